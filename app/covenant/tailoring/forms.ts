import { z } from 'zod'
import { choice, day, optionalDay, optionalText, text } from '../../platform/web/form.ts'
import { degrees } from './rules.ts'
import { texts } from './texts.ts'

export const degreeForm = z.object({
  degree: choice(degrees, { missing: texts.degree.degreeMissing }).transform(Number),
  year: text({ missing: texts.degree.yearMissing, max: 10 })
    .refine((value) => /^(19[9]\d|20\d\d)$/.test(value), texts.degree.yearMissing)
    .transform(Number),
  source: text({ missing: texts.degree.sourceMissing, max: 200 }),
  explanation: optionalText({ max: 1000 }),
})

export const deviationForm = z.object({
  ambition: text({ missing: texts.propose.ambitionMissing, max: 20 }),
  what: text({ missing: texts.propose.whatMissing, max: 1000 }),
  why: text({ missing: texts.propose.whyMissing, max: 2000 }),
  untilOn: day({ missing: texts.propose.untilMissing }),
})

export const stepForm = z.object({
  kind: choice(['agreed', 'declined', 'accepted', 'returned', 'withdrawn', 'ended'], { missing: texts.deviation.kindMissing }),
  reason: optionalText({ max: 1000 }),
  decidedOn: optionalDay(),
})
