import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { TextArea, TextInput } from '../../../ui/text-input.tsx'
import { addDegree } from '../commands.server.ts'
import { degreeForm } from '../forms.ts'
import { listDegrees } from '../queries.server.ts'
import { dimensions, degrees, type Dimension } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/degree'

const words = texts.degree

function openDimension(name: string): Dimension {
  const found = dimensions.find((dimension) => dimension === name)
  if (!found) throw data(null, { status: 404 })
  return found
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const dimension = openDimension(params.dimension)
  const known = await read(context.get(databaseContext), visitor, (tx) => listDegrees(tx, visitor.partyId ?? ''))
  return {
    dimension,
    year: visitor.today.slice(0, 4),
    known: known.filter((degree) => degree.dimension === dimension).toReversed(),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const dimension = openDimension(params.dimension)
  const form = await readForm(request, degreeForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const outcome = await write(context.get(databaseContext), visitor, (tx) => addDegree(tx, visitor, dimension, form.value))
  if (!isRefusal(outcome)) return redirect('/maatwerk?gedaan=profiel', 303)
  if (outcome.refused === 'notYours') throw data({ reason: 'notForYou' }, { status: 403 })
  const problems = { [outcome.refused === 'yearInFuture' ? 'year' : '']: words.refused[outcome.refused] }
  return data({ problems, typed: form.typed }, { status: 409 })
}

export default function DegreePage({ loaderData: { dimension, year, known }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const { label, hint } = texts.dimensions[dimension]
  const [last] = known
  return (
    <>
      <title>{texts.pageTitle(words.title(label))}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/maatwerk', label: texts.overview.title }, { label }]} />
      <Heading level={1}>{words.title(label)}</Heading>
      <Lead>{`${hint} ${words.lead}`}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        <RadioCards
          name="degree"
          label={words.degree}
          error={problems?.['degree']}
          value={typedText(typed, 'degree', last && String(last.degree))}
          options={degrees.map((degree) => ({ value: degree, label: words.degrees[degree] }))}
        />
        <TextInput
          name="year"
          label={words.year}
          error={problems?.['year']}
          value={typedText(typed, 'year', year)}
          inputMode="numeric"
          short
        />
        <TextInput
          name="source"
          label={words.source}
          hint={words.sourceHint}
          error={problems?.['source']}
          value={typedText(typed, 'source', last?.source)}
        />
        <TextArea
          name="explanation"
          label={words.explanation}
          optional={formTexts.optional}
          error={problems?.['explanation']}
          value={typedText(typed, 'explanation')}
        />
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href="/maatwerk" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
      {known.length > 0 && (
        <Card labelledBy="eerder">
          <Heading level={2} id="eerder">
            {words.history}
          </Heading>
          <ul>
            {known.map((degree) => (
              <li key={degree.seq}>{words.historyLine(degree.degree, degree.year, degree.foundOn, degree.source)}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
