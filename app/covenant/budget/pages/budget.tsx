import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Figures } from '../../../ui/description-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { BudgetBar } from '../drawing.tsx'
import { listEntries } from '../queries.server.ts'
import { allocationOf, budgetOn, formatCents, isTurnedBack, roomOn, type Amounts } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/budget'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const entries = await read(context.get(databaseContext), visitor, listEntries)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return {
    done: texts.done[new URL(request.url).searchParams.get('gedaan') ?? ''],
    mayBook: hasRole(visitor, 'secretary'),
    about: programme.budget?.about,
    picture: budgetOn(programme, entries, visitor.today),
    themes: programme.themes.map(({ number, title }) => ({ number, title })),
    parties: programme.parties.map(({ id, name }) => ({ id, name })),
    entries: entries.toReversed().map((entry) => {
      const allocation = allocationOf(entry, byId)
      const turnedBack = isTurnedBack(entry, entries)
      return {
        ...entry,
        turnedBack,
        theme: allocation?.theme ?? null,
        partyId: allocation?.partyId ?? null,
        room: turnedBack || entry.corrects !== null ? 0 : roomOn(entry, entries),
        isUsed: roomOn(entry, entries) !== entry.cents,
      }
    }),
  }
}

export default function Budget({ loaderData }: Route.ComponentProps) {
  const { done, mayBook, about, picture, themes, parties, entries } = loaderData
  const partyName = (id: string | null) => (id === null ? texts.allParties : (parties.find((party) => party.id === id)?.name ?? id))
  return (
    <>
      <title>{texts.pageTitle(texts.title)}</title>
      <Heading level={1}>{texts.title}</Heading>
      {done && <Notice kind="positive" role="status" title={done} />}
      {!picture ? (
        <EmptyState level={2} title={texts.none}>
          {texts.noneBody}
        </EmptyState>
      ) : (
        <Stack>
          <div>
            <Lead>{texts.lead(picture.total)}</Lead>
            <p>{about}</p>
            {!mayBook && <Small>{texts.readOnly}</Small>}
          </div>
          <Card>
            <Figures
              items={[
                { term: texts.figures.total, value: formatCents(picture.total) },
                { term: texts.figures.committed, value: formatCents(picture.amounts.committed) },
                { term: texts.figures.paid, value: formatCents(picture.amounts.paid) },
                { term: texts.figures.free, value: formatCents(picture.free) },
              ]}
            />
            <BudgetBar picture={picture} />
            <Actions>
              {mayBook && <LinkButton href="/budget/boek">{texts.allocate}</LinkButton>}
              <LinkButton href="/budget.csv" look="secondary" icon="file" download>
                {texts.csv}
              </LinkButton>
              <LinkButton href="/budget.ods" look="secondary" icon="file" download>
                {texts.ods}
              </LinkButton>
            </Actions>
          </Card>
          <AmountsTable
            caption={texts.byTheme}
            head={texts.theme}
            rows={picture.themes.map((row) => ({
              ...row,
              name: `${row.theme} ${themes.find((theme) => theme.number === row.theme)?.title ?? ''}`,
            }))}
            sum={picture.amounts}
          />
          <AmountsTable
            caption={texts.byParty}
            head={texts.party}
            rows={picture.parties.map((row) => ({ ...row, name: partyName(row.partyId) }))}
            sum={picture.amounts}
          />
          <Card labelledBy="entries">
            <Heading level={2} id="entries">
              {texts.entries}
            </Heading>
            {entries.length === 0 ? (
              <p>{texts.noEntries}</p>
            ) : (
              <Table
                caption={texts.entriesCaption}
                hideCaption
                stack
                dense
                columns={[
                  { label: texts.columns.note },
                  { label: texts.columns.day },
                  { label: texts.columns.kind },
                  { label: texts.columns.theme },
                  { label: texts.columns.party },
                  { label: texts.columns.cents, numeric: true },
                  ...(mayBook ? [{ label: texts.turnBack, hidden: true }] : []),
                ]}
              >
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.id} id={`boeking-${entry.id}`}>
                      <RowHead>{entry.note}</RowHead>
                      <Cell label={texts.columns.day}>{formatDay(entry.bookedOn)}</Cell>
                      <Cell label={texts.columns.kind}>
                        {texts.kinds[entry.kind]}
                        {entry.corrects !== null && `, ${texts.counter}`}
                        {entry.turnedBack && `, ${texts.turnedBack}`}
                      </Cell>
                      <Cell label={texts.columns.theme}>{entry.theme}</Cell>
                      <Cell label={texts.columns.party}>{partyName(entry.partyId)}</Cell>
                      <Cell label={texts.columns.cents} numeric nowrap>
                        {formatCents(entry.cents)}
                      </Cell>
                      {mayBook && (
                        <Cell>
                          <Row>
                            {entry.room > 0 && entry.kind !== 'payment' && (
                              <LinkAction href={`/budget/boek?bij=${entry.id}`} about={entry.note}>
                                {entry.kind === 'allocation' ? texts.commit : texts.pay}
                              </LinkAction>
                            )}
                            {entry.corrects === null && !entry.turnedBack && !entry.isUsed && (
                              <LinkAction href={`/budget/terug/${entry.id}`} about={entry.note}>
                                {texts.turnBack}
                              </LinkAction>
                            )}
                          </Row>
                        </Cell>
                      )}
                    </tr>
                  ))}
                </tbody>
              </Table>
            )}
          </Card>
        </Stack>
      )}
    </>
  )
}

function AmountsTable({ caption, head, rows, sum }: { caption: string; head: string; rows: ({ name: string } & Amounts)[]; sum: Amounts }) {
  const { allocated, committed, paid } = texts.figures
  return (
    <Table
      caption={caption}
      dense
      columns={[{ label: head }, { label: allocated, numeric: true }, { label: committed, numeric: true }, { label: paid, numeric: true }]}
    >
      <tbody>
        {[...rows, { ...sum, name: texts.together }].map((row) => (
          <tr key={row.name}>
            <RowHead>{row.name}</RowHead>
            <Cell numeric nowrap>
              {formatCents(row.allocated)}
            </Cell>
            <Cell numeric nowrap>
              {formatCents(row.committed)}
            </Cell>
            <Cell numeric nowrap>
              {formatCents(row.paid)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
