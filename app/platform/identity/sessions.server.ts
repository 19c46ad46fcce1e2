import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../audit/commands.server.ts'
import { glance, write, type Database, type Tx } from '../database/party.server.ts'
import type { Day, Moment } from '../settings/day.ts'
import { refuse } from '../web/outcome.ts'
import { houseVisitor, type Role, type Visitor } from '../web/visitor.ts'

/** Somebody who can be stepped in as: one person at one party (null: the programme), with every role that person has there. */
export type Seat = { personId: string; name: string; partyId: string | null; roles: Role[]; ambitions: string[] }

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** What the door needs to know of a request, in one round trip: whose session it is, on which day, and the mark of all facts. */
export async function glanceAtDoor(
  database: Database,
  doorkeeper: Visitor,
  token: string | undefined,
): Promise<{ facts: string; practiceDay: Day | undefined; session: Session | undefined }> {
  const [row] = await glance(
    database,
    doorkeeper,
    sql<{ facts: string; practice_day: Day | null; person_id: string | null; party_id: string | null }>`
      select facts_version() as facts, (select day from practice_day) as practice_day, person_id, party_id
      from (select) as one left join sessions on token_hash = ${token === undefined ? '' : hashOf(token)}`,
  )
  return {
    facts: row?.facts ?? '',
    practiceDay: row?.practice_day ?? undefined,
    session: row?.person_id ? { personId: row.person_id, partyId: row.party_id } : undefined,
  }
}

export type Session = { personId: string; partyId: string | null }

/** The person of a session with the roles that hold on this day; undefined for somebody who has no role any more. */
export async function findVisitor(tx: Tx, session: Session, at: Moment, today: Day): Promise<Visitor | undefined> {
  const rows = await tx
    .selectFrom('seats')
    .innerJoin('people', 'people.id', 'seats.person_id')
    .leftJoin('parties', 'parties.id', 'seats.party_id')
    .select(['people.id', 'people.name', 'seats.party_id', 'parties.basisteam', 'parties.full_name', 'seats.role', 'seats.ambitions'])
    .where('seats.person_id', '=', session.personId)
    .where('seats.party_id', 'is not distinct from', session.partyId)
    .where('seats.from_on', '<=', today)
    .where((where) => where.or([where('seats.until_on', 'is', null), where('seats.until_on', '>=', today)]))
    .orderBy('seats.id')
    .execute()
  const [first] = rows
  if (!first) return undefined
  return {
    personId: first.id,
    name: first.name,
    partyId: first.party_id,
    partyName: first.full_name,
    basisteam: first.basisteam,
    roles: rows.map((row) => row.role as Role),
    ambitions: rows.flatMap((row) => row.ambitions),
    at,
    today,
  }
}

/** Everybody who has a role on this day, in a fixed order. Only for the front page of a practice environment. */
export async function listSeats(tx: Tx, today: Day): Promise<Seat[]> {
  const rows = await currentSeats(tx, today)
  const seats = new Map<string, Seat>()
  for (const row of rows) {
    const key = `${row.person_id} ${row.party_id ?? ''}`
    const seat = seats.get(key) ?? { personId: row.person_id, name: row.name, partyId: row.party_id, roles: [], ambitions: [] }
    seat.roles.push(row.role as Role)
    seat.ambitions.push(...row.ambitions)
    seats.set(key, seat)
  }
  return [...seats.values()]
}

function currentSeats(tx: Tx, today: Day) {
  return tx
    .selectFrom('seats')
    .innerJoin('people', 'people.id', 'seats.person_id')
    .leftJoin('parties', 'parties.id', 'seats.party_id')
    .select(['seats.person_id', 'people.name', 'seats.party_id', 'seats.role', 'seats.ambitions'])
    .where('seats.from_on', '<=', today)
    .where((where) => where.or([where('seats.until_on', 'is', null), where('seats.until_on', '>=', today)]))
    .orderBy('parties.position')
    .orderBy('people.name')
    .orderBy('seats.role')
    .execute()
}

/** Somebody with a role today, as the visitor that this person would be; undefined without a role. For the house, which acts for people. */
export async function findSeatVisitor(
  tx: Tx,
  seat: { personId: string; partyId: string | null },
  at: Moment,
  today: Day,
): Promise<Visitor | undefined> {
  return (await listSeatVisitors(tx, at, today)).find((each) => each.personId === seat.personId && each.partyId === seat.partyId)
}

/** Everybody with a role today, once for each party, as the visitor that this person would be. */
export async function listSeatVisitors(tx: Tx, at: Moment, today: Day): Promise<Visitor[]> {
  const parties = new Map((await tx.selectFrom('parties').select(['id', 'full_name', 'basisteam']).execute()).map((row) => [row.id, row]))
  return (await listSeats(tx, today)).map((seat) => {
    const party = parties.get(seat.partyId ?? '')
    return { ...seat, partyName: party?.full_name ?? null, basisteam: party?.basisteam ?? null, at, today }
  })
}

/** Begins a session for somebody with a role today, without asking for proof: for practice only. Gives the token for the cookie. */
export async function stepIn(database: Database, seat: { personId: string; partyId: string | null }, at: Moment, today: Day) {
  const doorkeeper = houseVisitor('doorkeeper', at, today)
  return write(database, doorkeeper, async (tx) => {
    const seats = await currentSeats(tx, today)
    const chosen = seats.find((row) => row.person_id === seat.personId && row.party_id === seat.partyId)
    if (!chosen) return refuse('unknownSeat')
    const token = randomBytes(32).toString('base64url')
    await tx
      .insertInto('sessions')
      .values({ token_hash: hashOf(token), person_id: seat.personId, party_id: seat.partyId, started_at: at })
      .execute()
    await record(tx, doorkeeper, 'session.started', seat.personId, { partyId: seat.partyId })
    return { token }
  })
}

export async function stepOut(database: Database, visitor: Visitor, token: string | undefined): Promise<void> {
  if (!token) return
  const doorkeeper = houseVisitor('doorkeeper', visitor.at, visitor.today)
  await write(database, doorkeeper, async (tx) => {
    const ended = await tx.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).returning('person_id').executeTakeFirst()
    if (ended) await record(tx, doorkeeper, 'session.ended', ended.person_id)
  })
}

/** Adds a person and a role. Who may do so is for the caller: today only the practice environment makes people. */
export async function addSeat(
  tx: Tx,
  visitor: Visitor,
  seat: { personId?: string; name: string; partyId: string | null; role: Role; ambitions?: string[]; fromOn: Day; untilOn?: Day },
): Promise<{ personId: string }> {
  const personId = seat.personId ?? uuid()
  if (!seat.personId) await tx.insertInto('people').values({ id: personId, name: seat.name }).execute()
  await tx
    .insertInto('seats')
    .values({
      id: uuid(),
      person_id: personId,
      party_id: seat.partyId,
      role: seat.role,
      ambitions: seat.ambitions ?? [],
      from_on: seat.fromOn,
      until_on: seat.untilOn ?? null,
    })
    .execute()
  await record(tx, visitor, 'seat.added', personId, { partyId: seat.partyId, role: seat.role, fromOn: seat.fromOn })
  return { personId }
}
