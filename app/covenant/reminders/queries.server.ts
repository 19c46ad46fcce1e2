import { listSeatVisitors } from '../../platform/identity/sessions.server.ts'
import { read, type Database, type Tx } from '../../platform/database/party.server.ts'
import type { Day, Moment } from '../../platform/settings/day.ts'
import { houseVisitor, type Visitor } from '../../platform/web/visitor.ts'
import { findBound } from '../parties/queries.server.ts'
import { ownedNumbers, findParty, type Programme } from '../programme/rules.ts'
import { personOf } from '../progress/commands.server.ts'
import { findOwnFacts, listCards, ownStandings } from '../progress/queries.server.ts'
import { listConfirmations, listFillings, listRounds } from '../reports/queries.server.ts'
import type { About, MailState, ReminderFacts } from './rules.ts'

export type Message = { id: string; about: About; madeOn: Day; readOn: Day | null; mail: MailState }

const mostShown = 100

/** What this person was told at this party, newest first. */
export async function listMessages(tx: Tx, visitor: Visitor): Promise<Message[]> {
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'about', 'made_on', 'read_on', 'mail'])
    .where('person_id', '=', visitor.personId ?? '')
    .orderBy('seq', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    about: row.about as About,
    madeOn: row.made_on,
    readOn: row.read_on,
    mail: row.mail as MailState,
  }))
}

export type Wishes = { digest: boolean; email: string | null }

export async function findWishes(tx: Tx, personId: string): Promise<Wishes> {
  const row = await tx.selectFrom('message_wishes').select(['digest', 'email']).where('person_id', '=', personId).executeTakeFirst()
  return row ?? { digest: true, email: null }
}

export const messenger = (at: Moment, day: Day) => houseVisitor('messenger', at, day)

/** Everybody who may be told something, with what they wish and what they were told; as the house sees it. */
export async function listRecipients(tx: Tx, programme: Programme, at: Moment, day: Day, partyId: string | undefined) {
  const visitors = (await listSeatVisitors(tx, at, day))
    .filter((visitor) => partyId === undefined || visitor.partyId === partyId)
    .map((visitor) => ({ ...visitor, ambitions: ownedNumbers(programme, visitor.ambitions) }))
  const wishes = await tx.selectFrom('message_wishes').select(['person_id', 'digest', 'email']).execute()
  const earlier = await tx.selectFrom('messages').select(['person_id', 'party_id', 'made_once', 'about']).execute()
  return visitors.map((visitor) => {
    const wish = wishes.find((each) => each.person_id === visitor.personId)
    const own = earlier.filter((each) => each.person_id === visitor.personId)
    return {
      visitor,
      wishes: { digest: wish?.digest ?? true, email: wish?.email ?? null },
      // A digest once a month for a person, also for somebody who works for two parties; everything else for each party.
      earlier: own
        .filter((each) => each.party_id === visitor.partyId || each.made_once.startsWith('digest '))
        .map((each) => ({ madeOnce: each.made_once, about: each.about as About })),
    }
  })
}

type PartyFacts = Pick<ReminderFacts, 'standings' | 'changes' | 'cards' | 'rounds' | 'filled' | 'confirmed' | 'awaited' | 'party'>

/** What everybody of one party may know; looked up as one of them, so that row level security says what that is. */
export async function findPartyFacts(database: Database, visitor: Visitor, programme: Programme): Promise<PartyFacts> {
  return read(database, visitor, async (tx) => {
    const party = visitor.partyId === null ? undefined : findParty(programme, visitor.partyId)
    const rounds = await listRounds(tx)
    const [filled, confirmed, awaited] = [new Set<string>(), new Set<string>(), new Map<string, number>()]
    for (const round of rounds.filter((each) => each.status === 'open')) {
      const confirmations = await listConfirmations(tx, round.code)
      const fillings = await listFillings(tx, round.code)
      if (fillings.some((each) => each.partyId === visitor.partyId)) filled.add(round.code)
      if (confirmations.some((each) => each.partyId === visitor.partyId)) confirmed.add(round.code)
      if (party) continue
      // A party that left, or was not there yet on the reference day, is not awaited.
      const { parties } = await findBound(tx, await findBound(tx, programme, round.referenceOn), visitor.today)
      awaited.set(round.code, parties.filter(({ id }) => confirmations.every(({ partyId }) => partyId !== id)).length)
    }
    if (!party) return { party, rounds, filled, confirmed, awaited, standings: new Map(), changes: [], cards: [] }
    const facts = await findOwnFacts(tx, visitor, programme)
    return {
      party,
      rounds,
      filled,
      confirmed,
      awaited,
      standings: ownStandings(programme, facts, visitor.today),
      changes: facts.changes,
      cards: await listCards(tx, visitor, programme),
    }
  })
}

export const personIn = (visitor: Visitor) => personOf(visitor)
