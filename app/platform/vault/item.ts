/** One item: a head that the host reads, a body that he cannot, and its own key wrapped for whoever may open it. */
import { concat, equal, fromBase64url, random, sha256, textOf, toBase64url, utf8, type Bytes } from './bytes.ts'
import { chunkLength, chunkOpener, chunkSealer, prefixLength, sealedChunkLength, sealedLength } from './chunk.ts'
import { bound, canon, isBytes, isCount, isDay, isId, oneOf, optional, readRecord, VaultFault, type Shape } from './format.ts'
import type { Host, SealedItem, Wrap } from './host.ts'
import { paddedLength, unpad } from './padding.ts'
import { memberAt, type Chain } from './record.ts'
import { isSignedBy, openWith, sealTo, unwrap, wrap, type OpeningKey, type SigningKey } from './suite.ts'

const memberKinds = ['signal', 'reply', 'note', 'attachment', 'summary', 'motivation'] as const
const reporterKinds = ['signal', 'message', 'attachment'] as const
type Kind = (typeof memberKinds)[number] | (typeof reporterKinds)[number]

export type Header = {
  t: 'item'
  v: 1
  id: string
  /** The item that began it: a dossier bears the id of its report. */
  dossier: string
  /** Where it was made or sent to. It stays so when it is forwarded. */
  vault: string
  kind: Kind
  /** 'reporter', 'server' (sealed there for a reporter without script), or a member. */
  by: string
  day: string
  /** Of a member: the record in which that member stands. */
  record?: number
  /** Of a reporter: SHA-256 of the public key to which replies are sealed. */
  rk?: string
  /** Of a reporter: the public key that signs what comes later. */
  rs?: string
  pad: 'padme4k'
}

const isMemberId = isId
const headerShape: Shape = {
  id: isId,
  dossier: isId,
  vault: isId,
  kind: oneOf(...memberKinds, ...reporterKinds),
  by: (value) => value === 'reporter' || value === 'server' || isMemberId(value),
  day: isDay,
  record: optional(isCount),
  rk: optional(isBytes(32)),
  rs: optional(isBytes(32)),
  pad: oneOf('padme4k'),
}

const magic = utf8('DWK1')

export function headOf(header: Header): Bytes {
  const bytes = canon(header)
  return concat(magic, Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes)
}

export function readHead(head: Bytes): Header {
  if (head.length < 6 || !equal(head.slice(0, 4), magic)) throw new VaultFault('notOurFormat')
  if (((head[4] ?? 0) << 8) + (head[5] ?? 0) !== head.length - 6) throw new VaultFault('notOurFormat')
  const header = readRecord<Header>(head.slice(6), 'item', headerShape)
  const byMember = isMemberId(header.by)
  const fitting = byMember
    ? header.record !== undefined && header.rk === undefined && header.rs === undefined && memberKinds.some((kind) => kind === header.kind)
    : header.record === undefined &&
      header.rk !== undefined &&
      header.rs !== undefined &&
      reporterKinds.some((kind) => kind === header.kind)
  if (!fitting || (header.kind === 'signal') !== (header.id === header.dossier)) throw new VaultFault('notOurFormat')
  return header
}

// A body is cut into parts of 256 chunks (4 MiB of what it holds); the first also has salt and commitment.
const chunksPerPart = 256
export const partLength = chunksPerPart * chunkLength

/** Something to seal that may be too large for memory: read a stretch at a time. */
export type Source = { length: number; read(from: number, to: number): Promise<Uint8Array> }

const inMemory = (bytes: Uint8Array): Source => ({ length: bytes.length, read: async (from, to) => bytes.slice(from, to) })

/** The padding as part of the stream, so that it is made without holding the whole. */
function padded(source: Source): Source {
  const length = paddedLength(source.length)
  return {
    length,
    async read(from, to) {
      const stretch = new Uint8Array(Math.min(to, length) - from)
      if (from < source.length) stretch.set(await source.read(from, Math.min(to, source.length)))
      if (source.length >= from && source.length < to) stretch[source.length - from] = 0x80
      return stretch
    },
  }
}

/** Puts small bytes before a source. */
function after(first: Bytes, source: Source): Source {
  return {
    length: first.length + source.length,
    async read(from, to) {
      const rest = to > first.length ? await source.read(Math.max(0, from - first.length), to - first.length) : new Uint8Array()
      return concat(first.slice(from, to), rest)
    },
  }
}

export type Sealing = {
  header: Header
  key: Bytes
  parts: number
  size: number
  /** Part by number: the same bytes every time, so an upload that broke off goes on with what is missing. */
  part(number: number): Promise<Bytes>
}

async function beginSealing(header: Header, source: Source): Promise<Sealing> {
  const key = random(32)
  const sealer = await chunkSealer(key, bound('dijkwacht/item@v1', headOf(header)))
  const content = padded(source)
  const parts = Math.floor(content.length / partLength) + 1
  return {
    header,
    key,
    parts,
    size: sealedLength(content.length),
    async part(number) {
      const plaintext = await content.read(number * partLength, (number + 1) * partLength)
      const sealed = await sealer.seal(number * chunksPerPart, plaintext, number === parts - 1)
      return number === 0 ? concat(sealer.prefix, sealed) : sealed
    },
  }
}

/** A text item holds one JSON value. */
export const sealContent = (header: Header, content: unknown): Promise<Sealing> => beginSealing(header, inMemory(canon(content)))

export type FileToSeal = Source & { name: string; type: string }

/** An attachment holds the length of a small JSON value (two bytes), that value with name and type, and the file. */
export function sealFile(header: Header, { name, type, ...source }: FileToSeal): Promise<Sealing> {
  const about = canon({ name, type })
  return beginSealing(header, after(concat(Uint8Array.of(about.length >> 8, about.length & 255), about), source))
}

/** What is signed of an item: its header and the hashes of its parts. */
async function messageOf(head: Bytes, partHashes: Bytes[]): Promise<Bytes> {
  const [c, h] = [await sha256(...partHashes), await sha256(head)]
  return bound('dijkwacht/item@v1', canon({ c: toBase64url(c), h: toBase64url(h) }))
}

/** Brings every part that is not there yet to the host, one at a time. */
export async function upload(host: Host, sealing: Sealing, sign?: SigningKey): Promise<SealedItem> {
  const there = await host.arrived(sealing.header.id)
  const hashes: Bytes[] = []
  for (let number = 0; number < sealing.parts; number++) {
    const isThere = there.includes(number)
    if (isThere && !sign) continue
    const bytes = await sealing.part(number)
    if (sign) hashes.push(await sha256(bytes))
    if (!isThere) await host.putPart(sealing.header.id, number, bytes)
  }
  const head = headOf(sealing.header)
  const signature = sign && (await sign.sign(await messageOf(head, hashes)))
  return { head, parts: sealing.parts, size: sealing.size, signature }
}

const wrapData = ({ item, kind, to, epoch }: { item: string; kind: Kind; to: string; epoch: number }): Bytes =>
  canon({ epoch, item, kind, to })
const wrapInfo = 'dijkwacht/wrap@v1/item-key'

type Target = { header: Header; to: string; epoch: number }

export async function wrapFor(publicKey: Bytes, key: Bytes, { header, to, epoch }: Target): Promise<Wrap> {
  const { id: item, kind } = header
  return { item, to, epoch, alg: 'hpke', sealed: await sealTo(publicKey, wrapInfo, wrapData({ item, kind, to, epoch }), key) }
}

export async function wrapUnder(symmetric: CryptoKey, key: Bytes, { header, to, epoch }: Target): Promise<Wrap> {
  const { id: item, kind } = header
  return { item, to, epoch, alg: 'a256gcm', sealed: await wrap(symmetric, wrapData({ item, kind, to, epoch }), key) }
}

export async function openWrap(
  header: Header,
  given: Wrap,
  to: string,
  keys: { opening: OpeningKey; symmetric: CryptoKey | undefined },
): Promise<Bytes> {
  if (given.item !== header.id || given.to !== to) throw new VaultFault('misplaced')
  const data = wrapData({ item: header.id, kind: header.kind, to, epoch: given.epoch })
  if (given.alg === 'hpke') return openWith(keys.opening, wrapInfo, data, given.sealed)
  if (given.alg === 'a256gcm' && keys.symmetric) return unwrap(keys.symmetric, data, given.sealed)
  throw new VaultFault('tooWeak')
}

/** Who must have signed: a member of the vault's own chain, or the reporter with the key that the head names. */
export type Signer = { chain: Chain } | { sign: Bytes }

async function checkSignature(header: Header, item: SealedItem, hashes: Bytes[], signer: Signer): Promise<void> {
  const publicKey = 'sign' in signer ? signer.sign : fromBase64url(memberAt(signer.chain, header.record ?? -1, header.by)?.sign ?? '')
  if ('chain' in signer && header.vault !== signer.chain.last.vault) throw new VaultFault('misplaced')
  if (!publicKey || !item.signature || !(await isSignedBy(publicKey, item.signature, await messageOf(item.head, hashes))))
    throw new VaultFault('badSignature')
}

/**
 * Opens an item a part at a time. A signature can be checked only at the end, so what was read before stands under reserve: throw it
 * away when this throws.
 */
async function* openParts(host: Pick<Host, 'part'>, item: SealedItem, key: Bytes, signer: Signer): AsyncGenerator<Bytes> {
  const header = readHead(item.head)
  const hashes: Bytes[] = []
  let opener: Awaited<ReturnType<typeof chunkOpener>> | undefined
  let size = 0
  for (let number = 0; number < item.parts; number++) {
    const bytes = await host.part(header.id, number)
    if (!bytes) throw new VaultFault('missing')
    hashes.push(await sha256(bytes))
    size += bytes.length
    opener ??= await chunkOpener(key, bound('dijkwacht/item@v1', item.head), bytes.slice(0, prefixLength))
    const last = number === item.parts - 1
    const sealed = number === 0 ? bytes.slice(prefixLength) : bytes
    if (!last && sealed.length !== chunksPerPart * sealedChunkLength) throw new VaultFault('notOpened')
    yield opener.open(number * chunksPerPart, sealed, last)
  }
  if (size !== item.size || !opener) throw new VaultFault('notOpened')
  await checkSignature(header, item, hashes, signer)
}

async function openAll(host: Pick<Host, 'part'>, item: SealedItem, key: Bytes, signer: Signer): Promise<Bytes> {
  const parts: Bytes[] = []
  for await (const part of openParts(host, item, key, signer)) parts.push(part)
  return unpad(concat(...parts))
}

export async function openContent(host: Pick<Host, 'part'>, item: SealedItem, key: Bytes, signer: Signer): Promise<unknown> {
  const bytes = await openAll(host, item, key, signer)
  try {
    return JSON.parse(textOf(bytes))
  } catch (cause) {
    throw new VaultFault('notOurFormat', { cause })
  }
}

export type FileAbout = { name: string; type: string }

/** The file in stretches; never more than one part is held. What `take` got before this returns stands under reserve. */
export async function openFile(
  host: Pick<Host, 'part'>,
  item: SealedItem,
  key: Bytes,
  signer: Signer,
  take: (stretch: Bytes) => Promise<void> | void,
): Promise<FileAbout> {
  let about: FileAbout | undefined
  // The last byte that is not zero is the mark where the content ends. It may come in any part, so what could be the mark is kept back, and of zeros only how many.
  let kept: { byte: number; zeros: number } | undefined
  const giveKept = async () => {
    if (!kept) return
    await take(Uint8Array.of(kept.byte))
    for (let left = kept.zeros; left > 0; left -= partLength) await take(new Uint8Array(Math.min(left, partLength)))
  }
  for await (const part of openParts(host, item, key, signer)) {
    let bytes = part
    if (!about) {
      const length = ((part[0] ?? 0) << 8) + (part[1] ?? 0)
      try {
        about = JSON.parse(textOf(part.slice(2, 2 + length))) as FileAbout
      } catch (cause) {
        throw new VaultFault('notOurFormat', { cause })
      }
      bytes = part.slice(2 + length)
    }
    let end = bytes.length
    while (end > 0 && bytes[end - 1] === 0) end--
    if (end === 0 && kept) kept.zeros += bytes.length
    else {
      await giveKept()
      if (end === 0) await take(bytes)
      else {
        await take(bytes.slice(0, end - 1))
        kept = { byte: bytes[end - 1] ?? 0, zeros: bytes.length - end }
      }
    }
  }
  if (!about || kept?.byte !== 0x80) throw new VaultFault('notOurFormat')
  return about
}
