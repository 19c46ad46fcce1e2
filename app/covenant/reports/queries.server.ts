import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import type { Discussion, RoundWords, ThemeParts } from './conversation.ts'
import { noWords } from './conversation.ts'
import { readReport } from './document.server.ts'
import { listProposals } from '../growth/queries.server.ts'
import { texts as growthTexts } from '../growth/texts.ts'
import { listDevelopments } from '../law/queries.server.ts'
import type { Programme } from '../programme/rules.ts'
import { listDeviations } from '../tailoring/queries.server.ts'
import type { Developments, ReportContent, Round, StoredFormat } from './rules.ts'

/** Every round, newest reference day first. */
export async function listRounds(tx: Tx): Promise<Round[]> {
  const rows = await tx
    .selectFrom('rounds')
    .select(['code', 'title', 'reference_on', 'frozen_on', 'data_closes_on', 'confirm_closes_on', 'version'])
    .orderBy('reference_on', 'desc')
    .orderBy('code', 'desc')
    .execute()
  return rows.map((row) => {
    const round = {
      code: row.code,
      title: row.title,
      referenceOn: row.reference_on,
      dataClosesOn: row.data_closes_on,
      confirmClosesOn: row.confirm_closes_on,
      version: row.version,
    }
    return row.frozen_on === null ? { ...round, status: 'open' } : { ...round, status: 'frozen', frozenOn: row.frozen_on }
  })
}

export async function findRound(tx: Tx, code: string): Promise<Round | undefined> {
  return (await listRounds(tx)).find((round) => round.code === code)
}

export type Confirmation = { partyId: string; confirmedOn: Day; states: string | null }

/** Which parties confirmed, as far as this visitor may know: the own party, or all of them for who makes the report. */
export async function listConfirmations(tx: Tx, code: string): Promise<Confirmation[]> {
  const rows = await tx.selectFrom('round_confirmations').select(['party_id', 'confirmed_on', 'states']).where('round', '=', code).execute()
  return rows.map((row) => ({ partyId: row.party_id, confirmedOn: row.confirmed_on, states: row.states }))
}

export type Filling = { partyId: string; filledOn: Day; note: string; states: string }

/** Which parties filled in, with what they gave the secretary to tell; as far as this visitor may know. */
export async function listFillings(tx: Tx, code: string): Promise<Filling[]> {
  const rows = await tx.selectFrom('round_fillings').select(['party_id', 'filled_on', 'note', 'states']).where('round', '=', code).execute()
  return rows.map((row) => ({ partyId: row.party_id, filledOn: row.filled_on, note: row.note, states: row.states }))
}

export type ThemeText = { theme: number; body: string; parts: ThemeParts; version: number }

export async function listThemeTexts(tx: Tx, code: string): Promise<ThemeText[]> {
  const rows = await tx
    .selectFrom('round_texts')
    .select(['theme', 'body', 'achieved', 'running', 'obstacle', 'help', 'version'])
    .where('round', '=', code)
    .orderBy('theme')
    .execute()
  return rows.map(({ theme, body, version, ...parts }) => ({ theme, body, version, parts }))
}

/** What the secretary wrote apart from the themes; `version` 0 when nothing was written yet. */
export async function findWords(tx: Tx, code: string): Promise<{ words: RoundWords; version: number }> {
  const row = await tx
    .selectFrom('round_words')
    .select(['examples', 'law', 'growth', 'decisions', 'figures', 'planning', 'version'])
    .where('round', '=', code)
    .executeTakeFirst()
  if (!row) return { words: noWords, version: 0 }
  const { version, ...words } = row
  return { words: words as RoundWords, version }
}

export type RoundNote = { id: string; role: 'riecAdviser' | 'portfolioHolder'; body: string; on: Day }

/** What was noted while reading, newest first; for who makes the report. */
export async function listNotes(tx: Tx, code: string): Promise<RoundNote[]> {
  const rows = await tx
    .selectFrom('round_notes')
    .select(['id', 'role', 'body', 'written_on'])
    .where('round', '=', code)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, role: row.role as RoundNote['role'], body: row.body, on: row.written_on }))
}

export async function listAgreements(tx: Tx, code: string, version: number): Promise<{ mark: string; agreedOn: Day }[]> {
  const rows = await tx
    .selectFrom('round_agreements')
    .select(['mark', 'agreed_on'])
    .where('round', '=', code)
    .where('version', '=', version)
    .orderBy('recorded_at')
    .execute()
  return rows.map((row) => ({ mark: row.mark, agreedOn: row.agreed_on }))
}

/** Why a next version was begun, newest first. */
export async function listReopenings(tx: Tx, code: string): Promise<{ version: number; reason: string; on: Day }[]> {
  const rows = await tx
    .selectFrom('round_reopenings')
    .select(['version', 'reason', 'reopened_on'])
    .where('round', '=', code)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ version: row.version, reason: row.reason, on: row.reopened_on }))
}

export async function findDiscussion(tx: Tx, code: string): Promise<(Discussion & { version: number }) | undefined> {
  const row = await tx
    .selectFrom('round_discussions')
    .select(['discussed_on', 'outcomes', 'version'])
    .where('round', '=', code)
    .executeTakeFirst()
  return row && { discussedOn: row.discussed_on, outcomes: row.outcomes as Discussion['outcomes'], version: row.version }
}

/** Which parties sent their own page on, as far as this visitor may know. */
export async function listSendings(tx: Tx, code: string, version: number): Promise<{ partyId: string; sentOn: Day }[]> {
  const rows = await tx
    .selectFrom('report_sendings')
    .select(['party_id', 'sent_on'])
    .where('round', '=', code)
    .where('version', '=', version)
    .execute()
  return rows.map((row) => ({ partyId: row.party_id, sentOn: row.sent_on }))
}

export type FoundReport = { content: ReportContent; sha256: string; frozenOn: Day; version: number }

/** A frozen report, read back from the bytes that were frozen: the version asked for, or the last. */
export async function findReport(tx: Tx, code: string, version?: number): Promise<FoundReport | undefined> {
  let query = tx
    .selectFrom('reports')
    .select(['json', 'sha256', 'frozen_on', 'version'])
    .where('round', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
  if (version !== undefined) query = query.where('version', '=', version)
  const row = await query.executeTakeFirst()
  return row && { content: readReport(row.json), sha256: row.sha256, frozenOn: row.frozen_on, version: row.version }
}

/** The bytes of a frozen report, as they were frozen. */
export async function findReportFile(tx: Tx, code: string, format: StoredFormat, version?: number): Promise<Uint8Array | undefined> {
  let query = tx.selectFrom('reports').select(format).where('round', '=', code).orderBy('version', 'desc').limit(1)
  if (version !== undefined) query = query.where('version', '=', version)
  const row = await query.executeTakeFirst()
  return row?.[format]
}

/**
 * What other rooms recorded after `since` (null: from the beginning) up to and including `until`, as rows that the report draws: so a
 * report asks for all of it in one place.
 */
export async function findDevelopments(tx: Tx, programme: Programme, since: Day | null, until: Day): Promise<Developments> {
  const law = await listDevelopments(tx, since ?? programme.signedOn, until)
  // What a party does otherwise stays in sight as long as it holds, not only in the half-year in which it was accepted.
  const deviations = await listDeviations(tx, programme, until)
  const proposals = (await listProposals(tx))
    .map((proposal) => ({ ...proposal, decision: proposal.decision && proposal.decision.decidedOn <= until ? proposal.decision : null }))
    .filter(({ proposedOn, decision }) =>
      [proposedOn, decision?.decidedOn].some((on) => on !== undefined && on > (since ?? programme.signedOn) && on <= until),
    )
  return {
    law: law.map(({ onDay, title, changed }) => ({ on: onDay ?? until, title, words: changed })),
    growth: proposals.map(({ proposedOn, decision, kind, title }) => ({
      on: decision?.decidedOn ?? proposedOn,
      title: `${growthTexts.kinds[kind].label}: ${title}`,
      words: `${growthTexts.stages[decision?.outcome ?? 'open']}.`,
    })),
    deviations: deviations.map(({ acceptedOn, party, ambition, what }) => ({ on: acceptedOn, title: `${ambition} ${party}`, words: what })),
  }
}
