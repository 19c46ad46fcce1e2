import { z } from 'zod'
import { choice, day, optionalDay, optionalText, text, ticked } from '../../platform/web/form.ts'
import { officeFunctions } from './rules.ts'
import { texts } from './texts.ts'

const longestName = 120

// Only what can stand in a mailto: link without meaning anything else there: no '?' that adds a subject, no ',' that adds a reader.
const emailPattern = /^[\p{L}\p{N}.!#$*+/=^_`{|}~'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u
const phonePattern = /^\+?[\d\s()./-]{6,25}$/

const seen = z.preprocess((value) => (typeof value === 'string' ? value : ''), z.string())

export const officeForm = z.object({
  function: choice(officeFunctions, { missing: texts.office.functionMissing }),
  holder: text({ missing: texts.office.holderMissing, max: longestName }),
  email: optionalText({ max: 254 }).refine((value) => value === null || emailPattern.test(value), { error: texts.office.emailWrong }),
  phone: optionalText({ max: 30 }).refine((value) => value === null || (phonePattern.test(value) && /\d.*\d.*\d.*\d.*\d.*\d/.test(value)), {
    error: texts.office.phoneWrong,
  }),
  fromOn: day({ missing: texts.office.fromOnMissing }),
  untilOn: optionalDay(),
  seen,
})

export const removeOfficeForm = z.object({
  sure: ticked().refine((isSure) => isSure, { error: texts.office.removeSureMissing }),
  seen,
})

export const renewalForm = z.object({ renewedOn: day({ missing: texts.renewal.renewedOnMissing }), holder: seen })

export const signatureForm = z.object({
  signedBy: text({ missing: texts.signature.signedByMissing, max: longestName }),
  signedFunction: choice(officeFunctions, { missing: texts.signature.signedFunctionMissing }),
  signedOn: day({ missing: texts.signature.signedOnMissing }),
  seen,
})
