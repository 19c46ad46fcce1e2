// Agreement C: the programme grows. When a next version may be published or undone, and what it does to every state.
import { addDays, addMonths, type Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import { standingKey, type Standings } from '../progress/rules.ts'
import {
  findAmbition,
  partyTypes,
  partiesOf,
  subjectsOf,
  type Ambition,
  type MappingLine,
  type PartyType,
  type Programme,
  type Relation,
  type State,
  type Version,
} from '../programme/rules.ts'

// ---- Publishing and undoing ----

export type PublishRefusal = 'dayMissing' | 'dayBeforeVersion' | 'dayInFrozenRound' | 'dayFarAway'

/**
 * From which day a next version counts. Never so early that a frozen report would be about it: what was frozen stays what counted that
 * day.
 */
export function publish(facts: {
  from: Day | undefined
  current: Version
  today: Day
  lastFrozenOn: Day | null
}): { from: Day } | Refused<PublishRefusal> {
  const { from, current, today, lastFrozenOn } = facts
  if (from === undefined) return refuse('dayMissing')
  if (from <= current.from) return refuse('dayBeforeVersion', [current.from])
  if (lastFrozenOn !== null && from <= lastFrozenOn) return refuse('dayInFrozenRound', [lastFrozenOn])
  if (from > addMonths(today, 24)) return refuse('dayFarAway')
  return { from }
}

const undoDays = 30

export type UndoRefusal = 'nothingToUndo' | 'tooLate' | 'frozenSince' | 'reasonMissing'

/** The last day on which a version can still be undone. */
export function undoUntil(version: Version): Day | undefined {
  return version.publishedOn === null ? undefined : addDays(version.publishedOn, undoDays)
}

/** Only the newest version, within thirty days, and not once a report has been frozen that tells of it. */
export function undo(facts: {
  versions: readonly Version[]
  today: Day
  lastFrozenOn: Day | null
  reason: string
}): { version: Version; reason: string } | Refused<UndoRefusal> {
  const version = facts.versions.findLast((each) => each.undone === null)
  const until = version && undoUntil(version)
  if (!version || until === undefined) return refuse('nothingToUndo')
  if (facts.today > until) return refuse('tooLate', [until])
  if (facts.lastFrozenOn !== null && facts.lastFrozenOn >= version.from) return refuse('frozenSince', [facts.lastFrozenOn])
  const reason = facts.reason.trim()
  return reason === '' ? refuse('reasonMissing') : { version, reason }
}

/** Numbers that ever grew from each other, over all versions, each with the name of its family. Numbers that stand alone are left out. */
export function familiesOf(mappings: readonly (readonly MappingLine[])[]): Map<string, string> {
  const parent = new Map<string, string>()
  const rootOf = (number: string): string => {
    const above = parent.get(number)
    return above === undefined || above === number ? number : rootOf(above)
  }
  for (const line of mappings.flat()) {
    for (const old of line.from) {
      if (line.ambition === undefined || line.ambition === old) continue
      const [one, other] = [rootOf(old), rootOf(line.ambition)].toSorted()
      parent.set(old, rootOf(old))
      parent.set(line.ambition, rootOf(line.ambition))
      if (one !== undefined && other !== undefined) parent.set(other, one)
    }
  }
  return new Map([...parent.keys()].map((number) => [number, rootOf(number)]))
}

// ---- What happens to every state and piece of evidence ----

export type StateCounts = Partial<Record<State, number>>

export type PreviewLine = {
  relation: Relation
  ambition: { number: string; title: string } | null
  from: { number: string; title: string }[]
  reason: string | null
  termMonths: number | null
  proposals: string[]
  /** Per kind of party; a basisteam counts as one of its municipalities. `before` adds up the ambitions it came from. */
  types: { type: PartyType; before: StateCounts; after: StateCounts }[]
  /** How many pieces of evidence at points are taken along, and how many stay in the history. */
  evidence: { taken: number; kept: number }
  /** Subjects that will show another state than they showed. */
  moves: { subject: string; from: State[]; to: State | null }[]
  /** How many held states are asked for a fresh look. */
  asked: number
}

export type Preview = { version: number; from: Day; lines: PreviewLine[]; totals: { before: Totals; after: Totals } }
type Totals = { ambitions: number; counted: number; inOrder: number; weak: number }

export type EvidenceCount = { ambition: string; criterion: string | null; items: number }

/** `before` and `after` are the standings of one day under the two versions. */
export function previewOf(facts: {
  previous: Programme
  next: Programme
  mapping: readonly MappingLine[]
  before: Standings
  after: Standings
  evidence: readonly EvidenceCount[]
}): Pick<Preview, 'lines' | 'totals'> {
  const { previous, next } = facts
  const lines = facts.mapping.map((line): PreviewLine => {
    const origins = line.from.flatMap((number) => findAmbition(previous, number) ?? [])
    const target = line.ambition === undefined ? undefined : findAmbition(next, line.ambition)
    const stateBefore = (ambition: Ambition, subject: string) => facts.before.get(standingKey(subject, ambition.number))?.state
    const stateAfter = (subject: string) => target && facts.after.get(standingKey(subject, target.number))?.state
    const subjects = new Set([...origins.flatMap((origin) => subjectsOf(previous, origin)), ...(target ? subjectsOf(next, target) : [])])
    const moves = [...subjects].flatMap((subject) => {
      const from = origins.flatMap((origin) => stateBefore(origin, subject) ?? [])
      const to = stateAfter(subject) ?? null
      return from.length > 0 && from.every((state) => state === to) ? [] : [{ subject, from, to }]
    })
    const asked = [...subjects].filter((subject) => ['achieved', 'secured'].includes(stateAfter(subject) ?? '')).length
    const taken = (count: EvidenceCount) => target?.criteria.some((criterion) => criterion.id === count.criterion) ?? false
    const evidence = facts.evidence.filter((count) => line.from.includes(count.ambition))
    return {
      relation: line.relation,
      ambition: target ? { number: target.number, title: target.title } : null,
      from: origins.map(({ number, title }) => ({ number, title })),
      reason: line.reason ?? null,
      termMonths: line.termMonths ?? null,
      proposals: line.proposals,
      types: partyTypes.flatMap((type) => {
        const before = countStates(
          origins.flatMap((origin) => ofType(previous, origin, type).map((subject) => stateBefore(origin, subject))),
        )
        const after = countStates(target ? ofType(next, target, type).map(stateAfter) : [])
        return Object.keys({ ...before, ...after }).length === 0 ? [] : [{ type, before, after }]
      }),
      evidence: {
        taken: sum(evidence.filter(taken)),
        kept: sum(evidence.filter((count) => !taken(count))),
      },
      moves,
      asked: line.relation === 'sharpened' ? asked : 0,
    }
  })
  return { lines, totals: { before: totalsOf(previous, facts.before), after: totalsOf(next, facts.after) } }
}

function ofType(programme: Programme, ambition: Ambition, type: PartyType): string[] {
  return subjectsOf(programme, ambition).filter((subject) => partiesOf(programme, ambition, subject)[0]?.type === type)
}

function countStates(states: readonly (State | undefined)[]): StateCounts {
  const counts: StateCounts = {}
  for (const state of states) if (state) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

function sum(counts: readonly EvidenceCount[]): number {
  return counts.reduce((total, count) => total + count.items, 0)
}

function totalsOf(programme: Programme, standings: Standings): Totals {
  const totals = { ambitions: programme.ambitions.length, counted: 0, inOrder: 0, weak: 0 }
  for (const { state } of standings.values()) {
    if (state === 'notApplicable') continue
    totals.counted += 1
    if (state === 'achieved' || state === 'secured') totals.inOrder += 1
    if (state === 'notStarted' || state === 'lapsed') totals.weak += 1
  }
  return totals
}
