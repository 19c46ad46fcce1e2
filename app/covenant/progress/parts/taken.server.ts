import type { Tx } from '../../../platform/database/party.server.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { findParty, type Programme } from '../../programme/rules.ts'
import { listSources, listTakers, type Evidence } from '../queries.server.ts'

/** Where a piece of evidence was taken over from, and who took it over from the own party. */
export async function findTaken(tx: Tx, visitor: Visitor, programme: Programme, evidence: Evidence) {
  const name = (partyId: string) => findParty(programme, partyId)?.name ?? partyId
  const [source] = await listSources(tx, evidence.id)
  const takers = evidence.partyId === visitor.partyId ? await listTakers(tx) : []
  return {
    source: source && { ...source, party: name(source.partyId) },
    takers: takers.filter((each) => each.sourceId === evidence.id).map((each) => ({ party: name(each.partyId), takenOn: each.takenOn })),
  }
}

export type TakenView = Awaited<ReturnType<typeof findTaken>>
