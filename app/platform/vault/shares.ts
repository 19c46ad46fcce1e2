import { combine, split } from 'shamir-secret-sharing'
import { printShare, readShare } from './code.ts'
import type { Bytes } from './bytes.ts'

/** Three shares of which any two give the seed and one gives nothing. The library does not check shares; the printed codes do. */
export async function splitSeed(seed: Bytes): Promise<string[]> {
  const shares = await split(seed, 3, 2)
  return Promise.all(shares.map((share) => printShare(new Uint8Array(share))))
}

/** Undefined when one was copied wrongly or they are the same one. Whether they belong to this vault shows when the seed is used. */
export async function joinShares(one: string, other: string): Promise<Bytes | undefined> {
  const shares = [await readShare(one), await readShare(other)]
  const [first, second] = shares
  if (!first || !second || first.at(-1) === second.at(-1)) return undefined
  return new Uint8Array(await combine([first, second]))
}
