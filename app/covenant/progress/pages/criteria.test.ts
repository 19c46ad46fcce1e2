import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { smallWorld } from '../../../../test/world.ts'
import { read } from '../../../platform/database/party.server.ts'
import { findOwnFacts } from '../queries.server.ts'
import { evidence, post, reading, seenOn, wordsIn } from '../../../../test/given.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const path = '/ambities/3.6/criteria'
const answers = async () =>
  (await read(world.database, world.people.anja, (tx) => findOwnFacts(tx, world.people.anja, world.programme, '3.6'))).answers.map(
    ({ criterion, yes }) => [criterion, yes],
  )

test('a yes with a statement is answered and proved at once', async () => {
  const anja = browser(world, world.people.anja)
  expect(await reading(anja.open(path))).toContain('Een verklaring telt mee, maar is het minst sterke bewijs.')
  const saved = await post(anja, path, {
    'answer-adopted': 'yes',
    'statement-adopted': 'Besluit van 4 mei, zaak 12.',
    'answer-matrix': 'no',
    'answer-list-ia': '',
  })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/ambities/3.6?gedaan=punten'])
  const page = await reading(anja.open('/ambities/3.6?gedaan=punten'))
  expect(page).toContain('Gereed: 1 van 5')
  expect(page).toContain('Beantwoord met ja. Bewijs: Verklaring bij 3.6 Actueel Damoclesbeleid')
  expect(page).toContain('welke maatregel volgt, ook bij herhaling. Beantwoord met nee.')
  expect(page).toContain('Anja Abbes beantwoordde punten')
  expect(await answers()).toEqual([
    ['adopted', true],
    ['matrix', false],
  ])
})

test('only what changed is saved', async () => {
  const anja = browser(world, world.people.anja)
  await post(anja, path, { 'answer-adopted': 'yes', 'answer-matrix': 'no' })
  await post(anja, path, { 'answer-adopted': 'yes', 'answer-matrix': 'yes' })
  expect(await answers()).toEqual([
    ['adopted', true],
    ['matrix', false],
    ['matrix', true],
  ])
  const nothing = await post(anja, path, { 'answer-adopted': 'yes', 'answer-matrix': 'yes' })
  expect(nothing.status).toBe(409)
  expect(await reading(nothing)).toContain('Dit is al zo. Er was niets te bewaren.')
})

test('a statement without a yes is asked about, and stays', async () => {
  const response = await post(browser(world, world.people.anja), path, { 'answer-adopted': 'no', 'statement-adopted': 'In concept klaar' })
  expect(response.status).toBe(400)
  const html = await response.text()
  expect(wordsIn(html)).toContain('U schreef waaruit dit blijkt. Kies daarom ja, of maak het veld leeg.')
  expect(html).toContain('href="#answer-adopted"')
  expect(html).toContain('>In concept klaar</textarea>')
  expect(await answers()).toEqual([])
})

test.each([
  { 'answer-adopted': 'maybe' },
  { 'answer-adopted': ['perhaps', 'yes'] },
  { 'statement-adopted': 'x'.repeat(2001), 'answer-adopted': 'yes' },
])('what cannot be answered is not saved (%#)', async (fields) => {
  const response = await post(browser(world, world.people.anja), path, fields)
  expect(response.status).toBe(400)
  expect(await answers()).toEqual([])
})

test('a point that this ambition does not have is passed over', async () => {
  const response = await post(browser(world, world.people.anja), path, { 'answer-unknown': 'yes' })
  expect(response.status).toBe(409)
  expect(await answers()).toEqual([])
})

test('when somebody was here in between, the answers stay in the form', async () => {
  const anja = browser(world, world.people.anja)
  const shown = seenOn(await (await anja.open(path)).text())
  await evidence(world, world.people.cora, '3.6', { title: 'Bekendmaking', criteria: ['adopted'] })
  const late = await anja.submit(path, { ...shown, 'answer-matrix': 'yes', 'statement-matrix': 'Bijlage 2 van het beleid' })
  expect(late.status).toBe(409)
  const html = await late.text()
  expect(wordsIn(html)).toContain('23 nov 2026 Cora Conijn voegde bewijs toe: Bekendmaking')
  expect(html).toContain('>Bijlage 2 van het beleid</textarea>')
  const again = await anja.submit(path, { ...seenOn(html), 'answer-matrix': 'yes', 'statement-matrix': 'Bijlage 2 van het beleid' })
  expect(again.status).toBe(303)
})
