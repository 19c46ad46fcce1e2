import { data, href, redirect } from 'react-router'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { read, write, type Database } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { programmeContext } from '../../programme/request-context.ts'
import type { Programme } from '../../programme/rules.ts'
import { keepsEvidence, replaceEvidence } from '../commands.server.ts'
import { answerProblems, answerRefusal } from '../parts/answer.ts'
import { readEvidence } from '../parts/evidence-answer.server.ts'
import { EvidenceForm, pointValue } from '../parts/evidence-form.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { listOtherOwn, notYours, openAmbition } from '../parts/own-ambition.server.ts'
import { findEvidence } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/replace-evidence'

/** The evidence to replace and the first ambition it serves. Throws the pages that belong to 'not there' and 'not for you'. */
async function openOld(database: Database, visitor: Visitor, programme: Programme, id: string, request: Request) {
  const old = await read(database, visitor, (tx) => findEvidence(tx, programme, id))
  if (!old || old.partyId !== visitor.partyId) throw data(null, { status: 404 })
  if (!keepsEvidence(visitor, programme, old)) throw notYours(request, href('/bewijs/:evidenceId', { evidenceId: id }))
  return { old, ambition: openAmbition(programme, old.links[0]?.ambition ?? '') }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { old, ambition } = await openOld(context.get(databaseContext), visitor, programme, params.evidenceId, request)
  return { old, ambition, others: listOtherOwn(programme, visitor, ambition), today: visitor.today }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const { ambition } = await openOld(database, visitor, programme, params.evidenceId, request)
  const form = await readEvidence(request, ambition)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const outcome = await write(database, visitor, (tx) => replaceEvidence(tx, visitor, programme, params.evidenceId, form.value))
  if (isRefusal(outcome)) return answerRefusal(outcome, form.typed, ambition)
  return redirect(`${href('/bewijs/:evidenceId', { evidenceId: outcome.evidenceId })}?gedaan=vervangen`, 303)
}

export default function ReplaceEvidencePage({ loaderData: { old, ambition, others, today }, actionData }: Route.ComponentProps) {
  const words = texts.evidenceForm
  const back = href('/bewijs/:evidenceId', { evidenceId: old.id })
  return (
    <>
      <title>{texts.titleOf(words.replaceTitle(old.title))}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[
          { href: href('/onze-dijk'), label: texts.crumbs.own },
          { href: href('/ambities/:number', { number: ambition.number }), label: texts.heading(ambition) },
          { href: back, label: old.title },
          { label: words.replaceCrumb },
        ]}
      />
      <Heading level={1}>{words.replaceTitle(old.title)}</Heading>
      <Lead>{words.replaceLead}</Lead>
      <NotSaved answer={actionData} />
      <Card>
        <EvidenceForm
          ambition={ambition}
          others={others}
          start={{
            kind: old.kind,
            title: old.title,
            ...(old.url !== null && { url: old.url }),
            ...(old.body !== null && { body: old.body }),
            shared: old.shared,
            proves: old.links.flatMap((link) => (link.criterion === null ? [] : [pointValue(link.ambition, link.criterion)])),
          }}
          today={today}
          answer={actionData}
          button={words.replaceButton}
          back={back}
        />
      </Card>
    </>
  )
}
