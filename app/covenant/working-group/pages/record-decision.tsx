import { data, redirect } from 'react-router'
import { write } from '../../../platform/database/party.server.ts'
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
import { Actions, Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { ambitionsOf } from '../../programme/rules.ts'
import { recordDecision } from '../commands.server.ts'
import { decisionForm } from '../forms.ts'
import { decisionKinds, type DecisionRefusal } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/record-decision'

const words = texts.record

export function loader({ context }: Route.LoaderArgs) {
  const programme = context.get(programmeContext)
  return {
    today: context.get(visitorContext).today,
    parties: programme.parties.map(({ id, fullName }) => ({ value: id, label: fullName })),
    ambitions: programme.themes.map((theme) => ({
      group: `${theme.number} ${theme.title}`,
      options: ambitionsOf(programme, theme.number).map(({ number, title }) => ({ value: number, label: `${number} ${title}` })),
    })),
  }
}

const fieldOf: Record<DecisionRefusal, string> = {
  dayInFuture: 'decidedOn',
  dayBeforeSigning: 'decidedOn',
  onlyNotApplicable: 'kind',
  partyMissing: 'partyId',
  ambitionMissing: 'ambition',
  doesNotApply: 'ambition',
  perBasisteam: 'ambition',
  alreadyRecorded: '',
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, decisionForm)
  if ('problems' in form) return answer(form.problems, form.typed, 400)
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    recordDecision(tx, visitor, context.get(programmeContext), form.value),
  )
  if (!isRefusal(outcome)) return redirect('/werkgroep?gedaan=bewaard', 303)
  if (outcome.refused === 'notSecretary') throw data({ reason: 'notForYou' }, { status: 403 })
  return answer({ [fieldOf[outcome.refused]]: words.refused[outcome.refused] }, form.typed, 409)
}

function answer(problems: Problems, typed: Typed, status: 400 | 409) {
  return data({ problems, typed }, { status })
}

export default function RecordDecision({ loaderData: { today, parties, ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const none = { value: '', label: words.none }
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/werkgroep', label: texts.list.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <RadioCards
          name="kind"
          label={words.kind}
          error={problems?.['kind']}
          value={typedText(typed, 'kind')}
          options={decisionKinds.map((kind) => ({ value: kind, ...texts.kinds[kind] }))}
        />
        <TextInput name="title" label={words.name} error={problems?.['title']} value={typedText(typed, 'title')} />
        <TextArea
          name="body"
          label={words.body}
          hint={words.bodyHint}
          error={problems?.['body']}
          value={typedText(typed, 'body')}
          rows={6}
        />
        <DateField
          name="decidedOn"
          label={words.decidedOn}
          hint={formTexts.dateHint}
          error={problems?.['decidedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'decidedOn', today)}
        />
        <Card labelledBy="only-for">
          <Heading level={2} look={3} id="only-for">
            {words.onlyFor}
          </Heading>
          <Select
            name="partyId"
            label={words.party}
            error={problems?.['partyId']}
            value={typedText(typed, 'partyId')}
            options={[none, ...parties]}
          />
          <Select
            name="ambition"
            label={words.ambition}
            error={problems?.['ambition']}
            value={typedText(typed, 'ambition')}
            options={[none, ...ambitions]}
          />
        </Card>
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href="/werkgroep" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
