import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { reading } from '../../../test/given.ts'
import { smallWorld } from '../../../test/world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const subjects = [
  'dijkbeeld',
  'standen',
  'werk',
  'rekenblad',
  'berichten',
  'oefenen',
  'wie-ziet-wat',
  'halfjaarbericht',
  'toegankelijkheid',
  'privacy',
  'beveiliging',
  'contact',
]

test('help needs no role, and every subject can be reached by its own address', async () => {
  const response = await browser(world, undefined).open('/hulp')
  expect(response.status).toBe(200)
  const html = await response.text()
  for (const subject of subjects) expect([html.includes(`href="#${subject}"`), html.split(`id="${subject}"`).length]).toEqual([true, 2])
})

test('help draws the dike with the same pen as the dike itself, and names the states as the covenant does', async () => {
  const html = await (await browser(world, undefined).open('/hulp')).text()
  expect(html.match(/class="dw-mini"/g)).toHaveLength(3)
  expect(html).toContain('class="hole"')
  expect(html).toContain('class="crack"')
  const words = await reading(new Response(html))
  expect(words).toContain('Een rond gat: niet gestart. Een grillige scheur: herijken nodig.')
})

test('help is honest about what this release does not do', async () => {
  const words = await reading(browser(world, world.people.anja).open('/hulp'))
  expect(words).toContain('In deze versie gaat nog niets op slot.')
  expect(words).toContain('Er is nog geen onderzoek gedaan door een onafhankelijk bureau.')
  expect(words).toContain('Het dijkbeeld vergelijkt geen partijen.')
  expect(words).toContain('U bent nu in de oefenomgeving.')
})
