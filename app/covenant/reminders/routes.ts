import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const remindersRoutes: RouteConfigEntry[] = [route('berichten', 'covenant/reminders/pages/inbox.tsx')]
