import { Button } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { Heading } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { StateTile } from '../../../ui/state.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import type { Day } from '../../../platform/settings/day.ts'
import { typedText } from '../../../platform/web/form.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import type { Programme, State } from '../../programme/rules.ts'
import type { Outlook } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { NotSaved } from './answer.ts'
import type { OwnView } from './ambition-view.server.ts'

export function StateForm({
  programme,
  own,
  today,
  answer,
}: {
  programme: Programme
  own: OwnView
  today: Day
  answer: NotSaved | undefined
}) {
  const typed = answer?.typed
  const problems = answer?.problems ?? {}
  const onlyOutlook = own.waiting !== undefined
  return (
    <Card labelledBy="update" id="bijwerken">
      <Heading level={2} id="update">
        {texts.form.title}
      </Heading>
      {onlyOutlook && <p>{texts.form.onlyOutlook}</p>}
      <form method="post">
        <Seen own={own} />
        <input type="hidden" name="intent" value={onlyOutlook ? 'outlook' : 'state'} />
        {!onlyOutlook && (
          <>
            <RadioCards
              name="state"
              label={texts.form.state}
              hint={texts.form.stateHint}
              error={problems['state']}
              value={typedText(typed, 'state', own.standing.state)}
              options={programme.states.map((state) => ({
                value: state,
                label: programme.stateLabels[state],
                hint: hintOf(state, own),
                mark: <StateTile kind={state} />,
              }))}
            />
            <DateField
              name="holdsOn"
              label={texts.form.holdsOn}
              hint={texts.form.holdsOnHint}
              error={problems['holdsOn']}
              words={formTexts.dateParts}
              parts={typedDateParts(typed, 'holdsOn', today)}
            />
            <TextArea
              name="reason"
              label={texts.form.reason}
              hint={texts.form.reasonHint}
              optional={formTexts.optional}
              error={problems['reason']}
              value={typedText(typed, 'reason')}
              rows={2}
            />
          </>
        )}
        <TextArea
          name="note"
          label={texts.form.note}
          hint={own.team ? texts.form.noteHintTeam : texts.form.noteHint}
          optional={formTexts.optional}
          error={problems['note']}
          value={typedText(typed, 'note')}
        />
        <RadioCards
          name="outlook"
          look="plain"
          label={texts.form.outlook}
          hint={own.team ? texts.form.outlookHintTeam : texts.form.outlookHint}
          optional={onlyOutlook ? undefined : formTexts.optional}
          error={problems['outlook']}
          value={typedText(typed, 'outlook', own.outlook?.outlook)}
          options={(Object.keys(texts.form.outlooks) as Outlook[]).map((outlook) => ({ value: outlook, ...texts.form.outlooks[outlook] }))}
        />
        <Actions>
          <Button>{formTexts.save}</Button>
        </Actions>
      </form>
    </Card>
  )
}

function hintOf(state: State, own: OwnView): string {
  if (state === own.standing.state) return texts.form.now
  if (state !== 'achieved' && state !== 'secured') return texts.form.states[state]
  const { answers, proofs } = own.open[state]
  const open = answers > 0 ? texts.form.open(answers) : proofs > 0 ? texts.form.unproved(proofs) : texts.form.second
  return `${texts.form.states[state]}. ${open}`
}

/** What the page showed when it left: the version of the card, and how much had happened. Renewed each time the form comes back. */
export function Seen({ own }: { own: { version: number; deeds: readonly unknown[] } }) {
  return (
    <>
      <input type="hidden" name="seen" value={own.version} />
      <input type="hidden" name="deeds" value={own.deeds.length} />
    </>
  )
}
