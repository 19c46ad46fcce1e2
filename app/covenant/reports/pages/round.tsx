import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay, type Day } from '../../../platform/settings/day.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { findBound } from '../../parties/queries.server.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { Article } from '../parts/article.tsx'
import { texts } from '../page-texts.ts'
import { findReport, findRound, listConfirmations, listThemeTexts } from '../queries.server.ts'
import { mayConfirmRound, mayLeadRound, reportFormats, type ReportContent, type Round } from '../rules.ts'
import type { Route } from './+types/round'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const done = texts.round.done[new URL(request.url).searchParams.get('gedaan') ?? '']
  const seesDraft = hasRole(visitor, 'secretary', 'riecAdviser')
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round) throw data(null, { status: 404 })
    if (round.status === 'frozen') return { done, round, report: (await findReport(tx, round.code)) ?? null, open: null }

    const confirmations = await listConfirmations(tx, round.code)
    const own = confirmations.find((each) => each.partyId === visitor.partyId)
    const written = seesDraft ? await listThemeTexts(tx, round.code) : []
    return {
      done,
      round,
      report: null,
      open: {
        own:
          visitor.partyId === null
            ? null
            : {
                confirmedOn: own?.confirmedOn ?? null,
                hasCome: round.referenceOn <= visitor.today,
                mayConfirm: mayConfirmRound(visitor, visitor.partyId),
              },
        awaited: seesDraft
          ? (await findBound(tx, await findBound(tx, programme, round.referenceOn), visitor.today)).parties.map((party) => ({
              id: party.id,
              name: party.fullName,
              on: confirmations.find((each) => each.partyId === party.id)?.confirmedOn ?? null,
            }))
          : null,
        themes: seesDraft
          ? programme.themes.map((theme) => ({
              number: theme.number,
              title: theme.title,
              text: written.find((text) => text.theme === theme.number)?.body ?? '',
            }))
          : null,
        mayLead: mayLeadRound(visitor),
      },
    }
  })
}

export default function RoundPage({ loaderData: { round, done, report, open } }: Route.ComponentProps) {
  return (
    <>
      <title>{texts.pageTitle(round.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/halfjaarbericht', label: texts.list.title }, { label: round.title }]} />
      {done && <Notice kind="positive" role="status" title={done} />}
      {open && <OpenRound round={round} open={open} />}
      {report && <Frozen round={round} report={report} />}
      {!open && !report && (
        <>
          <Heading level={1}>{round.title}</Heading>
          <Notice kind="info">{texts.round.notByName}</Notice>
        </>
      )}
    </>
  )
}

function Frozen({ round, report }: { round: Round; report: { content: ReportContent; sha256: string; frozenOn: Day } }) {
  return (
    <Stack>
      <div className="dw-noprint">
        <Lead>{texts.round.frozenLead(report.frozenOn)}</Lead>
        <Row>
          {reportFormats.map((format) => (
            <LinkButton key={format} href={`/halfjaarbericht/${round.code}/bericht/${format}`} look="secondary" icon="file" download>
              {texts.round.downloadNames[format]}
            </LinkButton>
          ))}
        </Row>
        <p className="dw-small">{texts.round.print}</p>
      </div>
      <Article content={report.content} sha256={report.sha256} linked />
    </Stack>
  )
}

type Open = NonNullable<Awaited<ReturnType<typeof loader>>['open']>

function OpenRound({ round, open }: { round: Round; open: Open }) {
  const here = `/halfjaarbericht/${round.code}`
  return (
    <Stack>
      <div>
        <Heading level={1}>{round.title}</Heading>
        <Lead>{texts.round.openLead(round.referenceOn)}</Lead>
      </div>
      {open.own && <OwnPart round={round} own={open.own} />}
      {open.awaited && <Awaited awaited={open.awaited} />}
      {open.themes && (
        <Card labelledBy="themes">
          <Heading level={2} id="themes">
            {texts.round.themes}
          </Heading>
          <p>{texts.round.themesLead}</p>
          {open.themes.map((theme) => (
            <section key={theme.number}>
              <Heading level={3}>{`${theme.number} ${theme.title}`}</Heading>
              {(theme.text === '' ? texts.round.noText : theme.text).split('\n\n').map((paragraph, index) => (
                <p key={index}>{paragraph}</p>
              ))}
              {open.mayLead && <LinkAction href={`${here}/tekst/${theme.number}`}>{texts.round.edit(theme.title)}</LinkAction>}
            </section>
          ))}
          <Actions>
            {open.mayLead && <LinkButton href={`${here}/bevries`}>{texts.round.freeze}</LinkButton>}
            <LinkButton href={`${here}/concept`} look="secondary">
              {texts.round.draft}
            </LinkButton>
          </Actions>
        </Card>
      )}
    </Stack>
  )
}

function OwnPart({ round, own }: { round: Round; own: NonNullable<Open['own']> }) {
  const said = own.confirmedOn
    ? texts.round.ownConfirmed(own.confirmedOn)
    : own.hasCome
      ? texts.round.ownWaits
      : texts.round.ownLater(round.referenceOn)
  return (
    <Card labelledBy="own">
      <Heading level={2} id="own">
        {texts.round.own}
      </Heading>
      <p>{said}</p>
      <Row>
        {!own.confirmedOn && own.hasCome && own.mayConfirm && (
          <LinkButton href={`/halfjaarbericht/${round.code}/bevestig`}>{texts.round.confirm}</LinkButton>
        )}
        <LinkButton href={`/onze-dijk?op=${round.referenceOn}`} look="secondary">
          {texts.round.ownDike}
        </LinkButton>
      </Row>
    </Card>
  )
}

function Awaited({ awaited }: { awaited: NonNullable<Open['awaited']> }) {
  return (
    <Card labelledBy="awaited">
      <Heading level={2} id="awaited">
        {texts.round.awaited}
      </Heading>
      <p>{texts.round.awaitedLead(awaited.filter((each) => each.on).length, awaited.length)}</p>
      <Table
        caption={texts.round.awaitedCaption}
        hideCaption
        columns={[{ label: texts.round.party }, { label: texts.round.answer }, { label: texts.round.contact }]}
        dense
      >
        <tbody>
          {awaited.map((each) => (
            <tr key={each.id}>
              <RowHead>{each.name}</RowHead>
              <Cell>{each.on ? formatDay(each.on) : texts.round.notYet}</Cell>
              <Cell>
                <LinkAction href={`/partijen/${each.id}`} about={each.name}>
                  {texts.round.contact}
                </LinkAction>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
