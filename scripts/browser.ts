/**
 * Finds a browser for the journeys: $CHROMIUM_PATH, else a Chromium or Chrome on the path, else the one that came along as a package.
 * That last one is unpacked into .cache/, with the libraries it needs, so that a bare Linux machine suffices.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

type Browser = { path: string; env: Record<string, string>; from: string }

const root = dirname(import.meta.dirname)
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const usualPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

function runs(path: string, env: Record<string, string> = {}): boolean {
  return spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000, env: { ...process.env, ...env } }).status === 0
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The program, the environment it needs, and in words where it comes from. Undefined when this machine has none and can have none. */
export async function findBrowser(): Promise<Browser | undefined> {
  const asked = process.env['CHROMIUM_PATH']
  if (asked) {
    if (!isProgram(asked)) throw new Error(`CHROMIUM_PATH wijst naar ${asked}, maar daar staat geen programma.`)
    return { path: asked, env: {}, from: 'CHROMIUM_PATH' }
  }
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [...onPath, ...usualPlaces].find((path) => isProgram(path) && runs(path))
  if (found) return { path: found, env: {}, from: 'deze computer' }
  return unpack()
}

async function unpack(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(root, '.cache', `chromium-${version}`)
  if (!existsSync(folder)) {
    // Unpacked beside its place and then renamed, so that an interrupted unpacking is never taken for a browser.
    const unfinished = `${folder}.${process.pid}`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true })
    // The package unpacks into the temporary folder, whatever that is.
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = unfinished
    try {
      const { default: chromium } = await import('@sparticuz/chromium')
      const { inflate } = await import(join(root, 'node_modules', '@sparticuz', 'chromium', 'build', 'lambdafs.js'))
      await chromium.executablePath()
      await inflate(join(root, 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'))
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    try {
      renameSync(unfinished, folder)
    } catch (error) {
      // Another process was first.
      if (!existsSync(folder)) throw error
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  const path = join(folder, 'chromium')
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  const withLibraries = { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: process.env['FONTCONFIG_PATH'] ?? join(folder, 'fonts') }
  // The machine's own libraries and letters are better where they are complete.
  const env = [{}, withLibraries].find((each) => runs(path, each))
  return env && { path, env, from: 'het pakket @sparticuz/chromium' }
}

if (import.meta.main) {
  const browser = await findBrowser()
  console.log(
    browser ? `Browser: ${browser.path} (van ${browser.from})` : 'Geen browser gevonden. Zet CHROMIUM_PATH op een Chromium of Chrome.',
  )
}
