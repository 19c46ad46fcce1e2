import { beforeEach, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { post, reading, seenOn, state, wordsIn } from '../../../../test/given.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const path = '/ambities/3.6/planning'

test('who carries it and the next date are kept, and shown when the date has passed', async () => {
  const anja = browser(world, world.people.anja)
  expect(await reading(anja.open(path))).toContain('Laat u dit leeg, dan staat er: Jurist openbare orde en veiligheid.')
  const saved = await post(anja, path, { owner: 'Adviseur ondermijning', ...dateFields('nextOn', '2026-12-15') })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/ambities/3.6?gedaan=planning'])
  const page = await reading(anja.open('/ambities/3.6?gedaan=planning'))
  expect(page).toContain('Wie dit draagt Adviseur ondermijning')
  expect(page).toContain('Volgende datum 15 december 2026')
  expect(await reading(browser(world, on('2026-12-16', world.people.anja)).open('/ambities/3.6'))).toContain(
    '15 december 2026. Deze dag is voorbij.',
  )
})

test('a date that has passed is asked again, unless it stood there already', async () => {
  const anja = browser(world, world.people.anja)
  const refused = await post(anja, path, { owner: 'Jurist', ...dateFields('nextOn', '2026-11-22') })
  expect(refused.status).toBe(400)
  const html = await refused.text()
  expect(wordsIn(html)).toContain('Deze dag is al voorbij. Kies vandaag of een latere dag.')
  expect(html).toContain('value="Jurist"')
  await post(anja, path, { owner: '', ...dateFields('nextOn', '2026-12-15') })
  const later = browser(world, on('2027-01-10', world.people.anja))
  expect((await post(later, path, { owner: 'Jurist', ...dateFields('nextOn', '2026-12-15') })).status).toBe(303)
})

test.each([
  ['2026-02-30', 'Deze dag bestaat niet.'],
  ['9999-01-01', 'Deze dag ligt te ver weg.'],
])('an impossible or far-away date (%s) is asked again', async (day, sentence) => {
  const response = await post(browser(world, world.people.anja), path, { owner: '', ...dateFields('nextOn', day) })
  expect(response.status).toBe(400)
  expect(await reading(response)).toContain(sentence)
})

test('both may stay empty: then the usual owner is shown', async () => {
  const anja = browser(world, world.people.anja)
  expect((await post(anja, path, { owner: '  ', ...dateFields('nextOn', '') })).status).toBe(303)
  const page = await reading(anja.open('/ambities/3.6'))
  expect(page).toContain('Wie dit draagt Jurist openbare orde en veiligheid')
  expect(page).toContain('Volgende datum Nog geen datum')
})

test('when somebody was here in between, the plan stays in the form; a changed plan is named without a name', async () => {
  const [anja, cora] = [browser(world, world.people.anja), browser(world, world.people.cora)]
  const shown = seenOn(await (await anja.open(path)).text())
  await post(cora, path, { owner: 'Cora zelf', ...dateFields('nextOn', '') })
  const late = await anja.submit(path, { ...shown, owner: 'Adviseur', ...dateFields('nextOn', '') })
  expect(late.status).toBe(409)
  const html = await late.text()
  expect(wordsIn(html)).toContain('Iemand paste de planning of een bewijsstuk aan.')
  expect(html).toContain('value="Adviseur"')
  await state(world, world.people.cora, '3.6', { state: 'preparing' })
  expect(await reading(anja.submit(path, { ...seenOn(html), owner: 'Adviseur', ...dateFields('nextOn', '') }))).toContain(
    'Cora Conijn zette de stand op in voorbereiding',
  )
})

test('who does not keep this ambition up to date may not plan it', async () => {
  const { bram, cora, sanne, wout } = world.people
  expect((await browser(world, bram).open(path)).status).toBe(403)
  expect((await browser(world, sanne).open(path)).status).toBe(403)
  expect((await browser(world, cora).submit('/ambities/1.5/planning', { owner: 'x' })).status).toBe(403)
  expect((await browser(world, wout).submit(path, { owner: 'x' })).status).toBe(404)
})
