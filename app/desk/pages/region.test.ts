import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { achieved, reading, state } from '../../../test/given.ts'
import { on, smallWorld } from '../../../test/world.ts'
import { write } from '../../platform/database/party.server.ts'
import { openRound } from '../../covenant/reports/commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const { people } = world
const page = (person: keyof typeof people, query = '') => browser(world, people[person]).open(`/dijkbeeld${query}`)
const damocles = () => achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
const withRound = (referenceOn: string) =>
  write(world.database, people.sanne, (tx) =>
    openRound(tx, people.sanne, world.programme, { code: '2026-H2', title: 'Halfjaarbericht december 2026', referenceOn }),
  )

describe('the dike of today', () => {
  test('one sentence says how things stand', async () => {
    await damocles()
    const words = await reading(page('anja'))
    expect(words).toContain('De dijken in Drenthe')
    expect(words).toContain(
      'Van de 410 afspraken is er 1 gereed of geborgd. In elk dijkvak zit nog een zwakke plek. Samen houden wij nog 409 zwakke plekken over.',
    )
    expect(words).toContain('Dijkprofiel op 23 november 2026')
  })

  test('every section is a link with its numbers in words, the own one to the own dike', async () => {
    await damocles()
    const html = await (await page('anja')).text()
    expect(html).toContain('<a href="/onze-dijk"><span class="dw-vh">Coevorden: 1 van 27 ambities op orde, 26 zwakke plekken</span></a>')
    expect(html).toContain('<a href="/partijen/emmen"><span class="dw-vh">Emmen: 0 van 27 ambities op orde, 27 zwakke plekken</span></a>')
  })

  test('the matrix has its links in the heads and its words in the cells', async () => {
    await damocles()
    const html = await (await page('anja')).text()
    expect(html).toContain('<a href="/dijkbeeld/ambitie/3.6">3.6<span class="dw-vh"> Actueel Damoclesbeleid</span></a>')
    expect(html.match(/<td class="st-achieved[^>]*><span class="dw-vh">Gereed<\/span><\/td>/g)).toHaveLength(1)
  })

  test('a topic tells how many are weak and why, and names no party', async () => {
    await damocles()
    await state(world, people.egbert, '3.6', { state: 'preparing', holdsOn: '2026-09-01' })
    const html = await (await page('anja')).text()
    const topics = html.slice(html.indexOf('id="samen"'), html.indexOf('id="u"'))
    expect(topics).toContain('17 van 17 partijen een zwakke plek')
    expect(topics).toContain('17 keer nog niet gestart.')
    expect(topics).not.toMatch(/Coevorden|Emmen|Assen/)
  })

  test('a party sees what asks for attention, with the time it takes and where to go', async () => {
    const words = await reading(page('anja'))
    expect(words).toContain('Voor u: Coevorden')
    expect(words).toContain('1.1 Structurele aandacht voor weerbaarheid: begin hier')
    expect(words).toContain('Dat kost ongeveer 30 minuten.')
  })

  test('a reader is not told how long the work of others takes', async () => {
    const words = await reading(page('rik'))
    expect(words).toContain('1.1 Structurele aandacht voor weerbaarheid: begin hier')
    expect(words).not.toContain('ongeveer')
  })

  test('a secretary sees who is still awaited, and no party sees that', async () => {
    await withRound('2026-11-20')
    const words = await reading(page('sanne'))
    expect(words).toContain('Halfjaarbericht december 2026')
    expect(words).toContain('De peildatum was 20 november 2026. 17 van de 17 partijen moeten nog bevestigen.')
    expect(await reading(page('anja'))).not.toContain('partijen moeten nog bevestigen')
  })

  test('before the reference day nobody is awaited yet', async () => {
    await withRound('2026-12-04')
    const words = await reading(page('sanne'))
    expect(words).toContain('De peildatum is 4 december 2026. Vanaf die dag kunnen partijen bevestigen.')
    expect(words).not.toContain('Deze partijen wachten nog')
    expect(await reading(page('roel'))).toContain('De peildatum is 4 december 2026.')
  })

  test('without a round the secretary reads that there is none', async () => {
    expect(await reading(page('sanne'))).toContain('Er loopt nu geen ronde')
  })
})

describe('another day', () => {
  test('shows the state of that day, and the day stays in the links', async () => {
    await damocles()
    const html = await (await page('anja', '?op=2026-08-31')).text()
    expect(html).toContain('Dijkprofiel op 31 augustus 2026')
    expect(html).toContain('Coevorden: 0 van 27 ambities op orde')
    for (const href of [
      '/onze-dijk?op=2026-08-31',
      '/partijen/emmen?op=2026-08-31',
      '/dijkbeeld/ambitie/3.6?op=2026-08-31',
      '/dijkbeeld/matrix.csv?op=2026-08-31',
      '/dijkbeeld/dijkprofiel.csv?op=2026-08-31',
      '/dijkbeeld/dijk.svg?op=2026-08-31',
      '/dijkbeeld?op=2026-08-31&amp;toon=zwak#alle',
    ]) {
      expect(html).toContain(`href="${href}"`)
    }
    expect(await reading(page('anja', '?op=2026-09-01'))).toContain('Op 1 september 2026 was 1 van de 410 afspraken gereed of geborgd.')
  })

  test('what asks for attention now is left out', async () => {
    expect(await reading(page('anja', '?op=2026-08-31'))).not.toContain('Voor u')
    expect(await reading(page('sanne', '?op=2026-08-31'))).not.toContain('Voor u')
  })

  test('the day of signing is where it began', async () => {
    const words = await reading(page('anja', '?op=2024-02-02'))
    expect(words).toContain('Op 2 februari 2024 tekenden 17 partijen het convenant. Dit was het vertrekpunt.')
  })

  test.each([
    ['?op=2027-01-01', 'Die dag moet nog komen. U ziet nu het beeld van vandaag.'],
    ['?op=2026-02-30', 'Deze dag bestaat niet. U ziet nu het beeld van vandaag.'],
    ['?op=%3Cscript%3E', 'Deze dag bestaat niet. U ziet nu het beeld van vandaag.'],
    ['?op=1999-01-01', 'Op die dag was het convenant nog niet getekend. U ziet nu het beeld van de dag van ondertekening.'],
  ])('a day that cannot be shown says so, and the page is there all the same (%s)', async (query, sentence) => {
    const response = await page('anja', query)
    expect(response.status).toBe(200)
    expect(await reading(response)).toContain(sentence)
  })

  test('the form for a day leads to a short address', async () => {
    const response = await page('anja', '?toon=zwak&op.day=31&op.month=8&op.year=2026')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/dijkbeeld?toon=zwak&op=2026-08-31'])
  })

  test('a day that does not exist is asked again, and what was typed stays', async () => {
    const html = await (await page('anja', '?op.day=31&op.month=2&op.year=2026')).text()
    expect(html).toContain('Deze dag bestaat niet. Vul dag, maand en jaar in met cijfers')
    expect(html).toContain('href="#op"')
    expect(html).toMatch(/name="op.day"[^>]*value="31"/)
  })
})

describe('only weak spots', () => {
  test('shows the topics that are weak somewhere, and all parties', async () => {
    const html = await (await page('anja', '?toon=zwak')).text()
    expect(html).toContain('Elke ambitie heeft ergens een zwakke plek.')
    expect(html).toMatch(/aria-current="true"[^>]*>Alleen zwakke plekken|Alleen zwakke plekken<\/a>/)
  })

  test('an unknown selection shows everything', async () => {
    expect(await reading(page('anja', '?toon=%3Cb%3E'))).not.toContain('Elke ambitie heeft ergens')
  })
})

describe('before the working group decided that parties see each other by name', () => {
  beforeEach(() => world.reset({ byName: false }))

  test('a party sees the region as a whole, itself, and nobody else', async () => {
    await damocles()
    await achieved(world, '3.6', '2026-09-02', { by: people.egbert, second: people.els })
    const html = await (await page('anja')).text()
    const words = await reading(new Response(html))
    expect(words).toContain('De werkgroep heeft nog niet besloten dat partijen elkaars standen bij naam zien.')
    expect(words).toContain('van 410 afspraken op orde 2')
    expect(words).toContain('Uw dijkvak: Coevorden')
    expect(words).toContain('1 van 27 ambities op orde, 26 zwakke plekken.')
    const main = html.slice(html.indexOf('<main'))
    for (const party of world.programme.parties.filter(({ id }) => id !== 'coevorden')) {
      expect(main).not.toContain(`/partijen/${party.id}`)
      expect(main).not.toContain(`>${party.name}<`)
    }
    expect(html).not.toContain('dijkprofiel.csv')
  })

  test('the count per ambition takes in everybody', async () => {
    await damocles()
    await achieved(world, '3.6', '2026-09-02', { by: people.egbert, second: people.els })
    expect(await reading(page('wout'))).toContain('3.6 Actueel Damoclesbeleid 2 keer gereed 10 keer niet gestart 2 van 12 10')
  })

  test('secretary and RIEC adviser see the dike by name', async () => {
    expect(await reading(page('sanne'))).toContain('Dijkprofiel op 23 november 2026')
    expect(await reading(page('roel'))).not.toContain('U ziet de regio als geheel')
  })
})

test('an expired date of evidence shows as a crack from the day after, with the reason in words', async () => {
  await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram, validUntil: '2026-11-22' })
  const looking = (day: string) => reading(browser(world, on(day, people.anja)).open('/dijkbeeld'))
  expect(await looking('2026-11-22')).toContain('Van de 410 afspraken is er 1 gereed of geborgd.')
  expect(await looking('2026-11-23')).toContain('Van de 410 afspraken zijn er 0 gereed of geborgd.')
  expect(await looking('2026-11-23')).toContain('3.6 Actueel Damoclesbeleid: herijken')
})

test('everybody with a role may look, and a stranger goes to the front page', async () => {
  for (const person of Object.keys(people) as (keyof typeof people)[]) expect((await page(person)).status).toBe(200)
  expect((await browser(world, undefined).open('/dijkbeeld')).status).toBe(302)
})
