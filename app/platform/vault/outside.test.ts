import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { after, day, device, fileOf, founded, granted, reportTo, signals, somebody, type Founded } from '../../../test/vault/given.ts'
import { MemoryHost } from '../../../test/vault/memory-host.ts'
import { random, sha256, textOf, toBase64url, utf8 } from './bytes.ts'
import { exportVault } from './export.ts'
import { newId } from './format.ts'
import { readHead, sealContent, upload, wrapFor, type Header } from './item.ts'
import { cosign, foundVault, letIn, letOut, publish, rotate } from './keepers.ts'
import { enrol, publicPart, unlock } from './member.ts'
import { believe } from './record.ts'
import { prepareReport, returnWithCode } from './reporter.ts'
import { buildIndex, keepIndex, openIndex, search } from './search.ts'
import { makeSlot } from './slot.ts'
import { openingKey, signingKey } from './suite.ts'
import { openVault } from './vault.ts'
import { note, openDossier, openKind, readAttachment, reply, summarise, type Summary } from './work.ts'

// Tried by somebody who did not write the vault, with nothing in hand but what the host has: the `Host` interface, in both directions.
// What a host can do is said as plainly as what he cannot.

let host: MemoryHost
let ours: Founded
beforeEach(async () => {
  host = new MemoryHost()
  ours = await founded(host)
})

/** An item of the host's own making, put under the number of one that is there. */
async function putInPlace(of: string, change: Partial<Header>, content: unknown, sign?: Awaited<ReturnType<typeof signingKey>>) {
  const header: Header = { ...readHead(host.handedIn.get(of)!.head), ...change }
  const sealing = await sealContent(header, content)
  for (const key of host.parts.keys()) if (key.startsWith(`${of}/`)) host.parts.delete(key)
  host.handedIn.delete(of)
  host.handedIn.set(of, await upload(host, sealing, sign))
  const { epoch, opening } = ours.vault.newest
  const wrap = await wrapFor(opening.publicKey, sealing.key, { header, to: ours.vault.id, epoch })
  host.wraps[host.wraps.findIndex((each) => each.item === of)] = { ...wrap, vault: ours.vault.id }
}

describe('a host that writes', () => {
  test('cannot put a text of his own in the place of a report, under the keys of its reporter', async () => {
    const { dossier } = await reportTo(host, signals, { content: 'waar' })
    const genuine = host.handedIn.get(dossier)!.signature
    await putInPlace(dossier, {}, 'verzonnen')
    await expect(openDossier(host, ours.vault, dossier)).rejects.toThrow('badSignature')
    host.handedIn.get(dossier)!.signature = genuine
    await expect(openDossier(host, ours.vault, dossier)).rejects.toThrow('badSignature')
    await expect(openKind(host, ours.vault, 'signal')).rejects.toThrow('badSignature')
    await expect(reply(host, ours.vault, { dossier, day }, 'antwoord')).rejects.toThrow('badSignature')
  })

  test('cannot put an attachment of his own in the place of one that the reporter sent', async () => {
    const { dossier } = await reportTo(host, signals, { content: 'zie bijlage', files: [fileOf('foto.jpg', random(2000))] })
    const id = [...host.handedIn].find(([, item]) => readHead(item.head).kind === 'attachment')![0]
    await putInPlace(id, {}, 'iets anders')
    const { attachments } = await openDossier(host, ours.vault, dossier)
    await expect(readAttachment(host, ours.vault, attachments[0]!, () => {})).rejects.toThrow(/badSignature|notOurFormat/)
  })

  test('can invent a report with keys of his own, also in the place of another; then he reads the answer, and nobody else ever could', async () => {
    const { code, dossier } = await reportTo(host, signals, { content: 'waar' })
    const [kem, sign] = [await openingKey(random(32)), await signingKey(random(32))]
    const keys = { rk: toBase64url(await sha256(kem.publicKey)), rs: toBase64url(sign.publicKey) }
    await putInPlace(dossier, keys, 'verzonnen', sign)
    const { items } = await openDossier(host, ours.vault, dossier)
    expect(items.map(({ content }) => content)).toEqual(['verzonnen'])
    // What the reporter writes afterwards no longer fits, and that is noticed.
    granted(await granted(await returnWithCode(host, code)).message('ik nog eens', day))
    await expect(openDossier(host, ours.vault, dossier)).rejects.toThrow('misplaced')
  })

  test('can say of a dossier that it is closed, or new: the stage is his word, the content is not', async () => {
    const { dossier } = await reportTo(host, signals, { content: 'waar' })
    await host.setStatus(ours.vault.id, dossier, 'closed')
    expect((await openDossier(host, ours.vault, dossier)).items).toHaveLength(1)
  })

  test('cannot hang what a member wrote in one dossier in another', async () => {
    const [one, other] = [await reportTo(host, signals, { content: 'een' }), await reportTo(host, signals, { content: 'twee' })]
    granted((await note(host, ours.vault, { dossier: one.dossier, day }, 'bij een')) ?? 'handed in')
    const [id, item] = [...host.handedIn].find(([, each]) => readHead(each.head).kind === 'note')!
    await putInPlace(id, { dossier: other.dossier }, 'bij twee')
    host.handedIn.get(id)!.signature = item.signature
    await expect(openDossier(host, ours.vault, other.dossier)).rejects.toThrow('badSignature')
  })
})

describe('a host that counts wrongly', () => {
  test.each([0, -1, 1.5, Number.NaN, 2, 1e9])('and says that an item has %s parts opens nothing', async (parts) => {
    const { dossier } = await reportTo(host, signals, { content: 'waar' })
    host.handedIn.get(dossier)!.parts = parts
    await expect(openDossier(host, ours.vault, dossier)).rejects.toThrow(/notOpened|missing/)
  })

  test('and says another size opens nothing', async () => {
    const { dossier } = await reportTo(host, signals, { content: 'waar' })
    for (const size of [0, -1, 1e15, Number.NaN]) {
      host.handedIn.get(dossier)!.size = size
      await expect(openDossier(host, ours.vault, dossier)).rejects.toThrow('notOpened')
    }
  })

  test('and names another epoch with a wrap opens nothing', async () => {
    const { dossier } = await reportTo(host, signals, { content: 'waar' })
    for (const epoch of [0, -1, 0.5, 2, Number.MAX_SAFE_INTEGER]) {
      host.wraps.find((wrap) => wrap.item === dossier)!.epoch = epoch
      await expect(openDossier(host, ours.vault, dossier)).rejects.toThrow('notOpened')
    }
  })
})

describe('a host that mixes what one person has in two places', () => {
  test('cannot open one vault with the grant of another that the same keepers founded', async () => {
    const elsewhere = { party: 'coevorden', purpose: 'integrity' }
    await founded(host, elsewhere, [ours.first, ours.second])
    const other = await openVault(host, device(), elsewhere, ours.first)
    const at = host.grants.findIndex(({ vault, to, epoch }) => vault === ours.vault.id && to === ours.first.id && epoch === 1)
    const theirs = host.grants.find(({ vault, to, epoch }) => vault === other.id && to === ours.first.id && epoch === 1)!
    host.grants[at] = { ...theirs, vault: ours.vault.id }
    await expect(openVault(host, device(), signals, ours.first)).rejects.toThrow('notOpened')
  })

  test('cannot show the items of one vault in the other', async () => {
    const elsewhere = { party: 'coevorden', purpose: 'integrity' }
    const { vault: other } = await founded(host, elsewhere, [ours.first, ours.second])
    const { dossier } = await reportTo(host, signals, { content: 'waar' })
    const wrap = host.wraps.find((each) => each.item === dossier)!
    Object.assign(wrap, { to: other.id, vault: other.id })
    await expect(openDossier(host, other, dossier)).rejects.toThrow('notOpened')
  })

  test('cannot open a passkey slot as a recovery code, though the bytes behind them were the same', async () => {
    const secret = random(32)
    const { id } = await enrol(host, [{ kind: 'passkey', secret }])
    const slot = host.slotsKept.find(({ member }) => member === id)!
    slot.kind = 'recovery'
    expect(await unlock(host, id, { kind: 'recovery', secret })).toBe(undefined)
  })

  test('cannot give a member the slot of another with the same passphrase', async () => {
    const opener = { kind: 'passphrase', passphrase: 'zes woorden die niemand raadt hoor' } as const
    const [one, other] = [await enrol(host, [opener]), await enrol(host, [opener])]
    const slot = host.slotsKept.find(({ member }) => member === other.id)!
    host.slotsKept.splice(host.slotsKept.indexOf(slot), 1)
    host.slotsKept.push({ ...host.slotsKept.find(({ member }) => member === one.id)!, member: other.id })
    expect(await unlock(host, other.id, opener)).toBe(undefined)
  }, 60_000)
})

describe('a host that asks for too much', () => {
  test.each([
    ['four gigabytes of memory', { m: 4 * 1024 * 1024 }],
    ['a billion passes', { t: 1e9 }],
    ['a negative amount', { m: -1 }],
    ['half a pass', { t: 2.5 }],
    ['many lanes', { p: 255 }],
    ['no salt', { salt: '' }],
  ])('%s is refused before anything is tried', async (_name, more) => {
    const id = newId()
    const slot = await makeSlot(id, { kind: 'recovery', secret: random(32) }, random(32))
    const kdf = { alg: 'argon2id', v: 19, m: 131_072, t: 3, p: 1, salt: toBase64url(random(16)), ...more }
    host.slotsKept.push({ ...slot, kind: 'passphrase', kdf } as never)
    const begun = vi.spyOn(WebAssembly, 'instantiate')
    await expect(unlock(host, id, { kind: 'passphrase', passphrase: 'zes woorden' })).rejects.toThrow('notOurFormat')
    expect(begun).not.toHaveBeenCalled()
    begun.mockRestore()
  })
})

describe('a host that keeps what he refused', () => {
  test('can show it later as another branch: a device that saw the other stops, a first-time visitor does not notice', async () => {
    const refused = await rotate(ours.vault, day)
    const honest = host.addRecord.bind(host)
    host.addRecord = async () => ({ refused: 'stale' })
    expect(await publish(host, device(), refused)).toEqual({ refused: 'stale' })
    host.addRecord = honest
    await after(host, ours.memory, await letOut(ours.vault, ours.second.id, day), ours.first)
    const { at: _at, ...change } = refused
    host.changes[host.changes.length - 1] = change
    await expect(prepareReport(host, ours.memory, signals, { content: 'x', day })).rejects.toThrow('chainReplaced')
    expect(granted(await prepareReport(host, device(), signals, { content: 'x', day })).dossier).toHaveLength(16)
  })

  test('and a newcomer who was let out again opens nothing with the grant that he kept', async () => {
    const eve = await somebody()
    const inside = await after(host, ours.memory, await letIn(ours.vault, publicPart(eve, 'member'), day), ours.first)
    await after(host, ours.memory, await letOut(inside, eve.id, day), ours.first)
    await expect(openVault(host, device(), signals, eve)).rejects.toThrow('missing')
    const last = host.changes.at(-1)!
    const old = host.grants.find(({ to }) => to === eve.id)!
    host.grants.push({ ...old, epoch: last.epoch })
    await expect(openVault(host, device(), signals, eve)).rejects.toThrow('missing')
  })

  test('can give an older copy of the search index: words that came since are then not found, and nothing says so', async () => {
    const { dossier } = await reportTo(host, signals, { content: 'waar' })
    const summary = (title: string): Summary => ({ title, category: 'afval', words: '' })
    const write = async (title: string) => {
      granted((await summarise(host, ours.vault, { dossier, day }, summary(title))) ?? 'handed in')
      await keepIndex(host, ours.vault, buildIndex(await openKind(host, ours.vault, 'summary')))
    }
    await write('loods')
    const older = host.indexes.get(ours.vault.id)!
    await write('kelder')
    host.indexes.set(ours.vault.id, older)
    expect(search((await openIndex(host, ours.vault))!, 'kelder')).toEqual([])
    // An index of another vault or key is thrown away and built anew.
    host.indexes.set(ours.vault.id, random(older.length))
    expect(await openIndex(host, ours.vault)).toBe(undefined)
  })
})

describe('who comes back', () => {
  test('with a mistyped code tells the host nothing at all', async () => {
    const { code } = await reportTo(host, signals, { content: 'waar' })
    const before = host.heard.length
    const typed = code.startsWith('2') ? `3${code.slice(1)}` : `2${code.slice(1)}`
    expect(await returnWithCode(host, typed)).toEqual({ refused: 'mistyped' })
    expect(host.heard).toHaveLength(before)
  })

  test('never gives two reports the same look-up, key or box', async () => {
    for (let times = 0; times < 5; times++) await reportTo(host, signals, { content: 'waar' })
    for (const of of [(box: (typeof host.boxes)[0]) => box.lookUpHash, (box: (typeof host.boxes)[0]) => box.kem])
      expect(new Set(host.boxes.map((box) => toBase64url(of(box)))).size).toBe(5)
    expect(new Set([...host.handedIn.values()].map((item) => readHead(item.head).rs)).size).toBe(5)
  })
})

describe('what a reporter sends', () => {
  test('named like a path or like a program leaves the vault under a name of ours', async () => {
    const names = ['../../../etc/passwd', 'C:\\Windows\\system.ini', '-rf', `lang${'g'.repeat(300)}`, 'rekening\u202Efdp.exe']
    await reportTo(host, signals, { content: 'zie bijlagen', files: names.map((name) => fileOf(name, utf8(name))) })
    const identity = await generateIdentity()
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const tar = await decrypter.decrypt(await exportVault(host, ours.vault, await identityToRecipient(identity)))
    const entries: string[] = []
    for (let at = 0; tar[at] !== 0;) {
      const text = (from: number, length: number) => textOf(tar.slice(at + from, at + from + length)).replace(/\0.*$/su, '')
      entries.push(text(0, 100))
      at += 512 + Math.ceil(Number.parseInt(text(124, 12), 8) / 512) * 512
    }
    expect(entries.filter((entry) => entry.endsWith('.bin'))).toHaveLength(names.length)
    for (const entry of entries) expect(entry).toMatch(/^(vault\.json|[0-9A-Z]{16}\/(dossier\.json|[0-9A-Z]{16}\.(json|bin)))$/)
  })

  test('with names that mean something to a program stays a text', async () => {
    const content = JSON.parse('{"__proto__":{"besmet":true},"constructor":{"prototype":{"besmet":true}},"toJSON":"ja"}') as unknown
    const { dossier } = await reportTo(host, signals, { content })
    const [report] = (await openDossier(host, ours.vault, dossier)).items
    expect(JSON.stringify(report!.content)).toContain('besmet')
    expect(({} as { besmet?: boolean }).besmet).toBe(undefined)
  })
})

test('a passphrase typed on another keyboard is the same passphrase, and another word is not', async () => {
  const { id } = await enrol(host, [{ kind: 'passphrase', passphrase: 'café één reünie boot duin wad' }])
  const typed = ['Cafe\u0301  e\u0301e\u0301n reu\u0308nie BOOT duin wad', ' café\téén reünie boot duin wad ']
  for (const passphrase of typed) expect((await unlock(host, id, { kind: 'passphrase', passphrase }))?.id).toBe(id)
  expect(await unlock(host, id, { kind: 'passphrase', passphrase: 'cafe een reunie boot duin wad' })).toBe(undefined)
}, 60_000)

test('one person under two names does not found a vault that needs two keepers', async () => {
  const at = { party: 'emmen', purpose: 'signals' }
  const twin = { ...ours.first, id: newId() }
  const { draft } = granted(await foundVault(at, ours.first, [publicPart(ours.first, 'keeper'), publicPart(twin, 'keeper')], { day }))
  host.changes.push(await cosign(draft, twin))
  host.places.set(draft.vault, at)
  await expect(believe(host, device(), at)).rejects.toThrow('chainBroken')
})
