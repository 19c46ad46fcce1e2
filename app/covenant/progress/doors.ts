import { ofAParty, signedIn } from '../../platform/web/door.ts'

export const progressDoors = {
  '/wetskalender/:event': signedIn,
  '/dijkbeeld/dijkprofiel.csv': signedIn,
  '/dijkbeeld/matrix.csv': signedIn,
  '/dijkbeeld/dijk.svg': signedIn,
  '/onze-dijk/ambities.csv': ofAParty,
  '/ambities/:number': signedIn,
  '/ambities/:number/criteria': ['coordinator', 'processOwner'],
  '/ambities/:number/planning': ['coordinator', 'processOwner'],
  '/ambities/:number/herbevestig': ['coordinator', 'processOwner'],
  '/ambities/:number/bevestig/:changeId': ['coordinator', 'processOwner', 'boardMember'],
  '/ambities/:number/bewijs': ['coordinator', 'processOwner'],
  '/groei/versies/:version/ambities/:number': signedIn,
  '/bewijs/:evidenceId': signedIn,
  '/bewijs/:evidenceId/vervang': ['coordinator', 'processOwner'],
  '/bewijs/:evidenceId/bestand': signedIn,
} as const
