import { signedIn } from '../../platform/web/door.ts'

export const lawDoors = {
  '/wetskalender': signedIn,
  '/wetskalender.csv': signedIn,
  '/wetskalender/nieuw': ['secretary', 'riecAdviser'],
  '/wetskalender/:event/verbeter': ['secretary', 'riecAdviser'],
} as const
