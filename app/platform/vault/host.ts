import type { Refused } from '../web/outcome.ts'
import type { Bytes } from './bytes.ts'
import type { Slot } from './slot.ts'

/**
 * Whoever keeps the bytes. Nothing that comes from here is believed: it is opened, verified or refused. In a browser this is a few
 * requests, on the server `databaseHost`, in tests a double that lies.
 */
export type Host = {
  /** Everybody may ask: the records of a vault, oldest first; empty when there is none. */
  chain(at: Place): Promise<StoredRecord[]>
  addRecord(change: Change): Promise<Refused<'stale'> | undefined>
  grant(vault: string, epoch: number, to: string): Promise<Bytes | undefined>
  /** What opens the seed of the epoch before, by the number of the later one. */
  links(vault: string): Promise<{ epoch: number; sealed: Bytes }[]>
  /** When nothing hangs on older epochs any more: their links and grants go. Refused while a wrap of one is left. */
  forgetBefore(vault: string, epoch: number): Promise<Refused<'inUse'> | undefined>

  slots(member: string): Promise<Slot[]>
  /** All at once: what must be there is added before what goes is removed. */
  changeSlots(member: string, change: { add: Slot[]; remove: string[] }): Promise<void>

  /** Parts of a body that is not handed in yet: a second time the same part changes nothing. */
  putPart(item: string, number: number, bytes: Bytes): Promise<void>
  /** Numbers of the parts that arrived, while the item is not handed in. */
  arrived(item: string): Promise<number[]>
  handIn(delivery: Delivery): Promise<Refused<'stale' | 'incomplete'> | undefined>
  part(item: string, number: number): Promise<Bytes | undefined>

  dossiers(vault: string): Promise<Dossier[]>
  setStatus(vault: string, dossier: string, status: DossierStatus): Promise<void>
  /** All items that this vault has a wrap of, with that wrap; of one dossier or of one kind when asked. */
  items(vault: string, of?: { dossier?: string; kind?: string }): Promise<KeptItem[]>
  /** Replaces wraps of this vault by others of the same items. */
  rewrap(vault: string, wraps: Wrap[]): Promise<void>
  erase(vault: string, dossier: string): Promise<void>

  /** By the look-up code, of which the host keeps the SHA-256. */
  box(lookUp: Bytes): Promise<Box | undefined>
  replies(lookUp: Bytes): Promise<KeptItem[]>
  replyPart(lookUp: Bytes, item: string, number: number): Promise<Bytes | undefined>
  boxOf(vault: string, dossier: string): Promise<{ kem: Bytes } | undefined>

  forward(record: SignedRecord, wraps: Wrap[]): Promise<Refused<'stale' | 'alreadyForwarded'> | undefined>
  /** Both ways: what this vault sent on and what was sent to it. */
  forwardings(vault: string): Promise<SignedRecord[]>

  index(vault: string): Promise<Bytes | undefined>
  keepIndex(vault: string, sealed: Bytes): Promise<void>
}

/** A vault is one party's, for one purpose: an integrity report must not land where its subject opens the signals. */
export type Place = { party: string; purpose: string }

export type Signature = { by: string; signature: Bytes }
export type StoredRecord = { bytes: Bytes; signatures: Signature[] }
export type SignedRecord = { bytes: Bytes; signature: Bytes }

/** A new record of a vault with what its members need to follow: grants of the seed, and the link to the seed before. */
export type Change = StoredRecord & {
  vault: string
  number: number
  epoch: number
  grants: { to: string; sealed: Bytes }[]
  link: Bytes | undefined
}

export type Wrap = { item: string; to: string; epoch: number; alg: 'hpke' | 'a256gcm'; sealed: Bytes }

/** An item as it stands at the host: its head in the open, its body in parts. */
export type SealedItem = { head: Bytes; parts: number; size: number; signature: Bytes | undefined }
export type KeptItem = SealedItem & { wrap: Wrap }

export type DossierStatus = 'new' | 'inProgress' | 'forwarded' | 'closed'
export type Dossier = { id: string; status: DossierStatus; day: string; via: 'reporter' | 'server' | 'member' | 'forwarded' }

/** Where replies to a reporter wait. `memory` only opens with the code: what the reporter's browser knew of the vault. */
export type Box = { lookUpHash: Bytes; vault: string; dossier: string; kem: Bytes; memory: Bytes }

export type Delivery = {
  vault: string
  dossier: string
  items: { item: SealedItem; wraps: Wrap[] }[]
  box?: Box
}
