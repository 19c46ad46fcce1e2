import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { achieved, reading, state } from '../../../test/given.ts'
import { smallWorld } from '../../../test/world.ts'
import { write } from '../../platform/database/party.server.ts'
import { openRound } from '../../covenant/reports/commands.server.ts'
import { sideNames } from '../sides.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const { people } = world
const path = '/dijkbeeld/kanten'
const open = (person: keyof typeof people, query: string, file = '') => browser(world, people[person]).open(`${path}${file}?${query}`)
const damocles = () => achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })

describe('by name', () => {
  test.each(sideNames)('%s has a heading, a picture without script or style, a table and a file of the same rows', async (side) => {
    await damocles()
    const html = await (await open('egbert', `kijk=${side}&ambitie=3.6&partij=coevorden`)).text()
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/\sstyle=|<script/)
    expect(html).toContain('De tabel')
    const main = html.split('<main')[1] ?? ''
    expect(main).toMatch(side === 'matrix' ? /dw-matrix/ : /<svg/)
    const csv = await (await open('egbert', `kijk=${side}&ambitie=3.6&partij=coevorden`, '.csv')).text()
    const rows = csv.trimEnd().split('\r\n')
    expect(rows.length).toBeGreaterThan(3)
  })

  test('a map of one ambition says of every party how it stands', async () => {
    await damocles()
    const words = await reading(open('egbert', 'kijk=kaart&ambitie=3.6'))
    expect(words).toContain('3.6 Actueel Damoclesbeleid, op 23 november 2026')
    expect(words).toContain('Coevorden Gereed 1 sep 2026')
    expect(words).toContain('Emmen Niet gestart nog niets vastgelegd')
    expect(words).toContain('Vechtstromen niet gevraagd')
  })

  test('two days beside each other say in words and rows what changed', async () => {
    await damocles()
    const words = await reading(open('egbert', 'kijk=vergelijk&op=2026-11-01&met=2026-08-31'))
    expect(words).toContain('Tussen 31 augustus 2026 en 1 november 2026 veranderde 1 stand. 1 keer kwam een ambitie op orde.')
    expect(words).toContain('3.6 Actueel Damoclesbeleid Coevorden Niet gestart Gereed')
    const none = await reading(open('egbert', 'kijk=vergelijk&op=2026-08-01&met=2026-07-01'))
    expect(none).toContain('veranderde er geen stand')
  })

  test('without a choice the last reference day is compared with', async () => {
    await write(world.database, people.sanne, (tx) =>
      openRound(tx, people.sanne, world.programme, { code: '2026-H2', title: 'November', referenceOn: '2026-11-20' }),
    )
    expect(await reading(open('egbert', 'kijk=vergelijk'))).toContain('Tussen 20 november 2026 en 23 november 2026')
  })

  test('a day before the signing, or still to come, is answered kindly', async () => {
    const early = await open('egbert', 'kijk=kaart&op=2020-01-01')
    expect(early.status).toBe(200)
    expect(await reading(early)).toContain('Op die dag was het convenant nog niet getekend.')
    expect(await reading(open('egbert', 'kijk=vergelijk&met=2020-01-01'))).toContain('Op die dag was het convenant nog niet getekend.')
    expect(await reading(open('egbert', 'kijk=tijd&op=2030-01-01'))).toContain('Die dag moet nog komen.')
  })

  test('a link to another side carries day, theme and party', async () => {
    const html = await (await open('egbert', 'kijk=thema&thema=3&op=2026-06-01')).text()
    expect(html).toContain('/dijkbeeld/kanten?kijk=tijd&amp;op=2026-06-01&amp;thema=3')
    expect(html).toContain('/dijkbeeld/kanten.csv?kijk=thema&amp;op=2026-06-01&amp;thema=3')
    expect(html).toContain('kijk=partij&amp;op=2026-06-01&amp;thema=3&amp;partij=coevorden')
  })

  test('the matrix filters by theme, kind, state and weak spots', async () => {
    await state(world, people.wout, '3.4', { state: 'preparing' })
    const words = await reading(open('egbert', 'kijk=matrix&soort=waterschap&stand=preparing'))
    expect(words).toContain('U ziet 1 van de 28 ambities, bij 4 partijen.')
    expect(await reading(open('egbert', 'kijk=matrix&stand=secured'))).toContain('Niets met deze keuze')
  })

  test('parties stand in the order of the covenant, whatever they did', async () => {
    await damocles()
    const csv = await (await open('egbert', 'kijk=kaart', '.csv')).text()
    const order = world.programme.parties.map((party) => csv.indexOf(`\r\n${party.name};`))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(order.every((at) => at > 0)).toBe(true)
  })
})

describe('until parties see each other by name', () => {
  beforeEach(() => world.reset({ byName: false }))

  test.each(sideNames)('%s shows how many and no other party', async (side) => {
    await damocles()
    for (const file of ['', '.csv']) {
      const body = await (await open('egbert', `kijk=${side}&partij=coevorden&ambitie=3.6`, file)).text()
      const rows = (body.split('id="tabel"')[1] ?? body).replace(/<option.*?<\/option>/gs, '')
      expect({ file, named: /Coevorden|Assen/.test(side === 'partij' ? rows.replaceAll('Gemeente Coevorden', '') : rows) }).toEqual({
        file,
        named: false,
      })
      if (file === '') expect(body).not.toMatch(/<rect class="s[1-5]" x=/)
    }
  })

  test('the own party does show, through time', async () => {
    await damocles()
    const words = await reading(open('anja', 'kijk=partij'))
    expect(words).toContain('Het stuk dijk van Gemeente Coevorden')
    expect(words).toContain('1 van 27 op orde, 26 zwakke plekken')
  })
})
