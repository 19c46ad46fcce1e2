import { programmeContext, versionsContext } from '../../covenant/programme/request-context.ts'
import { programmeOn } from '../../covenant/programme/rules.ts'
import { listRounds } from '../../covenant/reports/queries.server.ts'
import { read } from '../../platform/database/party.server.ts'
import { csvAnswer } from '../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../platform/identity/request-context.ts'
import type { Day } from '../../platform/settings/day.ts'
import { dayFromQuery } from '../../platform/web/day-query.ts'
import { sideFrom, withDay } from '../parts/asked-side.ts'
import { findSide } from '../parts/find-side.server.ts'
import { sidesTexts as words } from '../sides-texts.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/sides-csv'

/** The table of a side as a file: the same rows as on the page. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const url = new URL(request.url)
  const { day, problem } = dayFromQuery(url, { signedOn: context.get(programmeContext).signedOn, today: visitor.today })
  const wholeOn = (each: Day) => programmeOn(context.get(versionsContext), each)
  const programme = wholeOn(day)
  const asked = sideFrom(url, programme, visitor)
  const { table, says } = await read(context.get(databaseContext), visitor, async (tx) => {
    const rounds = await listRounds(tx)
    const other = withDay(url, programme, day, visitor.today, rounds)
    return findSide(tx, visitor, wholeOn, { ...asked, day, with: other.day }, rounds)
  })
  return csvAnswer([table.columns.map((column) => column.label), ...table.rows], {
    mode: context.get(installationContext).mode,
    name: words.fileName(asked.side, day),
    head: [words.asOf(programme.region, day), table.caption, problem && texts.day.problem[problem], ...says],
  })
}
