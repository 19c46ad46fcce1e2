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

export type DecisionRefusal = 'dayInFuture' | 'dayBeforeSigning' | 'partyMissing' | 'ambitionMissing' | 'doesNotApply' | 'perBasisteam'

/** Only a decision that something does not apply is about one party and one ambition. */
export function recordDecision(decision: NewDecision, programme: Programme, today: Day): NewDecision | Refused<DecisionRefusal> {
  if (decision.decidedOn > today) return refuse('dayInFuture')
  if (decision.decidedOn < programme.signedOn) return refuse('dayBeforeSigning')
  if (decision.kind !== 'notApplicable') return { ...decision, partyId: null, ambition: null }
  const party = decision.partyId === null ? undefined : findParty(programme, decision.partyId)
  if (!party) return refuse('partyMissing')
  const ambition = decision.ambition === null ? undefined : findAmbition(programme, decision.ambition)
  if (!ambition) return refuse('ambitionMissing')
  if (!applies(ambition, party)) return refuse('doesNotApply')
  if (ambition.measuredPer === 'basisteam') return refuse('perBasisteam')
  return decision
}
