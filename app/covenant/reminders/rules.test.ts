import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { readProgramme } from '../programme/file.ts'
import type { Programme } from '../programme/rules.ts'
import type { Standing, StateChange } from '../progress/rules.ts'
import { mailStateOf, remindersFor, type NewMessage, type ReminderFacts } from './rules.ts'
import { mailOf } from './texts.ts'

const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error('no programme')
const programme: Programme = outcome.programme
const party = programme.parties.find((each) => each.id === 'coevorden')!
const standing = (more: Partial<Standing> = {}): Standing => ({ state: 'achieved', since: '2026-01-01', ...more })

const facts = (more: Partial<ReminderFacts> = {}, roles: string[] = ['coordinator']): ReminderFacts => ({
  programme,
  party,
  person: { personId: 'anja', partyId: 'coevorden', basisteam: null, roles, ambitions: ['3.6'] },
  wantsDigest: false,
  standings: new Map(),
  changes: [],
  cards: [],
  rounds: [],
  filled: new Set(),
  confirmed: new Set(),
  awaited: new Map(),
  earlier: [],
  day: '2026-11-23',
  ...more,
})
const kinds = (messages: NewMessage[]) => messages.map(({ about, mails }) => `${about.kind}${mails ? ' by mail' : ''}`)
const round = (referenceOn: string, more: object = {}) => ({
  code: '2026-H2',
  title: 'Bericht',
  referenceOn,
  dataClosesOn: null,
  confirmClosesOn: null,
  version: 1,
  status: 'open' as const,
  ...more,
})

describe('a round', () => {
  test.each([
    ['2027-01-15', ['roundOpened by mail']],
    ['2026-12-01', ['roundOpened by mail']],
    ['2026-11-30', ['roundSoon by mail']],
    ['2026-11-23', ['roundSoon by mail']],
    ['2026-11-22', ['roundAwaited by mail']],
    ['2026-09-24', ['roundAwaited by mail']],
    ['2026-09-23', []],
  ])('with reference day %s tells whoever confirms: %s', (on, expected) => {
    expect(kinds(remindersFor(facts({ rounds: [round(on)] })))).toEqual(expected)
    expect(kinds(remindersFor(facts({ rounds: [round(on)] }, ['boardMember'])))).toEqual(expected)
  })

  test('tells nobody who cannot confirm, nobody whose party confirmed, and nobody once it is frozen', () => {
    const rounds = [round('2026-11-22')]
    for (const roles of [['processOwner'], ['reader'], ['privacyOfficer']]) expect(remindersFor(facts({ rounds }, roles))).toEqual([])
    const done = new Set(['2026-H2'])
    expect(remindersFor(facts({ rounds, filled: done }))).toEqual([])
    expect(remindersFor(facts({ rounds, filled: done, confirmed: done }, ['boardMember']))).toEqual([])
    expect(remindersFor(facts({ rounds: [{ ...round('2026-11-22'), status: 'frozen', frozenOn: '2026-11-23' }] }))).toEqual([])
  })

  test('asks the board to confirm once the own part is filled in', () => {
    const asked = (more: Partial<ReminderFacts>) =>
      remindersFor(facts({ rounds: [round('2026-11-22')], ...more }, ['boardMember'])).map(
        ({ about }) => mailOf(about, (number) => number, { address: '', practice: false }).text,
      )
    expect(asked({})[0]).toContain('/invullen')
    expect(asked({ filled: new Set(['2026-H2']) })[0]).toContain('/bevestig')
  })

  test('tells the secretary how many parties did not confirm, once the day has passed', () => {
    const secretary = (on: string, awaited: number) =>
      remindersFor(facts({ party: undefined, rounds: [round(on)], awaited: new Map([['2026-H2', awaited]]) }, ['secretary']))
    expect(secretary('2026-11-22', 3)[0]?.about).toMatchObject({ kind: 'roundAwaited', awaited: 3 })
    expect(secretary('2026-11-22', 0)).toEqual([])
    expect(secretary('2026-11-24', 3)).toEqual([])
  })

  test('is told once in each stage', () => {
    const first = remindersFor(facts({ rounds: [round('2026-12-10')] }))
    expect(remindersFor(facts({ rounds: [round('2026-12-10')], earlier: first }))).toEqual([])
    expect(kinds(remindersFor(facts({ rounds: [round('2026-12-10')], earlier: first, day: '2026-12-05' })))).toEqual(['roundSoon by mail'])
  })
})

describe('what ends soon', () => {
  const soon = (more: Partial<Standing>, roles?: string[]) =>
    remindersFor(facts({ standings: new Map([['coevorden 3.6', standing(more)]]) }, roles))

  test.each([
    [{ reviewOn: '2026-12-23' }, 'interval'],
    [{ reviewOn: '2026-11-23' }, 'interval'],
    [{ reviewOn: '2027-05-01', proofUntil: '2026-12-01' }, 'evidence'],
  ])('%o is told as %s', (more, why) => {
    expect(soon(more)[0]?.about).toMatchObject({ kind: 'deadlines', items: [{ ambition: '3.6', why }] })
  })

  test('what is further away, past, soft or not kept by this person is not told', () => {
    expect(soon({ reviewOn: '2026-12-24' })).toEqual([])
    expect(soon({ reviewOn: '2026-11-22' })).toEqual([])
    expect(soon({ reviewOn: '2026-12-01' }, ['boardMember'])).toEqual([])
    expect(soon({ reviewOn: '2026-12-01' }, ['processOwner'])).toHaveLength(1)
    const others = new Map([['coevorden 3.7', standing({ reviewOn: '2026-12-01' })]])
    expect(remindersFor(facts({ standings: others }, ['processOwner']))).toEqual([])
    const soft = programme.ambitions.find((ambition) => ambition.lapses === 'soft')!
    expect(remindersFor(facts({ standings: new Map([[`coevorden ${soft.number}`, standing({ reviewOn: '2026-12-01' })]]) }))).toEqual([])
  })

  test('a date of one’s own stays in the inbox; ten that end together are one message, and only what is new is told again', () => {
    const cards = [{ subject: 'coevorden', ambition: '1.1', nextOn: '2026-11-30' }]
    expect(kinds(remindersFor(facts({ cards })))).toEqual(['deadlines'])
    const standings = new Map(['3.1', '3.2', '3.6'].map((number) => [`coevorden ${number}`, standing({ reviewOn: '2026-12-01' })]))
    const first = remindersFor(facts({ standings, cards }))
    expect(kinds(first)).toEqual(['deadlines by mail'])
    expect(remindersFor(facts({ standings, cards, earlier: first, day: '2026-11-24' }))).toEqual([])
    const moved = new Map([...standings, ['coevorden 3.7', standing({ reviewOn: '2026-12-05' })] as const])
    expect(remindersFor(facts({ standings: moved, cards, earlier: first, day: '2026-11-24' }))[0]?.about).toMatchObject({
      items: [{ ambition: '3.7' }],
    })
  })
})

test('a change that waits is told to who may answer, never by mail and never to who set it', () => {
  const change: StateChange = {
    id: 'c1',
    seq: 1,
    subject: 'coevorden',
    ambition: '3.6',
    kind: 'set',
    state: 'achieved',
    holdsOn: '2026-11-01',
    needsConfirmation: true,
    confirmed: false,
    setBy: 'bram',
  }
  expect(kinds(remindersFor(facts({ changes: [change] })))).toEqual(['waits'])
  expect(remindersFor(facts({ changes: [{ ...change, setBy: 'anja' }] }))).toEqual([])
  expect(remindersFor(facts({ changes: [{ ...change, outcome: 'withdrawn' }] }))).toEqual([])
  expect(remindersFor(facts({ changes: [change] }, ['reader']))).toEqual([])
})

describe('the digest', () => {
  test('comes at most once a month, only to who has something to do, and not to who does not want it', () => {
    const first = remindersFor(facts({ wantsDigest: true }))
    expect(kinds(first)).toEqual(['digest by mail'])
    expect(remindersFor(facts({ wantsDigest: true, earlier: first, day: '2026-11-30' }))).toEqual([])
    expect(kinds(remindersFor(facts({ wantsDigest: true, earlier: first, day: '2026-12-01' })))).toEqual(['digest by mail'])
    expect(remindersFor(facts({ wantsDigest: false }))).toEqual([])
    for (const roles of [['reader'], ['privacyOfficer']]) expect(remindersFor(facts({ wantsDigest: true }, roles))).toEqual([])
    expect(remindersFor(facts({ wantsDigest: true, party: undefined }, ['secretary']))).toEqual([])
  })

  test('counts', () => {
    const standings = new Map([
      ['coevorden 3.6', standing({ reviewOn: '2026-12-01' })],
      ['coevorden 3.7', standing({ state: 'lapsed' })],
      ['coevorden 1.1', standing({ state: 'notApplicable' })],
    ])
    const about = remindersFor(facts({ wantsDigest: true, standings })).find((message) => message.about.kind === 'digest')?.about
    expect(about).toEqual({ kind: 'digest', month: '2026-11', inOrder: 1, count: 26, weak: 25, soon: 1, waits: 0 })
  })
})

test('a mail has the same subject whatever it is about, and holds the link', () => {
  const place = { address: 'https://dijkwacht.voorbeeld.nl', practice: false }
  const titles = (number: string) => `${number} Titel`
  const one = mailOf({ kind: 'waits', ambition: '3.6', changeId: 'c1' }, titles, place)
  const other = mailOf({ kind: 'roundSoon', round: '2026-H2', title: 'Bericht', referenceOn: '2026-12-01' }, titles, place)
  expect(one.subject).toBe(other.subject)
  expect(one.text).toContain('https://dijkwacht.voorbeeld.nl/ambities/3.6/bevestig/c1')
})

test.each([
  [true, 'a@b.nl', true, 'waiting'],
  [true, null, true, 'kept'],
  [false, 'a@b.nl', true, 'kept'],
  [true, 'a@b.nl', false, 'none'],
] as const)('with a mail server %s, address %s and something to mail %s it is %s', (hasMail, email, mails, expected) => {
  const message: NewMessage = { about: { kind: 'waits', ambition: '3.6', changeId: 'c' }, madeOnce: 'x', mails }
  expect(mailStateOf(message, { hasMail, email })).toBe(expected)
})
