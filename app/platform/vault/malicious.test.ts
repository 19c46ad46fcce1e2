import { beforeEach, describe, expect, test } from 'vitest'
import { after, day, device, fileOf, founded, granted, reportTo, signals, somebody, type Founded } from '../../../test/vault/given.ts'
import { MemoryHost } from '../../../test/vault/memory-host.ts'
import { concat, random, sha256, textOf, toBase64url, utf8 } from './bytes.ts'
import { bound, canon, newId } from './format.ts'
import type { Host } from './host.ts'
import { headOf, readHead, sealContent, upload, wrapFor, type Header } from './item.ts'
import { letOut, publish, rotate, type Draft } from './keepers.ts'
import { publicPart, unlock, enrol } from './member.ts'
import { believe, hashOf, signRecord, type VaultRecord } from './record.ts'
import { prepareReport, returnWithCode } from './reporter.ts'
import { openingKey } from './suite.ts'
import { openVault, sealGrant } from './vault.ts'
import {
  attach,
  forward,
  note,
  openDossier,
  openKind,
  othersAt,
  readAttachment,
  readForwarding,
  reply,
  report,
  summarise,
  unwrapItem,
} from './work.ts'

let host: MemoryHost
let ours: Founded
beforeEach(async () => {
  host = new MemoryHost()
  ours = await founded(host)
})

const copyOf = (from: MemoryHost): MemoryHost => {
  const copy = new MemoryHost()
  for (const key of Object.keys(from) as (keyof MemoryHost)[]) {
    const [mine, theirs] = [copy[key] as unknown, from[key] as unknown]
    if (Array.isArray(mine)) mine.push(...structuredClone(theirs as unknown[]))
    else if (mine instanceof Map) for (const [id, value] of structuredClone(theirs as Map<string, unknown>)) mine.set(id, value)
  }
  return copy
}

/** A record made by whoever wants to, signed by whoever is willing. */
async function forged(change: Partial<VaultRecord>, by = ours.first): Promise<Draft> {
  const { last } = (await openVault(host, device(), signals, ours.first)).chain
  const record = { ...last, number: last.number + 1, prev: await hashOf(canon(last)), reason: 'joined', ...change }
  const bytes = canon(record)
  const { vault, number, epoch } = record as VaultRecord
  return { at: signals, bytes, signatures: [await signRecord(bytes, by.id, by.sign)], vault, number, epoch, grants: [], link: undefined }
}

describe('a host that lies about the vault', () => {
  test('with a chain that is older, shorter or another is refused by a device that saw the newer one', async () => {
    const before = copyOf(host)
    await after(host, ours.memory, await rotate(ours.vault, day), ours.first)
    const reporter = device()
    await believe(host, reporter, signals)
    for (const memory of [reporter, ours.memory]) {
      await expect(believe(before, memory, signals)).rejects.toThrow('chainShortened')
      await expect(prepareReport(before, memory, signals, { content: 'x', day })).rejects.toThrow('chainShortened')
      await expect(openVault(before, memory, signals, ours.first)).rejects.toThrow('chainShortened')
      const replaced = new MemoryHost()
      await founded(replaced)
      await expect(prepareReport(replaced, memory, signals, { content: 'x', day })).rejects.toThrow('chainReplaced')
      const branched = copyOf(before)
      await after(branched, device(), await rotate(await openVault(branched, device(), signals, ours.second), day), ours.second)
      await expect(believe(branched, memory, signals)).rejects.toThrow('chainReplaced')
      await expect(believe(new MemoryHost(), memory, signals)).rejects.toThrow('missing')
    }
  })

  test('deceives a first-time visitor with a chain that does not contradict itself: this is what he does not notice', async () => {
    const before = copyOf(host)
    await after(host, ours.memory, await rotate(ours.vault, day), ours.first)
    expect((await believe(before, device(), signals)).last.epoch).toBe(1)
    const replaced = new MemoryHost()
    const theirs = await founded(replaced)
    await reportTo(replaced, signals, { content: 'leesbaar voor wie de kluis verving' })
    expect(await openKind(replaced, theirs.vault, 'signal')).toHaveLength(1)
    // What he can do: compare the fingerprint with the one on the party's own site.
    expect(theirs.vault.chain.fingerprint === ours.vault.chain.fingerprint).toBe(false)
    expect(ours.vault.chain.fingerprint).toHaveLength(35)
  })

  test('with a chain that contradicts itself deceives nobody', async () => {
    const eve = await somebody()
    const { last } = ours.vault.chain
    const other = await openingKey(random(32))
    const kem = toBase64url(other.publicKey)
    const newcomer = [...last.members, publicPart(eve, 'keeper')]
    const wrong: [Promise<Draft>, string][] = [
      [forged({ members: newcomer }, eve), 'badSignature'],
      [forged({ kem }), 'chainBroken'],
      [forged({ epoch: last.epoch + 1 }), 'chainBroken'],
      [forged({ epoch: last.epoch + 2, kem }), 'chainBroken'],
      [forged({ members: last.members.slice(0, 1) }), 'chainBroken'],
      [forged({ members: last.members.map((member) => ({ ...member, role: 'member' as const })) }), 'chainBroken'],
      [forged({ members: [{ ...last.members[0]!, sign: toBase64url(random(32)) }, last.members[1]!] }), 'chainBroken'],
      [forged({ members: [...last.members, last.members[0]!] }), 'chainBroken'],
      [forged({ recovery: { kem, sign: toBase64url(random(32)) } }), 'chainBroken'],
      [forged({ recovery: { kem, sign: toBase64url(random(32)) }, reason: 'recovered', epoch: last.epoch + 1, kem }), 'badSignature'],
      [forged({ quorum: 0 }), 'chainBroken'],
      [forged({ quorum: 3 }), 'chainBroken'],
      [forged({ state: 'trial' }), 'chainBroken'],
      [forged({ prev: toBase64url(random(32)) }), 'chainBroken'],
      [forged({ number: last.number }), 'chainBroken'],
      [forged({ vault: newId() }), 'chainBroken'],
      [forged({ party: 'emmen' }), 'chainBroken'],
      [forged({ day: '2020-01-01' }), 'chainBroken'],
      [forged({ v: 2 } as never), 'otherVersion'],
      [forged({ v: 0 } as never), 'otherVersion'],
      [forged({ extra: 1 } as never), 'notOurFormat'],
    ]
    for (const [draft, fault] of wrong) {
      const { at: _at, ...change } = await draft
      const lying = copyOf(host)
      lying.changes.push({ ...change, vault: ours.vault.id })
      await expect(believe(lying, device(), signals)).rejects.toThrow(fault)
    }
  })

  test('cannot move a vault to another party or purpose', async () => {
    for (const [id] of host.places) host.places.set(id, { party: 'emmen', purpose: 'integrity' })
    await expect(believe(host, device(), { party: 'emmen', purpose: 'integrity' })).rejects.toThrow('misplaced')
  })

  test('with a seed that is not of the vault key, in a grant or by a link, is found out', async () => {
    const grant = host.grants.find((each) => each.to === ours.first.id)!
    const genuine = grant.sealed
    grant.sealed = await sealGrant(ours.vault.id, 1, ours.first.id, ours.first.kem.publicKey, random(32))
    await expect(openVault(host, device(), signals, ours.first)).rejects.toThrow('wrongKey')
    grant.sealed = host.grants.find((each) => each.to === ours.second.id)!.sealed
    await expect(openVault(host, device(), signals, ours.first)).rejects.toThrow('notOpened')
    grant.sealed = genuine
    await after(host, ours.memory, await rotate(ours.vault, day), ours.first)
    const twice = await after(host, ours.memory, await rotate(await openVault(host, ours.memory, signals, ours.first), day), ours.first)
    expect(twice.epochs).toHaveLength(3)
    const [one, two] = host.linksKept
    ;[one!.sealed, two!.sealed] = [two!.sealed, one!.sealed]
    await expect(openVault(host, device(), signals, ours.first)).rejects.toThrow('notOpened')
  })
})

describe('a host that lies about items', () => {
  test('finds every swap of head, body, wrap, signature or record between two of them refused', async () => {
    const { vault } = ours
    const theirs = await founded(host, { party: 'emmen', purpose: 'signals' })
    await reportTo(host, signals, { content: { text: 'een' }, files: [fileOf('een.txt', utf8('een'))] })
    await reportTo(host, signals, { content: { text: 'twee' } })
    const dossier = granted(await report(host, vault, 'intern', day))
    await note(host, vault, { dossier, day }, 'notitie een')
    await note(host, vault, { dossier, day }, 'notitie twee')
    await report(host, theirs.vault, 'van een ander', day)
    const readAll = async (from: Host) => {
      let read = 0
      for (const kept of await from.items(vault.id)) await unwrapItem(vault, kept)
      for (const { id } of await from.dossiers(vault.id)) {
        const opened = await openDossier(from, vault, id)
        read += opened.items.length
        if (opened.missing.length > 0) throw new Error('vault: left out')
        for (const attachment of opened.attachments) await readAttachment(from, vault, attachment, () => {})
      }
      return read
    }
    expect(await readAll(host)).toBe(5)
    const ids = host.wraps.map(({ item }) => item)
    for (const one of ids.slice(0, 4)) {
      for (const other of ids) {
        if (one === other) continue
        const body = copyOf(host)
        body.parts.set(`${one}/0`, host.parts.get(`${other}/0`)!)
        await expect(readAll(body)).rejects.toThrow('vault:')
        const head = copyOf(host)
        head.handedIn.set(one, { ...host.handedIn.get(one)!, head: host.handedIn.get(other)!.head })
        await expect(readAll(head)).rejects.toThrow('vault:')
        const wrap = copyOf(host)
        wrap.wraps.find((each) => each.item === one)!.sealed = host.wraps.find((each) => each.item === other)!.sealed
        await expect(readAll(wrap)).rejects.toThrow('vault:')
        const whole = copyOf(host)
        whole.handedIn.set(one, host.handedIn.get(other)!)
        whole.parts.set(`${one}/0`, host.parts.get(`${other}/0`)!)
        Object.assign(
          whole.wraps.find((each) => each.item === one)!,
          { ...host.wraps.find((each) => each.item === other)!, item: one },
        )
        await expect(readAll(whole)).rejects.toThrow('vault:')
        const header = readHead(host.handedIn.get(one)!.head)
        if (header.record === undefined) continue
        const signature = copyOf(host)
        signature.handedIn.get(one)!.signature = host.handedIn.get(other)!.signature
        await expect(readAll(signature)).rejects.toThrow('badSignature')
        signature.handedIn.get(one)!.signature = undefined
        await expect(readAll(signature)).rejects.toThrow('badSignature')
      }
    }
  })

  test('cannot cut an attachment, nor leave one out unnoticed', async () => {
    const { vault } = ours
    const { dossier } = await reportTo(host, signals, { content: 'x', files: [fileOf('foto', random(50_000))] })
    const [attachment] = (await openDossier(host, vault, dossier)).attachments
    const id = attachment!.header.id
    const bytes = host.parts.get(`${id}/0`)!
    for (const cut of [bytes.slice(0, -1), bytes.slice(0, 56 + 16_400), bytes.slice(0, 56), concat(bytes, utf8('x'))]) {
      host.parts.set(`${id}/0`, cut)
      await expect(readAttachment(host, vault, attachment!, () => {})).rejects.toThrow('notOpened')
    }
    host.parts.set(`${id}/0`, bytes)
    const less = { ...attachment!, kept: { ...attachment!.kept, parts: 0 } }
    await expect(readAttachment(host, vault, less, () => {})).rejects.toThrow('notOpened')
    host.wraps.splice(
      host.wraps.findIndex((wrap) => wrap.item === id),
      1,
    )
    expect((await openDossier(host, vault, dossier)).missing).toEqual([id])
  })

  test('that shows another reporter key reads no reply, and cannot slip another reporter into a dossier', async () => {
    const { vault } = ours
    const first = await reportTo(host, signals, { content: 'een' })
    const second = await reportTo(host, signals, { content: 'twee' })
    const [one, other] = [
      host.boxes.find((box) => box.dossier === first.dossier)!,
      host.boxes.find((box) => box.dossier === second.dossier)!,
    ]
    const genuine = one.kem
    for (const kem of [other.kem, (await openingKey(random(32))).publicKey]) {
      one.kem = kem
      await expect(reply(host, vault, { dossier: first.dossier, day }, 'vertrouwelijk')).rejects.toThrow('wrongKey')
    }
    one.kem = genuine
    // A message of the second reporter, made to look as if it hangs in the first dossier.
    const back = granted(await returnWithCode(host, second.code))
    granted(await back.message('bericht', day))
    const message = [...host.handedIn.entries()].find(([, item]) => readHead(item.head).kind === 'message')!
    message[1].head = headOf({ ...readHead(message[1].head), dossier: first.dossier })
    await expect(openDossier(host, vault, first.dossier)).rejects.toThrow('misplaced')
  })

  test('that makes a message of its own in the name of a reporter is found out', async () => {
    const { vault } = ours
    const { dossier } = await reportTo(host, signals, { content: 'een' })
    const genuine = readHead(host.handedIn.get(dossier)!.head)
    const header: Header = { ...genuine, id: newId(), kind: 'message' }
    const sealing = await sealContent(header, 'vals')
    const item = await upload(host, sealing, (await somebody()).sign)
    const wrap = await wrapFor(vault.newest.opening.publicKey, sealing.key, { header, to: vault.id, epoch: 1 })
    expect(await host.handIn({ vault: vault.id, dossier, items: [{ item, wraps: [wrap] }] })).toBe(undefined)
    await expect(openDossier(host, vault, dossier)).rejects.toThrow('badSignature')
  })

  test('that hands a reporter another box, a false reply or another vault is refused', async () => {
    const { vault } = ours
    const { code, dossier } = await reportTo(host, signals, { content: 'een' })
    const { code: other } = await reportTo(host, signals, { content: 'twee' })
    await reply(host, vault, { dossier, day }, 'antwoord')
    const box = host.boxes.find((each) => each.dossier === dossier)!
    const [memory, kem] = [box.memory, box.kem]
    box.memory = host.boxes.find((each) => each !== box)!.memory
    await expect(returnWithCode(host, code)).rejects.toThrow('notOpened')
    box.memory = memory
    expect(granted(await returnWithCode(host, other)).replies).toEqual([])

    const replaced = new MemoryHost()
    const theirs = await founded(replaced)
    replaced.boxes.push(box)
    await expect(returnWithCode(replaced, code)).rejects.toThrow('chainReplaced')

    // A reply that no member of the vault signed, sealed to the right reporter.
    const eve = await somebody()
    const forgedVault = { ...vault, me: { ...eve, id: ours.first.id } }
    expect(await reply(host, forgedVault, { dossier, day }, 'vals')).toBe(undefined)
    await expect(returnWithCode(host, code)).rejects.toThrow('badSignature')
    expect([theirs.at, kem === box.kem]).toEqual([signals, true])
  })

  test('who left can be made to look as if he wrote before he left: this the record cannot tell', async () => {
    const dossier = granted(await report(host, ours.vault, 'x', day))
    const gone = await openVault(host, device(), signals, ours.second)
    const vault = await after(host, ours.memory, await letOut(ours.vault, ours.second.id, day), ours.first)
    // In the name of the record in which he stood, with help of the host: believed.
    const header: Header = {
      ...readHead(host.handedIn.get(dossier)!.head),
      id: newId(),
      kind: 'note',
      by: gone.me.id,
      record: gone.chain.last.number,
    }
    const insert = async (each: Header) => {
      const sealing = await sealContent(each, 'later geschreven')
      const item = await upload(host, sealing, gone.me.sign)
      const wrap = await wrapFor(vault.newest.opening.publicKey, sealing.key, { header: each, to: vault.id, epoch: 2 })
      expect(await host.handIn({ vault: vault.id, dossier, items: [{ item, wraps: [wrap] }] })).toBe(undefined)
    }
    await insert(header)
    expect((await openDossier(host, vault, dossier)).items).toHaveLength(2)
    // In the name of the record after he left: not.
    await insert({ ...header, id: newId(), record: vault.chain.last.number })
    await expect(openDossier(host, vault, dossier)).rejects.toThrow('badSignature')
  })

  test('that changes a forwarding, or forwards in the name of another vault, is found out', async () => {
    const emmen = { party: 'emmen', purpose: 'signals' }
    const theirs = await founded(host, emmen)
    const dossier = granted(await report(host, ours.vault, 'x', day))
    granted(await forward(host, ours.memory, ours.vault, { dossier, items: [dossier], to: emmen, ground: 'awb-2.3', motivation: 'm', day }))
    const [signed] = await host.forwardings(theirs.vault.id)
    const record = JSON.parse(textOf(signed!.bytes)) as object
    for (const change of [{ ground: 'wgs' }, { items: [] }, { to: newId() }, { day: '2026-01-01' }]) {
      await expect(readForwarding({ ...signed!, bytes: canon({ ...record, ...change }) }, ours.vault.chain)).rejects.toThrow('badSignature')
    }
    await expect(readForwarding(signed!, theirs.vault.chain)).rejects.toThrow('misplaced')
    await expect(openDossier(host, theirs.vault, dossier)).rejects.toThrow('missing')
    expect((await openDossier(host, theirs.vault, dossier, othersAt(host, theirs.memory, [signals]))).items).toHaveLength(2)
  })
})

describe('tries from outside, with nothing but the host', () => {
  test('a slot of somebody else, or one with weaker figures, unlocks nothing', async () => {
    const [one, other] = [random(32), random(32)]
    const anja = await enrol(host, [{ kind: 'recovery', secret: one }])
    const eve = await enrol(host, [{ kind: 'recovery', secret: other }])
    const [hers, evil] = [host.slotsKept.find((slot) => slot.member === anja.id)!, host.slotsKept.find((slot) => slot.member === eve.id)!]
    host.slotsKept.splice(0, 2, { ...evil, member: anja.id })
    expect(await unlock(host, anja.id, { kind: 'recovery', secret: other })).toBe(undefined)
    host.slots = async () => [evil]
    await expect(unlock(host, anja.id, { kind: 'recovery', secret: other })).rejects.toThrow('misplaced')
    const weak = { alg: 'argon2id' as const, v: 19 as const, m: 64, t: 1, p: 1 as const, salt: toBase64url(random(16)) }
    host.slots = async () => [{ ...hers, kind: 'passphrase' as const, kdf: weak }]
    await expect(unlock(host, anja.id, { kind: 'passphrase', passphrase: 'x' })).rejects.toThrow('tooWeak')
  })

  test('a member who is no keeper signs nobody in, also not in the name of a keeper', async () => {
    const nel = await somebody()
    const draft = await forged({ members: [...ours.vault.chain.last.members, publicPart(nel, 'keeper')] }, nel)
    await expect(publish(host, device(), draft)).rejects.toThrow('badSignature')
    const inName = { ...draft, signatures: [{ by: ours.first.id, signature: draft.signatures[0]!.signature }] }
    await expect(publish(host, device(), inName)).rejects.toThrow('badSignature')
    expect(host.changes).toHaveLength(2)
  })

  test('a signature for an item is none for a record, a forwarding or another item', async () => {
    const [message, key] = [random(32), ours.first.sign]
    const labels = ['dijkwacht/item@v1', 'dijkwacht/vault@v1', 'dijkwacht/forward@v1']
    const signatures = await Promise.all(labels.map(async (label) => toBase64url(await key.sign(bound(label, message)))))
    expect(new Set(signatures).size).toBe(3)
  })

  test('a summary turned into a note, an old item dated anew, or one under another member does not open', async () => {
    const { vault } = ours
    const dossier = granted(await report(host, vault, 'x', day))
    await summarise(host, vault, { dossier, day }, { title: 't', category: 'c', words: 'w' })
    const [id, item] = [...host.handedIn].find(([, each]) => readHead(each.head).kind === 'summary')!
    const header = readHead(item.head)
    for (const change of [
      { kind: 'note' as const },
      { day: '2026-12-01' },
      { by: ours.second.id },
      { record: 0 },
      { vault: newId() },
      { dossier: newId() },
    ]) {
      const lying = copyOf(host)
      lying.handedIn.set(id, { ...item, head: headOf({ ...header, ...change }) })
      const found = change.dossier ?? dossier
      await expect(openDossier(lying, vault, found)).rejects.toThrow('vault:')
    }
  })

  test('wraps of an epoch that nobody has, and wraps made for another vault, do not open', async () => {
    const { dossier } = await reportTo(host, signals, { content: 'x' })
    const wrap = host.wraps.find((each) => each.item === dossier)!
    wrap.epoch = 7
    await expect(openKind(host, ours.vault, 'signal')).rejects.toThrow('notOpened')
    wrap.epoch = 1
    const theirs = await founded(host, { party: 'emmen', purpose: 'signals' })
    wrap.to = theirs.vault.id
    await expect(openKind(host, theirs.vault, 'signal')).rejects.toThrow('notOpened')
  })

  test('an attachment that the host shows twice, under two names, is one of them refused', async () => {
    const dossier = granted(await report(host, ours.vault, 'x', day))
    await attach(host, ours.vault, { dossier, day }, fileOf('a', utf8('a')))
    const wrap = host.wraps.find((each) => readHead(host.handedIn.get(each.item)!.head).kind === 'attachment')!
    const copy = newId()
    host.handedIn.set(copy, host.handedIn.get(wrap.item)!)
    host.wraps.push({ ...wrap, item: copy })
    await expect(openDossier(host, ours.vault, dossier)).rejects.toThrow('misplaced')
  })

  test('what the host hears while somebody reports and comes back holds no code and nothing derived that opens', async () => {
    const { code } = await reportTo(host, signals, { content: 'geheim' })
    granted(await returnWithCode(host, code))
    const heard = host.haystack()
    for (const each of [code, code.replaceAll('-', ''), code.replaceAll('-', '').slice(0, 22)]) expect(heard.includes(each)).toBe(false)
    expect(host.boxes[0]!.lookUpHash).toHaveLength(32)
    expect(heard.includes(toBase64url(await sha256(utf8(code))))).toBe(false)
  })
})
