import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { contentDisposition } from '../../../platform/files/sniff.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { findEvidenceFile } from '../queries.server.ts'
import type { Route } from './+types/evidence-file'

export async function loader({ context, params }: Route.LoaderArgs) {
  const file = await read(context.get(databaseContext), context.get(visitorContext), (tx) => findEvidenceFile(tx, params.evidenceId))
  if (!file) throw data(null, { status: 404 })
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': contentDisposition(file.name),
      'Content-Length': String(file.content.byteLength),
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
