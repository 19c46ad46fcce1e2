import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import { applies, findAmbition, findParty, type Programme } from '../programme/rules.ts'
import { findDeviation, listDegrees, readDeviations, takeTurn } from './queries.server.ts'
import * as rules from './rules.ts'

const personOf = (visitor: Visitor): rules.Person => ({ ...visitor, personId: visitor.personId ?? '' })

export type DegreeForm = { degree: number; year: number; source: string; explanation: string | null }

/** The coordinator writes down one degree of the own party. What was known before stays to be read. */
export async function addDegree(tx: Tx, visitor: Visitor, dimension: rules.Dimension, form: DegreeForm) {
  const { partyId } = visitor
  if (partyId === null || !hasRole(visitor, 'coordinator')) return refuse('notYours')
  await takeTurn(tx, `profile ${partyId}`)
  const allowed = rules.addDegree({ ...form, dimension }, await listDegrees(tx, partyId), visitor.today)
  if (isRefusal(allowed)) return allowed
  await tx
    .insertInto('risk_degrees')
    .values({
      id: uuid(),
      party_id: partyId,
      dimension,
      ...form,
      found_by: visitor.personId ?? '',
      found_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'riskProfile.filled', `${partyId} ${dimension}`, { degree: form.degree, year: form.year })
  return { filled: dimension }
}

export type DeviationForm = { ambition: string; what: string; why: string; untilOn: Day }

/** The coordinator proposes to do something otherwise. It counts only once an administrator agreed and the working group accepted it. */
export async function proposeDeviation(tx: Tx, visitor: Visitor, programme: Programme, form: DeviationForm) {
  const ambition = findAmbition(programme, form.ambition)
  const party = findParty(programme, visitor.partyId ?? '')
  if (!ambition || !party) return refuse('doesNotApply')
  await takeTurn(tx, `deviations ${party.id}`)
  const own = (await readDeviations(tx)).filter((each) => each.partyId === party.id)
  const allowed = rules.propose(form, { person: personOf(visitor), ambition, applies: applies(ambition, party), own, day: visitor.today })
  if (isRefusal(allowed)) return allowed
  const id = uuid()
  await tx
    .insertInto('deviations')
    .values({
      id,
      party_id: party.id,
      ambition: ambition.number,
      what: form.what,
      why: form.why,
      until_on: form.untilOn,
      proposed_by: visitor.personId ?? '',
      proposed_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'deviation.proposed', id, { partyId: party.id, ambition: ambition.number, untilOn: form.untilOn })
  return { deviationId: id }
}

/** An administrator agrees or not, the secretary records what the working group decided, the coordinator takes it back or ends it. */
export async function decideDeviation(
  tx: Tx,
  visitor: Visitor,
  id: string,
  form: { kind: rules.StepKind; reason: string | null; decidedOn: Day | null },
) {
  await takeTurn(tx, `deviation ${id}`)
  const deviation = await findDeviation(tx, id)
  if (!deviation) return refuse('notFound')
  const decidedOn = form.kind === 'accepted' || form.kind === 'returned' ? (form.decidedOn ?? visitor.today) : visitor.today
  const step = rules.takeStep(form.kind, deviation, { person: personOf(visitor), reason: form.reason, decidedOn, day: visitor.today })
  if (isRefusal(step)) return step
  await tx
    .insertInto('deviation_steps')
    .values({
      id: uuid(),
      deviation_id: id,
      party_id: deviation.partyId,
      kind: step.kind,
      reason: form.reason?.trim() || null,
      decided_on: decidedOn,
      taken_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, `deviation.${step.kind}`, id, { partyId: deviation.partyId, ambition: deviation.ambition, decidedOn })
  return { step: step.kind }
}
