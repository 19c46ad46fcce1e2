import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { titleOf } from '../../programme/rules.ts'
import { findEvidence, listSources, listTakers } from '../../progress/queries.server.ts'
import { nameOf } from '../parts/frame.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/document'

const words = texts.document

export async function loader({ context, params }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  return read(context.get(databaseContext), visitor, async (tx) => {
    const evidence = await findEvidence(tx, programme, params.evidenceId)
    // The library knows only what is shared now; what was, is on the page of the party's own evidence.
    if (!evidence || !evidence.shared || evidence.endedOn !== null) throw data(null, { status: 404 })
    const isOwn = evidence.partyId === visitor.partyId
    const taken = (await listSources(tx)).find((each) => each.sourceId === evidence.id)
    return {
      id: evidence.id,
      title: evidence.title,
      from: words.from(nameOf(programme, evidence.partyId), evidence.datedOn),
      about: [...new Set(evidence.links.map((link) => link.ambition))].map((number) => ({
        number,
        label: texts.ambition(number, titleOf(programme, number)),
      })),
      isOwn,
      hasParty: visitor.partyId !== null,
      takenOn: taken?.takenOn,
      ownCopy: taken?.evidenceId,
      canTake: evidence.kind === 'document' || evidence.kind === 'link',
      mayTake: hasRole(visitor, 'coordinator', 'processOwner'),
      takers: isOwn
        ? (await listTakers(tx))
            .filter((each) => each.sourceId === evidence.id)
            .map((each) => words.taker(nameOf(programme, each.partyId), each.takenOn))
        : [],
    }
  })
}

export default function DocumentPage({ loaderData }: Route.ComponentProps) {
  const { id, title, from, about, isOwn, hasParty, takenOn, ownCopy, canTake, mayTake, takers } = loaderData
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/hulpvraag', label: texts.board.title }, { href: '/bibliotheek', label: texts.library.title }, { label: title }]}
      />
      <Heading level={1}>{title}</Heading>
      <Lead>{from}</Lead>
      <Stack>
        {takenOn && (
          <Notice kind="info">
            <p>{words.takenAlready(takenOn)}</p>
            <p>
              <LinkAction href={`/bewijs/${ownCopy}`}>{title}</LinkAction>
            </p>
          </Notice>
        )}
        <Card labelledBy="hoort-bij">
          <Heading level={2} id="hoort-bij">
            {words.forWhat}
          </Heading>
          <ul>
            {about.map(({ number, label }) => (
              <li key={number}>
                <a className="nl-link" href={`/dijkbeeld/ambitie/${number}`}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
          <Actions>
            <LinkButton href={`/bewijs/${id}`} look="secondary">
              {words.open}
            </LinkButton>
            {!isOwn && !takenOn && canTake && mayTake && <LinkButton href={`/bibliotheek/${id}/neem-over`}>{words.takeOver}</LinkButton>}
          </Actions>
          {!canTake && <Small>{words.nothingToTake}</Small>}
          {!hasParty && <Small>{words.notForParty}</Small>}
        </Card>
        {isOwn && (
          <Card labelledBy="overgenomen">
            <Heading level={2} id="overgenomen">
              {words.takers}
            </Heading>
            {takers.length === 0 ? (
              <Small>{words.noTakers}</Small>
            ) : (
              <>
                <p>{words.takersHint}</p>
                <ul>
                  {takers.map((taker) => (
                    <li key={taker}>{taker}</li>
                  ))}
                </ul>
              </>
            )}
          </Card>
        )}
      </Stack>
    </>
  )
}
