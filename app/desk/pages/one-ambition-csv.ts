import { data } from 'react-router'
import { programmeContext, versionsContext } from '../../covenant/programme/request-context.ts'
import { findAmbition, programmeOn } from '../../covenant/programme/rules.ts'
import { texts as progressTexts } from '../../covenant/progress/texts.ts'
import { read } from '../../platform/database/party.server.ts'
import { csvAnswer } from '../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../platform/identity/request-context.ts'
import { dayFromQuery } from '../../platform/web/day-query.ts'
import { texts as words } from '../one-ambition-texts.ts'
import { findOneAmbition } from '../queries.server.ts'
import type { Route } from './+types/one-ambition-csv'

/** The table of one ambition. Not by name yet: then how many stand where, and the visitor's own party. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { day } = dayFromQuery(request.url, { signedOn: context.get(programmeContext).signedOn, today: visitor.today })
  const programme = programmeOn(context.get(versionsContext), day)
  const ambition = findAmbition(programme, params.number)
  if (!ambition) throw data(null, { status: 404 })
  const { kind, rows, counts } = await read(context.get(databaseContext), visitor, (tx) =>
    findOneAmbition(tx, visitor, programme, ambition, day),
  )
  const { columns } = words
  return csvAnswer(
    [
      [columns.party, columns.state, columns.since, columns.why],
      ...rows.map(({ party, standing, why, said }) => [
        party.fullName,
        programme.stateLabels[standing.state],
        standing.since ?? '',
        why === undefined ? '' : (said ?? progressTexts.others.reasons[why]),
      ]),
      ...(kind === 'unnamed' && counts
        ? programme.states.map((state) => [programme.region, programme.stateLabels[state], counts.states[state], ''])
        : []),
    ],
    {
      mode: context.get(installationContext).mode,
      name: `${words.csv.name(ambition.number, day)}.csv`,
      head: [
        words.title(ambition.number, ambition.title),
        words.caption(ambition.number, day),
        kind === 'unnamed' ? words.unnamed : undefined,
      ],
    },
  )
}
