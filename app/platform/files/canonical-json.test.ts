import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

const text = (value: unknown) => new TextDecoder().decode(canonicalJson(value))

test('keys stand in order, and nothing stands between', () => {
  expect(text({ b: [1, 'é', null], a: { d: true, c: 1e21 } })).toBe('{"a":{"c":1e+21,"d":true},"b":[1,"é",null]}')
})

test('the order in which keys were written makes no difference', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const entries = Object.entries(value)
      expect(text(Object.fromEntries(entries.toReversed()))).toBe(text(Object.fromEntries(entries)))
    }),
  )
})

test('what is read back and written again gives the same bytes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      fc.pre(JSON.stringify(value).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(value)))
      const once = canonicalJson(value)
      expect(canonicalJson(JSON.parse(new TextDecoder().decode(once)))).toEqual(once)
    }),
  )
})

test('what JSON cannot hold has no canonical form', () => {
  expect(() => canonicalJson(undefined)).toThrow(TypeError)
  expect(() => canonicalJson({ x: Number.NaN })).toThrow('NaN')
})
