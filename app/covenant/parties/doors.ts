import { signedIn } from '../../platform/web/door.ts'

export const partiesDoors = {
  '/partijen': signedIn,
  '/partijen.csv': signedIn,
  '/partijen/:partyId': signedIn,
  '/onze-functies/nieuw': ['coordinator'],
  '/onze-functies/:officeId': ['coordinator'],
  '/onze-handtekening': ['coordinator'],
  '/onze-handtekening/vernieuw': ['coordinator', 'boardMember'],
} as const
