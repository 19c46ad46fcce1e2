import { createRequestHandler, type ServerBuild } from 'react-router'
import * as build from 'virtual:react-router/server-build'
import type * as Entry from '../app/entry.server.tsx'
import { tokenCookie } from '../app/platform/identity/cookie.ts'
import { stepIn } from '../app/platform/identity/sessions.server.ts'
import type { Day } from '../app/platform/settings/day.ts'
import { isRefusal } from '../app/platform/web/outcome.ts'
import { houseVisitor, type Visitor } from '../app/platform/web/visitor.ts'
import { today as usualDay, type World } from './world.ts'

const server = build as unknown as ServerBuild
const entry = server.entry.module as unknown as typeof Entry
const handle = createRequestHandler(server, 'production')
const origin = 'http://localhost:3000'

export type Fields = Record<string, string | string[] | File>

/**
 * A browser in which this person stepped in (undefined: nobody), on the day that the person carries. Requests go through the real
 * router, doorkeeper and row level security; only the network is left out.
 */
export function browser(world: World, person: Visitor | undefined, options: { day?: Day } = {}) {
  const day = options.day ?? person?.today ?? usualDay
  const errors: unknown[] = []
  let cookie: Promise<string> | undefined

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    if (person && person.personId !== null) cookie ??= enterAs(person, day)
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', await cookie)
    headers.set('host', 'localhost:3000')
    const request = new Request(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    const installation = { mode: 'practice' as const, version: '0.0.0', practiceDay: day, clock: () => new Date(`${day}T10:00:00.000Z`) }
    const context = entry.requestContext({
      database: world.database,
      installation,
      requestNumber: 'test',
      onError: (error) => errors.push(error),
    })
    const response = await handle(request, context)
    if (response.status >= 500) throw errors[0] ?? new Error(`${path} answered ${response.status}`)
    return response
  }

  async function enterAs(who: Visitor, on: Day): Promise<string> {
    const doorkeeper = houseVisitor('doorkeeper', `${on}T10:00:00.000Z`, on)
    const outcome = await stepIn(world.database, { personId: who.personId ?? '', partyId: who.partyId }, doorkeeper.at, on)
    if (isRefusal(outcome)) throw new Error(`${who.name} has no role on ${on}`)
    return tokenCookie('practice', outcome.token).split(';', 1)[0] ?? ''
  }

  return {
    open: (path: string) => send(path),
    /** Posts a form to its page. */
    submit: (path: string, fields: Fields = {}) => send(path, { method: 'POST', body: formData(fields), headers: { origin } }),
  }
}

/** The date fields of a form, as a person fills them in. */
export function dateFields(name: string, day: Day | ''): Fields {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}.day`]: date, [`${name}.month`]: month, [`${name}.year`]: year }
}

function formData(fields: Fields): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) data.append(name, each)
  }
  return data
}
