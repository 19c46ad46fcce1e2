import { listEvents } from '../covenant/law/queries.server.ts'
import type { LawEvent } from '../covenant/law/rules.ts'
import { listAsks, listOffers } from '../covenant/library/queries.server.ts'
import { findCommitment, findBound, listOffices, listRenewals } from '../covenant/parties/queries.server.ts'
import { renewalAsked, type Office } from '../covenant/parties/rules.ts'
import { applies, kinOf, subjectOf, subjectsOf, type Ambition, type Party, type Programme } from '../covenant/programme/rules.ts'
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
import { listConfirmations, listFillings } from '../covenant/reports/queries.server.ts'
import { mayConfirmRound, type Round } from '../covenant/reports/rules.ts'
import { findWeights, listDeviations } from '../covenant/tailoring/queries.server.ts'
import type { Tx } from '../platform/database/party.server.ts'
import type { Day } from '../platform/settings/day.ts'
import { hasRole, type Visitor } from '../platform/web/visitor.ts'
import { attentionByProfile, openRound } from './rules.ts'

export type OwnWork = {
  facts: OwnFacts
  standings: Standings
  cards: Card[]
  items: AttentionItem[]
  round: Round | undefined
  newHead: Office | undefined
  events: LawEvent[]
}

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
  const open = openRound(rounds)
  // A party that left, or was not there yet on the reference day, is asked nothing.
  const bound = open && (await findBound(tx, await findBound(tx, programme, open.referenceOn), visitor.today))
  const round = bound?.parties.some((each) => each.id === party.id) ? open : undefined
  // A member of the board is asked to confirm, everybody else whether it is filled in.
  const answers = !round
    ? []
    : mayConfirmRound(visitor, party.id)
      ? await listConfirmations(tx, round.code)
      : await listFillings(tx, round.code)
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
    ...(round && { round: { referenceOn: round.referenceOn, confirmed: answers.some((each) => each.partyId === party.id) } }),
  }
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
  const items = attentionByProfile(attention, weights)
  // Only what asks something now: a task names the law or the election that it comes from.
  const events = items.some((item) => item.kind === 'stillRight') ? await listEvents(tx) : []
  return { facts, standings, cards, items, round, events, newHead }
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

export type PartyStanding = { party: Party; standing: Standing; why: LapseReason | undefined; said: string | undefined }

const untouched: Standing = { state: 'notStarted', since: null }

/** One ambition over all parties on a day, as far as this visitor may know it. */
export async function findOneAmbition(tx: Tx, visitor: Visitor, whole: Programme, ambition: Ambition, day: Day) {
  const region = await findRegion(tx, whole, day)
  const { programme } = region
  const reasons = region.kind === 'named' ? await listLapseReasons(tx, whole, day) : new Map<string, string>()
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
    answers: seesAnswers ? (await listSharedCriteria(tx, programme, day)).filter(ofThis) : undefined,
    criteria: seesAnswers ? [] : (await listCriteriaCounts(tx, programme, day)).filter(ofThis),
    subjects: subjectsOf(programme, ambition),
    deviations: (await listDeviations(tx, programme, day)).filter(ofThis),
    shared: await listSharedEvidence(tx, visitor, programme, ambition.number),
    asks: await listAsks(tx, kinOf(programme, ambition.number)),
    offers: await listOffers(tx, kinOf(programme, ambition.number)),
  }
}
