import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextInput } from '../../../ui/text-input.tsx'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { ambitionsOf, programmeOn } from '../../programme/rules.ts'
import { writeWords } from '../commands.server.ts'
import { exampleName, examplePlaces, figureName, figurePlaces, wordsForm } from '../forms.ts'
import { RoundCrumbs } from '../parts/round-crumbs.tsx'
import { texts } from '../page-texts.ts'
import { findRound, findWords } from '../queries.server.ts'
import type { Route } from './+types/words'

const said = texts.words

export async function loader({ context, params }: Route.LoaderArgs) {
  return read(context.get(databaseContext), context.get(visitorContext), async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round || round.status === 'frozen') throw data(null, { status: 404 })
    const programme = programmeOn(context.get(versionsContext), round.referenceOn)
    return {
      round,
      ...(await findWords(tx, round.code)),
      parties: programme.parties.map(({ id, fullName }) => ({ value: id, label: fullName })),
      ambitions: programme.themes.map((theme) => ({
        group: `${theme.number} ${theme.title}`,
        options: ambitionsOf(programme, theme.number).map(({ number, title }) => ({ value: number, label: `${number} ${title}` })),
      })),
    }
  })
}

/** Where the sentence of a refusal stands; `place` is the example or figure that it is about. */
function fieldOf(refused: string, place = ''): string {
  if (refused === 'exampleIncomplete') return exampleName(Number(place), 'body')
  if (refused === 'figureIncomplete') return figureName(Number(place), 'name')
  if (refused === 'tooManyDecisions' || refused === 'decisionTooLong') return 'decisions'
  return refused === 'textTooLong' ? place : ''
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, wordsForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed, overtaken: false }, { status: 400 })
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => writeWords(tx, visitor, programme, params.round, form.value))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    const problems: Record<string, string> = { [fieldOf(outcome.refused, outcome.details?.[0])]: texts.refused[outcome.refused] }
    return data({ problems, typed: form.typed, overtaken: outcome.refused === 'changedMeanwhile' }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=bewaard`, 303)
}

export default function Words({ loaderData: { round, words, version, parties, ambitions }, actionData }: Route.ComponentProps) {
  const { problems, typed, overtaken } = actionData ?? {}
  const none = { value: '', label: said.none }
  const longer = (name: 'law' | 'growth' | 'planning') => (
    <TextArea
      name={name}
      label={said[name]}
      hint={said.textHint}
      optional={formTexts.optional}
      error={problems?.[name]}
      value={typedText(typed, name, words[name])}
      rows={5}
    />
  )
  return (
    <>
      <title>{texts.pageTitle(said.title)}</title>
      <RoundCrumbs round={round} here={said.title} />
      <Heading level={1}>{said.title}</Heading>
      <Lead>{said.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {overtaken && (
        <Notice kind="warning" title={said.others}>
          {said.othersBody}
        </Notice>
      )}
      <form method="post">
        <input type="hidden" name="knownVersion" value={version} />
        <Stack>
          <Card>
            <TextArea
              name="decisions"
              label={said.decisions}
              hint={said.decisionsHint}
              optional={formTexts.optional}
              error={problems?.['decisions']}
              value={typedText(typed, 'decisions', words.decisions.join('\n'))}
              rows={5}
            />
          </Card>
          {examplePlaces.map((place) => {
            const example = words.examples[place - 1]
            const [party, ambition, body] = [exampleName(place, 'partyId'), exampleName(place, 'ambition'), exampleName(place, 'body')]
            return (
              <Card key={place} labelledBy={`example-${place}`}>
                <Heading level={2} id={`example-${place}`}>
                  {said.example(place)}
                </Heading>
                <Select name={party} label={said.party} value={typedText(typed, party, example?.partyId)} options={[none, ...parties]} />
                <Select
                  name={ambition}
                  label={said.ambition}
                  value={typedText(typed, ambition, example?.ambition)}
                  options={[none, ...ambitions]}
                />
                <TextArea
                  name={body}
                  label={said.body}
                  optional={formTexts.optional}
                  error={problems?.[body]}
                  value={typedText(typed, body, example?.body)}
                  rows={4}
                />
              </Card>
            )
          })}
          <Card>
            {longer('law')}
            {longer('growth')}
            {longer('planning')}
          </Card>
          {figurePlaces.map((place) => {
            const figure = words.figures[place - 1]
            const field = (name: Parameters<typeof figureName>[1]) => figureName(place, name)
            return (
              <Card key={place} labelledBy={`figure-${place}`}>
                <Heading level={2} id={`figure-${place}`}>
                  {said.figure(place)}
                </Heading>
                <TextInput
                  name={field('name')}
                  label={said.figureName}
                  optional={formTexts.optional}
                  error={problems?.[field('name')]}
                  value={typedText(typed, field('name'), figure?.name)}
                />
                <TextInput
                  name={field('count')}
                  label={said.figureCount}
                  error={problems?.[field('count')]}
                  value={typedText(typed, field('count'), figure?.count === undefined || figure.count === null ? '' : String(figure.count))}
                  inputMode="numeric"
                  short
                />
                <CheckboxField
                  name={field('people')}
                  label={said.figurePeople}
                  hint={said.figurePeopleHint}
                  checked={typed ? typedText(typed, field('people')) !== '' : figure?.people === true}
                />
                <TextInput name={field('note')} label={said.figureNote} value={typedText(typed, field('note'), figure?.note)} />
              </Card>
            )
          })}
          <Actions>
            <Button>{formTexts.save}</Button>
            <LinkButton href={`/halfjaarbericht/${round.code}`} look="quiet">
              {formTexts.cancel}
            </LinkButton>
          </Actions>
        </Stack>
      </form>
    </>
  )
}
