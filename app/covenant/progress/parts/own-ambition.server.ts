import { data, href, redirect } from 'react-router'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { findAmbition, findParty, type Ambition, type Party, type Programme } from '../../programme/rules.ts'
import { personOf } from '../commands.server.ts'
import { subjectFor } from '../queries.server.ts'
import { mayUpdate } from '../rules.ts'

export type OwnAmbition = { ambition: Ambition; party: Party; subject: string }

/** Throws the page 'not found'. */
export function openAmbition(programme: Programme, number: string): Ambition {
  const ambition = findAmbition(programme, number)
  if (!ambition) throw data(null, { status: 404 })
  return ambition
}

/** Undefined for whoever has no party, and where this ambition does not bind that party. */
export function findOwnAmbition(programme: Programme, visitor: Visitor, ambition: Ambition): OwnAmbition | undefined {
  const party = visitor.partyId === null ? undefined : findParty(programme, visitor.partyId)
  const subject = subjectFor(programme, visitor, ambition)
  return party && subject !== undefined ? { ambition, party, subject } : undefined
}

/**
 * For the pages that change something. Throws 'not found' where it does not apply. Who does not keep this ambition up to date is led to
 * the page where it can be read; a form that such a person posts is refused.
 */
export function openForUpdate(programme: Programme, visitor: Visitor, number: string, request: Request): OwnAmbition {
  const ambition = openAmbition(programme, number)
  const own = findOwnAmbition(programme, visitor, ambition)
  if (!own) throw data(null, { status: 404 })
  if (!mayUpdate(personOf(visitor), ambition)) throw notYours(request, href('/ambities/:number', { number }))
  return own
}

export function notYours(request: Request, readAt: string) {
  return request.method === 'POST' ? data({ reason: 'notForYou' }, { status: 403 }) : redirect(readAt)
}

/** The other ambitions that this person keeps up to date: evidence may serve them too. */
export function listOtherOwn(programme: Programme, visitor: Visitor, ambition: Ambition): Ambition[] {
  return programme.ambitions.filter(
    (other) =>
      other.number !== ambition.number && findOwnAmbition(programme, visitor, other) !== undefined && mayUpdate(personOf(visitor), other),
  )
}
