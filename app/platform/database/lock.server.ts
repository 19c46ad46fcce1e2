import { createHash } from 'node:crypto'
import { openSync, readFileSync, realpathSync, renameSync, rmSync, writeSync, closeSync, fsyncSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { texts } from './texts.ts'

/** Somebody else works in this folder. Nothing was read or written. */
export class DataInUse extends Error {
  override name = 'DataInUse'
  readonly folder: string

  constructor(folder: string) {
    super(texts.dataInUse(folder))
    this.folder = folder
  }
}

export type Lock = { release(): Promise<void> }

/**
 * Holds the folder for this process alone until it is released or the process ends, however it ends.
 * The embedded engine takes no lock of its own: two processes on one folder silently lose each other's rows.
 */
export async function lockFolder(folder: string, platform: NodeJS.Platform = process.platform): Promise<Lock> {
  const real = realpathSync(folder)
  return platform === 'linux' ? lockByName(folder, real) : lockByFile(folder, join(real, 'in-use.pid'))
}

/** An abstract socket exists only in the kernel: it disappears with its process, also after kill -9 or a power cut. */
function lockByName(folder: string, real: string): Promise<Lock> {
  const name = `\0dijkwacht-${createHash('sha256').update(real).digest('hex').slice(0, 40)}`
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new DataInUse(folder) : error))
    server.listen(name, () => {
      server.unref()
      resolve({ release: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

async function lockByFile(folder: string, file: string): Promise<Lock> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, String(process.pid))
      fsyncSync(handle)
      closeSync(handle)
      return {
        release: async () => {
          if (holderOf(file) === process.pid) rmSync(file, { force: true })
        },
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = holderOf(file)
      if (holder !== undefined && isAlive(holder)) throw new DataInUse(folder)
      clearAway(file, holder)
    }
  }
  throw new DataInUse(folder)
}

/** Moves the file of a dead process aside first and looks again: between looking and removing, another start may have put its own there. */
function clearAway(file: string, deadHolder: number | undefined) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (holderOf(aside) === deadHolder) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function holderOf(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
