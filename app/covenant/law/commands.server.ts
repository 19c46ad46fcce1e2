import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { carriedNumbers, type Programme } from '../programme/rules.ts'
import type { ShippedEvent } from './file.ts'
import { listEvents } from './queries.server.ts'
import * as rules from './rules.ts'

/** One change of the calendar at a time: of two who act on one event the second finds what the first did. */
async function takeCalendar(tx: Tx) {
  await sql`select pg_advisory_xact_lock(hashtextextended('law', 0))`.execute(tx)
}

/** Puts the calendar that comes with the product in an installation. What was confirmed when it was made counts from today. */
export async function installCalendar(tx: Tx, visitor: Visitor, programme: Programme, events: readonly ShippedEvent[]) {
  for (const { id, confirmed, ...event } of events) {
    // A covenant with fewer ambitions or other parties takes what concerns it.
    const known = carriedNumbers(programme, event.ambitions).filter((number) =>
      programme.ambitions.some((ambition) => ambition.number === number),
    )
    const checked = rules.checkEvent({ ...event, ambitions: known }, programme, visitor.today)
    if (isRefusal(checked)) continue
    await saveEvent(tx, visitor, id, checked, null)
    if (confirmed) await saveAnswer(tx, visitor, id, 'confirmed', null)
  }
  await record(tx, visitor, 'law.installed', programme.id, { events: events.length })
  return { installed: true as const }
}

export async function addEvent(tx: Tx, visitor: Visitor, programme: Programme, form: rules.NewEvent) {
  if (!rules.mayKeepCalendar(visitor)) return refuse('notACaller')
  await takeCalendar(tx)
  const event = rules.checkEvent(form, programme, visitor.today, await listEvents(tx))
  if (isRefusal(event)) return event
  const id = uuid()
  await saveEvent(tx, visitor, id, event, null)
  await record(tx, visitor, 'law.entered', id, { onDay: event.onDay, ambitions: event.ambitions, partyTypes: event.partyTypes })
  return { eventId: id }
}

/** A new event in the place of an older one. What was confirmed keeps counting until a second person confirms the correction. */
export async function correctEvent(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  eventId: string,
  form: rules.NewEvent & { reason: string },
) {
  if (!rules.mayKeepCalendar(visitor)) return refuse('notACaller')
  await takeCalendar(tx)
  const all = await listEvents(tx)
  const old = all.find((each) => each.id === eventId)
  if (!old) return refuse('notFound')
  if (!rules.mayCorrect(old, all)) return refuse('alreadyAnswered')
  const { reason, ...rest } = form
  const event = rules.checkEvent(rest, programme, visitor.today, all, eventId)
  if (isRefusal(event)) return event
  const id = uuid()
  await saveEvent(tx, visitor, id, event, { replaces: eventId, reason })
  if (old.status === 'to_confirm') await saveAnswer(tx, visitor, eventId, 'replaced', null)
  await record(tx, visitor, 'law.corrected', id, { replaces: eventId, onDay: event.onDay, ambitions: event.ambitions })
  return { eventId: id }
}

export async function confirmEvent(tx: Tx, visitor: Visitor, eventId: string) {
  await takeCalendar(tx)
  const event = (await listEvents(tx)).find((each) => each.id === eventId)
  if (!event) return refuse('notFound')
  const outcome = rules.confirmEvent(visitor, event)
  if (isRefusal(outcome)) return outcome
  await saveAnswer(tx, visitor, eventId, 'confirmed', null)
  await record(tx, visitor, 'law.confirmed', eventId, { onDay: event.onDay })
  return outcome
}

export async function withdrawEvent(tx: Tx, visitor: Visitor, eventId: string, reason: string) {
  await takeCalendar(tx)
  const event = (await listEvents(tx)).find((each) => each.id === eventId)
  if (!event) return refuse('notFound')
  const outcome = rules.withdrawEvent(visitor, event, reason)
  if (isRefusal(outcome)) return outcome
  await saveAnswer(tx, visitor, eventId, 'withdrawn', reason)
  await record(tx, visitor, 'law.withdrawn', eventId)
  return outcome
}

async function saveEvent(
  tx: Tx,
  visitor: Visitor,
  id: string,
  event: rules.NewEvent,
  correction: { replaces: string; reason: string } | null,
) {
  await tx
    .insertInto('law_events')
    .values({
      id,
      kind: event.kind,
      title: event.title,
      on_day: event.onDay,
      changed: event.changed,
      question: event.question,
      source: event.source,
      ambitions: event.ambitions,
      party_types: event.partyTypes,
      term_months: event.termMonths,
      replaces: correction?.replaces ?? null,
      reason: correction?.reason ?? null,
      entered_by: visitor.personId,
      entered_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
}

async function saveAnswer(tx: Tx, visitor: Visitor, id: string, outcome: 'confirmed' | 'withdrawn' | 'replaced', reason: string | null) {
  await tx
    .insertInto('law_answers')
    .values({ event_id: id, outcome, reason, answered_by: visitor.personId, answered_on: visitor.today, recorded_at: visitor.at })
    .execute()
}
