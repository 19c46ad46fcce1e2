import { csvAnswer as fileOfRows } from '../../../platform/files/answer.server.ts'
import type { CsvCell } from '../../../platform/files/csv.ts'
import type { Installation } from '../../../platform/identity/request-context.ts'
import { dayFromQuery } from '../../../platform/web/day-query.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import type { Programme } from '../../programme/rules.ts'
import { texts } from '../texts.ts'

/** The day that `?op=` asks for, and the sentence that says when it became another one. */
export function askedDay(request: Request, programme: Programme, visitor: Visitor): { day: string; remark: string | undefined } {
  const { day, problem } = dayFromQuery(request.url, { signedOn: programme.signedOn, today: visitor.today })
  return { day, remark: problem && texts.dayProblems[problem] }
}

/** A practice environment says so on the first line; then whose figures, of which day, and any remark. */
export function csvAnswer(
  rows: CsvCell[][],
  about: { mode: Installation['mode']; title: string; remarks?: (string | undefined)[]; name: string; day: string },
): Response {
  return fileOfRows(rows, { mode: about.mode, name: `${about.name}-${about.day}.csv`, head: [about.title, ...(about.remarks ?? [])] })
}
