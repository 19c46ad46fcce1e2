import { spawn, spawnSync, execFileSync, type ChildProcess } from 'node:child_process'
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export type Cluster = { socketDir: string; stop(): Promise<void> }
type User = { uid: number; gid: number }

/** The folder of initdb and postgres: on the path, or where Debian, Fedora, Alpine and Homebrew put the newest. */
export function findPostgresBinaries(): string | undefined {
  const versions = ['/usr/lib/postgresql', '/usr/libexec', '/opt/homebrew/opt', '/usr/local/opt']
    .flatMap((parent) =>
      list(parent).map((name) => ({ folder: join(parent, name, 'bin'), version: Number(/(\d+)$/.exec(name)?.[1] ?? 0) })),
    )
    .filter(({ folder }) => hasServer(folder))
    .sort((a, b) => b.version - a.version)
    .map(({ folder }) => folder)
  return [...versions, ...(process.env['PATH'] ?? '').split(delimiter)].find(hasServer)
}

/** A throw-away PostgreSQL in a temporary folder, reachable only through a socket in that folder. */
export async function startCluster(binaries: string): Promise<Cluster> {
  const user = whoMayRunIt()
  // The order of the embedded database, under the name that each system has for it.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const folder = mkdtempSync(join(tmpdir(), 'dw-pg-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const options = { cwd: folder, ...user, env: { ...process.env, LC_ALL: locale, HOME: folder } }
  const data = join(folder, 'data')

  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', `--locale=${locale}`, '--no-sync', '--no-instructions'],
    { ...options, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error?.message ?? ''}`)

  // Nobody needs this database after the run: without flushing to disk the tests are faster, and the rules are the same.
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_connections=60']
  const settings = [...fast, 'listen_addresses=', `unix_socket_directories=${folder}`, 'port=5432', 'log_min_messages=fatal']
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaints = ''
  server.stderr.on('data', (text: Buffer) => (complaints += text.toString()))
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  await untilItAnswers(server, folder, () => complaints)

  return {
    socketDir: folder,
    stop: async () => {
      process.off('exit', kill)
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root; then it runs as the user its package made, or as nobody. */
function whoMayRunIt(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // This machine does not know that user.
    }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has no user postgres or nobody.')
}

async function untilItAnswers(server: ChildProcess, socketDir: string, complaints: () => string) {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`postgres stopped: ${complaints()}`)
    const client = new pg.Client({ host: socketDir, port: 5432, user: 'postgres', database: 'postgres' })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(50)
    }
  }
  throw new Error(`postgres does not answer: ${complaints()}`)
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function hasServer(folder: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(folder, name), constants.X_OK)
    return dirname(folder) !== folder
  } catch {
    return false
  }
}
