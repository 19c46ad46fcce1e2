import { signedIn } from '../../platform/web/door.ts'

export const versionsDoors = {
  '/groei/versies': signedIn,
  '/groei/versies/nieuw': ['secretary'],
  '/groei/versies/:version': signedIn,
  '/groei/versies/:version/terug': ['secretary'],
} as const
