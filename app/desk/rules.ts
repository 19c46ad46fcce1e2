// Which of all facts the desk shows first. Agreement A: a weak spot is a topic to take up together, never a place in an order of parties.
import {
  applies,
  compareNumbers,
  findAmbition,
  subjectOf,
  type Ambition,
  type Party,
  type Programme,
  type State,
} from '../covenant/programme/rules.ts'
import {
  answersOn,
  attentionOf,
  isInOrder,
  isWaiting,
  standingKey,
  type Answer,
  type AttentionItem,
  type LapseReason,
  type Standing,
  type Standings,
  type StateChange,
} from '../covenant/progress/rules.ts'
import type { Round } from '../covenant/reports/rules.ts'
import type { Day } from '../platform/settings/day.ts'
import type { Role } from '../platform/web/visitor.ts'

// ---- The region ----

type AmbitionCounts = { ambition: string; subjects: number; states: Record<State, number> }

/** How many subjects are weak for each reason; `unknown` where lapsed is known and why is not. */
export type WeakReasons = Record<LapseReason | 'notStarted' | 'unknown', number>

export type Topic = { ambition: Ambition; weak: number; of: number; states: Record<State, number>; reasons: WeakReasons }

const mostTopics = 4

/** The ambitions with most weak spots, at most four; those with as many in the order of the covenant. */
export function topicsToShare(programme: Programme, counts: readonly AmbitionCounts[], standings?: Standings): Topic[] {
  return counts
    .flatMap(({ ambition: number, subjects, states }) => {
      const ambition = findAmbition(programme, number)
      const weak = states.notStarted + states.lapsed
      if (!ambition || weak === 0) return []
      return { ambition, weak, of: subjects - states.notApplicable, states, reasons: reasonsOf(programme, ambition, states, standings) }
    })
    .toSorted((one, other) => other.weak - one.weak || compareNumbers(one.ambition.number, other.ambition.number))
    .slice(0, mostTopics)
}

function reasonsOf(programme: Programme, ambition: Ambition, states: Record<State, number>, standings: Standings | undefined): WeakReasons {
  const reasons: WeakReasons = {
    notStarted: states.notStarted,
    interval: 0,
    evidence: 0,
    set: 0,
    law: 0,
    office: 0,
    sharpened: 0,
    unknown: 0,
  }
  const keys = new Set(
    programme.parties.filter((party) => applies(ambition, party)).map((party) => standingKey(subjectOf(ambition, party), ambition.number)),
  )
  for (const key of keys) {
    const lapse = standings?.get(key)?.lapse
    if (lapse) reasons[lapse.reason] += 1
  }
  reasons.unknown = states.lapsed - reasons.interval - reasons.evidence - reasons.set - reasons.law - reasons.office - reasons.sharpened
  return reasons
}

export type Step = { day: Day; kind: 'start' | 'round' | 'chosen' | 'now'; frozen: boolean }

const mostRounds = 6

/**
 * The days to step through, oldest first: the signing, the latest reference days, the day that somebody chose, and today. Each day
 * once; older rounds are reached by choosing their day.
 */
export function timeSteps(facts: { signedOn: Day; today: Day; rounds: readonly Round[]; day: Day }): Step[] {
  const { signedOn, today, day } = facts
  const past = facts.rounds.filter((round) => round.referenceOn > signedOn && round.referenceOn < today)
  const latest = past.toSorted((one, other) => (one.referenceOn < other.referenceOn ? 1 : -1)).slice(0, mostRounds)
  const shown = [...latest, ...past.filter((round) => round.referenceOn === day)]
  const steps = new Map<Day, Step>()
  steps.set(signedOn, { day: signedOn, kind: 'start', frozen: false })
  for (const round of shown) {
    const frozen = round.status === 'frozen' || steps.get(round.referenceOn)?.frozen === true
    steps.set(round.referenceOn, { day: round.referenceOn, kind: 'round', frozen })
  }
  if (!steps.has(day) && day !== today) steps.set(day, { day, kind: 'chosen', frozen: false })
  steps.set(today, { day: today, kind: 'now', frozen: false })
  return [...steps.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

/** The round that asks for an answer now: open, and the first by reference day. `rounds` are newest first. */
export function openRound(rounds: readonly Round[]): Round | undefined {
  return rounds.findLast((round) => round.status === 'open')
}

// ---- One's own dike ----

export type NextDate = { on: Day; why: 'own' | 'interval' | 'evidence' }

export type OwnAmbition = {
  ambition: Ambition
  standing: Standing
  /** The state that waits for a second person. */
  waiting: StateChange | undefined
  yes: number
  owner: string | undefined
  next: NextDate | undefined
}

const untouched: Standing = { state: 'notStarted', since: null }

/** Every ambition that the covenant asks of this party, in its order, as it stands on a day. */
export function ownAmbitions(facts: {
  programme: Programme
  party: Party
  standings: Standings
  changes: readonly StateChange[]
  answers: readonly Answer[]
  cards: readonly { subject: string; ambition: string; owner: string | null; nextOn: Day | null }[]
  day: Day
}): OwnAmbition[] {
  const { programme, party, day } = facts
  const answered = Map.groupBy(facts.answers, (answer) => standingKey(answer.subject, answer.ambition))
  const waiting = new Map(facts.changes.filter(isWaiting).map((change) => [standingKey(change.subject, change.ambition), change]))
  const cards = new Map(facts.cards.map((card) => [standingKey(card.subject, card.ambition), card]))
  return programme.ambitions
    .filter((ambition) => applies(ambition, party))
    .map((ambition) => {
      const key = standingKey(subjectOf(ambition, party), ambition.number)
      const standing = facts.standings.get(key) ?? untouched
      const answers = answersOn(answered.get(key) ?? [], day)
      const card = cards.get(key)
      return {
        ambition,
        standing,
        waiting: waiting.get(key),
        yes: ambition.criteria.filter((criterion) => answers.get(criterion.id) === true).length,
        owner: card?.owner ?? ambition.owner[party.type],
        next: nextDate(standing, card?.nextOn ?? null),
      }
    })
}

/** The date that the party set itself; without one, the last day on which the state stands by itself. */
function nextDate(standing: Standing, own: Day | null): NextDate | undefined {
  if (own !== null) return { on: own, why: 'own' }
  const { reviewOn, proofUntil } = standing
  if (proofUntil !== undefined && (reviewOn === undefined || proofUntil < reviewOn)) return { on: proofUntil, why: 'evidence' }
  return reviewOn === undefined ? undefined : { on: reviewOn, why: 'interval' }
}

/** Words in the address, so that a colleague can read them there. */
export const selections = ['alles', 'zwak', 'onderweg', 'mij'] as const
export type Selection = (typeof selections)[number]

export function selectionFrom(asked: string | null, mayAsk: readonly Selection[]): Selection {
  return mayAsk.find((selection) => selection === asked) ?? 'alles'
}

/** What is not applicable is not in any selection: it is named apart. */
export function isIn(selection: Selection, { ambition, standing }: OwnAmbition, owned: readonly string[]): boolean {
  switch (selection) {
    case 'alles':
      return standing.state !== 'notApplicable'
    case 'zwak':
      return standing.state === 'notStarted' || standing.state === 'lapsed'
    case 'onderweg':
      return standing.state === 'preparing' || standing.state === 'implementing'
    case 'mij':
      return standing.state !== 'notApplicable' && owned.includes(ambition.number)
  }
}

export function countOwn(own: readonly OwnAmbition[]): { count: number; inOrder: number; underway: number; weak: number } {
  const count = (selection: Selection) => own.filter((each) => isIn(selection, each, [])).length
  return {
    count: count('alles'),
    inOrder: own.filter(({ standing }) => isInOrder(standing)).length,
    underway: count('onderweg'),
    weak: count('zwak'),
  }
}

/** Whether what somebody typed stands in the number, the title, our wording or the owner; capitals and accents aside. */
export function matches(searched: string, { ambition, owner }: Pick<OwnAmbition, 'ambition' | 'owner'>): boolean {
  const text = plain([ambition.number, ambition.title, ambition.wording, owner ?? ''].join(' '))
  return plain(searched)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

// ---- One ambition over all parties ----

/** The covenant with one ambition and the parties that it binds, so that everything that draws a dike draws the dike of that ambition. */
export function programmeOfOne(programme: Programme, ambition: Ambition): Programme {
  return { ...programme, ambitions: [ambition], parties: programme.parties.filter((party) => applies(ambition, party)) }
}

// ---- What asks for attention, and the risk profile (agreement E) ----

type AttentionFacts = Parameters<typeof attentionOf>[0]

/** In the order of `attentionOf`. A round is put between them: after what waits for you when it is near, and last when it is not. */
const kindOrder: AttentionItem['kind'][] = ['waitsForYou', 'lapsed', 'lapsesSoon', 'nextDate', 'waitsForOther', 'asks', 'hole']
/** What is still to be answered goes with what lapses soon when it lapses, and else with what only asks. */
const kindOf = (item: AttentionItem) => (item.kind === 'stillRight' ? (item.lapses ? 'lapsesSoon' : 'asks') : item.kind)
const mostItems = 5
const roundSoonDays = 14
/** One less than `attentionOf` gives, so that a round beside them never pushes one out. */
const atOnce = mostItems - 1

/**
 * The same five kinds of work in the same order; within a kind the ambitions on which a high dimension of the profile bears come first,
 * the heaviest first. `weights` are those of the profile (4 or 5). Nothing is added or left out that would not ask by itself.
 */
export function attentionByProfile(facts: AttentionFacts, weights: ReadonlyMap<string, number>): AttentionItem[] {
  if (weights.size === 0) return attentionOf(facts)
  const { ambitions } = facts.programme
  const groups = Array.from({ length: Math.max(1, Math.ceil(ambitions.length / atOnce)) }, (_, index) =>
    ambitions.slice(index * atOnce, (index + 1) * atOnce),
  )
  const found = groups.map((group) => attentionOf({ ...facts, programme: { ...facts.programme, ambitions: group } }))
  const round = found.flat().find((item) => item.kind === 'roundOpen')
  const work = found
    .flat()
    .filter((item) => item.kind !== 'roundOpen')
    .sort((one, other) => placeOf(one) - placeOf(other) || weightOf(other, weights) - weightOf(one, weights) || compareWork(one, other))
  if (!round) return work.slice(0, mostItems)
  const isNear = (round.days ?? 0) <= roundSoonDays
  const before = isNear ? work.filter((item) => item.kind === 'waitsForYou').length : work.length
  return work.toSpliced(before, 0, round).slice(0, mostItems)
}

const placeOf = (item: AttentionItem) => kindOrder.indexOf(kindOf(item))
const weightOf = (item: AttentionItem, weights: ReadonlyMap<string, number>) => weights.get(item.ambition ?? '') ?? 0

/** Least work first where it lapsed, then the longest ago or the first to come, then the order of the covenant. */
function compareWork(one: AttentionItem, other: AttentionItem): number {
  const effort = one.kind === 'lapsed' ? one.minutes - other.minutes : 0
  return effort || (one.days ?? 0) - (other.days ?? 0) || compareNumbers(one.ambition ?? '', other.ambition ?? '')
}

// ---- The front page of a practice environment ----

type Seat = { personId: string; partyId: string | null; roles: Role[] }

/** From the one who works with it most to the one who helps. */
const rolesToTry: Role[] = [
  'coordinator',
  'processOwner',
  'boardMember',
  'reader',
  'privacyOfficer',
  'secretary',
  'riecAdviser',
  'portfolioHolder',
]

/** One person for each role that somebody has, most of them from one party, so that their work can be seen from all sides. */
export function oneOfEachRole<S extends Seat>(seats: readonly S[]): { role: Role; seat: S }[] {
  const rolesAt = (partyId: string | null) => new Set(seats.filter((seat) => seat.partyId === partyId).flatMap((seat) => seat.roles)).size
  const parties = [...new Set(seats.map((seat) => seat.partyId))].filter((partyId) => partyId !== null)
  const fullest = parties.reduce<string | undefined>(
    (best, partyId) => (best === undefined || rolesAt(partyId) > rolesAt(best) ? partyId : best),
    undefined,
  )
  const chosen = new Set<S>()
  return rolesToTry.flatMap((role) => {
    const having = seats.filter((seat) => seat.roles.includes(role))
    const inOrder = [...having.filter((seat) => seat.partyId === fullest), ...having]
    const seat = inOrder.find((each) => !chosen.has(each)) ?? inOrder[0]
    if (!seat) return []
    chosen.add(seat)
    return { role, seat }
  })
}
