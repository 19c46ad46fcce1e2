import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { checkForm } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readFields } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/choices.tsx'
import { Details } from '../../../ui/details.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findParty } from '../../programme/rules.ts'
import { changeOffice, removeOffice } from '../commands.server.ts'
import { officeForm, removeOfficeForm } from '../forms.ts'
import { answerProblems, answerRefusal, officeWords } from '../parts/answer.ts'
import { OfficeFields } from '../parts/office-fields.tsx'
import { listOffices } from '../queries.server.ts'
import { seenOffice, type Office } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/change-office'

const words = texts.office

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const party = findParty(context.get(programmeContext), visitor.partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  const offices = await read(context.get(databaseContext), visitor, (tx) => listOffices(tx, party.id))
  const office = offices.find((each) => each.id === params.officeId)
  if (!office) throw data(null, { status: 404 })
  return { party, office }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const fields = await readFields(request)
  return fields.get('intent') === 'remove' ? remove(fields, params.officeId, context) : change(fields, params.officeId, context)
}

async function change(fields: FormData, officeId: string, context: Route.ActionArgs['context']) {
  const visitor = context.get(visitorContext)
  const form = checkForm(fields, officeForm)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const { seen, ...office } = form.value
  const outcome = await write(context.get(databaseContext), visitor, (tx) => changeOffice(tx, visitor, officeId, office, seen))
  if (isRefusal(outcome)) return answerRefusal(outcome.refused, form.typed, officeWords)
  return redirect(`/partijen/${visitor.partyId}?gedaan=bewaard`, 303)
}

async function remove(fields: FormData, officeId: string, context: Route.ActionArgs['context']) {
  const visitor = context.get(visitorContext)
  const form = checkForm(fields, removeOfficeForm)
  if ('problems' in form) return answerProblems(form.problems)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => removeOffice(tx, visitor, officeId, form.value.seen))
  if (isRefusal(outcome)) return answerRefusal(outcome.refused, undefined, { fields: {}, sentences: {} })
  return redirect(`/partijen/${visitor.partyId}?gedaan=weggehaald`, 303)
}

function describeOffice({ function: role, holder, email, phone, fromOn, untilOn }: Office): string {
  const days = `${texts.since(formatDay(fromOn))}${untilOn === null ? '' : ` ${texts.until(formatDay(untilOn))}`}`
  return [texts.functions[role], holder, email, phone, days].filter((part) => part !== null).join(', ')
}

export default function ChangeOffice({ loaderData: { party, office }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const title = words.changeTitle(texts.functions[office.function], office.holder)
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/partijen', label: texts.list.title }, { href: `/partijen/${party.id}`, label: party.name }, { label: title }]}
      />
      <Heading level={1}>{title}</Heading>
      <Lead>{words.changeLead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {actionData?.changedMeanwhile && (
        <Notice kind="warning" role="alert" title={texts.changedMeanwhile}>
          {texts.nowThere(describeOffice(office))}
        </Notice>
      )}
      <form method="post">
        <input type="hidden" name="seen" value={seenOffice(office)} />
        <OfficeFields type={party.type} office={office} problems={problems} typed={typed} />
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={`/partijen/${party.id}`} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
      <Details summary={words.remove} open={problems?.['sure'] !== undefined}>
        <p>{words.removeExplained}</p>
        <form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="seen" value={seenOffice(office)} />
          <CheckboxField name="sure" label={words.removeSure} error={problems?.['sure']} />
          <Actions>
            <Button look="danger">{words.removeButton}</Button>
          </Actions>
        </form>
      </Details>
    </>
  )
}
