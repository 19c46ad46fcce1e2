/**
 * The embedded database, in a thread of its own so that a slow query never holds up a page.
 * It speaks the PostgreSQL protocol on a socket; the rest of the product uses the same driver for both engines.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

export type WorkerInput = {
  folder: string | 'memory'
  listen: { path: string } | { host: string; port: number }
  loadFrom: Uint8Array | undefined
}
export type WorkerQuestion = { ask: 'dump' | 'fsyncs' | 'close' }
export type WorkerAnswer =
  | { says: 'ready'; port: number }
  | { says: 'failed'; error: Error }
  | { says: 'dump'; bytes: Uint8Array<ArrayBuffer> }
  | { says: 'fsyncs'; count: number }
  | { says: 'closed' }

let fsyncs = 0

/**
 * The engine never flushes to disk by itself: its file system has no fsync and its fdatasync does nothing.
 * This gives it the first; `wal_sync_method=fsync` keeps it away from the second. Both are needed, and a test counts.
 */
class DurableNodeFS extends NodeFS {
  override async init(...[database, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(database, options)
    result.emscriptenOpts.preRun?.push((module) => {
      // The types of the WebAssembly runtime do not show its file systems.
      const nodefs = (module as unknown as { FS: { filesystems: { NODEFS: HostFileSystem } } }).FS.filesystems.NODEFS
      nodefs.stream_ops.fsync = (stream) =>
        nodefs.tryFSOperation(() => {
          fsyncs += 1
          fsyncSync(stream.nfd)
          return 0
        })
    })
    return result
  }
}
type HostFileSystem = { stream_ops: { fsync?: (stream: { nfd: number }) => number }; tryFSOperation(operation: () => number): number }

const durableStart = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync']

/** A kill during the making must never leave half a database under the real name, so it is made beside it and then renamed. */
async function makeDatabase(folder: string, loadFrom: Uint8Array | undefined) {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const database = await PGlite.create({ fs: new DurableNodeFS(unfinished), startParams: durableStart, ...from(loadFrom) })
  await database.exec('checkpoint')
  await database.close()
  renameSync(unfinished, folder)
  flushFolder(dirname(folder))
}

function flushFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

async function openDatabase({ folder, loadFrom }: WorkerInput): Promise<PGlite> {
  if (folder === 'memory') return PGlite.create(from(loadFrom))
  if (!existsSync(folder)) await makeDatabase(folder, loadFrom)
  return PGlite.create({ fs: new DurableNodeFS(folder), startParams: durableStart })
}

function from(loadFrom: Uint8Array | undefined) {
  return loadFrom ? { loadDataDir: new Blob([new Uint8Array(loadFrom)]) } : {}
}

/**
 * What the socket server sees of the engine. All connections share one session. The server already keeps others out during
 * a transaction; here a group of messages that together make one question (parse, bind, execute … sync) counts as one too.
 * Otherwise the values of one process could end up in the question of another.
 */
function sharedSession(database: PGlite) {
  let insideQuestion = false
  return {
    waitReady: database.waitReady,
    isInTransaction: () => insideQuestion || database.isInTransaction(),
    runExclusive: <T>(task: () => Promise<T>) => database.runExclusive(task),
    async execProtocolRawStream(message: Uint8Array, options: Parameters<PGlite['execProtocolRawStream']>[1]) {
      const kind = String.fromCharCode(message[0] ?? 0)
      // A greeting or a message that the engine does not know would end the whole engine, so it never gets there.
      if (kind !== greetingKind && !knownKinds.includes(kind)) return options.onRawData(refusal('Unknown message'))
      insideQuestion = partsOfQuestion.includes(kind)
      try {
        await database.execProtocolRawStream(kind === greetingKind ? greeting : message, options)
      } catch (error) {
        // An error thrown from here would stop the server's queue for everybody. Errors of SQL are answers; this is something else.
        options.onRawData(refusal(String(error)))
      }
    },
    /** Only called to roll back what a vanished connection left behind; a question without its end must be ended first. */
    async exec(query: string) {
      if (insideQuestion) await database.execProtocolRaw(packet('S', ''))
      insideQuestion = false
      return database.exec(query)
    },
  }
}

const greetingKind = '\0'
const partsOfQuestion = 'PBDECHdcf'
const knownKinds = `${partsOfQuestion}QSX`
const greeting = packet('', '\0\x03\0\0user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0')

function refusal(reason: string): Uint8Array {
  return packet('E', `SFATAL\0C08P01\0M${reason}\0\0`)
}

/** A message of the PostgreSQL protocol: a letter (the greeting has none), the length including itself, the contents. */
function packet(kind: string, contents: string): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeInt32BE(Buffer.byteLength(contents) + 4)
  return Buffer.concat([Buffer.from(kind), length, Buffer.from(contents)])
}

async function run(input: WorkerInput, port: NonNullable<typeof parentPort>) {
  const say = (answer: WorkerAnswer, transfer: ArrayBuffer[] = []) => port.postMessage(answer, transfer)
  const database = await openDatabase(input)
  const server = new PGLiteSocketServer({ db: sharedSession(database) as unknown as PGlite, maxConnections: 64, ...input.listen })
  await server.start()

  const answer = async ({ ask }: WorkerQuestion) => {
    try {
      if (ask === 'fsyncs') say({ says: 'fsyncs', count: fsyncs })
      if (ask === 'dump') {
        const bytes = new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer())
        say({ says: 'dump', bytes }, [bytes.buffer])
      }
      if (ask === 'close') {
        await server.stop()
        await database.exec('checkpoint')
        await database.close()
        say({ says: 'closed' })
        port.close()
      }
    } catch (error) {
      say({ says: 'failed', error: error as Error })
    }
  }
  port.on('message', (question: WorkerQuestion) => void answer(question))
  say({ says: 'ready', port: Number(server.getServerConn().split(':').at(-1)) || 5432 })
}

if (parentPort) {
  const port = parentPort
  run(workerData as WorkerInput, port).catch((error: Error) => port.postMessage({ says: 'failed', error } satisfies WorkerAnswer))
}
