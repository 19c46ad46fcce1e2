// Agreement D: the working group decides; what it decided is written down once, with its date, for everybody to read.
import type { Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import { applies, findAmbition, findParty, type Programme } from '../programme/rules.ts'

export const decisionKinds = ['byName', 'regionOnly', 'notApplicable', 'other'] as const
export type DecisionKind = (typeof decisionKinds)[number]

export type NewDecision = {
  kind: DecisionKind
  title: string
  body: string
  decidedOn: Day
  partyId: string | null
  ambition: string | null
}

export type DecisionRefusal =
  | 'dayInFuture'
  | 'dayBeforeSigning'
  | 'onlyNotApplicable'
  | 'partyMissing'
  | 'ambitionMissing'
  | 'doesNotApply'
  | 'perBasisteam'
  | 'alreadyRecorded'

/**
 * Only a decision that something does not apply is about one party and one ambition. Nothing is ever taken back, so the same decision
 * (`known`) is not written down twice.
 */
export function recordDecision(
  decision: NewDecision,
  programme: Programme,
  today: Day,
  known: readonly NewDecision[] = [],
): NewDecision | Refused<DecisionRefusal> {
  if (decision.decidedOn > today) return refuse('dayInFuture')
  if (decision.decidedOn < programme.signedOn) return refuse('dayBeforeSigning')
  if (known.some((other) => isSame(other, decision))) return refuse('alreadyRecorded')
  if (decision.kind !== 'notApplicable') {
    return decision.partyId === null && decision.ambition === null ? decision : refuse('onlyNotApplicable')
  }
  const party = decision.partyId === null ? undefined : findParty(programme, decision.partyId)
  if (!party) return refuse('partyMissing')
  const ambition = decision.ambition === null ? undefined : findAmbition(programme, decision.ambition)
  if (!ambition) return refuse('ambitionMissing')
  if (!applies(ambition, party)) return refuse('doesNotApply')
  if (ambition.measuredPer === 'basisteam') return refuse('perBasisteam')
  return decision
}

function isSame(one: NewDecision, other: NewDecision): boolean {
  return (
    one.kind === other.kind &&
    one.decidedOn === other.decidedOn &&
    one.title === other.title &&
    one.body === other.body &&
    one.partyId === other.partyId &&
    one.ambition === other.ambition
  )
}

/**
 * The decision that says whether parties see each other by name; undefined while none was taken, and then only the region shows.
 * `decisions` newest first. The same choice guards the rows themselves, in `sees_by_name` of who-sees-what.sql.
 */
export function whoSeesWhom<D extends Pick<NewDecision, 'kind'>>(decisions: readonly D[]): D | undefined {
  return decisions.find((decision) => decision.kind === 'byName' || decision.kind === 'regionOnly')
}
