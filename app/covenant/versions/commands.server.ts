import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import { listVersions, readNextVersion } from '../programme/queries.server.ts'
import { findLastFrozenOn, findPreview, listUnadopted } from './queries.server.ts'
import * as rules from './rules.ts'

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')

/** Reads a file as the next version and says what it would do. Nothing is saved. */
export async function previewVersion(tx: Tx, visitor: Visitor, source: string, askedFrom?: Day) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  const read = await readNextVersion(tx, source)
  if (!read) return refuse('noProgramme')
  if ('problems' in read) return { problems: read.problems }
  const { programme, next, current } = read
  const allowed = rules.publish({
    from: askedFrom ?? next.from,
    current,
    today: visitor.today,
    lastFrozenOn: await findLastFrozenOn(tx),
  })
  if (isRefusal(allowed)) return allowed
  const unadopted = await listUnadopted(tx, next)
  if (unadopted.length > 0) return refuse('notAdopted', unadopted)
  return { preview: await findPreview(tx, current, { programme, next }, allowed.from, visitor.today), next }
}

/** Publishes a file as the next version, from its first day. What was published never changes. */
export async function publishVersion(tx: Tx, visitor: Visitor, source: string, askedFrom?: Day) {
  await holdVersions(tx)
  const outcome = await previewVersion(tx, visitor, source, askedFrom)
  if ('problems' in outcome) return refuse('fileWrong')
  if ('refused' in outcome) return outcome
  const { preview, next } = outcome
  const versions = await listVersions(tx)
  await tx
    .insertInto('programmes')
    .values({
      id: versions[0]?.programme.id ?? '',
      version: preview.version,
      source,
      sha256: sha256(source),
      installed_at: visitor.at,
      from_on: preview.from,
      published_on: visitor.today,
      published_by: visitor.personId,
    })
    .execute()
  const families = rules.familiesOf([...versions.map((each) => each.mapping), next.mapping])
  for (const [ambition, family] of families) {
    await tx
      .insertInto('ambition_families')
      .values({ ambition, family })
      .onConflict((conflict) => conflict.column('ambition').doUpdateSet({ family }))
      .execute()
  }
  await record(tx, visitor, 'programme.published', versions[0]?.programme.id ?? '', {
    version: preview.version,
    from: preview.from,
    sha256: sha256(source),
  })
  return { version: preview.version, from: preview.from }
}

/** Takes the newest version back: the one before it counts again on every day. What was published and written stays to be read. */
export async function undoVersion(tx: Tx, visitor: Visitor, form: { reason: string; version?: number }) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  await holdVersions(tx)
  const undone = rules.undo({
    versions: await listVersions(tx),
    today: visitor.today,
    lastFrozenOn: await findLastFrozenOn(tx),
    reason: form.reason,
  })
  if (isRefusal(undone)) return undone
  const { version, programme } = undone.version
  if (form.version !== undefined && form.version !== version) return refuse('nothingToUndo')
  await tx
    .insertInto('programme_undos')
    .values({
      id: programme.id,
      version,
      reason: undone.reason,
      undone_on: visitor.today,
      undone_by: visitor.personId,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'programme.undone', programme.id, { version })
  return { version }
}

// Two secretaries at the same moment: the second waits here, and then finds what the first did.
async function holdVersions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('versions', 0))`.execute(tx)
}
