import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The first start on this folder makes the practice environment, which takes long; all later ones find it there. */
let dataDir: string
const started = new Set<ChildProcess>()

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dw-start-'))
  // Builds only when something changed since the last build.
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/setup.mjs'), '--build'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The screens could not be built.')
}, 120_000)
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

type Exit = { code: number | null; signal: NodeJS.Signals | null }

/** Starts the product as `npm start` does. The settings of whoever runs the tests do not count. */
function start(settings: Record<string, string>) {
  const own = /^(NODE_ENV|PORT|DATABASE_.*|DIJKWACHT_.*|VITEST.*)$/
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
  const child = spawn(process.execPath, ['--import', './scripts/production.mjs', 'server.ts'], {
    cwd: root,
    env: { ...environment, DIJKWACHT_DATA: dataDir, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.add(child)
  const said = { out: '', errors: '' }
  const exit = new Promise<Exit>((resolve) =>
    child.once('close', (code, signal) => {
      started.delete(child)
      resolve({ code, signal })
    }),
  )
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said.errors += piece))
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said.out += piece))

  /** Waits until it says this; fails with all it did say when it stops before. */
  const says = (sentence: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.out.includes(sentence) && resolve()
      child.stdout.on('data', look)
      look()
      void exit.then(() => reject(new Error(`It stopped and said:\n${said.out}${said.errors}`)))
    })
  return { child, said, exit, says }
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const { port, letGo } = await takePort()
  await letGo()
  return port
}

async function takePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, letGo: () => new Promise((resolve) => server.close(resolve)) }
}

const ready = (port: number) => `Dijkwacht: klaar. Open http://localhost:${port} in uw browser. Stoppen: Ctrl+C.\n`

async function expectHealthy(port: number) {
  const response = await fetch(`http://localhost:${port}/gezond`)
  expect(response.status).toBe(200)
  await response.text()
}

test('it starts, keeps its folder to itself, stops when asked, and starts again on what it kept', async () => {
  const port = await freePort()
  const first = start({ PORT: String(port) })
  await first.says(ready(port))
  await expectHealthy(port)
  const page = await fetch(`http://localhost:${port}/`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<html lang="nl"')

  const second = start({ PORT: String(await freePort()) })
  expect(await second.exit).toEqual({ code: 1, signal: null })
  expect(second.said.errors).toBe(
    `Dijkwacht: De map ${dataDir} is al in gebruik door een andere Dijkwacht. Stop die eerst, of kies met DIJKWACHT_DATA een andere map. Er is niets veranderd.\n`,
  )
  await expectHealthy(port)

  first.child.kill('SIGTERM')
  expect(await first.exit).toEqual({ code: 0, signal: null })
  expect(first.said.out).toContain('Dijkwacht: stopt. Wat nog bezig is, wordt eerst afgemaakt.\n')
  expect(first.said.errors).toBe('')
  await expect(fetch(`http://localhost:${port}/gezond`)).rejects.toThrow('fetch failed')

  const again = start({ PORT: String(port) })
  await again.says(ready(port))
  await expectHealthy(port)
  again.child.kill('SIGINT')
  expect(await again.exit).toEqual({ code: 0, signal: null })
}, 240_000)

test('a port that another program holds is said before anything opens, with another one to choose', async () => {
  const { port, letGo } = await takePort()
  for (let attempt = 0; attempt < 2; attempt++) {
    const { exit, said } = start({ PORT: String(port), DIJKWACHT_DATA: join(dataDir, 'never-made') })
    expect(await exit).toEqual({ code: 1, signal: null })
    expect(said.out).toBe('')
    expect(existsSync(join(dataDir, 'never-made'))).toBe(false)
    expect(said.errors).toBe(
      `Dijkwacht: Poort ${port} is al in gebruik. Stop het andere programma, of kies een andere poort, bijvoorbeeld: PORT=${port + 1} npm start\n`,
    )
  }
  await letGo()
}, 240_000)

test('in live mode it does not start, because nobody can sign in yet', async () => {
  const { exit, said } = start({ DIJKWACHT_MODE: 'live', ORIGIN: 'https://dijkwacht.voorbeeld.nl', PORT: String(await freePort()) })
  expect(await exit).toEqual({ code: 1, signal: null })
  expect(said).toEqual({
    out: '',
    errors:
      'Dijkwacht: DIJKWACHT_MODE is live, maar echt inloggen bestaat nog niet. Daarom start Dijkwacht niet: zonder inloggen zou iedereen overal bij kunnen.\n' +
      'Dijkwacht: Wilt u oefenen? Haal DIJKWACHT_MODE weg, of zet hem op practice.\n',
  })
}, 60_000)

test('a setting that is wrong is said before anything opens', async () => {
  const { exit, said } = start({ PORT: 'poort', DIJKWACHT_TODAY: 'morgen' })
  expect(await exit).toEqual({ code: 1, signal: null })
  expect(said).toEqual({
    out: '',
    errors:
      "Dijkwacht: PORT is 'poort'. Vul een poortnummer in van 1 tot en met 65535, bijvoorbeeld 3000.\n" +
      "Dijkwacht: DIJKWACHT_TODAY is 'morgen'. Vul een bestaande dag in als jjjj-mm-dd, bijvoorbeeld 2026-11-23.\n",
  })
}, 60_000)
