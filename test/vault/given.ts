import type { Bytes } from '../../app/platform/vault/bytes.ts'
import { random } from '../../app/platform/vault/bytes.ts'
import { readKit } from '../../app/platform/vault/code.ts'
import type { Host, Place } from '../../app/platform/vault/host.ts'
import { cosign, drill, foundVault, publish, type Draft, type RecoveryPaper } from '../../app/platform/vault/keepers.ts'
import { publicPart, unlockedBy, type Unlocked } from '../../app/platform/vault/member.ts'
import { newId } from '../../app/platform/vault/format.ts'
import { prepareReport, type ReportInput } from '../../app/platform/vault/reporter.ts'
import type { Memory, Pin } from '../../app/platform/vault/record.ts'
import { openVault, type OpenVault } from '../../app/platform/vault/vault.ts'
import { isRefusal, type Refused } from '../../app/platform/web/outcome.ts'

export const day = '2026-11-23'
export const signals: Place = { party: 'coevorden', purpose: 'signals' }

/** The outcome, or a failing test when it was a refusal. */
export function granted<T>(outcome: T | Refused<string>): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`)
  return outcome
}

/** A device that remembers. */
export function device(): Memory & { pins: Map<string, Pin> } {
  const pins = new Map<string, Pin>()
  const key = ({ party, purpose }: Place) => `${party}/${purpose}`
  return { pins, recall: async (at) => pins.get(key(at)), keep: async (at, pin) => void pins.set(key(at), pin) }
}

/** A member without slots, for tests that are not about unlocking. */
export const somebody = (): Promise<Unlocked> => unlockedBy(newId(), random(32))

export type Founded = { at: Place; first: Unlocked; second: Unlocked; memory: Memory; paper: RecoveryPaper; seed: Bytes; vault: OpenVault }

/** A vault that went through its drill and is open for reports. */
export async function founded(host: Host, at = signals, people?: [Unlocked, Unlocked]): Promise<Founded> {
  const [first, second] = people ?? [await somebody(), await somebody()]
  const memory = device()
  const { draft, paper } = granted(await foundVault(at, first, [publicPart(first, 'keeper'), publicPart(second, 'keeper')], { day }))
  granted(await publish(host, memory, await cosign(draft, second)))
  const seed = (await readKit(paper.kit))!
  const drilled = granted(await drill(host, memory, at, first, { seed, day }))
  granted(await publish(host, memory, granted(await drill(host, memory, at, second, { seed, day, draft: drilled }))))
  return { at, first, second, memory, paper, seed, vault: await openVault(host, memory, at, first) }
}

export async function reportTo(host: Host, at: Place, input: Omit<ReportInput, 'day'>, memory: Memory = device()) {
  const prepared = granted(await prepareReport(host, memory, at, { day, ...input }))
  granted(await prepared.deliver())
  return prepared
}

/** Publishes a draft and opens the vault again as this member. */
export async function after(host: Host, memory: Memory, draft: Draft | Refused<string>, me: Unlocked): Promise<OpenVault> {
  granted(await publish(host, memory, granted(draft)))
  return openVault(host, memory, granted(draft).at, me)
}

export const fileOf = (name: string, bytes: Uint8Array, type = 'text/plain') => ({
  name,
  type,
  length: bytes.length,
  read: async (from: number, to: number) => bytes.slice(from, to),
})
