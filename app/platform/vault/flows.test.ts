import { beforeEach, describe, expect, test } from 'vitest'
import { after, day, device, fileOf, founded, granted, reportTo, signals, somebody } from '../../../test/vault/given.ts'
import { MemoryHost } from '../../../test/vault/memory-host.ts'
import { isRefusal } from '../web/outcome.ts'
import { concat, random, textOf, toBase64url, utf8, type Bytes } from './bytes.ts'
import { printKit, readKit } from './code.ts'
import type { Host } from './host.ts'
import { partLength } from './item.ts'
import { cosign, drill, foundVault, letIn, letOut, publish, recover, rotate } from './keepers.ts'
import { changeSlot, enrol, publicPart, recoveryOpener, unlock } from './member.ts'
import { newPassphrase } from './passphrase.ts'
import { prepareReport, returnWithCode } from './reporter.ts'
import { buildIndex, keepIndex, openIndex, search } from './search.ts'
import { joinShares } from './shares.ts'
import { openVault } from './vault.ts'
import {
  attach,
  countCategories,
  erase,
  forward,
  ingest,
  note,
  openDossier,
  openKind,
  othersAt,
  readAttachment,
  readForwarding,
  reply,
  report,
  summarise,
} from './work.ts'

let host: MemoryHost
beforeEach(() => {
  host = new MemoryHost()
})

const tip = 'Bij de loods aan het kanaal lossen elke nacht busjes zonder kenteken.'

describe('a member', () => {
  test('enrols with a passphrase of six words, a recovery code and a passkey, and each of the three unlocks', async () => {
    const [passphrase, code, prf] = [newPassphrase(), await printKit(random(32)), random(32)]
    expect(passphrase.split(' ')).toHaveLength(6)
    const recovery = (await recoveryOpener(code))!
    const me = await enrol(host, [{ kind: 'passphrase', passphrase }, recovery, { kind: 'passkey', secret: prf }])
    expect(
      (await unlock(host, me.id, { kind: 'passphrase', passphrase: ` ${passphrase.toUpperCase().replace(' ', '  ')}` }))?.secret,
    ).toEqual(me.secret)
    expect((await unlock(host, me.id, recovery))?.secret).toEqual(me.secret)
    expect((await unlock(host, me.id, { kind: 'passkey', secret: prf }))?.secret).toEqual(me.secret)
    expect(await unlock(host, me.id, { kind: 'passkey', secret: random(32) })).toBe(undefined)
    const kept = host.haystack()
    for (const secret of [passphrase, code, toBase64url(me.secret), toBase64url(prf)]) expect(kept.includes(secret)).toBe(false)
  })

  test('changes a recovery code: the old one opens nothing any more, everything else still does', async () => {
    const [old, next, prf] = [random(32), random(32), random(32)]
    const me = await enrol(host, [
      { kind: 'recovery', secret: old },
      { kind: 'passkey', secret: prf },
    ])
    await changeSlot(host, me, { kind: 'recovery', secret: next })
    expect(await unlock(host, me.id, { kind: 'recovery', secret: old })).toBe(undefined)
    expect((await unlock(host, me.id, { kind: 'recovery', secret: next }))?.secret).toEqual(me.secret)
    expect((await unlock(host, me.id, { kind: 'passkey', secret: prf }))?.secret).toEqual(me.secret)
  })
})

describe('founding', () => {
  test('takes two keepers, and the vault is on trial until both went through the drill', async () => {
    const [first, second, memory] = [await somebody(), await somebody(), device()]
    const keepers = [publicPart(first, 'keeper'), publicPart(second, 'keeper')]
    expect(await foundVault(signals, first, keepers.slice(0, 1), { day })).toEqual({ refused: 'oneKeeper' })
    const { draft, paper } = granted(await foundVault(signals, first, keepers, { day }))
    await expect(publish(host, memory, draft)).rejects.toThrow('badSignature')
    granted(await publish(host, memory, await cosign(draft, second)))
    expect(await prepareReport(host, device(), signals, { content: tip, day })).toEqual({ refused: 'onTrial' })

    const seed = (await readKit(paper.kit))!
    expect(await drill(host, memory, signals, first, { seed: random(32), day })).toEqual({ refused: 'wrongPaper' })
    const half = granted(await drill(host, memory, signals, first, { seed, day }))
    await expect(publish(host, memory, half)).rejects.toThrow('badSignature')
    granted(await publish(host, memory, granted(await drill(host, memory, signals, second, { seed, day, draft: half }))))
    expect(isRefusal(await prepareReport(host, device(), signals, { content: tip, day }))).toBe(false)
  })
})

describe('a report', () => {
  test('goes in, is read, answered, and followed up with the code; the host finds nothing of it in what it holds', async () => {
    const { vault, memory, second, seed } = await founded(host)
    const photo = concat(utf8('EXIF geheim '), random(20_000))
    const { code, dossier } = await reportTo(host, signals, {
      content: { text: tip, category: 'drugs' },
      files: [fileOf('loods-foto.jpg', photo)],
    })
    expect(code).toHaveLength(29)

    const opened = await openDossier(host, vault, dossier)
    expect(opened.items.map(({ content }) => (content as { content: { text: string } }).content.text)).toEqual([tip])
    expect(opened.missing).toEqual([])
    const stretches: Bytes[] = []
    const about = await readAttachment(host, vault, opened.attachments[0]!, (stretch) => void stretches.push(stretch))
    expect(about).toEqual({ name: 'loods-foto.jpg', type: 'text/plain' })
    expect(concat(...stretches)).toEqual(photo)

    expect(await reply(host, vault, { dossier, day }, { text: 'Dank u, is het elke nacht?' })).toBe(undefined)
    await note(host, vault, { dossier, day }, { text: 'navragen bij de RUD' })
    await summarise(host, vault, { dossier, day }, { title: 'Loods kanaal', category: 'drugslab', words: tip })

    const back = granted(await returnWithCode(host, code.toLowerCase().replaceAll('-', ' ')))
    expect(back.replies.map((each) => each.content)).toEqual([{ text: 'Dank u, is het elke nacht?' }])
    granted(await back.message({ text: 'Alleen doordeweeks' }, day))
    const again = await openDossier(host, await openVault(host, memory, signals, second), dossier)
    expect(again.items.map(({ header }) => header.kind).sort()).toEqual(['message', 'note', 'reply', 'signal', 'summary'])

    const kept = host.haystack()
    const secrets = [
      tip,
      'loods',
      'drugs',
      'EXIF geheim',
      'navragen',
      'Dank u',
      'doordeweeks',
      code,
      code.replaceAll('-', ''),
      textOf(utf8('Loods kanaal')),
    ]
    for (const secret of [...secrets, toBase64url(seed), toBase64url(vault.newest.seed), toBase64url(vault.me.secret)]) {
      expect({ secret, found: kept.includes(secret) }).toEqual({ secret, found: false })
    }
  })

  test('is told from a mistyped and from an unknown code', async () => {
    await founded(host)
    const { code } = await reportTo(host, signals, { content: tip })
    expect(await returnWithCode(host, code.replace(/^./, code.startsWith('7') ? '8' : '7'))).toEqual({ refused: 'mistyped' })
    const other = new MemoryHost()
    expect(await returnWithCode(other, code)).toEqual({ refused: 'unknown' })
  })

  test('sealed by the server for who has no script says so', async () => {
    const { vault } = await founded(host)
    await reportTo(host, signals, { content: tip, by: 'server' })
    const [kept] = await openKind(host, vault, 'signal')
    expect(kept?.header.by).toBe('server')
    expect((await host.dossiers(vault.id))[0]?.via).toBe('server')
  })

  test('of one character and of three thousand weigh the same', async () => {
    await founded(host)
    const short = await reportTo(host, signals, { content: 'x' })
    const long = await reportTo(host, signals, { content: 'x'.repeat(3000) })
    const sizeOf = (id: string) => [host.handedIn.get(id)?.size, host.handedIn.get(id)?.head.length]
    expect(sizeOf(short.dossier)).toEqual(sizeOf(long.dossier))
  })

  test('that lost its answer is sent again and stays one report', async () => {
    const { vault } = await founded(host)
    const prepared = granted(await prepareReport(host, device(), signals, { content: tip, day }))
    granted(await prepared.deliver())
    granted(await prepared.deliver())
    expect(await host.dossiers(vault.id)).toHaveLength(1)
    expect(await host.items(vault.id)).toHaveLength(1)
  })

  test('written before the key changed is wrapped anew while it is delivered', async () => {
    const { vault, memory, first } = await founded(host)
    const device1 = device()
    const prepared = granted(await prepareReport(host, device1, signals, { content: tip, day }))
    // The chain changes between what delivering looked up and what the host accepts.
    let changed = false
    const slow = new Proxy(host, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (name !== 'handIn' || changed) return typeof value === 'function' ? value.bind(target) : value
        return async (delivery: Parameters<Host['handIn']>[0]) => {
          changed = true
          await after(host, memory, await rotate(vault, day), first)
          return target.handIn(delivery)
        }
      },
    })
    const late = granted(await prepareReport(slow, device1, signals, { content: 'laat', day }))
    granted(await late.deliver())
    granted(await prepared.deliver())
    expect(await openKind(host, await openVault(host, memory, signals, first), 'signal')).toHaveLength(2)
  })

  test('with an attachment of several parts goes on where it broke off, one part at a time', async () => {
    const { vault } = await founded(host)
    const length = 2 * partLength + 12_345
    let largest = 0
    const source = {
      name: 'groot.bin',
      type: 'application/octet-stream',
      length,
      read: async (from: number, to: number) => {
        largest = Math.max(largest, to - from)
        return Uint8Array.from({ length: Math.min(to, length) - from }, (_, at) => (from + at) % 251)
      },
    }
    const put = host.putPart.bind(host)
    const sent: number[] = []
    let cuts = 1
    host.putPart = async (item, number, bytes) => {
      if (number === 1 && cuts-- > 0) throw new Error('connection cut')
      sent.push(number)
      return put(item, number, bytes)
    }
    const prepared = granted(await prepareReport(host, device(), signals, { content: tip, files: [source], day }))
    await expect(prepared.deliver()).rejects.toThrow('connection cut')
    granted(await prepared.deliver())
    expect(sent).toEqual([0, 0, 1, 2])
    expect(largest <= partLength).toBe(true)
    const { attachments } = await openDossier(host, vault, prepared.dossier)
    let [total, right] = [0, true]
    await readAttachment(host, vault, attachments[0]!, (stretch) => {
      for (const [at, byte] of stretch.entries()) right &&= byte === (total + at) % 251
      total += stretch.length
    })
    expect({ total, right }).toEqual({ total: length, right: true })
  }, 60_000)
})

describe('an attachment', () => {
  test('of zeros, of nothing, and ending in what looks like padding comes out as it went in', async () => {
    const { vault } = await founded(host)
    const files = [new Uint8Array(70_000), new Uint8Array(0), concat(utf8('a'), Uint8Array.of(0x80, 0, 0, 0)), Uint8Array.of(0x80)]
    for (const bytes of files) {
      const dossier = granted(await report(host, vault, tip, day))
      await attach(host, vault, { dossier, day }, fileOf('f', bytes))
      const { attachments } = await openDossier(host, vault, dossier)
      const stretches: Bytes[] = []
      await readAttachment(host, vault, attachments[0]!, (stretch) => void stretches.push(stretch))
      expect(toBase64url(concat(...stretches))).toBe(toBase64url(bytes))
    }
  })
})

describe('ingest and rotation', () => {
  test('put every key under the newest symmetric key, and who left opens nothing that came later nor, after it, what was before', async () => {
    const { vault, memory, first, second } = await founded(host)
    for (const text of ['een', 'twee', 'drie']) await reportTo(host, signals, { content: text })
    expect(await ingest(host, vault)).toBe(3)
    expect(host.wraps.map(({ alg }) => alg)).toEqual(['a256gcm', 'a256gcm', 'a256gcm'])
    expect(await ingest(host, vault)).toBe(0)

    const kept = await openVault(host, memory, signals, second)
    const stolen = structuredClone(host.wraps)
    const reopened = await after(host, memory, await letOut(vault, second.id, day), first)
    await reportTo(host, signals, { content: 'vier' })
    await expect(openVault(host, device(), signals, second)).rejects.toThrow('missing')
    // Until the wraps are made anew, a kept seed opens them still: said in the threat model.
    expect(await openKind(Object.assign(new MemoryHost(), { ...host, wraps: stolen }), kept, 'signal')).toHaveLength(3)
    await expect(openKind(host, kept, 'signal')).rejects.toThrow('notOpened')

    expect(await ingest(host, reopened)).toBe(4)
    expect(host.linksKept).toEqual([])
    expect((await openKind(host, await openVault(host, memory, signals, first), 'signal')).length).toBe(4)
    await expect(openKind(host, kept, 'signal')).rejects.toThrow('notOpened')
  })

  test('a newcomer reads what came before and after, by the links between epochs', async () => {
    const { vault, memory, first } = await founded(host)
    await reportTo(host, signals, { content: 'oud' })
    const rotated = await after(host, memory, await rotate(vault, day), first)
    await reportTo(host, signals, { content: 'nieuw' })
    const nel = await somebody()
    await after(host, memory, await letIn(rotated, publicPart(nel, 'member'), day), first)
    const hers = await openVault(host, device(), signals, nel)
    expect(hers.epochs.map(({ epoch }) => epoch)).toEqual([2, 1])
    expect(await openKind(host, hers, 'signal')).toHaveLength(2)
    expect(await letIn(hers, publicPart(nel, 'member'), day)).toEqual({ refused: 'alreadyIn' })
    // She is no keeper: what she signs holds nothing.
    await expect(publish(host, memory, await rotate(hers, day))).rejects.toThrow('badSignature')
  })

  test('the last keeper cannot leave', async () => {
    const { vault, memory, first, second } = await founded(host)
    const alone = await after(host, memory, await letOut(vault, second.id, day), first)
    expect(await letOut(alone, first.id, day)).toEqual({ refused: 'lastKeeper' })
    expect(await letOut(alone, second.id, day)).toEqual({ refused: 'notIn' })
  })

  test('where two keepers must sign, one is not enough', async () => {
    const [first, second, memory] = [await somebody(), await somebody(), device()]
    const keepers = [publicPart(first, 'keeper'), publicPart(second, 'keeper')]
    const { draft } = granted(await foundVault(signals, first, keepers, { day, quorum: 2 }))
    granted(await publish(host, memory, await cosign(draft, second)))
    const next = await rotate(await openVault(host, memory, signals, first), day)
    await expect(publish(host, memory, next)).rejects.toThrow('badSignature')
    const twice = { ...next, signatures: [...next.signatures, ...next.signatures] }
    await expect(publish(host, memory, twice)).rejects.toThrow('badSignature')
    granted(await publish(host, memory, await cosign(next, second)))
  })

  test('two keepers who change something at once: the second is told', async () => {
    const { vault, memory, first, second } = await founded(host)
    const [one, other] = [await rotate(vault, day), await rotate(await openVault(host, memory, signals, second), day)]
    await after(host, memory, one, first)
    expect(await publish(host, memory, other)).toEqual({ refused: 'stale' })
  })
})

describe('recovery', () => {
  test('with the kit: new people get in, and the used kit opens nothing after that', async () => {
    const { seed, memory } = await founded(host)
    await reportTo(host, signals, { content: tip })
    const nel = await somebody()
    const given = { seed, members: [publicPart(nel, 'keeper')], day }
    expect(await recover(host, memory, signals, { ...given, seed: random(32) })).toEqual({ refused: 'wrongPaper' })
    const { draft, paper } = granted(await recover(host, memory, signals, given))
    const hers = await after(host, memory, draft, nel)
    expect(await openKind(host, hers, 'signal')).toHaveLength(1)
    expect(await recover(host, memory, signals, given)).toEqual({ refused: 'wrongPaper' })
    expect(isRefusal(await recover(host, memory, signals, { ...given, seed: (await readKit(paper.kit))! }))).toBe(false)
  })

  test('with any two of three shares, and not with one of them twice', async () => {
    const { paper, memory } = await founded(host)
    const nel = await somebody()
    for (const [one, other] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const seed = (await joinShares(paper.shares[one]!, paper.shares[other]!.toLowerCase()))!
      expect(isRefusal(await recover(host, memory, signals, { seed, members: [publicPart(nel, 'keeper')], day }))).toBe(false)
    }
    expect(await joinShares(paper.shares[0]!, paper.shares[0]!)).toBe(undefined)
    expect(
      await joinShares(
        paper.shares[0]!,
        paper.shares[1]!.replace(/^./, (first) => (first === '0' ? '1' : '0')),
      ),
    ).toBe(undefined)
    const { paper: ofAnother } = await founded(new MemoryHost())
    const mixed = (await joinShares(paper.shares[0]!, ofAnother.shares[1]!)) ?? random(32)
    expect(await recover(host, memory, signals, { seed: mixed, members: [publicPart(nel, 'keeper')], day })).toEqual({
      refused: 'wrongPaper',
    })
  })
})

describe('forwarding', () => {
  const emmen = { party: 'emmen', purpose: 'signals' }

  test('gives the other party the chosen items and nothing else, with a ground and a reason', async () => {
    const { vault, memory } = await founded(host)
    const theirs = await founded(host, emmen)
    const { dossier } = await reportTo(host, signals, { content: { text: tip } })
    await note(host, vault, { dossier, day }, { text: 'alleen voor ons' })
    const chosen = { dossier, items: [dossier], to: emmen, ground: 'awb-2.3', motivation: 'De loods staat in Emmen.', day }
    expect(await forward(host, memory, vault, { ...chosen, ground: '' })).toEqual({ refused: 'noGround' })
    expect(await forward(host, memory, vault, { ...chosen, motivation: ' ' })).toEqual({ refused: 'noMotivation' })
    expect(await forward(host, memory, vault, { ...chosen, items: [] })).toEqual({ refused: 'nothingChosen' })
    const sent = granted(await forward(host, memory, vault, chosen))
    expect(await forward(host, memory, vault, chosen)).toEqual({ refused: 'alreadyForwarded' })

    const others = othersAt(host, theirs.memory, [signals])
    const received = await openDossier(host, theirs.vault, dossier, others)
    expect(received.items.map(({ header }) => header.kind).sort()).toEqual(['motivation', 'signal'])
    const [signed] = await host.forwardings(theirs.vault.id)
    expect(await readForwarding(signed!, vault.chain)).toEqual(sent)
    await ingest(host, theirs.vault)
    expect((await openDossier(host, theirs.vault, dossier, others)).items).toHaveLength(2)
    expect(host.haystack().includes('De loods staat')).toBe(false)

    await erase(host, vault, dossier)
    expect((await openDossier(host, theirs.vault, dossier, others)).items).toHaveLength(2)
    expect(await host.items(vault.id)).toEqual([])
  })

  test('to a vault on trial is refused', async () => {
    const { vault, memory } = await founded(host)
    const [first, second] = [await somebody(), await somebody()]
    const { draft } = granted(await foundVault(emmen, first, [publicPart(first, 'keeper'), publicPart(second, 'keeper')], { day }))
    granted(await publish(host, memory, await cosign(draft, second)))
    const dossier = granted(await report(host, vault, tip, day))
    const sent = await forward(host, memory, vault, { dossier, items: [dossier], to: emmen, ground: 'awb-2.3', motivation: 'x', day })
    expect(sent).toEqual({ refused: 'onTrial' })
  })
})

test('searching and counting happen in the browser; small numbers are not told', async () => {
  const { vault } = await founded(host)
  for (const [at, category] of ['drugslab', 'drugslab', 'drugslab', 'drugslab', 'drugslab', 'witwassen'].entries()) {
    const dossier = granted(await report(host, vault, tip, day))
    await summarise(host, vault, { dossier, day }, { title: `Signaal ${at}`, category, words: at === 5 ? 'goudhandel' : 'loods kanaal' })
  }
  const summaries = await openKind(host, vault, 'summary')
  expect(Object.fromEntries(countCategories(summaries))).toEqual({ drugslab: 5, witwassen: null })
  const index = buildIndex(summaries)
  expect(search(index, 'goudhandl')).toHaveLength(1)
  await keepIndex(host, vault, index)
  expect(search((await openIndex(host, vault))!, 'kanaal')).toHaveLength(5)
  for (const word of ['drugslab', 'goudhandel', 'Signaal']) expect(host.haystack().includes(word)).toBe(false)
})

test('what is erased is gone: items, parts, wraps, the box and the way back', async () => {
  const { vault } = await founded(host)
  const { code, dossier } = await reportTo(host, signals, { content: tip })
  await erase(host, vault, dossier)
  expect([host.parts.size, host.handedIn.size, host.wraps.length, host.boxes.length]).toEqual([0, 0, 0, 0])
  expect(await returnWithCode(host, code)).toEqual({ refused: 'unknown' })
})
