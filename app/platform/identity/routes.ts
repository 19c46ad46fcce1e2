import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const identityRoutes: RouteConfigEntry[] = [
  route('oefenen/stap-in', 'platform/identity/pages/step-in.ts'),
  route('oefenen/stap-uit', 'platform/identity/pages/step-out.ts'),
  route('oefenen/dag', 'platform/identity/pages/practice-day.tsx'),
]
