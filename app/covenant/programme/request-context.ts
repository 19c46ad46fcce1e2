import { createContext } from 'react-router'
import type { Programme, Version } from './rules.ts'

/** The covenant that this installation carries, in the version of today, for every page of this request. */
export const programmeContext = createContext<Programme>()
/** Every version, for a page that looks at another day: `programmeOn(versions, day)`. */
export const versionsContext = createContext<Version[]>()
