import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
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
import { Notice } from '../../../ui/notice.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findParty } from '../../programme/rules.ts'
import { sign } from '../commands.server.ts'
import { signatureForm } from '../forms.ts'
import { answerProblems, answerRefusal, signatureWords } from '../parts/answer.ts'
import { findCommitment } from '../queries.server.ts'
import { seenSignature, signatoriesFor } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/signature'

const words = texts.signature

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const party = findParty(programme, visitor.partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  const signature = await read(context.get(databaseContext), visitor, (tx) => findCommitment(tx, party.id))
  return { party, signature, covenantSignedOn: programme.signedOn }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, signatureForm)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const { seen, ...signature } = form.value
  const outcome = await write(context.get(databaseContext), visitor, (tx) => sign(tx, visitor, programme, signature, seen))
  if (isRefusal(outcome)) return answerRefusal(outcome.refused, form.typed, signatureWords)
  return redirect(`/partijen/${visitor.partyId}?gedaan=handtekening`, 303)
}

export default function Signature({ loaderData: { party, signature, covenantSignedOn }, actionData }: Route.ComponentProps) {
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
      <Lead>{words.lead(party.fullName)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {actionData?.changedMeanwhile && signature && (
        <Notice kind="warning" role="alert" title={texts.changedMeanwhile}>
          {texts.nowThere([texts.functions[signature.signedFunction], signature.signedBy, formatDay(signature.signedOn)].join(', '))}
        </Notice>
      )}
      <form method="post">
        <input type="hidden" name="seen" value={seenSignature(signature)} />
        <TextInput
          name="signedBy"
          label={words.signedBy}
          error={problems?.['signedBy']}
          value={typedText(typed, 'signedBy', signature?.signedBy)}
        />
        <RadioCards
          name="signedFunction"
          label={words.signedFunction}
          error={problems?.['signedFunction']}
          value={typedText(typed, 'signedFunction', signature?.signedFunction)}
          options={signatoriesFor(party.type).map((name) => ({ value: name, label: texts.functions[name] }))}
        />
        <DateField
          name="signedOn"
          label={words.signedOn}
          hint={formTexts.dateHint}
          error={problems?.['signedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'signedOn', signature?.signedOn ?? covenantSignedOn)}
        />
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
