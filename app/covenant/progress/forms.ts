import { z } from 'zod'
import type { Day } from '../../platform/settings/day.ts'
import { choice, choices, day, optionalDay, optionalText, text, ticked, version } from '../../platform/web/form.ts'
import { allStates, type Criterion } from '../programme/rules.ts'
import { evidenceKinds } from './rules.ts'
import { texts } from './texts.ts'

const longest = { line: 200, reason: 1000, note: 2000 }

const outlookOrNothing = choice(['', 'onTrack', 'attention', 'obstacle'], { missing: texts.form.outlookMissing }).transform((value) =>
  value === '' ? null : value,
)

export const stateForm = z.object({
  state: choice(allStates, { missing: texts.form.stateMissing }),
  holdsOn: day({ missing: texts.form.holdsOnMissing }),
  reason: optionalText({ max: longest.reason }),
  note: optionalText({ max: longest.note }),
  outlook: outlookOrNothing,
  seen: version(),
})

/** While a change waits for its second person, only the road ahead can be told. */
export const outlookForm = z.object({
  outlook: choice(['onTrack', 'attention', 'obstacle'], { missing: texts.form.outlookMissing }),
  note: optionalText({ max: longest.note }),
  seen: version(),
})

export type CriterionAnswer = { criterion: string; yes: boolean; statement: string | null }

/** Two fields per criterion. What stays at 'not yet' is left out. */
export function criteriaForm(criteria: readonly Criterion[]) {
  const fields: Record<string, z.ZodType<string | null>> = {}
  for (const { id } of criteria) {
    fields[answerName(id)] = choice(['', 'yes', 'no'], { missing: texts.criteria.unanswered })
    fields[statementName(id)] = optionalText({ max: longest.note })
  }
  return z
    .object({ ...fields, seen: version() })
    .superRefine((form: Record<string, unknown>, context) => {
      for (const { id } of criteria) {
        if (form[statementName(id)] === null || form[answerName(id)] === 'yes') continue
        context.addIssue({ code: 'custom', path: [answerName(id)], message: texts.criteria.page.statementNeedsYes })
      }
    })
    .transform((form: Record<string, unknown>) => ({
      seen: form['seen'] as number,
      answers: criteria.flatMap(({ id }): CriterionAnswer[] => {
        const answer = form[answerName(id)]
        return answer === 'yes' || answer === 'no'
          ? [{ criterion: id, yes: answer === 'yes', statement: form[statementName(id)] as string | null }]
          : []
      }),
    }))
}

export const answerName = (criterion: string) => `answer-${criterion}`
export const statementName = (criterion: string) => `statement-${criterion}`

/** `known` is the date that stood there already: that one may stay, also when it has passed. */
export function planForm({ today, known }: { today: Day; known: Day | null }) {
  return z.object({
    owner: optionalText({ max: longest.line }),
    nextOn: optionalDay().refine((value) => value === null || value >= today || value === known, texts.planning.page.nextPassed),
    seen: version(),
  })
}

export const reconfirmForm = z.object({ reason: optionalText({ max: longest.reason }), seen: version() })

export const answerForm = z.object({
  outcome: choice(['confirmed', 'declined', 'withdrawn'], { missing: texts.confirm.outcomeMissing }),
  reason: optionalText({ max: longest.reason }),
})

const aboutEvidence = {
  title: text({ missing: texts.evidenceForm.titleMissing, max: longest.line }),
  datedOn: day({ missing: texts.evidenceForm.datedMissing }),
  validUntil: optionalDay(),
  proves: choices(),
  shared: ticked(),
}

const file = z
  .instanceof(File, { error: texts.evidenceForm.fileMissing })
  .refine((value) => value.name !== '' || value.size > 0, texts.evidenceForm.fileMissing)
const url = text({ missing: texts.evidenceForm.urlMissing, max: 2000 })
const nothing = { file: null, url: null, body: null }

/** What is asked depends on the kind that was chosen; what was filled in for another kind is left behind. */
export function evidenceForm(kind: unknown) {
  switch (kind) {
    case 'document':
      return z.object({ ...aboutEvidence, file }).transform((form) => ({ ...nothing, ...form, kind: 'document' as const }))
    case 'link':
      return z.object({ ...aboutEvidence, url }).transform((form) => ({ ...nothing, ...form, kind: 'link' as const }))
    case 'figure':
      return z
        .object({ ...aboutEvidence, figure: text({ missing: texts.evidenceForm.figureMissing, max: longest.note }) })
        .transform(({ figure, ...form }) => ({ ...nothing, ...form, body: figure, kind: 'figure' as const }))
    case 'statement':
      return z
        .object({ ...aboutEvidence, statement: text({ missing: texts.evidenceForm.statementMissing, max: longest.note }) })
        .transform(({ statement, ...form }) => ({ ...nothing, ...form, body: statement, kind: 'statement' as const }))
    default:
      return z
        .object({ ...aboutEvidence, kind: choice(evidenceKinds, { missing: texts.evidenceForm.kindMissing }) })
        .transform((form) => ({ ...nothing, ...form }))
  }
}

export const shareForm = z.object({ shared: choice(['yes', 'no'], { missing: '' }) })
export const withdrawForm = z.object({ sure: ticked().refine((value) => value, texts.evidencePage.withdrawMissing) })
