import type { LawEvent } from '../../covenant/law/rules.ts'
import { texts as lawTexts } from '../../covenant/law/texts.ts'
import { findAmbition, type Programme } from '../../covenant/programme/rules.ts'
import { mayUpdate, type AttentionItem } from '../../covenant/progress/rules.ts'
import { mayConfirmRound, mayFillRound } from '../../covenant/reports/rules.ts'
import { hasRole, type Visitor } from '../../platform/web/visitor.ts'
import { Badge } from '../../ui/badge.tsx'
import { TaskList, type Task } from '../../ui/task-list.tsx'
import { texts } from '../texts.ts'

export type ShownTask = {
  id: string
  when: string
  unit: string
  title: string
  note: string
  href: string
  /** Left out where it is the work of somebody else. */
  minutes: number | undefined
  waits: boolean
}

export function shownTasks(
  {
    items,
    round,
    newHead,
    events,
  }: {
    items: readonly AttentionItem[]
    round: { code: string; title: string } | undefined
    events: readonly LawEvent[]
    newHead?: { holder: string; fromOn: string } | undefined
  },
  programme: Programme,
  visitor: Visitor,
): ShownTask[] {
  const person = { ...visitor, personId: visitor.personId ?? '' }
  const mayAnswer = hasRole(visitor, 'coordinator', 'processOwner', 'boardMember')
  const renewal: ShownTask[] = newHead
    ? [{ ...texts.renewalTask(newHead), id: 'renewal', href: '/onze-handtekening/vernieuw', minutes: 5, waits: false }]
    : []
  const shownItems = items.flatMap((item): ShownTask | ShownTask[] => {
    const shown = { ...texts.when(item.days), waits: item.kind === 'waitsForOther' }
    if (item.kind === 'roundOpen') {
      if (!round || item.on === undefined) return []
      const mayConfirm = mayConfirmRound(person, person.partyId ?? '')
      const mayFill = mayFillRound(person, person.partyId ?? '')
      const words = texts.roundTask(round.title, item.on, visitor.today, mayConfirm ? 'confirm' : mayFill ? 'fill' : 'wait')
      return { ...shown, ...words, id: 'round', href: `/halfjaarbericht/${round.code}`, minutes: mayFill ? item.minutes : undefined }
    }
    const ambition = findAmbition(programme, item.ambition ?? '')
    if (!ambition) return []
    const page = `/ambities/${ambition.number}`
    const href = item.changeId !== undefined && mayAnswer ? `${page}/bevestig/${item.changeId}` : page
    const mayDo = item.kind === 'waitsForYou' || mayUpdate(person, ambition)
    return {
      ...shown,
      ...texts.tasks[item.kind](ambition, item, whyOf(item, events)),
      id: `${item.kind} ${ambition.number}`,
      href,
      minutes: mayDo ? item.minutes : undefined,
    }
  })
  return [...shownItems, ...renewal]
}

/** Which law, ruling or election asks, and after an election what there is to do. */
function whyOf({ id, ambition }: AttentionItem, events: readonly LawEvent[]): string | undefined {
  const event = id === undefined ? undefined : events.find((each) => each.id === id)
  const advice = event?.kind === 'election' ? lawTexts.event.electionTasks.find((task) => task.ambition === ambition)?.text : undefined
  return event && texts.calledBy(event.title, advice ?? event.question)
}

/** `compact` for a narrow column, where the time stands in the sentence. */
export function Tasks({ tasks, compact = false }: { tasks: readonly ShownTask[]; compact?: boolean }) {
  const items = tasks.map(({ minutes, waits, ...task }): Task => {
    const time = minutes === undefined ? undefined : texts.own.attention.minutes(minutes)
    if (compact) return { ...task, note: time === undefined || waits ? task.note : texts.own.attention.withTime(task.note, time) }
    const words = waits ? texts.own.attention.waits : time
    return { ...task, badge: words !== undefined && <Badge icon="clock">{words}</Badge> }
  })
  return <TaskList items={items} />
}
