import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { achieved, answer, evidence, reading, wordsIn } from '../../../test/given.ts'
import { nextVersion, write as fileOf } from '../../../test/next-version.ts'
import { on, smallWorld } from '../../../test/world.ts'
import { read, write, type Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { addEvent, confirmEvent } from '../law/commands.server.ts'
import { findEvent } from '../law/queries.server.ts'
import { askForHelp, offerHelp } from '../library/commands.server.ts'
import { listAsks, listOffers } from '../library/queries.server.ts'
import { addOffice } from '../parties/commands.server.ts'
import { findProgramme, listVersions } from '../programme/queries.server.ts'
import { findAmbition, kinOf } from '../programme/rules.ts'
import { reconfirm } from '../progress/commands.server.ts'
import { findOwnFacts, findRegion, findTouched, ownStandings } from '../progress/queries.server.ts'
import { standingKey, type Standing } from '../progress/rules.ts'
import { decideDeviation, proposeDeviation } from '../tailoring/commands.server.ts'
import { findTailored, listDeviations } from '../tailoring/queries.server.ts'
import { publishVersion, undoVersion } from './commands.server.ts'

// Version 2 splits, sharpens, withdraws and adds, while a law asks, a function stands empty, help is asked and something is done otherwise.
const world = await smallWorld()
const { database, people } = world

const ask = <T>(visitor: Visitor, look: (tx: Tx) => Promise<T>) => read(database, visitor, look)
async function must<T>(visitor: Visitor, deed: (tx: Tx) => Promise<T>) {
  const outcome = await write(database, visitor, deed)
  if (isRefusal(outcome)) throw new Error(`${outcome.refused} ${outcome.details?.join() ?? ''}`)
  return outcome as Exclude<T, { refused: string }>
}

/** The version of `nextVersion`, and 2.1, which leans on who receives signals, in two parts: only the first still does. */
function next(options: { termMonths?: number } = {}) {
  const file = nextVersion(options)
  const at = file.ambitions.findIndex((each) => each.number === '2.1')
  const whole = file.ambitions[at]!
  const { dependsOn: _none, ...alone } = whole
  file.ambitions.splice(
    at,
    1,
    { ...whole, number: '2.7', title: 'Signalen ontvangen' },
    { ...alone, number: '2.8', title: 'Signalen wegen' },
  )
  const line = file.mapping.findIndex((each) => each.ambition === '2.1')
  file.mapping.splice(line, 1, { relation: 'split', ambition: '2.7', from: ['2.1'] }, { relation: 'split', ambition: '2.8', from: ['2.1'] })
  return fileOf(file)
}

const publish = (options?: { termMonths?: number }) => must(people.sanne, (tx) => publishVersion(tx, people.sanne, next(options)))
const programmeOn = async (day: Day) => (await ask(people.sanne, (tx) => findProgramme(tx, day)))!

/** How Coevorden stands on a day, in its own eyes; and it must be the same in those of the secretary and of Emmen. */
async function standings(day: Day): Promise<Map<string, Standing>> {
  const [anja, programme] = [on(day, people.anja), await programmeOn(day)]
  const own = ownStandings(programme, await ask(anja, (tx) => findOwnFacts(tx, anja, programme)), day)
  for (const other of [people.sanne, people.egbert]) {
    const region = await ask(on(day, other), (tx) => findRegion(tx, programme, day))
    if (region.kind !== 'named') throw new Error('unnamed')
    for (const { number } of programme.ambitions) {
      const key = standingKey('coevorden', number)
      const { proofUntil: _own, ...mine } = own.get(key) ?? { state: 'notStarted', since: null }
      const { proofUntil: _told, ...told } = region.standings.get(key) ?? { state: 'notStarted', since: null }
      expect([number, day, told]).toEqual([number, day, mine])
    }
  }
  return new Map(programme.ambitions.map(({ number }) => [number, own.get(standingKey('coevorden', number))!]))
}

/** Everything that anybody knows on a day, as it is told. */
async function everything(day: Day) {
  const programme = await programmeOn(day)
  const { anja, egbert, sanne } = people
  return {
    programme,
    standings: [...(await standings(day))],
    asks: await ask(on(day, egbert), (tx) => listAsks(tx)),
    offers: await ask(on(day, anja), (tx) => listOffers(tx)),
    deviations: await ask(on(day, sanne), (tx) => listDeviations(tx, programme, day)),
    tailored: await ask(on(day, anja), (tx) => findTailored(tx, on(day, anja), programme, '1.5')),
    event: await ask(on(day, sanne), (tx) => findEvent(tx, eventId)),
    facts: await ask(on(day, anja), (tx) => findOwnFacts(tx, on(day, anja), programme)),
  }
}

let eventId = ''
const event = (ambitions: string[], title = 'Een uitspraak', onDay: Day = '2026-10-01') => ({
  kind: 'ruling' as const,
  title,
  onDay,
  changed: 'Het moet anders.',
  question: 'Klopt het nog?',
  source: 'Rechtbank',
  ambitions,
  partyTypes: ['gemeente' as const],
  termMonths: 3,
})

async function confirmed(day: Day, ...about: Parameters<typeof event>): Promise<string> {
  const [sanne, roel] = [on(day, people.sanne), on(day, people.roel)]
  const added = await must(sanne, (tx) => findProgramme(tx, day).then((programme) => addEvent(tx, sanne, programme!, event(...about))))
  await must(roel, (tx) => confirmEvent(tx, roel, added.eventId))
  return added.eventId
}

beforeEach(async () => {
  await world.reset({ byName: true })
  const { anja, bram, egbert, sanne } = people
  for (const number of ['1.5', '2.1', '3.6', '5.2']) await achieved(world, number, '2026-09-01', { by: anja, second: bram })
  eventId = await confirmed('2026-10-15', ['1.5'])
  await must(on('2026-10-31', anja), (tx) =>
    addOffice(tx, on('2026-10-31', anja), {
      function: 'signalReceiver',
      holder: 'Saar Smid',
      email: 'saar@voorbeeld.nl',
      phone: null,
      fromOn: '2024-03-01',
      untilOn: '2026-10-31',
    }),
  )
  const words = { title: 'Wie helpt?', body: 'Wij zoeken een voorbeeld.' }
  await must(anja, (tx) => askForHelp(tx, anja, world.programme, { ...words, ambition: '1.5', byOn: null, audience: 'all' }))
  await must(egbert, (tx) => offerHelp(tx, egbert, world.programme, { ...words, title: 'Wij helpen', ambition: '1.5', untilOn: null }))
  const { deviationId } = await must(anja, (tx) =>
    proposeDeviation(tx, anja, world.programme, { ambition: '1.5', what: 'Samen met de buren.', why: 'Klein.', untilOn: '2027-06-30' }),
  )
  await must(bram, (tx) => decideDeviation(tx, bram, deviationId, { kind: 'agreed', reason: null, decidedOn: null }))
  await must(sanne, (tx) => decideDeviation(tx, sanne, deviationId, { kind: 'accepted', reason: 'Goed.', decidedOn: '2026-11-23' }))
})

test('what a law asked of an ambition that was split, it asks of both parts; who answers for one, answers for that one', async () => {
  await publish()
  const asks = { reason: 'law', since: '2026-10-15', id: eventId, lapsesOn: '2027-01-15' }
  const before = await standings('2026-12-01')
  expect([before.get('1.7')?.asks, before.get('1.8')?.asks]).toEqual([asks, asks])

  const [anja, programme] = [on('2026-12-10', people.anja), await programmeOn('2026-12-10')]
  expect(await write(database, anja, (tx) => reconfirm(tx, anja, programme, '1.7', { reason: null, seen: undefined }))).toMatchObject({
    refused: 'reasonMissing',
  })
  const done = await must(anja, (tx) => reconfirm(tx, anja, programme, '1.7', { reason: 'Wij pasten het aan.', seen: undefined }))
  await answer({ ...world, programme }, on('2026-12-10', people.bram), done.changeId, 'confirmed')
  const after = await standings('2027-01-15')
  expect(after.get('1.7')).toMatchObject({ state: 'achieved', since: '2026-09-01' })
  expect(after.get('1.7')?.asks).toBeUndefined()
  expect(after.get('1.8')).toMatchObject({ state: 'lapsed', held: 'achieved', lapse: { reason: 'law', id: eventId, on: '2027-01-15' } })

  const touched = await ask(people.sanne, async (tx) => findTouched(tx, programme, (await findEvent(tx, eventId))!, '2026-12-10'))
  expect(touched.map(({ subject, ambition }) => [subject, ambition])).toEqual([['coevorden', '1.8']])
})

test('a law about one part leaves the other alone, and newer evidence of a part spares that part', async () => {
  await publish()
  const programme = await programmeOn('2026-12-04')
  const criteria = findAmbition(programme, '1.7')!.criteria.map(({ id }) => id)
  await evidence({ ...world, programme }, on('2026-12-04', people.anja), '1.7', { criteria })
  const both = await confirmed('2026-12-05', ['1.7', '1.8'], 'Een wet', '2026-12-03')
  const only = await confirmed('2026-12-05', ['1.7'], 'Nog een wet', '2026-12-05')
  const old = await confirmed('2026-12-05', ['2.7'], 'Een oude wet', '2026-08-01')
  const touched = async (id: string) =>
    (await ask(people.sanne, async (tx) => findTouched(tx, programme, (await findEvent(tx, id))!, '2026-12-07'))).map(
      (each) => each.ambition,
    )
  expect([await touched(both), await touched(only), await touched(old)]).toEqual([['1.8'], ['1.7'], []])
  // What began to ask before that evidence was there still asks; and nobody sees it otherwise than the party itself.
  expect(await touched(eventId)).toEqual(['1.7', '1.8'])
  const found = await standings('2026-12-07')
  expect([found.get('1.7')?.asks?.id, found.get('1.8')?.asks?.id]).toEqual([eventId, eventId])
})

test.each([
  ['the law names the one that is proved anew', '4.1', { state: 'achieved', since: '2026-09-01' }],
  ['the law names the other', '4.2', { state: 'lapsed', lapse: { reason: 'law', on: '2027-01-15' } }],
])('of two that were merged each answers for itself: %s', async (_name, named, expected) => {
  const [anja, bram] = [people.anja, people.bram]
  for (const number of ['4.1', '4.2']) await achieved(world, number, '2026-09-01', { by: anja, second: bram })
  await evidence(world, on('2026-10-10', anja), '4.1', {})
  await confirmed('2026-10-15', [named], 'Een wet over één van de twee', '2026-10-05')
  const before = await standings('2027-01-15')
  expect([before.get('4.1')?.state, before.get('4.2')?.state]).toEqual(['achieved', expected.state])
  await publish()
  expect((await standings('2027-01-15')).get('4.6')).toMatchObject(expected)
})

test('a function that stands empty is asked about by the old words until somebody looks, and then by the new', async () => {
  const was = await standings('2026-11-30')
  expect(was.get('2.1')?.asks).toEqual({ reason: 'office', since: '2026-11-01', id: 'signalReceiver', lapsesOn: '2026-12-31' })
  await publish()
  const found = await standings('2026-12-31')
  for (const number of ['2.7', '2.8'])
    expect(found.get(number)).toMatchObject({ state: 'lapsed', lapse: { reason: 'office', on: '2026-12-31' } })

  const [anja, programme] = [on('2026-12-10', people.anja), await programmeOn('2026-12-10')]
  const done = await must(anja, (tx) =>
    reconfirm(tx, anja, programme, '2.8', { reason: 'Dit hangt niet meer aan een persoon.', seen: undefined }),
  )
  await answer({ ...world, programme }, on('2026-12-10', people.bram), done.changeId, 'confirmed')
  const after = await standings('2026-12-31')
  expect([after.get('2.7')?.state, after.get('2.8')?.state]).toEqual(['lapsed', 'achieved'])
})

test('a sharpened ambition asks for a fresh look and stands; only with a term it lapses', async () => {
  await publish()
  const found = await standings('2027-03-01')
  expect(found.get('3.6')).toMatchObject({ state: 'achieved', asks: { reason: 'sharpened', since: '2026-12-01', id: '2' } })
  const { anja } = people
  expect(await reading(browser(world, on('2026-12-10', anja)).open('/onze-dijk'))).toContain('aangescherpt op 1 december 2026')
  expect(await reading(browser(world, on('2026-12-10', anja)).open('/ambities/3.6'))).toContain('is deze ambitie aangescherpt')

  await must(people.sanne, (tx) => undoVersion(tx, people.sanne, { reason: 'Er hoort een termijn bij.' }))
  await must(people.sanne, (tx) => publishVersion(tx, people.sanne, fileOf(nextVersion({ version: 3, termMonths: 3 }))))
  expect((await standings('2027-02-28')).get('3.6')).toMatchObject({ state: 'achieved', asks: { lapsesOn: '2027-03-01' } })
  expect((await standings('2027-03-01')).get('3.6')).toMatchObject({ state: 'lapsed', lapse: { reason: 'sharpened', id: '3' } })
  const late = on('2027-03-02', anja)
  expect(await reading(browser(world, late).open('/onze-dijk'))).toContain('De afspraak is aangescherpt. Herijken nodig sinds 1 maart 2027')
  expect(await reading(browser(world, late).open('/ambities/3.6'))).toContain('Deze ambitie is aangescherpt.')
})

test('help, what is done otherwise and the calendar are found at every ambition that grew from it', async () => {
  await publish()
  const day = '2026-12-10'
  const programme = await programmeOn(day)
  const [anja, egbert, sanne] = [on(day, people.anja), on(day, people.egbert), on(day, people.sanne)]
  for (const number of ['1.7', '1.8']) {
    expect((await ask(egbert, (tx) => listAsks(tx, kinOf(programme, number)))).map(({ title }) => title)).toEqual(['Wie helpt?'])
    expect((await ask(anja, (tx) => listOffers(tx, kinOf(programme, number)))).map(({ title }) => title)).toEqual(['Wij helpen'])
    expect((await ask(anja, (tx) => findTailored(tx, anja, programme, number))).deviations).toMatchObject([{ what: 'Samen met de buren.' }])
    const page = await reading(browser(world, egbert).open(`/dijkbeeld/ambitie/${number}`))
    for (const words of ['Wie helpt?', 'Wij helpen', 'Samen met de buren.']) expect(page).toContain(words)
    expect(await reading(browser(world, anja).open(`/ambities/${number}`))).toContain('Samen met de buren.')
    expect(await reading(browser(world, sanne).open(`/wetskalender?ambitie=${number}`))).toContain('Een uitspraak')
  }
  expect((await ask(sanne, (tx) => listDeviations(tx, programme, day))).map(({ ambition }) => ambition)).toEqual(['1.7', '1.8'])
  expect(
    await write(database, anja, (tx) =>
      proposeDeviation(tx, anja, programme, { ambition: '1.8', what: 'Weer anders.', why: 'Klein.', untilOn: '2027-06-30' }),
    ),
  ).toMatchObject({ refused: 'alreadyThere' })

  // What is shown under the old number says what that was, and leads to it.
  const board = await reading(browser(world, egbert).open('/hulpvraag'))
  expect(board).toContain(`1.5 ${findAmbition(world.programme, '1.5')!.title}`)
  const [asked] = await ask(egbert, (tx) => listAsks(tx))
  expect(await reading(browser(world, anja).open(`/hulpvraag/${asked?.id}`))).toContain('Wij helpen')
  const old = await browser(world, egbert).open('/dijkbeeld/ambitie/1.5')
  expect([old.status, old.headers.get('location')]).toEqual([302, '/groei/versies/1/ambities/1.5'])
  expect(await reading(browser(world, egbert).open('/dijkbeeld/ambitie/1.5?op=2026-11-30'))).toContain('Samen met de buren.')
})

test('whoever looked just before sees the new version, and after undoing what was there', async () => {
  const page = browser(world, on('2026-12-10', people.anja))
  const paths = ['/dijkbeeld', '/onze-dijk', '/dijkbeeld/matrix.csv', '/onze-dijk/ambities.csv', '/dijkbeeld/kanten?kant=matrix', '/agenda']
  const look = async () => {
    const found = []
    for (const path of paths) found.push((await (await page.open(path)).text()).split('<main').at(-1) ?? '')
    return found
  }
  const has = (pages: string[], number: string) =>
    pages.map((text) => new RegExp(`\\b${number.replace('.', '[.]')}\\b`).test(wordsIn(text)))
  const before = await look()
  const seen = { old: has(before, '1.5'), young: has(before, '1.7') }
  await publish()
  const after = await look()
  expect({ old: has(after, '1.7'), young: has(after, '1.5') }).toEqual(seen)
  await must(people.sanne, (tx) => undoVersion(tx, people.sanne, { reason: 'Er stond een fout in.' }))
  expect(await look()).toEqual(before)
})

test('undoing gives everything back as it was, and forgets nothing of what was done in between', async () => {
  const days = ['2024-02-02', '2026-11-23', '2026-12-01', '2026-12-20', '2026-12-31', '2027-01-15', '2027-03-01', '2028-01-01']
  const before: Awaited<ReturnType<typeof everything>>[] = []
  for (const day of days) before.push(await everything(day))
  await publish()
  const early = []
  for (const day of days.slice(0, 2)) early.push(await everything(day))
  expect(JSON.stringify(early)).toBe(JSON.stringify(before.slice(0, 2)))

  const [anja, programme] = [on('2026-12-10', people.anja), await programmeOn('2026-12-10')]
  const done = await must(anja, (tx) => reconfirm(tx, anja, programme, '1.7', { reason: 'Wij pasten het aan.', seen: undefined }))
  await must(anja, (tx) =>
    askForHelp(tx, anja, programme, { title: 'En nu?', body: 'Wie deed dit?', ambition: '1.7', byOn: null, audience: 'all' }),
  )
  const sanne = on('2026-12-20', people.sanne)
  await must(sanne, (tx) => undoVersion(tx, sanne, { reason: 'Er stond een fout in.' }))

  const after = []
  for (const day of days) after.push(await everything(day))
  const own = (all: typeof before) => all.map(({ asks: _asks, ...rest }) => rest)
  expect(own(after)).toEqual(own(before))
  expect(JSON.stringify(own(after))).toBe(JSON.stringify(own(before)))
  const asks = after.map((each) => each.asks.map(({ title }) => title))
  expect(asks.at(-1)).toEqual(['En nu?', 'Wie helpt?'])

  const undone = (await ask(anja, listVersions))[1]!.programme
  const written = await ask(anja, (tx) => findOwnFacts(tx, anja, undone, '1.7'))
  expect(written.changes.map((change) => change.id)).toContain(done.changeId)
  const page = browser(world, on('2026-12-21', people.anja))
  for (const path of ['/hulpvraag', '/onze-dijk', '/dijkbeeld', '/maatwerk', '/wetskalender', '/agenda', '/berichten']) {
    expect([path, (await page.open(path)).status]).toEqual([path, 200])
  }
})
