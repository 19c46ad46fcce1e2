import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { isFound, searchText } from '../../../platform/web/search.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { titleOf, findParty, type Programme } from '../../programme/rules.ts'
import { listDecisions, type Decision } from '../queries.server.ts'
import { whoSeesWhom } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/decisions'

const words = texts.list

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const decisions = await read(context.get(databaseContext), visitor, listDecisions)
  const asked = searchText(request)
  const shown = decisions.map((decision) => ({ ...decision, about: aboutOf(decision, programme) }))
  return {
    asked,
    count: decisions.length,
    shown: shown.filter(({ kind, title, body, about }) => isFound([texts.kinds[kind].label, title, body, about].join(' '), asked)),
    choice: whoSeesWhom(decisions),
    mayRecord: hasRole(visitor, 'secretary'),
    isDone: new URL(request.url).searchParams.get('gedaan') === 'bewaard',
  }
}

/** Which party and ambition a decision is about; undefined when it is about all of them. */
function aboutOf({ partyId, ambition: number }: Decision, programme: Programme): string | undefined {
  if (partyId === null || number === null) return undefined
  const party = findParty(programme, partyId)?.fullName ?? partyId
  return words.about(party, number, titleOf(programme, number))
}

export default function Decisions({ loaderData: { asked, count, shown, choice, mayRecord, isDone } }: Route.ComponentProps) {
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead(count)}</Lead>
      {isDone && (
        <Notice kind="positive" role="status">
          {words.done}
        </Notice>
      )}
      <Stack>
        {mayRecord && (
          <Actions>
            <LinkButton href="/werkgroep/besluit" icon="plus">
              {words.record}
            </LinkButton>
            <LinkButton href="/werkgroep/deelname" look="secondary">
              {words.participation}
            </LinkButton>
            <LinkButton href="/werkgroep/publieke-pagina" look="secondary">
              {words.publicPage}
            </LinkButton>
          </Actions>
        )}
        <Card labelledBy="who">
          <Heading level={2} id="who">
            {words.who}
          </Heading>
          <p>
            <strong>
              {choice ? words[choice.kind === 'byName' ? 'byName' : 'regionOnly'](formatDay(choice.decidedOn)) : words.noChoice}
            </strong>{' '}
            {choice?.kind === 'byName' ? words.byNameMeans : words.regionOnlyMeans}
          </p>
          <Small>{words.neverShared}</Small>
        </Card>
        {count === 0 ? (
          <EmptyState level={2} title={words.empty}>
            {words.emptyHint}
          </EmptyState>
        ) : (
          <Card labelledBy="decisions">
            <Heading level={2} id="decisions">
              {words.decisions}
            </Heading>
            <Stack>
              <form method="get" role="search">
                <TextInput name="zoek" label={words.search} hint={words.searchHint} value={asked} type="search" maxLength={100} />
                <Actions>
                  <Button icon="search" look="secondary">
                    {words.searchButton}
                  </Button>
                  {asked !== '' && <LinkAction href="/werkgroep">{words.searchAgain}</LinkAction>}
                </Actions>
              </form>
              {asked !== '' && <p role="status">{words.found(shown.length)}</p>}
              {shown.length === 0 ? (
                <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>
              ) : (
                <LinedList>
                  {shown.map((decision) => (
                    <DecisionItem key={decision.id} decision={decision} />
                  ))}
                </LinedList>
              )}
            </Stack>
          </Card>
        )}
      </Stack>
    </>
  )
}

function DecisionItem({ decision }: { decision: Decision & { about: string | undefined } }) {
  return (
    <li id={`besluit-${decision.id}`}>
      <Row between>
        <Heading level={3}>{decision.title}</Heading>
        <Badge>{texts.kinds[decision.kind].label}</Badge>
      </Row>
      <Small>
        <time dateTime={decision.decidedOn}>{formatDay(decision.decidedOn)}</time>
      </Small>
      {decision.about && decision.ambition && (
        <p>
          <LinkAction href={`/convenant#ambitie-${decision.ambition}`}>{decision.about}</LinkAction>
        </p>
      )}
      {decision.body.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </li>
  )
}
