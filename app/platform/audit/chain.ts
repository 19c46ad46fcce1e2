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

export type ChainHead = { number: number; hash: string }

/** Follows a chain from its first entry, a piece at a time, so that a long one never stands in memory whole. */
export function followChain() {
  let [length, previousHash, fault]: [number, string, ChainFault | undefined] = [0, start, undefined]
  return {
    /** Entries in the order of their numbers, after those that came before. */
    add(entries: readonly ChainedEntry[]) {
      for (const entry of entries) {
        if (fault) return
        const number = length + 1
        if (entry.number !== number) fault = { number, fault: 'missing' }
        else if (entry.previousHash !== previousHash || entry.hash !== hashOf(previousHash, entry)) fault = { number, fault: 'changed' }
        else [length, previousHash] = [number, entry.hash]
      }
    },
    /** The first entry that does not fit, or undefined. `head` as it was kept apart. */
    end(head: ChainHead | undefined): ChainFault | undefined {
      if (fault) return fault
      if (!head) return length === 0 ? undefined : { number: length + 1, fault: 'tailCut' }
      if (head.number === length && head.hash === previousHash) return undefined
      return { number: Math.min(length, head.number) + 1, fault: 'tailCut' }
    },
  }
}
