import { partyRoles, programmeRoles, type Role, type Visitor } from './visitor.ts'

/**
 * Who may open a page: `everybody` (also without being somebody), `practice` (everybody, in a practice environment only),
 * or whoever has one of these roles. `machine` is for what watches over the product: nobody is looked up, so it answers also
 * when the database does not.
 */
export type Door = 'everybody' | 'practice' | 'machine' | readonly Role[]

/** Everybody who is somebody. */
export const signedIn: readonly Role[] = [...partyRoles, ...programmeRoles]
/** Everybody of a party. */
export const ofAParty: readonly Role[] = partyRoles

export type Entry = 'open' | 'notSignedIn' | 'notForYou' | 'notHere'

export function enter(door: Door | undefined, visitor: Visitor | undefined, mode: 'practice' | 'live'): Entry {
  if (door === undefined) return 'notHere'
  if (door === 'everybody' || door === 'machine') return 'open'
  if (door === 'practice') return mode === 'practice' ? 'open' : 'notHere'
  if (!visitor || visitor.personId === null) return 'notSignedIn'
  return door.some((role) => visitor.roles.includes(role)) ? 'open' : 'notForYou'
}
