import type { Visitor } from '../web/visitor.ts'
import { read, type Database, type Tx } from './party.server.ts'

/** Pages are looked at far more often than facts change. What was found is kept until any fact changes; of each kind so many. */
const mostKept = { page: 120, person: 2000 }
type Kind = keyof typeof mostKept
type Kept = Record<Kind, Map<string, Promise<unknown>>>
const kept = new WeakMap<Database, Kept>()

/**
 * Looks something up as this visitor, or gives what the same visitor found at the same question since the last change of any fact.
 * `facts` is the mark of the facts (`facts_version`) of this request; `question` is everything else that the outcome depends on. `look`
 * may depend on nothing else: not on the moment, and not on tables that leave no mark (fact-versions.sql). What comes out is shared
 * between requests and must not be changed.
 */
export async function readKept<T>(
  database: Database,
  visitor: Visitor,
  { facts, kind = 'page', question }: { facts: string; kind?: Kind; question: string },
  look: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (facts === '') return read(database, visitor, look)
  const all = kept.get(database) ?? { page: new Map(), person: new Map() }
  kept.set(database, all)
  const known = all[kind]
  // Who asks is the whole visitor: whatever the rules of the rows look at is in it.
  const key = JSON.stringify([{ ...visitor, at: undefined }, facts, question])
  const before = known.get(key) as Promise<T> | undefined
  const found = before ?? read(database, visitor, look)
  known.delete(key)
  known.set(key, found)
  if (known.size > mostKept[kind]) known.delete(known.keys().next().value ?? '')
  if (!before) found.catch(() => known.delete(key))
  return found
}
