import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import { changeParticipation } from '../parties/commands.server.ts'
import type { Participation } from '../parties/rules.ts'
import type { Programme } from '../programme/rules.ts'
import { listDecisions } from './queries.server.ts'
import * as rules from './rules.ts'

/** The secretary writes down what the working group decided. */
export async function recordDecision(tx: Tx, visitor: Visitor, programme: Programme, form: rules.NewDecision) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  // A form that was sent twice at the same moment: the second waits here, and then finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('decisions', 0))`.execute(tx)
  const decision = rules.recordDecision(form, programme, visitor.today, await listDecisions(tx))
  if (isRefusal(decision)) return decision
  const id = uuid()
  await tx
    .insertInto('decisions')
    .values({
      id,
      kind: decision.kind,
      title: decision.title,
      body: decision.body,
      decided_on: decision.decidedOn,
      party_id: decision.partyId,
      ambition: decision.ambition,
      recorded_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'decision.recorded', id, {
    kind: decision.kind,
    decidedOn: decision.decidedOn,
    partyId: decision.partyId,
    ambition: decision.ambition,
  })
  return { decisionId: id }
}

/** The secretary writes down that the working group let a party join or leave: the decision, and the day from which it holds. */
export async function recordParticipation(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  form: Omit<Participation, 'seq'> & { title: string; body: string; decidedOn: Day },
) {
  const { partyId, kind, onDay, title, body, decidedOn } = form
  const decision = { kind: 'other' as const, title, body, decidedOn, partyId: null, ambition: null }
  const recorded = await recordDecision(tx, visitor, programme, decision)
  if (isRefusal(recorded)) return recorded
  return changeParticipation(tx, visitor, programme, { partyId, kind, onDay }, recorded.decisionId)
}
