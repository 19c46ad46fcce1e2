import { data, href, redirect } from 'react-router'
import { write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { addEvent } from '../commands.server.ts'
import { eventForm } from '../forms.ts'
import { ambitionOptions, EventFields, problemsOf } from '../parts/event-fields.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/new-event'

const words = texts.form

export function loader({ context }: Route.LoaderArgs) {
  return { ambitions: ambitionOptions(context.get(programmeContext)) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, eventForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    addEvent(tx, visitor, context.get(programmeContext), form.value),
  )
  if (!isRefusal(outcome)) return redirect(`/wetskalender/${outcome.eventId}?gedaan=toegevoegd`, 303)
  if (outcome.refused === 'notACaller') throw data({ reason: 'notForYou' }, { status: 403 })
  return data({ problems: problemsOf({ ...outcome, refused: outcome.refused }), typed: form.typed }, { status: 409 })
}

export default function NewEvent({ loaderData: { ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: href('/wetskalender'), label: texts.list.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <EventFields ambitions={ambitions} problems={problems} typed={typed} />
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={href('/wetskalender')} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
