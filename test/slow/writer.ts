/**
 * The process that the kill tests kill. It says what it found, then writes one transaction after another
 * and says each number only after the database confirmed it.
 */
import pg from 'pg'
import { embeddedPoolOptions, startEmbedded } from '../../app/platform/database/embedded.server.ts'

console.log('opening')
const embedded = await startEmbedded({ dataDir: process.argv[2] ?? '' })
const pool = new pg.Pool(embeddedPoolOptions(embedded))
await pool.query(
  'create table if not exists entries (number integer primary key, round text); create table if not exists total (sum bigint)',
)
await pool.query('insert into total select 0 where not exists (select from total)')
const { rows } = await pool.query<{ last: number; count: number; sum: number }>(
  'select coalesce(max(number), 0) as last, count(*)::int as count, (select sum::int from total) as sum from entries',
)
const found = rows[0]
console.log(`found ${found?.last} ${found?.count} ${found?.sum}`)

for (let number = (found?.last ?? 0) + 1; ; number++) {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('insert into entries values ($1, $2)', [number, 'x'.repeat(number % 400)])
  await client.query('update total set sum = sum + $1', [number])
  await client.query('commit')
  client.release()
  console.log(`kept ${number}`)
  if (number % 97 === 0) await pool.query('checkpoint')
}
