import { beforeEach, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { achieved, freezeAgreed, openRoundOn, reading } from '../../../../test/given.ts'
import { smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import { findBound } from '../../parties/queries.server.ts'
import { findRegion } from '../../progress/queries.server.ts'
import { confirmRound, openRound } from '../../reports/commands.server.ts'
import { findReport } from '../../reports/queries.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const leaves = {
  partyId: 'coevorden',
  kind: 'left',
  ...dateFields('onDay', '2026-09-01'),
  body: 'De gemeente stopt.',
  ...dateFields('decidedOn', '2026-08-20'),
}
const page = '/werkgroep/deelname'
const secretary = () => browser(world, world.people.sanne)

test('a party that left counts until the day before, also where parties do not see each other by name', async () => {
  await world.reset({ byName: false })
  const { anja, bram, egbert, sanne } = world.people
  await achieved(world, '1.1', '2026-05-01', { by: anja, second: bram })
  const totals = async (day: string, who = egbert) => {
    const region = await read(world.database, who, (tx) => findRegion(tx, world.programme, day))
    const sum = (states: ('achieved' | 'secured')[]) =>
      region.counts.reduce((total, count) => total + states.reduce((part, state) => part + count.states[state], 0), 0)
    return {
      parties: region.programme.parties.length,
      counted: region.counts.reduce((total, each) => total + each.subjects, 0),
      inOrder: sum(['achieved', 'secured']),
    }
  }
  expect(await totals('2026-10-01')).toEqual({ parties: 17, counted: 410, inOrder: 1 })

  expect((await secretary().submit(page, leaves)).headers.get('location')).toBe('/werkgroep?gedaan=bewaard')

  expect(await totals('2026-08-31')).toEqual({ parties: 17, counted: 410, inOrder: 1 })
  expect(await totals('2026-09-01')).toEqual({ parties: 16, counted: 384, inOrder: 0 })
  expect(await totals('2026-09-01', sanne)).toEqual({ parties: 16, counted: 384, inOrder: 0 })
})

test('it is gone from dike, matrix and files of the days after, and stays readable', async () => {
  await secretary().submit(page, leaves)
  const asEgbert = browser(world, world.people.egbert)
  expect(await reading(asEgbert.open('/dijkbeeld'))).not.toContain('Coevorden')
  expect(await reading(asEgbert.open('/dijkbeeld?op=2026-08-31'))).toContain('Coevorden')
  expect(await (await asEgbert.open('/dijkbeeld/matrix.csv')).text()).not.toContain('Coevorden')
  expect(await reading(asEgbert.open('/partijen/coevorden'))).toContain('Deze partij doet niet meer mee sinds 1 september 2026')
  expect(await reading(browser(world, world.people.anja).open('/onze-dijk'))).toContain('Onze dijk: Coevorden')
  expect(await reading(asEgbert.open('/werkgroep'))).toContain('Gemeente Coevorden doet niet meer mee vanaf 1 september 2026')
})

test('a later decision about the same day gives everything back', async () => {
  await secretary().submit(page, leaves)
  await secretary().submit(page, { ...leaves, kind: 'joined', body: 'Toch niet.' })
  const bound = await read(world.database, world.people.egbert, (tx) => findBound(tx, world.programme, '2026-11-23'))
  expect(bound.parties).toHaveLength(17)
})

test('a round no longer waits for it, and a frozen report keeps it', async () => {
  const { sanne, bram } = world.people
  await openRoundOn(world, '2026-H1', '2026-06-26')
  await freezeAgreed(world, '2026-H1', '2026-06-30')
  const before = await read(world.database, sanne, (tx) => findReport(tx, '2026-H1'))
  await write(world.database, sanne, (tx) =>
    openRound(tx, sanne, world.programme, { code: '2026-H2', title: 'November', referenceOn: '2026-11-20' }),
  )
  expect(await reading(secretary().open('/halfjaarbericht/2026-H2'))).toContain('Gemeente Coevorden')
  await secretary().submit(page, leaves)

  expect(await reading(secretary().open('/halfjaarbericht/2026-H2'))).not.toContain('Gemeente Coevorden')
  const answer = await write(world.database, bram, (tx) => confirmRound(tx, bram, world.programme, '2026-H2'))
  expect(answer).toEqual({ refused: 'notForParty' })
  const after = await read(world.database, sanne, (tx) => findReport(tx, '2026-H1'))
  expect(after).toEqual(before)
})

test('bad input is answered beside the field and keeps what was typed', async () => {
  const answer = await secretary().submit(page, { ...leaves, ...dateFields('onDay', '2023-01-01') })
  expect(answer.status).toBe(409)
  const words = await answer.text()
  expect(words).toContain('Deze dag ligt voor de ondertekening van de afspraken.')
  expect(words).toContain('De gemeente stopt.')
  expect((await secretary().submit(page, { ...leaves, partyId: 'groningen' })).status).toBe(409)
  expect((await secretary().submit(page, { ...leaves, body: '' })).status).toBe(400)
  const parties = await read(world.database, world.people.sanne, (tx) => findBound(tx, world.programme, '2026-11-23'))
  expect(parties.parties).toHaveLength(17)
})
