import type { ReactNode } from 'react'

/** Heard and not seen. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="dw-vh">{children}</span>
}
