import { createContext } from 'react-router'
import type { Programme } from './rules.ts'

/** The covenant that this installation carries, for every page of this request. */
export const programmeContext = createContext<Programme>()
