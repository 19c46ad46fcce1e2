import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const bordersRoutes: RouteConfigEntry[] = [route('dijkbeeld/grenzen', 'covenant/borders/pages/borders.tsx')]
