import { z } from 'zod'
import { choice, day, optionalText, text } from '../../platform/web/form.ts'
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
