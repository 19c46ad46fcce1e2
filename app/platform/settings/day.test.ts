import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf, daysBetween, formatDay, formatDayShort, isDay } from './day.ts'

const someDay = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('isDay', () => {
  test.each(['2026-11-23', '2028-02-29', '2000-02-29', '1990-01-01', '2100-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test.each([
    '',
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '20260101',
    '01-01-2026',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00',
    '2026-01-01[u-ca=gregory]',
    '+002026-01-01',
    'vandaag',
    '٢٠٢٦-٠١-٠١',
  ])('%j is no day', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test('whatever is asked, it never throws, and what it calls a day comes back when it is reckoned with', () => {
    const part = fc.constantFrom('2026', '2100', '02', '29', '31', '00', '13', '-', '1', ' ', 'T')
    const asked = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('-')),
      fc.array(part).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(asked, (text) => {
        expect(isDay(text) ? addDays(addDays(text, 1), -1) : text).toBe(text)
      }),
    )
  })
})

describe('adding', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months make %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  test('months keep the day of the month, or give the last day of a shorter month', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 120 }), (day, months) => {
        const later = addMonths(day, months)
        expect(isDay(later)).toBe(true)
        if (later.slice(8) !== day.slice(8)) {
          expect(later.slice(8) < day.slice(8)).toBe(true)
          expect(addDays(later, 1).slice(8)).toBe('01')
        }
      }),
    )
  })

  test('days run over the end of a month, of a year and of February', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  test('days are whole days, also over the nights that the clock changes', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  })

  test('the days between two days, added to the first, give the second', () => {
    fc.assert(
      fc.property(someDay, someDay, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to)
        expect(daysBetween(to, from)).toBe(0 - daysBetween(from, to))
        expect(daysBetween(from, to) > 0).toBe(to > from)
      }),
    )
  })
})

describe('the day in the Netherlands', () => {
  test.each([
    ['in winter a day ends at eleven in the evening UTC', '2026-11-22T22:59:59.999Z', '2026-11-22'],
    ['in winter the next day begins at eleven in the evening UTC', '2026-11-22T23:00:00.000Z', '2026-11-23'],
    ['in summer a day ends an hour earlier', '2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['in summer the next day begins an hour earlier', '2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['the day that summer time begins begins in winter time', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['the day that summer time begins has not yet begun a moment before', '2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['the day that summer time begins ends in summer time', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['the day that summer time begins still runs a moment before its end', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['the day that summer time ends begins in summer time', '2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['the day that summer time ends still runs an hour later than in summer', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['the day that summer time ends ends in winter time', '2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['a year begins an hour before it does in UTC', '2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s', (_, moment, day) => {
    expect(dayOf(moment)).toBe(day)
  })
})

test('a day is written in Dutch, long and short, without zeros in front', () => {
  expect(formatDay('2026-11-23')).toBe('23 november 2026')
  expect(formatDay('2027-03-01')).toBe('1 maart 2027')
  expect(formatDayShort('2026-11-23')).toBe('23 nov 2026')
  expect(formatDayShort('2027-01-05')).toBe('5 jan 2027')
})
