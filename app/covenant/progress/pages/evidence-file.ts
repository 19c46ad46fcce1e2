import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { findEvidenceFile } from '../queries.server.ts'
import type { Route } from './+types/evidence-file'

export async function loader({ context, params }: Route.LoaderArgs) {
  const file = await read(context.get(databaseContext), context.get(visitorContext), (tx) => findEvidenceFile(tx, params.evidenceId))
  if (!file) throw data(null, { status: 404 })
  return fileAnswer(file.content, file.mediaType, file.name)
}
