import type { RouteConfig } from '@react-router/dev/routes'
import { deskRoutes } from './desk/routes.ts'
import { identityRoutes } from './platform/identity/routes.ts'
import { growthRoutes } from './covenant/growth/routes.ts'
import { partiesRoutes } from './covenant/parties/routes.ts'
import { programmeRoutes } from './covenant/programme/routes.ts'
import { progressRoutes } from './covenant/progress/routes.ts'
import { reportsRoutes } from './covenant/reports/routes.ts'
import { versionsRoutes } from './covenant/versions/routes.ts'
import { workingGroupRoutes } from './covenant/working-group/routes.ts'

/** Every address of the product. Who may come in stands in doors.ts. */
export default [
  ...progressRoutes,
  ...partiesRoutes,
  ...programmeRoutes,
  ...workingGroupRoutes,
  ...growthRoutes,
  ...versionsRoutes,
  ...reportsRoutes,
  ...identityRoutes,
  ...deskRoutes,
] satisfies RouteConfig
