import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import { readProgramme } from './file.ts'
import type { Programme } from './rules.ts'
import { findLiteralTexts } from './source.ts'
import { readSource, UnreadableSource } from './source.server.ts'

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

/** Puts a covenant in an empty installation: its file as it is, and its parties. Throws when the file is wrong; check it first. */
export async function installProgramme(tx: Tx, visitor: Visitor, source: string): Promise<Programme> {
  const outcome = readProgramme(source)
  if ('problems' in outcome) throw new Error(`This covenant cannot be installed: ${outcome.problems[0]?.message}`)
  const { programme } = outcome
  await tx
    .insertInto('programmes')
    .values({ id: programme.id, version: 1, source, sha256: sha256(source), installed_at: visitor.at })
    .execute()
  await tx
    .insertInto('parties')
    .values(
      programme.parties.map((party, position) => ({
        id: party.id,
        code: party.code,
        name: party.name,
        full_name: party.fullName,
        type: party.type,
        basisteam: party.basisteam ?? null,
        position,
      })),
    )
    .execute()
  await record(tx, visitor, 'programme.installed', programme.id, { version: 1, sha256: sha256(source) })
  return programme
}

/**
 * Attaches the signed covenant and looks up the literal text of every ambition in it. A later one takes the place of an earlier
 * one on the screen; the earlier stays.
 */
export async function attachSource(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  file: { name: string; mediaType: string; content: Uint8Array },
) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  const text = await readSource(file.content, file.mediaType).catch((error: unknown) => {
    if (error instanceof UnreadableSource) return refuse(error.code)
    throw error
  })
  if (isRefusal(text)) return text
  const { found, missed } = findLiteralTexts(
    text,
    programme.ambitions.map((ambition) => ambition.number),
  )
  if (Object.keys(found).length === 0) return refuse('nothingFound')
  const id = uuid()
  await tx
    .insertInto('source_documents')
    .values({
      id,
      name: file.name,
      media_type: file.mediaType,
      sha256: sha256(file.content),
      content: file.content,
      texts: JSON.stringify(found),
      missed,
      attached_by: visitor.personId ?? '',
      attached_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'source.attached', id, {
    sha256: sha256(file.content),
    found: Object.keys(found).length,
    missed: missed.length,
  })
  return { found: Object.keys(found).length, missed }
}
