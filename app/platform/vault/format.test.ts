import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromBase32, fromBase64url, random, toBase32, toBase64url, utf8, type Bytes } from './bytes.ts'
import { chunkLength, openWhole, prefixLength, sealedChunkLength, sealedLength, sealWhole } from './chunk.ts'
import { newReceiptCode, printKit, readKit, readReceiptCode } from './code.ts'
import { canon, newId, readRecord } from './format.ts'
import { headOf, openWrap, readHead, wrapFor, wrapUnder, type Header } from './item.ts'
import { pad, padme, unpad } from './padding.ts'
import { makeSlot, openSlot } from './slot.ts'
import { openingKey, wrappingKey } from './suite.ts'

const runs = { numRuns: 25 }

describe('the chunk format', () => {
  test('gives back any message of any length, and no byte of it may be flipped', async () => {
    const lengths = fc.oneof(
      fc.integer({ min: 0, max: 300 }),
      fc.constantFrom(chunkLength - 1, chunkLength, chunkLength + 1, 3 * chunkLength),
    )
    await fc.assert(
      fc.asyncProperty(lengths, fc.nat(), async (length, at) => {
        const [key, context, message] = [random(32), utf8('over'), random(length)]
        const sealed = await sealWhole(key, context, message)
        expect(sealed.length).toBe(sealedLength(length))
        expect(await openWhole(key, context, sealed)).toEqual(message)
        sealed[at % sealed.length]! ^= 1 << (at % 8)
        await expect(openWhole(key, context, sealed)).rejects.toThrow('notOpened')
      }),
      runs,
    )
  })

  test('cannot be cut off, lengthened, put in another order or repeated', async () => {
    const [key, context] = [random(32), utf8('')]
    const sealed = await sealWhole(key, context, random(3 * chunkLength + 10))
    const chunk = (from: number, to: number) => sealed.slice(prefixLength + from * sealedChunkLength, prefixLength + to * sealedChunkLength)
    const prefix = sealed.slice(0, prefixLength)
    const wrong: Bytes[] = [
      ...[0, 1, 2, 3].map((count) => concat(prefix, chunk(0, count))),
      sealed.slice(0, -1),
      concat(sealed, Uint8Array.of(0)),
      concat(prefix, chunk(1, 2), chunk(0, 1), chunk(2, 4)),
      concat(prefix, chunk(0, 1), chunk(0, 4)),
      concat(prefix, chunk(0, 3), chunk(2, 4)),
      prefix.slice(0, 10),
    ]
    for (const each of wrong) await expect(openWhole(key, context, each)).rejects.toThrow('notOpened')
    await expect(openWhole(random(32), context, sealed)).rejects.toThrow('notOpened')
    await expect(openWhole(key, utf8('ander'), sealed)).rejects.toThrow('notOpened')
  })
})

test('padding comes off as it went on, costs at most an eighth, and says little of the length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (content) => {
      expect(toBase64url(unpad(pad(content)))).toBe(toBase64url(content))
    }),
    runs,
  )
  expect(new Set(Array.from({ length: 4095 }, (_, length) => padme(length + 1))).size).toBe(1)
  fc.assert(
    fc.property(fc.integer({ min: 4097, max: 200_000_000 }), (length) => padme(length) >= length && padme(length) <= length * 1.125),
  )
  for (const wrong of [new Uint8Array(4096), concat(Uint8Array.of(1, 0x80), new Uint8Array(10))])
    expect(() => unpad(wrong)).toThrow('notOurFormat')
})

test('bytes have one spelling in base 32 and base 64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(fromBase32(toBase32(bytes))).toEqual(new Uint8Array(bytes))
      expect(fromBase64url(toBase64url(bytes))).toEqual(new Uint8Array(bytes))
    }),
  )
  expect([fromBase64url('AB'), fromBase64url('A'), fromBase64url('A='), fromBase32('01')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('codes forgive how they are typed and notice a slip', async () => {
  const code = await newReceiptCode()
  expect(code).toHaveLength(29)
  const bare = code.replaceAll('-', '')
  expect(await readReceiptCode(` ${bare.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(bare.slice(0, 22))
  for (let at = 0; at < 24; at++) {
    const slip = bare.slice(0, at) + (bare[at] === 'Z' ? 'Y' : 'Z') + bare.slice(at + 1)
    // A slip passes the check once in 1,024 times; then it simply finds nothing.
    if ((await readReceiptCode(slip)) !== undefined) expect(at < 22).toBe(true)
  }
  const seed = random(32)
  expect((await printKit(seed)).replaceAll('-', '')).toHaveLength(54)
  expect(await readKit(await printKit(seed))).toEqual(seed)
  expect(await readKit(code)).toBe(undefined)
})

describe('a record', () => {
  const shape = { x: (value: unknown) => typeof value === 'number' }
  const read = (text: string) => () => readRecord(utf8(text), 'thing', shape)
  test('is read only in its one spelling, of this type, this version and with exactly these keys', () => {
    expect(readRecord(canon({ t: 'thing', v: 1, x: 1 }), 'thing', shape)).toEqual({ t: 'thing', v: 1, x: 1 })
    for (const text of [
      '{"t":"thing","v":1,"x":1} ',
      '{"v":1,"t":"thing","x":1}',
      '{"t":"thing","v":1,"x":1,"x":1}',
      '{"t":"thing","v":1,"x":1.0}',
    ])
      expect(read(text)).toThrow('notOurFormat')
    for (const text of [
      '',
      '[]',
      'null',
      '1',
      '{"t":"other","v":1,"x":1}',
      '{"t":"thing","v":1}',
      '{"t":"thing","v":1,"x":1,"y":2}',
      '{"__proto__":{},"t":"thing","v":1,"x":1}',
    ])
      expect(read(text)).toThrow('notOurFormat')
    for (const version of [0, 2, '"1"', 'null']) expect(read(`{"t":"thing","v":${version},"x":1}`)).toThrow('otherVersion')
  })
})

const header: Header = {
  t: 'item',
  v: 1,
  pad: 'padme4k',
  id: newId(),
  dossier: newId(),
  vault: newId(),
  kind: 'note',
  by: newId(),
  day: '2026-11-23',
  record: 0,
}

describe('an item head', () => {
  test('says one thing only: no member without record, no reporter with one, no report in another dossier', () => {
    expect(readHead(headOf(header))).toEqual(header)
    const { record: _record, ...withoutRecord } = header
    const keys = { rk: toBase64url(random(32)), rs: toBase64url(random(32)) }
    const wrong = [
      withoutRecord,
      { ...header, ...keys },
      { ...header, kind: 'message' },
      { ...header, kind: 'signal' },
      { ...withoutRecord, ...keys, by: 'reporter', kind: 'note' },
      { ...withoutRecord, by: 'reporter', kind: 'message' },
      { ...header, pad: 'none' },
      { ...header, id: header.id.toLowerCase() },
    ]
    for (const each of wrong) expect(() => readHead(headOf(each as Header))).toThrow('notOurFormat')
    expect(() => readHead(concat(headOf(header), utf8(' ')))).toThrow('notOurFormat')
    expect(() => readHead(concat(utf8('DWK2'), headOf(header).slice(4)))).toThrow('notOurFormat')
  })

  test('a wrap opens for its own item, kind, vault and epoch only', async () => {
    const [key, opening, symmetric] = [random(32), await openingKey(random(32)), await wrappingKey(random(32))]
    const target = { header, to: header.vault, epoch: 3 }
    for (const wrap of [await wrapFor(opening.publicKey, key, target), await wrapUnder(symmetric, key, target)]) {
      expect(await openWrap(header, wrap, header.vault, { opening, symmetric })).toEqual(key)
      const other = newId()
      const tries = [
        () => openWrap({ ...header, kind: 'reply' }, wrap, header.vault, { opening, symmetric }),
        () => openWrap({ ...header, id: other }, { ...wrap, item: other }, header.vault, { opening, symmetric }),
        () => openWrap(header, { ...wrap, to: other }, other, { opening, symmetric }),
        () => openWrap(header, { ...wrap, epoch: 4 }, header.vault, { opening, symmetric }),
        () => openWrap(header, { ...wrap, alg: wrap.alg === 'hpke' ? 'a256gcm' : 'hpke' }, header.vault, { opening, symmetric }),
      ]
      for (const each of tries) await expect(each()).rejects.toThrow('notOpened')
      await expect(openWrap(header, wrap, other, { opening, symmetric })).rejects.toThrow('misplaced')
      await expect(openWrap(header, { ...wrap, alg: 'none' as 'hpke' }, header.vault, { opening, symmetric })).rejects.toThrow('tooWeak')
    }
  })
})

test('a slot opens for its own member, kind and derivation, and never below the floor', async () => {
  const [member, secret, code] = [newId(), random(32), random(32)]
  const slot = await makeSlot(member, { kind: 'recovery', secret: code }, secret)
  expect(await openSlot(slot, member, { kind: 'recovery', secret: code })).toEqual(secret)
  await expect(openSlot({ ...slot, id: newId() }, member, { kind: 'recovery', secret: code })).rejects.toThrow('notOpened')
  await expect(openSlot({ ...slot, kind: 'passkey' }, member, { kind: 'passkey', secret: code })).rejects.toThrow('notOpened')
  const other = newId()
  await expect(openSlot({ ...slot, member: other }, other, { kind: 'recovery', secret: code })).rejects.toThrow('notOpened')
  await expect(openSlot(slot, other, { kind: 'recovery', secret: code })).rejects.toThrow('misplaced')

  // One run of Argon2id at the floor, and none for what is refused before it.
  const phrase = { kind: 'passphrase' as const, passphrase: 'a' }
  const worded = await makeSlot(member, phrase, secret, 64 * 1024)
  const { kdf } = worded
  if (kdf.alg !== 'argon2id') throw new Error('not Argon2id')
  for (const weaker of [{ m: 64 * 1024 - 1 }, { m: 8 }, { t: 2 }]) {
    await expect(openSlot({ ...worded, kdf: { ...kdf, ...weaker } }, member, phrase)).rejects.toThrow('tooWeak')
  }
  for (const strange of [{ m: 4 * 1024 * 1024 }, { p: 2 }, { v: 16 }, { alg: 'argon2i' }, { salt: '' }, { extra: 1 }]) {
    await expect(openSlot({ ...worded, kdf: { ...kdf, ...strange } as never }, member, phrase)).rejects.toThrow('notOurFormat')
  }
  await expect(openSlot({ ...worded, kdf: { alg: 'hkdf-sha256' } }, member, phrase)).rejects.toThrow('tooWeak')
  await expect(openSlot({ ...worded, kdf: { ...kdf, t: 4 } }, member, phrase)).rejects.toThrow('notOpened')
})
