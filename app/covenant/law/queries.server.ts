import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import type { PartyType } from '../programme/rules.ts'
import type { EventKind, EventStatus, LawEvent } from './rules.ts'

function eventQuery(tx: Tx) {
  return tx
    .selectFrom('law_events')
    .leftJoin('law_answers', 'law_answers.event_id', 'law_events.id')
    .select([
      'law_events.id',
      'kind',
      'title',
      'on_day',
      'changed',
      'question',
      'source',
      'ambitions',
      'party_types',
      'term_months',
      'replaces',
      'law_events.reason',
      'entered_by',
      'entered_on',
      'outcome',
      'law_answers.reason as answer_reason',
      'answered_on',
    ])
}

type EventRow = Awaited<ReturnType<ReturnType<typeof eventQuery>['execute']>>[number]

const eventOf = (row: EventRow): LawEvent => ({
  id: row.id,
  kind: row.kind as EventKind,
  title: row.title,
  onDay: row.on_day,
  changed: row.changed,
  question: row.question,
  source: row.source,
  ambitions: row.ambitions,
  partyTypes: row.party_types as PartyType[],
  termMonths: row.term_months,
  replaces: row.replaces,
  reason: row.reason,
  enteredBy: row.entered_by,
  enteredOn: row.entered_on,
  status: (row.outcome ?? 'to_confirm') as EventStatus,
  answeredOn: row.answered_on,
  answerReason: row.answer_reason,
})

/** Everything in the legal calendar, also what was withdrawn or replaced; in the order in which it was entered. */
export async function listEvents(tx: Tx): Promise<LawEvent[]> {
  return (await eventQuery(tx).orderBy('law_events.seq').execute()).map(eventOf)
}

export async function findEvent(tx: Tx, id: string): Promise<LawEvent | undefined> {
  const row = await eventQuery(tx).where('law_events.id', '=', id).executeTakeFirst()
  return row && eventOf(row)
}

/** Confirmed developments that took effect after one day, up to and including another; for the half-yearly report. */
export async function listDevelopments(tx: Tx, after: Day, until: Day): Promise<LawEvent[]> {
  const rows = await eventQuery(tx)
    .where('outcome', '=', 'confirmed')
    .where('on_day', '>', after)
    .where('on_day', '<=', until)
    .where('answered_on', '<=', until)
    .orderBy('on_day')
    .execute()
  return rows.map(eventOf)
}
