import { data, href, redirect } from 'react-router'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/choices.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Details } from '../../../ui/details.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Grid, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { checkForm } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readFields } from '../../../platform/web/read-form.server.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { findAmbition, findParty } from '../../programme/rules.ts'
import { keepsEvidence, shareEvidence, withdrawEvidence } from '../commands.server.ts'
import { shareForm, withdrawForm } from '../forms.ts'
import { answerProblems, answerRefusal, doneMessage } from '../parts/answer.ts'
import { NotSaved } from '../parts/not-saved.tsx'
import { findTaken } from '../parts/taken.server.ts'
import { SourceChanged, Taken } from '../parts/taken.tsx'
import { findEvidence, findVersions, type Evidence } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/evidence'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  return read(context.get(databaseContext), visitor, async (tx) => {
    const evidence = await findEvidence(tx, programme, params.evidenceId)
    if (!evidence) throw data(null, { status: 404 })
    const numbers = [...new Set(evidence.links.map((link) => link.ambition))]
    return {
      evidence,
      versions: await findVersions(tx, evidence),
      taken: await findTaken(tx, visitor, programme, evidence),
      party: findParty(programme, evidence.partyId)?.fullName ?? evidence.partyId,
      isTeam: evidence.links.some((link) => programme.basisteams.some((team) => team.id === link.subject)),
      serves: numbers.flatMap((number) => {
        const ambition = findAmbition(programme, number)
        const criteria = evidence.links.filter((link) => link.ambition === number && link.criterion !== null)
        return ambition
          ? [
              {
                number,
                heading: texts.heading(ambition),
                criteria: criteria.map(({ criterion }) => ambition.criteria.find((each) => each.id === criterion)?.text ?? ''),
              },
            ]
          : []
      }),
      mayChange: keepsEvidence(visitor, programme, evidence) && evidence.endedOn === null,
      hasParty: visitor.partyId !== null,
      today: visitor.today,
      done: doneMessage(request),
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const id = params.evidenceId
  const old = await read(database, visitor, (tx) => findEvidence(tx, programme, id))
  const ambition = findAmbition(programme, old?.links[0]?.ambition ?? '')
  const back = href('/bewijs/:evidenceId', { evidenceId: id })
  const fields = await readFields(request)

  if (fields.get('intent') === 'share') {
    const form = checkForm(fields, shareForm)
    if ('problems' in form) return answerProblems(form.problems, form.typed)
    const shared = form.value.shared === 'yes'
    const outcome = await write(database, visitor, (tx) => shareEvidence(tx, visitor, programme, id, { shared }))
    return isRefusal(outcome) ? answerRefusal(outcome, form.typed) : redirect(`${back}?gedaan=${shared ? 'gedeeld' : 'nietGedeeld'}`, 303)
  }

  const form = checkForm(fields, withdrawForm)
  if ('problems' in form) {
    if (!old || old.partyId !== visitor.partyId) throw data(null, { status: 404 })
    return answerProblems(form.problems, form.typed)
  }
  const outcome = await write(database, visitor, (tx) => withdrawEvidence(tx, visitor, programme, id))
  return isRefusal(outcome) ? answerRefusal(outcome, form.typed, ambition) : redirect(`${back}?gedaan=ingetrokken`, 303)
}

export default function EvidencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { evidence, versions, taken, party, isTeam, serves, mayChange, hasParty, today, done } = loaderData
  const words = texts.evidencePage
  const first = serves[0]
  const versionLink = (version: { id: string; title: string }) => (
    <a href={href('/bewijs/:evidenceId', { evidenceId: version.id })}>{version.title}</a>
  )
  const isOver = evidence.validUntil !== null && evidence.validUntil < today
  return (
    <>
      <title>{texts.titleOf(evidence.title)}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[
          hasParty ? { href: href('/onze-dijk'), label: texts.crumbs.own } : { href: href('/dijkbeeld'), label: texts.crumbs.region },
          ...(first ? [{ href: href('/ambities/:number', { number: first.number }), label: first.heading }] : []),
          { label: evidence.title },
        ]}
      />
      <Heading level={1}>{evidence.title}</Heading>
      <Lead>{`${texts.evidence.kinds[evidence.kind].label} ${texts.evidence.dated(evidence.datedOn)}, ${party}.`}</Lead>
      {done && !actionData && <Notice kind="positive" role="status" title={done} />}
      <NotSaved answer={actionData} />
      <SourceChanged source={taken.source} />
      {evidence.endedOn && <Ended endedOn={evidence.endedOn} replaced={versions.after !== undefined} />}
      <Grid columns="2-1">
        <Stack>
          <Card>
            <DescriptionList
              items={[
                { term: words.kind, value: texts.evidence.kinds[evidence.kind].label },
                { term: words.party, value: party },
                { term: words.dated, value: formatDay(evidence.datedOn) },
                {
                  term: words.valid,
                  value:
                    evidence.validUntil === null
                      ? words.noEnd
                      : isOver
                        ? words.expired(evidence.validUntil)
                        : formatDay(evidence.validUntil),
                },
                {
                  term: words.readers,
                  value: evidence.shared && evidence.endedOn === null ? words.readersShared : isTeam ? words.readersTeam : words.readersOwn,
                },
                ...(versions.before ? [{ term: words.before, value: versionLink(versions.before) }] : []),
                ...(versions.after ? [{ term: words.after, value: versionLink(versions.after) }] : []),
              ]}
            />
          </Card>
          {(evidence.file || evidence.url || evidence.body) && (
            <Card labelledBy="content">
              <Heading level={2} id="content">
                {words.body}
              </Heading>
              <Content evidence={evidence} />
            </Card>
          )}
          <Card labelledBy="serves">
            <Heading level={2} id="serves">
              {words.serves}
            </Heading>
            {serves.map(({ number, heading, criteria }) => (
              <div key={number}>
                <Heading level={3}>
                  <a href={href('/ambities/:number', { number })}>{heading}</a>
                </Heading>
                <ul>
                  {(criteria.length > 0 ? criteria : [words.whole]).map((criterion) => (
                    <li key={criterion}>{criterion}</li>
                  ))}
                </ul>
              </div>
            ))}
          </Card>
        </Stack>
        <Stack>
          <Taken taken={taken} />
          {mayChange && <Changes evidence={evidence} problem={actionData?.problems?.['sure']} />}
        </Stack>
      </Grid>
    </>
  )
}

function Ended({ endedOn, replaced }: { endedOn: string; replaced: boolean }) {
  const { title, body } = replaced ? texts.evidencePage.replaced(endedOn) : texts.evidencePage.withdrawn(endedOn)
  return (
    <Notice kind="info" title={title}>
      {body}
    </Notice>
  )
}

/** A link opens elsewhere and is told so by its whole address; the visited page learns nothing of ours. */
function Content({ evidence }: { evidence: Evidence }) {
  const { file, url, body } = evidence
  return (
    <>
      {file && (
        <LinkAction href={href('/bewijs/:evidenceId/bestand', { evidenceId: evidence.id })} download>
          {texts.evidencePage.download(file.name, sizeOf(file.size))}
        </LinkAction>
      )}
      {url && (
        <a className="nl-link" href={url} rel="noreferrer nofollow">
          {url}
        </a>
      )}
      {body && <Quote>{body}</Quote>}
    </>
  )
}

function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1024 ? `${kilobytes} kB` : `${(kilobytes / 1024).toFixed(1).replace('.', ',')} MB`
}

function Changes({ evidence, problem }: { evidence: Evidence; problem: string | undefined }) {
  const words = texts.evidencePage
  return (
    <Card labelledBy="changes">
      <Heading level={2} id="changes">
        {words.actions}
      </Heading>
      <Stack>
        <div>
          <Heading level={3}>{words.replaceTitle}</Heading>
          <p>{words.replaceBody}</p>
          <LinkButton look="secondary" href={href('/bewijs/:evidenceId/vervang', { evidenceId: evidence.id })}>
            {words.replace}
          </LinkButton>
        </div>
        <div>
          <Heading level={3}>{words.shareTitle}</Heading>
          <p>{evidence.shared ? words.unshareBody : words.shareBody}</p>
          <form method="post">
            <input type="hidden" name="intent" value="share" />
            <input type="hidden" name="shared" value={evidence.shared ? 'no' : 'yes'} />
            <Button look="secondary">{evidence.shared ? words.unshare : words.share}</Button>
          </form>
        </div>
        <div>
          <Heading level={3}>{words.withdrawTitle}</Heading>
          <Details summary={words.withdraw} open={problem !== undefined}>
            <p>{words.withdrawBody}</p>
            <form method="post">
              <input type="hidden" name="intent" value="withdraw" />
              <CheckboxField name="sure" label={words.withdrawSure} error={problem} />
              <Actions>
                <Button look="danger">{words.withdraw}</Button>
              </Actions>
            </form>
          </Details>
        </div>
      </Stack>
    </Card>
  )
}
