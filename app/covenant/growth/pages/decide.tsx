import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { decide } from '../commands.server.ts'
import { decisionForm } from '../forms.ts'
import { findProposal } from '../queries.server.ts'
import { outcomes, type DecideRefusal } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/decide'

const words = texts.decide

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const proposal = await read(context.get(databaseContext), visitor, (tx) => findProposal(tx, params.proposalId))
  if (!proposal) throw data(null, { status: 404 })
  return { today: visitor.today, id: proposal.id, title: proposal.title }
}

const fieldOf: Record<DecideRefusal, string> = {
  notSecretary: '',
  alreadyDecided: '',
  ownProposal: '',
  dayInFuture: 'decidedOn',
  dayBeforeProposal: 'decidedOn',
  changeMissing: 'changedTo',
  changeNotAsked: 'changedTo',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, decisionForm)
  if ('problems' in form) return answer(form.problems, form.typed, 400)
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => decide(tx, visitor, params.proposalId, form.value))
  if (!isRefusal(outcome)) return redirect(`/groei/voorstellen/${params.proposalId}?gedaan=besluit`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  return answer({ [fieldOf[outcome.refused]]: words.refused[outcome.refused] }, form.typed, 409)
}

function answer(problems: Problems, typed: Typed, status: 400 | 409) {
  return data({ problems, typed }, { status })
}

export default function Decide({ loaderData: { today, id, title }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const back = `/groei/voorstellen/${id}`
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/groei', label: texts.list.title }, { href: back, label: title }, { label: words.title }]}
      />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead(title)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <RadioCards
          name="outcome"
          label={words.outcome}
          error={problems?.['outcome']}
          value={typedText(typed, 'outcome')}
          options={outcomes.map((outcome) => ({ value: outcome, ...texts.outcomes[outcome] }))}
        />
        <TextArea
          name="changedTo"
          label={words.changedTo}
          hint={words.changedToHint}
          optional={formTexts.optional}
          error={problems?.['changedTo']}
          value={typedText(typed, 'changedTo')}
        />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          error={problems?.['reason']}
          value={typedText(typed, 'reason')}
        />
        <DateField
          name="decidedOn"
          label={words.decidedOn}
          hint={formTexts.dateHint}
          error={problems?.['decidedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'decidedOn', today)}
        />
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={back} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
