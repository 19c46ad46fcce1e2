import type { RouterContextProvider } from 'react-router'
import { programmeContext } from './covenant/programme/request-context.ts'
import { doors } from './doors.ts'
import { installationContext, requestNumberContext, visitorContext } from './platform/identity/request-context.ts'
import { enter } from './platform/web/door.ts'
import { texts } from './texts.ts'

const menu = [
  ['/dijkbeeld', texts.nav.region],
  ['/onze-dijk', texts.nav.own],
  ['/partijen', texts.nav.parties],
  ['/convenant', texts.nav.programme],
  ['/werkgroep', texts.nav.workingGroup],
  ['/groei', texts.nav.growth],
  ['/wetskalender', texts.nav.law],
  ['/hulpvraag', texts.nav.together],
  ['/halfjaarbericht', texts.nav.reports],
  ['/berichten', texts.nav.messages],
  ['/logboek', texts.nav.log],
] as const

export type FrameFacts = ReturnType<typeof frameOf>

/** What stands around a page: who is here, and only the rooms that this person may enter. */
export function frameOf(context: Readonly<RouterContextProvider>) {
  const visitor = context.get(visitorContext)
  const { mode } = context.get(installationContext)
  const isSomebody = visitor.personId !== null
  const roles = [...new Set(visitor.roles)].map((role) => texts.roles[role as keyof typeof texts.roles])
  return {
    subtitle: context.get(programmeContext).title,
    practiceDay: mode === 'practice' ? visitor.today : undefined,
    who: isSomebody ? { name: visitor.partyName ?? texts.programmeSeat, role: `${visitor.name}, ${roles.join(' en ')}` } : undefined,
    rooms: isSomebody ? menu.filter(([href]) => enter(doors[href], visitor, mode) === 'open') : [],
    requestNumber: context.get(requestNumberContext),
  }
}
