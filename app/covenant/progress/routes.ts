import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const progressRoutes: RouteConfigEntry[] = [
  route('wetskalender/:event', 'covenant/progress/pages/law-event.tsx'),
  route('dijkbeeld/dijkprofiel.csv', 'covenant/progress/pages/profile-csv.ts'),
  route('dijkbeeld/matrix.csv', 'covenant/progress/pages/matrix-csv.ts'),
  route('dijkbeeld/dijk.svg', 'covenant/progress/pages/dike-svg.ts'),
  route('onze-dijk/ambities.csv', 'covenant/progress/pages/own-csv.ts'),
  route('ambities/:number', 'covenant/progress/pages/ambition.tsx'),
  route('ambities/:number/criteria', 'covenant/progress/pages/criteria.tsx'),
  route('ambities/:number/planning', 'covenant/progress/pages/plan.tsx'),
  route('ambities/:number/herbevestig', 'covenant/progress/pages/reconfirm.tsx'),
  route('ambities/:number/bevestig/:changeId', 'covenant/progress/pages/confirm.tsx'),
  route('ambities/:number/bewijs', 'covenant/progress/pages/add-evidence.tsx'),
  route('groei/versies/:version/ambities/:number', 'covenant/progress/pages/earlier.tsx'),
  route('bewijs/:evidenceId', 'covenant/progress/pages/evidence.tsx'),
  route('bewijs/:evidenceId/vervang', 'covenant/progress/pages/replace-evidence.tsx'),
  route('bewijs/:evidenceId/bestand', 'covenant/progress/pages/evidence-file.ts'),
]
