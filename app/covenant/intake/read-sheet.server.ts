import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import type { ReadSheets } from './read-sheet.ts'
import { largestSheet, type SheetRefusal } from './sheet.ts'

// Node runs the source itself, beside the build, as it does the thread of the embedded database.
const workerFile = join(process.cwd(), 'app/covenant/intake/sheet-worker.ts')

const limits = { milliseconds: 10_000, megabytes: 192 }
/** Two strangers at once may keep two threads busy, and no more; the others wait their turn. */
const mostAtOnce = 2
let busy = 0
const waiting: (() => void)[] = []

/** Reads a spreadsheet in a thread that is stopped when it takes too long or too much. */
export async function readSheetFile(bytes: Uint8Array, name: string): Promise<ReadSheets | Refused<SheetRefusal>> {
  if (bytes.length > largestSheet) return refuse('tooLarge')
  if (busy >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  busy += 1
  try {
    return await inThread(bytes, name)
  } finally {
    busy -= 1
    waiting.shift()?.()
  }
}

function inThread(bytes: Uint8Array, name: string): Promise<ReadSheets | Refused<SheetRefusal>> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile, {
      workerData: { bytes, name },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
      execArgv: [],
      env: {},
    })
    const timer = setTimeout(() => end(refuse('tooSlow')), limits.milliseconds)
    const end = (outcome: ReadSheets | Refused<SheetRefusal>) => {
      clearTimeout(timer)
      resolve(outcome)
      void worker.terminate()
    }
    worker.once('message', end)
    worker.once('error', (error: NodeJS.ErrnoException) => end(refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooSlow' : 'damaged')))
    worker.once('exit', () => end(refuse('damaged')))
  })
}
