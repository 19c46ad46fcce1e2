/**
 * Makes a fresh clone ready: fetches the packages of package-lock.json (Node 24 is one of them) and, with --build, builds the screens.
 * Runs before `npm start` and `npm test`, on whatever Node the machine has, from 18 on. Does nothing when nothing changed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const ownNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
/** What React Router asks of a Node that we do not bring along ourselves. */
const lowestNode = [22, 22]

/** On the error output: what a command prints for other programs must stay clean, also on its very first run. */
function say(text) {
  console.error(`Dijkwacht: ${text}`)
}

function stop(text) {
  say(text)
  process.exit(1)
}

/** Whether each package stands in node_modules in the version of the lock file, as npm itself wrote down when it was done. */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(
    ([at, { version, optional }]) =>
      at === '' || (optional && installed.packages[at] === undefined) || installed.packages[at]?.version === version,
  )
}

/** npm tells its scripts about itself in the environment; a second npm would take that for its own settings. */
export function withoutNpmTraces(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(npm_(package|lifecycle|command|node)|init_cwd)/i.test(name)))
}

/** Whether a Node that reports itself as 'v24.21.0' can run the product. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1])
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function install() {
  const lock = readJson(join(root, 'package-lock.json'))
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))
  if (installed && isInstalled(lock, installed)) return

  say('onderdelen ophalen. Dit gebeurt alleen de eerste keer en na een nieuwe versie, en duurt ongeveer een halve minuut.')
  const npm = process.env.npm_execpath
  const [command, ...before] = npm ? [process.execPath, npm] : ['npm']
  const { status, error } = spawnSync(
    command,
    [...before, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: withoutNpmTraces(process.env),
      shell: !npm && process.platform === 'win32',
    },
  )
  if (status !== 0)
    stop(
      `het ophalen van de onderdelen is niet gelukt${error ? ` (${error.message})` : ''}. Kijk of deze computer bij het npm-register kan, en probeer het opnieuw.`,
    )
}

function versionOf(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  return status === 0 ? stdout.trim() : undefined
}

/** Linux and Windows get Node 24 as a package. Other systems, and Linux with another C library, use their own. */
function chooseNode() {
  if (existsSync(ownNode)) {
    if (versionOf(ownNode)) return ownNode
    // npm puts this folder first on the path, so a Node that cannot run here would stand in the way of the one that can.
    rmSync(ownNode, { force: true })
  }
  if (isNewEnough(process.version)) return process.execPath
  return stop(
    `deze computer heeft Node ${process.version}, en voor dit systeem (${process.platform}, ${process.arch}) brengt Dijkwacht geen eigen Node mee. Installeer Node 24 en probeer het opnieuw.`,
  )
}

/**
 * `npm start` says `exec node …`, so that no shell stands between npm and the server and a request to stop arrives there.
 * The shell of Windows does not know `exec`, and so finds this one.
 */
function teachWindowsExec() {
  if (process.platform === 'win32') writeFileSync(join(root, 'node_modules', '.bin', 'exec.cmd'), '@call %*\r\n')
}

function newestChange(path) {
  const about = statSync(path, { throwIfNoEntry: false })
  if (!about) return 0
  if (!about.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : about.mtimeMs
  return Math.max(about.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

function build(node) {
  const built = statSync(join(root, 'build', 'server', 'index.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = ['app', 'practice', 'programmes', 'vite.config.ts', 'react-router.config.ts', 'package-lock.json']
  if (Math.max(...sources.map((name) => newestChange(join(root, name)))) <= built) return

  say('schermen klaarmaken. Dit duurt enkele seconden.')
  const { status, stdout, stderr } = spawnSync(node, [join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs'), 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(stdout, stderr)
    stop('het klaarmaken van de schermen is niet gelukt. Hierboven staat waarom.')
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install()
  const node = chooseNode()
  teachWindowsExec()
  if (process.argv.includes('--build')) build(node)
}
