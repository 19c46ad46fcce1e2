import { signedIn } from '../../platform/web/door.ts'

export const reportsDoors = {
  '/halfjaarbericht': signedIn,
  '/halfjaarbericht/nieuw': ['secretary'],
  '/halfjaarbericht/:round': signedIn,
  '/halfjaarbericht/:round/concept': ['secretary', 'riecAdviser'],
  '/halfjaarbericht/:round/bevestig': ['coordinator', 'boardMember'],
  '/halfjaarbericht/:round/tekst/:theme': ['secretary'],
  '/halfjaarbericht/:round/bevries': ['secretary'],
  '/halfjaarbericht/:round/bericht/:format': signedIn,
} as const
