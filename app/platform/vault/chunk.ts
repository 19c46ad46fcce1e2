/**
 * Cobblestone-256 (C2SP chunked-encryption with SHA-512 and AES-256-GCM): any length, any chunk by itself, and no way to shorten,
 * reorder or repeat. The key is used for one message.
 */
import { concat, equal, random, utf8, type Bytes } from './bytes.ts'
import { VaultFault } from './format.ts'

export const chunkLength = 16_384
const tagLength = 16
export const sealedChunkLength = chunkLength + tagLength
export const prefixLength = 24 + 32
const maxChunks = 2 ** 32

type Keys = { key: CryptoKey; baseNonce: Bytes; prefix: Bytes }

/** HKDF-Expand of RFC 5869 with SHA-512. Without Extract: the input key is random already. */
async function expand(inputKey: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const hmac = await crypto.subtle.importKey('raw', inputKey, { name: 'HMAC', hash: 'SHA-512' }, false, ['sign'])
  let block: Bytes = new Uint8Array()
  let output: Bytes = new Uint8Array()
  for (let counter = 1; output.length < length; counter++) {
    block = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, concat(block, info, Uint8Array.of(counter))))
    output = concat(output, block)
  }
  return output.slice(0, length)
}

async function keysOf(inputKey: Bytes, salt: Bytes, context: Bytes): Promise<Keys> {
  if (inputKey.length !== 32) throw new VaultFault('notOpened')
  const info = concat(utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0'), salt, context)
  const all = await expand(inputKey, info, 32 + 12 + 32)
  const key = await crypto.subtle.importKey('raw', all.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt'])
  return { key, baseNonce: all.slice(32, 44), prefix: concat(salt, all.slice(44)) }
}

function nonceOf(baseNonce: Bytes, chunk: number): Bytes {
  if (chunk >= maxChunks) throw new VaultFault('notOurFormat')
  const nonce = baseNonce.slice()
  const view = new DataView(nonce.buffer)
  view.setUint32(8, view.getUint32(8) ^ chunk)
  return nonce
}

export const sealedLength = (length: number): number => prefixLength + length + (Math.floor(length / chunkLength) + 1) * tagLength

export type ChunkSealer = {
  /** Salt and commitment: the first bytes of the message. */
  prefix: Bytes
  /** Chunks from number `first` on. All are whole; with `last` the rest that is shorter than a chunk (or empty) is sealed too. */
  seal(first: number, plaintext: Uint8Array, last: boolean): Promise<Bytes>
}

export async function chunkSealer(inputKey: Bytes, context: Bytes, salt: Bytes = random(24)): Promise<ChunkSealer> {
  const { key, baseNonce, prefix } = await keysOf(inputKey, salt, context)
  return {
    prefix,
    async seal(first, plaintext, last) {
      const whole = Math.floor(plaintext.length / chunkLength)
      const count = last ? whole + 1 : whole
      if (!last && plaintext.length % chunkLength !== 0) throw new RangeError('only the last chunk may be short')
      const chunks = Array.from({ length: count }, (_, at) =>
        crypto.subtle.encrypt(
          { name: 'AES-GCM', iv: nonceOf(baseNonce, first + at) },
          key,
          plaintext.slice(at * chunkLength, (at + 1) * chunkLength),
        ),
      )
      return concat(...(await Promise.all(chunks)).map((chunk) => new Uint8Array(chunk)))
    },
  }
}

export type ChunkOpener = { open(first: number, sealed: Uint8Array, last: boolean): Promise<Bytes> }

/** Refuses at once when key, context or commitment do not belong together. */
export async function chunkOpener(inputKey: Bytes, context: Bytes, prefix: Uint8Array): Promise<ChunkOpener> {
  if (prefix.length !== prefixLength) throw new VaultFault('notOpened')
  const { key, baseNonce, prefix: expected } = await keysOf(inputKey, prefix.slice(0, 24), context)
  if (!equal(prefix, expected)) throw new VaultFault('notOpened')
  return {
    async open(first, sealed, last) {
      const whole = Math.floor(sealed.length / sealedChunkLength)
      const rest = sealed.length % sealedChunkLength
      // The last chunk is always short: a message that ends in a whole one was cut off.
      if (last ? rest < tagLength : rest !== 0) throw new VaultFault('notOpened')
      try {
        const chunks = Array.from({ length: last ? whole + 1 : whole }, (_, at) =>
          crypto.subtle.decrypt(
            { name: 'AES-GCM', iv: nonceOf(baseNonce, first + at) },
            key,
            sealed.slice(at * sealedChunkLength, (at + 1) * sealedChunkLength),
          ),
        )
        return concat(...(await Promise.all(chunks)).map((chunk) => new Uint8Array(chunk)))
      } catch (cause) {
        throw new VaultFault('notOpened', { cause })
      }
    },
  }
}

/** A whole message that fits in memory. `salt` is given only by tests with known answers. */
export async function sealWhole(inputKey: Bytes, context: Bytes, plaintext: Uint8Array, salt?: Bytes): Promise<Bytes> {
  const sealer = await chunkSealer(inputKey, context, salt)
  return concat(sealer.prefix, await sealer.seal(0, plaintext, true))
}

export async function openWhole(inputKey: Bytes, context: Bytes, sealed: Uint8Array): Promise<Bytes> {
  const opener = await chunkOpener(inputKey, context, sealed.slice(0, prefixLength))
  return opener.open(0, sealed.slice(prefixLength), true)
}
