// The days that somebody must know of: own dates of the party and those of the programme. Nothing of what is written, and nobody's name.
import { addDays, dayOf, type Day } from '../../platform/settings/day.ts'
import { applies, subjectOf, type Party, type Programme } from '../programme/rules.ts'
import { isWaiting, mayConfirm, standingKey, type Person, type Standings, type StateChange } from '../progress/rules.ts'
import type { Round } from '../reports/rules.ts'

export type DateKind = 'nextOn' | 'reviewEnds' | 'evidenceEnds' | 'answerAsked' | 'round' | 'termEnds'

/** `key` stays the same when the day moves, so that a calendar moves the entry and does not add one. */
export type CalendarDate = { key: string; kind: DateKind; on: Day; ambition: string | undefined; title: string; path: string }

/** A calendar is for what comes, and a little of what was. */
const backDays = 60
const aheadDays = 730
const mostDates = 400

/** In the order of the days. A process owner has the dates of the own ambitions; everybody else of a party those of all. */
export function datesOf(facts: {
  programme: Programme
  party: Party | undefined
  person: Person
  standings: Standings
  changes: readonly StateChange[]
  cards: readonly { subject: string; ambition: string; nextOn: Day | null }[]
  rounds: readonly Round[]
  day: Day
}): CalendarDate[] {
  const { programme, party, person, day } = facts
  const dates: CalendarDate[] = []
  for (const round of facts.rounds) {
    dates.push({
      key: `round-${round.code}`,
      kind: 'round',
      on: round.referenceOn,
      ambition: undefined,
      title: round.title,
      path: `/halfjaarbericht/${round.code}`,
    })
  }
  dates.push({ key: 'term', kind: 'termEnds', on: programme.termEndsOn, ambition: undefined, title: programme.title, path: '/convenant' })

  const onlyOwned = person.roles.every((role) => role === 'processOwner')
  for (const ambition of programme.ambitions) {
    if (!party || !applies(ambition, party) || (onlyOwned && !person.ambitions.includes(ambition.number))) continue
    const subject = subjectOf(ambition, party)
    const standing = facts.standings.get(standingKey(subject, ambition.number))
    if (standing?.state === 'notApplicable') continue
    const add = (kind: DateKind, on: Day | null | undefined) => {
      if (!on) return
      const { number, title } = ambition
      dates.push({
        key: `${kind}-${subject}-${number}`,
        kind,
        on,
        ambition: number,
        title: `${number} ${title}`,
        path: `/ambities/${number}`,
      })
    }
    add('nextOn', facts.cards.find((card) => card.subject === subject && card.ambition === ambition.number)?.nextOn)
    add('reviewEnds', standing?.reviewOn)
    add('evidenceEnds', standing?.proofUntil)
    const waiting = facts.changes.find((change) => change.subject === subject && change.ambition === ambition.number && isWaiting(change))
    if (waiting && mayConfirm(person, waiting)) add('answerAsked', waiting.recordedAt ? dayOf(waiting.recordedAt) : waiting.holdsOn)
  }
  const [from, until] = [addDays(day, -backDays), addDays(day, aheadDays)]
  return dates
    .filter((date) => date.on >= from && date.on <= until)
    .toSorted((one, other) => (one.on === other.on ? one.key.localeCompare(other.key) : one.on < other.on ? -1 : 1))
    .slice(0, mostDates)
}
