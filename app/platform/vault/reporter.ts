/** The reporter's path: no account, no trace on the device, one code. The same functions run on the server for who has no script. */
import { refuse, type Refused } from '../web/outcome.ts'
import { sha256, textOf, toBase64url, utf8, type Bytes } from './bytes.ts'
import { openWhole, sealWhole } from './chunk.ts'
import { newReceiptCode, readReceiptCode } from './code.ts'
import { bound, canon, newId, VaultFault } from './format.ts'
import type { Box, Delivery, Host, Place } from './host.ts'
import {
  openContent,
  openWrap,
  readHead,
  sealContent,
  sealFile,
  upload,
  wrapFor,
  type FileToSeal,
  type Header,
  type Sealing,
} from './item.ts'
import { believe, holdTo, kemOfEpoch, pinOf, readChain, type Chain, type Memory, type Pin } from './record.ts'
import { derive, openingKey, signingKey, type OpeningKey, type SigningKey } from './suite.ts'

type ReporterKeys = { lookUp: Bytes; memoryKey: Bytes; kem: OpeningKey; sign: SigningKey }

/** Everything a reporter has follows from the code; nothing is kept on the device. */
async function keysOfCode(characters: string): Promise<ReporterKeys> {
  const from = (purpose: string) => derive(utf8(characters), 'dijkwacht/receipt@v1', purpose)
  const [lookUp, memoryKey, kem, sign] = await Promise.all([
    from('look-up'),
    from('memory'),
    from('kem').then(openingKey),
    from('sign').then(signingKey),
  ])
  return { lookUp, memoryKey, kem, sign }
}

const memoryContext = bound('dijkwacht/box@v1', canon({ t: 'box', v: 1 }))
/** What the reporter's browser knew: who comes back has seen this vault before, and says so to a host that shows another. */
type BoxMemory = { at: Place; pin: Pin; dossier: string }

/** A report ready to go. `deliver` may be called again after a cut connection: what arrived is not sent twice, and one report it stays. */
export type PreparedReport = { code: string; dossier: string; deliver(): Promise<Refused<'stale' | 'incomplete'> | undefined> }

export type ReportInput = { content: unknown; files?: FileToSeal[]; day: string; by?: 'reporter' | 'server' }

const headerBy = (keys: ReporterKeys, rk: string, rest: Omit<Header, 't' | 'v' | 'pad' | 'rk' | 'rs'>): Header => ({
  t: 'item',
  v: 1,
  pad: 'padme4k',
  rk,
  rs: toBase64url(keys.sign.publicKey),
  ...rest,
})

/** Hands over and, when the vault got a new key meanwhile, wraps for the new one and tries once more. */
async function deliver(
  host: Host,
  memory: Memory,
  at: Place,
  keys: ReporterKeys,
  sealings: Sealing[],
  boxOf?: (chain: Chain) => Promise<Box>,
) {
  const sent: Delivery['items'][number]['item'][] = []
  for (const sealing of sealings) sent.push(await upload(host, sealing, keys.sign))
  const attempt = async () => {
    const chain = await believe(host, memory, at)
    const { vault, epoch } = chain.last
    const kem = kemOfEpoch(chain, epoch)
    const items = await Promise.all(
      sealings.map(async ({ header, key }, index) => {
        const item = sent[index]
        if (!item) throw new VaultFault('missing')
        return { item, wraps: [await wrapFor(kem, key, { header, to: vault, epoch })] }
      }),
    )
    const [first] = sealings
    const box = await boxOf?.(chain)
    return host.handIn({ vault, dossier: first?.header.dossier ?? '', items, ...(box && { box }) })
  }
  const outcome = await attempt()
  return outcome?.refused === 'stale' ? attempt() : outcome
}

export async function prepareReport(
  host: Host,
  memory: Memory,
  at: Place,
  { content, files = [], day, by = 'reporter' }: ReportInput,
): Promise<PreparedReport | Refused<'onTrial'>> {
  const { last } = await believe(host, memory, at)
  if (last.state !== 'open') return refuse('onTrial')
  const code = await newReceiptCode()
  const keys = await keysOfCode((await readReceiptCode(code)) ?? '')
  const rk = toBase64url(await sha256(keys.kem.publicKey))
  const dossier = newId()
  const head = (id: string, kind: Header['kind']) => headerBy(keys, rk, { id, dossier, vault: last.vault, kind, by, day })
  const attachments = files.map((file) => ({ file, id: newId() }))
  // The report names its attachments, so that one that the host leaves out is missed.
  const sealings = [
    await sealContent(head(dossier, 'signal'), { attachments: attachments.map(({ id }) => id), content }),
    ...(await Promise.all(attachments.map(({ file, id }) => sealFile(head(id, 'attachment'), file)))),
  ]
  const boxOf = async (chain: Chain): Promise<Box> => {
    const kept: BoxMemory = { at, pin: pinOf(chain), dossier }
    return {
      lookUpHash: await sha256(keys.lookUp),
      vault: chain.last.vault,
      dossier,
      kem: keys.kem.publicKey,
      memory: await sealWhole(keys.memoryKey, memoryContext, canon(kept)),
    }
  }
  return { code, dossier, deliver: () => deliver(host, memory, at, keys, sealings, boxOf) }
}

type Reply = { id: string; day: string; content: unknown }
export type Return = {
  at: Place
  replies: Reply[]
  /** A new message in the same dossier. */
  message(content: unknown, day: string): Promise<Refused<'stale' | 'incomplete'> | undefined>
}

/** Opens the replies, and not the report: who finds a code reads no report. `mistyped` is certain, `unknown` may also mean: erased. */
export async function returnWithCode(host: Host, typed: string): Promise<Return | Refused<'mistyped' | 'unknown'>> {
  const characters = await readReceiptCode(typed)
  if (characters === undefined) return refuse('mistyped')
  const keys = await keysOfCode(characters)
  const box = await host.box(keys.lookUp)
  if (!box) return refuse('unknown')
  const { at, pin, dossier } = JSON.parse(textOf(await openWhole(keys.memoryKey, memoryContext, box.memory))) as BoxMemory
  const chain = await readChain(await host.chain(at), at)
  holdTo(pin, chain)
  const rk = toBase64url(await sha256(keys.kem.publicKey))
  const replies: Reply[] = []
  const parts = { part: (item: string, number: number) => host.replyPart(keys.lookUp, item, number) }
  for (const { wrap, ...item } of await host.replies(keys.lookUp)) {
    const header = readHead(item.head)
    if (header.kind !== 'reply' || header.dossier !== dossier) throw new VaultFault('misplaced')
    const key = await openWrap(header, wrap, rk, { opening: keys.kem, symmetric: undefined })
    replies.push({ id: header.id, day: header.day, content: await openContent(parts, item, key, { chain }) })
  }
  const memory: Memory = { recall: async () => pin, keep: async () => {} }
  return {
    at,
    replies,
    async message(content, day) {
      const header = headerBy(keys, rk, { id: newId(), dossier, vault: pin.vault, kind: 'message', by: 'reporter', day })
      return deliver(host, memory, at, keys, [await sealContent(header, content)])
    },
  }
}
