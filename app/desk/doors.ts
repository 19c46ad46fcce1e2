import { ofAParty, signedIn } from '../platform/web/door.ts'

export const deskDoors = {
  '/': 'everybody',
  '/dijkbeeld': signedIn,
  '/dijkbeeld/ambitie/:number': signedIn,
  '/dijkbeeld/ambitie/:number/stand.csv': signedIn,
  '/dijkbeeld/ambitie/:number/dijk.svg': signedIn,
  '/dijkbeeld/kanten': signedIn,
  '/dijkbeeld/kanten.csv': signedIn,
  '/onze-dijk': ofAParty,
  // A party reads its own log; the secretary reads that of the programme. Row level security gives no other.
  '/logboek': ['coordinator', 'boardMember', 'privacyOfficer', 'secretary'],
  '/logboek.csv': ['coordinator', 'boardMember', 'privacyOfficer', 'secretary'],
  '/hulp': 'everybody',
  '/gezond': 'machine',
  '/*': 'everybody',
} as const
