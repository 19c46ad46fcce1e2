import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { addOffice } from '../app/covenant/parties/commands.server.ts'
import { applies, criteriaFor, findParty } from '../app/covenant/programme/rules.ts'
import { attachSource } from '../app/covenant/programme/commands.server.ts'
import { answerCriteria, plan } from '../app/covenant/progress/commands.server.ts'
import { confirmRound, fillRound, openRound } from '../app/covenant/reports/commands.server.ts'
import { recordDecision } from '../app/covenant/working-group/commands.server.ts'
import { doors } from '../app/doors.ts'
import { openDatabase, write } from '../app/platform/database/party.server.ts'
import { isRefusal } from '../app/platform/web/outcome.ts'
import { enter, type Door } from '../app/platform/web/door.ts'
import type { Visitor } from '../app/platform/web/visitor.ts'
import { browser } from './browse.ts'
import { openTestDatabase, testDatabaseKind } from './database.ts'
import { achieved, evidence, freezeAgreed, state } from './given.ts'
import { on, smallWorld } from './world.ts'

const world = await smallWorld()
const { people } = world
const sharing = { shared: true }

let counted = 0
let changes = 0
const counting = openDatabase(testDatabaseKind(), await openTestDatabase(), { onQuery: () => (counted += 1) })

const must = async <T>(outcome: Promise<T>) => {
  const value = await outcome
  if (isRefusal(value)) throw new Error(JSON.stringify(value))
  return value as Exclude<T, { refused: string }>
}

const ids = { change: '', evidence: '', document: '', office: '' }

/** One of everything that a page can show, of one ambition. */
async function happen(number: string, first: Visitor, second: Visitor) {
  const [early, late] = ['2026-10-01', '2026-11-20']
  await achieved(world, number, early, { by: first, second, validUntil: '2026-12-31', ...sharing })
  await must(
    write(world.database, first, (tx) =>
      plan(tx, first, world.programme, number, { owner: 'Iemand', nextOn: '2026-12-01', seen: undefined }),
    ),
  )
  const ambition = world.programme.ambitions.find((each) => each.number === number)!
  await must(
    write(world.database, first, (tx) =>
      answerCriteria(tx, first, world.programme, number, {
        answers: [{ criterion: ambition.criteria[0]!.id, yes: true, statement: 'Ja' }],
        statementTitle: 'Verklaring',
        seen: undefined,
      }),
    ),
  )
  await state(world, on(late, first), number, { state: 'lapsed', reason: 'Iets is anders.', outlook: 'obstacle' })
  const { evidenceId } = await evidence(world, on(late, first), number, { criteria: criteriaFor(ambition, 'secured').map(({ id }) => id) })
  const { changeId } = await state(world, on(late, first), number, { state: 'achieved' })
  return { evidence: evidenceId, change: changeId }
}

async function office(person: Visitor, fromOn: string, untilOn: string | null) {
  const form = { function: 'portfolioHolder' as const, holder: 'Iemand', email: null, phone: null, fromOn, untilOn }
  return (await must(write(world.database, person, (tx) => addOffice(tx, person, form)))).officeId
}

async function decide(title: string) {
  const { sanne } = people
  const decision = { kind: 'other' as const, title, body: 'Besloten.', decidedOn: '2026-05-01', partyId: null, ambition: null }
  await must(write(world.database, sanne, (tx) => recordDecision(tx, sanne, world.programme, decision)))
}

beforeAll(async () => {
  await world.reset()
  const { anja, bram, sanne } = people
  const summer = on('2026-06-20', sanne)
  await must(
    write(world.database, summer, (tx) =>
      openRound(tx, summer, world.programme, { code: '2026-H1', title: 'Juni', referenceOn: '2026-06-12' }),
    ),
  )
  await freezeAgreed(world, '2026-H1', '2026-06-20')
  await must(
    write(world.database, sanne, (tx) =>
      openRound(tx, sanne, world.programme, { code: '2026-H2', title: 'November', referenceOn: '2026-11-16' }),
    ),
  )
  Object.assign(ids, await happen('1.5', anja, bram))
  ids.office = await office(anja, '2024-05-01', null)
  const { evidenceId } = await evidence(world, anja, '1.5', {
    kind: 'document',
    body: null,
    file: { name: 'besluit.txt', mediaType: 'text/plain', content: new TextEncoder().encode('Besluit') },
  })
  ids.document = evidenceId
  await decide('Eerste')
  await must(
    write(world.database, sanne, (tx) =>
      attachSource(tx, sanne, world.programme, {
        name: 'convenant.txt',
        mediaType: 'text/plain',
        content: readFileSync('app/covenant/programme/made-up-covenant.txt'),
      }),
    ),
  )
})

const addressOf = (page: string) =>
  page
    .replace('/bewijs/:evidenceId/bestand', `/bewijs/${ids.document}/bestand`)
    .replace(':number', '1.5')
    .replace(':changeId', ids.change)
    .replace(':evidenceId', ids.evidence)
    .replace(':officeId', ids.office)
    .replace(':partyId', 'coevorden')
    .replace('/:round/bericht/:format', '/2026-H1/bericht/json')
    .replace('/:round/partij/:partyId', '/2026-H1/partij/coevorden')
    .replace(':format', 'json')
    .replace(':round', '2026-H2')
    .replace(':version', '1')
    .replace(':theme', '1')
    .replace('/*', '/bestaat-niet')

/** For each page the most that anybody of this world takes, each time as the first to look after a change. */
async function countAll(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [page, door] of Object.entries(doors) as [string, Door][]) {
    for (const person of [people.anja, people.bram, people.sanne, people.roel]) {
      if (door !== 'machine' && enter(door, person, 'practice') !== 'open') continue
      const visit = browser({ ...world, database: counting }, person)
      await visit.open('/gezond')
      await decide(`Besluit ${(changes += 1)}`)
      counted = 0
      const response = await visit.open(addressOf(page))
      await response.text()
      if (response.status === 200) counts[page] = Math.max(counts[page] ?? 0, counted)
    }
  }
  return counts
}

test('what a page asks of the database does not grow with the facts', async () => {
  // The text of the covenant is read once in the life of a process.
  await browser(world, people.anja).open('/hulp')
  const few = await countAll()

  const coevorden = findParty(world.programme, 'coevorden')!
  const others = world.programme.ambitions.filter((ambition) => ambition.number !== '1.5' && applies(ambition, coevorden))
  for (const { number } of others) {
    await happen(number, people.anja, people.bram)
    await happen(number, people.wout, people.hilda).catch(() => undefined)
  }
  for (const year of [2018, 2019, 2020, 2021, 2022, 2023]) await office(people.anja, `${year}-01-01`, `${year}-12-31`)
  for (const person of [people.anja, people.egbert, people.wout])
    await must(write(world.database, person, (tx) => fillRound(tx, person, world.programme, '2026-H2', { unchangedSeen: true, note: '' })))
  await must(write(world.database, people.bram, (tx) => confirmRound(tx, people.bram, world.programme, '2026-H2')))
  const many = await countAll()

  expect(many).toEqual(few)
  // How many: `npx vitest run test/queries.test.ts -u` writes them down anew, and the bench shows them in docs/benchmarks.md.
  await expect(`${JSON.stringify(few, null, 2)}\n`).toMatchFileSnapshot('queries-per-page.json')
}, 300_000)

test('a page that is looked at again costs one question at the door', async () => {
  for (const path of ['/dijkbeeld', '/onze-dijk']) {
    const visit = browser({ ...world, database: counting }, people.anja)
    await visit.open(path)
    counted = 0
    expect((await visit.open(path)).status).toBe(200)
    expect(counted).toBe(1)
  }
})
