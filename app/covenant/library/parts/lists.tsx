import type { Day } from '../../../platform/settings/day.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Heading, Small } from '../../../ui/heading.tsx'
import { Row } from '../../../ui/layout.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { titleOf, type Programme } from '../../programme/rules.ts'
import { askOn, type Ask, type Offer } from '../rules.ts'
import { texts } from '../texts.ts'
import { nameOf } from './frame.tsx'

const words = texts.board

export function AskList({ asks, programme, day }: { asks: Ask[]; programme: Programme; day: Day }) {
  return (
    <LinedList>
      {asks.map((ask) => {
        const standing = askOn(ask, day)
        const takenUpBy = standing?.state === 'takenUp' ? standing.takenUpBy : undefined
        return (
          <li key={ask.id}>
            <Row between>
              <Heading level={3}>
                <a className="nl-link" href={`/hulpvraag/${ask.id}`}>
                  {ask.title}
                </a>
              </Heading>
              <Badge kind={standing?.state === 'open' ? 'ask' : 'neutral'}>{texts.states[standing?.state ?? 'open']}</Badge>
            </Row>
            <Small>
              {texts.ambition(ask.ambition, titleOf(programme, ask.ambition))}
              <br />
              {words.by(nameOf(programme, ask.partyId), ask.askedOn)}
              {ask.byOn && `, ${words.wanted(ask.byOn)}`}
              {ask.audience === 'support' && `. ${words.onlySupport}`}
              {takenUpBy !== undefined && `. ${words.takenUpBy(nameOf(programme, takenUpBy))}`}
            </Small>
          </li>
        )
      })}
    </LinedList>
  )
}

export function OfferList({ offers, programme }: { offers: Offer[]; programme: Programme }) {
  return (
    <LinedList>
      {offers.map((offer) => (
        <li key={offer.id}>
          <Row between>
            <Heading level={3}>
              <a className="nl-link" href={`/hulpaanbod/${offer.id}`}>
                {offer.title}
              </a>
            </Heading>
            <Badge kind="offer">{texts.offered}</Badge>
          </Row>
          <Small>
            {texts.ambition(offer.ambition, titleOf(programme, offer.ambition))}
            <br />
            {words.by(nameOf(programme, offer.partyId), offer.offeredOn)}
            {offer.untilOn && `, ${words.until(offer.untilOn)}`}
          </Small>
        </li>
      ))}
    </LinedList>
  )
}
