import type { ReactNode } from 'react'
import { stateClass, type StateKind } from './state.tsx'

export type TimelineItem = { id: string; kind: StateKind; title: ReactNode; day?: string | undefined; when: ReactNode; note?: ReactNode }

/** What happened, newest first. `day` is for machines, `when` for people; the title names the state, so the sign needs no word. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="dw-timeline">
      {items.map(({ id, kind, title, day, when, note }) => (
        <li key={id}>
          <span className={`dw-tile ${stateClass[kind]}`} aria-hidden="true" />
          <b>{title}</b>
          <time dateTime={day}>{when}</time>
          {note && <div className="dw-small">{note}</div>}
        </li>
      ))}
    </ol>
  )
}
