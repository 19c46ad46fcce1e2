import type { Tx } from '../app/platform/database/party.server.ts'
import { addDays, type Day, type Moment } from '../app/platform/settings/day.ts'
import type { Visitor } from '../app/platform/web/visitor.ts'

/** Does something as somebody, in the transaction in which everything is made. */
export type As = <T>(visitor: Visitor, deed: (tx: Tx) => Promise<T>) => Promise<T>

/** Who it is, is asked only when the day has come: people come and go. */
export type Who = (on: Day, at: Moment) => Visitor
export type Deed = (tx: Tx, visitor: Visitor) => Promise<unknown>

/** Everything that people will do, in the order of its days; on one day in the order in which it was written down. */
export class Diary {
  #entries: { on: Day; who: Who; deed: Deed }[] = []

  write(on: Day, who: Who, deed: Deed): void {
    this.#entries.push({ on, who, deed })
  }

  /** Lives through the diary, up to and including a day. */
  async live(as: As, until: Day, onDay: (day: Day) => void): Promise<void> {
    const days = Map.groupBy(
      this.#entries.filter((entry) => entry.on <= until),
      (entry) => entry.on,
    )
    for (const [day, entries] of [...days].sort(([one], [other]) => (one < other ? -1 : 1))) {
      onDay(day)
      for (const [index, { who, deed }] of entries.entries()) {
        const visitor = who(day, momentOn(day, index, entries.length))
        await as(visitor, (tx) => deed(tx, visitor))
      }
    }
  }
}

/** The deeds of one day follow each other between eight in the morning and five in the afternoon, Dutch winter time. */
function momentOn(day: Day, index: number, count: number): Moment {
  const seconds = 7 * 3600 + Math.floor(((index + 1) * 9 * 3600) / (count + 1))
  return new Date(Date.parse(`${day}T00:00:00Z`) + seconds * 1000).toISOString()
}

/** The day itself, or the Friday before it. */
export function workday(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === 6) return addDays(day, -1)
  return weekday === 0 ? addDays(day, -2) : day
}
