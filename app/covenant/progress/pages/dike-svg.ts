import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { practiceBand } from '../../../platform/web/texts.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { dikeSvg, escapeMarkup } from '../drawing.ts'
import { askedDay } from '../parts/csv-answer.server.ts'
import { findRegion } from '../queries.server.ts'
import { dikePicture } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/dike-svg'

/** The picture of all parties as a file. There is none until parties see each other by name: it would name them. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, whole] = [context.get(visitorContext), context.get(programmeContext)]
  const { day } = askedDay(request, whole, visitor)
  const region = await read(context.get(databaseContext), visitor, (tx) => findRegion(tx, whole, day))
  const { programme } = region
  if (region.kind === 'unnamed') throw data(null, { status: 404 })
  const picture = dikeSvg(dikePicture(programme, region.standings, day), programme)
  const isPractice = context.get(installationContext).mode === 'practice'
  const bytes = new TextEncoder().encode(isPractice ? withBand(picture) : picture)
  return fileAnswer(bytes, 'image/svg+xml; charset=utf-8', `${texts.csv.names.dike}-${day}.svg`)
}

/** Whoever meets this picture outside the product must see that its figures are invented. */
function withBand(svg: string): string {
  const band = `<text x="1192" y="16" text-anchor="end" font-family="sans-serif" font-size="14" font-weight="700" fill="#15232b">${escapeMarkup(practiceBand)}</text>`
  return svg.replace(/<\/svg>\s*$/, `${band}</svg>`)
}
