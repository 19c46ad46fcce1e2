import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { discussRound } from '../commands.server.ts'
import { outcomes } from '../conversation.ts'
import { discussForm, outcomeName } from '../forms.ts'
import { RoundCrumbs } from '../parts/round-crumbs.tsx'
import { texts } from '../page-texts.ts'
import { findDiscussion, findReport, findRound } from '../queries.server.ts'
import type { Route } from './+types/discuss'

const words = texts.discuss

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    const report = await findReport(tx, params.round)
    if (!round || round.status === 'open' || !report) throw data(null, { status: 404 })
    return { round, today: visitor.today, asked: report.content.decisions, known: (await findDiscussion(tx, round.code)) ?? null }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const database = context.get(databaseContext)
  const asked = (await read(database, visitor, (tx) => findReport(tx, params.round)))?.content.decisions
  if (!asked) throw data(null, { status: 404 })
  const form = await readForm(request, discussForm(asked))
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const outcome = await write(database, visitor, (tx) => discussRound(tx, visitor, params.round, form.value))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    const field = outcome.refused.startsWith('day') ? 'discussedOn' : ''
    const problems: Record<string, string> = { [field]: texts.refused[outcome.refused] }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=besproken`, 303)
}

export default function Discuss({ loaderData: { round, today, asked, known }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <RoundCrumbs round={round} here={words.title} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <input type="hidden" name="knownVersion" value={known?.version ?? 0} />
        <DateField
          name="discussedOn"
          label={words.on}
          hint={formTexts.dateHint}
          error={problems?.['discussedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'discussedOn', known?.discussedOn ?? today)}
        />
        {asked.map((question, at) => {
          const [outcome, said] = [outcomeName(at + 1, 'outcome'), outcomeName(at + 1, 'words')]
          const before = known?.outcomes.find((each) => each.asked === question)
          return (
            <Card key={question}>
              <RadioCards
                name={outcome}
                label={words.outcome(question)}
                error={problems?.[outcome]}
                value={typedText(typed, outcome, before?.outcome)}
                options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
                look="plain"
              />
              <TextArea
                name={said}
                label={words.words}
                optional={formTexts.optional}
                error={problems?.[said]}
                value={typedText(typed, said, before?.words)}
                rows={2}
              />
            </Card>
          )
        })}
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={`/halfjaarbericht/${round.code}`} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
