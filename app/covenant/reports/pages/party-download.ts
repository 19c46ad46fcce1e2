import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { partyFile } from '../document.server.ts'
import { askedVersion } from '../parts/asked-version.ts'
import { mediaTypes } from '../parts/media-types.ts'
import { findReport } from '../queries.server.ts'
import { reportFormats } from '../rules.ts'
import type { Route } from './+types/party-download'

/** The page of one party, made of the frozen report and of nothing else. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const format = reportFormats.find((each) => each === params.format)
  if (!format) throw data(null, { status: 404 })
  const version = askedVersion(request)
  const report = await read(context.get(databaseContext), context.get(visitorContext), (tx) => findReport(tx, params.round, version))
  const bytes = report && partyFile(report.content, report.sha256, params.partyId, format)
  if (!bytes) throw data(null, { status: 404 })
  return fileAnswer(bytes, mediaTypes[format], `halfjaarbericht-${params.round}-${params.partyId}.${format}`)
}
