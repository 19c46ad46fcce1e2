import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import type { Programme } from '../programme/rules.ts'
import { listEntries } from './queries.server.ts'
import * as rules from './rules.ts'

// Two entries at the same moment could each fit and together be too much, so one waits for the other.
async function holdBudget(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('budget', 0))`.execute(tx)
}

/** The secretary writes down that money is allocated, committed or paid. */
export async function book(tx: Tx, visitor: Visitor, programme: Programme, form: rules.NewEntry) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  await holdBudget(tx)
  const entry = rules.book(form, await listEntries(tx), programme, visitor.today)
  if (isRefusal(entry)) return entry
  return { entryId: await save(tx, visitor, { ...entry, corrects: null }) }
}

/** The secretary turns an entry back. The entry stays; a counter-entry is added. */
export async function turnBack(tx: Tx, visitor: Visitor, entryId: string, form: { bookedOn: Day; note: string }) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  await holdBudget(tx)
  const entry = rules.turnBack(entryId, form, await listEntries(tx), visitor.today)
  if (isRefusal(entry)) return entry
  return { entryId: await save(tx, visitor, entry) }
}

async function save(tx: Tx, visitor: Visitor, entry: Omit<rules.Entry, 'id'>): Promise<string> {
  const id = uuid()
  await tx
    .insertInto('budget_entries')
    .values({
      id,
      kind: entry.kind,
      made_on: entry.madeOn,
      corrects: entry.corrects,
      theme: entry.theme,
      party_id: entry.partyId,
      cents: entry.cents,
      booked_on: entry.bookedOn,
      note: entry.note,
      recorded_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, entry.corrects === null ? 'budget.booked' : 'budget.turnedBack', id, {
    kind: entry.kind,
    cents: entry.cents,
    bookedOn: entry.bookedOn,
    ...(entry.corrects !== null && { corrects: entry.corrects }),
  })
  return id
}
