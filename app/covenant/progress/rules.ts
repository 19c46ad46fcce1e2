// Agreements A and E: dikes equally high. What the recorded facts say of an ambition on a day, and which steps a party may take.
import { addDays, dayOf, daysBetween, type Day, type Moment } from '../../platform/settings/day.ts'
import { isRefusal, refuse, type Refused } from '../../platform/web/outcome.ts'
import {
  applies,
  compareNumbers,
  criteriaFor,
  numbersOf,
  originKey,
  subjectOf,
  subjectsOf,
  waterLevelOn,
  type Ambition,
  type Criterion,
  type Level,
  type Origin,
  type Party,
  type Programme,
  type State,
} from '../programme/rules.ts'

// ---- Facts ----

/** One step of a party, set or reconfirmed. A subject is a party or, where an ambition is measured per basisteam, a basisteam. */
export type StateChange = {
  id: string
  seq: number
  subject: string
  ambition: string
  /** The number it was recorded under, where the ambition has another one now. So for all facts: see `carryOver`. */
  was?: string
  kind: 'set' | 'reconfirm'
  state: State
  holdsOn: Day
  needsConfirmation: boolean
  /** Answered yes by the second person, or no second person needed. Only a confirmed change counts. */
  confirmed: boolean
  /** The second person's answer or the withdrawal; absent while it waits. */
  outcome?: Outcome
  setBy?: string
  recordedAt?: Moment
  /** Only where the steps before this one are not told (another party): since when it stood so, and what it was before it lapsed. */
  since?: Day
  held?: Held
  /** The day of the first step under this number. */
  firstOn?: Day
}
export type Outcome = 'confirmed' | 'declined' | 'withdrawn'

/** One evidence item linked to one criterion. It proves up to and including `validUntil`, and no longer from `replacedOn`. */
export type Proof = {
  ambition: string
  was?: string
  subject: string
  criterion: string
  holdsOn: Day
  /** The date on the paper itself. Null where it is not told: of another party one learns only what a law left alone. */
  datedOn: Day | null
  validUntil: Day | null
  /** The day from which it was replaced by a newer version, or withdrawn. */
  replacedOn: Day | null
}

/** Something from outside a party's own facts that calls a held state (achieved/secured) into question. */
export type Call = {
  subject: string
  ambition: string
  /** The number that it named, where the ambition has another one now. */
  was?: string
  /** Where the dates on papers are not told (another party): the numbers under which evidence stands that spares. */
  sparedBy?: readonly string[]
  /** Only what was brought along from an earlier version is called: that version (`originKey`). Absent for what this version asks. */
  of?: string
  cause: 'law' | 'office' | 'sharpened'
  /** Which event, function or catalogue version. */
  id: string
  /** The first day on which it asks whether the state is still right. */
  asksOn: Day
  /** The first day on which an unanswered state has lapsed; null when it only ever asks. */
  lapsesOn: Day | null
  /** A state set or reconfirmed on or after this day is not touched; nor, for law, one whose proof is dated on or after it. */
  sparesFrom: Day
  /** The first day on which it no longer calls (an office filled again); null when it stays. What had lapsed stays lapsed until reconfirmed. */
  endsOn: Day | null
}

export type Answer = { subject: string; ambition: string; was?: string; criterion: string; yes: boolean; holdsOn: Day; seq: number }

// ---- What follows from them ----

/** The two states that stand only as long as they are looked after, and so the only two that lapse. */
type Held = Level
export type LapseReason = 'interval' | 'evidence' | 'set' | Call['cause']
export type AskReason = 'interval' | 'evidence' | Call['cause']

export type Standing = {
  state: State
  /** The day on which this state began; null when nobody ever recorded anything, and so not started from the beginning. */
  since: Day | null
  /** What it was before it lapsed. */
  held?: Held
  /** `on` is the first day on which it has lapsed; `criterion` is the one whose evidence ran out, `id` the call that nobody answered. */
  lapse?: { reason: LapseReason; on: Day; criterion?: string; id?: string }
  /**
   * A soft ambition never lapses; it asks, from the day on which a hard one would have lapsed. A call (`id`) asks of both;
   * unanswered it has lapsed on `lapsesOn`.
   */
  asks?: { reason: AskReason; since: Day; criterion?: string; id?: string; lapsesOn?: Day }
  /** The last day on which it still stands by the review interval. */
  reviewOn?: Day
  /** The last day on which it still stands by its evidence. */
  proofUntil?: Day
}

/** One moment on which something happened to a standing. `standing` is how it stood from that day on. */
export type Turn = {
  on: Day
  kind: 'set' | 'reconfirm' | 'lapse' | 'ask' | 'askEnds'
  before: State
  standing: Standing
  change?: StateChange
}

export type Weak = { ambition: string; kind: 'hole' | 'crack' }

export type Layer = { theme: number; height: number; inOrder: number; count: number; weak: Weak[] }

export type Section = { party: Party; layers: Layer[]; height: number; inOrder: number; count: number; weak: Weak[] }

/** `totals` count the state of a basisteam once, however many municipalities show it. */
export type DikePicture = {
  day: Day
  waterLevel: number
  sections: Section[]
  totals: { inOrder: number; counted: number; weak: number; withoutWeak: number }
}

// ---- Refusals ----

export type SetRefusal =
  | 'doesNotApply'
  | 'stateNotUsed'
  | 'alreadyWaiting'
  | 'dayInFuture'
  | 'dayBeforeSigning'
  | 'dayBeforeLast'
  | 'unchanged'
  | 'notYetAchieved'
  | 'nothingToLapse'
  | 'criteriaOpen'
  | 'proofMissing'
  | 'reasonMissing'
  | 'decisionMissing'

export type ReconfirmRefusal =
  | 'doesNotApply'
  | 'alreadyWaiting'
  | 'dayBeforeSigning'
  | 'dayBeforeLast'
  | 'nothingToReconfirm'
  | 'proofOrReasonMissing'
  | 'reasonMissing'

export type ConfirmRefusal = 'alreadyAnswered' | 'ownChange' | 'notASecondPerson'
export type DeclineRefusal = ConfirmRefusal | 'reasonMissing'
export type WithdrawRefusal = 'alreadyAnswered' | 'notYours'

export type EvidenceRefusal = 'datedInFuture' | 'endsBeforeStart' | 'noAmbition' | 'linkNotWeb'

export type Refusal = SetRefusal | ReconfirmRefusal | DeclineRefusal | WithdrawRefusal | EvidenceRefusal

// ---- Standing on a day ----

const untouched: Standing = { state: 'notStarted', since: null }

function isHeld(state: State): state is Held {
  return state === 'achieved' || state === 'secured'
}

/** Achieved or secured: what counts as in order. */
export function isInOrder(standing: Standing): boolean {
  return isHeld(standing.state)
}

type CriterionProofs = { proofs: Proof[]; gaps: Day[] }
type CellFacts = { turns: Turn[]; proofs: Map<string, CriterionProofs> }

/** All facts of a programme, grouped once, so that the standings of many days can be read from them. */
export type IndexedFacts = ReadonlyMap<string, CellFacts>

/** Standings of many subjects, by `standingKey(subject, ambition)`: '<subject> <ambition number>'. */
export type Standings = ReadonlyMap<string, Standing>

export function standingKey(subject: string, ambition: string): string {
  return `${subject} ${ambition}`
}

/**
 * How one ambition of one subject stands on a day, from the facts that hold on that day. Changes and proofs are those of one subject;
 * what belongs to other ambitions is passed over. Nothing is stored and nothing waits for a job: ask again on a later day and it has lapsed.
 */
export function standingOn(
  changes: readonly StateChange[],
  proofs: readonly Proof[],
  ambition: Ambition,
  day: Day,
  calls: readonly Call[] = [],
): Standing {
  return standingIn(cellFacts(changes, proofs, ambition, calls), ambition, day)
}

/** What happened to a standing up to and including a day, newest first: steps, reconfirmations, lapses, and what was asked. */
export function historyOf(
  changes: readonly StateChange[],
  proofs: readonly Proof[],
  ambition: Ambition,
  untilDay: Day,
  calls: readonly Call[] = [],
): Turn[] {
  return cellFacts(changes, proofs, ambition, calls)
    .turns.filter((turn) => turn.on <= untilDay)
    .toReversed()
}

/** Groups the facts once. What it costs grows with the facts; `standingsOn` then costs only as much as there are standings. */
export function indexFacts(
  programme: Programme,
  changes: readonly StateChange[],
  proofs: readonly Proof[],
  calls: readonly Call[] = [],
): IndexedFacts {
  const ambitions = new Map(programme.ambitions.map((ambition) => [ambition.number, ambition]))
  const grouped = new Map<string, { ambition: Ambition; changes: StateChange[]; proofs: Proof[]; calls: Call[] }>()
  const groupFor = (fact: { subject: string; ambition: string }) => {
    const key = standingKey(fact.subject, fact.ambition)
    const known = grouped.get(key)
    if (known) return known
    const ambition = ambitions.get(fact.ambition)
    if (!ambition) return undefined
    const group = { ambition, changes: [], proofs: [], calls: [] }
    grouped.set(key, group)
    return group
  }
  for (const change of changes) groupFor(change)?.changes.push(change)
  for (const proof of proofs) groupFor(proof)?.proofs.push(proof)
  // A call where nothing was ever recorded has nothing to call into question.
  for (const call of calls) grouped.get(standingKey(call.subject, call.ambition))?.calls.push(call)

  const indexed = new Map<string, CellFacts>()
  for (const [key, group] of grouped) indexed.set(key, cellFacts(group.changes, group.proofs, group.ambition, group.calls))
  return indexed
}

/** How everything that the programme asks for stands on a day; each state of a basisteam once. */
export function standingsOn(facts: IndexedFacts, programme: Programme, day: Day): Standings {
  const standings = new Map<string, Standing>()
  for (const ambition of programme.ambitions) {
    for (const party of programme.parties) {
      if (!applies(ambition, party)) continue
      const key = standingKey(subjectOf(ambition, party), ambition.number)
      if (ambition.measuredPer === 'basisteam' && standings.has(key)) continue
      const cell = facts.get(key)
      standings.set(key, cell ? standingIn(cell, ambition, day) : untouched)
    }
  }
  return standings
}

function standingIn(cell: CellFacts, ambition: Ambition, day: Day): Standing {
  const { turns } = cell
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (turns[middle]!.on <= day) low = middle + 1
    else high = middle
  }
  const standing = turns[low - 1]?.standing ?? untouched
  if (!isHeld(standing.state)) return standing
  const proofUntil = proofUntilOn(cell, ambition, standing.state, day)
  return proofUntil === undefined ? standing : { ...standing, proofUntil }
}

/**
 * Every turn of one subject and ambition, oldest first. A turn depends only on facts that hold on its day or before, so one list
 * serves every day: how it stood on a day is the last turn up to that day.
 */
function cellFacts(changes: readonly StateChange[], proofs: readonly Proof[], ambition: Ambition, calls: readonly Call[]): CellFacts {
  const proofsByCriterion = groupProofs(proofs, ambition)
  const counted = changes.filter((change) => change.confirmed && isOwnOf(ambition, change))
  counted.sort(inOrderOfHolding)
  const ownCalls = calls.length === 0 ? calls : calls.filter((call) => call.ambition === ambition.number)

  const turns = ambition.grewFrom ? inheritedTurns(changes, proofs, ambition, ownCalls, counted[0]?.firstOn ?? counted[0]?.holdsOn) : []
  let standing = turns.at(-1)?.standing ?? untouched
  counted.forEach((change, index) => {
    const next = afterChange(standing, change, ambition)
    turns.push({ on: change.holdsOn, kind: change.kind, before: standing.state, standing: next, change })
    standing = next
    if (!isHeld(next.state)) return
    const until = counted[index + 1]?.holdsOn
    const end = endOf(change.holdsOn, next.state, ambition, proofsByCriterion)
    for (const turn of turnsOfHeld(change.holdsOn, next, ambition, end, touching(ownCalls, change.holdsOn, proofs, ambition))) {
      // A step on the same day goes before what would have happened by itself.
      if (until !== undefined && until <= turn.on) break
      turns.push(turn)
      standing = turn.standing
    }
  })
  return { turns, proofs: proofsByCriterion }
}

/** Recorded under this number, and not about a day on which an earlier version gave this number its meaning. */
function isOwnOf(ambition: Ambition, change: StateChange): boolean {
  if (change.ambition !== ambition.number || (change.was ?? change.ambition) !== ambition.number) return false
  return !ambition.grewFrom?.some((origin) => origin.ambition.number === ambition.number && change.holdsOn < origin.until)
}

/**
 * What an ambition brings along from those it grew from, up to the first step on itself. Each goes on by its own terms: what was
 * achieved under the old words stands as long as it would have stood, no shorter and no longer. Of several the weakest counts.
 */
function inheritedTurns(
  changes: readonly StateChange[],
  proofs: readonly Proof[],
  ambition: Ambition,
  calls: readonly Call[],
  firstStep: Day | undefined,
): Turn[] {
  const histories = originsOf(changes, proofs, ambition, calls).map(
    (origin) => cellFacts(origin.changes, origin.proofs, origin.ambition, origin.calls).turns,
  )
  const [only = []] = histories
  const turns = histories.length === 1 ? only : weakestOf(histories)
  return turns.filter((turn) => firstStep === undefined || turn.on < firstStep || (turn.on === firstStep && turn.change !== undefined))
}

/** The ambitions that one grew from, with what was recorded of each under its own number and older ones, and what calls it. */
function originsOf(changes: readonly StateChange[], proofs: readonly Proof[], ambition: Ambition, calls: readonly Call[]) {
  // What was proved under this number itself spares what was brought along too; else each is spared by its own evidence.
  const own = proofs.filter((proof) => proof.was === undefined)
  const unspared = calls.filter(
    (call) => !(call.cause === 'law' && (call.sparedBy?.includes(ambition.number) || isDatedAfter(call, own, ambition))),
  )
  return (ambition.grewFrom ?? []).map((grewFrom) => {
    const { ambition: origin, until } = grewFrom
    const recorded = new Set(numbersOf(origin))
    const asOrigin = <F extends { ambition: string; was?: string }>(facts: readonly F[]) =>
      facts.flatMap((fact) => {
        const number = fact.was ?? fact.ambition
        if (fact.ambition !== ambition.number || !recorded.has(number)) return []
        return [number === fact.ambition ? { ...fact, ambition: origin.number } : { ...fact, ambition: origin.number, was: number }]
      })
    const before = origin.number === ambition.number ? changes.filter((change) => change.holdsOn < until) : changes
    return {
      ambition: origin,
      changes: asOrigin(before),
      proofs: asOrigin(proofs),
      calls: unspared.flatMap((call) => callOfOrigin(call, grewFrom, recorded) ?? []),
    }
  })
}

/** What calls an ambition as it calls one that it grew from: a law that names it or the new one, and an office by the old terms. */
function callOfOrigin({ was, of, sparedBy, ...call }: Call, origin: Origin, recorded: ReadonlySet<string>): Call | undefined {
  const { number } = origin.ambition
  const spared = sparedBy?.filter((each) => recorded.has(each)) ?? []
  if (was !== undefined && !recorded.has(was)) return undefined
  if (call.cause === 'office' && of === undefined) return undefined
  return {
    ...call,
    ambition: number,
    ...(was !== undefined && was !== number && { was }),
    ...(spared.length > 0 && { sparedBy: spared }),
    ...(of !== undefined && of !== originKey(origin) && { of }),
  }
}

/** The first is the weakest: a weak spot before whatever is on its way. */
const fromWeakest: State[] = ['notStarted', 'lapsed', 'preparing', 'implementing', 'achieved', 'secured', 'notApplicable']

/** Of two that are equally weak the one that asks goes first, and of those the one that lapses first. */
function byWeakness(one: Standing, other: Standing): number {
  const rank = fromWeakest.indexOf(one.state) - fromWeakest.indexOf(other.state)
  if (rank !== 0) return rank
  if (one.asks && other.asks) return byUrgency(one.asks, other.asks)
  return Number(other.asks !== undefined) - Number(one.asks !== undefined)
}

/** Several histories as one: on every day the standing of the one that stands weakest. What does not apply counts only where none does. */
function weakestOf(histories: readonly (readonly Turn[])[]): Turn[] {
  const days = [...new Set(histories.flatMap((turns) => turns.map((turn) => turn.on)))].sort()
  const woven: Turn[] = []
  let before = untouched
  for (const on of days) {
    const last = histories.map((turns) => ({ turn: turns.findLast((turn) => turn.on <= on) }))
    const [weakest] = last.toSorted((one, other) => byWeakness(one.turn?.standing ?? untouched, other.turn?.standing ?? untouched))
    const turn = weakest?.turn
    const standing = turn?.standing ?? untouched
    if (standing === before) continue
    woven.push({ ...turn, on, kind: turn?.kind ?? 'set', before: before.state, standing })
    before = standing
  }
  return woven
}

/** The calls that touch a state held since a day, and begin to ask while it holds. */
function touching(calls: readonly Call[], holdsOn: Day, proofs: readonly Proof[], ambition: Ambition): readonly Call[] {
  if (calls.length === 0) return calls
  return calls.filter(
    (call) =>
      call.of === undefined &&
      holdsOn < call.sparesFrom &&
      holdsOn < call.asksOn &&
      (call.endsOn === null || call.asksOn < call.endsOn) &&
      !(call.cause === 'law' && (call.sparedBy !== undefined || isDatedAfter(call, proofs, ambition))),
  )
}

/** Whether what proves the ambition on the day of the call is dated on or after the day that spares. */
function isDatedAfter(call: Call, proofs: readonly Proof[], ambition: Ambition): boolean {
  return proofs.some(
    (proof) =>
      proof.ambition === ambition.number && proof.datedOn !== null && proof.datedOn >= call.sparesFrom && holds(proof, call.asksOn),
  )
}

type Ask = NonNullable<Standing['asks']>

/** What happens by itself to a state held since a day: what is asked of it, in order, and at the end its lapse. */
function turnsOfHeld(holdsOn: Day, held: Standing, ambition: Ambition, end: End, calls: readonly Call[]): Turn[] {
  const soft = ambition.lapses === 'soft'
  const lapses: NonNullable<Standing['lapse']>[] = soft ? [] : [end]
  const asks: (Ask & { endsOn: Day | null })[] = []
  if (soft) {
    const { on, ...why } = end
    asks.push({ ...why, since: on, endsOn: null })
  }
  for (const { cause, id, asksOn, endsOn, lapsesOn } of calls) {
    // Where it has to ask before it may lapse, it asks at least that day.
    const on = soft || lapsesOn === null ? null : lapsesOn < asksOn ? asksOn : lapsesOn
    const willLapse = on !== null && (endsOn === null || on < endsOn)
    if (willLapse) lapses.push({ reason: cause, on, id })
    asks.push({ reason: cause, since: asksOn, id, ...(willLapse && { lapsesOn: on }), endsOn })
  }
  const lapse = lapses.reduce((first, other) => (before(lapseOrder(other), lapseOrder(first)) ? other : first), lapses[0] ?? end)
  const lapsesOn = lapses.length === 0 ? undefined : lapse.on

  const days = new Set(asks.flatMap(({ since, endsOn }) => (endsOn === null ? [since] : [since, endsOn])))
  const turns: Turn[] = []
  let now: Standing = held
  for (const day of [...days].sort()) {
    if (lapsesOn !== undefined && day >= lapsesOn) break
    const asking = asks.filter(({ since, endsOn }) => since <= day && (endsOn === null || endsOn > day)).sort(byUrgency)[0]
    if (now.asks === undefined ? asking === undefined : asking && now.asks.since === asking.since && now.asks.id === asking.id) continue
    const { endsOn: _ends, ...ask } = asking ?? { endsOn: null }
    now = asking ? { ...held, asks: ask as Ask } : held
    turns.push({ on: day, kind: asking ? 'ask' : 'askEnds', before: held.state, standing: now })
  }
  if (lapsesOn !== undefined && isHeld(held.state)) {
    turns.push({
      on: lapsesOn,
      kind: 'lapse',
      before: held.state,
      standing: { state: 'lapsed', since: lapsesOn, held: held.state, lapse },
    })
  }
  return turns
}

// On the same day the reason goes first that asks most of people; evidence before the interval.
const lapseRanks = { law: '0', office: '1', sharpened: '2', evidence: '3', interval: '4', set: '5' } satisfies Record<LapseReason, string>
const askRanks = { law: '0', office: '1', sharpened: '2', evidence: '3', interval: '4' } satisfies Record<AskReason, string>

const before = (one: string, other: string) => one < other
const lapseOrder = (lapse: { reason: LapseReason; on: Day; id?: string }) => `${lapse.on} ${lapseRanks[lapse.reason]} ${lapse.id ?? ''}`
const askOrder = (ask: Ask) => `${ask.lapsesOn ?? '9999-12-31'} ${askRanks[ask.reason]} ${ask.since} ${ask.id ?? ''}`

/** What lapses first is asked first. */
function byUrgency(one: Ask, other: Ask): number {
  return askOrder(one) < askOrder(other) ? -1 : 1
}

/**
 * The calls that the last counted step still has to answer on a day, whatever else made it lapse since: whoever reconfirms then
 * answers these too. Facts are those of one subject; what belongs to other ambitions is passed over.
 */
export function openCalls(
  changes: readonly StateChange[],
  proofs: readonly Proof[],
  ambition: Ambition,
  calls: readonly Call[],
  day: Day,
): Call[] {
  const own = calls.filter((call) => call.ambition === ambition.number)
  const last = changes
    .filter((change) => change.confirmed && isOwnOf(ambition, change) && change.holdsOn <= day)
    .sort(inOrderOfHolding)
    .at(-1)
  if (!last) {
    return originsOf(changes, proofs, ambition, own).flatMap((origin) =>
      openCalls(origin.changes, origin.proofs, origin.ambition, origin.calls, day),
    )
  }
  if (!isHeld(last.state)) return []
  return touching(own, last.holdsOn, proofs, ambition).filter((call) => call.asksOn <= day && (call.endsOn === null || call.endsOn > day))
}

function inOrderOfHolding(one: { holdsOn: Day; seq: number }, other: { holdsOn: Day; seq: number }): number {
  if (one.holdsOn !== other.holdsOn) return one.holdsOn < other.holdsOn ? -1 : 1
  return one.seq - other.seq
}

function afterChange(before: Standing, change: StateChange, ambition: Ambition): Standing {
  // Unbroken since its first step under this number: then as long as what was brought along stood so before.
  const broughtAlong = change.since !== undefined && change.since === change.firstOn && before.state === change.state ? before.since : null
  const since = broughtAlong ?? change.since ?? (before.state === change.state ? before.since : change.holdsOn)
  if (isHeld(change.state)) return { state: change.state, since, reviewOn: monthsLater(change.holdsOn, ambition.reviewMonths) }
  if (change.state !== 'lapsed') return { state: change.state, since }
  const held = change.held ?? (isHeld(before.state) ? before.state : before.held)
  return { state: 'lapsed', since, ...(held && { held }), lapse: { reason: 'set', on: change.holdsOn } }
}

type End = { reason: 'interval' | 'evidence'; on: Day; criterion?: string }

/** The first day on which a state that holds from a day no longer stands, by whichever comes first. */
function endOf(holdsOn: Day, held: Held, ambition: Ambition, proofs: Map<string, CriterionProofs>): End {
  let end: End = { reason: 'interval', on: dayAfter(monthsLater(holdsOn, ambition.reviewMonths)) }
  if (proofs.size === 0) return end
  for (const criterion of ambition.criteria) {
    if (held === 'achieved' && criterion.level !== 'achieved') continue
    const gap = proofs.get(criterion.id)?.gaps.find((day) => day > holdsOn)
    if (gap === undefined) continue
    // On the same day evidence goes first: it is the reason that asks most of people.
    if (gap < end.on || (gap === end.on && end.reason === 'interval')) end = { reason: 'evidence', on: gap, criterion: criterion.id }
  }
  return end
}

function groupProofs(proofs: readonly Proof[], ambition: Ambition): Map<string, CriterionProofs> {
  const grouped = new Map<string, CriterionProofs>()
  for (const proof of proofs) {
    if (proof.ambition !== ambition.number) continue
    const group = grouped.get(proof.criterion)
    if (group) group.proofs.push(proof)
    else grouped.set(proof.criterion, { proofs: [proof], gaps: [] })
  }
  for (const group of grouped.values()) group.gaps = gapsIn(group.proofs)
  return grouped
}

/** The days on which a criterion that was proved until the day before is proved no more. */
function gapsIn(proofs: readonly Proof[]): Day[] {
  const spans = proofs
    .map((proof) => ({ from: proof.holdsOn, to: endOfProof(proof) }))
    .filter((span) => span.to === null || span.from < span.to)
    .sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
  const gaps: Day[] = []
  let provedTo: Day | null | undefined
  for (const span of spans) {
    if (provedTo === null) return gaps
    if (provedTo !== undefined && span.from > provedTo) gaps.push(provedTo)
    if (provedTo === undefined || span.to === null || span.to > provedTo) provedTo = span.to
  }
  if (provedTo) gaps.push(provedTo)
  return gaps
}

/** The first day on which a proof proves no more; null when it has no end. */
function endOfProof(proof: Proof): Day | null {
  const expiresOn = proof.validUntil === null ? null : dayAfter(proof.validUntil)
  if (expiresOn === null || proof.replacedOn === null) return expiresOn ?? proof.replacedOn
  return expiresOn < proof.replacedOn ? expiresOn : proof.replacedOn
}

function holds(proof: Proof, day: Day): boolean {
  return (
    proof.holdsOn <= day && (proof.validUntil === null || proof.validUntil >= day) && (proof.replacedOn === null || proof.replacedOn > day)
  )
}

export function proofsThatHold(proofs: readonly Proof[], day: Day): Proof[] {
  return proofs.filter((proof) => holds(proof, day))
}

function proofUntilOn(cell: CellFacts, ambition: Ambition, held: Held, day: Day): Day | undefined {
  if (cell.proofs.size === 0) return undefined
  let first: Day | undefined
  for (const criterion of ambition.criteria) {
    if (held === 'achieved' && criterion.level !== 'achieved') continue
    let last: Day | null | undefined
    for (const proof of cell.proofs.get(criterion.id)?.proofs ?? []) {
      if (last === null || !holds(proof, day)) continue
      if (proof.validUntil === null || last === undefined || proof.validUntil > last) last = proof.validUntil
    }
    if (last && (first === undefined || last < first)) first = last
  }
  return first
}

// The calendar as plain numbers: a country asks for some four hundred thousand of these at once, and Temporal takes ten
// microseconds for each. A property test holds them against the calendar of the settings room.
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lengthOfMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : monthLengths[month - 1]!
}

function dayFrom(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

/** The same as `addMonths`, fast. */
export function monthsLater(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12) + 1
  return dayFrom(year, month, Math.min(Number(day.slice(8)), lengthOfMonth(year, month)))
}

/** The same as `addDays` by one, fast. */
export function dayAfter(day: Day): Day {
  const date = Number(day.slice(8))
  if (date < 28) return day.slice(0, 8) + (date < 9 ? '0' : '') + (date + 1)
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  if (date < lengthOfMonth(year, month)) return dayFrom(year, month, date + 1)
  return month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1)
}

// ---- Steps of a party ----

/** Everything a step is judged by. Facts of other subjects and ambitions are passed over. `day` is today. */
export type StepFacts = {
  programme: Pick<Programme, 'states' | 'signedOn'>
  ambition: Ambition
  party: Party
  changes: readonly StateChange[]
  proofs: readonly Proof[]
  calls?: readonly Call[]
  day: Day
}

export type NewChange = Pick<StateChange, 'subject' | 'ambition' | 'kind' | 'state' | 'holdsOn' | 'needsConfirmation' | 'confirmed'> & {
  reason: string | null
}

/** Waits for the second person: neither answered nor withdrawn. */
export function isWaiting(change: StateChange): boolean {
  return change.needsConfirmation && !change.confirmed && change.outcome === undefined
}

/**
 * The answers to criteria as they hold on a day: the last one given counts. Where ambitions were merged and two of them asked the same
 * point, it is yes only when both said so, until it is answered again.
 */
export function answersOn(answers: readonly Answer[], day: Day): Map<string, boolean> {
  const held = answers.filter((answer) => answer.holdsOn <= day).sort(inOrderOfHolding)
  const given = new Map<string, Map<string | undefined, boolean>>()
  for (const { criterion, was, yes } of held) {
    const known = was === undefined ? undefined : given.get(criterion)
    if (known?.has(undefined)) continue
    given.set(criterion, new Map([...(known ?? []), [was, yes]]))
  }
  return new Map([...given].map(([criterion, said]) => [criterion, [...said.values()].every(Boolean)]))
}

/** The criteria for a level that are not answered yes on a day. */
export function openCriteria(ambition: Ambition, level: Level, answers: readonly Answer[], day: Day): Criterion[] {
  const given = answersOn(answers, day)
  return criteriaFor(ambition, level).filter((criterion) => given.get(criterion.id) !== true)
}

/** The criteria for a level that no proof holds for on a day. */
export function unprovedCriteria(ambition: Ambition, level: Level, proofs: readonly Proof[], day: Day): Criterion[] {
  const proved = new Set(proofsThatHold(proofs, day).map((proof) => proof.criterion))
  return criteriaFor(ambition, level).filter((criterion) => !proved.has(criterion.id))
}

const ranks = { notStarted: 0, preparing: 1, implementing: 2, achieved: 3, secured: 4 }

/** What lapsed keeps the rank of what it was: from there to in progress is a step back. */
function rankOf(standing: Standing): number {
  if (standing.state === 'lapsed') return ranks[standing.held ?? 'achieved']
  return standing.state === 'notApplicable' ? Number.POSITIVE_INFINITY : ranks[standing.state]
}

/**
 * A party says how an ambition stands from a day on. Achieved and secured wait for a second person; everything else holds at once.
 * The step is judged by how it stood on `holdsOn`. `decision` is the recorded decision of the working group that this ambition does
 * not apply to this party.
 */
export function setState(
  step: StepFacts & {
    to: State
    holdsOn: Day
    reason?: string | null
    answers: readonly Answer[]
    decision?: { decidedOn: Day } | null
  },
): { change: NewChange } | Refused<SetRefusal> {
  const { programme, ambition, party, to, holdsOn } = step
  if (!applies(ambition, party)) return refuse('doesNotApply')
  if (!programme.states.includes(to)) return refuse('stateNotUsed')
  const { subject, changes, proofs, answers, calls } = ownFacts(step, step.answers)
  if (changes.some(isWaiting)) return refuse('alreadyWaiting')
  if (holdsOn > step.day) return refuse('dayInFuture')
  if (holdsOn < programme.signedOn) return refuse('dayBeforeSigning')
  if (isBeforeLast(changes, holdsOn)) return refuse('dayBeforeLast')

  const standing = standingOn(changes, proofs, ambition, holdsOn, calls)
  if (standing.state === to) return refuse('unchanged')
  if (to === 'lapsed' && !isHeld(standing.state)) return refuse('nothingToLapse')
  if (to === 'secured' && standing.state !== 'achieved' && standing.held !== 'secured') return refuse('notYetAchieved')
  if (isHeld(to)) {
    const open = openCriteria(ambition, to, answers, holdsOn)
    if (open.length > 0) return refuse('criteriaOpen', idsOf(open))
    const unproved = unprovedCriteria(ambition, to, proofs, holdsOn)
    if (unproved.length > 0) return refuse('proofMissing', idsOf(unproved))
  }
  if (to === 'notApplicable' && !(step.decision && step.decision.decidedOn <= holdsOn)) return refuse('decisionMissing')
  const reason = step.reason?.trim() || null
  const answersCall = isHeld(to) && isCalled(standing, openCalls(changes, proofs, ambition, calls, holdsOn))
  const needsReason = to === 'lapsed' || to === 'notApplicable' || ranks[to] < rankOf(standing) || answersCall
  if (needsReason && reason === null) return refuse('reasonMissing')

  const needsConfirmation = isHeld(to)
  return {
    change: {
      subject,
      ambition: ambition.number,
      kind: 'set',
      state: to,
      holdsOn,
      needsConfirmation,
      confirmed: !needsConfirmation,
      reason,
    },
  }
}

/**
 * Still so. When only time has passed one person says it in one step, from today. When evidence ran out it takes new evidence or a
 * reason, and when the party itself let it lapse a reason; both then wait for the second person. So does an answer to what called it
 * into question from outside: a law, an office, a sharper ambition. That always takes a reason.
 */
export function reconfirm(step: StepFacts & { reason?: string | null }): { change: NewChange } | Refused<ReconfirmRefusal> {
  const { programme, ambition, party, day } = step
  if (!applies(ambition, party)) return refuse('doesNotApply')
  const { subject, changes, proofs, calls } = ownFacts(step, [])
  if (changes.some(isWaiting)) return refuse('alreadyWaiting')
  if (day < programme.signedOn) return refuse('dayBeforeSigning')
  if (isBeforeLast(changes, day)) return refuse('dayBeforeLast')

  const standing = standingOn(changes, proofs, ambition, day, calls)
  const held = isHeld(standing.state) ? standing.state : standing.held
  if (held === undefined) return refuse('nothingToReconfirm')

  const reason = step.reason?.trim() || null
  const byOwnHand = standing.lapse?.reason === 'set'
  const called = isCalled(standing, openCalls(changes, proofs, ambition, calls, day))
  if ((byOwnHand || called) && reason === null) return refuse('reasonMissing')
  const unproved = unprovedCriteria(ambition, held, proofs, day)
  const expired = unproved.filter((criterion) => proofs.some((proof) => proof.criterion === criterion.id && proof.holdsOn <= day))
  const evidenceRanOut = standing.lapse?.reason === 'evidence' || expired.length > 0
  if (evidenceRanOut && unproved.length > 0 && reason === null) return refuse('proofOrReasonMissing', idsOf(unproved))

  const needsConfirmation = byOwnHand || called || evidenceRanOut
  return {
    change: {
      subject,
      ambition: ambition.number,
      kind: 'reconfirm',
      state: held,
      holdsOn: day,
      needsConfirmation,
      confirmed: !needsConfirmation,
      reason,
    },
  }
}

/** What a call made lapse still asks for its answer, also when it no longer calls. */
function isCalled(standing: Standing, open: readonly Call[]): boolean {
  return open.length > 0 || standing.lapse?.id !== undefined
}

function ownFacts(step: StepFacts, answers: readonly Answer[]) {
  const subject = subjectOf(step.ambition, step.party)
  const isOwn = (fact: { subject: string; ambition: string }) => fact.subject === subject && fact.ambition === step.ambition.number
  return {
    subject,
    changes: step.changes.filter(isOwn),
    proofs: step.proofs.filter(isOwn),
    answers: answers.filter(isOwn),
    calls: (step.calls ?? []).filter(isOwn),
  }
}

function isBeforeLast(changes: readonly StateChange[], day: Day): boolean {
  return changes.some((change) => change.confirmed && change.holdsOn > day)
}

function idsOf(criteria: readonly Criterion[]): string[] {
  return criteria.map((criterion) => criterion.id)
}

// ---- Who may ----

export type Person = {
  personId: string
  partyId: string | null
  basisteam: string | null
  roles: readonly string[]
  /** The ambitions this person owns as process owner. */
  ambitions: readonly string[]
}

function belongsTo(person: Person, subject: string): boolean {
  return person.partyId !== null && (person.partyId === subject || person.basisteam === subject)
}

function owns(person: Person, ambition: string): boolean {
  return person.roles.includes('processOwner') && person.ambitions.includes(ambition)
}

/** Who keeps an ambition up to date for the own party. What is measured per basisteam (1.3) is for the coordinators of its municipalities. */
export function mayUpdate(person: Person, ambition: Pick<Ambition, 'number' | 'measuredPer'>): boolean {
  if (person.partyId === null) return false
  if (person.roles.includes('coordinator')) return true
  return ambition.measuredPer === 'party' && owns(person, ambition.number)
}

/** Whether to offer this person the question; `confirm` and `decline` say why not. */
export function mayConfirm(person: Person, change: StateChange): boolean {
  return !isRefusal(confirm(person, change))
}

/**
 * The second person: coordinator, process owner of that ambition or administrator of that party, or of any municipality of that
 * basisteam. Never who set it; and when that is unknown, nobody can show to be somebody else.
 */
export function confirm(person: Person, change: StateChange): { outcome: 'confirmed' } | Refused<ConfirmRefusal> {
  if (!isWaiting(change)) return refuse('alreadyAnswered')
  if (change.setBy === undefined || change.setBy === person.personId) return refuse('ownChange')
  const hasRole = person.roles.includes('coordinator') || person.roles.includes('boardMember') || owns(person, change.ambition)
  if (!hasRole || !belongsTo(person, change.subject)) return refuse('notASecondPerson')
  return { outcome: 'confirmed' }
}

/**
 * The second person's yes, when what was said is still true: since then evidence may have ended, or an answer may have become no.
 * `facts` are those of this ambition and subject.
 */
export function confirmProved(
  person: Person,
  change: StateChange,
  ambition: Ambition,
  facts: { answers: readonly Answer[]; proofs: readonly Proof[] },
  day: Day,
): { outcome: 'confirmed' } | Refused<ConfirmRefusal | 'criteriaOpen' | 'proofMissing'> {
  const confirmed = confirm(person, change)
  if (isRefusal(confirmed) || change.kind !== 'set' || !isHeld(change.state)) return confirmed
  for (const on of [change.holdsOn, day]) {
    const open = openCriteria(ambition, change.state, facts.answers, on)
    if (open.length > 0) return refuse('criteriaOpen', idsOf(open))
    const unproved = unprovedCriteria(ambition, change.state, facts.proofs, on)
    if (unproved.length > 0) return refuse('proofMissing', idsOf(unproved))
  }
  return confirmed
}

export function decline(
  person: Person,
  change: StateChange,
  reason: string,
): { outcome: 'declined'; reason: string } | Refused<DeclineRefusal> {
  const confirmed = confirm(person, change)
  if (isRefusal(confirmed)) return confirmed
  return reason.trim() === '' ? refuse('reasonMissing') : { outcome: 'declined', reason: reason.trim() }
}

export function withdraw(person: Person, change: StateChange): { outcome: 'withdrawn' } | Refused<WithdrawRefusal> {
  if (!isWaiting(change)) return refuse('alreadyAnswered')
  const isCoordinator = person.roles.includes('coordinator') && belongsTo(person, change.subject)
  return change.setBy === person.personId || isCoordinator ? { outcome: 'withdrawn' } : refuse('notYours')
}

// ---- Evidence ----

export const evidenceKinds = ['document', 'link', 'figure', 'statement'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/**
 * Evidence holds from its own date, so that a picture of that day counts it. But where an ambition it serves has lapsed, it holds from
 * today: a paper found afterwards helps to reconfirm, and never undoes by itself a lapse that others have seen.
 * `standings` are those of the ambitions it serves, today.
 */
export function addEvidence(evidence: {
  kind: EvidenceKind
  datedOn: Day
  validUntil: Day | null
  url?: string | null
  ambitions: readonly string[]
  standings: readonly Standing[]
  day: Day
}): { holdsOn: Day } | Refused<EvidenceRefusal> {
  if (evidence.datedOn > evidence.day) return refuse('datedInFuture')
  if (evidence.validUntil !== null && evidence.validUntil < evidence.datedOn) return refuse('endsBeforeStart')
  if (evidence.ambitions.length === 0) return refuse('noAmbition')
  if (evidence.kind === 'link' && !isWebLink(evidence.url)) return refuse('linkNotWeb')
  const anyLapsed = evidence.standings.some((standing) => standing.state === 'lapsed' || standing.asks !== undefined)
  return { holdsOn: anyLapsed ? evidence.day : evidence.datedOn }
}

/** Anything but http and https could run or read something on the machine of who opens it. */
function isWebLink(url: string | null | undefined): boolean {
  if (!url) return false
  const parsed = URL.parse(url)
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:'
}

// ---- What asks for attention now ----

type AttentionKind = 'waitsForYou' | 'roundOpen' | 'lapsed' | 'lapsesSoon' | 'stillRight' | 'nextDate' | 'waitsForOther' | 'asks' | 'hole'

export type AttentionItem = {
  kind: AttentionKind
  ambition?: string
  /** The day it is about: lapsed since, stands until, planned for, asked on, the reference date. */
  on?: Day
  /** Days from today to `on`; negative when it has passed. */
  days?: number
  reason?: LapseReason | AskReason
  /** Which call asks or made it lapse. */
  id?: string
  /** Unanswered it lapses after `on`. */
  lapses?: true
  changeId?: string
  /** Estimate of the work, to help somebody choose who has little time. */
  minutes: number
}

const soonDays = 60
const roundSoonDays = 14
const mostItems = 5

/**
 * At most five, most useful first, and one per ambition:
 * 1. waitsForYou: a colleague cannot go on without you;
 * 2. roundOpen, when its reference date is within two weeks or passed: sixteen others count on it;
 * 3. lapsed: a crack that others see now. Least work first, then the longest ago;
 * 4. lapsesSoon, within sixty days, and stillRight, which a law or an office asks and which then lapses: before it becomes a
 *    crack. The first to lapse first;
 * 5. nextDate: a date that the party set itself has passed. The longest ago first;
 * 6. waitsForOther: remind somebody. The longest ago first;
 * 7. asks: a soft ambition that nobody looked at for its interval; and stillRight where nothing lapses. The longest ago first;
 * 8. hole: not started yet, in the order of the covenant;
 * 9. roundOpen, when its reference date is further away.
 * An ambition with a change that waits is not asked for again as lapsed, soon to lapse or not started: somebody already acted.
 */
export function attentionOf(facts: {
  programme: Programme
  party: Party
  person: Person
  standings: Standings
  /** Changes of this party and its basisteam; those that do not wait are passed over. */
  changes: readonly StateChange[]
  /** The next date that the party set itself, per ambition. */
  nextDates: readonly { ambition: string; on: Day }[]
  round?: { referenceOn: Day; confirmed: boolean }
  day: Day
}): AttentionItem[] {
  const { programme, party, person, standings, day } = facts
  const items: { rank: number; order: number; item: AttentionItem }[] = []
  const add = (rank: number, order: number, item: AttentionItem) => {
    items.push({ rank, order, item: item.on === undefined ? item : { ...item, days: daysBetween(day, item.on) } })
  }

  const { round } = facts
  if (round && !round.confirmed) {
    const isSoon = daysBetween(day, round.referenceOn) <= roundSoonDays
    add(isSoon ? 2 : 9, 0, { kind: 'roundOpen', on: round.referenceOn, minutes: 15 })
  }

  for (const ambition of programme.ambitions) {
    if (!applies(ambition, party)) continue
    const subject = subjectOf(ambition, party)
    const { number } = ambition
    const waiting = facts.changes.find((change) => change.subject === subject && change.ambition === number && isWaiting(change))
    if (waiting) {
      const on = waiting.recordedAt === undefined ? waiting.holdsOn : dayOf(waiting.recordedAt)
      const forYou = mayConfirm(person, waiting)
      const item = { ambition: number, on, changeId: waiting.id }
      if (forYou) add(1, daysBetween(day, on), { kind: 'waitsForYou', ...item, minutes: 5 })
      else add(6, daysBetween(day, on), { kind: 'waitsForOther', ...item, minutes: 2 })
      continue
    }

    const standing = standings.get(standingKey(subject, number)) ?? untouched
    if (standing.lapse) {
      const { reason, on, id } = standing.lapse
      const minutes = minutesFor[reason]
      // Whole days never reach a million, so the work decides and the days only break a tie.
      add(3, minutes * 1_000_000 + daysBetween(day, on), { kind: 'lapsed', ambition: number, on, reason, minutes, ...(id && { id }) })
      continue
    }
    const called = standing.asks?.id === undefined ? undefined : stillRight(number, standing.asks)
    if (called?.lapses) {
      add(4, daysBetween(day, called.on), called)
      continue
    }
    const end = ambition.lapses === 'hard' ? lastDayOf(standing) : undefined
    if (end && daysBetween(day, end.on) <= soonDays) {
      add(4, daysBetween(day, end.on), { kind: 'lapsesSoon', ambition: number, ...end, minutes: minutesFor[end.reason] })
      continue
    }
    const next = facts.nextDates.find((date) => date.ambition === number)?.on
    if (next !== undefined && next < day && standing.state !== 'notApplicable') {
      add(5, daysBetween(day, next), { kind: 'nextDate', ambition: number, on: next, minutes: 10 })
    } else if (called) {
      add(7, daysBetween(day, called.on), called)
    } else if (standing.asks) {
      const { since, reason } = standing.asks
      add(7, daysBetween(day, since), { kind: 'asks', ambition: number, on: since, reason, minutes: minutesFor[reason] })
    } else if (standing.state === 'notStarted') {
      add(8, 0, { kind: 'hole', ambition: number, minutes: 30 })
    }
  }

  return items
    .sort((one, other) => one.rank - other.rank || one.order - other.order || compareAmbitions(one.item, other.item))
    .slice(0, mostItems)
    .map(({ item }) => item)
}

const minutesFor = { interval: 5, evidence: 20, set: 30, law: 20, office: 10, sharpened: 20 } satisfies Record<
  LapseReason | AskReason,
  number
>

function stillRight(ambition: string, asks: Ask): AttentionItem & { on: Day } {
  const { reason, since, id, lapsesOn } = asks
  const item = { kind: 'stillRight' as const, ambition, reason, minutes: minutesFor[reason], ...(id && { id }) }
  return lapsesOn === undefined ? { ...item, on: since } : { ...item, on: addDays(lapsesOn, -1), lapses: true }
}

function lastDayOf(standing: Standing): { on: Day; reason: 'interval' | 'evidence' } | undefined {
  const { reviewOn, proofUntil } = standing
  if (proofUntil !== undefined && (reviewOn === undefined || proofUntil <= reviewOn)) return { on: proofUntil, reason: 'evidence' }
  return reviewOn === undefined ? undefined : { on: reviewOn, reason: 'interval' }
}

function compareAmbitions(one: AttentionItem, other: AttentionItem): number {
  return compareNumbers(one.ambition ?? '', other.ambition ?? '')
}

// ---- The dike ----

/**
 * Layer = mean of the heights of the theme's applicable ambitions; party = mean of its layers. What is not applicable counts nowhere,
 * and a theme in which nothing applies has count 0 and is left out of the mean. There is deliberately no mean of the region and no
 * order of parties: the dike is as high as its lowest place, and nobody is ranked.
 */
export function dikePicture(programme: Programme, standings: Standings, day: Day): DikePicture {
  const totals = { inOrder: 0, counted: 0, weak: 0, withoutWeak: 0 }
  const seen = new Set<string>()
  const sections = programme.parties.map((party): Section => {
    const layers = programme.themes.map((theme): Layer => {
      const layer: Layer = { theme: theme.number, height: 0, inOrder: 0, count: 0, weak: [] }
      let sum = 0
      for (const ambition of programme.ambitions) {
        if (ambition.theme !== theme.number || !applies(ambition, party)) continue
        const key = standingKey(subjectOf(ambition, party), ambition.number)
        const { state } = standings.get(key) ?? untouched
        if (state === 'notApplicable') continue
        const weak = weaknessOf(state)
        sum += programme.heights[state]
        layer.count += 1
        if (isHeld(state)) layer.inOrder += 1
        if (weak) layer.weak.push({ ambition: ambition.number, kind: weak })

        if (seen.has(key)) continue
        seen.add(key)
        totals.counted += 1
        if (isHeld(state)) totals.inOrder += 1
        if (weak) totals.weak += 1
      }
      layer.height = mean(sum, layer.count)
      return layer
    })
    const counting = layers.filter((layer) => layer.count > 0)
    const weak = layers.flatMap((layer) => layer.weak)
    if (weak.length === 0) totals.withoutWeak += 1
    return {
      party,
      layers,
      height: mean(
        total(counting, (layer) => layer.height),
        counting.length,
      ),
      inOrder: total(layers, (layer) => layer.inOrder),
      count: total(layers, (layer) => layer.count),
      weak,
    }
  })
  return { day, waterLevel: waterLevelOn(programme, day), sections, totals }
}

function weaknessOf(state: State): Weak['kind'] | undefined {
  if (state === 'notStarted') return 'hole'
  return state === 'lapsed' ? 'crack' : undefined
}

/** Six decimals: more than a drawing shows, and the same text in every frozen report. */
function mean(sum: number, count: number): number {
  return count === 0 ? 0 : Math.round((sum / count) * 1e6) / 1e6
}

function total<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0)
}

/** Per ambition how many subjects stand in each state; a basisteam is one subject. */
export function countsPerAmbition(
  programme: Programme,
  standings: Standings,
): { ambition: string; subjects: number; states: Record<State, number> }[] {
  return programme.ambitions.map((ambition) => {
    const states = { notStarted: 0, preparing: 0, implementing: 0, achieved: 0, secured: 0, lapsed: 0, notApplicable: 0 }
    const subjects = subjectsOf(programme, ambition)
    for (const subject of subjects) states[(standings.get(standingKey(subject, ambition.number)) ?? untouched).state] += 1
    return { ambition: ambition.number, subjects: subjects.length, states }
  })
}
