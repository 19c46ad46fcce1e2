import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const growthRoutes: RouteConfigEntry[] = [
  route('groei', 'covenant/growth/pages/proposals.tsx'),
  route('groei/voorstellen.csv', 'covenant/growth/pages/proposals-csv.ts'),
  route('groei/voorstel', 'covenant/growth/pages/propose.tsx'),
  route('groei/voorstellen/:proposalId', 'covenant/growth/pages/proposal.tsx'),
  route('groei/voorstellen/:proposalId/besluit', 'covenant/growth/pages/decide.tsx'),
]
