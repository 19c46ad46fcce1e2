import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { practiceBand } from '../../../platform/web/texts.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { dikeSvg, withBand } from '../drawing.ts'
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
  const bytes = new TextEncoder().encode(isPractice ? withBand(picture, practiceBand) : picture)
  return fileAnswer(bytes, 'image/svg+xml; charset=utf-8', `${texts.csv.names.dike}-${day}.svg`)
}
