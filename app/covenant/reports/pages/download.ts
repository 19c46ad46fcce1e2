import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { findReportFile } from '../queries.server.ts'
import { reportFormats, type ReportFormat } from '../rules.ts'
import type { Route } from './+types/download'

const types: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

/** The bytes as they were frozen. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const format = reportFormats.find((each) => each === params.format)
  if (!format) throw data(null, { status: 404 })
  const bytes = await read(context.get(databaseContext), context.get(visitorContext), (tx) => findReportFile(tx, params.round, format))
  if (!bytes) throw data(null, { status: 404 })
  return fileAnswer(bytes, types[format], `halfjaarbericht-${params.round}.${format}`)
}
