import { hashOf } from './queries.server.ts'

/** A calendar program asks a few times a day. Counted per address, also of addresses that are none: how often, and nothing else, is kept. */
const perHour = 60
const hour = 3_600_000
const mostKept = 5000
const asked = new Map<string, { since: number; count: number }>()

export function mayAsk(token: string, now: number): boolean {
  const key = hashOf(token)
  const known = asked.get(key)
  if (!known || now - known.since >= hour) {
    asked.delete(key)
    if (asked.size >= mostKept) asked.delete(asked.keys().next().value ?? '')
    asked.set(key, { since: now, count: 1 })
    return true
  }
  known.count += 1
  return known.count <= perHour
}
