/** The chain of records that says whose vault it is, who its members are and to which key is sealed. Each record is signed by keepers of the one before. */
import { equal, fromBase64url, sha256, toBase64url, type Bytes } from './bytes.ts'
import { bound, canon, fits, isBytes, isCount, isDay, isId, isToken, listOf, oneOf, readRecord, VaultFault, type Shape } from './format.ts'
import type { Host, Place, Signature, StoredRecord } from './host.ts'
import { isSignedBy, publicKeyLength, type SigningKey } from './suite.ts'

export type Role = 'keeper' | 'member'
export type Member = { id: string; sign: string; kem: string; role: Role }
export type Reason = 'founded' | 'drilled' | 'joined' | 'left' | 'rotated' | 'recovered'

export type VaultRecord = Place & {
  t: 'vault'
  v: 1
  vault: string
  number: number
  epoch: number
  /** To what is sealed: the public half of this epoch's seed. */
  kem: string
  recovery: { kem: string; sign: string }
  members: Member[]
  quorum: number
  /** On trial until both keepers showed that they can recover: until then nobody reports to it. */
  state: 'trial' | 'open'
  /** SHA-256 of the record before; null in the first. */
  prev: string | null
  day: string
  reason: Reason
}

const isKem = isBytes(publicKeyLength)
const memberShape: Shape = { id: isId, sign: isBytes(32), kem: isKem, role: oneOf('keeper', 'member') }
const recordShape: Shape = {
  party: isToken,
  purpose: isToken,
  vault: isId,
  number: isCount,
  epoch: isCount,
  kem: isKem,
  recovery: fits({ kem: isKem, sign: isBytes(32) }),
  members: listOf(fits(memberShape)),
  quorum: isCount,
  state: oneOf('trial', 'open'),
  prev: (value) => value === null || isBytes(32)(value),
  day: isDay,
  reason: oneOf('founded', 'drilled', 'joined', 'left', 'rotated', 'recovered'),
}

export type Chain = { records: VaultRecord[]; hashes: string[]; last: VaultRecord; fingerprint: string }

const messageOf = (bytes: Bytes): Bytes => bound('dijkwacht/vault@v1', bytes)
export const hashOf = async (bytes: Bytes): Promise<string> => toBase64url(await sha256(bytes))
export const keepersOf = (record: VaultRecord): Member[] => record.members.filter((member) => member.role === 'keeper')

/** Who signs for the recovery key instead of a keeper. */
export const recoverySigner = 'recovery'

export async function signRecord(bytes: Bytes, by: string, key: SigningKey): Promise<Signature> {
  return { by, signature: await key.sign(messageOf(bytes)) }
}

/** Six groups of five digits of the first record: short enough to read aloud, long enough (99 bits) not to be imitated. */
async function fingerprintOf(first: Bytes): Promise<string> {
  let number = 0n
  for (const byte of await sha256(first)) number = (number << 8n) | BigInt(byte)
  const digits = (number % 10n ** 30n).toString().padStart(30, '0')
  return digits.match(/.{5}/g)?.join(' ') ?? ''
}

/** How many of these people signed it. Two signatures of one person count once. */
async function countSigners(stored: StoredRecord, people: { id: string; sign: string }[]): Promise<number> {
  const signed = await Promise.all(
    people.map(async ({ id, sign }) => {
      const own = stored.signatures.find((each) => each.by === id)
      return own !== undefined && isSignedBy(fromBase64url(sign) ?? new Uint8Array(), own.signature, messageOf(stored.bytes))
    }),
  )
  return signed.filter(Boolean).length
}

const sameValue = (one: unknown, other: unknown): boolean => equal(canon(one), canon(other))

function isSound(record: VaultRecord): boolean {
  // One person under two ids would be two keepers in name only.
  const differ = (['id', 'sign', 'kem'] as const).every(
    (part) => new Set(record.members.map((member) => member[part])).size === record.members.length,
  )
  const keepers = keepersOf(record).length
  return differ && keepers >= (record.reason === 'founded' ? 2 : 1) && record.quorum >= 1 && record.quorum <= keepers
}

function follows(record: VaultRecord, before: VaultRecord, known: Map<string, Member>): boolean {
  const left = before.members.filter((member) => !record.members.some((each) => each.id === member.id))
  const newEpoch = record.epoch === before.epoch + 1
  return (
    (newEpoch || record.epoch === before.epoch) &&
    newEpoch !== (record.kem === before.kem) &&
    // Who leaves must not be able to open what comes after.
    (left.length === 0 || newEpoch) &&
    record.vault === before.vault &&
    record.party === before.party &&
    record.purpose === before.purpose &&
    (record.state === before.state || record.state === 'open') &&
    record.day >= before.day &&
    record.reason !== 'founded' &&
    (record.reason === 'drilled') === (before.state !== record.state) &&
    // A used recovery key is burnt; outside a recovery it stays what it was.
    (record.reason === 'recovered'
      ? newEpoch && !sameValue(record.recovery, before.recovery)
      : sameValue(record.recovery, before.recovery)) &&
    record.members.every((member) => {
      const earlier = known.get(member.id)
      return !earlier || (earlier.sign === member.sign && earlier.kem === member.kem)
    })
  )
}

/** Believes a chain that does not contradict itself. That it is the right one, and the newest, only a device that saw it before can tell (trust.ts). */
export async function readChain(stored: StoredRecord[], at: Place): Promise<Chain> {
  const broken = () => new VaultFault('chainBroken')
  const [records, hashes]: [VaultRecord[], string[]] = [[], []]
  const known = new Map<string, Member>()
  for (const [number, each] of stored.entries()) {
    const record = readRecord<VaultRecord>(each.bytes, 'vault', recordShape)
    const before = records.at(-1)
    if (record.number !== number || record.prev !== (hashes.at(-1) ?? null) || !isSound(record)) throw broken()
    if (!before) {
      if (record.party !== at.party || record.purpose !== at.purpose) throw new VaultFault('misplaced')
      const keepers = keepersOf(record)
      if (record.epoch !== 1 || record.reason !== 'founded' || record.state !== 'trial') throw broken()
      if ((await countSigners(each, keepers)) !== keepers.length) throw new VaultFault('badSignature')
    } else {
      if (!follows(record, before, known)) throw broken()
      const [signers, needed] =
        record.reason === 'recovered'
          ? [[{ id: recoverySigner, sign: before.recovery.sign }], 1]
          : // All keepers go through the drill, so all sign that it was done.
            [keepersOf(before), before.state === record.state ? before.quorum : keepersOf(before).length]
      if ((await countSigners(each, signers)) < needed) throw new VaultFault('badSignature')
    }
    for (const member of record.members) known.set(member.id, member)
    records.push(record)
    hashes.push(await hashOf(each.bytes))
  }
  const [first] = stored
  const last = records.at(-1)
  if (!first || !last) throw new VaultFault('missing')
  return { records, hashes, last, fingerprint: await fingerprintOf(first.bytes) }
}

/** What a device remembers of a vault. Holds no secret, but it does tell which vaults somebody looked at. */
export type Pin = { vault: string; fingerprint: string; number: number; hash: string; epoch: number }
export type Memory = { recall(at: Place): Promise<Pin | undefined>; keep(at: Place, pin: Pin): Promise<void> }

export const pinOf = ({ last, hashes, fingerprint }: Chain): Pin => ({
  vault: last.vault,
  fingerprint,
  number: last.number,
  hash: hashes[last.number] ?? '',
  epoch: last.epoch,
})

/** A chain replaced, shortened, or grown from another branch than the one this device saw stops everything. */
export function holdTo(pin: Pin | undefined, chain: Chain): void {
  if (!pin) return
  if (pin.fingerprint !== chain.fingerprint || pin.vault !== chain.last.vault) throw new VaultFault('chainReplaced')
  if (chain.last.number < pin.number || chain.last.epoch < pin.epoch) throw new VaultFault('chainShortened')
  if (chain.hashes[pin.number] !== pin.hash) throw new VaultFault('chainReplaced')
}

/** The one place where is decided whether a vault is believed: before anything is sealed to it and before anything of it is opened. */
export async function believe(host: Host, memory: Memory, at: Place): Promise<Chain> {
  const chain = await readChain(await host.chain(at), at)
  holdTo(await memory.recall(at), chain)
  await memory.keep(at, pinOf(chain))
  return chain
}

export function memberAt(chain: Chain, number: number, id: string): Member | undefined {
  return chain.records[number]?.members.find((member) => member.id === id)
}

/** The key to which was sealed in that epoch. */
export function kemOfEpoch(chain: Chain, epoch: number): Bytes {
  const record = chain.records.find((each) => each.epoch === epoch)
  const kem = record && fromBase64url(record.kem)
  if (!kem) throw new VaultFault('missing')
  return kem
}
