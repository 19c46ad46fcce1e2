import type { Bytes } from './bytes.ts'
import { openWhole, sealWhole } from './chunk.ts'
import { bound, canon, VaultFault } from './format.ts'
import type { Host, Place } from './host.ts'
import type { Unlocked } from './member.ts'
import { believe, kemOfEpoch, memberAt, type Chain, type Memory } from './record.ts'
import { derive, openingKey, openWith, sealTo, wrappingKey, type OpeningKey } from './suite.ts'
import { equal } from './bytes.ts'

/** All that one seed of 32 bytes opens. */
export type EpochKeys = { epoch: number; seed: Bytes; opening: OpeningKey; symmetric: CryptoKey }

/** An opened vault: the keys of every epoch that still can be reached, newest first. */
export type OpenVault = { at: Place; id: string; chain: Chain; me: Unlocked; epochs: EpochKeys[]; newest: EpochKeys }

export async function keysOfSeed(epoch: number, seed: Bytes): Promise<EpochKeys> {
  if (seed.length !== 32) throw new VaultFault('wrongKey')
  const [opening, symmetric] = await Promise.all([openingKey(seed), derive(seed, 'dijkwacht/epoch@v1', 'symmetric').then(wrappingKey)])
  return { epoch, seed, opening, symmetric }
}

const grantInfo = 'dijkwacht/wrap@v1/epoch-seed'
const grantData = (vault: string, epoch: number, to: string): Bytes => canon({ epoch, to, vault })

export const sealGrant = (vault: string, epoch: number, to: string, kem: Bytes, seed: Bytes): Promise<Bytes> =>
  sealTo(kem, grantInfo, grantData(vault, epoch, to), seed)

/** Gives the seed only when it is the one that belongs to the key everybody seals to. */
export async function openGrant(
  { vault, epoch, kem }: { vault: string; epoch: number; kem: Bytes },
  to: string,
  key: OpeningKey,
  sealed: Bytes | undefined,
): Promise<EpochKeys> {
  if (!sealed) throw new VaultFault('missing')
  const keys = await keysOfSeed(epoch, await openWith(key, grantInfo, grantData(vault, epoch, to), sealed))
  if (!equal(keys.opening.publicKey, kem)) throw new VaultFault('wrongKey')
  return keys
}

const linkKey = (seed: Bytes): Promise<Bytes> => derive(seed, 'dijkwacht/epoch@v1', 'link')
const linkContext = (vault: string, epoch: number): Bytes => bound('dijkwacht/link@v1', canon({ epoch, t: 'link', v: 1, vault }))

/** The newer seed opens the older: a new epoch costs one small message, however many items there are. */
export const sealLink = async (vault: string, newer: EpochKeys, older: EpochKeys): Promise<Bytes> =>
  sealWhole(await linkKey(newer.seed), linkContext(vault, newer.epoch), older.seed)

async function openOlder(host: Host, chain: Chain, newest: EpochKeys): Promise<EpochKeys[]> {
  const { vault } = chain.last
  const links = new Map((await host.links(vault)).map((link) => [link.epoch, link.sealed]))
  const epochs = [newest]
  for (let newer = newest, sealed = links.get(newer.epoch); sealed; sealed = links.get(newer.epoch)) {
    const seed = await openWhole(await linkKey(newer.seed), linkContext(vault, newer.epoch), sealed)
    newer = await keysOfSeed(newer.epoch - 1, seed)
    if (!equal(newer.opening.publicKey, kemOfEpoch(chain, newer.epoch))) throw new VaultFault('wrongKey')
    epochs.push(newer)
  }
  return epochs
}

export async function openVault(host: Host, memory: Memory, at: Place, me: Unlocked): Promise<OpenVault> {
  const chain = await believe(host, memory, at)
  const { vault: id, epoch, number } = chain.last
  if (!memberAt(chain, number, me.id)) throw new VaultFault('missing')
  const kem = kemOfEpoch(chain, epoch)
  const newest = await openGrant({ vault: id, epoch, kem }, me.id, me.kem, await host.grant(id, epoch, me.id))
  return { at, id, chain, me, epochs: await openOlder(host, chain, newest), newest }
}
