import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../platform/settings/day.ts'
import { lawCalls, type LawEvent } from '../law/rules.ts'
import { officeCalls, type Office } from '../parties/rules.ts'
import { readProgramme } from '../programme/file.ts'
import {
  carryOver,
  grow,
  growthOf,
  numbersOf,
  programmeOn,
  sharpenedCalls,
  type Ambition,
  type MappingLine,
  type Programme,
  type State,
  type Version,
} from '../programme/rules.ts'
import { answersOn, indexFacts, standingOn, standingsOn, type Answer, type Proof, type StateChange } from './rules.ts'

const first = leaning(load('programmes/oefenkust-2025.yaml'))
const from: Day = '2027-06-01'
const party = 'zilverduin'
const numbers = first.ambitions
  .filter((each) => each.appliesTo.includes('gemeente') && each.measuredPer === 'party')
  .map((each) => each.number)
const day = fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2025-05-15', days))
const beforeFrom = fc.integer({ min: 0, max: 746 }).map((days) => addDays('2025-05-15', days))
const states: State[] = ['notStarted', 'preparing', 'implementing', 'achieved', 'secured', 'lapsed', 'notApplicable']

const change = (number: fc.Arbitrary<string>, on: fc.Arbitrary<Day>): fc.Arbitrary<StateChange> =>
  fc.record({
    id: fc.uuid(),
    seq: fc.nat(),
    subject: fc.constant(party),
    ambition: number,
    kind: fc.constant('set' as const),
    state: fc.constantFrom(...states),
    holdsOn: on,
    needsConfirmation: fc.constant(false),
    confirmed: fc.constant(true),
  })

const proof: fc.Arbitrary<Proof> = fc
  .record({
    ambition: fc.constantFrom(...numbers),
    at: fc.nat({ max: 5 }),
    holdsOn: beforeFrom,
    days: fc.option(fc.nat({ max: 500 })),
    isDated: fc.boolean(),
  })
  .map(({ ambition: number, at, holdsOn, days, isDated }) => {
    const { criteria } = first.ambitions.find((each) => each.number === number)!
    return {
      subject: party,
      ambition: number,
      criterion: criteria[at % criteria.length]!.id,
      holdsOn,
      datedOn: isDated ? holdsOn : null,
      validUntil: days === null ? null : addDays(holdsOn, days),
      replacedOn: null,
    }
  })

const event: fc.Arbitrary<LawEvent> = fc
  .record({
    id: fc.uuid(),
    ambitions: fc.subarray(numbers, { minLength: 1 }),
    onDay: beforeFrom,
    enteredOn: beforeFrom,
    confirmed: fc.boolean(),
    termMonths: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ confirmed, ...rest }) => ({
    ...rest,
    kind: 'law',
    title: '',
    changed: '',
    question: '',
    source: '',
    partyTypes: ['gemeente'],
    replaces: null,
    reason: null,
    enteredBy: null,
    status: confirmed ? 'confirmed' : 'to_confirm',
    answeredOn: confirmed ? addDays(rest.enteredOn, 3) : null,
    answerReason: null,
  }))

const office: fc.Arbitrary<Office> = fc
  .record({
    id: fc.uuid(),
    function: fc.constantFrom('signalReceiver' as const, 'bibobContact' as const),
    from: beforeFrom,
    days: fc.nat(600),
  })
  .map(({ from: fromOn, days, ...rest }) => ({
    ...rest,
    partyId: party,
    holder: '',
    email: null,
    phone: null,
    fromOn,
    untilOn: addDays(fromOn, days),
  }))

const facts = fc.record({
  changes: fc.array(change(fc.constantFrom(...numbers), beforeFrom), { maxLength: 20 }),
  proofs: fc.array(proof, { maxLength: 12 }),
  events: fc.array(event, { maxLength: 4 }),
  offices: fc.array(office, { maxLength: 3 }),
})
type Facts = { changes: StateChange[]; proofs: Proof[]; events: LawEvent[]; offices: Office[] }

type Fate = 'same' | 'renumbered' | 'sharpened' | 'split' | 'withdrawn' | 'merged'
/** What becomes of every ambition of the first version; what is merged is merged with the others that are. */
const fates = fc.array(fc.constantFrom<Fate>('same', 'renumbered', 'sharpened', 'split', 'withdrawn', 'merged'), {
  minLength: first.ambitions.length,
  maxLength: first.ambitions.length,
})

function next(chosen: Fate[]): { programme: Programme; mapping: MappingLine[] } {
  const ambitions: Ambition[] = []
  const mapping: MappingLine[] = []
  const add = (relation: MappingLine['relation'], ambition: Ambition, sources: string[]) => {
    ambitions.push(ambition)
    mapping.push({ relation, ambition: ambition.number, from: sources, proposals: [] })
  }
  const together = first.ambitions.filter((each, at) => chosen[at] === 'merged' && numbers.includes(each.number))
  first.ambitions.forEach((ambition, at) => {
    const { number } = ambition
    const fate = chosen[at] === 'merged' && (together.length < 2 || !together.includes(ambition)) ? 'same' : chosen[at]
    if (fate === 'same') add('same', ambition, [number])
    if (fate === 'renumbered') add('same', { ...ambition, number: `${number}.1` }, [number])
    // The new words lean on somebody else, or on nobody: what was brought along still goes by the old.
    const dependsOn = [{ function: 'bibobContact' as const, graceDays: 10 }]
    if (fate === 'sharpened') add('sharpened', { ...ambition, reviewMonths: 3, dependsOn }, [number])
    if (fate === 'split')
      for (const part of [2, 3]) add('split', { ...ambition, number: `${number}.${part}`, reviewMonths: 6, dependsOn: [] }, [number])
    if (fate === 'withdrawn') mapping.push({ relation: 'withdrawn', from: [number], reason: 'Klaar.', proposals: [] })
  })
  if (together.length > 1) {
    const [one] = together
    const criteria = together.flatMap((each) => each.criteria)
    add(
      'merged',
      { ...one!, number: '9.1', criteria },
      together.map((each) => each.number),
    )
  }
  const programme = grow(first, { ...first, ambitions }, growthOf(2, from, '2027-05-01', mapping))
  return { programme, mapping }
}

const versionsWith = (programme: Programme, mapping: MappingLine[], undone: Version['undone']): Version[] => [
  { version: 1, programme: first, from: first.signedOn, publishedOn: null, sha256: '1', mapping: [], undone: null },
  { version: 2, programme, from, publishedOn: '2027-05-01', sha256: '2', mapping, undone },
]

const standingUnder = (programme: Programme, known: Facts, number: string, on: Day) => {
  const ambition = programme.ambitions.find((each) => each.number === number)!
  const calls = [...lawCalls(known.events, programme), ...officeCalls(programme, known.offices)].filter((call) => call.subject === party)
  const carried = { changes: carryOver(programme, known.changes), proofs: carryOver(programme, known.proofs) }
  return standingOn(carried.changes, carried.proofs, ambition, on, calls)
}
const stateUnder = (...about: Parameters<typeof standingUnder>) => standingUnder(...about).state

/** Every other ambition leans on whoever receives signals. */
function leaning(programme: Programme): Programme {
  const dependsOn = [{ function: 'signalReceiver' as const, graceDays: 60 }]
  return { ...programme, ambitions: programme.ambitions.map((each, at) => (at % 2 === 0 ? { ...each, dependsOn } : each)) }
}

describe('carrying facts over to a next version', () => {
  test('loses no fact, adds none, and changes nothing of what a fact says', () => {
    fc.assert(
      fc.property(fates, facts, (chosen, { changes }) => {
        const { programme, mapping } = next(chosen)
        const carried = carryOver(programme, changes)
        for (const fact of changes) {
          const heirs = mapping.filter((line) => line.from.includes(fact.ambition) && line.relation !== 'withdrawn')
          const found = carried.filter((each) => each.id === fact.id)
          expect(new Set(found.map((each) => each.ambition))).toEqual(new Set(heirs.map((line) => line.ambition)))
          for (const each of found) {
            const { was, ...rest } = each
            expect({ ...rest, ambition: was ?? rest.ambition }).toEqual(fact)
          }
        }
        expect(carryOver(programme, carried).length).toBeGreaterThanOrEqual(carried.length)
        expect(new Set(carried.map((each) => each.id)).size).toBeLessThanOrEqual(changes.length)
      }),
    )
  })

  test('leaves every day before the first day as it was, whatever is written afterwards under new numbers', () => {
    fc.assert(
      fc.property(
        fates,
        facts,
        day,
        fc.array(change(fc.constantFrom('1.1.2', '2.1.3', '9.1', '3.1.1'), day), { maxLength: 8 }),
        (chosen, known, on, later) => {
          const { programme, mapping } = next(chosen)
          for (const undone of [null, { on: '2027-06-10', reason: 'Fout.' }]) {
            const shown = programmeOn(versionsWith(programme, mapping, undone), on)
            if (on >= from && undone === null) continue
            expect(shown).toBe(first)
            const all = carryOver(shown, [...known.changes, ...later])
            expect(standingsOn(indexFacts(shown, all, known.proofs), shown, on)).toEqual(
              standingsOn(indexFacts(first, known.changes, known.proofs), first, on),
            )
          }
        },
      ),
    )
  })

  test('lets every ambition live on by its own terms: the weakest where several became one', () => {
    const rank: State[] = ['notStarted', 'lapsed', 'preparing', 'implementing', 'achieved', 'secured', 'notApplicable']
    fc.assert(
      fc.property(fates, facts, day, (chosen, known, on) => {
        const { programme, mapping } = next(chosen)
        for (const line of mapping) {
          if (line.ambition === undefined || !numbers.includes(line.from[0]!)) continue
          const then = line.from.map((number) => stateUnder(first, known, number, on))
          const [weakest] = then.toSorted((one, other) => rank.indexOf(one) - rank.indexOf(other))
          expect([line.relation, stateUnder(programme, known, line.ambition, on)]).toEqual([line.relation, weakest])
          if (line.relation === 'merged') continue
          // Not only the state: also since when, why it lapsed, and what asks.
          const { proofUntil: _was, ...was } = standingUnder(first, known, line.from[0]!, on)
          const { proofUntil: _now, ...now } = standingUnder(programme, known, line.ambition, on)
          expect(now).toEqual(was)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('goes on from there: a step under the new number counts from its day, by the new terms', () => {
    fc.assert(
      fc.property(fates, facts, fc.nat({ max: 300 }), (chosen, known, days) => {
        const { programme, mapping } = next(chosen)
        for (const line of mapping) {
          if (line.ambition === undefined || !numbers.includes(line.from[0]!)) continue
          const step: StateChange = {
            id: 'step',
            seq: 1e9,
            subject: party,
            ambition: line.ambition,
            kind: 'set',
            state: 'implementing',
            holdsOn: addDays(from, days),
            needsConfirmation: false,
            confirmed: true,
          }
          const withStep = { ...known, changes: [...known.changes, step] }
          const [before, after] = [addDays(step.holdsOn, -1), addDays(step.holdsOn, 400)]
          expect(stateUnder(programme, withStep, line.ambition, before)).toBe(stateUnder(programme, known, line.ambition, before))
          expect(stateUnder(programme, withStep, line.ambition, after)).toBe('implementing')
        }
      }),
    )
  })
})

test('answers to a point that two merged ambitions shared are yes only when both were, until it is answered again', () => {
  const answer = (was: string | undefined, yes: boolean, holdsOn: Day): Answer => ({
    subject: party,
    ambition: '9.1',
    ...(was && { was }),
    criterion: 'plan',
    yes,
    holdsOn,
    seq: 1,
  })
  const old = [answer('3.1', true, '2026-01-01'), answer('3.2', false, '2026-02-01')]
  expect(answersOn(old, '2027-06-01').get('plan')).toBe(false)
  expect(answersOn([...old, answer('3.2', true, '2026-03-01')], '2027-06-01').get('plan')).toBe(true)
  expect(answersOn([...old, answer(undefined, true, '2027-06-01')], '2027-06-01').get('plan')).toBe(true)
})

test('a sharpened ambition asks every party it binds, from the later of its first day and its publication; only with a term it lapses', () => {
  const mapping: MappingLine[] = first.ambitions.map(({ number }) => ({
    relation: number === '1.1' ? 'sharpened' : 'same',
    ambition: number,
    from: [number],
    proposals: [],
    ...(number === '1.1' && { termMonths: 6 }),
  }))
  const second = grow(first, first, growthOf(2, from, '2027-06-20', mapping))
  const calls = sharpenedCalls(second)
  expect(calls.map((call) => call.subject)).toEqual(first.parties.map(({ id }) => id))
  expect(calls[0]).toEqual({
    subject: 'oefenland',
    ambition: '1.1',
    cause: 'sharpened',
    id: '2',
    asksOn: '2027-06-20',
    lapsesOn: '2027-12-20',
    sparesFrom: '2027-06-20',
    endsOn: null,
  })
  const renumbered = { ...first, ambitions: first.ambitions.map((each) => (each.number === '1.1' ? { ...each, number: '1.9' } : each)) }
  const again = mapping.map((line): MappingLine => ({
    relation: 'same',
    ambition: line.from[0] === '1.1' ? '1.9' : line.from[0]!,
    from: line.from,
    proposals: [],
  }))
  const third = grow(second, renumbered, growthOf(3, '2028-01-01', '2027-12-01', again))
  expect(sharpenedCalls(third).map((call) => call.ambition)).toEqual(first.parties.map(() => '1.9'))
  expect(numbersOf(third.ambitions[0]!)).toEqual(['1.9', '1.1'])
  expect(sharpenedCalls(first)).toEqual([])
})

function load(path: string): Programme {
  const read = readProgramme(readFileSync(path, 'utf8'))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.programme
}
