import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { reportText } from '../document.server.ts'
import { askedVersion } from '../parts/asked-version.ts'
import { mediaTypes } from '../parts/media-types.ts'
import { findReport, findReportFile } from '../queries.server.ts'
import { reportFormats } from '../rules.ts'
import type { Route } from './+types/download'

/** The bytes as they were frozen; the text for a message is made of the frozen JSON. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const format = reportFormats.find((each) => each === params.format)
  if (!format) throw data(null, { status: 404 })
  const version = askedVersion(request)
  const bytes = await read(context.get(databaseContext), context.get(visitorContext), async (tx) => {
    if (format !== 'txt') return findReportFile(tx, params.round, format, version)
    const report = await findReport(tx, params.round, version)
    return report && new TextEncoder().encode(reportText(report.content))
  })
  if (!bytes) throw data(null, { status: 404 })
  return fileAnswer(bytes, mediaTypes[format], `halfjaarbericht-${params.round}.${format}`)
}
