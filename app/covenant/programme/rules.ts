// The covenant as data: parties, themes and ambitions 1.1 to 5.2, what "achieved" and "secured" ask, and agreements A to E.
import { addMonths, daysBetween, type Day } from '../../platform/settings/day.ts'

export const partyTypes = ['gemeente', 'waterschap', 'provincie'] as const
export type PartyType = (typeof partyTypes)[number]

/** The seven states are code: a covenant names them, gives them a height and says which it uses, and cannot add one. */
export const allStates = ['notStarted', 'preparing', 'implementing', 'achieved', 'secured', 'lapsed', 'notApplicable'] as const
export type State = (typeof allStates)[number]

/** The states that draw a layer of the dike. What is not applicable counts nowhere. */
export type StateWithHeight = Exclude<State, 'notApplicable'>

export const levels = ['achieved', 'secured'] as const
export type Level = (typeof levels)[number]

/** Who may hold something at a party. The first three are its head, one for each kind; the last four a single ambition leans on. */
export const officeFunctions = [
  'mayor',
  'waterBoardChair',
  'kingsCommissioner',
  'portfolioHolder',
  'coordinator',
  'deputyCoordinator',
  'signalReceiver',
  'bibobContact',
  'careFraudContact',
  'traffickingContact',
] as const
export type OfficeFunction = (typeof officeFunctions)[number]

/** The head of each kind of party. */
export const headFunctions = { gemeente: 'mayor', waterschap: 'waterBoardChair', provincie: 'kingsCommissioner' } as const satisfies Record<
  PartyType,
  OfficeFunction
>

/** The functions that an ambition may lean on, at the kinds of party that have them; the head and the first four exist everywhere. */
const contactFunctions: Partial<Record<OfficeFunction, readonly PartyType[]>> = {
  signalReceiver: partyTypes,
  bibobContact: partyTypes,
  careFraudContact: ['gemeente'],
  traffickingContact: ['gemeente'],
}

export function functionsFor(type: PartyType): OfficeFunction[] {
  const contacts = officeFunctions.filter((name) => contactFunctions[name]?.includes(type))
  return [headFunctions[type], 'portfolioHolder', 'coordinator', 'deputyCoordinator', ...contacts]
}

/** A contact that some ambition leans on, and no part of what every party has. */
export function isContact(name: OfficeFunction): boolean {
  return contactFunctions[name] !== undefined
}

/** An ambition leans on somebody in this function; vacant longer than the grace, its state lapses. */
type Dependence = { function: OfficeFunction; graceDays: number }

export type Criterion = { id: string; text: string; level: Level }

export type Ambition = {
  number: string
  theme: number
  title: string
  wording: string
  /** What the words of the covenant do and do not ask; shown as help beside the criteria. */
  note?: string
  page?: number
  appliesTo: PartyType[]
  measuredPer: 'party' | 'basisteam'
  criteria: Criterion[]
  owner: Partial<Record<PartyType, string>>
  reviewMonths: number
  /** 'soft' only asks for attention and never lapses. */
  lapses: 'hard' | 'soft'
  /** The ambitions of the version before that it grew from; absent where nothing of it changed. */
  grewFrom?: Origin[]
  dependsOn?: Dependence[]
}

/** An ambition as it stood in an earlier version, and the first day on which that version no longer counted. */
export type Origin = { ambition: Ambition; version: number; until: Day }

export type Theme = { number: number; title: string; short: string }

export type Party = {
  id: string
  code: string
  name: string
  fullName: string
  type: PartyType
  basisteam?: string
  /** The name broken by hand, one line each, as it stands under the drawing. */
  labelLines: string[]
}

/** Helps the parties, but signed nothing: never in dike, matrix or counts. */
export type Supporter = { id: string; name: string; role: string }

type Basisteam = { id: string; name: string }

export type WaterPoint = { on: Day; level: number }

type Agreement = { letter: string; wording: string }

export type Programme = {
  id: string
  title: string
  region: string
  signedOn: Day
  termEndsOn: Day
  water: WaterPoint[]
  /** Money that belongs to the covenant, in cents; absent where there is none. */
  budget?: { cents: number; about: string }
  basisteams: Basisteam[]
  parties: Party[]
  supporters: Supporter[]
  themes: Theme[]
  ambitions: Ambition[]
  heights: Record<StateWithHeight, number>
  stateLabels: Record<State, string>
  /** The states this covenant uses, in their order. */
  states: State[]
  agreements: Agreement[]
  /** Absent in the first version. */
  growth?: Growth
}

/** What a later version adds to the programme it carries. */
type Growth = {
  version: number
  /** The first day on which this version counts. */
  from: Day
  sharpened: Sharpening[]
  /** Ambitions of earlier versions whose number is no longer used. */
  former: { number: string; title: string }[]
}

/**
 * An ambition asks more since a version. It asks every party for a fresh look; only with a term it lapses where nobody looked. `was` is
 * the number it had then, where that is another.
 */
type Sharpening = { ambition: string; was?: string; version: number; asksOn: Day; termMonths: number | null }

export const relations = ['same', 'sharpened', 'split', 'merged', 'new', 'withdrawn'] as const
export type Relation = (typeof relations)[number]

/** One line of the mapping from one version to the next. */
export type MappingLine = {
  relation: Relation
  /** The number in the new version; absent for what is withdrawn. */
  ambition?: string
  /** The numbers in the version before; empty for what is new. */
  from: string[]
  reason?: string
  termMonths?: number
  proposals: string[]
}

/** One published version. `programme` knows where its ambitions come from. */
export type Version = {
  version: number
  programme: Programme
  from: Day
  publishedOn: Day | null
  sha256: string
  mapping: MappingLine[]
  undone: { on: Day; reason: string } | null
}

export function applies(ambition: Ambition, party: Party): boolean {
  return ambition.appliesTo.includes(party.type)
}

/** Whose state it is: the party itself, or the basisteam that its municipality shares with others (1.3). */
export function subjectOf(ambition: Ambition, party: Party): string {
  return ambition.measuredPer === 'basisteam' && party.basisteam !== undefined ? party.basisteam : party.id
}

/**
 * How many states this covenant asks for. `parties` are the cells that belong to one party alone;
 * `counted` adds those of a basisteam, once each however many municipalities share it.
 */
export function cellsOf(programme: Programme): { parties: number; counted: number } {
  let parties = 0
  let shared = 0
  for (const ambition of programme.ambitions) {
    const subjects = subjectsOf(programme, ambition).length
    if (ambition.measuredPer === 'party') parties += subjects
    else shared += subjects
  }
  return { parties, counted: parties + shared }
}

/** Every subject that has a state for this ambition, once, in the order of the covenant. */
export function subjectsOf(programme: Programme, ambition: Ambition): string[] {
  const bound = programme.parties.filter((party) => applies(ambition, party))
  return [...new Set(bound.map((party) => subjectOf(ambition, party)))]
}

/** The parties whose state one subject is: the party itself, or every municipality of the basisteam. */
export function partiesOf(programme: Programme, ambition: Ambition, subject: string): Party[] {
  return programme.parties.filter((party) => applies(ambition, party) && subjectOf(ambition, party) === subject)
}

export function findAmbition(programme: Programme, number: string): Ambition | undefined {
  return programme.ambitions.find((ambition) => ambition.number === number)
}

export function findParty(programme: Programme, id: string): Party | undefined {
  return programme.parties.find((party) => party.id === id)
}

export function findTheme(programme: Programme, number: number): Theme | undefined {
  return programme.themes.find((theme) => theme.number === number)
}

export function ambitionsOf(programme: Programme, theme: number): Ambition[] {
  return programme.ambitions.filter((ambition) => ambition.theme === theme)
}

/** What must be true before a party may say so: for 'secured' also everything that 'achieved' asks. */
export function criteriaFor(ambition: Ambition, level: Level): Criterion[] {
  return level === 'secured' ? ambition.criteria : ambition.criteria.filter((criterion) => criterion.level === 'achieved')
}

/** The share that should be achieved on a day: a straight line between the points of the covenant, flat before and after them. */
export function waterLevelOn(programme: Programme, day: Day): number {
  const points = programme.water
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return 0
  if (day <= first.on) return first.level
  if (day >= last.on) return last.level
  const next = points.findIndex((point) => point.on > day)
  const before = points[next - 1]!
  const after = points[next]!
  const part = daysBetween(before.on, day) / daysBetween(before.on, after.on)
  return before.level + (after.level - before.level) * part
}

/** The last day of the term still belongs to it. A passed term lapses nothing: the ambitions carry on (agreement C). */
export function termPassed(programme: Programme, day: Day): boolean {
  return day > programme.termEndsOn
}

/** '2.9' comes before '2.10': by number, not by letter. */
export function compareNumbers(one: string, other: string): number {
  const left = one.split('.').map(Number)
  const right = other.split('.').map(Number)
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

// ---- Growth: agreement C ----

export function versionOf(programme: Programme): number {
  return programme.growth?.version ?? 1
}

/** The version that counts on a day. `versions` oldest first, the first one always there; what was undone never counts. */
export function versionOn(versions: readonly Version[], day: Day): Version {
  const counting = versions.filter((each) => each.undone === null)
  return counting.findLast((each) => each.from <= day) ?? counting[0] ?? versions[0]!
}

export function programmeOn(versions: readonly Version[], day: Day): Programme {
  return versionOn(versions, day).programme
}

/** The newest version in which a number stands, before one that was undone. */
export function versionWith(versions: readonly Version[], number: string): Version | undefined {
  const having = versions.filter((version) => findAmbition(version.programme, number))
  return having.findLast((version) => version.undone === null) ?? having.at(-1)
}

/** The number of an ambition and every older number that its facts may stand under, itself first. */
export function numbersOf(ambition: Ambition): string[] {
  return [...new Set([ambition.number, ...(ambition.grewFrom ?? []).flatMap((origin) => numbersOf(origin.ambition))])]
}

/** Names one of the ambitions that others grew from, with the words it had then. */
export function originKey(origin: Origin): string {
  return `${origin.version} ${origin.ambition.number}`
}

/** Every ambition that one grew from, also the origins of its origins, nearest first. */
export function originsOf(ambition: Ambition): Origin[] {
  return (ambition.grewFrom ?? []).flatMap((origin) => [origin, ...originsOf(origin.ambition)])
}

/** A point of an ambition, also one that only an earlier version asked. */
export function findCriterion(ambition: Ambition, id: string | undefined): Criterion | undefined {
  const versions = [ambition, ...originsOf(ambition).map((origin) => origin.ambition)]
  return versions.flatMap(({ criteria }) => criteria).find((criterion) => criterion.id === id)
}

/** A fact under the number that a programme gives it now; `was` is the number under which it was recorded, where that is another. */
export type Carried = { ambition: string; was?: string }

/**
 * Facts as a version of the programme reads them. Nothing is rewritten: a fact keeps the number under which it was recorded, and here it
 * appears under every ambition that grew from it. What no ambition of this version grew from is left out: it counts nowhere, and
 * stays to be read in the version that it belongs to.
 */
export function carryOver<F extends Carried>(programme: Programme, facts: readonly F[]): F[] {
  const heirs = heirsOf(programme)
  if (!heirs) {
    const numbers = new Set(programme.ambitions.map((ambition) => ambition.number))
    return facts.filter((fact) => numbers.has(fact.ambition))
  }
  return facts.flatMap((fact) => {
    const recorded = fact.was ?? fact.ambition
    return (heirs.get(recorded) ?? []).map((number) => {
      if (number === fact.ambition) return fact
      return { ...fact, ambition: number, was: recorded }
    })
  })
}

/** The numbers that a number has in this version: none when it was withdrawn, several when it was split. */
export function carriedNumbers(programme: Programme, numbers: readonly string[]): string[] {
  const heirs = heirsOf(programme)
  return heirs ? [...new Set(numbers.flatMap((number) => heirs.get(number) ?? []))] : [...numbers]
}

/** Every number under which something about the same ambition may stand: what it grew from, and what grew from it. */
export function kinOf(programme: Programme, number: string): string[] {
  const now = carriedNumbers(programme, [number]).flatMap((each) => findAmbition(programme, each) ?? [])
  return [...new Set([number, ...now.flatMap(numbersOf)])]
}

/** What an ambition is called, also one under a number that is no longer used. */
export function titleOf(programme: Programme, number: string): string {
  return (findAmbition(programme, number) ?? programme.growth?.former.find((each) => each.number === number))?.title ?? ''
}

/** Whoever owned an ambition owns what grew from it, and still answers for what stands under its old number. */
export function ownedNumbers(programme: Programme, numbers: readonly string[]): string[] {
  return [...new Set([...carriedNumbers(programme, numbers), ...numbers])]
}

/** Under which numbers of this version the facts of each number count; undefined while there is one version. */
export function heirsOf(programme: Programme): Map<string, string[]> | undefined {
  if (!programme.growth) return undefined
  const heirs = new Map<string, string[]>()
  for (const ambition of programme.ambitions) {
    for (const number of numbersOf(ambition)) heirs.set(number, [...(heirs.get(number) ?? []), ambition.number])
  }
  return heirs
}

/** Whoever looked before it was published could not know: so a sharpened ambition asks from the later of the two days. */
export function growthOf(version: number, from: Day, publishedOn: Day, mapping: readonly MappingLine[]) {
  return { version, from, asksOn: publishedOn > from ? publishedOn : from, mapping }
}

/** The next version of a programme: its own text, and for every ambition what it grew from. `mapping` is one that was checked. */
export function grow(
  before: Programme,
  next: Programme,
  growth: { version: number; from: Day; asksOn: Day; mapping: readonly MappingLine[] },
): Programme {
  const { version, from, asksOn, mapping } = growth
  const lineOf = new Map(mapping.map((line) => [line.ambition, line]))
  const ambitions = next.ambitions.map((ambition): Ambition => {
    const line = lineOf.get(ambition.number)
    const origins = (line?.from ?? []).flatMap((number) => findAmbition(before, number) ?? [])
    const [only] = origins
    if (line?.relation === 'same' && only?.number === ambition.number) {
      return only.grewFrom ? { ...ambition, grewFrom: only.grewFrom } : ambition
    }
    return origins.length === 0
      ? ambition
      : { ...ambition, grewFrom: origins.map((origin) => ({ ambition: origin, version: versionOf(before), until: from })) }
  })
  const earlier = (before.growth?.sharpened ?? []).flatMap((sharpening) =>
    mapping.flatMap((line) =>
      line.ambition !== undefined && line.from.includes(sharpening.ambition) ? [sharpeningUnder(line.ambition, sharpening)] : [],
    ),
  )
  const sharpened = mapping.flatMap((line): Sharpening[] =>
    line.relation === 'sharpened' && line.ambition !== undefined
      ? [{ ambition: line.ambition, version, asksOn, termMonths: line.termMonths ?? null }]
      : [],
  )
  const former = [...(before.growth?.former ?? []), ...before.ambitions].flatMap(({ number, title }) =>
    findAmbition(next, number) ? [] : [{ number, title }],
  )
  return { ...next, ambitions, growth: { version, from, sharpened: [...earlier, ...sharpened], former } }
}

function sharpeningUnder(number: string, { ambition, was = ambition, ...sharpening }: Sharpening): Sharpening {
  return was === number ? { ...sharpening, ambition: number } : { ...sharpening, ambition: number, was }
}

/** What a sharpened ambition asks of everybody whom it binds. Higher rooms read it as something that calls a held state into question. */
export type SharpenedCall = {
  subject: string
  ambition: string
  was?: string
  cause: 'sharpened'
  id: string
  asksOn: Day
  lapsesOn: Day | null
  sparesFrom: Day
  endsOn: null
}

/** One call per sharpened ambition and subject. A state that was set or reconfirmed since asks nothing. */
export function sharpenedCalls(programme: Programme): SharpenedCall[] {
  return (programme.growth?.sharpened ?? []).flatMap(({ ambition: number, was, version, asksOn, termMonths }) => {
    const ambition = findAmbition(programme, number)
    if (!ambition) return []
    const lapsesOn = termMonths === null ? null : addMonths(asksOn, termMonths)
    return subjectsOf(programme, ambition).map((subject) => ({
      subject,
      ambition: number,
      ...(was !== undefined && { was }),
      cause: 'sharpened' as const,
      id: String(version),
      asksOn,
      lapsesOn,
      sparesFrom: asksOn,
      endsOn: null,
    }))
  })
}
