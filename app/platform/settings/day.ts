import { Temporal } from 'temporal-polyfill'

/** A calendar day, 'YYYY-MM-DD'. Days compare with < and >. */
export type Day = string

/** A moment in UTC, ISO 8601, as `Date.toISOString` writes it. */
export type Moment = string

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The same day of the month, `months` later; where that month is too short, its last day. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

const long = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const short = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** '23 november 2026' */
export function formatDay(day: Day): string {
  return long.format(new Date(`${day}T00:00:00Z`))
}

/** '23 nov 2026' */
export function formatDayShort(day: Day): string {
  return short.format(new Date(`${day}T00:00:00Z`))
}

/** A moment on a day: that day in the Netherlands, at the time that the clock has there. */
export function momentOn(day: Day, clock: Date): Moment {
  const zone = 'Europe/Amsterdam'
  const plainTime = Temporal.Instant.fromEpochMilliseconds(clock.getTime()).toZonedDateTimeISO(zone).toPlainTime()
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds).toISOString()
}

/** The calendar day in the Netherlands at a moment. */
export function dayOf(moment: Moment): Day {
  return Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()
}
