import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, CardHead, Row, Stack } from '../../../ui/layout.tsx'
import { Segmented } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { addressOf, select, selectionFrom, showProposal, type Shown } from '../parts/selection.ts'
import { listProposals } from '../queries.server.ts'
import { mayPropose, stages } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/proposals'

const words = texts.list
const path = '/groei'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const proposals = (await read(context.get(databaseContext), visitor, listProposals)).map((each) => showProposal(programme, each))
  const selection = selectionFrom(request)
  return {
    selection,
    count: proposals.length,
    counts: stages.map((stage) => ({ stage, count: proposals.filter((each) => each.stage === stage).length })),
    shown: select(proposals, selection),
    mayPropose: mayPropose(visitor),
    isDone: new URL(request.url).searchParams.get('gedaan') === 'bewaard',
  }
}

export default function Proposals({ loaderData }: Route.ComponentProps) {
  const { selection, count, counts, shown, isDone } = loaderData
  const isSelected = selection.typed !== '' || selection.stage !== undefined
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      {isDone && <Notice kind="positive" role="status" title={words.done} />}
      <Stack>
        <Actions>
          {loaderData.mayPropose && (
            <LinkButton href="/groei/voorstel" icon="plus">
              {words.propose}
            </LinkButton>
          )}
          <LinkButton href="/groei/versies" look="secondary">
            {words.versions}
          </LinkButton>
        </Actions>
        {count === 0 ? (
          <EmptyState level={2} title={words.empty}>
            {words.emptyHint}
          </EmptyState>
        ) : (
          <Card labelledBy="voorstellen">
            <CardHead>
              <Heading level={2} id="voorstellen">
                {words.proposals}
              </Heading>
              <LinkAction href={addressOf('/groei/voorstellen.csv', selection)} download>
                {words.csv}
              </LinkAction>
            </CardHead>
            <Stack>
              <form method="get" role="search">
                {selection.stage && <input type="hidden" name="toon" value={selection.stage} />}
                {selection.byAmbition && <input type="hidden" name="volgorde" value="ambitie" />}
                <TextInput name="zoek" label={words.search} hint={words.searchHint} value={selection.typed} type="search" maxLength={100} />
                <Actions>
                  <Button icon="search" look="secondary">
                    {words.searchButton}
                  </Button>
                  {isSelected && <LinkAction href={path}>{words.searchAgain}</LinkAction>}
                </Actions>
              </form>
              <Segmented
                label={words.filter}
                items={[
                  {
                    href: addressOf(path, { ...selection, stage: undefined }),
                    label: words.all(count),
                    current: selection.stage === undefined,
                  },
                  ...counts.map((each) => ({
                    href: addressOf(path, { ...selection, stage: each.stage }),
                    label: words.stage(texts.stages[each.stage], each.count),
                    current: selection.stage === each.stage,
                  })),
                ]}
              />
              <Segmented
                label={words.sort}
                items={[
                  { href: addressOf(path, { ...selection, byAmbition: false }), label: words.newest, current: !selection.byAmbition },
                  { href: addressOf(path, { ...selection, byAmbition: true }), label: words.byAmbition, current: selection.byAmbition },
                ]}
              />
              {isSelected && <p role="status">{words.found(shown.length)}</p>}
              {shown.length === 0 ? (
                <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>
              ) : (
                <LinedList>
                  {shown.map((proposal) => (
                    <ProposalItem key={proposal.id} proposal={proposal} />
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

function ProposalItem({ proposal }: { proposal: Shown }) {
  return (
    <li>
      <Row between>
        <Heading level={3}>
          <a className="nl-link" href={`/groei/voorstellen/${proposal.id}`}>
            {proposal.title}
          </a>
        </Heading>
        <Badge>{texts.stages[proposal.stage]}</Badge>
      </Row>
      <Small>{words.from(proposal.who, proposal.proposedOn, proposal.comments)}</Small>
      <p>
        {texts.kinds[proposal.kind].label}
        {proposal.about && `. ${proposal.about}`}
      </p>
    </li>
  )
}
