import { beforeAll, describe, expect, test } from 'vitest'
import { listProposals } from '../app/covenant/growth/queries.server.ts'
import { stageOf, stages } from '../app/covenant/growth/rules.ts'
import { findProgramme, listVersions } from '../app/covenant/programme/queries.server.ts'
import { listAsks } from '../app/covenant/library/queries.server.ts'
import { askOn, thanksOf } from '../app/covenant/library/rules.ts'
import { findAmbition, partiesOf, type Programme } from '../app/covenant/programme/rules.ts'
import { findRegion } from '../app/covenant/progress/queries.server.ts'
import {
  dikePicture,
  standingKey,
  unprovedCriteria,
  type DikePicture,
  type Proof,
  type Standing,
  type Standings,
} from '../app/covenant/progress/rules.ts'
import { findReport, listConfirmations, listRounds, listThemeTexts } from '../app/covenant/reports/queries.server.ts'
import { listDeviations, readDeviations } from '../app/covenant/tailoring/queries.server.ts'
import { deviationOn } from '../app/covenant/tailoring/rules.ts'
import { followChain, type ChainedEntry } from '../app/platform/audit/chain.ts'
import { openDatabase, read, type Database } from '../app/platform/database/party.server.ts'
import { sniffDocument } from '../app/platform/files/sniff.server.ts'
import { addDays, type Day } from '../app/platform/settings/day.ts'
import { isRefusal } from '../app/platform/web/outcome.ts'
import { houseVisitor, partyRoles, programmeRoles, type Visitor } from '../app/platform/web/visitor.ts'
import { openTestDatabase, openTestDatabaseAsOwner, testDatabaseKind } from '../test/database.ts'
import { Diary, workday } from './diary.ts'
import { makePractice } from './make.server.ts'
import { dice } from './random.ts'
import { rounds } from './rounds.ts'

const today: Day = '2026-11-23'
const secretary: Visitor = { ...houseVisitor('guest', `${today}T10:00:00.000Z`, today), roles: ['secretary'] }

let database: Database
let programme: Programme
const said: string[] = []

type Row = Record<string, unknown>
async function rows<T = Row>(query: string): Promise<T[]> {
  const owner = await openTestDatabaseAsOwner()
  return (await owner.query(query)).rows as T[]
}

// Made once: it is the biggest thing that the tests make.
beforeAll(async () => {
  database = openDatabase(testDatabaseKind(), await openTestDatabase())
  const [tables] = await rows<{ names: string }>(
    `select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
  )
  await rows(`truncate ${tables?.names} restart identity cascade`)
  await makePractice(database, today, (line) => said.push(line))
  const found = await read(database, secretary, findProgramme)
  if (!found) throw new Error('The practice Drenthe was not made.')
  programme = found
}, 240_000)

async function standingsOf(day: Day): Promise<Standings> {
  const region = await read(database, secretary, (tx) => findRegion(tx, programme, day))
  if (region.kind !== 'named') throw new Error('The working group has not decided yet.')
  return region.standings
}

async function pictureOf(day: Day): Promise<DikePicture> {
  return dikePicture(programme, await standingsOf(day), day)
}

async function standingOf(name: string, day: Day): Promise<Standing | undefined> {
  return (await standingsOf(day)).get(name)
}

describe('the people', () => {
  test('every party has a coordinator and a member of its board on every day', async () => {
    const seats = await rows<{ party_id: string; role: string; from_on: Day; until_on: Day | null }>(
      'select party_id, role, from_on, until_on from seats',
    )
    const missing = ['2024-02-02', '2025-07-15', today].flatMap((day) =>
      programme.parties.flatMap((party) =>
        ['coordinator', 'boardMember'].flatMap((role) =>
          seats.some((seat) => seat.party_id === party.id && seat.role === role && seat.from_on <= day && (seat.until_on ?? day) >= day)
            ? []
            : [`${party.id} ${role} ${day}`],
        ),
      ),
    )
    expect(missing).toEqual([])
  })

  test('there is somebody in every role', async () => {
    const found = await rows<{ role: string }>(
      `select distinct role from seats where from_on <= '${today}' and coalesce(until_on, '${today}') >= '${today}'`,
    )
    expect(found.map((row) => row.role).sort()).toEqual([...partyRoles, ...programmeRoles].sort())
  })

  test('somebody who left in 2025 has a successor', async () => {
    const coordinators = await rows(`select name, from_on, until_on from seats join people on people.id = person_id
      where party_id = 'midden-drenthe' and role = 'coordinator' order by from_on`)
    expect(coordinators).toEqual([
      { name: 'Margriet Diepveld', from_on: '2024-02-02', until_on: '2025-06-30' },
      { name: 'Thijs Turfwold', from_on: '2025-07-01', until_on: null },
    ])
  })

  test('all seventeen signed on the day of the covenant, by who held that office then', async () => {
    const signed = await rows(`select c.party_id from commitments c join offices o
      on o.party_id = c.party_id and o.function = c.signed_function and o.holder = c.signed_by and o.from_on <= c.signed_on
      where c.signed_on = '${programme.signedOn}'`)
    expect(signed).toHaveLength(17)
  })

  test('nobody can be reached by accident: every address and number is unreal', async () => {
    const reachable = await rows(`select holder from offices where email not like '%@oefen.example' or phone not like '0591 00 %'`)
    expect(reachable).toEqual([])
  })
})

describe('the dike', () => {
  test('looks on the practice day like a region that is well on its way', async () => {
    const { totals } = await pictureOf(today)
    expect(totals).toEqual({ inOrder: 311, counted: 408, weak: 23, withoutWeak: 7 })
  })

  test('is better on every reference day than on the one before', async () => {
    const inOrder = []
    for (const { referenceOn } of rounds.filter((round) => round.frozenOn !== undefined))
      inOrder.push((await pictureOf(referenceOn)).totals.inOrder)
    expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other))
    expect(inOrder[0]).toBeGreaterThan(0)
  })

  test('all seven states are there', async () => {
    const states = new Set([...(await standingsOf(today)).values()].map((standing) => standing.state))
    expect([...states].sort()).toEqual([...programme.states].sort())
  })

  test('the Damocles policy has lapsed at six municipalities: four by evidence, two by their own hand', async () => {
    const standings = await standingsOf(today)
    const lapses = programme.parties.flatMap((party) => standings.get(standingKey(party.id, '3.6'))?.lapse?.reason ?? [])
    expect(lapses.sort()).toEqual(['evidence', 'evidence', 'evidence', 'evidence', 'set', 'set'])
  })

  test.each([
    ['by the interval', 'noordenveld 2.3', 'interval'],
    ['by the interval, for a whole basisteam', 'zuidwest-drenthe 1.3', 'interval'],
    ['by evidence', 'noordenveld 3.6', 'evidence'],
    ['by a ruling that nobody answered', 'noorderzijlvest 3.2', 'law'],
    ['by their own hand', 'tynaarlo 4.3', 'set'],
  ])('what lapsed %s was in order the day before', async (_how, name, reason) => {
    const lapsed = await standingOf(name, today)
    expect(lapsed).toMatchObject({ state: 'lapsed', lapse: { reason } })
    const before = await standingOf(name, addDays(lapsed?.lapse?.on ?? today, -1))
    expect(['achieved', 'secured']).toContain(before?.state)
  })

  test('the legal calendar asks of those whom it touches, and nothing lapses by it before February', async () => {
    const standings = await standingsOf(today)
    const asked = [...standings].filter(([, standing]) => standing.asks?.reason === 'law')
    expect(asked.length).toBe(32)
    expect(standings.get('tynaarlo 2.2')?.asks).toEqual({ reason: 'law', id: 'wgs', since: '2026-11-20', lapsesOn: '2027-02-20' })
    expect(standings.get('emmen 3.6')?.asks).not.toHaveProperty('lapsesOn')
  })

  test('a passed interval and expired evidence have also been put right again, more than once', async () => {
    const again = await rows<{ needs_confirmation: boolean; count: number }>(
      `select needs_confirmation, count(*)::int as count from state_changes where kind = 'reconfirm' group by 1 order by 1`,
    )
    expect(again[0]?.count).toBeGreaterThan(100)
    expect(again[1]?.count).toBeGreaterThan(2)
  })
})

describe('the rules were kept', () => {
  test('nothing is achieved or secured without proof of every criterion on that day', async () => {
    const changes = await rows<{ subject: string; ambition: string; state: 'achieved' | 'secured'; holds_on: Day }>(
      `select subject, ambition, state, holds_on from state_changes where kind = 'set' and state in ('achieved', 'secured')`,
    )
    const links = await rows<{
      subject: string
      ambition: string
      criterion: string
      holds_on: Day
      valid_until: Day | null
      ended_on: Day | null
    }>(
      'select l.subject, l.ambition, l.criterion, e.holds_on, e.valid_until, e.ended_on from evidence_links l join evidence e on e.id = l.evidence_id',
    )
    const proofs = Map.groupBy(
      links.map(({ holds_on, valid_until, ended_on, ...link }): Proof => ({
        ...link,
        holdsOn: holds_on,
        datedOn: holds_on,
        validUntil: valid_until,
        replacedOn: ended_on,
      })),
      (proof) => standingKey(proof.subject, proof.ambition),
    )
    const unproved = changes.filter((change) => {
      const ambition = findAmbition(programme, change.ambition)
      const own = proofs.get(standingKey(change.subject, change.ambition)) ?? []
      return !ambition || unprovedCriteria(ambition, change.state, own, change.holds_on).length > 0
    })
    expect(changes.length).toBeGreaterThan(400)
    expect(unproved).toEqual([])
  })

  test('nobody was their own second person, and every second person belonged there', async () => {
    const answers = await rows<{
      subject: string
      ambition: string
      set_by: string
      answered_by: string
      party_id: string
      outcome: string
    }>(
      `select c.subject, c.ambition, c.set_by, a.answered_by, s.party_id, a.outcome from state_answers a
        join state_changes c on c.id = a.change_id join seats s on s.person_id = a.answered_by`,
    )
    const wrong = answers.filter((answer) => {
      const ambition = findAmbition(programme, answer.ambition)
      const belongs = ambition && partiesOf(programme, ambition, answer.subject).some((party) => party.id === answer.party_id)
      return !belongs || (answer.set_by === answer.answered_by) !== (answer.outcome === 'withdrawn')
    })
    expect(wrong).toEqual([])
    expect(new Set(answers.map((answer) => answer.outcome))).toEqual(new Set(['confirmed', 'declined', 'withdrawn']))
  })

  test('the state of a basisteam is confirmed by somebody of another municipality', async () => {
    const [pair] = await rows<{ same: number; other: number }>(
      `select count(*) filter (where a.party_id = c.party_id)::int as same, count(*) filter (where a.party_id <> c.party_id)::int as other
        from state_changes c join state_answers a on a.change_id = c.id where c.basisteam is not null`,
    )
    expect(pair).toEqual({ same: 0, other: 5 })
  })

  test('in Coevorden three changes wait for a second person', async () => {
    const waiting = await rows(
      `select ambition, state from state_changes c where party_id = 'coevorden' and needs_confirmation
        and not exists (select from state_answers a where a.change_id = c.id) order by ambition`,
    )
    expect(waiting).toEqual([
      { ambition: '1.5', state: 'secured' },
      { ambition: '3.9', state: 'achieved' },
      { ambition: '5.1', state: 'achieved' },
    ])
  })

  test('every audit chain fits', async () => {
    const entries = await rows<ChainedEntry & Row>(
      `select chain, number, at, person_id as "personId", person_name as "personName", action, subject, details, previous_hash as "previousHash", hash
        from audit_events order by chain, number`,
    )
    const heads = await rows<{ chain: string; number: number; hash: string }>('select chain, number, hash from audit_heads')
    const faults = heads.map((head) => {
      const chain = followChain()
      chain.add(entries.filter((entry) => entry.chain === head.chain))
      return chain.end(head)
    })
    expect(heads).toHaveLength(18)
    expect(faults.filter((fault) => fault !== undefined)).toEqual([])
  })

  test('the papers are what they say they are', async () => {
    const files = await rows<{ name: string; content: Uint8Array }>('select name, content from files')
    const kinds = await Promise.all(files.map((file) => sniffDocument(new Uint8Array(file.content), file.name)))
    expect(files.length).toBeGreaterThan(5)
    expect(kinds.filter(isRefusal)).toEqual([])
  })
})

describe('the rounds', () => {
  test('every round up to the first half of 2026 is frozen, and the second half is open', async () => {
    const found = await read(database, secretary, listRounds)
    expect(found.map((round) => `${round.code} ${round.status}`)).toEqual([
      '2026-H2 open',
      '2026-H1 frozen',
      '2026-termijn frozen',
      '2025-H2 frozen',
      '2025-H1 frozen',
      '2024-H2 frozen',
      '2024-H1 frozen',
    ])
  })

  test.each(rounds.filter((round) => round.frozenOn !== undefined).map((round) => [round.code, round] as const))(
    'the report of %s has five texts, its confirmations and the picture of its day',
    async (code, round) => {
      const [texts, confirmed, report] = await read(database, secretary, async (tx) => [
        await listThemeTexts(tx, code),
        await listConfirmations(tx, code),
        await findReport(tx, code),
      ])
      expect(texts).toHaveLength(5)
      expect(confirmed).toHaveLength(17 - round.silent.length)
      expect(report?.frozenOn).toBe(round.frozenOn)
      expect(report?.content.picture.day).toBe(round.referenceOn)
      expect(report?.content.practice).toBe(true)
    },
  )
})

test('there are proposals in every stage, and one version', async () => {
  const found = await read(database, secretary, listProposals)
  expect(new Set(found.map((proposal) => stageOf(proposal)))).toEqual(new Set(stages))
  expect(await read(database, secretary, listVersions)).toHaveLength(1)
})

test('whoever waits hears once per half-year how far it is', () => {
  expect(said.slice(1)).toEqual([
    'het oefen-Drenthe: eerste helft van 2024.',
    'het oefen-Drenthe: tweede helft van 2024.',
    'het oefen-Drenthe: eerste helft van 2025.',
    'het oefen-Drenthe: tweede helft van 2025.',
    'het oefen-Drenthe: eerste helft van 2026.',
    'het oefen-Drenthe: tweede helft van 2026.',
  ])
})

test('chance falls the same way each time', () => {
  const rolls = () => {
    const own = dice('coevorden 3.6')
    return [own.between(1, 100), own.between(1, 100), own.between(1, 100)]
  }
  expect(rolls()).toEqual(rolls())
  expect(dice('coevorden 3.7').roll()).not.toBe(dice('coevorden 3.6').roll())
})

describe('helping each other', () => {
  test('there are asks that wait, that were answered and that ended with thanks, also one for the support team alone', async () => {
    const asks = await read(database, secretary, (tx) => listAsks(tx))
    const states = new Set(asks.map((ask) => askOn(ask, today)?.state))
    expect(states).toEqual(new Set(['answered', 'open', 'thanked']))
    expect(asks.filter((ask) => ask.audience === 'support')).toHaveLength(1)
    expect(thanksOf(asks, today)).toHaveLength(4)
  })

  test('documents were taken over with their source, and one of those sources has a newer version', async () => {
    const taken = await rows<{ party_id: string; ended: boolean }>(
      `select s.party_id, e.ended_on is not null as ended from evidence_sources s join evidence e on e.id = s.source_id`,
    )
    expect(taken).toHaveLength(4)
    expect(taken.some((row) => row.ended)).toBe(true)
  })

  test('one deviation was accepted and one waits for the working group', async () => {
    const found = await read(database, secretary, readDeviations)
    expect(new Set(found.map((each) => deviationOn(each, today)))).toEqual(new Set(['accepted', 'waitsForWorkingGroup']))
    expect(await read(database, secretary, (tx) => listDeviations(tx, programme, today))).toMatchObject([
      { party: 'Gemeente Westerveld', ambition: '2.3', acceptedOn: '2025-06-12', untilOn: '2027-06-30' },
    ])
  })
})

test('a diary is lived in the order of its days and no further than today', async () => {
  const diary = new Diary()
  const done: string[] = []
  const guest = (on: Day, at: string) => houseVisitor('guest', at, on)
  for (const on of ['2026-03-01', '2024-02-02', '2024-02-02', '2025-06-01']) {
    diary.write(on, guest, async (_tx, visitor) => done.push(visitor.at))
  }
  await diary.live(
    (_visitor, deed) => deed(undefined as never),
    '2025-06-01',
    () => {},
  )
  expect(done).toEqual(['2024-02-02T10:00:00.000Z', '2024-02-02T13:00:00.000Z', '2025-06-01T11:30:00.000Z'])
})

test('nobody works in the weekend', () => {
  expect([workday('2026-11-20'), workday('2026-11-21'), workday('2026-11-22')]).toEqual(['2026-11-20', '2026-11-20', '2026-11-20'])
})
