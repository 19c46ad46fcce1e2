import { z } from 'zod'
import { choice, choices, day, optionalDay, optionalText, text } from '../../platform/web/form.ts'
import { allStates, type State } from '../programme/rules.ts'
import type { Outlook, Wish } from './rules.ts'
import { texts } from './texts.ts'

export const uploadForm = z.object({
  sheet: z.instanceof(File, { error: texts.upload.missing }).refine((file) => file.name !== '' || file.size > 0, texts.upload.missing),
})

/** `mark` is what the page was made of: when something changed since, nothing is done. */
export const importForm = z.object({ deed: choice(['do', 'undo'], { missing: '' }), mark: optionalText({ max: 4000 }) })

const outlooks = ['', 'onTrack', 'attention', 'obstacle'] as const

/**
 * One answer for many ambitions. What is left as it is, is not asked; for a field that may be emptied a choice says whether it is filled in
 * for all, emptied for all or left as it is.
 */
export const manyForm = z
  .object({
    numbers: choices().refine((numbers) => numbers.length > 0, texts.many.noneChosen),
    deed: choice(['reconfirm', 'change'], { missing: texts.many.deedMissing }),
    state: choice(['', ...allStates], { missing: texts.many.stateMissing }),
    holdsOn: day({ missing: texts.many.dayMissing }),
    reason: optionalText({ max: 1000 }),
    ownerDeed: choice(['keep', 'set', 'empty'], { missing: texts.many.keepMissing }),
    owner: optionalText({ max: 200 }),
    nextDeed: choice(['keep', 'set', 'empty'], { missing: texts.many.keepMissing }),
    nextOn: optionalDay(),
    outlook: choice(outlooks, { missing: texts.many.outlookMissing }),
    mark: text({ missing: '', max: 4000 }),
  })
  .superRefine((form, context) => {
    const add = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (form.deed === 'reconfirm') return
    if (form.ownerDeed === 'set' && form.owner === null) add('owner', texts.many.ownerMissing)
    if (form.nextDeed === 'set' && form.nextOn === null) add('nextOn', texts.many.nextMissing)
    const asks = form.state !== '' || form.outlook !== '' || form.ownerDeed !== 'keep' || form.nextDeed !== 'keep'
    if (!asks) add('deed', texts.many.nothingAsked)
  })
  .transform(({ numbers, mark, ...form }) => ({ mark, wishes: numbers.map((number) => wishOf(number, form)) }))

function wishOf(
  number: string,
  form: {
    deed: 'reconfirm' | 'change'
    state: State | ''
    holdsOn: string
    reason: string | null
    ownerDeed: 'keep' | 'set' | 'empty'
    owner: string | null
    nextDeed: 'keep' | 'set' | 'empty'
    nextOn: string | null
    outlook: Outlook | ''
  },
): Wish {
  const reason = form.reason ?? undefined
  if (form.deed === 'reconfirm') return { number, reconfirm: true, reason }
  return {
    number,
    reason,
    state: form.state === '' ? undefined : form.state,
    holdsOn: form.state === '' ? undefined : form.holdsOn,
    owner: form.ownerDeed === 'keep' ? undefined : form.ownerDeed === 'empty' ? null : form.owner,
    nextOn: form.nextDeed === 'keep' ? undefined : form.nextDeed === 'empty' ? null : form.nextOn,
    outlook: form.outlook === '' ? undefined : form.outlook,
  }
}
