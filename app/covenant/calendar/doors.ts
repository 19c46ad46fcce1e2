import { signedIn } from '../../platform/web/door.ts'

export const calendarDoors = {
  '/agenda': signedIn,
  // A calendar program has no cookie: the secret in the address says whose calendar it is.
  '/agenda/:feed': 'everybody',
} as const
