import type { Register } from 'react-router'
import { deskDoors } from './desk/doors.ts'
import { identityDoors } from './platform/identity/doors.ts'
import type { Door } from './platform/web/door.ts'
import { budgetDoors } from './covenant/budget/doors.ts'
import { growthDoors } from './covenant/growth/doors.ts'
import { lawDoors } from './covenant/law/doors.ts'
import { bordersDoors } from './covenant/borders/doors.ts'
import { partiesDoors } from './covenant/parties/doors.ts'
import { programmeDoors } from './covenant/programme/doors.ts'
import { progressDoors } from './covenant/progress/doors.ts'
import { publicationDoors } from './covenant/publication/doors.ts'
import { calendarDoors } from './covenant/calendar/doors.ts'
import { intakeDoors } from './covenant/intake/doors.ts'
import { remindersDoors } from './covenant/reminders/doors.ts'
import { reportsDoors } from './covenant/reports/doors.ts'
import { versionsDoors } from './covenant/versions/doors.ts'
import { tailoringDoors } from './covenant/tailoring/doors.ts'
import { libraryDoors } from './covenant/library/doors.ts'
import { workingGroupDoors } from './covenant/working-group/doors.ts'

/** Who may open each page. A page without a door, or a door without a page, does not compile. */
export const doors = {
  ...deskDoors,
  ...progressDoors,
  ...lawDoors,
  ...intakeDoors,
  ...calendarDoors,
  ...remindersDoors,
  ...partiesDoors,
  ...bordersDoors,
  ...programmeDoors,
  ...workingGroupDoors,
  ...budgetDoors,
  ...growthDoors,
  ...versionsDoors,
  ...tailoringDoors,
  ...libraryDoors,
  ...reportsDoors,
  ...publicationDoors,
  ...identityDoors,
} satisfies Record<keyof Register['pages'], Door>
