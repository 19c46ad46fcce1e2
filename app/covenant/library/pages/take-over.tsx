import { data, redirect } from 'react-router'
import { read, write, type Tx } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedList, typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { CheckboxFields, RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findAmbition, type Ambition, type Programme } from '../../programme/rules.ts'
import { findEvidence, subjectFor, type Evidence } from '../../progress/queries.server.ts'
import { mayUpdate } from '../../progress/rules.ts'
import { personOf, takeOver } from '../commands.server.ts'
import { takeOverForm } from '../forms.ts'
import { nameOf } from '../parts/frame.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/take-over'

const words = texts.takeOver

async function openSource(tx: Tx, programme: Programme, id: string, visitor: Visitor): Promise<Evidence> {
  const source = await findEvidence(tx, programme, id)
  const canTake = source?.kind === 'document' || source?.kind === 'link'
  if (!source || !source.shared || source.endedOn !== null || !canTake || source.partyId === visitor.partyId) {
    throw data(null, { status: 404 })
  }
  return source
}

/** The ambitions of the document that this person keeps up to date for the own party. */
function ownAmbitions(source: Evidence, visitor: Visitor, programme: Programme): Ambition[] {
  return [...new Set(source.links.map((link) => link.ambition))].flatMap((number) => {
    const ambition = findAmbition(programme, number)
    const mine = ambition && subjectFor(programme, visitor, ambition) !== undefined
    return ambition && mine && mayUpdate({ ...personOf(visitor), basisteam: visitor.basisteam }, ambition) ? [ambition] : []
  })
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const source = await read(context.get(databaseContext), visitor, (tx) => openSource(tx, programme, params.evidenceId, visitor))
  return {
    id: source.id,
    title: source.title,
    party: nameOf(programme, source.partyId),
    today: visitor.today,
    ambitions: ownAmbitions(source, visitor, programme),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const form = await readForm(request, takeOverForm)
  if ('problems' in form) {
    await read(database, visitor, (tx) => openSource(tx, programme, params.evidenceId, visitor))
    return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  }
  const { title, datedOn, ambition, proves } = form.value
  const points = proves.flatMap((value) => {
    const [number = '', criterion = ''] = value.split(' ')
    return number === ambition ? [{ ambition: number, criterion }] : []
  })
  const links = points.length > 0 ? points : [{ ambition, criterion: null }]
  const outcome = await write(database, visitor, (tx) => takeOver(tx, visitor, programme, params.evidenceId, { title, datedOn, links }))
  if (!isRefusal(outcome)) return redirect(`/bewijs/${outcome.evidenceId}?gedaan=overgenomen`, 303)
  const { refused } = outcome
  if (refused === 'notFound') throw data(null, { status: 404 })
  const known = refused in words.refused ? (refused as keyof typeof words.refused) : 'changed'
  const field = known === 'datedInFuture' ? 'datedOn' : known === 'notYours' || known === 'noAmbition' ? 'ambition' : ''
  return data({ problems: { [field]: words.refused[known] }, typed: form.typed }, { status: 409 })
}

export default function TakeOverPage({ loaderData: { id, title, party, today, ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const [only] = ambitions
  return (
    <>
      <title>{texts.pageTitle(words.title(title))}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[
          { href: '/bibliotheek', label: texts.library.title },
          { href: `/bibliotheek/${id}`, label: title },
          { label: words.button },
        ]}
      />
      <Heading level={1}>{words.title(title)}</Heading>
      <Lead>{words.lead(party)}</Lead>
      {ambitions.length === 0 ? (
        <Notice kind="info">{words.none}</Notice>
      ) : (
        <>
          <ErrorSummary title={formTexts.mend} problems={problems} />
          <form method="post">
            <Notice kind="info">{words.kind}</Notice>
            <TextInput name="title" label={words.name} error={problems?.['title']} value={typedText(typed, 'title', title)} />
            <DateField
              name="datedOn"
              label={words.datedOn}
              hint={words.datedHint}
              error={problems?.['datedOn']}
              words={formTexts.dateParts}
              parts={typedDateParts(typed, 'datedOn', today)}
            />
            <RadioCards
              name="ambition"
              label={words.ambition}
              error={problems?.['ambition']}
              value={typedText(typed, 'ambition', only?.number)}
              look="plain"
              options={ambitions.map((ambition) => ({ value: ambition.number, label: texts.ambition(ambition.number, ambition.title) }))}
            />
            {ambitions.map((ambition) => (
              <CheckboxFields
                key={ambition.number}
                name="proves"
                id={`proves-${ambition.number.replace('.', '-')}`}
                label={words.proves(texts.ambition(ambition.number, ambition.title))}
                hint={words.provesHint}
                values={typedList(typed, 'proves')}
                options={ambition.criteria.map((criterion) => ({ value: `${ambition.number} ${criterion.id}`, label: criterion.text }))}
              />
            ))}
            <Actions>
              <Button>{words.button}</Button>
              <LinkButton href={`/bibliotheek/${id}`} look="quiet">
                {formTexts.cancel}
              </LinkButton>
            </Actions>
          </form>
        </>
      )}
    </>
  )
}
