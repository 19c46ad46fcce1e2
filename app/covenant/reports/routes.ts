import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const reportsRoutes: RouteConfigEntry[] = [
  route('halfjaarbericht', 'covenant/reports/pages/list.tsx'),
  route('halfjaarbericht/nieuw', 'covenant/reports/pages/open-round.tsx'),
  route('halfjaarbericht/:round', 'covenant/reports/pages/round.tsx'),
  route('halfjaarbericht/:round/concept', 'covenant/reports/pages/draft.tsx'),
  route('halfjaarbericht/:round/bevestig', 'covenant/reports/pages/confirm-round.tsx'),
  route('halfjaarbericht/:round/tekst/:theme', 'covenant/reports/pages/theme-text.tsx'),
  route('halfjaarbericht/:round/bevries', 'covenant/reports/pages/freeze.tsx'),
  route('halfjaarbericht/:round/bericht/:format', 'covenant/reports/pages/download.ts'),
]
