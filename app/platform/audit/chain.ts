import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Moment } from '../settings/day.ts'

export type AuditEntry = {
  chain: string
  number: number
  at: Moment
  personId: string | null
  personName: string
  action: string
  subject: string
  details: unknown
}

export type ChainedEntry = AuditEntry & { previousHash: string; hash: string }

/** Before the first entry of a chain. */
export const start = '0'.repeat(64)

/** SHA-256 over the hash before it and the entry as canonical JSON (RFC 8785), in hex. */
export function hashOf(previousHash: string, entry: AuditEntry): string {
  const { chain, number, at, personId, personName, action, subject, details } = entry
  const text = canonicalize({ chain, number, at, personId, personName, action, subject, details })
  return createHash('sha256').update(`${previousHash}\n${text}`).digest('hex')
}

export type ChainFault = { number: number; fault: 'missing' | 'changed' | 'tailCut' }

/** The first entry that does not fit, or undefined. `entries` in the order of their numbers; `head` as it was kept apart. */
export function firstFault(entries: ChainedEntry[], head: { number: number; hash: string } | undefined): ChainFault | undefined {
  let previousHash = start
  for (const [index, entry] of entries.entries()) {
    const number = index + 1
    if (entry.number !== number) return { number, fault: 'missing' }
    if (entry.previousHash !== previousHash || entry.hash !== hashOf(previousHash, entry)) return { number, fault: 'changed' }
    previousHash = entry.hash
  }
  if (!head) return entries.length === 0 ? undefined : { number: entries.length + 1, fault: 'tailCut' }
  if (head.number === entries.length && head.hash === previousHash) return undefined
  return { number: Math.min(entries.length, head.number) + 1, fault: 'tailCut' }
}
