import { describe, expect, test } from 'vitest'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import { allStates, cellsOf, type Ambition, type Party, type Programme, type State } from '../programme/rules.ts'
import {
  addEvidence,
  attentionOf,
  confirm,
  countsPerAmbition,
  decline,
  dikePicture,
  historyOf,
  indexFacts,
  mayConfirm,
  mayUpdate,
  openCalls,
  openCriteria,
  proofsThatHold,
  reconfirm,
  setState,
  standingKey,
  standingOn,
  standingsOn,
  unprovedCriteria,
  withdraw,
  type Answer,
  type Call,
  type Person,
  type Proof,
  type Standing,
  type StateChange,
} from './rules.ts'

const everybody = ['gemeente', 'waterschap', 'provincie'] as const

function ambition(number: string, more: Partial<Ambition> = {}): Ambition {
  return {
    number,
    theme: Number(number.split('.')[0]),
    title: `Ambition ${number}`,
    wording: '',
    appliesTo: [...everybody],
    measuredPer: 'party',
    criteria: [
      { id: 'decided', text: 'Decided', level: 'achieved' },
      { id: 'published', text: 'Published', level: 'achieved' },
      { id: 'used', text: 'Used', level: 'secured' },
    ],
    owner: {},
    reviewMonths: 12,
    lapses: 'hard',
    ...more,
  }
}

function party(id: string, type: Party['type'] = 'gemeente', basisteam?: string): Party {
  return { id, code: id, name: id, fullName: id, type, labelLines: [id], ...(basisteam && { basisteam }) }
}

const emmen = party('emmen', 'gemeente', 'zuidoost')
const coevorden = party('coevorden', 'gemeente', 'zuidoost')
const assen = party('assen', 'gemeente', 'noord')
const vechtstromen = party('vechtstromen', 'waterschap')
const bibob = ambition('3.2')
const triangle = ambition('1.3', { appliesTo: ['gemeente'], measuredPer: 'basisteam', reviewMonths: 6 })
const tips = ambition('3.5', { lapses: 'soft', reviewMonths: 6 })
const damocles = ambition('3.6', { appliesTo: ['gemeente'] })

function programme(more: Partial<Programme> = {}): Programme {
  return {
    id: 'test',
    title: 'Test',
    region: 'Test',
    signedOn: '2024-02-02',
    termEndsOn: '2026-02-02',
    water: [
      { on: '2024-02-02', level: 0 },
      { on: '2026-02-02', level: 1 },
    ],
    basisteams: [
      { id: 'zuidoost', name: 'Zuidoost' },
      { id: 'noord', name: 'Noord' },
    ],
    parties: [emmen, coevorden, assen, vechtstromen],
    supporters: [],
    themes: [
      { number: 1, title: 'One', short: 'One' },
      { number: 3, title: 'Three', short: 'Three' },
    ],
    ambitions: [triangle, bibob, tips, damocles],
    heights: { notStarted: 0, preparing: 0.3, implementing: 0.65, achieved: 1, secured: 1.1, lapsed: 0.5 },
    stateLabels: Object.fromEntries(allStates.map((state) => [state, state])) as Programme['stateLabels'],
    states: [...allStates],
    agreements: [],
    ...more,
  }
}

let seq = 0
function change(state: State, holdsOn: Day, more: Partial<StateChange> = {}): StateChange {
  seq += 1
  return {
    id: `change-${seq}`,
    seq,
    subject: 'emmen',
    ambition: '3.2',
    kind: 'set',
    state,
    holdsOn,
    needsConfirmation: false,
    confirmed: true,
    setBy: 'anja',
    ...more,
  }
}

function proof(criterion: string, holdsOn: Day, validUntil: Day | null = null, more: Partial<Proof> = {}): Proof {
  return { subject: 'emmen', ambition: '3.2', criterion, holdsOn, datedOn: holdsOn, validUntil, replacedOn: null, ...more }
}

function yes(criterion: string, holdsOn: Day = '2024-03-01', more: Partial<Answer> = {}): Answer {
  seq += 1
  return { subject: 'emmen', ambition: '3.2', criterion, yes: true, holdsOn, seq, ...more }
}

const allAnswers = [yes('decided'), yes('published'), yes('used')]
const allProofs = [proof('decided', '2024-03-01'), proof('published', '2024-03-01'), proof('used', '2024-03-01')]
const achievedInMay = change('achieved', '2024-05-10')

function law(asksOn: Day, lapsesOn: Day | null, more: Partial<Call> = {}): Call {
  return { subject: 'emmen', ambition: '3.2', cause: 'law', id: 'act', asksOn, lapsesOn, sparesFrom: asksOn, endsOn: null, ...more }
}

describe('what calls a state into question from outside', () => {
  const act = law('2024-08-01', '2024-11-01')
  const on = (day: Day, calls: Call[] = [act], changes: StateChange[] = [achievedInMay], proofs: Proof[] = [], of = bibob) =>
    standingOn(changes, proofs, of, day, calls)

  test('a law asks from its day, the day before nothing', () => {
    expect(on('2024-07-31')).toEqual({ state: 'achieved', since: '2024-05-10', reviewOn: '2025-05-10' })
    expect(on('2024-08-01').asks).toEqual({ reason: 'law', since: '2024-08-01', id: 'act', lapsesOn: '2024-11-01' })
  })

  test('unanswered it lapses on its last day, the day before it still asks', () => {
    expect(on('2024-10-31')).toMatchObject({ state: 'achieved', asks: { id: 'act' } })
    expect(on('2024-11-01')).toEqual({
      state: 'lapsed',
      since: '2024-11-01',
      held: 'achieved',
      lapse: { reason: 'law', on: '2024-11-01', id: 'act' },
    })
  })

  test.each(allStates.filter((state) => state !== 'achieved' && state !== 'secured'))(
    'what is %s has nothing to call into question',
    (state) => {
      const changes = [change(state, '2024-05-10')]
      expect(on('2025-01-01', [act], changes)).toEqual(on('2025-01-01', [], changes))
    },
  )

  test('what is secured is asked and lapses like what is achieved', () => {
    const changes = [change('secured', '2024-05-10')]
    expect(on('2024-09-01', [act], changes)).toMatchObject({ state: 'secured', asks: { id: 'act' } })
    expect(on('2024-11-01', [act], changes)).toMatchObject({ state: 'lapsed', held: 'secured' })
  })

  test('a state set or reconfirmed on the day of the law or later is not touched', () => {
    const late = law('2024-08-01', '2024-11-01', { sparesFrom: '2024-05-10' })
    expect(on('2025-01-01', [late]).state).toBe('achieved')
    expect(on('2025-01-01', [late])).not.toHaveProperty('asks')
  })

  test('evidence dated on or after the law spares it, older evidence does not', () => {
    expect(on('2025-01-01', [act], [achievedInMay], [proof('decided', '2024-03-01')]).state).toBe('lapsed')
    expect(on('2025-01-01', [act], [achievedInMay], [proof('decided', '2024-08-01')]).state).toBe('achieved')
    expect(on('2025-01-01', [act], [achievedInMay], [proof('decided', '2024-09-01', null, { datedOn: '2024-08-02' })]).state).toBe('lapsed')
  })

  test('an answer within the term keeps it standing, an answer afterwards puts it right', () => {
    const again = (holdsOn: Day) => [achievedInMay, change('achieved', holdsOn, { kind: 'reconfirm' })]
    expect(on('2025-01-01', [act], again('2024-10-31'))).toEqual({ state: 'achieved', since: '2024-05-10', reviewOn: '2025-10-31' })
    expect(on('2024-11-30', [act], again('2024-12-01')).state).toBe('lapsed')
    expect(on('2024-12-01', [act], again('2024-12-01')).state).toBe('achieved')
  })

  test('of several calls the first to lapse is asked and lapses', () => {
    const other = law('2024-08-15', '2024-10-01', { id: 'ruling' })
    expect(on('2024-08-14', [act, other]).asks?.id).toBe('act')
    expect(on('2024-08-15', [act, other]).asks?.id).toBe('ruling')
    expect(on('2025-01-01', [act, other]).lapse).toEqual({ reason: 'law', on: '2024-10-01', id: 'ruling' })
  })

  test('what its interval ends first has lapsed by its interval', () => {
    const late = law('2025-05-01', '2025-08-01')
    expect(on('2025-09-01', [late]).lapse).toEqual({ reason: 'interval', on: '2025-05-11' })
  })

  test('a soft ambition is only asked', () => {
    const changes = [change('achieved', '2024-05-10', { ambition: '3.5' })]
    const soft = law('2024-08-01', '2024-11-01', { ambition: '3.5' })
    expect(on('2030-01-01', [soft], changes, [], tips)).toMatchObject({ state: 'achieved', asks: { reason: 'law', id: 'act' } })
    expect(on('2030-01-01', [soft], changes, [], tips).asks).not.toHaveProperty('lapsesOn')
  })

  test('without a term it only asks, until it ends', () => {
    const open = law('2024-08-01', null, { endsOn: '2024-09-01' })
    expect(on('2024-08-31', [open]).asks).toEqual({ reason: 'law', since: '2024-08-01', id: 'act' })
    expect(on('2024-09-01', [open])).not.toHaveProperty('asks')
  })

  test('an office filled before it lapsed asks no more; filled afterwards, the state stays lapsed until reconfirmed', () => {
    const vacant = (endsOn: Day) => law('2024-08-01', '2024-10-01', { cause: 'office', id: 'mayor', endsOn })
    expect(on('2024-12-01', [vacant('2024-09-15')])).toEqual(on('2024-12-01', []))
    expect(on('2024-12-01', [vacant('2024-10-15')]).lapse).toEqual({ reason: 'office', on: '2024-10-01', id: 'mayor' })
  })

  test('a sharpened ambition asks for a fresh look and never lapses by that', () => {
    const sharper = law('2024-08-01', null, { cause: 'sharpened', id: '2' })
    expect(on('2025-05-10', [sharper])).toMatchObject({ state: 'achieved', asks: { reason: 'sharpened', id: '2' } })
  })

  test('the history tells when it asked and when it lapsed', () => {
    const turns = historyOf([achievedInMay], [], bibob, '2025-01-01', [act])
    expect(turns.map((turn) => `${turn.on} ${turn.kind}`)).toEqual(['2024-11-01 lapse', '2024-08-01 ask', '2024-05-10 set'])
  })

  test('only what belongs to this subject and ambition is called', () => {
    const facts = indexFacts(
      programme(),
      [achievedInMay],
      [],
      [law('2024-08-01', '2024-11-01', { subject: 'assen' }), { ...act, ambition: '3.6' }],
    )
    expect(standingsOn(facts, programme(), '2025-01-01').get('emmen 3.2')?.state).toBe('achieved')
  })

  const step = { programme: programme(), ambition: bibob, party: emmen, proofs: allProofs, changes: [achievedInMay] }

  test('the answer to a law takes a reason and always a second person, also where only time passed', () => {
    const asked = { ...step, calls: [act], day: '2024-09-01' }
    expect(reconfirm(asked)).toMatchObject({ refused: 'reasonMissing' })
    expect(reconfirm({ ...asked, reason: 'Looked at' })).toMatchObject({ change: { needsConfirmation: true, reason: 'Looked at' } })
    const passed = { ...asked, calls: [law('2025-05-01', '2025-08-01')], day: '2025-06-01' }
    expect(reconfirm(passed)).toMatchObject({ refused: 'reasonMissing' })
    expect(reconfirm({ ...passed, calls: [] })).toMatchObject({ change: { needsConfirmation: false } })
  })

  test('to say that it is secured while a law asks takes a reason too', () => {
    const set = { ...step, calls: [act], day: '2024-09-01', to: 'secured' as const, holdsOn: '2024-09-01', answers: allAnswers }
    expect(setState(set)).toMatchObject({ refused: 'reasonMissing' })
    expect(setState({ ...set, reason: 'Looked at' })).toHaveProperty('change')
  })

  test('no: from that day it asks for a fresh look, with the reason', () => {
    const no = setState({ ...step, calls: [act], day: '2024-09-01', to: 'lapsed', holdsOn: '2024-09-01', answers: [], reason: 'Not yet' })
    expect(no).toMatchObject({ change: { state: 'lapsed', needsConfirmation: false, reason: 'Not yet' } })
  })

  test('what an office made lapse takes a reason also when somebody holds the office again', () => {
    const filled = law('2024-08-01', '2024-10-01', { cause: 'office', endsOn: '2024-11-01' })
    expect(openCalls([achievedInMay], [], bibob, [filled], '2024-12-01')).toEqual([])
    expect(reconfirm({ ...step, calls: [filled], day: '2024-12-01' })).toMatchObject({ refused: 'reasonMissing' })
  })
})

describe('how an ambition stands on a day', () => {
  test('an ambition of which nothing was recorded is not started, from the beginning', () => {
    expect(standingOn([], [], bibob, '2026-11-23')).toEqual({ state: 'notStarted', since: null })
  })

  test('a change holds from its own day, and the day before shows the old state', () => {
    const changes = [change('preparing', '2024-03-01'), change('implementing', '2024-06-01')]
    expect(standingOn(changes, [], bibob, '2024-02-29')).toEqual({ state: 'notStarted', since: null })
    expect(standingOn(changes, [], bibob, '2024-05-31')).toEqual({ state: 'preparing', since: '2024-03-01' })
    expect(standingOn(changes, [], bibob, '2024-06-01')).toEqual({ state: 'implementing', since: '2024-06-01' })
  })

  test('of two changes that hold on one day the one recorded last counts', () => {
    const first = change('preparing', '2024-03-01')
    const second = change('implementing', '2024-03-01')
    expect(standingOn([second, first], [], bibob, '2024-03-01').state).toBe('implementing')
  })

  test('a change that waits for its second person, was declined or was withdrawn does not count', () => {
    const open = { needsConfirmation: true, confirmed: false }
    const changes = [
      change('implementing', '2024-03-01'),
      change('achieved', '2024-05-01', { ...open, outcome: 'declined' }),
      change('achieved', '2024-06-01', { ...open, outcome: 'withdrawn' }),
      change('achieved', '2024-07-01', open),
    ]
    expect(standingOn(changes, [], bibob, '2024-12-01')).toEqual({ state: 'implementing', since: '2024-03-01' })
  })

  test('facts of another ambition are passed over', () => {
    expect(standingOn([change('preparing', '2024-03-01', { ambition: '3.6' })], [], bibob, '2024-12-01').state).toBe('notStarted')
  })

  test('on the day of review it still stands, and the day after it has lapsed because the interval passed', () => {
    expect(standingOn([achievedInMay], [], bibob, '2025-05-10')).toEqual({ state: 'achieved', since: '2024-05-10', reviewOn: '2025-05-10' })
    expect(standingOn([achievedInMay], [], bibob, '2025-05-11')).toEqual({
      state: 'lapsed',
      since: '2025-05-11',
      held: 'achieved',
      lapse: { reason: 'interval', on: '2025-05-11' },
    })
  })

  test('an interval that begins on the last day of a long month ends on the last day of a short one', () => {
    const changes = [change('achieved', '2024-08-31')]
    expect(standingOn(changes, [], ambition('3.2', { reviewMonths: 6 }), '2025-02-28').state).toBe('achieved')
    expect(standingOn(changes, [], ambition('3.2', { reviewMonths: 6 }), '2025-03-01').state).toBe('lapsed')
  })

  test('a reconfirmation begins a new interval and keeps the day on which it was achieved', () => {
    const changes = [achievedInMay, change('achieved', '2025-05-01', { kind: 'reconfirm' })]
    expect(standingOn(changes, [], bibob, '2026-05-01')).toEqual({ state: 'achieved', since: '2024-05-10', reviewOn: '2026-05-01' })
    expect(standingOn(changes, [], bibob, '2026-05-02').lapse).toEqual({ reason: 'interval', on: '2026-05-02' })
  })

  test('a reconfirmation after a lapse brings back what it was, from the day of the reconfirmation', () => {
    const changes = [achievedInMay, change('achieved', '2025-09-01', { kind: 'reconfirm' })]
    expect(standingOn(changes, [], bibob, '2025-08-31').state).toBe('lapsed')
    expect(standingOn(changes, [], bibob, '2025-09-01')).toEqual({ state: 'achieved', since: '2025-09-01', reviewOn: '2026-09-01' })
  })

  test('evidence proves on its last day, and the day after the ambition has lapsed, naming the criterion', () => {
    const proofs = [proof('decided', '2024-03-01'), proof('published', '2024-03-01', '2024-12-31')]
    expect(standingOn([achievedInMay], proofs, bibob, '2024-12-31')).toEqual({
      state: 'achieved',
      since: '2024-05-10',
      reviewOn: '2025-05-10',
      proofUntil: '2024-12-31',
    })
    expect(standingOn([achievedInMay], proofs, bibob, '2025-01-01')).toEqual({
      state: 'lapsed',
      since: '2025-01-01',
      held: 'achieved',
      lapse: { reason: 'evidence', on: '2025-01-01', criterion: 'published' },
    })
  })

  test('whichever comes first is the reason, and on the same day it is the evidence', () => {
    const lapseWith = (validUntil: Day) =>
      standingOn([achievedInMay], [proof('decided', '2024-03-01', validUntil)], bibob, '2026-01-01').lapse
    expect(lapseWith('2025-05-09')).toEqual({ reason: 'evidence', on: '2025-05-10', criterion: 'decided' })
    expect(lapseWith('2025-05-10')).toEqual({ reason: 'evidence', on: '2025-05-11', criterion: 'decided' })
    expect(lapseWith('2025-05-11')).toEqual({ reason: 'interval', on: '2025-05-11' })
  })

  test('one proof without an end, or one that follows without a day between, keeps a criterion proved', () => {
    const ending = proof('decided', '2024-03-01', '2024-12-31')
    const stateWith = (...proofs: Proof[]) => standingOn([achievedInMay], proofs, bibob, '2025-02-01').state
    expect(stateWith(ending, proof('decided', '2024-03-01'))).toBe('achieved')
    expect(stateWith(ending, proof('decided', '2025-01-01', '2025-03-31'))).toBe('achieved')
    expect(stateWith(ending, proof('decided', '2025-01-02', '2025-03-31'))).toBe('lapsed')
  })

  test('evidence of a criterion for secured matters to what is secured and not to what is achieved', () => {
    const proofs = [proof('used', '2024-03-01', '2024-12-31')]
    expect(standingOn([achievedInMay], proofs, bibob, '2025-01-01').state).toBe('achieved')
    expect(standingOn([change('secured', '2024-05-10')], proofs, bibob, '2025-01-01')).toMatchObject({ state: 'lapsed', held: 'secured' })
  })

  test('a newer version takes over without a lapse, and without a newer version a withdrawn proof lets it lapse', () => {
    const withdrawn = proof('decided', '2024-03-01', null, { replacedOn: '2024-09-01' })
    expect(standingOn([achievedInMay], [withdrawn, proof('decided', '2024-09-01')], bibob, '2024-10-01').state).toBe('achieved')
    expect(standingOn([achievedInMay], [withdrawn], bibob, '2024-08-31').state).toBe('achieved')
    expect(standingOn([achievedInMay], [withdrawn], bibob, '2024-09-01').lapse).toEqual({
      reason: 'evidence',
      on: '2024-09-01',
      criterion: 'decided',
    })
  })

  test('new evidence after a lapse does not undo it: somebody must reconfirm', () => {
    const proofs = [proof('decided', '2024-03-01', '2024-12-31'), proof('decided', '2025-02-01')]
    expect(standingOn([achievedInMay], proofs, bibob, '2025-03-01').state).toBe('lapsed')
    const changes = [achievedInMay, change('achieved', '2025-03-01', { kind: 'reconfirm' })]
    expect(standingOn(changes, proofs, bibob, '2025-03-01').state).toBe('achieved')
  })

  test('reconfirmed with a reason while its evidence has ended, it stands until the interval', () => {
    const proofs = [proof('decided', '2024-03-01', '2024-12-31')]
    const changes = [achievedInMay, change('achieved', '2025-03-01', { kind: 'reconfirm' })]
    expect(standingOn(changes, proofs, bibob, '2026-03-01')).toEqual({ state: 'achieved', since: '2025-03-01', reviewOn: '2026-03-01' })
    expect(standingOn(changes, proofs, bibob, '2026-03-02').lapse?.reason).toBe('interval')
  })

  test('evidence that is replaced later still tells how long it proves on the days before', () => {
    const proofs = [proof('decided', '2024-03-01', '2024-12-31', { replacedOn: '2024-09-01' }), proof('decided', '2024-09-01')]
    expect(standingOn([achievedInMay], proofs, bibob, '2024-08-31').proofUntil).toBe('2024-12-31')
    expect(standingOn([achievedInMay], proofs, bibob, '2024-09-01')).not.toHaveProperty('proofUntil')
  })

  test('what was in progress never lapses, however long ago', () => {
    expect(
      standingOn([change('implementing', '2024-03-01')], [proof('decided', '2024-03-01', '2024-04-01')], bibob, '2030-01-01').state,
    ).toBe('implementing')
  })

  test('the end of the term lapses nothing', () => {
    const changes = [change('secured', '2026-01-15')]
    expect(standingOn(changes, [], bibob, '2026-02-03').state).toBe('secured')
  })

  test('a soft ambition never lapses: it asks, after its interval or its evidence', () => {
    const changes = [change('achieved', '2024-05-10', { ambition: '3.5' })]
    expect(standingOn(changes, [], tips, '2024-11-10')).not.toHaveProperty('asks')
    expect(standingOn(changes, [], tips, '2030-01-01')).toEqual({
      state: 'achieved',
      since: '2024-05-10',
      reviewOn: '2024-11-10',
      asks: { reason: 'interval', since: '2024-11-11' },
    })
    const ending = [proof('decided', '2024-03-01', '2024-08-31', { ambition: '3.5' })]
    expect(standingOn(changes, ending, tips, '2024-09-01').asks).toEqual({ reason: 'evidence', since: '2024-09-01', criterion: 'decided' })
  })

  test('reconfirming a soft ambition stops the asking', () => {
    const changes = [
      change('achieved', '2024-05-10', { ambition: '3.5' }),
      change('achieved', '2025-01-10', { ambition: '3.5', kind: 'reconfirm' }),
    ]
    expect(standingOn(changes, [], tips, '2025-01-10')).toEqual({ state: 'achieved', since: '2024-05-10', reviewOn: '2025-07-10' })
  })

  test('a party can let it lapse itself; what it was is remembered', () => {
    const changes = [change('secured', '2024-05-10'), change('lapsed', '2024-06-10')]
    expect(standingOn(changes, [], bibob, '2024-07-01')).toEqual({
      state: 'lapsed',
      since: '2024-06-10',
      held: 'secured',
      lapse: { reason: 'set', on: '2024-06-10' },
    })
  })

  test('all standings at once are the same as each by itself, with the state of a basisteam once', () => {
    const changes = [achievedInMay, change('implementing', '2024-04-01', { subject: 'zuidoost', ambition: '1.3' })]
    const covenant = programme()
    const standings = standingsOn(indexFacts(covenant, changes, allProofs), covenant, '2025-06-01')
    expect(standings.size).toBe(2 + 4 + 4 + 3)
    expect(standings.get(standingKey('emmen', '3.2'))).toEqual(standingOn([achievedInMay], allProofs, bibob, '2025-06-01'))
    expect(standings.get('zuidoost 1.3')?.state).toBe('implementing')
    expect(standings.get('noord 1.3')?.state).toBe('notStarted')
    expect(standings.has('emmen 1.3')).toBe(false)
    expect(standings.has('vechtstromen 3.6')).toBe(false)
  })

  test('facts of an ambition that the programme no longer has are passed over', () => {
    const covenant = programme()
    const facts = indexFacts(
      covenant,
      [change('achieved', '2024-05-10', { ambition: '9.9' })],
      [proof('x', '2024-05-10', null, { ambition: '9.9' })],
    )
    expect(facts.size).toBe(0)
  })
})

describe('the history of a standing', () => {
  test('tells every turn, lapses included, newest first', () => {
    const changes = [change('preparing', '2024-03-01'), achievedInMay, change('achieved', '2025-09-01', { kind: 'reconfirm' })]
    const proofs = [proof('decided', '2024-03-01', '2024-12-31'), proof('decided', '2025-08-01', '2026-01-31')]
    const told = (day: Day) =>
      historyOf(changes, proofs, bibob, day).map((turn) => `${turn.on} ${turn.before} --${turn.kind}--> ${turn.standing.state}`)
    expect(told('2026-02-01')).toEqual([
      '2026-02-01 achieved --lapse--> lapsed',
      '2025-09-01 lapsed --reconfirm--> achieved',
      '2025-01-01 achieved --lapse--> lapsed',
      '2024-05-10 preparing --set--> achieved',
      '2024-03-01 notStarted --set--> preparing',
    ])
    expect(told('2024-12-31')).toEqual(['2024-05-10 preparing --set--> achieved', '2024-03-01 notStarted --set--> preparing'])
  })

  test('a soft ambition shows when it began to ask', () => {
    const [newest] = historyOf([change('achieved', '2024-05-10', { ambition: '3.5' })], [], tips, '2025-01-01')
    expect(newest).toMatchObject({ on: '2024-11-11', kind: 'ask', before: 'achieved', standing: { state: 'achieved' } })
  })
})

type Step = Parameters<typeof setState>[0]

function step(more: Partial<Step>): Step {
  return {
    programme: programme(),
    ambition: bibob,
    party: emmen,
    changes: [],
    proofs: allProofs,
    answers: allAnswers,
    day: '2025-03-01',
    holdsOn: '2025-03-01',
    to: 'preparing',
    reason: null,
    decision: null,
    ...more,
  }
}

const decided = { decidedOn: '2025-01-15' }
const whole: Record<string, StateChange[]> = {
  notStarted: [],
  preparing: [change('preparing', '2024-12-01')],
  implementing: [change('implementing', '2024-12-01')],
  achieved: [change('achieved', '2024-12-01')],
  secured: [change('secured', '2024-12-01')],
  'lapsed (achieved)': [change('achieved', '2024-02-20')],
  'lapsed (secured)': [change('secured', '2024-02-20')],
  notApplicable: [change('notApplicable', '2024-12-01')],
}

describe('a party says how an ambition stands', () => {
  test('a step gives the change to record', () => {
    expect(setState(step({ to: 'implementing', holdsOn: '2025-02-15', reason: '  ' }))).toEqual({
      change: {
        subject: 'emmen',
        ambition: '3.2',
        kind: 'set',
        state: 'implementing',
        holdsOn: '2025-02-15',
        needsConfirmation: false,
        confirmed: true,
        reason: null,
      },
    })
  })

  test('achieved and secured wait for a second person', () => {
    expect(setState(step({ to: 'achieved' }))).toMatchObject({ change: { needsConfirmation: true, confirmed: false } })
    expect(setState(step({ to: 'secured', changes: whole.achieved! }))).toMatchObject({
      change: { needsConfirmation: true, confirmed: false },
    })
  })

  test('the state of a basisteam is set for the basisteam', () => {
    const outcome = setState(step({ ambition: triangle, to: 'preparing', changes: [], proofs: [], answers: [] }))
    expect(outcome).toMatchObject({ change: { subject: 'zuidoost', ambition: '1.3' } })
  })

  test('facts of another party neither help nor hinder', () => {
    const theirs = { subject: 'coevorden' }
    const changes = [change('achieved', '2025-02-20', { ...theirs, needsConfirmation: true, confirmed: false })]
    expect(setState(step({ to: 'preparing', changes }))).toHaveProperty('change')
    const proofs = allProofs.map((item) => ({ ...item, ...theirs }))
    expect(setState(step({ to: 'achieved', proofs }))).toEqual({ refused: 'proofMissing', details: ['decided', 'published'] })
    const answers = allAnswers.map((item) => ({ ...item, ...theirs }))
    expect(setState(step({ to: 'achieved', answers }))).toEqual({ refused: 'criteriaOpen', details: ['decided', 'published'] })
  })

  const waits = change('achieved', '2025-02-01', { needsConfirmation: true, confirmed: false })
  test.each<[string, Partial<Step>, string, string[]?]>([
    ['an ambition that does not bind this party', { ambition: damocles, party: vechtstromen }, 'doesNotApply'],
    ['a state that the programme does not use', { programme: programme({ states: ['notStarted', 'achieved'] }) }, 'stateNotUsed'],
    ['a second step while one waits for its second person', { changes: [waits] }, 'alreadyWaiting'],
    ['a day in the future', { holdsOn: '2025-03-02' }, 'dayInFuture'],
    ['a day before the covenant was signed', { holdsOn: '2024-02-01' }, 'dayBeforeSigning'],
    ['a day before the last step', { changes: whole.implementing!, holdsOn: '2024-11-30' }, 'dayBeforeLast'],
    ['the state it already has', { changes: whole.preparing! }, 'unchanged'],
    ['not started when nothing was recorded', { to: 'notStarted' }, 'unchanged'],
    ['achieved while a criterion is not answered', { to: 'achieved', answers: [yes('decided')] }, 'criteriaOpen', ['published']],
    [
      'achieved while a criterion was answered no since',
      { to: 'achieved', answers: [...allAnswers, yes('decided', '2024-09-01', { yes: false })] },
      'criteriaOpen',
      ['decided'],
    ],
    ['achieved with an answer that holds only later', { to: 'achieved', holdsOn: '2024-02-20' }, 'criteriaOpen', ['decided', 'published']],
    [
      'achieved while a criterion has no proof',
      { to: 'achieved', proofs: [proof('published', '2024-03-01')] },
      'proofMissing',
      ['decided'],
    ],
    [
      'achieved on a proof that expired',
      { to: 'achieved', proofs: [proof('decided', '2024-03-01', '2025-02-28'), proof('published', '2024-03-01')] },
      'proofMissing',
      ['decided'],
    ],
    [
      'achieved on a proof that was replaced',
      { to: 'achieved', proofs: [proof('decided', '2024-03-01', null, { replacedOn: '2025-03-01' }), proof('published', '2024-03-01')] },
      'proofMissing',
      ['decided'],
    ],
    [
      'secured with only what achieved asks',
      { to: 'secured', changes: whole.achieved!, answers: allAnswers.slice(0, 2) },
      'criteriaOpen',
      ['used'],
    ],
    [
      'secured without proof that it works',
      { to: 'secured', changes: whole.achieved!, proofs: allProofs.slice(0, 2) },
      'proofMissing',
      ['used'],
    ],
    ['secured from in progress', { to: 'secured', changes: whole.implementing! }, 'notYetAchieved'],
    ['secured when it lapsed as achieved', { to: 'secured', changes: whole['lapsed (achieved)']! }, 'notYetAchieved'],
    ['letting lapse what was never achieved', { to: 'lapsed', changes: whole.implementing!, reason: 'law' }, 'nothingToLapse'],
    ['letting lapse without a reason', { to: 'lapsed', changes: whole.achieved! }, 'reasonMissing'],
    ['a step back without a reason', { to: 'preparing', changes: whole.implementing! }, 'reasonMissing'],
    ['a step back with a reason of only spaces', { to: 'preparing', changes: whole.implementing!, reason: ' \n ' }, 'reasonMissing'],
    ['from lapsed back to in progress without a reason', { to: 'implementing', changes: whole['lapsed (achieved)']! }, 'reasonMissing'],
    ['from lapsed as secured to achieved without a reason', { to: 'achieved', changes: whole['lapsed (secured)']! }, 'reasonMissing'],
    ['not applicable without a decision of the working group', { to: 'notApplicable', reason: 'no land' }, 'decisionMissing'],
    [
      'not applicable from a day before the decision',
      { to: 'notApplicable', reason: 'no land', decision: decided, holdsOn: '2025-01-14' },
      'decisionMissing',
    ],
    ['not applicable without a reason', { to: 'notApplicable', decision: decided }, 'reasonMissing'],
    ['leaving not applicable without a reason', { to: 'preparing', changes: whole.notApplicable! }, 'reasonMissing'],
  ])('%s is refused', (_name, more, refused, details) => {
    expect(setState(step(more))).toEqual(details ? { refused, details } : { refused })
  })

  test('a declined or withdrawn change leaves the way free', () => {
    for (const outcome of ['declined', 'withdrawn'] as const) {
      expect(setState(step({ changes: [{ ...waits, outcome }] }))).toHaveProperty('change')
    }
  })

  test('on the day of signing, on the day of the last step and today all count', () => {
    expect(setState(step({ holdsOn: '2024-02-02' }))).toHaveProperty('change')
    expect(setState(step({ to: 'implementing', changes: whole.preparing!, holdsOn: '2024-12-01' }))).toHaveProperty('change')
    expect(setState(step({ holdsOn: '2025-03-01', day: '2025-03-01' }))).toHaveProperty('change')
  })

  test('every state and every step, drawn', () => {
    expect('\n' + drawStates().join('\n') + '\n').toMatchInlineSnapshot(`
      "
      notStarted --set--> preparing
      notStarted --set--> implementing
      notStarted --set, criteria and proof, second person--> achieved
      notStarted --set, reason, decision--> notApplicable
      preparing --set, reason--> notStarted
      preparing --set--> implementing
      preparing --set, criteria and proof, second person--> achieved
      preparing --set, reason, decision--> notApplicable
      implementing --set, reason--> notStarted
      implementing --set, reason--> preparing
      implementing --set, criteria and proof, second person--> achieved
      implementing --set, reason, decision--> notApplicable
      achieved --set, reason--> notStarted
      achieved --set, reason--> preparing
      achieved --set, reason--> implementing
      achieved --set, criteria and proof, second person--> secured
      achieved --set, reason--> lapsed (achieved)
      achieved --set, reason, decision--> notApplicable
      secured --set, reason--> notStarted
      secured --set, reason--> preparing
      secured --set, reason--> implementing
      secured --set, reason, criteria and proof, second person--> achieved
      secured --set, reason--> lapsed (secured)
      secured --set, reason, decision--> notApplicable
      lapsed (achieved) --set, reason--> notStarted
      lapsed (achieved) --set, reason--> preparing
      lapsed (achieved) --set, reason--> implementing
      lapsed (achieved) --set, criteria and proof, second person--> achieved
      lapsed (achieved) --set, reason, decision--> notApplicable
      lapsed (secured) --set, reason--> notStarted
      lapsed (secured) --set, reason--> preparing
      lapsed (secured) --set, reason--> implementing
      lapsed (secured) --set, reason, criteria and proof, second person--> achieved
      lapsed (secured) --set, criteria and proof, second person--> secured
      lapsed (secured) --set, reason, decision--> notApplicable
      notApplicable --set, reason--> notStarted
      notApplicable --set, reason--> preparing
      notApplicable --set, reason--> implementing
      notApplicable --set, reason, criteria and proof, second person--> achieved
      achieved --interval passed--> lapsed (achieved)
      lapsed (achieved) --reconfirm after interval passed--> achieved
      achieved --evidence expired--> lapsed (achieved)
      lapsed (achieved) --reconfirm after evidence expired, new evidence or reason, second person--> achieved
      lapsed (achieved) --reconfirm after set, reason, second person--> achieved
      achieved --reconfirm--> achieved
      secured --interval passed--> lapsed (secured)
      lapsed (secured) --reconfirm after interval passed--> secured
      secured --evidence expired--> lapsed (secured)
      lapsed (secured) --reconfirm after evidence expired, new evidence or reason, second person--> secured
      lapsed (secured) --reconfirm after set, reason, second person--> secured
      secured --reconfirm--> secured
      "
    `)
  })
})

test('every state and every step that is refused, even with everything at hand', () => {
  const lines = Object.entries(whole).flatMap(([from, changes]) => {
    const all = step({ changes, reason: 'why', decision: decided })
    const again = reconfirm(all)
    const steps = allStates.flatMap((to) => {
      const outcome = setState({ ...all, to })
      return isRefusal(outcome) ? [`${to} ${outcome.refused}`] : []
    })
    return [`${from}: ${[...steps, ...(isRefusal(again) ? [`reconfirm ${again.refused}`] : [])].join(', ')}`]
  })
  expect('\n' + lines.join('\n') + '\n').toMatchInlineSnapshot(`
    "
    notStarted: notStarted unchanged, secured notYetAchieved, lapsed nothingToLapse, reconfirm nothingToReconfirm
    preparing: preparing unchanged, secured notYetAchieved, lapsed nothingToLapse, reconfirm nothingToReconfirm
    implementing: implementing unchanged, secured notYetAchieved, lapsed nothingToLapse, reconfirm nothingToReconfirm
    achieved: achieved unchanged
    secured: secured unchanged
    lapsed (achieved): secured notYetAchieved, lapsed unchanged
    lapsed (secured): lapsed unchanged
    notApplicable: secured notYetAchieved, lapsed nothingToLapse, notApplicable unchanged, reconfirm nothingToReconfirm
    "
  `)
})

/** Runs every step from every state, first with everything at hand and then without a reason, and draws what the rules allow. */
function drawStates(): string[] {
  const at = (changes: StateChange[], day: Day) => describeStanding(standingOn(changes, allProofs, bibob, day))
  const lines = Object.entries(whole).flatMap(([from, changes]) =>
    allStates.flatMap((to) => {
      const outcome = setState(step({ changes, to, reason: 'why', decision: decided }))
      if (isRefusal(outcome)) return []
      const asks = [
        isRefusal(setState(step({ changes, to, decision: decided }))) && 'reason',
        isRefusal(setState(step({ changes, to, reason: 'why' }))) && 'decision',
        isRefusal(setState(step({ changes, to, reason: 'why', decision: decided, proofs: [] }))) && 'criteria and proof',
        outcome.change.needsConfirmation && 'second person',
      ].filter(Boolean)
      const then = change(to, '2025-03-01')
      return [`${from} --${['set', ...asks].join(', ')}--> ${at([...changes, then], '2025-03-01')}`]
    }),
  )
  const ends: [string, Proof[]][] = [
    ['interval passed', []],
    ['evidence expired', [proof('decided', '2024-03-01', '2025-02-28')]],
  ]
  for (const from of ['achieved', 'secured'] as const) {
    for (const [why, proofs] of ends) {
      const changes = [change(from, '2024-03-01')]
      const standing = standingOn(changes, proofs, bibob, '2025-03-02')
      lines.push(`${from} --${why}--> ${describeStanding(standing)}`)
      const again = reconfirm(step({ changes, proofs, day: '2025-03-02', reason: 'why' }))
      if (isRefusal(again)) continue
      const asks = again.change.needsConfirmation ? ', new evidence or reason, second person' : ''
      lines.push(`${describeStanding(standing)} --reconfirm after ${why}${asks}--> ${again.change.state}`)
    }
    const changes = [change(from, '2024-12-01'), change('lapsed', '2025-01-01')]
    const again = reconfirm(step({ changes, reason: 'why' }))
    if (!isRefusal(again)) lines.push(`lapsed (${from}) --reconfirm after set, reason, second person--> ${again.change.state}`)
    const still = reconfirm(step({ changes: changes.slice(0, 1) }))
    if (!isRefusal(still)) lines.push(`${from} --reconfirm--> ${still.change.state}`)
  }
  return lines
}

function describeStanding(standing: Standing): string {
  return standing.held ? `${standing.state} (${standing.held})` : standing.state
}

describe('a party says that it is still so', () => {
  const lapsedByEvidence = [proof('decided', '2024-03-01', '2024-12-31'), proof('published', '2024-03-01')]
  const ask = (more: Partial<Step>) => reconfirm(step({ changes: [achievedInMay], day: '2025-03-01', ...more }))

  test('before the interval has passed: one person, one step, from today', () => {
    expect(ask({})).toEqual({
      change: {
        subject: 'emmen',
        ambition: '3.2',
        kind: 'reconfirm',
        state: 'achieved',
        holdsOn: '2025-03-01',
        needsConfirmation: false,
        confirmed: true,
        reason: null,
      },
    })
  })

  test('after the interval has passed: one person, one step, back to what it was', () => {
    expect(ask({ changes: [change('secured', '2024-02-20')] })).toMatchObject({ change: { state: 'secured', needsConfirmation: false } })
  })

  test('a state without any proof on record can still be reconfirmed when only time passed', () => {
    expect(ask({ proofs: [], day: '2025-09-01' })).toMatchObject({ change: { state: 'achieved', needsConfirmation: false } })
  })

  test('after evidence expired it asks for new evidence or a reason, naming the criteria', () => {
    expect(ask({ proofs: lapsedByEvidence })).toEqual({ refused: 'proofOrReasonMissing', details: ['decided'] })
  })

  test('after evidence expired, new evidence is enough and the second person follows', () => {
    const renewed = [...lapsedByEvidence, proof('decided', '2025-02-01')]
    expect(ask({ proofs: renewed })).toMatchObject({
      change: { state: 'achieved', needsConfirmation: true, confirmed: false, reason: null },
    })
  })

  test('after evidence expired, a reason is enough and the second person follows', () => {
    expect(ask({ proofs: lapsedByEvidence, reason: 'the council decides in May' })).toMatchObject({
      change: { needsConfirmation: true, reason: 'the council decides in May' },
    })
  })

  test('when the interval passed first and the evidence expired since, it is as heavy as expired evidence', () => {
    const proofs = [proof('decided', '2024-03-01', '2025-06-30')]
    expect(standingOn([achievedInMay], proofs, bibob, '2025-08-01').lapse?.reason).toBe('interval')
    expect(ask({ proofs, day: '2025-08-01' })).toEqual({ refused: 'proofOrReasonMissing', details: ['decided', 'published'] })
    expect(ask({ proofs, day: '2025-08-01', reason: 'renewal under way' })).toMatchObject({ change: { needsConfirmation: true } })
  })

  test('what the party let lapse itself asks for a reason and the second person', () => {
    const changes = [achievedInMay, change('lapsed', '2024-10-01')]
    expect(ask({ changes })).toEqual({ refused: 'reasonMissing' })
    expect(ask({ changes, reason: 'checked' })).toMatchObject({ change: { state: 'achieved', needsConfirmation: true } })
  })

  test.each<[string, Partial<Step>, string]>([
    ['what is not started', { changes: [] }, 'nothingToReconfirm'],
    ['what is in preparation', { changes: whole.preparing! }, 'nothingToReconfirm'],
    ['what is in progress', { changes: whole.implementing! }, 'nothingToReconfirm'],
    ['what is not applicable', { changes: whole.notApplicable! }, 'nothingToReconfirm'],
    ['an ambition that does not bind this party', { ambition: damocles, party: vechtstromen }, 'doesNotApply'],
    [
      'an ambition with a change that waits',
      { changes: [achievedInMay, change('secured', '2025-02-01', { needsConfirmation: true, confirmed: false })] },
      'alreadyWaiting',
    ],
    ['on a day before the last step', { day: '2024-05-09' }, 'dayBeforeLast'],
    ['on a day before the signing', { changes: [], day: '2024-02-01' }, 'dayBeforeSigning'],
  ])('%s is not reconfirmed', (_name, more, refused) => {
    expect(ask(more)).toEqual({ refused })
  })
})

function person(more: Partial<Person>): Person {
  return { personId: 'bram', partyId: 'emmen', basisteam: 'zuidoost', roles: [], ambitions: [], ...more }
}

describe('the second person', () => {
  const waits = change('achieved', '2025-02-01', { needsConfirmation: true, confirmed: false })
  const teamWaits = { ...waits, subject: 'zuidoost', ambition: '1.3' }

  test.each<[string, Partial<Person>]>([
    ['a coordinator', { roles: ['coordinator'] }],
    ['the process owner of that ambition', { roles: ['processOwner'], ambitions: ['3.2'] }],
    ['an administrator', { roles: ['boardMember'] }],
    ['a reader who is coordinator too', { roles: ['reader', 'coordinator'] }],
  ])('%s of that party may confirm what somebody else set', (_name, more) => {
    expect(confirm(person(more), waits)).toEqual({ outcome: 'confirmed' })
    expect(mayConfirm(person(more), waits)).toBe(true)
  })

  test.each<[string, Partial<Person>, StateChange, string]>([
    ['who set it, even as coordinator', { personId: 'anja', roles: ['coordinator'] }, waits, 'ownChange'],
    ['anybody, when it is unknown who set it', { roles: ['coordinator'] }, withoutSetter(waits), 'ownChange'],
    ['a reader', { roles: ['reader'] }, waits, 'notASecondPerson'],
    ['a privacy officer', { roles: ['privacyOfficer'] }, waits, 'notASecondPerson'],
    ['the process owner of another ambition', { roles: ['processOwner'], ambitions: ['3.6'] }, waits, 'notASecondPerson'],
    ['somebody listed for the ambition without the role', { roles: ['reader'], ambitions: ['3.2'] }, waits, 'notASecondPerson'],
    ['a coordinator of another party', { partyId: 'coevorden', roles: ['coordinator'] }, waits, 'notASecondPerson'],
    ['the secretary', { partyId: null, basisteam: null, roles: ['secretary'] }, waits, 'notASecondPerson'],
    ['a coordinator of another basisteam', { partyId: 'assen', basisteam: 'noord', roles: ['coordinator'] }, teamWaits, 'notASecondPerson'],
    ['anybody, once it was confirmed', { roles: ['coordinator'] }, { ...waits, confirmed: true, outcome: 'confirmed' }, 'alreadyAnswered'],
    ['anybody, once it was declined', { roles: ['coordinator'] }, { ...waits, outcome: 'declined' }, 'alreadyAnswered'],
    ['anybody, once it was withdrawn', { roles: ['coordinator'] }, { ...waits, outcome: 'withdrawn' }, 'alreadyAnswered'],
    ['anybody, when no second person was needed', { roles: ['coordinator'] }, change('preparing', '2025-01-01'), 'alreadyAnswered'],
  ])('is not %s', (_name, more, asked, refused) => {
    expect(confirm(person(more), asked)).toEqual({ refused })
    expect(decline(person(more), asked, 'why')).toEqual({ refused })
    expect(mayConfirm(person(more), asked)).toBe(false)
  })

  test('for a basisteam is anyone with such a role at any of its municipalities', () => {
    for (const partyId of ['emmen', 'coevorden']) {
      expect(mayConfirm(person({ partyId, roles: ['boardMember'] }), teamWaits)).toBe(true)
    }
  })

  test('declines only with a reason', () => {
    const bram = person({ roles: ['coordinator'] })
    expect(decline(bram, waits, '  ')).toEqual({ refused: 'reasonMissing' })
    expect(decline(bram, waits, ' not published ')).toEqual({ outcome: 'declined', reason: 'not published' })
  })

  test('a change is withdrawn by who set it or by a coordinator, while it waits', () => {
    expect(withdraw(person({ personId: 'anja', roles: ['processOwner'] }), waits)).toEqual({ outcome: 'withdrawn' })
    expect(withdraw(person({ roles: ['coordinator'] }), waits)).toEqual({ outcome: 'withdrawn' })
    expect(withdraw(person({ roles: ['boardMember'] }), waits)).toEqual({ refused: 'notYours' })
    expect(withdraw(person({ partyId: 'coevorden', roles: ['coordinator'] }), waits)).toEqual({ refused: 'notYours' })
    expect(withdraw(person({ roles: ['coordinator'] }), { ...waits, outcome: 'declined' })).toEqual({ refused: 'alreadyAnswered' })
  })
})

function withoutSetter({ setBy: _setBy, ...rest }: StateChange): StateChange {
  return rest
}

test.each<[string, Partial<Person>, Ambition, boolean]>([
  ['a coordinator updates every ambition', { roles: ['coordinator'] }, bibob, true],
  ['a process owner updates an own ambition', { roles: ['processOwner'], ambitions: ['3.2'] }, bibob, true],
  ['a process owner leaves other ambitions alone', { roles: ['processOwner'], ambitions: ['3.6'] }, bibob, false],
  ['an administrator confirms but does not update', { roles: ['boardMember'] }, bibob, false],
  ['a reader only reads', { roles: ['reader'], ambitions: ['3.2'] }, bibob, false],
  ['the state of a basisteam is for a coordinator', { roles: ['coordinator'] }, triangle, true],
  ['and not for a process owner', { roles: ['processOwner'], ambitions: ['1.3'] }, triangle, false],
  ['somebody without a party updates nothing', { partyId: null, roles: ['coordinator'] }, bibob, false],
])('%s', (_name, more, which, may) => {
  expect(mayUpdate(person(more), which)).toBe(may)
})

describe('evidence', () => {
  const item = { kind: 'document', datedOn: '2025-01-10', validUntil: null, ambitions: ['3.2'], standings: [], day: '2025-03-01' } as const

  test('holds from its own date', () => {
    expect(addEvidence(item)).toEqual({ holdsOn: '2025-01-10' })
    expect(addEvidence({ ...item, datedOn: '2025-03-01', validUntil: '2025-03-01' })).toEqual({ holdsOn: '2025-03-01' })
  })

  test('found after a lapse, it holds from today and does not undo the lapse by itself', () => {
    const ended = proof('decided', '2024-03-01', '2024-12-31')
    const lapsed = standingOn([achievedInMay], [ended], bibob, '2025-03-01')
    const added = addEvidence({ ...item, datedOn: '2024-12-15', standings: [lapsed] })
    if (isRefusal(added)) throw new Error(added.refused)
    expect(added.holdsOn).toBe('2025-03-01')
    expect(standingOn([achievedInMay], [ended, proof('decided', added.holdsOn)], bibob, '2025-03-01').state).toBe('lapsed')
  })

  test.each<[string, Partial<Parameters<typeof addEvidence>[0]>, string]>([
    ['dated tomorrow', { datedOn: '2025-03-02' }, 'datedInFuture'],
    ['that ends before its own date', { validUntil: '2025-01-09' }, 'endsBeforeStart'],
    ['that serves no ambition', { ambitions: [] }, 'noAmbition'],
    ['with a link that runs script', { kind: 'link', url: 'javascript:alert(1)' }, 'linkNotWeb'],
    ['with a link into the machine', { kind: 'link', url: 'file:///etc/passwd' }, 'linkNotWeb'],
    ['with a link that is no address', { kind: 'link', url: 'www.emmen.nl/bibob' }, 'linkNotWeb'],
    ['with an empty link', { kind: 'link', url: '' }, 'linkNotWeb'],
    ['that should have a link', { kind: 'link' }, 'linkNotWeb'],
  ])('%s is refused', (_name, more, refused) => {
    expect(addEvidence({ ...item, ...more })).toEqual({ refused })
  })

  test('a link to the web is accepted', () => {
    for (const url of ['https://www.emmen.nl/bibob', 'http://example.org', 'HTTPS://EXAMPLE.ORG']) {
      expect(addEvidence({ ...item, kind: 'link', url })).toHaveProperty('holdsOn')
    }
  })

  test('holds from its first to its last day, until it is replaced', () => {
    const ending = proof('decided', '2024-03-01', '2024-06-30')
    const replaced = proof('decided', '2024-03-01', null, { replacedOn: '2024-05-01' })
    const count = (day: Day) => proofsThatHold([ending, replaced], day).length
    expect([
      count('2024-02-29'),
      count('2024-03-01'),
      count('2024-04-30'),
      count('2024-05-01'),
      count('2024-06-30'),
      count('2024-07-01'),
    ]).toEqual([0, 2, 2, 1, 1, 0])
  })

  test('the screen can name what is open and what is not proved', () => {
    expect(openCriteria(bibob, 'secured', [yes('decided')], '2025-01-01').map(({ id }) => id)).toEqual(['published', 'used'])
    expect(unprovedCriteria(bibob, 'achieved', [proof('published', '2024-03-01')], '2025-01-01').map(({ id }) => id)).toEqual(['decided'])
  })
})

describe('what asks for attention now', () => {
  const day = '2026-11-23'
  const names = ['1.1', '1.2', '1.5', '2.1', '2.2', '3.1', '3.2', '3.10', '4.1']
  const covenant = programme({ ambitions: [triangle, tips, ...names.map((name) => ambition(name))] })
  const fine = [...names, '3.5'].map((name) => change('achieved', '2026-10-01', { ambition: name }))
  const teamFine = change('achieved', '2026-10-01', { subject: 'zuidoost', ambition: '1.3' })
  const anja = person({ personId: 'anja', roles: ['coordinator'] })

  function attention(more: StateChange[], rest: Partial<Parameters<typeof attentionOf>[0]> = {}, proofs: Proof[] = []) {
    const replaced = new Set(more.filter((item) => item.confirmed).map((item) => item.ambition))
    const changes = [...fine, teamFine].filter((item) => !replaced.has(item.ambition)).concat(more)
    const standings = standingsOn(indexFacts(covenant, changes, proofs), covenant, day)
    return attentionOf({ programme: covenant, party: emmen, person: anja, standings, changes, nextDates: [], day, ...rest })
  }
  const open = { needsConfirmation: true, confirmed: false }

  test('nothing, when everything is in order', () => {
    expect(attention([])).toEqual([])
  })

  test('each kind, with its day, the days to go and an estimate of the work', () => {
    expect(
      attention([change('secured', '2026-11-20', { ...open, ambition: '1.1', setBy: 'bram', recordedAt: '2026-11-20T09:00:00Z' })]),
    ).toEqual([{ kind: 'waitsForYou', ambition: '1.1', on: '2026-11-20', days: -3, changeId: expect.any(String), minutes: 5 }])
    expect(attention([change('secured', '2026-11-16', { ...open, ambition: '1.1' })])).toEqual([
      { kind: 'waitsForOther', ambition: '1.1', on: '2026-11-16', days: -7, changeId: expect.any(String), minutes: 2 },
    ])
    expect(attention([change('achieved', '2025-11-01', { ambition: '1.1' })])).toEqual([
      { kind: 'lapsed', ambition: '1.1', on: '2026-11-02', days: -21, reason: 'interval', minutes: 5 },
    ])
    expect(attention([], {}, [proof('decided', '2026-01-01', '2026-12-31', { ambition: '3.2' })])).toEqual([
      { kind: 'lapsesSoon', ambition: '3.2', on: '2026-12-31', days: 38, reason: 'evidence', minutes: 20 },
    ])
    expect(attention([change('achieved', '2026-01-01', { ambition: '3.5' })])).toEqual([
      { kind: 'asks', ambition: '3.5', on: '2026-07-02', days: -144, reason: 'interval', minutes: 5 },
    ])
    expect(attention([change('notStarted', '2024-03-01', { ambition: '2.1' })])).toEqual([{ kind: 'hole', ambition: '2.1', minutes: 30 }])
    expect(attention([], { nextDates: [{ ambition: '4.1', on: '2026-11-13' }] })).toEqual([
      { kind: 'nextDate', ambition: '4.1', on: '2026-11-13', days: -10, minutes: 10 },
    ])
    expect(attention([], { round: { referenceOn: '2026-12-31', confirmed: false } })).toEqual([
      { kind: 'roundOpen', on: '2026-12-31', days: 38, minutes: 15 },
    ])
  })

  test('in the order of what helps most, five at most', () => {
    const items = attention(
      [
        change('notStarted', '2024-03-01', { ambition: '2.1' }),
        change('achieved', '2026-01-01', { ambition: '3.5' }),
        change('secured', '2026-11-16', { ...open, ambition: '1.2' }),
        change('achieved', '2025-12-01', { ambition: '1.5' }),
        change('achieved', '2025-11-01', { ambition: '2.2' }),
        change('secured', '2026-11-20', { ...open, ambition: '1.1', setBy: 'bram' }),
      ],
      { nextDates: [{ ambition: '4.1', on: '2026-11-13' }], round: { referenceOn: '2026-12-01', confirmed: false } },
    )
    expect(items.map((item) => item.kind)).toEqual(['waitsForYou', 'roundOpen', 'lapsed', 'lapsesSoon', 'nextDate'])
    const rest = attention(
      [
        change('notStarted', '2024-03-01', { ambition: '2.1' }),
        change('achieved', '2026-01-01', { ambition: '3.5' }),
        change('secured', '2026-11-16', { ...open, ambition: '1.2' }),
      ],
      { round: { referenceOn: '2026-12-31', confirmed: false } },
    )
    expect(rest.map((item) => item.kind)).toEqual(['waitsForOther', 'asks', 'hole', 'roundOpen'])
  })

  test('of lapsed ambitions the least work first, then the longest ago, then the number', () => {
    const items = attention([
      change('lapsed', '2026-01-01', { ambition: '1.1' }),
      change('achieved', '2025-10-01', { ambition: '3.10' }),
      change('achieved', '2025-10-01', { ambition: '3.2' }),
      change('achieved', '2025-09-01', { ambition: '4.1' }),
    ])
    expect(items.map((item) => item.ambition)).toEqual(['4.1', '3.2', '3.10', '1.1'])
  })

  test('the last day that counts as soon is sixty days ahead', () => {
    expect(attention([change('achieved', '2026-01-22', { ambition: '1.1' })])).toMatchObject([{ kind: 'lapsesSoon', days: 60 }])
    expect(attention([change('achieved', '2026-01-23', { ambition: '1.1' })])).toEqual([])
    expect(attention([change('achieved', '2025-11-23', { ambition: '1.1' })])).toMatchObject([{ kind: 'lapsesSoon', days: 0 }])
  })

  test('an ambition somebody already acted on is not asked for again', () => {
    const items = attention([
      change('achieved', '2025-10-01', { ambition: '3.2' }),
      change('achieved', '2026-11-20', { ...open, ambition: '3.2', kind: 'reconfirm' }),
    ])
    expect(items.map((item) => item.kind)).toEqual(['waitsForOther'])
  })

  test('a round that the party confirmed, a date to come and another party ask nothing', () => {
    expect(
      attention([change('lapsed', '2026-01-01', { subject: 'coevorden', ambition: '9.9' })], {
        round: { referenceOn: '2026-12-01', confirmed: true },
        nextDates: [{ ambition: '4.1', on: day }],
      }),
    ).toEqual([])
  })

  test('what is not applicable asks nothing, also when its date has passed', () => {
    expect(
      attention([change('notApplicable', '2026-01-01', { ambition: '4.1' })], { nextDates: [{ ambition: '4.1', on: '2026-02-01' }] }),
    ).toEqual([])
  })
})

describe('the dike', () => {
  const covenant = programme()
  const day = '2025-02-02'
  const pictureOf = (changes: StateChange[], of = covenant, on = day) =>
    dikePicture(of, standingsOn(indexFacts(of, changes, []), of, on), on)

  test('a layer is the mean of the heights of its applicable ambitions, a party the mean of its layers', () => {
    const picture = pictureOf([
      change('achieved', '2025-01-01', { ambition: '3.2' }),
      change('implementing', '2025-01-01', { ambition: '3.5' }),
      change('secured', '2025-01-01', { subject: 'zuidoost', ambition: '1.3' }),
    ])
    const [section] = picture.sections
    expect(section).toMatchObject({
      party: { id: 'emmen' },
      layers: [
        { theme: 1, height: 1.1, inOrder: 1, count: 1, weak: [] },
        { theme: 3, height: 0.55, inOrder: 1, count: 3, weak: [{ ambition: '3.6', kind: 'hole' }] },
      ],
      height: 0.825,
      inOrder: 2,
      count: 4,
    })
  })

  test('a hole is what is not started, a crack is what has lapsed', () => {
    const changes = [change('achieved', '2025-01-01', { ambition: '3.2' }), change('lapsed', '2025-01-15', { ambition: '3.2' })]
    expect(pictureOf(changes).sections[0]!.layers[1]!.weak).toEqual([
      { ambition: '3.2', kind: 'crack' },
      { ambition: '3.5', kind: 'hole' },
      { ambition: '3.6', kind: 'hole' },
    ])
  })

  test('what is not applicable counts nowhere, and a theme in which nothing applies is left out of the mean', () => {
    const [, , , section] = pictureOf([
      change('achieved', '2025-01-01', { subject: 'vechtstromen', ambition: '3.2' }),
      change('notApplicable', '2025-01-01', { subject: 'vechtstromen', ambition: '3.5' }),
    ]).sections
    expect(section).toMatchObject({
      party: { id: 'vechtstromen' },
      layers: [
        { theme: 1, height: 0, count: 0, weak: [] },
        { theme: 3, height: 1, count: 1, weak: [] },
      ],
      height: 1,
      count: 1,
      weak: [],
    })
  })

  test('the state of a basisteam stands in the row of each municipality and counts once in the totals', () => {
    const picture = pictureOf([change('achieved', '2025-01-01', { subject: 'zuidoost', ambition: '1.3' })])
    expect(picture.sections.map((section) => section.layers[0]!.inOrder)).toEqual([1, 1, 0, 0])
    expect(picture.totals).toEqual({ inOrder: 1, counted: 13, weak: 12, withoutWeak: 0 })
  })

  test('a party without holes or cracks is counted at any height', () => {
    const changes = ['3.2', '3.5'].map((name) => change('preparing', '2025-01-01', { subject: 'vechtstromen', ambition: name }))
    expect(pictureOf(changes).totals.withoutWeak).toBe(1)
  })

  test('the water stands at the level of that day', () => {
    expect(pictureOf([], covenant, '2024-02-02').waterLevel).toBe(0)
    expect(pictureOf([], covenant, '2025-02-02').waterLevel).toBeCloseTo(0.5, 2)
    expect(pictureOf([], covenant, '2026-11-23').waterLevel).toBe(1)
  })

  test('a passed interval lowers the dike on the right day', () => {
    const changes = [change('achieved', '2024-05-10')]
    const heightOn = (on: Day) => pictureOf(changes, covenant, on).sections[0]!.layers[1]!.height
    expect([heightOn('2024-05-09'), heightOn('2025-05-10'), heightOn('2025-05-11')]).toEqual([0, 0.333333, 0.166667])
  })

  test('seventeen parties and twenty-eight ambitions give 410 counted states when everything applies', () => {
    const drenthe = drentheForm()
    expect(cellsOf(drenthe)).toMatchObject({ counted: 410 })
    const picture = pictureOf([], drenthe)
    expect(picture.totals).toEqual({ inOrder: 0, counted: 410, weak: 410, withoutWeak: 0 })
    expect(picture.sections.map((section) => section.count)).toEqual([...Array(12).fill(27), ...Array(5).fill(19)])
  })

  test('per ambition the subjects in each state are counted, a basisteam once', () => {
    const changes = [achievedInMay, change('secured', '2024-05-10', { subject: 'zuidoost', ambition: '1.3' })]
    const counts = countsPerAmbition(covenant, standingsOn(indexFacts(covenant, changes, []), covenant, '2024-06-01'))
    expect(counts[0]).toMatchObject({ ambition: '1.3', subjects: 2, states: { secured: 1, notStarted: 1, achieved: 0 } })
    expect(counts[1]).toMatchObject({ ambition: '3.2', subjects: 4, states: { achieved: 1, notStarted: 3 } })
  })
})

/** Parties and ambitions in the numbers of Drenthe: 18 for all, 8 for municipalities, one for the others, one per basisteam. */
function drentheForm(): Programme {
  const teams = ['noord', 'zuidoost', 'zuidwest']
  const municipalities = Array.from({ length: 12 }, (_, index) => party(`gemeente-${index}`, 'gemeente', teams[index % 3]))
  const others = [...Array.from({ length: 4 }, (_, index) => party(`waterschap-${index}`, 'waterschap')), party('provincie', 'provincie')]
  const sizes = { 1: 6, 2: 5, 3: 10, 4: 5, 5: 2 }
  const forMunicipalities = ['1.2', '2.3', '2.4', '3.1', '3.3', '3.6', '3.7', '3.8']
  const ambitions = Object.entries(sizes).flatMap(([theme, size]) =>
    Array.from({ length: size }, (_, index) => {
      const number = `${theme}.${index + 1}`
      if (number === '1.3') return triangle
      if (number === '3.4') return ambition(number, { appliesTo: ['waterschap', 'provincie'] })
      return ambition(number, forMunicipalities.includes(number) ? { appliesTo: ['gemeente'] } : {})
    }),
  )
  const themes = Object.keys(sizes).map((number) => ({ number: Number(number), title: number, short: number }))
  return programme({ parties: [...municipalities, ...others], ambitions, themes })
}
