import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const reportsRoutes: RouteConfigEntry[] = [
  route('halfjaarbericht', 'covenant/reports/pages/list.tsx'),
  route('halfjaarbericht/nieuw', 'covenant/reports/pages/open-round.tsx'),
  route('halfjaarbericht/vragen', 'covenant/reports/pages/questions.tsx'),
  route('halfjaarbericht/:round', 'covenant/reports/pages/round.tsx'),
  route('halfjaarbericht/:round/concept', 'covenant/reports/pages/draft.tsx'),
  route('halfjaarbericht/:round/invullen', 'covenant/reports/pages/fill-round.tsx'),
  route('halfjaarbericht/:round/bevestig', 'covenant/reports/pages/confirm-round.tsx'),
  route('halfjaarbericht/:round/tekst/:theme', 'covenant/reports/pages/theme-text.tsx'),
  route('halfjaarbericht/:round/teksten', 'covenant/reports/pages/words.tsx'),
  route('halfjaarbericht/:round/bevries', 'covenant/reports/pages/freeze.tsx'),
  route('halfjaarbericht/:round/heropen', 'covenant/reports/pages/reopen.tsx'),
  route('halfjaarbericht/:round/besproken', 'covenant/reports/pages/discuss.tsx'),
  route('halfjaarbericht/:round/partij/:partyId', 'covenant/reports/pages/party-page.tsx'),
  route('halfjaarbericht/:round/partij/:partyId/:format', 'covenant/reports/pages/party-download.ts'),
  route('halfjaarbericht/:round/bericht/:format', 'covenant/reports/pages/download.ts'),
]
