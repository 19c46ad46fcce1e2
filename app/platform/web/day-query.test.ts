import { expect, test } from 'vitest'
import { dayFromQuery } from './day-query.ts'

const bounds = { signedOn: '2024-02-02', today: '2026-11-23' }
const of = (query: string) => dayFromQuery(`http://localhost/dijkbeeld${query}`, bounds)

test.each(['', '?op=', '?ander=2025-01-01'])('without a day it is today (%s)', (query) => {
  expect(of(query)).toEqual({ day: '2026-11-23' })
})

test.each(['2024-02-02', '2025-06-30', '2026-11-23'])('a day between signing and today is that day (%s)', (day) => {
  expect(of(`?op=${day}`)).toEqual({ day })
})

test('a day before the signing becomes the day of signing, and says so', () => {
  expect(of('?op=2024-02-01')).toEqual({ day: '2024-02-02', problem: 'beforeSigning' })
})

test('a day that is still to come becomes today, and says so', () => {
  expect(of('?op=2026-11-24')).toEqual({ day: '2026-11-23', problem: 'afterToday' })
})

test.each(['gisteren', '2026-02-30', '2026-2-3', '2025-06-30T00:00', "2025-06-30'--", '<b>'])(
  'what is no day becomes today, and says so (%s)',
  (asked) => {
    expect(of(`?op=${encodeURIComponent(asked)}`)).toEqual({ day: '2026-11-23', problem: 'unreadable' })
  },
)
