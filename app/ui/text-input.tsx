import type { InputHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Field, describe, fieldId, type FieldProps } from './field.tsx'

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'value' | 'name' | 'id'>

/** One line of text. `value` is what was typed before. */
export function TextInput({
  value,
  short = false,
  name,
  label,
  hint,
  error,
  optional,
  id = fieldId(name),
  ...rest
}: FieldProps & InputProps & { value?: string | undefined; short?: boolean }) {
  return (
    <Field {...{ name, label, hint, error, optional, id }}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        {...describe(id, { hint, error })}
        id={id}
        name={name}
        defaultValue={value}
        className={classNames('utrecht-textbox', 'utrecht-textbox--html-input', short && 'dw-input--short')}
      />
    </Field>
  )
}

export function TextArea({
  name,
  label,
  hint,
  error,
  optional,
  id = fieldId(name),
  value,
  rows = 4,
}: FieldProps & { value?: string | undefined; rows?: number }) {
  return (
    <Field {...{ name, label, hint, error, optional, id }}>
      <textarea
        {...describe(id, { hint, error })}
        id={id}
        name={name}
        rows={rows}
        defaultValue={value}
        className="utrecht-textarea utrecht-textarea--html-textarea"
      />
    </Field>
  )
}

/** A file to send along. The form needs encType="multipart/form-data". */
export function FileInput({
  name,
  label,
  hint,
  error,
  optional,
  id = fieldId(name),
  accept,
}: FieldProps & { accept?: string | undefined }) {
  return (
    <Field {...{ name, label, hint, error, optional, id }}>
      <div className="dw-file">
        <input {...describe(id, { hint, error })} type="file" id={id} name={name} accept={accept} />
      </div>
    </Field>
  )
}
