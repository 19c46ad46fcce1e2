import { href, redirect } from 'react-router'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { addEvidence } from '../commands.server.ts'
import { answerProblems, answerRefusal } from '../parts/answer.ts'
import { readEvidence } from '../parts/evidence-answer.server.ts'
import { EvidenceForm } from '../parts/evidence-form.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { listOtherOwn, openForUpdate } from '../parts/own-ambition.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/add-evidence'

export function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { ambition } = openForUpdate(programme, visitor, params.number, request)
  return { ambition, others: listOtherOwn(programme, visitor, ambition), today: visitor.today }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { ambition } = openForUpdate(programme, visitor, params.number, request)
  const form = await readEvidence(request, ambition)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => addEvidence(tx, visitor, programme, form.value))
  if (isRefusal(outcome)) return answerRefusal(outcome, form.typed, ambition)
  return redirect(`${href('/ambities/:number', { number: ambition.number })}?gedaan=bewijs`, 303)
}

export default function AddEvidencePage({ loaderData: { ambition, others, today }, actionData }: Route.ComponentProps) {
  const words = texts.evidenceForm
  const heading = texts.heading(ambition)
  const back = href('/ambities/:number', { number: ambition.number })
  return (
    <>
      <title>{texts.titleOf(words.addTitle(heading))}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[{ href: href('/onze-dijk'), label: texts.crumbs.own }, { href: back, label: heading }, { label: words.addCrumb }]}
      />
      <Heading level={1}>{words.addTitle(heading)}</Heading>
      <Lead>{words.addLead}</Lead>
      <NotSaved answer={actionData} />
      <Card>
        <EvidenceForm
          ambition={ambition}
          others={others}
          start={{}}
          today={today}
          answer={actionData}
          button={words.addButton}
          back={back}
        />
      </Card>
    </>
  )
}
