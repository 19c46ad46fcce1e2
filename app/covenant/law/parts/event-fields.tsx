import { typedList, typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import type { Refused } from '../../../platform/web/outcome.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { CheckboxFields, RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { TextArea, TextInput } from '../../../ui/text-input.tsx'
import { partyTypes, type Programme } from '../../programme/rules.ts'
import { defaultTermMonths, eventKinds, type EventRefusal, type LawEvent } from '../rules.ts'
import { texts } from '../texts.ts'

const words = texts.form

/** The questions about one event; `event` is what stands there now when it is corrected. */
export function EventFields({
  ambitions,
  event,
  problems,
  typed,
}: {
  ambitions: { value: string; label: string }[]
  event?: LawEvent
  problems: Problems | undefined
  typed: Typed | undefined
}) {
  return (
    <>
      <RadioCards
        name="kind"
        label={words.kind}
        look="plain"
        error={problems?.['kind']}
        value={typedText(typed, 'kind', event?.kind)}
        options={eventKinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
      />
      <TextInput name="title" label={words.name} error={problems?.['title']} value={typedText(typed, 'title', event?.title)} />
      <DateField
        name="onDay"
        label={words.onDay}
        hint={words.onDayHint}
        error={problems?.['onDay']}
        words={formTexts.dateParts}
        parts={typedDateParts(typed, 'onDay', event?.onDay ?? undefined)}
        optional={formTexts.optional}
      />
      <TextArea
        name="changed"
        label={words.changed}
        hint={words.changedHint}
        error={problems?.['changed']}
        value={typedText(typed, 'changed', event?.changed)}
        rows={4}
      />
      <TextInput
        name="question"
        label={words.question}
        hint={words.questionHint}
        error={problems?.['question']}
        value={typedText(typed, 'question', event?.question)}
      />
      <TextInput
        name="source"
        label={words.source}
        hint={words.sourceHint}
        error={problems?.['source']}
        value={typedText(typed, 'source', event?.source)}
      />
      <CheckboxFields
        name="ambitions"
        label={words.ambitions}
        error={problems?.['ambitions']}
        values={typedList(typed, 'ambitions', event?.ambitions)}
        options={ambitions}
      />
      <CheckboxFields
        name="partyTypes"
        label={words.partyTypes}
        error={problems?.['partyTypes']}
        values={typedList(typed, 'partyTypes', event?.partyTypes)}
        options={partyTypes.map((type) => ({ value: type, label: texts.partyTypes[type] }))}
      />
      <TextInput
        name="termMonths"
        label={words.termMonths}
        hint={words.termHint}
        error={problems?.['termMonths']}
        value={typedText(typed, 'termMonths', String(event?.termMonths ?? defaultTermMonths))}
      />
    </>
  )
}

export function ambitionOptions(programme: Programme) {
  return programme.ambitions.map(({ number, title }) => ({ value: number, label: `${number} ${title}` }))
}

const fieldOf: Record<EventRefusal, string> = {
  beforeBeginning: 'onDay',
  farAway: 'onDay',
  ambitionMissing: 'ambitions',
  ambitionUnknown: 'ambitions',
  partyTypeMissing: 'partyTypes',
  appliesToNobody: 'ambitions',
  termOutside: 'termMonths',
  alreadyEntered: 'title',
}

export function problemsOf(refused: Refused<EventRefusal>): Problems {
  const said = refused.refused === 'appliesToNobody' ? words.appliesToNobody(refused.details ?? []) : words.refused[refused.refused]
  return { [fieldOf[refused.refused]]: said }
}
