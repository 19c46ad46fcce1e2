import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { achieved, evidence, reading, state } from '../../../test/given.ts'
import { on, smallWorld } from '../../../test/world.ts'
import { write } from '../../platform/database/party.server.ts'
import { plan } from '../../covenant/progress/commands.server.ts'
import { openRound } from '../../covenant/reports/commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const { people } = world
const page = (person: keyof typeof people, query = '') => browser(world, people[person]).open(`/onze-dijk${query}`)

describe('the own dike today', () => {
  test('opens with how things stand in words', async () => {
    expect(await reading(page('anja'))).toContain('Nog geen van uw 27 ambities is op orde. 27 plekken zijn zwak.')
    await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
    await state(world, people.anja, '4.1', { state: 'implementing' })
    const words = await reading(page('anja'))
    expect(words).toContain('Onze dijk: Coevorden')
    expect(words).toContain('Eén van uw 27 ambities is op orde. 25 plekken zijn zwak.')
    expect(words).toContain('Doorsnede op 23 november 2026')
    expect(words).toContain('Alle 27 ambities')
  })

  test('a row tells state, points, evidence, owner and next date', async () => {
    await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
    const words = await reading(page('anja'))
    expect(words).toContain('3.6 Actueel Damoclesbeleid Gereed')
    expect(words).toMatch(/3\.6 Actueel Damoclesbeleid Gereed \d van 7 1 Jurist openbare orde en veiligheid 1 sep 2028 \(controle\)/)
  })

  test('an owner and a date of its own go before those of the covenant', async () => {
    await write(world.database, people.anja, (tx) =>
      plan(tx, people.anja, world.programme, '3.6', { owner: 'Jurist Jansen', nextOn: '2026-12-15', seen: undefined }),
    )
    expect(await reading(page('anja'))).toContain('geen Jurist Jansen 15 dec 2026')
  })

  test('every ambition that applies is there, and what does not is named below', async () => {
    const gemeente = await reading(page('anja'))
    expect(gemeente).toContain('3.4 Risicogerichte keuzes Bibob geldt niet voor gemeenten.')
    const waterschap = await reading(page('wout'))
    expect(waterschap).toContain('Onze dijk: Hunze en Aa')
    expect(waterschap).toContain('Alle 19 ambities')
    expect(waterschap).toMatch(/1\.2 .* en 3\.8 Regionaal mensenhandelbeleid gelden niet voor waterschappen\./)
  })

  test('a lapsed ambition says why and since when', async () => {
    await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram, validUntil: '2026-11-01' })
    await achieved(world, '2.3', '2026-06-01', { by: people.anja, second: people.bram })
    await achieved(world, '4.1', '2026-09-01', { by: people.anja, second: people.bram })
    await state(world, people.anja, '4.1', { state: 'lapsed', reason: 'Nieuwe cao sinds oktober.' })
    const words = await reading(page('anja'))
    expect(words).toMatch(/Geen geldig bewijs meer sinds 2 november 2026 voor: /)
    expect(words).toContain('Controletermijn voorbij sinds 2 september 2026')
    expect(words).toContain('Sinds 23 november 2026: Nieuwe cao sinds oktober.')
    expect(words).toContain('3.6 Actueel Damoclesbeleid: herijken')
  })

  test('the day before it lapsed it was in order', async () => {
    await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram, validUntil: '2026-11-01' })
    expect(await reading(page('anja', '?op=2026-11-01'))).toContain('Op 1 november 2026 was één van uw 27 ambities op orde.')
    expect(await reading(page('anja', '?op=2026-11-02'))).toContain('Op 2 november 2026 was nog geen van uw 27 ambities op orde.')
  })

  test('a change that waits is a task with its own page for the second person', async () => {
    await evidence(world, on('2026-11-16', people.anja), '3.6')
    const { changeId } = await state(world, on('2026-11-16', people.anja), '3.6', { state: 'achieved' })
    const forBram = await (await page('bram')).text()
    expect(forBram).toContain(`href="/ambities/3.6/bevestig/${changeId}"`)
    expect(await reading(new Response(forBram))).toContain(
      '3.6 Actueel Damoclesbeleid: bevestigt u dit? Een collega vraagt het u sinds 16 november 2026.',
    )
    const forAnja = await reading(page('anja'))
    expect(forAnja).toContain('3.6 Actueel Damoclesbeleid: wacht op een tweede persoon Gevraagd op 16 november 2026.')
    expect(forAnja).toContain('Gereed wacht op een tweede persoon')
    const forRik = await (await page('rik')).text()
    expect(forRik).not.toContain('/bevestig/')
  })

  test('the open round asks who may answer, and tells others that it is asked', async () => {
    await write(world.database, people.sanne, (tx) =>
      openRound(tx, people.sanne, world.programme, { code: '2026-H2', title: 'Halfjaarbericht december 2026', referenceOn: '2026-11-20' }),
    )
    const html = await (await page('anja')).text()
    expect(html).toContain('href="/halfjaarbericht/2026-H2"')
    expect(await reading(new Response(html))).toContain(
      'Halfjaarbericht december 2026: kijk uw standen na De peildatum was 20 november 2026.',
    )
    expect(await reading(page('rik'))).toContain('Uw coördinator vult in en uw bestuurder bevestigt.')
  })

  test('an outlook with its note stands beside what is not in order yet', async () => {
    await state(world, people.anja, '3.6', { state: 'preparing', outlook: 'obstacle', note: null })
    expect(await reading(page('anja'))).toContain('3.6 Actueel Damoclesbeleid Knelpunt In voorbereiding')
  })
})

describe('finding an ambition', () => {
  test('a selection shows its own and keeps its count', async () => {
    await state(world, people.anja, '3.6', { state: 'preparing' })
    const words = await reading(page('anja', '?toon=onderweg'))
    expect(words).toContain('Onderweg (1)')
    expect(words).toContain('Zwakke plekken (26)')
    expect(words).toContain('0 van 9 op orde')
    expect(words).not.toContain('0 van 6 op orde')
  })

  test('a process owner can ask for what is his own, and nobody else', async () => {
    expect(await reading(page('cora', '?toon=mij'))).toContain('Van mij (1)')
    const anja = await reading(page('anja', '?toon=mij'))
    expect(anja).not.toContain('Van mij')
    expect(anja).toContain('0 van 6 op orde')
  })

  test('an empty selection says why', async () => {
    expect(await reading(page('anja', '?toon=onderweg'))).toContain('Niets onderweg')
  })

  test('a word finds its ambitions, and what was typed stays', async () => {
    const html = await (await page('anja', '?zoek=damocles')).text()
    expect(html).toMatch(/name="zoek"[^>]*value="damocles"/)
    expect(html).not.toContain('0 van 6 op orde')
    expect(html).toContain('0 van 9 op orde')
  })

  test('a word that is nowhere, also one that looks like markup, gives a kind answer', async () => {
    const html = await (await page('anja', `?zoek=${encodeURIComponent('<script>x')}`)).text()
    expect(html).toContain('Geen ambitie met ‘&lt;script&gt;x’')
    expect(html).not.toContain('<script>x')
  })
})

describe('another day', () => {
  test('can only be read, says so, and leaves out what is about today', async () => {
    await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
    const html = await (await page('anja', '?op=2026-08-31')).text()
    const words = await reading(new Response(html))
    expect(words).toContain('U kijkt naar 31 augustus 2026 Dit beeld van toen kunt u alleen lezen.')
    expect(words).not.toContain('Wat vraagt nu aandacht')
    expect(words).not.toContain('Eigenaar')
    expect(words).toContain('3.6 Actueel Damoclesbeleid Niet gestart nog niets vastgelegd 0 van 7')
    expect(html).toContain('href="/onze-dijk/ambities.csv?op=2026-08-31"')
    expect(html).toContain('href="/dijkbeeld?op=2026-08-31"')
  })

  test('the date form leads to a short address and keeps nothing half', async () => {
    const response = await page('anja', '?op.day=31&op.month=8&op.year=2026')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/onze-dijk?op=2026-08-31'])
    expect((await page('anja', '?op=morgen')).status).toBe(200)
  })
})

test('each party sees its own dike, and who is of no party has none', async () => {
  await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
  expect(await reading(page('egbert'))).toContain('Onze dijk: Emmen')
  expect(await reading(page('egbert'))).toContain('Nog geen van uw 27 ambities is op orde.')
  for (const person of ['anja', 'bram', 'cora', 'rik', 'fenna'] as const)
    expect(await reading(page(person))).toContain('Eén van uw 27 ambities is op orde.')
  expect((await page('sanne')).status).toBe(403)
  expect((await page('roel')).status).toBe(403)
})

test('the state of a basisteam stands in the list of each of its municipalities', async () => {
  await state(world, people.anja, '1.3', { state: 'implementing' })
  expect(await reading(page('egbert'))).toContain('1.3 Vast punt in de driehoek Eén stand voor het hele basisteam In uitvoering')
})
