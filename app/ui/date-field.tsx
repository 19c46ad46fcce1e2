import { Fieldset, describe, fieldId, type FieldProps } from './field.tsx'

export type DateParts = { day: string; month: string; year: string }

/** '2026-12-15' in three parts; anything else gives three empty fields. */
export function dateParts(day: string | null | undefined): DateParts {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? []
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

/** The three parts as they were typed, or those of a known day when nothing was typed yet. */
export function typedDateParts(
  typed: Record<string, string | string[]> | undefined,
  name: string,
  otherwise?: string | null | undefined,
): DateParts {
  if (!typed) return dateParts(otherwise)
  const part = (key: keyof DateParts) => String(typed[`${name}.${key}`] ?? '')
  return { day: part('day'), month: part('month'), year: part('year') }
}

/** A date in three fields, `name.day`, `name.month` and `name.year`. The hint gives an example. */
export function DateField({
  parts,
  value,
  words,
  ...field
}: FieldProps & { parts?: DateParts | undefined; value?: string | null | undefined; words: DateParts }) {
  const id = field.id ?? fieldId(field.name)
  const shown = parts ?? dateParts(value)
  const describedBy = describe(id, field)
  return (
    <Fieldset {...field}>
      <div className="dw-date">
        {(['day', 'month', 'year'] as const).map((part) => (
          <div key={part}>
            <label htmlFor={part === 'day' ? id : `${id}-${part}`}>{words[part]}</label>
            <input
              {...describedBy}
              id={part === 'day' ? id : `${id}-${part}`}
              name={`${field.name}.${part}`}
              defaultValue={shown[part]}
              inputMode="numeric"
              autoComplete="off"
              maxLength={part === 'year' ? 4 : 2}
              className="utrecht-textbox utrecht-textbox--html-input"
            />
          </div>
        ))}
      </div>
    </Fieldset>
  )
}
