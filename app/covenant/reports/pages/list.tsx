import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { texts } from '../page-texts.ts'
import { listRounds } from '../queries.server.ts'
import { mayLeadRound } from '../conversation.ts'
import type { Route } from './+types/list'

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  return { rounds: await read(context.get(databaseContext), visitor, listRounds), mayOpen: mayLeadRound(visitor) }
}

export default function Rounds({ loaderData: { rounds, mayOpen } }: Route.ComponentProps) {
  const { columns } = texts.list
  return (
    <>
      <title>{texts.pageTitle(texts.list.title)}</title>
      <Heading level={1}>{texts.list.title}</Heading>
      <Lead>{texts.list.lead}</Lead>
      {rounds.length === 0 ? (
        <EmptyState title={texts.list.empty}>{texts.list.emptyBody}</EmptyState>
      ) : (
        <Table caption={texts.list.caption} columns={Object.values(columns).map((label) => ({ label }))} stack>
          <tbody>
            {rounds.map((round) => (
              <tr key={round.code}>
                <RowHead>
                  <a className="nl-link" href={`/halfjaarbericht/${round.code}`}>
                    {round.title}
                  </a>
                </RowHead>
                <Cell label={columns.reference}>{formatDay(round.referenceOn)}</Cell>
                <Cell label={columns.state}>{round.status === 'open' ? texts.list.isOpen : texts.list.isFrozen(round.frozenOn)}</Cell>
                <Cell label={columns.download}>
                  {round.status === 'frozen' && (
                    <LinkAction href={`/halfjaarbericht/${round.code}/bericht/pdf`} about={round.title} download>
                      {texts.round.downloadNames.pdf}
                    </LinkAction>
                  )}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Actions>
        {mayOpen && <LinkButton href="/halfjaarbericht/nieuw">{texts.list.open}</LinkButton>}
        <LinkButton href="/halfjaarbericht/vragen" look="secondary">
          {texts.questions.title}
        </LinkButton>
        <LinkButton href="/budget" look="secondary">
          {texts.list.budget}
        </LinkButton>
      </Actions>
    </>
  )
}
