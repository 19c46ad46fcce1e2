import { href, redirect } from 'react-router'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { reconfirm } from '../commands.server.ts'
import { reconfirmForm } from '../forms.ts'
import { findOwnView } from '../parts/ambition-view.server.ts'
import { answerProblems, answerRefusal } from '../parts/answer.ts'
import { CriteriaList } from '../parts/criteria-list.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { openForUpdate } from '../parts/own-ambition.server.ts'
import { Seen } from '../parts/state-form.tsx'
import { findOwnFacts } from '../queries.server.ts'
import * as rules from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/reconfirm'

/** What it takes to say that a state still stands: asked of the rule itself, without a reason. */
type Way = 'simple' | 'renewed' | 'evidence' | 'byOwnHand' | 'called' | 'waiting' | 'nothing'

function wayOf(outcome: ReturnType<typeof rules.reconfirm>, standing: rules.Standing): Way {
  if (!isRefusal(outcome)) return outcome.change.needsConfirmation ? 'renewed' : 'simple'
  if (outcome.refused === 'proofOrReasonMissing') return 'evidence'
  if (outcome.refused === 'reasonMissing') return standing.lapse?.reason === 'set' ? 'byOwnHand' : 'called'
  return outcome.refused === 'alreadyWaiting' ? 'waiting' : 'nothing'
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const own = openForUpdate(programme, visitor, params.number, request)
  const { ambition, party } = own
  return read(context.get(databaseContext), visitor, async (tx) => {
    const facts = await findOwnFacts(tx, visitor, programme, ambition.number)
    const view = await findOwnView(tx, visitor, programme, own)
    const { standing } = view
    const held = standing.held ?? standing.state
    return {
      ambition,
      view,
      way: wayOf(rules.reconfirm({ programme, ambition, party, ...facts, day: visitor.today }), standing),
      heldLabel: programme.stateLabels[held],
      labels: programme.stateLabels,
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { ambition } = openForUpdate(programme, visitor, params.number, request)
  const form = await readForm(request, reconfirmForm)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const outcome = await write(context.get(databaseContext), visitor, (tx) => reconfirm(tx, visitor, programme, ambition.number, form.value))
  if (isRefusal(outcome)) return answerRefusal(outcome, form.typed, ambition)
  return redirect(`${href('/ambities/:number', { number: ambition.number })}?gedaan=${outcome.waits ? 'wacht' : 'klopt'}`, 303)
}

export default function ReconfirmPage({ loaderData: { ambition, view, way, heldLabel, labels }, actionData }: Route.ComponentProps) {
  const words = texts.reconfirm
  const heading = texts.heading(ambition)
  const back = href('/ambities/:number', { number: ambition.number })
  return (
    <>
      <title>{texts.titleOf(words.title(heading))}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[{ href: href('/onze-dijk'), label: texts.crumbs.own }, { href: back, label: heading }, { label: words.crumb }]}
      />
      <Heading level={1}>{words.title(heading)}</Heading>
      <NotSaved answer={actionData} deeds={view.deeds} />
      {way === 'nothing' || way === 'waiting' ? (
        <Notice kind="info" title={words[way].title}>
          <p>{words[way].body}</p>
          <Actions>
            <LinkButton href={back}>{texts.confirm.back}</LinkButton>
          </Actions>
        </Notice>
      ) : (
        <>
          <Lead>{way === 'simple' ? words.simple(heldLabel, ambition.reviewMonths) : words[way]}</Lead>
          {view.why.length > 0 && (
            <Notice kind="warning" title={texts.lapse.title(view.standing.lapse && heldLabel)}>
              {view.why.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Notice>
          )}
          <Stack>
            <Card labelledBy="criteria">
              <Heading level={2} id="criteria">
                {texts.criteria.title}
              </Heading>
              <CriteriaList groups={view.criteria} labels={{ achieved: labels.achieved, secured: labels.secured }} />
              {(way === 'evidence' || way === 'called') && (
                <Actions>
                  <LinkButton look="secondary" icon="plus" href={href('/ambities/:number/bewijs', { number: ambition.number })}>
                    {texts.evidenceButton}
                  </LinkButton>
                </Actions>
              )}
            </Card>
            <Card>
              <form method="post">
                <Seen own={view} />
                {(way === 'evidence' || way === 'byOwnHand' || way === 'called') && (
                  <TextArea
                    name="reason"
                    rows={3}
                    label={way === 'called' ? words.reasonCalled : words.reason}
                    hint={view.team ? words.reasonHintTeam : words.reasonHint}
                    error={actionData?.problems?.['reason']}
                    value={typedText(actionData?.typed, 'reason')}
                  />
                )}
                <Actions>
                  <Button>{way === 'simple' ? words.yes : words.ask}</Button>
                  <LinkButton look="secondary" href={`${back}#bijwerken`}>
                    {words.no}
                  </LinkButton>
                </Actions>
              </form>
            </Card>
          </Stack>
        </>
      )}
    </>
  )
}
