import type { ReactNode } from 'react'

export function Details({
  summary,
  open = false,
  id,
  children,
}: {
  summary: ReactNode
  open?: boolean
  id?: string | undefined
  children: ReactNode
}) {
  return (
    <details className="dw-details" open={open} id={id}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
