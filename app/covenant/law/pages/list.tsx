import { href } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { kinOf } from '../../programme/rules.ts'
import { ambitionOptions } from '../parts/event-fields.tsx'
import { filterOf } from '../parts/filter.ts'
import { listEvents } from '../queries.server.ts'
import { eventStatuses, filterEvents, isCurrent, mayKeepCalendar, type LawEvent } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/list'

const words = texts.list

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const events = await read(context.get(databaseContext), visitor, listEvents)
  const filter = filterOf(request)
  const mayKeep = mayKeepCalendar(visitor)
  const years = new Set(events.map((event) => event.onDay?.slice(0, 4) ?? 'none'))
  return {
    filter,
    shown: filterEvents(events, filter, kinOf(context.get(programmeContext), filter.ambition)),
    superseded: events.flatMap((event) => (event.replaces !== null && event.status === 'confirmed' ? [event.replaces] : [])),
    coming: events
      .filter((event) => isCurrent(event) && event.onDay !== null && event.onDay > visitor.today)
      .toSorted((one, other) => ((one.onDay ?? '') < (other.onDay ?? '') ? -1 : 1)),
    toConfirm: mayKeep
      ? events.filter((event) => event.status === 'to_confirm' && event.onDay !== null && event.enteredBy !== visitor.personId)
      : [],
    years: [...years].sort().toReversed(),
    ambitions: ambitionOptions(context.get(programmeContext)),
    mayKeep,
    search: new URL(request.url).search,
  }
}

export default function Calendar({
  loaderData: { filter, shown, superseded, coming, toConfirm, years, ambitions, mayKeep, search },
}: Route.ComponentProps) {
  const all = { value: '', label: words.all }
  const isFiltered = filter.year !== '' || filter.ambition !== '' || filter.status !== ''
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Stack>
        {mayKeep && (
          <Actions>
            <LinkButton href={href('/wetskalender/nieuw')} icon="plus">
              {words.add}
            </LinkButton>
          </Actions>
        )}
        {toConfirm.length > 0 && (
          <Card labelledBy="bevestigen">
            <Heading level={2} id="bevestigen">
              {words.toConfirm}
            </Heading>
            <Small>{words.toConfirmHint}</Small>
            <Events events={toConfirm} />
          </Card>
        )}
        <Card labelledBy="komt">
          <Heading level={2} id="komt">
            {words.coming}
          </Heading>
          {coming.length === 0 ? <p>{words.noneComing}</p> : <Events events={coming} />}
        </Card>
        <form method="get" role="search" aria-label={words.filter}>
          <Select
            name="jaar"
            label={words.year}
            value={filter.year}
            options={[all, ...years.map((year) => ({ value: year, label: year === 'none' ? words.yearUnknown : year }))]}
          />
          <Select name="ambitie" label={words.ambition} value={filter.ambition} options={[all, ...ambitions]} />
          <Select
            name="status"
            label={words.status}
            value={filter.status}
            options={[all, ...eventStatuses.map((status) => ({ value: status, label: texts.statuses[status] }))]}
          />
          <Actions>
            <Button icon="search" look="secondary">
              {words.show}
            </Button>
            {isFiltered && <LinkAction href={href('/wetskalender')}>{words.again}</LinkAction>}
          </Actions>
        </form>
        <p role="status">{words.found(shown.length)}</p>
        {shown.length === 0 ? (
          <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>
        ) : (
          <Table caption={words.caption} columns={Object.values(words.columns).map((label) => ({ label }))} stack>
            <tbody>
              {shown.map((event) => (
                <tr key={event.id}>
                  <RowHead>
                    <a className="nl-link" href={href('/wetskalender/:event', { event: event.id })}>
                      {event.title}
                    </a>
                    <span className="dw-small"> {texts.kinds[event.kind]}</span>
                  </RowHead>
                  <Cell label={words.columns.onDay}>{texts.day(event.onDay)}</Cell>
                  <Cell label={words.columns.ambitions}>{event.ambitions.join(', ')}</Cell>
                  <Cell label={words.columns.parties}>{event.partyTypes.map((type) => texts.partyTypes[type]).join(', ')}</Cell>
                  <Cell label={words.columns.status}>
                    {superseded.includes(event.id) ? words.superseded : texts.statuses[event.status]}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <p>
          <LinkAction href={`/wetskalender.csv${search}`} download>
            {words.download}
          </LinkAction>
        </p>
      </Stack>
    </>
  )
}

function Events({ events }: { events: LawEvent[] }) {
  return (
    <LinedList>
      {events.map((event) => (
        <li key={event.id}>
          <a className="nl-link" href={href('/wetskalender/:event', { event: event.id })}>
            {event.title}
          </a>
          <Small>{words.short(texts.day(event.onDay), texts.statuses[event.status])}</Small>
        </li>
      ))}
    </LinedList>
  )
}
