/**
 * The primitives, by the names of their standards. Each comes from WebCrypto or from a named library (docs/threat-model.md);
 * here they are only called.
 */
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_MLKEM768_X25519, type KEM, type Key } from 'hpke'
import { concat, fromBase64url, random, utf8, type Bytes } from './bytes.ts'
import { VaultFault } from './format.ts'

/** HPKE, base mode, one message per encapsulation: MLKEM768-X25519, HKDF-SHA256, AES-256-GCM. */
export type Hpke = { suite: CipherSuite<Key>; publicKeyOf(seed: Bytes, privateKey: Key): Promise<Bytes>; native: boolean }

const suiteOf = (kem: () => Readonly<KEM>) => new CipherSuite(kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

// Chromium knows the hybrid as one algorithm and gives the public half of a private key. Others get it from noble.
type GivesPublicKeys = SubtleCrypto & { getPublicKey?(key: Key, usages: string[]): Promise<CryptoKey> }

async function nativePublicKey(seed: Bytes, privateKey: Key): Promise<Bytes> {
  const subtle = crypto.subtle as GivesPublicKeys
  if (privateKey instanceof CryptoKey && subtle.getPublicKey) {
    const publicKey = await subtle.getPublicKey(privateKey, ['encapsulateBits'])
    return new Uint8Array(await subtle.exportKey('raw-public' as 'raw', publicKey))
  }
  return (await import('./kem-noble.ts')).publicKeyOf(seed)
}

export function nativeHpke(): Hpke {
  return { suite: suiteOf(KEM_MLKEM768_X25519) as CipherSuite<Key>, publicKeyOf: nativePublicKey, native: true }
}

export async function nobleHpke(): Promise<Hpke> {
  const { nobleKem, publicKeyOf } = await import('./kem-noble.ts')
  return { suite: suiteOf(nobleKem), publicKeyOf: async (seed) => publicKeyOf(seed), native: false }
}

let chosen: Promise<Hpke> | undefined

/** Native where this browser can do all of it, otherwise the fallback. Both write the same bytes. */
async function choose(): Promise<Hpke> {
  const native = nativeHpke()
  try {
    const seed = random(32)
    const key = await native.suite.DeserializePrivateKey(seed, false)
    const publicKey = await native.suite.DeserializePublicKey(await native.publicKeyOf(seed, key))
    const { encapsulatedSecret, ciphertext } = await native.suite.Seal(publicKey, seed)
    await native.suite.Open(key, encapsulatedSecret, ciphertext)
    return native
  } catch {
    return nobleHpke()
  }
}

const hpke = (): Promise<Hpke> => (chosen ??= choose())

/** For tests and measurements that compare the two. */
export function useHpke(which: Hpke | undefined): void {
  chosen = which && Promise.resolve(which)
}

const encapsulatedLength = 1120
export const publicKeyLength = 1216
/** What a wrapped key of 32 bytes measures: encapsulation, key, tag. */
const hpkeWrapLength = encapsulatedLength + 48

export type OpeningKey = { publicKey: Bytes; privateKey: Key; by: Hpke }

/** The key pair that a seed of 32 bytes stands for. */
export async function openingKey(seed: Bytes): Promise<OpeningKey> {
  const by = await hpke()
  const privateKey = await by.suite.DeserializePrivateKey(seed, false)
  return { privateKey, publicKey: await by.publicKeyOf(seed, privateKey), by }
}

export async function sealTo(publicKey: Bytes, info: string, aad: Bytes, secret: Bytes): Promise<Bytes> {
  const { suite } = await hpke()
  if (publicKey.length !== publicKeyLength) throw new VaultFault('notOurFormat')
  const { encapsulatedSecret, ciphertext } = await suite.Seal(await suite.DeserializePublicKey(publicKey), secret, {
    info: utf8(info),
    aad,
  })
  return concat(encapsulatedSecret, ciphertext)
}

export async function openWith(key: OpeningKey, info: string, aad: Bytes, sealed: Uint8Array): Promise<Bytes> {
  if (sealed.length !== hpkeWrapLength) throw new VaultFault('notOpened')
  try {
    const opened = await key.by.suite.Open(key.privateKey, sealed.slice(0, encapsulatedLength), sealed.slice(encapsulatedLength), {
      info: utf8(info),
      aad,
    })
    return opened as Bytes
  } catch (cause) {
    throw new VaultFault('notOpened', { cause })
  }
}

/** HKDF-SHA256 (RFC 5869). `secret` has full entropy or comes from Argon2id; purposes are told apart by `info`. */
export async function derive(secret: Bytes, salt: string, info: string, length = 32): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: utf8(salt), info: utf8(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, length * 8))
}

/** A symmetric key that wraps many keys: AES-256-GCM with a random nonce, fewer than 2^32 wraps. */
export const wrappingKey = (bytes: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

const ivLength = 12
const symmetricWrapLength = ivLength + 48

export async function wrap(key: CryptoKey, aad: Bytes, secret: Bytes): Promise<Bytes> {
  const iv = random(ivLength)
  return concat(iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, secret)))
}

export async function unwrap(key: CryptoKey, aad: Bytes, wrapped: Uint8Array): Promise<Bytes> {
  if (wrapped.length !== symmetricWrapLength) throw new VaultFault('notOpened')
  try {
    const iv = wrapped.slice(0, ivLength)
    const sealed = wrapped.slice(ivLength)
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, sealed))
  } catch (cause) {
    throw new VaultFault('notOpened', { cause })
  }
}

export type SigningKey = { publicKey: Bytes; sign(message: Bytes): Promise<Bytes> }

// RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8.
const pkcs8Prefix = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

let ed25519IsNative: Promise<boolean> | undefined
const nativeEd25519 = () => (ed25519IsNative ??= crypto.subtle.generateKey('Ed25519', false, ['sign']).then(Boolean, () => false))

export async function signingKey(seed: Bytes): Promise<SigningKey> {
  if (!(await nativeEd25519())) return (await import('./kem-noble.ts')).nobleSigningKey(seed)
  const privateKey = await crypto.subtle.importKey('pkcs8', concat(pkcs8Prefix, seed), 'Ed25519', true, ['sign'])
  const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey)
  const publicKey = fromBase64url(x)
  if (!publicKey) throw new VaultFault('wrongKey')
  return { publicKey, sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message)) }
}

export async function isSignedBy(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  if (!(await nativeEd25519())) return (await import('./kem-noble.ts')).isSignedByNoble(publicKey, signature, message)
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, signature, message)
  } catch {
    return false
  }
}
