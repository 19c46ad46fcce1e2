import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleProgramme, exampleStandings } from '../../../test/example-report.ts'
import { standingKey } from '../progress/rules.ts'
import {
  agreeRound,
  confirmRound,
  discuss,
  fillRound,
  freeze,
  hasChanged,
  masked,
  mayConfirmRound,
  mayFillRound,
  mayLeadRound,
  noParts,
  noWords,
  openRound,
  readRound,
  reopen,
  roundSteps,
  sendPage,
  smallestCount,
  statesMark,
  writeThemeText,
  writeWords,
  type Round,
  type ToldCount,
} from './conversation.ts'
import { cleanText } from './text.ts'

const programme = exampleProgramme()
const today = '2026-11-23'
const open: Round = {
  code: '2026-H2',
  title: 'Tweede helft',
  referenceOn: '2026-11-16',
  dataClosesOn: '2026-11-30',
  confirmClosesOn: '2026-12-07',
  version: 1,
  status: 'open',
}
const frozen: Round = { ...open, status: 'frozen', frozenOn: '2026-11-20' }
const later: Round = { ...open, referenceOn: '2026-11-24' }

describe('opening a round', () => {
  const round = { code: '2027-H1', title: ' Halfjaarbericht  juni 2027 ', referenceOn: '2027-05-17' }

  test('a round opens with a reference day, two weeks to fill in and one more to confirm', () => {
    expect(openRound(round, [frozen], programme, today)).toEqual({
      code: '2027-H1',
      title: 'Halfjaarbericht juni 2027',
      referenceOn: '2027-05-17',
      dataClosesOn: '2027-05-31',
      confirmClosesOn: '2027-06-07',
    })
  })

  test.each([
    ['2024-H1', '2024-02-02'],
    ['2026-termijn', '2026-02-02'],
  ])('%s is a good code, and the day of signing a good reference day', (code, referenceOn) => {
    expect(openRound({ ...round, code, referenceOn }, [], programme, today)).toMatchObject({ code, referenceOn })
  })

  test.each([
    ['a code that is not a round', { ...round, code: 'H2' }, 'codeNotARound'],
    ['a code with a path in it', { ...round, code: '2026-../..' }, 'codeNotARound'],
    ['a round without a title', { ...round, title: ' \u0007 ' }, 'titleMissing'],
    ['a title longer than a line', { ...round, title: 'x'.repeat(121) }, 'titleTooLong'],
    ['a reference day before the covenant was signed', { ...round, referenceOn: '2024-02-01' }, 'referenceDayBeforeSigning'],
    ['a reference day more than a year ahead', { ...round, referenceOn: '2027-11-24' }, 'referenceDayFarAway'],
    ['an end of filling in before the reference day', { ...round, dataClosesOn: '2027-05-16' }, 'dataClosesBeforeReference'],
    [
      'an end of confirming before the end of filling in',
      { ...round, dataClosesOn: '2027-05-30', confirmClosesOn: '2027-05-29' },
      'confirmClosesBeforeData',
    ],
    ['a round that is already open', { ...round, code: '2026-h2' }, 'alreadyOpen'],
  ])('%s is refused', (_name, bad, refused) => {
    expect(openRound(bad, [open], programme, today)).toEqual({ refused })
  })

  test('the code of a frozen round is not used again', () => {
    expect(openRound({ ...round, code: '2026-H2' }, [frozen], programme, today)).toEqual({ refused: 'alreadyFrozen' })
  })
})

describe('a party', () => {
  const filling = { partyId: 'emmen', unchangedSeen: true, note: ' Wij zoeken hulp.\u0000 ' }
  const ready = { partyId: 'emmen', filled: true, confirmedOn: null, changedSince: false }

  test('fills in from the reference day on, and what it gives along is kept clean', () => {
    expect(fillRound(open, filling, programme, '2026-11-16')).toEqual({ note: 'Wij zoeken hulp.' })
  })

  test('may still fill in after the day on which the secretary hoped to have everything', () => {
    expect(fillRound(open, filling, programme, '2026-12-20')).toMatchObject({ note: 'Wij zoeken hulp.' })
  })

  test.each([
    ['a frozen round', frozen, filling, 'alreadyFrozen'],
    ['before the reference day', later, filling, 'referenceDayInFuture'],
    ['for a supporter', open, { ...filling, partyId: 'riec-noord-nederland' }, 'notForParty'],
    ['without having looked at what did not change', open, { ...filling, unchangedSeen: false }, 'unchangedNotSeen'],
    ['with 20,000 characters', open, { ...filling, note: 'a'.repeat(20_000) }, 'textTooLong'],
  ])('%s is not filled in', (_name, round, bad, refused) => {
    expect(fillRound(round, bad, programme, today)).toEqual({ refused })
  })

  test('confirms once, and again only when a state was changed since', () => {
    expect(confirmRound(open, ready, programme, '2026-11-16')).toEqual({ partyId: 'emmen', confirmedOn: '2026-11-16' })
    expect(confirmRound(open, { ...ready, confirmedOn: '2026-11-17' }, programme, today)).toEqual({ refused: 'alreadyConfirmed' })
    expect(confirmRound(open, { ...ready, confirmedOn: '2026-11-17', changedSince: true }, programme, today)).toMatchObject({
      confirmedOn: today,
    })
  })

  test.each([
    ['a frozen round', frozen, ready, 'alreadyFrozen'],
    ['before the reference day', later, ready, 'referenceDayInFuture'],
    ['by a supporter', open, { ...ready, partyId: 'riec-noord-nederland' }, 'notForParty'],
    ['before it was filled in', open, { ...ready, filled: false }, 'notFilledIn'],
  ])('%s is not confirmed', (_name, round, party, refused) => {
    expect(confirmRound(round, party, programme, today)).toEqual({ refused })
  })

  test('what it confirmed is told by its states: another state shows, other proof of the same state does not', () => {
    const standings = new Map(exampleStandings(programme))
    const before = statesMark(programme, 'emmen', standings)
    const key = standingKey('emmen', '3.2')
    standings.set(key, { ...standings.get(key)!, proofUntil: '2030-01-01' })
    expect(hasChanged(before, statesMark(programme, 'emmen', standings))).toBe(false)
    standings.set(key, { state: standings.get(key)!.state === 'secured' ? 'preparing' : 'secured', since: today })
    expect(hasChanged(before, statesMark(programme, 'emmen', standings))).toBe(true)
    expect(hasChanged(null, before)).toBe(false)
  })

  test('sends its page on once, not before it was frozen and not in the future', () => {
    const sending = { partyId: 'emmen', sentOn: today, before: null }
    expect(sendPage(frozen, sending, programme, today)).toEqual({ sentOn: today })
    expect(sendPage(open, sending, programme, today)).toEqual({ refused: 'notFrozen' })
    expect(sendPage(frozen, { ...sending, before: today }, programme, today)).toEqual({ refused: 'alreadySent' })
    expect(sendPage(frozen, { ...sending, sentOn: '2026-11-24' }, programme, today)).toEqual({ refused: 'dayInFuture' })
    expect(sendPage(frozen, { ...sending, sentOn: '2026-11-19' }, programme, today)).toEqual({ refused: 'dayBeforeFreezing' })
    expect(sendPage(frozen, { ...sending, partyId: 'riec-noord-nederland' }, programme, today)).toEqual({ refused: 'notForParty' })
  })
})

describe('the secretary', () => {
  const text = { theme: 3, parts: { ...noParts, achieved: 'Het gaat goed.' }, knownVersion: 2, version: 2 }
  const words = { ...noWords, knownVersion: 0, version: 0 }

  test('writes four parts per theme, and each next text is a next version', () => {
    expect(writeThemeText(open, text, programme)).toEqual({ theme: 3, parts: text.parts, version: 3 })
  })

  test.each([
    ['after freezing', frozen, text, { refused: 'alreadyFrozen' }],
    ['for a theme that is not agreed', open, { ...text, theme: 6 }, { refused: 'themeUnknown' }],
    [
      'of 20,000 characters',
      open,
      { ...text, parts: { ...noParts, help: 'x'.repeat(20_000) } },
      { refused: 'textTooLong', details: ['help'] },
    ],
    ['over a text that somebody else wrote meanwhile', open, { ...text, version: 3 }, { refused: 'changedMeanwhile' }],
  ])('a text %s is refused', (_name, round, bad, refusal) => {
    expect(writeThemeText(round, bad, programme)).toEqual(refusal)
  })

  test('writes the rest, and leaves out what is empty', () => {
    const written = writeWords(
      open,
      {
        ...words,
        decisions: [' Stel vast. ', '', ' '],
        examples: [
          { partyId: 'emmen', ambition: '3.6', body: 'Dit werkt.' },
          { partyId: '', ambition: '', body: '' },
        ],
        figures: [
          { name: '', count: null, people: false, note: '' },
          { name: 'Trainingen', count: 12, people: true, note: '' },
        ],
      },
      programme,
    )
    expect(written).toMatchObject({
      version: 1,
      words: { decisions: ['Stel vast.'], examples: [{ partyId: 'emmen' }], figures: [{ name: 'Trainingen' }] },
    })
  })

  test.each([
    ['after freezing', frozen, words, 'alreadyFrozen'],
    ['with six decisions', open, { ...words, decisions: Array.from({ length: 6 }, (_, at) => `Besluit ${at}`) }, 'tooManyDecisions'],
    ['with a decision of a page', open, { ...words, decisions: ['x'.repeat(241)] }, 'decisionTooLong'],
    ['with half an example', open, { ...words, examples: [{ partyId: 'emmen', ambition: '', body: 'x' }] }, 'exampleIncomplete'],
    [
      'with an example that does not bind the party',
      open,
      { ...words, examples: [{ partyId: 'drenthe', ambition: '3.6', body: 'x' }] },
      'exampleIncomplete',
    ],
    ['with a number below zero', open, { ...words, figures: [{ name: 'x', count: -1, people: false, note: '' }] }, 'figureIncomplete'],
    ['with a number without a name', open, { ...words, figures: [{ name: '', count: 1, people: false, note: '' }] }, 'figureIncomplete'],
    ['with 20,000 characters about the law', open, { ...words, law: 'x'.repeat(20_000) }, 'textTooLong'],
    ['over what somebody else wrote meanwhile', open, { ...words, version: 1 }, 'changedMeanwhile'],
  ])('the rest %s is refused', (_name, round, bad, refused) => {
    expect(writeWords(round, bad, programme)).toMatchObject({ refused })
  })

  test('freezes what was agreed, once, from the reference day on and though nobody confirmed', () => {
    const facts = { mark: 'a', agreed: ['a'] }
    expect(freeze(open, facts, '2026-11-16')).toEqual({ frozenOn: '2026-11-16' })
    expect(freeze(later, facts, today)).toEqual({ refused: 'referenceDayInFuture' })
    expect(freeze(frozen, facts, today)).toEqual({ refused: 'alreadyFrozen' })
    expect(freeze(open, { mark: 'a', agreed: [] }, today)).toEqual({ refused: 'notAgreed' })
    expect(freeze(open, { mark: 'b', agreed: ['a'] }, today)).toEqual({ refused: 'changedSinceAgreed' })
  })

  test('opens a frozen round again as a next version, with a reason that everybody reads', () => {
    expect(reopen(frozen, ' Een cijfer klopte niet. ')).toEqual({ version: 2, reason: 'Een cijfer klopte niet.' })
    expect(reopen(frozen, ' ')).toEqual({ refused: 'reasonMissing' })
    expect(reopen(open, 'x')).toEqual({ refused: 'notFrozen' })
    expect(reopen(frozen, 'x'.repeat(501))).toEqual({ refused: 'textTooLong' })
  })

  test('writes down the discussion after freezing, not before and not over that of another', () => {
    const discussion = {
      discussedOn: today,
      outcomes: [{ asked: 'Stel vast.', outcome: 'agreed' as const, words: ' Ja. ' }],
      knownVersion: 0,
      version: 0,
    }
    expect(discuss(frozen, discussion, today)).toMatchObject({ discussedOn: today, outcomes: [{ words: 'Ja.' }], version: 1 })
    expect(discuss(open, discussion, today)).toEqual({ refused: 'notFrozen' })
    expect(discuss(frozen, { ...discussion, discussedOn: '2026-11-19' }, today)).toEqual({ refused: 'dayBeforeFreezing' })
    expect(discuss(frozen, { ...discussion, discussedOn: '2026-11-24' }, today)).toEqual({ refused: 'dayInFuture' })
    expect(discuss(frozen, { ...discussion, version: 1 }, today)).toEqual({ refused: 'changedMeanwhile' })
  })
})

describe('who reads and agrees', () => {
  test('an empty note says that it was read', () => {
    expect(readRound(open, ' ')).toEqual({ body: '' })
    expect(readRound(frozen, '')).toEqual({ refused: 'alreadyFrozen' })
    expect(readRound(open, 'x'.repeat(20_000))).toEqual({ refused: 'textTooLong' })
  })

  test('the portfolio holder agrees with what the page showed, once', () => {
    expect(agreeRound(open, { seen: 'a', mark: 'a', agreed: [] }, today)).toEqual({ mark: 'a' })
    expect(agreeRound(open, { seen: 'a', mark: 'b', agreed: [] }, today)).toEqual({ refused: 'changedMeanwhile' })
    expect(agreeRound(open, { seen: 'a', mark: 'a', agreed: ['a'] }, today)).toEqual({ refused: 'alreadyAgreed' })
    expect(agreeRound(frozen, { seen: 'a', mark: 'a', agreed: [] }, today)).toEqual({ refused: 'alreadyFrozen' })
    expect(agreeRound(later, { seen: 'a', mark: 'a', agreed: [] }, today)).toEqual({ refused: 'referenceDayInFuture' })
  })
})

describe('who may', () => {
  const roles = ['secretary', 'riecAdviser', 'portfolioHolder', 'coordinator', 'boardMember', 'processOwner', 'reader', 'guest']
  const who = (may: (person: { partyId: string | null; roles: string[] }) => boolean, partyId: string | null) =>
    roles.filter((role) => may({ partyId, roles: [role] }))

  test('only the secretary leads a round; only its own coordinator or board fills in; only its own board confirms', () => {
    expect(who(mayLeadRound, null)).toEqual(['secretary'])
    expect(who((person) => mayFillRound(person, 'emmen'), 'emmen')).toEqual(['coordinator', 'boardMember'])
    expect(who((person) => mayConfirmRound(person, 'emmen'), 'emmen')).toEqual(['boardMember'])
    expect(who((person) => mayConfirmRound(person, 'emmen') || mayFillRound(person, 'emmen'), 'assen')).toEqual([])
  })
})

test('the steps of a round tell how far it is, and freezing ends the waiting', () => {
  const facts = {
    round: open,
    today,
    parties: 17,
    filled: 5,
    confirmed: 3,
    sent: 0,
    themes: 5,
    written: 1,
    readOn: null,
    agreedOn: null,
    discussedOn: null,
  }
  const done = (more: Partial<Parameters<typeof roundSteps>[0]> = {}) =>
    roundSteps({ ...facts, ...more })
      .filter((step) => step.isDone)
      .map((step) => step.kind)
  expect(done()).toEqual(['reference'])
  expect(done({ filled: 17, confirmed: 17, written: 5 })).toEqual(['reference', 'filled', 'confirmed', 'written'])
  expect(done({ round: frozen })).toEqual(['reference', 'filled', 'confirmed', 'written', 'read', 'agreed', 'frozen'])
})

describe('a number of people', () => {
  test('below five is not told, and nobody is', () => {
    expect([0, 1, 4, 5, 6].map((count) => masked(count))).toEqual([0, null, null, 5, 6])
  })

  test('is not told when the difference with an earlier report would tell a small number', () => {
    expect(masked(42, [40])).toBe(null)
    expect(masked(40, [40])).toBe(40)
    expect(masked(45, [40])).toBe(45)
    expect(masked(0, [3])).toBe(null)
  })

  test('whatever the counts are, no two of the last three told numbers differ by one to four', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 12 }), (counts) => {
        const told: ToldCount[] = []
        for (const count of counts) told.push(masked(count, told.slice(-2)))
        for (const [at, one] of told.entries()) {
          for (const other of told.slice(at + 1, at + 3)) {
            if (one === null || other === null || one === other) continue
            expect(Math.abs(one - other)).toBeGreaterThanOrEqual(smallestCount)
          }
        }
      }),
    )
  })
})

describe('text that somebody wrote', () => {
  test('keeps its paragraphs and loses what cannot be printed or would turn its direction', () => {
    expect(cleanText('Een\r\ntwee \u202edrie\u0000\n\n\n\nvier\t!\ud800  ')).toBe('Een\ntwee drie\n\nvier !\ufffd')
  })

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text)
        expect(cleanText(once)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
      }),
    )
  })
})
