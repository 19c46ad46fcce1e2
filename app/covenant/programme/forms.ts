import { z } from 'zod'
import { pageTexts } from './page-texts.ts'

/** A browser sends a file without a name when none was chosen. What is in the file is for the sniffer. */
export const sourceForm = z.object({
  source: z.custom<File>((value) => value instanceof File && value.name !== '', { error: pageTexts.source.fileMissing }),
})
