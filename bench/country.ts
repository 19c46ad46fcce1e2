import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { parse, stringify } from 'yaml'
import { installProgramme } from '../app/covenant/programme/commands.server.ts'
import { readProgramme } from '../app/covenant/programme/file.ts'
import { writeAll, type Database } from '../app/platform/database/party.server.ts'
import { addSeat } from '../app/platform/identity/sessions.server.ts'
import { houseVisitor } from '../app/platform/web/visitor.ts'
import { countryFacts, countryOf } from './rules.ts'

/** A country in a real database: 375 parties with ten years of half-yearly changes. `owner` fills the tables in bulk. */
export async function fillCountry(database: Database, owner: pg.Pool): Promise<{ changes: number }> {
  const text = readFileSync(join(import.meta.dirname, '../programmes/drenthe-2024.yaml'), 'utf8')
  const read = readProgramme(text)
  if ('problems' in read) throw new Error('The programme cannot be read.')
  const country = countryOf(read.programme)
  const file = { ...(parse(text) as object), parties: country.parties, basisteams: country.basisteams }
  const { changes, proofs } = countryFacts(country)
  const partyOf = new Map(country.parties.map((party) => [party.basisteam ?? '', party.id]))
  const owned = (subject: string) =>
    country.parties.some((party) => party.id === subject) ? [subject, null] : [partyOf.get(subject) ?? '', subject]
  const owners = new Map<string, (string | null)[]>()
  for (const { subject } of changes) if (!owners.has(subject)) owners.set(subject, owned(subject))

  const at = '2024-02-02T09:00:00.000Z'
  const [installer, doorkeeper] = [houseVisitor('installer', at, '2024-02-02'), houseVisitor('doorkeeper', at, '2024-02-02')]
  await writeAll(database, async (as) => {
    await as(installer, (tx) => installProgramme(tx, installer, stringify(file)))
    await as(doorkeeper, (tx) =>
      addSeat(tx, doorkeeper, { name: 'Lezer', partyId: 'gemeente-1', role: 'coordinator', fromOn: '2024-02-02' }),
    )
  })
  const nobody = uuid()
  await decide(owner, 'byName', '2024-03-14')
  for (let from = 0; from < changes.length; from += 10_000) {
    const part = changes.slice(from, from + 10_000)
    await owner.query(
      `insert into state_changes (id, party_id, basisteam, ambition, kind, state, holds_on, needs_confirmation, set_by, recorded_at)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::boolean[], $9::uuid[], $10::timestamptz[])`,
      [
        part.map(() => uuid()),
        part.map((each) => owners.get(each.subject)?.[0]),
        part.map((each) => owners.get(each.subject)?.[1] ?? null),
        part.map((each) => each.ambition),
        part.map((each) => (each.state === 'achieved' || each.state === 'secured' ? 'reconfirm' : each.kind)),
        part.map((each) => each.state),
        part.map((each) => each.holdsOn),
        part.map(() => false),
        part.map(() => nobody),
        part.map(() => at),
      ],
    )
  }
  await fillProofs(
    owner,
    proofs.filter((proof) => proof.replacedOn === null),
    owners,
    at,
    nobody,
  )
  await owner.query('analyze')
  return { changes: changes.length }
}

/** What parties see of each other. */
export async function decide(owner: pg.Pool, kind: 'byName' | 'regionOnly', day: string): Promise<void> {
  await owner.query(
    `insert into decisions (id, kind, title, body, decided_on, recorded_by, recorded_at) values ($1, $2, 'Besluit', 'Besluit', $3, $4, now())`,
    [uuid(), kind, day, uuid()],
  )
}

async function fillProofs(
  owner: pg.Pool,
  proofs: ReturnType<typeof countryFacts>['proofs'],
  owners: Map<string, (string | null)[]>,
  at: string,
  nobody: string,
) {
  for (let from = 0; from < proofs.length; from += 10_000) {
    const part = proofs.slice(from, from + 10_000).map((proof) => ({ ...proof, id: uuid(), of: owners.get(proof.subject) ?? [] }))
    const [ids, parties, teams] = [part.map((each) => each.id), part.map((each) => each.of[0]), part.map((each) => each.of[1] ?? null)]
    await owner.query(
      `insert into evidence (id, party_id, basisteam, kind, title, dated_on, valid_until, body, holds_on, added_by, recorded_at)
       select id, party, team, 'statement', 'Verklaring', held, until, 'Ja', held, $6, $7
       from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[]) as given (id, party, team, held, until)`,
      [ids, parties, teams, part.map((each) => each.holdsOn), part.map((each) => each.validUntil), nobody, at],
    )
    await owner.query(
      `insert into evidence_links select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [ids, parties, teams, part.map((each) => each.subject), part.map((each) => each.ambition), part.map((each) => each.criterion)],
    )
  }
}
