import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { read, write } from '../app/platform/database/party.server.ts'
import type { Tables } from '../app/platform/database/tables.ts'
import type { Visitor } from '../app/platform/web/visitor.ts'
import { openTestDatabaseAsOwner } from './database.ts'
import { smallWorld } from './world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const parties = ['coevorden', 'emmen', 'hunze-en-aas', 'drenthe'] as const
const basisteamOf: Record<string, string | null> = {
  coevorden: 'zuidoost-drenthe',
  emmen: 'zuidoost-drenthe',
  'hunze-en-aas': null,
  drenthe: null,
}
const partyTables = [
  'cards',
  'state_changes',
  'state_answers',
  'criterion_answers',
  'outlooks',
  'files',
  'evidence',
  'evidence_links',
  'round_confirmations',
  'round_fillings',
  'report_sendings',
] as const

/** One row of everything, for one party, as it might have got into the tables by whatever way. */
type Row = {
  party: (typeof parties)[number]
  shared: boolean
  ended: boolean
  confirmed: 'yes' | 'no' | 'none'
  forBasisteam: boolean
  day: number
}

const row: fc.Arbitrary<Row> = fc.record({
  party: fc.constantFrom(...parties),
  shared: fc.boolean(),
  ended: fc.boolean(),
  confirmed: fc.constantFrom('yes', 'no', 'none'),
  forBasisteam: fc.boolean(),
  day: fc.integer({ min: 1, max: 28 }),
})

async function fill(
  rows: Row[],
): Promise<{ changes: { id: string; subject: string; ambition: string; state: string; counts: boolean; holdsOn: string }[] }> {
  const owner = await openTestDatabaseAsOwner()
  await owner.query(
    'truncate cards, state_answers, state_changes, criterion_answers, outlooks, evidence_links, evidence, files, round_confirmations, round_fillings, report_sendings restart identity cascade',
  )
  await owner.query(
    `insert into rounds (code, title, reference_on, opened_on, opened_by, recorded_at, frozen_on) values ('2024-H1', 'Ronde', '2024-06-14', '2024-06-01', $1, now(), null) on conflict do nothing`,
    [uuid()],
  )
  const changes = []
  for (const [index, each] of rows.entries()) {
    const basisteam = each.forBasisteam ? (basisteamOf[each.party] ?? null) : null
    const ambition = basisteam === null ? `1.${index % 2 === 0 ? 1 : 5}` : '1.3'
    const holdsOn = `2024-03-${String(each.day).padStart(2, '0')}`
    const own = [each.party, basisteam]
    const [changeId, evidenceId, fileId] = [uuid(), uuid(), uuid()]
    const state = each.confirmed === 'none' ? 'preparing' : 'achieved'
    await owner.query('insert into cards (party_id, basisteam, ambition) values ($1, $2, $3) on conflict do nothing', [...own, ambition])
    await owner.query(
      `insert into state_changes (id, party_id, basisteam, ambition, kind, state, holds_on, note, needs_confirmation, set_by, recorded_at)
       values ($3, $1, $2, $4, 'set', $5, $6, 'geheim', $7, $8, now())`,
      [...own, changeId, ambition, state, holdsOn, each.confirmed !== 'none', uuid()],
    )
    if (each.confirmed === 'yes') {
      await owner.query(`insert into state_answers values ($3, $1, $2, 'confirmed', null, $4, now())`, [...own, changeId, uuid()])
    }
    changes.push({ id: changeId, subject: basisteam ?? each.party, ambition, state, counts: each.confirmed !== 'no', holdsOn })
    await owner.query(
      `insert into criterion_answers (id, party_id, basisteam, ambition, criterion, yes, holds_on, answered_by, recorded_at) values ($3, $1, $2, $4, 'plan', true, $5, $6, now())`,
      [...own, uuid(), ambition, holdsOn, uuid()],
    )
    await owner.query(
      `insert into outlooks (id, party_id, basisteam, ambition, outlook, holds_on, set_by, recorded_at) values ($3, $1, $2, $4, 'obstacle', $5, $6, now())`,
      [...own, uuid(), ambition, holdsOn, uuid()],
    )
    await owner.query(`insert into files values ($3, $1, $2, 'geheim.txt', 'text/plain', 6, 'x', 'geheim', now())`, [...own, fileId])
    await owner.query(
      `insert into evidence (id, party_id, basisteam, kind, title, dated_on, file_id, shared, holds_on, ended_on, added_by, recorded_at)
       values ($3, $1, $2, 'document', 'Geheim', $4, $5, $6, $4, $7, $8, now())`,
      [...own, evidenceId, holdsOn, fileId, each.shared, each.ended ? holdsOn : null, uuid()],
    )
    await owner.query('insert into evidence_links values ($3, $1, $2, $4, $5, null)', [
      ...own,
      evidenceId,
      basisteam ?? each.party,
      ambition,
    ])
    await owner.query(`insert into round_fillings values ('2024-H1', $1, 'geheim', '', $2, '2024-06-14', now()) on conflict do nothing`, [
      each.party,
      uuid(),
    ])
    await owner.query(`insert into report_sendings values ('2024-H1', 1, $1, '2024-06-14', $2, now()) on conflict do nothing`, [
      each.party,
      uuid(),
    ])
    await owner.query(
      `insert into round_confirmations (round, party_id, confirmed_by, confirmed_on, recorded_at) values ('2024-H1', $1, $2, '2024-06-14', now()) on conflict do nothing`,
      [each.party, uuid()],
    )
  }
  return { changes }
}

const everybody = () => {
  const { anja, egbert, wout, pia, rik, sanne, roel, gerda } = world.people
  return [anja, egbert, wout, pia, rik, sanne, roel, gerda]
}

const isTheirs = (visitor: Visitor, each: { party_id: string; basisteam?: string | null }) =>
  each.party_id === visitor.partyId || (typeof each.basisteam === 'string' && each.basisteam === visitor.basisteam)

describe('whatever is in the tables', () => {
  test('a party sees its own rows, what its basisteam shares, and what another chose to share; nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
        await fill(rows)
        const owner = await openTestDatabaseAsOwner()
        for (const visitor of everybody()) {
          for (const table of partyTables) {
            const seen = await read(world.database, visitor, (tx) =>
              tx
                .selectFrom(table as 'evidence')
                .selectAll()
                .execute(),
            )
            const all = (await owner.query(`select * from ${table}`)).rows as Tables['evidence'][]
            const sharedFiles = new Set(
              (
                (await owner.query('select file_id, id from evidence where shared and ended_on is null')).rows as {
                  file_id: string
                  id: string
                }[]
              ).flatMap((each) => [each.file_id, each.id]),
            )
            const expected = all.filter((each) => {
              if (isTheirs(visitor, each)) return true
              if (['round_confirmations', 'round_fillings', 'report_sendings'].includes(table)) return visitor.partyId === null
              // Evidence is shared to help one another; the portfolio holder of the programme has no part in that.
              if (visitor.roles.includes('portfolioHolder')) return false
              if (table === 'evidence' || table === 'files') return sharedFiles.has(each.id as unknown as string)
              if (table === 'evidence_links') return sharedFiles.has((each as unknown as { evidence_id: string }).evidence_id)
              return false
            })
            expect({ who: visitor.name, table, rows: seen.length }).toEqual({ who: visitor.name, table, rows: expected.length })
          }
        }
      }),
      { numRuns: 12 },
    )
  })

  test('of another party only the last confirmed state of the day is given out, and never a note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 10 }), fc.integer({ min: 1, max: 28 }), async (rows, dayOfMonth) => {
        const { changes } = await fill(rows)
        const day = `2024-03-${String(dayOfMonth).padStart(2, '0')}`
        const oracle = new Map<string, string>()
        for (const change of changes
          .filter((each) => each.counts && each.holdsOn <= day)
          .toSorted((one, other) => (one.holdsOn < other.holdsOn ? -1 : one.holdsOn > other.holdsOn ? 1 : 0))) {
          oracle.set(`${change.subject} ${change.ambition}`, change.state)
        }
        for (const visitor of everybody()) {
          const { rows: given } = await read(world.database, visitor, (tx) =>
            sql<{
              subject: string
              ambition: string
              state: string
              reason: string | null
            }>`select subject, ambition, state, reason from shared_states(${day}::date)`.execute(tx),
          )
          expect(new Map(given.map((each) => [`${each.subject} ${each.ambition}`, each.state]))).toEqual(oracle)
          expect(JSON.stringify(given)).not.toContain('geheim')
        }
      }),
      { numRuns: 12 },
    )
  })

  test('nobody changes, adds or deletes a row of another party', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        await fill(rows)
        for (const visitor of everybody()) {
          const others = parties.filter(
            (party) => party !== visitor.partyId && (visitor.basisteam === null || basisteamOf[party] !== visitor.basisteam),
          )
          const touched = await write(world.database, visitor, async (tx) => ({
            evidence: (await tx.updateTable('evidence').set({ shared: true }).where('party_id', 'in', others).executeTakeFirst())
              .numUpdatedRows,
            cards: (await tx.updateTable('cards').set({ version: 99 }).where('party_id', 'in', others).executeTakeFirst()).numUpdatedRows,
            offices: (await tx.deleteFrom('offices').where('party_id', 'in', others).executeTakeFirst()).numDeletedRows,
          }))
          expect({ who: visitor.name, ...touched }).toEqual({ who: visitor.name, evidence: 0n, cards: 0n, offices: 0n })
          for (const party of others) {
            const attempt = write(world.database, visitor, (tx) =>
              tx
                .insertInto('outlooks')
                .values({
                  id: uuid(),
                  party_id: party,
                  basisteam: null,
                  ambition: '1.1',
                  outlook: 'onTrack',
                  note: null,
                  holds_on: '2024-03-01',
                  set_by: uuid(),
                  recorded_at: visitor.at,
                })
                .execute(),
            )
            await expect(attempt).rejects.toThrow('row-level security')
          }
        }
      }),
      { numRuns: 6 },
    )
  })
})

test('a row of one party cannot be hung on something of another', async () => {
  await fill([{ party: 'emmen', shared: false, ended: false, confirmed: 'no', forBasisteam: false, day: 1 }])
  const owner = await openTestDatabaseAsOwner()
  const idOf = async (table: string) => ((await owner.query(`select id from ${table}`)).rows as { id: string }[])[0]?.id ?? ''
  const { wout, anja } = world.people
  const own = { party_id: 'hunze-en-aas', basisteam: null, recorded_at: wout.at }
  const [change, file, evidence] = [await idOf('state_changes'), await idOf('files'), await idOf('evidence')]
  const evidenceOf = {
    ...own,
    id: uuid(),
    kind: 'document',
    title: 'Van een ander',
    dated_on: '2024-03-01',
    valid_until: null,
    url: null,
    body: null,
    holds_on: '2024-03-01',
    ended_on: null,
    replaces: null,
    added_by: uuid(),
  }
  const attempts = [
    () =>
      write(world.database, wout, (tx) =>
        tx
          .insertInto('state_answers')
          .values({ ...own, change_id: change, outcome: 'confirmed', reason: null, answered_by: uuid() })
          .execute(),
      ),
    () =>
      write(world.database, wout, (tx) =>
        tx
          .insertInto('evidence')
          .values({ ...evidenceOf, file_id: file, shared: true })
          .execute(),
      ),
    () =>
      write(world.database, wout, (tx) =>
        tx
          .insertInto('evidence_links')
          .values({
            evidence_id: evidence,
            party_id: 'hunze-en-aas',
            basisteam: null,
            subject: 'hunze-en-aas',
            ambition: '2.1',
            criterion: null,
          })
          .execute(),
      ),
    () =>
      write(world.database, wout, (tx) =>
        tx
          .insertInto('evidence_links')
          .values({ evidence_id: evidence, party_id: 'hunze-en-aas', basisteam: null, subject: 'emmen', ambition: '2.1', criterion: null })
          .execute(),
      ),
    // Of the same basisteam, and still another party.
    () =>
      write(world.database, anja, (tx) =>
        tx
          .insertInto('outlooks')
          .values({
            id: uuid(),
            party_id: 'emmen',
            basisteam: 'zuidoost-drenthe',
            ambition: '1.3',
            outlook: 'onTrack',
            note: null,
            holds_on: '2024-03-01',
            set_by: uuid(),
            recorded_at: anja.at,
          })
          .execute(),
      ),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/row-level security|foreign key/)
})

test('before the working group decided so, a party cannot tell which other party a state belongs to', async () => {
  await world.reset({ byName: false })
  await fill([
    { party: 'emmen', shared: false, ended: false, confirmed: 'yes', forBasisteam: false, day: 3 },
    { party: 'emmen', shared: false, ended: false, confirmed: 'none', forBasisteam: false, day: 5 },
    { party: 'coevorden', shared: false, ended: false, confirmed: 'yes', forBasisteam: false, day: 4 },
  ])
  const subjects = async (visitor: Visitor) => {
    const { rows } = await read(world.database, visitor, (tx) =>
      sql<{ subject: string }>`select subject from shared_states('2024-04-01'::date)`.execute(tx),
    )
    return rows.map((each) => each.subject).toSorted()
  }
  const ofAnja = await subjects(world.people.anja)
  expect(ofAnja.filter((subject) => parties.some((party) => subject === party))).toEqual(['coevorden'])
  expect(new Set(ofAnja).size).toBe(3)
  expect(await subjects(world.people.sanne)).toEqual(['coevorden', 'emmen', 'emmen'])
})

test('interleaved visitors on the same connections never see with the eyes of another', async () => {
  await fill(parties.map((party) => ({ party, shared: false, ended: false, confirmed: 'none' as const, forBasisteam: false, day: 1 })))
  const people = Array.from({ length: 60 }, (_, index) => everybody()[index % 4]).filter((visitor) => visitor !== undefined)
  const seen = await Promise.all(
    people.map((visitor) => read(world.database, visitor, (tx) => tx.selectFrom('state_changes').select('party_id').execute())),
  )
  expect(seen.map((rows) => rows.map((each) => each.party_id))).toEqual(people.map((visitor) => [visitor.partyId]))
})
