import type { ReactNode } from 'react'

export type MarkedItem = { id: string; mark: ReactNode; title: ReactNode; children?: ReactNode }

/** A list with a sign before each item. The sign decorates; the words beside it say the same. */
export function MarkedList({ items }: { items: MarkedItem[] }) {
  return (
    <ul className="dw-list">
      {items.map(({ id, mark, title, children }) => (
        <li key={id} className="dw-marked">
          {mark}
          <div>
            <b>{title}</b>
            {children && <div className="dw-small">{children}</div>}
          </div>
        </li>
      ))}
    </ul>
  )
}
