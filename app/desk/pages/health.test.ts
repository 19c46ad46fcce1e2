import { beforeEach, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { smallWorld } from '../../../test/world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

test('the health page says which database answers, without anybody stepping in', async () => {
  const response = await browser(world, undefined).open('/gezond')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'ok', database: world.database.engine, version: '0.0.0' })
})

test('a page for signed in people sends a stranger to the front page', async () => {
  const response = await browser(world, undefined).open('/dijkbeeld')
  expect([response.status, response.headers.get('location')]).toEqual([302, '/'])
})

test('an address that does not exist shows a page that says so', async () => {
  const response = await browser(world, world.people.anja).open('/bestaat-niet')
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('Deze pagina is er niet')
})
