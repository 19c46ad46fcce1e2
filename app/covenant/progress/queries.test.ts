import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { achieved, state } from '../../../test/given.ts'
import { on, smallWorld } from '../../../test/world.ts'
import { read, write } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import { addEvent, confirmEvent } from '../law/commands.server.ts'
import { reconfirm } from './commands.server.ts'
import { findOwnFacts, findRegion } from './queries.server.ts'
import { standingOn } from './rules.ts'

const world = await smallWorld()
beforeEach(() => world.reset({ byName: true }))

async function again(day: Day) {
  const anja = on(day, world.people.anja)
  const outcome = await write(world.database, anja, (tx) => reconfirm(tx, anja, world.programme, '1.5', { reason: null, seen: undefined }))
  if (isRefusal(outcome)) throw new Error(outcome.refused)
}

/** How Coevorden stands on 1.5, in its own eyes and in those of Emmen. */
async function bothEyes(day: Day) {
  const [anja, egbert] = [on(day, world.people.anja), on(day, world.people.egbert)]
  const ambition = world.programme.ambitions.find((each) => each.number === '1.5')!
  const facts = await read(world.database, anja, (tx) => findOwnFacts(tx, anja, world.programme, '1.5'))
  const region = await read(world.database, egbert, (tx) => findRegion(tx, world.programme, day))
  const own = standingOn(facts.changes, facts.proofs, ambition, day, facts.calls)
  const told = region.kind === 'named' ? region.standings.get('coevorden 1.5') : undefined
  return [own, told].map((standing) => ({ state: standing?.state, since: standing?.since, held: standing?.held }))
}

test('others see since when a state stands so, not the day of its last confirmation', async () => {
  const { anja, bram } = world.people
  await achieved(world, '1.5', '2024-03-01', { by: anja, second: bram })
  await again('2024-10-01')
  await again('2025-08-01')
  const [own, told] = await bothEyes('2025-09-01')
  expect(own).toEqual({ state: 'achieved', since: '2024-03-01', held: undefined })
  expect(told).toEqual(own)
})

test('a state that its interval made lapse begins anew when it is reconfirmed', async () => {
  const { anja, bram } = world.people
  await achieved(world, '1.5', '2024-03-01', { by: anja, second: bram })
  await again('2025-08-01')
  const [own, told] = await bothEyes('2025-09-01')
  expect(own).toEqual({ state: 'achieved', since: '2025-08-01', held: undefined })
  expect(told).toEqual(own)
})

test('what a party let lapse by its own hand tells others what it was', async () => {
  const { anja, bram } = world.people
  const { changeId } = await achieved(world, '1.5', '2024-03-01', { by: anja, second: bram })
  expect(changeId).not.toBe('')
  await state(world, on('2024-06-01', anja), '1.5', { state: 'lapsed', reason: 'De raad is nieuw.' })
  const [own, told] = await bothEyes('2024-07-01')
  expect(own).toEqual({ state: 'lapsed', since: '2024-06-01', held: 'achieved' })
  expect(told).toEqual(own)
})

test('of what others prove only tells which states an event leaves alone', async () => {
  const { anja, bram, egbert, sanne, roel } = world.people
  await achieved(world, '1.5', '2026-03-01', { by: anja, second: bram })
  const entering = on('2026-03-10', sanne)
  const outcome = await write(world.database, entering, (tx) =>
    addEvent(tx, entering, world.programme, {
      kind: 'ruling',
      title: 'Een uitspraak',
      onDay: '2026-02-20',
      changed: 'x',
      question: 'x?',
      source: 'x',
      ambitions: ['1.5'],
      partyTypes: ['gemeente'],
      termMonths: 3,
    }),
  )
  if (isRefusal(outcome)) throw new Error(outcome.refused)
  await write(world.database, on('2026-03-11', roel), (tx) => confirmEvent(tx, on('2026-03-11', roel), outcome.eventId))
  const given = await read(world.database, egbert, async (tx) => (await sql`select * from shared_spared('2026-06-01')`.execute(tx)).rows)
  expect(given).toEqual([
    { subject: 'coevorden', ambition: '1.5', event_id: outcome.eventId, asks_on: '2026-03-10' },
    { subject: 'coevorden', ambition: '1.5', event_id: outcome.eventId, asks_on: '2026-03-11' },
  ])
})

test('the calendar is read by everybody, and written by nobody but those who keep it', async () => {
  const { anja, rik } = world.people
  for (const person of [anja, rik]) {
    const attempt = write(world.database, person, (tx) =>
      tx
        .insertInto('law_answers')
        .values({
          event_id: 'x',
          outcome: 'confirmed',
          reason: null,
          answered_by: person.personId,
          answered_on: person.today,
          recorded_at: person.at,
        })
        .execute(),
    )
    await expect(attempt).rejects.toThrow('row-level security')
  }
})

test('somebody without a party has no facts of its own', async () => {
  const { sanne } = world.people
  const facts = await read(world.database, sanne, (tx) => findOwnFacts(tx, sanne, world.programme))
  expect(facts).toEqual({ changes: [], proofs: [], answers: [], calls: [] })
})
