import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { embeddedPoolOptions, startEmbedded } from '../app/platform/database/embedded.server.ts'
import { migrate } from '../app/platform/database/migrate.server.ts'
import { steps } from '../app/platform/database/open.server.ts'
import { findPostgresBinaries, startCluster } from './postgres.ts'

/** Where a worker finds the migrated template it clones for itself. */
export type Template = { kind: 'embedded'; dump: string; socketsIn: string } | { kind: 'postgres'; socketDir: string; database: string }

declare module 'vitest' {
  interface ProvidedContext {
    template: Template
  }
}

/** Once per run: one database is made and migrated; the workers copy it. DIJKWACHT_TEST_DATABASE chooses the engine. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const made = process.env['DIJKWACHT_TEST_DATABASE'] === 'postgres' ? await preparePostgres() : await prepareEmbedded()
  project.provide('template', made.template)
  return made.clear
}

async function prepareEmbedded() {
  const folder = mkdtempSync(join(tmpdir(), 'dijkwacht-test-'))
  const embedded = await startEmbedded({ dataDir: 'memory' })
  const dump = join(folder, 'template.tar')
  try {
    await migrateThrough(new pg.Pool(embeddedPoolOptions(embedded)))
    writeFileSync(dump, await embedded.dump())
  } finally {
    await embedded.close()
  }
  return {
    template: { kind: 'embedded', dump, socketsIn: folder } satisfies Template,
    clear: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function preparePostgres() {
  const binaries = findPostgresBinaries()
  if (binaries === undefined) throw new Error('DIJKWACHT_TEST_DATABASE=postgres, but this machine has no initdb and postgres.')
  const cluster = await startCluster(binaries)
  const database = 'dijkwacht_template'
  const asOwner = (name: string) => new pg.Pool({ host: cluster.socketDir, user: 'postgres', database: name, max: 1 })
  try {
    const start = asOwner('postgres')
    await start.query(`create database ${database}`)
    await start.query('create role dijkwacht_login login noinherit')
    await start.end()
    await migrateThrough(asOwner(database), 'grant dijkwacht_app to dijkwacht_login')
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return { template: { kind: 'postgres', socketDir: cluster.socketDir, database } satisfies Template, clear: () => cluster.stop() }
}

/** Ends the pool: a template must have no connections when it is copied. */
async function migrateThrough(pool: pg.Pool, afterwards?: string) {
  pool.on('error', () => {})
  const connection = await pool.connect()
  try {
    await migrate(connection, steps)
    if (afterwards !== undefined) await connection.query(afterwards)
  } finally {
    connection.release()
    await pool.end()
  }
}
