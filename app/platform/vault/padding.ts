import { VaultFault } from './format.ts'

/** ISO 7816-4 up to a Padmé size, at least 4 KiB: a tip of one byte and one of 3,000 are the same size. */
const smallest = 4096

/** Padmé: of a length only the position of its highest bit and a few bits after it stay visible; costs 12 % at most. */
export function padme(length: number): number {
  if (length <= smallest) return smallest
  const exponent = Math.floor(Math.log2(length))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - kept)
  return Math.ceil(length / step) * step
}

/** One byte more than the content at least: the mark. */
export const paddedLength = (length: number): number => padme(length + 1)

export function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(paddedLength(content.length))
  padded.set(content)
  padded[content.length] = 0x80
  return padded
}

export function unpad(padded: Uint8Array): Uint8Array<ArrayBuffer> {
  let end = padded.length - 1
  while (end >= 0 && padded[end] === 0) end--
  if (padded[end] !== 0x80 || paddedLength(end) !== padded.length) throw new VaultFault('notOurFormat')
  return padded.slice(0, end)
}
