import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { hasRole, programmeRoles } from '../../../platform/web/visitor.ts'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { findBound } from '../../parties/queries.server.ts'
import { versionsContext } from '../../programme/request-context.ts'
import { programmeOn, type Programme } from '../../programme/rules.ts'
import { findOwnFacts, findRegion, ownStandings } from '../../progress/queries.server.ts'
import type { Tx } from '../../../platform/database/party.server.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { draftReport } from '../commands.server.ts'
import { hasChanged, mayLeadRound, roundSteps, statesMark, themeParts, type RoundStep } from '../conversation.ts'
import { markOf } from '../document.server.ts'
import { Article } from '../parts/article.tsx'
import { askedVersion } from '../parts/asked-version.ts'
import { Steps } from '../parts/steps.tsx'
import { texts } from '../page-texts.ts'
import {
  findDiscussion,
  findReport,
  findRound,
  listAgreements,
  listConfirmations,
  listFillings,
  listNotes,
  listReopenings,
  listSendings,
  listThemeTexts,
  type FoundReport,
} from '../queries.server.ts'
import { mayConfirmRound, mayFillRound, reportFormats, type Round } from '../rules.ts'
import { themePartLabels } from '../texts.ts'
import type { Route } from './+types/round'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const practice = context.get(installationContext).mode === 'practice'
  const done = texts.round.done[new URL(request.url).searchParams.get('gedaan') ?? '']
  const asked = askedVersion(request)
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round) throw data(null, { status: 404 })
    const whole = programmeOn(context.get(versionsContext), round.referenceOn)
    const onReferenceDay = await findBound(tx, whole, round.referenceOn)
    // A party that left is awaited no more; in a report of before it still stands.
    const programme = round.status === 'open' ? await findBound(tx, onReferenceDay, visitor.today) : onReferenceDay
    const conversation = await findConversation(tx, visitor, programme, round)
    // An older version is read while a next one is made; without asking for it, the page is about what is made now.
    const shows = round.status === 'frozen' || asked !== undefined
    const report = shows ? ((await findReport(tx, round.code, asked)) ?? null) : null
    if (asked !== undefined && !report) throw data(null, { status: 404 })
    return {
      done,
      round,
      report,
      isPast: report !== null && (round.status === 'open' || report.version < round.version),
      ...conversation,
      open: shows ? null : await findOpen(tx, visitor, { whole, bound: programme }, round, practice, conversation),
      ownParty: visitor.partyId,
      mayLead: mayLeadRound(visitor),
      parties: programme.parties.map(({ id, name, fullName }) => ({ id, name, fullName })),
    }
  })
}

/** What is known of everybody's part, as far as this visitor may know; a party knows its own. */
async function findConversation(tx: Tx, visitor: Visitor, programme: Programme, round: Round) {
  const sees = hasRole(visitor, ...programmeRoles)
  const [confirmations, fillings] = [await listConfirmations(tx, round.code), await listFillings(tx, round.code)]
  const sendings = await listSendings(tx, round.code, round.version)
  const notes = await listNotes(tx, round.code)
  const agreements = await listAgreements(tx, round.code, round.version)
  const discussion = (await findDiscussion(tx, round.code)) ?? null
  const written = (await listThemeTexts(tx, round.code)).filter(
    (text) => text.body !== '' || themeParts.some((part) => text.parts[part] !== ''),
  )
  const steps = roundSteps({
    round,
    today: visitor.today,
    parties: sees ? programme.parties.length : 1,
    filled: fillings.length,
    confirmed: confirmations.length,
    sent: sendings.length,
    themes: programme.themes.length,
    written: written.length,
    readOn: notes.find((note) => note.role === 'riecAdviser')?.on ?? null,
    agreedOn: agreements.at(-1)?.agreedOn ?? null,
    discussedOn: discussion?.discussedOn ?? null,
  })
  return { sees, confirmations, fillings, sendings, notes, agreements, discussion, steps, reopenings: await listReopenings(tx, round.code) }
}

async function findOpen(
  tx: Tx,
  visitor: Visitor,
  { whole, bound: programme }: { whole: Programme; bound: Programme },
  round: Round,
  practice: boolean,
  { sees, confirmations, fillings, agreements }: Awaited<ReturnType<typeof findConversation>>,
) {
  const { partyId } = visitor
  const own = confirmations.find((each) => each.partyId === partyId)
  const mark =
    partyId === null
      ? ''
      : statesMark(programme, partyId, ownStandings(programme, await findOwnFacts(tx, visitor, programme), round.referenceOn))
  const texts = sees ? await listThemeTexts(tx, round.code) : []
  const region = sees ? await findRegion(tx, whole, round.referenceOn) : undefined
  const standings = region?.kind === 'named' ? region.standings : undefined
  return {
    own:
      partyId === null
        ? null
        : {
            filledOn: fillings.find((each) => each.partyId === partyId)?.filledOn ?? null,
            confirmedOn: own?.confirmedOn ?? null,
            changedSince: hasChanged(own?.states, mark),
            hasCome: round.referenceOn <= visitor.today,
            mayFill: mayFillRound(visitor, partyId),
            mayConfirm: mayConfirmRound(visitor, partyId),
          },
    awaited: standings
      ? programme.parties.map((party) => {
          const confirmation = confirmations.find((each) => each.partyId === party.id)
          const filling = fillings.find((each) => each.partyId === party.id)
          return {
            id: party.id,
            name: party.fullName,
            filledOn: filling?.filledOn ?? null,
            note: filling?.note ?? '',
            on: confirmation?.confirmedOn ?? null,
            changed: hasChanged(confirmation?.states, statesMark(programme, party.id, standings)),
          }
        })
      : null,
    themes: sees
      ? programme.themes.map((theme) => {
          const text = texts.find((each) => each.theme === theme.number)
          return {
            number: theme.number,
            title: theme.title,
            parts: themeParts.flatMap((part) => (text && text.parts[part] !== '' ? [{ part, text: text.parts[part] }] : [])),
          }
        })
      : null,
    isAgreed: sees ? await isStillAgreed(tx, visitor, whole, round, practice, agreements) : false,
    mayRead: hasRole(visitor, 'riecAdviser'),
    mayAgree: hasRole(visitor, 'portfolioHolder'),
  }
}

async function isStillAgreed(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  round: Round,
  practice: boolean,
  agreements: { mark: string }[],
): Promise<boolean> {
  if (agreements.length === 0) return false
  const mark = markOf(await draftReport(tx, visitor, programme, round, practice))
  return agreements.some((each) => each.mark === mark)
}

type Loaded = Route.ComponentProps['loaderData']

export default function RoundPage({ loaderData }: Route.ComponentProps) {
  const { round, done, report, isPast, open, steps, mayLead, reopenings, discussion } = loaderData
  const here = `/halfjaarbericht/${round.code}`
  return (
    <>
      <title>{texts.pageTitle(round.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/halfjaarbericht', label: texts.list.title }, { label: round.title }]} />
      {done && <Notice kind="positive" role="status" title={done} />}
      {report && isPast && (
        <Notice kind="info">
          {texts.round.versionShown(report.version, round.version)} <LinkAction href={here}>{texts.confirm.back}</LinkAction>
        </Notice>
      )}
      {open && <OpenRound data={loaderData} open={open} steps={steps} />}
      {report && <Frozen round={round} report={report} data={loaderData} />}
      {!open && !report && (
        <>
          <Heading level={1}>{round.title}</Heading>
          <Notice kind="info">{texts.round.notByName}</Notice>
        </>
      )}
      {(!open || round.version > 1) && (
        <div className="dw-noprint">
          <Stack>
            {!open && <Discussed discussion={discussion} here={here} mayRecord={mayLead && round.status === 'frozen'} />}
            <Card labelledBy="versions">
              <Heading level={2} id="versions">
                {texts.round.versions}
              </Heading>
              <ul>
                {Array.from({ length: round.status === 'frozen' ? round.version : round.version - 1 }, (_, at) => (
                  <li key={at}>
                    <LinkAction href={`${here}?versie=${at + 1}`}>{texts.round.versionLink(at + 1)}</LinkAction>
                  </li>
                ))}
              </ul>
              {reopenings.map((each) => (
                <p key={each.version}>{texts.round.reopened(each.version, each.on, each.reason)}</p>
              ))}
              {mayLead && round.status === 'frozen' && (
                <Actions>
                  <LinkButton href={`${here}/heropen`} look="secondary">
                    {texts.round.reopen}
                  </LinkButton>
                </Actions>
              )}
            </Card>
          </Stack>
        </div>
      )}
    </>
  )
}

function Frozen({
  round,
  report,
  data: { ownParty, parties, steps, sees, sendings },
}: {
  round: Round
  report: FoundReport
  data: Loaded
}) {
  const here = `/halfjaarbericht/${round.code}`
  return (
    <Stack>
      <div className="dw-noprint">
        <Stack>
          <Lead>{texts.round.frozenLead(report.frozenOn)}</Lead>
          <Row>
            {reportFormats.map((format) => (
              <LinkButton key={format} href={`${here}/bericht/${format}?versie=${report.version}`} look="secondary" icon="file" download>
                {texts.round.downloadNames[format]}
              </LinkButton>
            ))}
          </Row>
          <p className="dw-small">{texts.round.print}</p>
          {ownParty && (
            <Actions>
              <LinkButton href={`${here}/partij/${ownParty}`}>{texts.round.ownPage}</LinkButton>
            </Actions>
          )}
        </Stack>
      </div>
      <Article content={report.content} sha256={report.sha256} linked />
      <div className="dw-noprint">
        <Stack>
          <Steps steps={steps} />
          <Card labelledBy="party-pages">
            <Heading level={2} id="party-pages">
              {texts.round.partyPages}
            </Heading>
            <p>{texts.round.partyPagesLead}</p>
            <ul className="dw-columns">
              {parties.map((party) => {
                const sent = sees ? sendings.find((each) => each.partyId === party.id) : undefined
                return (
                  <li key={party.id}>
                    <a className="nl-link" href={`${here}/partij/${party.id}?versie=${report.version}`}>
                      {party.name}
                    </a>
                    {sent && ` (${texts.round.sentOn.toLowerCase()} ${formatDay(sent.sentOn)})`}
                  </li>
                )
              })}
            </ul>
          </Card>
        </Stack>
      </div>
    </Stack>
  )
}

function Discussed({ discussion, here, mayRecord }: { discussion: Loaded['discussion']; here: string; mayRecord: boolean }) {
  return (
    <Card labelledBy="discussed">
      <Heading level={2} id="discussed">
        {texts.round.discussed}
      </Heading>
      {discussion ? (
        <>
          <p>{texts.round.discussedOn(discussion.discussedOn)}</p>
          <ol>
            {discussion.outcomes.map((each) => (
              <li key={each.asked}>
                {each.asked} <strong>{`${texts.discuss.outcomes[each.outcome]}.`}</strong> {each.words}
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p>{texts.round.notDiscussed}</p>
      )}
      {mayRecord && (
        <Actions>
          <LinkButton href={`${here}/besproken`} look="secondary">
            {discussion ? texts.round.discussAgain : texts.round.discuss}
          </LinkButton>
        </Actions>
      )}
    </Card>
  )
}

type Open = NonNullable<Loaded['open']>

function OpenRound({ data: { round, notes, agreements, mayLead }, open, steps }: { data: Loaded; open: Open; steps: RoundStep[] }) {
  const here = `/halfjaarbericht/${round.code}`
  const agreed = agreements.at(-1)
  return (
    <Stack>
      <div>
        <Heading level={1}>{round.title}</Heading>
        <Lead>{texts.round.openLead(round.referenceOn)}</Lead>
      </div>
      {open.own && <OwnPart round={round} own={open.own} />}
      <Steps steps={steps} />
      {open.awaited && <AwaitedParties awaited={open.awaited} />}
      {open.themes && (
        <Card labelledBy="themes">
          <Heading level={2} id="themes">
            {texts.round.themes}
          </Heading>
          <p>{texts.round.themesLead}</p>
          {open.themes.map((theme) => (
            <section key={theme.number}>
              <Heading level={3}>{`${theme.number} ${theme.title}`}</Heading>
              {theme.parts.length === 0 && <p>{texts.round.noText}</p>}
              {theme.parts.map(({ part, text }) => (
                <p key={part}>
                  <strong>{`${themePartLabels[part]}: `}</strong>
                  {text}
                </p>
              ))}
              {mayLead && <LinkAction href={`${here}/tekst/${theme.number}`}>{texts.round.edit(theme.title)}</LinkAction>}
            </section>
          ))}
          <Heading level={3}>{texts.round.words}</Heading>
          <p>{texts.round.wordsWritten}</p>
          {mayLead && <LinkAction href={`${here}/teksten`}>{texts.round.editWords}</LinkAction>}
        </Card>
      )}
      {open.themes && (
        <Card labelledBy="notes">
          <Heading level={2} id="notes">
            {texts.round.notes}
          </Heading>
          {notes.length === 0 && <p>{texts.round.noNotes}</p>}
          <ul>
            {notes.map((note) => (
              <li key={note.id}>
                <strong>{`${texts.round.noteBy[note.role]}, ${formatDay(note.on)}:`}</strong> {note.body || texts.round.noteEmpty}
              </li>
            ))}
          </ul>
          <p>
            {agreed && open.isAgreed ? texts.round.agreedOn(agreed.agreedOn) : agreed ? texts.round.agreedBefore : texts.round.notAgreed}
          </p>
          <Actions>
            {mayLead && <LinkButton href={`${here}/bevries`}>{texts.round.freeze}</LinkButton>}
            <LinkButton href={`${here}/concept`} look={mayLead ? 'secondary' : 'primary'}>
              {open.mayAgree ? texts.round.agree : open.mayRead ? texts.round.read : texts.round.draft}
            </LinkButton>
          </Actions>
        </Card>
      )}
    </Stack>
  )
}

function OwnPart({ round, own }: { round: Round; own: NonNullable<Open['own']> }) {
  const here = `/halfjaarbericht/${round.code}`
  const { confirmedOn, filledOn, changedSince, hasCome } = own
  const said = confirmedOn
    ? texts.round.ownConfirmed(confirmedOn)
    : !hasCome
      ? texts.round.ownLater(round.referenceOn)
      : filledOn
        ? texts.round.ownFilled(filledOn)
        : texts.round.ownWaits
  const until = filledOn === null ? round.dataClosesOn : round.confirmClosesOn
  const asksConfirm = filledOn !== null && (confirmedOn === null || changedSince)
  return (
    <Card labelledBy="own">
      <Heading level={2} id="own">
        {texts.round.own}
      </Heading>
      <p>
        {said} {confirmedOn && changedSince && texts.round.ownChanged} {hasCome && !confirmedOn && until && texts.round.ownUntil(until)}
      </p>
      <Row>
        {hasCome && own.mayConfirm && asksConfirm && <LinkButton href={`${here}/bevestig`}>{texts.round.confirm}</LinkButton>}
        {hasCome && own.mayFill && (
          <LinkButton href={`${here}/invullen`} look={filledOn === null ? 'primary' : 'secondary'}>
            {filledOn === null ? texts.round.fill : texts.round.fillAgain}
          </LinkButton>
        )}
        <LinkButton href={`/onze-dijk?op=${round.referenceOn}`} look="secondary">
          {texts.round.ownDike}
        </LinkButton>
      </Row>
    </Card>
  )
}

function AwaitedParties({ awaited }: { awaited: NonNullable<Open['awaited']> }) {
  const words = texts.round
  return (
    <Card labelledBy="awaited">
      <Heading level={2} id="awaited">
        {words.awaited}
      </Heading>
      <p>{words.awaitedLead(awaited.filter((each) => each.on).length, awaited.length)}</p>
      <Table
        caption={words.awaitedCaption}
        hideCaption
        columns={[
          { label: words.party },
          { label: words.filled },
          { label: words.answer },
          { label: words.note },
          { label: words.contact },
        ]}
        dense
        stack
      >
        <tbody>
          {awaited.map((each) => (
            <tr key={each.id}>
              <RowHead>{each.name}</RowHead>
              <Cell label={words.filled}>{each.filledOn ? formatDay(each.filledOn) : words.notYet}</Cell>
              <Cell label={words.answer}>
                {each.on ? (each.changed ? words.confirmedChanged(each.on) : formatDay(each.on)) : words.notYet}
              </Cell>
              <Cell label={words.note}>{each.note}</Cell>
              <Cell>
                <LinkAction href={`/partijen/${each.id}`} about={each.name}>
                  {words.contact}
                </LinkAction>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
