import { data } from 'react-router'
import type { Problems, Typed } from '../../../platform/web/form.ts'
import type { Ambition } from '../../programme/rules.ts'
import { texts, type CommandRefusal } from '../texts.ts'

/** What a page answers to a form that was not saved: beside which field, or what in general, and what was typed. */
export type NotSaved = {
  problems: Problems | undefined
  typed: Typed
  refused: { code: CommandRefusal; message: string; points: string[] } | undefined
}

/** A refusal that one field can mend stands beside that field. */
const fieldOf: Partial<Record<CommandRefusal, string>> = {
  dayInFuture: 'holdsOn',
  dayBeforeSigning: 'holdsOn',
  dayBeforeLast: 'holdsOn',
  reasonMissing: 'reason',
  datedInFuture: 'datedOn',
  endsBeforeStart: 'validUntil',
  linkNotWeb: 'url',
}

export function answerProblems(problems: Problems, typed: Typed) {
  return data<NotSaved>({ problems, typed, refused: undefined }, { status: 400 })
}

/** Nothing was saved. `ambition` names the points that the refusal is about. */
export function answerRefusal(outcome: { refused: CommandRefusal | 'notFound'; details?: string[] }, typed: Typed, ambition?: Ambition) {
  const { refused: code } = outcome
  if (code === 'notFound') throw data(null, { status: 404 })
  if (code === 'notYours') throw data({ reason: 'notForYou' }, { status: 403 })
  const message = texts.refused[code]
  const field = fieldOf[code]
  if (field !== undefined) return data<NotSaved>({ problems: { [field]: message }, typed, refused: undefined }, { status: 409 })
  const points = (outcome.details ?? []).map((id) => ambition?.criteria.find((criterion) => criterion.id === id)?.text ?? id)
  return data<NotSaved>({ problems: undefined, typed, refused: { code, message, points } }, { status: 409 })
}

/** `?gedaan=stand` leads to a fixed sentence; anything else to none. */
export function doneMessage(request: Request): string | undefined {
  const done = new URL(request.url).searchParams.get('gedaan') ?? ''
  return Object.hasOwn(texts.done, done) ? texts.done[done] : undefined
}
