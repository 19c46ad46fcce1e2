import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A white sheet on the page. `flush` is for a table or list that runs to its edges. */
export function Card({
  labelledBy,
  flush = false,
  id,
  children,
}: {
  labelledBy?: string | undefined
  flush?: boolean
  id?: string | undefined
  children: ReactNode
}) {
  return (
    <section id={id} aria-labelledby={labelledBy} className={classNames('dw-card', flush && 'dw-card--flush')}>
      {children}
    </section>
  )
}

/** The heading of a card with something beside it. */
export function CardHead({ children }: { children: ReactNode }) {
  return <div className="dw-card__head">{children}</div>
}

/** Inside a flush card: the part that does keep its distance from the edge. */
export function CardPart({ children }: { children: ReactNode }) {
  return <div className="dw-card__part">{children}</div>
}

export function Grid({ columns, children }: { columns: '2-1' | '1-1' | '3'; children: ReactNode }) {
  return <div className={`dw-grid dw-grid--${columns}`}>{children}</div>
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className="dw-stack">{children}</div>
}

export function Row({ between = false, children }: { between?: boolean; children: ReactNode }) {
  return <div className={classNames('dw-row', between && 'dw-row--between')}>{children}</div>
}

/** The buttons at the foot of a form or card; left out on paper. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="dw-actions">{children}</div>
}
