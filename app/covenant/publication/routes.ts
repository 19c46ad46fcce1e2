import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const publicationRoutes: RouteConfigEntry[] = [
  route('regio', 'covenant/publication/pages/region.tsx'),
  route('werkgroep/publieke-pagina', 'covenant/publication/pages/choose.tsx'),
]
