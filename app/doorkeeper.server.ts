import { data, redirect, type MiddlewareFunction } from 'react-router'
import { programmeContext, versionsContext } from './covenant/programme/request-context.ts'
import { listVersions } from './covenant/programme/queries.server.ts'
import { ownedNumbers, programmeOn } from './covenant/programme/rules.ts'
import { doors } from './doors.ts'
import { frameOf } from './frame.ts'
import { readKept } from './platform/database/kept.server.ts'
import { readToken } from './platform/identity/cookie.ts'
import { databaseContext, factsContext, installationContext, tokenContext, visitorContext } from './platform/identity/request-context.ts'
import { findVisitor, glanceAtDoor } from './platform/identity/sessions.server.ts'
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

  const database = context.get(databaseContext)
  const atDoor = houseVisitor('doorkeeper', now, dayOf(now))
  const { facts, session, practiceDay: moved } = await glanceAtDoor(database, atDoor, token)
  const practiceDay = installation.mode === 'practice' ? (moved ?? installation.practiceDay) : undefined
  const at = momentAt(practiceDay)
  const today = practiceDay ?? dayOf(at)
  // The moment of the request is not part of what is kept.
  const { versions, known } = await readKept(
    database,
    houseVisitor('doorkeeper', '', today),
    { facts, kind: 'person', question: `${session?.personId} ${session?.partyId}` },
    async (tx) => ({ versions: await listVersions(tx), known: session && (await findVisitor(tx, session, '', today)) }),
  )
  if (versions.length === 0) throw data({ reason: 'noProgramme' }, { status: 503 })
  const programme = programmeOn(versions, today)
  const visitor = known && { ...known, at, ambitions: ownedNumbers(programme, known.ambitions) }

  context.set(programmeContext, programme)
  context.set(versionsContext, versions)
  context.set(factsContext, facts)
  context.set(tokenContext, token)
  context.set(visitorContext, visitor ?? houseVisitor('guest', at, today))

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
