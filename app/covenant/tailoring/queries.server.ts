import { sql } from 'kysely'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { carryOver, findParty, type Programme } from '../programme/rules.ts'
import { bearingIn } from './bearing.ts'
import {
  acceptedOn,
  deviationOn,
  profileOn,
  reasonsToLookDeeper,
  weightsOf,
  type Deviation,
  type Dimension,
  type Degree,
  type Step,
} from './rules.ts'

/** Every degree of one party that this visitor may see, oldest first. */
export async function listDegrees(tx: Tx, partyId: string): Promise<Degree[]> {
  const rows = await degreeQuery(tx).where('party_id', '=', partyId).execute()
  return rows.map(degreeOf)
}

/** Every degree that this visitor may see: of the own party, or of all for who advises them. */
export async function listAllDegrees(tx: Tx): Promise<Degree[]> {
  return (await degreeQuery(tx).execute()).map(degreeOf)
}

function degreeQuery(tx: Tx) {
  return tx
    .selectFrom('risk_degrees')
    .select(['seq', 'party_id', 'dimension', 'degree', 'year', 'source', 'explanation', 'found_on'])
    .orderBy('seq')
}

const degreeOf = (row: Awaited<ReturnType<ReturnType<typeof degreeQuery>['execute']>>[number]): Degree => ({
  seq: row.seq,
  partyId: row.party_id,
  dimension: row.dimension as Dimension,
  degree: row.degree,
  year: row.year,
  source: row.source,
  explanation: row.explanation,
  foundOn: row.found_on,
})

/** How heavily each ambition weighs for the own party by its profile; empty for whoever has none. */
export async function findWeights(tx: Tx, visitor: Visitor, programme: Programme): Promise<Map<string, number>> {
  if (visitor.partyId === null) return new Map()
  return weightsOf(profileOn(await listDegrees(tx, visitor.partyId), visitor.today), bearingIn(programme))
}

/** Why the own party should look deeper at an ambition, and what the working group accepted for it. */
export async function findTailored(tx: Tx, visitor: Visitor, programme: Programme, ambition: string) {
  const partyId = visitor.partyId ?? ''
  const own = carryOver(programme, await readDeviations(tx)).filter((each) => each.partyId === partyId && each.ambition === ambition)
  return {
    deeper: reasonsToLookDeeper(profileOn(await listDegrees(tx, partyId), visitor.today), bearingIn(programme), ambition),
    deviations: own.flatMap((deviation) => {
      const state = deviationOn(deviation, visitor.today)
      return state === 'accepted' || state === 'waitsForBoard' || state === 'waitsForWorkingGroup' ? [{ ...deviation, state }] : []
    }),
  }
}

/** Every deviation that this visitor may see, under the number that it was proposed for; newest first, with its steps and, for the own party, who took them. */
export async function readDeviations(tx: Tx): Promise<Deviation[]> {
  const rows = await tx
    .selectFrom('deviations')
    .leftJoin('people', 'people.id', 'deviations.proposed_by')
    .select(['deviations.id', 'party_id', 'ambition', 'what', 'why', 'until_on', 'proposed_on', 'proposed_by', 'people.name as by'])
    .orderBy('seq', 'desc')
    .execute()
  const steps = await tx
    .selectFrom('deviation_steps')
    .leftJoin('people', 'people.id', 'deviation_steps.taken_by')
    .select(['deviation_id', 'kind', 'reason', 'decided_on', 'taken_by', 'people.name as by'])
    .orderBy('seq')
    .execute()
  const ofDeviation = Map.groupBy(steps, (step) => step.deviation_id)
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    ambition: row.ambition,
    what: row.what,
    why: row.why,
    untilOn: row.until_on,
    proposedOn: row.proposed_on,
    proposedBy: row.proposed_by,
    by: row.by,
    steps: (ofDeviation.get(row.id) ?? []).map((step): Step => ({
      kind: step.kind as Step['kind'],
      reason: step.reason,
      decidedOn: step.decided_on,
      takenBy: step.taken_by,
      by: step.by,
    })),
  }))
}

export async function findDeviation(tx: Tx, id: string): Promise<Deviation | undefined> {
  return (await readDeviations(tx)).find((deviation) => deviation.id === id)
}

/**
 * For the report: what parties do otherwise on a day by a deviation that the working group accepted, in the order of the covenant.
 * No person's name.
 */
export async function listDeviations(
  tx: Tx,
  programme: Programme,
  day: Day,
): Promise<{ partyId: string; party: string; ambition: string; what: string; why: string; acceptedOn: Day; untilOn: Day }[]> {
  const position = (partyId: string) => programme.parties.findIndex((party) => party.id === partyId)
  const order = (ambition: string) => programme.ambitions.findIndex((each) => each.number === ambition)
  return carryOver(programme, acceptedOn(await readDeviations(tx), day))
    .map(({ partyId, ambition, what, why, untilOn, steps }) => ({
      partyId,
      party: findParty(programme, partyId)?.fullName ?? partyId,
      ambition,
      what,
      why,
      acceptedOn: steps.findLast((step) => step.kind === 'accepted')?.decidedOn ?? day,
      untilOn,
    }))
    .sort((one, other) => order(one.ambition) - order(other.ambition) || position(one.partyId) - position(other.partyId))
}

/** Waits while somebody else takes a step with the same thing. */
export async function takeTurn(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}
