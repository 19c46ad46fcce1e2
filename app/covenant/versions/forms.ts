import { z } from 'zod'
import { optionalDay, optionalText, text } from '../../platform/web/form.ts'
import { texts } from './texts.ts'

/** A file that was chosen now, or the text of one that was looked at a moment ago. */
export const publishForm = z.object({
  file: z.custom<File | string>((value) => typeof value === 'string' || value instanceof File).optional(),
  source: optionalText({ max: 1_000_000 }),
  from: optionalDay(),
  publish: optionalText({ max: 10 }),
})

export const undoForm = z.object({ reason: text({ missing: texts.undo.reasonMissing, max: 1000 }) })
