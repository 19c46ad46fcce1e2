import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectOrStart, embeddedPoolOptions, startEmbedded } from '../../app/platform/database/embedded.server.ts'
import { DataInUse } from '../../app/platform/database/lock.server.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dw-kill-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** When a file got its present place in the data folder; the remains of an earlier kill do not count as new. */
function changedAt(name: string): number | undefined {
  return statSync(join(dataDir, name), { throwIfNoEntry: false })?.ctimeMs
}

function startWriter(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function kill(writer: ChildProcess) {
  const gone = new Promise((resolve) => writer.once('exit', resolve))
  writer.kill('SIGKILL')
  await gone
}

/** The same 'random' kills in every run: a failure can be looked at again. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Lets the writer work until it has kept `untilKept` more entries, then kills it. With 0 it is killed while it opens. */
async function writeUntilKilled(untilKept: number, meanwhile: () => Promise<void>) {
  const writer = startWriter()
  let found: { last: number; count: number; sum: number } | undefined
  let last = 0
  let kept = 0
  for await (const line of createInterface({ input: writer.stdout! })) {
    const [word, ...numbers] = line.split(' ')
    if (word === 'found') found = { last: Number(numbers[0]), count: Number(numbers[1]), sum: Number(numbers[2]) }
    if (word === 'kept') {
      last = Number(numbers[0])
      kept += 1
    }
    if (word === 'found') await meanwhile()
    // The rest of what it said is still read: all of that was confirmed too.
    if (kept >= untilKept && !writer.killed) writer.kill('SIGKILL')
  }
  await new Promise((resolve) => (writer.signalCode ? resolve(undefined) : writer.once('exit', resolve)))
  expect(writer.signalCode).toBe('SIGKILL')
  return { found, last }
}

const sumTo = (last: number) => (last * (last + 1)) / 2

test('nothing that was confirmed is lost when the process is killed twenty times, also with a second start in between', async () => {
  const next = numbersFrom(20_240_202)
  let confirmed = 0
  let refused = 0
  for (let round = 0; round < 20; round++) {
    const untilKept = round % 5 === 4 ? 0 : 1 + Math.floor(next() * 120)
    const secondStart = async () => {
      if (round % 4 !== 0) return
      await expect(startEmbedded({ dataDir })).rejects.toThrow(DataInUse)
      refused += 1
    }
    const { found, last } = await writeUntilKilled(untilKept, secondStart)
    if (found) {
      // At most the one transaction that was under way may be there without having been confirmed.
      expect(found.last).toBeGreaterThanOrEqual(confirmed)
      expect(found.last).toBeLessThanOrEqual(confirmed + 1)
      expect(found).toEqual({ last: found.last, count: found.last, sum: sumTo(found.last) })
      confirmed = Math.max(found.last, last)
    }
  }
  expect(refused).toBeGreaterThanOrEqual(4)
  expect(confirmed).toBeGreaterThan(300)

  const embedded = await startEmbedded({ dataDir })
  const pool = new pg.Pool(embeddedPoolOptions(embedded))
  const { rows } = await pool.query<{ last: number; count: number }>('select max(number) as last, count(*)::int as count from entries')
  expect(rows[0]?.last).toBeGreaterThanOrEqual(confirmed)
  expect(rows[0]?.count).toBe(rows[0]?.last)
  await pool.end()
  await embedded.close()
}, 120_000)

test('a start that is killed while it makes its first database leaves nothing that stops the next', async () => {
  const moments = ['database.new', 'database.new/PG_VERSION', 'database.new/global/pg_control', 'database', 'socket/.s.PGSQL.5432']
  for (const moment of moments) {
    const before = changedAt(moment)
    const writer = startWriter()
    while (changedAt(moment) === before && writer.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2))
    expect(writer.exitCode).toBe(null)
    await kill(writer)
  }
  const { found, last } = await writeUntilKilled(5, async () => {})
  expect(found?.count).toBe(found?.last)
  expect(last).toBeGreaterThanOrEqual(5)
}, 120_000)

test('two real processes with transactions through each other keep all that was confirmed to either', async () => {
  const writer = startWriter()
  const lines = createInterface({ input: writer.stdout! })[Symbol.asyncIterator]()
  const untilLine = async (start: string) => {
    for (;;) {
      const { value } = (await lines.next()) as { value: string }
      if (value.startsWith(start)) return value
    }
  }
  await untilLine('kept 1')
  const shared = await connectOrStart(dataDir)
  const pool = new pg.Pool(embeddedPoolOptions(shared))
  await pool.query('create table beside (number integer primary key)')
  for (let number = 1; number <= 100; number++) {
    const client = await pool.connect()
    await client.query('begin')
    await client.query('insert into beside values ($1)', [number])
    await client.query('commit')
    client.release()
  }
  const { rows } = await pool.query<{ beside: number; gaps: number }>(
    'select (select count(*)::int from beside) as beside, (select (max(number) - count(*))::int from entries) as gaps',
  )
  expect(rows).toEqual([{ beside: 100, gaps: 0 }])
  pool.on('error', () => {})
  await kill(writer)
  await pool.end()

  const embedded = await startEmbedded({ dataDir })
  const after = new pg.Pool(embeddedPoolOptions(embedded))
  expect((await after.query('select count(*)::int from beside')).rows).toEqual([{ count: 100 }])
  await after.end()
  await embedded.close()
}, 60_000)
