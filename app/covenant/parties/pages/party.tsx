import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay, formatDayShort } from '../../../platform/settings/day.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findAmbition, findParty, type Programme } from '../../programme/rules.ts'
import { Reach } from '../parts/reach.tsx'
import { findCommitment, listOffices, listParticipation, listRenewals } from '../queries.server.ts'
import { emptyOn, linesOn, officesBefore, renewalAsked, takesPart, type Empty, type Office, type OfficeLine } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/party'

const words = texts.party

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const party = findParty(programme, params.partyId)
  if (!party) throw data(null, { status: 404 })
  const { offices, signature, renewals, participation } = await read(context.get(databaseContext), visitor, async (tx) => ({
    offices: await listOffices(tx, party.id),
    signature: await findCommitment(tx, party.id),
    renewals: await listRenewals(tx, party.id),
    participation: await listParticipation(tx),
  }))
  const asked = renewalAsked(party.type, { offices, signature, renewals }, visitor.today)
  const done = new URL(request.url).searchParams.get('gedaan') ?? ''
  return {
    party,
    basisteam: programme.basisteams.find((each) => each.id === party.basisteam)?.name,
    lines: linesOn(party.type, offices, visitor.today),
    before: officesBefore(offices, visitor.today),
    signature,
    renewals,
    asked: asked && { holder: asked.holder, function: asked.function, fromOn: asked.fromOn },
    empty: emptyOn(programme, party, offices, visitor.today).map((each) => emptyWords(each, programme, visitor.today)),
    participation: participationWords(
      participation.filter((each) => each.partyId === party.id),
      takesPart(party.id, participation, visitor.today),
      visitor.today,
    ),
    mayRenew: visitor.partyId === party.id && hasRole(visitor, 'coordinator', 'boardMember'),
    mayChange: visitor.partyId === party.id && hasRole(visitor, 'coordinator'),
    done: Object.hasOwn(words.done, done) ? words.done[done as keyof typeof words.done] : undefined,
  }
}

function emptyWords({ function: name, from, ambitions }: Empty, programme: Programme, today: string) {
  return {
    line: words.emptyLine(texts.functions[name], formatDay(from)),
    ambitions: ambitions.map(({ number, lapsesOn, soft }) => {
      const title = findAmbition(programme, number)?.title ?? ''
      if (soft) return words.emptyAsks(number, title)
      return (lapsesOn > today ? words.emptyLapses : words.emptyLapsed)(number, title, formatDay(lapsesOn))
    }),
  }
}

/** Only what somebody must know today: left, not yet in, or about to leave. */
function participationWords(own: readonly { kind: string; onDay: string; decisionId: string }[], takesPartNow: boolean, today: string) {
  const next = own.find((each) => each.onDay > today)
  const last = own.findLast((each) => each.onDay <= today)
  const said =
    next && next.kind === (takesPartNow ? 'left' : 'joined')
      ? { decisionId: next.decisionId, line: (takesPartNow ? words.leaves : words.notYet)(formatDay(next.onDay)) }
      : undefined
  if (takesPartNow || !last) return said
  return { decisionId: last.decisionId, line: words.left(formatDay(last.onDay)) }
}

export default function Party({ loaderData }: Route.ComponentProps) {
  const { party, basisteam, lines, before, signature, renewals, asked, empty, participation, mayRenew, mayChange, done } = loaderData
  const facts = [texts.partyTypes[party.type].one, basisteam && texts.basisteam(basisteam), texts.code(party.code)]
  return (
    <>
      <title>{texts.pageTitle(party.fullName)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/partijen', label: texts.list.title }, { label: party.name }]} />
      <Heading level={1}>{party.fullName}</Heading>
      <Lead>{`${facts.filter(Boolean).join(', ')}.`}</Lead>
      {done && (
        <Notice kind="positive" role="status">
          {done}
        </Notice>
      )}
      {participation && (
        <Notice kind="info">
          <p>{participation.line}</p>
          <p>
            <LinkAction href={`/werkgroep#besluit-${participation.decisionId}`}>{words.decision}</LinkAction>
          </p>
        </Notice>
      )}
      {empty.length > 0 && (
        <Notice kind="info" title={words.empty}>
          {empty.map(({ line, ambitions }) => (
            <p key={line}>{[line, ...ambitions].join(' ')}</p>
          ))}
        </Notice>
      )}
      {asked && (
        <Notice kind="info" title={words.renewalAsked(texts.functions[asked.function])}>
          <p>{words.renewalBody(asked.holder, formatDay(asked.fromOn))}</p>
          {mayRenew && (
            <p>
              <LinkAction href="/onze-handtekening/vernieuw" arrow>
                {words.renew}
              </LinkAction>
            </p>
          )}
        </Notice>
      )}
      <Card labelledBy="now">
        <Heading level={2} id="now">
          {words.now}
        </Heading>
        <DescriptionList
          items={lines.map((line) => ({ term: texts.functions[line.function], value: <Line line={line} mayChange={mayChange} /> }))}
        />
        {mayChange && (
          <Actions>
            <LinkButton href="/onze-functies/nieuw" icon="plus">
              {words.add}
            </LinkButton>
          </Actions>
        )}
      </Card>
      <Card labelledBy="signature">
        <Heading level={2} id="signature">
          {words.signature}
        </Heading>
        <p>
          {signature
            ? texts.signedBy(signature.signedBy, texts.functions[signature.signedFunction], formatDay(signature.signedOn))
            : texts.notSigned}
        </p>
        {renewals.map((renewal) => (
          <p key={renewal.holder}>{words.renewed(renewal.holder, texts.functions[renewal.function], formatDay(renewal.renewedOn))}</p>
        ))}
        <Small>{words.signatureExplained}</Small>
        {mayChange && (
          <Actions>
            <LinkButton href="/onze-handtekening" look="secondary">
              {signature ? words.changeSignature : words.recordSignature}
            </LinkButton>
          </Actions>
        )}
      </Card>
      {before.length === 0 ? (
        <Small>{words.nobodyBefore}</Small>
      ) : (
        <Card labelledBy="before">
          <Heading level={2} id="before">
            {words.before}
          </Heading>
          <Before offices={before} mayChange={mayChange} />
        </Card>
      )}
    </>
  )
}

function Line({ line, mayChange }: { line: OfficeLine; mayChange: boolean }) {
  return (
    <>
      {line.now.length === 0 && <span className="dw-small">{texts.vacant}</span>}
      {line.now.map((office) => (
        <div key={office.id}>
          <b>{office.holder}</b>{' '}
          <span className="dw-small">
            {office.untilOn === null
              ? texts.since(formatDayShort(office.fromOn))
              : `${texts.since(formatDayShort(office.fromOn))} ${texts.until(formatDayShort(office.untilOn))}`}
          </span>
          <Reach office={office} />
          {mayChange && <Change office={office} />}
        </div>
      ))}
      {line.next.map((office) => (
        <div key={office.id}>
          <span className="dw-small">{texts.next(office.holder, formatDayShort(office.fromOn))}</span>
          {mayChange && <Change office={office} />}
        </div>
      ))}
    </>
  )
}

function Change({ office }: { office: Office }) {
  return (
    <div>
      <LinkAction href={`/onze-functies/${office.id}`} about={`${texts.functions[office.function]} ${office.holder}`}>
        {words.change}
      </LinkAction>
    </div>
  )
}

/** Without e-mail and telephone: whoever left can no longer be reached there. */
function Before({ offices, mayChange }: { offices: (Office & { untilOn: string })[]; mayChange: boolean }) {
  const [role, name, from, until] = words.beforeColumns
  return (
    <Table
      caption={words.beforeCaption}
      hideCaption
      stack
      columns={[role, name, from, until, ...(mayChange ? [words.change] : [])].map((label) => ({ label }))}
    >
      <tbody>
        {offices.map((office) => (
          <tr key={office.id}>
            <RowHead>{texts.functions[office.function]}</RowHead>
            <Cell label={name}>{office.holder}</Cell>
            <Cell label={from}>{formatDayShort(office.fromOn)}</Cell>
            <Cell label={until}>{formatDayShort(office.untilOn)}</Cell>
            {mayChange && (
              <Cell label={words.change}>
                <Change office={office} />
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
