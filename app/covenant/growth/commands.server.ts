import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import type { Programme } from '../programme/rules.ts'
import { findProposal, listOwnParties, listProposals } from './queries.server.ts'
import * as rules from './rules.ts'

/** A party, or somebody of the programme, proposes to ask something differently. */
export async function propose(tx: Tx, visitor: Visitor, programme: Programme, form: rules.NewProposal) {
  await hold(tx, 'proposals')
  const open = (await listProposals(tx)).filter(({ decision }) => decision === null)
  const proposal = rules.propose(visitor, form, programme, open)
  if (isRefusal(proposal)) return proposal
  const id = uuid()
  await tx
    .insertInto('proposals')
    .values({
      id,
      party_id: visitor.partyId,
      kind: proposal.kind,
      ambition: proposal.ambition,
      title: proposal.title,
      motive: proposal.motive,
      effect_gemeente: proposal.effects.gemeente,
      effect_waterschap: proposal.effects.waterschap,
      effect_provincie: proposal.effects.provincie,
      proposed_by: visitor.personId ?? '',
      proposed_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'proposal.made', id, { kind: proposal.kind, ambition: proposal.ambition })
  return { proposalId: id }
}

export async function comment(tx: Tx, visitor: Visitor, proposalId: string, form: { body: string }) {
  await hold(tx, proposalId)
  const proposal = await findProposal(tx, proposalId)
  if (!proposal) return refuse('notFound')
  const allowed = rules.comment(visitor, { decided: proposal.decision !== null })
  if (isRefusal(allowed)) return allowed
  const id = uuid()
  await tx
    .insertInto('proposal_comments')
    .values({
      id,
      proposal_id: proposalId,
      party_id: visitor.partyId,
      body: form.body,
      said_by: visitor.personId ?? '',
      said_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'proposal.commented', proposalId, { commentId: id })
  return { commentId: id }
}

/** The secretary writes down what the working group decided. */
export async function decide(tx: Tx, visitor: Visitor, proposalId: string, form: rules.NewDecision) {
  await hold(tx, proposalId)
  const proposal = await findProposal(tx, proposalId)
  if (!proposal) return refuse('notFound')
  const decision = rules.decide(
    visitor,
    { ...proposal, decided: proposal.decision !== null },
    form,
    await listOwnParties(tx, visitor),
    visitor.today,
  )
  if (isRefusal(decision)) return decision
  await tx
    .insertInto('proposal_decisions')
    .values({
      proposal_id: proposalId,
      outcome: decision.outcome,
      reason: decision.reason,
      changed_to: decision.changedTo,
      decided_on: decision.decidedOn,
      decided_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'proposal.decided', proposalId, { outcome: decision.outcome, decidedOn: decision.decidedOn })
  return { outcome: decision.outcome }
}

// One deed at a time on a proposal, so that nothing is said of it while it is being decided.
async function hold(tx: Tx, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`proposal ${what}`}, 0))`.execute(tx)
}
