import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const partiesRoutes: RouteConfigEntry[] = [
  route('partijen', 'covenant/parties/pages/list.tsx'),
  route('partijen.csv', 'covenant/parties/pages/list-csv.ts'),
  route('partijen/:partyId', 'covenant/parties/pages/party.tsx'),
  route('onze-functies/nieuw', 'covenant/parties/pages/add-office.tsx'),
  route('onze-functies/:officeId', 'covenant/parties/pages/change-office.tsx'),
  route('onze-handtekening', 'covenant/parties/pages/signature.tsx'),
  route('onze-handtekening/vernieuw', 'covenant/parties/pages/renewal.tsx'),
]
