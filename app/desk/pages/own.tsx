import { data, redirect } from 'react-router'
import { programmeContext, versionsContext } from '../../covenant/programme/request-context.ts'
import {
  applies,
  findCriterion,
  findParty,
  programmeOn,
  subjectOf,
  type Ambition,
  type Party,
  type Programme,
} from '../../covenant/programme/rules.ts'
import { CrossSection, StatesLegend } from '../../covenant/progress/drawing.tsx'
import {
  countEvidence,
  findOwnFacts,
  listCards,
  listLapseReasons,
  listOutlooks,
  ownStandings,
  type Outlook,
} from '../../covenant/progress/queries.server.ts'
import { isInOrder, standingKey, type Standing } from '../../covenant/progress/rules.ts'
import { listRounds } from '../../covenant/reports/queries.server.ts'
import { readKept } from '../../platform/database/kept.server.ts'
import { databaseContext, factsContext, visitorContext } from '../../platform/identity/request-context.ts'
import { Unsent } from '../../platform/web/unsent.ts'
import { hasRole } from '../../platform/web/visitor.ts'
import { Button, LinkAction } from '../../ui/button.tsx'
import { Figures } from '../../ui/description-list.tsx'
import { DrawnOnce } from '../../ui/drawn-once.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../ui/heading.tsx'
import { Actions, Card, CardHead, CardPart, Grid, Row } from '../../ui/layout.tsx'
import { Breadcrumb, Segmented } from '../../ui/link-sets.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StateBadge } from '../../ui/state.tsx'
import { Cell, GroupRow, RowHead, Table, type Column } from '../../ui/table.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { ThemeSwatch } from '../../ui/theme-swatch.tsx'
import { addressOf, askedDay, longestSearch, searchFrom } from '../forms.ts'
import { shownTasks, Tasks } from '../parts/attention.tsx'
import { DayForm } from '../parts/day-form.tsx'
import { DayNotice } from '../parts/day-notice.tsx'
import { findOwnWork } from '../queries.server.ts'
import { countOwn, isIn, matches, ownAmbitions, selectionFrom, selections, type OwnAmbition } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/own'

const words = texts.own
const path = '/onze-dijk'

type Told = { outlook: Outlook; note: string | null }

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programmeNow = context.get(programmeContext)
  const party = findParty(programmeNow, visitor.partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  const url = new URL(request.url)
  const bounds = { signedOn: programmeNow.signedOn, today: visitor.today }
  const asked = askedDay(url, bounds)
  if ('redirectTo' in asked) throw redirect(asked.redirectTo)
  const { day } = asked
  const programme = programmeOn(context.get(versionsContext), day)

  const question = { facts: context.get(factsContext), question: url.pathname + url.search }
  return readKept(context.get(databaseContext), visitor, question, async (tx) => {
    const work = await findOwnWork(tx, visitor, programmeNow, party, await listRounds(tx))
    const outlooks = await listOutlooks(tx, visitor, programme)
    const evidence = await countEvidence(tx, visitor, programme)
    const facts = programme === programmeNow ? work.facts : await findOwnFacts(tx, visitor, programme)
    const cards = programme === programmeNow ? work.cards : await listCards(tx, visitor, programme)
    const standings = ownStandings(programme, facts, day)
    const saidSo = [...standings.values()].some((standing) => standing.lapse?.reason === 'set')
    const reasons = saidSo ? await listLapseReasons(tx, programme, day) : new Map<string, string>()
    return new Unsent({
      programme,
      party,
      asked,
      bounds,
      own: ownAmbitions({ programme, party, standings, changes: facts.changes, answers: facts.answers, cards, day }),
      owned: hasRole(visitor, 'processOwner') ? visitor.ambitions : undefined,
      mayUpdateMany: hasRole(visitor, 'coordinator', 'processOwner'),
      selected: url.searchParams.get('toon'),
      searched: searchFrom(url),
      tasks: shownTasks(work, programmeNow, visitor),
      outlooks,
      evidence,
      reasons,
    })
  })
}

type Screen = Route.ComponentProps['loaderData']['value']

export default function OwnPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <title>{texts.pageTitle(words.nav)}</title>
      <DrawnOnce of={loaderData}>{() => <OwnScreen {...loaderData.value} />}</DrawnOnce>
    </>
  )
}

function OwnScreen(screen: Screen) {
  const { programme, party, asked, bounds, own, tasks } = screen
  const { day, op } = asked
  const { inOrder, count, underway, weak } = countOwn(own)
  const isNow = op === undefined
  const states = new Map(own.map(({ ambition, standing }) => [ambition.number, standing.state]))
  const hrefOf = (ambition: Ambition) => addressOf(`/ambities/${ambition.number}`, { op })
  const cross = (
    <Card labelledBy="doorsnede">
      <CardHead>
        <Heading level={2} id="doorsnede">
          {words.cross(day)}
        </Heading>
      </CardHead>
      <Figures
        items={[
          { term: words.figures.inOrder, value: inOrder },
          { term: words.figures.underway, value: underway },
          { term: words.figures.weak(weak), value: weak },
        ]}
      />
      <CrossSection
        programme={programme}
        party={party}
        stateOf={(_, ambition) => states.get(ambition.number) ?? 'notStarted'}
        hrefOf={hrefOf}
      />
      <DayForm path={path} asked={asked} bounds={bounds} />
    </Card>
  )

  return (
    <>
      <Breadcrumb
        label={words.crumbs.label}
        items={[{ href: addressOf('/dijkbeeld', { op }), label: words.crumbs.region }, { label: party.name }]}
      />
      <Heading level={1}>{words.title(party.name)}</Heading>
      <Lead>{isNow ? words.lead(inOrder, count, weak) : words.leadThen(inOrder, count, weak, day)}</Lead>
      <DayNotice asked={asked} />
      {isNow ? (
        <Grid columns="1-1">
          <Card labelledBy="aandacht">
            <CardHead>
              <Heading level={2} id="aandacht">
                {words.attention.title}
              </Heading>
            </CardHead>
            {tasks.length === 0 ? (
              <EmptyState title={words.attention.none}>{words.attention.noneBody}</EmptyState>
            ) : (
              <Tasks tasks={tasks} />
            )}
          </Card>
          {cross}
        </Grid>
      ) : (
        <>
          <Notice kind="info" title={words.looking(day)}>
            <p>{words.lookingBody}</p>
            <p>
              <LinkAction href={path}>{texts.day.today}</LinkAction>
            </p>
          </Notice>
          {cross}
        </>
      )}
      <List {...screen} hrefOf={hrefOf} />
    </>
  )
}

type ListProps = Pick<
  Screen,
  'programme' | 'party' | 'asked' | 'own' | 'owned' | 'mayUpdateMany' | 'selected' | 'searched' | 'outlooks' | 'evidence' | 'reasons'
> & { hrefOf: (ambition: Ambition) => string }

function List({ programme, party, asked, own, owned, mayUpdateMany, selected, searched, outlooks, evidence, reasons, hrefOf }: ListProps) {
  const { op } = asked
  const isNow = op === undefined
  const mayAsk = selections.filter((selection) => selection !== 'mij' || owned !== undefined)
  const selection = selectionFrom(selected, mayAsk)
  const toon = selection === 'alles' ? undefined : selection
  const shown = own.filter((each) => isIn(selection, each, owned ?? []) && matches(searched, each))
  const columns = columnsOf(isNow)

  return (
    <>
      <Card labelledBy="lijst" flush>
        <CardPart>
          <CardHead>
            <Heading level={2} id="lijst">
              {words.list.title(countOwn(own).count)}
            </Heading>
            <Segmented
              label={words.list.filter}
              items={mayAsk.map((each) => ({
                href: addressOf(`${path}#lijst`, { op, toon: each === 'alles' ? undefined : each, zoek: searched }),
                label: words.list.selection(words.list.selections[each], own.filter((one) => isIn(each, one, owned ?? [])).length),
                current: each === selection,
              }))}
            />
          </CardHead>
          <form method="get" action={`${path}#lijst`} role="search">
            {op && <input type="hidden" name="op" value={op} />}
            {toon && <input type="hidden" name="toon" value={toon} />}
            <TextInput name="zoek" label={words.list.search} hint={words.list.searchHint} value={searched} maxLength={longestSearch} />
            <Row>
              <Button look="secondary">{words.list.find}</Button>
              {searched !== '' && <LinkAction href={addressOf(`${path}#lijst`, { op, toon })}>{words.list.clear}</LinkAction>}
            </Row>
          </form>
          {shown.length === 0 &&
            (searched === '' ? (
              <EmptyState title={words.list.empty[selection]}>{words.list.emptyBody[selection]}</EmptyState>
            ) : (
              <EmptyState title={words.list.notFound(searched)}>{words.list.notFoundBody}</EmptyState>
            ))}
        </CardPart>
        {shown.length > 0 && (
          <Table caption={words.list.caption(party.name)} hideCaption columns={columns} stack>
            {programme.themes.map((theme, index) => {
              const rows = shown.filter(({ ambition }) => ambition.theme === theme.number)
              if (rows.length === 0) return null
              const counting = own.filter(({ ambition, standing }) => ambition.theme === theme.number && standing.state !== 'notApplicable')
              const inOrder = counting.filter(({ standing }) => isInOrder(standing)).length
              return (
                <tbody key={theme.number}>
                  <GroupRow span={columns.length} aside={words.list.theme(inOrder, counting.length)}>
                    <ThemeSwatch position={index + 1} />
                    {`${theme.number} ${theme.title}`}
                  </GroupRow>
                  {rows.map((row) => (
                    <OwnRow
                      key={row.ambition.number}
                      row={row}
                      programme={programme}
                      isNow={isNow}
                      href={hrefOf(row.ambition)}
                      evidence={evidence.get(row.ambition.number) ?? 0}
                      told={isNow ? outlooks.get(row.ambition.number) : undefined}
                      reason={reasons.get(standingKey(subjectOf(row.ambition, party), row.ambition.number))}
                    />
                  ))}
                </tbody>
              )
            })}
          </Table>
        )}
      </Card>
      <Apart programme={programme} party={party} own={own} hrefOf={hrefOf} />
      <StatesLegend programme={programme} />
      <Actions>
        {isNow && mayUpdateMany && (
          <>
            <LinkAction href="/onze-dijk/samen">{words.list.many}</LinkAction>
            <LinkAction href="/onze-dijk/invoer">{words.list.importSheet}</LinkAction>
          </>
        )}
        <LinkAction href={addressOf(`${path}/ambities.csv`, { op })} download>
          {words.list.download}
        </LinkAction>
      </Actions>
    </>
  )
}

function columnsOf(isNow: boolean): Column[] {
  const { ambition, state, since, criteria, evidence, owner, next } = words.list.columns
  const before = [{ label: ambition }, { label: state }]
  const then = [...before, { label: since }, { label: criteria, numeric: true }]
  return isNow
    ? [...before, { label: criteria, numeric: true }, { label: evidence, numeric: true }, { label: owner }, { label: next }]
    : then
}

function OwnRow({
  row,
  programme,
  isNow,
  href,
  evidence,
  told,
  reason,
}: {
  row: OwnAmbition
  programme: Programme
  isNow: boolean
  href: string
  evidence: number
  told: Told | undefined
  reason: string | undefined
}) {
  const { ambition, standing, next } = row
  const { columns } = words.list
  const lapsed = lapsedOf(standing, ambition, reason)
  const since = standing.since === null ? words.list.neverSet : words.list.since(standing.since)
  return (
    <tr>
      <RowHead>
        <a className="nl-link" href={href}>
          {`${ambition.number} ${ambition.title}`}
        </a>
        {lapsed && (
          <div className="dw-small">
            <b>{lapsed}</b>
          </div>
        )}
        {whyOf(row, programme, isNow, told).map((line) => (
          <div key={line} className="dw-small">
            {line}
          </div>
        ))}
      </RowHead>
      <Cell>
        <StateBadge kind={standing.state}>{programme.stateLabels[standing.state]}</StateBadge>
      </Cell>
      {!isNow && (
        <Cell label={columns.since} nowrap>
          {since}
        </Cell>
      )}
      <Cell label={columns.criteria} numeric>
        {words.list.criteria(row.yes, ambition.criteria.length)}
      </Cell>
      {isNow && (
        <>
          <Cell label={columns.evidence} numeric>
            {words.list.evidence(evidence)}
          </Cell>
          <Cell label={columns.owner}>{row.owner ?? words.list.nobody}</Cell>
          <Cell label={columns.next} nowrap>
            {next ? words.list.since(next.on) : words.list.noDate}
            {next && next.why !== 'own' && <span className="dw-small">{words.list.nextWhy(words.list.next[next.why])}</span>}
          </Cell>
        </>
      )}
    </tr>
  )
}

/** What stands beside a state: why it asks, what waits, and how the road ahead looks. */
function whyOf({ ambition, standing, waiting }: OwnAmbition, programme: Programme, isNow: boolean, told: Told | undefined): string[] {
  const lines: string[] = []
  if (standing.asks) lines.push(asksOf(standing.asks))
  if (isNow && waiting) lines.push(words.list.waiting(programme.stateLabels[waiting.state]))
  if (told && !isInOrder(standing) && (told.outlook !== 'onTrack' || told.note !== null)) {
    lines.push(words.list.outlookNote(words.list.outlook[told.outlook], told.note))
  }
  if (ambition.measuredPer === 'basisteam') lines.push(words.list.team)
  return lines
}

function asksOf({ reason, since, lapsesOn }: NonNullable<Standing['asks']>): string {
  if (reason === 'interval') return words.list.asks(since)
  return reason === 'evidence' ? words.list.asksEvidence(since) : words.list[reason].asks(since, lapsesOn)
}

/** Why it lapsed, with its date. */
function lapsedOf({ lapse }: Standing, ambition: Ambition, reason: string | undefined): string | undefined {
  if (!lapse) return undefined
  if (lapse.reason === 'interval') return words.list.lapsed.interval(lapse.on)
  if (lapse.reason === 'set') return words.list.lapsed.set(lapse.on, reason)
  if (lapse.reason !== 'evidence') return words.list[lapse.reason].lapsed(lapse.on)
  return words.list.lapsed.evidence(findCriterion(ambition, lapse.criterion)?.text, lapse.on)
}

/** What the covenant does not ask of this party, so that nobody looks for it. */
function Apart({
  programme,
  party,
  own,
  hrefOf,
}: {
  programme: Programme
  party: Party
  own: OwnAmbition[]
  hrefOf: (ambition: Ambition) => string
}) {
  const forOthers = programme.ambitions.filter((ambition) => !applies(ambition, party))
  const byDecision = own.filter(({ standing }) => standing.state === 'notApplicable')
  if (forOthers.length + byDecision.length === 0) return null
  return (
    <>
      {forOthers.length > 0 && <Small>{words.list.notForType(forOthers, party.type)}</Small>}
      {byDecision.length > 0 && (
        <>
          <Small>{words.list.byDecision}</Small>
          <ul>
            {byDecision.map(({ ambition }) => (
              <li key={ambition.number}>
                <a className="nl-link" href={hrefOf(ambition)}>
                  {`${ambition.number} ${ambition.title}`}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
