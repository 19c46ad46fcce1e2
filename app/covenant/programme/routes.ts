import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const programmeRoutes: RouteConfigEntry[] = [
  route('convenant', 'covenant/programme/pages/programme.tsx'),
  route('convenant/bron', 'covenant/programme/pages/source.tsx'),
  route('convenant/bron/bestand', 'covenant/programme/pages/source-file.ts'),
]
