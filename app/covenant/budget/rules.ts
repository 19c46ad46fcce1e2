// The money that belongs to the covenant, in whole cents. Entries are added and never changed; a mistake is turned back by a counter-entry.
import type { Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import type { Programme } from '../programme/rules.ts'

export type EntryKind = 'allocation' | 'commitment' | 'payment'

/** `cents` are below zero only in a counter-entry, which names what it turns back. */
export type Entry = {
  id: string
  kind: EntryKind
  /** The allocation of a commitment, the commitment of a payment. */
  madeOn: string | null
  corrects: string | null
  /** Of an allocation; null for what is made on one. */
  theme: number | null
  /** Of an allocation; null: for all parties together. */
  partyId: string | null
  cents: number
  bookedOn: Day
  note: string
}

export type NewEntry = Omit<Entry, 'id' | 'corrects'>

export type BookRefusal =
  | 'noBudget'
  | 'themeUnknown'
  | 'partyUnknown'
  | 'notFound'
  | 'notAboveZero'
  | 'dayInFuture'
  | 'dayBeforeSigning'
  | 'dayBeforeBase'
  | 'aboveTotal'
  | 'aboveAllocation'
  | 'aboveCommitment'
  | 'alreadyBooked'
export type TurnBackRefusal = 'notFound' | 'alreadyTurnedBack' | 'isTurnBack' | 'stillUsed' | 'dayInFuture' | 'dayBeforeBase'

const below: Record<EntryKind, EntryKind | null> = { allocation: null, commitment: 'allocation', payment: 'commitment' }

/** What an entry still stands for: its own cents, less what was turned back. */
function standsFor(entry: Entry, entries: readonly Entry[]): number {
  return entry.cents + sum(entries.filter((other) => other.corrects === entry.id))
}

/** How much of an entry has been used by what is made on it. */
function usedOf(entry: Entry, entries: readonly Entry[]): number {
  return sum(entries.filter((other) => other.madeOn === entry.id))
}

/** How much may still be made on an entry. */
export function roomOn(entry: Entry, entries: readonly Entry[]): number {
  return standsFor(entry, entries) - usedOf(entry, entries)
}

export function isTurnedBack(entry: Entry, entries: readonly Entry[]): boolean {
  return entries.some((other) => other.corrects === entry.id)
}

/** The same cents, on the same day, on the same thing and with the same words: a form that was sent twice, or a bill that was. */
function isSame(one: NewEntry, other: Entry): boolean {
  return (
    other.corrects === null &&
    other.kind === one.kind &&
    other.madeOn === one.madeOn &&
    other.theme === one.theme &&
    other.partyId === one.partyId &&
    other.cents === one.cents &&
    other.bookedOn === one.bookedOn &&
    other.note.trim().toLowerCase() === one.note.trim().toLowerCase()
  )
}

export function book(
  entry: NewEntry,
  entries: readonly Entry[],
  programme: Pick<Programme, 'budget' | 'themes' | 'parties' | 'signedOn'>,
  today: Day,
): NewEntry | Refused<BookRefusal> {
  const { budget } = programme
  if (!budget) return refuse('noBudget')
  if (!Number.isSafeInteger(entry.cents) || entry.cents <= 0) return refuse('notAboveZero')
  if (entry.bookedOn > today) return refuse('dayInFuture')
  if (entry.bookedOn < programme.signedOn) return refuse('dayBeforeSigning')
  const wanted = below[entry.kind]
  const base = wanted === null ? undefined : entries.find((each) => each.id === entry.madeOn && each.kind === wanted && !each.corrects)
  if (wanted === null) {
    if (!programme.themes.some((theme) => theme.number === entry.theme)) return refuse('themeUnknown')
    if (entry.partyId !== null && !programme.parties.some((party) => party.id === entry.partyId)) return refuse('partyUnknown')
  } else {
    if (!base || isTurnedBack(base, entries)) return refuse('notFound')
    if (entry.bookedOn < base.bookedOn) return refuse('dayBeforeBase')
  }
  if (entries.some((other) => isSame(entry, other) && !isTurnedBack(other, entries))) return refuse('alreadyBooked')
  // Somebody may book about an earlier day, so it must fit on every day from then on.
  const days = [entry.bookedOn, ...entries.map((each) => each.bookedOn).filter((day) => day > entry.bookedOn)]
  const roomAt = (day: Day) => {
    const known = entries.filter((each) => each.bookedOn <= day)
    return base ? roomOn(base, known) : budget.cents - sum(known.filter((each) => each.kind === 'allocation'))
  }
  const room = Math.min(...days.map(roomAt))
  if (entry.cents > room) return refuse(aboveOf[entry.kind], [String(room)])
  return wanted === null ? entry : { ...entry, theme: null, partyId: null }
}

const aboveOf = { allocation: 'aboveTotal', commitment: 'aboveAllocation', payment: 'aboveCommitment' } as const

/** The counter-entry of one entry: all of it, once, and not while something is still made on it. */
export function turnBack(
  id: string,
  counter: { bookedOn: Day; note: string },
  entries: readonly Entry[],
  today: Day,
): Omit<Entry, 'id'> | Refused<TurnBackRefusal> {
  const entry = entries.find((each) => each.id === id)
  if (!entry) return refuse('notFound')
  if (entry.corrects !== null) return refuse('isTurnBack')
  if (isTurnedBack(entry, entries)) return refuse('alreadyTurnedBack')
  if (usedOf(entry, entries) !== 0) return refuse('stillUsed')
  if (counter.bookedOn > today) return refuse('dayInFuture')
  // The last thing that was made on it and turned back is a day that this cannot go before either.
  const after = entries.filter((each) => each.id === id || each.madeOn === id).map((each) => each.bookedOn)
  if (after.some((day) => counter.bookedOn < day)) return refuse('dayBeforeBase')
  const { id: corrects, cents, ...same } = entry
  return { ...same, corrects, cents: -cents, bookedOn: counter.bookedOn, note: counter.note }
}

// ---- What it adds up to ----

/** Each next is part of the one before: of what is allocated a part is committed, of that a part is paid. */
export type Amounts = { allocated: number; committed: number; paid: number }

export type BudgetPicture = {
  day: Day
  total: number
  amounts: Amounts
  /** Promised and not yet paid. */
  open: number
  /** Not promised to anybody. */
  free: number
  themes: ({ theme: number } & Amounts)[]
  /** In the order of the covenant; `partyId` null: for all parties together. Only where there is something. */
  parties: ({ partyId: string | null } & Amounts)[]
}

const nothing: Amounts = { allocated: 0, committed: 0, paid: 0 }
const amountOf = { allocation: 'allocated', commitment: 'committed', payment: 'paid' } as const

/** The allocation that an entry belongs to, whichever kind it is. */
export function allocationOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry | undefined {
  const base = entry.madeOn === null ? undefined : byId.get(entry.madeOn)
  return base ? allocationOf(base, byId) : entry
}

/** How the money stood at the end of a day; undefined where the covenant has none. */
export function budgetOn(
  programme: Pick<Programme, 'budget' | 'themes' | 'parties'>,
  entries: readonly Entry[],
  day: Day,
): BudgetPicture | undefined {
  if (!programme.budget) return undefined
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const counted = entries.filter((entry) => entry.bookedOn <= day).map((entry) => ({ entry, allocation: allocationOf(entry, byId) }))
  const amountsOf = (chosen: typeof counted): Amounts => {
    const amounts = { ...nothing }
    for (const { entry } of chosen) amounts[amountOf[entry.kind]] += entry.cents
    return amounts
  }
  const amounts = amountsOf(counted)
  const total = programme.budget.cents
  const parties: (string | null)[] = [null, ...programme.parties.map((party) => party.id)]
  return {
    day,
    total,
    amounts,
    open: amounts.committed - amounts.paid,
    free: total - amounts.committed,
    themes: programme.themes.map(({ number }) => ({
      theme: number,
      ...amountsOf(counted.filter(({ allocation }) => allocation?.theme === number)),
    })),
    parties: parties.flatMap((partyId) => {
      const own = counted.filter(({ allocation }) => allocation?.partyId === partyId)
      return own.length === 0 ? [] : [{ partyId, ...amountsOf(own) }]
    }),
  }
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((total, entry) => total + entry.cents, 0)
}

// ---- Amounts as people write them ----

/** '1.234,50', '€ 1234,5' or '1234' in cents; null when it is no amount. A minus is read, so that the rule can say what to do. */
export function centsFrom(text: string): number | null {
  const plain = text.replaceAll(/[\s€\u00a0]/gu, '').replace(/,-+$/u, '')
  const [, minus = '', euros = '', cents = ''] = /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(\d{1,2}))?$/u.exec(plain) ?? []
  if (euros === '') return null
  const value = Number(euros.replaceAll('.', '')) * 100 + Number(cents.padEnd(2, '0'))
  return minus === '-' ? 0 - value : value
}

/** '€ 1.234,50', and '€ 1.234' where there are no cents. */
export function formatCents(cents: number): string {
  const whole = Math.floor(Math.abs(cents) / 100)
  const rest = Math.abs(cents) % 100
  const euros = String(whole).replaceAll(/\B(?=(\d{3})+$)/gu, '.')
  return `${cents < 0 ? '−' : ''}€ ${euros}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}`
}

/** For a spreadsheet: euros as a number that shows the same cents. */
export function csvEuros(cents: number): number {
  return cents / 100
}
