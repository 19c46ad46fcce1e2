import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../platform/settings/day.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { readProgramme } from '../programme/file.ts'
import type { Programme } from '../programme/rules.ts'
import { readCalendar } from './file.ts'
import {
  checkEvent,
  confirmEvent,
  filterEvents,
  isLongAgo,
  lawCalls,
  mayCorrect,
  withdrawEvent,
  type LawEvent,
  type NewEvent,
} from './rules.ts'

const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error('unreadable')
const programme: Programme = outcome.programme
const today = '2026-11-23'

const form: NewEvent = {
  kind: 'law',
  title: 'A law',
  onDay: '2026-09-01',
  changed: 'Something',
  question: 'Is it still so?',
  source: 'Stb.',
  ambitions: ['3.2'],
  partyTypes: ['gemeente'],
  termMonths: 3,
}

function event(more: Partial<LawEvent> = {}): LawEvent {
  return {
    ...form,
    id: 'law',
    replaces: null,
    reason: null,
    enteredBy: 'sanne',
    enteredOn: '2026-08-01',
    status: 'to_confirm',
    answeredOn: null,
    answerReason: null,
    ...more,
  }
}

const confirmed = (answeredOn: Day, more: Partial<LawEvent> = {}) => event({ status: 'confirmed', answeredOn, ...more })

const visitor = (personId: string, role: Visitor['roles'][number]): Visitor => ({
  personId,
  name: personId,
  partyId: null,
  partyName: null,
  basisteam: null,
  roles: [role],
  ambitions: [],
  at: `${today}T10:00:00.000Z`,
  today,
})
const sanne = visitor('sanne', 'secretary')
const roel = visitor('roel', 'riecAdviser')

describe('what may be entered', () => {
  const check = (more: Partial<NewEvent>) => checkEvent({ ...form, ...more }, programme, today)

  test('a law, a ruling or an election that touches somebody, also of long ago or without a day yet', () => {
    expect(check({})).toEqual(form)
    expect(check({ onDay: '2000-01-01' })).toHaveProperty('onDay', '2000-01-01')
    expect(check({ onDay: null })).toHaveProperty('onDay', null)
    expect(isLongAgo('2024-11-22', today)).toBe(true)
    expect(isLongAgo('2024-11-23', today)).toBe(false)
  })

  test.each<[string, Partial<NewEvent>, string]>([
    ['a day before 2000', { onDay: '1999-12-31' }, 'beforeBeginning'],
    ['a day more than ten years ahead', { onDay: '2036-11-24' }, 'farAway'],
    ['no ambition', { ambitions: [] }, 'ambitionMissing'],
    ['an ambition that does not exist', { ambitions: ['3.2', '9.9'] }, 'ambitionUnknown'],
    ['no kind of party', { partyTypes: [] }, 'partyTypeMissing'],
    ['an ambition that applies to no kind of party named', { ambitions: ['3.4'] }, 'appliesToNobody'],
    ['a term of nothing', { termMonths: 0 }, 'termOutside'],
    ['a term of years', { termMonths: 25 }, 'termOutside'],
  ])('not: %s', (_what, more, refused) => {
    expect(check(more)).toMatchObject({ refused })
  })

  test('not twice the same, unless the first was withdrawn or is being corrected', () => {
    expect(checkEvent(form, programme, today, [event()])).toMatchObject({ refused: 'alreadyEntered' })
    expect(checkEvent(form, programme, today, [event({ status: 'withdrawn', answeredOn: today })])).toEqual(form)
    expect(checkEvent(form, programme, today, [event()], 'law')).toEqual(form)
  })
})

describe('the second person', () => {
  test('confirms what somebody else entered, or what came with the product', () => {
    expect(confirmEvent(roel, event())).toEqual({ outcome: 'confirmed' })
    expect(confirmEvent(sanne, event({ enteredBy: null }))).toEqual({ outcome: 'confirmed' })
  })

  test.each<[string, Visitor, LawEvent, string]>([
    ['who entered it', sanne, event(), 'ownEvent'],
    ['a party', visitor('anja', 'coordinator'), event(), 'notACaller'],
    ['whoever is second to do so', roel, confirmed('2026-09-01'), 'alreadyAnswered'],
    ['whoever comes when it was withdrawn', roel, event({ status: 'withdrawn', answeredOn: today }), 'alreadyAnswered'],
    ['anybody while the day is not known', roel, event({ onDay: null }), 'dateMissing'],
  ])('is not %s', (_who, person, each, refused) => {
    expect(confirmEvent(person, each)).toMatchObject({ refused })
  })

  test('before that it can be withdrawn, with a reason; afterwards only corrected', () => {
    expect(withdrawEvent(sanne, event(), 'A mistake')).toEqual({ outcome: 'withdrawn' })
    expect(withdrawEvent(sanne, event(), ' ')).toMatchObject({ refused: 'reasonMissing' })
    expect(withdrawEvent(sanne, confirmed('2026-09-01'), 'A mistake')).toMatchObject({ refused: 'alreadyAnswered' })
    expect(mayCorrect(confirmed('2026-09-01'), [])).toBe(true)
    expect(mayCorrect(event(), [event({ id: 'better', replaces: 'law' })])).toBe(false)
    expect(mayCorrect(event({ status: 'withdrawn' }), [])).toBe(false)
  })
})

describe('what it asks, and in which days', () => {
  const spans = (...events: LawEvent[]) => [
    ...new Set(lawCalls(events, programme).map((call) => `${call.id}: ${call.asksOn} to ${call.endsOn}, lapses ${call.lapsesOn}`)),
  ]

  test('to be confirmed it asks, and nothing lapses', () => {
    expect(spans(event())).toEqual(['law: 2026-09-01 to null, lapses null'])
  })

  test('confirmed before its day it counts from its day', () => {
    expect(spans(confirmed('2026-08-15'))).toEqual(['law: 2026-09-01 to null, lapses 2026-12-01'])
  })

  test('confirmed later it counts from then, and the days in between keep what they asked', () => {
    expect(spans(confirmed('2026-10-10'))).toEqual([
      'law: 2026-09-01 to 2026-10-10, lapses null',
      'law: 2026-10-10 to null, lapses 2027-01-10',
    ])
  })

  test('withdrawn it stops asking', () => {
    expect(spans(event({ status: 'withdrawn', answeredOn: '2026-10-10' }))).toEqual(['law: 2026-09-01 to 2026-10-10, lapses null'])
    expect(spans(event({ status: 'withdrawn', answeredOn: '2026-08-10' }))).toEqual([])
  })

  test('what was confirmed counts until its correction is confirmed', () => {
    const old = confirmed('2026-08-15')
    const better = event({ id: 'better', replaces: 'law', enteredOn: '2026-10-01', onDay: '2026-09-15' })
    expect(spans(old, better)).toEqual(['law: 2026-09-01 to null, lapses 2026-12-01', 'better: 2026-10-01 to null, lapses null'])
    expect(spans(old, { ...better, status: 'confirmed', answeredOn: '2026-10-05' })).toEqual([
      'law: 2026-09-01 to 2026-10-05, lapses 2026-12-01',
      'better: 2026-10-01 to 2026-10-05, lapses null',
      'better: 2026-10-05 to null, lapses 2027-01-05',
    ])
  })

  test('without a day it asks nothing', () => {
    expect(spans(event({ onDay: null }))).toEqual([])
  })

  test('it asks whom it is about and nobody else, a basisteam once', () => {
    const subjects = (more: Partial<LawEvent>) => lawCalls([event(more)], programme).map((call) => call.subject)
    expect(subjects({ partyTypes: ['provincie'] })).toEqual(['drenthe'])
    expect(subjects({})).toHaveLength(12)
    expect(subjects({ ambitions: ['1.3'] })).toHaveLength(3)
  })
})

test('the list can be narrowed to a year, an ambition and a status, newest first', () => {
  const all = [event(), event({ id: 'old', onDay: '2020-01-01', ambitions: ['1.1'] }), event({ id: 'unknown', onDay: null })]
  const ids = (filter: Partial<Parameters<typeof filterEvents>[1]>) =>
    filterEvents(all, { year: '', ambition: '', status: '', ...filter }).map((each) => each.id)
  expect(ids({})).toEqual(['unknown', 'law', 'old'])
  expect(ids({ year: '2020' })).toEqual(['old'])
  expect(ids({ year: 'none' })).toEqual(['unknown'])
  expect(ids({ ambition: '1.1' })).toEqual(['old'])
  expect(ids({ status: 'confirmed' })).toEqual([])
})

test('every event of the shipped calendar fits the covenant of Drenthe', () => {
  const events = readCalendar(readFileSync('programmes/legal-calendar.yaml', 'utf8'))
  expect(events).toHaveLength(20)
  for (const { id: _id, confirmed: _confirmed, ...each } of events) expect(checkEvent(each, programme, today)).toEqual(each)
  expect(events.filter((each) => each.onDay === null && each.confirmed)).toEqual([])
})
