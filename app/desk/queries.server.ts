import { findCommitment, findBound, listOffices, listRenewals } from '../covenant/parties/queries.server.ts'
import { renewalAsked, type Office } from '../covenant/parties/rules.ts'
import type { Party, Programme } from '../covenant/programme/rules.ts'
import { personOf } from '../covenant/progress/commands.server.ts'
import { findOwnFacts, listCards, ownStandings, type Card, type OwnFacts } from '../covenant/progress/queries.server.ts'
import { attentionOf, type AttentionItem, type Standings } from '../covenant/progress/rules.ts'
import { listConfirmations } from '../covenant/reports/queries.server.ts'
import type { Round } from '../covenant/reports/rules.ts'
import type { Tx } from '../platform/database/party.server.ts'
import type { Day } from '../platform/settings/day.ts'
import { hasRole, type Visitor } from '../platform/web/visitor.ts'
import { openRound } from './rules.ts'

export type OwnWork = {
  facts: OwnFacts
  standings: Standings
  cards: Card[]
  items: AttentionItem[]
  round: Round | undefined
  newHead: Office | undefined
}

/** How the own party stands today and what asks for attention now. */
export async function findOwnWork(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  party: Party,
  rounds: readonly Round[],
): Promise<OwnWork> {
  const facts = await findOwnFacts(tx, visitor)
  const cards = await listCards(tx, visitor)
  const open = openRound(rounds)
  // A party that left, or was not there yet on the reference day, is asked nothing.
  const bound = open && (await findBound(tx, await findBound(tx, programme, open.referenceOn), visitor.today))
  const round = bound?.parties.some((each) => each.id === party.id) ? open : undefined
  const confirmations = round ? await listConfirmations(tx, round.code) : []
  const standings = ownStandings(programme, facts, visitor.today)
  const items = attentionOf({
    programme,
    party,
    person: personOf(visitor),
    standings,
    changes: facts.changes,
    nextDates: cards.flatMap((card) => (card.nextOn === null ? [] : [{ ambition: card.ambition, on: card.nextOn }])),
    day: visitor.today,
    ...(round && { round: { referenceOn: round.referenceOn, confirmed: confirmations.some((each) => each.partyId === party.id) } }),
  })
  const newHead = hasRole(visitor, 'coordinator', 'boardMember')
    ? renewalAsked(
        party.type,
        {
          offices: await listOffices(tx, party.id),
          signature: await findCommitment(tx, party.id),
          renewals: await listRenewals(tx, party.id),
        },
        visitor.today,
      )
    : undefined
  return { facts, standings, cards, items, round, newHead }
}

export type Awaited = { round: Round; awaited: Party[]; of: number }

/**
 * Who has not yet confirmed the open round, in the order of the covenant; for those who may know. A party that left is awaited no more.
 */
export async function findAwaited(tx: Tx, programme: Programme, rounds: readonly Round[], today: Day): Promise<Awaited | undefined> {
  const round = openRound(rounds)
  if (!round) return undefined
  const confirmed = new Set((await listConfirmations(tx, round.code)).map((each) => each.partyId))
  const { parties } = await findBound(tx, await findBound(tx, programme, round.referenceOn), today)
  return { round, awaited: parties.filter((party) => !confirmed.has(party.id)), of: parties.length }
}
