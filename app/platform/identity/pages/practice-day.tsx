import { data, redirect } from 'react-router'
import { z } from 'zod'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Row } from '../../../ui/layout.tsx'
import { addDays, addMonths, formatDay } from '../../settings/day.ts'
import { day, typedText } from '../../web/form.ts'
import { readForm } from '../../web/read-form.server.ts'
import { movePracticeDay } from '../practice-day.server.ts'
import { databaseContext, installationContext, visitorContext } from '../request-context.ts'
import { formTexts } from '../../web/texts.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/practice-day'

const form = z.object({ day: day({ missing: texts.dayMissing }), back: z.string().optional() })

/** Only an address of our own: never a door to another site. */
const ownPath = (path: string | null | undefined) => (path && /^\/(?![/\\])[\w\-./%]*$/.test(path) ? path : '/')

export function loader({ context, request }: Route.LoaderArgs) {
  const { today } = context.get(visitorContext)
  const { practiceDay } = context.get(installationContext)
  const steps = [
    { label: texts.dayLater, day: addDays(today, 1) },
    { label: texts.monthLater, day: addMonths(today, 1) },
    { label: texts.yearLater, day: addMonths(today, 12) },
    { label: texts.begin, day: practiceDay ?? today },
  ]
  return { today, steps, back: ownPath(new URL(request.url).searchParams.get('terug')) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const outcome = await readForm(request, form)
  if ('problems' in outcome) return data({ problems: outcome.problems, typed: outcome.typed }, { status: 400 })
  await movePracticeDay(context.get(databaseContext), context.get(visitorContext), outcome.value.day)
  return redirect(ownPath(outcome.value.back), 303)
}

export default function PracticeDay({ loaderData: { today, steps, back }, actionData }: Route.ComponentProps) {
  const typed = actionData?.typed
  return (
    <>
      <title>{texts.pageTitle}</title>
      <Heading level={1}>{texts.title}</Heading>
      <Lead>{texts.lead(formatDay(today))}</Lead>
      <ErrorSummary title={formTexts.mend} problems={actionData?.problems} />
      <Card labelledBy="steps">
        <Heading level={2} id="steps">
          {texts.step}
        </Heading>
        <Row>
          {steps.map((step) => (
            <form key={step.label} method="post">
              <input type="hidden" name="back" value={back} />
              {(['year', 'month', 'day'] as const).map((part, index) => (
                <input key={part} type="hidden" name={`day.${part}`} value={step.day.split('-')[index]} />
              ))}
              <Button look="secondary">{step.label}</Button>
            </form>
          ))}
        </Row>
      </Card>
      <form method="post">
        <input type="hidden" name="back" value={typedText(typed, 'back', back)} />
        <DateField
          name="day"
          label={texts.field}
          hint={formTexts.dateHint}
          error={actionData?.problems['day']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'day', today)}
        />
        <Actions>
          <Button>{texts.move}</Button>
          <LinkButton href={back} look="quiet">
            {texts.back}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
