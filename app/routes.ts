import type { RouteConfig } from '@react-router/dev/routes'
import { deskRoutes } from './desk/routes.ts'
import { calendarRoutes } from './covenant/calendar/routes.ts'
import { intakeRoutes } from './covenant/intake/routes.ts'
import { identityRoutes } from './platform/identity/routes.ts'
import { budgetRoutes } from './covenant/budget/routes.ts'
import { growthRoutes } from './covenant/growth/routes.ts'
import { lawRoutes } from './covenant/law/routes.ts'
import { bordersRoutes } from './covenant/borders/routes.ts'
import { partiesRoutes } from './covenant/parties/routes.ts'
import { programmeRoutes } from './covenant/programme/routes.ts'
import { progressRoutes } from './covenant/progress/routes.ts'
import { publicationRoutes } from './covenant/publication/routes.ts'
import { remindersRoutes } from './covenant/reminders/routes.ts'
import { reportsRoutes } from './covenant/reports/routes.ts'
import { versionsRoutes } from './covenant/versions/routes.ts'
import { tailoringRoutes } from './covenant/tailoring/routes.ts'
import { libraryRoutes } from './covenant/library/routes.ts'
import { workingGroupRoutes } from './covenant/working-group/routes.ts'

/** Every address of the product. Who may come in stands in doors.ts. */
export default [
  ...progressRoutes,
  ...lawRoutes,
  ...intakeRoutes,
  ...calendarRoutes,
  ...remindersRoutes,
  ...partiesRoutes,
  ...bordersRoutes,
  ...programmeRoutes,
  ...workingGroupRoutes,
  ...budgetRoutes,
  ...growthRoutes,
  ...versionsRoutes,
  ...tailoringRoutes,
  ...libraryRoutes,
  ...reportsRoutes,
  ...publicationRoutes,
  ...identityRoutes,
  ...deskRoutes,
] satisfies RouteConfig
