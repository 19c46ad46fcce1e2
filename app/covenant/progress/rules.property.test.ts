import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '../../platform/settings/day.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import { allStates, applies, criteriaFor, subjectOf, subjectsOf, type Ambition, type Party, type Programme } from '../programme/rules.ts'
import {
  attentionOf,
  countsPerAmbition,
  dayAfter,
  dikePicture,
  historyOf,
  indexFacts,
  monthsLater,
  openCalls,
  proofsThatHold,
  reconfirm,
  setState,
  standingKey,
  standingOn,
  standingsOn,
  type Answer,
  type Call,
  type Proof,
  type Standing,
  type Standings,
  type StateChange,
} from './rules.ts'

const signedOn = '2024-02-02'
const lastOffset = 900

const criteria: Ambition['criteria'] = [
  { id: 'decided', text: '', level: 'achieved' },
  { id: 'published', text: '', level: 'achieved' },
  { id: 'used', text: '', level: 'secured' },
]
const ambitions: Ambition[] = [
  { ...named('1.3'), appliesTo: ['gemeente'], measuredPer: 'basisteam', reviewMonths: 6 },
  named('3.2'),
  { ...named('3.4'), appliesTo: ['waterschap'] },
  { ...named('3.5'), lapses: 'soft', reviewMonths: 6 },
]

function named(number: string): Ambition {
  return {
    number,
    theme: Number(number[0]),
    title: number,
    wording: '',
    appliesTo: ['gemeente', 'waterschap'],
    measuredPer: 'party',
    criteria,
    owner: {},
    reviewMonths: 12,
    lapses: 'hard',
  }
}

function party(id: string, type: Party['type'], basisteam?: string): Party {
  return { id, code: id, name: id, fullName: id, type, labelLines: [], ...(basisteam && { basisteam }) }
}

const covenant: Programme = {
  id: 'test',
  title: '',
  region: '',
  signedOn,
  termEndsOn: '2026-02-02',
  water: [{ on: signedOn, level: 0 }],
  basisteams: [{ id: 'zuidoost', name: '' }],
  parties: [party('emmen', 'gemeente', 'zuidoost'), party('coevorden', 'gemeente', 'zuidoost'), party('vechtstromen', 'waterschap')],
  supporters: [],
  themes: [1, 2, 3].map((number) => ({ number, title: '', short: '' })),
  ambitions,
  heights: { notStarted: 0, preparing: 0.3, implementing: 0.65, achieved: 1, secured: 1.1, lapsed: 0.5 },
  stateLabels: Object.fromEntries(allStates.map((state) => [state, state])) as Programme['stateLabels'],
  states: [...allStates],
  agreements: [],
}

const cells = ambitions.flatMap((ambition) => subjectsOf(covenant, ambition).map((subject) => ({ subject, ambition: ambition.number })))

const aDay = fc.integer({ min: 0, max: lastOffset }).map((offset) => addDays(signedOn, offset))
const aCell = fc.constantFrom(...cells)

const aChange = fc
  .record({
    cell: aCell,
    state: fc.constantFrom(...allStates, 'achieved', 'secured'),
    holdsOn: aDay,
    again: fc.boolean(),
    confirmed: fc.constantFrom(true, true, false),
  })
  .map(({ cell, state, holdsOn, again, confirmed }) => ({
    ...cell,
    state,
    holdsOn,
    kind: again && (state === 'achieved' || state === 'secured') ? ('reconfirm' as const) : ('set' as const),
    needsConfirmation: !confirmed,
    confirmed,
    setBy: 'anja',
  }))

const someChanges = fc
  .array(aChange, { maxLength: 40 })
  .map((changes) => changes.map((change, index): StateChange => ({ ...change, id: `change-${index}`, seq: index })))

const aProof = fc
  .record({
    cell: aCell,
    criterion: fc.constantFrom('decided', 'published', 'used', 'gone'),
    holdsOn: aDay,
    lasts: fc.option(fc.integer({ min: 0, max: 400 })),
    replacedAfter: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ cell, criterion, holdsOn, lasts, replacedAfter }): Proof => ({
    ...cell,
    criterion,
    holdsOn,
    datedOn: holdsOn,
    validUntil: lasts === null ? null : addDays(holdsOn, lasts),
    replacedOn: replacedAfter === null ? null : addDays(holdsOn, replacedAfter),
  }))

const facts = fc.record({ changes: someChanges, proofs: fc.array(aProof, { maxLength: 40 }), day: aDay })

const aCall = fc
  .record({
    cell: aCell,
    cause: fc.constantFrom('law' as const, 'office' as const, 'sharpened' as const),
    sparesFrom: aDay,
    asksAfter: fc.integer({ min: 0, max: 200 }),
    lapsesAfter: fc.option(fc.integer({ min: 0, max: 200 })),
    endsAfter: fc.option(fc.integer({ min: 0, max: 300 })),
  })
  .map(({ cell, cause, sparesFrom, asksAfter, lapsesAfter, endsAfter }): Omit<Call, 'id'> => {
    const asksOn = addDays(sparesFrom, asksAfter)
    return {
      ...cell,
      cause,
      sparesFrom,
      asksOn,
      lapsesOn: lapsesAfter === null ? null : addDays(asksOn, lapsesAfter),
      endsOn: endsAfter === null ? null : addDays(asksOn, endsAfter),
    }
  })
const someCalls = fc.array(aCall, { maxLength: 30 }).map((calls) => calls.map((call, index): Call => ({ ...call, id: `call-${index}` })))

function standings(changes: StateChange[], proofs: Proof[], day: Day, calls: Call[] = []) {
  return standingsOn(indexFacts(covenant, changes, proofs, calls), covenant, day)
}

function ofCell<T extends { subject: string; ambition: string }>(items: T[], cell: { subject: string; ambition: string }): T[] {
  return items.filter((item) => item.subject === cell.subject && item.ambition === cell.ambition)
}

const ambitionOf = (number: string) => ambitions.find((ambition) => ambition.number === number)!

/** The rule once more, lived day by day: slow, and near to the words of the agreement. */
function livedStanding(
  changes: StateChange[],
  proofs: Proof[],
  ambition: Ambition,
  until: Day,
): Pick<Standing, 'state' | 'since' | 'held' | 'lapse' | 'asks'> {
  let now: ReturnType<typeof livedStanding> = { state: 'notStarted', since: null }
  let heldFrom = ''
  const isProved = (criterion: string, day: Day) => proofsThatHold(proofs, day).some((proof) => proof.criterion === criterion)
  for (let day = signedOn, before = ''; day <= until; before = day, day = addDays(day, 1)) {
    const today = changes.filter((change) => change.confirmed && change.holdsOn === day).sort((one, other) => one.seq - other.seq)
    for (const { state } of today) {
      const held = now.state === 'achieved' || now.state === 'secured' ? now.state : now.held
      const since = now.state === state ? now.since : day
      now = state === 'lapsed' ? { state, since, ...(held && { held }), lapse: { reason: 'set', on: day } } : { state, since }
      heldFrom = day
    }
    if (today.length > 0 || (now.state !== 'achieved' && now.state !== 'secured') || now.asks) continue
    const ended = criteriaFor(ambition, now.state).find(({ id }) => isProved(id, before) && !isProved(id, day))
    const why = ended
      ? { reason: 'evidence' as const, criterion: ended.id }
      : day > addMonths(heldFrom, ambition.reviewMonths)
        ? { reason: 'interval' as const }
        : undefined
    if (!why) continue
    now =
      ambition.lapses === 'soft'
        ? { ...now, asks: { ...why, since: day } }
        : { state: 'lapsed', since: day, held: now.state, lapse: { ...why, on: day } }
  }
  return now
}

describe('whatever was recorded', () => {
  test('the standing is what living through it day by day gives', () => {
    fc.assert(
      fc.property(facts, aCell, ({ changes, proofs, day }, cell) => {
        const [own, ownProofs, ambition] = [ofCell(changes, cell), ofCell(proofs, cell), ambitionOf(cell.ambition)]
        const { reviewOn: _review, proofUntil: _proof, ...standing } = standingOn(own, ownProofs, ambition, day)
        expect(standing).toEqual(livedStanding(own, ownProofs, ambition, day))
      }),
      { numRuns: 60 },
    )
  })

  test('the same with all facts on one ambition, so that they meet', () => {
    const [cell] = cells.filter(({ ambition }) => ambition === '3.2')
    fc.assert(
      fc.property(facts, ({ changes, proofs, day }) => {
        const own = changes.slice(0, 12).map((change) => ({ ...change, ...cell! }))
        const ownProofs = proofs.slice(0, 8).map((proof) => ({ ...proof, ...cell! }))
        const { reviewOn: _review, proofUntil: _proof, ...standing } = standingOn(own, ownProofs, ambitionOf('3.2'), day)
        expect(standing).toEqual(livedStanding(own, ownProofs, ambitionOf('3.2'), day))
      }),
      { numRuns: 60 },
    )
  })

  test('all standings at once are the same as each by itself', () => {
    fc.assert(
      fc.property(facts, ({ changes, proofs, day }) => {
        const all = standings(changes, proofs, day)
        for (const cell of cells) {
          const alone = standingOn(ofCell(changes, cell), ofCell(proofs, cell), ambitionOf(cell.ambition), day)
          expect(all.get(standingKey(cell.subject, cell.ambition))).toEqual(alone)
        }
        expect(all.size).toBe(cells.length)
      }),
    )
  })

  test('the order in which facts arrive does not matter', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), ({ changes, proofs, day }, random) => {
        const keyed = <T>(items: T[]) =>
          items.map((item) => [random.next().value as number, item] as const).sort(([one], [other]) => one - other)
        const shuffle = <T>(items: T[]) => keyed(items).map(([, item]) => item)
        expect(standings(shuffle(changes), shuffle(proofs), day)).toEqual(standings(changes, proofs, day))
      }),
    )
  })

  test('facts that hold only later never change the picture of a day', () => {
    fc.assert(
      fc.property(facts, ({ changes, proofs, day }) => {
        const known = proofs
          .filter((proof) => proof.holdsOn <= day)
          .map((proof) => ({ ...proof, replacedOn: proof.replacedOn !== null && proof.replacedOn <= day ? proof.replacedOn : null }))
        const before = standings(
          changes.filter((change) => change.holdsOn <= day),
          known,
          day,
        )
        expect(standings(changes, proofs, day)).toEqual(before)
        expect(dikePicture(covenant, standings(changes, proofs, day), day)).toEqual(dikePicture(covenant, before, day))
      }),
    )
  })

  test('a call changes no day before it asks, nothing that was set or proved after it, and only ever lapses or asks', () => {
    fc.assert(
      fc.property(facts, someCalls, ({ changes, proofs, day }, calls) => {
        const without = standings(changes, proofs, day)
        const withAll = standings(changes, proofs, day, calls)
        const known = calls.filter((call) => call.asksOn <= day)
        const brief = (all: Standings) => [...all].map(([key, { state, asks, lapse }]) => [key, state, asks?.id, lapse?.id])
        expect(brief(standings(changes, proofs, day, known.toReversed()))).toEqual(brief(withAll))
        for (const cell of cells) {
          const [own, ownProofs, ownCalls] = [ofCell(changes, cell), ofCell(proofs, cell), ofCell(calls, cell)]
          const ambition = ambitionOf(cell.ambition)
          const key = standingKey(cell.subject, cell.ambition)
          const [plain, called] = [without.get(key)!, withAll.get(key)!]
          const id = called.lapse?.id ?? called.asks?.id
          if (id === undefined) {
            expect(called.state).toBe(plain.state)
            continue
          }
          const call = calls.find((each) => each.id === id)!
          const before = addDays(call.asksOn, -1)
          const others = ownCalls.filter((each) => each.id !== id)
          const seen = { ...standingOn(own, ownProofs, ambition, before, ownCalls) }
          expect(seen).toEqual(standingOn(own, ownProofs, ambition, before, others))
          if (called.lapse) {
            expect(ambition.lapses).toBe('hard')
            expect(call.lapsesOn! <= called.lapse.on).toBe(true)
            expect(standingOn(own, ownProofs, ambition, addDays(called.lapse.on, -1), ownCalls).state).toBe(called.held)
          } else {
            expect(called.state).toBe(plain.state)
            expect(openCalls(own, ownProofs, ambition, ownCalls, day).map((each) => each.id)).toContain(id)
          }
          const last = own
            .filter((change) => change.confirmed && change.holdsOn <= day)
            .map((change) => change.holdsOn)
            .sort()
            .at(-1)!
          expect(last < call.sparesFrom).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('with calls too, facts that hold only later never change the picture of a day', () => {
    fc.assert(
      fc.property(facts, someCalls, ({ changes, proofs, day }, calls) => {
        const known = proofs
          .filter((proof) => proof.holdsOn <= day)
          .map((proof) => ({ ...proof, replacedOn: proof.replacedOn !== null && proof.replacedOn <= day ? proof.replacedOn : null }))
        const before = standings(
          changes.filter((change) => change.holdsOn <= day),
          known,
          day,
          calls,
        )
        expect(dikePicture(covenant, standings(changes, proofs, day, calls), day)).toEqual(dikePicture(covenant, before, day))
      }),
    )
  })

  test('changes that nobody confirmed never count', () => {
    fc.assert(
      fc.property(facts, ({ changes, proofs, day }) => {
        expect(standings(changes, proofs, day)).toEqual(
          standings(
            changes.filter((change) => change.confirmed),
            proofs,
            day,
          ),
        )
      }),
    )
  })

  test('the day before a lapse shows the old state, and the lapse says when and why', () => {
    fc.assert(
      fc.property(facts, ({ changes, proofs, day }) => {
        // Who could know beforehand that a proof will be withdrawn?
        const lasting = proofs.map((proof) => ({ ...proof, replacedOn: null }))
        for (const cell of cells) {
          const [own, ownProofs, ambition] = [ofCell(changes, cell), ofCell(lasting, cell), ambitionOf(cell.ambition)]
          const { lapse, held } = standingOn(own, ownProofs, ambition, day)
          if (!lapse || lapse.reason === 'set') continue
          const before = standingOn(own, ownProofs, ambition, addDays(lapse.on, -1))
          expect(before.state).toBe(held)
          expect(lapse.on).toBe(addDays(lapse.reason === 'interval' ? before.reviewOn! : before.proofUntil!, 1))
        }
      }),
    )
  })

  test('left alone, a state stands through the days it promises and not a day longer', () => {
    fc.assert(
      fc.property(facts, ({ changes, proofs, day }) => {
        for (const cell of cells) {
          const ambition = ambitionOf(cell.ambition)
          if (ambition.lapses === 'soft') continue
          const own = ofCell(changes, cell).filter((change) => change.holdsOn <= day)
          const ownProofs = ofCell(proofs, cell).filter(
            (proof) => proof.holdsOn <= day && (proof.replacedOn === null || proof.replacedOn <= day),
          )
          const standing = standingOn(own, ownProofs, ambition, day)
          if (standing.reviewOn === undefined) continue
          const last = [standing.reviewOn, standing.proofUntil ?? standing.reviewOn].sort()[0]!
          expect(standingOn(own, ownProofs, ambition, last).state).toBe(standing.state)
          expect(standingOn(own, ownProofs, ambition, addDays(last, 1)).state).toBe('lapsed')
        }
      }),
    )
  })

  test('a soft ambition never lapses by itself', () => {
    fc.assert(
      fc.property(facts, ({ changes, proofs }) => {
        for (const cell of cells.filter(({ ambition }) => ambition === '3.5')) {
          const standing = standingOn(ofCell(changes, cell), ofCell(proofs, cell), ambitionOf('3.5'), '2060-01-01')
          expect(standing.lapse?.reason ?? 'set').toBe('set')
        }
      }),
    )
  })

  test('the newest turn of the history is how it stands, and each turn begins where the one before ended', () => {
    fc.assert(
      fc.property(facts, aCell, ({ changes, proofs, day }, cell) => {
        const [own, ownProofs, ambition] = [ofCell(changes, cell), ofCell(proofs, cell), ambitionOf(cell.ambition)]
        const history = historyOf(own, ownProofs, ambition, day)
        expect(history[0]?.standing.state ?? 'notStarted').toBe(standingOn(own, ownProofs, ambition, day).state)
        history.forEach((turn, index) => {
          const older = history[index + 1]
          expect(turn.before).toBe(older?.standing.state ?? 'notStarted')
          if (older) expect(older.on <= turn.on).toBe(true)
        })
      }),
    )
  })

  test('heights stay between nothing and the highest state, and the totals are the sum over subjects', () => {
    fc.assert(
      fc.property(facts, ({ changes, proofs, day }) => {
        const all = standings(changes, proofs, day)
        const picture = dikePicture(covenant, all, day)
        for (const section of picture.sections) {
          for (const { height } of [section, ...section.layers]) {
            expect(height).toBeGreaterThanOrEqual(0)
            expect(height).toBeLessThanOrEqual(1.1)
          }
          expect(section.count).toBe(section.layers.reduce((sum, layer) => sum + layer.count, 0))
          expect(section.weak).toEqual(section.layers.flatMap((layer) => layer.weak))
        }
        const states = [...all.values()].map((standing) => standing.state)
        const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length
        expect(picture.totals).toEqual({
          inOrder: count('achieved', 'secured'),
          counted: states.length - count('notApplicable'),
          weak: count('notStarted', 'lapsed'),
          withoutWeak: picture.sections.filter((section) => section.weak.length === 0).length,
        })
        const perAmbition = countsPerAmbition(covenant, all)
        for (const state of allStates) {
          expect(perAmbition.reduce((sum, row) => sum + row.states[state], 0)).toBe(count(state))
        }
      }),
    )
  })

  test('at most five things ask for attention, each ambition once, and all of them bind this party', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...covenant.parties), ({ changes, proofs, day }, ownParty) => {
        const coordinator = {
          personId: 'bram',
          partyId: ownParty.id,
          basisteam: ownParty.basisteam ?? null,
          roles: ['coordinator'],
          ambitions: [],
        }
        const items = attentionOf({
          programme: covenant,
          party: ownParty,
          person: coordinator,
          standings: standings(changes, proofs, day),
          changes,
          nextDates: ambitions.map(({ number }) => ({ ambition: number, on: addDays(signedOn, 100) })),
          round: { referenceOn: addDays(signedOn, 300), confirmed: false },
          day,
        })
        expect(items.length).toBeLessThanOrEqual(5)
        const asked = items.flatMap((item) => item.ambition ?? [])
        expect(new Set(asked).size).toBe(asked.length)
        expect(asked.every((number) => applies(ambitionOf(number), ownParty))).toBe(true)
      }),
    )
  })
})

test('a step that the rules allow gives, once confirmed, exactly the state that was asked for', () => {
  fc.assert(
    fc.property(
      facts,
      fc.constantFrom(...covenant.parties),
      fc.constantFrom(...ambitions),
      fc.constantFrom(...allStates),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      ({ changes, proofs, day }, ownParty, ambition, to, given) => {
        const subject = subjectOf(ambition, ownParty)
        const answers = criteria.map(({ id }, seq): Answer => ({
          subject,
          ambition: ambition.number,
          criterion: id,
          yes: given[seq]!,
          holdsOn: signedOn,
          seq,
        }))
        const counted = changes.filter((change) => change.confirmed && change.holdsOn <= day)
        const step = { programme: covenant, ambition, party: ownParty, changes: counted, proofs, answers, day }
        const outcomes = [
          setState({ ...step, to, holdsOn: day, reason: 'why', decision: { decidedOn: signedOn } }),
          reconfirm({ ...step, reason: 'why' }),
        ]
        for (const outcome of outcomes) {
          if (isRefusal(outcome)) continue
          const { change } = outcome
          const recorded = [...counted, { ...change, id: 'new', seq: 1000, confirmed: true }]
          const cell = { subject, ambition: ambition.number }
          expect(standingOn(ofCell(recorded, cell), ofCell(proofs, cell), ambition, day).state).toBe(change.state)
          if (change.kind === 'set' && (change.state === 'achieved' || change.state === 'secured')) expect(change.confirmed).toBe(false)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('the fast calendar of these rules is the calendar of the settings room', () => {
  const anyDay = fc.integer({ min: 0, max: 60_000 }).map((offset) => addDays('1960-01-01', offset))
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, months) => {
      expect(monthsLater(day, months)).toBe(addMonths(day, months))
      expect(dayAfter(day)).toBe(addDays(day, 1))
    }),
    {
      numRuns: 1000,
      examples: [
        ['2024-02-28', 12],
        ['2024-02-29', 12],
        ['2024-12-31', 2],
        ['2100-02-28', 1],
        ['2000-02-28', 0],
      ],
    },
  )
})
