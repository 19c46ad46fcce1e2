import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { texts } from './texts.ts'

/** One connection: a `pg.Client`, or a client taken from a pool. Not a pool itself, whose statements may travel over several connections. */
export type MigrationConnection = { query(text: string, values?: unknown[]): Promise<{ rows: { name: string; sha256: string }[] }> }

export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** Any fixed number: whoever migrates this database takes it first, so that two starts at once wait for each other. */
const migrationLock = 7_352_419

/**
 * Brings the database up to date. Each numbered file runs once, whole or not at all, and never changes after release.
 * A repeatable file (functions, views) runs again whenever it changed or a numbered file ran.
 * `only`: no other numbered files than these, to make a database as an older version had it. Returns the names of the files that ran.
 */
export async function migrate(
  connection: MigrationConnection,
  { migrationsDir, repeatable = [], only }: { migrationsDir: string; repeatable?: string[]; only?: string[] },
): Promise<string[]> {
  const all = listMigrations(migrationsDir)
  const files = only ? all.filter((file) => only.includes(file)) : all
  const applied = await inTransaction(connection, async () => {
    await connection.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    return listApplied(connection)
  })
  refuseUnknown(all, applied)

  const ran: string[] = []
  for (const file of files) if (await runFile(connection, join(migrationsDir, file), 'once')) ran.push(file)
  const again = ran.length > 0 ? 'always' : 'whenChanged'
  for (const file of repeatable) if (await runFile(connection, file, again)) ran.push(basename(file))
  return ran
}

/** The numbered files of this version with their hashes. */
export function listSteps(migrationsDir: string): { name: string; sha256: string }[] {
  return listMigrations(migrationsDir).map((name) => ({ name, sha256: readStep(join(migrationsDir, name)).sha256 }))
}

function readStep(path: string): { text: string; sha256: string } {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

function listMigrations(migrationsDir: string): string[] {
  const files = readdirSync(migrationsDir)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .sort()
  files.forEach((file, at) => {
    const before = files[at - 1]
    if (before?.slice(0, 4) === file.slice(0, 4)) throw new MigrationError(texts.sameNumber(before, file))
  })
  return files
}

function refuseUnknown(files: string[], applied: Map<string, string>) {
  const unknown = [...applied.keys()].find((name) => /^\d{4}_/.test(name) && !files.includes(name))
  if (unknown !== undefined) throw new MigrationError(texts.newerDatabase(unknown))
}

async function runFile(connection: MigrationConnection, path: string, when: 'once' | 'whenChanged' | 'always'): Promise<boolean> {
  const name = basename(path)
  const { text, sha256 } = readStep(path)
  return inTransaction(connection, async () => {
    // Looked up again under the lock: another start may have run this file while we waited.
    const before = (await listApplied(connection)).get(name)
    if (when === 'once' && before !== undefined && before !== sha256) throw new MigrationError(texts.changedAfterwards(name))
    if (before === sha256 && when !== 'always') return false
    try {
      await connection.query(text)
    } catch (error) {
      const { message, position } = error as Error & { position?: string }
      const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length
      throw new MigrationError(texts.stepFailed(name, line, message), { cause: error })
    }
    await connection.query(
      `insert into migrations (name, sha256) values ($1, $2)
       on conflict (name) do update set sha256 = excluded.sha256, applied_at = now()`,
      [name, sha256],
    )
    return true
  })
}

async function listApplied(connection: MigrationConnection): Promise<Map<string, string>> {
  const { rows } = await connection.query('select name, sha256 from migrations')
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

async function inTransaction<T>(connection: MigrationConnection, work: () => Promise<T>): Promise<T> {
  await connection.query('begin')
  try {
    await connection.query(`select pg_advisory_xact_lock(${migrationLock})`)
    const outcome = await work()
    await connection.query('commit')
    return outcome
  } catch (error) {
    await connection.query('rollback')
    throw error
  }
}
