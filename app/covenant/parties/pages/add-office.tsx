import { data, redirect } from 'react-router'
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
import { findParty } from '../../programme/rules.ts'
import { addOffice } from '../commands.server.ts'
import { officeForm } from '../forms.ts'
import { answerProblems, answerRefusal, officeWords } from '../parts/answer.ts'
import { OfficeFields } from '../parts/office-fields.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/add-office'

const words = texts.office

export function loader({ context }: Route.LoaderArgs) {
  const party = findParty(context.get(programmeContext), context.get(visitorContext).partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  return { party }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, officeForm)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const visitor = context.get(visitorContext)
  const { seen: _, ...office } = form.value
  const outcome = await write(context.get(databaseContext), visitor, (tx) => addOffice(tx, visitor, office))
  if (isRefusal(outcome)) return answerRefusal(outcome.refused, form.typed, officeWords)
  return redirect(`/partijen/${visitor.partyId}?gedaan=toegevoegd`, 303)
}

export default function AddOffice({ loaderData: { party }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.addTitle)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[
          { href: '/partijen', label: texts.list.title },
          { href: `/partijen/${party.id}`, label: party.name },
          { label: words.addTitle },
        ]}
      />
      <Heading level={1}>{words.addTitle}</Heading>
      <Lead>{words.addLead(party.fullName)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <OfficeFields type={party.type} problems={problems} typed={typed} />
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={`/partijen/${party.id}`} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
