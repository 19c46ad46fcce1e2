// The covenant as data: parties, themes and ambitions 1.1 to 5.2, what "achieved" and "secured" ask, and agreements A to E.
import { daysBetween, type Day } from '../../platform/settings/day.ts'

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
  dependsOn?: Dependence[]
}

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
