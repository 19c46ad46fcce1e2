import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/choices.tsx'
import { Details } from '../../../ui/details.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { StateBadge } from '../../../ui/state.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { findOwnFacts, ownStandings } from '../../progress/queries.server.ts'
import { standingKey } from '../../progress/rules.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { applies, findParty, subjectOf, programmeOn } from '../../programme/rules.ts'
import { fillRound } from '../commands.server.ts'
import { fillForm } from '../forms.ts'
import { RoundCrumbs } from '../parts/round-crumbs.tsx'
import { texts } from '../page-texts.ts'
import { findReport, findRound, listFillings, listRounds } from '../queries.server.ts'
import { partyReport } from '../rules.ts'
import type { Route } from './+types/fill-round'

const words = texts.fill

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const party = findParty(context.get(programmeContext), visitor.partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round || round.status === 'frozen') throw data(null, { status: 404 })
    const programme = programmeOn(context.get(versionsContext), round.referenceOn)
    const before = (await listRounds(tx)).find((each) => each.status === 'frozen' && each.referenceOn < round.referenceOn)
    const report = before && (await findReport(tx, before.code))
    const known = new Map(
      report ? partyReport(report.content, party.id)?.rows.map((row) => [row.ambition.number, row.cell.state]) : undefined,
    )
    const standings = ownStandings(programme, await findOwnFacts(tx, visitor, programme), round.referenceOn)
    const rows = programme.ambitions
      .filter((ambition) => applies(ambition, party))
      .map((ambition) => {
        const state = standings.get(standingKey(subjectOf(ambition, party), ambition.number))?.state ?? ('notStarted' as const)
        const was = known.get(ambition.number)
        return { number: ambition.number, title: ambition.title, state, was }
      })
    return {
      round,
      stateLabels: programme.stateLabels,
      hasBefore: known.size > 0,
      changed: rows.filter((row) => row.was !== undefined && row.was !== row.state),
      unchanged: rows.filter((row) => row.was === undefined || row.was === row.state),
      note: (await listFillings(tx, round.code)).find((filling) => filling.partyId === party.id)?.note ?? '',
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, fillForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => fillRound(tx, visitor, programme, params.round, form.value))
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    const field = { unchangedNotSeen: 'unchangedSeen', textTooLong: 'note' }[outcome.refused as string] ?? ''
    const problems: Record<string, string> = { [field]: texts.refused[outcome.refused] }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=ingevuld`, 303)
}

export default function FillRound({ loaderData, actionData }: Route.ComponentProps) {
  const { round, stateLabels, hasBefore, changed, unchanged, note } = loaderData
  const { problems, typed } = actionData ?? {}
  const here = `/halfjaarbericht/${round.code}`
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <RoundCrumbs round={round} here={words.title} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead(round.referenceOn)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <Stack>
        <Card labelledBy="changed">
          <Heading level={2} id="changed">
            {words.changed}
          </Heading>
          {changed.length === 0 ? (
            <p>{hasBefore ? words.changedNone : words.changedFirst}</p>
          ) : (
            <Table
              caption={words.changedCaption}
              hideCaption
              stack
              columns={[{ label: texts.confirm.ambition }, { label: words.was }, { label: words.is }, { label: words.fix, hidden: true }]}
            >
              <tbody>
                {changed.map((row) => (
                  <tr key={row.number}>
                    <RowHead>{`${row.number} ${row.title}`}</RowHead>
                    <Cell label={words.was}>{row.was && <StateBadge kind={row.was}>{stateLabels[row.was]}</StateBadge>}</Cell>
                    <Cell label={words.is}>
                      <StateBadge kind={row.state}>{stateLabels[row.state]}</StateBadge>
                    </Cell>
                    <Cell>
                      <LinkAction href={`/ambities/${row.number}`} about={`${row.number} ${row.title}`}>
                        {words.fix}
                      </LinkAction>
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Card>
        <form method="post">
          <Card labelledBy="unchanged">
            <Heading level={2} id="unchanged">
              {words.unchanged(unchanged.length)}
            </Heading>
            <Details summary={words.unchangedCaption}>
              <ul>
                {unchanged.map((row) => (
                  <li key={row.number}>
                    <a className="nl-link" href={`/ambities/${row.number}`}>
                      {`${row.number} ${row.title}`}
                    </a>{' '}
                    <StateBadge kind={row.state}>{stateLabels[row.state]}</StateBadge>
                  </li>
                ))}
              </ul>
            </Details>
            <CheckboxField
              name="unchangedSeen"
              label={unchanged.length === 0 ? words.allSeen : words.unchangedSeen(unchanged.length)}
              hint={words.unchangedHint}
              error={problems?.['unchangedSeen']}
              checked={typedText(typed, 'unchangedSeen') !== ''}
            />
            <TextArea
              name="note"
              label={words.note}
              hint={words.noteHint}
              optional={formTexts.optional}
              error={problems?.['note']}
              value={typedText(typed, 'note', note)}
              rows={4}
            />
            <Actions>
              <Button>{words.button}</Button>
              <LinkButton href={here} look="quiet">
                {texts.confirm.back}
              </LinkButton>
            </Actions>
          </Card>
        </form>
      </Stack>
    </>
  )
}
