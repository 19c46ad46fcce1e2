import { programmeContext } from '../../covenant/programme/request-context.ts'
import { read } from '../../platform/database/party.server.ts'
import { checkChain, countEntries, listEntries } from '../../platform/audit/queries.server.ts'
import { texts as auditTexts } from '../../platform/audit/texts.ts'
import { databaseContext, visitorContext } from '../../platform/identity/request-context.ts'
import { dayOf, formatDayShort } from '../../platform/settings/day.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Heading, Lead } from '../../ui/heading.tsx'
import { Actions } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../ui/table.tsx'
import { logTexts as texts } from '../log-texts.ts'
import { sayDeed } from '../parts/deed.ts'
import type { Route } from './+types/log'

const pageLength = 50

/** Who did what and when, for the own party (the secretary: for the programme). `?voor=` shows what is older. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const query = new URL(request.url).searchParams
  const before = /^\d{1,9}$/.test(query.get('voor') ?? '') ? Number(query.get('voor')) : undefined
  const programme = context.get(programmeContext)
  const chain = visitor.partyId ?? 'programme'
  return read(context.get(databaseContext), visitor, async (tx) => {
    const entries = await listEntries(tx, chain, { limit: pageLength + 1, ...(before !== undefined && { before }) })
    const own = query.get('controleer') === 'ja' ? await checkChain(tx, chain) : undefined
    return {
      entries: entries.slice(0, pageLength).map(({ number, at, personName, action, subject, details }) => ({
        number,
        on: dayOf(at),
        time: new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' }).format(new Date(at)),
        who: personName,
        what: sayDeed(programme, { action, subject, details }),
        subject: /^[0-9a-f]{8}-/.test(subject) ? '' : subject,
      })),
      older: entries.length > pageLength ? entries[pageLength - 1]?.number : undefined,
      newest: before !== undefined,
      total: await countEntries(tx, chain),
      checked: own && { fault: own.fault ?? null, hash: own.head?.hash ?? null },
    }
  })
}

export default function Log({ loaderData: { entries, older, newest, total, checked } }: Route.ComponentProps) {
  const { columns } = texts
  return (
    <>
      <title>{texts.pageTitle}</title>
      <Heading level={1}>{texts.title}</Heading>
      <Lead>{texts.lead(total)}</Lead>
      {checked &&
        (checked.fault ? (
          <Notice kind="negative" role="status" title={texts.broken}>
            {auditTexts.faults[checked.fault.fault](checked.fault.number)}
          </Notice>
        ) : (
          <Notice kind="positive" role="status" title={texts.whole}>
            {checked.hash && texts.head(checked.hash)}
          </Notice>
        ))}
      {entries.length === 0 ? (
        <EmptyState title={texts.empty}>{texts.emptyBody}</EmptyState>
      ) : (
        <Table
          caption={texts.caption}
          columns={[
            { label: columns.number, numeric: true },
            { label: columns.when },
            { label: columns.who },
            { label: columns.what },
            { label: columns.subject },
          ]}
          stack
          dense
        >
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.number}>
                <RowHead>{entry.number}</RowHead>
                <Cell label={columns.when} nowrap>{`${formatDayShort(entry.on)} ${entry.time}`}</Cell>
                <Cell label={columns.who}>{entry.who}</Cell>
                <Cell label={columns.what}>{entry.what}</Cell>
                <Cell label={columns.subject}>{entry.subject}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Actions>
        {older !== undefined && (
          <LinkButton href={`/logboek?voor=${older}`} look="secondary">
            {texts.older}
          </LinkButton>
        )}
        {newest && (
          <LinkButton href="/logboek" look="secondary">
            {texts.newest}
          </LinkButton>
        )}
        <LinkButton href="/logboek?controleer=ja" look="secondary">
          {texts.check}
        </LinkButton>
        <LinkButton href="/logboek.csv" look="quiet" icon="download" download>
          {texts.download}
        </LinkButton>
      </Actions>
    </>
  )
}
