import { read } from '../../../platform/database/party.server.ts'
import { csvAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { kinOf } from '../../programme/rules.ts'
import { filterOf } from '../parts/filter.ts'
import { listEvents } from '../queries.server.ts'
import { filterEvents } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/list-csv'

/** The calendar as it is filtered on the page, a row per event. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const events = await read(context.get(databaseContext), context.get(visitorContext), listEvents)
  const filter = filterOf(request)
  const rows = filterEvents(events, filter, kinOf(context.get(programmeContext), filter.ambition)).map((event) => [
    texts.kinds[event.kind],
    event.title,
    event.onDay ?? '',
    event.changed,
    event.question,
    event.source,
    event.ambitions.join(' '),
    event.partyTypes.map((type) => texts.partyTypes[type]).join(', '),
    event.termMonths,
    texts.statuses[event.status],
    event.answeredOn ?? event.enteredOn,
  ])
  return csvAnswer([texts.csv.columns, ...rows], {
    mode: context.get(installationContext).mode,
    name: `${texts.csv.name}-${context.get(visitorContext).today}.csv`,
    head: [texts.csv.title],
  })
}
