import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { doneWords } from '../../../platform/web/done.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Badge } from '../../../ui/badge.tsx'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Details } from '../../../ui/details.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { applies, findAmbition, findParty, titleOf, type Party, type Programme } from '../../programme/rules.ts'
import { bearingIn } from '../bearing.ts'
import { listAllDegrees, readDeviations } from '../queries.server.ts'
import { deviationOn, dimensions, profileOf, profileOn, yearsOf, type Bearing, type Profile } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/overview'

const words = texts.overview

export async function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { degrees, deviations } = await read(context.get(databaseContext), visitor, async (tx) => ({
    degrees: await listAllDegrees(tx),
    deviations: await readDeviations(tx),
  }))
  const party = findParty(programme, visitor.partyId ?? '')
  const shown = deviations.flatMap((each) => {
    const state = deviationOn(each, visitor.today)
    return state ? [{ id: each.id, partyId: each.partyId, ambition: each.ambition, what: each.what, untilOn: each.untilOn, state }] : []
  })
  return {
    programme,
    party,
    bearing: bearingIn(programme),
    own: party && {
      now: profileOn(degrees, visitor.today),
      years: yearsOf(degrees).map((year) => ({ year, profile: profileOf(degrees, year) })),
    },
    others: party
      ? []
      : programme.parties.flatMap((each) => {
          const theirs = degrees.filter((degree) => degree.partyId === each.id)
          return theirs.length === 0 ? [] : [{ party: each, profile: profileOn(theirs, visitor.today) }]
        }),
    deviations: shown,
    waiting: party ? 0 : shown.filter(({ state }) => state === 'waitsForWorkingGroup').length,
    mayChange: hasRole(visitor, 'coordinator'),
    done: doneWords(request, words.done),
  }
}

export default function Overview({ loaderData }: Route.ComponentProps) {
  const { programme, party, own, others, bearing, deviations, waiting, mayChange, done } = loaderData
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      {done && (
        <Notice kind="positive" role="status">
          {done}
        </Notice>
      )}
      <Stack>
        {waiting > 0 && <Notice kind="info">{words.waiting(waiting)}</Notice>}
        <Card labelledBy="afwijkingen">
          <Heading level={2} id="afwijkingen">
            {words.deviations}
          </Heading>
          <p>{words.never}</p>
          {deviations.length === 0 ? (
            <EmptyState title={words.noDeviations}>{words.noDeviationsHint}</EmptyState>
          ) : (
            <LinedList>
              {deviations.map(({ id, partyId, ambition, what, untilOn, state }) => (
                <li key={id}>
                  <Row between>
                    <Heading level={3}>
                      <a className="nl-link" href={`/maatwerk/afwijking/${id}`}>
                        {`${findParty(programme, partyId)?.name ?? partyId}: ${ambition} ${titleOf(programme, ambition)}`}
                      </a>
                    </Heading>
                    <Badge>{texts.states[state]}</Badge>
                  </Row>
                  <p>{what}</p>
                  <Small>{words.until(untilOn)}</Small>
                </li>
              ))}
            </LinedList>
          )}
          {mayChange && (
            <Actions>
              <LinkButton href="/maatwerk/nieuw" icon="plus" look="secondary">
                {words.propose}
              </LinkButton>
            </Actions>
          )}
        </Card>
        {own && party && (
          <Card labelledBy="profiel">
            <Heading level={2} id="profiel">
              {words.profile}
            </Heading>
            <p>{words.profileHint}</p>
            <Small>{words.profileWho}</Small>
            <ProfileTable caption={words.caption} {...{ programme, party, bearing, mayChange }} profile={own.now} />
            {own.years.length > 1 && (
              <Details summary={words.years}>
                {own.years.map(({ year, profile }) => (
                  <ProfileTable
                    key={year}
                    caption={words.captionYear(year)}
                    {...{ programme, party, bearing, profile }}
                    mayChange={false}
                  />
                ))}
              </Details>
            )}
          </Card>
        )}
        {!party && (
          <Card labelledBy="profielen">
            <Heading level={2} id="profielen">
              {words.parties}
            </Heading>
            <p>{words.profileHint}</p>
            {others.length === 0 && <p>{words.noProfiles}</p>}
            {others.map(({ party: each, profile }) => (
              <Details key={each.id} summary={each.fullName}>
                <ProfileTable caption={words.captionOf(each.name)} {...{ programme, bearing, profile }} party={each} mayChange={false} />
              </Details>
            ))}
          </Card>
        )}
      </Stack>
    </>
  )
}

/** The twelve dimensions in their order; a version of a year shows only what it says. */
function ProfileTable({
  caption,
  programme,
  party,
  profile,
  bearing,
  mayChange,
}: {
  caption: string
  programme: Programme
  party: Party
  profile: Profile
  bearing: Bearing
  mayChange: boolean
}) {
  const { columns } = words
  const shown = mayChange ? dimensions : dimensions.filter((dimension) => profile.has(dimension))
  const bearsOn = (dimension: (typeof dimensions)[number]) =>
    bearing[dimension].filter((number) => {
      const ambition = findAmbition(programme, number)
      return ambition !== undefined && applies(ambition, party)
    })
  if (shown.length === 0) return <EmptyState title={words.noneYet}>{words.profileHint}</EmptyState>
  return (
    <Table
      caption={caption}
      dense
      stack
      columns={[
        { label: columns.dimension },
        { label: columns.degree },
        { label: columns.year, numeric: true },
        { label: columns.source },
        { label: columns.bears },
        ...(mayChange ? [{ label: columns.change, hidden: true }] : []),
      ]}
    >
      <tbody>
        {shown.map((dimension) => {
          const known = profile.get(dimension)
          return (
            <tr key={dimension}>
              <RowHead>{texts.dimensions[dimension].label}</RowHead>
              <Cell label={columns.degree}>{known ? words.degree(known.degree) : words.unknown}</Cell>
              <Cell label={columns.year} numeric>
                {known?.year ?? words.none}
              </Cell>
              <Cell label={columns.source}>
                {known?.source ?? words.none}
                {known?.explanation && <Small>{known.explanation}</Small>}
              </Cell>
              <Cell label={columns.bears}>{(known && known.degree >= 4 && bearsOn(dimension).join(', ')) || words.none}</Cell>
              {mayChange && (
                <Cell>
                  <LinkAction href={`/maatwerk/profiel/${dimension}`}>
                    {known ? words.renew : words.fill}
                    <span className="dw-vh">{words.fillOf(texts.dimensions[dimension].label)}</span>
                  </LinkAction>
                </Cell>
              )}
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
