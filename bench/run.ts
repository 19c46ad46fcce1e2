/**
 * `npm run bench`: times the product on this machine, with a reference loop in the same run, and writes docs/benchmarks.md.
 * Not a test: figures say something about a machine and a day.
 */
import { createHash } from 'node:crypto'
import { cpus, totalmem } from 'node:os'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { readProgramme } from '../app/covenant/programme/file.ts'
import { reportPdf } from '../app/covenant/reports/document.server.ts'
import { exampleReport } from '../test/example-report.ts'
import { openConfiguredDatabase } from '../app/platform/database/open.server.ts'
import { findPostgresBinaries, startCluster, type Cluster } from '../test/postgres.ts'
import { fillCountry } from './country.ts'
import { median, percentile, timeReaders } from './load.ts'
import { timeRules } from './rules.ts'
import { serve, stepIn, type Served } from './serve.ts'

type Line = { what: string; measured: string; aim: string; met: boolean | undefined }
const lines: Line[] = []
const root = join(import.meta.dirname, '..')
const note = (what: string, value: number, unit: string, aim?: number) => {
  const rounded = value >= 100 ? Math.round(value) : Math.round(value * 10) / 10
  lines.push({
    what,
    measured: `${rounded} ${unit}`,
    aim: aim === undefined ? '–' : `≤ ${aim} ${unit}`,
    met: aim === undefined ? undefined : value <= aim,
  })
  console.log(`${what}: ${rounded} ${unit}`)
}

/** A fixed piece of work, so that figures of two machines can be compared as ratios. */
function reference(): number {
  const block = Buffer.alloc(1 << 20, 7)
  const begin = performance.now()
  for (let round = 0; round < 200; round++) createHash('sha256').update(block).digest()
  return performance.now() - begin
}

async function timePages(served: Served, engine: string, aim: number) {
  const cookie = await stepIn(served.address, 'coevorden')
  for (const path of ['/dijkbeeld', '/onze-dijk']) {
    const url = served.address + path
    await timeReaders(url, cookie, { readers: 4, seconds: 3 })
    const times = await timeReaders(url, cookie, { readers: 16, seconds: 8 })
    note(`${path} with 16 readers, ${engine}, p95`, percentile(times, 0.95), 'ms', aim)
    const alone = await timeReaders(url, cookie, { readers: 1, seconds: 3 })
    note(`${path} with one reader, ${engine}, median`, median(alone), 'ms')
  }
}

async function embedded() {
  const dataDir = mkdtempSync(join(tmpdir(), 'dw-bench-'))
  try {
    const first = await serve({ DIJKWACHT_DATA: dataDir })
    note('First start with an empty folder, embedded', first.startMs / 1000, 's', 120)
    await first.stop()
    const starts: number[] = []
    for (let run = 0; run < 5; run++) {
      const again = await serve({ DIJKWACHT_DATA: dataDir })
      starts.push(again.startMs / 1000)
      if (run === 4) {
        note('Memory at rest, embedded', again.memoryMb(), 'MB', 750)
        await timePages(again, 'embedded', 250)
      }
      await again.stop()
    }
    note('Second start, embedded, median of five', median(starts), 's', 3)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function postgres(cluster: Cluster) {
  const owner = (database: string) => new pg.Pool({ host: cluster.socketDir, user: 'postgres', database, max: 2 })
  const start = owner('postgres')
  await start.query('create role dijkwacht_login login noinherit')
  await start.query('create database drenthe')
  await start.query('create database country')
  await start.end()
  const urls = (database: string) => ({
    DATABASE_URL: `postgres://dijkwacht_login@localhost/${database}?host=${cluster.socketDir}`,
    DATABASE_MIGRATION_URL: `postgres://postgres@localhost/${database}?host=${cluster.socketDir}`,
  })
  const drenthe = await serve(urls('drenthe'))
  note('First start with an empty database, PostgreSQL', drenthe.startMs / 1000, 's', 120)
  await drenthe.stop()
  const again = await serve(urls('drenthe'))
  note('Memory at rest, PostgreSQL', again.memoryMb(), 'MB', 200)
  await timePages(again, 'PostgreSQL', 100)
  await again.stop()

  const country = urls('country')
  const database = await openConfiguredDatabase({
    port: 0,
    dataDir: '',
    mail: undefined,
    address: '',
    databaseUrl: country.DATABASE_URL,
    migrationUrl: country.DATABASE_MIGRATION_URL,
    mode: 'practice',
    practiceDay: '2034-01-15',
  })
  const filler = owner('country')
  const { changes } = await fillCountry(database, filler)
  await filler.end()
  await database.close()
  const served = await serve({ ...country, DIJKWACHT_TODAY: '2034-01-15' })
  const cookie = await stepIn(served.address, 'gemeente-1')
  await timeReaders(`${served.address}/dijkbeeld`, cookie, { readers: 1, seconds: 5 })
  const times = await timeReaders(`${served.address}/dijkbeeld`, cookie, { readers: 1, seconds: 10 })
  note(`A country (375 parties, ${changes} changes): /dijkbeeld, PostgreSQL, p95`, percentile(times, 0.95), 'ms', 1000)
  await served.stop()
}

function rules() {
  const read = readProgramme(readFileSync(join(root, 'programmes/drenthe-2024.yaml'), 'utf8'))
  if ('problems' in read) throw new Error('The programme cannot be read.')
  const { changes, proofs, standings, indexMs, dateMs, dikeMs } = timeRules(read.programme)
  note(`A country: grouping ${changes} changes and ${proofs} proofs, once`, indexMs, 'ms')
  note(`A country: ${standings} standings of one date, median of eleven`, dateMs, 'ms', 100)
  note('A country: its dike in figures, median of eleven', dikeMs, 'ms')
}

function report() {
  const content = exampleReport()
  const make = () => {
    const begin = performance.now()
    reportPdf(content, {
      sha256: '0'.repeat(64),
      dike: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>',
    })
    return performance.now() - begin
  }
  note('Report PDF, the first one', make(), 'ms')
  note('Report PDF, median of nine', median(Array.from({ length: 9 }, make)), 'ms', 300)
}

function script() {
  const folder = join(root, 'build/client/assets')
  const css = readdirSync(folder).filter((name) => name.endsWith('.css'))
  note('Script that a page loads, gzip', 0, 'kB', 130)
  note('Styles that a page loads, gzip', css.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1000, 'kB')
}

const before = reference()
rules()
report()
script()
await embedded()
const binaries = findPostgresBinaries()
if (binaries) {
  const cluster = await startCluster(binaries)
  try {
    await postgres(cluster)
  } finally {
    await cluster.stop()
  }
}
const after = reference()

const today = new Date().toISOString().slice(0, 10)
const [cpu] = cpus()
const table = lines.map(
  (line) => `| ${line.what} | ${line.measured} | ${line.aim} | ${line.met === undefined ? '' : line.met ? 'yes' : 'no'} |`,
)
writeFileSync(
  join(root, 'docs/benchmarks.md'),
  `# Benchmarks

Measured on ${today} by \`npm run bench\`, which also wrote this page. ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}. The readers run on the same machine as the product${binaries ? ' and PostgreSQL (flushing to disk off, as in the tests)' : '; PostgreSQL was not found, so its figures are missing'}.

Reference loop in the same run (SHA-256 over 200 MB): ${Math.round(before)} ms before, ${Math.round(after)} ms after. Compare machines by the ratio to this figure.

| What | Measured | Aim | Met |
| --- | ---: | ---: | --- |
${table.join('\n')}
`,
)
