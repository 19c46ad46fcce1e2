import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields, type Fields } from '../../../../test/browse.ts'
import { achieved, freezeAgreed, openRoundOn, reading } from '../../../../test/given.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import { houseVisitor } from '../../../platform/web/visitor.ts'
import { writeThemeText } from '../../reports/commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const page = '/werkgroep/publieke-pagina'
const secretary = () => browser(world, world.people.sanne)
const stranger = () => browser(world, undefined)

const wish = (changes: Fields = {}): Fields => ({
  wish: 'on',
  intro: '',
  body: 'Wij laten zien waar wij staan.',
  seen: '0',
  ...dateFields('decidedOn', '2026-11-20'),
  ...changes,
})

async function frozen(code = '2026-H1', referenceOn = '2026-06-26') {
  const { anja, bram, sanne } = world.people
  if (code === '2026-H1') await achieved(world, '1.1', '2026-05-01', { by: anja, second: bram })
  const then = on(referenceOn, sanne)
  await openRoundOn(world, code, referenceOn)
  const parts = { achieved: 'Wij oefenen samen.', running: '', obstacle: '', help: 'Wie oefent mee?' }
  await write(world.database, then, (tx) => writeThemeText(tx, then, world.programme, code, { theme: 1, parts, knownVersion: 0 }))
  await freezeAgreed(world, code, referenceOn)
}

describe('while the page is off', () => {
  test('it looks like a page that is not there, for a stranger and for everybody else', async () => {
    await frozen()
    expect((await stranger().open('/regio')).status).toBe(404)
    expect((await browser(world, world.people.anja).open('/regio')).status).toBe(404)
  })

  test('it cannot go on before a report was frozen, and cannot go off twice', async () => {
    const early = await secretary().submit(page, wish())
    expect(early.status).toBe(409)
    expect(await early.text()).toContain('Er is nog geen halfjaarbericht vastgelegd. Leg dat eerst vast.')
    expect((await secretary().submit(page, wish({ wish: 'off' }))).status).toBe(409)
  })
})

describe('switched on by a decision', () => {
  beforeEach(() => frozen())

  test('a stranger reads the counts of the region per theme, and no party, text or person', async () => {
    expect((await secretary().submit(page, wish())).headers.get('location')).toBe(`${page}?gedaan=bewaard`)
    const response = await stranger().open('/regio')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=300')
    const html = await response.text()
    const words = await reading(new Response(html))
    expect(words).toContain('Op 26 juni 2026 waren 1 van de 410 afspraken gereed of geborgd.')
    expect(words).toContain('1 Bewustwording 1 van')
    expect(html).not.toMatch(/Coevorden|Emmen|Wij oefenen samen|Anja|<script|\sstyle=/)
    expect(await reading(secretary().open('/werkgroep'))).toContain('De publieke pagina gaat aan, met Bericht 2026-H1')
  })

  test('texts and a line per party only when that was chosen, in the order of the covenant', async () => {
    await secretary().submit(page, wish({ parts: ['texts', 'parties'], intro: 'Voor onze inwoners.' }))
    const html = await (await stranger().open('/regio')).text()
    expect(html).toContain('Wij oefenen samen.')
    expect(html).toContain('Voor onze inwoners.')
    const order = world.programme.parties.map((party) => html.indexOf(`>${party.name.replace("'", '&#x27;')}<`))
    expect(order.every((at, index) => at > 0 && at > (order[index - 1] ?? 0))).toBe(true)
  })

  test('somebody who is signed in reads the same, and no cache keeps that', async () => {
    await secretary().submit(page, wish())
    const response = await browser(world, world.people.rik).open('/regio')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('a newer report waits until the secretary publishes anew, and off is off', async () => {
    await secretary().submit(page, wish())
    await frozen('2026-H2', '2026-11-20')
    expect(await reading(stranger().open('/regio'))).toContain('Op 26 juni 2026')
    expect(await reading(secretary().open(page))).toContain('Er is een nieuwer bericht vastgelegd: Bericht 2026-H2.')
    await secretary().submit(page, wish({ seen: '1', body: 'Opnieuw.' }))
    expect(await reading(stranger().open('/regio'))).toContain('Op 20 november 2026')
    await secretary().submit(page, wish({ seen: '2', wish: 'off', body: 'Genoeg.' }))
    expect((await stranger().open('/regio')).status).toBe(404)
  })

  test('the second of two secretaries sees that somebody was here, and keeps what was typed', async () => {
    await secretary().submit(page, wish())
    const second = await secretary().submit(page, wish({ body: 'Mijn eigen woorden.' }))
    expect(second.status).toBe(409)
    const html = await second.text()
    expect(html).toContain('Een collega veranderde dit net.')
    expect(html).toContain('Mijn eigen woorden.')
  })

  test('only the row of a page that is on is there for a guest or a party, and nobody but the secretary changes it', async () => {
    const guest = houseVisitor('guest', '2026-11-23T10:00:00.000Z', '2026-11-23')
    const rows = (visitor = guest) =>
      read(world.database, visitor, (tx) => tx.selectFrom('public_page').select('version').execute()).then((found) => found.length)
    await secretary().submit(page, wish())
    expect([await rows(), await rows(world.people.anja)]).toEqual([1, 1])
    const attempt = await write(world.database, world.people.anja, (tx) =>
      tx.updateTable('public_page').set({ is_on: false }).executeTakeFirst(),
    )
    expect(attempt.numUpdatedRows).toBe(0n)
    await secretary().submit(page, wish({ seen: '1', wish: 'off', body: 'Uit.' }))
    expect([await rows(), await rows(world.people.anja), await rows(world.people.sanne)]).toEqual([0, 0, 1])
  })

  test('bad input is answered beside the field', async () => {
    expect((await secretary().submit(page, wish({ wish: '' }))).status).toBe(400)
    expect((await secretary().submit(page, wish({ body: '' }))).status).toBe(400)
    const late = await secretary().submit(page, wish(dateFields('decidedOn', '2026-12-24')))
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Deze dag moet nog komen.')
    expect((await stranger().open('/regio')).status).toBe(404)
  })
})
