/**
 * MLKEM768-X25519 for browsers without ML-KEM: a thin adapter that gives the parts of @noble to `hpke`. The seed is expanded once
 * per key, not once per message.
 */
import type { KEM, Key, KeyPair } from 'hpke'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { sha3_256, shake256 } from '@noble/hashes/sha3.js'
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js'
import { concat, random, type Bytes } from './bytes.ts'

const name = 'MLKEM768-X25519'
/** The label of X-Wing, a little drawing: \.//^\ */
const label = Uint8Array.of(0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c)
const [pqPublicLength, pqSealedLength] = [1184, 1088]

type Halves = { seed: Bytes; pqSecret: Uint8Array; pqPublic: Uint8Array; curveSecret: Uint8Array; curvePublic: Uint8Array }

class NobleKey implements Key {
  readonly algorithm = { name }
  readonly extractable: boolean
  readonly type: 'public' | 'private'
  readonly #publicKey: Uint8Array
  readonly #halves: Halves | undefined
  constructor(publicKey: Uint8Array, halves?: Halves, extractable = true) {
    this.type = halves ? 'private' : 'public'
    this.extractable = extractable
    this.#publicKey = publicKey
    this.#halves = halves
  }
  static publicKey(key: Key): Uint8Array {
    return (key as NobleKey).#publicKey
  }
  static halves(key: Key): Halves {
    const halves = (key as NobleKey).#halves
    if (!halves) throw new TypeError('not a private key')
    return halves
  }
}

function expand(seed: Uint8Array): Halves {
  const full = shake256(seed, { dkLen: 96 })
  const { secretKey, publicKey } = ml_kem768.keygen(full.slice(0, 64))
  const curveSecret = full.slice(64)
  return { seed: seed.slice(), pqSecret: secretKey, pqPublic: publicKey, curveSecret, curvePublic: x25519.getPublicKey(curveSecret) }
}

export function publicKeyOf(seed: Uint8Array): Bytes {
  const { pqPublic, curvePublic } = expand(seed)
  return concat(pqPublic, curvePublic)
}

const combine = (pqShared: Uint8Array, curveShared: Uint8Array, curveSealed: Uint8Array, curvePublic: Uint8Array) =>
  sha3_256(concat(pqShared, curveShared, curveSealed, curvePublic, label))

/** Sealing with chosen randomness, for the vectors of the drafts; everybody else calls `nobleKem`. */
export function encapsulate(publicKey: Uint8Array, chance: Uint8Array): { shared_secret: Uint8Array; enc: Uint8Array } {
  const curvePublic = publicKey.slice(pqPublicLength)
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey.slice(0, pqPublicLength), chance.slice(0, 32))
  const ephemeral = chance.slice(32)
  const curveSealed = x25519.getPublicKey(ephemeral)
  const curveShared = x25519.getSharedSecret(ephemeral, curvePublic)
  return { shared_secret: combine(sharedSecret, curveShared, curveSealed, curvePublic), enc: concat(cipherText, curveSealed) }
}

export function decapsulate(enc: Uint8Array, { pqSecret, curveSecret, curvePublic }: Halves): Uint8Array {
  const curveSealed = enc.slice(pqSealedLength)
  const pqShared = ml_kem768.decapsulate(enc.slice(0, pqSealedLength), pqSecret)
  return combine(pqShared, x25519.getSharedSecret(curveSecret, curveSealed), curveSealed, curvePublic)
}

export { expand as expandSeed }

export const nobleKem = (): Readonly<KEM<Key>> => ({
  id: 0x647a,
  type: 'KEM',
  name,
  Nsecret: 32,
  Nenc: 1120,
  Npk: 1216,
  Nsk: 32,
  async DeriveKeyPair(): Promise<KeyPair<Key>> {
    throw new Error('keys are made from seeds only')
  },
  async GenerateKeyPair(extractable) {
    const privateKey = await this.DeserializePrivateKey(random(32), extractable)
    return { privateKey, publicKey: new NobleKey(NobleKey.publicKey(privateKey)) }
  },
  SerializePublicKey: async (key) => NobleKey.publicKey(key).slice(),
  DeserializePublicKey: async (bytes) => new NobleKey(bytes.slice()),
  SerializePrivateKey: async (key) => NobleKey.halves(key).seed.slice(),
  async DeserializePrivateKey(seed, extractable) {
    const halves = expand(seed)
    return new NobleKey(concat(halves.pqPublic, halves.curvePublic), halves, extractable)
  },
  Encap: async (key) => encapsulate(NobleKey.publicKey(key), random(64)),
  Decap: async (enc, key) => decapsulate(enc, NobleKey.halves(key)),
})

/** For browsers without Ed25519. Strict as RFC 8032, like the native one. */
export function nobleSigningKey(seed: Uint8Array) {
  return { publicKey: ed25519.getPublicKey(seed) as Bytes, sign: async (message: Uint8Array) => ed25519.sign(message, seed) as Bytes }
}

export function isSignedByNoble(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
