import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isFound, searchText } from '../../../platform/web/search.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Details } from '../../../ui/details.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Grid, Stack } from '../../../ui/layout.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { titleOf } from '../../programme/rules.ts'
import { nameOf, Tabs } from '../parts/frame.tsx'
import { AskList, OfferList } from '../parts/lists.tsx'
import { listAsks, listOffers } from '../queries.server.ts'
import { askOn, isLive, isOffered } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/board'

const words = texts.board

export async function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { today } = visitor
  const found = await read(context.get(databaseContext), visitor, async (tx) => ({
    asks: await listAsks(tx),
    offers: await listOffers(tx),
  }))
  const asked = searchText(request)
  const fits = (each: { title: string; body: string; ambition: string; partyId: string | null }) =>
    isFound([each.title, each.body, each.ambition, titleOf(programme, each.ambition), nameOf(programme, each.partyId)].join(' '), asked)
  const asks = found.asks.filter((ask) => askOn(ask, today) !== undefined && fits(ask))
  const live = (ask: (typeof asks)[number]) => {
    const standing = askOn(ask, today)
    return standing !== undefined && isLive(standing)
  }
  return {
    programme,
    today,
    asked,
    open: asks.filter(live),
    closed: asks.filter((ask) => !live(ask)),
    offers: found.offers.filter((offer) => isOffered(offer, today) && fits(offer)),
    mayAsk: hasRole(visitor, 'coordinator', 'processOwner', 'boardMember'),
    mayOffer: hasRole(visitor, 'coordinator', 'processOwner', 'boardMember', 'riecAdviser'),
  }
}

export default function Board({ loaderData }: Route.ComponentProps) {
  const { programme, today, asked, open, closed, offers, mayAsk, mayOffer } = loaderData
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <Stack>
        <Tabs current="board" />
        <form method="get" role="search">
          <TextInput name="zoek" label={words.search} hint={words.searchHint} value={asked} type="search" maxLength={100} />
          <Actions>
            <Button icon="search" look="secondary">
              {words.find}
            </Button>
            {asked !== '' && <LinkAction href="/hulpvraag">{words.again}</LinkAction>}
          </Actions>
        </form>
        <Grid columns="1-1">
          <Card labelledBy="gevraagd">
            <Heading level={2} id="gevraagd">
              {words.asks}
            </Heading>
            {open.length === 0 ? (
              <EmptyState title={words.noAsks}>{words.noAsksHint}</EmptyState>
            ) : (
              <AskList asks={open} programme={programme} day={today} />
            )}
            {mayAsk && (
              <Actions>
                <LinkButton href="/hulpvraag/nieuw" icon="plus">
                  {words.ask}
                </LinkButton>
              </Actions>
            )}
          </Card>
          <Card labelledBy="aangeboden">
            <Heading level={2} id="aangeboden">
              {words.offers}
            </Heading>
            {offers.length === 0 ? (
              <EmptyState title={words.noOffers}>{words.noOffersHint}</EmptyState>
            ) : (
              <OfferList offers={offers} programme={programme} />
            )}
            {mayOffer && (
              <Actions>
                <LinkButton href="/hulpaanbod/nieuw" icon="plus" look="secondary">
                  {words.offer}
                </LinkButton>
              </Actions>
            )}
          </Card>
        </Grid>
        {closed.length > 0 && (
          <Details summary={words.closed}>
            <AskList asks={closed} programme={programme} day={today} />
          </Details>
        )}
      </Stack>
    </>
  )
}
