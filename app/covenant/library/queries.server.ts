import type { Tx } from '../../platform/database/party.server.ts'
import type { Ask, AskStep, Offer } from './rules.ts'

/** Every ask that this visitor may see, newest first, with its steps. An ask keeps the number that it was asked
 * under: those about one ambition stand under all numbers that it has in any version (`kinOf`). Never who asked: a party does. */
export async function listAsks(tx: Tx, numbers?: readonly string[]): Promise<Ask[]> {
  let query = tx
    .selectFrom('asks')
    .select(['id', 'party_id', 'ambition', 'title', 'body', 'by_on', 'audience', 'asked_on'])
    .orderBy('seq', 'desc')
  if (numbers) query = query.where('ambition', 'in', numbers)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const steps = await tx
    .selectFrom('ask_steps')
    .select(['ask_id', 'party_id', 'kind', 'body', 'taken_on'])
    .where('ask_id', 'in', ids)
    .orderBy('seq')
    .execute()
  const ofAsk = Map.groupBy(steps, (step) => step.ask_id)
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    ambition: row.ambition,
    title: row.title,
    body: row.body,
    byOn: row.by_on,
    audience: row.audience as Ask['audience'],
    askedOn: row.asked_on,
    steps: (ofAsk.get(row.id) ?? []).map((step) => ({
      kind: step.kind as AskStep['kind'],
      partyId: step.party_id,
      body: step.body,
      on: step.taken_on,
    })),
  }))
}

export async function findAsk(tx: Tx, id: string): Promise<Ask | undefined> {
  return (await listAsks(tx)).find((each) => each.id === id)
}

/** Every offer that was ever made, newest first. */
export async function listOffers(tx: Tx, numbers?: readonly string[]): Promise<Offer[]> {
  let query = tx
    .selectFrom('offers')
    .select(['id', 'party_id', 'ambition', 'title', 'body', 'until_on', 'offered_on', 'ended_on'])
    .orderBy('seq', 'desc')
  if (numbers) query = query.where('ambition', 'in', numbers)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    ambition: row.ambition,
    title: row.title,
    body: row.body,
    untilOn: row.until_on,
    offeredOn: row.offered_on,
    endedOn: row.ended_on,
  }))
}
