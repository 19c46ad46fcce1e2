import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import type { ServerBuild } from 'react-router'
import { DataInUse } from './app/platform/database/lock.server.ts'
import { MigrationError } from './app/platform/database/migrate.server.ts'
import { DatabaseNotSafe, openConfiguredDatabase } from './app/platform/database/open.server.ts'
import { readSettings } from './app/platform/settings/settings.ts'
import { makeServer } from './app/platform/web/serve.server.ts'
import type * as Entry from './app/entry.server.tsx'
import { texts } from './server-texts.ts'

const isDevelopment = process.argv.includes('--dev')
const say = (line: string) => console.log(`Dijkwacht: ${line}`)
const stop = (...lines: string[]): never => {
  for (const line of lines) console.error(`Dijkwacht: ${line}`)
  process.exit(1)
}

const read = readSettings(process.env)
const settings = 'problems' in read ? stop(...read.problems) : read.settings
if (settings.mode === 'live') stop(...texts.liveNotYet)

const log = pino({ level: process.env['NODE_ENV'] === 'test' ? 'silent' : 'info', base: null })
const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version

// Before anything opens: making the practice environment takes half a minute, and that would be for nothing.
const taken = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
  const probe = createServer()
  probe.once('error', resolve)
  probe.listen(settings.port, '127.0.0.1', () => probe.close(() => resolve(undefined)))
})
const portProblem = ({ code }: NodeJS.ErrnoException) =>
  code === 'EADDRINUSE' ? texts.portTaken(settings.port) : texts.cannotListen(settings.port)
if (taken) stop(portProblem(taken))

say(settings.databaseUrl === undefined ? texts.openingEmbedded(settings.dataDir) : texts.openingPostgres)
const database = await openConfiguredDatabase(settings, { onDeath: (error) => stop(texts.databaseGone, error.name) }).catch(
  (error: unknown) =>
    [DataInUse, DatabaseNotSafe, MigrationError].some((kind) => error instanceof kind)
      ? stop((error as Error).message)
      : stop(texts.databaseFailed, String(error)),
)

const vite = isDevelopment
  ? await import('vite').then((tool) => tool.createServer({ server: { middlewareMode: true }, appType: 'custom' }))
  : undefined
const loadBuild = async () =>
  (vite
    ? await vite.ssrLoadModule('virtual:react-router/server-build')
    : await import(join(import.meta.dirname, 'build/server/index.js'))) as ServerBuild
const build = await loadBuild()
const entryOf = (loaded: ServerBuild) => loaded.entry.module as unknown as typeof Entry

await entryOf(build).makePractice(database, settings.practiceDay ?? '', say)

const installation = {
  mode: settings.mode,
  version,
  practiceDay: settings.practiceDay,
  clock: () => new Date(),
  hasMail: settings.mail !== undefined,
}
const onError = (error: unknown, number: string) =>
  log.error({ number, name: error instanceof Error ? error.name : typeof error, stack: framesOf(error) }, 'failed')
// The message of an error may hold what somebody typed (a value that a column refused); where it happened never does.
const framesOf = (error: unknown) => (error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined)

const jobs = await entryOf(build).runJobs({
  database,
  installation,
  mail: settings.mail,
  address: settings.address,
  onError: (error) => onError(error, 'job'),
})

const handle = entryOf(build).createRequestHandler(vite ? loadBuild : build, isDevelopment ? 'development' : 'production')
const server = makeServer({
  assetsDir: join(import.meta.dirname, 'build/client'),
  ...(settings.site && { site: settings.site }),
  onRequest: (line) => log.info(line, 'request'),
  answer: async (request) => {
    const loaded = vite ? await loadBuild() : build
    const requestNumber = randomBytes(4).toString('hex')
    return handle(request, entryOf(loaded).requestContext({ database, installation, requestNumber, onError }))
  },
  ...(vite && { middleware: vite.middlewares }),
})

server.on('error', (error: NodeJS.ErrnoException) => void close().finally(() => stop(portProblem(error))))
server.listen(settings.port, '127.0.0.1', () => say(texts.serving(settings.port)))

let closing: Promise<void> | undefined
function close(): Promise<void> {
  return (closing ??= (async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
    })
    await vite?.close()
    await jobs.stop()
    await database.close()
  })())
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    say(texts.stopping)
    void close().then(() => process.exit(0))
  })
}
