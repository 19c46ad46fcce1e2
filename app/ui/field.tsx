import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

/** The id of the first control of a field, where the error summary points. */
export function fieldId(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_-]/g, '-')
}

/** What a control says about its hint and error, so that a screen reader reads them with it. */
export function describe(id: string, { hint, error }: { hint?: ReactNode; error?: string | undefined }) {
  const described = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`)
  return { 'aria-describedby': described || undefined, 'aria-invalid': error ? (true as const) : undefined }
}

export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** The word that says a field may stay empty. */
  optional?: string | undefined
  id?: string | undefined
}

/** One question with one control: label, hint, error, control. */
export function Field({ name, label, hint, error, optional, id = fieldId(name), children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={classNames('utrecht-form-field', 'utrecht-form-field--distanced', Boolean(error) && 'utrecht-form-field--invalid')}>
      <label className="utrecht-form-label utrecht-form-field__label" htmlFor={id}>
        {label}
        {optional && <span className="dw-optional"> {optional}</span>}
      </label>
      <Hint id={id}>{hint}</Hint>
      <ErrorMessage id={id}>{error}</ErrorMessage>
      {children}
    </div>
  )
}

/** One question with several controls: legend, hint, error, controls. */
export function Fieldset({ name, label, hint, error, optional, id = fieldId(name), children }: FieldProps & { children: ReactNode }) {
  return (
    <fieldset
      className={classNames(
        'utrecht-form-fieldset',
        'utrecht-form-fieldset--html-fieldset',
        'utrecht-form-fieldset--distanced',
        'dw-fieldset',
        Boolean(error) && 'utrecht-form-fieldset--invalid',
      )}
      aria-describedby={describe(id, { hint, error })['aria-describedby']}
    >
      <legend className="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
        {label}
        {optional && <span className="dw-optional"> {optional}</span>}
      </legend>
      <Hint id={id}>{hint}</Hint>
      <ErrorMessage id={id}>{error}</ErrorMessage>
      {children}
    </fieldset>
  )
}

function Hint({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div className="utrecht-form-field-description dw-hint" id={`${id}-hint`}>
      {children}
    </div>
  )
}

function ErrorMessage({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null
  return (
    <div className="utrecht-form-field-error-message dw-error" id={`${id}-error`}>
      <Icon name="error" />
      <span>{children}</span>
    </div>
  )
}
