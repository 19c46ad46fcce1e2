import { describe, expect, test } from 'vitest'
import { enter, ofAParty, signedIn, type Door } from './door.ts'
import { houseVisitor, partyRoles, programmeRoles, type HouseRole, type Role, type Visitor } from './visitor.ts'

const somebody = (...roles: Visitor['roles']): Visitor => ({
  personId: '0190a000-0000-7000-8000-000000000001',
  name: 'Anneke Kuipers',
  partyId: 'coevorden',
  partyName: 'Gemeente Coevorden',
  basisteam: null,
  roles,
  ambitions: [],
  at: '2026-11-23T09:00:00.000Z',
  today: '2026-11-23',
})
const house = (role: HouseRole) => houseVisitor(role, '2026-11-23T09:00:00.000Z', '2026-11-23')

const everyRole: Role[] = [...partyRoles, ...programmeRoles]
const houseRoles: HouseRole[] = ['guest', 'doorkeeper', 'installer', 'verifier']
const modes = ['practice', 'live'] as const

describe.each(modes)('in %s mode', (mode) => {
  test.each(['everybody', 'machine'] as const)('the door for %s is open to all, also to nobody', (door) => {
    const all = [undefined, somebody(), ...everyRole.map((role) => somebody(role)), ...houseRoles.map(house)]
    expect(new Set(all.map((visitor) => enter(door, visitor, mode)))).toEqual(new Set(['open']))
  })

  test('a page without a door is not there for anybody', () => {
    const all = [undefined, somebody(), ...everyRole.map((role) => somebody(role)), ...houseRoles.map(house)]
    expect(new Set(all.map((visitor) => enter(undefined, visitor, mode)))).toEqual(new Set(['notHere']))
  })

  const grid = everyRole.flatMap((door) => everyRole.map((role) => [door, role, door === role ? 'open' : 'notForYou'] as const))
  test.each(grid)('at the door for %s a %s finds it %s', (door, role, expected) => {
    expect(enter([door], somebody(role), mode)).toBe(expected)
  })

  test('one role of several is enough', () => {
    expect(enter(['secretary', 'coordinator'], somebody('reader', 'coordinator'), mode)).toBe('open')
    expect(enter(['secretary', 'coordinator'], somebody('reader', 'boardMember'), mode)).toBe('notForYou')
  })

  test('everybody who is somebody passes where one must be signed in; only people of a party pass where a party is needed', () => {
    for (const role of everyRole) expect(enter(signedIn, somebody(role), mode)).toBe('open')
    for (const role of partyRoles) expect(enter(ofAParty, somebody(role), mode)).toBe('open')
    for (const role of programmeRoles) expect(enter(ofAParty, somebody(role), mode)).toBe('notForYou')
  })

  test('somebody without a role passes no door for roles', () => {
    expect(enter(signedIn, somebody(), mode)).toBe('notForYou')
  })

  const forRoles: Door[] = [signedIn, ofAParty, [], ...everyRole.map((role) => [role])]
  test('nobody, and the product itself, is asked to sign in at every door for roles', () => {
    for (const door of forRoles) {
      expect(enter(door, undefined, mode)).toBe('notSignedIn')
      for (const role of houseRoles) expect(enter(door, house(role), mode)).toBe('notSignedIn')
      expect(enter(door, { ...somebody(...everyRole), personId: null }, mode)).toBe('notSignedIn')
    }
  })

  test('a door for no role at all stays closed to every role', () => {
    expect(enter([], somebody(...everyRole), mode)).toBe('notForYou')
  })
})

test('a door for practice is open to all in practice, and does not exist in live mode', () => {
  for (const visitor of [undefined, somebody(), somebody('coordinator'), house('guest')]) {
    expect(enter('practice', visitor, 'practice')).toBe('open')
    expect(enter('practice', visitor, 'live')).toBe('notHere')
  }
})
