import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { readReport } from './document.server.ts'
import type { ReportContent, ReportFormat, Round } from './rules.ts'

/** Every round, newest reference day first. */
export async function listRounds(tx: Tx): Promise<Round[]> {
  const rows = await tx
    .selectFrom('rounds')
    .select(['code', 'title', 'reference_on', 'frozen_on'])
    .orderBy('reference_on', 'desc')
    .orderBy('code', 'desc')
    .execute()
  return rows.map((row) => {
    const round = { code: row.code, title: row.title, referenceOn: row.reference_on }
    return row.frozen_on === null ? { ...round, status: 'open' } : { ...round, status: 'frozen', frozenOn: row.frozen_on }
  })
}

export async function findRound(tx: Tx, code: string): Promise<Round | undefined> {
  return (await listRounds(tx)).find((round) => round.code === code)
}

/** Which parties confirmed, as far as this visitor may know: the own party, or all of them for secretary and RIEC adviser. */
export async function listConfirmations(tx: Tx, code: string): Promise<{ partyId: string; confirmedOn: Day }[]> {
  const rows = await tx.selectFrom('round_confirmations').select(['party_id', 'confirmed_on']).where('round', '=', code).execute()
  return rows.map((row) => ({ partyId: row.party_id, confirmedOn: row.confirmed_on }))
}

export async function listThemeTexts(tx: Tx, code: string): Promise<{ theme: number; body: string; version: number }[]> {
  return tx.selectFrom('round_texts').select(['theme', 'body', 'version']).where('round', '=', code).orderBy('theme').execute()
}

/** A frozen report, read back from the bytes that were frozen. */
export async function findReport(tx: Tx, code: string): Promise<{ content: ReportContent; sha256: string; frozenOn: Day } | undefined> {
  const row = await tx.selectFrom('reports').select(['json', 'sha256', 'frozen_on']).where('round', '=', code).executeTakeFirst()
  return row && { content: readReport(row.json), sha256: row.sha256, frozenOn: row.frozen_on }
}

/** The bytes of a frozen report, as they were frozen. */
export async function findReportFile(tx: Tx, code: string, format: ReportFormat): Promise<Uint8Array | undefined> {
  const row = await tx.selectFrom('reports').select(format).where('round', '=', code).executeTakeFirst()
  return row?.[format]
}
