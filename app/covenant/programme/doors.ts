import { signedIn } from '../../platform/web/door.ts'

export const programmeDoors = {
  '/convenant': signedIn,
  '/convenant/bron': ['secretary'],
  '/convenant/bron/bestand': signedIn,
} as const
