import { route, type RouteConfigEntry } from '@react-router/dev/routes'

export const libraryRoutes: RouteConfigEntry[] = [
  route('hulpvraag', 'covenant/library/pages/board.tsx'),
  route('hulpvraag/nieuw', 'covenant/library/pages/new-ask.tsx'),
  route('hulpvraag/dank', 'covenant/library/pages/thanks.tsx'),
  route('hulpvraag/:askId', 'covenant/library/pages/ask.tsx'),
  route('hulpaanbod/nieuw', 'covenant/library/pages/new-offer.tsx'),
  route('hulpaanbod/:offerId', 'covenant/library/pages/offer.tsx'),
  route('bibliotheek', 'covenant/library/pages/library.tsx'),
  route('bibliotheek/:evidenceId', 'covenant/library/pages/document.tsx'),
  route('bibliotheek/:evidenceId/neem-over', 'covenant/library/pages/take-over.tsx'),
]
