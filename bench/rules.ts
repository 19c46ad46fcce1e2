// A country of 375 parties with ten years of half-yearly changes, made of any programme, to time the rules with.
import type { ShippedEvent } from '../app/covenant/law/file.ts'
import { lawCalls, type LawEvent } from '../app/covenant/law/rules.ts'
import { addDays, addMonths, type Day } from '../app/platform/settings/day.ts'
import { criteriaFor, subjectsOf, type Party, type PartyType, type Programme } from '../app/covenant/programme/rules.ts'
import { dikePicture, indexFacts, standingsOn, type Proof, type StateChange } from '../app/covenant/progress/rules.ts'

const numbers: Record<PartyType, number> = { gemeente: 342, waterschap: 21, provincie: 12 }
const gemeentenPerBasisteam = 2
const steps = [
  'preparing',
  'implementing',
  'achieved',
  'achieved',
  'secured',
  'secured',
  'secured',
  'lapsed',
  'secured',
  'secured',
] as const

/** The same programme, carried by a whole country. */
export function countryOf(programme: Programme): Programme {
  const parties = Object.entries(numbers).flatMap(([type, count]) =>
    Array.from({ length: count }, (_, index): Party => {
      const name = `${type} ${index + 1}`
      const party = {
        id: `${type}-${index + 1}`,
        code: `${type.slice(0, 2)}${String(index + 1).padStart(4, '0')}`,
        name,
        fullName: name,
        type: type as PartyType,
        labelLines: [name],
      }
      return type === 'gemeente' ? { ...party, basisteam: `team-${Math.floor(index / gemeentenPerBasisteam)}` } : party
    }),
  )
  const teams = [...new Set(parties.flatMap((party) => party.basisteam ?? []))]
  return { ...programme, parties, basisteams: teams.map((id) => ({ id, name: id })) }
}

/** Twenty changes for every subject and ambition, each half a year after the last, and two proofs for every criterion. */
export function countryFacts(country: Programme): { changes: StateChange[]; proofs: Proof[]; until: Day } {
  const changes: StateChange[] = []
  const proofs: Proof[] = []
  let seq = 0
  for (const ambition of country.ambitions) {
    for (const subject of subjectsOf(country, ambition)) {
      const begin = addDays(country.signedOn, (seq * 7) % 180)
      const dates = Array.from({ length: 20 }, (_, half) => addMonths(begin, half * 6))
      dates.forEach((holdsOn, half) => {
        const state = steps[(half + seq) % steps.length]!
        const kind = state === 'secured' && half > 10 ? 'reconfirm' : 'set'
        seq += 1
        changes.push({
          id: String(seq),
          seq,
          subject,
          ambition: ambition.number,
          kind,
          state,
          holdsOn,
          needsConfirmation: state === 'achieved',
          confirmed: seq % 50 !== 0,
        })
      })
      for (const criterion of criteriaFor(ambition, 'secured')) {
        const middle = dates[10]!
        const link = { subject, ambition: ambition.number, criterion: criterion.id }
        proofs.push({
          ...link,
          holdsOn: begin,
          datedOn: begin,
          validUntil: seq % 3 === 0 ? middle : null,
          replacedOn: seq % 3 === 1 ? middle : null,
        })
        proofs.push({
          ...link,
          holdsOn: middle,
          datedOn: middle,
          validUntil: seq % 4 === 0 ? addMonths(middle, 48) : null,
          replacedOn: null,
        })
      }
    }
  }
  return { changes, proofs, until: addMonths(country.signedOn, 120) }
}

/** Milliseconds for the facts of a country: grouping them once, then all standings and the dike of one date (median of eleven). */
export function timeRules(programme: Programme): {
  changes: number
  proofs: number
  standings: number
  indexMs: number
  dateMs: number
  dikeMs: number
} {
  const country = countryOf(programme)
  const { changes, proofs, until } = countryFacts(country)
  const begin = performance.now()
  const facts = indexFacts(country, changes, proofs)
  const indexMs = performance.now() - begin

  const dates: number[] = []
  const dikes: number[] = []
  let standings = 0
  for (let run = 0; run < 11; run += 1) {
    const day = addDays(until, run - 20)
    const started = performance.now()
    const known = standingsOn(facts, country, day)
    const knownAt = performance.now()
    dikePicture(country, known, day)
    dates.push(knownAt - started)
    dikes.push(performance.now() - knownAt)
    standings = known.size
  }
  return { changes: changes.length, proofs: proofs.length, standings, indexMs, dateMs: median(dates), dikeMs: median(dikes) }
}

/** Milliseconds for the legal calendar of a country: what every event asks of whom, and every standing with it (median of five). */
export function timeLegalCalendar(
  programme: Programme,
  shipped: readonly ShippedEvent[],
): { calls: number; asked: number; calendarMs: number } {
  const country = countryOf(programme)
  const { changes, proofs } = countryFacts(country)
  const events = shipped.map(({ confirmed: _confirmed, ...event }): LawEvent => ({
    ...event,
    // Moved into the years of these facts, so that it finds something to ask.
    onDay: event.onDay && addMonths(event.onDay, 60),
    replaces: null,
    reason: null,
    enteredBy: null,
    enteredOn: country.signedOn,
    status: 'confirmed',
    answeredOn: addMonths(country.signedOn, 6),
    answerReason: null,
  }))
  const times: number[] = []
  let [calls, asked] = [0, 0]
  for (let run = 0; run < 5; run += 1) {
    const begin = performance.now()
    const all = lawCalls(events, country)
    const known = standingsOn(indexFacts(country, changes, proofs, all), country, addMonths(country.signedOn, 60))
    times.push(performance.now() - begin)
    calls = all.length
    asked = [...known.values()].filter(({ asks, lapse }) => asks?.reason === 'law' || lapse?.reason === 'law').length
  }
  return { calls, asked, calendarMs: median(times) }
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!
}
