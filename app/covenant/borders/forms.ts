import { z } from 'zod'
import { texts } from './texts.ts'

/** Removing sends no file. A browser sends a file without a name when none was chosen. */
export const bordersForm = z.union([
  z.object({ deed: z.literal('remove') }),
  z.object({ borders: z.custom<File>((value) => value instanceof File && value.name !== '', { error: texts.fileMissing }) }),
])
