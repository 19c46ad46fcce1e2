import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { texts } from './texts.ts'

/** What somebody who restores or backs up must read; the database was not changed. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/** One line of the file. After the header come the parts, each closed with how many rows it has and their hash; the last line seals all. */
export type BackupLine =
  | Header
  | { part: string; columns: string[] }
  | { rows: (string | null)[][] }
  | { endOf: string; count: number; sha256: string }
  | { sequences: { name: string; value: string }[] }
export type Header = {
  format: 'dijkwacht-backup'
  version: 1
  mode: string
  madeAt: string
  migrations: { name: string; sha256: string }[]
  programmes: string[]
}

/** Writes beside the name and then renames, so that the name never holds half a backup. Never over a file that is there. */
export async function writeBackupFile(file: string, lines: AsyncIterable<BackupLine>, recipients: string[]): Promise<string> {
  const unfinished = `${file}.unfinished`
  const encrypter = encrypterFor(recipients)
  const taken = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(error.code === 'EEXIST' ? texts.backup.exists(file) : texts.backup.cannotWrite(file, error.code ?? ''))
  })
  await taken.close()
  try {
    const packed = createGzip()
    const whole = createHash('sha256')
    const weigh = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        whole.update(chunk)
        done(null, chunk)
      },
    })
    const filling = pipeline(Readable.from(sealed(lines, createHash('sha256'))), packed)
    const writing = (async () => {
      const bytes = encrypter
        ? Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(packed) as never)) as unknown as ReadableStream)
        : packed
      await pipeline(bytes, weigh, createWriteStream(unfinished, { mode: 0o600, flush: true }))
    })()
    // Both have ended before the transaction may. Of two errors the one that says 'stopped too early' is the consequence.
    const failures = (await Promise.allSettled([filling, writing])).flatMap((each) =>
      each.status === 'rejected' ? [each.reason as Error] : [],
    )
    const cause = failures.find(
      (error) => !['ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes((error as NodeJS.ErrnoException).code ?? ''),
    )
    if (failures.length > 0) throw cause ?? failures[0]
    await rename(unfinished, file)
    return whole.digest('hex')
  } catch (error) {
    for (const leftover of [unfinished, file]) await rm(leftover, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') throw new BackupError(texts.backup.diskFull(file), { cause: error })
    throw error
  }
}

async function* sealed(lines: AsyncIterable<BackupLine>, seal: Hash) {
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    seal.update(text)
    yield text
  }
  yield `${JSON.stringify({ seal: seal.digest('hex') })}\n`
}

function encrypterFor(recipients: string[]): Encrypter | undefined {
  if (recipients.length === 0) return undefined
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch (error) {
      throw new BackupError(texts.backup.noRecipient(recipient), { cause: error })
    }
  }
  return encrypter
}

/** Reads the lines back. Ends without an error only when the file is whole: what came before may be trusted only after that. */
export async function* readBackupFile(file: string, keyFile: string | undefined): AsyncGenerator<BackupLine> {
  const bytes = await opened(file, keyFile)
  const unpacked = createGunzip()
  let failure: unknown
  const flow = pipeline(bytes, unpacked).catch((error: unknown) => {
    failure = error
  })
  const seal = createHash('sha256')
  let whole = false
  let isOurs = false
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      if (whole) throw new BackupError(texts.backup.damaged)
      const line = parsed(text)
      if (!isOurs && !(line && 'format' in line && line.format === 'dijkwacht-backup')) throw new BackupError(texts.backup.notOurs(file))
      if (!line) throw new BackupError(texts.backup.damaged)
      isOurs = true
      if ('seal' in line) {
        if (line.seal !== seal.digest('hex')) throw new BackupError(texts.backup.damaged)
        whole = true
        continue
      }
      seal.update(`${text}\n`)
      yield line
    }
  } catch (error) {
    failure ??= error
  } finally {
    bytes.destroy()
    unpacked.destroy()
    await flow
  }
  if (failure instanceof BackupError) throw failure
  if (!whole || failure) throw new BackupError(isOurs ? texts.backup.cut : texts.backup.notOurs(file), { cause: failure })
}

function parsed(text: string): BackupLine | { seal: string } | undefined {
  try {
    const line: unknown = JSON.parse(text)
    return typeof line === 'object' && line !== null ? (line as BackupLine) : undefined
  } catch {
    return undefined
  }
}

async function opened(file: string, keyFile: string | undefined): Promise<Readable> {
  const handle = await open(file).catch(() => {
    throw new BackupError(texts.backup.noFile(file))
  })
  const beginning = Buffer.alloc(21)
  try {
    await handle.read(beginning, 0, 21, 0)
  } finally {
    await handle.close()
  }
  const bytes = createReadStream(file)
  if (beginning.toString('latin1') !== 'age-encryption.org/v1') return bytes
  if (keyFile === undefined) throw new BackupError(texts.backup.keyNeeded)
  const decrypter = new Decrypter()
  try {
    const key = await readFile(keyFile, 'utf8')
    for (const line of key.split('\n')) if (line.startsWith('AGE-SECRET-KEY-')) decrypter.addIdentity(line.trim())
    return Readable.fromWeb((await decrypter.decrypt(Readable.toWeb(bytes) as never)) as unknown as ReadableStream)
  } catch (error) {
    bytes.destroy()
    throw new BackupError(texts.backup.wrongKey, { cause: error })
  }
}
