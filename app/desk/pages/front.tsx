import { programmeContext } from '../../covenant/programme/request-context.ts'
import { findParty, type Party, type Programme } from '../../covenant/programme/rules.ts'
import { DikeFigure, DikeLegend, ProfileTable, StatesLegend, TopicStrip } from '../../covenant/progress/drawing.tsx'
import { findRegion } from '../../covenant/progress/queries.server.ts'
import { dikePicture } from '../../covenant/progress/rules.ts'
import { read } from '../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../platform/identity/request-context.ts'
import { listSeats, type Seat } from '../../platform/identity/sessions.server.ts'
import { Unsent } from '../../platform/web/unsent.ts'
import { houseVisitor, type Role } from '../../platform/web/visitor.ts'
import { Button, LinkAction, LinkButton } from '../../ui/button.tsx'
import { Figures } from '../../ui/description-list.tsx'
import { Details } from '../../ui/details.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../ui/heading.tsx'
import { Actions, Card, CardHead, Grid, Row } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { LinedList } from '../../ui/task-list.tsx'
import { oneOfEachRole, topicsToShare } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/front'

const words = texts.front

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const whole = context.get(programmeContext)
  const isPractice = context.get(installationContext).mode === 'practice'
  // Who can be stepped in as is for the doorkeeper alone to know, and only where all of them are invented.
  const looking = isPractice ? houseVisitor('doorkeeper', visitor.at, visitor.today) : visitor
  const { region, seats } = await read(context.get(databaseContext), looking, async (tx) => ({
    region: await findRegion(tx, whole, visitor.today),
    seats: isPractice ? await listSeats(tx, visitor.today) : undefined,
  }))
  const { programme } = region
  return new Unsent({
    programme,
    today: visitor.today,
    picture: region.kind === 'named' ? dikePicture(programme, region.standings, visitor.today) : undefined,
    totals: region.kind === 'named' ? undefined : region.totals,
    topics: region.kind === 'named' ? [] : topicsToShare(programme, region.counts),
    you: visitor.personId === null ? undefined : { name: visitor.name, hasParty: visitor.partyId !== null },
    seats,
  })
}

export default function Front({ loaderData }: Route.ComponentProps) {
  const { programme, today, picture, totals, topics, you, seats } = loaderData.value
  return (
    <>
      <title>{words.pageTitle}</title>
      <Heading level={1}>{words.title(programme.region)}</Heading>
      <Lead>{words.lead(programme.parties.length, programme.ambitions.length)}</Lead>
      {seats && !you && (
        <p>
          <LinkButton href="#instappen">{words.doors.title}</LinkButton>
        </p>
      )}
      {you && (
        <Card labelledBy="u">
          <Heading level={2} id="u">
            {words.you.title(you.name)}
          </Heading>
          <Actions>
            {you.hasParty && <LinkButton href="/onze-dijk">{words.you.own}</LinkButton>}
            <LinkButton href="/dijkbeeld" look={you.hasParty ? 'secondary' : 'primary'}>
              {words.you.region}
            </LinkButton>
          </Actions>
        </Card>
      )}
      <Card labelledBy="dijk">
        <CardHead>
          <Heading level={2} id="dijk">
            {picture ? words.dike(today) : texts.region.unnamed.figures(today)}
          </Heading>
          <LinkAction href="/hulp#dijkbeeld">{words.howToRead}</LinkAction>
        </CardHead>
        {picture ? (
          <>
            <DikeFigure picture={picture} programme={programme} labelledBy="dijk" />
            <DikeLegend programme={programme} />
            <Details summary={texts.region.table}>
              <ProfileTable picture={picture} programme={programme} />
            </Details>
          </>
        ) : (
          totals && (
            <>
              <Notice kind="info" title={texts.region.unnamed.title}>
                <p>{texts.region.unnamed.guest}</p>
              </Notice>
              <Figures
                items={[
                  { term: texts.region.unnamed.inOrder(totals.counted), value: totals.inOrder },
                  { term: texts.region.unnamed.weak(totals.weak), value: totals.weak },
                ]}
              />
              <LinedList>
                {topics.map(({ ambition, states }) => (
                  <li key={ambition.number}>
                    <Heading level={3}>{`${ambition.number} ${ambition.title}`}</Heading>
                    <TopicStrip programme={programme} counts={states} />
                  </li>
                ))}
              </LinedList>
              <StatesLegend programme={programme} />
            </>
          )
        )}
      </Card>
      {seats && <Doors seats={seats} programme={programme} />}
    </>
  )
}

function Doors({ seats, programme }: { seats: Seat[]; programme: Programme }) {
  const groups = [
    { name: words.doors.programme, seats: seats.filter((seat) => seat.partyId === null) },
    ...programme.parties.map((party) => ({ name: party.name, seats: seats.filter((seat) => seat.partyId === party.id) })),
  ].filter((group) => group.seats.length > 0)
  return (
    <Card labelledBy="instappen">
      <Heading level={2} id="instappen">
        {words.doors.title}
      </Heading>
      {seats.length === 0 ? (
        <EmptyState title={words.doors.none} action={<LinkButton href="/oefenen/dag">{words.doors.move}</LinkButton>}>
          {words.doors.noneBody}
        </EmptyState>
      ) : (
        <>
          <p>{words.doors.body}</p>
          <Heading level={3}>{words.doors.begin}</Heading>
          <Small>{words.doors.beginBody}</Small>
          <Grid columns="3">
            {oneOfEachRole(seats).map(({ role, seat }) => (
              <Door key={role} seat={seat} roles={[role]} party={findParty(programme, seat.partyId ?? '')} />
            ))}
          </Grid>
          <Heading level={3}>{words.doors.others}</Heading>
          {groups.map((group) => (
            <Details key={group.name} summary={words.doors.people(group.name, group.seats.length)}>
              <Grid columns="3">
                {group.seats.map((seat) => (
                  <Door key={`${seat.personId} ${seat.partyId}`} seat={seat} roles={seat.roles} party={undefined} />
                ))}
              </Grid>
            </Details>
          ))}
        </>
      )}
    </Card>
  )
}

/** Stepping in is a deed, so a form; everybody has one of their own. */
function Door({ seat, roles, party }: { seat: Seat; roles: Role[]; party: Party | undefined }) {
  return (
    <form method="post" action="/oefenen/stap-in">
      <input type="hidden" name="seat" value={`${seat.personId} ${seat.partyId ?? ''}`} />
      <Row>
        <Button look="secondary">{words.doors.stepIn(seat.name)}</Button>
      </Row>
      <Small>{words.doors.is(roles, seat.ambitions, party?.name)}</Small>
    </form>
  )
}
