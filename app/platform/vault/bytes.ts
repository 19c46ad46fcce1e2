/** Bytes as WebCrypto wants them: never over shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Bytes => encoder.encode(text)
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)

export function concat(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** For values that are no secret, or whose difference an attacker may learn: not in constant time. */
export function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

export function toBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Undefined unless it is exactly what `toBase64url` would write: one value has one spelling. */
export function fromBase64url(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))
  return toBase64url(bytes) === text ? bytes : undefined
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

export async function sha256(...parts: Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)))
}

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Crockford's base 32, most significant bit first; a last group that is not full is filled with zeros. */
export function toBase32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += symbols[(held >> (bits - 5)) & 31]
    held &= 255
  }
  return bits > 0 ? text + symbols[(held << (5 - bits)) & 31] : text
}

/** Undefined when a symbol is not of the alphabet, or a bit that fills up is set. */
export function fromBase32(text: string): Bytes | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let [held, bits, at] = [0, 0, 0]
  for (const each of text) {
    const value = symbols.indexOf(each)
    if (value < 0) return undefined
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) bytes[at++] = (held >> (bits -= 8)) & 255
  }
  return toBase32(bytes) === text ? bytes : undefined
}
