import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { readProgramme, type FileProblem, type NextVersion, type UsedNumber } from './file.ts'
import { grow, growthOf, programmeOn, type Programme, type Version } from './rules.ts'

export type { FileProblem, NextVersion } from './file.ts'

// A published version never changes, so what was read once from the same texts are the same versions.
const known = new Map<string, Version[]>()
const mostKnown = 40

/** Every published version of the covenant of this installation, oldest first, also what was undone. Empty while none was installed. */
export async function listVersions(tx: Tx): Promise<Version[]> {
  const rows = await tx
    .selectFrom('programmes')
    .leftJoin('programme_undos', (join) =>
      join.onRef('programme_undos.id', '=', 'programmes.id').onRef('programme_undos.version', '=', 'programmes.version'),
    )
    .select(['programmes.id', 'programmes.version', 'sha256', 'from_on', 'published_on', 'undone_on', 'reason'])
    .orderBy('programmes.version')
    .execute()
  const key = JSON.stringify(rows)
  const remembered = known.get(key)
  if (remembered) return remembered
  const versions: Version[] = []
  for (const row of rows) {
    const { source } = await tx
      .selectFrom('programmes')
      .select('source')
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .executeTakeFirstOrThrow()
    const read = readProgramme(source)
    if ('problems' in read) throw new Error('The installed covenant can no longer be read.')
    const before = versions.findLast((each) => each.undone === null)
    const from = row.from_on ?? read.programme.signedOn
    const mapping = read.next?.mapping ?? []
    versions.push({
      version: row.version,
      programme: before
        ? grow(before.programme, read.programme, growthOf(row.version, from, row.published_on ?? from, mapping))
        : read.programme,
      from,
      publishedOn: row.published_on,
      sha256: row.sha256,
      mapping,
      undone: row.undone_on === null ? null : { on: row.undone_on, reason: row.reason ?? '' },
    })
  }
  if (known.size >= mostKnown) known.delete(known.keys().next().value ?? '')
  known.set(key, versions)
  return versions
}

/** The covenant of this installation as it counts on a day, or the last that is to count; undefined while none has been installed. */
export async function findProgramme(tx: Tx, day: Day = '9999-12-31'): Promise<Programme | undefined> {
  const versions = await listVersions(tx)
  return versions.length === 0 ? undefined : programmeOn(versions, day)
}

/** A text as the next version of what is installed: what is wrong with it, or what it says and what it follows. */
export async function readNextVersion(
  tx: Tx,
  source: string,
): Promise<{ problems: FileProblem[] } | { programme: Programme; next: NextVersion; current: Version } | undefined> {
  const versions = await listVersions(tx)
  const current = versions.findLast((each) => each.undone === null)
  if (!current) return undefined
  const version = versions.at(-1)?.version ?? 1
  const read = readProgramme(source, { programme: current.programme, version, used: usedNumbers(versions) })
  if ('problems' in read) return read
  // A file that is no next version has a problem, so here it is one.
  return { programme: read.programme, next: read.next ?? { version, mapping: [] }, current }
}

function usedNumbers(versions: readonly Version[]): UsedNumber[] {
  const used = new Map<string, UsedNumber>()
  for (const version of [...versions.filter((each) => each.undone === null), ...versions.filter((each) => each.undone !== null)]) {
    for (const { number, title } of version.programme.ambitions) {
      const line = version.mapping.find((each) => each.ambition === number)
      if (!used.has(number)) used.set(number, { number, title, undone: version.undone === null ? null : (line ?? null) })
    }
  }
  return [...used.values()]
}

export type SourceDocument = {
  id: string
  name: string
  mediaType: string
  sha256: string
  texts: Record<string, string>
  missed: string[]
  attachedOn: string
}

/** The signed covenant as it was attached last, without its bytes. */
export async function findSourceDocument(tx: Tx): Promise<SourceDocument | undefined> {
  const row = await tx
    .selectFrom('source_documents')
    .select(['id', 'name', 'media_type', 'sha256', 'texts', 'missed', 'attached_on'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      name: row.name,
      mediaType: row.media_type,
      sha256: row.sha256,
      texts: row.texts as Record<string, string>,
      missed: row.missed,
      attachedOn: row.attached_on,
    }
  )
}

export async function findSourceFile(tx: Tx): Promise<{ name: string; mediaType: string; content: Uint8Array } | undefined> {
  const row = await tx
    .selectFrom('source_documents')
    .select(['name', 'media_type', 'content'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { name: row.name, mediaType: row.media_type, content: row.content }
}
