import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectOrStart, embeddedPoolOptions, startEmbedded, type EmbeddedDatabase } from './embedded.server.ts'
import { DataInUse } from './lock.server.ts'

let dataDir: string
let running: EmbeddedDatabase
let first: pg.Pool
let second: pg.Pool

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dw-embedded-'))
  running = await startEmbedded({ dataDir })
  // Two pools are what two processes are to the database: two connections to one session.
  first = new pg.Pool(embeddedPoolOptions(running))
  second = new pg.Pool(embeddedPoolOptions(await connectOrStart(dataDir)))
  await first.query('create table notes (id integer primary key, author text)')
})
afterAll(async () => {
  await Promise.all([first.end(), second.end()])
  await running.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const count = async (pool: pg.Pool) => Number((await pool.query<{ count: string }>('select count(*) from notes')).rows[0]?.count)

test('every transaction that was confirmed was flushed to disk', async () => {
  await first.query('create table flushed (id integer)')
  const before = await running.fsyncCount()
  for (let id = 0; id < 25; id++) await first.query('insert into flushed values ($1)', [id])
  expect((await running.fsyncCount()) - before).toBeGreaterThanOrEqual(25)
  expect((await first.query('show fsync')).rows).toEqual([{ fsync: 'on' }])
  expect((await first.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }])
})

test('a second start on the same folder is refused and harms nothing', async () => {
  await first.query("insert into notes values (1, 'before')")
  await expect(startEmbedded({ dataDir })).rejects.toThrow(DataInUse)
  await first.query("insert into notes values (2, 'after')")
  expect(await count(second)).toBe(2)
})

test('only the owner of the folder can reach the data', () => {
  const modeOf = (name: string) => statSync(join(dataDir, name)).mode & 0o777
  expect([modeOf('socket'), modeOf('database'), modeOf('embedded.json'), modeOf('socket/.s.PGSQL.5432')]).toEqual([
    0o700, 0o700, 0o600, 0o600,
  ])
})

test('two processes with transactions through each other each see and keep their own', async () => {
  await first.query('delete from notes')
  const work = async (pool: pg.Pool, author: string, start: number) => {
    for (let id = start; id < start + 60; id++) {
      const client = await pool.connect()
      await client.query('begin')
      await client.query("select set_config('app.author', $1, true)", [author])
      await client.query("insert into notes values ($1, current_setting('app.author'))", [id])
      await client.query(id % 3 === 0 ? 'rollback' : 'commit')
      client.release()
      // Between transactions too: the values of one must never end up in the question of the other.
      const { rows } = await pool.query<{ echo: string; left: string }>(
        "select $1::text as echo, coalesce(current_setting('app.author', true), '') as left",
        [`${author} ${id}`],
      )
      expect(rows).toEqual([{ echo: `${author} ${id}`, left: '' }])
    }
  }
  await Promise.all([work(first, 'first', 0), work(second, 'second', 1000)])
  expect((await first.query('select author, count(*)::int, min(id), max(id) from notes group by author order by author')).rows).toEqual([
    { author: 'first', count: 40, min: 1, max: 59 },
    { author: 'second', count: 40, min: 1000, max: 1058 },
  ])
})

test('what a process leaves open when it disappears is rolled back and nobody waits for it', async () => {
  await first.query('delete from notes')
  const client = new pg.Client(embeddedPoolOptions(running))
  client.on('error', () => {})
  await client.connect()
  await client.query('begin')
  await client.query("insert into notes values (1, 'unfinished')")
  const waiting = count(first)
  const stream = (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream
  stream.destroy()
  expect(await waiting).toBe(0)
})

test('a question that breaks off halfway does not hold up the others', async () => {
  const socket = connect(join(running.socketDir, `.s.PGSQL.${running.port}`))
  const startup = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1')
  startup.writeInt32BE(startup.length, 0)
  socket.write(startup)
  await new Promise((resolve) => socket.once('data', resolve))
  const parse = Buffer.from('P\0\0\0\0\0select nonsense from nowhere\0\0\0', 'latin1')
  parse.writeInt32BE(parse.length - 1, 1)
  socket.write(parse)
  await new Promise((resolve) => socket.once('data', resolve))
  const waiting = first.query<{ answer: number }>('select $1::int as answer', [42])
  socket.destroy()
  expect((await waiting).rows).toEqual([{ answer: 42 }])
})

test.each([
  ['a greeting full of nonsense', '\0\0\0\x10\0\x03\0\0rubbish\0'],
  ['a message that does not exist', 'r\0\0\0\x0crubbish\0'],
  ['a broken message', 'B\0\0\0\x08\0\0\0\0'],
])('%s is turned away and the others go on', async (_name, noise) => {
  await first.query('delete from notes')
  const socket = connect(join(running.socketDir, `.s.PGSQL.${running.port}`))
  socket.write(Buffer.from(noise, 'latin1'))
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
  await first.query("insert into notes values (1, 'still writing')")
  expect(await count(second)).toBe(1)
})

test('after a stop the data is there again, and a dump fills a database in memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dw-again-'))
  const once = await startEmbedded({ dataDir: folder, loadFrom: await running.dump() })
  const pool = new pg.Pool(embeddedPoolOptions(once))
  await pool.query('delete from notes')
  await pool.query("insert into notes values (7, 'kept')")
  await pool.end()
  await once.close()
  expect(readdirSync(folder)).toEqual(['database'])

  // As after a crash: an address and a socket that nobody listens to, and a database that was never finished.
  writeFileSync(join(folder, 'embedded.json'), JSON.stringify({ socketDir: join(folder, 'socket'), port: 5432 }))
  mkdirSync(join(folder, 'socket'))
  writeFileSync(join(folder, 'socket', '.s.PGSQL.5432'), '')
  const again = await connectOrStart(folder)
  const pool2 = new pg.Pool(embeddedPoolOptions(again))
  expect((await pool2.query('select * from notes')).rows).toEqual([{ id: 7, author: 'kept' }])
  await pool2.end()
  await again.close()

  const memory = await startEmbedded({ dataDir: 'memory', loadFrom: await running.dump() })
  const pool3 = new pg.Pool(embeddedPoolOptions(memory))
  expect((await pool3.query("select to_regclass('notes')::text as found")).rows).toEqual([{ found: 'notes' }])
  await pool3.end()
  await memory.close()
  expect(existsSync(memory.socketDir)).toBe(false)
  rmSync(folder, { recursive: true, force: true })
})

test('in a folder with a very long path the socket moves to a short one', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'dw-long-'))
  const folder = join(outer, 'x'.repeat(100))
  const database = await startEmbedded({ dataDir: folder, loadFrom: await running.dump() })
  expect(database.socketDir.startsWith(tmpdir())).toBe(true)
  expect(database.socketDir.length).toBeLessThan(60)
  const found = await connectOrStart(folder)
  expect(found.socketDir).toBe(database.socketDir)
  await database.close()
  rmSync(outer, { recursive: true, force: true })
})

test('a folder whose socket still answers is in use, even where its lock cannot be seen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dw-other-'))
  mkdirSync(join(folder, 'socket'))
  const elsewhere = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => elsewhere.listen(join(folder, 'socket', '.s.PGSQL.5432'), resolve))
  writeFileSync(join(folder, 'embedded.json'), JSON.stringify({ socketDir: join(folder, 'socket'), port: 5432 }))
  await expect(startEmbedded({ dataDir: folder })).rejects.toThrow(DataInUse)
  await new Promise((resolve) => elsewhere.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

test('data of another major version of PostgreSQL is left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dw-major-'))
  mkdirSync(join(folder, 'database'))
  writeFileSync(join(folder, 'database', 'PG_VERSION'), '17\n')
  await expect(startEmbedded({ dataDir: folder })).rejects.toThrow('is gemaakt door PostgreSQL 17')
  expect(readdirSync(join(folder, 'database'))).toEqual(['PG_VERSION'])
  rmSync(folder, { recursive: true, force: true })
})
