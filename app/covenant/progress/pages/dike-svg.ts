import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { fileAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { practiceBand } from '../../../platform/web/texts.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { programmeOn } from '../../programme/rules.ts'
import { dikeSvg, withBand } from '../drawing.ts'
import { askedDay } from '../parts/csv-answer.server.ts'
import { findRegion } from '../queries.server.ts'
import { dikePicture } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/dike-svg'

/** The picture of all parties as a file. There is none until parties see each other by name: it would name them. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { day } = askedDay(request, context.get(programmeContext), visitor)
  const whole = programmeOn(context.get(versionsContext), day)
  const region = await read(context.get(databaseContext), visitor, (tx) => findRegion(tx, whole, day))
  const { programme } = region
  if (region.kind === 'unnamed') throw data(null, { status: 404 })
  const picture = dikeSvg(dikePicture(programme, region.standings, day), programme)
  const isPractice = context.get(installationContext).mode === 'practice'
  const bytes = new TextEncoder().encode(isPractice ? withBand(picture, practiceBand) : picture)
  return fileAnswer(bytes, 'image/svg+xml; charset=utf-8', `${texts.csv.names.dike}-${day}.svg`)
}
