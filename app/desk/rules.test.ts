import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readProgramme } from '../covenant/programme/file.ts'
import { findParty, type Programme } from '../covenant/programme/rules.ts'
import { attentionOf, countsPerAmbition, type Standing } from '../covenant/progress/rules.ts'
import type { Round } from '../covenant/reports/rules.ts'
import type { Role } from '../platform/web/visitor.ts'
import {
  attentionByProfile,
  countOwn,
  isIn,
  matches,
  oneOfEachRole,
  ownAmbitions,
  programmeOfOne,
  selectionFrom,
  timeSteps,
  topicsToShare,
} from './rules.ts'

const read = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in read) throw new Error('the programme of Drenthe cannot be read')
const programme: Programme = read.programme

const secured: Standing = { state: 'secured', since: '2025-01-01' }
/** Everything secured, save what is given. */
function standingsWith(others: Record<string, Standing>) {
  const standings = new Map<string, Standing>()
  for (const ambition of programme.ambitions) {
    for (const party of programme.parties) {
      if (!ambition.appliesTo.includes(party.type)) continue
      const subject = ambition.measuredPer === 'basisteam' ? (party.basisteam ?? party.id) : party.id
      standings.set(`${subject} ${ambition.number}`, others[`${subject} ${ambition.number}`] ?? secured)
    }
  }
  return standings
}

describe('topics to take up together', () => {
  const topics = (others: Record<string, Standing>) => {
    const standings = standingsWith(others)
    return topicsToShare(programme, countsPerAmbition(programme, standings), standings)
  }
  const hole: Standing = { state: 'notStarted', since: null }
  const crack = (reason: 'interval' | 'evidence' | 'set'): Standing => ({
    state: 'lapsed',
    since: '2026-01-01',
    lapse: { reason, on: '2026-01-01' },
  })

  test('there are none where nothing is weak', () => {
    expect(topics({})).toEqual([])
  })

  test('the topic with most weak spots comes first, and equals stand in the order of the covenant', () => {
    const found = topics({ 'emmen 3.10': hole, 'emmen 3.9': hole, 'emmen 5.1': hole, 'assen 5.1': crack('set') })
    expect(found.map((topic) => [topic.ambition.number, topic.weak, topic.of])).toEqual([
      ['5.1', 2, 17],
      ['3.9', 1, 17],
      ['3.10', 1, 17],
    ])
  })

  test('there are four at most', () => {
    expect(topics({ 'emmen 3.6': hole, 'emmen 3.9': hole, 'emmen 5.1': hole, 'emmen 4.1': hole, 'emmen 4.2': hole })).toHaveLength(4)
  })

  test('the reasons are counted, and the state of a basisteam counts once', () => {
    const [first] = topics({ 'noord-drenthe 1.3': crack('interval') })
    expect([first?.ambition.number, first?.weak, first?.of]).toEqual(['1.3', 1, 3])
    expect(first?.reasons).toEqual({ notStarted: 0, interval: 1, evidence: 0, set: 0, law: 0, office: 0, sharpened: 0, unknown: 0 })
  })

  test('what does not apply at a party leaves it out of the count', () => {
    const [first] = topics({ 'emmen 5.1': hole, 'assen 5.1': { state: 'notApplicable', since: '2025-01-01' } })
    expect([first?.weak, first?.of]).toEqual([1, 16])
  })

  test('without the standings of others it is known that something lapsed, and not why', () => {
    const counts = countsPerAmbition(programme, standingsWith({ 'emmen 3.6': crack('evidence') }))
    expect(topicsToShare(programme, counts)[0]?.reasons).toEqual({
      notStarted: 0,
      interval: 0,
      evidence: 0,
      set: 0,
      law: 0,
      office: 0,
      sharpened: 0,
      unknown: 1,
    })
  })
})

describe('days to step through', () => {
  const round = (referenceOn: string, status: 'open' | 'frozen' = 'frozen'): Round =>
    status === 'open'
      ? { code: referenceOn, title: '', referenceOn, dataClosesOn: null, confirmClosesOn: null, version: 1, status }
      : { code: referenceOn, title: '', referenceOn, dataClosesOn: null, confirmClosesOn: null, version: 1, status, frozenOn: referenceOn }
  const steps = (rounds: Round[], day = '2026-11-23') =>
    timeSteps({ signedOn: '2024-02-02', today: '2026-11-23', rounds, day }).map(
      (step) => `${step.day} ${step.kind}${step.frozen ? ' frozen' : ''}`,
    )

  test('without rounds there are the signing and today', () => {
    expect(steps([])).toEqual(['2024-02-02 start', '2026-11-23 now'])
  })

  test('past reference days stand between them, and one that is still to come does not', () => {
    expect(steps([round('2026-12-04', 'open'), round('2026-06-26', 'open'), round('2025-06-27')])).toEqual([
      '2024-02-02 start',
      '2025-06-27 round frozen',
      '2026-06-26 round',
      '2026-11-23 now',
    ])
  })

  test('a chosen day gets a place of its own, and a day is never there twice', () => {
    expect(steps([round('2025-06-27')], '2025-01-01')).toContain('2025-01-01 chosen')
    expect(steps([round('2025-06-27'), round('2025-06-27', 'open')], '2025-06-27')).toEqual([
      '2024-02-02 start',
      '2025-06-27 round frozen',
      '2026-11-23 now',
    ])
    expect(steps([round('2024-02-02')], '2024-02-02')).toEqual(['2024-02-02 start', '2026-11-23 now'])
    expect(timeSteps({ signedOn: '2026-11-23', today: '2026-11-23', rounds: [], day: '2026-11-23' })).toHaveLength(1)
  })

  test('after ten years only the latest six rounds are steps, and an older one that is looked at', () => {
    const rounds = Array.from({ length: 9 }, (_, index) => round(`2025-0${index + 1}-01`))
    expect(steps(rounds)).toHaveLength(8)
    expect(steps(rounds, '2025-01-01')).toContain('2025-01-01 round frozen')
  })
})

describe('the own dike', () => {
  const party = findParty(programme, 'coevorden')!
  const own = ownAmbitions({
    programme,
    party,
    standings: standingsWith({
      'coevorden 1.6': { state: 'notStarted', since: null },
      'coevorden 2.5': { state: 'preparing', since: '2026-01-01' },
      'coevorden 3.6': { state: 'lapsed', since: '2026-06-08', lapse: { reason: 'set', on: '2026-06-08' } },
      'coevorden 4.1': { state: 'notApplicable', since: '2026-01-01' },
      'coevorden 5.1': { state: 'achieved', since: '2026-01-01', reviewOn: '2027-01-01', proofUntil: '2026-12-01' },
      'coevorden 5.2': { state: 'achieved', since: '2026-01-01', reviewOn: '2027-01-01' },
    }),
    changes: [],
    answers: [
      {
        subject: 'coevorden',
        ambition: '3.6',
        criterion: programme.ambitions.find(({ number }) => number === '3.6')!.criteria[0]!.id,
        yes: true,
        holdsOn: '2026-01-01',
        seq: 1,
      },
      {
        subject: 'emmen',
        ambition: '3.6',
        criterion: programme.ambitions.find(({ number }) => number === '3.6')!.criteria[1]!.id,
        yes: true,
        holdsOn: '2026-01-01',
        seq: 2,
      },
    ],
    cards: [{ subject: 'coevorden', ambition: '3.6', owner: 'jurist OOV', nextOn: '2026-12-04' }],
    day: '2026-11-23',
  })
  const one = (number: string) => own.find(({ ambition }) => ambition.number === number)!

  test('has every ambition that applies, and counts leave out what is not applicable', () => {
    expect(own).toHaveLength(27)
    expect(countOwn(own)).toEqual({ count: 26, inOrder: 23, underway: 1, weak: 2 })
  })

  test('the own owner and date go before those of the covenant', () => {
    expect([one('3.6').owner, one('3.6').next, one('3.6').yes]).toEqual(['jurist OOV', { on: '2026-12-04', why: 'own' }, 1])
    expect(one('1.6').owner).not.toBeUndefined()
    expect(one('1.6').next).toBeUndefined()
  })

  test('the next date is the first end of the state', () => {
    expect([one('5.1').next, one('5.2').next]).toEqual([
      { on: '2026-12-01', why: 'evidence' },
      { on: '2027-01-01', why: 'interval' },
    ])
  })

  test('a selection takes its own, and who owns nothing cannot ask for it', () => {
    const numbers = (selection: 'zwak' | 'onderweg' | 'mij') =>
      own.filter((each) => isIn(selection, each, ['3.6', '4.1'])).map(({ ambition }) => ambition.number)
    expect([numbers('zwak'), numbers('onderweg'), numbers('mij')]).toEqual([['1.6', '3.6'], ['2.5'], ['3.6']])
    expect([selectionFrom('mij', ['alles', 'zwak']), selectionFrom('zwak', ['alles', 'zwak']), selectionFrom('<b>', ['alles'])]).toEqual([
      'alles',
      'zwak',
      'alles',
    ])
  })

  test('searching takes number, title and owner, without minding capitals and accents', () => {
    const found = (searched: string) => own.filter((each) => matches(searched, each)).map(({ ambition }) => ambition.number)
    expect(found('damoclesBELEID')).toContain('3.6')
    expect(found('jurist óóv')).toEqual(['3.6'])
    expect(found('geen enkele keer')).toEqual([])
    expect(found('')).toHaveLength(27)
  })
})

describe('who to step in as first', () => {
  const seat = (personId: string, partyId: string | null, ...roles: Role[]) => ({ personId, partyId, roles })

  test('one of each role, from the party where most roles are', () => {
    const seats = [
      seat('a', 'assen', 'coordinator'),
      seat('b', 'emmen', 'boardMember'),
      seat('c', 'emmen', 'coordinator'),
      seat('d', null, 'secretary'),
    ]
    expect(oneOfEachRole(seats).map(({ role, seat: chosen }) => [role, chosen.personId])).toEqual([
      ['coordinator', 'c'],
      ['boardMember', 'b'],
      ['secretary', 'd'],
    ])
  })

  test('somebody with two roles stands there twice only when nobody else has the second', () => {
    const both = seat('a', 'assen', 'coordinator', 'reader')
    expect(oneOfEachRole([both]).map(({ role }) => role)).toEqual(['coordinator', 'reader'])
    expect(oneOfEachRole([both, seat('b', 'assen', 'reader')]).map(({ seat: chosen }) => chosen.personId)).toEqual(['a', 'b'])
    expect(oneOfEachRole([])).toEqual([])
  })
})

describe('what asks for attention, by the risk profile', () => {
  const party = findParty(programme, 'coevorden')!
  const person = { personId: 'anja', partyId: 'coevorden', basisteam: 'zuidoost-drenthe', roles: ['coordinator'], ambitions: [] }
  const day = '2026-11-23'
  const lapsed = (on: string, reason: 'interval' | 'evidence' | 'set' = 'interval'): Standing => ({
    state: 'lapsed',
    since: on,
    lapse: { reason, on },
  })
  const hole: Standing = { state: 'notStarted', since: null }
  const facts = (others: Record<string, Standing>, more: Partial<Parameters<typeof attentionOf>[0]> = {}) => ({
    programme,
    party,
    person,
    standings: standingsWith(Object.fromEntries(Object.entries(others).map(([number, standing]) => [`coevorden ${number}`, standing]))),
    changes: [],
    nextDates: [],
    day,
    ...more,
  })
  const numbers = (items: { ambition?: string; kind: string }[]) => items.map((item) => item.ambition ?? item.kind)
  const holes = { '1.1': hole, '1.2': hole, '1.5': hole, '2.1': hole, '2.2': hole, '2.3': hole, '3.6': hole, '4.4': hole }

  test('without a profile is what it was', () => {
    const given = facts(holes)
    expect(attentionByProfile(given, new Map())).toEqual(attentionOf(given))
  })

  test('within one kind puts what the profile weighs first, the heaviest first, also when it stood below the five', () => {
    expect(
      numbers(
        attentionByProfile(
          facts(holes),
          new Map([
            ['4.4', 4],
            ['3.6', 5],
          ]),
        ),
      ),
    ).toEqual(['3.6', '4.4', '1.1', '1.2', '1.5'])
  })

  test('never puts another kind of work before what goes first', () => {
    const given = facts({ ...holes, '2.1': lapsed('2026-10-01'), '2.2': lapsed('2026-09-01', 'evidence') })
    expect(numbers(attentionByProfile(given, new Map([['3.6', 5]])))).toEqual(['2.1', '2.2', '3.6', '1.1', '1.2'])
  })

  test('a weight that touches nothing changes nothing, whatever asks', () => {
    for (const round of [undefined, { referenceOn: '2026-12-04', confirmed: false }, { referenceOn: '2027-06-25', confirmed: false }]) {
      for (const others of [
        holes,
        { ...holes, '1.5': lapsed('2026-01-01'), '2.1': lapsed('2026-02-01', 'set') },
        { '1.1': hole },
        {},
      ] as Record<string, Standing>[]) {
        const given = facts(others, round && { round })
        expect(attentionByProfile(given, new Map([['9.9', 5]]))).toEqual(attentionOf(given))
      }
    }
  })

  test('the covenant of one ambition has only the parties that it binds', () => {
    const one = programmeOfOne(
      programme,
      programme.ambitions.find((ambition) => ambition.number === '3.4')!,
    )
    expect(one.parties).toHaveLength(5)
    expect(one.ambitions).toHaveLength(1)
  })
})
