import { signedIn } from '../../platform/web/door.ts'

export const libraryDoors = {
  '/hulpvraag': signedIn,
  '/hulpvraag/nieuw': ['coordinator', 'processOwner', 'boardMember'],
  '/hulpvraag/dank': signedIn,
  '/hulpvraag/:askId': signedIn,
  '/hulpaanbod/nieuw': ['coordinator', 'processOwner', 'boardMember', 'riecAdviser'],
  '/hulpaanbod/:offerId': signedIn,
  '/bibliotheek': signedIn,
  '/bibliotheek/:evidenceId': signedIn,
  '/bibliotheek/:evidenceId/neem-over': ['coordinator', 'processOwner'],
} as const
