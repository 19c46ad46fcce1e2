import { index, route, type RouteConfigEntry } from '@react-router/dev/routes'

export const deskRoutes: RouteConfigEntry[] = [
  index('desk/pages/front.tsx'),
  route('dijkbeeld', 'desk/pages/region.tsx'),
  route('dijkbeeld/ambitie/:number', 'desk/pages/one-ambition.tsx'),
  route('dijkbeeld/ambitie/:number/stand.csv', 'desk/pages/one-ambition-csv.ts'),
  route('dijkbeeld/ambitie/:number/dijk.svg', 'desk/pages/one-ambition-svg.ts'),
  route('dijkbeeld/kanten', 'desk/pages/sides.tsx'),
  route('dijkbeeld/kanten.csv', 'desk/pages/sides-csv.ts'),
  route('onze-dijk', 'desk/pages/own.tsx'),
  route('logboek', 'desk/pages/log.tsx'),
  route('logboek.csv', 'desk/pages/log-csv.ts'),
  route('hulp', 'desk/pages/help.tsx'),
  route('gezond', 'desk/pages/health.ts'),
  route('*', 'desk/pages/not-found.tsx'),
]
