import { read } from '../../../platform/database/party.server.ts'
import { csvAnswer } from '../../../platform/files/answer.server.ts'
import type { CsvCell } from '../../../platform/files/csv.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { searchText } from '../../../platform/web/search.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { askedType, selectContacts } from '../parts/contacts.ts'
import { listCommitments, listOffices } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/list-csv'

/** The same selection as the page, one row per function and person. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const [offices, commitments] = await read(
    context.get(databaseContext),
    visitor,
    async (tx) => [await listOffices(tx), await listCommitments(tx)] as const,
  )
  const contacts = selectContacts(
    { programme, offices, commitments, day: visitor.today },
    { text: searchText(request), type: askedType(request) },
  )
  const rows = contacts.flatMap(({ party, basisteam, lines, signature }) =>
    lines.flatMap((line) =>
      (line.now.length > 0 ? line.now : [undefined]).map((office): CsvCell[] => [
        party.fullName,
        texts.partyTypes[party.type].one,
        party.code,
        basisteam ?? null,
        texts.functions[line.function],
        office?.holder ?? null,
        office?.email ?? null,
        office?.phone ?? null,
        office?.fromOn ?? null,
        signature?.signedBy ?? null,
        signature ? texts.functions[signature.signedFunction] : null,
        signature?.signedOn ?? null,
      ]),
    ),
  )
  return csvAnswer([texts.list.columns, ...rows], { mode: context.get(installationContext).mode, name: texts.list.fileName })
}
