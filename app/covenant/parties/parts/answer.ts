import { data } from 'react-router'
import type { Problems, Typed } from '../../../platform/web/form.ts'
import type { OfficeRefusal, RenewalRefusal, SignatureRefusal } from '../rules.ts'
import { texts } from '../texts.ts'

/** `typed` is absent when the fields were not sent, and the page shows what is kept. */
type Answer = { problems: Problems; typed: Typed | undefined; changedMeanwhile: boolean }

/** A form that was not saved comes back with what was typed. */
export function answerProblems(problems: Problems, typed?: Typed) {
  return data<Answer>({ problems, typed, changedMeanwhile: false }, { status: 400 })
}

type Common = 'notFound' | 'notCoordinator' | 'notForYou' | 'changedMeanwhile'
type OfRule<Code extends string> = Exclude<Code, Common>

/**
 * What the rules refuse stands beside the field that can mend it. What is not there, or belongs to another party, is not found; a person
 * without the right sees whom to ask.
 */
export function answerRefusal<Code extends string>(
  code: Code,
  typed: Typed | undefined,
  words: { fields: Record<OfRule<Code>, string>; sentences: Record<OfRule<Code>, string> },
) {
  if (code === 'notFound') throw data(null, { status: 404 })
  if (code === 'notCoordinator' || code === 'notForYou') throw data({ reason: 'notForYou' }, { status: 403 })
  if (code === 'changedMeanwhile') return data<Answer>({ problems: {}, typed, changedMeanwhile: true }, { status: 409 })
  const ofRule = code as OfRule<Code>
  return data<Answer>({ problems: { [words.fields[ofRule]]: words.sentences[ofRule] }, typed, changedMeanwhile: false }, { status: 409 })
}

type Words<Refusal extends string> = { fields: Record<Refusal, string>; sentences: Record<Refusal, string> }

export const officeWords: Words<OfficeRefusal> = {
  fields: { functionElsewhere: 'function', endsBeforeStart: 'untilOn', overlaps: 'fromOn', contactMissing: 'email' },
  sentences: texts.office.refused,
}

export const signatureWords: Words<SignatureRefusal> = {
  fields: { dayInFuture: 'signedOn', dayBeforeSigning: 'signedOn', functionElsewhere: 'signedFunction' },
  sentences: texts.signature.refused,
}

export const renewalWords: Words<RenewalRefusal> = {
  fields: { nothingToRenew: '', dayInFuture: 'renewedOn', dayBeforeOffice: 'renewedOn' },
  sentences: texts.renewal.refused,
}
