import { read } from '../../../platform/database/party.server.ts'
import { csvAnswer } from '../../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { select, selectionFrom, showProposal } from '../parts/selection.ts'
import { listProposals } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/proposals-csv'

/** The same selection as the page. No names of people. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const proposals = await read(context.get(databaseContext), visitor, listProposals)
  const shown = select(
    proposals.map((each) => showProposal(programme, each)),
    selectionFrom(request),
  )
  return csvAnswer(
    [
      texts.csv.columns,
      ...shown.map((each) => [
        each.proposedOn,
        each.who,
        texts.kinds[each.kind].label,
        each.ambition,
        each.title,
        each.motive,
        each.effects.gemeente,
        each.effects.waterschap,
        each.effects.provincie,
        each.comments,
        texts.stages[each.stage],
        each.decision?.decidedOn ?? null,
        each.decision?.reason ?? null,
        each.decision?.changedTo ?? null,
      ]),
    ],
    { mode: context.get(installationContext).mode, name: `${texts.csv.name}-${visitor.today}.csv`, head: [texts.csv.head] },
  )
}
