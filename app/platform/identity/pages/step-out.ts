import { redirect } from 'react-router'
import { endedCookie } from '../cookie.ts'
import { databaseContext, installationContext, tokenContext, visitorContext } from '../request-context.ts'
import { stepOut } from '../sessions.server.ts'
import type { Route } from './+types/step-out'

export function loader() {
  return redirect('/')
}

export async function action({ context }: Route.ActionArgs) {
  await stepOut(context.get(databaseContext), context.get(visitorContext), context.get(tokenContext))
  return redirect('/', { status: 303, headers: { 'Set-Cookie': endedCookie(context.get(installationContext).mode) } })
}
