import pg from 'pg'
import { inject } from 'vitest'
import { embeddedPoolOptions, startEmbedded } from '../app/platform/database/embedded.server.ts'
import { columnTypes } from '../app/platform/database/party.server.ts'
import type { Template } from './prepare.ts'

type TestDatabase = {
  /** Logs in as the product does: on PostgreSQL a role that may do nothing until it takes the role of the application. */
  pool: pg.Pool
  /** Logs in as the owner of the tables, for filling and emptying. On the embedded database this is the same pool. */
  owner: pg.Pool
}

/** Kept outside the module: with `isolate: false` a worker runs many test files and pays for its database once. */
const kept = globalThis as typeof globalThis & { testDatabase?: Promise<TestDatabase> }

/** The pool of this worker's own copy of the migrated database. */
export async function openTestDatabase(): Promise<pg.Pool> {
  return (await testDatabase()).pool
}

export async function openTestDatabaseAsOwner(): Promise<pg.Pool> {
  return (await testDatabase()).owner
}

export function testDatabaseKind(): Template['kind'] {
  return inject('template').kind
}

function testDatabase(): Promise<TestDatabase> {
  return (kept.testDatabase ??= copy(inject('template')))
}

async function copy(template: Template): Promise<TestDatabase> {
  if (template.kind === 'embedded') {
    const pool = new pg.Pool({
      ...embeddedPoolOptions(await startEmbedded({ dataDir: 'memory', loadFrom: template.dump, socketsIn: template.socketsIn })),
      types: columnTypes,
    })
    return { pool, owner: pool }
  }
  const database = `test_${process.pid}_${process.env['VITEST_POOL_ID'] ?? '0'}_${process.env['VITEST_WORKER_ID'] ?? '0'}`
  const start = new pg.Pool({ host: template.socketDir, user: 'postgres', database: 'postgres', max: 1 })
  await start.query(`create database ${database} template ${template.database}`)
  await start.end()
  const on = { host: template.socketDir, database, max: 4, types: columnTypes }
  const [pool, owner] = [new pg.Pool({ ...on, user: 'dijkwacht_login' }), new pg.Pool({ ...on, user: 'postgres' })]
  // The cluster is thrown away at the end of the run, under these connections; that is no news.
  for (const each of [pool, owner]) each.on('error', () => {})
  return { pool, owner }
}
