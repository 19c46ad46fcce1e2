import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { openTestDatabaseAsOwner } from '../../../../test/database.ts'
import { achieved, evidence, reading, state } from '../../../../test/given.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { write } from '../../../platform/database/party.server.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { plan } from '../../progress/commands.server.ts'
import { openRound } from '../../reports/commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

async function makeAddress(person: Visitor): Promise<string> {
  const html = await (await browser(world, person).submit('/agenda', { deed: 'make' })).text()
  return /value="http:\/\/localhost:3000(\/agenda\/[^"]+)"/.exec(html)?.[1] ?? ''
}
const asked = (address: string, day = '2026-11-23') => browser(world, undefined, { day }).open(address)
/** Lines as a calendar program reads them: folded lines put together again. */
const lines = async (address: string) => (await (await asked(address)).text()).replaceAll('\r\n ', '').split('\r\n')

async function somethingToCome() {
  const { anja, bram, sanne } = world.people
  await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram, validUntil: '2027-01-31' })
  await write(world.database, anja, (tx) =>
    plan(tx, anja, world.programme, '1.1', { owner: 'GEHEIM', nextOn: '2026-12-24', seen: undefined }),
  )
  await write(world.database, sanne, (tx) =>
    openRound(tx, sanne, world.programme, { code: '2026-H2', title: 'Halfjaarbericht; tweede, 2026', referenceOn: '2026-12-01' }),
  )
}

describe('the calendar of a person', () => {
  test('holds own dates and those of the programme as whole days, and no note and no name', async () => {
    await somethingToCome()
    const { anja } = world.people
    await evidence(world, anja, '1.5')
    await state(world, anja, '1.5', { state: 'achieved', note: 'GEHEIM' })
    const address = await makeAddress(anja)
    const file = await lines(address)
    const events = file.filter((line) => /^(SUMMARY|DTSTART|UID)/.test(line))
    expect(events).toContain('SUMMARY:Oefenen: Peildatum: Halfjaarbericht\\; tweede\\, 2026')
    expect(events).toContain('DTSTART;VALUE=DATE:20261224')
    expect(events).toContain('UID:nextOn-coevorden-1.1@dijkwacht')
    expect(events).toContain('DTSTART;VALUE=DATE:20270131')
    expect(events.filter((line) => line.startsWith('UID:')).length).toBe(new Set(events.filter((line) => line.startsWith('UID:'))).size)
    const whole = file.join('\n')
    for (const word of ['GEHEIM', 'Anja', 'Bram', 'Besluit']) expect(whole).not.toContain(word)
    expect(whole).not.toContain('answerAsked')
    expect((await lines(await makeAddress(world.people.bram))).join('\n')).toContain('UID:answerAsked-coevorden-1.5@dijkwacht')
  })

  test('is folded, ends every line as the standard asks and is not kept or followed by anybody', async () => {
    await somethingToCome()
    const response = await asked(await makeAddress(world.people.anja))
    const text = await response.text()
    expect(text.split('\r\n').every((line) => [...line].length <= 75)).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect([text.startsWith('BEGIN:VCALENDAR'), text.trimEnd().endsWith('END:VCALENDAR')]).toEqual([true, true])
    expect(['content-type', 'x-robots-tag', 'referrer-policy', 'cache-control'].map((name) => response.headers.get(name))).toEqual([
      'text/calendar; charset=utf-8',
      'noindex, nofollow',
      'no-referrer',
      'private, no-store',
    ])
  })

  test('keeps the same entry when a day moves', async () => {
    await somethingToCome()
    const { anja } = world.people
    const address = await makeAddress(anja)
    await write(world.database, anja, (tx) =>
      plan(tx, anja, world.programme, '1.1', { owner: null, nextOn: '2027-02-02', seen: undefined }),
    )
    const file = await lines(address)
    expect(file.filter((line) => line === 'UID:nextOn-coevorden-1.1@dijkwacht')).toHaveLength(1)
    expect(file).toContain('DTSTART;VALUE=DATE:20270202')
  })

  test('of a process owner holds the own ambitions alone; of the secretary the programme alone', async () => {
    await somethingToCome()
    const own = (await lines(await makeAddress(world.people.cora))).filter((line) => line.startsWith('UID:'))
    expect(own.filter((line) => line.includes('coevorden')).every((line) => line.includes('3.6'))).toBe(true)
    expect((await lines(await makeAddress(world.people.sanne))).filter((line) => line.startsWith('UID:'))).toEqual([
      'UID:round-2026-H2@dijkwacht',
    ])
  })
})

describe('the secret address', () => {
  test('is shown once, is kept as a hash, and stops when it is renewed or revoked', async () => {
    const { anja } = world.people
    const first = await makeAddress(anja)
    expect((await asked(first)).status).toBe(200)
    expect(await (await browser(world, anja).open('/agenda')).text()).not.toContain('.ics')
    const { rows } = await (await openTestDatabaseAsOwner()).query('select * from calendar_feeds')
    expect(JSON.stringify(rows)).not.toContain(first.slice(8, 30))
    const second = await makeAddress(anja)
    expect([(await asked(first)).status, (await asked(second)).status]).toEqual([404, 200])
    await browser(world, anja).submit('/agenda', { deed: 'revoke' })
    expect((await asked(second)).status).toBe(404)
    expect(await reading(browser(world, anja).open('/agenda?gedaan=ingetrokken'))).toContain('Het adres is ingetrokken.')
  })

  test('unknown, revoked and without a role look alike', async () => {
    const { anja } = world.people
    const address = await makeAddress(anja)
    const owner = await openTestDatabaseAsOwner()
    await owner.query(`update seats set until_on = '2026-12-31' where person_id = $1`, [anja.personId])
    expect((await asked(address, '2026-12-31')).status).toBe(200)
    const gone = await asked(address, '2027-01-01')
    const never = await asked(`/agenda/${'x'.repeat(43)}.ics`, '2027-01-01')
    expect([gone.status, never.status]).toEqual([404, 404])
    const plain = async (response: Response) => (await response.text()).replaceAll(/agenda\/[\w-]+/g, '')
    expect(await plain(gone)).toBe(await plain(never))
    for (const path of ['/agenda/x', '/agenda/.ics', `/agenda/${'x'.repeat(500)}.ics`]) expect((await asked(path)).status).toBe(404)
  })

  test('answers sixty times an hour and then asks to wait', async () => {
    const address = await makeAddress(world.people.egbert)
    for (let count = 0; count < 60; count += 1) await asked(address)
    const response = await asked(address)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3600'])
    expect((await asked(await makeAddress(world.people.wout))).status).toBe(200)
  })

  test('of one person is of no use to another, and nobody sees that somebody has one', async () => {
    const { anja, egbert } = world.people
    await makeAddress(anja)
    expect(await reading(browser(world, egbert).open('/agenda'))).toContain('Maak een geheim adres')
    await browser(world, egbert).submit('/agenda', { deed: 'revoke' })
    expect(await reading(browser(world, on('2026-11-24', anja)).open('/agenda'))).toContain('U hebt een adres sinds 23 november 2026.')
  })
})
