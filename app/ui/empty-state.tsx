import type { ReactNode } from 'react'

/** Nothing there: why, and what to do about it. */
export function EmptyState({
  title,
  level = 3,
  action,
  children,
}: {
  title: ReactNode
  level?: 2 | 3
  action?: ReactNode
  children: ReactNode
}) {
  const Tag = `h${level}` as const
  return (
    <div className="dw-empty">
      <svg width="120" height="52" viewBox="0 0 120 52" aria-hidden="true" focusable="false">
        <path d="M4 48 34 16h52l30 32Z" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="5 4" />
        <path d="M0 48h120" stroke="currentColor" strokeWidth="2" />
      </svg>
      <Tag className="nl-heading nl-heading--level-3">{title}</Tag>
      <div>{children}</div>
      {action}
    </div>
  )
}
