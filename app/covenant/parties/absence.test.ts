import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readProgramme } from '../programme/file.ts'
import { findParty, type Programme } from '../programme/rules.ts'
import {
  changeParticipation,
  emptyOn,
  officeCalls,
  partiesOn,
  boundOn,
  renew,
  renewalAsked,
  takesPart,
  vacanciesOf,
  type Commitment,
  type Office,
  type Participation,
} from './rules.ts'

const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error(outcome.problems[0]?.message)
const programme: Programme = outcome.programme
const today = '2026-11-23'

function office(changes: Partial<Office> = {}): Office {
  return {
    id: 'a',
    partyId: 'coevorden',
    function: 'signalReceiver',
    holder: 'Anja Abbes',
    email: null,
    phone: null,
    fromOn: '2024-03-01',
    untilOn: null,
    ...changes,
  }
}

describe('a function that stands empty', () => {
  test('what was never filled is not vacant', () => {
    expect(vacanciesOf('signalReceiver', [])).toEqual([])
    expect(officeCalls(programme, [])).toEqual([])
  })

  test('it is vacant from the day after the last day, until the first day of the next', () => {
    const offices = [office({ untilOn: '2025-01-31' }), office({ fromOn: '2025-04-01', untilOn: '2025-12-31' })]
    expect(vacanciesOf('signalReceiver', offices)).toEqual([
      { function: 'signalReceiver', from: '2025-02-01', filledOn: '2025-04-01' },
      { function: 'signalReceiver', from: '2026-01-01', filledOn: null },
    ])
  })

  test('somebody who takes over the next day leaves nothing vacant, and neither does a second holder', () => {
    expect(vacanciesOf('signalReceiver', [office({ untilOn: '2025-01-31' }), office({ fromOn: '2025-02-01' })])).toEqual([])
    expect(vacanciesOf('signalReceiver', [office(), office({ fromOn: '2024-05-01', untilOn: '2025-01-31' })])).toEqual([])
  })

  test('it asks from the first vacant day, and lapses on the first day after sixty', () => {
    expect(officeCalls(programme, [office({ untilOn: '2026-09-30' })])).toEqual([
      {
        subject: 'coevorden',
        ambition: '2.1',
        cause: 'office',
        id: 'signalReceiver',
        asksOn: '2026-10-01',
        lapsesOn: '2026-11-30',
        sparesFrom: '2026-10-01',
        endsOn: null,
      },
    ])
  })

  test('a soft ambition is asked about and never lapses by it', () => {
    const [call] = officeCalls(programme, [office({ function: 'bibobContact', untilOn: '2026-01-31', fromOn: '2024-03-01' })])
    expect(call).toMatchObject({ ambition: '3.5', lapsesOn: null, asksOn: '2026-02-01' })
  })

  test('no other party is asked, and no party for whom the ambition does not count', () => {
    const elsewhere = office({ partyId: 'hunze-en-aas', function: 'traffickingContact', untilOn: '2026-01-31' })
    expect(officeCalls(programme, [elsewhere])).toEqual([])
    const filled = office({ partyId: 'emmen' })
    expect(officeCalls(programme, [filled, office({ untilOn: '2026-01-31' })]).map((call) => call.subject)).toEqual(['coevorden'])
  })

  test('the page of a party says which function is empty and what leans on it', () => {
    const party = findParty(programme, 'coevorden')!
    const offices = [office({ untilOn: '2026-10-15' }), office({ function: 'mayor', untilOn: '2026-10-15' })]
    expect(emptyOn(programme, party, offices, today)).toEqual([
      { function: 'signalReceiver', from: '2026-10-16', ambitions: [{ number: '2.1', lapsesOn: '2026-12-15', soft: false }] },
    ])
    expect(emptyOn(programme, party, offices, '2026-10-15')).toEqual([])
  })
})

describe('a new head renews the commitment', () => {
  const signature: Commitment = { partyId: 'vechtstromen', signedBy: 'Judith', signedFunction: 'waterBoardChair', signedOn: '2024-02-02' }
  const chair = (changes: Partial<Office>) => office({ partyId: 'vechtstromen', function: 'waterBoardChair', ...changes })
  const judith = chair({ holder: 'Judith', fromOn: '2020-01-01', untilOn: '2025-03-31' })
  const karel = chair({ holder: 'Karel', fromOn: '2025-04-01' })
  const asked = (facts: { offices: Office[]; signature?: Commitment | undefined; renewals?: string[] }, day = today) =>
    renewalAsked(
      'waterschap',
      {
        offices: facts.offices,
        signature: 'signature' in facts ? facts.signature : signature,
        renewals: (facts.renewals ?? []).map((holder) => ({
          partyId: 'vechtstromen',
          function: 'waterBoardChair',
          holder,
          renewedOn: '2025-05-01',
        })),
      },
      day,
    )?.holder

  test.each([
    ['the one who signed is not asked', asked({ offices: [judith, karel] }, '2025-03-31'), undefined],
    ['the next is asked from the first day', asked({ offices: [judith, karel] }, '2025-04-01'), 'Karel'],
    ['and not once it is done', asked({ offices: [judith, karel], renewals: ['karel '] }), undefined],
    ['a renewal of an earlier head is none of this one', asked({ offices: [judith, karel], renewals: ['Els'] }), 'Karel'],
    ['who signed and was appointed again is not asked', asked({ offices: [chair({ holder: 'Judith', fromOn: '2026-04-01' })] }), undefined],
    ['without a signature there is nothing to renew', asked({ offices: [karel], signature: undefined }), undefined],
    ['somebody in another function is not asked', asked({ offices: [chair({ function: 'portfolioHolder' })] }), undefined],
  ])('%s', (_name, found, expected) => {
    expect(found).toBe(expected)
  })

  test('a renewal is of the days in office that have come', () => {
    expect(renew({ renewedOn: '2026-11-24' }, karel, today)).toEqual({ refused: 'dayInFuture' })
    expect(renew({ renewedOn: '2025-03-31' }, karel, today)).toEqual({ refused: 'dayBeforeOffice' })
    expect(renew({ renewedOn: today }, undefined, today)).toEqual({ refused: 'nothingToRenew' })
    expect(renew({ renewedOn: '2025-04-01' }, karel, today)).toMatchObject({ holder: 'Karel', renewedOn: '2025-04-01' })
  })
})

describe('taking part from a day, until a day', () => {
  const event = (kind: Participation['kind'], onDay: string, seq: number, partyId = 'meppel'): Participation => ({
    partyId,
    kind,
    onDay,
    seq,
  })
  const on = (participation: Participation[], day: string) => takesPart('meppel', participation, day)

  test('without a decision every party takes part, and the covenant is the very same', () => {
    expect(partiesOn(programme, [], today)).toBe(programme.parties)
    expect(boundOn(programme, [], today)).toBe(programme)
  })

  test('a party that left takes part until the day before, and other parties go on', () => {
    const left = [event('left', '2026-06-01', 1)]
    expect([on(left, '2026-05-31'), on(left, '2026-06-01')]).toEqual([true, false])
    expect(partiesOn(programme, left, '2026-06-01')).toHaveLength(16)
    expect(partiesOn(programme, left, '2026-05-31')).toHaveLength(17)
  })

  test('a party that joined later does not take part before that day', () => {
    const joined = [event('joined', '2025-01-01', 1)]
    expect([on(joined, '2024-02-02'), on(joined, '2024-12-31'), on(joined, '2025-01-01')]).toEqual([false, false, true])
  })

  test('a later decision about the same day takes the place of the earlier one, also for the days after it', () => {
    const undone = [event('left', '2026-06-01', 1), event('joined', '2026-06-01', 2)]
    expect([on(undone, '2026-05-31'), on(undone, '2026-06-01'), on(undone, today)]).toEqual([true, true, true])
  })

  test('a party may leave and come back', () => {
    const back = [event('left', '2025-06-01', 1), event('joined', '2026-06-01', 2)]
    expect([on(back, '2025-05-31'), on(back, '2025-07-01'), on(back, '2026-06-01')]).toEqual([true, false, true])
  })

  test.each([
    ['a party that is not in the covenant', { partyId: 'groningen', kind: 'joined', onDay: today }, [], 'partyUnknown'],
    ['a day before the signing', { partyId: 'meppel', kind: 'left', onDay: '2024-02-01' }, [], 'dayBeforeSigning'],
    ['a day far away', { partyId: 'meppel', kind: 'left', onDay: '2028-01-01' }, [], 'dayFarAway'],
    ['leaving twice', { partyId: 'meppel', kind: 'left', onDay: '2026-07-01' }, [event('left', '2026-06-01', 1)], 'unchanged'],
    ['joining while in', { partyId: 'meppel', kind: 'joined', onDay: '2024-02-02' }, [], 'unchanged'],
    [
      'a day before one already decided',
      { partyId: 'meppel', kind: 'left', onDay: '2025-01-01' },
      [event('left', '2026-06-01', 1)],
      'laterDecision',
    ],
  ] as const)('%s is refused', (_name, change, participation, refused) => {
    expect(changeParticipation(change, programme, participation, today)).toEqual({ refused })
  })

  test('the last party cannot leave', () => {
    const others = programme.parties
      .filter((party) => party.id !== 'meppel')
      .map((party, seq) => event('left', '2026-01-01', seq, party.id))
    expect(changeParticipation({ partyId: 'meppel', kind: 'left', onDay: today }, programme, others, today)).toEqual({
      refused: 'nobodyLeft',
    })
  })

  test('who signed later than the others is written down as joined from that day, and a leaving is undone on its own day', () => {
    const joined = { partyId: 'meppel', kind: 'joined', onDay: '2024-05-01' } as const
    expect(changeParticipation(joined, programme, [], today)).toEqual(joined)
    const undo = { partyId: 'meppel', kind: 'joined', onDay: '2026-06-01' } as const
    expect(changeParticipation(undo, programme, [event('left', '2026-06-01', 1)], today)).toEqual(undo)
  })
})
