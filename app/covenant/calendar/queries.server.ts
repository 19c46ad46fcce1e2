import { createHash } from 'node:crypto'
import { read, type Database, type Tx } from '../../platform/database/party.server.ts'
import { findSeatVisitor } from '../../platform/identity/sessions.server.ts'
import type { Day, Moment } from '../../platform/settings/day.ts'
import { houseVisitor, type Visitor } from '../../platform/web/visitor.ts'
import { ownedNumbers, findParty, type Programme } from '../programme/rules.ts'
import { personOf } from '../progress/commands.server.ts'
import { findOwnFacts, listCards, ownStandings } from '../progress/queries.server.ts'
import { listRounds } from '../reports/queries.server.ts'
import { datesOf, type CalendarDate } from './rules.ts'

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export async function findDates(tx: Tx, visitor: Visitor, programme: Programme): Promise<CalendarDate[]> {
  const party = visitor.partyId === null ? undefined : findParty(programme, visitor.partyId)
  const facts = await findOwnFacts(tx, visitor, programme)
  return datesOf({
    programme,
    party,
    person: { ...personOf(visitor), ambitions: ownedNumbers(programme, visitor.ambitions) },
    standings: ownStandings(programme, facts, visitor.today),
    changes: facts.changes,
    cards: party ? await listCards(tx, visitor, programme) : [],
    rounds: await listRounds(tx),
    day: visitor.today,
  })
}

/** The feed that this person has for this party, when there is one. */
export async function findOwnFeed(tx: Tx, visitor: Visitor): Promise<{ madeOn: Day } | undefined> {
  const row = await tx
    .selectFrom('calendar_feeds')
    .select('made_on')
    .where('person_id', '=', visitor.personId ?? '')
    .where('party_id', visitor.partyId === null ? 'is' : '=', visitor.partyId)
    .where('revoked_on', 'is', null)
    .executeTakeFirst()
  return row && { madeOn: row.made_on }
}

/** Whose calendar a secret address is, as that person is today. Undefined when it is unknown, revoked or the role is gone: all alike. */
export async function findFeedVisitor(database: Database, token: string, at: Moment, today: Day): Promise<Visitor | undefined> {
  return read(database, houseVisitor('doorkeeper', at, today), async (tx) => {
    const row = await tx
      .selectFrom('calendar_feeds')
      .select(['person_id', 'party_id'])
      .where('token_hash', '=', hashOf(token))
      .where('revoked_on', 'is', null)
      .executeTakeFirst()
    return row && findSeatVisitor(tx, { personId: row.person_id, partyId: row.party_id }, at, today)
  })
}
