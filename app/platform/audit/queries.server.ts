import type { Tx } from '../database/party.server.ts'
import { followChain, type ChainFault, type ChainHead, type ChainedEntry } from './chain.ts'

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

/** One whole chain, oldest first. */
export async function listChain(tx: Tx, chain: string): Promise<ChainedEntry[]> {
  return (await tx.selectFrom('audit_events').selectAll().where('chain', '=', chain).orderBy('number').execute()).map(entryOf)
}

/** The names of all chains, also of one whose entries or whose head is gone; for verification. */
export async function listChainNames(tx: Tx): Promise<string[]> {
  const heads = tx.selectFrom('audit_heads').select('chain')
  const rows = await heads.union(tx.selectFrom('audit_events').select('chain')).orderBy('chain').execute()
  return rows.map((row) => row.chain)
}

const pieceLength = 1000

/** Whether a chain is whole, with its head, and where in it some hashes stand. Looks a piece at a time: a chain grows for years. */
export async function checkChain(
  tx: Tx,
  chain: string,
  hashes: readonly string[] = [],
): Promise<{ fault: ChainFault | undefined; head: ChainHead | undefined; found: Map<string, number> }> {
  const follow = followChain()
  const found = new Map<string, number>()
  let piece: ChainedEntry[] = []
  do {
    const rows = await tx
      .selectFrom('audit_events')
      .selectAll()
      .where('chain', '=', chain)
      .where('number', '>', piece.at(-1)?.number ?? 0)
      .orderBy('number')
      .limit(pieceLength)
      .execute()
    piece = rows.map(entryOf)
    follow.add(piece)
    for (const { hash, number } of piece) if (hashes.includes(hash)) found.set(hash, number)
  } while (piece.length === pieceLength)
  const head = await tx.selectFrom('audit_heads').select(['number', 'hash']).where('chain', '=', chain).executeTakeFirst()
  return { fault: follow.end(head), head, found }
}
