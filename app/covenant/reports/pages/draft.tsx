import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { draftReport } from '../commands.server.ts'
import { Article } from '../parts/article.tsx'
import { texts } from '../page-texts.ts'
import { findRound } from '../queries.server.ts'
import type { Route } from './+types/draft'

/** What the report would say if it were frozen now. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const practice = context.get(installationContext).mode === 'practice'
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round || round.status === 'frozen') throw data(null, { status: 404 })
    return { round, draft: await draftReport(tx, visitor, programme, round, practice) }
  })
}

export default function Draft({ loaderData: { round, draft } }: Route.ComponentProps) {
  return (
    <>
      <title>{texts.pageTitle(texts.round.draft)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[
          { href: '/halfjaarbericht', label: texts.list.title },
          { href: `/halfjaarbericht/${round.code}`, label: round.title },
          { label: texts.round.draft },
        ]}
      />
      <Notice kind="info">{texts.round.draftNote}</Notice>
      <Article content={draft} linked />
    </>
  )
}
