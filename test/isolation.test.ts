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

describe('help and what fits the covenant to an area', () => {
  const ask = async (party: string, audience: 'all' | 'support') => {
    const owner = await openTestDatabaseAsOwner()
    const id = uuid()
    await owner.query(
      `insert into asks (id, party_id, ambition, title, body, audience, asked_by, asked_on, recorded_at) values ($1, $2, '3.6', 'x', 'x', $3, $4, '2026-11-01', now())`,
      [id, party, audience, uuid()],
    )
    return id
  }
  const step = (visitor: Visitor, askId: string, partyId: string | null, kind: string) =>
    write(world.database, visitor, (tx) =>
      tx
        .insertInto('ask_steps')
        .values({
          id: uuid(),
          ask_id: askId,
          party_id: partyId,
          kind,
          body: 'x',
          taken_by: uuid(),
          taken_on: '2026-11-02',
          recorded_at: visitor.at,
        })
        .execute(),
    )
  const ids = (visitor: Visitor, table: 'asks' | 'risk_degrees' | 'deviations' | 'deviation_steps') =>
    read(world.database, visitor, async (tx) => (await tx.selectFrom(table).select('id').execute()).map((each) => each.id).toSorted())

  test('an ask of the support team alone is there for its party, the secretary and RIEC, with its steps; the other for everybody', async () => {
    const [open, closed] = [await ask('coevorden', 'all'), await ask('coevorden', 'support')]
    const { anja, rik, egbert, wout, sanne, roel } = world.people
    for (const visitor of [anja, rik, sanne, roel]) expect(await ids(visitor, 'asks')).toEqual([open, closed].toSorted())
    for (const visitor of [egbert, wout]) expect(await ids(visitor, 'asks')).toEqual([open])
    await expect(step(egbert, closed, 'emmen', 'answered')).rejects.toThrow('row-level security')
    await step(roel, closed, null, 'answered')
    const seen = (visitor: Visitor) => read(world.database, visitor, (tx) => tx.selectFrom('ask_steps').select('id').execute())
    expect([(await seen(egbert)).length, (await seen(anja)).length, (await seen(sanne)).length]).toEqual([0, 1, 1])
  })

  test('nobody speaks for another in an ask: neither its thanks nor its help', async () => {
    const id = await ask('coevorden', 'all')
    const { anja, egbert, sanne, roel } = world.people
    const attempts: [Visitor, string | null, string][] = [
      [egbert, 'emmen', 'thanked'],
      [egbert, 'coevorden', 'thanked'],
      [egbert, 'emmen', 'withdrawn'],
      [egbert, null, 'answered'],
      [sanne, null, 'answered'],
      [roel, 'emmen', 'answered'],
      [anja, 'coevorden', 'answered'],
      [anja, 'emmen', 'answered'],
    ]
    for (const [visitor, party, kind] of attempts) await expect(step(visitor, id, party, kind)).rejects.toThrow('row-level security')
  })

  test('only what another shares now can be named as a source, and its party not otherwise than it is', async () => {
    await fill([
      { party: 'emmen', shared: false, ended: false, confirmed: 'none', forBasisteam: false, day: 1 },
      { party: 'coevorden', shared: false, ended: false, confirmed: 'none', forBasisteam: false, day: 1 },
    ])
    const owner = await openTestDatabaseAsOwner()
    const found = (await owner.query('select id, party_id from evidence')).rows as { id: string; party_id: string }[]
    const idOf = (party: string) => found.find((each) => each.party_id === party)?.id ?? ''
    const { anja } = world.people
    const take = (sourceParty: string) =>
      write(world.database, anja, (tx) =>
        tx
          .insertInto('evidence_sources')
          .values({
            evidence_id: idOf('coevorden'),
            party_id: 'coevorden',
            basisteam: null,
            source_id: idOf('emmen'),
            source_party: sourceParty,
            source_title: 'x',
            source_dated_on: '2024-03-01',
            source_sha256: null,
            taken_by: uuid(),
            taken_on: '2026-11-02',
            recorded_at: anja.at,
          })
          .execute(),
      )
    await expect(take('emmen')).rejects.toThrow('row-level security')
    await owner.query(`update evidence set shared = true where party_id = 'emmen'`)
    await expect(take('drenthe')).rejects.toThrow('foreign key')
    await take('emmen')
    const takers = (visitor: Visitor) =>
      read(world.database, visitor, async (tx) => (await sql`select * from taken_by_others()`.execute(tx)).rows.length)
    expect([
      await takers(world.people.egbert),
      await takers(world.people.wout),
      await takers(anja),
      await takers(world.people.sanne),
    ]).toEqual([1, 0, 0, 0])
  })

  test('a profile and a deviation that waits are for the own party and who advises it; an accepted one for everybody', async () => {
    const owner = await openTestDatabaseAsOwner()
    const [degree, waits, accepted] = [uuid(), uuid(), uuid()]
    await owner.query(
      `insert into risk_degrees (id, party_id, dimension, degree, year, source, found_by, found_on, recorded_at) values ($1, 'coevorden', 'border', 5, 2026, 'x', $2, '2026-11-01', now())`,
      [degree, uuid()],
    )
    for (const id of [waits, accepted])
      await owner.query(
        `insert into deviations (id, party_id, ambition, what, why, until_on, proposed_by, proposed_on, recorded_at) values ($1, 'coevorden', '2.3', 'x', 'x', '2027-01-01', $2, '2026-11-01', now())`,
        [id, uuid()],
      )
    for (const [id, kind] of [
      [waits, 'agreed'],
      [accepted, 'agreed'],
      [accepted, 'accepted'],
    ])
      await owner.query(
        `insert into deviation_steps (id, deviation_id, party_id, kind, reason, decided_on, taken_by, recorded_at) values ($1, $2, 'coevorden', $3, 'x', '2026-11-02', $4, now())`,
        [uuid(), id, kind, uuid()],
      )
    const { anja, rik, egbert, wout, sanne, roel } = world.people
    for (const visitor of [anja, rik, sanne, roel]) {
      expect(await ids(visitor, 'risk_degrees')).toEqual([degree])
      expect(await ids(visitor, 'deviations')).toEqual([waits, accepted].toSorted())
    }
    for (const visitor of [egbert, wout]) {
      expect(await ids(visitor, 'risk_degrees')).toEqual([])
      expect(await ids(visitor, 'deviations')).toEqual([accepted])
      expect(await ids(visitor, 'deviation_steps')).toHaveLength(1)
    }
    const decide = (visitor: Visitor, kind: string) =>
      write(world.database, visitor, (tx) =>
        tx
          .insertInto('deviation_steps')
          .values({
            id: uuid(),
            deviation_id: waits,
            party_id: 'coevorden',
            kind,
            reason: 'x',
            decided_on: '2026-11-03',
            taken_by: uuid(),
            recorded_at: visitor.at,
          })
          .execute(),
      )
    for (const [visitor, kind] of [
      [anja, 'accepted'],
      [roel, 'accepted'],
      [egbert, 'agreed'],
      [sanne, 'agreed'],
    ] as const)
      await expect(decide(visitor, kind)).rejects.toThrow('row-level security')
    await decide(sanne, 'accepted')
  })

  test('how many answered a criterion is told once parties see each other by name', async () => {
    await fill([{ party: 'emmen', shared: false, ended: false, confirmed: 'none', forBasisteam: false, day: 1 }])
    const counts = (visitor: Visitor) =>
      read(
        world.database,
        visitor,
        async (tx) => (await sql`select * from shared_criteria_counts('2026-11-23'::date)`.execute(tx)).rows.length,
      )
    expect(await counts(world.people.anja)).toBe(1)
    const owner = await openTestDatabaseAsOwner()
    await owner.query(`update decisions set kind = 'regionOnly'`)
    expect([await counts(world.people.anja), await counts(world.people.roel)]).toEqual([0, 1])
  })
})
