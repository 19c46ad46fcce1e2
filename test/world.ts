import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
    const { rows } = await owner.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
    )
    await owner.query(`truncate ${rows.map((row) => row.name).join(', ')} restart identity cascade`)
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
    if (byName) {
      const { sanne } = world.people
      await write(database, sanne, (tx) =>
        recordDecision(tx, sanne, programme, { kind: 'byName', title: 'Bij naam', body: 'Wij zien elkaar bij naam.', decidedOn: '2024-03-14', partyId: null, ambition: null }),
      )
    }
  }

  return Object.assign(world, { reset })
}
