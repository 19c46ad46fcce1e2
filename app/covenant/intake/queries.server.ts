import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { findAmbition, findParty, type Party, type Programme } from '../programme/rules.ts'
import { personOf } from '../progress/commands.server.ts'
import { findNotApplicableDecision, findOwnFacts, listCards, listOutlooks, ownStandings } from '../progress/queries.server.ts'
import type { Deed, Situation, Wish } from './rules.ts'
import type { Sheet, SheetFormat } from './sheet.ts'

/** How the own party stands today, as everything it wants of several ambitions is judged by. */
export async function findSituation(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  party: Party,
  wishes: readonly Wish[] = [],
): Promise<Situation> {
  const facts = await findOwnFacts(tx, visitor, programme)
  const decisions = new Map<string, { decidedOn: Day }>()
  for (const { number, state } of wishes) {
    const ambition = state === 'notApplicable' ? findAmbition(programme, number) : undefined
    const decision = ambition && (await findNotApplicableDecision(tx, party.id, ambition))
    if (decision) decisions.set(number, decision)
  }
  return {
    programme,
    party,
    person: personOf(visitor),
    ...facts,
    standings: ownStandings(programme, facts, visitor.today),
    cards: await listCards(tx, visitor, programme),
    outlooks: await listOutlooks(tx, visitor, programme),
    decisions,
    day: visitor.today,
  }
}

export function ownParty(programme: Programme, visitor: Visitor): Party | undefined {
  return visitor.partyId === null ? undefined : findParty(programme, visitor.partyId)
}

export type Import = {
  id: string
  name: string
  format: SheetFormat
  sheets: Sheet[] | null
  stage: 'open' | 'done' | 'undone'
  deeds: Deed[]
  madeBy: string
  madeOn: Day
  doneOn: Day | null
  undoUntil: Day | null
  undoneOn: Day | null
}

type Row = {
  id: string
  name: string
  format: string
  sheets: unknown
  stage: string
  deeds: unknown
  made_by: string
  made_on: Day
  done_on: Day | null
  undo_until: Day | null
  undone_on: Day | null
}

const importOf = (row: Row): Import => ({
  id: row.id,
  name: row.name,
  format: row.format as SheetFormat,
  sheets: row.sheets as Sheet[] | null,
  stage: row.stage as Import['stage'],
  deeds: row.deeds as Deed[],
  madeBy: row.made_by,
  madeOn: row.made_on,
  doneOn: row.done_on,
  undoUntil: row.undo_until,
  undoneOn: row.undone_on,
})

const fields = ['id', 'name', 'format', 'sheets', 'stage', 'deeds', 'made_by', 'made_on', 'done_on', 'undo_until', 'undone_on'] as const

/** What was only looked at is for who sent it; what was done, and perhaps taken back, for everybody of the party who updates. */
export async function findImport(tx: Tx, visitor: Visitor, id: string): Promise<Import | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const row = await tx.selectFrom('imports').select(fields).where('id', '=', id).executeTakeFirst()
  return row && (row.stage !== 'open' || row.made_by === visitor.personId) ? importOf(row) : undefined
}

/** The latest that were done, newest first. */
export async function listImports(tx: Tx): Promise<Import[]> {
  const rows = await tx.selectFrom('imports').select(fields).where('stage', '<>', 'open').orderBy('seq', 'desc').limit(10).execute()
  return rows.map(importOf)
}
