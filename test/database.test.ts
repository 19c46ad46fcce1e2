import { beforeEach, expect, test } from 'vitest'
import { read, write } from '../app/platform/database/party.server.ts'
import type { Tables } from '../app/platform/database/tables.ts'
import { openTestDatabase, openTestDatabaseAsOwner } from './database.ts'
import { smallWorld } from './world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

/** Tables that no visitor ever reaches. */
const outOfReach = ['migrations']

async function ask<Row>(question: string): Promise<Row[]> {
  const owner = await openTestDatabaseAsOwner()
  return (await owner.query(question)).rows as Row[]
}

test('every table has row level security, forced, and at least one policy', async () => {
  const rows = await ask<{ name: string; forced: boolean; policies: number }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy where polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`)
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter((row) => !outOfReach.includes(row.name) && (!row.forced || row.policies === 0))).toEqual([])
})

test('the application role may touch no table that is out of reach, and owns nothing', async () => {
  const rights = await ask<{ table_name: string }>(
    `select table_name from information_schema.role_table_grants where grantee = 'dijkwacht_app'`,
  )
  expect(rights.map((right) => right.table_name)).not.toContain('migrations')
  const owned = await ask(
    `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('dijkwacht_app', 'dijkwacht_sharing')`,
  )
  expect(owned).toEqual([])
})

test('the application and sharing roles cannot log in and are bound by the rules', async () => {
  const roles = await ask(
    `select rolname, rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname in ('dijkwacht_app', 'dijkwacht_sharing') order by 1`,
  )
  expect(roles).toEqual([
    { rolname: 'dijkwacht_app', rolcanlogin: false, rolsuper: false, rolbypassrls: false },
    { rolname: 'dijkwacht_sharing', rolcanlogin: false, rolsuper: false, rolbypassrls: false },
  ])
})

test('a policy that shows something of another party stands in one file only', async () => {
  const policies = await ask<{ tablename: string; policyname: string; qual: string | null }>(
    `select tablename, policyname, qual from pg_policies where schemaname = 'public'`,
  )
  const ofOthers = policies.filter(
    (policy) => policy.qual === 'true' || /shared|awaited|contact|signature|supporters|frozen/.test(policy.policyname),
  )
  const { readFileSync, readdirSync } = await import('node:fs')
  const migrations = readdirSync('migrations')
    .map((name) => readFileSync(`migrations/${name}`, 'utf8'))
    .join('\n')
  for (const policy of ofOthers) expect(migrations).not.toContain(`create policy ${policy.policyname} on ${policy.tablename}`)
})

test('nobody without a role sees a row of any table', async () => {
  const nobody = { ...world.people.anja, personId: null, partyId: null, basisteam: null, roles: [] }
  const tables = await ask<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
  )
  for (const { name } of tables) {
    const rows = await read(world.database, nobody, (tx) =>
      tx
        .selectFrom(name as keyof Tables)
        .select((select) => select.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow(),
    )
    expect({ name, rows: rows.rows }).toEqual({ name, rows: 0 })
  }
})

test('on PostgreSQL the login role sees nothing before it takes the role of the application', async () => {
  const pool = await openTestDatabase()
  const { rows } = await pool.query<{ above: boolean }>(`select rolsuper as above from pg_roles where rolname = current_user`)
  // On the embedded database there is one user, who owns everything: there the role switch alone makes the rules bite.
  if (rows[0]?.above) return
  await expect(pool.query('select * from state_changes')).rejects.toThrow('permission denied')
})

test('a look cannot write', async () => {
  const { anja } = world.people
  await expect(read(world.database, anja, (tx) => tx.deleteFrom('offices').execute())).rejects.toThrow('read-only')
})

test('a refusal undoes what was saved before it', async () => {
  const { anja } = world.people
  const office = {
    id: '0190a000-0000-7000-8000-000000000001',
    party_id: 'coevorden',
    function: 'mayor',
    holder: 'Iemand',
    from_on: anja.today,
    recorded_at: anja.at,
  }
  const outcome = await write(world.database, anja, async (tx) => {
    await tx.insertInto('offices').values(office).execute()
    return { refused: 'changedMyMind' }
  })
  expect(outcome).toEqual({ refused: 'changedMyMind' })
  expect(await read(world.database, anja, (tx) => tx.selectFrom('offices').select('id').execute())).toEqual([])
})

test('after a transaction, and after one that failed, the connection is nobody again', async () => {
  const pool = await openTestDatabase()
  const before = (await pool.query<{ who: string }>('select current_user as who')).rows[0]?.who
  await write(world.database, world.people.anja, async () => {
    throw new Error('halfway')
  }).catch(() => {})
  const { rows } = await pool.query<{ who: string; party: string | null }>(
    `select current_user as who, nullif(current_setting('app.party', true), '') as party`,
  )
  expect(rows[0]).toEqual({ who: before, party: null })
})

test('the table types say what the database has', async () => {
  const columns = await ask<{ table_name: string; column_name: string; is_nullable: string }>(
    `select table_name, column_name, is_nullable from information_schema.columns where table_schema = 'public' and table_name <> 'migrations' order by 1, 2`,
  )
  const { readFileSync } = await import('node:fs')
  const types = readFileSync('app/platform/database/tables.ts', 'utf8')
  for (const column of columns) {
    const block = types.slice(types.indexOf(`  ${column.table_name}:`))
    const upTo = block.slice(0, block.search(/\n {2}\w+: |\n}/))
    const shared = ['party_id', 'basisteam', 'seq', 'subject', 'ambition', 'recorded_at'].includes(column.column_name)
    expect(shared || new RegExp(`\\b${column.column_name}:`).test(upTo), `${column.table_name}.${column.column_name}`).toBe(true)
  }
})
