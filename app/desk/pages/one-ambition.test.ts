import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../test/browse.ts'
import { evidence, reading, state } from '../../../test/given.ts'
import { smallWorld, type PersonName } from '../../../test/world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const as = (name: PersonName) => browser(world, world.people[name])
const path = '/dijkbeeld/ambitie/3.6'
const look = (name: PersonName, query = '') => reading(as(name).open(`${path}${query}`))

/** Emmen has its Damocles policy, seen by a second person, since 1 September 2026. */
async function emmenIsDone() {
  const { egbert } = world.people
  await evidence(world, egbert, '3.6', { datedOn: '2026-09-01' })
  const { changeId } = await state(world, egbert, '3.6', { state: 'achieved', holdsOn: '2026-09-01' })
  const answered = await as('els').submit(`/ambities/3.6/bevestig/${changeId}`, { outcome: 'confirmed', reason: '' })
  expect(answered.status).toBe(303)
}

describe('one ambition over all parties', () => {
  test('draws the dike of that ambition with its parties, and says the same in a table', async () => {
    await emmenIsDone()
    const html = await (await as('anja').open(path)).text()
    expect(html).toContain('Emmen: 1 van 1 ambities op orde, geen zwakke plekken')
    expect(html).toContain('Coevorden: 0 van 1 ambities op orde, 1 zwakke plek')
    expect(html).not.toContain('Noorderzijlvest: 0 van')
    const words = await look('anja')
    expect(words).toContain('Nu is deze ambitie bij 1 van de 12 op orde. Er zijn 11 zwakke plekken.')
    expect(words).toMatch(/Emmen Gereed 1 september 2026/)
  })

  test('keeps the day in its picture and its links', async () => {
    await emmenIsDone()
    const html = await (await as('anja').open(`${path}?op=2026-08-31`)).text()
    for (const href of [
      `${path}/stand.csv?op=2026-08-31`,
      `${path}/dijk.svg?op=2026-08-31`,
      '/ambities/3.6?op=2026-08-31',
      '/dijkbeeld?op=2026-08-31',
      '/partijen/emmen?op=2026-08-31',
    ])
      expect(html).toContain(`href="${href}"`)
    expect(await look('anja', '?op=2026-08-31')).toContain('Op 31 augustus 2026 was deze ambitie bij 0 van de 12 op orde.')
  })

  test('is reached from the matrix, and from the own ambition with the day', async () => {
    expect(await (await as('anja').open('/dijkbeeld')).text()).toContain(`href="${path}"`)
    expect(await (await as('anja').open('/ambities/3.6?op=2026-08-31')).text()).toContain(`href="${path}?op=2026-08-31"`)
  })

  test('names nobody before the working group decided so: counts, and the own state', async () => {
    await world.reset({ byName: false })
    await emmenIsDone()
    const words = await look('anja')
    expect(words).toContain('bij 1 van de 12 op orde')
    expect(words).not.toContain('Emmen')
    expect(words).toContain('U ziet hier aantallen zodra partijen elkaar bij naam zien.')
    expect((await as('anja').open(`${path}/dijk.svg`)).status).toBe(404)
    const csv = await (await as('anja').open(`${path}/stand.csv`)).text()
    expect(csv).toContain('Gemeente Coevorden')
    expect(csv).not.toContain('Emmen')
    expect(csv).toContain('Gereed;1')
    // Who advises all parties sees them by name at all times.
    expect(await look('roel')).toContain('Emmen Gereed')
  })

  test('tells a party how many answered a criterion, and the secretary and RIEC who', async () => {
    await emmenIsDone()
    const own = await look('anja')
    expect(own).toContain('Ambitie 3.6: hoeveel partijen een punt beantwoordden')
    expect(own).toMatch(/\(voor gereed\) 1 0 11/)
    expect(own).not.toContain('wat elke partij antwoordde')
    for (const name of ['sanne', 'roel'] as const) {
      const words = await look(name)
      expect(words).toContain('Ambitie 3.6: wat elke partij antwoordde')
      expect(words).toMatch(/Emmen Ja/)
    }
  })

  test('gives its table and its picture as files that say what they are', async () => {
    await emmenIsDone()
    const csv = await (await as('anja').open(`${path}/stand.csv`)).text()
    expect(csv).toContain('Oefenomgeving')
    expect(csv).toContain('Gemeente Emmen;Gereed;2026-09-01;')
    const svg = await (await as('anja').open(`${path}/dijk.svg`)).text()
    expect(svg).toContain('Emmen: 1 van 1')
    expect(svg).toContain('Oefenomgeving: verzonnen standen')
  })

  test('of a basisteam shows each municipality with the state of its team', async () => {
    expect(await reading(as('anja').open('/dijkbeeld/ambitie/1.3'))).toContain('bij 0 van de 3 op orde')
  })

  test('that does not exist is not found', async () => {
    for (const more of ['', '/stand.csv', '/dijk.svg']) expect((await as('anja').open(`/dijkbeeld/ambitie/9.9${more}`)).status).toBe(404)
  })
})
