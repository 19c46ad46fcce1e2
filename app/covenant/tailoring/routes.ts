import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const tailoringRoutes: RouteConfigEntry[] = [
  route('maatwerk', 'covenant/tailoring/pages/overview.tsx'),
  route('maatwerk/nieuw', 'covenant/tailoring/pages/propose.tsx'),
  route('maatwerk/profiel/:dimension', 'covenant/tailoring/pages/degree.tsx'),
  route('maatwerk/afwijking/:deviationId', 'covenant/tailoring/pages/deviation.tsx'),
]
