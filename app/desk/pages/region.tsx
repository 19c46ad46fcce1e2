import { redirect } from 'react-router'
import { programmeContext, versionsContext } from '../../covenant/programme/request-context.ts'
import { findParty, programmeOn, subjectOf, type Ambition, type Party, type Programme, type State } from '../../covenant/programme/rules.ts'
import {
  DikeFigure,
  DikeLegend,
  Matrix,
  MiniDike,
  ProfileTable,
  StatesLegend,
  TimeSteps,
  TopicStrip,
} from '../../covenant/progress/drawing.tsx'
import { findRegion, type Counts, type Region } from '../../covenant/progress/queries.server.ts'
import { dikePicture, standingKey, type DikePicture, type Standings } from '../../covenant/progress/rules.ts'
import { listRounds } from '../../covenant/reports/queries.server.ts'
import { readKept } from '../../platform/database/kept.server.ts'
import { databaseContext, factsContext, visitorContext } from '../../platform/identity/request-context.ts'
import type { Day } from '../../platform/settings/day.ts'
import { Unsent } from '../../platform/web/unsent.ts'
import { hasRole, programmeRoles } from '../../platform/web/visitor.ts'
import { LinkAction } from '../../ui/button.tsx'
import { Figures } from '../../ui/description-list.tsx'
import { Details } from '../../ui/details.tsx'
import { DrawnOnce } from '../../ui/drawn-once.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../ui/heading.tsx'
import { Actions, Card, CardHead, Grid, Row, Stack } from '../../ui/layout.tsx'
import { Segmented } from '../../ui/link-sets.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../ui/table.tsx'
import { LinedList } from '../../ui/task-list.tsx'
import { addressOf, askedDay } from '../forms.ts'
import { DayForm } from '../parts/day-form.tsx'
import { DayNotice } from '../parts/day-notice.tsx'
import { shownTasks, Tasks, type ShownTask } from '../parts/attention.tsx'
import { Said } from '../parts/said.tsx'
import { findAwaited, findOwnWork, type Awaited } from '../queries.server.ts'
import { timeSteps, topicsToShare, type Step, type Topic } from '../rules.ts'
import { sidesTexts } from '../sides-texts.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/region'

const words = texts.region
const path = '/dijkbeeld'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programmeNow = context.get(programmeContext)
  const url = new URL(request.url)
  const bounds = { signedOn: programmeNow.signedOn, today: visitor.today }
  const asked = askedDay(url, bounds)
  if ('redirectTo' in asked) throw redirect(asked.redirectTo)
  const { day, op } = asked
  const whole = programmeOn(context.get(versionsContext), day)
  const ownParty = findParty(whole, visitor.partyId ?? '')

  const question = { facts: context.get(factsContext), question: url.pathname + url.search }
  return readKept(context.get(databaseContext), visitor, question, async (tx) => {
    const region = await findRegion(tx, whole, day)
    const { programme } = region
    const party = ownParty && findParty(programme, ownParty.id)
    const rounds = await listRounds(tx)
    const work = op === undefined && party ? await findOwnWork(tx, visitor, programme, party, rounds) : undefined
    const awaited =
      op === undefined && hasRole(visitor, ...programmeRoles) ? await findAwaited(tx, whole, rounds, visitor.today) : undefined
    const frozen = rounds.find((round) => round.status === 'frozen' && round.referenceOn === day)
    return new Unsent({
      programme,
      asked,
      bounds,
      party,
      onlyWeak: url.searchParams.get('toon') === 'zwak',
      shown: shownRegion(programme, region, day, party),
      steps: timeSteps({ ...bounds, rounds, day }),
      frozen: frozen && { code: frozen.code, title: frozen.title },
      tasks: work && shownTasks(work, programme, visitor),
      round: hasRole(visitor, ...programmeRoles) && op === undefined ? (awaited ?? ('none' as const)) : undefined,
    })
  })
}

type Shown = { topics: Topic[]; counts: Counts } & (
  | { kind: 'named'; picture: DikePicture; standings: Standings }
  | { kind: 'unnamed'; own: DikePicture | undefined; totals: Extract<Region, { kind: 'unnamed' }>['totals'] }
)

function shownRegion(programme: Programme, region: Region, day: Day, party: Party | undefined): Shown {
  const { counts } = region
  if (region.kind === 'named') {
    const { standings } = region
    return {
      kind: 'named',
      picture: dikePicture(programme, standings, day),
      standings,
      counts,
      topics: topicsToShare(programme, counts, standings),
    }
  }
  // The standings of others are not known here, so only the own section may leave this function.
  const picture = dikePicture(programme, region.own, day)
  const own = party && { ...picture, sections: picture.sections.filter((section) => section.party.id === party.id) }
  return { kind: 'unnamed', own, totals: region.totals, counts, topics: topicsToShare(programme, counts) }
}

export default function RegionPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <title>{texts.pageTitle(words.nav)}</title>
      <DrawnOnce of={loaderData}>{() => <RegionScreen {...loaderData.value} />}</DrawnOnce>
    </>
  )
}

type Screen = Route.ComponentProps['loaderData']['value']

function RegionScreen({ programme, asked, bounds, party, onlyWeak, shown, steps, frozen, tasks, round }: Screen) {
  const { day, op } = asked
  const toon = onlyWeak ? 'zwak' : undefined
  const isNow = op === undefined
  const hrefOfParty = (each: Party) => (each.id === party?.id ? addressOf('/onze-dijk', { op }) : addressOf(`/partijen/${each.id}`, { op }))
  const hrefOfAmbition = (ambition: Ambition) => addressOf(`/dijkbeeld/ambitie/${ambition.number}`, { op })
  const heading = shown.kind === 'named' ? words.dike(day) : words.unnamed.figures(day)
  const topics = <Topics topics={shown.topics} programme={programme} isNow={isNow} hrefOf={hrefOfAmbition} />

  return (
    <>
      <Heading level={1}>{words.title(programme.region)}</Heading>
      <Lead>
        <Said parts={leadOf(programme, shown, day, isNow)} />
      </Lead>
      <DayNotice asked={asked} />
      <Card labelledBy="dijk">
        <CardHead>
          <Heading level={2} id="dijk">
            {heading}
          </Heading>
          <LinkAction href="/hulp#dijkbeeld">{words.howToRead}</LinkAction>
        </CardHead>
        <TimeSteps steps={steps.map((step) => shownStep(step, day, bounds.today, toon))} />
        {shown.kind === 'named' ? (
          <>
            <DikeFigure picture={shown.picture} programme={programme} labelledBy="dijk" mine={party?.id} hrefOf={hrefOfParty} />
            <DikeLegend programme={programme} />
          </>
        ) : (
          <Unnamed shown={shown} programme={programme} party={party} hrefOfOwn={addressOf('/onze-dijk', { op })} />
        )}
        {!isNow && (
          <Row>
            <Small>{words.asKnownNow}</Small>
            {frozen && <LinkAction href={`/halfjaarbericht/${frozen.code}`}>{words.frozenToo(frozen.title)}</LinkAction>}
          </Row>
        )}
        <DayForm path={path} asked={asked} bounds={bounds} keep={{ toon }} />
        <p>
          <LinkAction href={addressOf('/dijkbeeld/kanten', { op })} arrow>
            {sidesTexts.open}
          </LinkAction>
        </p>
        {shown.kind === 'named' && (
          <Details summary={words.table}>
            <ProfileTable picture={shown.picture} programme={programme} hrefOf={hrefOfParty} />
            <Row>
              <LinkAction href={addressOf(`${path}/dijkprofiel.csv`, { op })} download>
                {words.downloads.profile}
              </LinkAction>
              <LinkAction href={addressOf(`${path}/dijk.svg`, { op })} download>
                {words.downloads.picture}
              </LinkAction>
            </Row>
          </Details>
        )}
      </Card>
      {tasks && party ? (
        <Grid columns="2-1">
          {topics}
          <ForYou tasks={tasks} party={party} />
        </Grid>
      ) : round ? (
        <Grid columns="2-1">
          {topics}
          <RoundCard round={round} today={bounds.today} />
        </Grid>
      ) : (
        topics
      )}
      {shown.kind === 'named' ? (
        <MatrixCard {...{ programme, shown, onlyWeak, op, party, hrefOfParty, hrefOfAmbition }} />
      ) : (
        <CountsCard {...{ programme, counts: shown.counts, day, hrefOfAmbition }} />
      )}
    </>
  )
}

function leadOf(programme: Programme, shown: Shown, day: Day, isNow: boolean): string[][] {
  const { parts } = words
  if (!isNow && day === programme.signedOn) return [[parts.start(programme.parties.length, day)]]
  const totals = shown.kind === 'named' ? shown.picture.totals : shown.totals
  const lead = [isNow ? parts.now(totals.inOrder, totals.counted) : parts.past(totals.inOrder, totals.counted, day)]
  if (shown.kind === 'named') lead.push(parts.dry(shown.picture.totals.withoutWeak, programme.parties.length, isNow))
  lead.push(parts.weak(totals.weak, isNow))
  const [first] = shown.topics
  if (first) lead.push(parts.most(first.ambition, first.weak, first.of, subjectsOf(first), isNow))
  return lead
}

const subjectsOf = ({ ambition, of }: Topic) => words.subjects(of, ambition.appliesTo, ambition.measuredPer === 'basisteam')

function shownStep({ day, kind, frozen }: Step, shownDay: Day, today: Day, toon: string | undefined) {
  return {
    href: addressOf(path, { op: day === today ? undefined : day, toon }),
    lines: kind === 'round' ? words.stepLines(day) : [words.step[kind], words.stepDay(day)],
    current: day === shownDay,
    frozen,
  }
}

function Topics({
  topics,
  programme,
  isNow,
  hrefOf,
}: {
  topics: Topic[]
  programme: Programme
  isNow: boolean
  hrefOf: (ambition: Ambition) => string
}) {
  return (
    <Card labelledBy="samen">
      <CardHead>
        <Heading level={2} id="samen">
          {words.topics.title}
        </Heading>
      </CardHead>
      {topics.length === 0 ? (
        <EmptyState title={words.topics.none}>{words.topics.noneBody}</EmptyState>
      ) : (
        <LinedList>
          {topics.map((topic) => (
            <li key={topic.ambition.number}>
              <Row between>
                <Heading level={3}>
                  <a className="nl-link" href={hrefOf(topic.ambition)}>
                    {`${topic.ambition.number} ${topic.ambition.title}`}
                  </a>
                </Heading>
                <b>{words.topics.weak(topic.weak, subjectsOf(topic), isNow)}</b>
              </Row>
              <Small>{words.topics.reasons(topic.reasons)}</Small>
              <TopicStrip programme={programme} counts={topic.states} />
            </li>
          ))}
        </LinedList>
      )}
    </Card>
  )
}

function ForYou({ tasks, party }: { tasks: ShownTask[]; party: Party }) {
  return (
    <Card labelledBy="u">
      <CardHead>
        <Heading level={2} id="u">
          {words.you.title(party.name)}
        </Heading>
      </CardHead>
      {tasks.length === 0 ? <EmptyState title={words.you.none}>{words.you.noneBody}</EmptyState> : <Tasks tasks={tasks} compact />}
      <p>
        <LinkAction href="/onze-dijk" arrow>
          {words.you.toOwn}
        </LinkAction>
      </p>
    </Card>
  )
}

/** For who prepares the report: whose word is still awaited. */
function RoundCard({ round, today }: { round: Awaited | 'none'; today: Day }) {
  const texts = words.round
  return (
    <Card labelledBy="u">
      <CardHead>
        <Heading level={2} id="u">
          {round === 'none' ? texts.title : round.round.title}
        </Heading>
      </CardHead>
      {round === 'none' ? (
        <EmptyState title={texts.none} action={<LinkAction href="/halfjaarbericht">{texts.open}</LinkAction>}>
          {texts.noneBody}
        </EmptyState>
      ) : (
        <>
          <p>{roundWords(round, today)}</p>
          {round.awaited.length > 0 && round.round.referenceOn <= today && (
            <Details summary={texts.who} open>
              <ul>
                {round.awaited.map((party) => (
                  <li key={party.id}>
                    <a className="nl-link" href={`/partijen/${party.id}`}>
                      {party.name}
                    </a>
                  </li>
                ))}
              </ul>
            </Details>
          )}
          <LinkAction href={`/halfjaarbericht/${round.round.code}`} arrow>
            {texts.go}
          </LinkAction>
        </>
      )}
    </Card>
  )
}

function roundWords({ round, awaited, of }: Awaited, today: Day): string {
  if (round.referenceOn > today) return words.round.future(round.referenceOn)
  if (awaited.length === 0) return words.round.all(round.referenceOn)
  return words.round.waiting(awaited.length, of, round.referenceOn)
}

function MatrixCard({
  programme,
  shown,
  onlyWeak,
  op,
  party,
  hrefOfParty,
  hrefOfAmbition,
}: {
  programme: Programme
  shown: Extract<Shown, { kind: 'named' }>
  onlyWeak: boolean
  op: Day | undefined
  party: Party | undefined
  hrefOfParty: (party: Party) => string
  hrefOfAmbition: (ambition: Ambition) => string
}) {
  const stateOf = (each: Party, ambition: Ambition): State =>
    shown.standings.get(standingKey(subjectOf(ambition, each), ambition.number))?.state ?? 'notStarted'
  const weak = new Set(shown.counts.filter(({ states }) => states.notStarted + states.lapsed > 0).map((count) => count.ambition))
  // All parties stay, also where nothing is weak: what is filtered is the topics.
  const ambitions = onlyWeak ? programme.ambitions.filter((ambition) => weak.has(ambition.number)) : programme.ambitions
  return (
    <Card labelledBy="alle">
      <CardHead>
        <Heading level={2} id="alle">
          {words.matrix.title}
        </Heading>
        <Segmented
          label={words.matrix.filter}
          items={[
            { href: addressOf(`${path}#alle`, { op }), label: words.matrix.all, current: !onlyWeak },
            { href: addressOf(`${path}#alle`, { op, toon: 'zwak' }), label: words.matrix.weak, current: onlyWeak },
          ]}
        />
      </CardHead>
      {ambitions.length === 0 ? (
        <EmptyState title={words.matrix.none}>{words.matrix.noneBody}</EmptyState>
      ) : (
        <>
          {onlyWeak && <p>{words.matrix.weakShown(ambitions.length, programme.ambitions.length)}</p>}
          <Matrix programme={programme} ambitions={ambitions} mine={party?.id} {...{ stateOf, hrefOfParty, hrefOfAmbition }} />
        </>
      )}
      <StatesLegend programme={programme} />
      <Actions>
        <LinkAction href={addressOf(`${path}/matrix.csv`, { op })} download>
          {words.downloads.matrix}
        </LinkAction>
      </Actions>
    </Card>
  )
}

function Unnamed({
  shown,
  programme,
  party,
  hrefOfOwn,
}: {
  shown: Extract<Shown, { kind: 'unnamed' }>
  programme: Programme
  party: Party | undefined
  hrefOfOwn: string
}) {
  const { totals, own } = shown
  const section = own?.sections[0]
  return (
    <Stack>
      <Notice kind="info" title={words.unnamed.title}>
        <p>{party ? words.unnamed.body : words.unnamed.guest}</p>
        <p>
          <LinkAction href="/werkgroep">{words.unnamed.decisions}</LinkAction>
        </p>
      </Notice>
      <Figures
        items={[
          { term: words.unnamed.inOrder(totals.counted), value: totals.inOrder },
          { term: words.unnamed.weak(totals.weak), value: totals.weak },
        ]}
      />
      {own && section && (
        <Grid columns="3">
          <div>
            <Heading level={3}>
              <a className="nl-link" href={hrefOfOwn}>
                {words.unnamed.own(section.party.name)}
              </a>
            </Heading>
            <p>{words.unnamed.ownBody(section.inOrder, section.count, section.weak.length)}</p>
            <MiniDike section={section} picture={own} programme={programme} />
          </div>
        </Grid>
      )}
    </Stack>
  )
}

function CountsCard({
  programme,
  counts,
  day,
  hrefOfAmbition,
}: {
  programme: Programme
  counts: Counts
  day: Day
  hrefOfAmbition: (ambition: Ambition) => string
}) {
  const { columns } = words.unnamed
  return (
    <Card labelledBy="alle">
      <CardHead>
        <Heading level={2} id="alle">
          {words.unnamed.table}
        </Heading>
      </CardHead>
      <Table
        caption={words.unnamed.caption(day)}
        columns={[
          { label: columns.ambition },
          { label: columns.states },
          { label: columns.inOrder, numeric: true },
          { label: columns.weak, numeric: true },
        ]}
        stack
      >
        <tbody>
          {programme.ambitions.map((ambition) => {
            const count = counts.find((each) => each.ambition === ambition.number)
            if (!count) return null
            const { states } = count
            return (
              <tr key={ambition.number}>
                <RowHead>
                  <a className="nl-link" href={hrefOfAmbition(ambition)}>
                    {`${ambition.number} ${ambition.title}`}
                  </a>
                </RowHead>
                <Cell>
                  <TopicStrip programme={programme} counts={states} />
                </Cell>
                <Cell label={columns.inOrder} numeric>
                  {words.unnamed.part(states.achieved + states.secured, count.subjects - states.notApplicable)}
                </Cell>
                <Cell label={columns.weak} numeric>
                  {states.notStarted + states.lapsed}
                </Cell>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <StatesLegend programme={programme} />
    </Card>
  )
}
