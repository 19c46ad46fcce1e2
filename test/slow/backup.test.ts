import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installProgramme } from '../../app/covenant/programme/commands.server.ts'
import { auditCommand } from '../../app/platform/audit/command-line.server.ts'
import { record } from '../../app/platform/audit/commands.server.ts'
import { backupCommand } from '../../app/platform/database/backup-command.server.ts'
import { writeBackupFile, type BackupLine } from '../../app/platform/database/backup-file.server.ts'
import { openConfiguredDatabase } from '../../app/platform/database/open.server.ts'
import { write, type Database } from '../../app/platform/database/party.server.ts'
import { addSeat } from '../../app/platform/identity/sessions.server.ts'
import { enqueue } from '../../app/platform/jobs/jobs.server.ts'
import { readSettings, type Settings } from '../../app/platform/settings/settings.ts'
import { houseVisitor } from '../../app/platform/web/visitor.ts'
import { findPostgresBinaries, startCluster, type Cluster } from '../postgres.ts'

const binaries = findPostgresBinaries()
const folder = mkdtempSync(join(tmpdir(), 'dw-backup-'))
const at = (name: string) => join(folder, name)
const today = '2026-11-23'
const house = houseVisitor('installer', `${today}T10:00:00.000Z`, today)
const door = houseVisitor('doorkeeper', house.at, today)
const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256))

function settingsOf(environment: Record<string, string>): Settings {
  const read = readSettings(environment)
  if ('problems' in read) throw new Error(read.problems.join())
  return read.settings
}

const original = settingsOf({ DIJKWACHT_DATA: at('original') })
const file = at('original.backup')
let database: Database
let cluster: Cluster | undefined
let deeds = 0

async function run(command: 'backup' | 'restore', settings: Settings, args: string[], programmes = ['drenthe-2024']) {
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  const code = await backupCommand(command, args, { settings, clock: () => new Date(`${today}T12:00:00Z`), programmes, out: say, err: say })
  return { code, text: lines.join('\n') }
}

const deed = () => write(database, house, (tx) => record(tx, house, 'state.set', `deed ${++deeds}`, { letters: 'áé "\\', none: null }))

beforeAll(async () => {
  database = await openConfiguredDatabase(original)
  const source = readFileSync('programmes/drenthe-2024.yaml', 'utf8')
  await write(database, house, (tx) => installProgramme(tx, house, source))
  await write(database, door, async (tx) => {
    await addSeat(tx, door, { name: 'Anja Abbes', partyId: 'coevorden', role: 'coordinator', fromOn: today })
    await enqueue(tx, 'messages', { partyId: 'coevorden' })
  })
  await owner(original, (client) =>
    client.query(
      `insert into source_documents (id, name, media_type, sha256, content, texts, missed, attached_by, attached_on, recorded_at)
       values ('0190a000-0000-7000-8000-000000000001', 'a.pdf', 'application/pdf', 'x', $1, '{"1.1":"é\\n"}', '{"a,b","c\\"d"}', '0190a000-0000-7000-8000-000000000002', '${today}', now())`,
      [bytes],
    ),
  )
  if (binaries) cluster = await startCluster(binaries)
}, 120_000)

afterAll(async () => {
  await database.close()
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function owner<T>(settings: Settings, look: (client: pg.Client) => Promise<T>): Promise<T> {
  const embedded = () => JSON.parse(readFileSync(join(settings.dataDir, 'embedded.json'), 'utf8')) as { socketDir: string; port: number }
  const client = new pg.Client(
    settings.databaseUrl === undefined
      ? { host: embedded().socketDir, port: embedded().port, user: 'postgres', database: 'postgres', password: '' }
      : { connectionString: settings.migrationUrl ?? settings.databaseUrl },
  )
  await client.connect()
  try {
    return await look(client)
  } finally {
    await client.end()
  }
}

/** A new PostgreSQL database of an owner who is bound by row level security, with a login that owns nothing. */
async function emptyPostgres(name: string): Promise<Settings> {
  const client = new pg.Client({ host: cluster!.socketDir, user: 'postgres', database: 'postgres' })
  await client.connect()
  const { rows } = await client.query(`select from pg_roles where rolname = 'keeper'`)
  if (rows.length === 0) await client.query(`create role keeper login createrole; create role visitor login noinherit`)
  await client.query(`create database ${name} owner keeper`)
  await client.end()
  // The rights of the two roles stay with who made them first; for another database of this cluster that is the same owner.
  const url = (user: string) => `postgres://${user}@localhost/${name}?host=${encodeURIComponent(cluster!.socketDir)}`
  return settingsOf({ DATABASE_URL: url('visitor'), DATABASE_MIGRATION_URL: url('keeper') })
}

async function whatStands(settings: Settings) {
  const opened = await openConfiguredDatabase(settings)
  const lines: string[] = []
  const audit = await auditCommand(['verify'], { database: opened, out: (line) => lines.push(line), err: (line) => lines.push(line) })
  const rows = await owner(settings, async (client) => {
    await client.query('begin; set local role dijkwacht_backup')
    const one = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows[0]
    return {
      people: (await one('select count(*)::int as count from people'))?.['count'],
      parties: (await one('select count(*)::int as count from parties'))?.['count'],
      deeds: (await one(`select count(*)::int as count from audit_events where subject like 'deed %'`))?.['count'],
      document: await one('select content, texts, missed from source_documents'),
      jobs: (await one(`select count(*)::int as count from pgboss.job where state = 'created'`))?.['count'],
      unforced: (
        await one(`select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and relname <> 'migrations' and not relforcerowsecurity`)
      )?.['count'],
      silenced: (await one(`select count(*)::int as count from pg_trigger where tgenabled <> 'O'`))?.['count'],
      references: (
        await one(`select count(*)::int as count from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
      )?.['count'],
      document_seq: (await one(`select last_value::int as value from pg_sequences where sequencename = 'source_documents_seq_seq'`))?.[
        'value'
      ],
    }
  })
  await opened.close()
  return { audit, ...rows, says: lines.at(-1) }
}

test('a backup while people work is of one moment, and gives the same in an empty folder and in an empty PostgreSQL', async () => {
  let working = true
  const work = (async () => {
    while (working) await deed()
  })()
  await expect.poll(() => deeds).toBeGreaterThan(5)
  const before = deeds
  const made = await run('backup', original, [file])
  working = false
  await work
  expect(made).toMatchObject({ code: 0 })

  const copy = settingsOf({ DIJKWACHT_DATA: at('copy') })
  const put = await run('restore', copy, [file])
  expect(put).toMatchObject({ code: 0 })
  const stands = await whatStands(copy)
  const constraints = stands.references
  expect(stands).toMatchObject({ audit: 0, people: 1, parties: 17, jobs: 1, unforced: 0, silenced: 0, document_seq: 1 })
  expect(stands.document).toMatchObject({ texts: { '1.1': 'é\n' }, missed: ['a,b', 'c"d'] })
  expect(Buffer.compare(stands.document?.['content'] as Buffer, bytes)).toBe(0)
  expect(stands.deeds).toBeGreaterThanOrEqual(before - 1)
  expect(stands.deeds).toBeLessThanOrEqual(deeds)

  if (!cluster) return
  const postgres = await emptyPostgres('whole')
  const moved = await run('restore', postgres, [file])
  expect(moved).toMatchObject({ code: 0 })
  expect(await whatStands(postgres)).toEqual({ ...stands, references: constraints })

  const back = at('from-postgres.backup')
  expect((await run('backup', postgres, [back])).code).toBe(0)
  const again = settingsOf({ DIJKWACHT_DATA: at('again') })
  expect((await run('restore', again, [back])).code).toBe(0)
  expect(await whatStands(again)).toEqual(stands)
}, 180_000)

test('nothing is overwritten: no file, and no database that holds something', async () => {
  expect(await run('backup', original, [file])).toEqual({ code: 1, text: expect.stringContaining('bestaat al') as string })
  expect(await run('restore', original, [file])).toEqual({ code: 1, text: expect.stringContaining('staan al gegevens') as string })
}, 60_000)

test('a backup for a recipient opens with that key only', async () => {
  const [key, other] = [await generateIdentity(), await generateIdentity()]
  writeFileSync(at('key'), `# a comment\n${key}\n`)
  writeFileSync(at('other'), `${other}\n`)
  const sealed = at('sealed.age')
  expect((await run('backup', original, [sealed, '--to', await identityToRecipient(key)])).code).toBe(0)
  const empty = settingsOf({ DIJKWACHT_DATA: at('unsealed') })
  expect((await run('restore', empty, [sealed])).text).toContain('versleuteld')
  expect((await run('restore', empty, [sealed, '--key', at('other')])).text).toContain('gaat niet open met deze sleutel')
  expect((await run('restore', empty, [sealed, '--key', at('key')])).code).toBe(0)
  expect((await run('backup', original, [at('nobody'), '--to', 'age1nobody'])).text).toContain('geen sleutel van age')
  expect(readdirSync(folder).filter((name) => name.startsWith('nobody'))).toEqual([])
}, 60_000)

describe('what is not whole or not ours is refused, and the database stays empty', () => {
  const empty = settingsOf({ DIJKWACHT_DATA: at('empty') })
  const changed = (name: string, change: (lines: string[]) => string[]) => {
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
    writeFileSync(at(name), gzipSync(change(lines).join('\n')))
    return at(name)
  }
  test.each([
    [
      'cut in half',
      'afgeknipt',
      () => (
        writeFileSync(at('half'), readFileSync(file)),
        truncateSync(at('half'), Math.floor(readFileSync(file).length / 2)),
        at('half')
      ),
    ],
    ['without its last line', 'afgeknipt', () => changed('endless', (lines) => lines.slice(0, -1))],
    [
      'with a changed value',
      'beschadigd',
      () => changed('other', (lines) => lines.map((line) => line.replace('Anja Abbes', 'Anja Anders'))),
    ],
    [
      'of a newer version',
      'nieuwere versie',
      () =>
        changed('newer', ([head, ...rest]) => [
          head!.replace('"migrations":[', '"migrations":[{"name":"9999_later.sql","sha256":"x"},'),
          ...rest,
        ]),
    ],
    [
      'of live use',
      'Oefenen en echt gebruik',
      () => changed('live', ([head, ...rest]) => [head!.replace('"practice"', '"live"'), ...rest]),
    ],
    [
      'of another covenant',
      'ander convenant (elders-2025)',
      () => changed('elsewhere', ([head, ...rest]) => [head!.replace('"drenthe-2024"', '"elders-2025"'), ...rest]),
    ],
    ['that is something else', 'geen back-up van Dijkwacht', () => 'package.json'],
    ['that is not there', 'is er niet', () => at('nowhere')],
  ])(
    'a backup %s',
    async (_name, sentence, make) => {
      const { code, text } = await run('restore', empty, [make()])
      expect([code, text]).toEqual([1, expect.stringContaining(sentence)])
      expect(text.length).toBeLessThan(300)
    },
    60_000,
  )

  test('after all that, the whole one can be put back', async () => {
    expect((await run('restore', empty, [file])).code).toBe(0)
  }, 60_000)
})

test('a full disk leaves no half file', async () => {
  // /dev/full answers every write with 'no space left'.
  symlinkSync('/dev/full', at('full.backup.unfinished'))
  async function* one(): AsyncGenerator<BackupLine> {
    yield { sequences: [] }
  }
  await expect(writeBackupFile(at('full.backup'), one(), [])).rejects.toThrow('De schijf is vol')
  expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([])
})

test('a database that goes away halfway leaves no half file', async () => {
  async function* halfway(): AsyncGenerator<BackupLine> {
    yield { sequences: [] }
    throw new Error('Connection terminated')
  }
  const key = await identityToRecipient(await generateIdentity())
  for (const recipients of [[], [key]]) {
    await expect(writeBackupFile(at('gone.backup'), halfway(), recipients)).rejects.toThrow('Connection terminated')
    expect(readdirSync(folder).filter((name) => name.startsWith('gone'))).toEqual([])
  }
})

test('words that are no command show how it is used', async () => {
  for (const args of [[], ['a', 'b'], ['a', '--key', 'b'], ['a', '--all']]) {
    expect((await run('backup', original, args)).code).toBe(2)
  }
})
