import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { addMonths, type Day } from '../../../platform/settings/day.ts'
import { choice, optionalText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { confirmEvent, withdrawEvent } from '../../law/commands.server.ts'
import { listEvents } from '../../law/queries.server.ts'
import { confirmEvent as mayConfirm, isLongAgo, mayCorrect, mayKeepCalendar } from '../../law/rules.ts'
import { texts as lawTexts } from '../../law/texts.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { findAmbition, findParty, titleOf, type Programme } from '../../programme/rules.ts'
import { findTouched, type Touched } from '../queries.server.ts'
import type { Route } from './+types/law-event'

// One event of the legal calendar. It stands here and not in the room of the calendar, because it tells whom the event touches.
const words = lawTexts.event

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const found = await read(context.get(databaseContext), visitor, async (tx) => {
    const all = await listEvents(tx)
    const event = all.find((each) => each.id === params.event)
    return event && { all, event, touched: await findTouched(tx, programme, event, visitor.today) }
  })
  if (!found) throw data(null, { status: 404 })
  const { all, event, touched } = found
  const { today } = visitor
  const from = event.status === 'confirmed' ? event.answeredOn : today
  const asksOn = event.onDay !== null && from !== null && event.onDay < from ? from : event.onDay
  const confirmable = mayConfirm(visitor, event)
  const corrections = all.filter((other) => other.replaces === event.id)
  return {
    event,
    ambitions: event.ambitions.map((number) => ({ number, title: titleOf(programme, number) })),
    touched: touchedRows(programme, touched),
    unnamed: touched.filter((each) => !each.isNamed).length,
    counts: {
      asked: touched.filter((each) => each.how === 'asked').length,
      lapsed: touched.filter((each) => each.how === 'lapsed').length,
    },
    asksOn,
    lapsesOn: asksOn === null ? null : addMonths(asksOn, event.termMonths),
    longAgo: event.status === 'to_confirm' && event.onDay !== null && isLongAgo(event.onDay, today),
    older: all.find((other) => other.id === event.replaces)?.id,
    newer: corrections.find((other) => other.status === 'confirmed' || (event.status === 'replaced' && other.status === 'to_confirm'))?.id,
    waitingCorrection: event.status === 'confirmed' ? corrections.find((other) => other.status === 'to_confirm')?.id : undefined,
    may: {
      confirm: !isRefusal(confirmable),
      own: isRefusal(confirmable) && confirmable.refused === 'ownEvent',
      withdraw: mayKeepCalendar(visitor) && event.status === 'to_confirm',
      correct: mayKeepCalendar(visitor) && mayCorrect(event, all),
    },
    done: words.done[new URL(request.url).searchParams.get('gedaan') ?? ''],
    overtaken: new URL(request.url).searchParams.get('gedaan') === 'tegelijk',
  }
}

/** By ambition, with the names of those whom this visitor may know. */
function touchedRows(programme: Programme, touched: Touched) {
  const names = (number: string, how: 'asked' | 'lapsed') =>
    touched
      .filter((each) => each.ambition === number && each.how === how && each.isNamed)
      .map(
        ({ subject }) => findParty(programme, subject)?.name ?? programme.basisteams.find((team) => team.id === subject)?.name ?? subject,
      )
      .sort((one, other) => one.localeCompare(other, 'nl'))
  return [...new Set(touched.map((each) => each.ambition))].map((number) => ({
    number,
    title: findAmbition(programme, number)?.title ?? '',
    asked: names(number, 'asked'),
    lapsed: names(number, 'lapsed'),
  }))
}

const answerForm = z.object({
  deed: choice(['confirm', 'withdraw'], { missing: formTexts.mend }),
  reason: optionalText({ max: 500 }).default(null),
})

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, answerForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const { deed, reason } = form.value
  const database = context.get(databaseContext)
  const outcome =
    deed === 'confirm'
      ? await write(database, visitor, (tx) => confirmEvent(tx, visitor, params.event))
      : await write(database, visitor, (tx) => withdrawEvent(tx, visitor, params.event, reason ?? ''))
  const here = href('/wetskalender/:event', { event: params.event })
  if (!isRefusal(outcome)) return redirect(`${here}?gedaan=${deed === 'confirm' ? 'bevestigd' : 'ingetrokken'}`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  if (outcome.refused === 'notACaller') throw data({ reason: 'notForYou' }, { status: 403 })
  const field = outcome.refused === 'reasonMissing' ? 'reason' : ''
  return data({ problems: { [field]: words.refused[outcome.refused] }, typed: form.typed }, { status: 409 })
}

export default function LawEventPage({ loaderData, actionData }: Route.ComponentProps) {
  const { event, ambitions, may, asksOn, lapsesOn } = loaderData
  const { problems } = actionData ?? {}
  const linkTo = (id: string) => href('/wetskalender/:event', { event: id })
  return (
    <>
      <title>{lawTexts.pageTitle(event.title)}</title>
      <Breadcrumb label={lawTexts.crumbs} items={[{ href: href('/wetskalender'), label: lawTexts.list.title }, { label: event.title }]} />
      <Heading level={1}>{event.title}</Heading>
      <Lead>{event.question}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {loaderData.done && (
        <Notice kind="positive" role="status">
          {loaderData.done}
        </Notice>
      )}
      {loaderData.overtaken && (
        <Notice kind="warning" role="status">
          {words.refused.alreadyAnswered}
        </Notice>
      )}
      {loaderData.longAgo && event.onDay && <Notice kind="info">{lawTexts.form.longAgo(event.onDay)}</Notice>}
      <Stack>
        {loaderData.newer && (
          <p>
            <LinkAction href={linkTo(loaderData.newer)}>{words.correctedBy}</LinkAction>
          </p>
        )}
        {loaderData.waitingCorrection && (
          <p>
            <LinkAction href={linkTo(loaderData.waitingCorrection)}>{words.correctionWaits}</LinkAction>
          </p>
        )}
        {loaderData.older && (
          <p>
            <LinkAction href={linkTo(loaderData.older)}>{words.corrects}</LinkAction>
          </p>
        )}
        <Card labelledBy="wat">
          <Heading level={2} id="wat">
            {words.what}
          </Heading>
          <p>{event.changed}</p>
          {event.reason && <p>{words.reason(event.reason)}</p>}
          <DescriptionList
            items={[
              { term: words.status, value: <Badge>{lawTexts.statuses[event.status]}</Badge> },
              { term: words.onDay, value: lawTexts.day(event.onDay) },
              { term: words.parties, value: event.partyTypes.map((type) => lawTexts.partyTypes[type]).join(', ') },
              { term: words.term, value: lawTexts.months(event.termMonths) },
              { term: words.source, value: event.source },
            ]}
          />
          <Heading level={3}>{words.ambitions}</Heading>
          <LinedList>
            {ambitions.map(({ number, title }) => (
              <li key={number}>
                <a className="nl-link" href={href('/ambities/:number', { number })}>{`${number} ${title}`}</a>
              </li>
            ))}
          </LinedList>
          <Small>
            {words.entered(event.enteredOn)}
            {event.answeredOn && `. ${words.since(lawTexts.statuses[event.status], event.answeredOn)}`}
            {event.answerReason && `. ${words.reason(event.answerReason)}`}
          </Small>
        </Card>
        {event.kind === 'election' && (
          <Card labelledBy="taken">
            <Heading level={2} id="taken">
              {words.tasks}
            </Heading>
            <LinedList>
              {words.electionTasks
                .filter((task) => event.ambitions.includes(task.ambition))
                .map((task) => (
                  <li key={task.ambition}>
                    <a className="nl-link" href={href('/ambities/:number', { number: task.ambition })}>
                      {task.ambition}
                    </a>{' '}
                    {task.text}
                  </li>
                ))}
            </LinedList>
          </Card>
        )}
        {(event.status === 'to_confirm' || event.status === 'confirmed') && (
          <Card labelledBy="raakt">
            <Heading level={2} id="raakt">
              {words.touches}
            </Heading>
            {asksOn === null || lapsesOn === null ? (
              <p>{words.noDayYet}</p>
            ) : (
              <Touches {...loaderData} asksOn={asksOn} lapsesOn={lapsesOn} />
            )}
          </Card>
        )}
        {may.confirm && (
          <Card labelledBy="bevestig">
            <Heading level={2} id="bevestig">
              {words.confirmTitle}
            </Heading>
            <p>{words.confirmLead}</p>
            <form method="post">
              <input type="hidden" name="deed" value="confirm" />
              <Actions>
                <Button>{words.confirm}</Button>
              </Actions>
            </form>
          </Card>
        )}
        {may.own && <Notice kind="info">{words.ownEvent}</Notice>}
        {may.correct && (
          <Actions>
            <LinkButton look="secondary" href={href('/wetskalender/:event/verbeter', { event: event.id })}>
              {words.correct}
            </LinkButton>
          </Actions>
        )}
        {may.withdraw && (
          <Card labelledBy="intrekken">
            <Heading level={2} id="intrekken">
              {words.withdrawTitle}
            </Heading>
            <form method="post">
              <input type="hidden" name="deed" value="withdraw" />
              <TextArea name="reason" label={words.withdrawReason} error={problems?.['reason']} rows={2} />
              <Actions>
                <Button look="secondary">{words.withdraw}</Button>
              </Actions>
            </form>
          </Card>
        )}
        <p>
          <LinkAction href={href('/wetskalender')}>{words.back}</LinkAction>
        </p>
      </Stack>
    </>
  )
}

type TouchesProps = Pick<Route.ComponentProps['loaderData'], 'event' | 'touched' | 'counts' | 'unnamed'> & { asksOn: Day; lapsesOn: Day }

function Touches({ event, touched, counts, unnamed, asksOn, lapsesOn }: TouchesProps) {
  const waits = event.status === 'to_confirm'
  const nobody = counts.asked + counts.lapsed === 0
  return (
    <>
      {waits && <p>{words.asksOnly}</p>}
      {waits && (
        <p>
          {words.wouldTouch(asksOn)} {words.wouldLapse(lapsesOn)}
        </p>
      )}
      {nobody ? (
        <p>{words.nobody}</p>
      ) : (
        <>
          <p>
            <strong>{words.counted(counts.asked)}</strong> {counts.lapsed > 0 && words.countedLapsed(counts.lapsed)}
          </p>
          <Table
            caption={words.touchesByAmbition}
            hideCaption
            columns={[{ label: words.columns.ambition }, { label: words.asked }, { label: words.lapsed }]}
            stack
          >
            <tbody>
              {touched.map((row) => (
                <tr key={row.number}>
                  <RowHead>{`${row.number} ${row.title}`}</RowHead>
                  <Cell label={words.asked}>{row.asked.join(', ') || lawTexts.none}</Cell>
                  <Cell label={words.lapsed}>{row.lapsed.join(', ') || lawTexts.none}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
      {unnamed > 0 && <Small>{words.unnamed}</Small>}
    </>
  )
}
