import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { write } from '../../../platform/database/party.server.ts'
import { attachSource } from '../../programme/commands.server.ts'
import { recordDecision } from '../../working-group/commands.server.ts'
import { achieved, answer, evidence, post, reading, seenOn, state, wordsIn } from '../../../../test/given.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const update = (more: Record<string, string | string[]> = {}) => ({
  intent: 'state',
  state: 'preparing',
  ...dateFields('holdsOn', '2026-11-23'),
  ...more,
})

describe('one ambition of the own party', () => {
  test('shows what was agreed, when it is ready and a form, before anything was recorded', async () => {
    const page = await reading(browser(world, world.people.anja).open('/ambities/3.6'))
    expect(page).toContain('3.6 Actueel Damoclesbeleid')
    expect(page).toContain('Hier is nog niets over vastgelegd.')
    expect(page).toContain('Geldt voor de 12 gemeenten. Controle elke 24 maanden.')
    expect(page).toContain('Gereed: 0 van 5')
    expect(page).toContain('Geborgd: 0 van 2')
    expect(page).toContain('De burgemeester heeft het beleid vastgesteld en het is bekendgemaakt. Nog niet beantwoord.')
    expect(page).toContain(
      'De letterlijke tekst staat er nog niet bij. De secretaris van de werkgroep kan de ondertekende afspraak toevoegen.',
    )
    expect(page).toContain('Werk de stand bij')
    expect(page).toContain('Wie dit draagt Jurist openbare orde en veiligheid')
  })

  test('a new state counts at once, with who said so and why', async () => {
    const anja = browser(world, world.people.anja)
    const saved = await post(anja, '/ambities/3.6', update({ note: 'Het concept ligt bij de jurist.', outlook: 'attention' }))
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/ambities/3.6?gedaan=stand'])
    const page = await reading(anja.open('/ambities/3.6?gedaan=stand'))
    expect(page).toContain('Bewaard. De nieuwe stand telt meteen mee.')
    expect(page).toContain('In voorbereiding sinds 23 november 2026.')
    expect(page).toContain('23 november 2026, Anja Abbes Het concept ligt bij de jurist.')
    expect(page).toContain('Anja Abbes zette de stand op in voorbereiding')
    expect(page).toContain('Aandacht, opgeschreven op 23 november 2026.')
  })

  test('the address cannot make the page say something of its own', async () => {
    const html = await (await browser(world, world.people.anja).open('/ambities/3.6?gedaan=%3Cb%3Egewonnen')).text()
    expect(html).not.toContain('gewonnen')
    expect(html).not.toContain('role="status"')
  })

  test('a day that does not exist is asked again, and what was typed stays', async () => {
    const response = await post(
      browser(world, world.people.anja),
      '/ambities/3.6',
      update({ 'holdsOn.day': '31', 'holdsOn.month': '2', note: 'Net besproken', state: 'implementing' }),
    )
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(wordsIn(html)).toContain('Deze dag bestaat niet. Vul dag, maand en jaar in met cijfers, bijvoorbeeld 15 12 2026.')
    expect(html).toContain('>Net besproken</textarea>')
    expect(html).toMatch(/value="31"/)
    expect(html).toMatch(/checked=""[^>]*value="implementing"|value="implementing"[^>]*checked=""/)
    expect(await reading(browser(world, world.people.anja).open('/ambities/3.6'))).toContain('Hier is nog niets over vastgelegd.')
  })

  test.each([
    ['2026-11-24', 'Deze dag moet nog komen. Kies vandaag of een eerdere dag.'],
    ['2024-02-01', 'Op deze dag was de afspraak nog niet getekend. Kies een latere dag.'],
  ])('a state cannot hold from %s', async (day, sentence) => {
    const response = await post(
      browser(world, world.people.anja),
      '/ambities/3.6',
      update(dateFields('holdsOn', day) as Record<string, string>),
    )
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(html).toMatch(/id="holdsOn-error"/)
    expect(wordsIn(html)).toContain(sentence)
  })

  test.each([
    [{ state: '' }, 'Kies hoe het er nu voor staat.'],
    [{ state: 'superb' }, 'Kies hoe het er nu voor staat.'],
    [{ outlook: 'sunny' }, 'Kies hoe het verder gaat.'],
    [{ note: 'a'.repeat(2001) }, 'Deze tekst is 2001 tekens lang. Er passen er 2000. Maak de tekst korter.'],
    [dateFields('holdsOn', '') as Record<string, string>, 'Vul de dag in waarop dit begon, bijvoorbeeld 15 12 2026.'],
  ])('what cannot be is said beside the field (%#)', async (more, sentence) => {
    const response = await post(browser(world, world.people.anja), '/ambities/3.6', update(more))
    expect(response.status).toBe(400)
    expect(await reading(response)).toContain(sentence)
  })

  test('ready is refused while points are open, and names them', async () => {
    await evidence(world, world.people.anja, '3.6', { criteria: ['adopted', 'matrix', 'preparation', 'list-ia'] })
    const response = await post(browser(world, world.people.anja), '/ambities/3.6', update({ state: 'achieved', note: 'Bijna' }))
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(wordsIn(html)).toContain(
      'Dit is niet bewaard Deze punten staan nog niet op ja. Beantwoord ze eerst. Het beleid vraagt bij elke sluiting of die nodig en evenwichtig is.',
    )
    expect(html).toContain('>Bijna</textarea>')
  })

  test('ready waits for somebody else, and the page says who that can be', async () => {
    const { anja, bram, cora } = world.people
    await evidence(world, anja, '3.6')
    const saved = await post(browser(world, anja), '/ambities/3.6', update({ state: 'achieved' }))
    expect(saved.headers.get('location')).toBe('/ambities/3.6?gedaan=wacht')
    const mine = await reading(browser(world, anja).open('/ambities/3.6'))
    expect(mine).toContain('Anja Abbes wil dat de stand vanaf 23 november 2026 gereed is. Iemand anders moet dat bevestigen.')
    expect(mine).toContain('Dat kan door Bram Bos en Cora Conijn.')
    expect(mine).toContain('Bekijk of neem terug')
    expect(mine).toContain('Hier is nog niets over vastgelegd.')
    expect(await reading(browser(world, bram).open('/ambities/3.6'))).toContain('Bekijk en antwoord')
    expect(await reading(browser(world, cora).open('/ambities/3.6'))).toContain('Bekijk en antwoord')
    expect(await reading(browser(world, world.people.rik).open('/ambities/3.6'))).not.toContain('Bekijk en antwoord')
  })

  test('while a change waits only the road ahead can be told', async () => {
    const { anja } = world.people
    await evidence(world, anja, '3.6')
    await state(world, anja, '3.6', { state: 'achieved' })
    const page = browser(world, anja)
    expect(await (await page.open('/ambities/3.6')).text()).not.toContain('name="state"')
    const refused = await post(page, '/ambities/3.6', update())
    expect(refused.status).toBe(409)
    expect(await reading(refused)).toContain('Er wacht al een wijziging op een tweede persoon.')
    const { seen } = seenOn(await (await page.open('/ambities/3.6')).text())
    const told = await page.submit('/ambities/3.6', { intent: 'outlook', outlook: 'obstacle', note: 'De jurist is ziek.', seen })
    expect(told.headers.get('location')).toBe('/ambities/3.6?gedaan=koers')
    expect(await reading(page.open('/ambities/3.6'))).toContain('Knelpunt, opgeschreven op 23 november 2026. De jurist is ziek.')
  })

  test('the same state with another road ahead saves the road ahead; without one there was nothing to save', async () => {
    const { anja } = world.people
    await state(world, anja, '3.6', { state: 'preparing' })
    const page = browser(world, anja)
    const { seen } = seenOn(await (await page.open('/ambities/3.6')).text())
    const nothing = await page.submit('/ambities/3.6', update({ seen, note: 'Blijft staan' }))
    expect(nothing.status).toBe(409)
    const html = await nothing.text()
    expect(wordsIn(html)).toContain('Dit is al zo. Er was niets te bewaren.')
    expect(html).toContain('>Blijft staan</textarea>')
    const told = await page.submit('/ambities/3.6', update({ seen, outlook: 'onTrack' }))
    expect([told.status, told.headers.get('location')]).toEqual([303, '/ambities/3.6?gedaan=koers'])
  })

  test('what somebody typed is text, also when it looks like a page', async () => {
    const anja = browser(world, world.people.anja)
    await post(anja, '/ambities/3.6', update({ note: '<script>alert(1)</script>' }))
    const html = await (await anja.open('/ambities/3.6')).text()
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)')
  })

  test('the literal text of the signed covenant stands beside our wording when it is attached', async () => {
    const { sanne, anja } = world.people
    const content = new TextEncoder().encode(
      'Afspraken\n\n3.6 Een verzonnen letterlijke tekst over beleid.\n\n3.7 Nog een verzonnen tekst.\n',
    )
    await write(world.database, sanne, (tx) =>
      attachSource(tx, sanne, world.programme, { name: 'afspraak.txt', mediaType: 'text/plain', content }),
    )
    const page = await reading(browser(world, anja).open('/ambities/3.6'))
    expect(page).toContain('Een verzonnen letterlijke tekst over beleid.')
    expect(page).toContain('Uit afspraak.txt.')
    expect(await reading(browser(world, anja).open('/ambities/1.5'))).toContain('In de bijgevoegde afspraak vonden wij deze tekst niet.')
  })

  test('not applicable needs a decision of the working group first', async () => {
    const { anja, sanne } = world.people
    const asked = update({ state: 'notApplicable', reason: 'Hier is geen haven.' })
    const refused = await post(browser(world, anja), '/ambities/3.6', asked)
    expect(refused.status).toBe(409)
    expect(await reading(refused)).toContain('Niet van toepassing kan pas als de werkgroep dat heeft besloten.')
    const about = {
      kind: 'notApplicable' as const,
      title: 'Besluit',
      body: 'Niet van toepassing.',
      decidedOn: '2026-11-20',
      partyId: 'coevorden',
      ambition: '3.6',
    }
    await write(world.database, sanne, (tx) => recordDecision(tx, sanne, world.programme, about))
    expect((await post(browser(world, anja), '/ambities/3.6', asked)).status).toBe(303)
  })
})

describe('two people at the same ambition', () => {
  test('the second sees what the first did, keeps what was typed and can then save', async () => {
    const [anja, cora] = [browser(world, world.people.anja), browser(world, world.people.cora)]
    const shown = seenOn(await (await anja.open('/ambities/3.6')).text())
    await cora.submit(
      '/ambities/3.6',
      update({ ...seenOn(await (await cora.open('/ambities/3.6')).text()), note: 'Concept van Assen gebruikt.' }),
    )

    const late = await anja.submit('/ambities/3.6', update({ ...shown, state: 'implementing', note: 'Het college heeft besloten.' }))
    expect(late.status).toBe(409)
    const html = await late.text()
    const page = wordsIn(html)
    expect(page).toContain('Terwijl u bezig was, veranderde er iets')
    expect(page).toContain('23 nov 2026 Cora Conijn zette de stand op in voorbereiding Concept van Assen gebruikt.')
    expect(html).toContain('>Het college heeft besloten.</textarea>')

    const renewed = seenOn(html)
    expect(renewed).not.toEqual(shown)
    const saved = await anja.submit('/ambities/3.6', update({ ...renewed, state: 'implementing', note: 'Het college heeft besloten.' }))
    expect(saved.status).toBe(303)
    const after = await reading(anja.open('/ambities/3.6'))
    expect(after).toContain('In uitvoering sinds 23 november 2026.')
    expect(after).toContain('Concept van Assen gebruikt.')
    expect(after).toContain('Het college heeft besloten.')
  })

  test('a form without a version, or with a strange one, saves nothing', async () => {
    const anja = browser(world, world.people.anja)
    await state(world, world.people.cora, '3.6', { state: 'preparing' })
    for (const seen of ['', '-1', '0', 'abc', '99999999999']) {
      expect((await anja.submit('/ambities/3.6', update({ state: 'implementing', seen }))).status).toBe(409)
    }
  })
})

describe('lapsing by itself', () => {
  test('expired evidence: the day before it is ready, the day after it needs review with the reason in words', async () => {
    const { anja, bram } = world.people
    await achieved(world, '3.6', '2026-01-10', { by: anja, second: bram, title: 'Besluit 2026', validUntil: '2026-03-12' })
    const before = await reading(browser(world, on('2026-03-12', anja)).open('/ambities/3.6'))
    expect(before).toContain('Gereed sinds 10 januari 2026. Dit geldt tot en met 12 maart 2026.')
    const after = await reading(browser(world, on('2026-03-13', anja)).open('/ambities/3.6'))
    expect(after).toContain('Herijken nodig sinds 13 maart 2026. Daarvoor was dit gereed.')
    expect(after).toContain('Dit was gereed Het bewijs ‘Besluit 2026’ was geldig tot en met 12 maart 2026.')
    expect(after).toContain('13 maart 2026, vanzelf')
    expect(after).toContain('Het bewijs hierbij geldt niet meer.')
  })

  test('the review interval: the last day still stands, the next day needs review', async () => {
    const { anja, bram } = world.people
    await achieved(world, '1.5', '2025-03-01', { by: anja, second: bram })
    expect(await reading(browser(world, on('2026-03-01', anja)).open('/ambities/1.5'))).toContain(
      'Gereed sinds 1 maart 2025. Dit geldt tot en met 1 maart 2026.',
    )
    const after = await reading(browser(world, on('2026-03-02', anja)).open('/ambities/1.5'))
    expect(after).toContain('De controletermijn van 12 maanden is voorbij sinds 2 maart 2026.')
    expect(after).toContain('Controleer of het nog klopt')
  })

  test('a soft ambition only asks', async () => {
    const { anja, bram } = world.people
    await achieved(world, '1.4', '2024-06-01', { by: anja, second: bram })
    const page = await reading(browser(world, anja).open('/ambities/1.4'))
    expect(page).toContain('Kijk of dit nog klopt')
    expect(page).toContain('De laatste controle is meer dan 24 maanden geleden, sinds 2 juni 2026. Deze stand verloopt niet vanzelf.')
    expect(page).toContain('Gereed sinds 1 juni 2024.')
  })

  test('the reason that a party gives is for all; its note stays with the party', async () => {
    const { anja, bram, egbert } = world.people
    await achieved(world, '3.6', '2026-01-10', { by: anja, second: bram })
    const page = browser(world, anja)
    const { seen } = seenOn(await (await page.open('/ambities/3.6')).text())
    const without = await page.submit('/ambities/3.6', update({ seen, state: 'lapsed', note: 'De jurist is weg.' }))
    expect(without.status).toBe(409)
    expect(await reading(without)).toContain('Schrijf erbij waarom. Dat is hier nodig.')
    await page.submit('/ambities/3.6', update({ seen, state: 'lapsed', note: 'De jurist is weg.', reason: 'De wet is veranderd.' }))
    expect(await reading(page.open('/ambities/3.6'))).toContain('Reden: De wet is veranderd.')
    const theirs = await reading(browser(world, egbert).open('/ambities/3.6'))
    expect(theirs).toContain('Coevorden Herijken nodig, sinds 23 november 2026 De wet is veranderd.')
    expect(theirs).not.toContain('De jurist is weg.')
  })
})

describe('who reads along', () => {
  test('another party sees the confirmed state by name, and nothing that is not shared', async () => {
    const { anja, bram, egbert } = world.people
    await achieved(world, '3.6', '2026-01-10', { by: anja, second: bram, title: 'Geheim besluit' })
    await evidence(world, anja, '3.6', { title: 'Gedeeld besluit', shared: true })
    const page = await reading(browser(world, egbert).open('/ambities/3.6'))
    expect(page).toContain('Coevorden Gereed, sinds 10 januari 2026')
    expect(page).toContain('Gedeeld besluit')
    expect(page).not.toContain('Geheim besluit')
    expect(page).not.toContain('Anja Abbes')
    expect(page).toContain('1 van de 12 is klaar. Op 11 plekken is het nog een zwakke plek.')
  })

  test('until parties see each other by name there are only numbers', async () => {
    await world.reset({ byName: false })
    const { anja, bram, egbert } = world.people
    await achieved(world, '3.6', '2026-01-10', { by: anja, second: bram })
    const page = await reading(browser(world, egbert).open('/ambities/3.6'))
    expect(page).toContain('1 van de 12 is klaar.')
    expect(page).toContain('De werkgroep heeft nog niet besloten dat partijen elkaar bij naam zien.')
    expect(page).not.toContain('Coevorden')
  })

  test('a water board reads kindly that 3.6 is not for it, and can save nothing', async () => {
    const wout = browser(world, world.people.wout)
    const page = await reading(wout.open('/ambities/3.6'))
    expect(page).toContain('Deze ambitie geldt niet voor Waterschap Hunze en Aa’s. U hoeft hier niets te doen.')
    expect(page).not.toContain('Werk de stand bij')
    expect((await wout.submit('/ambities/3.6', update())).status).toBe(404)
    for (const path of ['criteria', 'planning', 'herbevestig', 'bewijs'])
      expect((await wout.open(`/ambities/3.6/${path}`)).status).toBe(404)
  })

  test('a reader and a process owner of something else read along, and save nothing', async () => {
    const rik = browser(world, world.people.rik)
    const page = await reading(rik.open('/ambities/3.6'))
    expect(page).toContain('U kunt meelezen.')
    expect(page).not.toContain('Voeg bewijs toe')
    expect((await rik.submit('/ambities/3.6', update())).status).toBe(403)
    expect((await rik.open('/ambities/3.6/criteria')).status).toBe(403)
    const cora = browser(world, world.people.cora)
    expect(await reading(cora.open('/ambities/1.5'))).toContain('U kunt meelezen.')
    expect((await cora.submit('/ambities/1.5', update())).status).toBe(403)
    for (const page of ['criteria', 'planning', 'herbevestig', 'bewijs']) {
      const opened = await cora.open(`/ambities/1.5/${page}`)
      expect([opened.status, opened.headers.get('location')]).toEqual([302, '/ambities/1.5'])
      expect((await cora.submit(`/ambities/1.5/${page}`, { owner: 'x' })).status).toBe(403)
    }
    expect((await cora.open('/ambities/3.6/criteria')).status).toBe(200)
  })

  test.each(['9.9', '3.60', 'abc', '3.6%27', '%3Cb%3E'])('an ambition that does not exist (%s) is not there', async (number) => {
    expect((await browser(world, world.people.anja).open(`/ambities/${number}`)).status).toBe(404)
  })

  test('the secretary and the RIEC adviser see every state and answer, and no form of a party', async () => {
    const { anja, bram, sanne, roel } = world.people
    await achieved(world, '3.6', '2026-01-10', { by: anja, second: bram, title: 'Geheim besluit' })
    for (const visitor of [sanne, roel]) {
      const page = await reading(browser(world, visitor).open('/ambities/3.6'))
      expect(page).toContain('Hoe de partijen ervoor staan')
      expect(page).toContain('Coevorden Gereed, sinds 10 januari 2026')
      expect(page).toContain('Coevorden ja ja ja ja ja –nog niet beantwoord –nog niet beantwoord')
      expect(page).not.toContain('Geheim besluit')
      expect(page).not.toContain('Werk de stand bij')
      expect((await browser(world, visitor).submit('/ambities/3.6', update())).status).toBe(404)
    }
    expect(await reading(browser(world, sanne).open('/ambities/3.6'))).toContain('Voeg de ondertekende afspraak toe')
  })
})

describe('one state for a basisteam (1.3)', () => {
  test('says with whom it is shared; the others read notes and evidence, without knowing the names', async () => {
    const { anja, egbert } = world.people
    await evidence(world, anja, '1.3', { title: 'Agenda van juni', criteria: ['standing-item'] })
    await state(world, anja, '1.3', { state: 'preparing', note: 'In juni besproken.' })
    const page = await reading(browser(world, egbert).open('/ambities/1.3'))
    expect(page).toContain('Eén stand voor basisteam Zuidoost-Drenthe')
    expect(page).toContain('Deze stand geldt voor Borger-Odoorn, Coevorden en Emmen samen.')
    expect(page).toContain('23 november 2026, Iemand van Gemeente Coevorden In juni besproken.')
    expect(page).toContain('Agenda van juni')
    expect(page).toContain('Basisteam Noord-Drenthe Niet gestart')
    expect(
      (
        await browser(world, egbert).submit(
          '/ambities/1.3',
          update({ state: 'implementing', ...seenOn(await (await browser(world, egbert).open('/ambities/1.3')).text()) }),
        )
      ).status,
    ).toBe(303)
  })

  test('a process owner does not set it, and a water board has no part in it', async () => {
    expect((await browser(world, world.people.cora).submit('/ambities/1.3', update())).status).toBe(403)
    expect((await browser(world, world.people.wout).submit('/ambities/1.3', update())).status).toBe(404)
  })

  test('what one municipality set, a second person of another may confirm', async () => {
    const { anja, els } = world.people
    await evidence(world, anja, '1.3')
    const { changeId } = await state(world, anja, '1.3', { state: 'achieved' })
    await answer(world, els, changeId, 'confirmed')
    expect(await reading(browser(world, anja).open('/ambities/1.3'))).toContain('Gereed sinds 23 november 2026.')
  })
})
