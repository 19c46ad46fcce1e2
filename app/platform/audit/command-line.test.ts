import { beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabaseAsOwner } from '../../../test/database.ts'
import { smallWorld } from '../../../test/world.ts'
import { write } from '../database/party.server.ts'
import { auditCommand } from './command-line.server.ts'
import { record } from './commands.server.ts'

const world = await smallWorld()

beforeEach(async () => {
  await world.reset()
  const { anja, wout } = world.people
  for (const person of [anja, wout]) {
    for (const number of [1, 2, 3])
      await write(world.database, person, (tx) => record(tx, person, 'state.set', `test ${number}`, { number, letters: 'áé', none: null }))
  }
})

async function verify(...args: string[]) {
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  const code = await auditCommand(args, { database: world.database, out: say, err: say })
  return { code, text: lines.join('\n') }
}

const alter = async (statement: string) => (await openTestDatabaseAsOwner()).query(statement)
const headOf = async (chain: string) =>
  ((await alter(`select hash from audit_heads where chain = '${chain}'`)).rows as { hash: string }[])[0]?.hash ?? ''

test('chains that nobody touched are whole, and each shows its head', async () => {
  const { code, text } = await verify('verify')
  expect(code).toBe(0)
  expect(text).toContain(`coevorden: 3 regels, laatste kenmerk ${await headOf('coevorden')}`)
  expect(text).toContain('Alle logboeken zijn heel.')
})

test('a clock that goes back breaks nothing', async () => {
  const early = { ...world.people.anja, at: '2020-01-01T00:00:00.000Z' }
  await write(world.database, early, (tx) => record(tx, early, 'state.set', 'test 4'))
  expect((await verify('verify')).code).toBe(0)
})

test('deeds at the same moment each get their own number', async () => {
  const { anja } = world.people
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => write(world.database, anja, (tx) => record(tx, anja, 'state.set', `tegelijk ${index}`))),
  )
  const { code, text } = await verify('verify')
  expect([code, text.includes('coevorden: 23 regels')]).toEqual([0, true])
})

describe('what was altered is named', () => {
  test.each([
    [
      'an edited entry',
      `update audit_events set subject = 'anders' where chain = 'coevorden' and number = 2`,
      'coevorden: regel 2 is veranderd.',
    ],
    [
      'edited details',
      `update audit_events set details = '{"number":9}' where chain = 'coevorden' and number = 1`,
      'coevorden: regel 1 is veranderd.',
    ],
    [
      'another person',
      `update audit_events set person_name = 'Iemand' where chain = 'coevorden' and number = 3`,
      'coevorden: regel 3 is veranderd.',
    ],
    [
      'an entry taken from the middle',
      `delete from audit_events where chain = 'coevorden' and number = 2`,
      'coevorden: regel 2 ontbreekt.',
    ],
    [
      'two entries that changed places',
      `update audit_events set number = 7 - number where chain = 'coevorden' and number in (3, 4); update audit_events set number = case number when 1 then 102 when 2 then 101 else number end where chain = 'coevorden'; update audit_events set number = number - 100 where chain = 'coevorden' and number > 100`,
      'coevorden: regel 1',
    ],
    [
      'a tail cut off',
      `delete from audit_events where chain = 'coevorden' and number = 3`,
      'coevorden: het einde is afgeknipt of veranderd, vanaf regel 3.',
    ],
    [
      'a whole chain gone',
      `delete from audit_events where chain = 'coevorden'`,
      'coevorden: het einde is afgeknipt of veranderd, vanaf regel 1.',
    ],
    ['a head gone', `delete from audit_heads where chain = 'coevorden'`, 'coevorden: het einde is afgeknipt of veranderd, vanaf regel 4.'],
  ])('%s', async (_name, statement, sentence) => {
    await alter(statement)
    const { code, text } = await verify('verify')
    expect(text).toContain(sentence)
    expect(text).toContain('hunze-en-aas: 3 regels')
    expect(code).toBe(1)
  })

  test('a tail cut off together with its head is found by a hash that was noted', async () => {
    const noted = await headOf('coevorden')
    expect((await verify('verify', '--head', noted)).code).toBe(0)
    await alter(`delete from audit_events where chain = 'coevorden' and number = 3`)
    await alter(
      `update audit_heads set number = 2, hash = (select hash from audit_events where chain = 'coevorden' and number = 2) where chain = 'coevorden'`,
    )
    expect((await verify('verify')).code).toBe(0)
    const { code, text } = await verify('verify', '--head', noted)
    expect([code, text.includes(`Kenmerk ${noted} staat in geen enkel logboek.`)]).toEqual([1, true])
  })
})

test.each([[[]], [['look']], [['verify', '--head']], [['verify', '--head', 'abc']], [['verify', '--all', 'x']]])(
  'words that are no command show how it is used: %j',
  async (args) => {
    const { code, text } = await verify(...args)
    expect([code, text]).toEqual([2, 'Gebruik: npm run audit -- verify [--head KENMERK]'])
  },
)

test('nobody can change or delete an entry through the product', async () => {
  const { anja } = world.people
  for (const deed of ['update', 'delete'] as const) {
    const attempt = write(world.database, anja, async (tx) => {
      if (deed === 'update') await tx.updateTable('audit_events').set({ subject: 'x' }).execute()
      else await tx.deleteFrom('audit_events').execute()
    })
    await expect(attempt).rejects.toThrow('permission denied')
  }
})
