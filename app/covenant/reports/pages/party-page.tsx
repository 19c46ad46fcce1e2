import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { StateBadge } from '../../../ui/state.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { sendPage } from '../commands.server.ts'
import { beforeWords, partyLines } from '../document.server.ts'
import { sendForm } from '../forms.ts'
import { askedVersion } from '../parts/asked-version.ts'
import { RoundCrumbs } from '../parts/round-crumbs.tsx'
import { texts } from '../page-texts.ts'
import { findReport, findRound, listSendings } from '../queries.server.ts'
import { mayFillRound, partyReport, reportFormats } from '../rules.ts'
import { texts as reportTexts } from '../texts.ts'
import type { Route } from './+types/party-page'

const words = texts.party

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const version = askedVersion(request)
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    const report = await findReport(tx, params.round, version)
    const own = report && partyReport(report.content, params.partyId)
    if (!round || !report || !own) throw data(null, { status: 404 })
    const { content } = report
    const isOwn = visitor.partyId === params.partyId
    const sent = isOwn ? (await listSendings(tx, round.code, report.version)).find((each) => each.partyId === params.partyId) : undefined
    return {
      round,
      version: report.version,
      today: visitor.today,
      party: own.party,
      practice: content.practice,
      referenceOn: content.round.referenceOn,
      lines: partyLines(content, own),
      keyLines: content.keyLines,
      rows: own.rows.map(({ ambition, cell, before }) => ({
        number: ambition.number,
        title: ambition.title,
        state: cell.state,
        label: content.programme.stateLabels[cell.state],
        why: cell.lapse?.words ?? cell.asks?.words ?? '',
        before: beforeWords(content, before),
      })),
      sentOn: sent?.sentOn ?? null,
      maySend: isOwn && round.status === 'frozen' && round.version === report.version && mayFillRound(visitor, params.partyId),
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  if (visitor.partyId !== params.partyId || !mayFillRound(visitor, params.partyId)) throw data({ reason: 'notForYou' }, { status: 403 })
  const form = await readForm(request, sendForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const programme = context.get(programmeContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => sendPage(tx, visitor, programme, params.round, form.value))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    const problems: Record<string, string> = { sentOn: texts.refused[outcome.refused] }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=gestuurd`, 303)
}

export default function PartyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { round, version, party, practice, referenceOn, lines, keyLines, rows, sentOn, maySend, today } = loaderData
  const { problems, typed } = actionData ?? {}
  const title = reportTexts.partyTitle(party.fullName, round.title)
  const to = words.sendTo[party.type]
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <RoundCrumbs round={round} here={party.name} />
      <Heading level={1}>{title}</Heading>
      <Lead>{`${reportTexts.referenceOn(referenceOn)}. ${reportTexts.confirmation(party.confirmedOn, party.changedSince)}.`}</Lead>
      {practice && <p>{reportTexts.practiceBand}</p>}
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <Stack>
        <div className="dw-noprint">
          <Row>
            {reportFormats.map((format) => (
              <LinkButton
                key={format}
                href={`/halfjaarbericht/${round.code}/partij/${party.id}/${format}?versie=${version}`}
                look="secondary"
                icon="file"
                download
              >
                {texts.round.downloadNames[format]}
              </LinkButton>
            ))}
          </Row>
        </div>
        <Card>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Small>{reportTexts.partyNote}</Small>
        </Card>
        <Table
          caption={reportTexts.partyCaption(party.fullName)}
          stack
          dense
          columns={[{ label: words.ambition }, { label: words.state }, { label: words.before }]}
        >
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <RowHead>{`${row.number} ${row.title}`}</RowHead>
                <Cell label={words.state}>
                  <StateBadge kind={row.state}>{row.label}</StateBadge> {row.why}
                </Cell>
                <Cell label={words.before}>{row.before}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
        <Card labelledBy="region">
          <Heading level={2} id="region">
            {reportTexts.regionHeading}
          </Heading>
          <ol>
            {keyLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </Card>
        {(maySend || sentOn) && (
          <Card labelledBy="send">
            <Heading level={2} id="send">
              {words.send}
            </Heading>
            {sentOn ? (
              <p>{words.sentOn(to, sentOn)}</p>
            ) : (
              <form method="post">
                <p>{words.sendLead(to)}</p>
                <DateField
                  name="sentOn"
                  label={words.on}
                  hint={formTexts.dateHint}
                  error={problems?.['sentOn']}
                  words={formTexts.dateParts}
                  parts={typedDateParts(typed, 'sentOn', today)}
                />
                <Actions>
                  <Button>{words.button}</Button>
                </Actions>
              </form>
            )}
          </Card>
        )}
      </Stack>
    </>
  )
}
