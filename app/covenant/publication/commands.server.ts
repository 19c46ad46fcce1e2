import { sql } from 'kysely'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import type { Programme } from '../programme/rules.ts'
import { recordDecision } from '../working-group/commands.server.ts'
import { findLastReport, findPublicPage } from './queries.server.ts'
import * as rules from './rules.ts'
import { texts } from './texts.ts'

type Wish = { isOn: boolean; parts: rules.PublicPart[]; intro: string; body: string; decidedOn: Day; seen: number }

/** The secretary writes down that the page goes on or off; what is published is copied at this moment and never by itself. */
export async function publish(tx: Tx, visitor: Visitor, programme: Programme, wish: Wish) {
  if (!hasRole(visitor, 'secretary')) return refuse('notSecretary')
  // Two secretaries at one moment: the second looks after the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('public page', 0))`.execute(tx)
  const page = await findPublicPage(tx)
  const report = await findLastReport(tx)
  const kept = rules.publish(wish, { version: page?.version ?? 0, isOn: page?.isOn ?? false, report })
  if (isRefusal(kept)) return kept
  const title = texts.choose.decision(kept.isOn, report?.round.title ?? '')
  const { body, decidedOn } = wish
  const decision = await recordDecision(tx, visitor, programme, { kind: 'other', title, body, decidedOn, partyId: null, ambition: null })
  if (isRefusal(decision)) return decision
  const content = kept.isOn && report ? rules.publicContent(report, wish) : null
  const values = {
    version: kept.version,
    is_on: kept.isOn,
    content: content && JSON.stringify(content),
    published_on: visitor.today,
    decision_id: decision.decisionId,
    recorded_by: visitor.personId ?? '',
    recorded_at: visitor.at,
  }
  if (page) await tx.updateTable('public_page').set(values).execute()
  else await tx.insertInto('public_page').values(values).execute()
  await record(tx, visitor, kept.isOn ? 'publicPage.on' : 'publicPage.off', 'public-page', {
    parts: wish.parts,
    round: content?.round.code ?? null,
  })
  return { isOn: kept.isOn }
}
