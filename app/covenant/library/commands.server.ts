import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { applies, findAmbition, findParty, type Programme } from '../programme/rules.ts'
import { addEvidence } from '../progress/commands.server.ts'
import { findEvidence, findEvidenceFile, listSources } from '../progress/queries.server.ts'
import { findAsk, listOffers } from './queries.server.ts'
import * as rules from './rules.ts'

export const personOf = (visitor: Visitor): rules.Person => ({ ...visitor, personId: visitor.personId ?? '' })

export type AskForm = { ambition: string; title: string; body: string; byOn: Day | null; audience: rules.Audience }

/** A party asks for help with an ambition. */
export async function askForHelp(tx: Tx, visitor: Visitor, programme: Programme, form: AskForm) {
  const ambition = findAmbition(programme, form.ambition)
  const party = findParty(programme, visitor.partyId ?? '')
  const applicable = ambition !== undefined && party !== undefined && applies(ambition, party)
  const allowed = rules.ask(form, { person: personOf(visitor), applies: applicable, day: visitor.today })
  if (isRefusal(allowed)) return allowed
  const id = uuid()
  await tx
    .insertInto('asks')
    .values({
      id,
      party_id: visitor.partyId ?? '',
      ambition: form.ambition,
      title: form.title,
      body: form.body,
      by_on: form.byOn,
      audience: form.audience,
      asked_by: visitor.personId ?? '',
      asked_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'ask.asked', id, { ambition: form.ambition, audience: form.audience })
  return { askId: id }
}

/** Taking up, letting go, answering; and for the party that asked: thanking, reopening, withdrawing. */
export async function stepAsk(tx: Tx, visitor: Visitor, id: string, form: { kind: rules.AskStepKind; body: string | null }) {
  // Two people at once: the second waits here, and then finds what the first did.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ask ${id}`}, 0))`.execute(tx)
  const asked = await findAsk(tx, id)
  if (!asked) return refuse('notFound')
  const step = rules.takeStep(form.kind, asked, { person: personOf(visitor), body: form.body, day: visitor.today })
  if (isRefusal(step)) return step
  await tx
    .insertInto('ask_steps')
    .values({
      id: uuid(),
      ask_id: id,
      party_id: visitor.partyId,
      kind: step.kind,
      body: form.body?.trim() || null,
      taken_by: visitor.personId ?? '',
      taken_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, `ask.${step.kind}`, id, { partyId: asked.partyId, ambition: asked.ambition })
  return { step: step.kind }
}

export type OfferForm = { ambition: string; title: string; body: string; untilOn: Day | null }

/** A party, or RIEC, offers help with an ambition. */
export async function offerHelp(tx: Tx, visitor: Visitor, programme: Programme, form: OfferForm) {
  if (!findAmbition(programme, form.ambition)) return refuse('noAmbition')
  const allowed = rules.offer(form, { person: personOf(visitor), day: visitor.today })
  if (isRefusal(allowed)) return allowed
  const id = uuid()
  await tx
    .insertInto('offers')
    .values({
      id,
      party_id: visitor.partyId,
      ambition: form.ambition,
      title: form.title,
      body: form.body,
      until_on: form.untilOn,
      offered_by: visitor.personId ?? '',
      offered_on: visitor.today,
      ended_on: null,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'offer.made', id, { ambition: form.ambition })
  return { offerId: id }
}

export async function endOffer(tx: Tx, visitor: Visitor, id: string) {
  const offered = (await listOffers(tx)).find((each) => each.id === id)
  if (!offered) return refuse('notFound')
  const allowed = rules.endOffer(offered, personOf(visitor), visitor.today)
  if (isRefusal(allowed)) return allowed
  const { numUpdatedRows } = await tx
    .updateTable('offers')
    .set({ ended_on: visitor.today })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return refuse('alreadyEnded')
  await record(tx, visitor, 'offer.ended', id, { ambition: offered.ambition })
  return { ended: true as const }
}

export type TakeOverForm = { title: string; datedOn: Day; links: { ambition: string; criterion: string | null }[] }

/**
 * Copies what another party shared into the own party, as evidence of its own, and keeps where it came from. What it proves is for the
 * person to say, and achieved still asks for a second person.
 */
export async function takeOver(tx: Tx, visitor: Visitor, programme: Programme, sourceId: string, form: TakeOverForm) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`take over ${visitor.partyId} ${sourceId}`}, 0))`.execute(tx)
  const source = await findEvidence(tx, programme, sourceId)
  if (!source) return refuse('notFound')
  const before = (await listSources(tx)).filter((each) => each.sourceId === sourceId)
  let taken = false
  for (const each of before) {
    const copy = await findEvidence(tx, programme, each.evidenceId)
    taken ||= copy?.partyId === visitor.partyId && copy?.endedOn === null
  }
  const allowed = rules.takeOver(source, { person: personOf(visitor), taken })
  if (isRefusal(allowed)) return allowed

  const file = source.file && (await findEvidenceFile(tx, sourceId))
  const saved = await addEvidence(tx, visitor, programme, {
    kind: source.kind,
    title: form.title,
    datedOn: form.datedOn,
    validUntil: null,
    url: source.url,
    body: source.body,
    file: file ? { name: file.name, mediaType: file.mediaType, content: new Uint8Array(file.content) } : null,
    shared: false,
    links: form.links,
  })
  if (isRefusal(saved)) return saved
  const copy = await tx
    .selectFrom('evidence')
    .leftJoin('files', 'files.id', 'evidence.file_id')
    .select(['evidence.basisteam', 'files.sha256'])
    .where('evidence.id', '=', saved.evidenceId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('evidence_sources')
    .values({
      evidence_id: saved.evidenceId,
      party_id: visitor.partyId ?? '',
      basisteam: copy.basisteam,
      source_id: sourceId,
      source_party: source.partyId,
      source_title: source.title,
      source_dated_on: source.datedOn,
      source_sha256: copy.sha256,
      taken_by: visitor.personId ?? '',
      taken_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'evidence.takenOver', saved.evidenceId, { sourceId, partyId: source.partyId, sha256: copy.sha256 })
  return saved
}
