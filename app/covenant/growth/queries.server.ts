import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import type { Effects, Outcome, ProposalKind } from './rules.ts'

type ProposalDecision = { outcome: Outcome; decidedOn: Day; reason: string; changedTo: string | null }

/** A proposal as anybody who takes part may read it. Nobody is named here: it is of a party, or (null) of the programme. */
export type Proposal = {
  id: string
  partyId: string | null
  kind: ProposalKind
  ambition: string | null
  title: string
  motive: string
  effects: Effects
  proposedOn: Day
  comments: number
  decision: ProposalDecision | null
}

function proposalQuery(tx: Tx) {
  return tx
    .selectFrom('proposals')
    .leftJoin('proposal_decisions', 'proposal_decisions.proposal_id', 'proposals.id')
    .select((select) => [
      'id',
      'party_id',
      'kind',
      'ambition',
      'title',
      'motive',
      'effect_gemeente',
      'effect_waterschap',
      'effect_provincie',
      'proposed_on',
      'outcome',
      'reason',
      'changed_to',
      'decided_on',
      select
        .selectFrom('proposal_comments')
        .whereRef('proposal_comments.proposal_id', '=', 'proposals.id')
        .select((inside) => inside.fn.countAll<number>().as('count'))
        .as('comments'),
    ])
}

type ProposalRow = Awaited<ReturnType<ReturnType<typeof proposalQuery>['execute']>>[number]

const proposalOf = (row: ProposalRow): Proposal => ({
  id: row.id,
  partyId: row.party_id,
  kind: row.kind as ProposalKind,
  ambition: row.ambition,
  title: row.title,
  motive: row.motive,
  effects: { gemeente: row.effect_gemeente, waterschap: row.effect_waterschap, provincie: row.effect_provincie },
  proposedOn: row.proposed_on,
  comments: row.comments ?? 0,
  decision:
    row.outcome === null
      ? null
      : { outcome: row.outcome as Outcome, decidedOn: row.decided_on ?? '', reason: row.reason ?? '', changedTo: row.changed_to },
})

/** Every proposal, newest first. */
export async function listProposals(tx: Tx): Promise<Proposal[]> {
  return (await proposalQuery(tx).orderBy('proposed_on', 'desc').orderBy('proposals.seq', 'desc').execute()).map(proposalOf)
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

export async function findProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  if (!isUuid(id)) return undefined
  const row = await proposalQuery(tx).where('proposals.id', '=', id).executeTakeFirst()
  return row && proposalOf(row)
}

/** `by` is null where this visitor may not know the name: of a colleague of another party only the party is shown. */
export type Comment = { id: string; partyId: string | null; by: string | null; body: string; saidOn: Day }

/** What was said of a proposal, oldest first. */
export async function listComments(tx: Tx, proposalId: string): Promise<Comment[]> {
  const rows = await tx
    .selectFrom('proposal_comments')
    .leftJoin('people', 'people.id', 'said_by')
    .select(['proposal_comments.id', 'party_id', 'people.name', 'body', 'said_on'])
    .where('proposal_id', '=', proposalId)
    .orderBy('proposal_comments.seq')
    .execute()
  return rows.map((row) => ({ id: row.id, partyId: row.party_id, by: row.name, body: row.body, saidOn: row.said_on }))
}

/** The parties in which this person has a role today, apart from the role of this visit. */
export async function listOwnParties(tx: Tx, visitor: Visitor): Promise<string[]> {
  const rows = await tx
    .selectFrom('seats')
    .select('party_id')
    .distinct()
    .where('person_id', '=', visitor.personId ?? '')
    .where('party_id', 'is not', null)
    .where('from_on', '<=', visitor.today)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', visitor.today)]))
    .execute()
  return rows.flatMap((row) => row.party_id ?? [])
}
