// Agreement C: the programme grows in steps. Who may propose what, who may say something of it, and how the working group decides.
import type { Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import { findAmbition, partyTypes, type PartyType, type Programme } from '../programme/rules.ts'

export const proposalKinds = ['sharpen', 'broaden', 'new', 'withdraw'] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const outcomes = ['adopted', 'adoptedChanged', 'rejected', 'later'] as const
export type Outcome = (typeof outcomes)[number]

export type Effects = Record<PartyType, string | null>

export type NewProposal = { kind: ProposalKind; ambition: string | null; title: string; motive: string; effects: Effects }

export type NewDecision = { outcome: Outcome; decidedOn: Day; reason: string; changedTo: string | null }

type Person = { personId: string | null; partyId: string | null; roles: readonly string[] }

const talkers = ['coordinator', 'processOwner', 'boardMember', 'secretary', 'riecAdviser']

/** Whoever works on an ambition or answers for it may propose and discuss; a reader and a privacy officer read along. */
export function mayPropose(person: Person): boolean {
  return person.roles.some((role) => talkers.includes(role))
}

export type ProposeRefusal = 'notForYou' | 'ambitionMissing' | 'ambitionNotForNew' | 'effectMissing' | 'alreadyProposed'

/** A proposal says what it does to at least one kind of party. The same proposal does not stand open twice. */
export function propose(
  person: Person,
  proposal: NewProposal,
  programme: Programme,
  open: readonly Pick<NewProposal, 'kind' | 'ambition' | 'title'>[],
): NewProposal | Refused<ProposeRefusal> {
  if (!mayPropose(person)) return refuse('notForYou')
  if (proposal.kind === 'new' && proposal.ambition !== null) return refuse('ambitionNotForNew')
  if (proposal.kind !== 'new' && (proposal.ambition === null || !findAmbition(programme, proposal.ambition)))
    return refuse('ambitionMissing')
  if (partyTypes.every((type) => proposal.effects[type] === null)) return refuse('effectMissing')
  const isSame = (other: Pick<NewProposal, 'kind' | 'ambition' | 'title'>) =>
    other.kind === proposal.kind && other.ambition === proposal.ambition && other.title.toLowerCase() === proposal.title.toLowerCase()
  return open.some(isSame) ? refuse('alreadyProposed') : proposal
}

export type CommentRefusal = 'notForYou' | 'alreadyDecided'

/** Until it is decided. What was said stays. */
export function comment(person: Person, proposal: { decided: boolean }): { allowed: true } | Refused<CommentRefusal> {
  if (!mayPropose(person)) return refuse('notForYou')
  return proposal.decided ? refuse('alreadyDecided') : { allowed: true }
}

export type DecideRefusal =
  | 'notSecretary'
  | 'alreadyDecided'
  | 'ownProposal'
  | 'dayInFuture'
  | 'dayBeforeProposal'
  | 'changeMissing'
  | 'changeNotAsked'

/**
 * The secretary writes down what the working group decided, once. Nobody does so for a proposal of a party in which that same person has
 * a role today: they may discuss it as anybody else, and another secretary writes the decision down. `seatsAt` are the parties in which
 * this person has a role.
 */
export function decide(
  person: Person,
  proposal: { partyId: string | null; proposedOn: Day; decided: boolean },
  decision: NewDecision,
  seatsAt: readonly string[],
  today: Day,
): NewDecision | Refused<DecideRefusal> {
  if (!person.roles.includes('secretary')) return refuse('notSecretary')
  if (proposal.decided) return refuse('alreadyDecided')
  if (proposal.partyId !== null && seatsAt.includes(proposal.partyId)) return refuse('ownProposal')
  if (decision.decidedOn > today) return refuse('dayInFuture')
  if (decision.decidedOn < proposal.proposedOn) return refuse('dayBeforeProposal')
  if (decision.outcome === 'adoptedChanged' && decision.changedTo === null) return refuse('changeMissing')
  if (decision.outcome !== 'adoptedChanged' && decision.changedTo !== null) return refuse('changeNotAsked')
  return decision
}

/** Where a proposal stands: still open, or what was decided. */
export type Stage = 'open' | Outcome
export const stages = ['open', ...outcomes] as const

export function stageOf(proposal: { decision: { outcome: Outcome } | null }): Stage {
  return proposal.decision?.outcome ?? 'open'
}
