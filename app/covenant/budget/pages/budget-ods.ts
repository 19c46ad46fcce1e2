import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { ods } from '../../../platform/files/ods.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { practiceBand } from '../../../platform/web/texts.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { listEntries } from '../queries.server.ts'
import { budgetSheets } from '../sheets.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/budget-ods'

export async function loader({ context }: Route.LoaderArgs) {
  const programme = context.get(programmeContext)
  const visitor = context.get(visitorContext)
  const entries = await read(context.get(databaseContext), visitor, listEntries)
  const title = texts.fileTitle(programme.title)
  const intro = [...(context.get(installationContext).mode === 'practice' ? [practiceBand] : []), title]
  const sheets = budgetSheets(programme, entries, visitor.today).map((sheet) => ({ ...sheet, intro }))
  const bytes = ods(sheets, { title, createdOn: visitor.today })
  return fileAnswer(bytes, 'application/vnd.oasis.opendocument.spreadsheet', `budget-${visitor.today}.ods`)
}
