import { join } from 'node:path'
import pg from 'pg'
import type { Settings } from '../settings/settings.ts'
import { connectOrStart, embeddedPoolOptions, startEmbedded } from './embedded.server.ts'
import { migrate } from './migrate.server.ts'
import { columnTypes, openDatabase, type Database } from './party.server.ts'
import { texts } from './texts.ts'

const root = process.cwd()
/** What brings a database up to date: numbered files once, and after them what is made anew. */
export const steps = {
  migrationsDir: join(root, 'migrations'),
  repeatable: ['who-sees-what.sql', 'fact-versions.sql', 'backup.sql'].map((name) => join(root, 'app/platform/database', name)),
}

export class DatabaseNotSafe extends Error {
  override name = 'DatabaseNotSafe'
}

type How = {
  /** Use the embedded database that already runs in this folder, when one does: for commands beside the server. */
  beside?: boolean
  /** Told when the embedded database stops by itself. */
  onDeath?: (error: Error) => void
  /** Told of every statement, for counting them. */
  onQuery?: (statement: string) => void
}

/** Opens the database of these settings and brings it up to date. */
export async function openConfiguredDatabase(settings: Settings, how: How = {}): Promise<Database> {
  return settings.databaseUrl === undefined ? openEmbedded(settings, how) : openPostgres(settings, settings.databaseUrl, how)
}

async function openEmbedded(settings: Settings, how: How): Promise<Database> {
  const embedded = how.beside
    ? await connectOrStart(settings.dataDir)
    : await startEmbedded({ dataDir: settings.dataDir, ...(how.onDeath && { onDeath: how.onDeath }) })
  const pool = new pg.Pool({ ...embeddedPoolOptions(embedded), types: columnTypes })
  pool.on('error', () => {})
  await migrateOver(pool).catch(async (error: unknown) => {
    await pool.end()
    await embedded.close()
    throw error
  })
  const database = openDatabase('embedded', pool, how.onQuery ? { onQuery: how.onQuery } : {})
  return {
    ...database,
    close: async () => {
      await database.close()
      await embedded.close()
    },
  }
}

async function openPostgres(settings: Settings, url: string, how: How): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    types: columnTypes,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
  })
  // A connection that breaks while nobody uses it is replaced by the pool; the next request tells whether the database is there.
  pool.on('error', () => {})
  const { rows } = await pool.query<{ version: number; who: string; above: boolean }>(`
    select current_setting('server_version_num')::int as version, current_user as who,
      rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`)
  const [self] = rows
  if (!self || self.version < 150_000) throw new DatabaseNotSafe(texts.tooOld)
  if (settings.mode === 'live' && self.above) throw new DatabaseNotSafe(texts.roleAboveRules(self.who))

  const migrator = settings.migrationUrl === undefined ? pool : new pg.Pool({ connectionString: settings.migrationUrl, max: 1 })
  await migrateOver(migrator)
  if (migrator !== pool) {
    await migrator.query(`grant dijkwacht_app to ${pg.escapeIdentifier(self.who)}`)
    await migrator.end()
  }
  return openDatabase('postgres', pool, how.onQuery ? { onQuery: how.onQuery } : {})
}

async function migrateOver(pool: pg.Pool) {
  const connection = await pool.connect()
  try {
    await migrate(connection, steps)
  } finally {
    connection.release()
  }
}
