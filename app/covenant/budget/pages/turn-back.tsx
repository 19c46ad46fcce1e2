import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { turnBack } from '../commands.server.ts'
import { turnBackForm } from '../forms.ts'
import { listEntries } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/turn-back'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const entries = await read(context.get(databaseContext), visitor, listEntries)
  const entry = entries.find((each) => each.id === params.entryId)
  if (!entry) throw data(null, { status: 404 })
  return { entry, today: visitor.today }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, turnBackForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => turnBack(tx, visitor, params.entryId, form.value))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    const field = outcome.refused.startsWith('day') ? 'bookedOn' : ''
    const problems: Record<string, string> = { [field]: texts.refused[outcome.refused]() }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect('/budget?gedaan=teruggedraaid', 303)
}

export default function TurnBack({ loaderData: { entry, today }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const { back } = texts
  return (
    <>
      <title>{texts.pageTitle(back.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/budget', label: texts.title }, { label: back.title }]} />
      <Heading level={1}>{back.title}</Heading>
      <Lead>{back.lead(entry.kind, entry.cents, entry.note)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <DateField
          name="bookedOn"
          label={texts.book.day}
          hint={formTexts.dateHint}
          error={problems?.['bookedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'bookedOn', today)}
        />
        <TextInput name="note" label={back.note} error={problems?.['note']} value={typedText(typed, 'note')} />
        <Actions>
          <Button>{back.button}</Button>
          <LinkButton href="/budget" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
