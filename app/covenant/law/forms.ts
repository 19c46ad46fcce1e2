import { z } from 'zod'
import { choice, choices, optionalDay, text } from '../../platform/web/form.ts'
import { partyTypes } from '../programme/rules.ts'
import { eventKinds } from './rules.ts'
import { texts } from './texts.ts'

const words = texts.form

const fields = {
  kind: choice(eventKinds, { missing: words.kindMissing }),
  title: text({ missing: words.nameMissing, max: 150 }),
  onDay: optionalDay(),
  changed: text({ missing: words.changedMissing, max: 2000 }),
  question: text({ missing: words.questionMissing, max: 300 }),
  source: text({ missing: words.sourceMissing, max: 300 }),
  ambitions: choices(),
  partyTypes: choices().pipe(z.array(z.enum(partyTypes, { error: words.refused.partyTypeMissing }))),
  termMonths: text({ missing: words.refused.termOutside, max: 3 }).transform((value) => (/^\d+$/.test(value) ? Number(value) : 0)),
}

export const eventForm = z.object(fields)
export const correctionForm = z.object({ ...fields, reason: text({ missing: words.reasonMissing, max: 500 }) })
