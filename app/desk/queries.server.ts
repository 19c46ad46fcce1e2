import { listAsks, listOffers } from '../covenant/library/queries.server.ts'
import { applies, subjectOf, subjectsOf, type Ambition, type Party, type Programme } from '../covenant/programme/rules.ts'
import { personOf } from '../covenant/progress/commands.server.ts'
import {
  findOwnFacts,
  findRegion,
  listCards,
  listCriteriaCounts,
  listLapseReasons,
  listSharedCriteria,
  listSharedEvidence,
  ownStandings,
  type Card,
  type OwnFacts,
} from '../covenant/progress/queries.server.ts'
import { standingKey, type AttentionItem, type LapseReason, type Standing, type Standings } from '../covenant/progress/rules.ts'
import { listConfirmations } from '../covenant/reports/queries.server.ts'
import type { Round } from '../covenant/reports/rules.ts'
import { findWeights, listDeviations } from '../covenant/tailoring/queries.server.ts'
import type { Tx } from '../platform/database/party.server.ts'
import type { Day } from '../platform/settings/day.ts'
import { hasRole, type Visitor } from '../platform/web/visitor.ts'
import { attentionByProfile, openRound } from './rules.ts'

export type OwnWork = { facts: OwnFacts; standings: Standings; cards: Card[]; items: AttentionItem[]; round: Round | undefined }

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
  const round = openRound(rounds)
  const confirmations = round ? await listConfirmations(tx, round.code) : []
  const standings = ownStandings(programme, facts, visitor.today)
  const weights = await findWeights(tx, visitor, programme)
  const attention = {
    programme,
    party,
    person: personOf(visitor),
    standings,
    changes: facts.changes,
    nextDates: cards.flatMap((card) => (card.nextOn === null ? [] : [{ ambition: card.ambition, on: card.nextOn }])),
    day: visitor.today,
    ...(round && { round: { referenceOn: round.referenceOn, confirmed: confirmations.some((each) => each.partyId === party.id) } }),
  }
  const items = attentionByProfile(attention, weights)
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

export type PartyStanding = { party: Party; standing: Standing; why: LapseReason | undefined; said: string | undefined }

const untouched: Standing = { state: 'notStarted', since: null }

/** One ambition over all parties on a day, as far as this visitor may know it. */
export async function findOneAmbition(tx: Tx, visitor: Visitor, programme: Programme, ambition: Ambition, day: Day) {
  const region = await findRegion(tx, programme, day)
  const reasons = region.kind === 'named' ? await listLapseReasons(tx, day) : new Map<string, string>()
  const standings = region.kind === 'named' ? region.standings : region.own
  const rows = programme.parties
    .filter((party) => applies(ambition, party) && (region.kind === 'named' || party.id === visitor.partyId))
    .map((party): PartyStanding => {
      const key = standingKey(subjectOf(ambition, party), ambition.number)
      const standing = standings.get(key) ?? untouched
      return { party, standing, why: standing.lapse?.reason, said: reasons.get(key) }
    })
  const seesAnswers = hasRole(visitor, 'secretary', 'riecAdviser')
  const ofThis = (each: { ambition: string }) => each.ambition === ambition.number
  return {
    kind: region.kind,
    standings: region.kind === 'named' ? region.standings : undefined,
    rows,
    counts: region.counts.find(ofThis),
    answers: seesAnswers ? (await listSharedCriteria(tx, day)).filter(ofThis) : undefined,
    criteria: seesAnswers ? [] : (await listCriteriaCounts(tx, day)).filter(ofThis),
    subjects: subjectsOf(programme, ambition),
    deviations: (await listDeviations(tx, programme, day)).filter(ofThis),
    shared: await listSharedEvidence(tx, visitor, ambition.number),
    asks: await listAsks(tx, ambition.number),
    offers: await listOffers(tx, ambition.number),
  }
}
