import { data, href, redirect } from 'react-router'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { dayOf, formatDay } from '../../../platform/settings/day.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { answerChange, personOf } from '../commands.server.ts'
import { answerForm } from '../forms.ts'
import { findOwnView } from '../parts/ambition-view.server.ts'
import { answerProblems, answerRefusal } from '../parts/answer.ts'
import { CriteriaList } from '../parts/criteria-list.tsx'
import { whoDid } from '../parts/deeds.tsx'
import { EvidenceList } from '../parts/evidence-list.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { findOwnAmbition, openAmbition } from '../parts/own-ambition.server.ts'
import { findChange, listDeeds } from '../queries.server.ts'
import { confirm, withdraw } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/confirm'

export async function loader({ context, params }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const ambition = openAmbition(programme, params.number)
  const own = findOwnAmbition(programme, visitor, ambition)
  return read(context.get(databaseContext), visitor, async (tx) => {
    const change = own && (await findChange(tx, visitor, programme, params.changeId, ambition.number))
    if (!own || change?.ambition !== ambition.number) throw data(null, { status: 404 })
    const view = await findOwnView(tx, visitor, programme, own)
    const deed = (await listDeeds(tx, own.subject, ambition)).find(
      (each) => each.changeId === change.id && (each.kind === 'set' || each.kind === 'reconfirm'),
    )
    const person = personOf(visitor)
    const mayAnswer = confirm(person, change)
    return {
      ambition,
      labels: programme.stateLabels,
      change: {
        state: change.state,
        kind: change.kind,
        holdsOn: change.holdsOn,
        needsConfirmation: change.needsConfirmation,
        outcome: change.outcome,
        text: change.text,
        by: deed ? whoDid(deed, programme) : texts.waiting.somebody,
        on: deed ? dayOf(deed.at) : change.holdsOn,
      },
      view,
      notYou: isRefusal(mayAnswer) ? mayAnswer.refused : undefined,
      mayWithdraw: !isRefusal(withdraw(person, change)),
    }
  })
}

const doneAs = { confirmed: 'bevestigd', declined: 'afgewezen', withdrawn: 'teruggenomen' } as const

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const ambition = openAmbition(programme, params.number)
  const form = await readForm(request, answerForm)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const outcome = await write(database, visitor, (tx) =>
    answerChange(tx, visitor, programme, params.changeId, { ...form.value, ambition: ambition.number }),
  )
  if (isRefusal(outcome)) return answerRefusal(outcome, form.typed, ambition)
  return redirect(`${href('/ambities/:number', { number: ambition.number })}?gedaan=${doneAs[outcome.outcome]}`, 303)
}

export default function ConfirmPage({ loaderData, actionData }: Route.ComponentProps) {
  const { ambition, labels, change, view, notYou, mayWithdraw } = loaderData
  const words = texts.confirm
  const heading = texts.heading(ambition)
  const back = href('/ambities/:number', { number: ambition.number })
  const label = labels[change.state]
  const isOpen = change.needsConfirmation && change.outcome === undefined
  return (
    <>
      <title>{texts.titleOf(words.title(heading))}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[{ href: href('/onze-dijk'), label: texts.crumbs.own }, { href: back, label: heading }, { label: words.crumb }]}
      />
      <Heading level={1}>{words.title(heading)}</Heading>
      <Lead>{change.kind === 'set' ? (isOpen ? words.from(view.label, label) : `${label}.`) : words.still(label)}</Lead>
      <NotSaved answer={actionData} />
      {!isOpen && (
        <Notice kind="info" title={change.outcome ? words.answered[change.outcome] : words.noSecond}>
          <LinkButton look="secondary" href={back}>
            {words.back}
          </LinkButton>
        </Notice>
      )}
      <Grid columns="2-1">
        <Stack>
          <Card labelledBy="ask">
            <Heading level={2} id="ask">
              {words.ask}
            </Heading>
            <DescriptionList
              items={[
                { term: words.by, value: change.by },
                { term: words.on, value: formatDay(change.on) },
                { term: words.holdsOn, value: formatDay(change.holdsOn) },
                { term: words.text, value: change.text ?? words.noText },
              ]}
            />
          </Card>
          <Card labelledBy="criteria">
            <Heading level={2} id="criteria">
              {texts.criteria.title}
            </Heading>
            <CriteriaList groups={view.criteria} labels={{ achieved: labels.achieved, secured: labels.secured }} />
          </Card>
        </Stack>
        <Stack>
          {isOpen && (
            <Card labelledBy="answer">
              <Heading level={2} id="answer">
                {words.answerTitle}
              </Heading>
              {notYou ? (
                <p>{words.notYou[notYou]}</p>
              ) : (
                <form method="post">
                  <Small>{words.explain}</Small>
                  <RadioCards
                    name="outcome"
                    label={words.outcome}
                    error={actionData?.problems?.['outcome']}
                    value={typedText(actionData?.typed, 'outcome')}
                    options={[
                      { value: 'confirmed', label: words.yes, hint: words.yesHint },
                      { value: 'declined', label: words.no, hint: words.noHint },
                    ]}
                  />
                  <TextArea
                    name="reason"
                    rows={3}
                    label={words.reason}
                    hint={view.team ? words.reasonHintTeam : words.reasonHint}
                    error={actionData?.problems?.['reason']}
                    value={typedText(actionData?.typed, 'reason')}
                  />
                  <Actions>
                    <Button>{words.send}</Button>
                  </Actions>
                </form>
              )}
            </Card>
          )}
          {isOpen && mayWithdraw && (
            <Card labelledBy="withdraw">
              <Heading level={2} id="withdraw">
                {words.withdrawTitle}
              </Heading>
              <p>{words.withdrawBody}</p>
              <form method="post">
                <input type="hidden" name="outcome" value="withdrawn" />
                <Button look="secondary">{words.withdraw}</Button>
              </form>
            </Card>
          )}
          <Card labelledBy="evidence">
            <Heading level={2} id="evidence">
              {texts.evidence.title}
            </Heading>
            <EvidenceList evidence={view.evidence} />
          </Card>
        </Stack>
      </Grid>
    </>
  )
}
