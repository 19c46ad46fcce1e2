import type { ReactNode } from 'react'

/** Words of somebody else, as they were written: lines stay lines. */
export function Quote({ source, children }: { source?: ReactNode; children: string }) {
  return (
    <blockquote className="dw-quote">
      {children.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} className="nl-paragraph">
          {paragraph}
        </p>
      ))}
      {source && <footer className="dw-small">{source}</footer>}
    </blockquote>
  )
}
