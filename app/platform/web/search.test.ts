import { expect, test } from 'vitest'
import { isFound, searchText } from './search.ts'

const asked = (query: string) => searchText(new Request(`http://localhost/partijen?${query}`))

test.each([
  ['a word in other capitals', 'Gemeente Coevorden', 'COEVORDEN', true],
  ['a word without its accent', 'coördinator', 'coordinator', true],
  ['a part of a word', 'burgemeester', 'burg', true],
  ['two words in another order', 'burgemeester Anja Abbes', 'abbes burgemeester', true],
  ['two words of which one is missing', 'burgemeester Anja Abbes', 'abbes dijkgraaf', false],
  ['nothing', 'whatever', '', true],
  ['signs that mean something to a pattern', 'a.c', '.*', false],
])('%s', (_name, text, typed, found) => {
  expect(isFound(text, typed)).toBe(found)
})

test('a search of a megabyte is cut, and half a character does no harm', () => {
  expect(asked(`zoek=${'x'.repeat(1_000_000)}`)).toHaveLength(100)
  expect(asked(`zoek=${encodeURIComponent('🌊'.repeat(101))}`)).toBe('🌊'.repeat(100))
  expect(asked('')).toBe('')
})
