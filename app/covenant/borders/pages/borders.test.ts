import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { reading } from '../../../../test/given.ts'
import { smallWorld } from '../../../../test/world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const page = '/dijkbeeld/grenzen'
const secretary = () => browser(world, world.people.sanne)

function borders(changes: { skip?: string } = {}): File {
  const features = world.programme.parties
    .filter((party) => party.type === 'gemeente' && party.id !== changes.skip)
    .map((party, index) => {
      const [x, y] = [210_000 + (index % 4) * 10_000, 520_000 + Math.floor(index / 4) * 10_000]
      const ring = [
        [x, y],
        [x + 10_000, y],
        [x + 10_000, y + 10_000],
        [x, y + 10_000],
        [x, y],
      ]
      return { type: 'Feature', properties: { statcode: party.code.toUpperCase() }, geometry: { type: 'Polygon', coordinates: [ring] } }
    })
  return new File([JSON.stringify({ type: 'FeatureCollection', features })], 'grenzen.geojson', { type: 'application/geo+json' })
}

test('a secretary loads borders, everybody sees them on the map, and they can be taken away', async () => {
  const loaded = await secretary().submit(page, { borders: borders() })
  expect(loaded.headers.get('location')).toBe(`${page}?gedaan=geladen`)
  const map = async () => (await browser(world, world.people.egbert).open('/dijkbeeld/kanten?kijk=kaart')).text()
  const html = await map()
  expect(html.match(/dw-map__area/g)).toHaveLength(12)
  expect(html).toContain('De gemeenten hebben hier hun echte grenzen.')
  for (const party of world.programme.parties) expect(html).toContain(party.name.replace("'", '&#39;'))
  await secretary().submit(page, { borders: borders() })
  expect((await map()).match(/dw-map__area/g)).toHaveLength(12)

  await secretary().submit(page, { deed: 'remove' })
  expect(await map()).not.toContain('dw-map__area')
})

test('a file that does not fit is answered in words, and what was there stays', async () => {
  await secretary().submit(page, { borders: borders() })
  const missing = await secretary().submit(page, { borders: borders({ skip: 'emmen' }) })
  expect(missing.status).toBe(409)
  expect(await reading(missing)).toContain('Niet alle gemeenten staan in dit bestand. Het mist Emmen.')
  const large = await secretary().submit(page, { borders: new File([new Uint8Array(9 * 1024 * 1024)], 'groot.json') })
  expect(large.status).toBe(409)
  expect(await reading(large)).toContain('Dit bestand is te groot.')
  expect((await secretary().submit(page, {})).status).toBe(400)
  expect(await reading(secretary().open(page))).toContain('Nu staan de grenzen uit grenzen.geojson op de kaart.')
})

test('nobody but the secretary loads or removes borders', async () => {
  expect((await browser(world, world.people.anja).submit(page, { borders: borders() })).status).toBe(403)
  expect((await browser(world, world.people.roel).submit(page, { deed: 'remove' })).status).toBe(403)
})
