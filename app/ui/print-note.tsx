import type { ReactNode } from 'react'

/** Shown on paper only. */
export function PrintNote({ children }: { children: ReactNode }) {
  return <p className="dw-print-note">{children}</p>
}
