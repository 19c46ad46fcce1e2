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
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { ambitionsOf, applies, findParty } from '../../programme/rules.ts'
import { proposeDeviation } from '../commands.server.ts'
import { deviationForm } from '../forms.ts'
import type { ProposeRefusal } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/propose'

const words = texts.propose

export function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const party = findParty(programme, visitor.partyId ?? '')
  return {
    asked: new URL(request.url).searchParams.get('ambitie') ?? '',
    ambitions: programme.themes.map((theme) => ({
      group: `${theme.number} ${theme.title}`,
      options: ambitionsOf(programme, theme.number)
        .filter((ambition) => party && applies(ambition, party) && ambition.measuredPer === 'party')
        .map(({ number, title }) => ({ value: number, label: `${number} ${title}` })),
    })),
  }
}

const fieldOf: Record<ProposeRefusal, string> = {
  notYours: '',
  doesNotApply: 'ambition',
  perBasisteam: 'ambition',
  alreadyThere: 'ambition',
  untilPassed: 'untilOn',
  untilTooFar: 'untilOn',
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, deviationForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    proposeDeviation(tx, visitor, context.get(programmeContext), form.value),
  )
  if (!isRefusal(outcome)) return redirect(`/maatwerk/afwijking/${outcome.deviationId}?gedaan=voorgesteld`, 303)
  return data({ problems: { [fieldOf[outcome.refused]]: words.refused[outcome.refused] }, typed: form.typed }, { status: 409 })
}

export default function Propose({ loaderData: { asked, ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/maatwerk', label: texts.overview.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Notice kind="info">{texts.overview.never}</Notice>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <Select
          name="ambition"
          label={words.ambition}
          error={problems?.['ambition']}
          value={typedText(typed, 'ambition', asked)}
          options={[{ value: '', label: words.ambitionMissing }, ...ambitions.filter(({ options }) => options.length > 0)]}
        />
        <TextArea name="what" label={words.what} hint={words.whatHint} error={problems?.['what']} value={typedText(typed, 'what')} />
        <TextArea name="why" label={words.why} error={problems?.['why']} value={typedText(typed, 'why')} />
        <DateField
          name="untilOn"
          label={words.until}
          hint={words.untilHint}
          error={problems?.['untilOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'untilOn')}
        />
        <Actions>
          <Button>{words.button}</Button>
          <LinkButton href="/maatwerk" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
