import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { setState } from '../../progress/commands.server.ts'
import { write } from '../../../platform/database/party.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const round = { code: '2026-H2', title: 'Halfjaarbericht december 2026', ...dateFields('referenceOn', '2026-11-16') }
const sanne = () => browser(world, world.people.sanne)

async function openedRound() {
  const response = await sanne().submit('/halfjaarbericht/nieuw', round)
  expect(response.headers.get('location')).toBe('/halfjaarbericht/2026-H2?gedaan=geopend')
}

async function frozenRound() {
  await openedRound()
  const response = await sanne().submit('/halfjaarbericht/2026-H2/bevries')
  expect(response.headers.get('location')).toBe('/halfjaarbericht/2026-H2?gedaan=bevroren')
}

async function report(format: string, path = '/halfjaarbericht/2026-H2') {
  const response = await browser(world, world.people.anja).open(`${path}/bericht/${format}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function prepare(day: string, state: 'preparing' | 'implementing', person = world.people.anja) {
  const visitor = on(day, person)
  return write(world.database, visitor, (tx) =>
    setState(tx, visitor, world.programme, '1.1', {
      state,
      holdsOn: day,
      reason: null,
      note: 'Alleen voor ons',
      outlook: null,
      seen: undefined,
    }),
  )
}

describe('opening a round', () => {
  test('the secretary opens one, and everybody sees it in the list', async () => {
    await openedRound()
    const page = await (await browser(world, world.people.wout).open('/halfjaarbericht')).text()
    expect(page).toContain('Halfjaarbericht december 2026')
    expect(page).toContain('16 november 2026')
  })

  test('the same code a second time is refused beside the field, and what was typed stays', async () => {
    await openedRound()
    const response = await sanne().submit('/halfjaarbericht/nieuw', { ...round, title: 'Nog een keer' })
    expect(response.status).toBe(409)
    const page = await response.text()
    expect(page).toContain('Deze ronde is al geopend.')
    expect(page).toContain('value="Nog een keer"')
  })

  test.each([
    ['an empty form', { code: '', title: '', ...dateFields('referenceOn', '') }, 'Vul een code in, bijvoorbeeld 2026-H2.', 400],
    ['a day that does not exist', { ...round, ...dateFields('referenceOn', '2026-02-31') }, 'Deze dag bestaat niet.', 400],
    [
      'a day before the signing',
      { ...round, ...dateFields('referenceOn', '2024-02-01') },
      'Deze peildatum ligt voor de ondertekening.',
      409,
    ],
    ['a day far away', { ...round, ...dateFields('referenceOn', '2099-01-01') }, 'meer dan een jaar vooruit', 409],
    ['a code with markup', { ...round, code: '2026-<b>' }, 'Deze code past niet.', 409],
  ])('%s is told in Dutch and opens nothing', async (_name, fields, sentence, status) => {
    const response = await sanne().submit('/halfjaarbericht/nieuw', fields)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(sentence)
    expect(await (await sanne().open('/halfjaarbericht')).text()).toContain('Er is nog geen ronde')
  })

  test('a coordinator does not open a round', async () => {
    const response = await browser(world, world.people.anja).submit('/halfjaarbericht/nieuw', round)
    expect(response.status).toBe(403)
  })
})

describe('an open round', () => {
  beforeEach(openedRound)

  test('a party confirms once, and only its own', async () => {
    const anja = browser(world, world.people.anja)
    expect((await anja.submit('/halfjaarbericht/2026-H2/bevestig')).status).toBe(303)
    expect(await (await anja.open('/halfjaarbericht/2026-H2')).text()).toContain('Uw partij bevestigde deze ronde op 23 november 2026.')
    const again = await browser(world, world.people.bram).submit('/halfjaarbericht/2026-H2/bevestig')
    expect([again.status, (await again.text()).includes('Uw partij heeft deze ronde al bevestigd.')]).toEqual([409, true])
    expect(await (await browser(world, world.people.egbert).open('/halfjaarbericht/2026-H2')).text()).toContain('nog niet bevestigd')
  })

  test('who is awaited is for the secretary and the RIEC adviser, not for another party', async () => {
    await browser(world, world.people.anja).submit('/halfjaarbericht/2026-H2/bevestig')
    for (const person of [world.people.sanne, world.people.roel]) {
      expect(await (await browser(world, person).open('/halfjaarbericht/2026-H2')).text()).toContain(
        '1 van de 17 partijen hebben bevestigd',
      )
    }
    expect(await (await browser(world, world.people.wout).open('/halfjaarbericht/2026-H2')).text()).not.toContain('Wie nog bevestigt')
  })

  test('before the reference day nobody confirms and nobody freezes', async () => {
    const early = { day: '2026-11-15' }
    const confirmed = await browser(world, world.people.anja, early).submit('/halfjaarbericht/2026-H2/bevestig')
    const frozen = await browser(world, world.people.sanne, early).submit('/halfjaarbericht/2026-H2/bevries')
    for (const response of [confirmed, frozen]) {
      expect(response.status).toBe(409)
      expect(await response.text()).toContain('De peildatum is nog niet geweest.')
    }
  })

  test('the secretary writes a text; a second writer sees what stands there and loses nothing', async () => {
    const path = '/halfjaarbericht/2026-H2/tekst/3'
    expect((await sanne().submit(path, { body: 'Alle gemeenten delen hun APV.', knownVersion: '0' })).status).toBe(303)
    const second = await sanne().submit(path, { body: 'Mijn eigen tekst.', knownVersion: '0' })
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toContain('Alle gemeenten delen hun APV.')
    expect(page).toContain('Mijn eigen tekst.')
    expect((await sanne().submit(path, { body: 'Mijn eigen tekst.', knownVersion: '1' })).status).toBe(303)
  })

  test('a text of 20,000 characters is told to be too long, and kept', async () => {
    const body = 'a'.repeat(20_000)
    const response = await sanne().submit('/halfjaarbericht/2026-H2/tekst/1', { body, knownVersion: '0' })
    const page = await response.text()
    expect([response.status, page.includes('Deze tekst is te lang.'), page.includes(body)]).toEqual([409, true, true])
  })

  test('a theme or a round that does not exist is not found', async () => {
    const answers = await Promise.all(
      ['/halfjaarbericht/2026-H2/tekst/9', '/halfjaarbericht/1999-H1', '/halfjaarbericht/1999-H1/bevries'].map((path) =>
        sanne().open(path),
      ),
    )
    expect(answers.map((each) => each.status)).toEqual([404, 404, 404])
  })
})

describe('freezing', () => {
  test('the report can be read and downloaded in four formats', async () => {
    await frozenRound()
    const anja = browser(world, world.people.anja)
    expect(await (await anja.open('/halfjaarbericht/2026-H2')).text()).toContain('In vijf regels')
    const pdf = await anja.open('/halfjaarbericht/2026-H2/bericht/pdf')
    expect(pdf.headers.get('content-disposition')).toContain('attachment')
    expect(new TextDecoder().decode((await report('pdf')).slice(0, 5))).toBe('%PDF-')
    expect(new TextDecoder().decode((await report('ods')).slice(0, 2))).toBe('PK')
    expect(new TextDecoder().decode(await report('csv'))).toContain('Oefenomgeving: verzonnen standen')
    expect((await anja.open('/halfjaarbericht/2026-H2/bericht/exe')).status).toBe(404)
  })

  test('the reference day decides: what holds from a later day is not in it, what is recorded later about that day neither', async () => {
    await prepare('2026-11-10', 'preparing')
    await prepare('2026-11-20', 'implementing')
    await frozenRound()
    const before = await report('json')
    const content = JSON.parse(new TextDecoder().decode(before)) as { standings: { subject: string; ambition: string; state: string }[] }
    expect(content.standings.find((each) => each.subject === 'coevorden' && each.ambition === '1.1')?.state).toBe('preparing')
    await prepare('2026-11-12', 'preparing', world.people.egbert)
    expect(Buffer.compare(await report('json'), before)).toBe(0)
    expect(Buffer.compare(await report('pdf'), await report('pdf'))).toBe(0)
  })

  test('the page shows the checksum of the bytes that are downloaded', async () => {
    await frozenRound()
    const checksum = createHash('sha256')
      .update(await report('json'))
      .digest('hex')
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain(checksum)
  })

  test('after freezing nobody confirms, writes or freezes again', async () => {
    await frozenRound()
    const before = await report('json')
    const confirmed = await browser(world, world.people.anja)
      .submit('/halfjaarbericht/2026-H2/bevestig')
      .catch(() => undefined)
    const written = await sanne()
      .submit('/halfjaarbericht/2026-H2/tekst/1', { body: 'Te laat', knownVersion: '0' })
      .catch(() => undefined)
    const again = await sanne().submit('/halfjaarbericht/2026-H2/bevries')
    expect([confirmed?.status, written?.status]).not.toContain(303)
    expect(again.headers.get('location')).toBe('/halfjaarbericht/2026-H2')
    expect(Buffer.compare(await report('json'), before)).toBe(0)
  })

  test('a note that was only for the own party is nowhere in the report', async () => {
    await prepare('2026-11-10', 'preparing')
    await frozenRound()
    expect(new TextDecoder().decode(await report('json'))).not.toContain('Alleen voor ons')
  })

  test('before the decision that parties see each other by name, a party cannot read the report and the secretary can', async () => {
    await world.reset({ byName: false })
    await frozenRound()
    const anja = browser(world, world.people.anja)
    const page = await (await anja.open('/halfjaarbericht/2026-H2')).text()
    expect(page).toContain('De werkgroep heeft nog niet besloten dat partijen elkaar bij naam zien.')
    expect(page).not.toContain('In vijf regels')
    expect((await anja.open('/halfjaarbericht/2026-H2/bericht/json')).status).toBe(404)
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain('In vijf regels')
  })
})
