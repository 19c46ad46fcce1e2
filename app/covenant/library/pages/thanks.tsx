import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { titleOf } from '../../programme/rules.ts'
import { nameOf, Tabs } from '../parts/frame.tsx'
import { listAsks } from '../queries.server.ts'
import { thanksOf } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/thanks'

const words = texts.thanks

export async function loader({ context }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const asks = await read(context.get(databaseContext), visitor, (tx) => listAsks(tx))
  return { programme, thanks: thanksOf(asks, visitor.today) }
}

export default function Thanks({ loaderData: { programme, thanks } }: Route.ComponentProps) {
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Stack>
        <Tabs current="thanks" />
        {thanks.length === 0 ? (
          <EmptyState level={2} title={words.none}>
            {words.noneHint}
          </EmptyState>
        ) : (
          <Card>
            <LinedList>
              {thanks.map(({ id, on, from, to, ambition, title, body }, index) => (
                <li key={`${id}-${index}`}>
                  <Heading level={2} look={3}>
                    {words.line(
                      nameOf(programme, from),
                      to.map((helper) => nameOf(programme, helper)),
                    )}
                  </Heading>
                  <p>{body}</p>
                  <Small>
                    <time dateTime={on}>{formatDay(on)}</time>
                    {': '}
                    <a href={`/hulpvraag/${id}`}>{title}</a>
                    {` (${texts.ambition(ambition, titleOf(programme, ambition))})`}
                  </Small>
                </li>
              ))}
            </LinedList>
          </Card>
        )}
      </Stack>
    </>
  )
}
