import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/browser.ts'

/** Each project gets a server and practice data of its own, so that both can walk the same journeys and change the same things. */
type Place = { port: number; dataDir: string }
type Places = { js?: Place; nojs?: Place }

/**
 * DIJKWACHT_JOURNEYS_WITH names one project ('js' or 'nojs'); then only its server is started, which asks for less memory.
 * Playwright reads this file again in every worker; the environment carries what the first reading chose.
 */
const wanted = process.env['DIJKWACHT_JOURNEYS_WITH']
const places: Places = process.env['DIJKWACHT_JOURNEYS']
  ? (JSON.parse(process.env['DIJKWACHT_JOURNEYS']) as Places)
  : {
      ...(wanted !== 'nojs' && { js: await choosePlace() }),
      ...(wanted !== 'js' && { nojs: await choosePlace() }),
    }

if (!process.env['DIJKWACHT_JOURNEYS']) {
  process.env['DIJKWACHT_JOURNEYS'] = JSON.stringify(places)
  process.once('exit', () => {
    for (const { dataDir } of Object.values(places)) rmSync(dataDir, { recursive: true, force: true })
  })
}

async function choosePlace(): Promise<Place> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return { port, dataDir: mkdtempSync(join(tmpdir(), 'dw-journey-')) }
}

const browser = await findBrowser()
if (!browser) throw new Error('No browser found. Set CHROMIUM_PATH.')

const address = ({ port }: Place) => `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  use: {
    browserName: 'chromium',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser.path,
      env: { ...process.env, ...browser.env } as Record<string, string>,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    ...(places.js ? [{ name: 'js', use: { baseURL: address(places.js) } }] : []),
    ...(places.nojs ? [{ name: 'nojs', use: { baseURL: address(places.nojs), javaScriptEnabled: false } }] : []),
  ],
  webServer: Object.values(places).map((place) => ({
    command: `"${process.execPath}" --import ./scripts/production.mjs server.ts`,
    url: `${address(place)}/gezond`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
    env: {
      PORT: String(place.port),
      DIJKWACHT_DATA: place.dataDir,
      DIJKWACHT_MODE: 'practice',
      DIJKWACHT_TODAY: '2026-11-23',
      DATABASE_URL: '',
    },
  })),
})
