import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const lawRoutes: RouteConfigEntry[] = [
  route('wetskalender', 'covenant/law/pages/list.tsx'),
  route('wetskalender.csv', 'covenant/law/pages/list-csv.ts'),
  route('wetskalender/nieuw', 'covenant/law/pages/new-event.tsx'),
  route('wetskalender/:event/verbeter', 'covenant/law/pages/correct-event.tsx'),
]
