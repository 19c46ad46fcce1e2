import { data, redirect } from 'react-router'
import { isRefusal } from '../../web/outcome.ts'
import { readFields } from '../../web/read-form.server.ts'
import { tokenCookie } from '../cookie.ts'
import { databaseContext, installationContext, visitorContext } from '../request-context.ts'
import { stepIn } from '../sessions.server.ts'
import type { Route } from './+types/step-in'

export function loader() {
  return redirect('/')
}

/** Practice only: become one of the practice people. The door is 'practice', so this does not exist in live mode. */
export async function action({ context, request }: Route.ActionArgs) {
  const fields = await readFields(request)
  const visitor = context.get(visitorContext)
  const seat = fields.get('seat')
  const [personId, partyId] = typeof seat === 'string' ? seat.split(' ', 2) : []
  const outcome = await stepIn(
    context.get(databaseContext),
    { personId: personId ?? '', partyId: partyId || null },
    visitor.at,
    visitor.today,
  )
  if (isRefusal(outcome)) throw data(null, { status: 404 })
  return redirect(partyId ? '/onze-dijk' : '/dijkbeeld', {
    status: 303,
    headers: { 'Set-Cookie': tokenCookie(context.get(installationContext).mode, outcome.token) },
  })
}
