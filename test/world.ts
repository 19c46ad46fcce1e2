import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { installProgramme } from '../app/covenant/programme/commands.server.ts'
import { readProgramme } from '../app/covenant/programme/file.ts'
import type { Programme } from '../app/covenant/programme/rules.ts'
import { recordDecision } from '../app/covenant/working-group/commands.server.ts'
import { openDatabase, write, type Database } from '../app/platform/database/party.server.ts'
import { addSeat } from '../app/platform/identity/sessions.server.ts'
import type { Day } from '../app/platform/settings/day.ts'
import { houseVisitor, type Role, type Visitor } from '../app/platform/web/visitor.ts'
import { openTestDatabase, openTestDatabaseAsOwner, testDatabaseKind } from './database.ts'

/** The day of the small world, unless a test says otherwise. No test reads the clock. */
export const today: Day = '2026-11-23'
const signedOn: Day = '2024-02-02'

/** Everybody of the small world, by name. It grows slowly and on purpose. */
const cast = {
  anja: { name: 'Anja Abbes', partyId: 'coevorden', role: 'coordinator' },
  bram: { name: 'Bram Bos', partyId: 'coevorden', role: 'boardMember' },
  cora: { name: 'Cora Conijn', partyId: 'coevorden', role: 'processOwner', ambitions: ['3.6'] },
  rik: { name: 'Rik Roos', partyId: 'coevorden', role: 'reader' },
  fenna: { name: 'Fenna Feiken', partyId: 'coevorden', role: 'privacyOfficer' },
  egbert: { name: 'Egbert Eising', partyId: 'emmen', role: 'coordinator' },
  els: { name: 'Els Elting', partyId: 'emmen', role: 'boardMember' },
  wout: { name: 'Wout Wieringa', partyId: 'hunze-en-aas', role: 'coordinator' },
  hilda: { name: 'Hilda Haan', partyId: 'hunze-en-aas', role: 'boardMember' },
  pia: { name: 'Pia Pranger', partyId: 'drenthe', role: 'coordinator' },
  sanne: { name: 'Sanne Smit', partyId: null, role: 'secretary' },
  roel: { name: 'Roel Riepma', partyId: null, role: 'riecAdviser' },
  gerda: { name: 'Gerda Grever', partyId: null, role: 'portfolioHolder' },
} satisfies Record<string, { name: string; partyId: string | null; role: Role; ambitions?: string[] }>

export type PersonName = keyof typeof cast

export type World = {
  database: Database
  programme: Programme
  /** Each person as a visitor on the day of the small world. */
  people: Record<PersonName, Visitor>
}

const source = readFileSync(join(import.meta.dirname, '../programmes/drenthe-2024.yaml'), 'utf8')

function drenthe(): Programme {
  const outcome = readProgramme(source)
  if ('problems' in outcome) throw new Error(outcome.problems[0]?.message)
  return outcome.programme
}

/** The same person on another day. */
export function on(day: Day, visitor: Visitor): Visitor {
  return { ...visitor, today: day, at: `${day}T10:00:00.000Z` }
}

/** Everything about the beginning is made once per worker with the product's own commands, and put back row by row after that. */
const kept = new Map<boolean, { rows: Map<string, string>; people: World['people'] }>()

async function tableNames(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by 1`,
  )
  return rows.map((row) => row.name)
}

async function copyOf(owner: pg.Pool): Promise<Map<string, string>> {
  const copies = new Map<string, string>()
  for (const name of await tableNames(owner)) {
    const { rows } = await owner.query<{ all: string | null }>(`select json_agg(t)::text as all from ${name} t`)
    if (rows[0]?.all) copies.set(name, rows[0].all)
  }
  return copies
}

async function putBack(owner: pg.Pool, copies: Map<string, string>) {
  // The tables of the beginning hang together only by these, in this order.
  const order = ['programmes', 'parties', 'people', 'seats', 'decisions', 'audit_events', 'audit_heads']
  for (const name of order) {
    const rows = copies.get(name)
    if (rows)
      await owner.query(`insert into ${name} overriding system value select * from json_populate_recordset(null::${name}, $1::json)`, [
        rows,
      ])
  }
  await owner.query(`select setval(pg_get_serial_sequence('decisions', 'seq'), 100)`)
}

async function fill(world: World, byName: boolean) {
  const { database, programme } = world
  const installer = houseVisitor('installer', `${signedOn}T09:00:00.000Z`, signedOn)
  const doorkeeper = houseVisitor('doorkeeper', `${signedOn}T09:00:00.000Z`, signedOn)
  await write(database, installer, (tx) => installProgramme(tx, installer, source))
  await write(database, doorkeeper, async (tx) => {
    for (const [key, person] of Object.entries(cast) as [PersonName, (typeof cast)[PersonName]][]) {
      const ambitions = 'ambitions' in person ? person.ambitions : []
      const { personId } = await addSeat(tx, doorkeeper, { ...person, ambitions, fromOn: signedOn })
      const party = programme.parties.find((each) => each.id === person.partyId)
      world.people[key] = {
        personId,
        name: person.name,
        partyId: person.partyId,
        partyName: party?.fullName ?? null,
        basisteam: party?.basisteam ?? null,
        roles: [person.role],
        ambitions,
        at: `${today}T10:00:00.000Z`,
        today,
      }
    }
  })
  if (!byName) return
  const { sanne } = world.people
  await write(database, sanne, (tx) =>
    recordDecision(tx, sanne, programme, {
      kind: 'byName',
      title: 'Bij naam',
      body: 'Wij zien elkaar bij naam.',
      decidedOn: '2024-03-14',
      partyId: null,
      ambition: null,
    }),
  )
}

/**
 * Drenthe with its seventeen parties and a dozen people, and nothing recorded yet. `reset` makes it new before each test.
 * Parties see each other by name, unless `reset({ byName: false })`.
 */
export async function smallWorld(): Promise<World & { reset: (options?: { byName?: boolean }) => Promise<void> }> {
  const database = openDatabase(testDatabaseKind(), await openTestDatabase())
  const owner = await openTestDatabaseAsOwner()
  const programme = drenthe()
  const world: World = { database, programme, people: {} as World['people'] }

  const reset = async ({ byName = true }: { byName?: boolean } = {}) => {
    await owner.query(`truncate ${(await tableNames(owner)).join(', ')} restart identity cascade`)
    const known = kept.get(byName)
    if (known) {
      await putBack(owner, known.rows)
      Object.assign(world.people, known.people)
      return
    }
    await fill(world, byName)
    kept.set(byName, { rows: await copyOf(owner), people: { ...world.people } })
  }

  return Object.assign(world, { reset })
}
