import { isDay, type Day } from '../settings/day.ts'

export type DayProblem = 'unreadable' | 'beforeSigning' | 'afterToday'

/**
 * The day to look at, from `?op=2026-02-02` in an address. Always a day that has something to show: what is unreadable or still to
 * come becomes today, and what lies before the signing becomes the day of signing. `problem` says that the day is another one than
 * was asked for.
 */
export function dayFromQuery(url: URL | string, { signedOn, today }: { signedOn: Day; today: Day }): { day: Day; problem?: DayProblem } {
  const asked = (typeof url === 'string' ? new URL(url) : url).searchParams.get('op')
  if (asked === null || asked === '') return { day: today }
  if (!isDay(asked)) return { day: today, problem: 'unreadable' }
  if (asked > today) return { day: today, problem: 'afterToday' }
  if (asked < signedOn) return { day: signedOn, problem: 'beforeSigning' }
  return { day: asked }
}
