import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { StateBadge } from '../../../ui/state.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { findOwnFacts, ownStandings } from '../../progress/queries.server.ts'
import { dikePicture, isWaiting, standingKey } from '../../progress/rules.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { applies, findParty, programmeOn, subjectOf } from '../../programme/rules.ts'
import { confirmRound } from '../commands.server.ts'
import { texts } from '../page-texts.ts'
import { findRound, listFillings } from '../queries.server.ts'
import { mayConfirmRound } from '../rules.ts'
import type { Route } from './+types/confirm-round'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const party = findParty(context.get(programmeContext), visitor.partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round || round.status === 'frozen') throw data(null, { status: 404 })
    const programme = programmeOn(context.get(versionsContext), round.referenceOn)
    const facts = await findOwnFacts(tx, visitor, programme)
    const standings = ownStandings(programme, facts, round.referenceOn)
    const section = dikePicture(programme, standings, round.referenceOn).sections.find((each) => each.party.id === party.id)
    const waiting = new Set(facts.changes.filter(isWaiting).map((change) => change.ambition))
    const filling = (await listFillings(tx, round.code)).find((each) => each.partyId === party.id)
    return {
      round,
      mayConfirm: filling !== undefined && mayConfirmRound(visitor, party.id),
      filled: filling ? { note: filling.note } : null,
      stateLabels: programme.stateLabels,
      numbers: { inOrder: section?.inOrder ?? 0, count: section?.count ?? 0, weak: section?.weak.length ?? 0 },
      waiting: waiting.size,
      rows: programme.ambitions
        .filter((ambition) => applies(ambition, party))
        .map((ambition) => ({
          number: ambition.number,
          title: ambition.title,
          state: standings.get(standingKey(subjectOf(ambition, party), ambition.number))?.state ?? ('notStarted' as const),
          waits: waiting.has(ambition.number),
        })),
    }
  })
}

export async function action({ context, params }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => confirmRound(tx, visitor, programme, params.round))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    return data({ refused: texts.refused[outcome.refused] }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=bevestigd`, 303)
}

export default function ConfirmRound({
  loaderData: { round, mayConfirm, filled, numbers, waiting, rows, stateLabels },
  actionData,
}: Route.ComponentProps) {
  const here = `/halfjaarbericht/${round.code}`
  return (
    <>
      <title>{texts.pageTitle(texts.confirm.title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/halfjaarbericht', label: texts.list.title }, { href: here, label: round.title }, { label: texts.confirm.title }]}
      />
      <Heading level={1}>{texts.confirm.title}</Heading>
      <Lead>{texts.confirm.lead(round.referenceOn)}</Lead>
      {actionData && <Notice kind="negative" role="alert" title={actionData.refused} />}
      <p>{texts.confirm.numbers(numbers.inOrder, numbers.count, numbers.weak)}</p>
      {waiting > 0 && <Notice kind="warning">{texts.confirm.waitingNote(waiting)}</Notice>}
      {filled === null && (
        <Notice kind="info" title={texts.confirm.notFilled}>
          <a className="nl-link" href={`${here}/invullen`}>
            {texts.round.fill}
          </a>
        </Notice>
      )}
      {filled && filled.note !== '' && <Quote source={texts.confirm.filledNote}>{filled.note}</Quote>}
      <form method="post">
        <Actions>
          {mayConfirm && <Button>{texts.confirm.button}</Button>}
          <LinkButton href={here} look="quiet">
            {texts.confirm.back}
          </LinkButton>
        </Actions>
      </form>
      <Table caption={texts.confirm.caption} columns={[{ label: texts.confirm.ambition }, { label: texts.confirm.state }]} dense>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <RowHead>
                <a className="nl-link" href={`/ambities/${row.number}`}>
                  {`${row.number} ${row.title}`}
                </a>
              </RowHead>
              <Cell>
                <StateBadge kind={row.state}>{stateLabels[row.state]}</StateBadge> {row.waits && texts.confirm.waiting}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
