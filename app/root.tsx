import { isRouteErrorResponse, Links, Meta, Outlet, useLocation, useRouteLoaderData } from 'react-router'
import { doorkeeper } from './doorkeeper.server.ts'
import { frameOf, type FrameFacts } from './frame.ts'
import { formatDay } from './platform/settings/day.ts'
import { texts } from './texts.ts'
import { Button, LinkButton } from './ui/button.tsx'
import { Heading, Lead } from './ui/heading.tsx'
import { Band, PageFrame, type Frame } from './ui/page-frame.tsx'
import markHref from './ui/mark.svg?url'
import stylesHref from './ui/styles.css?url'
import type { Route } from './+types/root'

export const middleware: Route.MiddlewareFunction[] = [doorkeeper]

export const links: Route.LinksFunction = () => [
  { rel: 'stylesheet', href: stylesHref },
  { rel: 'icon', type: 'image/svg+xml', href: markHref },
]

export function loader({ context }: Route.LoaderArgs) {
  return frameOf(context)
}

export function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  )
}

export default function Root() {
  return (
    <Framed about={useRouteLoaderData<typeof loader>('root')}>
      <Outlet />
    </Framed>
  )
}

function Framed({ about, children }: { about: FrameFacts | undefined; children: React.ReactNode }) {
  const { pathname } = useLocation()
  const rooms = about?.rooms ?? []
  const frame: Frame = {
    product: { name: texts.product, subtitle: about?.subtitle ?? '', href: '/' },
    who: about?.who,
    skipLink: texts.skipLink,
    nav: {
      label: texts.mainMenu,
      items: rooms.map(([href, label]) => ({ href, label, current: isIn(pathname, href) })),
    },
    menu: { open: texts.menu, close: texts.closeMenu, extra: [{ href: '/hulp', label: texts.nav.help }] },
    headerActions: about?.who && about.practiceDay && (
      <form method="post" action="/oefenen/stap-uit">
        <Button look="onBrand">{texts.stepOut}</Button>
      </form>
    ),
    band: about?.practiceDay && (
      <Band label={texts.practice.label}>
        <strong>{texts.practice.band}</strong>
        <span>{texts.practice.today(formatDay(about.practiceDay))}</span>
        <a href={`/oefenen/dag?terug=${encodeURIComponent(pathname)}`}>{texts.practice.move}</a>
      </Band>
    ),
    footer: {
      text: texts.footer,
      label: texts.footerLinks,
      links: [
        { href: '/hulp#dijkbeeld', label: texts.nav.reading },
        { href: '/hulp#toegankelijkheid', label: texts.nav.accessibility },
        { href: '/hulp#privacy', label: texts.nav.privacy },
        { href: '/hulp', label: texts.nav.help },
      ],
    },
  }
  return <PageFrame frame={frame}>{children}</PageFrame>
}

/** The ambition, its evidence and what fits it to the area belong to one's own dike; the library to helping each other. */
const alsoIn: Record<string, RegExp> = {
  '/onze-dijk': /^\/(ambities|bewijs|maatwerk)(\/|$)/,
  '/hulpvraag': /^\/(hulpaanbod|bibliotheek)(\/|$)/,
}

function isIn(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`) || alsoIn[href]?.test(pathname) === true
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  // Where the doorkeeper said no, no loader ran; then the frame came along with the answer.
  const along = isRouteErrorResponse(error) ? (error.data as { frame?: FrameFacts } | null)?.frame : undefined
  const about = useRouteLoaderData<typeof loader>('root') ?? along
  const { title, body } = wordsFor(error)
  const isOurs = title === texts.errors.ours.title
  return (
    <Framed about={about}>
      <title>{texts.titleOf(title)}</title>
      <Heading level={1}>{title}</Heading>
      <Lead>{body}</Lead>
      {isOurs && about && <p>{texts.errors.ours.number(about.requestNumber)}</p>}
      <LinkButton href="/" look="secondary">
        {texts.errors.home}
      </LinkButton>
    </Framed>
  )
}

function wordsFor(error: unknown): { title: string; body: string } {
  if (!isRouteErrorResponse(error)) return texts.errors.ours
  const { reason } = (error.data ?? {}) as { reason?: string }
  if (reason === 'noProgramme') return texts.errors.noProgramme
  if (reason === 'notSignedIn') return texts.errors.notSignedIn
  if (error.status === 403) return texts.errors.notForYou
  if (error.status === 404 || error.status === 405) return texts.errors.notFound
  if (error.status === 413) return texts.errors.tooLarge
  return error.status === 400 ? texts.errors.unreadable : texts.errors.ours
}
