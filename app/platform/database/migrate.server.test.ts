import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabaseAsOwner } from '../../../test/database.ts'
import { migrate } from './migrate.server.ts'

let connection: pg.PoolClient
let folder: string

/** A schema of its own, so that the tables of the product stay as they are. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dw-migrate-'))
  connection = await (await openTestDatabaseAsOwner()).connect()
  await connection.query('create schema trial; set search_path to trial')
})
afterEach(async () => {
  await connection.query('set search_path to public; drop schema trial cascade')
  connection.release()
  rmSync(folder, { recursive: true, force: true })
})

const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = (...repeatable: string[]) =>
  migrate(connection, { migrationsDir: folder, repeatable: repeatable.map((name) => join(folder, name)) })

test('the files run in the order of their numbers, each once', async () => {
  put('0002_more.sql', "insert into dikes values ('Hoogeveen'); insert into dikes values ('Assen')")
  put('0001_dikes.sql', 'create table dikes (name text)')
  put('notes.md', 'not a migration')
  expect(await run()).toEqual(['0001_dikes.sql', '0002_more.sql'])
  expect(await run()).toEqual([])
  expect((await connection.query('select count(*)::int from dikes')).rows).toEqual([{ count: 2 }])
  put('0003_last.sql', "insert into dikes values ('Emmen')")
  expect(await run()).toEqual(['0003_last.sql'])
})

test('a file that changed after it ran stops the start', async () => {
  put('0001_dikes.sql', 'create table dikes (name text)')
  await run()
  put('0001_dikes.sql', 'create table dikes (name text, height integer)')
  await expect(run()).rejects.toThrow('Het bestand 0001_dikes.sql is veranderd nadat het al was uitgevoerd.')
})

test('other line ends are not a change', async () => {
  put('0001_dikes.sql', 'create table dikes (\n  name text\n)')
  await run()
  put('0001_dikes.sql', 'create table dikes (\r\n  name text\r\n)')
  expect(await run()).toEqual([])
})

test('a file that fails leaves nothing behind and is named with its line', async () => {
  put('0001_dikes.sql', 'create table dikes (name text)')
  put('0002_wrong.sql', 'create table layers (name text);\n\ncreate table holes (where text);')
  await expect(run()).rejects.toThrow('gestopt bij 0002_wrong.sql (regel 3): syntax error')
  expect((await connection.query("select to_regclass('dikes')::text as dikes, to_regclass('layers')::text as layers")).rows).toEqual([
    { dikes: 'dikes', layers: null },
  ])
  put('0002_wrong.sql', 'create table layers (name text)')
  expect(await run()).toEqual(['0002_wrong.sql'])
})

test('a database that a newer version has touched is left alone', async () => {
  put('0001_dikes.sql', 'create table dikes (name text)')
  put('0002_newer.sql', 'create table layers (name text)')
  await run()
  rmSync(join(folder, '0002_newer.sql'))
  await expect(run()).rejects.toThrow('bijgewerkt door een nieuwere versie van Dijkwacht')
})

test('two files with one number are refused before anything runs', async () => {
  put('0001_dikes.sql', 'create table dikes (name text)')
  put('0001_layers.sql', 'create table layers (name text)')
  await expect(run()).rejects.toThrow('0001_dikes.sql en 0001_layers.sql hebben hetzelfde nummer')
  expect((await connection.query("select to_regclass('dikes')::text as dikes")).rows).toEqual([{ dikes: null }])
})

test('the repeatable file runs again when it changed or when a numbered file ran', async () => {
  put('0001_dikes.sql', 'create table dikes (name text)')
  put('view.sql', 'create or replace view high as select name from dikes')
  expect(await run('view.sql')).toEqual(['0001_dikes.sql', 'view.sql'])
  expect(await run('view.sql')).toEqual([])
  put('view.sql', "create or replace view high as select name from dikes where name > 'E'")
  expect(await run('view.sql')).toEqual(['view.sql'])
  put('0002_more.sql', 'alter table dikes add column height integer')
  expect(await run('view.sql')).toEqual(['0002_more.sql', 'view.sql'])
})
