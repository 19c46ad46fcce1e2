import { data, redirect, type MiddlewareFunction } from 'react-router'
import { programmeContext, versionsContext } from './covenant/programme/request-context.ts'
import { listVersions } from './covenant/programme/queries.server.ts'
import { carriedNumbers, programmeOn } from './covenant/programme/rules.ts'
import { doors } from './doors.ts'
import { frameOf } from './frame.ts'
import { read } from './platform/database/party.server.ts'
import { readToken } from './platform/identity/cookie.ts'
import { findPracticeDay } from './platform/identity/practice-day.server.ts'
import { databaseContext, installationContext, tokenContext, visitorContext } from './platform/identity/request-context.ts'
import { findVisitor } from './platform/identity/sessions.server.ts'
import { dayOf, momentOn, type Day } from './platform/settings/day.ts'
import { enter, type Door } from './platform/web/door.ts'
import { houseVisitor } from './platform/web/visitor.ts'

/** Before every page: who is it, what day is it, and may this person open this page. */
export const doorkeeper: MiddlewareFunction<Response> = async ({ request, context, pattern }) => {
  const installation = context.get(installationContext)
  const door = (doors as Record<string, Door>)[`/${pattern.replace(/^\//, '')}`]
  if (door === 'machine') return undefined
  const token = readToken(installation.mode, request.headers.get('cookie'))
  const clock = installation.clock()
  const momentAt = (day: Day | undefined) => (day === undefined ? clock.toISOString() : momentOn(day, clock))
  const now = momentAt(installation.practiceDay)

  const found = await read(context.get(databaseContext), houseVisitor('doorkeeper', now, dayOf(now)), async (tx) => {
    const practiceDay = installation.mode === 'practice' ? ((await findPracticeDay(tx)) ?? installation.practiceDay) : undefined
    const at = momentAt(practiceDay)
    const today = practiceDay ?? dayOf(at)
    return { at, today, visitor: await findVisitor(tx, token, at, today), versions: await listVersions(tx) }
  })
  if (found.versions.length === 0) throw data({ reason: 'noProgramme' }, { status: 503 })

  const programme = programmeOn(found.versions, found.today)
  // Whoever owned an ambition owns what grew from it.
  const visitor = found.visitor && { ...found.visitor, ambitions: carriedNumbers(programme, found.visitor.ambitions) }
  context.set(programmeContext, programme)
  context.set(versionsContext, found.versions)
  context.set(tokenContext, token)
  context.set(visitorContext, visitor ?? houseVisitor('guest', found.at, found.today))

  switch (enter(door, visitor, installation.mode)) {
    case 'open':
      return undefined
    case 'notSignedIn':
      throw request.method === 'GET' ? redirect('/') : data({ reason: 'notSignedIn', frame: frameOf(context) }, { status: 403 })
    case 'notForYou':
      throw data({ reason: 'notForYou', frame: frameOf(context) }, { status: 403 })
    case 'notHere':
      throw data({ frame: frameOf(context) }, { status: 404 })
  }
}
