import type { Tx } from '../../platform/database/party.server.ts'
import type { Entry, EntryKind } from './rules.ts'

/** Every entry, in the order in which they were booked. */
export async function listEntries(tx: Tx): Promise<Entry[]> {
  const rows = await tx
    .selectFrom('budget_entries')
    .select(['id', 'kind', 'made_on', 'corrects', 'theme', 'party_id', 'cents', 'booked_on', 'note'])
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as EntryKind,
    madeOn: row.made_on,
    corrects: row.corrects,
    theme: row.theme,
    partyId: row.party_id,
    cents: row.cents,
    bookedOn: row.booked_on,
    note: row.note,
  }))
}
