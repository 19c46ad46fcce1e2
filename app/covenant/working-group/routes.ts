import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const workingGroupRoutes: RouteConfigEntry[] = [
  route('werkgroep', 'covenant/working-group/pages/decisions.tsx'),
  route('werkgroep/besluit', 'covenant/working-group/pages/record-decision.tsx'),
  route('werkgroep/deelname', 'covenant/working-group/pages/participation.tsx'),
]
