import type { ReactNode } from 'react'

export type LinkItem = { href: string; label: ReactNode; current?: boolean }

/** Filters: other selections of the same thing, each with its own address. */
export function Segmented({ label, items }: { label: string; items: LinkItem[] }) {
  return (
    <ul className="dw-seg" aria-label={label}>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? 'true' : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The last item is this page and has no address. */
export function Breadcrumb({ label, items }: { label: string; items: { href?: string | undefined; label: ReactNode }[] }) {
  return (
    <nav className="utrecht-breadcrumb-nav" aria-label={label}>
      <ol className="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
        {items.map((item, index) => (
          <li key={index} className="utrecht-breadcrumb-nav__item">
            {item.href ? (
              <a className="nl-link utrecht-breadcrumb-nav__link" href={item.href}>
                {item.label}
              </a>
            ) : (
              <span className="utrecht-breadcrumb-nav__link utrecht-breadcrumb-nav__link--current" aria-current="page">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
