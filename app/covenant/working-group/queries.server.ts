import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import type { DecisionKind } from './rules.ts'

export type Decision = {
  id: string
  kind: DecisionKind
  title: string
  body: string
  decidedOn: Day
  partyId: string | null
  ambition: string | null
}

/** Newest first. */
export async function listDecisions(tx: Tx): Promise<Decision[]> {
  const rows = await tx
    .selectFrom('decisions')
    .select(['id', 'kind', 'title', 'body', 'decided_on', 'party_id', 'ambition'])
    .orderBy('decided_on', 'desc')
    .orderBy('seq', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as DecisionKind,
    title: row.title,
    body: row.body,
    decidedOn: row.decided_on,
    partyId: row.party_id,
    ambition: row.ambition,
  }))
}
