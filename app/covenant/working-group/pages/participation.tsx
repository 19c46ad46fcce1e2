import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { listParticipation } from '../../parties/queries.server.ts'
import { participationKinds, type ParticipationRefusal } from '../../parties/rules.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { findParty } from '../../programme/rules.ts'
import { recordParticipation } from '../commands.server.ts'
import { participationForm } from '../forms.ts'
import type { DecisionRefusal } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/participation'

const words = texts.participation

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const participation = await read(context.get(databaseContext), visitor, listParticipation)
  return {
    today: visitor.today,
    parties: programme.parties.map(({ id, fullName }) => ({ value: id, label: fullName })),
    history: participation.toReversed().map(({ partyId, kind, onDay, seq, decisionId }) => ({
      seq,
      decisionId,
      line: words.line(findParty(programme, partyId)?.fullName ?? partyId, kind, formatDay(onDay)),
    })),
  }
}

const fieldOf: Record<ParticipationRefusal, string> = {
  partyUnknown: 'partyId',
  dayBeforeSigning: 'onDay',
  dayFarAway: 'onDay',
  unchanged: 'onDay',
  nobodyLeft: 'kind',
  laterDecision: 'onDay',
}

/** What the decision itself may refuse; about the day of deciding, not the day from which it holds. */
const decisionRefusals = ['dayInFuture', 'alreadyRecorded'] as const satisfies DecisionRefusal[]

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, participationForm)
  if ('problems' in form) return answer(form.problems, form.typed, 400)
  const programme = context.get(programmeContext)
  const { partyId, kind, onDay, decidedOn } = form.value
  if (decidedOn < programme.signedOn) return answer({ decidedOn: texts.record.refused.dayBeforeSigning }, form.typed, 409)
  const title = words.decision(findParty(programme, partyId)?.fullName ?? partyId, kind, formatDay(onDay))
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    recordParticipation(tx, visitor, programme, { ...form.value, title }),
  )
  if (!isRefusal(outcome)) return redirect('/werkgroep?gedaan=bewaard', 303)
  const { refused } = outcome
  if (refused === 'notSecretary') throw data({ reason: 'notForYou' }, { status: 403 })
  if (refused in fieldOf) {
    const code = refused as ParticipationRefusal
    return answer({ [fieldOf[code]]: words.refused[code] }, form.typed, 409)
  }
  const code = decisionRefusals.find((each) => each === refused) ?? 'alreadyRecorded'
  return answer({ [code === 'dayInFuture' ? 'decidedOn' : '']: texts.record.refused[code] }, form.typed, 409)
}

function answer(problems: Problems, typed: Typed, status: 400 | 409) {
  return data({ problems, typed }, { status })
}

export default function ParticipationPage({ loaderData: { today, parties, history }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/werkgroep', label: texts.list.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <Select
          name="partyId"
          label={words.party}
          hint={words.onlyKnown}
          error={problems?.['partyId']}
          value={typedText(typed, 'partyId')}
          options={[{ value: '', label: words.choose }, ...parties]}
        />
        <RadioCards
          name="kind"
          label={words.kind}
          error={problems?.['kind']}
          value={typedText(typed, 'kind')}
          options={participationKinds.map((kind) => ({ value: kind, ...words.kinds[kind] }))}
        />
        <DateField
          name="onDay"
          label={words.onDay}
          hint={formTexts.dateHint}
          error={problems?.['onDay']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'onDay', today)}
        />
        <TextArea
          name="body"
          label={texts.record.body}
          hint={texts.record.bodyHint}
          error={problems?.['body']}
          value={typedText(typed, 'body')}
          rows={6}
        />
        <DateField
          name="decidedOn"
          label={texts.record.decidedOn}
          hint={formTexts.dateHint}
          error={problems?.['decidedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'decidedOn', today)}
        />
        <Small>{words.means}</Small>
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href="/werkgroep" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
      <Card labelledBy="history">
        <Heading level={2} id="history">
          {words.history}
        </Heading>
        {history.length === 0 ? (
          <p>{words.nothingYet}</p>
        ) : (
          <ul>
            {history.map(({ seq, line, decisionId }) => (
              <li key={seq}>
                <LinkAction href={`/werkgroep#besluit-${decisionId}`}>{line}</LinkAction>
              </li>
            ))}
          </ul>
        )}
        <Small>{words.undo}</Small>
      </Card>
    </>
  )
}
