/**
 * `npm test`: the same suite on the embedded database and on PostgreSQL (where its server is found), then the journeys in a browser.
 * Says at the end what ran and what did not. With words behind `--` only the tests whose file name holds one of them run, on the
 * embedded database. DIJKWACHT_TEST_EVERYTHING=1 makes a part that cannot run a failure.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPostgresBinaries } from '../test/postgres.ts'
import { findBrowser } from './browser.ts'

type Part = { name: string; passed: number; failed: number } & ({ ran: true } | { ran: false; reason: string })

const root = dirname(import.meta.dirname)
const results = join(root, '.cache', 'test-results')
const everything = process.env['DIJKWACHT_TEST_EVERYTHING'] === '1'

function run(script: string, args: string[], env: Record<string, string> = {}): number | null {
  return spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status
}

function readResult<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return undefined
  }
}

/** A run that broke off counts as at least one failure, also when no single test failed. */
function outcome(name: string, status: number | null, passed: number, failed: number): Part {
  return { name, ran: true, passed, failed: status === 0 ? failed : Math.max(1, failed) }
}

function notRun(name: string, reason: string): Part {
  return { name, ran: false, reason, passed: 0, failed: everything ? 1 : 0 }
}

function runSuite(name: string, database: 'embedded' | 'postgres', words: string[] = []): Part {
  console.log(`\n— ${name}`)
  const file = join(results, `${database}.json`)
  const status = run(
    'node_modules/vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...words],
    {
      DIJKWACHT_TEST_DATABASE: database,
    },
  )
  const result = readResult<{ numPassedTests: number; numFailedTests: number }>(file)
  return outcome(name, status, result?.numPassedTests ?? 0, result?.numFailedTests ?? 0)
}

/** First every journey with JavaScript, then without: one after the other, because each has a server and a database of its own. */
async function runJourneys(name: string): Promise<Part[]> {
  const browser = await findBrowser()
  if (!browser) return [notRun(name, 'geen browser gevonden; zet CHROMIUM_PATH')]
  if (run('scripts/setup.mjs', ['--build']) !== 0) return [outcome(name, 1, 0, 1)]
  return [runProject(`${name}, met JavaScript`, 'js'), runProject(`${name}, zonder`, 'nojs')]
}

function runProject(name: string, project: 'js' | 'nojs'): Part {
  console.log(`\n— ${name}`)
  const file = join(results, `journeys-${project}.json`)
  const status = run('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    DIJKWACHT_JOURNEYS_WITH: project,
  })
  const {
    expected = 0,
    unexpected = 0,
    flaky = 0,
  } = readResult<{ stats: { expected: number; unexpected: number; flaky: number } }>(file)?.stats ?? {}
  return outcome(name, status, expected, unexpected + flaky)
}

function print(parts: Part[]) {
  const width = Math.max(...parts.map(({ name }) => name.length))
  console.log('')
  for (const part of parts) {
    console.log(`${part.name.padEnd(width)}  ${part.ran ? `${part.passed} goed, ${part.failed} fout` : `niet gedraaid: ${part.reason}`}`)
  }
  const total = (key: 'passed' | 'failed') => parts.reduce((sum, part) => sum + part[key], 0)
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
  process.exitCode = total('failed') === 0 && total('passed') > 0 ? 0 : 1
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const words = process.argv.slice(2)
if (words.length > 0) {
  print([runSuite('Ingebouwde database', 'embedded', words)])
} else {
  const binaries = findPostgresBinaries()
  print([
    runSuite('Ingebouwde database', 'embedded'),
    binaries === undefined ? notRun('PostgreSQL', 'geen PostgreSQL-server gevonden op deze computer') : runSuite('PostgreSQL', 'postgres'),
    ...(await runJourneys('Reizen door een browser')),
  ])
}
