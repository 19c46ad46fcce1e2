// Who is told what, and when: help to remember, never more often than is of use. Counts, numbers and days; nothing that somebody wrote.
import { addDays, daysBetween, type Day } from '../../platform/settings/day.ts'
import { applies, subjectOf, type Party, type Programme } from '../programme/rules.ts'
import {
  isInOrder,
  isWaiting,
  mayConfirm,
  mayUpdate,
  standingKey,
  type Person,
  type Standings,
  type StateChange,
} from '../progress/rules.ts'
import { mayConfirmRound, mayFillRound, mayLeadRound, type Round } from '../reports/rules.ts'

type DeadlineWhy = 'interval' | 'evidence' | 'own'
export type Deadline = { ambition: string; on: Day; why: DeadlineWhy }

export type About =
  | { kind: 'roundOpened' | 'roundSoon'; round: string; title: string; referenceOn: Day }
  /** `awaited`: how many parties did not confirm yet; only for who leads the round. */
  | { kind: 'roundAwaited'; round: string; title: string; referenceOn: Day; awaited: number | null; deed: 'fill' | 'confirm' }
  | { kind: 'deadlines'; items: Deadline[] }
  | { kind: 'waits'; ambition: string; changeId: string }
  | { kind: 'digest'; month: string; inOrder: number; count: number; weak: number; soon: number; waits: number }

/** `mails`: also by mail when the person can be reached so. `madeOnce` is the same for what must not be told twice. */
export type NewMessage = { about: About; madeOnce: string; mails: boolean }

const roundSoonDays = 7
const lapseSoonDays = 30
const ownSoonDays = 7
/** An open round that nobody closed is not news for ever. */
const roundPastDays = 60

export type ReminderFacts = {
  programme: Programme
  party: Party | undefined
  person: Person
  wantsDigest: boolean
  standings: Standings
  changes: readonly StateChange[]
  cards: readonly { subject: string; ambition: string; nextOn: Day | null }[]
  rounds: readonly Round[]
  /** Codes of the rounds that the party filled in, and of those that its board confirmed. */
  filled: ReadonlySet<string>
  confirmed: ReadonlySet<string>
  /** Of each open round how many parties did not confirm, for who may know. */
  awaited: ReadonlyMap<string, number>
  /** What this person was told before. */
  earlier: readonly { madeOnce: string; about: About }[]
  day: Day
}

/** What this person must be told today, and was not told before. Readers are told nothing: there is nothing for them to do. */
export function remindersFor(facts: ReminderFacts): NewMessage[] {
  const told = new Set(facts.earlier.map((message) => message.madeOnce))
  return [...aboutRounds(facts), ...aboutDeadlines(facts), ...aboutWaiting(facts), ...digest(facts)].filter(
    (message) => !told.has(message.madeOnce),
  )
}

function aboutRounds({ party, person, rounds, filled, confirmed, awaited, day }: ReminderFacts): NewMessage[] {
  return rounds.flatMap((round): NewMessage[] => {
    const { code, title, referenceOn } = round
    if (round.status !== 'open' || daysBetween(referenceOn, day) > roundPastDays) return []
    const left = daysBetween(day, referenceOn)
    const of = (kind: About['kind']) => `${kind} ${code}`
    const about = { round: code, title, referenceOn }
    // A board confirms what was filled in; until then it is asked to see that somebody fills in.
    const deed = party && mayConfirmRound(person, party.id) && filled.has(code) ? 'confirm' : 'fill'
    if (party && mayFillRound(person, party.id) && !(deed === 'confirm' ? confirmed : filled).has(code)) {
      // The most urgent alone: who is told today that it is nearly time, need not hear today that it began.
      if (left < 0)
        return [{ about: { kind: 'roundAwaited', ...about, awaited: null, deed }, madeOnce: `${of('roundAwaited')} ${deed}`, mails: true }]
      const kind = left <= roundSoonDays ? ('roundSoon' as const) : ('roundOpened' as const)
      return [{ about: { kind, ...about }, madeOnce: of(kind), mails: true }]
    }
    const missing = awaited.get(code) ?? 0
    if (mayLeadRound(person) && left < 0 && missing > 0) {
      return [{ about: { kind: 'roundAwaited', ...about, awaited: missing, deed: 'confirm' }, madeOnce: of('roundAwaited'), mails: true }]
    }
    return []
  })
}

/** Everything that ends soon for whoever keeps it up to date. An ambition that lapses is mailed; a date of one's own stays in the inbox. */
function deadlinesOf({ programme, party, person, standings, cards, day }: Omit<ReminderFacts, 'earlier'>): Deadline[] {
  if (!party) return []
  const within = (on: Day | null | undefined, days: number): on is Day => !!on && on >= day && on <= addDays(day, days)
  return programme.ambitions.flatMap((ambition) => {
    if (!applies(ambition, party) || !mayUpdate(person, ambition)) return []
    const subject = subjectOf(ambition, party)
    const standing = standings.get(standingKey(subject, ambition.number))
    const items: Deadline[] = []
    const { number } = ambition
    if (standing && ambition.lapses === 'hard') {
      const { reviewOn, proofUntil } = standing
      const byProof = proofUntil !== undefined && (reviewOn === undefined || proofUntil <= reviewOn)
      const on = byProof ? proofUntil : reviewOn
      if (within(on, lapseSoonDays)) items.push({ ambition: number, on, why: byProof ? 'evidence' : 'interval' })
    }
    const next = cards.find((card) => card.subject === subject && card.ambition === number)?.nextOn
    if (within(next, ownSoonDays) && standing?.state !== 'notApplicable') items.push({ ambition: number, on: next, why: 'own' })
    return items
  })
}

function aboutDeadlines(facts: ReminderFacts): NewMessage[] {
  const key = ({ ambition, on, why }: Deadline) => `${ambition} ${on} ${why}`
  const told = new Set(facts.earlier.flatMap(({ about }) => (about.kind === 'deadlines' ? about.items.map(key) : [])))
  const items = deadlinesOf(facts).filter((item) => !told.has(key(item)))
  // All that is new in one message: ten ambitions that end together are one reminder.
  if (items.length === 0) return []
  const word = `deadlines ${facts.day} ${items.map(key).join(', ')}`
  return [{ about: { kind: 'deadlines', items }, madeOnce: word, mails: items.some((item) => item.why !== 'own') }]
}

/** Somebody of the own party asks for a second person. Who set it is never told: that person knows. */
function aboutWaiting({ person, changes }: ReminderFacts): NewMessage[] {
  return changes
    .filter((change) => isWaiting(change) && mayConfirm(person, change))
    .map((change) => ({
      about: { kind: 'waits', ambition: change.ambition, changeId: change.id },
      madeOnce: `waits ${change.id}`,
      mails: false,
    }))
}

/** Once a month how the own party stands, for whoever has something to do there and wants it. */
function digest(facts: ReminderFacts): NewMessage[] {
  const { programme, party, person, standings, day } = facts
  const does = person.roles.some((role) => role === 'coordinator' || role === 'processOwner' || role === 'boardMember')
  if (!party || !does || !facts.wantsDigest) return []
  const month = day.slice(0, 7)
  const own = programme.ambitions
    .filter((ambition) => applies(ambition, party))
    .map(
      (ambition) =>
        standings.get(standingKey(subjectOf(ambition, party), ambition.number)) ?? { state: 'notStarted' as const, since: null },
    )
    .filter((standing) => standing.state !== 'notApplicable')
  const about: About = {
    kind: 'digest',
    month,
    inOrder: own.filter(isInOrder).length,
    count: own.length,
    weak: own.filter(({ state }) => state === 'notStarted' || state === 'lapsed').length,
    soon: deadlinesOf(facts).filter((item) => item.why !== 'own').length,
    waits: facts.changes.filter((change) => isWaiting(change) && mayConfirm(person, change)).length,
  }
  return [{ about, madeOnce: `digest ${month}`, mails: true }]
}

export type MailState = 'none' | 'kept' | 'waiting' | 'sent' | 'failed'

/** Whether a message goes by mail: kept in the inbox where there is no mail server, or no address. */
export function mailStateOf(message: NewMessage, reach: { hasMail: boolean; email: string | null }): MailState {
  if (!message.mails) return 'none'
  return reach.hasMail && reach.email !== null ? 'waiting' : 'kept'
}
