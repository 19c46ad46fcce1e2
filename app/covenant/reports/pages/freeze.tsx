import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { draftReport, freezeRound } from '../commands.server.ts'
import { texts } from '../page-texts.ts'
import { themeParts } from '../conversation.ts'
import { markOf } from '../document.server.ts'
import { findRound, listAgreements, listConfirmations, listThemeTexts } from '../queries.server.ts'
import type { Route } from './+types/freeze'

export async function loader({ context, params }: Route.LoaderArgs) {
  const programme = context.get(programmeContext)
  const { parties, themes } = programme
  const visitor = context.get(visitorContext)
  const practice = context.get(installationContext).mode === 'practice'
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round || round.status === 'frozen') throw data(null, { status: 404 })
    const written = (await listThemeTexts(tx, round.code)).filter(
      (text) => text.body !== '' || themeParts.some((part) => text.parts[part] !== ''),
    )
    const mark = markOf(await draftReport(tx, visitor, programme, round, practice))
    return {
      round,
      agreedOn: (await listAgreements(tx, round.code, round.version)).find((each) => each.mark === mark)?.agreedOn ?? null,
      confirmed: (await listConfirmations(tx, round.code)).length,
      parties: parties.length,
      missing: themes.length - written.length,
    }
  })
}

export async function action({ context, params }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const practice = context.get(installationContext).mode === 'practice'
  const outcome = await write(context.get(databaseContext), visitor, (tx) => freezeRound(tx, visitor, programme, params.round, practice))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    // Somebody else was first: the page of the round shows what stands now.
    if (outcome.refused === 'alreadyFrozen') return redirect(`/halfjaarbericht/${params.round}`, 303)
    return data({ refused: texts.refused[outcome.refused] }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=bevroren`, 303)
}

export default function Freeze({ loaderData: { round, agreedOn, confirmed, parties, missing }, actionData }: Route.ComponentProps) {
  const here = `/halfjaarbericht/${round.code}`
  return (
    <>
      <title>{texts.pageTitle(texts.freeze.title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/halfjaarbericht', label: texts.list.title }, { href: here, label: round.title }, { label: texts.freeze.title }]}
      />
      <Heading level={1}>{texts.freeze.title}</Heading>
      <Lead>{texts.freeze.lead}</Lead>
      {actionData && <Notice kind="negative" role="alert" title={actionData.refused} />}
      <ul>
        <li>{texts.freeze.confirmed(confirmed, parties)}</li>
        <li>{texts.freeze.missing(missing)}</li>
        <li>{agreedOn ? texts.freeze.agreed(agreedOn) : texts.freeze.notAgreed}</li>
        <li>
          <a className="nl-link" href={`${here}/concept`}>
            {texts.freeze.check}
          </a>
        </li>
      </ul>
      <form method="post">
        <Actions>
          <Button>{texts.freeze.button}</Button>
          <LinkButton href={here} look="quiet">
            {texts.confirm.back}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
