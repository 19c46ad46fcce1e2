import type { Party, Programme } from '../covenant/programme/rules.ts'
import { personOf } from '../covenant/progress/commands.server.ts'
import { findOwnFacts, listCards, ownStandings, type Card, type OwnFacts } from '../covenant/progress/queries.server.ts'
import { attentionOf, type AttentionItem, type Standings } from '../covenant/progress/rules.ts'
import { listConfirmations } from '../covenant/reports/queries.server.ts'
import type { Round } from '../covenant/reports/rules.ts'
import type { Tx } from '../platform/database/party.server.ts'
import type { Visitor } from '../platform/web/visitor.ts'
import { openRound } from './rules.ts'

export type OwnWork = { facts: OwnFacts; standings: Standings; cards: Card[]; items: AttentionItem[]; round: Round | undefined }

/** How the own party stands today and what asks for attention now. */
export async function findOwnWork(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  party: Party,
  rounds: readonly Round[],
): Promise<OwnWork> {
  const facts = await findOwnFacts(tx, visitor, programme)
  const cards = await listCards(tx, visitor, programme)
  const round = openRound(rounds)
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
  return { facts, standings, cards, items, round }
}

export type Awaited = { round: Round; awaited: Party[] }

/** Who has not yet confirmed the open round, in the order of the covenant; for those who may know. */
export async function findAwaited(tx: Tx, programme: Programme, rounds: readonly Round[]): Promise<Awaited | undefined> {
  const round = openRound(rounds)
  if (!round) return undefined
  const confirmed = new Set((await listConfirmations(tx, round.code)).map((each) => each.partyId))
  return { round, awaited: programme.parties.filter((party) => !confirmed.has(party.id)) }
}
