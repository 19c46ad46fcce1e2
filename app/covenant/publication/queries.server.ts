import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { findReport, listRounds } from '../reports/queries.server.ts'
import type { ReportContent } from '../reports/rules.ts'
import type { PublicContent } from './rules.ts'

export type PublicPage = { version: number; isOn: boolean; content: PublicContent | null; publishedOn: Day }

/** Undefined while nothing was ever chosen; and, for whoever is no secretary, while the page is off. */
export async function findPublicPage(tx: Tx): Promise<PublicPage | undefined> {
  const row = await tx.selectFrom('public_page').select(['version', 'is_on', 'content', 'published_on']).executeTakeFirst()
  return row && { version: row.version, isOn: row.is_on, content: row.content as PublicContent | null, publishedOn: row.published_on }
}

/** The frozen report with the latest reference day, as far as this visitor may read it. */
export async function findLastReport(tx: Tx): Promise<ReportContent | undefined> {
  const last = (await listRounds(tx)).find((round) => round.status === 'frozen')
  return last && (await findReport(tx, last.code))?.content
}
