import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Moment } from '../../platform/settings/day.ts'
import type { CalendarDate } from './rules.ts'
import { texts } from './texts.ts'

/**
 * RFC 5545. Whole days only, which have no time zone: so there is no VTIMEZONE and no hour that could be wrong. The library folds and escapes.
 */
export function calendarFile(dates: readonly CalendarDate[], about: { at: Moment; origin: string; practice: boolean }): string {
  const calendar = ical({
    name: texts.calendar.name,
    prodId: { company: 'Dijkwacht', product: 'Agenda', language: 'NL' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 12 * 60 * 60,
  })
  for (const { key, kind, on, title, path } of dates) {
    const summary = texts.calendar.entry(kind, title)
    calendar.createEvent({
      id: `${key}@dijkwacht`,
      start: new Date(`${on}T00:00:00Z`),
      stamp: new Date(about.at),
      allDay: true,
      summary: about.practice ? texts.calendar.practice(summary) : summary,
      description: texts.calendar.open(`${about.origin}${path}`),
      url: `${about.origin}${path}`,
    })
  }
  return calendar.toString()
}
