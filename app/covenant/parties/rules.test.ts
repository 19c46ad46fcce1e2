import { describe, expect, test } from 'vitest'
import type { PartyType } from '../programme/rules.ts'
import { functionsFor, keepOffice, linesOn, officesBefore, seenOffice, sign, type Office, type OfficeFunction } from './rules.ts'

const today = '2026-11-23'

function office(changes: Partial<Office> = {}): Office {
  return {
    id: 'a',
    partyId: 'coevorden',
    function: 'mayor',
    holder: 'Anja Abbes',
    email: null,
    phone: null,
    fromOn: '2024-01-01',
    untilOn: null,
    ...changes,
  }
}

const form = ({ function: name, holder, email, phone, fromOn, untilOn }: Office) => ({
  function: name,
  holder,
  email,
  phone,
  fromOn,
  untilOn,
})

describe('who may hold what', () => {
  const heads: [PartyType, OfficeFunction][] = [
    ['gemeente', 'mayor'],
    ['waterschap', 'waterBoardChair'],
    ['provincie', 'kingsCommissioner'],
  ]

  test.each(heads)('a %s has its own head and no other', (type, head) => {
    expect(functionsFor(type).slice(0, 4)).toEqual([head, 'portfolioHolder', 'coordinator', 'deputyCoordinator'])
    for (const [, other] of heads) {
      const kept = keepOffice(form(office({ function: other })), [], type)
      if (other === head) expect(kept).toMatchObject({ function: head })
      else expect(kept).toEqual({ refused: 'functionElsewhere' })
    }
  })

  test.each([
    ['somebody is there without an end', { fromOn: '2024-01-01', untilOn: null }, { fromOn: '2026-01-01', untilOn: null }, true],
    [
      'somebody leaves on the day the next begins',
      { fromOn: '2024-01-01', untilOn: '2026-01-01' },
      { fromOn: '2026-01-01', untilOn: null },
      true,
    ],
    ['somebody left the day before', { fromOn: '2024-01-01', untilOn: '2025-12-31' }, { fromOn: '2026-01-01', untilOn: null }, false],
    ['somebody begins later', { fromOn: '2027-01-01', untilOn: null }, { fromOn: '2026-01-01', untilOn: '2026-12-31' }, false],
    [
      'somebody begins later and the new one has no end',
      { fromOn: '2027-01-01', untilOn: null },
      { fromOn: '2026-01-01', untilOn: null },
      true,
    ],
  ])('%s', (_name, there, asked, overlaps) => {
    const kept = keepOffice(form(office(asked)), [office(there)], 'gemeente')
    if (overlaps) expect(kept).toEqual({ refused: 'overlaps' })
    else expect(kept).toMatchObject(asked)
  })

  test('a party may have two portfolio holders at a time', () => {
    const second = form(office({ function: 'portfolioHolder' }))
    expect(keepOffice(second, [office({ function: 'portfolioHolder' })], 'gemeente')).toEqual(second)
  })

  test('an office does not end before it begins, and may last one day', () => {
    expect(keepOffice(form(office({ untilOn: '2023-12-31' })), [], 'gemeente')).toEqual({ refused: 'endsBeforeStart' })
    expect(keepOffice(form(office({ untilOn: '2024-01-01' })), [], 'gemeente')).toMatchObject({ untilOn: '2024-01-01' })
  })

  test('a coordinator can be reached', () => {
    expect(keepOffice(form(office({ function: 'coordinator' })), [], 'gemeente')).toEqual({ refused: 'contactMissing' })
    expect(keepOffice(form(office({ function: 'coordinator', phone: '0591 12 34 56' })), [], 'gemeente')).toMatchObject({
      holder: 'Anja Abbes',
    })
  })
})

describe('who holds an office on a day', () => {
  const offices = [
    office({ id: 'left', holder: 'Left', fromOn: '2020-01-01', untilOn: '2026-11-22' }),
    office({ id: 'earlier', holder: 'Earlier', fromOn: '2015-01-01', untilOn: '2019-12-31' }),
    office({ id: 'last-day', holder: 'Last day', fromOn: '2020-01-01', untilOn: today }),
    office({ id: 'next', holder: 'Next', fromOn: '2026-11-24' }),
  ]

  test('the last day still counts, the day after does not, and a vacant function stays in the list', () => {
    const [mayor, ...others] = linesOn('gemeente', offices, today)
    expect(mayor?.now.map(({ id }) => id)).toEqual(['last-day'])
    expect(mayor?.next.map(({ id }) => id)).toEqual(['next'])
    expect(others.slice(0, 3).map((line) => [line.function, line.now.length])).toEqual([
      ['portfolioHolder', 0],
      ['coordinator', 0],
      ['deputyCoordinator', 0],
    ])
  })

  test('who held it before, latest first', () => {
    expect(officesBefore(offices, today).map(({ id }) => id)).toEqual(['left', 'earlier'])
  })

  test('a form notices every field that a colleague changed', () => {
    const known = office()
    const others = [
      { holder: 'B' },
      { email: 'a@b.nl' },
      { phone: '1' },
      { fromOn: '2024-01-02' },
      { untilOn: today },
      { function: 'coordinator' as const },
    ]
    expect(others.filter((change) => seenOffice({ ...known, ...change }) === seenOffice(known))).toEqual([])
    expect(seenOffice({ ...known })).toBe(seenOffice(known))
  })
})

describe('who signed', () => {
  const covenant = { signedOn: '2024-02-02' }
  const signature = { signedBy: 'Anja Abbes', signedFunction: 'mayor' as OfficeFunction, signedOn: '2024-02-02' }

  test.each([
    ['on the day of the covenant', signature, 'gemeente', undefined],
    ['later than the others', { ...signature, signedOn: today }, 'gemeente', undefined],
    ['by a portfolio holder', { ...signature, signedFunction: 'portfolioHolder' }, 'provincie', undefined],
    ['before the covenant was there', { ...signature, signedOn: '2024-02-01' }, 'gemeente', 'dayBeforeSigning'],
    ['tomorrow', { ...signature, signedOn: '2026-11-24' }, 'gemeente', 'dayInFuture'],
    ['by a coordinator', { ...signature, signedFunction: 'coordinator' }, 'gemeente', 'functionElsewhere'],
    ['by a mayor for a water board', signature, 'waterschap', 'functionElsewhere'],
  ] as const)('%s', (_name, signed, type, refused) => {
    expect(sign(signed, covenant, type, today)).toEqual(refused ? { refused } : signed)
  })
})
