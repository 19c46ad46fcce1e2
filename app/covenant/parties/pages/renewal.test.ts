import { beforeEach, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { reading } from '../../../../test/given.ts'
import { smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import { addOffice, changeOffice, sign } from '../commands.server.ts'
import { findOfficeCalls, listRenewals } from '../queries.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const page = '/onze-handtekening/vernieuw'

async function newChair() {
  const { wout } = world.people
  await write(world.database, wout, async (tx) => {
    await sign(tx, wout, world.programme, { signedBy: 'Oude Dijkgraaf', signedFunction: 'waterBoardChair', signedOn: '2024-02-02' })
    return addOffice(tx, wout, {
      function: 'waterBoardChair',
      holder: 'Hilda Haan',
      email: null,
      phone: null,
      fromOn: '2026-09-01',
      untilOn: null,
    })
  })
}

test('a new dijkgraaf is asked on the desk and on the page of the party, and renews the commitment once', async () => {
  await newChair()
  const { wout, hilda, anja } = world.people
  expect(await reading(browser(world, wout).open('/onze-dijk'))).toContain('Vernieuw de toezegging')
  expect(await reading(browser(world, hilda).open('/partijen/hunze-en-aas'))).toContain(
    'Een nieuwe dijkgraaf is gevraagd om de toezegging te vernieuwen',
  )

  const asHilda = browser(world, hilda)
  expect(await reading(asHilda.open(page))).toContain('Hilda Haan werd dijkgraaf nadat de afspraken waren getekend')
  const answer = await asHilda.submit(page, { holder: 'Hilda Haan', ...dateFields('renewedOn', '2026-11-20') })
  expect(answer.headers.get('location')).toBe('/partijen/hunze-en-aas?gedaan=vernieuwd')

  expect(await reading(browser(world, anja).open('/partijen/hunze-en-aas'))).toContain(
    'Hilda Haan, dijkgraaf, vernieuwde de toezegging op 20 november 2026.',
  )
  expect(await reading(browser(world, wout).open('/onze-dijk'))).not.toContain('Vernieuw de toezegging')
  expect((await asHilda.submit(page, { ...dateFields('renewedOn', '2026-11-20') })).status).toBe(409)
  expect(await read(world.database, anja, (tx) => listRenewals(tx, 'hunze-en-aas'))).toHaveLength(1)
})

test('a day before the office, or still to come, is answered beside the field', async () => {
  await newChair()
  const asWout = browser(world, world.people.wout)
  const early = await asWout.submit(page, { ...dateFields('renewedOn', '2026-08-31') })
  expect(early.status).toBe(409)
  expect(await early.text()).toContain('Deze dag ligt voor de eerste dag in de functie.')
  expect((await asWout.submit(page, { ...dateFields('renewedOn', '2026-12-01') })).status).toBe(409)
  expect((await asWout.submit(page, { ...dateFields('renewedOn', '') })).status).toBe(400)
})

test('somebody who sees another head than there is now, saves nothing unseen', async () => {
  await newChair()
  const answer = await browser(world, world.people.wout).submit(page, { holder: 'Iemand Anders', ...dateFields('renewedOn', '2026-11-20') })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Nu staat er: Dijkgraaf, Hilda Haan.')
})

test('without a new head there is nothing to renew, and nothing is asked', async () => {
  expect(await reading(browser(world, world.people.wout).open(page))).toContain('Er is niets te vernieuwen')
  expect(await reading(browser(world, world.people.wout).open('/onze-dijk'))).not.toContain('Vernieuw de toezegging')
})

test('an empty function is told on the page of the party, and every party can compute what it calls for', async () => {
  const { anja, egbert } = world.people
  const form = { function: 'signalReceiver' as const, holder: 'Rik Roos', email: null, phone: null, fromOn: '2025-01-01', untilOn: null }
  await write(world.database, anja, async (tx) => {
    const added = await addOffice(tx, anja, form)
    return 'officeId' in added ? changeOffice(tx, anja, added.officeId, { ...form, untilOn: '2026-10-31' }) : added
  })
  expect(await reading(browser(world, egbert).open('/partijen/coevorden'))).toContain(
    'Ontvanger van meldingen: leeg sinds 1 november 2026. 2.1 Intern meldpunt hangt van deze functie af. Is de functie op 31 december 2026 nog leeg',
  )
  const calls = await read(world.database, egbert, (tx) => findOfficeCalls(tx, world.programme))
  expect(calls.map(({ subject, ambition, asksOn, lapsesOn }) => ({ subject, ambition, asksOn, lapsesOn }))).toEqual([
    { subject: 'coevorden', ambition: '2.1', asksOn: '2026-11-01', lapsesOn: '2026-12-31' },
  ])
})
