import type { Day, Moment } from '../settings/day.ts'

export const partyRoles = ['coordinator', 'processOwner', 'boardMember', 'reader', 'privacyOfficer'] as const
export const programmeRoles = ['secretary', 'riecAdviser', 'portfolioHolder'] as const
export type Role = (typeof partyRoles)[number] | (typeof programmeRoles)[number]

/**
 * Roles of the product itself, never of a person: `guest` is whoever looks at the front page of a practice environment,
 * `doorkeeper` finds out who somebody is, `installer` puts the covenant in an empty database, `verifier` reads all audit chains,
 * `messenger` writes to people what asks for their attention, `reporter` is whoever reports without a name.
 */
export type HouseRole = 'guest' | 'doorkeeper' | 'installer' | 'verifier' | 'messenger' | 'reporter'

/** The person of this request, for one party (null: the whole programme), at one moment. */
export type Visitor = {
  personId: string | null
  name: string
  partyId: string | null
  /** 'Gemeente Coevorden' */
  partyName: string | null
  basisteam: string | null
  roles: (Role | HouseRole)[]
  /** The ambitions a process owner owns. */
  ambitions: string[]
  at: Moment
  today: Day
}

export function hasRole(visitor: Visitor, ...roles: (Role | HouseRole)[]): boolean {
  return roles.some((role) => visitor.roles.includes(role))
}

/** The product at work by itself: nobody's name, one house role. */
export function houseVisitor(role: HouseRole, at: Moment, today: Day): Visitor {
  return { personId: null, name: 'Dijkwacht', partyId: null, partyName: null, basisteam: null, roles: [role], ambitions: [], at, today }
}
