import { read } from '../../../platform/database/party.server.ts'
import { csvAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { listEntries } from '../queries.server.ts'
import { entryRows } from '../sheets.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/budget-csv'

export async function loader({ context }: Route.LoaderArgs) {
  const programme = context.get(programmeContext)
  const visitor = context.get(visitorContext)
  const entries = await read(context.get(databaseContext), visitor, listEntries)
  return csvAnswer(entryRows(programme, entries), {
    mode: context.get(installationContext).mode,
    name: `budget-${visitor.today}.csv`,
    head: [texts.fileTitle(programme.title)],
  })
}
