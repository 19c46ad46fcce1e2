import { signedIn } from '../../platform/web/door.ts'

export const workingGroupDoors = {
  '/werkgroep': signedIn,
  '/werkgroep/besluit': ['secretary'],
  '/werkgroep/deelname': ['secretary'],
} as const
