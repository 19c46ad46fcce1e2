import { describe, expect, test } from 'vitest'
import { addressOf, askedDay, searchFrom } from './forms.ts'

const bounds = { signedOn: '2024-02-02', today: '2026-11-23' }
const asked = (query: string) => askedDay(new URL(`http://localhost/dijkbeeld${query}`), bounds)

describe('the day that was asked for', () => {
  test('today is not said in links, another day is', () => {
    expect(asked('')).toEqual({ day: '2026-11-23', op: undefined })
    expect(asked('?op=2026-11-23')).toEqual({ day: '2026-11-23', op: undefined })
    expect(asked('?op=2025-06-27')).toEqual({ day: '2025-06-27', op: '2025-06-27' })
    expect(asked('?op=2023-01-01')).toEqual({ day: '2024-02-02', op: '2024-02-02', problem: 'beforeSigning' })
  })

  test('three fields become one word in the address, and what else was asked stays', () => {
    expect(asked('?op.day=5&op.month=3&op.year=2025&toon=zwak')).toEqual({ redirectTo: '/dijkbeeld?toon=zwak&op=2025-03-05' })
  })

  test('fields that are no day come back as they were typed', () => {
    const outcome = asked('?op.day=31&op.month=2&op.year=2025')
    expect(outcome).toMatchObject({
      day: '2026-11-23',
      problems: { op: 'Deze dag bestaat niet. Vul dag, maand en jaar in met cijfers, bijvoorbeeld 15 12 2026.' },
      typed: { 'op.day': '31', 'op.month': '2', 'op.year': '2025' },
    })
    expect(asked('?op.day=&op.month=&op.year=')).toMatchObject({ problems: { op: 'Vul een dag in, bijvoorbeeld 15 12 2025.' } })
    expect(asked('?op.day=1')).toMatchObject({ problems: { op: expect.any(String) } })
  })
})

test('an address leaves out what is empty and keeps its fragment last', () => {
  expect(addressOf('/dijkbeeld', { op: undefined, toon: '' })).toBe('/dijkbeeld')
  expect(addressOf('/onze-dijk#lijst', { op: '2025-06-27', zoek: 'a&b' })).toBe('/onze-dijk?op=2025-06-27&zoek=a%26b#lijst')
})

test('what is searched for is one short line', () => {
  const of = (zoek: string) => searchFrom(new URL(`http://localhost/onze-dijk?zoek=${encodeURIComponent(zoek)}`))
  expect(of('  bibob \n beleid ')).toBe('bibob beleid')
  expect(of('x'.repeat(500))).toHaveLength(80)
  expect(searchFrom(new URL('http://localhost/onze-dijk'))).toBe('')
})
