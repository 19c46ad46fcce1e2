import { describe, expect, test } from 'vitest'
import {
  ask,
  askOn,
  asksFor,
  endOffer,
  isLive,
  isOffered,
  offer,
  offersFor,
  speaksFor,
  stepsFor,
  takeOver,
  takeStep,
  thanksOf,
  type Ask,
  type AskStep,
  type Offer,
  type Person,
} from './rules.ts'

const day = '2026-11-23'
const asked: Ask = {
  id: 'a',
  partyId: 'coevorden',
  ambition: '3.6',
  title: 'Wie heeft een tekst?',
  body: 'Wij zoeken een tekst.',
  byOn: null,
  audience: 'all',
  askedOn: '2026-11-02',
  steps: [],
}
const step = (kind: AskStep['kind'], partyId: string | null, on = '2026-11-10', body: string | null = 'x'): AskStep => ({
  kind,
  partyId,
  on,
  body,
})
const withSteps = (...steps: AskStep[]): Ask => ({ ...asked, steps })

const person = (partyId: string | null, ...roles: string[]): Person => ({ personId: `${partyId}`, partyId, roles, ambitions: ['3.6'] })
const anja = person('coevorden', 'coordinator')
const egbert = person('emmen', 'coordinator')
const wout = person('hunze-en-aas', 'boardMember')
const roel = person(null, 'riecAdviser')
const take = (kind: AskStep['kind'], who: Person, on: Ask = asked, body: string | null = 'x') =>
  takeStep(kind, on, { person: who, body, day })

describe('who speaks for a party', () => {
  test.each([
    ['a coordinator', anja, true],
    ['an administrator', wout, true],
    ['who owns the ambition', person('emmen', 'processOwner'), true],
    ['who owns another ambition', { ...person('emmen', 'processOwner'), ambitions: ['1.1'] }, false],
    ['a reader', person('emmen', 'reader'), false],
    ['the data protection officer', person('emmen', 'privacyOfficer'), false],
    ['the RIEC adviser', roel, true],
    ['the secretary', person(null, 'secretary'), false],
  ])('%s', (_who, who, may) => expect(speaksFor(who, '3.6')).toBe(may))
})

describe('an ask', () => {
  test('is asked by a party about what binds it, for a day to come', () => {
    const facts = { person: anja, applies: true, day }
    expect(ask({ ambition: '3.6', byOn: day }, facts)).toEqual({ asked: true })
    expect(ask({ ambition: '3.6', byOn: '2026-11-22' }, facts)).toEqual({ refused: 'dayPassed' })
    expect(ask({ ambition: '3.6', byOn: null }, { ...facts, applies: false })).toEqual({ refused: 'doesNotApply' })
    expect(ask({ ambition: '3.6', byOn: null }, { ...facts, person: roel })).toEqual({ refused: 'notYours' })
    expect(ask({ ambition: '3.6', byOn: null }, { ...facts, person: person('coevorden', 'reader') })).toEqual({ refused: 'notYours' })
  })

  test.each([
    ['nothing', [], 'open', []],
    ['taking up', [step('takenUp', 'emmen')], 'takenUp', ['emmen']],
    ['letting go', [step('takenUp', 'emmen'), step('letGo', 'emmen')], 'open', []],
    ['an answer of RIEC', [step('answered', null)], 'answered', [null]],
    ['two answers', [step('answered', 'emmen'), step('answered', 'hunze-en-aas')], 'answered', ['emmen', 'hunze-en-aas']],
    ['thanks', [step('answered', 'emmen'), step('thanked', 'coevorden')], 'thanked', ['emmen']],
    ['reopening', [step('answered', 'emmen'), step('thanked', 'coevorden'), step('reopened', 'coevorden')], 'open', []],
    ['withdrawing', [step('withdrawn', 'coevorden')], 'withdrawn', []],
  ] as const)('after %s stands so', (_name, steps, state, helpers) => {
    expect(askOn(withSteps(...steps), day)).toMatchObject({ state, helpers })
  })

  test('stands on a day by the steps up to that day, and is not there before it was asked', () => {
    const answered = withSteps(step('answered', 'emmen', '2026-11-10'))
    expect(askOn(answered, '2026-11-09')?.state).toBe('open')
    expect(askOn(answered, '2026-11-10')?.state).toBe('answered')
    expect(askOn(answered, '2026-11-01')).toBeUndefined()
  })

  test('is taken up and answered by others, and never by the party that asked', () => {
    for (const kind of ['takenUp', 'answered'] as const) {
      expect(take(kind, egbert)).toEqual({ kind })
      expect(take(kind, roel)).toEqual({ kind })
      expect(take(kind, anja)).toEqual({ refused: 'ownAsk' })
      expect(take(kind, person('emmen', 'reader'))).toEqual({ refused: 'notYours' })
      expect(take(kind, egbert, withSteps(step('withdrawn', 'coevorden')))).toEqual({ refused: 'alreadyClosed' })
    }
  })

  test('taken up by one is not taken up by a second, who may still answer', () => {
    const taken = withSteps(step('takenUp', 'emmen'))
    expect(take('takenUp', wout, taken)).toEqual({ refused: 'alreadyTakenUp' })
    expect(take('answered', wout, taken)).toEqual({ kind: 'answered' })
    expect(take('letGo', wout, taken)).toEqual({ refused: 'notYours' })
    expect(take('letGo', egbert, taken)).toEqual({ kind: 'letGo' })
  })

  test('is closed with thanks by the party that asked, in words, once somebody helped', () => {
    const answered = withSteps(step('answered', 'emmen'))
    expect(take('thanked', anja, answered)).toEqual({ kind: 'thanked' })
    expect(take('thanked', anja, answered, ' ')).toEqual({ refused: 'bodyMissing' })
    expect(take('thanked', anja)).toEqual({ refused: 'nobodyToThank' })
    expect(take('thanked', egbert, answered)).toEqual({ refused: 'notYours' })
    expect(take('thanked', anja, withSteps(step('answered', 'emmen'), step('thanked', 'coevorden')))).toEqual({ refused: 'alreadyClosed' })
  })

  test('is reopened and withdrawn by the party that asked', () => {
    const answered = withSteps(step('answered', 'emmen'))
    expect(take('reopened', anja, answered)).toEqual({ kind: 'reopened' })
    expect(take('reopened', anja, answered, null)).toEqual({ refused: 'bodyMissing' })
    expect(take('reopened', anja)).toEqual({ refused: 'notClosed' })
    expect(take('withdrawn', anja)).toEqual({ kind: 'withdrawn' })
    expect(take('withdrawn', egbert)).toEqual({ refused: 'notYours' })
  })

  test('an answer without words is refused', () => {
    expect(take('answered', egbert, asked, null)).toEqual({ refused: 'bodyMissing' })
  })

  test('offers each person only the steps that this person may take', () => {
    expect(stepsFor(asked, anja, day)).toEqual(['withdrawn'])
    expect(stepsFor(asked, egbert, day)).toEqual(['answered', 'takenUp'])
    expect(stepsFor(asked, person('emmen', 'reader'), day)).toEqual([])
    expect(stepsFor(withSteps(step('answered', 'emmen')), anja, day)).toEqual(['thanked', 'reopened', 'withdrawn'])
  })
})

describe('who helped whom', () => {
  test('is told with the words of thanks, newest first, and thanks only who helped since it was last opened', () => {
    const twice = withSteps(
      step('answered', 'emmen', '2026-11-03'),
      step('thanked', 'coevorden', '2026-11-04', 'Dank'),
      step('reopened', 'coevorden', '2026-11-05'),
      step('answered', null, '2026-11-06'),
      step('thanked', 'coevorden', '2026-11-07', 'Nogmaals dank'),
    )
    expect(thanksOf([twice], day).map(({ on, to, body }) => ({ on, to, body }))).toEqual([
      { on: '2026-11-07', to: [null], body: 'Nogmaals dank' },
      { on: '2026-11-04', to: ['emmen'], body: 'Dank' },
    ])
    expect(thanksOf([twice], '2026-11-05')).toHaveLength(1)
  })
})

describe('an offer', () => {
  const offered: Offer = {
    id: 'o',
    partyId: 'emmen',
    ambition: '3.6',
    title: 'Meelezen',
    body: 'Wij lezen mee.',
    untilOn: '2026-12-31',
    offeredOn: '2026-11-02',
    endedOn: null,
  }

  test('is made by who speaks for a party or RIEC, for days to come', () => {
    const form = { ambition: '3.6', untilOn: null }
    expect(offer(form, { person: egbert, day })).toEqual({ offered: true })
    expect(offer(form, { person: roel, day })).toEqual({ offered: true })
    expect(offer(form, { person: person('emmen', 'reader'), day })).toEqual({ refused: 'notYours' })
    expect(offer({ ...form, untilOn: '2026-11-01' }, { person: egbert, day })).toEqual({ refused: 'dayPassed' })
  })

  test('stands from its first to its last day, or until it was taken away', () => {
    expect(['2026-11-01', '2026-11-02', '2026-12-31', '2027-01-01'].map((on) => isOffered(offered, on))).toEqual([false, true, true, false])
    expect(isOffered({ ...offered, endedOn: day }, day)).toBe(false)
  })

  test('is taken away by whoever made it, once', () => {
    expect(endOffer(offered, egbert, day)).toEqual({ ended: true })
    expect(endOffer(offered, anja, day)).toEqual({ refused: 'notYours' })
    expect(endOffer({ ...offered, endedOn: day }, egbert, day)).toEqual({ refused: 'alreadyEnded' })
    expect(endOffer({ ...offered, partyId: null }, roel, day)).toEqual({ ended: true })
  })

  test('is matched with the asks of others on the same ambition that still look for help, and the other way', () => {
    expect(offersFor(asked, [offered, { ...offered, ambition: '1.1' }, { ...offered, partyId: 'coevorden' }], day)).toEqual([offered])
    const closed = withSteps(step('withdrawn', 'coevorden'))
    expect(asksFor(offered, [asked, closed, { ...asked, partyId: 'emmen' }], day)).toEqual([asked])
    expect(isLive({ state: 'thanked', takenUpBy: undefined, helpers: [] })).toBe(false)
  })
})

describe('taking over', () => {
  const source = { partyId: 'emmen', kind: 'document', shared: true, endedOn: null }
  const facts = { person: anja, taken: false }
  test.each([
    ['a shared document', source, facts, { taken: true }],
    ['a shared link', { ...source, kind: 'link' }, facts, { taken: true }],
    ['what the own party shared', { ...source, partyId: 'coevorden' }, facts, { refused: 'ownDocument' }],
    ['what is not shared any more', { ...source, shared: false }, facts, { refused: 'notShared' }],
    ['what was replaced', { ...source, endedOn: day }, facts, { refused: 'notShared' }],
    ['a statement', { ...source, kind: 'statement' }, facts, { refused: 'nothingToTake' }],
    ['a figure', { ...source, kind: 'figure' }, facts, { refused: 'nothingToTake' }],
    ['what was taken over already', source, { ...facts, taken: true }, { refused: 'alreadyTaken' }],
  ])('%s', (_what, given, who, outcome) => expect(takeOver(given, who)).toEqual(outcome))
})
