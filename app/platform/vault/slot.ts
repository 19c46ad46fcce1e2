/** A member secret behind a passphrase, a recovery code or a passkey: three doors to one room. */
import { fromBase64url, random, toBase64url, type Bytes } from './bytes.ts'
import { openWhole, sealWhole } from './chunk.ts'
import { bound, canon, fits, isBytes, isCount, isId, newId, oneOf, VaultFault, type Shape } from './format.ts'
import { derive } from './suite.ts'

type SlotKind = 'passphrase' | 'recovery' | 'passkey'
type Argon2 = { alg: 'argon2id'; v: 19; m: number; t: number; p: 1; salt: string }
type Kdf = Argon2 | { alg: 'hkdf-sha256' }
/** What the host keeps. Everything beside `sealed` is bound into it, so that none of it can be exchanged or made weaker. */
export type Slot = { id: string; member: string; kind: SlotKind; kdf: Kdf; sealed: Bytes }

/** In KiB. RFC 9106 calls 64 MiB with three passes its second recommended option; we start at twice that. */
const usualMemory = 128 * 1024
const leastMemory = 64 * 1024
/** A host cannot make a browser run out of memory by asking for more than this. */
const mostMemory = 1024 * 1024

const argon2Shape: Shape = {
  alg: oneOf('argon2id'),
  v: oneOf(19),
  m: (value) => isCount(value) && (value as number) <= mostMemory,
  t: (value) => isCount(value) && (value as number) <= 16,
  p: oneOf(1),
  salt: isBytes(16),
}
const slotShape: Shape = {
  id: isId,
  member: isId,
  kind: oneOf('passphrase', 'recovery', 'passkey'),
  kdf: (value) => fits(argon2Shape)(value) || fits({ alg: oneOf('hkdf-sha256') })(value),
  sealed: (value) => value instanceof Uint8Array,
}

/** Spelling that does not matter: capitals, and how much white space stands between the words. */
const samePassphrase = (passphrase: string): string => passphrase.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ')

async function stretch(passphrase: string, kdf: Argon2): Promise<Bytes> {
  const { argon2id } = await import('hash-wasm')
  const hash = await argon2id({
    password: samePassphrase(passphrase),
    salt: fromBase64url(kdf.salt) ?? new Uint8Array(),
    memorySize: kdf.m,
    iterations: kdf.t,
    parallelism: kdf.p,
    hashLength: 32,
    outputType: 'binary',
  })
  return new Uint8Array(hash)
}

/** What opens a slot: the words, the bytes of a recovery code, or the 32 bytes that a passkey's PRF gives. */
export type Opener = { kind: 'passphrase'; passphrase: string } | { kind: 'recovery' | 'passkey'; secret: Bytes }

function keyOf(opener: Opener, kdf: Kdf): Promise<Bytes> {
  if (opener.kind === 'passphrase' && kdf.alg === 'argon2id') {
    // No password check is ever sent to the host, so weaker figures from him gain nothing but a warning to us.
    if (kdf.m < leastMemory || kdf.t < 3) throw new VaultFault('tooWeak')
    return stretch(opener.passphrase, kdf)
  }
  if (opener.kind !== 'passphrase' && kdf.alg === 'hkdf-sha256') return derive(opener.secret, 'dijkwacht/slot@v1', opener.kind)
  throw new VaultFault('tooWeak')
}

const contextOf = ({ id, member, kind, kdf }: Omit<Slot, 'sealed'>): Bytes =>
  bound('dijkwacht/slot@v1', canon({ id, kdf, kind, member, t: 'slot', v: 1 }))

export async function makeSlot(member: string, opener: Opener, memberSecret: Bytes, memory = usualMemory): Promise<Slot> {
  const kdf: Kdf =
    opener.kind === 'passphrase' ? { alg: 'argon2id', v: 19, m: memory, t: 3, p: 1, salt: toBase64url(random(16)) } : { alg: 'hkdf-sha256' }
  const slot = { id: newId(), member, kind: opener.kind, kdf }
  return { ...slot, sealed: await sealWhole(await keyOf(opener, kdf), contextOf(slot), memberSecret) }
}

export async function openSlot(slot: Slot, member: string, opener: Opener): Promise<Bytes> {
  if (!fits(slotShape)(slot)) throw new VaultFault('notOurFormat')
  if (slot.member !== member || slot.kind !== opener.kind) throw new VaultFault('misplaced')
  const secret = await openWhole(await keyOf(opener, slot.kdf), contextOf(slot), slot.sealed)
  if (secret.length !== 32) throw new VaultFault('notOpened')
  return secret
}
