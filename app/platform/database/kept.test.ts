import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { openTestDatabaseAsOwner } from '../../../test/database.ts'
import { achieved, reading, state } from '../../../test/given.ts'
import { on, smallWorld } from '../../../test/world.ts'
import { recordDecision } from '../../covenant/working-group/commands.server.ts'
import type { Visitor } from '../web/visitor.ts'
import { readKept } from './kept.server.ts'
import { write } from './party.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())
const { people } = world

async function mark(): Promise<string> {
  const { rows } = await (
    await openTestDatabaseAsOwner()
  ).query<{ mark: string }>(`select md5(string_agg(version::text, '' order by changed_by)) as mark from fact_versions`)
  return rows[0]?.mark ?? ''
}

describe('what is kept', () => {
  let looks = 0
  const look = (visitor: Visitor, facts: string, question = 'a') =>
    readKept(world.database, visitor, { facts, question }, () => Promise.resolve((looks += 1)))

  test('is looked up once by the same person with the same question, at whatever moment', async () => {
    const facts = await mark()
    const first = await look(people.anja, facts)
    expect(await look({ ...people.anja, at: '2026-11-23T23:00:00.000Z' }, facts)).toBe(first)
    expect(await Promise.all([look(people.bram, facts), look(people.bram, facts)])).toEqual([first + 1, first + 1])
  })

  test('is not for another person, party, role, day or question', async () => {
    const facts = await mark()
    const { anja } = people
    const others: [Visitor, string?][] = [
      [anja],
      [{ ...anja, personId: people.bram.personId }],
      [{ ...anja, partyId: 'emmen' }],
      [{ ...anja, basisteam: null }],
      [{ ...anja, roles: ['reader'] }],
      [{ ...anja, ambitions: ['3.6'] }],
      [on('2026-11-24', anja)],
      [anja, 'b'],
    ]
    const found = []
    for (const [visitor, question] of others) found.push(await look(visitor, facts, question))
    expect(new Set(found).size).toBe(others.length)
  })

  test('is looked up again when any fact changed, and never kept where no mark is known', async () => {
    const before = await look(people.anja, await mark())
    await state(world, people.wout, '4.1', { state: 'preparing' })
    expect(await look(people.anja, await mark())).toBe(before + 1)
    expect([await look(people.anja, ''), await look(people.anja, '')]).toEqual([before + 2, before + 3])
  })

  test('is not a look that failed', async () => {
    const facts = await mark()
    const asked = { facts, question: 'fails' }
    await expect(readKept(world.database, people.anja, asked, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await readKept(world.database, people.anja, asked, () => Promise.resolve('there'))).toBe('there')
  })
})

test('every table leaves a mark when it changes, save those that are never kept', async () => {
  const { rows } = await (
    await openTestDatabaseAsOwner()
  ).query<{ name: string }>(`
    select tablename as name from pg_tables where schemaname = 'public' and not exists (
      select from pg_trigger where tgrelid = format('%I', tablename)::regclass and tgname = 'facts_changed' and tgenabled = 'O'
        and tgtype & 60 = 60) order by 1`)
  // 60: after insert, update, delete and truncate. A page that shows one of these must look each time.
  expect(rows.map((row) => row.name)).toEqual(['audit_events', 'audit_heads', 'fact_versions', 'migrations', 'practice_day', 'sessions'])
})

describe('on the pages', () => {
  const ofPerson = (person: Visitor) => ({
    region: () => reading(browser(world, person).open('/dijkbeeld')),
    own: () => reading(browser(world, person).open('/onze-dijk')),
  })

  test('each party keeps seeing its own, in whatever order they look', async () => {
    await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
    await state(world, people.egbert, '4.1', { state: 'implementing', outlook: 'obstacle' })
    const [anja, egbert] = [ofPerson(people.anja), ofPerson(people.egbert)]
    for (let round = 0; round < 2; round += 1) {
      const [one, two] = [await anja.own(), await egbert.own()]
      expect(one).toContain('Onze dijk: Coevorden')
      expect(one).not.toContain('Knelpunt')
      expect(two).toContain('Onze dijk: Emmen')
      expect(two).toContain('Knelpunt')
    }
  })

  test('a change is there at once, for who made it and for the others', async () => {
    const [anja, wout] = [ofPerson(people.anja), ofPerson(people.wout)]
    expect(await anja.own()).toContain('Nog geen van uw 27 ambities is op orde.')
    expect(await wout.region()).toContain('Coevorden: 0 van 27 ambities op orde')
    await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
    expect(await anja.own()).toContain('Eén van uw 27 ambities is op orde.')
    expect(await wout.region()).toContain('Coevorden: 1 van 27 ambities op orde')
  })

  test('a decision to see only the region takes the names away at once', async () => {
    const { wout, sanne } = people
    expect(await ofPerson(wout).region()).toContain('Dijkprofiel op')
    await write(world.database, sanne, (tx) =>
      recordDecision(tx, sanne, world.programme, {
        kind: 'regionOnly',
        title: 'Alleen de regio',
        body: 'Voorlopig alleen de regio.',
        decidedOn: sanne.today,
        partyId: null,
        ambition: null,
      }),
    )
    expect(await ofPerson(wout).region()).not.toContain('Dijkprofiel op')
  })

  test('somebody whose role ended is at no page any more', async () => {
    const visit = browser(world, people.rik)
    expect((await visit.open('/onze-dijk')).status).toBe(200)
    await (await openTestDatabaseAsOwner()).query(`update seats set until_on = '2026-11-22' where person_id = $1`, [people.rik.personId])
    expect((await visit.open('/onze-dijk')).status).toBe(302)
  })
})
