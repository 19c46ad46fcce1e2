import { parseArgs } from 'node:util'
import type { Settings } from '../settings/settings.ts'
import { BackupError } from './backup-file.server.ts'
import { backUp, restore } from './backup.server.ts'
import { texts } from './texts.ts'

type Surroundings = {
  settings: Settings
  clock: () => Date
  /** The covenants that this installation knows. */
  programmes: string[]
  out: (line: string) => void
  err: (line: string) => void
}

/** `backup FILE [--to RECIPIENT]…` and `restore FILE [--key FILE]`. Gives the exit code. */
export async function backupCommand(command: 'backup' | 'restore', args: string[], around: Surroundings): Promise<number> {
  const { settings, out, err } = around
  const given = readArguments(command, args)
  if (!given) {
    err(texts.backup.usage)
    return 2
  }
  try {
    if (command === 'backup') {
      out(texts.backup.made(given.file, await backUp(settings, given.file, given.to, around.clock())))
      return 0
    }
    const { rows, madeAt } = await restore(settings, given.file, { keyFile: given.key, programmes: around.programmes })
    out(texts.backup.restored(rows, madeAt))
    return 0
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    err(error.message)
    return 1
  }
}

function readArguments(command: 'backup' | 'restore', args: string[]) {
  try {
    const options = { to: { type: 'string', multiple: true }, key: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    const [file, ...more] = positionals
    const misplaced = command === 'backup' ? values.key !== undefined : values.to !== undefined
    return file === undefined || more.length > 0 || misplaced ? undefined : { file, to: values.to ?? [], key: values.key }
  } catch {
    return undefined
  }
}
