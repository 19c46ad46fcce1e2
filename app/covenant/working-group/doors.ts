import { signedIn } from '../../platform/web/door.ts'

export const workingGroupDoors = {
  '/werkgroep': signedIn,
  '/werkgroep/besluit': ['secretary'],
} as const
