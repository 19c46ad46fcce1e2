import { z } from 'zod'
import { choice, day, optionalText, text } from '../../platform/web/form.ts'
import { participationKinds } from '../parties/rules.ts'
import { decisionKinds } from './rules.ts'
import { texts } from './texts.ts'

const words = texts.record

export const decisionForm = z.object({
  kind: choice(decisionKinds, { missing: words.kindMissing }),
  title: text({ missing: words.nameMissing, max: 150 }),
  body: text({ missing: words.bodyMissing, max: 4000 }),
  decidedOn: day({ missing: words.decidedOnMissing }),
  partyId: optionalText({ max: 100 }),
  ambition: optionalText({ max: 20 }),
})

export const participationForm = z.object({
  partyId: text({ missing: texts.participation.partyMissing, max: 100 }),
  kind: choice(participationKinds, { missing: texts.participation.kindMissing }),
  onDay: day({ missing: texts.participation.onDayMissing }),
  body: text({ missing: words.bodyMissing, max: 4000 }),
  decidedOn: day({ missing: words.decidedOnMissing }),
})
