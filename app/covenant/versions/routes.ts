import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const versionsRoutes: RouteConfigEntry[] = [
  route('groei/versies', 'covenant/versions/pages/versions.tsx'),
  route('groei/versies/nieuw', 'covenant/versions/pages/publish.tsx'),
  route('groei/versies/:version', 'covenant/versions/pages/version.tsx'),
  route('groei/versies/:version/terug', 'covenant/versions/pages/undo.tsx'),
]
