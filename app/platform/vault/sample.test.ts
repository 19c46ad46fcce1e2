import { expect, test } from 'vitest'
import { device, granted, signals } from '../../../test/vault/given.ts'
import { MemoryHost } from '../../../test/vault/memory-host.ts'
import sample from '../../../test/vault/sample.json' with { type: 'json' }
import { concat, fromBase64url, textOf, type Bytes } from './bytes.ts'
import { readKit } from './code.ts'
import type { Box } from './host.ts'
import { readHead } from './item.ts'
import { drill } from './keepers.ts'
import { unlock } from './member.ts'
import { returnWithCode } from './reporter.ts'
import type { Slot } from './slot.ts'
import { openVault } from './vault.ts'
import { openDossier, readAttachment } from './work.ts'

const bytes = (text: string): Bytes => fromBase64url(text)!
const sealed = <T extends { sealed: string }>(each: T) => ({ ...each, sealed: bytes(each.sealed) })

/** The committed sample as a host would keep it. */
function keptHost(): MemoryHost {
  const host = new MemoryHost()
  for (const { bytes: record, signatures } of sample.records) {
    const read = JSON.parse(textOf(bytes(record))) as { vault: string; number: number; epoch: number }
    const signed = signatures.map(({ by, signature }) => ({ by, signature: bytes(signature) }))
    host.changes.push({ ...read, bytes: bytes(record), signatures: signed, grants: [], link: undefined })
    host.places.set(read.vault, signals)
  }
  host.slotsKept.push(...sample.slots.map((slot) => sealed(slot) as Slot))
  host.grants.push(...sample.grants.map(sealed))
  host.linksKept.push(...sample.links.map(sealed))
  host.wraps.push(...sample.wraps.map((wrap) => ({ ...sealed(wrap), alg: wrap.alg as 'hpke' })))
  host.boxes.push(
    ...sample.boxes.map((box): Box => ({ ...box, lookUpHash: bytes(box.lookUpHash), kem: bytes(box.kem), memory: bytes(box.memory) })),
  )
  for (const { id, head, parts, size, signature } of sample.items) {
    host.handedIn.set(id, { head: bytes(head), parts: parts.length, size, signature: bytes(signature) })
    for (const [number, part] of parts.entries()) host.parts.set(`${id}/${number}`, bytes(part))
  }
  return host
}

test('the sample that was committed when the format was fixed still opens, with passphrase, kit and code', async () => {
  const host = keptHost()
  const me = (await unlock(host, sample.member, { kind: 'passphrase', passphrase: sample.passphrase }))!
  const vault = await openVault(host, device(), signals, me)
  const report = sample.items.find(({ kind }) => kind === 'signal')!
  const { items, attachments, missing } = await openDossier(host, vault, readHead(bytes(report.head)).dossier)
  expect(items.map(({ header }) => header.kind).sort()).toEqual(['note', 'reply', 'signal'])
  expect(missing).toEqual([])
  const stretches: Bytes[] = []
  await readAttachment(host, vault, attachments[0]!, (stretch) => void stretches.push(stretch))
  expect(textOf(concat(...stretches))).toBe('inhoud van het bewijs')
  expect(granted(await returnWithCode(host, sample.code)).replies.map(({ content }) => content)).toEqual([
    { text: 'Antwoord om te bewaren' },
  ])
  const seed = (await readKit(sample.kit))!
  expect('refused' in (await drill(host, device(), signals, me, { seed, day: '2026-11-23' }))).toBe(false)
})
