import type { ReactNode } from 'react'

export type Task = {
  id: string
  when: ReactNode
  unit: ReactNode
  title: ReactNode
  href?: string | undefined
  note?: ReactNode
  badge?: ReactNode
}

/** Work to do, most useful first: how soon, what, and how long it takes. Five at most is for the page to keep. */
export function TaskList({ items, level = 3 }: { items: Task[]; level?: 2 | 3 | 4 }) {
  const Tag = `h${level}` as const
  return (
    <ol className="dw-list">
      {items.map(({ id, when, unit, title, href, note, badge }) => (
        <li key={id} className="dw-task">
          <div className="dw-task__when">
            <span>{when}</span> <small>{unit}</small>
          </div>
          <div>
            <Tag className="dw-task__title">
              {href ? (
                <a className="nl-link" href={href}>
                  {title}
                </a>
              ) : (
                title
              )}
            </Tag>
            {note && <div className="dw-small">{note}</div>}
          </div>
          {badge}
        </li>
      ))}
    </ol>
  )
}

/** Any list with a line between its items. */
export function LinedList({ children }: { children: ReactNode }) {
  return <ul className="dw-list">{children}</ul>
}
