import { Fragment, type ReactNode } from 'react'

export function DescriptionList({ items }: { items: { term: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="utrecht-data-list dw-dl">
      {items.map(({ term, value }, index) => (
        <Fragment key={index}>
          <dt className="utrecht-data-list__item-key">{term}</dt>
          <dd className="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** Two or three figures in large type. */
export function Figures({ items }: { items: { term: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="dw-figures">
      {items.map(({ term, value }, index) => (
        <div key={index}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
