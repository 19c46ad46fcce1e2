import { beforeAll, describe, expect, test } from 'vitest'
import { answerCriteria, addEvidence, setState } from '../app/covenant/progress/commands.server.ts'
import { propose } from '../app/covenant/growth/commands.server.ts'
import { addOffice } from '../app/covenant/parties/commands.server.ts'
import { openRound } from '../app/covenant/reports/commands.server.ts'
import { doors } from '../app/doors.ts'
import { write } from '../app/platform/database/party.server.ts'
import { isRefusal } from '../app/platform/web/outcome.ts'
import { enter, type Door } from '../app/platform/web/door.ts'
import type { Visitor } from '../app/platform/web/visitor.ts'
import { openTestDatabaseAsOwner } from './database.ts'
import { browser } from './browse.ts'
import { smallWorld, type PersonName } from './world.ts'

const world = await smallWorld()

/** Words that each party wrote for itself alone. Whoever reads one of another party's reads too much. */
const secretOf = {
  coevorden: 'GEHEIM-VAN-COEVORDEN',
  emmen: 'GEHEIM-VAN-EMMEN',
  'hunze-en-aas': 'GEHEIM-VAN-HUNZE',
  drenthe: 'GEHEIM-VAN-DRENTHE',
}
const ids: Record<string, { evidence: string; change: string; office: string }> = {}

beforeAll(async () => {
  await world.reset()
  const { anja, egbert, wout, pia, sanne } = world.people
  for (const person of [anja, egbert, wout, pia]) {
    const party = person.partyId as keyof typeof secretOf
    const secret = secretOf[party]
    const done = await write(world.database, person, async (tx) => {
      const criteria = world.programme.ambitions.find((each) => each.number === '1.5')?.criteria ?? []
      const evidence = await addEvidence(tx, person, world.programme, {
        kind: 'statement',
        title: secret,
        datedOn: '2026-11-01',
        validUntil: null,
        url: null,
        body: secret,
        file: null,
        shared: false,
        links: criteria.map((criterion) => ({ ambition: '1.5', criterion: criterion.id })),
      })
      const change = await setState(tx, person, world.programme, '1.5', {
        state: 'achieved',
        holdsOn: person.today,
        reason: null,
        note: secret,
        outlook: 'attention',
        seen: undefined,
      })
      await answerCriteria(tx, person, world.programme, '1.1', {
        answers: [{ criterion: world.programme.ambitions[0]?.criteria[0]?.id ?? '', yes: true, statement: secret }],
        statementTitle: secret,
        seen: undefined,
      })
      const office = await addOffice(tx, person, {
        function: 'portfolioHolder',
        holder: 'Portefeuillehouder',
        email: null,
        phone: null,
        fromOn: '2026-01-01',
        untilOn: null,
      })
      if (isRefusal(evidence) || isRefusal(change) || isRefusal(office)) throw new Error(JSON.stringify({ evidence, change, office }))
      return { evidence: evidence.evidenceId, change: change.changeId, office: office.officeId }
    })
    ids[party] = done
  }
  await write(world.database, sanne, (tx) =>
    openRound(tx, sanne, world.programme, { code: '2026-H2', title: 'Halfjaarbericht', referenceOn: '2026-11-16' }),
  )
})

/** One proposal, of Emmen. */
let proposalId = ''
beforeAll(async () => {
  const { egbert } = world.people
  const made = await write(world.database, egbert, (tx) =>
    propose(tx, egbert, world.programme, {
      kind: 'sharpen',
      ambition: '1.5',
      title: 'Een plan per jaar',
      motive: 'Dat helpt ons.',
      effects: { gemeente: 'Een dag werk.', waterschap: null, provincie: null },
    }),
  )
  if (isRefusal(made)) throw new Error(made.refused)
  proposalId = made.proposalId
})

const everybody = () => Object.entries(world.people) as [PersonName, Visitor][]
const pages = Object.entries(doors) as [string, Door][]

/** What may be read by many is asked for as if it did not exist; its own rights are in the tests of its room and in isolation. */
const nobodys = '01900000-0000-7000-8000-000000000001'

/** The address of a page with the things of one party in it. */
const addressOf = (page: string, party: string) =>
  page
    .replace(':number', '1.5')
    .replace(':changeId', ids[party]?.change ?? '')
    .replace(':evidenceId', ids[party]?.evidence ?? '')
    .replace(':officeId', ids[party]?.office ?? '')
    .replace(':partyId', party)
    .replace(':round', '2026-H2')
    .replace(':dimension', 'border')
    .replace(':askId', nobodys)
    .replace(':offerId', nobodys)
    .replace(':deviationId', nobodys)
    .replace(':theme', '1')
    .replace(':version', '1')
    .replace(':proposalId', proposalId)
    .replace(':format', 'pdf')
    .replace('/*', '/bestaat-niet')

describe('every role at every page', () => {
  test.each(pages)('%s opens for whom its door names, and for nobody else', async (page, door) => {
    for (const [name, person] of everybody()) {
      const response = await browser(world, person).open(addressOf(page, person.partyId ?? 'coevorden'))
      const wanted = enter(door, person, 'practice')
      expect({ name, refused: response.status === 403 }).toEqual({ name, refused: wanted === 'notForYou' })
    }
  })

  test.each(pages)('%s, posted to by somebody whom its door does not name, is refused', async (page, door) => {
    for (const [name, person] of everybody()) {
      if (enter(door, person, 'practice') !== 'notForYou') continue
      const response = await browser(world, person).submit(addressOf(page, person.partyId ?? 'coevorden'), { any: 'thing' })
      expect({ name, status: response.status }).toEqual({ name, status: 403 })
    }
  })

  test('a stranger comes no further than the front page, help and health', async () => {
    const open = []
    for (const [page, door] of pages) {
      const response = await browser(world, undefined).open(addressOf(page, 'coevorden'))
      if (response.status === 200) open.push(page)
      else expect({ page, status: response.status }).toEqual({ page, status: door === 'practice' ? 302 : door === 'everybody' ? 404 : 302 })
    }
    expect(open.toSorted()).toEqual(['/', '/gezond', '/hulp', '/oefenen/dag'])
  })

  test('asking for the data of a page goes through the same door', async () => {
    const { rik } = world.people
    for (const path of ['/halfjaarbericht/nieuw.data', '/onze-functies/nieuw.data', '/convenant/bron.data']) {
      const response = await browser(world, rik).open(path)
      expect(await response.text()).not.toContain('Sanne')
      expect(response.status).not.toBe(200)
    }
  })
})

describe('the things of one party, asked for by another', () => {
  const partyPages = pages.filter(([page]) => /:(changeId|evidenceId|officeId)/.test(page))

  test.each(partyPages)('%s looks the same as when it does not exist', async (page) => {
    for (const [name, person] of everybody()) {
      for (const other of Object.keys(secretOf).filter((party) => party !== person.partyId)) {
        const unknown = addressOf(page, other).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '01900000-0000-7000-8000-000000000000')
        const [theirs, nobodys] = [await browser(world, person).open(addressOf(page, other)), await browser(world, person).open(unknown)]
        const [one, two] = [await theirs.text(), await nobodys.text()]
        expect({
          name,
          status: theirs.status,
          same: one.replaceAll(/%2F[^"]*|\/[^" ]*/g, '') === two.replaceAll(/%2F[^"]*|\/[^" ]*/g, ''),
        }).toEqual({ name, status: nobodys.status, same: true })
        expect([403, 404]).toContain(theirs.status)
      }
    }
  })

  test('no page and no download shows what another party wrote for itself', async () => {
    for (const [name, person] of everybody()) {
      for (const [page] of pages) {
        for (const other of Object.keys(secretOf) as (keyof typeof secretOf)[]) {
          if (other === person.partyId) continue
          const body = await (await browser(world, person).open(addressOf(page, other))).text()
          expect({ name, page, other, leaks: body.includes(secretOf[other]) }).toEqual({ name, page, other, leaks: false })
        }
      }
    }
  }, 120_000)

  test('no form of another party changes anything of it', async () => {
    const owner = await openTestDatabaseAsOwner()
    const picture = async () => {
      const tables = [
        'state_changes',
        'state_answers',
        'criterion_answers',
        'outlooks',
        'evidence',
        'evidence_links',
        'offices',
        'commitments',
        'renewals',
        'cards',
        'asks',
        'offers',
        'risk_degrees',
        'deviations',
        'deviation_steps',
        'evidence_sources',
      ]
      const counts = []
      for (const table of tables)
        counts.push(
          (
            await owner.query(
              `select md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t where party_id = 'hunze-en-aas'`,
            )
          ).rows[0],
        )
      return counts
    }
    const before = await picture()
    const fields = {
      state: 'preparing',
      outcome: 'confirmed',
      deed: 'withdraw',
      shared: 'yes',
      seen: '1',
      partyId: 'hunze-en-aas',
      holder: 'Een ander',
      function: 'portfolioHolder',
      reason: 'x',
    }
    for (const person of [world.people.anja, world.people.bram, world.people.sanne, world.people.roel, world.people.pia]) {
      for (const [page] of pages)
        await browser(world, person)
          .submit(addressOf(page, 'hunze-en-aas'), fields)
          .catch(() => undefined)
    }
    expect(await picture()).toEqual(before)
  }, 120_000)
})
