import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { refuse } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { hashOf } from './queries.server.ts'

/** Gives a new secret address; an older one stops. Only its hash is kept, so it can be shown this once. */
export async function makeFeed(tx: Tx, visitor: Visitor) {
  if (visitor.personId === null) return refuse('notSomebody')
  await revokeAll(tx, visitor)
  const [id, token] = [uuid(), randomBytes(32).toString('base64url')]
  await tx
    .insertInto('calendar_feeds')
    .values({
      id,
      token_hash: hashOf(token),
      person_id: visitor.personId,
      party_id: visitor.partyId,
      made_on: visitor.today,
      revoked_on: null,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'calendar.made', id)
  return { token }
}

export async function revokeFeed(tx: Tx, visitor: Visitor) {
  const revoked = await revokeAll(tx, visitor)
  if (revoked === 0) return refuse('noFeed')
  await record(tx, visitor, 'calendar.revoked', visitor.personId ?? '')
  return { revoked }
}

async function revokeAll(tx: Tx, visitor: Visitor): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('calendar_feeds')
    .set({ revoked_on: visitor.today })
    .where('person_id', '=', visitor.personId ?? '')
    .where('party_id', visitor.partyId === null ? 'is' : '=', visitor.partyId)
    .where('revoked_on', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
