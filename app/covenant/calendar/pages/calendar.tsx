import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { makeFeed, revokeFeed } from '../commands.server.ts'
import { feedForm } from '../forms.ts'
import { findDates, findOwnFeed } from '../queries.server.ts'
import type { CalendarDate } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/calendar'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const found = await read(context.get(databaseContext), visitor, async (tx) => ({
    dates: await findDates(tx, visitor, context.get(programmeContext)),
    feed: await findOwnFeed(tx, visitor),
  }))
  const { today } = visitor
  return {
    ahead: found.dates.filter((date) => date.on >= today),
    past: found.dates.filter((date) => date.on < today).toReversed(),
    feed: found.feed,
    isRevoked: new URL(request.url).searchParams.get('gedaan') === 'ingetrokken',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, feedForm)
  if ('problems' in form) throw data(null, { status: 400 })
  const visitor = context.get(visitorContext)
  const { deed } = form.value
  if (deed === 'revoke') {
    // Revoked already is revoked.
    await write(context.get(databaseContext), visitor, (tx) => revokeFeed(tx, visitor))
    return redirect('/agenda?gedaan=ingetrokken', 303)
  }
  const made = await write(context.get(databaseContext), visitor, (tx) => makeFeed(tx, visitor))
  if (isRefusal(made)) throw data({ reason: 'notForYou' }, { status: 403 })
  // No redirect: what is shown once must not stand in an address.
  return data({ address: `${new URL(request.url).origin}/agenda/${made.token}.ics` })
}

export default function CalendarPage({ loaderData: { ahead, past, feed, isRevoked }, actionData }: Route.ComponentProps) {
  const words = texts.feed
  return (
    <>
      <title>{texts.titleOf(texts.title)}</title>
      <Heading level={1}>{texts.title}</Heading>
      <Lead>{texts.lead}</Lead>
      {isRevoked && !actionData && (
        <Notice kind="positive" role="status">
          {words.revoked}
        </Notice>
      )}
      {actionData && (
        <Notice kind="positive" role="status" title={words.madeTitle}>
          <p>{words.madeBody}</p>
          <TextInput name="address" label={words.address} value={actionData.address} readOnly />
        </Notice>
      )}
      <Grid columns="2-1">
        <Card labelledBy="komt">
          <Heading level={2} id="komt">
            {texts.dates}
          </Heading>
          {ahead.length === 0 ? <EmptyState title={texts.dates}>{texts.none}</EmptyState> : <Dates caption={texts.ahead} dates={ahead} />}
          {past.length > 0 && <Dates caption={texts.past} dates={past} />}
        </Card>
        <Card labelledBy="eigen">
          <Heading level={2} id="eigen">
            {words.title}
          </Heading>
          <p>{words.what}</p>
          <p>{words.holds}</p>
          <p>{words.careful}</p>
          <Small>{words.stops}</Small>
          {feed && <p>{words.since(feed.madeOn)}</p>}
          <form method="post">
            <input type="hidden" name="deed" value="make" />
            {feed && <p>{words.renewBody}</p>}
            <Actions>
              <Button look={feed ? 'secondary' : 'primary'}>{feed ? words.renew : words.make}</Button>
            </Actions>
          </form>
          {feed && (
            <form method="post">
              <input type="hidden" name="deed" value="revoke" />
              <Actions>
                <Button look="secondary">{words.revoke}</Button>
              </Actions>
            </form>
          )}
        </Card>
      </Grid>
    </>
  )
}

function Dates({ caption, dates }: { caption: string; dates: CalendarDate[] }) {
  return (
    <Table caption={caption} stack columns={[{ label: texts.day }, { label: texts.what }, { label: texts.about }]}>
      <tbody>
        {dates.map(({ key, kind, on, title, path }) => (
          <tr key={key}>
            <RowHead>
              <time dateTime={on}>{formatDay(on)}</time>
            </RowHead>
            <Cell label={texts.what}>{texts.kind(kind)}</Cell>
            <Cell label={texts.about}>
              <a className="nl-link" href={path}>
                {title}
              </a>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
