import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, defused } from './csv.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

test('a file for Excel with Dutch settings: a byte order mark, semicolons, decimal commas', () => {
  expect(
    text(
      csv([
        ['naam', 'aantal', 'deel'],
        ['Aa en Hunze', 12, 0.83],
        ['leeg', null, -5],
      ]),
    ),
  ).toBe('\ufeffnaam;aantal;deel\r\nAa en Hunze;12;0,83\r\nleeg;;-5\r\n')
})

test.each(['=1+1', '+31 592', '-2', '@SUM(A1)', '\tx', '\rx', '\n=x', '＝1', '＋1', '－1', '＠x'])('the text %j is defused', (cell) => {
  expect(defused(cell)).toBe(`'${cell}`)
})

test.each(['Emmen', '3.10', '’s morgens', ' =1', "'=1"])('the text %j stays as it is', (cell) => {
  expect(defused(cell)).toBe(cell)
})

test('separators, quotes and lines in a text stay in their cell', () => {
  expect(text(csv([['a;b', 'zei "ja"', 'een\ntwee']]))).toBe('\ufeff"a;b";"zei ""ja""";"een\ntwee"\r\n')
})

test('whatever is written, no cell begins as a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', '"', "'", 'a') }), {
        minLength: 1,
        maxLength: 4,
      }),
      (row) => {
        const cells = row.map(defused)
        expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
      },
    ),
  )
})
