import { ping } from '../../platform/database/party.server.ts'
import { databaseContext, installationContext } from '../../platform/identity/request-context.ts'
import type { Route } from './+types/health'

export async function loader({ context }: Route.LoaderArgs) {
  const database = context.get(databaseContext)
  const { version } = context.get(installationContext)
  const headers = { 'Cache-Control': 'no-store' }
  try {
    await ping(database)
    return Response.json({ status: 'ok', database: database.engine, version }, { headers })
  } catch {
    return Response.json({ status: 'unavailable', database: database.engine, version }, { status: 503, headers })
  }
}
