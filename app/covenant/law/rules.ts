// The legal calendar (agreement E, C1): laws, rulings and elections that ask whether a state is still right, from when and of whom.
import { addMonths, type Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import { applies, findAmbition, numbersOf, subjectOf, type PartyType, type Programme } from '../programme/rules.ts'

export const eventKinds = ['law', 'ruling', 'election'] as const
export type EventKind = (typeof eventKinds)[number]

export const eventStatuses = ['to_confirm', 'confirmed', 'withdrawn', 'replaced'] as const
export type EventStatus = (typeof eventStatuses)[number]

export type NewEvent = {
  kind: EventKind
  title: string
  /** From when it holds; null while nobody knows, and then it asks nothing. */
  onDay: Day | null
  changed: string
  question: string
  source: string
  ambitions: string[]
  partyTypes: PartyType[]
  /** How long a party may take before an unanswered state lapses. */
  termMonths: number
}

export type LawEvent = NewEvent & {
  id: string
  /** The event that this one corrects, and why. */
  replaces: string | null
  reason: string | null
  enteredBy: string | null
  enteredOn: Day
  status: EventStatus
  /** The day on which it was confirmed, withdrawn or replaced. */
  answeredOn: Day | null
  answerReason: string | null
}

/** One stretch of days in which an event asks the same of one subject. The rules of progress say whom it touches. */
export type LawCall = {
  subject: string
  ambition: string
  /** The number that the event names, where the ambition has another one now. */
  was?: string
  cause: 'law'
  id: string
  asksOn: Day
  lapsesOn: Day | null
  sparesFrom: Day
  endsOn: Day | null
}

export type EventRefusal =
  | 'beforeBeginning'
  | 'farAway'
  | 'ambitionMissing'
  | 'ambitionUnknown'
  | 'partyTypeMissing'
  | 'appliesToNobody'
  | 'termOutside'
  | 'alreadyEntered'
export type AnswerRefusal = 'alreadyAnswered' | 'ownEvent' | 'notACaller' | 'dateMissing' | 'reasonMissing'

export const defaultTermMonths = 3
const mostTermMonths = 24
const beginning: Day = '2000-01-01'
const mostYearsAhead = 10
const longAgoYears = 2

/** Who keeps the calendar for all parties. */
export function mayKeepCalendar(visitor: Visitor): boolean {
  return hasRole(visitor, 'secretary', 'riecAdviser')
}

/** A date of years back is allowed; whoever enters it is told. */
export function isLongAgo(onDay: Day, today: Day): boolean {
  return addMonths(onDay, longAgoYears * 12) < today
}

/** `known` are all events that were ever entered; `replaces` is the one that this one corrects. */
export function checkEvent(
  event: NewEvent,
  programme: Programme,
  today: Day,
  known: readonly LawEvent[] = [],
  replaces: string | null = null,
): NewEvent | Refused<EventRefusal> {
  if (event.onDay !== null && event.onDay < beginning) return refuse('beforeBeginning')
  if (event.onDay !== null && event.onDay > addMonths(today, mostYearsAhead * 12)) return refuse('farAway')
  if (event.ambitions.length === 0) return refuse('ambitionMissing')
  const ambitions = event.ambitions.map((number) => findAmbition(programme, number))
  const unknown = event.ambitions.filter((_number, index) => ambitions[index] === undefined)
  if (unknown.length > 0) return refuse('ambitionUnknown', unknown)
  if (event.partyTypes.length === 0) return refuse('partyTypeMissing')
  const forNobody = ambitions.flatMap((ambition) =>
    ambition && !ambition.appliesTo.some((type) => event.partyTypes.includes(type)) ? [ambition.number] : [],
  )
  if (forNobody.length > 0) return refuse('appliesToNobody', forNobody)
  if (!Number.isInteger(event.termMonths) || event.termMonths < 1 || event.termMonths > mostTermMonths) return refuse('termOutside')
  const twin = known.find((each) => each.id !== replaces && isCurrent(each) && each.title === event.title && each.onDay === event.onDay)
  return twin ? refuse('alreadyEntered') : event
}

/** Still counts, or may still come to count. */
export function isCurrent(event: LawEvent): boolean {
  return event.status === 'to_confirm' || event.status === 'confirmed'
}

/** A second person says that it is so. Until then it only asks. */
export function confirmEvent(visitor: Visitor, event: LawEvent): { outcome: 'confirmed' } | Refused<AnswerRefusal> {
  if (!mayKeepCalendar(visitor)) return refuse('notACaller')
  if (event.status !== 'to_confirm') return refuse('alreadyAnswered')
  if (event.onDay === null) return refuse('dateMissing')
  if (event.enteredBy !== null && event.enteredBy === visitor.personId) return refuse('ownEvent')
  return { outcome: 'confirmed' }
}

/** Only what nobody confirmed: afterwards parties have acted on it, and it can only be corrected. */
export function withdrawEvent(visitor: Visitor, event: LawEvent, reason: string): { outcome: 'withdrawn' } | Refused<AnswerRefusal> {
  if (!mayKeepCalendar(visitor)) return refuse('notACaller')
  if (event.status !== 'to_confirm') return refuse('alreadyAnswered')
  return reason.trim() === '' ? refuse('reasonMissing') : { outcome: 'withdrawn' }
}

/** What may be corrected: what counts or may come to count, and is not being corrected already. */
export function mayCorrect(event: LawEvent, all: readonly LawEvent[]): boolean {
  return isCurrent(event) && !all.some((other) => other.replaces === event.id && isCurrent(other))
}

const later = (one: Day, other: Day) => (one < other ? other : one)

/**
 * What the events ask, of whom and in which days. To be confirmed it asks and nothing lapses; from its confirmation, or from its own
 * day when that comes later, it asks again and an unanswered state lapses after the term. Days before never change. A correction that
 * is confirmed takes the place of the older event from that day.
 */
export function lawCalls(events: readonly LawEvent[], programme: Pick<Programme, 'parties' | 'ambitions'>): LawCall[] {
  const replacedOn = new Map(
    events.flatMap((event) =>
      event.replaces !== null && event.status === 'confirmed' && event.answeredOn !== null
        ? [[event.replaces, event.answeredOn] as const]
        : [],
    ),
  )
  return events.flatMap((event) => {
    if (event.onDay === null) return []
    return spansOf(event, event.onDay, replacedOn.get(event.id) ?? null).flatMap((span) =>
      subjectsTouchedBy(event, programme).map((touched) => ({
        ...touched,
        cause: 'law' as const,
        id: event.id,
        sparesFrom: event.onDay!,
        ...span,
      })),
    )
  })
}

function spansOf(event: LawEvent, onDay: Day, replacedOn: Day | null): Pick<LawCall, 'asksOn' | 'lapsesOn' | 'endsOn'>[] {
  const entered = later(onDay, event.enteredOn)
  if (event.status === 'to_confirm') return [{ asksOn: entered, lapsesOn: null, endsOn: null }]
  if (event.answeredOn === null) return []
  // Its last day is past before it could ask anything.
  const asked = { asksOn: entered, lapsesOn: null, endsOn: event.answeredOn }
  const before = entered < event.answeredOn ? [asked] : []
  // A confirmed event that was replaced later stays confirmed until then; what was replaced unconfirmed only asked.
  if (event.status !== 'confirmed') return before
  const asksOn = later(onDay, event.answeredOn)
  return [...before, { asksOn, lapsesOn: addMonths(asksOn, event.termMonths), endsOn: replacedOn }]
}

/**
 * Every subject and ambition that an event is about, once; a basisteam once for all its municipalities. An event keeps the numbers of
 * its own time, and is about every ambition that grew from them.
 */
function subjectsTouchedBy(
  event: Pick<NewEvent, 'ambitions' | 'partyTypes'>,
  programme: Pick<Programme, 'parties' | 'ambitions'>,
): { subject: string; ambition: string; was?: string }[] {
  return event.ambitions.flatMap((named) =>
    programme.ambitions
      .filter((ambition) => numbersOf(ambition).includes(named))
      .flatMap((ambition) => {
        const bound = programme.parties.filter((party) => event.partyTypes.includes(party.type) && applies(ambition, party))
        const { number } = ambition
        return [...new Set(bound.map((party) => subjectOf(ambition, party)))].map((subject) => ({
          subject,
          ambition: number,
          ...(number !== named && { was: named }),
        }))
      }),
  )
}

export type EventFilter = { year: string; ambition: string; status: EventStatus | '' }

/** Newest day first; what has no day yet comes before everything. `kin` are the numbers that the asked ambition has in any version. */
export function filterEvents(events: readonly LawEvent[], filter: EventFilter, kin: readonly string[] = [filter.ambition]): LawEvent[] {
  return events
    .filter(
      (event) =>
        (filter.year === '' || (event.onDay?.slice(0, 4) ?? 'none') === filter.year) &&
        (filter.ambition === '' || event.ambitions.some((number) => kin.includes(number))) &&
        (filter.status === '' || event.status === filter.status),
    )
    .toSorted((one, other) => compareDays(other.onDay, one.onDay) || (one.title < other.title ? -1 : 1))
}

function compareDays(one: Day | null, other: Day | null): number {
  if (one === other) return 0
  if (one === null) return 1
  return other === null || one < other ? -1 : 1
}
