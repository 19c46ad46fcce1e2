import { createContext } from 'react-router'
import type { Database } from '../database/party.server.ts'
import type { Day } from '../settings/day.ts'
import type { Visitor } from '../web/visitor.ts'

/** What does not change while the product runs. `clock` is the only clock; everything else gets a day or a moment as a value. */
export type Installation = {
  mode: 'practice' | 'live'
  version: string
  /** Where a practice environment begins; undefined in live mode. */
  practiceDay: Day | undefined
  clock: () => Date
  /** Whether messages go by mail as well. */
  hasMail?: boolean
}

// No defaults: a request that reaches a page without these is a mistake of ours, and should be one loudly.
export const installationContext = createContext<Installation>()
export const databaseContext = createContext<Database>()
/** Who is here: a person, or in a practice environment a guest at the front page. */
export const visitorContext = createContext<Visitor>()
/** The mark of all facts as this request found them, for what is kept until a fact changes. */
export const factsContext = createContext<string>()
/** The session cookie's token, or undefined. */
export const tokenContext = createContext<string | undefined>()
/** The number that an error page shows and the log repeats. */
export const requestNumberContext = createContext<string>()
