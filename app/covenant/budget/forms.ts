import { z } from 'zod'
import { day, optionalText, text } from '../../platform/web/form.ts'
import { centsFrom } from './rules.ts'
import { texts } from './texts.ts'

const { book, back } = texts

const amount = text({ missing: book.amountMissing, max: 30 }).transform((value, context) => {
  const cents = value === '' ? 0 : centsFrom(value)
  if (cents !== null) return cents
  context.addIssue({ code: 'custom', message: book.amountUnreadable })
  return z.NEVER
})

const shared = { amount, bookedOn: day({ missing: book.dayMissing }), note: text({ missing: book.noteMissing, max: 200 }) }

export const allocationForm = z.object({
  ...shared,
  theme: text({ missing: book.themeMissing, max: 3 }).transform(Number),
  partyId: optionalText({ max: 100 }),
})
export const madeOnForm = z.object(shared)
export const turnBackForm = z.object({ bookedOn: shared.bookedOn, note: text({ missing: back.noteMissing, max: 200 }) })
