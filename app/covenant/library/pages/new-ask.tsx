import { data, redirect } from 'react-router'
import { write } from '../../../platform/database/party.server.ts'
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
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { applies, findParty } from '../../programme/rules.ts'
import { askForHelp, personOf } from '../commands.server.ts'
import { askForm } from '../forms.ts'
import { ambitionOptions } from '../parts/frame.tsx'
import { audiences, speaksFor, type AskRefusal } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/new-ask'

const words = texts.newAsk

export function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const party = findParty(programme, visitor.partyId ?? '')
  return {
    asked: new URL(request.url).searchParams.get('ambitie') ?? '',
    ambitions: ambitionOptions(
      programme,
      (ambition) => party !== undefined && applies(ambition, party) && speaksFor(personOf(visitor), ambition.number),
    ),
  }
}

const fieldOf: Record<AskRefusal, string> = { notYours: 'ambition', doesNotApply: 'ambition', dayPassed: 'byOn' }

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, askForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    askForHelp(tx, visitor, context.get(programmeContext), form.value),
  )
  if (!isRefusal(outcome)) return redirect(`/hulpvraag/${outcome.askId}?gedaan=gevraagd`, 303)
  return data({ problems: { [fieldOf[outcome.refused]]: words.refused[outcome.refused] }, typed: form.typed }, { status: 409 })
}

export default function NewAsk({ loaderData: { asked, ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/hulpvraag', label: texts.board.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <Select
          name="ambition"
          label={words.ambition}
          error={problems?.['ambition']}
          value={typedText(typed, 'ambition', asked)}
          options={[{ value: '', label: words.ambitionMissing }, ...ambitions]}
        />
        <TextInput name="title" label={words.name} hint={words.nameHint} error={problems?.['title']} value={typedText(typed, 'title')} />
        <TextArea
          name="body"
          label={words.body}
          hint={words.bodyHint}
          error={problems?.['body']}
          value={typedText(typed, 'body')}
          rows={5}
        />
        <DateField
          name="byOn"
          label={words.byOn}
          hint={words.byHint}
          optional={formTexts.optional}
          error={problems?.['byOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'byOn')}
        />
        <RadioCards
          name="audience"
          label={words.audience}
          error={problems?.['audience']}
          value={typedText(typed, 'audience', 'all')}
          options={audiences.map((audience) => ({ value: audience, ...texts.audiences[audience] }))}
        />
        <Actions>
          <Button>{words.button}</Button>
          <LinkButton href="/hulpvraag" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
