import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../platform/settings/day.ts'
import { readProgramme } from './file.ts'
import {
  allStates,
  ambitionsOf,
  applies,
  cellsOf,
  compareNumbers,
  criteriaFor,
  findAmbition,
  findParty,
  findTheme,
  partiesOf,
  subjectOf,
  subjectsOf,
  termPassed,
  waterLevelOn,
  type Ambition,
  type Party,
  type Programme,
} from './rules.ts'

const drenthe = load('drenthe-2024')
const oefenkust = load('oefenkust-2025')
const emmen = party(drenthe, 'emmen')
const vechtstromen = party(drenthe, 'vechtstromen')
const province = party(drenthe, 'drenthe')

describe('the covenant of Drenthe', () => {
  test('has 17 parties in the order of the covenant: municipalities, water boards, province', () => {
    expect(drenthe.parties.map(({ code }) => code).join(' ')).toBe(
      'gm1680 gm0106 gm1681 gm0109 gm0114 gm0118 gm0119 gm1731 gm1699 gm1730 gm1701 gm1690 ws0646 ws0647 ws0663 ws0664 pv22',
    )
  })

  test('has 28 ambitions in five themes', () => {
    expect(drenthe.ambitions).toHaveLength(28)
    expect(drenthe.themes.map(({ number }) => ambitionsOf(drenthe, number).length)).toEqual([6, 5, 10, 5, 2])
  })

  test('binds all 17 with 18 ambitions, municipalities with 8, province and water boards with 3.4, basisteams with 1.3', () => {
    const numbers = (wanted: (ambition: Ambition) => boolean) => drenthe.ambitions.filter(wanted).map(({ number }) => number)
    const bound = (...types: string[]) =>
      numbers(({ appliesTo, measuredPer }) => measuredPer === 'party' && appliesTo.join() === types.join())
    expect(bound('gemeente', 'waterschap', 'provincie')).toHaveLength(18)
    expect(bound('gemeente')).toEqual(['1.2', '2.3', '2.4', '3.1', '3.3', '3.6', '3.7', '3.8'])
    expect(bound('waterschap', 'provincie')).toEqual(['3.4'])
    expect(numbers(({ measuredPer }) => measuredPer === 'basisteam')).toEqual(['1.3'])
  })

  test('asks for 407 states of parties and 410 when the three basisteams count once each', () => {
    expect(cellsOf(drenthe)).toEqual({ parties: 407, counted: 410 })
  })

  test('only asks, and never lets lapse, for 1.4 and 3.5', () => {
    expect(drenthe.ambitions.filter(({ lapses }) => lapses === 'soft').map(({ number }) => number)).toEqual(['1.4', '3.5'])
  })

  test('gives the states the heights of the drawing', () => {
    expect(drenthe.heights).toEqual({ notStarted: 0, preparing: 0.3, implementing: 0.65, achieved: 1, secured: 1.1, lapsed: 0.5 })
    expect(drenthe.states).toEqual([...allStates])
    expect(drenthe.stateLabels.lapsed).toBe('Herijken nodig')
  })

  test('gives every ambition three to six criteria for achieved and one to three more for secured', () => {
    for (const ambition of drenthe.ambitions) {
      const achieved = criteriaFor(ambition, 'achieved').length
      const extra = criteriaFor(ambition, 'secured').length - achieved
      expect([ambition.number, achieved >= 3 && achieved <= 6, extra >= 1 && extra <= 3]).toEqual([ambition.number, true, true])
    }
  })

  test('writes every criterion as one statement of at most twenty words', () => {
    const texts = drenthe.ambitions.flatMap(({ criteria }) => criteria.map(({ text }) => text))
    expect(texts.filter((text) => !text.endsWith('.') || text.split(' ').length > 20)).toEqual([])
    expect(new Set(texts).size).toBeGreaterThan(150)
  })

  test('keeps RIEC and RUD beside the parties', () => {
    expect(drenthe.supporters.map(({ name }) => name)).toEqual(['RIEC Noord-Nederland', 'RUD Drenthe'])
    expect(findParty(drenthe, 'riec-noord-nederland')).toBeUndefined()
  })
})

describe('a made-up covenant with other themes, heights and parties', () => {
  test('loads without any code of its own', () => {
    expect(oefenkust.parties).toHaveLength(5)
    expect(oefenkust.themes).toHaveLength(3)
    expect(cellsOf(oefenkust)).toEqual({ parties: 29, counted: 31 })
    expect(oefenkust.heights.secured).toBe(1.25)
    expect(oefenkust.stateLabels.achieved).toBe('Af')
  })

  test('has its own water: slow at first, faster later', () => {
    expect(waterLevelOn(oefenkust, '2026-05-15')).toBe(0.5)
    expect(waterLevelOn(oefenkust, '2027-05-15')).toBeCloseTo(0.75, 2)
  })
})

describe('whose state it is', () => {
  test('an ambition binds the kinds of party that the covenant names, and no others', () => {
    const damocles = ambition('3.6')
    expect([applies(damocles, emmen), applies(damocles, vechtstromen), applies(damocles, province)]).toEqual([true, false, false])
    expect([applies(ambition('3.4'), emmen), applies(ambition('3.4'), vechtstromen), applies(ambition('3.4'), province)]).toEqual([
      false,
      true,
      true,
    ])
  })

  test('a state belongs to the party, and for 1.3 to the basisteam it shares', () => {
    expect(subjectOf(ambition('3.6'), emmen)).toBe('emmen')
    expect(subjectOf(ambition('1.3'), emmen)).toBe('zuidoost-drenthe')
  })

  test('a basisteam is one subject, shown at each of its municipalities', () => {
    expect(subjectsOf(drenthe, ambition('1.3'))).toEqual(['noord-drenthe', 'zuidoost-drenthe', 'zuidwest-drenthe'])
    expect(partiesOf(drenthe, ambition('1.3'), 'zuidoost-drenthe').map(({ id }) => id)).toEqual(['borger-odoorn', 'coevorden', 'emmen'])
    expect(partiesOf(drenthe, ambition('3.6'), 'emmen')).toEqual([emmen])
  })

  test('a party that an ambition does not bind is no subject of it', () => {
    expect(subjectsOf(drenthe, ambition('3.4'))).not.toContain('emmen')
    expect(partiesOf(drenthe, ambition('3.4'), 'emmen')).toEqual([])
  })
})

describe('what is asked', () => {
  test('secured asks everything that achieved asks, and more', () => {
    for (const one of drenthe.ambitions) {
      expect(criteriaFor(one, 'secured')).toEqual(expect.arrayContaining(criteriaFor(one, 'achieved')))
      expect(criteriaFor(one, 'achieved').every(({ level }) => level === 'achieved')).toBe(true)
    }
  })

  test('an ambition, a party or a theme that does not exist is not found', () => {
    expect(findAmbition(drenthe, '3.10')?.title).toBe('Samen controleren')
    expect(findAmbition(drenthe, '3.11')).toBeUndefined()
    expect(findParty(drenthe, 'groningen')).toBeUndefined()
    expect(findTheme(drenthe, 3)?.short).toBe('Regels en beleid')
    expect(findTheme(drenthe, 6)).toBeUndefined()
  })

  test('3.9 comes before 3.10', () => {
    expect(['3.10', '10.1', '3.9', '3', '3.1'].toSorted(compareNumbers)).toEqual(['3', '3.1', '3.9', '3.10', '10.1'])
    expect(compareNumbers('3.1', '3.1')).toBe(0)
  })
})

describe('the water', () => {
  test.each([
    ['long before the signing', '1999-01-01', 0],
    ['on the day of signing', '2024-02-02', 0],
    ['a day later', '2024-02-03', 1 / 731],
    ['in the last year', '2025-02-01', 365 / 731],
    ['on the last day of the term', '2026-02-02', 1],
    ['after the term', '2026-11-23', 1],
  ])('%s stands at its level', (_name, day, level) => {
    expect(waterLevelOn(drenthe, day)).toBeCloseTo(level, 10)
  })

  test('never falls', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2000 }), fc.nat({ max: 400 }), (from, later) => {
        const day = addDays('2023-06-01', from)
        expect(waterLevelOn(drenthe, addDays(day, later))).toBeGreaterThanOrEqual(waterLevelOn(drenthe, day))
      }),
    )
  })

  test('stands at nothing when a covenant has no points', () => {
    expect(waterLevelOn({ ...drenthe, water: [] }, '2025-01-01')).toBe(0)
  })
})

test('the last day of the term still belongs to it', () => {
  expect([termPassed(drenthe, '2026-02-01'), termPassed(drenthe, '2026-02-02'), termPassed(drenthe, '2026-02-03')]).toEqual([
    false,
    false,
    true,
  ])
})

function load(name: string): Programme {
  const read = readProgramme(readFileSync(new URL(`../../../programmes/${name}.yaml`, import.meta.url), 'utf8'))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.programme
}

function party(programme: Programme, id: string): Party {
  const found = findParty(programme, id)
  if (!found) throw new Error(id)
  return found
}

function ambition(number: string): Ambition {
  const found = findAmbition(drenthe, number)
  if (!found) throw new Error(number)
  return found
}
