import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const budgetRoutes: RouteConfigEntry[] = [
  route('budget', 'covenant/budget/pages/budget.tsx'),
  route('budget.csv', 'covenant/budget/pages/budget-csv.ts'),
  route('budget.ods', 'covenant/budget/pages/budget-ods.ts'),
  route('budget/boek', 'covenant/budget/pages/book.tsx'),
  route('budget/terug/:entryId', 'covenant/budget/pages/turn-back.tsx'),
]
