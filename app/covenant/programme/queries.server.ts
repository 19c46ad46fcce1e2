import type { Tx } from '../../platform/database/party.server.ts'
import { readProgramme } from './file.ts'
import type { Programme } from './rules.ts'

// A published version never changes, so what was read once from the same text is the same programme.
const known = new Map<string, Programme>()

/** The covenant of this installation in its newest version; undefined while none has been installed. */
export async function findProgramme(tx: Tx): Promise<Programme | undefined> {
  const newest = await tx
    .selectFrom('programmes')
    .select(['id', 'version', 'sha256'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest) return undefined
  const remembered = known.get(newest.sha256)
  if (remembered) return remembered
  const { source } = await tx
    .selectFrom('programmes')
    .select('source')
    .where('id', '=', newest.id)
    .where('version', '=', newest.version)
    .executeTakeFirstOrThrow()
  const outcome = readProgramme(source)
  if ('problems' in outcome) throw new Error('The installed covenant can no longer be read.')
  known.set(newest.sha256, outcome.programme)
  return outcome.programme
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
