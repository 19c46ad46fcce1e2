import { data, href, redirect } from 'react-router'
import { askOn, isLive, isOffered, speaksFor } from '../../covenant/library/rules.ts'
import { programmeContext, versionsContext } from '../../covenant/programme/request-context.ts'
import {
  applies,
  findAmbition,
  findParty,
  programmeOn,
  versionWith,
  type Ambition,
  type Party,
  type Programme,
} from '../../covenant/programme/rules.ts'
import { DikeFigure, StatesLegend, TopicStrip } from '../../covenant/progress/drawing.tsx'
import { dikePicture } from '../../covenant/progress/rules.ts'
import { texts as progressTexts } from '../../covenant/progress/texts.ts'
import { read } from '../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../platform/identity/request-context.ts'
import { formatDay, type Day } from '../../platform/settings/day.ts'
import { Unsent } from '../../platform/web/unsent.ts'
import { LinkAction } from '../../ui/button.tsx'
import { Heading, Lead, Small } from '../../ui/heading.tsx'
import { Actions, Card, CardHead, Grid, Row, Stack } from '../../ui/layout.tsx'
import { Breadcrumb } from '../../ui/link-sets.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StateBadge } from '../../ui/state.tsx'
import { Cell, RowHead, Table } from '../../ui/table.tsx'
import { LinedList } from '../../ui/task-list.tsx'
import { addressOf, askedDay } from '../forms.ts'
import { texts as words } from '../one-ambition-texts.ts'
import { DayForm } from '../parts/day-form.tsx'
import { DayNotice } from '../parts/day-notice.tsx'
import { findOneAmbition, type PartyStanding } from '../queries.server.ts'
import { programmeOfOne } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/one-ambition'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, versions] = [context.get(visitorContext), context.get(versionsContext)]
  const bounds = { signedOn: context.get(programmeContext).signedOn, today: visitor.today }
  const asked = askedDay(new URL(request.url), bounds)
  if ('redirectTo' in asked) throw redirect(asked.redirectTo)
  const { day } = asked
  const programme = programmeOn(versions, day)
  const ambition = findAmbition(programme, params.number)
  if (!ambition) {
    // A number of another version leads to how it was there.
    const other = versionWith(versions, params.number)
    if (!other) throw data(null, { status: 404 })
    throw redirect(href('/groei/versies/:version/ambities/:number', { version: String(other.version), number: params.number }))
  }
  const found = await read(context.get(databaseContext), visitor, (tx) => findOneAmbition(tx, visitor, programme, ambition, day))
  const one = programmeOfOne(programme, ambition)
  const party = findParty(programme, visitor.partyId ?? '')
  const person = { ...visitor, personId: visitor.personId ?? '' }
  const speaks = speaksFor(person, ambition.number)
  return new Unsent({
    programme,
    one,
    ambition,
    asked,
    bounds,
    party,
    found,
    picture: found.standings && dikePicture(one, found.standings, day),
    asks: found.asks.filter((ask) => {
      const standing = askOn(ask, day)
      return standing !== undefined && isLive(standing)
    }),
    offers: found.offers.filter((offer) => isOffered(offer, day)),
    isBound: party !== undefined && applies(ambition, party),
    mayAsk: party !== undefined && applies(ambition, party) && speaks,
    mayOffer: speaks,
  })
}

export default function OneAmbitionPage({ loaderData }: Route.ComponentProps) {
  const { programme, one, ambition, asked, bounds, party, found, picture, isBound } = loaderData.value
  const { day, op } = asked
  const heading = words.title(ambition.number, ambition.title)
  const path = `/dijkbeeld/ambitie/${ambition.number}`
  const { states, subjects } = found.counts ?? { states: undefined, subjects: 0 }
  const inOrder = (states?.achieved ?? 0) + (states?.secured ?? 0)
  const weak = (states?.notStarted ?? 0) + (states?.lapsed ?? 0)
  const hrefOfParty = (each: Party) => (each.id === party?.id ? addressOf('/onze-dijk', { op }) : addressOf(`/partijen/${each.id}`, { op }))
  return (
    <>
      <title>{texts.pageTitle(heading)}</title>
      <Breadcrumb
        label={words.crumbs.label}
        items={[{ href: addressOf('/dijkbeeld', { op }), label: words.crumbs.region }, { label: heading }]}
      />
      <Heading level={1}>{heading}</Heading>
      <Lead>{words.lead(inOrder, subjects - (states?.notApplicable ?? 0), weak, op)}</Lead>
      <DayNotice asked={asked} />
      <p>
        <LinkAction href={addressOf(`/ambities/${ambition.number}`, { op })} arrow>
          {isBound ? words.own : words.agreed}
        </LinkAction>
      </p>
      <Stack>
        <Card labelledBy="dijk">
          <CardHead>
            <Heading level={2} id="dijk">
              {picture ? words.dike : words.counts}
            </Heading>
          </CardHead>
          {picture ? (
            <DikeFigure picture={picture} programme={one} labelledBy="dijk" mine={party?.id} hrefOf={hrefOfParty} />
          ) : (
            <Notice kind="info">{words.unnamed}</Notice>
          )}
          {states && <TopicStrip programme={programme} counts={states} />}
          <DayForm path={path} asked={asked} bounds={bounds} />
          {found.rows.length > 0 && (
            <StandingTable programme={programme} ambition={ambition} rows={found.rows} day={day} hrefOf={hrefOfParty} />
          )}
          <StatesLegend programme={programme} />
          <Row>
            <LinkAction href={addressOf(`${path}/stand.csv`, { op })} download>
              {words.downloadTable}
            </LinkAction>
            {picture && (
              <LinkAction href={addressOf(`${path}/dijk.svg`, { op })} download>
                {words.downloadPicture}
              </LinkAction>
            )}
          </Row>
        </Card>
        <Grid columns="2-1">
          <Stack>
            <Criteria programme={programme} ambition={ambition} found={found} />
            <Deviations found={found} />
          </Stack>
          <Stack>
            <Help {...loaderData.value} />
          </Stack>
        </Grid>
      </Stack>
    </>
  )
}

type Found = Awaited<ReturnType<typeof findOneAmbition>>

function StandingTable({
  programme,
  ambition,
  rows,
  day,
  hrefOf,
}: {
  programme: Programme
  ambition: Ambition
  rows: PartyStanding[]
  day: Day
  hrefOf: (party: Party) => string
}) {
  const { columns } = words
  return (
    <Table
      caption={words.caption(ambition.number, day)}
      dense
      stack
      columns={[{ label: columns.party }, { label: columns.state }, { label: columns.since }, { label: columns.why }]}
    >
      <tbody>
        {rows.map(({ party, standing, why, said }) => (
          <tr key={party.id}>
            <RowHead>
              <a className="nl-link" href={hrefOf(party)}>
                {party.name}
              </a>
            </RowHead>
            <Cell label={columns.state}>
              <StateBadge kind={standing.state}>{programme.stateLabels[standing.state]}</StateBadge>
            </Cell>
            <Cell label={columns.since} nowrap>
              {standing.since === null ? words.never : formatDay(standing.since)}
            </Cell>
            <Cell label={columns.why}>{why === undefined ? words.never : (said ?? progressTexts.others.reasons[why])}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Secretary and RIEC adviser read every party's answers; a party only how many, and that once parties see each other by name. */
function Criteria({ programme, ambition, found }: { programme: Programme; ambition: Ambition; found: Found }) {
  const { answers, criteria, subjects } = found
  const textOf = (index: number) => {
    const criterion = ambition.criteria[index]
    return criterion ? words.point(criterion.text, words.level[criterion.level]) : ''
  }
  return (
    <Card labelledBy="punten">
      <Heading level={2} id="punten">
        {words.criteria}
      </Heading>
      {answers ? (
        <>
          <ol>
            {ambition.criteria.map((criterion, index) => (
              <li key={criterion.id}>{textOf(index)}</li>
            ))}
          </ol>
          <Table
            caption={words.criteriaAnswers(ambition.number)}
            dense
            columns={[{ label: words.columns.party }, ...ambition.criteria.map((_, index) => ({ label: String(index + 1) }))]}
          >
            <tbody>
              {subjects.map((subject) => (
                <tr key={subject}>
                  <RowHead>{nameOfSubject(programme, subject)}</RowHead>
                  {ambition.criteria.map((criterion) => {
                    const answer = answers.find((each) => each.subject === subject && each.criterion === criterion.id)
                    return <Cell key={criterion.id}>{answer ? (answer.yes ? words.yes : words.no) : words.open}</Cell>
                  })}
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      ) : found.kind === 'unnamed' ? (
        <>
          <ul>
            {ambition.criteria.map((criterion, index) => (
              <li key={criterion.id}>{textOf(index)}</li>
            ))}
          </ul>
          <Small>{words.noCounts}</Small>
        </>
      ) : (
        <Table
          caption={words.criteriaCaption(ambition.number)}
          dense
          stack
          columns={[
            { label: words.criterion },
            { label: words.yes, numeric: true },
            { label: words.no, numeric: true },
            { label: words.open, numeric: true },
          ]}
        >
          <tbody>
            {ambition.criteria.map((criterion, index) => {
              const { yes, no } = criteria.find((each) => each.criterion === criterion.id) ?? { yes: 0, no: 0 }
              return (
                <tr key={criterion.id}>
                  <RowHead>{textOf(index)}</RowHead>
                  <Cell label={words.yes} numeric>
                    {yes}
                  </Cell>
                  <Cell label={words.no} numeric>
                    {no}
                  </Cell>
                  <Cell label={words.open} numeric>
                    {Math.max(0, subjects.length - yes - no)}
                  </Cell>
                </tr>
              )
            })}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

function nameOfSubject(programme: Programme, subject: string): string {
  return findParty(programme, subject)?.name ?? programme.basisteams.find((team) => team.id === subject)?.name ?? subject
}

function Deviations({ found: { deviations } }: { found: Found }) {
  if (deviations.length === 0) return null
  return (
    <Card labelledBy="maatwerk">
      <Heading level={2} id="maatwerk">
        {words.deviations}
      </Heading>
      <Small>{words.deviationsHint}</Small>
      <ul>
        {deviations.map(({ party, what, untilOn }) => (
          <li key={`${party} ${what}`}>{words.deviation(party, what, untilOn)}</li>
        ))}
      </ul>
    </Card>
  )
}

/** Help of each other: asked, offered, shared. */
function Help({
  programme,
  ambition,
  found,
  asks,
  offers,
  mayAsk,
  mayOffer,
}: Pick<Route.ComponentProps['loaderData']['value'], 'programme' | 'ambition' | 'found' | 'asks' | 'offers' | 'mayAsk' | 'mayOffer'>) {
  const name = (partyId: string | null) => (partyId === null ? words.riec : (findParty(programme, partyId)?.name ?? partyId))
  return (
    <>
      <Card labelledBy="gevraagd">
        <Heading level={2} id="gevraagd">
          {words.asks}
        </Heading>
        <Links
          none={words.noAsks}
          items={asks.map(({ id, title, partyId, askedOn }) => ({
            href: `/hulpvraag/${id}`,
            title,
            note: words.by(name(partyId), askedOn),
          }))}
        />
        {mayAsk && (
          <Actions>
            <LinkAction href={`/hulpvraag/nieuw?ambitie=${ambition.number}`}>{words.ask}</LinkAction>
          </Actions>
        )}
      </Card>
      <Card labelledBy="aangeboden">
        <Heading level={2} id="aangeboden">
          {words.offers}
        </Heading>
        <Links
          none={words.noOffers}
          items={offers.map(({ id, title, partyId, offeredOn }) => ({
            href: `/hulpaanbod/${id}`,
            title,
            note: words.by(name(partyId), offeredOn),
          }))}
        />
        {mayOffer && (
          <Actions>
            <LinkAction href={`/hulpaanbod/nieuw?ambitie=${ambition.number}`}>{words.offer}</LinkAction>
          </Actions>
        )}
      </Card>
      <Card labelledBy="gedeeld">
        <Heading level={2} id="gedeeld">
          {words.shared}
        </Heading>
        <Links
          none={words.noShared}
          items={found.shared.map(({ id, title, partyId, datedOn }) => ({
            href: `/bibliotheek/${id}`,
            title,
            note: words.sharedLine(name(partyId), datedOn),
          }))}
        />
        <LinkAction href={`/bibliotheek?ambitie=${ambition.number}`}>{words.library}</LinkAction>
      </Card>
    </>
  )
}

function Links({ items, none }: { items: { href: string; title: string; note: string }[]; none: string }) {
  if (items.length === 0) return <Small>{none}</Small>
  return (
    <LinedList>
      {items.map(({ href, title, note }) => (
        <li key={href}>
          <a className="nl-link" href={href}>
            {title}
          </a>
          <Small>{note}</Small>
        </li>
      ))}
    </LinedList>
  )
}
