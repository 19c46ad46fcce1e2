import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm as readFields } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { agreeRound, draftReport, readRound } from '../commands.server.ts'
import { markOf } from '../document.server.ts'
import { readForm } from '../forms.ts'
import { Article } from '../parts/article.tsx'
import { RoundCrumbs } from '../parts/round-crumbs.tsx'
import { texts } from '../page-texts.ts'
import { findRound, listAgreements } from '../queries.server.ts'
import type { Route } from './+types/draft'

/** What the report would say if it were frozen now; the RIEC adviser reads it here, the portfolio holder agrees with it here. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const practice = context.get(installationContext).mode === 'practice'
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round || round.status === 'frozen') throw data(null, { status: 404 })
    const draft = await draftReport(tx, visitor, programme, round, practice)
    const mark = markOf(draft)
    return {
      round,
      draft,
      mark,
      mayRead: hasRole(visitor, 'riecAdviser', 'portfolioHolder'),
      mayAgree: hasRole(visitor, 'portfolioHolder') && round.referenceOn <= visitor.today,
      isAgreed: (await listAgreements(tx, round.code, round.version)).some((each) => each.mark === mark),
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readFields(request, readForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const practice = context.get(installationContext).mode === 'practice'
  const { deed, note, seen } = form.value
  const outcome = await write(context.get(databaseContext), visitor, async (tx) => {
    if (deed === 'agree') return agreeRound(tx, visitor, programme, params.round, { seen }, practice)
    return readRound(tx, visitor, params.round, { note })
  })
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    const words = outcome.refused === 'changedMeanwhile' ? texts.read.changed : texts.refused[outcome.refused]
    const problems: Record<string, string> = { [outcome.refused === 'textTooLong' ? 'note' : '']: words }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=${deed === 'agree' ? 'ingestemd' : 'gelezen'}`, 303)
}

export default function Draft({ loaderData: { round, draft, mark, mayRead, mayAgree, isAgreed }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(texts.round.draft)}</title>
      <RoundCrumbs round={round} here={texts.round.draft} />
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <Notice kind="info">{texts.round.draftNote}</Notice>
      <Stack>
        <Article content={draft} linked />
        {mayRead && (
          <Card labelledBy="read">
            <Heading level={2} id="read">
              {texts.read.title}
            </Heading>
            <form method="post">
              <input type="hidden" name="deed" value="read" />
              <TextArea
                name="note"
                label={texts.read.note}
                hint={texts.read.noteHint}
                optional={formTexts.optional}
                error={problems?.['note']}
                value={typedText(typed, 'note')}
                rows={4}
              />
              <Actions>
                <Button look="secondary">{texts.read.readButton}</Button>
              </Actions>
            </form>
          </Card>
        )}
        {mayAgree && (
          <Card labelledBy="agree">
            <Heading level={2} id="agree">
              {texts.read.agreeTitle}
            </Heading>
            {isAgreed ? (
              <p>{texts.read.agreed}</p>
            ) : (
              <form method="post">
                <p>{texts.read.agreeLead}</p>
                <input type="hidden" name="deed" value="agree" />
                <input type="hidden" name="seen" value={mark} />
                <Actions>
                  <Button>{texts.read.agreeButton}</Button>
                </Actions>
              </form>
            )}
          </Card>
        )}
      </Stack>
    </>
  )
}
