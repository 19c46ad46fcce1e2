import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const intakeRoutes: RouteConfigEntry[] = [
  route('onze-dijk/samen', 'covenant/intake/pages/many.tsx'),
  route('onze-dijk/invoer', 'covenant/intake/pages/upload.tsx'),
  route('onze-dijk/invoer/sjabloon/:format', 'covenant/intake/pages/template.ts'),
  route('onze-dijk/invoer/:importId', 'covenant/intake/pages/import.tsx'),
]
