import { z } from 'zod'
import { choice, optionalText, ticked } from '../../platform/web/form.ts'
import { texts } from './texts.ts'

/** One plain address on one line: no name, no second one, no header. */
const email = optionalText({ max: 254 }).refine(
  (value) => value === null || /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]{2,}$/.test(value),
  texts.wishes.emailWrong,
)

export const wishesForm = z.object({ digest: ticked(), email })
export const inboxForm = z.object({ deed: choice(['readAll', 'wishes'], { missing: '' }) })
