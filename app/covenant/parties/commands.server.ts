import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import type { Programme } from '../programme/rules.ts'
import { findCommitment, findPartyType, listOffices, listParticipation, listRenewals } from './queries.server.ts'
import * as rules from './rules.ts'

export type OfficeForm = Omit<rules.Office, 'id' | 'partyId'>

/** Adds an office holder of the own party. */
export async function addOffice(tx: Tx, visitor: Visitor, form: OfficeForm) {
  return keepOffice(tx, visitor, undefined, form)
}

/**
 * Changes an office holder of the own party, for instance the day on which somebody left. `seen` is what the form showed
 * (`seenOffice`): what a colleague saved in between is not overwritten unseen.
 */
export async function changeOffice(tx: Tx, visitor: Visitor, officeId: string, form: OfficeForm, seen?: string) {
  return keepOffice(tx, visitor, officeId, form, seen)
}

// Two people who save at the same moment each look before the other has saved. The lock lets the second look after the first;
// it ends with the transaction.
async function waitForColleagues(tx: Tx, partyId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`offices ${partyId}`}, 0))`.execute(tx)
}

async function keepOffice(tx: Tx, visitor: Visitor, officeId: string | undefined, form: OfficeForm, seen?: string) {
  const { partyId } = visitor
  if (partyId === null || !hasRole(visitor, 'coordinator')) return refuse('notCoordinator')
  await waitForColleagues(tx, partyId)
  const type = await findPartyType(tx, partyId)
  const own = await listOffices(tx, partyId)
  const known = own.find((office) => office.id === officeId)
  if (!type || (officeId !== undefined && !known)) return refuse('notFound')
  if (known && seen !== undefined && seen !== rules.seenOffice(known)) return refuse('changedMeanwhile')
  const office = rules.keepOffice(
    form,
    own.filter((other) => other.id !== officeId),
    type,
  )
  if (isRefusal(office)) return office
  const id = officeId ?? uuid()
  const values = {
    function: office.function,
    holder: office.holder,
    email: office.email,
    phone: office.phone,
    from_on: office.fromOn,
    until_on: office.untilOn,
    recorded_at: visitor.at,
  }
  if (officeId === undefined)
    await tx
      .insertInto('offices')
      .values({ id, party_id: partyId, ...values })
      .execute()
  else await tx.updateTable('offices').set(values).where('id', '=', id).execute()
  await record(tx, visitor, officeId === undefined ? 'office.added' : 'office.changed', id, {
    function: office.function,
    fromOn: office.fromOn,
    untilOn: office.untilOn,
  })
  return { officeId: id }
}

/**
 * Takes away an office that was entered by mistake. Somebody who left gets an end date instead. `seen` is what the form showed: what a
 * colleague mended in between does not disappear unseen.
 */
export async function removeOffice(tx: Tx, visitor: Visitor, officeId: string, seen?: string) {
  const { partyId } = visitor
  if (partyId === null || !hasRole(visitor, 'coordinator')) return refuse('notCoordinator')
  await waitForColleagues(tx, partyId)
  const own = (await listOffices(tx, partyId)).find((office) => office.id === officeId)
  if (!own) return refuse('notFound')
  if (seen !== undefined && seen !== rules.seenOffice(own)) return refuse('changedMeanwhile')
  const { numDeletedRows } = await tx
    .deleteFrom('offices')
    .where('id', '=', officeId)
    .where('party_id', '=', partyId)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) return refuse('notFound')
  await record(tx, visitor, 'office.removed', officeId, { function: own.function })
  return { removed: true as const }
}

/** Who signed the covenant for the own party, and when (agreement A). `seen` is what the form showed (`seenSignature`). */
export async function sign(tx: Tx, visitor: Visitor, covenant: { signedOn: Day }, form: Omit<rules.Commitment, 'partyId'>, seen?: string) {
  const { partyId } = visitor
  if (partyId === null || !hasRole(visitor, 'coordinator')) return refuse('notCoordinator')
  await waitForColleagues(tx, partyId)
  const type = await findPartyType(tx, partyId)
  if (!type) return refuse('notFound')
  if (seen !== undefined && seen !== rules.seenSignature(await findCommitment(tx, partyId))) return refuse('changedMeanwhile')
  const signature = rules.sign(form, covenant, type, visitor.today)
  if (isRefusal(signature)) return signature
  const values = {
    signed_by: signature.signedBy,
    signed_function: signature.signedFunction,
    signed_on: signature.signedOn,
    recorded_at: visitor.at,
  }
  const updated = await tx.updateTable('commitments').set(values).where('party_id', '=', partyId).executeTakeFirst()
  if (updated.numUpdatedRows === 0n)
    await tx
      .insertInto('commitments')
      .values({ id: uuid(), party_id: partyId, ...values })
      .execute()
  await record(tx, visitor, 'commitment.recorded', partyId, { signedOn: signature.signedOn, function: signature.signedFunction })
  return { signed: true as const }
}

/** A new head says that the signature of the party still stands (agreement A). `holder` is whom the form showed. */
export async function renew(tx: Tx, visitor: Visitor, form: { renewedOn: Day }, holder?: string) {
  const { partyId } = visitor
  if (partyId === null || !hasRole(visitor, 'coordinator', 'boardMember')) return refuse('notForYou')
  await waitForColleagues(tx, partyId)
  const type = await findPartyType(tx, partyId)
  if (!type) return refuse('notFound')
  const facts = {
    offices: await listOffices(tx, partyId),
    signature: await findCommitment(tx, partyId),
    renewals: await listRenewals(tx, partyId),
  }
  const asked = rules.renewalAsked(type, facts, visitor.today)
  if (asked && holder !== undefined && holder !== asked.holder) return refuse('changedMeanwhile')
  const renewal = rules.renew(form, asked, visitor.today)
  if (isRefusal(renewal)) return renewal
  await tx
    .insertInto('renewals')
    .values({
      id: uuid(),
      party_id: partyId,
      function: renewal.function,
      holder: renewal.holder,
      renewed_on: renewal.renewedOn,
      recorded_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'commitment.renewed', partyId, { function: renewal.function, renewedOn: renewal.renewedOn })
  return { renewed: true as const }
}

/** The secretary writes down that a party joins or leaves, with the decision of the working group (`decisionId`, recorded before). */
export async function changeParticipation(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  change: Omit<rules.Participation, 'seq'>,
  decisionId: string,
) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  // Two secretaries at one moment: the second looks after the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('participation', 0))`.execute(tx)
  const kept = rules.changeParticipation(change, programme, await listParticipation(tx), visitor.today)
  if (isRefusal(kept)) return kept
  const id = uuid()
  await tx
    .insertInto('participations')
    .values({
      id,
      party_id: kept.partyId,
      kind: kept.kind,
      on_day: kept.onDay,
      decision_id: decisionId,
      recorded_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, kept.kind === 'joined' ? 'party.joined' : 'party.left', kept.partyId, { onDay: kept.onDay, decisionId })
  return { participationId: id }
}
