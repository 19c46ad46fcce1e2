// The dike from every side: which part of it, of which days, and what changed between two of them. Parties keep the order of the covenant.
import {
  applies,
  compareNumbers,
  findAmbition,
  findParty,
  findTheme,
  partiesOf,
  partyTypes,
  subjectsOf,
  type Ambition,
  type Party,
  type PartyType,
  type Programme,
  type State,
} from '../covenant/programme/rules.ts'
import { standingKey, type Section, type Standings } from '../covenant/progress/rules.ts'
import type { Round } from '../covenant/reports/rules.ts'
import type { Day } from '../platform/settings/day.ts'

/** Words in the address, so that a colleague can read them there. */
export const sideNames = ['kaart', 'thema', 'ambitie', 'partij', 'tijd', 'vergelijk', 'matrix'] as const
export type SideName = (typeof sideNames)[number]

/** What a link to a view carries. Anything unknown in an address counts as not asked. */
export type AskedSide = {
  side: SideName
  theme: number | undefined
  ambition: string | undefined
  party: string | undefined
  type: PartyType | undefined
  state: State | undefined
  onlyWeak: boolean
}

export function askedSide(query: URLSearchParams, programme: Programme, ownParty: string | undefined): AskedSide {
  const side = sideNames.find((name) => name === query.get('kijk')) ?? 'kaart'
  const ambition = findAmbition(programme, query.get('ambitie') ?? '')
  const theme = findTheme(programme, Number(query.get('thema') ?? NaN))
  const party = findParty(programme, query.get('partij') ?? '') ?? findParty(programme, ownParty ?? '') ?? programme.parties[0]
  return {
    side,
    // Those two views show one thing; without a choice the first of the covenant.
    theme: side === 'thema' ? (theme ?? programme.themes[0])?.number : theme?.number,
    ambition: side === 'ambitie' ? (ambition ?? programme.ambitions[0])?.number : side === 'kaart' ? ambition?.number : undefined,
    party: side === 'partij' ? party?.id : undefined,
    type: partyTypes.find((type) => type === query.get('soort')),
    state: programme.states.find((state) => state === query.get('stand')),
    onlyWeak: query.get('toon') === 'zwak',
  }
}

/** The same covenant with only the ambitions of a theme, or one. All themes stay, so that each layer keeps its own look. */
export function narrow(programme: Programme, asked: { theme?: number | undefined; ambition?: string | undefined }): Programme {
  if (asked.theme === undefined && asked.ambition === undefined) return programme
  const ambitions = programme.ambitions.filter((ambition) =>
    asked.ambition === undefined ? ambition.theme === asked.theme : ambition.number === asked.ambition,
  )
  return { ...programme, ambitions }
}

const mostMoments = 8

/** The days of the small pictures, oldest first: the signing, the latest reference days, and the day that is looked at. */
export function momentsUntil(facts: { signedOn: Day; day: Day; rounds: readonly Pick<Round, 'referenceOn'>[] }): Day[] {
  const { signedOn, day } = facts
  const between = new Set(facts.rounds.map((round) => round.referenceOn).filter((on) => on > signedOn && on < day))
  return [...new Set([signedOn, ...[...between].toSorted().slice(-(mostMoments - 2)), day])]
}

export type SideChange = { subject: string; ambition: string; from: State; to: State }

/** Which states differ between two days, in the order of the covenant. A party that took part on one of the two only, is named apart. */
export function changesBetween(
  before: { programme: Programme; standings: Standings },
  after: { programme: Programme; standings: Standings },
): { changes: SideChange[]; joined: Party[]; left: Party[] } {
  const stateIn = (standings: Standings, key: string): State => standings.get(key)?.state ?? 'notStarted'
  const changes = after.programme.ambitions.flatMap((ambition) =>
    subjectsOf(after.programme, ambition).flatMap((subject): SideChange[] => {
      if (partiesOf(before.programme, ambition, subject).length === 0) return []
      const key = standingKey(subject, ambition.number)
      const [from, to] = [stateIn(before.standings, key), stateIn(after.standings, key)]
      return from === to ? [] : [{ subject, ambition: ambition.number, from, to }]
    }),
  )
  const missing = (one: Programme, other: Programme) => one.parties.filter((party) => !findParty(other, party.id))
  return { changes, joined: missing(after.programme, before.programme), left: missing(before.programme, after.programme) }
}

/** What changed, counted by what it means for the dike; no party is counted or named. */
export function sumOf(changes: readonly SideChange[]): {
  toInOrder: number
  fromInOrder: number
  closed: number
  opened: number
  other: number
} {
  const inOrder = (state: State) => state === 'achieved' || state === 'secured'
  const weak = (state: State) => state === 'notStarted' || state === 'lapsed'
  const sum = { toInOrder: 0, fromInOrder: 0, closed: 0, opened: 0, other: 0 }
  for (const { from, to } of changes) {
    if (inOrder(to) && !inOrder(from)) sum.toInOrder += 1
    else if (inOrder(from) && !inOrder(to)) sum.fromInOrder += 1
    else sum.other += 1
    if (weak(from) && !weak(to)) sum.closed += 1
    if (weak(to) && !weak(from)) sum.opened += 1
  }
  return sum
}

/** Which rows and columns of the matrix stand: parties of one kind, ambitions of one theme, and only where a state or a weak spot occurs. */
export function matrixPart(
  programme: Programme,
  standings: Standings,
  asked: Pick<AskedSide, 'theme' | 'type' | 'state' | 'onlyWeak'>,
): { parties: Party[]; ambitions: Ambition[] } {
  const stateOf = stateIn(standings)
  const fits = (party: Party, ambition: Ambition) => {
    if (!applies(ambition, party)) return asked.state === undefined && !asked.onlyWeak
    const state = stateOf(party, ambition)
    if (asked.onlyWeak && state !== 'notStarted' && state !== 'lapsed') return false
    return asked.state === undefined || state === asked.state
  }
  const parties = programme.parties.filter((party) => asked.type === undefined || party.type === asked.type)
  const ambitions = narrow(programme, { theme: asked.theme }).ambitions
  return {
    // Parties all stay: a filter on states chooses topics, and never points at who has none.
    parties,
    ambitions: ambitions.filter((ambition) => parties.some((party) => applies(ambition, party) && fits(party, ambition))),
  }
}

export function stateIn(standings: Standings): (party: Party, ambition: Ambition) => State {
  return (party, ambition) => {
    const subject = ambition.measuredPer === 'basisteam' && party.basisteam !== undefined ? party.basisteam : party.id
    return standings.get(standingKey(subject, ambition.number))?.state ?? 'notStarted'
  }
}

/** In order and weak per theme, for one section. */
export function layerOf(section: Section, theme: number): { inOrder: number; count: number; weak: number } {
  const layer = section.layers.find((each) => each.theme === theme)
  return { inOrder: layer?.inOrder ?? 0, count: layer?.count ?? 0, weak: layer?.weak.length ?? 0 }
}

/** Counts per ambition over all parties, for whoever may not see them by name. */
export function countsIn(
  programme: Programme,
  counts: readonly { ambition: string; subjects: number; states: Record<State, number> }[],
): { ambition: Ambition; inOrder: number; of: number; weak: number }[] {
  return counts
    .flatMap(({ ambition: number, subjects, states }) => {
      const ambition = findAmbition(programme, number)
      if (!ambition) return []
      return [
        {
          ambition,
          inOrder: states.achieved + states.secured,
          of: subjects - states.notApplicable,
          weak: states.notStarted + states.lapsed,
        },
      ]
    })
    .toSorted((one, other) => compareNumbers(one.ambition.number, other.ambition.number))
}

// ---- A schematic map ----

export type Place = { party: Party; column: number; row: number }

/**
 * Where each party of Drenthe lies, roughly, on a grid of our own: north is up, columns run from west to east. By the official code, so
 * that another name does not move anything. Water boards and province cover several of these and stand beside them.
 */
const drenthe: Record<string, [column: number, row: number]> = {
  gm1699: [1, 0],
  gm1730: [2, 0],
  gm0106: [2, 1],
  gm1680: [3, 1],
  gm1701: [0, 2],
  gm1731: [2, 2],
  gm1681: [3, 2],
  gm0119: [0, 3],
  gm1690: [1, 3],
  gm0118: [2, 3],
  gm0109: [3, 3],
  gm0114: [4, 2],
  ws0647: [5.4, 0],
  ws0646: [6.4, 0],
  ws0664: [5.4, 1],
  ws0663: [6.4, 1],
  pv22: [5.4, 2],
}

const perRow = 6

/** Every party once. Where the codes are not those of Drenthe: in rows, by the order of the covenant. */
export function placesOf(parties: readonly Party[]): Place[] {
  if (parties.every((party) => Object.hasOwn(drenthe, party.code)))
    return parties.map((party) => ({ party, column: drenthe[party.code]![0], row: drenthe[party.code]![1] }))
  return parties.map((party, index) => ({ party, column: index % perRow, row: Math.floor(index / perRow) }))
}
