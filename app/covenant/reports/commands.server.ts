import { sql } from 'kysely'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { enqueue } from '../../platform/jobs/jobs.server.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { findProgramme } from '../programme/queries.server.ts'
import { findBound } from '../parties/queries.server.ts'
import type { Programme } from '../programme/rules.ts'
import { findRegion, listLapseReasons } from '../progress/queries.server.ts'
import { freezeReport } from './document.server.ts'
import { findReport, findRound, listConfirmations, listRounds, listThemeTexts } from './queries.server.ts'
import * as rules from './rules.ts'
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
async function holdRound(tx: Tx, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`round ${code}`}))`.execute(tx)
}

/** The secretary writes what there is to tell about one theme. `knownVersion` 0: nothing was written yet when the page was opened. */
export async function writeThemeText(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  code: string,
  form: { theme: number; body: string; knownVersion: number },
) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  await holdRound(tx, code)
  const round = await findRound(tx, code)
  if (!round) return refuse('notFound')
  const stored = (await listThemeTexts(tx, code)).find((text) => text.theme === form.theme)
  const text = rules.writeThemeText(round, { ...form, version: stored?.version ?? 0 }, await programmeOf(tx, programme, round))
  if (isRefusal(text)) return text
  const values = { body: text.body, version: text.version, written_by: visitor.personId ?? '', recorded_at: visitor.at }
  const saved = await tx
    .insertInto('round_texts')
    .values({ round: code, theme: text.theme, ...values })
    .onConflict((conflict) => conflict.columns(['round', 'theme']).doUpdateSet(values).where('round_texts.version', '=', form.knownVersion))
    .executeTakeFirst()
  if (saved.numInsertedOrUpdatedRows !== 1n) return refuse('changedMeanwhile')
  await record(tx, visitor, 'round.textWritten', code, { theme: text.theme, version: text.version })
  return { version: text.version }
}

/** A party says that what is known of it on the reference day is right. */
export async function confirmRound(tx: Tx, visitor: Visitor, programme: Programme, code: string) {
  const { partyId } = visitor
  if (partyId === null || !rules.mayConfirmRound(visitor, partyId)) return refuse('notForYou')
  await holdRound(tx, code)
  const round = await findRound(tx, code)
  if (!round) return refuse('notFound')
  const own = (await listConfirmations(tx, code)).find((confirmation) => confirmation.partyId === partyId)
  const bound = await findBound(tx, await findBound(tx, programme, round.referenceOn), visitor.today)
  const confirmation = rules.confirmRound(round, { partyId, confirmedOn: own?.confirmedOn ?? null }, bound, visitor.today)
  if (isRefusal(confirmation)) return confirmation
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('round_confirmations')
    .values({ round: code, party_id: partyId, confirmed_by: visitor.personId ?? '', confirmed_on: visitor.today, recorded_at: visitor.at })
    .onConflict((conflict) => conflict.columns(['round', 'party_id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('alreadyConfirmed')
  await record(tx, visitor, 'round.confirmed', code)
  return { confirmedOn: visitor.today }
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
): Promise<rules.ReportContent> {
  const region = await findRegion(tx, await programmeOf(tx, newest, round), round.referenceOn)
  const { programme } = region
  if (region.kind !== 'named') throw new Error('A report is drafted by somebody who sees the parties by name.')
  const rounds = await listRounds(tx)
  const before = rounds.find((each) => each.status === 'frozen' && each.code !== round.code && each.referenceOn < round.referenceOn)
  const previous = before && (await findReport(tx, before.code))
  return rules.reportContent(
    {
      practice,
      round: { code: round.code, title: round.title, referenceOn: round.referenceOn },
      frozenOn: visitor.today,
      programme,
      standings: region.standings,
      confirmations: await listConfirmations(tx, round.code),
      themeTexts: await listThemeTexts(tx, round.code),
      reasons: await listLapseReasons(tx, programme, round.referenceOn),
      previous: previous?.content ?? null,
    },
    reportWords,
  )
}

/**
 * Makes the report of a round and keeps its bytes: what holds on the reference day, as known now. From here on nothing of it
 * changes, whatever is recorded later about that day.
 */
export async function freezeRound(tx: Tx, visitor: Visitor, programme: Programme, code: string, practice: boolean) {
  if (!rules.mayLeadRound(visitor)) return refuse('notSecretary')
  await holdRound(tx, code)
  const round = await findRound(tx, code)
  if (!round) return refuse('notFound')
  const frozen = rules.freeze(round, visitor.today)
  if (isRefusal(frozen)) return frozen
  const content = await draftReport(tx, visitor, programme, round, practice)
  const { sha256, ...bytes } = freezeReport(content)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reports')
    .values({
      round: code,
      sha256,
      ...bytes,
      frozen_on: visitor.today,
      frozen_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .onConflict((conflict) => conflict.column('round').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('alreadyFrozen')
  await tx.updateTable('rounds').set({ frozen_on: visitor.today }).where('code', '=', code).execute()
  await record(tx, visitor, 'round.frozen', code, { sha256 })
  return { sha256 }
}
