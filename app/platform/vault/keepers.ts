/** What keepers do with a vault itself: found it, go through the drill, let people in and out, change its key, recover it. */
import { isRefusal, refuse, type Refused } from '../web/outcome.ts'
import { fromBase64url, random, toBase64url, type Bytes } from './bytes.ts'
import { printKit } from './code.ts'
import { canon, newId, VaultFault } from './format.ts'
import type { Change, Host, Place } from './host.ts'
import type { Unlocked } from './member.ts'
import {
  believe,
  hashOf,
  keepersOf,
  kemOfEpoch,
  readChain,
  recoverySigner,
  signRecord,
  type Chain,
  type Member,
  type Memory,
  type Reason,
  type VaultRecord,
} from './record.ts'
import { splitSeed } from './shares.ts'
import { derive, openingKey, signingKey, type OpeningKey, type SigningKey } from './suite.ts'
import { keysOfSeed, openGrant, openVault, sealGrant, sealLink, type EpochKeys, type OpenVault } from './vault.ts'

/** A record that is not published yet: other keepers may sign it too. Holds nothing secret. */
export type Draft = Change & { at: Place }

/** On paper, once: the kit for the safe, or three shares for three people. */
export type RecoveryPaper = { kit: string; shares: string[] }

type Recovery = { seed: Bytes; kem: OpeningKey; sign: SigningKey }

async function recoveryOf(seed: Bytes): Promise<Recovery> {
  const [kem, sign] = await Promise.all([
    derive(seed, 'dijkwacht/recovery@v1', 'kem').then(openingKey),
    derive(seed, 'dijkwacht/recovery@v1', 'sign').then(signingKey),
  ])
  return { seed, kem, sign }
}

async function newRecovery() {
  const recovery = await recoveryOf(random(32))
  const publicKeys = { kem: toBase64url(recovery.kem.publicKey), sign: toBase64url(recovery.sign.publicKey) }
  return { publicKeys, paper: { kit: await printKit(recovery.seed), shares: await splitSeed(recovery.seed) } }
}

const kemOf = (text: string): Bytes => fromBase64url(text) ?? new Uint8Array()

/** Everybody who must be able to open this epoch: the members, and the recovery key. */
const recipientsOf = (record: VaultRecord) => [...record.members, { id: recoverySigner, kem: record.recovery.kem }]

async function draftOf(record: VaultRecord, keys: EpochKeys, to: { id: string; kem: string }[], link?: Bytes): Promise<Draft> {
  const { vault, number, epoch, party, purpose } = record
  const grants = await Promise.all(
    to.map(async ({ id, kem }) => ({ to: id, sealed: await sealGrant(vault, epoch, id, kemOf(kem), keys.seed) })),
  )
  return { at: { party, purpose }, bytes: canon(record), signatures: [], vault, number, epoch, grants, link }
}

async function signed(draft: Draft, by: string, key: SigningKey): Promise<Draft> {
  return { ...draft, signatures: [...draft.signatures, await signRecord(draft.bytes, by, key)] }
}

/** The first record, signed by the first keeper. It holds when the second one cosigned it. */
export async function foundVault(
  at: Place,
  first: Unlocked,
  keepers: Member[],
  { day, quorum = 1 }: { day: string; quorum?: number },
): Promise<{ draft: Draft; paper: RecoveryPaper } | Refused<'oneKeeper'>> {
  if (keepers.length < 2) return refuse('oneKeeper')
  const { publicKeys, paper } = await newRecovery()
  const keys = await keysOfSeed(1, random(32))
  const record: VaultRecord = {
    ...at,
    t: 'vault',
    v: 1,
    vault: newId(),
    number: 0,
    epoch: 1,
    kem: toBase64url(keys.opening.publicKey),
    recovery: publicKeys,
    members: keepers,
    quorum,
    state: 'trial',
    prev: null,
    day,
    reason: 'founded',
  }
  return { draft: await signed(await draftOf(record, keys, recipientsOf(record)), first.id, first.sign), paper }
}

/** Signs along, after looking whether the seed granted to this keeper is the one that everybody will seal to. */
export async function cosign(draft: Draft, keeper: Unlocked): Promise<Draft> {
  const { vault, epoch, kem } = JSON.parse(new TextDecoder().decode(draft.bytes)) as VaultRecord
  const own = draft.grants.find((grant) => grant.to === keeper.id)
  if (own) await openGrant({ vault, epoch, kem: kemOf(kem) }, keeper.id, keeper.kem, own.sealed)
  return signed(draft, keeper.id, keeper.sign)
}

/** Publishes a draft that everybody would believe; tries that here first, so that nobody is locked out by a record that does not hold. */
export async function publish(host: Host, memory: Memory, draft: Draft): Promise<Chain | Refused<'stale'>> {
  const { at, ...change } = draft
  const before = await host.chain(at)
  if (before.length !== change.number) return refuse('stale')
  await readChain([...before, change], at)
  const refused = await host.addRecord(change)
  return refused ?? believe(host, memory, at)
}

type Changes = Partial<Pick<VaultRecord, 'members' | 'quorum' | 'state' | 'recovery'>> & { reason: Reason; day: string }

async function nextRecord(chain: Chain, { newKem, ...changes }: Changes & { newKem?: Bytes }): Promise<VaultRecord> {
  const { last } = chain
  const next: VaultRecord = {
    ...last,
    ...changes,
    number: last.number + 1,
    epoch: newKem ? last.epoch + 1 : last.epoch,
    kem: newKem ? toBase64url(newKem) : last.kem,
    prev: await hashOf(canon(last)),
  }
  return { ...next, quorum: Math.min(next.quorum, keepersOf(next).length) }
}

/** A new seed for everybody who stays, with a link to the old one. */
async function newEpoch(chain: Chain, older: EpochKeys, changes: Changes): Promise<Draft> {
  const keys = await keysOfSeed(older.epoch + 1, random(32))
  const record = await nextRecord(chain, { ...changes, newKem: keys.opening.publicKey })
  return draftOf(record, keys, recipientsOf(record), await sealLink(record.vault, keys, older))
}

async function openByRecovery(host: Host, chain: Chain, seed: Bytes): Promise<{ recovery: Recovery; keys: EpochKeys } | undefined> {
  const { vault, epoch } = chain.last
  const recovery = await recoveryOf(seed)
  try {
    const grant = await host.grant(vault, epoch, recoverySigner)
    return { recovery, keys: await openGrant({ vault, epoch, kem: kemOfEpoch(chain, epoch) }, recoverySigner, recovery.kem, grant) }
  } catch (error) {
    if (error instanceof VaultFault && error.fault === 'notOpened') return undefined
    throw error
  }
}

/** The drill: a keeper shows that the paper opens the vault, and signs that it did. Open for reports when all keepers did. */
export async function drill(
  host: Host,
  memory: Memory,
  at: Place,
  keeper: Unlocked,
  { seed, day, draft }: { seed: Bytes; day: string; draft?: Draft },
): Promise<Draft | Refused<'wrongPaper'>> {
  const chain = await believe(host, memory, at)
  if (!(await openByRecovery(host, chain, seed))) return refuse('wrongPaper')
  if (draft) return cosign(draft, keeper)
  const record = await nextRecord(chain, { state: 'open', reason: 'drilled', day })
  const { vault, number, epoch } = record
  return signed({ at, bytes: canon(record), signatures: [], vault, number, epoch, grants: [], link: undefined }, keeper.id, keeper.sign)
}

/** The newcomer gets the present seed, and by the links all that came before. Compare fingerprints by voice first. */
export async function letIn(vault: OpenVault, newcomer: Member, day: string): Promise<Draft | Refused<'alreadyIn'>> {
  const { chain, me } = vault
  if (chain.records.some((record) => record.members.some((member) => member.id === newcomer.id))) return refuse('alreadyIn')
  const record = await nextRecord(chain, { members: [...chain.last.members, newcomer], reason: 'joined', day })
  return signed(await draftOf(record, vault.newest, [newcomer]), me.id, me.sign)
}

export async function letOut(vault: OpenVault, id: string, day: string): Promise<Draft | Refused<'lastKeeper' | 'notIn'>> {
  const { chain, me, newest } = vault
  const members = chain.last.members.filter((member) => member.id !== id)
  if (members.length === chain.last.members.length) return refuse('notIn')
  if (!members.some((member) => member.role === 'keeper')) return refuse('lastKeeper')
  return signed(await newEpoch(chain, newest, { members, reason: 'left', day }), me.id, me.sign)
}

export async function rotate({ chain, me, newest }: OpenVault, day: string): Promise<Draft> {
  return signed(await newEpoch(chain, newest, { reason: 'rotated', day }), me.id, me.sign)
}

/** With the kit or two shares: new members, a new epoch and a new recovery key; the used paper is worth nothing after this. */
export async function recover(
  host: Host,
  memory: Memory,
  at: Place,
  { seed, members, day }: { seed: Bytes; members: Member[]; day: string },
): Promise<{ draft: Draft; paper: RecoveryPaper } | Refused<'wrongPaper' | 'lastKeeper'>> {
  if (!members.some((member) => member.role === 'keeper')) return refuse('lastKeeper')
  const chain = await believe(host, memory, at)
  const opened = await openByRecovery(host, chain, seed)
  if (!opened) return refuse('wrongPaper')
  const { publicKeys, paper } = await newRecovery()
  const draft = await newEpoch(chain, opened.keys, { members, recovery: publicKeys, reason: 'recovered', day })
  return { draft: await signed(draft, recoverySigner, opened.recovery.sign), paper }
}

/** Publishes and opens again: what most changes end with. */
export async function publishAndOpen(host: Host, memory: Memory, draft: Draft, me: Unlocked): Promise<OpenVault | Refused<'stale'>> {
  const published = await publish(host, memory, draft)
  return isRefusal(published) ? published : openVault(host, memory, draft.at, me)
}
