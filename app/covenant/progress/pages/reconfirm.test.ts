import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { achieved, answer, evidence, post, reading, seenOn, state, wordsIn } from '../../../../test/given.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const path = '/ambities/1.5/herbevestig'
const ready = (more: { validUntil?: string } = {}) =>
  achieved(world, '1.5', '2025-03-01', { by: world.people.anja, second: world.people.bram, title: 'Plan 2025', ...more })

test('when only time has passed one person says it in one step', async () => {
  await ready()
  const anja = browser(world, world.people.anja)
  const page = await reading(anja.open(path))
  expect(page).toContain('Is gereed nog steeds goed? Dan geldt het weer 12 maanden, vanaf vandaag.')
  expect(page).toContain('De controletermijn van 12 maanden is voorbij sinds 2 maart 2026.')
  expect(page).toContain('Ja, dit klopt nog')
  const saved = await post(anja, path, {})
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/ambities/1.5?gedaan=klopt'])
  const after = await reading(anja.open('/ambities/1.5?gedaan=klopt'))
  expect(after).toContain('Bewaard. De controletermijn begint vandaag opnieuw.')
  expect(after).toContain('Gereed sinds 23 november 2026. Dit geldt tot en met 23 november 2027.')
})

test('expired evidence asks new evidence or a reason, and then a second person', async () => {
  await ready({ validUntil: '2025-12-31' })
  const { anja, bram } = world.people
  const day = on('2026-01-15', anja)
  const page = browser(world, day)
  const shown = await reading(page.open(path))
  expect(shown).toContain('Het bewijs ‘Plan 2025’ was geldig tot en met 31 december 2025.')
  expect(shown).toContain('Waarom klopt het weer?')
  const without = await post(page, path, { reason: '  ' })
  expect(without.status).toBe(409)
  expect(await reading(without)).toContain(
    'Bij deze punten is geen geldig bewijs meer. Voeg nieuw bewijs toe, of schrijf waarom het zonder kan. Er is een plan',
  )
  const saved = await post(page, path, { reason: 'De raad verlengde het plan met een jaar.' })
  expect(saved.headers.get('location')).toBe('/ambities/1.5?gedaan=wacht')
  expect(await reading(page.open('/ambities/1.5'))).toContain(
    'Anja Abbes zegt dat gereed nog klopt, vanaf 15 januari 2026. Iemand anders moet dat bevestigen.',
  )
  expect(await reading(browser(world, on('2026-01-15', bram)).open('/ambities/1.5'))).toContain('Herijken nodig')
})

test('with new evidence no reason is asked, but still a second person', async () => {
  await ready({ validUntil: '2025-12-31' })
  const day = on('2026-01-15', world.people.anja)
  await evidence(world, day, '1.5', { title: 'Plan 2026' })
  const page = browser(world, day)
  const shown = await (await page.open(path)).text()
  expect(wordsIn(shown)).toContain('Er is nieuw bewijs.')
  expect(shown).not.toContain('name="reason"')
  expect((await post(page, path, {})).headers.get('location')).toBe('/ambities/1.5?gedaan=wacht')
})

test('what the party itself let lapse asks a reason', async () => {
  await ready()
  const day = on('2025-06-01', world.people.anja)
  await state(world, day, '1.5', { state: 'lapsed', reason: 'Het plan past niet meer.' })
  const page = browser(world, day)
  expect(await reading(page.open(path))).toContain('Uw organisatie zei zelf dat dit niet meer klopte.')
  const without = await post(page, path, {})
  expect(without.status).toBe(409)
  expect(await without.text()).toContain('id="reason-error"')
  expect((await post(page, path, { reason: 'Het plan is aangepast.' })).status).toBe(303)
})

test('there is nothing to check before it was ready, and while a change waits', async () => {
  const { anja } = world.people
  const page = browser(world, anja)
  expect(await reading(page.open(path))).toContain('Er is nu niets te controleren')
  expect((await post(page, path, { reason: 'x', seen: '0' })).status).toBe(409)
  await evidence(world, anja, '1.5')
  await state(world, anja, '1.5', { state: 'achieved' })
  expect(await reading(page.open(path))).toContain('Er wacht al een wijziging')
})

test('twice the same step: the second time somebody was first', async () => {
  await ready()
  const anja = browser(world, world.people.anja)
  const shown = seenOn(await (await anja.open(path)).text())
  await anja.submit(path, shown)
  const second = await anja.submit(path, shown)
  expect(second.status).toBe(409)
  expect(await reading(second)).toContain('Anja Abbes zei dat gereed nog klopt')
})

test('a declined check leaves the state as it was', async () => {
  await ready({ validUntil: '2025-12-31' })
  const { anja, bram } = world.people
  const day = '2026-01-15'
  const page = browser(world, on(day, anja))
  await post(page, path, { reason: 'Het plan loopt door.' })
  const id = /bevestig\/([0-9a-f-]{36})/.exec(await (await page.open('/ambities/1.5')).text())?.[1] ?? ''
  await answer(world, on(day, bram), id, 'declined', 'Ik zie geen besluit.')
  const after = await reading(page.open('/ambities/1.5'))
  expect(after).toContain('Herijken nodig sinds 1 januari 2026.')
  expect(after).toContain('Bram Bos was het niet eens met gereed Ik zie geen besluit.')
})
