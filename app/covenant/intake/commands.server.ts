import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { addDays } from '../../platform/settings/day.ts'
import { isRefusal, refuse, type Refused } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { compareNumbers, findAmbition, subjectOf, type Programme } from '../programme/rules.ts'
import { plan, reconfirm, setOutlook, setState, takeBack, tellSecond } from '../progress/commands.server.ts'
import { findCard } from '../progress/queries.server.ts'
import { findImport, findSituation, ownParty } from './queries.server.ts'
import * as rules from './rules.ts'
import type { Sheet, SheetFormat } from './sheet.ts'
import { labelsOf } from './texts.ts'

/** Keeps what was read of a spreadsheet, so that it can be looked at first. What this person looked at before and left, goes. */
export async function keepImport(tx: Tx, visitor: Visitor, file: { name: string; format: SheetFormat; sheets: Sheet[] }) {
  if (visitor.partyId === null || visitor.personId === null) return refuse('notFound')
  await tx
    .deleteFrom('imports')
    .where('stage', '=', 'open')
    .where((where) => where.or([where('made_by', '=', visitor.personId), where('made_on', '<', visitor.today)]))
    .execute()
  const id = uuid()
  await tx
    .insertInto('imports')
    .values({
      id,
      party_id: visitor.partyId,
      name: file.name,
      format: file.format,
      sheets: JSON.stringify(file.sheets),
      stage: 'open',
      deeds: '[]',
      made_by: visitor.personId,
      made_on: visitor.today,
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'import.read', id, { format: file.format })
  return { importId: id }
}

/** Does all that the rows of a spreadsheet ask, or nothing: when one row is wrong, or anything changed since it was looked at. */
export async function doImport(tx: Tx, visitor: Visitor, programme: Programme, importId: string, mark: string) {
  const made = await findImport(tx, visitor, importId)
  const party = ownParty(programme, visitor)
  if (!made || !party) return refuse('notFound')
  if (made.stage !== 'open' || made.sheets === null) return refuse('alreadyDone')
  const rows = rules.readRows(made.sheets, { programme, party, labels: labelsOf(programme) })
  if (isRefusal(rows)) return refuse('rowsWrong')
  const wishes = rows.flatMap((row) => row.wish ?? [])
  const outcome = rows.some((row) => row.problems.length > 0) ? refuse('rowsWrong') : await changeAll(tx, visitor, programme, wishes, mark)
  if (isRefusal(outcome)) return outcome
  const { numUpdatedRows } = await tx
    .updateTable('imports')
    .set({
      stage: 'done',
      // What was read served its purpose; what it did is kept.
      sheets: null,
      deeds: JSON.stringify(outcome.deeds),
      done_on: visitor.today,
      undo_until: addDays(visitor.today, rules.undoDays),
    })
    .where('id', '=', importId)
    .where('stage', '=', 'open')
    .executeTakeFirst()
  // The same form sent twice at the same moment: the second changes nothing.
  if (numUpdatedRows !== 1n) return refuse('alreadyDone')
  await record(tx, visitor, 'import.done', importId, { format: made.format, ambitions: outcome.deeds.map((deed) => deed.number) })
  return { changed: outcome.deeds.length }
}

/** Several ambitions at once from the form for many. */
export async function changeMany(tx: Tx, visitor: Visitor, programme: Programme, wishes: readonly rules.Wish[], mark: string) {
  const outcome = await changeAll(tx, visitor, programme, wishes, mark)
  if (isRefusal(outcome)) return outcome
  await record(tx, visitor, 'ambitions.changed', visitor.partyId ?? '', { ambitions: outcome.deeds.map((deed) => deed.number) })
  return { changed: outcome.deeds.length }
}

type ManyRefusal = 'notFound' | 'rowsWrong' | 'changedMeanwhile' | 'nothingToDo'

/**
 * Each with the same command as its own page uses, and the same audit entry. In the order of their numbers, so that two people who do this at
 * the same moment wait for each other and never across each other.
 */
async function changeAll(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  wishes: readonly rules.Wish[],
  mark: string,
): Promise<{ deeds: rules.Deed[] } | Refused<ManyRefusal>> {
  const party = ownParty(programme, visitor)
  if (!party) return refuse('notFound')
  const situation = await findSituation(tx, visitor, programme, party, wishes)
  const judged = wishes.map((wish) => rules.judge(wish, situation)).sort((one, other) => compareNumbers(one.wish.number, other.wish.number))
  if (judged.some((each) => each.problems.length > 0)) return refuse('rowsWrong')
  const doing = judged.filter((each) => each.steps.length > 0)
  if (rules.markOf(doing) !== mark) return refuse('changedMeanwhile')
  if (doing.length === 0) return refuse('nothingToDo')
  const deeds: rules.Deed[] = []
  for (const each of doing) {
    const deed = await carryOut(tx, visitor, programme, each)
    // What the rules allowed a moment ago and a command refuses now, somebody else changed in between.
    if (isRefusal(deed)) return refuse('changedMeanwhile')
    if (each.ambition) {
      const subject = subjectOf(each.ambition, party)
      deeds.push({ ...deed, subject, version: (await findCard(tx, subject, each.ambition)).version })
    }
  }
  const waits = doing.some((each) => each.steps.some((step) => step.kind === 'state' && step.waits))
  if (waits) await tellSecond(tx, visitor)
  return { deeds }
}

async function carryOut(tx: Tx, visitor: Visitor, programme: Programme, { wish, steps, version }: rules.Judged) {
  const { number } = wish
  const deed: Omit<rules.Deed, 'subject' | 'version'> = { number, changeId: null, planned: null, outlook: null }
  const reason = wish.reason ?? null
  // Only the first command checks that nobody was here in between: it takes the card for the rest of this transaction.
  let seen: number | undefined = version
  for (const step of steps) {
    if (step.kind === 'state' || step.kind === 'reconfirm') {
      const done =
        step.kind === 'reconfirm'
          ? await reconfirm(tx, visitor, programme, number, { reason, seen })
          : await setState(tx, visitor, programme, number, { state: step.to, holdsOn: step.on, reason, note: null, outlook: null, seen })
      if (isRefusal(done)) return done
      deed.changeId = done.changeId
      seen = undefined
    }
    if (step.kind === 'outlook') {
      const done = await setOutlook(tx, visitor, programme, number, { outlook: step.to, note: null, seen })
      if (isRefusal(done)) return done
      deed.outlook = { before: step.from }
      seen = undefined
    }
  }
  const owner = steps.find((step) => step.kind === 'owner')
  const next = steps.find((step) => step.kind === 'nextOn')
  if (owner || next) {
    const [ambition, party] = [findAmbition(programme, number), ownParty(programme, visitor)]
    if (!ambition || !party) return refuse('notFound')
    const card = await findCard(tx, subjectOf(ambition, party), ambition)
    const done = await plan(tx, visitor, programme, number, {
      owner: owner ? owner.to : card.owner,
      nextOn: next ? next.to : card.nextOn,
      seen,
    })
    if (isRefusal(done)) return done
    deed.planned = { owner: card.owner, nextOn: card.nextOn }
  }
  return deed
}

/**
 * Takes an import back as a whole. A change of a state is withdrawn, also one that counted at once: it stays to be read and counts on no day.
 * Owner and next date become what they were. The road ahead is told again as it was before; what was never told before, stays told.
 */
export async function undoImport(tx: Tx, visitor: Visitor, programme: Programme, importId: string) {
  const made = await findImport(tx, visitor, importId)
  const party = ownParty(programme, visitor)
  if (!made || !party) return refuse('notFound')
  const situation = await findSituation(tx, visitor, programme, party)
  const outcome = rules.undo(made, situation.cards, visitor.today)
  if (isRefusal(outcome)) return outcome
  for (const deed of outcome.deeds) {
    // Takes the card first, at the version that the import left: whoever came in between wins, and nothing is taken back.
    const ambition = findAmbition(programme, deed.number)
    if (!ambition) return refuse('changedSince', [deed.number])
    const before = deed.planned ?? (await findCard(tx, deed.subject, ambition))
    const planned = await plan(tx, visitor, programme, deed.number, { owner: before.owner, nextOn: before.nextOn, seen: deed.version })
    if (isRefusal(planned)) return planned.refused === 'notYours' ? planned : refuse('changedSince', [deed.number])
    if (deed.changeId !== null) {
      const taken = await takeBack(tx, visitor, programme, deed.changeId)
      if (isRefusal(taken)) return refuse('changedSince', [deed.number])
    }
    if (deed.outlook?.before) {
      const told = await setOutlook(tx, visitor, programme, deed.number, { outlook: deed.outlook.before, note: null, seen: undefined })
      if (isRefusal(told)) return refuse('changedSince', [deed.number])
    }
  }
  const { numUpdatedRows } = await tx
    .updateTable('imports')
    .set({ stage: 'undone', undone_on: visitor.today })
    .where('id', '=', importId)
    .where('stage', '=', 'done')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return refuse('alreadyUndone')
  await record(tx, visitor, 'import.undone', importId, { ambitions: outcome.deeds.map((deed) => deed.number) })
  return { undone: outcome.deeds.length }
}
