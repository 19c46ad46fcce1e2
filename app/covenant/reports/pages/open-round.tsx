import { data, redirect } from 'react-router'
import { write } from '../../../platform/database/party.server.ts'
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
import { programmeContext } from '../../programme/request-context.ts'
import { openRound } from '../commands.server.ts'
import { openRoundForm } from '../forms.ts'
import { texts } from '../page-texts.ts'
import type { Route } from './+types/open-round'

export function loader() {
  return null
}

/** The field that a refusal is about, so that its sentence stands there. */
const fieldOf: Record<string, string> = {
  codeNotARound: 'code',
  alreadyOpen: 'code',
  alreadyFrozen: 'code',
  titleMissing: 'title',
  titleTooLong: 'title',
  referenceDayBeforeSigning: 'referenceOn',
  referenceDayFarAway: 'referenceOn',
  dataClosesBeforeReference: 'dataClosesOn',
  confirmClosesBeforeData: 'confirmClosesOn',
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, openRoundForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => openRound(tx, visitor, programme, form.value))
  if (isRefusal(outcome)) {
    const problems: Record<string, string> = { [fieldOf[outcome.refused] ?? '']: texts.refused[outcome.refused] }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${outcome.code}?gedaan=geopend`, 303)
}

export default function OpenRound({ actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(texts.open.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/halfjaarbericht', label: texts.list.title }, { label: texts.open.title }]} />
      <Heading level={1}>{texts.open.title}</Heading>
      <Lead>{texts.open.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <TextInput
          name="code"
          label={texts.open.code}
          hint={texts.open.codeHint}
          error={problems?.['code']}
          value={typedText(typed, 'code')}
          short
        />
        <TextInput
          name="title"
          label={texts.open.name}
          hint={texts.open.nameHint}
          error={problems?.['title']}
          value={typedText(typed, 'title')}
        />
        <DateField
          name="referenceOn"
          label={texts.open.reference}
          hint={formTexts.dateHint}
          error={problems?.['referenceOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'referenceOn')}
        />
        <DateField
          name="dataClosesOn"
          label={texts.open.dataCloses}
          hint={texts.open.dataClosesHint}
          error={problems?.['dataClosesOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'dataClosesOn')}
        />
        <DateField
          name="confirmClosesOn"
          label={texts.open.confirmCloses}
          hint={texts.open.confirmClosesHint}
          error={problems?.['confirmClosesOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'confirmClosesOn')}
        />
        <Actions>
          <Button>{texts.open.button}</Button>
          <LinkButton href="/halfjaarbericht" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
