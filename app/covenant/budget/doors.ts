import { signedIn } from '../../platform/web/door.ts'

export const budgetDoors = {
  '/budget': signedIn,
  '/budget.csv': signedIn,
  '/budget.ods': signedIn,
  '/budget/boek': ['secretary'],
  '/budget/terug/:entryId': ['secretary'],
} as const
