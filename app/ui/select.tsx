import { Field, describe, fieldId, type FieldProps } from './field.tsx'

export type Option = { value: string; label: string }

/** For seven answers or more; fewer are `RadioCards`. */
export function Select({
  name,
  label,
  hint,
  error,
  optional,
  id = fieldId(name),
  options,
  value,
}: FieldProps & { options: (Option | { group: string; options: Option[] })[]; value?: string | undefined }) {
  return (
    <Field {...{ name, label, hint, error, optional, id }}>
      <select
        {...describe(id, { hint, error })}
        id={id}
        name={name}
        defaultValue={value}
        className="utrecht-select utrecht-select--html-select"
      >
        {options.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map(asOption)}
            </optgroup>
          ) : (
            asOption(option)
          ),
        )}
      </select>
    </Field>
  )
}

function asOption({ value, label }: Option) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}
