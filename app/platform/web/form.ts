import { z } from 'zod'
import { isDay, type Day } from '../settings/day.ts'
import { texts } from './texts.ts'

/** What a person typed, as it goes back into the fields: always text, or several texts for boxes that may be ticked together. */
export type Typed = Record<string, string | string[]>

/** One message per field, in Dutch. The key '' is for the form as a whole. */
export type Problems = Record<string, string>

export type FormOutcome<T> = { value: T; typed: Typed } | { problems: Problems; typed: Typed }

/** Checks a posted form. A date comes in three fields (`name.day`, `name.month`, `name.year`) and leaves as one day. */
export function checkForm<S extends z.ZodType>(fields: FormData, schema: S): FormOutcome<z.output<S>> {
  const { input, typed } = collect(fields)
  const result = schema.safeParse(input)
  if (result.success) return { value: result.data, typed }
  const problems: Problems = {}
  for (const issue of result.error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message
  return { problems, typed }
}

const datePart = /^(.+)\.(day|month|year)$/

function collect(fields: FormData): { input: Record<string, unknown>; typed: Typed } {
  const input: Record<string, unknown> = {}
  const typed: Typed = {}
  const dates = new Map<string, { day: string; month: string; year: string }>()
  for (const name of new Set(fields.keys())) {
    // No field of ours, and setting it would give the objects below another prototype.
    if (name === '__proto__') continue
    const values = fields.getAll(name)
    const files = values.filter((value) => value instanceof Blob)
    if (files.length > 0) {
      input[name] = files[0]
      continue
    }
    const text = values.map((value) => (typeof value === 'string' ? clean(value) : ''))
    typed[name] = text.length === 1 ? (text[0] ?? '') : text
    const [, date, part] = datePart.exec(name) ?? []
    if (date === undefined) {
      input[name] = typed[name]
      continue
    }
    const parts = dates.get(date) ?? { day: '', month: '', year: '' }
    parts[part as 'day'] = (text[0] ?? '').trim()
    dates.set(date, parts)
  }
  for (const [name, { day, month, year }] of dates) {
    input[name] = day + month + year === '' ? '' : `${year && year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return { input, typed }
}

// PostgreSQL cannot store a NUL, and no person types one.
const clean = (text: string) => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').normalize('NFC')

const earliest: Day = '1990-01-01'
const latest: Day = '2100-12-31'

// A file where text is asked counts as nothing typed.
const single = z.preprocess((value) => [value].flat().find((one) => typeof one === 'string') ?? '', z.string())

/** A piece of text that must be there. `max` counts characters as a person does. */
export function text(options: { missing: string; max: number }) {
  return single
    .transform((value) => value.trim())
    .superRefine((value, context) => {
      if (value === '') context.addIssue({ code: 'custom', message: options.missing })
      else if ([...value].length > options.max) context.addIssue({ code: 'custom', message: texts.tooLong([...value].length, options.max) })
    })
}

/** A piece of text that may stay empty; empty becomes null. */
export function optionalText(options: { max: number }) {
  return single
    .transform((value) => value.trim())
    .superRefine((value, context) => {
      if ([...value].length > options.max) context.addIssue({ code: 'custom', message: texts.tooLong([...value].length, options.max) })
    })
    .transform((value) => (value === '' ? null : value))
}

/** A day that must be there. */
export function day(options: { missing: string }) {
  return single.superRefine((value, context) => {
    if (value === '') context.addIssue({ code: 'custom', message: options.missing })
    else refuseStrangeDay(value, context)
  })
}

/** A day that may stay empty; empty becomes null. */
export function optionalDay() {
  return single
    .superRefine((value, context) => {
      if (value !== '') refuseStrangeDay(value, context)
    })
    .transform((value) => (value === '' ? null : value))
}

function refuseStrangeDay(value: string, context: { addIssue(issue: { code: 'custom'; message: string }): void }) {
  if (!isDay(value)) context.addIssue({ code: 'custom', message: texts.dayDoesNotExist })
  else if (value < earliest || value > latest) context.addIssue({ code: 'custom', message: texts.dayFarAway })
}

/** One of a few fixed values. */
export function choice<const T extends readonly [string, ...string[]]>(values: T, options: { missing: string }) {
  return single.pipe(z.enum(values, { error: options.missing }))
}

/** Any number of ticked boxes. */
export function choices() {
  return z.preprocess(
    (value) => (value === '' ? [] : [value].flat().filter((one) => typeof one === 'string')),
    z.array(z.string()).max(200, texts.formUnreadable),
  )
}

/** A box that is ticked or not. */
export function ticked() {
  return single.transform((value) => value !== '')
}

/** The version of a card that the page showed, so that a later save can tell whether somebody was here in between. */
export function version() {
  return single.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : -1))
}

/** What was typed in a field, for putting it back. */
export function typedText(typed: Typed | undefined, name: string, otherwise = ''): string {
  const value = typed?.[name]
  return value === undefined ? otherwise : Array.isArray(value) ? (value[0] ?? '') : value
}

/** Which boxes were ticked. */
export function typedList(typed: Typed | undefined, name: string, otherwise: string[] = []): string[] {
  if (!typed) return otherwise
  const value = typed[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
