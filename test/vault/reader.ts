/** A second reader of vaults, from docs/vault-format.md alone: node:crypto, and nothing of app/platform/vault. It opens; it does not seal. */
import {
  argon2Sync,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  hkdfSync,
  verify,
} from 'node:crypto'

const text = (value: string) => Buffer.from(value, 'utf8')
export const bytes64 = (value: string) => Buffer.from(value, 'base64url')
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const hkdf = (secret: Buffer, salt: string, info: string) => Buffer.from(hkdfSync('sha256', secret, text(salt), text(info), 32))

/** Keys in order, no blanks: enough of RFC 8785 for whole numbers and plain text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}
const bound = (label: string, value: unknown) => text(`${label}\n${canonical(value)}`)

function gcm(key: Buffer, nonce: Buffer, aad: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

function cobblestone(key: Buffer, context: Buffer, sealed: Buffer): Buffer {
  const salt = sealed.subarray(0, 24)
  const info = Buffer.concat([text('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0'), salt, context])
  const first = createHmac('sha512', key).update(info).update(Buffer.of(1)).digest()
  const all = Buffer.concat([first, createHmac('sha512', key).update(first).update(info).update(Buffer.of(2)).digest()])
  if (!all.subarray(44, 76).equals(sealed.subarray(24, 56))) throw new Error('commitment')
  const chunks = sealed.subarray(56)
  if (chunks.length % 16_400 < 16) throw new Error('cut off')
  const opened: Buffer[] = []
  for (let number = 0; number * 16_400 < chunks.length; number++) {
    const nonce = Buffer.from(all.subarray(32, 44))
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ number) >>> 0, 8)
    opened.push(gcm(all.subarray(0, 32), nonce, Buffer.alloc(0), chunks.subarray(number * 16_400, (number + 1) * 16_400)))
  }
  return Buffer.concat(opened)
}

// X-Wing: SHAKE-256 makes 96 bytes of the seed, 64 for ML-KEM-768 and 32 for X25519; SHA3-256 puts the two secrets together.
const der = (hex: string, key: Buffer) => Buffer.concat([Buffer.from(hex, 'hex'), key])
const privateKey = (hex: string, key: Buffer) => createPrivateKey({ key: der(hex, key), format: 'der', type: 'pkcs8' })
const publicKey = (hex: string, key: Buffer) => createPublicKey({ key: der(hex, key), format: 'der', type: 'spki' })
const [x25519Private, x25519Public, ed25519Public] = [
  '302e020100300506032b656e04220420',
  '302a300506032b656e032100',
  '302a300506032b6570032100',
]
const mlKemPrivate = '3054020100300b060960864801650304040204428040'

function sharedSecret(seed: Buffer, enc: Buffer): Buffer {
  const full = createHash('shake256', { outputLength: 96 }).update(seed).digest()
  const mlKem = decapsulate(privateKey(mlKemPrivate, full.subarray(0, 64)), enc.subarray(0, 1088))
  const curve = privateKey(x25519Private, full.subarray(64))
  const theirs = enc.subarray(1088)
  const shared = diffieHellman({ privateKey: curve, publicKey: publicKey(x25519Public, theirs) })
  const own = createPublicKey(curve).export({ format: 'der', type: 'spki' }).subarray(-32)
  return createHash('sha3-256')
    .update(Buffer.concat([mlKem, shared, theirs, own, Buffer.from('5c2e2f2f5e5c', 'hex')]))
    .digest()
}

/** RFC 9180, sections 4, 5.1 and 5.2, for base mode and one message. */
function hpke(seed: Buffer, info: string, aad: Buffer, sealed: Buffer): Buffer {
  const suite = Buffer.from('48504b45647a00010002', 'hex')
  const extract = (salt: Buffer, label: string, secret: Buffer) =>
    createHmac('sha256', salt.length > 0 ? salt : Buffer.alloc(32))
      .update(Buffer.concat([text('HPKE-v1'), suite, text(label), secret]))
      .digest()
  const expand = (secret: Buffer, label: string, context: Buffer, length: number) =>
    createHmac('sha256', secret)
      .update(Buffer.concat([Buffer.of(0, length), text('HPKE-v1'), suite, text(label), context, Buffer.of(1)]))
      .digest()
      .subarray(0, length)
  const none = Buffer.alloc(0)
  const context = Buffer.concat([Buffer.of(0), extract(none, 'psk_id_hash', none), extract(none, 'info_hash', text(info))])
  const secret = extract(sharedSecret(seed, sealed.subarray(0, 1120)), 'secret', none)
  return gcm(expand(secret, 'key', context, 32), expand(secret, 'base_nonce', context, 12), aad, sealed.subarray(1120))
}

type Slot = { id: string; member: string; kind: string; kdf: { m: number; t: number; salt: string }; sealed: string }

export function memberSecret({ id, member, kind, kdf, sealed }: Slot, passphrase: string): Buffer {
  const key = argon2Sync('argon2id', {
    message: text(passphrase),
    nonce: bytes64(kdf.salt),
    memory: kdf.m,
    passes: kdf.t,
    parallelism: 1,
    tagLength: 32,
  })
  return cobblestone(key, bound('dijkwacht/slot@v1', { id, kdf, kind, member, t: 'slot', v: 1 }), bytes64(sealed))
}

export const memberKemSeed = (secret: Buffer) => hkdf(secret, 'dijkwacht/member@v1', 'kem')

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export function kitKemSeed(kit: string): Buffer {
  const bits = Array.from(kit.replaceAll('-', '').slice(0, 52), (each) => crockford.indexOf(each).toString(2).padStart(5, '0')).join('')
  const seed = Buffer.from(Array.from({ length: 32 }, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8), 2)))
  return hkdf(seed, 'dijkwacht/recovery@v1', 'kem')
}

type Grant = { vault: string; epoch: number; to: string; sealed: string }
export const epochSeed = (kemSeed: Buffer, { vault, epoch, to, sealed }: Grant) =>
  hpke(kemSeed, 'dijkwacht/wrap@v1/epoch-seed', text(canonical({ epoch, to, vault })), bytes64(sealed))

export const olderSeed = (seed: Buffer, { vault, epoch, sealed }: { vault: string; epoch: number; sealed: string }) =>
  cobblestone(hkdf(seed, 'dijkwacht/epoch@v1', 'link'), bound('dijkwacht/link@v1', { epoch, t: 'link', v: 1, vault }), bytes64(sealed))

export type Wrap = { item: string; to: string; epoch: number; alg: string; sealed: string }
export function itemKey(seed: Buffer, kind: string, { item, to, epoch, alg, sealed }: Wrap): Buffer {
  const aad = text(canonical({ epoch, item, kind, to }))
  const wrapped = bytes64(sealed)
  if (alg === 'hpke') return hpke(seed, 'dijkwacht/wrap@v1/item-key', aad, wrapped)
  return gcm(hkdf(seed, 'dijkwacht/epoch@v1', 'symmetric'), wrapped.subarray(0, 12), aad, wrapped.subarray(12))
}

export type Item = { id: string; kind: string; head: string; parts: string[]; signature: string }
export function itemContent(key: Buffer, { head, parts }: Item): Buffer {
  const context = Buffer.concat([text('dijkwacht/item@v1\n'), bytes64(head)])
  const padded = cobblestone(key, context, Buffer.concat(parts.map(bytes64)))
  return padded.subarray(0, padded.lastIndexOf(0x80))
}

export const headerOf = ({ head }: Item) => JSON.parse(bytes64(head).subarray(6).toString('utf8')) as Record<string, unknown>

const isSigned = (by: string, message: Buffer, signature: string) =>
  verify(null, message, publicKey(ed25519Public, bytes64(by)), bytes64(signature))

export const itemIsSignedBy = (by: string, { head, parts, signature }: Item) =>
  isSigned(
    by,
    bound('dijkwacht/item@v1', {
      c: sha256(...parts.map((part) => sha256(bytes64(part)))).toString('base64url'),
      h: sha256(bytes64(head)).toString('base64url'),
    }),
    signature,
  )

export const recordIsSignedBy = (by: string, record: string, signature: string) =>
  isSigned(by, Buffer.concat([text('dijkwacht/vault@v1\n'), bytes64(record)]), signature)

export const reporterKemSeed = (code: string) => hkdf(text(code.replaceAll('-', '').slice(0, 22)), 'dijkwacht/receipt@v1', 'kem')
