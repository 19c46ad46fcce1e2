import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { contentDisposition } from '../../../platform/files/sniff.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { programmeOn } from '../../programme/rules.ts'
import { dikeSvg, escapeMarkup } from '../drawing.ts'
import { askedDay } from '../parts/csv-answer.server.ts'
import { findRegion } from '../queries.server.ts'
import { dikePicture } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/dike-svg'

/** The picture of all parties as a file. There is none until parties see each other by name: it would name them. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { day } = askedDay(request, context.get(programmeContext), visitor)
  const programme = programmeOn(context.get(versionsContext), day)
  const region = await read(context.get(databaseContext), visitor, (tx) => findRegion(tx, programme, day))
  if (region.kind === 'unnamed') throw data(null, { status: 404 })
  const picture = dikeSvg(dikePicture(programme, region.standings, day), programme)
  const isPractice = context.get(installationContext).mode === 'practice'
  return new Response(isPractice ? withBand(picture) : picture, {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Content-Disposition': contentDisposition(`${texts.csv.names.dike}-${day}.svg`),
    },
  })
}

/** Whoever meets this picture outside the product must see that its figures are invented. */
function withBand(svg: string): string {
  const band = `<text x="1192" y="16" text-anchor="end" font-family="sans-serif" font-size="14" font-weight="700" fill="#15232b">${escapeMarkup(texts.csv.practice)}</text>`
  return svg.replace(/<\/svg>\s*$/, `${band}</svg>`)
}
