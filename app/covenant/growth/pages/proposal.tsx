import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { findAmbition, partyTypes } from '../../programme/rules.ts'
import { comment } from '../commands.server.ts'
import { commentForm } from '../forms.ts'
import { showProposal, whoOf } from '../parts/selection.ts'
import { findProposal, listComments, listOwnParties } from '../queries.server.ts'
import { mayPropose } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/proposal'

const words = texts.proposal

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const done = new URL(request.url).searchParams.get('gedaan')
  return read(context.get(databaseContext), visitor, async (tx) => {
    const proposal = await findProposal(tx, params.proposalId)
    if (!proposal) throw data(null, { status: 404 })
    const ownParties = hasRole(visitor, 'secretary') ? await listOwnParties(tx, visitor) : []
    const isOwn = proposal.partyId !== null && ownParties.includes(proposal.partyId)
    return {
      proposal: showProposal(programme, proposal),
      isKnown: proposal.ambition !== null && findAmbition(programme, proposal.ambition) !== undefined,
      comments: (await listComments(tx, proposal.id)).map((each) => ({ ...each, who: whoOf(programme, each.partyId) })),
      mayComment: mayPropose(visitor) && proposal.decision === null,
      mayDecide: hasRole(visitor, 'secretary') && proposal.decision === null && !isOwn,
      isOwn: isOwn && proposal.decision === null,
      done: done === 'reactie' ? words.sent : done === 'besluit' ? words.decided : undefined,
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, commentForm)
  const visitor = context.get(visitorContext)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const outcome = await write(context.get(databaseContext), visitor, (tx) => comment(tx, visitor, params.proposalId, form.value))
  if (!isRefusal(outcome)) return redirect(`/groei/voorstellen/${params.proposalId}?gedaan=reactie`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  if (outcome.refused === 'notForYou') throw data({ reason: 'notForYou' }, { status: 403 })
  const problems: Record<string, string> = { body: words.refused[outcome.refused] }
  return data({ problems, typed: form.typed }, { status: 409 })
}

export default function ProposalPage({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal, comments, isKnown } = loaderData
  const { problems, typed } = actionData ?? {}
  const { decision } = proposal
  const effects = partyTypes.map((type) => ({ term: texts.types[type], value: proposal.effects[type] ?? words.noEffect }))
  // Somebody whose reaction came too late still sees what was typed.
  const showForm = loaderData.mayComment || problems !== undefined
  return (
    <>
      <title>{texts.pageTitle(proposal.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/groei', label: texts.list.title }, { label: proposal.title }]} />
      <Row>
        <Heading level={1}>{proposal.title}</Heading>
        <Badge>{texts.stages[proposal.stage]}</Badge>
      </Row>
      <Lead>{words.from(proposal.who, proposal.proposedOn)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {loaderData.done && !problems && <Notice kind="positive" role="status" title={loaderData.done} />}
      <Stack>
        {decision && (
          <Card labelledBy="besluit">
            <Heading level={2} id="besluit">
              {words.decision}
            </Heading>
            <p>
              <strong>{words.decidedOn(texts.outcomes[decision.outcome].label, decision.decidedOn)}</strong>
            </p>
            <Paragraphs text={decision.reason} />
            {decision.changedTo && (
              <>
                <Heading level={3}>{words.changedTo}</Heading>
                <Paragraphs text={decision.changedTo} />
              </>
            )}
          </Card>
        )}
        <Card labelledBy="waarom">
          <Heading level={2} id="waarom">
            {words.motive}
          </Heading>
          <p>
            {texts.kinds[proposal.kind].label}
            {proposal.about && '. '}
            {proposal.about &&
              (isKnown ? <LinkAction href={`/convenant#ambitie-${proposal.ambition}`}>{proposal.about}</LinkAction> : proposal.about)}
          </p>
          <Paragraphs text={proposal.motive} />
          <Heading level={3}>{words.effects}</Heading>
          <DescriptionList items={effects} />
          <Small>{words.id(proposal.id)}</Small>
        </Card>
        {(loaderData.mayDecide || loaderData.isOwn) && (
          <Card>
            {loaderData.isOwn ? (
              <p>{words.ownProposal}</p>
            ) : (
              <Actions>
                <LinkButton href={`/groei/voorstellen/${proposal.id}/besluit`}>{words.decide}</LinkButton>
              </Actions>
            )}
          </Card>
        )}
        <Card labelledBy="gesprek">
          <Heading level={2} id="gesprek">
            {words.discussion}
          </Heading>
          <Stack>
            {comments.length === 0 ? (
              <EmptyState title={words.noComments}>{loaderData.mayComment && words.noCommentsHint}</EmptyState>
            ) : (
              <LinedList>
                {comments.map((each) => (
                  <li key={each.id}>
                    <Small>
                      {words.by(each.by, each.who)} <time dateTime={each.saidOn}>{formatDay(each.saidOn)}</time>
                    </Small>
                    <Paragraphs text={each.body} />
                  </li>
                ))}
              </LinedList>
            )}
            {showForm && (
              <form method="post">
                <TextArea
                  name="body"
                  label={words.react}
                  hint={words.reactHint}
                  error={problems?.['body']}
                  value={typedText(typed, 'body')}
                />
                {loaderData.mayComment && (
                  <Actions>
                    <Button>{words.send}</Button>
                  </Actions>
                )}
              </form>
            )}
          </Stack>
        </Card>
      </Stack>
    </>
  )
}

function Paragraphs({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>)
}
