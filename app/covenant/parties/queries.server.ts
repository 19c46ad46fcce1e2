import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import type { PartyType, Programme } from '../programme/rules.ts'
import {
  officeCalls,
  boundOn,
  type Commitment,
  type ParticipationKind,
  type Office,
  type OfficeCall,
  type OfficeFunction,
  type Participation,
  type Renewal,
} from './rules.ts'

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

/** Every time that an ambition stood without the person it leans on, as known now. */
export async function findOfficeCalls(tx: Tx, programme: Programme): Promise<OfficeCall[]> {
  return officeCalls(programme, await listOffices(tx))
}

/** Newest first. */
export async function listRenewals(tx: Tx, partyId: string): Promise<Renewal[]> {
  const rows = await tx
    .selectFrom('renewals')
    .select(['party_id', 'function', 'holder', 'renewed_on'])
    .where('party_id', '=', partyId)
    .orderBy('renewed_on', 'desc')
    .execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    function: row.function as OfficeFunction,
    holder: row.holder,
    renewedOn: row.renewed_on,
  }))
}

/** In the order of their days, and on one day in the order in which they were recorded. */
export async function listParticipation(tx: Tx): Promise<(Participation & { decisionId: string })[]> {
  const rows = await tx
    .selectFrom('participations')
    .select(['party_id', 'kind', 'on_day', 'seq', 'decision_id'])
    .orderBy('on_day')
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    kind: row.kind as ParticipationKind,
    onDay: row.on_day,
    seq: row.seq,
    decisionId: row.decision_id,
  }))
}

/** The covenant with the parties that take part on a day: what counts, dike and matrix of that day are made of. */
export async function findBound(tx: Tx, programme: Programme, day: Day): Promise<Programme> {
  return boundOn(programme, await listParticipation(tx), day)
}
