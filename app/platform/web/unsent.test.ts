import { expect, test } from 'vitest'
import { Unsent } from './unsent.ts'

test('what is wrapped can be read and is not written', () => {
  const wrapped = new Unsent({ number: '3.6' })
  expect(wrapped.value.number).toBe('3.6')
  expect([JSON.stringify(wrapped), Object.entries(wrapped)]).toEqual(['{}', []])
})
