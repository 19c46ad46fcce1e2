import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { reopenRound } from '../commands.server.ts'
import { reopenForm } from '../forms.ts'
import { RoundCrumbs } from '../parts/round-crumbs.tsx'
import { texts } from '../page-texts.ts'
import { findRound } from '../queries.server.ts'
import type { Route } from './+types/reopen'

export async function loader({ context, params }: Route.LoaderArgs) {
  const round = await read(context.get(databaseContext), context.get(visitorContext), (tx) => findRound(tx, params.round))
  if (!round || round.status === 'open') throw data(null, { status: 404 })
  return { round }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, reopenForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => reopenRound(tx, visitor, params.round, form.value))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    // Somebody else was first: the page of the round shows what stands now.
    if (outcome.refused === 'notFrozen') return redirect(`/halfjaarbericht/${params.round}`, 303)
    const problems: Record<string, string> = { reason: texts.refused[outcome.refused] }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=heropend`, 303)
}

export default function Reopen({ loaderData: { round }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(texts.reopen.title)}</title>
      <RoundCrumbs round={round} here={texts.reopen.title} />
      <Heading level={1}>{texts.reopen.title}</Heading>
      <Lead>{texts.reopen.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <TextInput
          name="reason"
          label={texts.reopen.reason}
          hint={texts.reopen.reasonHint}
          error={problems?.['reason']}
          value={typedText(typed, 'reason')}
        />
        <Actions>
          <Button>{texts.reopen.button}</Button>
          <LinkButton href={`/halfjaarbericht/${round.code}`} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
