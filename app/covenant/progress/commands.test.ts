import { beforeEach, expect, test } from 'vitest'
import { smallWorld } from '../../../test/world.ts'
import { read, write } from '../../platform/database/party.server.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { answerChange, setState } from './commands.server.ts'
import { evidence, state } from '../../../test/given.ts'
import { findOwnFacts } from './queries.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const refusals = (outcomes: unknown[]) => outcomes.filter(isRefusal).map((outcome) => outcome.refused)

test('of two people who save what they saw at the same moment, one is told that something changed', async () => {
  const { anja, cora } = world.people
  const save = (person: Visitor) =>
    write(world.database, person, (tx) =>
      setState(tx, person, world.programme, '3.6', {
        state: 'preparing',
        holdsOn: person.today,
        reason: null,
        note: null,
        outlook: null,
        seen: 0,
      }),
    )
  await state(world, anja, '3.6', { state: 'implementing' })
  expect(refusals(await Promise.all([save(anja), save(cora)]))).toEqual(['changedMeanwhile', 'changedMeanwhile'])
  const fresh = (person: Visitor) =>
    write(world.database, person, (tx) =>
      setState(tx, person, world.programme, '3.6', {
        state: 'preparing',
        holdsOn: person.today,
        reason: 'Terug',
        note: null,
        outlook: null,
        seen: 1,
      }),
    )
  expect(refusals(await Promise.all([fresh(anja), fresh(cora)]))).toEqual(['changedMeanwhile'])
  const { changes } = await read(world.database, anja, (tx) => findOwnFacts(tx, anja, world.programme, '3.6'))
  expect(changes).toHaveLength(2)
})

test('of two second persons who answer at the same moment, one is heard', async () => {
  const { anja, bram, cora } = world.people
  await evidence(world, anja, '3.6')
  const { changeId } = await state(world, anja, '3.6', { state: 'achieved' })
  const outcomes = await Promise.all([
    write(world.database, bram, (tx) => answerChange(tx, bram, world.programme, changeId, { outcome: 'confirmed', reason: null })),
    write(world.database, cora, (tx) => answerChange(tx, cora, world.programme, changeId, { outcome: 'declined', reason: 'Nog niet' })),
  ])
  expect(refusals(outcomes)).toEqual(['alreadyAnswered'])
})
