import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { smallWorld } from '../../../../test/world.ts'
import { evidence, reading, state, wordsIn } from '../../../../test/given.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

async function waiting(number = '3.6') {
  await evidence(world, world.people.anja, number, { title: 'Besluit van 4 mei' })
  const { changeId } = await state(world, world.people.anja, number, { state: 'achieved', note: 'Alles is besproken.' })
  return `/ambities/${number}/bevestig/${changeId}`
}

test('the second person sees what is asked with its proof, agrees, and the state counts', async () => {
  const path = await waiting()
  const bram = browser(world, world.people.bram)
  const page = await reading(bram.open(path))
  expect(page).toContain('De stand was niet gestart en wordt gereed.')
  expect(page).toContain('Ingevuld door Anja Abbes')
  expect(page).toContain('Toelichting Alles is besproken.')
  expect(page).toContain('Beantwoord met ja. Bewijs: Besluit van 4 mei')
  const saved = await bram.submit(path, { outcome: 'confirmed', reason: '' })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/ambities/3.6?gedaan=bevestigd'])
  expect(await reading(bram.open('/ambities/3.6?gedaan=bevestigd'))).toContain('U bent het ermee eens. De nieuwe stand telt nu mee.')
  expect(await reading(bram.open('/ambities/3.6'))).toContain('Gereed sinds 23 november 2026.')
  expect(await reading(bram.open(path))).toContain('Deze wijziging is bevestigd.')
})

test('who does not agree says why', async () => {
  const path = await waiting()
  const bram = browser(world, world.people.bram)
  const without = await bram.submit(path, { outcome: 'declined', reason: '' })
  expect(without.status).toBe(409)
  const html = await without.text()
  expect(wordsIn(html)).toContain('Schrijf erbij waarom. Dat is hier nodig.')
  expect(html).toMatch(/checked=""[^>]*value="declined"|value="declined"[^>]*checked=""/)
  const saved = await bram.submit(path, { outcome: 'declined', reason: 'De bekendmaking mist nog.' })
  expect(saved.headers.get('location')).toBe('/ambities/3.6?gedaan=afgewezen')
  expect(await reading(bram.open('/ambities/3.6'))).toContain('Bram Bos was het niet eens met gereed De bekendmaking mist nog.')
})

test('without an answer it is asked again', async () => {
  const path = await waiting()
  const response = await browser(world, world.people.bram).submit(path, { reason: 'Hm' })
  expect(response.status).toBe(400)
  const html = await response.text()
  expect(wordsIn(html)).toContain('Kies ja of nee.')
  expect(html).toContain('>Hm</textarea>')
})

test('who set it does not confirm it, and may take it back', async () => {
  const path = await waiting()
  const anja = browser(world, world.people.anja)
  expect(await reading(anja.open(path))).toContain('U vulde dit zelf in. Iemand anders dan u bevestigt het.')
  const own = await anja.submit(path, { outcome: 'confirmed', reason: '' })
  expect(own.status).toBe(409)
  expect(await reading(own)).toContain('U vulde dit zelf in. Iemand anders dan u bevestigt het.')
  expect((await anja.submit(path, { outcome: 'withdrawn' })).headers.get('location')).toBe('/ambities/3.6?gedaan=teruggenomen')
  expect(await reading(anja.open(path))).toContain('Deze wijziging is teruggenomen.')
})

test('an answer counts once', async () => {
  const path = await waiting()
  await browser(world, world.people.bram).submit(path, { outcome: 'confirmed', reason: '' })
  const late = await browser(world, world.people.cora).submit(path, { outcome: 'declined', reason: 'Te laat' })
  expect(late.status).toBe(409)
  expect(await reading(late)).toContain('Hier is al op geantwoord. Er is niets meer te doen.')
})

test('a process owner of another ambition, a reader and other roles do not answer', async () => {
  const path = await waiting('1.5')
  const cora = browser(world, world.people.cora)
  expect(await reading(cora.open(path))).toContain('U kunt dit niet bevestigen.')
  expect((await cora.submit(path, { outcome: 'confirmed', reason: '' })).status).toBe(409)
  expect((await cora.submit(path, { outcome: 'withdrawn' })).status).toBe(403)
  for (const visitor of [world.people.rik, world.people.fenna, world.people.sanne, world.people.roel]) {
    expect((await browser(world, visitor).open(path)).status).toBe(403)
    expect((await browser(world, visitor).submit(path, { outcome: 'confirmed' })).status).toBe(403)
  }
})

test('a change of another party, of another ambition or of nobody all look alike', async () => {
  const path = await waiting()
  const id = path.split('/').at(-1) ?? ''
  const [egbert, bram] = [browser(world, world.people.egbert), browser(world, world.people.bram)]
  const theirs = await egbert.open(path)
  const nobodys = await egbert.open('/ambities/3.6/bevestig/0190aaaa-0000-7000-8000-000000000000')
  expect([theirs.status, nobodys.status]).toEqual([404, 404])
  expect((await theirs.text()).replaceAll(id, '')).toBe((await nobodys.text()).replaceAll('0190aaaa-0000-7000-8000-000000000000', ''))
  expect((await egbert.submit(path, { outcome: 'confirmed' })).status).toBe(404)
  expect((await bram.open(`/ambities/1.5/bevestig/${id}`)).status).toBe(404)
  expect((await bram.submit(`/ambities/1.5/bevestig/${id}`, { outcome: 'confirmed' })).status).toBe(404)
  expect((await bram.open('/ambities/3.6/bevestig/abc')).status).toBe(404)
  expect((await bram.open("/ambities/3.6/bevestig/' or 1=1")).status).toBe(404)
})

test('what one municipality of a basisteam asks, an administrator of another may answer', async () => {
  const path = await waiting('1.3')
  const els = browser(world, world.people.els)
  expect(await reading(els.open(path))).toContain('Ingevuld door Iemand van Gemeente Coevorden')
  expect((await els.submit(path, { outcome: 'confirmed', reason: '' })).status).toBe(303)
  expect((await browser(world, world.people.hilda).open(path)).status).toBe(404)
})
