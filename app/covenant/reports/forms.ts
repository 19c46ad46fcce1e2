import { z } from 'zod'
import { day, text, version } from '../../platform/web/form.ts'
import { texts } from './page-texts.ts'
import { titleLength } from './rules.ts'

export const openRoundForm = z.object({
  code: text({ missing: texts.open.codeMissing, max: 20 }),
  title: text({ missing: texts.open.titleMissing, max: titleLength }),
  referenceOn: day({ missing: texts.open.referenceMissing }),
})

/** How long the text may be is for the rule, which counts as the report does; this only keeps out what nobody types. */
export const themeTextForm = z.object({
  body: z.preprocess((value) => value ?? '', z.string().max(100_000, { error: texts.theme.farTooLong })),
  knownVersion: version(),
})
