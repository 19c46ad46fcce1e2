import type { ReactNode } from 'react'

/** The seven signs a state can have. Which sign belongs to which state is for the room that knows the states. */
export type StateKind = 'notStarted' | 'preparing' | 'implementing' | 'achieved' | 'secured' | 'lapsed' | 'notApplicable'

/** Colour, texture and sign of a state, for anything that is drawn as a tile or a block. */
export const stateClass: Record<StateKind, string> = {
  notStarted: 'st-not-started',
  preparing: 'st-preparing',
  implementing: 'st-implementing',
  achieved: 'st-achieved',
  secured: 'st-secured',
  lapsed: 'st-lapsed',
  notApplicable: 'st-not-applicable',
}

/** Sign and word. */
export function StateBadge({ kind, children }: { kind: StateKind; children: ReactNode }) {
  return <span className={`dw-state ${stateClass[kind]}`}>{children}</span>
}

/** Sign alone; the word is heard. Without a label it only decorates a word beside it. */
export function StateTile({ kind, label }: { kind: StateKind; label?: string | undefined }) {
  return (
    <span className={`dw-tile ${stateClass[kind]}`} aria-hidden={label === undefined ? 'true' : undefined}>
      {label !== undefined && <span className="dw-vh">{label}</span>}
    </span>
  )
}

export function StateLegend({ label, items }: { label: string; items: { kind: StateKind; label: string }[] }) {
  return (
    <ul className="dw-legend" aria-label={label}>
      {items.map(({ kind, label: word }) => (
        <li key={kind}>
          <span className={`dw-tile ${stateClass[kind]}`} aria-hidden="true" />
          {word}
        </li>
      ))}
    </ul>
  )
}
