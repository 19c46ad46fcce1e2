import { data, href, redirect } from 'react-router'
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
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { carriedNumbers } from '../../programme/rules.ts'
import { correctEvent } from '../commands.server.ts'
import { correctionForm } from '../forms.ts'
import { ambitionOptions, EventFields, problemsOf } from '../parts/event-fields.tsx'
import { listEvents } from '../queries.server.ts'
import { mayCorrect } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/correct-event'

const words = texts.form

export async function loader({ context, params }: Route.LoaderArgs) {
  const all = await read(context.get(databaseContext), context.get(visitorContext), listEvents)
  const event = all.find((each) => each.id === params.event)
  if (!event) throw data(null, { status: 404 })
  if (!mayCorrect(event, all)) throw redirect(href('/wetskalender/:event', { event: event.id }))
  const programme = context.get(programmeContext)
  return { event: { ...event, ambitions: carriedNumbers(programme, event.ambitions) }, ambitions: ambitionOptions(programme) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, correctionForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    correctEvent(tx, visitor, context.get(programmeContext), params.event, form.value),
  )
  if (!isRefusal(outcome)) return redirect(`/wetskalender/${outcome.eventId}?gedaan=toegevoegd`, 303)
  if (outcome.refused === 'notACaller') throw data({ reason: 'notForYou' }, { status: 403 })
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  if (outcome.refused === 'alreadyAnswered') return redirect(`/wetskalender/${params.event}?gedaan=tegelijk`, 303)
  return data({ problems: problemsOf({ ...outcome, refused: outcome.refused }), typed: form.typed }, { status: 409 })
}

export default function CorrectEvent({ loaderData: { event, ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const back = href('/wetskalender/:event', { event: event.id })
  return (
    <>
      <title>{texts.pageTitle(words.correctTitle)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[
          { href: href('/wetskalender'), label: texts.list.title },
          { href: back, label: event.title },
          { label: words.correctTitle },
        ]}
      />
      <Heading level={1}>{words.correctTitle}</Heading>
      <Lead>{words.correctLead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <TextArea name="reason" label={words.reason} error={problems?.['reason']} value={typedText(typed, 'reason')} rows={2} />
        <EventFields ambitions={ambitions} event={event} problems={problems} typed={typed} />
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={back} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
