import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { doneWords } from '../../../platform/web/done.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { kinOf, titleOf } from '../../programme/rules.ts'
import { endOffer, personOf } from '../commands.server.ts'
import { nameOf } from '../parts/frame.tsx'
import { AskList } from '../parts/lists.tsx'
import { listAsks, listOffers } from '../queries.server.ts'
import * as rules from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/offer'

const words = texts.offer

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  return read(context.get(databaseContext), visitor, async (tx) => {
    const offer = (await listOffers(tx)).find((each) => each.id === params.offerId)
    if (!offer) throw data(null, { status: 404 })
    const kin = kinOf(programme, offer.ambition)
    return {
      programme,
      offer,
      today: visitor.today,
      isOffered: rules.isOffered(offer, visitor.today),
      title: titleOf(programme, offer.ambition),
      asks: rules.asksFor(offer, await listAsks(tx, kin), visitor.today, kin),
      mayEnd: !isRefusal(rules.endOffer(offer, personOf(visitor), visitor.today)),
      mayAsk: offer.partyId !== visitor.partyId && hasRole(visitor, 'coordinator', 'processOwner', 'boardMember'),
      done: doneWords(request, words.done),
    }
  })
}

export async function action({ context, params }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => endOffer(tx, visitor, params.offerId))
  if (!isRefusal(outcome)) return redirect(`/hulpaanbod/${params.offerId}?gedaan=weg`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  if (outcome.refused === 'notYours') throw data({ reason: 'notForYou' }, { status: 403 })
  return data({ problems: { '': words.alreadyEnded } }, { status: 409 })
}

export default function OfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, offer, today, isOffered, title, asks, mayEnd, mayAsk, done } = loaderData
  return (
    <>
      <title>{texts.pageTitle(offer.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/hulpvraag', label: texts.board.title }, { label: offer.title }]} />
      <Row>
        <Heading level={1}>{offer.title}</Heading>
        <Badge kind={isOffered ? 'offer' : 'neutral'}>{isOffered ? texts.offered : texts.ended}</Badge>
      </Row>
      <Lead>{words.offers(nameOf(programme, offer.partyId), offer.offeredOn)}</Lead>
      {done && !actionData && (
        <Notice kind="positive" role="status">
          {done}
        </Notice>
      )}
      <ErrorSummary title={formTexts.mend} problems={actionData?.problems} />
      <Stack>
        <Card>
          {offer.body.split(/\n{2,}/).map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
          {offer.untilOn && <Small>{texts.board.until(offer.untilOn)}</Small>}
          <p>
            <LinkAction href={`/dijkbeeld/ambitie/${offer.ambition}`}>{texts.ambition(offer.ambition, title)}</LinkAction>
          </p>
          {offer.partyId !== null && (
            <p>
              <LinkAction href={`/partijen/${offer.partyId}`}>{texts.ask.contact(nameOf(programme, offer.partyId))}</LinkAction>
            </p>
          )}
          {mayAsk && (
            <p>
              <LinkAction href={`/hulpvraag/nieuw?ambitie=${offer.ambition}`} arrow>
                {words.askToo}
              </LinkAction>
            </p>
          )}
        </Card>
        <Card labelledBy="vragen">
          <Heading level={2} id="vragen">
            {words.asks}
          </Heading>
          {asks.length === 0 ? <Small>{words.noAsks}</Small> : <AskList asks={asks} programme={programme} day={today} />}
        </Card>
        {mayEnd && (
          <Card>
            <Small>{words.endHint}</Small>
            <form method="post">
              <Actions>
                <Button look="secondary">{words.end}</Button>
              </Actions>
            </form>
          </Card>
        )}
      </Stack>
    </>
  )
}
