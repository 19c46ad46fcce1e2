import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleProgramme } from '../../../test/example-report.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import { book, budgetOn, centsFrom, formatCents, roomOn, turnBack, type Entry, type EntryKind, type NewEntry } from './rules.ts'
import { budgetSheets, entryRows } from './sheets.ts'

const programme = exampleProgramme()
const today = '2026-11-23'
const total = 52_166_700

const allocation: Entry = {
  id: 'a',
  kind: 'allocation',
  madeOn: null,
  corrects: null,
  theme: 1,
  partyId: 'emmen',
  cents: 100_000,
  bookedOn: '2026-01-10',
  note: 'Bewustwording',
}
const commitment: Entry = {
  ...allocation,
  id: 'c',
  kind: 'commitment',
  madeOn: 'a',
  theme: null,
  partyId: null,
  cents: 60_000,
  note: 'Bus',
}
const payment: Entry = { ...commitment, id: 'p', kind: 'payment', madeOn: 'c', cents: 50_000, bookedOn: '2026-02-01', note: 'Rekening' }
const known = [allocation, commitment, payment]
const asNew = ({ id: _id, corrects: _corrects, ...entry }: Entry): NewEntry => entry

describe('booking', () => {
  test('the covenant has € 521.667', () => {
    expect(budgetOn(programme, [], today)).toMatchObject({ total, free: total, amounts: { allocated: 0, committed: 0, paid: 0 } })
  })

  test.each<[string, NewEntry, string]>([
    ['an amount below zero', { ...asNew(allocation), cents: -1 }, 'notAboveZero'],
    ['nothing', { ...asNew(allocation), cents: 0 }, 'notAboveZero'],
    ['part of a cent', { ...asNew(allocation), cents: 1.5 }, 'notAboveZero'],
    ['more than there is', { ...asNew(allocation), cents: total }, 'aboveTotal'],
    ['a commitment above its allocation', { ...asNew(commitment), cents: 40_001, note: 'x' }, 'aboveAllocation'],
    ['a payment above its commitment', { ...asNew(payment), cents: 10_001, note: 'x' }, 'aboveCommitment'],
    ['the same payment twice', { ...asNew(payment), note: ' rekening ' }, 'alreadyBooked'],
    ['a theme that is not agreed', { ...asNew(allocation), theme: 9 }, 'themeUnknown'],
    ['a party that did not sign', { ...asNew(allocation), partyId: 'riec-noord-nederland' }, 'partyUnknown'],
    ['a day in the future', { ...asNew(allocation), bookedOn: '2026-11-24' }, 'dayInFuture'],
    ['a day before the signing', { ...asNew(allocation), bookedOn: '2024-02-01' }, 'dayBeforeSigning'],
    ['a payment before its commitment', { ...asNew(payment), bookedOn: '2026-01-09' }, 'dayBeforeBase'],
    ['a payment on an allocation', { ...asNew(payment), madeOn: 'a' }, 'notFound'],
    ['a payment on nothing', { ...asNew(payment), madeOn: 'x' }, 'notFound'],
  ])('%s is refused', (_name, entry, refused) => {
    expect(book(entry, known, programme, today)).toMatchObject({ refused })
  })

  test('a second bill of the same amount on the same day is told apart by its words', () => {
    expect(book({ ...asNew(payment), cents: 10_000, note: 'Tweede rekening' }, known, programme, today)).toMatchObject({ cents: 10_000 })
  })

  test('a covenant without money has no bookings', () => {
    const { budget: _budget, ...without } = programme
    expect(book(asNew(allocation), [], without, today)).toEqual({ refused: 'noBudget' })
    expect(budgetOn(without, [], today)).toBeUndefined()
  })

  test('what is booked about an earlier day must fit on every day from then on', () => {
    const big: Entry = { ...allocation, id: 'b', cents: total, bookedOn: '2026-01-01' }
    const back = { ...big, id: 'b-', corrects: 'b', cents: -total, bookedOn: '2026-03-01' }
    expect(book({ ...asNew(allocation), bookedOn: '2026-02-01' }, [big, back], programme, today)).toMatchObject({ refused: 'aboveTotal' })
    expect(book({ ...asNew(allocation), bookedOn: '2026-03-01' }, [big, back], programme, today)).toMatchObject({ cents: 100_000 })
  })
})

describe('turning back', () => {
  const counter = { bookedOn: today, note: 'Vergissing' }

  test('adds a counter-entry of the same amount, once, and not while something hangs on it', () => {
    expect(turnBack('p', counter, known, today)).toMatchObject({ kind: 'payment', corrects: 'p', cents: -50_000, madeOn: 'c' })
    expect(turnBack('c', counter, known, today)).toEqual({ refused: 'stillUsed' })
    expect(turnBack('x', counter, known, today)).toEqual({ refused: 'notFound' })
    expect(turnBack('p', { ...counter, bookedOn: '2026-01-31' }, known, today)).toEqual({ refused: 'dayBeforeBase' })
    expect(turnBack('p', { ...counter, bookedOn: '2026-11-24' }, known, today)).toEqual({ refused: 'dayInFuture' })
    const back = { ...payment, id: 'p-', corrects: 'p', cents: -50_000, bookedOn: today }
    expect(turnBack('p', counter, [...known, back], today)).toEqual({ refused: 'alreadyTurnedBack' })
    expect(turnBack('p-', counter, [...known, back], today)).toEqual({ refused: 'isTurnBack' })
    expect(roomOn(commitment, [...known, back])).toBe(60_000)
  })
})

describe('every view adds up to the cent', () => {
  const days = ['2024-02-02', '2024-09-30', '2025-05-01', '2026-03-15', today]
  const deed = fc.record({
    what: fc.constantFrom('allocation', 'commitment', 'payment', 'back'),
    on: fc.constantFrom(...days),
    cents: fc.integer({ min: -100, max: 30_000_000 }),
    pick: fc.nat(40),
    theme: fc.integer({ min: 1, max: 6 }),
    party: fc.constantFrom(null, ...programme.parties.map((party) => party.id)),
  })

  test('whatever is booked and turned back, on every day', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const entries: Entry[] = []
        deeds.forEach(({ what, on, cents, pick, theme, party }, at) => {
          if (what === 'back') {
            const chosen = entries[pick % Math.max(entries.length, 1)]
            const back = turnBack(chosen?.id ?? '', { bookedOn: on, note: 'terug' }, entries, today)
            if (!isRefusal(back)) entries.push({ ...back, id: `e${at}` })
            return
          }
          const bases = entries.filter((entry) => entry.kind === (what === 'payment' ? 'commitment' : 'allocation'))
          const madeOn = what === 'allocation' ? null : (bases[pick % Math.max(bases.length, 1)]?.id ?? 'none')
          const kind = what as EntryKind
          const entry = book({ kind, madeOn, theme, partyId: party, cents, bookedOn: on, note: `n${pick}` }, entries, programme, today)
          if (!isRefusal(entry)) entries.push({ ...entry, corrects: null, id: `e${at}` })
        })
        for (const day of days) {
          const picture = budgetOn(programme, entries, day)!
          const { amounts } = picture
          for (const amount of ['allocated', 'committed', 'paid'] as const) {
            const sum = (rows: Record<typeof amount, number>[]) => rows.reduce((total, row) => total + row[amount], 0)
            expect([sum(picture.themes), sum(picture.parties)]).toEqual([amounts[amount], amounts[amount]])
          }
          expect(amounts.paid + picture.open + picture.free).toBe(total)
          expect(amounts.paid >= 0 && picture.open >= 0 && amounts.allocated >= amounts.committed && amounts.allocated <= total).toBe(true)
        }
        const last = budgetOn(programme, entries, today)!
        const csvCents = entryRows(programme, entries)
          .slice(1)
          .filter((row) => row[1] === 'Betaald')
          .reduce((sum, row) => sum + Math.round(Number(row[5]) * 100), 0)
        expect(csvCents).toBe(last.amounts.paid)
        const [, themes, parties] = budgetSheets(programme, entries, today)
        for (const sheet of [themes, parties]) {
          const column = sheet!.rows.map((row) => Math.round(Number(row[3]) * 100))
          expect(column.slice(0, -1).reduce((sum, cents) => sum + cents, 0)).toBe(column.at(-1))
          expect(column.at(-1)).toBe(last.amounts.paid)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('amounts as people write them', () => {
  test.each([
    ['1.234,50', 123_450],
    ['1234,5', 123_450],
    ['€ 1.234', 123_400],
    ['12,-', 1200],
    ['-5', -500],
    ['1,234.50', null],
    ['1.23', null],
    ['tien', null],
    ['', null],
  ])('%s', (text, cents) => {
    expect(centsFrom(text)).toBe(cents)
  })

  test('a written amount reads back as the same cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
        expect(centsFrom(formatCents(cents))).toBe(cents)
      }),
    )
  })
})
