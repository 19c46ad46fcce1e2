import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { achieved, reading } from '../../../test/given.ts'
import { smallWorld } from '../../../test/world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const { people } = world

test('a guest sees the dike of today and a door for each role', async () => {
  await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
  const html = await (await browser(world, undefined).open('/')).text()
  const words = await reading(new Response(html))
  expect(words).toContain('Samen houden wij de dijken in Drenthe sterk')
  expect(words).toContain('In Dijkwacht zien 17 partijen hoe het staat met hun 28 ambities tegen ondermijning')
  expect(html).toContain('<svg viewBox="0 0 1200 352"')
  expect(words).toContain('Coevorden: 1 van 27 ambities op orde, 26 zwakke plekken')
  expect(words).toContain('Stap in als Anja Abbes Coördinator, Coevorden')
  expect(words).toContain('Stap in als Cora Conijn Proceseigenaar van 3.6, Coevorden')
  expect(words).toContain('Stap in als Sanne Smit Secretaris van de werkgroep')
  expect(words).toContain('Coevorden (5 mensen)')
  expect(html).not.toContain('href="/partijen/')
})

test('a door leads inside', async () => {
  const guest = browser(world, undefined)
  const html = await (await guest.open('/')).text()
  const seat = /name="seat" value="([^"]+ coevorden)"/.exec(html)?.[1] ?? ''
  const response = await guest.submit('/oefenen/stap-in', { seat })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/onze-dijk'])
})

test('somebody who is in is greeted, with the way onward', async () => {
  const anja = await reading(browser(world, people.anja).open('/'))
  expect(anja).toContain('U bent Anja Abbes')
  expect(anja).toContain('Ga naar onze dijk')
  const sanne = await reading(browser(world, people.sanne).open('/'))
  expect(sanne).toContain('U bent Sanne Smit')
  expect(sanne).not.toContain('Ga naar onze dijk')
})

test('before the decision to see each other by name, the front page names no party in the picture', async () => {
  await world.reset({ byName: false })
  await achieved(world, '3.6', '2026-09-01', { by: people.anja, second: people.bram })
  const words = await reading(browser(world, undefined).open('/'))
  expect(words).toContain('U ziet de regio als geheel')
  expect(words).toContain('van 410 afspraken op orde 1')
  expect(words).not.toContain('ambities op orde, 26 zwakke plekken')
})

test('on a day on which nobody has a role, the page says so', async () => {
  const words = await reading(browser(world, undefined, { day: '2024-01-01' }).open('/'))
  expect(words).toContain('Er is nog niemand om in te stappen')
})
