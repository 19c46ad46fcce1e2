import { expect, test } from 'vitest'
import {
  bytes64,
  epochSeed,
  headerOf,
  itemContent,
  itemIsSignedBy,
  itemKey,
  kitKemSeed,
  memberKemSeed,
  memberSecret,
  olderSeed,
  recordIsSignedBy,
  reporterKemSeed,
  type Item,
  type Wrap,
} from './reader.ts'
import sample from './sample.json' with { type: 'json' }

type Slot = Parameters<typeof memberSecret>[0]
type Record = { epoch: number; kem: string; members: { id: string; sign: string }[]; recovery: { kem: string } }
const records = sample.records.map(({ bytes }) => JSON.parse(bytes64(bytes).toString('utf8')) as Record)

test('who has only docs/vault-format.md opens the committed sample, by the passphrase, by the kit and by the receipt code', () => {
  const secret = memberSecret(sample.slots[0] as Slot, sample.passphrase)
  const grant = (to: string, epoch: number) => sample.grants.find((each) => each.to === to && each.epoch === epoch)!
  const newest = epochSeed(memberKemSeed(secret), grant(sample.member, 2))
  expect(epochSeed(kitKemSeed(sample.kit), grant('recovery', 2))).toEqual(newest)
  const seeds = [Buffer.alloc(0), olderSeed(newest, sample.links[0]!), newest]

  const read = (kind: string, seedOf: (wrap: Wrap) => Buffer | undefined) => {
    const item = (sample.items as Item[]).find((each) => each.kind === kind)!
    const wrap = (sample.wraps as Wrap[]).find((each) => each.item === item.id && seedOf(each))!
    return { item, content: itemContent(itemKey(seedOf(wrap)!, kind, wrap), item).toString('utf8') }
  }
  const byMember = (wrap: Wrap) => (wrap.epoch > 0 ? seeds[wrap.epoch] : undefined)
  const report = read('signal', byMember)
  expect(JSON.parse(report.content)).toMatchObject({ content: { text: 'Melding om te bewaren' } })
  expect(JSON.parse(read('note', byMember).content)).toEqual({ text: 'Notitie om te bewaren' })
  expect(read('attachment', byMember).content.slice(2)).toBe('{"name":"bewijs.txt","type":"text/plain"}inhoud van het bewijs')
  const reply = read('reply', (wrap) => (wrap.epoch === 0 ? reporterKemSeed(sample.code) : undefined))
  expect(JSON.parse(reply.content)).toEqual({ text: 'Antwoord om te bewaren' })

  const signers = new Map(records[0]!.members.map(({ id, sign }) => [id, sign]))
  expect(itemIsSignedBy(signers.get(sample.member)!, reply.item)).toBe(true)
  expect(itemIsSignedBy(headerOf(report.item)['rs'] as string, report.item)).toBe(true)
  expect(itemIsSignedBy([...signers.values()][1]!, reply.item)).toBe(false)
  for (const { bytes, signatures } of sample.records) {
    for (const { by, signature } of signatures) expect(recordIsSignedBy(signers.get(by)!, bytes, signature)).toBe(true)
  }
})
