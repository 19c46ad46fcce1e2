import type { Tx } from '../../platform/database/party.server.ts'
import type { Outlines } from './rules.ts'

/** The outlines to draw; undefined while none were loaded. */
export async function findBorders(tx: Tx): Promise<(Outlines & { name: string }) | undefined> {
  const row = await tx.selectFrom('borders').select(['name', 'rings']).executeTakeFirst()
  return row && { name: row.name, ...(row.rings as Outlines) }
}
