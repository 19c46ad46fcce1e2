import { beforeEach, expect, test } from 'vitest'
import { openTestDatabaseAsOwner } from '../../../test/database.ts'
import { after, day, device, fileOf, founded, granted, reportTo, signals } from '../../../test/vault/given.ts'
import { smallWorld } from '../../../test/world.ts'
import { houseVisitor } from '../web/visitor.ts'
import { concat, random, toBase64url, utf8, type Bytes } from './bytes.ts'
import { databaseHost } from './host.server.ts'
import { letOut } from './keepers.ts'
import { enrol, unlock } from './member.ts'
import { prepareReport, returnWithCode } from './reporter.ts'
import { buildIndex, keepIndex } from './search.ts'
import { openVault } from './vault.ts'
import { erase, forward, ingest, openDossier, openKind, othersAt, readAttachment, reply, summarise } from './work.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const hostOf = (name: keyof typeof world.people) => databaseHost(world.database, world.people[name])
const anybody = () => databaseHost(world.database, houseVisitor('reporter', `${day}T11:22:33.000Z`, day))
const emmen = { party: 'emmen', purpose: 'signals' }

async function everything(): Promise<string> {
  const owner = await openTestDatabaseAsOwner()
  const { rows: tables } = await owner.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const all: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<Record<string, unknown>>(`select * from ${name}`)
    for (const value of rows.flatMap((row) => Object.values(row))) {
      all.push(value instanceof Uint8Array ? `${Buffer.from(value).toString('latin1')}\n${toBase64url(value)}` : JSON.stringify(value))
    }
  }
  const { rows: settings } = await owner.query<{ setting: string }>('select setting from pg_settings')
  return [...all, ...settings.map(({ setting }) => setting), JSON.stringify(process.env)].join('\n')
}

test('the whole story over the database; and with every table and every setting of the host in hand nothing of it can be read', async () => {
  const [anja, egbert] = [hostOf('anja'), hostOf('egbert')]
  const ours = await founded(anja)
  const theirs = await founded(egbert, emmen)
  const tip = 'Achter de kas worden vaten geloosd'
  const file = concat(utf8('vatenfoto'), random(5000))
  const { code, dossier } = await reportTo(anybody(), signals, {
    content: { text: tip, category: 'drugsafval' },
    files: [fileOf('kas-achterkant.png', file)],
  })

  const prf = random(32)
  const me = await enrol(anja, [{ kind: 'passkey', secret: prf }])
  expect((await unlock(anja, me.id, { kind: 'passkey', secret: prf }))?.secret).toEqual(me.secret)
  expect(await unlock(hostOf('bram'), me.id, { kind: 'passkey', secret: prf })).toBe(undefined)

  const { attachments } = await openDossier(anja, ours.vault, dossier)
  const stretches: Bytes[] = []
  expect(await readAttachment(anja, ours.vault, attachments[0]!, (stretch) => void stretches.push(stretch))).toEqual({
    name: 'kas-achterkant.png',
    type: 'text/plain',
  })
  expect(concat(...stretches)).toEqual(file)
  expect(await reply(anja, ours.vault, { dossier, day }, { text: 'Welke kas bedoelt u?' })).toBe(undefined)
  expect(await summarise(anja, ours.vault, { dossier, day }, { title: 'Lozing', category: 'drugsafval', words: tip })).toBe(undefined)
  const index = buildIndex(await openKind(anja, ours.vault, 'summary'))
  await keepIndex(anja, ours.vault, index)
  await keepIndex(anja, ours.vault, index)

  const back = granted(await returnWithCode(anybody(), code))
  expect(back.replies.map(({ content }) => content)).toEqual([{ text: 'Welke kas bedoelt u?' }])
  granted(await back.message({ text: 'De kas van Zwartemeer' }, day))

  expect(await ingest(anja, ours.vault)).toBe(3)
  const chosen = { dossier, items: [dossier], to: emmen, ground: 'awb-2.3', motivation: 'Het gaat om Emmen', day }
  granted(await forward(anja, ours.memory, ours.vault, chosen))
  expect(await forward(anja, ours.memory, ours.vault, chosen)).toEqual({ refused: 'alreadyForwarded' })
  const received = await openDossier(egbert, theirs.vault, dossier, othersAt(egbert, theirs.memory, [signals]))
  expect(received.items.map(({ header }) => header.kind).sort()).toEqual(['motivation', 'signal'])
  expect((await egbert.dossiers(theirs.vault.id)).map(({ via }) => via)).toEqual(['forwarded'])

  const reopened = await after(anja, ours.memory, await letOut(ours.vault, ours.second.id, day), ours.first)
  await ingest(anja, reopened)
  expect((await openDossier(anja, await openVault(anja, ours.memory, signals, ours.first), dossier)).items).toHaveLength(5)

  const dump = await everything()
  const words = [
    tip,
    'vaten',
    'drugsafval',
    'kas-achterkant',
    'vatenfoto',
    'Welke kas',
    'Zwartemeer',
    'Het gaat om Emmen',
    'Lozing',
    code,
    code.replaceAll('-', ''),
  ]
  const keys = [ours.seed, ours.vault.newest.seed, reopened.newest.seed, ours.first.secret, me.secret, prf].map((key) => toBase64url(key))
  for (const secret of [...words, ...keys]) expect({ secret, found: dump.includes(secret) }).toEqual({ secret, found: false })

  await erase(anja, reopened, dossier)
  expect(await returnWithCode(anybody(), code)).toEqual({ refused: 'unknown' })
  expect((await openDossier(egbert, theirs.vault, dossier, othersAt(egbert, theirs.memory, [signals]))).items).toHaveLength(2)
  await erase(egbert, theirs.vault, dossier)
  const owner = await openTestDatabaseAsOwner()
  for (const table of ['vault_items', 'vault_parts', 'vault_wraps', 'vault_boxes', 'vault_dossiers']) {
    expect({ table, left: (await owner.query(`select * from ${table}`)).rows.length }).toEqual({ table, left: 0 })
  }
})

test('nobody of another party, and no reporter, sees or changes what a vault holds', async () => {
  const ours = await founded(hostOf('anja'))
  const { dossier, code } = await reportTo(anybody(), signals, { content: 'geheim' })
  await reply(hostOf('anja'), ours.vault, { dossier, day }, 'antwoord')
  for (const other of [hostOf('egbert'), hostOf('pia'), hostOf('roel'), anybody()]) {
    const { id } = ours.vault
    expect(await other.items(id)).toEqual([])
    expect(await other.dossiers(id)).toEqual([])
    expect(await other.part(dossier, 0)).toBe(undefined)
    expect(await other.arrived(dossier)).toEqual([])
    expect(await other.grant(id, 1, ours.first.id)).toBe(undefined)
    expect(await other.links(id)).toEqual([])
    expect(await other.boxOf(id, dossier)).toBe(undefined)
    expect(await other.index(id)).toBe(undefined)
    await other.erase(id, dossier).catch(() => {})
    await other.setStatus(id, dossier, 'closed').catch(() => {})
    await other.putPart(dossier, 1, random(10))
    const { bytes, signatures } = (await other.chain(signals))[0]!
    const change = { vault: id, number: 2, epoch: 1, bytes, signatures, grants: [], link: undefined }
    await expect(other.addRecord(change)).rejects.toThrow(/row-level security|foreign key/)
  }
  expect(await hostOf('anja').part(dossier, 1)).toBe(undefined)
  expect((await hostOf('anja').dossiers(ours.vault.id)).map(({ status }) => status)).toEqual(['new'])
  expect(granted(await returnWithCode(anybody(), code)).replies).toHaveLength(1)
  expect((await openDossier(hostOf('anja'), ours.vault, dossier)).items).toHaveLength(2)
})

test('no row tells at what time a report came', async () => {
  await founded(hostOf('anja'))
  const prepared = granted(await prepareReport(anybody(), device(), signals, { content: 'geheim', day }))
  granted(await prepared.deliver())
  granted(await prepared.deliver())
  const owner = await openTestDatabaseAsOwner()
  const { rows } = await owner.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_name like 'vault%' and data_type like 'time%'`,
  )
  expect(rows).toEqual([])
  const { rows: events } = await owner.query<{ at: string }>(`select distinct at from audit_events where action like 'vault.%'`)
  expect(events.map(({ at }) => at)).toEqual([`${day}T00:00:00.000Z`])
})
