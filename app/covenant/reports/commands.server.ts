import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { enqueue } from '../../platform/jobs/jobs.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import { listEntries } from '../budget/queries.server.ts'
import { findProgramme } from '../programme/queries.server.ts'
import { findBound } from '../parties/queries.server.ts'
import type { Programme } from '../programme/rules.ts'
import { findOwnFacts, findRegion, listLapseReasons, ownStandings } from '../progress/queries.server.ts'
import * as rules from './conversation.ts'
import { freezeReport, markOf } from './document.server.ts'
import {
  findDevelopments,
  findDiscussion,
  findReport,
  findRound,
  findWords,
  listAgreements,
  listConfirmations,
  listFillings,
  listRounds,
  listSendings,
  listThemeTexts,
} from './queries.server.ts'
import { reportContent, type ReportContent } from './rules.ts'
import { reportWords } from './texts.ts'

/** The secretary asks all parties how things stand on one day. */
export async function openRound(tx: Tx, visitor: Visitor, programme: Programme, form: rules.NewRound) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  const round = rules.openRound(form, await listRounds(tx), programme, visitor.today)
  if (isRefusal(round)) return round
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('rounds')
    .values({
      code: round.code,
      title: round.title,
      reference_on: round.referenceOn,
      data_closes_on: round.dataClosesOn,
      confirm_closes_on: round.confirmClosesOn,
      opened_on: visitor.today,
      opened_by: visitor.personId ?? '',
      recorded_at: visitor.at,
      frozen_on: null,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirstOrThrow()
  // Two secretaries at the same moment: the second one finds the round of the first.
  if (numInsertedOrUpdatedRows !== 1n) return refuse('alreadyOpen')
  await record(tx, visitor, 'round.opened', round.code, { referenceOn: round.referenceOn })
  await enqueue(tx, 'messages', {})
  return { code: round.code }
}

// One deed at a time on a round, so that nothing is said to be saved while the report is being frozen without it.
async function holdRound(tx: Tx, code: string): Promise<rules.Round | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${`round ${code}`}))`.execute(tx)
  return findRound(tx, code)
}

// ---- A party ----

/** The covenant with the parties that took part on the reference day and still do: who left, or joined later, is asked nothing. */
async function boundOn(tx: Tx, visitor: Visitor, programme: Programme, round: rules.Round): Promise<Programme> {
  return findBound(tx, await findBound(tx, await programmeOf(tx, programme, round), round.referenceOn), visitor.today)
}

async function ownMark(tx: Tx, visitor: Visitor, newest: Programme, round: rules.Round): Promise<string> {
  const programme = await programmeOf(tx, newest, round)
  const facts = await findOwnFacts(tx, visitor, programme)
  return rules.statesMark(programme, visitor.partyId ?? '', ownStandings(programme, facts, round.referenceOn))
}

/** A party fills in: what did not change is right, and this it gives the secretary to tell. */
export async function fillRound(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  code: string,
  form: { unchangedSeen: boolean; note: string },
) {
  const { partyId } = visitor
  if (partyId === null || !rules.mayFillRound(visitor, partyId)) return refuse('notForYou')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const filling = rules.fillRound(round, { partyId, ...form }, await boundOn(tx, visitor, programme, round), visitor.today)
  if (isRefusal(filling)) return filling
  const values = {
    note: filling.note,
    states: await ownMark(tx, visitor, programme, round),
    filled_by: visitor.personId ?? '',
    filled_on: visitor.today,
    recorded_at: visitor.at,
  }
  await tx
    .insertInto('round_fillings')
    .values({ round: code, party_id: partyId, ...values })
    .onConflict((conflict) => conflict.columns(['round', 'party_id']).doUpdateSet(values))
    .execute()
  await record(tx, visitor, 'round.filledIn', code)
  return { filledOn: visitor.today }
}

/** A member of the board of a party says that what is known of it on the reference day is right. */
export async function confirmRound(tx: Tx, visitor: Visitor, programme: Programme, code: string) {
  const { partyId } = visitor
  if (partyId === null || !rules.mayConfirmRound(visitor, partyId)) return refuse('notForYou')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const own = (await listConfirmations(tx, code)).find((each) => each.partyId === partyId)
  const filled = (await listFillings(tx, code)).some((each) => each.partyId === partyId)
  const states = await ownMark(tx, visitor, programme, round)
  const facts = { partyId, filled, confirmedOn: own?.confirmedOn ?? null, changedSince: rules.hasChanged(own?.states, states) }
  const confirmation = rules.confirmRound(round, facts, await boundOn(tx, visitor, programme, round), visitor.today)
  if (isRefusal(confirmation)) return confirmation
  const values = { confirmed_by: visitor.personId ?? '', confirmed_on: visitor.today, recorded_at: visitor.at, states }
  await tx
    .insertInto('round_confirmations')
    .values({ round: code, party_id: partyId, ...values })
    .onConflict((conflict) => conflict.columns(['round', 'party_id']).doUpdateSet(values))
    .execute()
  await record(tx, visitor, 'round.confirmed', code)
  return { confirmedOn: visitor.today }
}

// ---- The secretary ----

/** The secretary writes what there is to tell about one theme. `knownVersion` 0: nothing was written yet when the page was opened. */
export async function writeThemeText(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  code: string,
  form: { theme: number; parts: rules.ThemeParts; knownVersion: number },
) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const stored = (await listThemeTexts(tx, code)).find((text) => text.theme === form.theme)
  const text = rules.writeThemeText(round, { ...form, version: stored?.version ?? 0 }, await programmeOf(tx, programme, round))
  if (isRefusal(text)) return text
  const values = { ...text.parts, version: text.version, written_by: visitor.personId ?? '', recorded_at: visitor.at }
  await tx
    .insertInto('round_texts')
    .values({ round: code, theme: text.theme, body: '', ...values })
    .onConflict((conflict) => conflict.columns(['round', 'theme']).doUpdateSet(values))
    .execute()
  await record(tx, visitor, 'round.textWritten', code, { theme: text.theme, version: text.version })
  return { version: text.version }
}

/** The secretary writes the rest: examples, law, growth, decisions asked, figures and planning. */
export async function writeWords(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  code: string,
  form: rules.RoundWords & { knownVersion: number },
) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const { version } = await findWords(tx, code)
  const written = rules.writeWords(round, { ...form, version }, await programmeOf(tx, programme, round))
  if (isRefusal(written)) return written
  const { law, growth, planning, ...lists } = written.words
  const values = {
    law,
    growth,
    planning,
    examples: JSON.stringify(lists.examples),
    decisions: JSON.stringify(lists.decisions),
    figures: JSON.stringify(lists.figures),
    version: written.version,
    written_by: visitor.personId ?? '',
    recorded_at: visitor.at,
  }
  await tx
    .insertInto('round_words')
    .values({ round: code, ...values })
    .onConflict((conflict) => conflict.column('round').doUpdateSet(values))
    .execute()
  await record(tx, visitor, 'round.wordsWritten', code, { version: written.version })
  return { version: written.version }
}

// ---- Reading and agreeing ----

/** The RIEC adviser or the portfolio holder read the draft, and may leave a note for the secretary. */
export async function readRound(tx: Tx, visitor: Visitor, code: string, form: { note: string }) {
  const role = hasRole(visitor, 'riecAdviser') ? 'riecAdviser' : hasRole(visitor, 'portfolioHolder') ? 'portfolioHolder' : undefined
  if (!role) return refuse('notReader')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const note = rules.readRound(round, form.note)
  if (isRefusal(note)) return note
  await tx
    .insertInto('round_notes')
    .values({
      id: uuid(),
      round: code,
      role,
      body: note.body,
      written_by: visitor.personId ?? '',
      written_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'round.read', code, { role })
  return { readOn: visitor.today }
}

/** A round is about the version of the programme that counted on its reference day. */
async function programmeOf(tx: Tx, newest: Programme, round: rules.NewRound): Promise<Programme> {
  return (await findProgramme(tx, round.referenceOn)) ?? newest
}

/** What the report would say if it were frozen now: also what the secretary reads before freezing. */
export async function draftReport(
  tx: Tx,
  visitor: Visitor,
  newest: Programme,
  round: rules.Round,
  practice: boolean,
): Promise<ReportContent> {
  const region = await findRegion(tx, await programmeOf(tx, newest, round), round.referenceOn)
  const { programme } = region
  if (region.kind !== 'named') throw new Error('A report is drafted by somebody who sees the parties by name.')
  const rounds = await listRounds(tx)
  const before = rounds.find((each) => each.status === 'frozen' && each.code !== round.code && each.referenceOn < round.referenceOn)
  const previous = before && (await findReport(tx, before.code))
  return reportContent(
    {
      practice,
      round,
      frozenOn: visitor.today,
      programme,
      standings: region.standings,
      confirmations: await listConfirmations(tx, round.code),
      themeTexts: await listThemeTexts(tx, round.code),
      words: (await findWords(tx, round.code)).words,
      developments: await findDevelopments(tx, programme, before?.referenceOn ?? null, round.referenceOn),
      entries: await listEntries(tx),
      reasons: await listLapseReasons(tx, programme, round.referenceOn),
      previous: previous?.content ?? null,
    },
    reportWords,
  )
}

/** The administrator who leads the programme agrees with the report as the page showed it (`seen`). */
export async function agreeRound(tx: Tx, visitor: Visitor, programme: Programme, code: string, form: { seen: string }, practice: boolean) {
  if (!hasRole(visitor, 'portfolioHolder')) return refuse('notPortfolioHolder')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const mark = round.status === 'open' ? markOf(await draftReport(tx, visitor, programme, round, practice)) : ''
  const agreed = (await listAgreements(tx, code, round.version)).map((each) => each.mark)
  const agreement = rules.agreeRound(round, { seen: form.seen, mark, agreed }, visitor.today)
  if (isRefusal(agreement)) return agreement
  await tx
    .insertInto('round_agreements')
    .values({
      round: code,
      version: round.version,
      mark,
      agreed_by: visitor.personId ?? '',
      agreed_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'round.agreed', code, { version: round.version, mark })
  return { mark }
}

/**
 * Makes the report of a round and keeps its bytes: what holds on the reference day, as known now. From here on nothing of it
 * changes, whatever is recorded later about that day.
 */
export async function freezeRound(tx: Tx, visitor: Visitor, programme: Programme, code: string, practice: boolean) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const content = round.status === 'open' ? await draftReport(tx, visitor, programme, round, practice) : undefined
  const agreed = (await listAgreements(tx, code, round.version)).map((each) => each.mark)
  const frozen = rules.freeze(round, { mark: content ? markOf(content) : '', agreed }, visitor.today)
  if (isRefusal(frozen)) return frozen
  if (!content) return refuse('alreadyFrozen')
  const { sha256, ...bytes } = freezeReport(content)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reports')
    .values({
      round: code,
      version: round.version,
      sha256,
      ...bytes,
      frozen_on: visitor.today,
      frozen_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .onConflict((conflict) => conflict.columns(['round', 'version']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('alreadyFrozen')
  await tx.updateTable('rounds').set({ frozen_on: visitor.today }).where('code', '=', code).execute()
  await record(tx, visitor, 'round.frozen', code, { sha256, version: round.version })
  return { sha256 }
}

// ---- After freezing ----

/** The secretary begins a next version. The frozen one stays as it is, with its bytes. */
export async function reopenRound(tx: Tx, visitor: Visitor, code: string, form: { reason: string }) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const next = rules.reopen(round, form.reason)
  if (isRefusal(next)) return next
  await tx.updateTable('rounds').set({ frozen_on: null, version: next.version }).where('code', '=', code).execute()
  await tx
    .insertInto('round_reopenings')
    .values({
      round: code,
      version: next.version,
      reason: next.reason,
      reopened_by: visitor.personId ?? '',
      reopened_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'round.reopened', code, { version: next.version })
  return { version: next.version }
}

/** The secretary writes down when the administrators discussed the report, and what they decided. */
export async function discussRound(tx: Tx, visitor: Visitor, code: string, form: rules.Discussion & { knownVersion: number }) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const known = await findDiscussion(tx, code)
  const discussion = rules.discuss(round, { ...form, version: known?.version ?? 0 }, visitor.today)
  if (isRefusal(discussion)) return discussion
  const values = {
    discussed_on: discussion.discussedOn,
    outcomes: JSON.stringify(discussion.outcomes),
    version: discussion.version,
    recorded_by: visitor.personId ?? '',
    recorded_at: visitor.at,
  }
  await tx
    .insertInto('round_discussions')
    .values({ round: code, ...values })
    .onConflict((conflict) => conflict.column('round').doUpdateSet(values))
    .execute()
  await record(tx, visitor, 'round.discussed', code, { discussedOn: discussion.discussedOn })
  return { version: discussion.version }
}

/** A party tells that it sent its own page to its council, general board or States. */
export async function sendPage(tx: Tx, visitor: Visitor, programme: Programme, code: string, form: { sentOn: Day }) {
  const { partyId } = visitor
  if (partyId === null || !rules.mayFillRound(visitor, partyId)) return refuse('notForYou')
  const round = await holdRound(tx, code)
  if (!round) return refuse('notFound')
  const known = (await listSendings(tx, code, round.version)).find((each) => each.partyId === partyId)
  const bound = await findBound(tx, await programmeOf(tx, programme, round), round.referenceOn)
  const sending = rules.sendPage(round, { partyId, sentOn: form.sentOn, before: known?.sentOn ?? null }, bound, visitor.today)
  if (isRefusal(sending)) return sending
  await tx
    .insertInto('report_sendings')
    .values({
      round: code,
      version: round.version,
      party_id: partyId,
      sent_on: sending.sentOn,
      sent_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'report.sent', code, { sentOn: sending.sentOn, version: round.version })
  return { sentOn: sending.sentOn }
}
