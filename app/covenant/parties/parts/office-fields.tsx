import { typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import type { PartyType } from '../../programme/rules.ts'
import { functionsFor, type Office } from '../rules.ts'
import { texts } from '../texts.ts'

const words = texts.office

/** The questions about one office, for adding and for changing. */
export function OfficeFields({
  type,
  office,
  problems,
  typed,
}: {
  type: PartyType
  office?: Office | undefined
  problems: Problems | undefined
  typed: Typed | undefined
}) {
  return (
    <>
      <RadioCards
        name="function"
        label={words.function}
        error={problems?.['function']}
        value={typedText(typed, 'function', office?.function)}
        options={functionsFor(type).map((name) => ({ value: name, label: texts.functions[name], hint: texts.functionHints[name] }))}
      />
      <TextInput name="holder" label={words.holder} error={problems?.['holder']} value={typedText(typed, 'holder', office?.holder)} />
      <TextInput
        name="email"
        label={words.email}
        optional={formTexts.optional}
        error={problems?.['email']}
        value={typedText(typed, 'email', office?.email ?? '')}
        inputMode="email"
      />
      <TextInput
        name="phone"
        label={words.phone}
        optional={formTexts.optional}
        error={problems?.['phone']}
        value={typedText(typed, 'phone', office?.phone ?? '')}
        inputMode="tel"
      />
      <DateField
        name="fromOn"
        label={words.fromOn}
        hint={formTexts.dateHint}
        error={problems?.['fromOn']}
        words={formTexts.dateParts}
        parts={typedDateParts(typed, 'fromOn', office?.fromOn)}
      />
      <DateField
        name="untilOn"
        label={words.untilOn}
        optional={formTexts.optional}
        hint={formTexts.dateHint}
        error={problems?.['untilOn']}
        words={formTexts.dateParts}
        parts={typedDateParts(typed, 'untilOn', office?.untilOn)}
      />
    </>
  )
}
