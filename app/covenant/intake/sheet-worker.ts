import { parentPort, workerData } from 'node:worker_threads'
import { readSheets } from './read-sheet.ts'

/** A thread of its own for one file: what a stranger made may ask for all time and memory, and then gets neither. */
const { bytes, name } = workerData as { bytes: Uint8Array; name: string }
parentPort?.postMessage(await readSheets(bytes, name))
