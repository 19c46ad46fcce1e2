/** What members do inside an opened vault. */
import { refuse, type Refused } from '../web/outcome.ts'
import { equal, fromBase64url, sha256, type Bytes } from './bytes.ts'
import { bound, canon, isCount, isDay, isId, isToken, listOf, newId, readRecord, VaultFault, type Shape } from './format.ts'
import type { Host, KeptItem, Place, SignedRecord, Wrap } from './host.ts'
import {
  openContent,
  openFile,
  openWrap,
  readHead,
  sealContent,
  sealFile,
  upload,
  wrapFor,
  wrapUnder,
  type FileAbout,
  type FileToSeal,
  type Header,
  type Sealing,
  type Signer,
} from './item.ts'
import { believe, kemOfEpoch, memberAt, type Chain, type Memory } from './record.ts'
import { isSignedBy } from './suite.ts'
import type { OpenVault } from './vault.ts'

/** An item whose key is open: its content is read when somebody asks. */
export type Unwrapped = { header: Header; kept: KeptItem; key: Bytes }
export type OpenedItem = Unwrapped & { content: unknown }

/** Many at a time keeps the processor busy; all at once would hold everything in memory. */
export async function inBatches<T, R>(all: T[], size: number, act: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let from = 0; from < all.length; from += size) done.push(...(await Promise.all(all.slice(from, from + size).map(act))))
  return done
}

export async function unwrapItem(vault: OpenVault, kept: KeptItem): Promise<Unwrapped> {
  const header = readHead(kept.head)
  const keys = vault.epochs.find((each) => each.epoch === kept.wrap.epoch)
  if (!keys) throw new VaultFault('notOpened')
  return { header, kept, key: await openWrap(header, kept.wrap, vault.id, keys) }
}

/** Chains of other vaults whose members signed something that was forwarded to this one. */
export type Others = (vault: string) => Promise<Chain | undefined>

/** Who has to have signed: a member of the vault where it was made, or the reporter's own key, which the first report brings along. */
async function signerOf({ header }: Unwrapped, vault: OpenVault, others: Others): Promise<Signer> {
  // Anybody may send a report with a key of his own; but without that key nobody puts another text in the place of one that is there.
  if (header.record === undefined) return { sign: fromBase64url(header.rs ?? '') ?? new Uint8Array() }
  const chain = header.vault === vault.id ? vault.chain : await others(header.vault)
  if (!chain) throw new VaultFault('missing')
  return { chain }
}

const nobodyElse: Others = async () => undefined

export async function openItem(host: Host, vault: OpenVault, kept: KeptItem, others = nobodyElse): Promise<OpenedItem> {
  const unwrapped = await unwrapItem(vault, kept)
  const content = await openContent(host, kept, unwrapped.key, await signerOf(unwrapped, vault, others))
  return { ...unwrapped, content }
}

/** All items of one kind, as for a list: reports, or the summaries that search and counting read. */
export async function openKind(host: Host, vault: OpenVault, kind: Header['kind'], others = nobodyElse): Promise<OpenedItem[]> {
  const kept = await host.items(vault.id, { kind })
  return inBatches(kept, 64, async (each) => {
    const opened = await openItem(host, vault, each, others)
    if (opened.header.kind !== kind) throw new VaultFault('misplaced')
    return opened
  })
}

export type OpenedDossier = {
  items: OpenedItem[]
  attachments: Unwrapped[]
  /** The report, and attachments that it names, when the host did not give them. Of a forwarded choice the report may be left out on purpose. */
  missing: string[]
}

/** A dossier with everything in it. What does not hang on its report (another reporter, another dossier) is refused whole. */
export async function openDossier(host: Host, vault: OpenVault, dossier: string, others = nobodyElse): Promise<OpenedDossier> {
  const unwrapped = await inBatches(await host.items(vault.id, { dossier }), 64, (kept) => unwrapItem(vault, kept))
  const report = unwrapped.find(({ header }) => header.kind === 'signal')
  for (const { header } of unwrapped) {
    const ofReporter = header.record === undefined
    if (header.dossier !== dossier) throw new VaultFault('misplaced')
    // A forwarded choice may lack the report; then all that reporters wrote must still be of one and the same.
    const first = report ?? unwrapped.find((each) => each.header.record === undefined)
    if (ofReporter && (header.rk !== first?.header.rk || header.rs !== first?.header.rs)) throw new VaultFault('misplaced')
  }
  const isFile = ({ header }: Unwrapped) => header.kind === 'attachment'
  const items = await inBatches(
    unwrapped.filter((each) => !isFile(each)),
    16,
    async (each) => ({ ...each, content: await openContent(host, each.kept, each.key, await signerOf(each, vault, others)) }),
  )
  const attachments = unwrapped.filter(isFile)
  const named = (items.find(({ header }) => header.kind === 'signal')?.content as { attachments?: string[] } | undefined)?.attachments ?? []
  const missing = report ? [] : [dossier]
  return { items, attachments, missing: missing.concat(named.filter((id) => !attachments.some(({ header }) => header.id === id))) }
}

export async function readAttachment(
  host: Host,
  vault: OpenVault,
  attachment: Unwrapped,
  take: (stretch: Bytes) => Promise<void> | void,
  others = nobodyElse,
): Promise<FileAbout> {
  return openFile(host, attachment.kept, attachment.key, await signerOf(attachment, vault, others), take)
}

type Where = { dossier: string; day: string }

const ownHeader = ({ id: vault, me, chain }: OpenVault, kind: Header['kind'], { dossier, day }: Where, id = newId()): Header => ({
  t: 'item',
  v: 1,
  pad: 'padme4k',
  id,
  dossier,
  vault,
  kind,
  by: me.id,
  day,
  record: chain.last.number,
})

const ownWrap = (vault: OpenVault, { header, key }: Sealing): Promise<Wrap> =>
  wrapUnder(vault.newest.symmetric, key, { header, to: vault.id, epoch: vault.newest.epoch })

async function add(host: Host, vault: OpenVault, sealing: Sealing, more: Wrap[] = []) {
  const item = await upload(host, sealing, vault.me.sign)
  const { dossier } = sealing.header
  return host.handIn({ vault: vault.id, dossier, items: [{ item, wraps: [await ownWrap(vault, sealing), ...more] }] })
}

type HandedIn = Promise<Refused<'stale' | 'incomplete'> | undefined>

/** What a member noticed: begins a dossier. */
export async function report(
  host: Host,
  vault: OpenVault,
  content: unknown,
  day: string,
): Promise<string | Refused<'stale' | 'incomplete'>> {
  const dossier = newId()
  const refused = await add(
    host,
    vault,
    await sealContent(ownHeader(vault, 'signal', { dossier, day }, dossier), { attachments: [], content }),
  )
  return refused ?? dossier
}

export async function note(host: Host, vault: OpenVault, where: Where, content: unknown): HandedIn {
  return add(host, vault, await sealContent(ownHeader(vault, 'note', where), content))
}

/** What search and counting read. Title and category stand in the sealed content and nowhere else. */
export type Summary = { title: string; category: string; words: string }

export async function summarise(host: Host, vault: OpenVault, where: Where, summary: Summary): HandedIn {
  return add(host, vault, await sealContent(ownHeader(vault, 'summary', where), summary))
}

export async function attach(host: Host, vault: OpenVault, where: Where, file: FileToSeal): HandedIn {
  return add(host, vault, await sealFile(ownHeader(vault, 'attachment', where), file))
}

/** To the key that the sealed report names: a host that shows another one reads no reply. */
export async function reply(
  host: Host,
  vault: OpenVault,
  where: Where,
  content: unknown,
): Promise<Refused<'stale' | 'incomplete' | 'noWayBack'> | undefined> {
  const kept = (await host.items(vault.id, { dossier: where.dossier })).find((each) => readHead(each.head).kind === 'signal')
  if (!kept) return refuse('noWayBack')
  const { header } = await unwrapAndCheck(host, vault, kept)
  const box = await host.boxOf(vault.id, where.dossier)
  if (!header.rk || !box) return refuse('noWayBack')
  if (!equal(await sha256(box.kem), fromBase64url(header.rk) ?? new Uint8Array())) throw new VaultFault('wrongKey')
  const sealing = await sealContent(ownHeader(vault, 'reply', where), content)
  return add(host, vault, sealing, [await wrapFor(box.kem, sealing.key, { header: sealing.header, to: header.rk, epoch: 0 })])
}

/** The head is bound into the body, so only an opened body proves the head. */
async function unwrapAndCheck(host: Host, vault: OpenVault, kept: KeptItem): Promise<Unwrapped> {
  const opened = await openItem(host, vault, kept)
  if (opened.header.id !== opened.header.dossier) throw new VaultFault('misplaced')
  return opened
}

/** Wraps that are not under the newest key: from the door, or from an epoch before. */
const isBehind = (vault: OpenVault, { wrap }: KeptItem): boolean => wrap.alg !== 'a256gcm' || wrap.epoch !== vault.newest.epoch

/**
 * In the background, the first time a member sees an item and after every new epoch: puts item keys under the newest symmetric key.
 * Then the older epochs are forgotten, so that a seed somebody kept opens nothing that is still there. Gives how many it did.
 */
export async function ingest(host: Host, vault: OpenVault, progress: (done: number, all: number) => void = () => {}): Promise<number> {
  const behind = (await host.items(vault.id)).filter((kept) => isBehind(vault, kept))
  const batch = 500
  for (let from = 0; from < behind.length; from += batch) {
    const wraps = await inBatches(behind.slice(from, from + batch), 64, async (kept) => {
      const { header, key } = await unwrapItem(vault, kept)
      return wrapUnder(vault.newest.symmetric, key, { header, to: vault.id, epoch: vault.newest.epoch })
    })
    await host.rewrap(vault.id, wraps)
    progress(Math.min(from + batch, behind.length), behind.length)
  }
  if (vault.newest.epoch > 1) await host.forgetBefore(vault.id, vault.newest.epoch)
  return behind.length
}

export type Forwarding = {
  t: 'forward'
  v: 1
  id: string
  dossier: string
  from: string
  to: string
  items: string[]
  /** On what ground it may be sent: a short name that the law's own room chooses. */
  ground: string
  /** The item in which is written why. */
  motivation: string
  epoch: number
  record: number
  by: string
  day: string
}

const forwardShape: Shape = {
  id: isId,
  dossier: isId,
  from: isId,
  to: isId,
  items: listOf(isId),
  ground: isToken,
  motivation: isId,
  epoch: isCount,
  record: isCount,
  by: isId,
  day: isDay,
}

const forwardMessage = (bytes: Bytes): Bytes => bound('dijkwacht/forward@v1', bytes)

export type ToForward = { dossier: string; items: string[]; to: Place; ground: string; motivation: string; day: string }

/** Sends on the chosen items and nothing else of the dossier, with the ground and, sealed for both, the reasons. */
export async function forward(
  host: Host,
  memory: Memory,
  vault: OpenVault,
  { dossier, items, to, ground, motivation, day }: ToForward,
): Promise<Forwarding | Refused<'noGround' | 'noMotivation' | 'nothingChosen' | 'onTrial' | 'stale' | 'incomplete' | 'alreadyForwarded'>> {
  if (!isToken(ground)) return refuse('noGround')
  if (motivation.trim() === '') return refuse('noMotivation')
  const kept = (await host.items(vault.id, { dossier })).filter(({ head }) => items.includes(readHead(head).id))
  if (items.length === 0 || kept.length !== new Set(items).size) return refuse('nothingChosen')
  const receiver = await believe(host, memory, to)
  if (receiver.last.state !== 'open') return refuse('onTrial')
  const target = { to: receiver.last.vault, epoch: receiver.last.epoch }
  const kem = kemOfEpoch(receiver, target.epoch)
  const before = (await host.forwardings(vault.id)).map(({ bytes }) => readRecord<Forwarding>(bytes, 'forward', forwardShape))
  const isTwice = before.some((each) => each.to === target.to && each.from === vault.id && each.items.some((item) => items.includes(item)))
  if (isTwice) return refuse('alreadyForwarded')
  const reasons = await sealContent(ownHeader(vault, 'motivation', { dossier, day }), { motivation })
  const refused = await add(host, vault, reasons)
  if (refused) return refused
  const wraps = await inBatches(kept, 16, async (each) => {
    const { header, key } = await unwrapItem(vault, each)
    return wrapFor(kem, key, { header, ...target })
  })
  const record: Forwarding = {
    t: 'forward',
    v: 1,
    id: newId(),
    dossier,
    from: vault.id,
    to: target.to,
    items: [...items].sort(),
    ground,
    motivation: reasons.header.id,
    epoch: target.epoch,
    record: vault.chain.last.number,
    by: vault.me.id,
    day,
  }
  const bytes = canon(record)
  const outcome = await host.forward({ bytes, signature: await vault.me.sign.sign(forwardMessage(bytes)) }, [
    ...wraps,
    await wrapFor(kem, reasons.key, { header: reasons.header, ...target }),
  ])
  return outcome ?? record
}

/** Reads a forwarding and who signed it; refuses one that the sending vault's own member did not sign. */
export async function readForwarding(signed: SignedRecord, from: Chain): Promise<Forwarding> {
  const record = readRecord<Forwarding>(signed.bytes, 'forward', forwardShape)
  const member = memberAt(from, record.record, record.by)
  const publicKey = member && fromBase64url(member.sign)
  if (record.from !== from.last.vault) throw new VaultFault('misplaced')
  if (!publicKey || !(await isSignedBy(publicKey, signed.signature, forwardMessage(signed.bytes)))) throw new VaultFault('badSignature')
  return record
}

/** Chains of the places given, looked up once: for what was forwarded from there. */
export function othersAt(host: Host, memory: Memory, places: Place[]): Others {
  const chains = Promise.all(places.map((at) => believe(host, memory, at)))
  return async (vault) => (await chains).find((chain) => chain.last.vault === vault)
}

/** Wraps, reporter's box and dossier of this vault. Items go with their last wrap; complete when the last backup expired. */
export const erase = (host: Host, vault: OpenVault, dossier: string): Promise<void> => host.erase(vault.id, dossier)

/** Dossiers per category, counted here and never at the host. Fewer than five becomes null: a small number points at somebody. */
export function countCategories(summaries: OpenedItem[]): Map<string, number | null> {
  const latest = new Map(summaries.map(({ header, content }) => [header.dossier, (content as Summary).category]))
  const counts = new Map<string, number>()
  for (const category of latest.values()) counts.set(category, (counts.get(category) ?? 0) + 1)
  return new Map([...counts].map(([category, count]) => [category, count < 5 ? null : count]))
}
