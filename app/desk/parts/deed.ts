import { compareNumbers, findAmbition, type Programme, type State } from '../../covenant/programme/rules.ts'
import type { AuditEntry } from '../../platform/audit/chain.ts'
import { texts as auditTexts } from '../../platform/audit/texts.ts'
import { logTexts as texts } from '../log-texts.ts'

/** One entry of the log as a sentence: what was done, with the state that was chosen and the ambitions that it was about. */
export function sayDeed(programme: Programme, { action, subject, details }: Pick<AuditEntry, 'action' | 'subject' | 'details'>): string {
  const { state, ambitions } = (details ?? {}) as { state?: unknown; ambitions?: unknown }
  const label = typeof state === 'string' ? programme.stateLabels[state as State] : undefined
  const numbers = Array.isArray(ambitions) ? ambitions.map(String).toSorted(compareNumbers) : [subject.split(' ').at(-1) ?? '']
  const about = numbers.flatMap((number) => findAmbition(programme, number) ?? [])
  return texts.deed(auditTexts.action(action), label, about)
}
