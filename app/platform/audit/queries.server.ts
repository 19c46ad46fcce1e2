import type { Tx } from '../database/party.server.ts'
import type { ChainedEntry } from './chain.ts'

type Row = {
  chain: string
  number: number
  at: string
  person_id: string | null
  person_name: string
  action: string
  subject: string
  details: unknown
  previous_hash: string
  hash: string
}

const entryOf = (row: Row): ChainedEntry => ({
  chain: row.chain,
  number: row.number,
  at: row.at,
  personId: row.person_id,
  personName: row.person_name,
  action: row.action,
  subject: row.subject,
  details: row.details,
  previousHash: row.previous_hash,
  hash: row.hash,
})

/** The entries this visitor may see, newest first. `before` is a number: entries below it. */
export async function listEntries(tx: Tx, chain: string, options: { limit: number; before?: number }): Promise<ChainedEntry[]> {
  let query = tx.selectFrom('audit_events').selectAll().where('chain', '=', chain).orderBy('number', 'desc').limit(options.limit)
  if (options.before !== undefined) query = query.where('number', '<', options.before)
  return (await query.execute()).map(entryOf)
}

export async function countEntries(tx: Tx, chain: string): Promise<number> {
  const row = await tx
    .selectFrom('audit_events')
    .select((select) => select.fn.countAll<number>().as('entries'))
    .where('chain', '=', chain)
    .executeTakeFirstOrThrow()
  return row.entries
}

/** One whole chain with its head, oldest first. */
export async function findOwnChain(
  tx: Tx,
  chain: string,
): Promise<{ entries: ChainedEntry[]; head: { number: number; hash: string } | undefined }> {
  const rows = await tx.selectFrom('audit_events').selectAll().where('chain', '=', chain).orderBy('number').execute()
  const head = await tx.selectFrom('audit_heads').select(['number', 'hash']).where('chain', '=', chain).executeTakeFirst()
  return { entries: rows.map(entryOf), head }
}

/** Every chain with its head, for verification. */
export async function listChains(
  tx: Tx,
): Promise<{ chain: string; entries: ChainedEntry[]; head: { number: number; hash: string } | undefined }[]> {
  const heads = await tx.selectFrom('audit_heads').selectAll().orderBy('chain').execute()
  const rows = await tx.selectFrom('audit_events').selectAll().orderBy('chain').orderBy('number').execute()
  const names = [...new Set([...heads.map((head) => head.chain), ...rows.map((row) => row.chain)])].toSorted()
  return names.map((chain) => ({
    chain,
    entries: rows.filter((row) => row.chain === chain).map(entryOf),
    head: heads.find((head) => head.chain === chain),
  }))
}
