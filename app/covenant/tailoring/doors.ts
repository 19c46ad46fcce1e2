import { signedIn } from '../../platform/web/door.ts'

export const tailoringDoors = {
  '/maatwerk': signedIn,
  '/maatwerk/nieuw': ['coordinator'],
  '/maatwerk/profiel/:dimension': ['coordinator'],
  '/maatwerk/afwijking/:deviationId': signedIn,
} as const
