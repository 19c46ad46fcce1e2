import { beforeEach, expect, test } from 'vitest'
import { openTestDatabaseAsOwner } from '../../../test/database.ts'
import { smallWorld } from '../../../test/world.ts'
import { write } from '../database/party.server.ts'
import { refuse } from '../web/outcome.ts'
import { enqueue, startJobs } from './jobs.server.ts'

const world = await smallWorld()
beforeEach(async () => {
  await world.reset()
  await (await openTestDatabaseAsOwner()).query('delete from pgboss.job')
})

const waiting = async () => {
  const { rows } = await (await openTestDatabaseAsOwner()).query<{ data: unknown }>(`select data from pgboss.job where state < 'completed'`)
  return rows.map((row) => row.data)
}

const about = { partyId: 'coevorden' }

test('a job is there when its deed is done, and not when the deed is refused or fails', async () => {
  const { anja } = world.people
  await write(world.database, anja, async (tx) => {
    await enqueue(tx, 'messages', about)
    return refuse('changedMyMind')
  })
  await write(world.database, anja, async (tx) => {
    await enqueue(tx, 'messages', about)
    throw new Error('halfway')
  }).catch(() => {})
  expect(await waiting()).toEqual([])
  await write(world.database, anja, (tx) => enqueue(tx, 'messages', about))
  expect(await waiting()).toEqual([about])
})

test('jobs are done one after another, and one that fails takes no other with it', async () => {
  const { anja } = world.people
  const done: string[] = []
  await write(world.database, anja, async (tx) => {
    await enqueue(tx, 'mail', { messageId: 'fails' })
    await enqueue(tx, 'mail', { messageId: 'works' })
    await enqueue(tx, 'messages', about)
  })
  const errors: unknown[] = []
  const handlers = {
    messages: async ({ partyId }: { partyId?: string }) => void done.push(partyId ?? ''),
    mail: async ({ messageId }: { messageId: string }) => {
      if (messageId === 'fails') throw new Error('no mail server')
      done.push(messageId)
    },
  }
  const jobs = await startJobs(world.database, handlers, { onError: (error) => errors.push(error), pollSeconds: 0.5 })
  await expect.poll(() => done.toSorted(), { timeout: 15_000 }).toEqual(['coevorden', 'works'])
  await jobs.stop()
  expect(errors).toEqual([])
  expect(await waiting()).toEqual([{ messageId: 'fails' }])
}, 40_000)
