import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { DataInUse, lockFolder, type Lock } from './lock.server.ts'
import { texts } from './texts.ts'
import type { WorkerAnswer, WorkerInput, WorkerQuestion } from './embedded-worker.ts'

export type EmbeddedAddress = { socketDir: string; port: number }
export type EmbeddedConnection = EmbeddedAddress & { close(): Promise<void> }
export type EmbeddedDatabase = EmbeddedConnection & {
  dump(): Promise<Buffer>
  /** How often the engine really flushed to disk; a test guards that this keeps up with the transactions. */
  fsyncCount(): Promise<number>
}
type Start = {
  dataDir: string | 'memory'
  /** What `dump` gave, or the file that holds it: the contents of a database that is made now. */
  loadFrom?: Buffer | string
  onDeath?: (error: Error) => void
  /** Where the socket stands when it cannot stand in the data folder. */
  socketsIn?: string
}

const engineMajor = '18'
/** Unix socket paths may be 107 bytes on Linux and 103 on macOS. */
const longestSocketPath = 103

/**
 * Starts the embedded database in a folder (or in memory, for tests) and holds that folder for this process alone.
 * @throws DataInUse when another process works in the folder
 */
export async function startEmbedded({ dataDir, loadFrom, onDeath, socketsIn = tmpdir() }: Start): Promise<EmbeddedDatabase> {
  const template = typeof loadFrom === 'string' ? readFileSync(loadFrom) : loadFrom
  if (dataDir === 'memory') {
    const place = socketPlace(undefined, socketsIn)
    return startWorker({ folder: 'memory', loadFrom: template, listen: listenAt(place) }, place, {
      onDeath,
      release: async () => place.remove(),
    })
  }

  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(folder)
  try {
    await refuseWhenAnswered(folder)
    refuseOtherMajor(folder)
    rmSync(addressFile(folder), { force: true })
    const place = socketPlace(folder, socketsIn)
    const started = await startWorker({ folder: join(folder, 'database'), loadFrom: template, listen: listenAt(place) }, place, {
      onDeath,
      release: () => leave(folder, place, lock),
    })
    writeAddress(folder, started)
    return started
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * For a command that may run beside the server: uses the database that is already running in this folder, or starts it.
 * All connections of the embedded database share one session: one connection each, `set local` only, no named statements.
 */
export async function connectOrStart(dataDir: string): Promise<EmbeddedConnection> {
  const folder = resolve(dataDir)
  // The other process may still be making its database (some seconds) or may just be stopping: both pass by themselves.
  for (let attempt = 0; attempt < 150; attempt++) {
    const address = readAddress(folder)
    if (address && (await answers(address))) return { ...address, close: async () => {} }
    try {
      return await startEmbedded({ dataDir })
    } catch (error) {
      if (!(error instanceof DataInUse)) throw error
      await wait(200)
    }
  }
  throw new Error(texts.notAnswering(folder))
}

/** Settings for `pg.Pool`. One connection: more would share the same session and wait for each other anyway. */
export function embeddedPoolOptions({ socketDir, port }: EmbeddedAddress) {
  return { host: socketDir, port, user: 'postgres', database: 'postgres', password: '', ssl: false, max: 1 }
}

function startWorker(
  input: WorkerInput,
  place: SocketPlace,
  { onDeath, release }: { onDeath: ((error: Error) => void) | undefined; release: () => Promise<void> },
): Promise<EmbeddedDatabase> {
  const file = new URL('./embedded-worker.ts', import.meta.url)
  const worker = new Worker(file, { workerData: input, execArgv: [], name: 'embedded database' })
  let closing: Promise<void> | undefined
  let ready = false

  const ask = <Says extends WorkerAnswer['says']>(question: WorkerQuestion['ask'], expected: Says) =>
    new Promise<Extract<WorkerAnswer, { says: Says }>>((resolve, reject) => {
      const done = () => {
        worker.off('message', hear)
        worker.off('exit', gone)
      }
      const hear = (answer: WorkerAnswer) => {
        if (answer.says !== expected && answer.says !== 'failed') return
        done()
        if (answer.says === 'failed') reject(answer.error)
        else resolve(answer as Extract<WorkerAnswer, { says: Says }>)
      }
      const gone = () => {
        done()
        reject(new Error('The embedded database has stopped.'))
      }
      worker.on('message', hear)
      worker.on('exit', gone)
      worker.postMessage({ ask: question } satisfies WorkerQuestion)
    })

  const close = async () => {
    try {
      await ask('close', 'closed')
    } finally {
      await worker.terminate()
      await release()
    }
  }

  return new Promise((resolve, reject) => {
    const fail = async (error: Error) => {
      await worker.terminate()
      place.remove()
      reject(error)
    }
    const hearFirst = (answer: WorkerAnswer) => {
      worker.off('message', hearFirst)
      if (answer.says === 'failed') return void fail(answer.error)
      if (answer.says !== 'ready') return
      ready = true
      if ('path' in input.listen) chmodSync(input.listen.path, 0o600)
      resolve({
        socketDir: place.host,
        port: answer.port,
        close: () => (closing ??= close()),
        dump: async () => Buffer.from((await ask('dump', 'dump')).bytes),
        fsyncCount: async () => (await ask('fsyncs', 'fsyncs')).count,
      })
    }
    worker.on('message', hearFirst)
    worker.on('error', (error: Error) => {
      if (ready) onDeath?.(error)
      else void fail(error)
    })
    worker.on('exit', (code) => {
      if (ready && !closing && code !== 1) onDeath?.(new Error(`The embedded database stopped by itself (${code}).`))
    })
  })
}

type SocketPlace = { host: string; path: string | undefined; remove(): void }

/** The socket stands in a folder that only this user may enter: the embedded database asks for no password. */
function socketPlace(folder: string | undefined, socketsIn: string): SocketPlace {
  if (process.platform === 'win32') return { host: '127.0.0.1', path: undefined, remove: () => {} }
  const own = folder === undefined ? undefined : join(folder, 'socket')
  if (own !== undefined && Buffer.byteLength(join(own, socketName)) <= longestSocketPath) {
    // What a killed process left behind would keep the new one from listening.
    rmSync(own, { recursive: true, force: true })
    mkdirSync(own, { mode: 0o700 })
    return { host: own, path: join(own, socketName), remove: () => rmSync(own, { recursive: true, force: true }) }
  }
  const temporary = mkdtempSync(join(socketsIn, 'dijkwacht-'))
  return { host: temporary, path: join(temporary, socketName), remove: () => rmSync(temporary, { recursive: true, force: true }) }
}

const socketName = '.s.PGSQL.5432'

function listenAt(place: SocketPlace): WorkerInput['listen'] {
  return place.path === undefined ? { host: place.host, port: 0 } : { path: place.path }
}

async function leave(folder: string, place: SocketPlace, lock: Lock) {
  rmSync(addressFile(folder), { force: true })
  place.remove()
  await lock.release()
}

const addressFile = (folder: string) => join(folder, 'embedded.json')

function writeAddress(folder: string, { socketDir, port }: EmbeddedAddress) {
  const unfinished = `${addressFile(folder)}.new`
  writeFileSync(unfinished, JSON.stringify({ socketDir, port }), { mode: 0o600 })
  renameSync(unfinished, addressFile(folder))
}

function readAddress(folder: string): EmbeddedAddress | undefined {
  try {
    const { socketDir, port } = JSON.parse(readFileSync(addressFile(folder), 'utf8')) as Partial<EmbeddedAddress>
    return typeof socketDir === 'string' && typeof port === 'number' ? { socketDir, port } : undefined
  } catch {
    return undefined
  }
}

function answers({ socketDir, port }: EmbeddedAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = socketDir.startsWith('/') ? connect(join(socketDir, `.s.PGSQL.${port}`)) : connect(port, socketDir)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** Containers that share a folder do not see each other's lock (it lives in the network namespace), but they do see each other's socket. */
async function refuseWhenAnswered(folder: string) {
  const address = readAddress(folder)
  if (address?.socketDir.startsWith('/') && (await answers(address))) throw new DataInUse(folder)
}

function refuseOtherMajor(folder: string) {
  const version = join(folder, 'database', 'PG_VERSION')
  if (!existsSync(version)) return
  const found = readFileSync(version, 'utf8').trim()
  if (found !== engineMajor) throw new Error(texts.otherMajor(folder, found, engineMajor))
}
