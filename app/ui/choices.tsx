import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Fieldset, describe, fieldId, type FieldProps } from './field.tsx'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Drawn at the far end of a card, for instance a state tile. */
  mark?: ReactNode
}

/** One answer out of two to six. Cards by default; 'inline' for short answers such as yes and no. */
export function RadioCards({
  options,
  value,
  look = 'cards',
  ...field
}: FieldProps & { options: Choice[]; value?: string | undefined; look?: 'cards' | 'plain' | 'inline' }) {
  const id = field.id ?? fieldId(field.name)
  return (
    <Fieldset {...field}>
      <div className={classNames(look === 'inline' && 'dw-choices--inline')}>
        {options.map((option, index) => (
          <ChoiceRow
            key={option.value}
            type="radio"
            id={index === 0 ? id : `${id}-${fieldId(option.value)}`}
            name={field.name}
            option={option}
            checked={option.value === value}
            card={look === 'cards'}
            invalid={Boolean(field.error)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** Any number of answers under one question. */
export function CheckboxFields({
  options,
  values = [],
  card = false,
  ...field
}: FieldProps & { options: Choice[]; values?: string[]; card?: boolean }) {
  const id = field.id ?? fieldId(field.name)
  return (
    <Fieldset {...field}>
      {options.map((option, index) => (
        <ChoiceRow
          key={option.value}
          type="checkbox"
          id={index === 0 ? id : `${id}-${fieldId(option.value)}`}
          name={field.name}
          option={option}
          checked={values.includes(option.value)}
          card={card}
          invalid={Boolean(field.error)}
        />
      ))}
    </Fieldset>
  )
}

/** One box that is its own question. */
export function CheckboxField({
  name,
  value = 'yes',
  label,
  hint,
  checked = false,
  error,
  id = fieldId(name),
  hideLabel = false,
}: {
  name: string
  value?: string
  label: ReactNode
  hint?: ReactNode
  checked?: boolean
  error?: string | undefined
  id?: string
  hideLabel?: boolean
}) {
  return (
    <div
      className={classNames(
        'utrecht-form-field',
        !hideLabel && 'utrecht-form-field--distanced',
        Boolean(error) && 'utrecht-form-field--invalid',
      )}
    >
      {error && (
        <div className="utrecht-form-field-error-message dw-error" id={`${id}-error`}>
          {error}
        </div>
      )}
      <div className="dw-choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          {...describe(id, { error })}
          className="utrecht-checkbox utrecht-custom-checkbox utrecht-custom-checkbox--html-input"
        />
        <label htmlFor={id} className={hideLabel ? 'dw-vh' : 'utrecht-form-label--checkbox'}>
          {label}
          {hint && <small>{hint}</small>}
        </label>
      </div>
    </div>
  )
}

function ChoiceRow({
  type,
  id,
  name,
  option,
  checked,
  card,
  invalid,
}: {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: Choice
  checked: boolean
  card: boolean
  invalid: boolean
}) {
  return (
    <div className={classNames('dw-choice', card && 'dw-choice--card')}>
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-invalid={invalid || undefined}
        className={
          type === 'radio'
            ? 'utrecht-radio-button utrecht-radio-button--html-input'
            : 'utrecht-checkbox utrecht-custom-checkbox utrecht-custom-checkbox--html-input'
        }
      />
      <label htmlFor={id} className={`utrecht-form-label--${type}`}>
        {option.label}
        {option.hint && <small>{option.hint}</small>}
      </label>
      {option.mark}
    </div>
  )
}
