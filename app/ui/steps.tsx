import type { ReactNode } from 'react'

export type Step = { label: ReactNode; note?: ReactNode; status: 'done' | 'now' | 'next' }

/** Where a longer piece of work stands. `doneWord` is heard beside the tick. */
export function Steps({
  items,
  label,
  doneWord,
  look = 'list',
}: {
  items: Step[]
  label: string
  doneWord: string
  look?: 'list' | 'bar'
}) {
  return (
    <ol className={look === 'bar' ? 'dw-rounds' : 'dw-steps'} aria-label={label}>
      {items.map(({ label: words, note, status }, index) => (
        <li key={index} className={`is-${status}`} aria-current={status === 'now' ? 'step' : undefined}>
          <span className="dw-steps__label">
            {words}
            {status === 'done' && <span className="dw-vh">{`, ${doneWord}`}</span>}
          </span>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ol>
  )
}
