// Agreement E: the same for everybody, fitted to what a party has to deal with. A profile says where to look first and deeper, and
// never lowers what an ambition asks.
import { addDays, type Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import { numbersOf, type Ambition } from '../programme/rules.ts'

// ---- The risk profile ----

export const dimensions = [
  'inhabitants',
  'countryside',
  'border',
  'motorways',
  'holidayParks',
  'asylumCentres',
  'businessParks',
  'waterways',
  'realEstate',
  'procurement',
  'subsidies',
  'careProviders',
] as const
export type Dimension = (typeof dimensions)[number]

export const degrees = ['1', '2', '3', '4', '5'] as const

/** One degree as it was found in a source of a year. */
export type Degree = {
  seq: number
  partyId: string
  dimension: Dimension
  degree: number
  year: number
  source: string
  explanation: string | null
  foundOn: Day
}

export type Profile = ReadonlyMap<Dimension, Degree>

/** The profile as known on a day: of each dimension the latest year, and of that year what was written last. */
export function profileOn(all: readonly Degree[], day: Day): Profile {
  return newest(all.filter((degree) => degree.foundOn <= day))
}

/** The version of one year, with what was last written about that year. */
export function profileOf(all: readonly Degree[], year: number): Profile {
  return newest(all.filter((degree) => degree.year === year))
}

function newest(all: readonly Degree[]): Profile {
  const profile = new Map<Dimension, Degree>()
  for (const dimension of dimensions) {
    const [last] = all
      .filter((degree) => degree.dimension === dimension)
      .toSorted((one, other) => other.year - one.year || other.seq - one.seq)
    if (last) profile.set(dimension, last)
  }
  return profile
}

/** The years that have a version, newest first. */
export function yearsOf(all: readonly Degree[]): number[] {
  return [...new Set(all.map((degree) => degree.year))].sort((one, other) => other - one)
}

/** From this degree on a party looks deeper. */
const high = 4

/** Which dimensions bear on an ambition, of those that are high: the highest first. `bearing` says which belong to which ambition. */
export function reasonsToLookDeeper(profile: Profile, bearing: Bearing, ambition: string): Degree[] {
  return dimensions
    .flatMap((dimension) => {
      const degree = profile.get(dimension)
      return degree && degree.degree >= high && bearing[dimension].includes(ambition) ? [degree] : []
    })
    .sort((one, other) => other.degree - one.degree)
}

export type Bearing = Record<Dimension, readonly string[]>

/** How heavily each ambition weighs for a party with this profile: 4, 5, or left out. */
export function weightsOf(profile: Profile, bearing: Bearing): Map<string, number> {
  const numbers = new Set(Object.values(bearing).flat())
  return new Map(
    [...numbers].flatMap((number) => {
      const [heaviest] = reasonsToLookDeeper(profile, bearing, number)
      return heaviest ? [[number, heaviest.degree] as const] : []
    }),
  )
}

export type DegreeRefusal = 'yearInFuture' | 'unchanged'

/** A degree of a year that has begun. The same words about the same year need no second line. */
export function addDegree(
  form: { dimension: Dimension; degree: number; year: number; source: string; explanation: string | null },
  all: readonly Degree[],
  today: Day,
): { added: true } | Refused<DegreeRefusal> {
  if (form.year > Number(today.slice(0, 4))) return refuse('yearInFuture')
  const known = profileOf(all, form.year).get(form.dimension)
  const same = known && known.degree === form.degree && known.source === form.source && known.explanation === form.explanation
  return same ? refuse('unchanged') : { added: true }
}

// ---- Deviations ----

export type StepKind = 'agreed' | 'declined' | 'accepted' | 'returned' | 'withdrawn' | 'ended'
export type Step = { kind: StepKind; reason: string | null; decidedOn: Day; takenBy: string; by: string | null }

export type Deviation = {
  id: string
  partyId: string
  ambition: string
  what: string
  why: string
  untilOn: Day
  proposedOn: Day
  proposedBy: string
  by: string | null
  /** Oldest first. */
  steps: Step[]
}

/**
 * waitsForBoard: an administrator of the own party has to agree. waitsForWorkingGroup: the working group has to decide. `passed`: it was
 * accepted and its last day has gone by.
 */
export type DeviationState =
  | 'waitsForBoard'
  | 'declined'
  | 'waitsForWorkingGroup'
  | 'returned'
  | 'accepted'
  | 'passed'
  | 'withdrawn'
  | 'ended'

const afterStep: Record<StepKind, DeviationState> = {
  agreed: 'waitsForWorkingGroup',
  declined: 'declined',
  accepted: 'accepted',
  returned: 'returned',
  withdrawn: 'withdrawn',
  ended: 'ended',
}

/** How a deviation stands on a day; undefined before it was proposed. */
export function deviationOn({ proposedOn, untilOn, steps }: Pick<Deviation, 'proposedOn' | 'untilOn' | 'steps'>, day: Day) {
  if (proposedOn > day) return undefined
  const last = steps.findLast((step) => step.decidedOn <= day)
  const state = last ? afterStep[last.kind] : 'waitsForBoard'
  return state === 'accepted' && untilOn < day ? 'passed' : state
}

/** The deviations that hold on a day: accepted, and not ended or passed. They stand beside the criteria, which stay. */
export function acceptedOn<D extends Deviation>(all: readonly D[], day: Day): D[] {
  return all.filter((deviation) => deviationOn(deviation, day) === 'accepted')
}

const mostYears = 4

export type ProposeRefusal = 'notYours' | 'doesNotApply' | 'perBasisteam' | 'alreadyThere' | 'untilPassed' | 'untilTooFar'

/** The coordinator proposes. One at a time per ambition, for at most four years: then it is looked at again. */
export function propose(
  form: { untilOn: Day },
  facts: { person: Person; ambition: Ambition; applies: boolean; own: readonly Deviation[]; day: Day },
): { proposed: true } | Refused<ProposeRefusal> {
  const { person, ambition, day } = facts
  if (person.partyId === null || !person.roles.includes('coordinator')) return refuse('notYours')
  if (!facts.applies) return refuse('doesNotApply')
  if (ambition.measuredPer === 'basisteam') return refuse('perBasisteam')
  const numbers = numbersOf(ambition)
  const busy = facts.own.some(
    (each) =>
      numbers.includes(each.ambition) && ['waitsForBoard', 'waitsForWorkingGroup', 'accepted'].includes(deviationOn(each, day) ?? ''),
  )
  if (busy) return refuse('alreadyThere')
  if (form.untilOn <= day) return refuse('untilPassed')
  return form.untilOn > addDays(day, 366 * mostYears) ? refuse('untilTooFar') : { proposed: true }
}

export type Person = { personId: string; partyId: string | null; roles: readonly string[] }

export type StepRefusal = 'notYours' | 'ownProposal' | 'alreadyAnswered' | 'reasonMissing' | 'dayInFuture' | 'dayBeforeProposal'

/** Whether this person may take this step now. The second person of the own party is an administrator, and never who proposed. */
export function takeStep(
  kind: StepKind,
  deviation: Deviation,
  facts: { person: Person; reason: string | null; decidedOn: Day; day: Day },
): { kind: StepKind } | Refused<StepRefusal> {
  const { person, day } = facts
  const state = deviationOn(deviation, day)
  const isOwn = person.partyId !== null && person.partyId === deviation.partyId
  if (kind === 'agreed' || kind === 'declined') {
    if (!isOwn || !person.roles.includes('boardMember')) return refuse('notYours')
    if (deviation.proposedBy === person.personId) return refuse('ownProposal')
    if (state !== 'waitsForBoard') return refuse('alreadyAnswered')
  } else if (kind === 'accepted' || kind === 'returned') {
    if (!person.roles.includes('secretary')) return refuse('notYours')
    if (state !== 'waitsForWorkingGroup') return refuse('alreadyAnswered')
    if (facts.decidedOn > day) return refuse('dayInFuture')
    const agreedOn = deviation.steps.findLast((step) => step.kind === 'agreed')?.decidedOn ?? deviation.proposedOn
    if (facts.decidedOn < agreedOn) return refuse('dayBeforeProposal')
  } else {
    if (!isOwn || !person.roles.includes('coordinator')) return refuse('notYours')
    const from = kind === 'ended' ? ['accepted'] : ['waitsForBoard', 'waitsForWorkingGroup']
    if (!from.includes(state ?? '')) return refuse('alreadyAnswered')
  }
  const needsReason = kind === 'declined' || kind === 'accepted' || kind === 'returned'
  return needsReason && !facts.reason?.trim() ? refuse('reasonMissing') : { kind }
}

/** The steps that this person may take now, for the screen. */
export function stepsFor(deviation: Deviation, person: Person, day: Day): StepKind[] {
  const kinds: StepKind[] = ['agreed', 'declined', 'accepted', 'returned', 'withdrawn', 'ended']
  return kinds.filter((kind) => 'kind' in takeStep(kind, deviation, { person, reason: 'x', decidedOn: day, day }))
}
