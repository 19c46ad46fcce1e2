import { sql } from 'kysely'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { listProposals } from '../growth/queries.server.ts'
import type { NextVersion } from '../programme/queries.server.ts'
import { carryOver, grow, growthOf, type Programme, type Version } from '../programme/rules.ts'
import { findRegionUnder } from '../progress/queries.server.ts'
import { previewOf, type Preview } from './rules.ts'

/** The reference day of the last frozen report: what counted until then can no longer change. */
export async function findLastFrozenOn(tx: Tx): Promise<Day | null> {
  const row = await tx
    .selectFrom('rounds')
    .select('reference_on')
    .where('frozen_on', 'is not', null)
    .orderBy('reference_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.reference_on ?? null
}

/** What would happen to everything as it stands today. For who sees the parties by name. */
export async function findPreview(
  tx: Tx,
  current: Version,
  read: { programme: Programme; next: NextVersion },
  from: Day,
  today: Day,
): Promise<Preview> {
  const { programme, next } = read
  const grown = grow(current.programme, programme, growthOf(next.version, from, today, next.mapping))
  const [was, becomes] = [await findRegionUnder(tx, current.programme, today), await findRegionUnder(tx, grown, today)]
  if (was.kind !== 'named' || becomes.kind !== 'named') throw new Error('A preview is for somebody who sees the parties by name.')
  const { rows } = await sql<{ ambition: string; criterion: string | null; items: number }>`
    select ambition, criterion, sum(items)::int as items from counted_evidence(${today}::date) group by ambition, criterion`.execute(tx)
  const evidence = carryOver(current.programme, rows)
  return {
    version: next.version,
    from,
    ...previewOf({
      previous: was.programme,
      next: becomes.programme,
      mapping: next.mapping,
      before: was.standings,
      after: becomes.standings,
      evidence,
    }),
  }
}

/** The proposals that a mapping refers to and that the working group did not adopt, or that do not exist. */
export async function listUnadopted(tx: Tx, next: NextVersion): Promise<string[]> {
  const adopted = new Set(
    (await listProposals(tx))
      .filter(({ decision }) => decision?.outcome === 'adopted' || decision?.outcome === 'adoptedChanged')
      .map(({ id }) => id),
  )
  return [...new Set(next.mapping.flatMap((line) => line.proposals))].filter((id) => !adopted.has(id))
}
