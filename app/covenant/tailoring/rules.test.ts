import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { readProgramme } from '../programme/file.ts'
import { findAmbition } from '../programme/rules.ts'
import { bearingIn } from './bearing.ts'
import {
  acceptedOn,
  addDegree,
  deviationOn,
  dimensions,
  profileOf,
  profileOn,
  propose,
  reasonsToLookDeeper,
  stepsFor,
  takeStep,
  weightsOf,
  yearsOf,
  type Degree,
  type Deviation,
  type Dimension,
  type Person,
  type Step,
} from './rules.ts'

const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error(outcome.problems[0]?.message)
const { programme } = outcome
const day = '2026-11-23'

const found = (seq: number, dimension: Dimension, degree: number, year: number, foundOn = `${year}-03-01`): Degree => ({
  seq,
  partyId: 'coevorden',
  dimension,
  degree,
  year,
  source: 'CBS',
  explanation: null,
  foundOn,
})

describe('a risk profile', () => {
  const all = [found(1, 'border', 5, 2025), found(2, 'border', 3, 2026), found(3, 'border', 4, 2026), found(4, 'countryside', 4, 2025)]

  test('is of each dimension the latest year, and of that year what was written last', () => {
    const profile = profileOn(all, day)
    expect([profile.get('border')?.degree, profile.get('countryside')?.degree, profile.get('subsidies')]).toEqual([4, 4, undefined])
  })

  test('about an older year that is written later does not take the place of a newer year', () => {
    expect(profileOn([...all, found(5, 'border', 1, 2024, '2026-11-01')], day).get('border')?.degree).toBe(4)
  })

  test('of a day knows only what was written by then', () => {
    expect(profileOn(all, '2025-12-31').get('border')?.degree).toBe(5)
    expect(profileOn(all, '2024-12-31').size).toBe(0)
  })

  test('keeps a version per year', () => {
    expect(yearsOf(all)).toEqual([2026, 2025])
    expect([...profileOf(all, 2025).keys()]).toEqual(['countryside', 'border'])
    expect(profileOf(all, 2025).get('border')?.degree).toBe(5)
  })

  test('says to look deeper where a high dimension bears on an ambition, the highest first, and weighs it', () => {
    const profile = profileOn([found(1, 'border', 4, 2026), found(2, 'motorways', 5, 2026), found(3, 'holidayParks', 3, 2026)], day)
    const bearing = bearingIn(programme)
    expect(reasonsToLookDeeper(profile, bearing, '3.7').map(({ dimension }) => dimension)).toEqual(['motorways', 'border'])
    expect(reasonsToLookDeeper(profile, bearing, '3.1')).toEqual([])
    const weights = weightsOf(profile, bearing)
    expect([weights.get('3.7'), weights.get('3.5'), weights.get('3.6')]).toEqual([5, 4, undefined])
  })

  test('of a party without high degrees weighs nothing, and so does a programme that has no bearing', () => {
    expect(weightsOf(profileOn([found(1, 'border', 3, 2026)], day), bearingIn(programme)).size).toBe(0)
    expect(weightsOf(profileOn(all, day), bearingIn({ ...programme, id: 'another' })).size).toBe(0)
  })

  test('takes a degree of a year that began, and not the same words twice', () => {
    const form = { dimension: 'border' as const, degree: 4, year: 2026, source: 'CBS', explanation: null }
    expect(addDegree({ ...form, degree: 2 }, all, day)).toEqual({ added: true })
    expect(addDegree({ ...form, year: 2027 }, all, day)).toEqual({ refused: 'yearInFuture' })
    expect(addDegree(form, all, day)).toEqual({ refused: 'unchanged' })
  })

  test('bears only on ambitions that exist, and every dimension on at least one', () => {
    const bearing = bearingIn(programme)
    expect(bearingIn(programme)).toBe(bearing)
    for (const dimension of dimensions) {
      expect(bearing[dimension].length).toBeGreaterThan(0)
      for (const number of bearing[dimension])
        expect({ number, known: findAmbition(programme, number) !== undefined }).toEqual({ number, known: true })
    }
  })
})

const coordinator: Person = { personId: 'anja', partyId: 'coevorden', roles: ['coordinator'] }
const boardMember: Person = { personId: 'bram', partyId: 'coevorden', roles: ['boardMember'] }
const secretary: Person = { personId: 'sanne', partyId: null, roles: ['secretary'] }
const adviser: Person = { personId: 'roel', partyId: null, roles: ['riecAdviser'] }
const other: Person = { personId: 'els', partyId: 'emmen', roles: ['boardMember', 'coordinator'] }

const step = (kind: Step['kind'], decidedOn = '2026-11-12'): Step => ({ kind, reason: 'x', decidedOn, takenBy: 'p', by: null })
const proposed: Deviation = {
  id: 'd',
  partyId: 'coevorden',
  ambition: '2.3',
  what: 'Samen',
  why: 'Klein',
  untilOn: '2027-06-30',
  proposedOn: '2026-11-09',
  proposedBy: 'anja',
  by: null,
  steps: [],
}
const withSteps = (...steps: Step[]): Deviation => ({ ...proposed, steps })

describe('proposing a deviation', () => {
  const ambition = findAmbition(programme, '2.3')!
  const facts = { person: coordinator, ambition, applies: true, own: [] as Deviation[], day }
  test.each([
    ['by the coordinator, until a day to come', { untilOn: '2027-06-30' }, facts, { proposed: true }],
    ['by an administrator', { untilOn: '2027-06-30' }, { ...facts, person: boardMember }, { refused: 'notYours' }],
    ['by the secretary', { untilOn: '2027-06-30' }, { ...facts, person: secretary }, { refused: 'notYours' }],
    ['where nothing was agreed', { untilOn: '2027-06-30' }, { ...facts, applies: false }, { refused: 'doesNotApply' }],
    [
      'for a whole basisteam',
      { untilOn: '2027-06-30' },
      { ...facts, ambition: findAmbition(programme, '1.3')! },
      { refused: 'perBasisteam' },
    ],
    ['beside another that waits', { untilOn: '2027-06-30' }, { ...facts, own: [proposed] }, { refused: 'alreadyThere' }],
    [
      'after one was returned',
      { untilOn: '2027-06-30' },
      { ...facts, own: [withSteps(step('agreed'), step('returned'))] },
      { proposed: true },
    ],
    [
      'after one has passed',
      { untilOn: '2027-06-30' },
      { ...facts, own: [{ ...withSteps(step('accepted')), untilOn: '2026-11-20' }] },
      { proposed: true },
    ],
    ['until today', { untilOn: day }, facts, { refused: 'untilPassed' }],
    ['for longer than four years', { untilOn: '2031-06-30' }, facts, { refused: 'untilTooFar' }],
  ])('%s', (_name, form, given, wanted) => expect(propose(form, given)).toEqual(wanted))
})

describe('a deviation', () => {
  test.each([
    ['nothing yet', [], 'waitsForBoard'],
    ['a board that agreed', [step('agreed')], 'waitsForWorkingGroup'],
    ['a board that did not', [step('declined')], 'declined'],
    ['a working group that accepted', [step('agreed'), step('accepted')], 'accepted'],
    ['a working group that returned it', [step('agreed'), step('returned')], 'returned'],
    ['withdrawing', [step('withdrawn')], 'withdrawn'],
    ['ending', [step('agreed'), step('accepted'), step('ended')], 'ended'],
  ] as const)('after %s stands so', (_name, steps, state) => expect(deviationOn(withSteps(...steps), day)).toBe(state))

  test('holds from the decision through its last day', () => {
    const accepted = withSteps(step('agreed'), step('accepted', '2026-11-19'))
    expect(['2026-11-08', '2026-11-18', '2026-11-19', '2027-06-30', '2027-07-01'].map((on) => deviationOn(accepted, on))).toEqual([
      undefined,
      'waitsForWorkingGroup',
      'accepted',
      'accepted',
      'passed',
    ])
    expect(acceptedOn([accepted, proposed], day)).toEqual([accepted])
  })

  const take = (kind: Step['kind'], person: Person, on: Deviation = proposed, reason: string | null = 'x', decidedOn = day) =>
    takeStep(kind, on, { person, reason, decidedOn, day })

  test('needs an administrator of the own party, and never who proposed it', () => {
    expect(take('agreed', boardMember)).toEqual({ kind: 'agreed' })
    expect(take('agreed', coordinator)).toEqual({ refused: 'notYours' })
    expect(take('agreed', other)).toEqual({ refused: 'notYours' })
    expect(take('agreed', { ...boardMember, personId: 'anja' })).toEqual({ refused: 'ownProposal' })
    expect(take('agreed', boardMember, withSteps(step('agreed')))).toEqual({ refused: 'alreadyAnswered' })
    expect(take('declined', boardMember, proposed, null)).toEqual({ refused: 'reasonMissing' })
  })

  test('is accepted or returned by the secretary alone, with a reason, once the board agreed, and only once', () => {
    const agreed = withSteps(step('agreed'))
    for (const kind of ['accepted', 'returned'] as const) {
      expect(take(kind, secretary, agreed)).toEqual({ kind })
      for (const person of [coordinator, boardMember, adviser, other]) expect(take(kind, person, agreed)).toEqual({ refused: 'notYours' })
      expect(take(kind, secretary)).toEqual({ refused: 'alreadyAnswered' })
      expect(take(kind, secretary, withSteps(step('agreed'), step('accepted')))).toEqual({ refused: 'alreadyAnswered' })
      expect(take(kind, secretary, agreed, ' ')).toEqual({ refused: 'reasonMissing' })
      expect(take(kind, secretary, agreed, 'x', '2026-11-24')).toEqual({ refused: 'dayInFuture' })
      expect(take(kind, secretary, agreed, 'x', '2026-11-11')).toEqual({ refused: 'dayBeforeProposal' })
    }
  })

  test('is taken back or ended by the coordinator of the party', () => {
    expect(take('withdrawn', coordinator)).toEqual({ kind: 'withdrawn' })
    expect(take('withdrawn', other)).toEqual({ refused: 'notYours' })
    expect(take('ended', coordinator)).toEqual({ refused: 'alreadyAnswered' })
    expect(take('ended', coordinator, withSteps(step('agreed'), step('accepted')), null)).toEqual({ kind: 'ended' })
  })

  test('offers each person only the steps that this person may take', () => {
    expect(stepsFor(proposed, coordinator, day)).toEqual(['withdrawn'])
    expect(stepsFor(proposed, boardMember, day)).toEqual(['agreed', 'declined'])
    expect(stepsFor(withSteps(step('agreed')), secretary, day)).toEqual(['accepted', 'returned'])
    expect(stepsFor(withSteps(step('agreed')), adviser, day)).toEqual([])
  })
})
