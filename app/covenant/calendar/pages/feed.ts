import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { calendarFile } from '../ics.server.ts'
import { mayAsk } from '../limit.server.ts'
import { findDates, findFeedVisitor } from '../queries.server.ts'
import type { Route } from './+types/feed'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [, token] = /^([A-Za-z0-9_-]{43})\.ics$/.exec(params.feed) ?? []
  const { clock, mode } = context.get(installationContext)
  if (token === undefined) throw data(null, { status: 404 })
  if (!mayAsk(token, clock().getTime())) return new Response(null, { status: 429, headers: { 'Retry-After': '3600' } })
  const { at, today } = context.get(visitorContext)
  const database = context.get(databaseContext)
  const visitor = await findFeedVisitor(database, token, at, today)
  if (!visitor) throw data(null, { status: 404 })
  const dates = await read(database, visitor, (tx) => findDates(tx, visitor, context.get(programmeContext)))
  const { origin } = new URL(request.url)
  return new Response(calendarFile(dates, { at, origin, practice: mode === 'practice' }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="dijkwacht.ics"',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
    },
  })
}
