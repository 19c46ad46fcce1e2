import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findParty } from '../../programme/rules.ts'
import { renew } from '../commands.server.ts'
import { renewalForm } from '../forms.ts'
import { answerProblems, answerRefusal, renewalWords } from '../parts/answer.ts'
import { findCommitment, listOffices, listRenewals } from '../queries.server.ts'
import { renewalAsked } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/renewal'

const words = texts.renewal

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const party = findParty(context.get(programmeContext), visitor.partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  const facts = await read(context.get(databaseContext), visitor, async (tx) => ({
    offices: await listOffices(tx, party.id),
    signature: await findCommitment(tx, party.id),
    renewals: await listRenewals(tx, party.id),
  }))
  const head = renewalAsked(party.type, facts, visitor.today)
  return { party, head: head && { holder: head.holder, function: head.function }, today: visitor.today }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, renewalForm)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const visitor = context.get(visitorContext)
  const { holder, renewedOn } = form.value
  const outcome = await write(context.get(databaseContext), visitor, (tx) => renew(tx, visitor, { renewedOn }, holder || undefined))
  if (isRefusal(outcome)) return answerRefusal(outcome.refused, form.typed, renewalWords)
  return redirect(`/partijen/${visitor.partyId}?gedaan=vernieuwd`, 303)
}

export default function RenewalPage({ loaderData: { party, head, today }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[
          { href: '/partijen', label: texts.list.title },
          { href: `/partijen/${party.id}`, label: party.name },
          { label: words.title },
        ]}
      />
      <Heading level={1}>{words.title}</Heading>
      {!head ? (
        <EmptyState level={2} title={words.nothing} action={<LinkAction href={`/partijen/${party.id}`}>{words.back}</LinkAction>}>
          {words.nothingBody}
        </EmptyState>
      ) : (
        <>
          <Lead>{words.lead(head.holder, texts.functions[head.function])}</Lead>
          <ErrorSummary title={formTexts.mend} problems={problems} />
          {actionData?.changedMeanwhile && (
            <Notice kind="warning" role="alert" title={texts.changedMeanwhile}>
              {texts.nowThere(`${texts.functions[head.function]}, ${head.holder}`)}
            </Notice>
          )}
          <form method="post">
            <input type="hidden" name="holder" value={head.holder} />
            <DateField
              name="renewedOn"
              label={words.renewedOn}
              hint={formTexts.dateHint}
              error={problems?.['renewedOn']}
              words={formTexts.dateParts}
              parts={typedDateParts(typed, 'renewedOn', today)}
            />
            <Small>{words.means}</Small>
            <Actions>
              <Button>{words.button}</Button>
              <LinkButton href={`/partijen/${party.id}`} look="quiet">
                {formTexts.cancel}
              </LinkButton>
            </Actions>
          </form>
        </>
      )}
    </>
  )
}
