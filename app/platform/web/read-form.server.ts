import { data } from 'react-router'
import type { z } from 'zod'
import { checkForm, type FormOutcome } from './form.ts'
import { texts } from './texts.ts'

/** The largest upload (20 MB) and room for the other fields. A larger request is refused before it is read (serve.server.ts). */
export const largestForm = 21 * 1024 * 1024

/** Reads and checks a posted form. Throws a 400 or 413 page when the request is no form at all. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<FormOutcome<z.output<S>>> {
  return checkForm(await readFields(request), schema)
}

export async function readFields(request: Request): Promise<FormData> {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > largestForm) throw data({ message: texts.formTooLarge }, { status: 413 })
  try {
    return await request.formData()
  } catch {
    throw data({ message: texts.formUnreadable }, { status: 400 })
  }
}
