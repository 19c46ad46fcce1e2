import { data } from 'react-router'
import { programmeContext, versionsContext } from '../../covenant/programme/request-context.ts'
import { findAmbition, programmeOn } from '../../covenant/programme/rules.ts'
import { dikeSvg, withBand } from '../../covenant/progress/drawing.ts'
import { findRegion } from '../../covenant/progress/queries.server.ts'
import { dikePicture } from '../../covenant/progress/rules.ts'
import { read } from '../../platform/database/party.server.ts'
import { fileAnswer } from '../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../platform/identity/request-context.ts'
import { dayFromQuery } from '../../platform/web/day-query.ts'
import { texts as words } from '../one-ambition-texts.ts'
import { programmeOfOne } from '../rules.ts'
import type { Route } from './+types/one-ambition-svg'

/** The dike of one ambition as a file. There is none until parties see each other by name: it would name them. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { day } = dayFromQuery(request.url, { signedOn: context.get(programmeContext).signedOn, today: visitor.today })
  const programme = programmeOn(context.get(versionsContext), day)
  const ambition = findAmbition(programme, params.number)
  const region = await read(context.get(databaseContext), visitor, (tx) => findRegion(tx, programme, day))
  if (!ambition || region.kind === 'unnamed') throw data(null, { status: 404 })
  const one = programmeOfOne(region.programme, ambition)
  const picture = dikeSvg(dikePicture(one, region.standings, day), one)
  const isPractice = context.get(installationContext).mode === 'practice'
  const svg = isPractice ? withBand(picture, words.csv.practice) : picture
  return fileAnswer(new TextEncoder().encode(svg), 'image/svg+xml; charset=utf-8', `${words.csv.name(ambition.number, day)}.svg`)
}
