import { createHash } from 'node:crypto'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import type { Programme } from '../programme/rules.ts'
import * as rules from './rules.ts'

/** Takes the place of what was loaded before. Only the simple outlines are kept. */
export async function loadBorders(tx: Tx, visitor: Visitor, programme: Programme, file: { name: string; content: Uint8Array }) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  if (file.content.byteLength > rules.largestFile) return refuse('tooLarge')
  const outlines = rules.readBorders(new TextDecoder().decode(file.content), programme.parties)
  if (isRefusal(outlines)) return outlines
  const sha256 = createHash('sha256').update(file.content).digest('hex')
  const values = { name: file.name, sha256, rings: JSON.stringify(outlines), loaded_by: visitor.personId ?? '', recorded_at: visitor.at }
  await tx
    .insertInto('borders')
    .values(values)
    .onConflict((conflict) => conflict.column('one_row').doUpdateSet(values))
    .execute()
  await record(tx, visitor, 'borders.loaded', 'borders', { sha256 })
  return { loaded: true as const }
}

export async function removeBorders(tx: Tx, visitor: Visitor) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  await tx.deleteFrom('borders').execute()
  await record(tx, visitor, 'borders.removed', 'borders', {})
  return { removed: true as const }
}
