import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { doneWords } from '../../../platform/web/done.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findParty, titleOf } from '../../programme/rules.ts'
import { decideDeviation } from '../commands.server.ts'
import { stepForm } from '../forms.ts'
import { findDeviation } from '../queries.server.ts'
import { deviationOn, stepsFor, type StepRefusal } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/deviation'

const words = texts.deviation

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const deviation = await read(context.get(databaseContext), visitor, (tx) => findDeviation(tx, params.deviationId))
  const state = deviation && deviationOn(deviation, visitor.today)
  if (!deviation || !state) throw data(null, { status: 404 })
  const isOwn = deviation.partyId === visitor.partyId
  return {
    ambition: { number: deviation.ambition, title: titleOf(programme, deviation.ambition) },
    party: findParty(programme, deviation.partyId)?.name ?? deviation.partyId,
    what: deviation.what,
    why: deviation.why,
    untilOn: deviation.untilOn,
    proposed: words.proposedOn(deviation.proposedOn, isOwn ? deviation.by : null),
    state,
    steps: deviation.steps.map(({ kind, decidedOn, reason }) => ({ kind, decidedOn, reason })),
    may: stepsFor(deviation, { ...visitor, personId: visitor.personId ?? '' }, visitor.today),
    today: visitor.today,
    done: doneWords(request, words.done),
  }
}

const fieldOf: Record<StepRefusal, string> = {
  notYours: '',
  ownProposal: '',
  alreadyAnswered: '',
  reasonMissing: 'reason',
  dayInFuture: 'decidedOn',
  dayBeforeProposal: 'decidedOn',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const form = await readForm(request, stepForm)
  if ('problems' in form) {
    const found = await read(context.get(databaseContext), visitor, (tx) => findDeviation(tx, params.deviationId))
    if (!found) throw data(null, { status: 404 })
    return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  }
  const outcome = await write(context.get(databaseContext), visitor, (tx) => decideDeviation(tx, visitor, params.deviationId, form.value))
  if (!isRefusal(outcome)) return redirect(`/maatwerk/afwijking/${params.deviationId}?gedaan=gedaan`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  if (outcome.refused === 'notYours') throw data({ reason: 'notForYou' }, { status: 403 })
  return data({ problems: { [fieldOf[outcome.refused]]: words.refused[outcome.refused] }, typed: form.typed }, { status: 409 })
}

export default function DeviationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { ambition, party, what, why, untilOn, proposed, state, steps, may, today, done } = loaderData
  const { problems, typed } = actionData ?? {}
  const title = words.title(party, ambition.number)
  const decides = may.includes('accepted')
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/maatwerk', label: texts.overview.title }, { label: title }]} />
      <Row>
        <Heading level={1}>{title}</Heading>
        <Badge>{texts.states[state]}</Badge>
      </Row>
      {done && !actionData && (
        <Notice kind="positive" role="status">
          {done}
        </Notice>
      )}
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <Stack>
        <Card>
          <DescriptionList
            items={[
              { term: words.what, value: what },
              { term: words.why, value: why },
              { term: words.until, value: formatDay(untilOn) },
              { term: words.proposed, value: proposed },
            ]}
          />
          <p>{words.stays}</p>
          <LinkAction href={`/ambities/${ambition.number}`}>{`${words.ambition} ${ambition.number} ${ambition.title}`}</LinkAction>
        </Card>
        {steps.length > 0 && (
          <Card labelledBy="stappen">
            <Heading level={2} id="stappen">
              {words.history}
            </Heading>
            <ol>
              {steps.map(({ kind, decidedOn, reason }, index) => (
                <li key={index}>
                  {words.step(kind, decidedOn)}
                  {reason && <p>{reason}</p>}
                </li>
              ))}
            </ol>
          </Card>
        )}
        {(may.length > 0 || actionData) && (
          <Card labelledBy="aan-u">
            <Heading level={2} id="aan-u">
              {words.yourTurn}
            </Heading>
            <form method="post">
              <RadioCards
                name="kind"
                label={words.yourTurn}
                error={problems?.['kind']}
                value={typedText(typed, 'kind')}
                options={may.map((kind) => ({ value: kind, ...words.kinds[kind] }))}
              />
              <TextArea
                name="reason"
                label={words.reason}
                hint={words.reasonHint}
                optional={decides ? undefined : formTexts.optional}
                error={problems?.['reason']}
                value={typedText(typed, 'reason')}
              />
              {decides && (
                <DateField
                  name="decidedOn"
                  label={words.decidedOn}
                  hint={formTexts.dateHint}
                  error={problems?.['decidedOn']}
                  words={formTexts.dateParts}
                  parts={typedDateParts(typed, 'decidedOn', today)}
                />
              )}
              <Actions>
                <Button>{words.save}</Button>
              </Actions>
            </form>
          </Card>
        )}
      </Stack>
    </>
  )
}
