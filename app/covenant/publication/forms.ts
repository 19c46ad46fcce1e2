import { z } from 'zod'
import { choice, choices, day, optionalText, text, version } from '../../platform/web/form.ts'
import { publicParts, type PublicPart } from './rules.ts'
import { texts } from './texts.ts'

const words = texts.choose

export const publishForm = z.object({
  wish: choice(['on', 'off'], { missing: words.wishMissing }),
  parts: choices().transform((values) => publicParts.filter((part): part is PublicPart => values.includes(part))),
  intro: optionalText({ max: 1500 }),
  body: text({ missing: words.bodyMissing, max: 4000 }),
  decidedOn: day({ missing: words.decidedOnMissing }),
  seen: version(),
})
