/** What the measurements do in a browser, on a host in memory: the work of the browser alone. */
import { random } from '../../app/platform/vault/bytes.ts'
import { rotate } from '../../app/platform/vault/keepers.ts'
import { enrol, unlock } from '../../app/platform/vault/member.ts'
import { wrapUnder, sealContent, sealFile, headOf, upload, type Header } from '../../app/platform/vault/item.ts'
import { newId } from '../../app/platform/vault/format.ts'
import { prepareReport } from '../../app/platform/vault/reporter.ts'
import { nobleHpke, useHpke } from '../../app/platform/vault/suite.ts'
import { openVault } from '../../app/platform/vault/vault.ts'
import { ingest, openKind } from '../../app/platform/vault/work.ts'
import { after, day, device, fileOf, founded, granted, signals } from './given.ts'
import { MemoryHost } from './memory-host.ts'

export type Measured = Record<
  'opening' | 'openingBefore' | 'openingFallback' | 'sealing' | 'attachment' | 'unlocking' | 'rotating' | 'rewrapping',
  number
>

async function time(work: () => Promise<unknown>, times = 1): Promise<number> {
  const all: number[] = []
  for (let round = 0; round < times; round++) {
    const begin = performance.now()
    await work()
    all.push(performance.now() - begin)
  }
  return all.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? NaN
}

async function measure(): Promise<Measured> {
  const host = new MemoryHost()
  const { vault, memory, first } = await founded(host)
  const content = { text: 'x'.repeat(2000) }
  for (let number = 0; number < 1000; number++)
    granted(await granted(await prepareReport(host, device(), signals, { content, day })).deliver())

  const openingBefore = await time(() => openKind(host, vault, 'signal'))
  useHpke(await nobleHpke())
  const openFallback = await openVault(host, memory, signals, first)
  const openingFallback = await time(() => openKind(host, openFallback, 'signal'))
  useHpke(undefined)
  await ingest(host, vault)
  const opening = await time(() => openKind(host, vault, 'signal'), 3)

  const reporter = device()
  const sealing = await time(async () => granted(await prepareReport(host, reporter, signals, { content, day })), 9)
  const header: Header = {
    t: 'item',
    v: 1,
    pad: 'padme4k',
    id: newId(),
    dossier: newId(),
    vault: vault.id,
    kind: 'attachment',
    by: first.id,
    day,
    record: 1,
  }
  const blob = new Uint8Array(10_000_000)
  for (let at = 0; at < blob.length; at += 65_536) blob.set(random(Math.min(65_536, blob.length - at)), at)
  const attachment = await time(async () => upload(host, await sealFile({ ...header, id: newId() }, fileOf('groot', blob))), 3)

  const passphrase = 'zes woorden die niemand anders zo kiest'
  const me = await enrol(host, [{ kind: 'passphrase', passphrase }])
  const unlocking = await time(() => unlock(host, me.id, { kind: 'passphrase', passphrase }), 3)

  // Nine thousand items more: only their heads and wraps count here.
  const note = await sealContent({ ...header, kind: 'note', id: newId() }, content)
  for (let number = 0; number < 9000; number++) {
    const own = { ...note.header, id: newId() }
    const item = { ...host.handedIn.values().next().value!, head: new Uint8Array() }
    host.handedIn.set(own.id, { ...item, head: headOf(own) })
    host.wraps.push({ ...(await wrapUnder(vault.newest.symmetric, note.key, { header: own, to: vault.id, epoch: 1 })), vault: vault.id })
  }
  const rotating = await time(() => rotate(vault, day), 5)
  const rotated = await after(host, memory, await rotate(vault, day), first)
  const rewrapping = await time(() => ingest(host, rotated))
  return { opening, openingBefore, openingFallback, sealing, attachment, unlocking, rotating, rewrapping }
}

Object.assign(globalThis, { measureVault: measure })
