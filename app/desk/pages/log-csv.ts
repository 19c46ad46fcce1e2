import { programmeContext } from '../../covenant/programme/request-context.ts'
import { read } from '../../platform/database/party.server.ts'
import { listChain } from '../../platform/audit/queries.server.ts'
import { csvAnswer } from '../../platform/files/answer.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../platform/identity/request-context.ts'
import { logTexts as texts } from '../log-texts.ts'
import { sayDeed } from '../parts/deed.ts'
import type { Route } from './+types/log-csv'

/** The whole log of the own party, with the hashes, oldest first. */
export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const chain = visitor.partyId ?? 'programme'
  const entries = await read(context.get(databaseContext), visitor, (tx) => listChain(tx, chain))
  const { columns } = texts
  return csvAnswer(
    [
      [columns.number, columns.when, columns.who, columns.what, columns.subject, columns.hash],
      ...entries.map((entry) => [entry.number, entry.at, entry.personName, sayDeed(programme, entry), entry.subject, entry.hash]),
    ],
    { mode: context.get(installationContext).mode, name: `logboek-${chain}-${visitor.today}.csv`, head: [texts.title] },
  )
}
