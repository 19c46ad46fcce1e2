import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { houseVisitor } from '../../../platform/web/visitor.ts'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { PublicBody } from '../parts/public-body.tsx'
import { findPublicPage } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/region'

const words = texts.page

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  // Whoever looks, sees what a stranger sees.
  const guest = houseVisitor('guest', visitor.at, visitor.today)
  const page = await read(context.get(databaseContext), guest, findPublicPage)
  if (!page?.content) throw data(null, { status: 404 })
  // The frame names whoever is signed in, so only the page of a stranger may be kept by a cache, and only for a while: it can go off.
  const cache = visitor.personId === null ? 'public, max-age=300' : 'no-store'
  return data(page.content, { headers: { 'Cache-Control': cache, Vary: 'Cookie' } })
}

export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders
}

export default function PublicRegionPage({ loaderData: content }: Route.ComponentProps) {
  const { totals, round } = content
  return (
    <>
      <title>{texts.pageTitle(words.title(content.region))}</title>
      <Heading level={1}>{words.title(content.region)}</Heading>
      <Lead>{words.lead(totals.inOrder, totals.counted, round.referenceOn)}</Lead>
      {(content.intro === '' ? words.about : content.intro).split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <PublicBody content={content} level={2} />
    </>
  )
}
