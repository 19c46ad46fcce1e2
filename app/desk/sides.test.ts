import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readProgramme } from '../covenant/programme/file.ts'
import type { Programme } from '../covenant/programme/rules.ts'
import { dikePicture, type Standing, type Standings } from '../covenant/progress/rules.ts'
import { smallDikeSvg, tileMapSvg } from './sides-drawing.ts'
import { askedSide, changesBetween, matrixPart, momentsUntil, narrow, placesOf, sumOf } from './sides.ts'

const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error(outcome.problems[0]?.message)
const programme: Programme = outcome.programme

const standings = (states: Record<string, Standing['state']>): Standings =>
  new Map(Object.entries(states).map(([key, state]) => [key, { state, since: '2026-01-01' }]))

describe('what a link asks', () => {
  const asked = (query: string, own?: string) => askedSide(new URLSearchParams(query), programme, own)

  test('an address carries side, theme, ambition and party; what is unknown counts as not asked', () => {
    expect(asked('kijk=kaart&thema=3&ambitie=3.6')).toMatchObject({ side: 'kaart', theme: 3, ambition: '3.6' })
    expect(asked('kijk=bestaatniet&thema=99&ambitie=9.9')).toMatchObject({ side: 'kaart', theme: undefined, ambition: undefined })
    expect(asked('kijk=matrix&soort=waterschap&stand=lapsed&toon=zwak')).toMatchObject({
      type: 'waterschap',
      state: 'lapsed',
      onlyWeak: true,
    })
  })

  test('a side of one thing begins with the first of the covenant, and a party with its own', () => {
    expect(asked('kijk=thema').theme).toBe(1)
    expect(asked('kijk=ambitie').ambition).toBe('1.1')
    expect(asked('kijk=partij', 'emmen').party).toBe('emmen')
    expect(asked('kijk=partij').party).toBe('aa-en-hunze')
  })
})

test('one theme or one ambition keeps the look of its layer', () => {
  expect(narrow(programme, {})).toBe(programme)
  expect(narrow(programme, { theme: 2 }).ambitions.map(({ number }) => number)).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5'])
  const picture = dikePicture(narrow(programme, { ambition: '3.6' }), standings({ 'emmen 3.6': 'achieved' }), '2026-01-01')
  const emmen = picture.sections.find((section) => section.party.id === 'emmen')
  expect(emmen?.layers.map((layer) => layer.count)).toEqual([0, 0, 1, 0, 0])
  expect(emmen?.height).toBe(1)
})

test('moments are the signing, the latest reference days before the day, and the day itself', () => {
  const rounds = Array.from({ length: 12 }, (_, index) => ({ referenceOn: `2025-${String(index + 1).padStart(2, '0')}-15` }))
  const days = momentsUntil({ signedOn: '2024-02-02', day: '2025-11-20', rounds })
  expect(days).toHaveLength(8)
  expect([days[0], days[1], days.at(-2), days.at(-1)]).toEqual(['2024-02-02', '2025-06-15', '2025-11-15', '2025-11-20'])
  expect(momentsUntil({ signedOn: '2024-02-02', day: '2024-02-02', rounds })).toEqual(['2024-02-02'])
})

describe('two days beside each other', () => {
  const before = { programme, standings: standings({ 'emmen 1.1': 'notStarted', 'emmen 1.5': 'achieved' }) }

  test('says what changed in the order of the covenant, and a basisteam once', () => {
    const after = { programme, standings: standings({ 'emmen 1.1': 'achieved', 'emmen 1.5': 'lapsed', 'noord-drenthe 1.3': 'preparing' }) }
    const { changes } = changesBetween(before, after)
    expect(changes).toEqual([
      { subject: 'emmen', ambition: '1.1', from: 'notStarted', to: 'achieved' },
      { subject: 'noord-drenthe', ambition: '1.3', from: 'notStarted', to: 'preparing' },
      { subject: 'emmen', ambition: '1.5', from: 'achieved', to: 'lapsed' },
    ])
    expect(sumOf(changes)).toEqual({ toInOrder: 1, fromInOrder: 1, closed: 2, opened: 1, other: 1 })
  })

  test('a party that joined or left is named apart, and is no change of a state', () => {
    const smaller = { ...programme, parties: programme.parties.filter((party) => party.id !== 'emmen') }
    const gone = changesBetween(before, { programme: smaller, standings: before.standings })
    expect([gone.changes, gone.joined, gone.left.map((party) => party.id)]).toEqual([[], [], ['emmen']])
    const came = changesBetween({ programme: smaller, standings: before.standings }, before)
    expect([came.changes, came.left, came.joined.map((party) => party.id)]).toEqual([[], [], ['emmen']])
  })
})

test('a filter on the matrix chooses topics, and keeps every party of the kind', () => {
  const all = { theme: undefined, type: undefined, state: undefined, onlyWeak: false }
  const some = new Map(
    programme.ambitions.flatMap((ambition) =>
      programme.parties.map((party) => [`${party.id} ${ambition.number}`, { state: 'achieved' as const, since: '2026-01-01' }]),
    ),
  )
  expect(matrixPart(programme, some, all).ambitions).toHaveLength(28)
  const weak = new Map(some).set('emmen 3.6', { state: 'achieved', since: '2026-01-01' })
  const holes = new Map<string, Standing>([...weak, ['assen 3.6', { state: 'lapsed', since: '2026-01-01' }]])
  for (const team of programme.basisteams) holes.set(`${team.id} 1.3`, { state: 'achieved', since: '2026-01-01' })
  const part = matrixPart(programme, holes, { ...all, onlyWeak: true })
  expect(part.ambitions.map(({ number }) => number)).toEqual(['3.6'])
  expect(part.parties).toHaveLength(17)
  const boards = matrixPart(programme, some, { ...all, type: 'waterschap', theme: 3 })
  expect(boards.parties).toHaveLength(4)
  expect(boards.ambitions.map(({ number }) => number)).toEqual(['3.2', '3.4', '3.5', '3.9', '3.10'])
  expect(matrixPart(programme, holes, { ...all, state: 'preparing' }).ambitions).toEqual([])
})

describe('the schematic map', () => {
  test('every party of Drenthe has a place of its own', () => {
    const places = placesOf(programme.parties)
    expect(new Set(places.map(({ column, row }) => `${column} ${row}`)).size).toBe(17)
    for (const one of places)
      for (const other of places)
        if (one !== other && one.row === other.row) expect(Math.abs(one.column - other.column)).toBeGreaterThanOrEqual(1)
  })

  test('parties of another region stand in rows, in the order of their covenant', () => {
    const elsewhere = programme.parties.map((party, index) => ({ ...party, code: `xx${index}` }))
    expect(
      placesOf(elsewhere)
        .slice(5, 8)
        .map(({ column, row }) => [column, row]),
    ).toEqual([
      [5, 0],
      [0, 1],
      [1, 1],
    ])
  })

  test('a hole is drawn where it is, and a party for whom it does not count says so', () => {
    const narrowed = narrow(programme, { ambition: '3.6' })
    const picture = dikePicture(narrowed, standings({ 'emmen 3.6': 'achieved' }), '2026-03-01')
    const svg = tileMapSvg(picture, narrowed, 'geldt hier niet')
    expect(svg.match(/class="hole"/g)).toHaveLength(11)
    expect(svg.match(/geldt hier niet/g)).toHaveLength(5)
    expect(svg).not.toMatch(/NaN|undefined|style=|<script/)
    expect(smallDikeSvg(picture, narrowed).match(/class="hole"/g)).toHaveLength(11)
  })

  test('a name cannot become markup', () => {
    const strange = { ...programme, parties: [{ ...programme.parties[0]!, name: '<b>"&' }] }
    expect(tileMapSvg(dikePicture(strange, standings({}), '2026-01-01'), strange, '')).toContain('&lt;b&gt;&quot;&amp;')
  })
})
