import { href, redirect } from 'react-router'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { plan } from '../commands.server.ts'
import { planForm } from '../forms.ts'
import { answerProblems, answerRefusal } from '../parts/answer.ts'
import { deedLines } from '../parts/deeds.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { openForUpdate } from '../parts/own-ambition.server.ts'
import { Seen } from '../parts/state-form.tsx'
import { findCard, listDeeds } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/plan'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { ambition, party, subject } = openForUpdate(programme, visitor, params.number, request)
  return read(context.get(databaseContext), visitor, async (tx) => ({
    ambition,
    usualOwner: ambition.owner[party.type] ?? '',
    card: await findCard(tx, subject, ambition),
    deeds: deedLines(await listDeeds(tx, subject, ambition), programme),
  }))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const { ambition, subject } = openForUpdate(programme, visitor, params.number, request)
  const { nextOn: known } = await read(database, visitor, (tx) => findCard(tx, subject, ambition))
  const form = await readForm(request, planForm({ today: visitor.today, known }))
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const outcome = await write(database, visitor, (tx) => plan(tx, visitor, programme, ambition.number, form.value))
  if (isRefusal(outcome)) return answerRefusal(outcome, form.typed, ambition)
  return redirect(`${href('/ambities/:number', { number: ambition.number })}?gedaan=planning`, 303)
}

export default function PlanPage({ loaderData: { ambition, usualOwner, card, deeds }, actionData }: Route.ComponentProps) {
  const words = texts.planning.page
  const heading = texts.heading(ambition)
  const back = href('/ambities/:number', { number: ambition.number })
  const typed = actionData?.typed
  const problems = actionData?.problems ?? {}
  return (
    <>
      <title>{texts.titleOf(words.title(heading))}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[{ href: href('/onze-dijk'), label: texts.crumbs.own }, { href: back, label: heading }, { label: words.crumb }]}
      />
      <Heading level={1}>{words.title(heading)}</Heading>
      <Lead>{words.lead}</Lead>
      <NotSaved answer={actionData} deeds={deeds} />
      <Card>
        <form method="post">
          <Seen own={{ version: card.version, deeds }} />
          <TextInput
            name="owner"
            label={texts.planning.owner}
            hint={usualOwner === '' ? words.ownerHint : `${words.ownerHint} ${words.ownerUsual(usualOwner)}`}
            optional={formTexts.optional}
            error={problems['owner']}
            value={typedText(typed, 'owner', card.owner ?? '')}
          />
          <DateField
            name="nextOn"
            label={texts.planning.nextOn}
            hint={words.nextHint}
            optional={formTexts.optional}
            error={problems['nextOn']}
            words={formTexts.dateParts}
            parts={typedDateParts(typed, 'nextOn', card.nextOn)}
          />
          <Actions>
            <Button>{formTexts.save}</Button>
            <LinkButton href={back} look="quiet">
              {formTexts.cancel}
            </LinkButton>
          </Actions>
        </form>
      </Card>
    </>
  )
}
