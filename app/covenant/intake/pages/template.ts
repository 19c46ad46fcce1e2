import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { xlsxMediaType } from '../../../platform/files/xlsx.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { findSituation, ownParty } from '../queries.server.ts'
import { template } from '../template.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/template'

const mediaTypes = { ods: 'application/vnd.oasis.opendocument.spreadsheet', xlsx: xlsxMediaType, csv: 'text/csv; charset=utf-8' } as const

export async function loader({ context, params }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const party = ownParty(programme, visitor)
  const { format } = params
  if (!party || (format !== 'ods' && format !== 'xlsx' && format !== 'csv')) throw data(null, { status: 404 })
  const situation = await read(context.get(databaseContext), visitor, (tx) => findSituation(tx, visitor, programme, party))
  const bytes = template(format, situation, context.get(installationContext).mode === 'practice')
  return fileAnswer(bytes, mediaTypes[format], `${texts.template.file(party.id, visitor.today)}.${format}`)
}
