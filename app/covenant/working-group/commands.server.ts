import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import type { Programme } from '../programme/rules.ts'
import * as rules from './rules.ts'

/** The secretary writes down what the working group decided. */
export async function recordDecision(tx: Tx, visitor: Visitor, programme: Programme, form: rules.NewDecision) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  const decision = rules.recordDecision(form, programme, visitor.today)
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
  await record(tx, visitor, 'decision.recorded', id, { kind: decision.kind, decidedOn: decision.decidedOn, partyId: decision.partyId, ambition: decision.ambition })
  return { decisionId: id }
}
