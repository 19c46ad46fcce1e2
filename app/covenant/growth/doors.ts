import { signedIn } from '../../platform/web/door.ts'

export const growthDoors = {
  '/groei': signedIn,
  '/groei/voorstellen.csv': signedIn,
  '/groei/voorstel': ['coordinator', 'processOwner', 'boardMember', 'secretary', 'riecAdviser'],
  '/groei/voorstellen/:proposalId': signedIn,
  '/groei/voorstellen/:proposalId/besluit': ['secretary'],
} as const
