import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { achieved, answer, evidence, post, reading } from '../../../../test/given.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import type { Day } from '../../../platform/settings/day.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { addEvent, confirmEvent, correctEvent } from '../../law/commands.server.ts'
import { listDevelopments, listEvents } from '../../law/queries.server.ts'
import type { NewEvent } from '../../law/rules.ts'
import { findRegion } from '../queries.server.ts'
import { updateAmbition } from '../commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset({ byName: true }))

const event: NewEvent = {
  kind: 'law',
  title: 'Nieuwe wet',
  onDay: '2026-06-01',
  changed: 'Er komt een register.',
  question: 'Staat het register in uw beleid?',
  source: 'Stb. 2026, 1',
  ambitions: ['1.5'],
  partyTypes: ['gemeente'],
  termMonths: 3,
}

async function entered(more: Partial<NewEvent> = {}, day: Day = '2026-06-01'): Promise<string> {
  const { sanne } = world.people
  const outcome = await write(world.database, on(day, sanne), (tx) => addEvent(tx, on(day, sanne), world.programme, { ...event, ...more }))
  if (isRefusal(outcome)) throw new Error(outcome.refused)
  return outcome.eventId
}

async function confirmed(more: Partial<NewEvent> = {}, day: Day = '2026-06-01'): Promise<string> {
  const id = await entered(more, day)
  const { roel } = world.people
  await write(world.database, on(day, roel), (tx) => confirmEvent(tx, on(day, roel), id))
  return id
}

/** Coevorden and Emmen say in January that 1.5 is achieved; the water board too. */
async function threeReady() {
  const { anja, bram, egbert, els, wout, hilda } = world.people
  await achieved(world, '1.5', '2026-01-15', { by: anja, second: bram })
  await achieved(world, '1.5', '2026-01-15', { by: egbert, second: els })
  await achieved(world, '1.5', '2026-01-15', { by: wout, second: hilda })
}

async function standingsOn(day: Day) {
  const { sanne } = world.people
  const region = await read(world.database, on(day, sanne), (tx) => findRegion(tx, world.programme, day))
  if (region.kind !== 'named') throw new Error('unnamed')
  return ['coevorden', 'emmen', 'hunze-en-aas'].map((party) => {
    const standing = region.standings.get(`${party} 1.5`)
    return standing?.lapse
      ? `${standing.state} ${standing.lapse.reason}`
      : `${standing?.state}${standing?.asks ? ` asks ${standing.asks.reason}` : ''}`
  })
}

describe('a confirmed event', () => {
  test('asks exactly whom it touches, and lapses exactly who did not answer after three months; the day before nothing', async () => {
    await threeReady()
    await confirmed()
    expect(await standingsOn('2026-05-31')).toEqual(['achieved', 'achieved', 'achieved'])
    expect(await standingsOn('2026-06-01')).toEqual(['achieved asks law', 'achieved asks law', 'achieved'])

    const { anja, bram } = world.people
    const page = browser(world, on('2026-07-01', anja))
    expect(await reading(page.open('/ambities/1.5'))).toContain('Is dit nog juist? Sinds 1 juni 2026 vraagt een wet')
    expect(await reading(page.open('/ambities/1.5'))).toContain('Antwoord uiterlijk 31 augustus 2026.')
    const without = await post(page, '/ambities/1.5/herbevestig', { reason: ' ' })
    expect(without.status).toBe(409)
    const saved = await post(page, '/ambities/1.5/herbevestig', { reason: 'Het register staat er al in.' })
    expect(saved.headers.get('location')).toBe('/ambities/1.5?gedaan=wacht')
    const change = /\/bevestig\/([0-9a-f-]+)/.exec(await (await browser(world, on('2026-07-02', bram)).open('/ambities/1.5')).text())?.[1]
    await answer(world, on('2026-07-02', bram), change ?? '', 'confirmed')

    expect(await standingsOn('2026-08-31')).toEqual(['achieved', 'achieved asks law', 'achieved'])
    expect(await standingsOn('2026-09-01')).toEqual(['achieved', 'lapsed law', 'achieved'])
    expect(await reading(browser(world, on('2026-09-01', anja)).open('/ambities/1.5'))).toContain(
      'Een wet of uitspraak vroeg een nieuwe blik.',
    )
  })

  test('leaves alone what evidence of after its day proves, for the party and in the eyes of others', async () => {
    const { anja, bram, egbert } = world.people
    await achieved(world, '1.5', '2026-05-20', { by: anja, second: bram })
    await evidence(world, on('2026-06-10', anja), '1.5', { datedOn: '2026-06-05' })
    await confirmed({}, '2026-06-20')
    expect((await standingsOn('2026-11-01'))[0]).toBe('achieved')
    expect(await reading(browser(world, on('2026-11-01', anja)).open('/ambities/1.5'))).not.toContain('Is dit nog juist?')
    expect(await reading(browser(world, on('2026-11-01', egbert)).open('/ambities/1.5'))).not.toContain('nieuwe blik')
  })

  test('answered no, it asks for a fresh look from that day, with the reason', async () => {
    await threeReady()
    await confirmed()
    const anja = on('2026-07-01', world.people.anja)
    await write(world.database, anja, (tx) =>
      updateAmbition(tx, anja, world.programme, '1.5', {
        state: 'lapsed',
        holdsOn: anja.today,
        reason: 'Het register ontbreekt nog.',
        note: null,
        outlook: null,
        seen: undefined,
      }),
    )
    expect((await standingsOn('2026-06-30'))[0]).toBe('achieved asks law')
    expect((await standingsOn('2026-07-01'))[0]).toBe('lapsed set')
  })

  test('looks the same to a party until the working group lets parties see each other by name: then only numbers', async () => {
    await world.reset({ byName: false })
    await threeReady()
    const id = await confirmed()
    const emmen = on('2026-10-01', world.people.egbert)
    const region = await read(world.database, emmen, (tx) => findRegion(tx, world.programme, emmen.today))
    expect(region.counts.find((count) => count.ambition === '1.5')?.states).toMatchObject({ lapsed: 2, achieved: 1 })
    const page = await reading(browser(world, emmen).open(`/wetskalender/${id}`))
    expect(page).toContain('2 standen kregen geen antwoord op tijd.')
    expect(page).toContain('Emmen')
    expect(page).not.toContain('Coevorden')
  })
})

describe('the page of an event', () => {
  test('tells beforehand whom it will touch, and the one who entered it cannot confirm it', async () => {
    await threeReady()
    const id = await entered()
    const { sanne, roel } = world.people
    const shown = await reading(browser(world, on('2026-06-02', sanne)).open(`/wetskalender/${id}`))
    expect(shown).toContain('Als u dit bevestigt, vraagt Dijkwacht vanaf 2 juni 2026 of deze standen nog juist zijn.')
    expect(shown).toContain('2 standen worden gevraagd.')
    expect(shown).toContain('Coevorden, Emmen')
    expect(shown).toContain('U voerde dit zelf in. Iemand anders bevestigt het.')
    expect(shown).not.toContain('Bevestig deze wijziging')
    const own = await browser(world, on('2026-06-02', sanne)).submit(`/wetskalender/${id}`, { deed: 'confirm' })
    expect(own.status).toBe(409)

    const second = browser(world, on('2026-06-02', roel))
    expect((await second.submit(`/wetskalender/${id}`, { deed: 'confirm' })).headers.get('location')).toBe(
      `/wetskalender/${id}?gedaan=bevestigd`,
    )
    const twice = await second.submit(`/wetskalender/${id}`, { deed: 'confirm' })
    expect(twice.status).toBe(409)
    expect(await reading(twice)).toContain('Iemand anders was u voor')
    const late = await second.submit(`/wetskalender/${id}`, { deed: 'withdraw', reason: 'Toch niet' })
    expect(late.status).toBe(409)
    expect(await standingsOn('2026-06-02')).toEqual(['achieved asks law', 'achieved asks law', 'achieved'])
  })

  test('waiting for its second person it asks, and nothing lapses; withdrawn it asks no more', async () => {
    await threeReady()
    const id = await entered()
    expect((await standingsOn('2026-11-01'))[0]).toBe('achieved asks law')
    const { roel, anja } = world.people
    const without = await browser(world, on('2026-11-02', roel)).submit(`/wetskalender/${id}`, { deed: 'withdraw', reason: '' })
    expect(await reading(without)).toContain('Schrijf op waarom u dit intrekt.')
    await browser(world, on('2026-11-02', roel)).submit(`/wetskalender/${id}`, { deed: 'withdraw', reason: 'Ging niet door' })
    expect((await standingsOn('2026-11-01'))[0]).toBe('achieved asks law')
    expect((await standingsOn('2026-11-02'))[0]).toBe('achieved')
    const party = await browser(world, on('2026-11-02', anja)).submit(`/wetskalender/${id}`, { deed: 'confirm' })
    expect(party.status).toBe(403)
  })

  test('an event that does not exist is not there', async () => {
    expect((await browser(world, world.people.anja).open('/wetskalender/bestaat-niet')).status).toBe(404)
  })
})

describe('entering and correcting', () => {
  const fields = (more: Record<string, string | string[]> = {}) => ({
    kind: 'law',
    title: 'Nieuwe wet',
    ...dateFields('onDay', '2026-06-01'),
    changed: 'Er komt een register.',
    question: 'Staat het erin?',
    source: 'Stb.',
    ambitions: ['1.5'],
    partyTypes: ['gemeente'],
    termMonths: '3',
    ...more,
  })

  test('what is wrong is said beside its field, and what was typed stays', async () => {
    const sanne = browser(world, world.people.sanne)
    const response = await sanne.submit('/wetskalender/nieuw', fields({ ambitions: ['3.4'], title: 'Mijn wet' }))
    expect(response.status).toBe(409)
    const page = await response.text()
    expect(page).toContain('3.4 geldt niet voor de partijen die u koos.')
    expect(page).toContain('value="Mijn wet"')
    const old = await sanne.submit('/wetskalender/nieuw', fields(dateFields('onDay', '1999-12-31') as Record<string, string>))
    expect(await reading(old)).toContain('Deze dag ligt voor het jaar 2000.')
    const empty = await sanne.submit('/wetskalender/nieuw', {})
    expect(empty.status).toBe(400)
  })

  test('an event of long ago is entered with a notice', async () => {
    const sanne = browser(world, world.people.sanne)
    const response = await sanne.submit('/wetskalender/nieuw', fields(dateFields('onDay', '2019-01-01') as Record<string, string>))
    expect(response.status).toBe(303)
    expect(await reading(sanne.open(response.headers.get('location') ?? ''))).toContain('Dat is lang geleden.')
  })

  test('a correction keeps the old text, and what was confirmed counts until the correction is confirmed', async () => {
    await threeReady()
    const id = await confirmed()
    const sanne = on('2026-07-01', world.people.sanne)
    const outcome = await write(world.database, sanne, (tx) =>
      correctEvent(tx, sanne, world.programme, id, {
        ...event,
        title: 'Nieuwe wet, verbeterd',
        partyTypes: ['waterschap'],
        reason: 'Ander soort partij',
      }),
    )
    if (isRefusal(outcome)) throw new Error(outcome.refused)
    expect(await standingsOn('2026-07-01')).toEqual(['achieved asks law', 'achieved asks law', 'achieved asks law'])
    const again = await write(world.database, sanne, (tx) => correctEvent(tx, sanne, world.programme, id, { ...event, reason: 'Nog eens' }))
    expect(again).toMatchObject({ refused: 'alreadyAnswered' })
    const roel = on('2026-07-02', world.people.roel)
    await write(world.database, roel, (tx) => confirmEvent(tx, roel, outcome.eventId))
    expect(await standingsOn('2026-07-01')).toEqual(['achieved asks law', 'achieved asks law', 'achieved asks law'])
    expect(await standingsOn('2026-07-02')).toEqual(['achieved', 'achieved', 'achieved asks law'])
    expect(await reading(browser(world, roel).open(`/wetskalender/${id}`))).toContain('Deze tekst is verbeterd')
  })

  test('two who confirm at the same moment: one does, the other hears that it was done', async () => {
    const id = await entered({ onDay: '2026-12-01' }, '2026-11-20')
    const { roel } = world.people
    const outcomes = await Promise.all([1, 2].map(() => write(world.database, roel, (tx) => confirmEvent(tx, roel, id))))
    expect(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : outcome.outcome)).sort()).toEqual([
      'alreadyAnswered',
      'confirmed',
    ])
  })
})

test('the list is filtered by its address, tells what is coming, and downloads as it is filtered', async () => {
  await confirmed({ title: 'Wet van straks', onDay: '2027-01-01' }, '2026-11-01')
  await confirmed()
  const anja = browser(world, world.people.anja)
  const all = await reading(anja.open('/wetskalender'))
  expect(all).toContain('2 wijzigingen.')
  expect(all).toContain('Wat komt eraan Wet van straks')
  expect(await reading(anja.open('/wetskalender?jaar=2026&ambitie=1.5&status=confirmed'))).toContain('1 wijziging.')
  expect(await reading(anja.open('/wetskalender?jaar=vorig&status=iets'))).toContain('2 wijzigingen.')
  const csv = await (await anja.open('/wetskalender.csv?jaar=2027')).text()
  expect(csv).toContain('Wet van straks')
  expect(csv).not.toContain('Nieuwe wet;')
  const developments = await read(world.database, world.people.sanne, (tx) => listDevelopments(tx, '2026-05-31', '2026-11-23'))
  expect(developments.map((each) => each.title)).toEqual(['Nieuwe wet'])
  expect(await read(world.database, world.people.sanne, listEvents)).toHaveLength(2)
})
