import { z } from 'zod'
import { choice, choices, day, optionalDay, optionalText, text } from '../../platform/web/form.ts'
import { audiences } from './rules.ts'
import { texts } from './texts.ts'

const ambition = text({ missing: texts.newAsk.ambitionMissing, max: 20 })

export const askForm = z.object({
  ambition,
  title: text({ missing: texts.newAsk.nameMissing, max: 150 }),
  body: text({ missing: texts.newAsk.bodyMissing, max: 2000 }),
  byOn: optionalDay(),
  audience: choice(audiences, { missing: texts.newAsk.audienceMissing }),
})

export const stepForm = z.object({
  kind: choice(['takenUp', 'letGo', 'answered', 'thanked', 'reopened', 'withdrawn'], { missing: texts.ask.kindMissing }),
  body: optionalText({ max: 2000 }),
})

export const offerForm = z.object({
  ambition,
  title: text({ missing: texts.newOffer.nameMissing, max: 150 }),
  body: text({ missing: texts.newOffer.bodyMissing, max: 2000 }),
  untilOn: optionalDay(),
})

/** `proves` holds '3.6 adopted' for every ticked point; without one the document belongs to the ambition as a whole. */
export const takeOverForm = z.object({
  title: text({ missing: texts.takeOver.nameMissing, max: 200 }),
  datedOn: day({ missing: texts.takeOver.datedMissing }),
  ambition: text({ missing: texts.takeOver.ambitionMissing, max: 20 }),
  proves: choices(),
})
