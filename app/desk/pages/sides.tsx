import { redirect } from 'react-router'
import { findBorders } from '../../covenant/borders/queries.server.ts'
import type { Outlines } from '../../covenant/borders/rules.ts'
import { programmeContext, versionsContext } from '../../covenant/programme/request-context.ts'
import {
  ambitionsOf,
  findParty,
  partyTypes,
  programmeOn,
  type Ambition,
  type Party,
  type Programme,
} from '../../covenant/programme/rules.ts'
import { DikeFigure, DikeLegend, Matrix, MiniDike, StatesLegend } from '../../covenant/progress/drawing.tsx'
import { listRounds } from '../../covenant/reports/queries.server.ts'
import { read } from '../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../platform/identity/request-context.ts'
import { formatDay, type Day } from '../../platform/settings/day.ts'
import { hasRole } from '../../platform/web/visitor.ts'
import { Unsent } from '../../platform/web/unsent.ts'
import { Button, LinkAction } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../ui/heading.tsx'
import { Actions, Card, CardHead, Row, Stack } from '../../ui/layout.tsx'
import { Breadcrumb, Segmented } from '../../ui/link-sets.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { Cell, RowHead, Table, TableRegion } from '../../ui/table.tsx'
import { addressOf, askedDay, type AskedDay } from '../forms.ts'
import { sideAddress, sideFrom, sidesPath, withDay } from '../parts/asked-side.ts'
import { DayForm } from '../parts/day-form.tsx'
import { DayNotice } from '../parts/day-notice.tsx'
import { findSide, type Side } from '../parts/find-side.server.ts'
import { borderMapSvg, smallDikeSvg, tileMapSvg } from '../sides-drawing.ts'
import { sidesTexts as words } from '../sides-texts.ts'
import { momentsUntil, sideNames, stateIn, type AskedSide } from '../sides.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/sides'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const url = new URL(request.url)
  const bounds = { signedOn: context.get(programmeContext).signedOn, today: visitor.today }
  const day = askedDay(url, bounds)
  if ('redirectTo' in day) throw redirect(day.redirectTo)
  const wholeOn = (each: Day) => programmeOn(context.get(versionsContext), each)
  const programme = wholeOn(day.day)
  const asked = sideFrom(url, programme, visitor)
  const found = await read(context.get(databaseContext), visitor, async (tx) => {
    const rounds = await listRounds(tx)
    const other = withDay(url, programme, day.day, visitor.today, rounds)
    const borders = asked.side === 'kaart' ? await findBorders(tx) : undefined
    return {
      rounds,
      other,
      borders,
      side: await findSide(tx, visitor, wholeOn, { ...asked, day: day.day, with: other.day }, rounds),
    }
  })
  const { rounds, other, side, borders } = found
  return new Unsent({
    programme,
    bounds,
    day,
    asked,
    other,
    side,
    borders,
    mayLoad: hasRole(visitor, 'secretary'),
    moments: [...new Set([...momentsUntil({ signedOn: programme.signedOn, day: visitor.today, rounds }), other.day])].toSorted(),
    own: findParty(programme, visitor.partyId ?? ''),
  })
}

export default function SidesPage({ loaderData }: Route.ComponentProps) {
  const { programme, bounds, day, asked, other, side, borders, mayLoad, moments, own } = loaderData.value
  const days = { op: day.op, met: other.day }
  return (
    <>
      <title>{words.pageTitle(`${words.title}: ${words.names[asked.side].toLowerCase()}`)}</title>
      <Breadcrumb
        label={words.crumbs.label}
        items={[{ href: addressOf('/dijkbeeld', { op: day.op }), label: words.crumbs.region }, { label: words.title }]}
      />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead[asked.side](side.what, day.day)}</Lead>
      <DayNotice asked={day} />
      {asked.side === 'vergelijk' && other.problem && (
        <Notice kind="warning" role="status">
          {texts.day.problem[other.problem]}
        </Notice>
      )}
      <Segmented
        label={words.tabs}
        items={sideNames.map((name) => ({
          href: sideAddress(sidesPath, asked, days, name),
          label: words.names[name],
          current: name === asked.side,
        }))}
      />
      <Card labelledBy="tekening">
        <CardHead>
          <Heading level={2} id="tekening">
            {`${words.names[asked.side]}: ${side.what}`}
          </Heading>
        </CardHead>
        {side.says.length > 0 && <p>{side.says.join(' ')}</p>}
        <Picture {...{ side, asked, own, borders, op: day.op }} />
        {asked.side === 'kaart' && mayLoad && (
          <p>
            <LinkAction href="/dijkbeeld/grenzen">{words.borders}</LinkAction>
          </p>
        )}
        <Choice {...{ programme, asked, day, moments, other: other.day }} />
        <DayForm path={sidesPath} asked={day} bounds={bounds} keep={keepOf(asked, other.day)} />
      </Card>
      <TableCard side={side} csv={sideAddress(`${sidesPath}.csv`, asked, days)} />
    </>
  )
}

function keepOf(asked: AskedSide, met: Day): Record<string, string | undefined> {
  const query = new URL(sideAddress('http://here/', asked, { op: undefined, met })).searchParams
  return Object.fromEntries(query)
}

function Picture({
  side,
  asked,
  own,
  borders,
  op,
}: {
  side: Side
  asked: AskedSide
  own: Party | undefined
  borders: Outlines | undefined
  op: Day | undefined
}) {
  const { programme, pictures } = side
  const [first] = pictures
  if (!first) return null
  const hrefOf = (party: Party) => sideAddress(sidesPath, { ...asked, party: party.id }, { op, met: undefined }, 'partij')
  const hrefOfAmbition = (ambition: Ambition) =>
    sideAddress(sidesPath, { ...asked, ambition: ambition.number }, { op, met: undefined }, 'ambitie')
  switch (asked.side) {
    case 'kaart':
      return (
        <>
          <TableRegion label={words.mapRegion} plain>
            <Drawn
              markup={
                borders
                  ? borderMapSvg(first.picture, programme, borders, words.notApplicable)
                  : tileMapSvg(first.picture, programme, words.notApplicable)
              }
            />
          </TableRegion>
          <Small>{borders ? words.bordered : words.schematic}</Small>
          <DikeLegend programme={programme} />
        </>
      )
    case 'thema':
    case 'ambitie':
      return (
        <>
          <DikeFigure picture={first.picture} programme={programme} labelledBy="tekening" mine={own?.id} hrefOf={hrefOf} />
          <DikeLegend programme={programme} />
        </>
      )
    case 'matrix': {
      const { parties, ambitions } = side.matrix ?? { parties: [], ambitions: [] }
      if (ambitions.length === 0) return <EmptyState title={words.nothing}>{words.nothingBody}</EmptyState>
      return (
        <>
          <Matrix
            {...{ programme, parties, ambitions, hrefOfAmbition }}
            mine={own?.id}
            stateOf={stateIn(first.standings)}
            hrefOfParty={hrefOf}
          />
          <StatesLegend programme={programme} />
        </>
      )
    }
    case 'partij':
    case 'tijd':
    case 'vergelijk':
      return (
        <>
          <ul className="dw-moments">
            {pictures.map(({ day, picture }) => {
              const { inOrder, counted, weak } = picture.totals
              const [section] = picture.sections
              return (
                <li key={day}>
                  <Heading level={3}>{formatDay(day)}</Heading>
                  {asked.side === 'partij' && section ? (
                    <MiniDike section={section} picture={picture} programme={programme} />
                  ) : (
                    <Drawn markup={smallDikeSvg(picture, programme)} />
                  )}
                  <Small>{words.momentOf(inOrder, counted, weak)}</Small>
                </li>
              )
            })}
          </ul>
          <DikeLegend programme={programme} />
        </>
      )
  }
}

/** Markup of our own drawing functions, which escape every name that goes into it. */
function Drawn({ markup }: { markup: string }) {
  return <div dangerouslySetInnerHTML={{ __html: markup }} />
}

/** What else may be chosen on this side; a form with GET, so that the choice stands in the address. */
function Choice({
  programme,
  asked,
  day,
  moments,
  other,
}: {
  programme: Programme
  asked: AskedSide
  day: AskedDay
  moments: Day[]
  other: Day
}) {
  const { side } = asked
  const everything = { value: '', label: words.fields.everything }
  const themes = programme.themes.map((theme) => ({ value: String(theme.number), label: `${theme.number} ${theme.title}` }))
  const ambitions = programme.themes.map((theme) => ({
    group: `${theme.number} ${theme.title}`,
    options: ambitionsOf(programme, theme.number).map(({ number, title }) => ({ value: number, label: `${number} ${title}` })),
  }))
  return (
    <Details summary={words.choose} open>
      <form method="get" action={sidesPath}>
        <input type="hidden" name="kijk" value={side} />
        {day.op && <input type="hidden" name="op" value={day.op} />}
        <Stack>
          {side !== 'ambitie' && side !== 'partij' && (
            <Select
              name="thema"
              label={words.fields.theme}
              value={asked.theme === undefined ? '' : String(asked.theme)}
              options={side === 'thema' ? themes : [everything, ...themes]}
            />
          )}
          {(side === 'ambitie' || side === 'kaart') && (
            <Select
              name="ambitie"
              label={words.fields.ambition}
              value={asked.ambition ?? ''}
              options={side === 'ambitie' ? ambitions : [everything, ...ambitions]}
            />
          )}
          {side === 'partij' && (
            <Select
              name="partij"
              label={words.fields.party}
              value={asked.party ?? ''}
              options={programme.parties.map(({ id, fullName }) => ({ value: id, label: fullName }))}
            />
          )}
          {side === 'vergelijk' && (
            <Select
              name="met"
              label={words.fields.with}
              value={other}
              options={moments.map((moment) => ({ value: moment, label: formatDay(moment) }))}
            />
          )}
          {side === 'matrix' && (
            <>
              <Select
                name="soort"
                label={words.fields.type}
                value={asked.type ?? ''}
                options={[everything, ...partyTypes.map((type) => ({ value: type, label: words.types[type] }))]}
              />
              <Select
                name="stand"
                label={words.fields.state}
                value={asked.state ?? ''}
                options={[everything, ...programme.states.map((state) => ({ value: state, label: programme.stateLabels[state] }))]}
              />
              <CheckboxField name="toon" value="zwak" label={words.fields.onlyWeak} checked={asked.onlyWeak} />
            </>
          )}
        </Stack>
        <Actions>
          <Button look="secondary">{words.fields.show}</Button>
        </Actions>
      </form>
    </Details>
  )
}

function TableCard({ side: { table }, csv }: { side: Side; csv: string }) {
  return (
    <Card labelledBy="tabel">
      <Heading level={2} id="tabel">
        {words.table}
      </Heading>
      {table.rows.length === 0 ? (
        <EmptyState title={words.nothing}>{words.nothingBody}</EmptyState>
      ) : (
        <Table caption={table.caption} columns={table.columns} dense tall={table.rows.length > 40} stack>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <RowHead key={at}>{cell}</RowHead>
                  ) : (
                    <Cell key={at} label={table.columns[at]?.label} numeric={table.columns[at]?.numeric ?? false}>
                      {cell}
                    </Cell>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Row>
        <LinkAction href={csv} download>
          {words.csv}
        </LinkAction>
      </Row>
    </Card>
  )
}
