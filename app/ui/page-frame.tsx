import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { LinkItem } from './link-sets.tsx'
import { StrataDefs } from './theme-swatch.tsx'

const contentId = 'content'

export type Frame = {
  product: { name: string; subtitle: string; href: string }
  who?: { name: string; role: string } | undefined
  skipLink: string
  nav: { label: string; items: LinkItem[] }
  /** The same links on a phone, behind a button. `extra` are links that only stand there. */
  menu: { open: string; close: string; extra?: LinkItem[] }
  /** Buttons at the right of the header. */
  headerActions?: ReactNode
  /** A band above everything, such as the one of the practice mode. It is printed too. */
  band?: ReactNode
  footer: { text: ReactNode; label: string; links: LinkItem[] }
}

/** All that stands around the content of a page. */
export function PageFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  return (
    <>
      <SkipLink href={`#${contentId}`}>{frame.skipLink}</SkipLink>
      <StrataDefs />
      {frame.band}
      <Header frame={frame} />
      {frame.nav.items.length > 0 && (
        <>
          <nav className="utrecht-nav-bar dw-nav" aria-label={frame.nav.label}>
            <div className="utrecht-nav-bar__content dw-wrap">
              <NavLinks items={frame.nav.items} />
            </div>
          </nav>
          <Drawer frame={frame} />
        </>
      )}
      <main className="dw-main dw-wrap" id={contentId} tabIndex={-1}>
        {children}
      </main>
      <Footer footer={frame.footer} />
    </>
  )
}

function SkipLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="nl-skip-link nl-skip-link--visible-on-focus" href={href}>
      {children}
    </a>
  )
}

/** The lasting band above the page that says this is not the real thing. */
export function Band({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className="dw-band" aria-label={label}>
      <div className="dw-wrap dw-band__row">{children}</div>
    </aside>
  )
}

function Header({ frame }: { frame: Frame }) {
  const { product, who } = frame
  return (
    <header className="utrecht-page-header dw-header">
      <div className="utrecht-page-header__content dw-wrap dw-header__bar">
        <a className="dw-mark" href={product.href}>
          <Mark />
          {product.name}
        </a>
        <span className="dw-header__sub">{product.subtitle}</span>
        {who && (
          <span className="dw-header__who">
            <b>{who.name}</b> <span>{who.role}</span>
          </span>
        )}
        {(frame.headerActions || frame.nav.items.length > 0) && (
          <div className="dw-header__actions">
            {frame.headerActions}
            {frame.nav.items.length > 0 && (
              <button type="button" className="nl-button nl-button--secondary dw-button--on-brand dw-menu-button" popoverTarget="menu">
                <span className="nl-button__icon-start">
                  <Icon name="menu" />
                </span>
                <span className="nl-button__label">{frame.menu.open}</span>
              </button>
            )}
          </div>
        )}
      </div>
    </header>
  )
}

function Drawer({ frame }: { frame: Frame }) {
  return (
    <nav className="utrecht-drawer utrecht-drawer--inline-end dw-drawer" id="menu" popover="auto" aria-label={frame.menu.open}>
      <div className="dw-row dw-row--between">
        <b>{frame.who?.name ?? frame.product.name}</b>
        <button type="button" className="nl-button nl-button--secondary" popoverTarget="menu" popoverTargetAction="hide">
          <span className="nl-button__icon-start">
            <Icon name="close" />
          </span>
          <span className="nl-button__label">{frame.menu.close}</span>
        </button>
      </div>
      <NavLinks items={[...frame.nav.items, ...(frame.menu.extra ?? [])]} />
    </nav>
  )
}

function NavLinks({ items }: { items: LinkItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Footer({ footer }: { footer: Frame['footer'] }) {
  return (
    <footer className="utrecht-page-footer dw-footer">
      <svg className="dw-footer__dike" viewBox="0 0 1200 26" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M0 26V18C60 18 70 8 96 8h170c30 0 30 9 62 9h120c34 0 34-11 70-11h240c30 0 34 8 60 8h130c32 0 34-7 64-7h188V26Z" />
      </svg>
      <div className="utrecht-page-footer__content dw-wrap dw-footer__row">
        <p>{footer.text}</p>
        <nav aria-label={footer.label}>
          <NavLinks items={footer.links} />
        </nav>
      </div>
    </footer>
  )
}

function Mark() {
  return (
    <svg className="dw-mark__sign" width="36" height="28" viewBox="0 0 36 28" aria-hidden="true" focusable="false">
      <path
        d="M0 17c3-2.3 5.5-2.3 8.5 0M0 22.5c2.3-1.8 4.2-1.8 6.5 0"
        stroke="#8fd0ee"
        strokeWidth="2.6"
        fill="none"
        strokeLinecap="round"
      />
      <path d="M7.5 25 16 7h8l11 18Z" fill="#d3b77d" />
      <path d="M16 7h8l2.45 4H14.1Z" fill="#9fc48a" />
      <path d="M10.8 18h19.9l2.15 3.5H9.15Z" fill="#82602f" />
      <path d="M5 25.6h31" stroke="#fff" strokeWidth="1.6" />
    </svg>
  )
}
