import type { Tx } from '../../platform/database/party.server.ts'
import type { PartyType } from '../programme/rules.ts'
import type { Commitment, Office, OfficeFunction } from './rules.ts'

/** The office holders of all parties or of one, past ones included; parties in the order of the covenant. */
export async function listOffices(tx: Tx, partyId?: string): Promise<Office[]> {
  const rows = await tx
    .selectFrom('offices')
    .innerJoin('parties', 'parties.id', 'offices.party_id')
    .$if(partyId !== undefined, (query) => query.where('party_id', '=', partyId ?? ''))
    .select(['offices.id', 'party_id', 'function', 'holder', 'email', 'phone', 'from_on', 'until_on'])
    .orderBy('parties.position')
    .orderBy('from_on', 'desc')
    .orderBy('offices.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    function: row.function as OfficeFunction,
    holder: row.holder,
    email: row.email,
    phone: row.phone,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

export async function listCommitments(tx: Tx): Promise<Commitment[]> {
  const rows = await tx.selectFrom('commitments').select(['party_id', 'signed_by', 'signed_function', 'signed_on']).execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    signedBy: row.signed_by,
    signedFunction: row.signed_function as OfficeFunction,
    signedOn: row.signed_on,
  }))
}

export async function findCommitment(tx: Tx, partyId: string): Promise<Commitment | undefined> {
  return (await listCommitments(tx)).find((commitment) => commitment.partyId === partyId)
}

export async function findPartyType(tx: Tx, partyId: string): Promise<PartyType | undefined> {
  const row = await tx.selectFrom('parties').select('type').where('id', '=', partyId).executeTakeFirst()
  return row?.type as PartyType | undefined
}
