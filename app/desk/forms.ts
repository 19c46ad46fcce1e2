import { z } from 'zod'
import type { Day } from '../platform/settings/day.ts'
import { dayFromQuery, type DayProblem } from '../platform/web/day-query.ts'
import { checkForm, day, type Problems, type Typed } from '../platform/web/form.ts'
import { texts } from './texts.ts'

const dayForm = z.object({ op: day({ missing: texts.day.missing }) })
const dateParts = ['op.day', 'op.month', 'op.year']

export type AskedDay = {
  day: Day
  /** For in the links of the page, which keep looking at this day; undefined today. */
  op: Day | undefined
  problem?: DayProblem
  problems?: Problems
  typed?: Typed
}

/**
 * The day to look at. The form sends three fields; they become one readable word in the address, `?op=2026-02-02`, and everything else
 * that was asked stays as it was.
 */
export function askedDay(url: URL, bounds: { signedOn: Day; today: Day }): AskedDay | { redirectTo: string } {
  const query = new URLSearchParams(url.searchParams)
  if (!dateParts.some((part) => query.has(part))) {
    const asked = dayFromQuery(url, bounds)
    return { ...asked, op: asked.day === bounds.today ? undefined : asked.day }
  }
  const fields = new FormData()
  for (const part of dateParts) fields.append(part, query.get(part) ?? '')
  const outcome = checkForm(fields, dayForm)
  if ('problems' in outcome) return { day: bounds.today, op: undefined, problems: outcome.problems, typed: outcome.typed }
  for (const part of dateParts) query.delete(part)
  query.set('op', outcome.value.op)
  return { redirectTo: `${url.pathname}?${query.toString()}` }
}

/** An address of our own with what is asked of it; what is undefined or empty stays out. */
export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const [page = '', fragment] = path.split('#', 2)
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const search = asked.size === 0 ? '' : `?${asked.toString()}`
  return `${page}${search}${fragment === undefined ? '' : `#${fragment}`}`
}

export const longestSearch = 80

export function searchFrom(url: URL): string {
  const words = (url.searchParams.get('zoek') ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return [...words].slice(0, longestSearch).join('').toWellFormed()
}
