import { beforeEach, describe, expect, test } from 'vitest'
import { nextVersion, write as fileOf } from '../../../test/next-version.ts'
import { openTestDatabaseAsOwner } from '../../../test/database.ts'
import { on, smallWorld } from '../../../test/world.ts'
import { read, write } from '../../platform/database/party.server.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { findProgramme, listVersions } from '../programme/queries.server.ts'
import { findAmbition, programmeOn, type Programme } from '../programme/rules.ts'
import { addEvidence, answerChange, plan, reconfirm, setState } from '../progress/commands.server.ts'
import { findCard, findOwnFacts, findRegion, listDeeds, listEvidence, ownStandings, type Region } from '../progress/queries.server.ts'
import { standingKey } from '../progress/rules.ts'
import { previewVersion, publishVersion, undoVersion } from './commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const { database, people } = world
const ask = <T>(visitor: Visitor, look: Parameters<typeof read<T>>[2]) => read(database, visitor, look)

/** Everything that asks for a state `achieved`, done and confirmed. */
async function achieve(number: string, who: Visitor, second: Visitor, programme: Programme = world.programme) {
  const ambition = findAmbition(programme, number)!
  await write(database, who, async (tx) => {
    const added = await addEvidence(tx, who, programme, {
      kind: 'statement',
      title: `Bewijs bij ${number}`,
      datedOn: who.today,
      validUntil: null,
      url: null,
      body: 'Wij deden het.',
      file: null,
      shared: false,
      links: ambition.criteria.filter(({ level }) => level === 'achieved').map(({ id }) => ({ ambition: number, criterion: id })),
    })
    if (isRefusal(added)) throw new Error(added.refused)
  })
  const set = await write(database, who, (tx) =>
    setState(tx, who, programme, number, {
      state: 'achieved',
      holdsOn: who.today,
      reason: null,
      note: 'Het is af.',
      outlook: 'onTrack',
      seen: undefined,
    }),
  )
  if (isRefusal(set)) throw new Error(`${number}: ${set.refused} ${set.details?.join()}`)
  const said = await write(database, second, (tx) =>
    answerChange(tx, second, programme, set.changeId, { outcome: 'confirmed', reason: null }),
  )
  if (isRefusal(said)) throw new Error(said.refused)
  return set.changeId
}

const publish = (who: Visitor = people.sanne, source = fileOf(nextVersion()), from?: string) =>
  write(database, who, (tx) => publishVersion(tx, who, source, from))
const undo = (who: Visitor = people.sanne, reason = 'Er stond een fout in.') =>
  write(database, who, (tx) => undoVersion(tx, who, { reason }))
const programmeFor = async (day: string) => (await ask(people.sanne, (tx) => findProgramme(tx, day)))!

const named = (region: Region) => (region.kind === 'named' ? region.standings : new Map())
async function regionOn(day: string) {
  const programme = await programmeFor(day)
  return named(await ask(people.sanne, (tx) => findRegion(tx, programme, day)))
}
const stateOn = async (day: string, subject: string, number: string) => (await regionOn(day)).get(standingKey(subject, number))?.state
const then = (visitor: Visitor) => on('2026-12-10', visitor)

describe('publishing a next version', () => {
  beforeEach(async () => {
    const [anja, bram] = [on('2026-06-01', people.anja), on('2026-06-01', people.bram)]
    for (const number of ['3.6', '1.5', '5.2', '4.1']) await achieve(number, anja, bram)
    await write(database, anja, (tx) =>
      plan(tx, anja, world.programme, '1.5', { owner: 'Team veilig', nextOn: '2027-01-15', seen: undefined }),
    )
  })

  test('changes nothing on any day before its first', async () => {
    const days = ['2024-02-02', '2026-05-31', '2026-06-01', '2026-11-23', '2026-11-30']
    const before = []
    for (const day of days) before.push([await programmeFor(day), await regionOn(day)])
    expect(await publish()).toEqual({ version: 2, from: '2026-12-01' })
    const after = []
    for (const day of days) after.push([await programmeFor(day), await regionOn(day)])
    expect(JSON.stringify(after)).toBe(JSON.stringify(before))
    expect(after).toEqual(before)
  })

  test('gives every ambition what it grew from: the same, split, merged, new and withdrawn', async () => {
    await publish()
    const standings = await regionOn('2026-12-01')
    const stateOf = (number: string) => standings.get(standingKey('coevorden', number))?.state
    expect(['3.6', '1.7', '1.8', '4.6', '2.6', '1.1'].map(stateOf)).toEqual([
      'achieved',
      'achieved',
      'achieved',
      'notStarted',
      'notStarted',
      'notStarted',
    ])
    expect(['1.5', '4.1', '4.2', '5.2'].map(stateOf)).toEqual([undefined, undefined, undefined, undefined])
    expect(standings.get(standingKey('coevorden', '1.7'))?.since).toBe('2026-06-01')
  })

  test('lapses what was achieved on the day on which it would have lapsed, no sooner and no later', async () => {
    await publish()
    const months = world.programme.ambitions.find(({ number }) => number === '1.5')!.reviewMonths
    expect(months).toBe(12)
    expect(await stateOn('2027-06-01', 'coevorden', '1.7')).toBe('achieved')
    expect(await stateOn('2027-06-02', 'coevorden', '1.7')).toBe('lapsed')
  })

  test('lets a party go on under the new number, with evidence, answers, owner and date taken along', async () => {
    await publish()
    const anja = then(people.anja)
    const next = await programmeFor(anja.today)
    const own = findAmbition(next, '1.7')!
    expect(await ask(anja, (tx) => findCard(tx, 'coevorden', own))).toMatchObject({
      version: 0,
      owner: 'Team veilig',
      nextOn: '2027-01-15',
    })
    expect(await ask(anja, (tx) => listEvidence(tx, 'coevorden', next, '1.7'))).toHaveLength(1)
    const facts = await ask(anja, (tx) => findOwnFacts(tx, anja, next, '1.7'))
    expect(facts.answers.length).toBeGreaterThan(0)
    expect(facts.changes).toMatchObject([{ ambition: '1.7', was: '1.5' }])

    const done = await write(database, anja, (tx) => reconfirm(tx, anja, next, '1.7', { reason: null, seen: 0 }))
    expect(done).toMatchObject({ waits: false })
    expect(await ask(anja, (tx) => findCard(tx, 'coevorden', own))).toMatchObject({
      version: 1,
      owner: 'Team veilig',
      nextOn: '2027-01-15',
    })
    expect(await ask(anja, (tx) => listDeeds(tx, 'coevorden', own))).toHaveLength(6)
    const later = on('2027-06-02', people.sanne)
    const then2 = await programmeFor(later.today)
    const standings = named(await ask(later, (tx) => findRegion(tx, then2, later.today)))
    expect(['1.7', '1.8'].map((number) => standings.get(standingKey('coevorden', number))?.state)).toEqual(['achieved', 'lapsed'])
  })

  test('lets a second person answer what waited under the old number', async () => {
    const [egbert, els] = [people.egbert, people.els]
    const ambition = findAmbition(world.programme, '1.5')!
    const set = await write(database, egbert, async (tx) => {
      await addEvidence(tx, egbert, world.programme, {
        kind: 'statement',
        title: 'Bewijs',
        datedOn: egbert.today,
        validUntil: null,
        url: null,
        body: 'Het is er.',
        file: null,
        shared: false,
        links: ambition.criteria.map(({ id }) => ({ ambition: '1.5', criterion: id })),
      })
      return setState(tx, egbert, world.programme, '1.5', {
        state: 'achieved',
        holdsOn: egbert.today,
        reason: null,
        note: null,
        outlook: null,
        seen: undefined,
      })
    })
    if (isRefusal(set)) throw new Error(set.refused)
    await publish()
    const next = await programmeFor('2026-12-10')
    const second = then(els)
    const said = await write(database, second, (tx) => answerChange(tx, second, next, set.changeId, { outcome: 'confirmed', reason: null }))
    expect(said).toEqual({ outcome: 'confirmed' })
    expect(await stateOn('2026-12-10', 'emmen', '1.8')).toBe('achieved')
  })

  test('keeps every old answer to be found in the version in which it was given', async () => {
    await publish()
    const anja = then(people.anja)
    const [first] = await ask(anja, listVersions)
    const facts = await ask(anja, (tx) => findOwnFacts(tx, anja, first!.programme))
    expect(new Set(facts.changes.map((change) => change.ambition))).toEqual(new Set(['3.6', '1.5', '5.2', '4.1']))
    const evidence = await ask(anja, (tx) => listEvidence(tx, 'coevorden', first!.programme, '5.2'))
    expect(evidence.map((item) => item.title)).toEqual(['Bewijs bij 5.2'])
  })

  test('counts the same for whoever does not see the parties by name', async () => {
    await world.reset({ byName: false })
    const [egbert, els] = [on('2026-06-01', people.egbert), on('2026-06-01', people.els)]
    for (const number of ['1.5', '4.1', '4.2']) await achieve(number, egbert, els)
    await publish()
    const next = await programmeFor('2026-12-10')
    await write(database, then(people.egbert), (tx) => reconfirm(tx, then(people.egbert), next, '4.6', { reason: null, seen: undefined }))
    await write(database, then(people.egbert), (tx) => reconfirm(tx, then(people.egbert), next, '1.7', { reason: null, seen: undefined }))
    const [all, few] = [
      await ask(then(people.sanne), (tx) => findRegion(tx, next, '2026-12-10')),
      await ask(then(people.anja), (tx) => findRegion(tx, next, '2026-12-10')),
    ]
    expect([all.kind, few.kind]).toEqual(['named', 'unnamed'])
    expect(few.counts).toEqual(all.counts)
  })

  test('is undone within thirty days, and the first version is back whole', async () => {
    const before = [await programmeFor('2026-12-20'), await regionOn('2026-12-20')]
    await publish()
    const anja = then(people.anja)
    const next = await programmeFor(anja.today)
    await write(database, anja, (tx) => reconfirm(tx, anja, next, '1.7', { reason: 'Wij keken het na.', seen: undefined }))
    const undone = await undo(on('2026-12-20', people.sanne))
    expect(undone).toEqual({ version: 2 })
    expect([await programmeFor('2026-12-20'), await regionOn('2026-12-20')]).toEqual(before)

    const versions = await ask(anja, listVersions)
    expect(versions.map(({ version, undone: taken }) => [version, taken?.reason ?? null])).toEqual([
      [1, null],
      [2, 'Er stond een fout in.'],
    ])
    const written = await ask(anja, (tx) => listDeeds(tx, 'coevorden', findAmbition(versions[1]!.programme, '1.7')!))
    expect(written.filter((deed) => deed.kind === 'reconfirm')).toHaveLength(1)
  })

  test('what was written under a number that stayed the same keeps counting after undoing', async () => {
    await publish()
    const anja = then(people.anja)
    const next = await programmeFor(anja.today)
    await write(database, anja, (tx) =>
      setState(tx, anja, next, '1.1', {
        state: 'preparing',
        holdsOn: anja.today,
        reason: null,
        note: null,
        outlook: null,
        seen: undefined,
      }),
    )
    await undo(on('2026-12-20', people.sanne))
    expect(await stateOn('2026-12-20', 'coevorden', '1.1')).toBe('preparing')
  })

  test('is published again after undoing, as number three, from the first', async () => {
    await publish()
    await undo()
    expect(await publish(people.sanne, fileOf(nextVersion({ version: 3 })))).toEqual({ version: 3, from: '2026-12-01' })
    expect(await stateOn('2026-12-01', 'coevorden', '1.8')).toBe('achieved')
    expect(findAmbition(programmeOn(await ask(people.sanne, listVersions), '2026-12-01'), '1.7')?.grewFrom).toMatchObject([{ version: 1 }])
  })
})

describe('what is refused', () => {
  test.each([
    ['a first day before that of the version now', '2024-02-02', 'dayBeforeVersion'],
    ['a first day years from now', '2030-01-01', 'dayFarAway'],
  ])('%s', async (_name, from, refused) => {
    expect(await publish(people.sanne, fileOf(nextVersion()), from)).toMatchObject({ refused })
  })

  test('no day at all', async () => {
    const { from: _from, ...file } = nextVersion()
    expect(await publish(people.sanne, fileOf(file))).toEqual({ refused: 'dayMissing' })
  })

  test('a first day on or before the reference day of a frozen report, and undoing once one is frozen', async () => {
    const owner = await openTestDatabaseAsOwner()
    const freeze = (day: string) =>
      owner.query(`insert into rounds values ($1, 'Ronde', $2, $2, '01900000-0000-7000-8000-000000000000', now(), $2)`, [
        `${day.slice(0, 4)}-${day.slice(5, 7)}`,
        day,
      ])
    await freeze('2026-11-20')
    expect(await publish(people.sanne, fileOf(nextVersion()), '2026-11-20')).toEqual({
      refused: 'dayInFrozenRound',
      details: ['2026-11-20'],
    })
    expect(await publish(people.sanne, fileOf(nextVersion()), '2026-11-21')).toEqual({ version: 2, from: '2026-11-21' })
    await freeze('2026-12-01')
    expect(await undo(on('2026-12-02', people.sanne))).toEqual({ refused: 'frozenSince', details: ['2026-12-01'] })
  })

  test('undoing when there is nothing, without a reason, after thirty days, and twice', async () => {
    expect(await undo()).toEqual({ refused: 'nothingToUndo' })
    await publish()
    expect(await undo(people.sanne, '  ')).toEqual({ refused: 'reasonMissing' })
    expect(await undo(on('2026-12-24', people.sanne))).toEqual({ refused: 'tooLate', details: ['2026-12-23'] })
    expect(await undo(on('2026-12-23', people.sanne))).toEqual({ version: 2 })
    expect(await undo(on('2026-12-23', people.sanne))).toEqual({ refused: 'nothingToUndo' })
  })

  test('a proposal that the working group did not adopt', async () => {
    const file = nextVersion()
    file.mapping[0] = { ...file.mapping[0]!, proposals: ['01900000-0000-7000-8000-000000000000'] }
    expect(await publish(people.sanne, fileOf(file))).toEqual({ refused: 'notAdopted', details: ['01900000-0000-7000-8000-000000000000'] })
  })

  test.each(['anja', 'bram', 'rik', 'roel', 'pia'] as const)('%s, who is not the secretary', async (name) => {
    expect(await publish(people[name])).toEqual({ refused: 'notSecretary' })
    await publish()
    expect(await undo(people[name])).toEqual({ refused: 'notSecretary' })
    // And past the rule, the rows refuse as well.
    await expect(
      write(database, people[name], (tx) =>
        tx
          .insertInto('programme_undos')
          .values({ id: 'drenthe-2024', version: 2, reason: 'x', undone_on: '2026-11-23', undone_by: null, recorded_at: people[name].at })
          .execute(),
      ),
    ).rejects.toThrow('row-level security')
  })

  test('changing or deleting what was published', async () => {
    await publish()
    for (const deed of [
      'update programmes set source = $1',
      'delete from programmes where source <> $1',
      'update programme_undos set reason = $1',
    ]) {
      const { sql } = await import('kysely')
      await expect(write(database, people.sanne, (tx) => sql.raw(deed.replace('$1', `'x'`)).execute(tx))).rejects.toThrow(
        'permission denied',
      )
    }
  })

  test('two secretaries at the same moment: one version', async () => {
    const answers = await Promise.all([publish(), publish()])
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1)
    expect(await ask(people.sanne, listVersions)).toHaveLength(2)
  })
})

test('a preview saves nothing, and says what happens to states and evidence', async () => {
  const [anja, bram] = [on('2026-06-01', people.anja), on('2026-06-01', people.bram)]
  for (const number of ['3.6', '1.5', '5.2', '4.1']) await achieve(number, anja, bram)
  const { sanne } = people
  const outcome = await write(database, sanne, (tx) => previewVersion(tx, sanne, fileOf(nextVersion())))
  if (!('preview' in outcome)) throw new Error(JSON.stringify(outcome))
  const { lines, totals } = outcome.preview
  const line = (number: string) => lines.find((each) => each.ambition?.number === number || each.from[0]?.number === number)
  expect(line('3.6')).toMatchObject({ relation: 'sharpened', asked: 1, evidence: { kept: 0 }, moves: [] })
  expect(line('1.7')?.types.find(({ type }) => type === 'gemeente')).toEqual({
    type: 'gemeente',
    before: { achieved: 1, notStarted: 11 },
    after: { achieved: 1, notStarted: 11 },
  })
  expect(line('4.6')?.moves).toContainEqual({ subject: 'coevorden', from: ['achieved', 'notStarted'], to: 'notStarted' })
  expect(line('5.2')).toMatchObject({ relation: 'withdrawn', evidence: { taken: 0 } })
  expect(line('5.2')?.evidence.kept).toBeGreaterThan(0)
  expect([totals.before.inOrder, totals.after.inOrder]).toEqual([3, 3])
  expect(await ask(sanne, listVersions)).toHaveLength(1)
})

test('the states of a party follow from its own facts as they do from those that all parties share', async () => {
  const [anja, bram] = [on('2026-06-01', people.anja), on('2026-06-01', people.bram)]
  for (const number of ['3.6', '1.5', '5.2', '4.1', '4.2']) await achieve(number, anja, bram)
  await publish()
  const later = on('2027-02-01', people.anja)
  const next = await programmeFor(later.today)
  const facts = await ask(later, (tx) => findOwnFacts(tx, later, next))
  const own = ownStandings(next, facts, later.today)
  const shared = named(await ask(later, (tx) => findRegion(tx, next, later.today)))
  for (const { number } of next.ambitions) {
    const key = standingKey('coevorden', number)
    expect([number, own.get(key)?.state]).toEqual([number, shared.get(key)?.state])
  }
})
