import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Settings } from '../settings/settings.ts'
import { BackupError, readBackupFile, writeBackupFile, type BackupLine, type Header } from './backup-file.server.ts'
import { connectOrStart, embeddedPoolOptions } from './embedded.server.ts'
import { listSteps, migrate } from './migrate.server.ts'
import { steps } from './open.server.ts'
import { texts } from './texts.ts'

/** A `pg.Client`, or anything that answers as one. */
type Connection = { query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> }
type Table = { name: string; columns: { name: string; type: string }[] }

const pieceOf = (table: Table) => (table.columns.some(({ type }) => type === 'bytea') ? 4 : 500)

/** Values travel as the text that PostgreSQL itself writes, in one spelling whatever the settings of the server. */
const oneSpelling = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local bytea_output = 'hex';
  set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local statement_timeout = 0`

/** The waiting jobs of the queue go along as if they had just been put in it; what is done is not kept. A job may run twice. */
const jobs: Table & { from: string } = {
  name: 'pgboss.job',
  from: `(select id, name, priority, data, start_after, singleton_key, created_on from pgboss.job where state in ('created', 'retry', 'active')) waiting`,
  columns: [
    { name: 'id', type: 'uuid' },
    { name: 'name', type: 'text' },
    { name: 'priority', type: 'integer' },
    { name: 'data', type: 'jsonb' },
    { name: 'start_after', type: 'timestamp with time zone' },
    { name: 'singleton_key', type: 'text' },
    { name: 'created_on', type: 'timestamp with time zone' },
  ],
}

/** Everything in one file, as it is at one moment; the product may go on meanwhile. Gives the hash of the file. */
export async function backUp(settings: Settings, file: string, recipients: string[], madeAt: Date): Promise<string> {
  return withOwner(settings, (connection) =>
    inTransaction(connection, 'begin isolation level repeatable read read only', async () => {
      await connection.query(oneSpelling)
      const { rows } = await connection.query(
        `select to_regclass('public.migrations') is not null as filled, exists (select from pg_roles where rolname = 'dijkwacht_backup') as role`,
      )
      if (!rows[0]?.['filled']) throw new BackupError(texts.backup.nothing)
      // A database from before this role: then only who stands above the rules sees all, and anybody else gets an error, never half.
      await connection.query(rows[0]['role'] ? 'set local role dijkwacht_backup' : 'set local row_security = off')
      return writeBackupFile(file, lines(connection, settings.mode, madeAt, rows[0]['role'] === true), recipients)
    }),
  )
}

async function* lines(connection: Connection, mode: string, madeAt: Date, asRole: boolean): AsyncGenerator<BackupLine> {
  const ask = async (text: string) => (await connection.query(text)).rows
  if (asRole) {
    const [unseen] = await ask(`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relrowsecurity and not exists (select from pg_policy where polrelid = c.oid and polname = 'backup')`)
    if (unseen) throw new BackupError(texts.backup.unseen(String(unseen['relname'])))
  }
  yield {
    format: 'dijkwacht-backup',
    version: 1,
    mode,
    madeAt: madeAt.toISOString(),
    migrations: (await ask(`select name, sha256 from migrations where name ~ '^[0-9]{4}_' order by name`)) as Header['migrations'],
    programmes: (await ask('select distinct id from programmes order by id')).map(({ id }) => String(id)),
  }
  for (const table of [...(await listTables(connection)), jobs]) {
    yield { part: table.name, columns: table.columns.map(({ name }) => name) }
    const hash = createHash('sha256')
    let count = 0
    const from = 'from' in table ? String(table.from) : `public.${pg.escapeIdentifier(table.name)}`
    await connection.query(
      `declare piece no scroll cursor for select array_to_json(array[${table.columns.map(({ name }) => `${pg.escapeIdentifier(name)}::text`).join(', ')}]::text[])::text as row from ${from}`,
    )
    for (;;) {
      const found = await ask(`fetch ${pieceOf(table)} from piece`)
      if (found.length === 0) break
      const rows = found.map(({ row }) => JSON.parse(String(row)) as (string | null)[])
      hash.update(JSON.stringify(rows))
      count += rows.length
      yield { rows }
    }
    await connection.query('close piece')
    yield { endOf: table.name, count, sha256: hash.digest('hex') }
  }
  yield {
    sequences: (await ask(
      `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by 1`,
    )) as { name: string; value: string }[],
  }
}

/** Puts everything back in an empty database: all of it, or nothing. */
export async function restore(
  settings: Settings,
  file: string,
  { keyFile, programmes }: { keyFile: string | undefined; programmes: string[] },
): Promise<{ rows: number; madeAt: string }> {
  const incoming = readBackupFile(file, keyFile)
  const first = await incoming.next()
  try {
    if (first.done) throw new BackupError(texts.backup.cut)
    const header = checkedHeader(first.value, settings, programmes)
    return await withOwner(settings, (connection) =>
      inTransaction(connection, 'begin', async () => {
        await connection.query(oneSpelling)
        await refuseFilled(connection)
        const names = header.migrations.map(({ name }) => name)
        await migrate(insideTransaction(connection), { migrationsDir: steps.migrationsDir, only: names })
        const rows = await fill(connection, incoming)
        await migrate(insideTransaction(connection), steps)
        return { rows, madeAt: header.madeAt }
      }),
    )
  } finally {
    await incoming.return(undefined)
  }
}

function checkedHeader(line: BackupLine, settings: Settings, programmes: string[]): Header {
  if (!('format' in line)) throw new BackupError(texts.backup.damaged)
  const known = new Map(listSteps(steps.migrationsDir).map(({ name, sha256 }) => [name, sha256]))
  const newer = line.version > 1 ? 'backup' : line.migrations.find(({ name, sha256 }) => known.get(name) !== sha256)?.name
  if (newer !== undefined) throw new BackupError(texts.backup.newer(newer))
  if (line.mode !== settings.mode) throw new BackupError(texts.backup.otherMode(line.mode, settings.mode))
  const foreign = line.programmes.find((id) => !programmes.includes(id))
  if (foreign !== undefined) throw new BackupError(texts.backup.otherCovenant(foreign))
  return line
}

async function refuseFilled(connection: Connection) {
  const { rows } = await connection.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  const names = rows.map(({ name }) => String(name))
  if (names.length === 0) return
  if (!names.includes('migrations')) throw new BackupError(texts.backup.notEmpty)
  // Tables without rows are what a start that found no covenant leaves; the rows that migrations make themselves do not count.
  await connection.query(`alter table people no force row level security; alter table programmes no force row level security`)
  const found = await connection.query('select 1 from people union all select 1 from programmes limit 1')
  await connection.query(`alter table people force row level security; alter table programmes force row level security`)
  if (found.rows.length > 0) throw new BackupError(texts.backup.notEmpty)
}

async function fill(connection: Connection, incoming: AsyncIterable<BackupLine>): Promise<number> {
  const tables = await listTables(connection)
  const byName = new Map([...tables, jobs].map((table) => [table.name, table]))
  const every = async (statement: (name: string) => string) => {
    for (const { name } of tables) await connection.query(statement(`public.${pg.escapeIdentifier(name)}`))
  }
  // References are made again at the end, over everything at once; so the order of the tables does not matter.
  const { rows: references } =
    await connection.query(`select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as text
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  for (const { owner, name } of references)
    await connection.query(`alter table ${String(owner)} drop constraint ${pg.escapeIdentifier(String(name))}`)
  await every((name) => `alter table ${name} no force row level security; alter table ${name} disable trigger user; delete from ${name}`)

  const total = await fillParts(connection, incoming, byName)

  for (const { owner, name, text } of references) {
    await connection.query(`alter table ${String(owner)} add constraint ${pg.escapeIdentifier(String(name))} ${String(text)}`)
  }
  // Who was signed in at the time of the backup signs in again.
  await connection.query('delete from sessions')
  await every((name) => `alter table ${name} enable trigger user; alter table ${name} force row level security`)
  return total
}

async function fillParts(connection: Connection, incoming: AsyncIterable<BackupLine>, tables: Map<string, Table>): Promise<number> {
  const left = new Set(tables.keys())
  let [total, count, hash, statement] = [0, 0, createHash('sha256'), '']
  for await (const line of incoming) {
    if ('part' in line) {
      const table = tables.get(line.part)
      if (!table || line.columns.join() !== table.columns.map(({ name }) => name).join()) throw new BackupError(texts.backup.damaged)
      ;[count, hash, statement] = [0, createHash('sha256'), insertInto(table)]
    } else if ('rows' in line) {
      const text = JSON.stringify(line.rows)
      hash.update(text)
      count += line.rows.length
      await connection.query(statement, [text])
    } else if ('endOf' in line) {
      if (line.count !== count || line.sha256 !== hash.digest('hex') || !left.delete(line.endOf))
        throw new BackupError(texts.backup.damaged)
      total += count
    } else if ('sequences' in line) {
      for (const { name, value } of line.sequences) {
        await connection.query('select setval($1::regclass, $2::bigint)', [`public.${pg.escapeIdentifier(name)}`, value])
      }
    } else throw new BackupError(texts.backup.damaged)
  }
  if (left.size > 0) throw new BackupError(texts.backup.damaged)
  return total
}

function insertInto({ name, columns }: Table): string {
  const names = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ')
  const values = columns.map(({ type }, index) => `(piece.row ->> ${index})::${type}`).join(', ')
  const place = name === jobs.name ? name : `public.${pg.escapeIdentifier(name)}`
  return `insert into ${place} (${names}) overriding system value select ${values} from json_array_elements($1::json) piece (row)`
}

/** Every table but the list of migrations, with the columns that are not computed from others. */
async function listTables(connection: Connection): Promise<Table[]> {
  const { rows } = await connection.query(`select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)::text as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' group by c.relname order by c.relname`)
  return rows.map(({ name, columns }) => ({ name: String(name), columns: JSON.parse(String(columns)) as Table['columns'] }))
}

/** The steps of `migrate` within a transaction that is already there. */
function insideTransaction(connection: Connection) {
  const instead: Record<string, string> = {
    begin: 'savepoint step',
    commit: 'release savepoint step',
    rollback: 'rollback to savepoint step',
  }
  return {
    query: async (text: string, values?: unknown[]) =>
      (await connection.query(instead[text] ?? text, values)) as { rows: { name: string; sha256: string }[] },
  }
}

async function inTransaction<T>(connection: Connection, begin: string, work: () => Promise<T>): Promise<T> {
  await connection.query(begin)
  try {
    const outcome = await work()
    await connection.query('commit')
    return outcome
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw error
  }
}

/** As the owner of the tables: the embedded database, running or not, or the user that may migrate. */
async function withOwner<T>(settings: Settings, act: (connection: Connection) => Promise<T>): Promise<T> {
  const embedded = settings.databaseUrl === undefined ? await connectOrStart(settings.dataDir) : undefined
  const where = embedded ? embeddedPoolOptions(embedded) : { connectionString: settings.migrationUrl ?? settings.databaseUrl }
  const client = new pg.Client(where)
  // What breaks is told by the statement that was under way.
  client.on('error', () => {})
  try {
    await client.connect()
    return await act(client)
  } finally {
    await client.end().catch(() => {})
    await embedded?.close()
  }
}
