import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const calendarRoutes: RouteConfigEntry[] = [
  route('agenda', 'covenant/calendar/pages/calendar.tsx'),
  route('agenda/:feed', 'covenant/calendar/pages/feed.ts'),
]
