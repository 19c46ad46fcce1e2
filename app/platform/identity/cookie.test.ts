import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endedCookie, readToken, tokenCookie } from './cookie.ts'

const token = 'abcdefghijklmnopqrstuvwxyz_-0123456789'
const other = 'ZYXWVUTSRQPONMLKJIHG'

describe('what the browser is told to keep', () => {
  test('in live mode the cookie is bound to this host over https', () => {
    expect(tokenCookie('live', token)).toBe(`__Host-dijkwacht=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`)
  })

  test('a practice environment has a cookie of its own, without Secure because it is served over plain http', () => {
    expect(tokenCookie('practice', token)).toBe(`dijkwacht-oefening=${token}; Path=/; HttpOnly; SameSite=Lax`)
  })

  test('an ended cookie has the same name, place and safety, no value and no time left', () => {
    expect(endedCookie('live')).toBe('__Host-dijkwacht=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure')
    expect(endedCookie('practice')).toBe('dijkwacht-oefening=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
  })
})

describe('what the browser sends back', () => {
  test.each(['live', 'practice'] as const)('what was given in %s mode is read back, also between other cookies', (mode) => {
    const [pair = ''] = tokenCookie(mode, token).split(';')
    expect(readToken(mode, pair)).toBe(token)
    expect(readToken(mode, `a=1; ${pair}; b=2`)).toBe(token)
    expect(readToken(mode, `a=1;${pair};`)).toBe(token)
  })

  test('the cookie of one mode says nothing in the other', () => {
    expect(readToken('live', `dijkwacht-oefening=${token}`)).toBeUndefined()
    expect(readToken('practice', `__Host-dijkwacht=${token}`)).toBeUndefined()
  })

  test('an ended cookie is no token', () => {
    expect(readToken('practice', endedCookie('practice'))).toBeUndefined()
  })

  test.each([
    null,
    '',
    ';',
    ';;;=;',
    'dijkwacht-oefening',
    'dijkwacht-oefening=',
    `=${token}`,
    `${token}`,
    `Dijkwacht-Oefening=${token}`,
    `x-dijkwacht-oefening=${token}`,
    `dijkwacht-oefening =${token}`,
    `dijkwacht-oefening=${'a'.repeat(19)}`,
    `dijkwacht-oefening=${'a'.repeat(101)}`,
    `dijkwacht-oefening="${token}"`,
    `dijkwacht-oefening=${token}=${token}`,
    `dijkwacht-oefening=${token},x`,
    `dijkwacht-oefening=${token}%00`,
    `dijkwacht-oefening=${token}' or 1=1`,
    `dijkwacht-oefening=${token}\n`.padEnd(80, 'é'),
  ])('%j holds no token', (header) => {
    expect(readToken('practice', header)).toBeUndefined()
  })

  test('of two with the same name the first that can be a token counts', () => {
    expect(readToken('practice', `dijkwacht-oefening=${token}; dijkwacht-oefening=${other}`)).toBe(token)
    expect(readToken('practice', `dijkwacht-oefening=; dijkwacht-oefening=${other}`)).toBe(other)
  })

  test('the shortest and the longest token are read', () => {
    for (const length of [20, 100]) expect(readToken('practice', `dijkwacht-oefening=${'a'.repeat(length)}`)).toBe('a'.repeat(length))
  })

  test('whatever a header holds, the answer is a token of letters, digits, _ and -, or none', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('dijkwacht-oefening=', token, ';', '; ', '='))
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (header) => {
          expect(readToken('practice', header) ?? other).toMatch(/^[\w-]{20,100}$/)
        },
      ),
    )
  })
})
