import { data, redirect } from 'react-router'
import { write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { ambitionsOf, findAmbition, partyTypes } from '../../programme/rules.ts'
import { propose } from '../commands.server.ts'
import { proposalForm } from '../forms.ts'
import { proposalKinds, type ProposeRefusal } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/propose'

const words = texts.propose

export function loader({ context, request }: Route.LoaderArgs) {
  const programme = context.get(programmeContext)
  const asked = new URL(request.url).searchParams.get('ambitie') ?? ''
  return {
    chosen: findAmbition(programme, asked)?.number ?? '',
    types: partyTypes.filter((type) => programme.parties.some((party) => party.type === type)),
    ambitions: programme.themes.map((theme) => ({
      group: `${theme.number} ${theme.title}`,
      options: ambitionsOf(programme, theme.number).map(({ number, title }) => ({ value: number, label: `${number} ${title}` })),
    })),
  }
}

const fieldOf: Record<ProposeRefusal, string> = {
  notForYou: '',
  ambitionMissing: 'ambition',
  ambitionNotForNew: 'ambition',
  effectMissing: 'gemeente',
  alreadyProposed: 'title',
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, proposalForm)
  if ('problems' in form) return answer(form.problems, form.typed, 400)
  const visitor = context.get(visitorContext)
  const { gemeente, waterschap, provincie, ...rest } = form.value
  const proposal = { ...rest, effects: { gemeente, waterschap, provincie } }
  const outcome = await write(context.get(databaseContext), visitor, (tx) => propose(tx, visitor, context.get(programmeContext), proposal))
  if (isRefusal(outcome)) return answer({ [fieldOf[outcome.refused]]: words.refused[outcome.refused] }, form.typed, 409)
  return redirect('/groei?gedaan=bewaard', 303)
}

function answer(problems: Problems, typed: Typed, status: 400 | 409) {
  return data({ problems, typed }, { status })
}

export default function Propose({ loaderData: { chosen, types, ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/groei', label: texts.list.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <RadioCards
          name="kind"
          label={words.kind}
          error={problems?.['kind']}
          value={typedText(typed, 'kind')}
          options={proposalKinds.map((kind) => ({ value: kind, ...texts.kinds[kind] }))}
        />
        <Select
          name="ambition"
          label={words.ambition}
          hint={words.ambitionHint}
          error={problems?.['ambition']}
          value={typedText(typed, 'ambition', chosen)}
          options={[{ value: '', label: words.none }, ...ambitions]}
        />
        <TextInput name="title" label={words.name} hint={words.nameHint} error={problems?.['title']} value={typedText(typed, 'title')} />
        <TextArea
          name="motive"
          label={words.motive}
          hint={words.motiveHint}
          error={problems?.['motive']}
          value={typedText(typed, 'motive')}
          rows={6}
        />
        <Card labelledBy="gevolg">
          <Heading level={2} look={3} id="gevolg">
            {words.effects}
          </Heading>
          <Small>{words.effectsHint}</Small>
          {types.map((type) => (
            <TextArea
              key={type}
              name={type}
              label={texts.types[type]}
              optional={formTexts.optional}
              error={problems?.[type]}
              value={typedText(typed, type)}
              rows={2}
            />
          ))}
        </Card>
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href="/groei" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
