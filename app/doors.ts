import type { Register } from 'react-router'
import { deskDoors } from './desk/doors.ts'
import { identityDoors } from './platform/identity/doors.ts'
import type { Door } from './platform/web/door.ts'
import { growthDoors } from './covenant/growth/doors.ts'
import { partiesDoors } from './covenant/parties/doors.ts'
import { programmeDoors } from './covenant/programme/doors.ts'
import { progressDoors } from './covenant/progress/doors.ts'
import { reportsDoors } from './covenant/reports/doors.ts'
import { versionsDoors } from './covenant/versions/doors.ts'
import { workingGroupDoors } from './covenant/working-group/doors.ts'

/** Who may open each page. A page without a door, or a door without a page, does not compile. */
export const doors = {
  ...deskDoors,
  ...progressDoors,
  ...partiesDoors,
  ...programmeDoors,
  ...workingGroupDoors,
  ...growthDoors,
  ...versionsDoors,
  ...reportsDoors,
  ...identityDoors,
} satisfies Record<keyof Register['pages'], Door>
