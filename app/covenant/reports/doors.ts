import { programmeRoles } from '../../platform/web/visitor.ts'
import { signedIn } from '../../platform/web/door.ts'

export const reportsDoors = {
  '/halfjaarbericht': signedIn,
  '/halfjaarbericht/nieuw': ['secretary'],
  '/halfjaarbericht/vragen': signedIn,
  '/halfjaarbericht/:round': signedIn,
  '/halfjaarbericht/:round/concept': programmeRoles,
  '/halfjaarbericht/:round/invullen': ['coordinator', 'boardMember'],
  '/halfjaarbericht/:round/bevestig': ['coordinator', 'boardMember'],
  '/halfjaarbericht/:round/tekst/:theme': ['secretary'],
  '/halfjaarbericht/:round/teksten': ['secretary'],
  '/halfjaarbericht/:round/bevries': ['secretary'],
  '/halfjaarbericht/:round/heropen': ['secretary'],
  '/halfjaarbericht/:round/besproken': ['secretary'],
  '/halfjaarbericht/:round/partij/:partyId': signedIn,
  '/halfjaarbericht/:round/partij/:partyId/:format': signedIn,
  '/halfjaarbericht/:round/bericht/:format': signedIn,
} as const
