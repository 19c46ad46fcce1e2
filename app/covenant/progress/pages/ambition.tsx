import { href, redirect } from 'react-router'
import { LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Details } from '../../../ui/details.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid, Row, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StateBadge } from '../../../ui/state.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { checkForm } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { dayFromQuery } from '../../../platform/web/day-query.ts'
import { readFields } from '../../../platform/web/read-form.server.ts'
import { hasRole } from '../../../platform/web/visitor.ts'
import { findSourceDocument } from '../../programme/queries.server.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { findAmbition, versionWith, type Ambition } from '../../programme/rules.ts'
import { findTailored } from '../../tailoring/queries.server.ts'
import { setOutlook, updateAmbition } from '../commands.server.ts'
import { outlookForm, stateForm } from '../forms.ts'
import { Agreed, type Literal } from '../parts/agreed.tsx'
import { findAnswersView, findOthersView, findOwnView, type OwnView } from '../parts/ambition-view.server.ts'
import { answerProblems, answerRefusal, doneMessage } from '../parts/answer.ts'
import { Attention } from '../parts/attention.tsx'
import { CriteriaList, CriterionNote } from '../parts/criteria-list.tsx'
import { DeedList } from '../parts/deeds.tsx'
import { EvidenceList } from '../parts/evidence-list.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { AnswersOfAll, Others } from '../parts/others.tsx'
import { findOwnAmbition, openAmbition } from '../parts/own-ambition.server.ts'
import { StateForm } from '../parts/state-form.tsx'
import { Tailored, Together } from '../parts/tailored.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/ambition'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  // A number of another version leads to how it was there.
  const other = findAmbition(programme, params.number) ? undefined : versionWith(context.get(versionsContext), params.number)
  if (other) throw redirect(href('/groei/versies/:version/ambities/:number', { version: String(other.version), number: params.number }))
  const ambition = openAmbition(programme, params.number)
  const { day: op } = dayFromQuery(request.url, { signedOn: programme.signedOn, today: visitor.today })
  return read(context.get(databaseContext), visitor, async (tx) => {
    const own = findOwnAmbition(programme, visitor, ambition)
    const source = await findSourceDocument(tx)
    const found = source?.texts[ambition.number]
    const literal: Literal = !source
      ? { kind: 'notAttached', mayAttach: hasRole(visitor, 'secretary') }
      : found === undefined
        ? { kind: 'missed' }
        : { kind: 'found', text: found, name: source.name }
    return {
      programme,
      ambition,
      literal,
      today: visitor.today,
      partyName: visitor.partyName,
      own: own && (await findOwnView(tx, visitor, programme, own)),
      others: await findOthersView(tx, visitor, programme, ambition, own?.subject),
      answers: await findAnswersView(tx, visitor, programme, ambition),
      tailored: own && (await findTailored(tx, visitor, programme, ambition.number)),
      mayPropose: hasRole(visitor, 'coordinator'),
      op: op === visitor.today ? undefined : op,
      done: doneMessage(request),
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const ambition = openAmbition(programme, params.number)
  const back = href('/ambities/:number', { number: ambition.number })
  const fields = await readFields(request)

  if (fields.get('intent') === 'outlook') {
    const form = checkForm(fields, outlookForm)
    if ('problems' in form) return answerProblems(form.problems, form.typed)
    const outcome = await write(database, visitor, (tx) => setOutlook(tx, visitor, programme, ambition.number, form.value))
    return isRefusal(outcome) ? answerRefusal(outcome, form.typed, ambition) : redirect(`${back}?gedaan=koers`, 303)
  }

  const form = checkForm(fields, stateForm)
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const outcome = await write(database, visitor, (tx) => updateAmbition(tx, visitor, programme, ambition.number, form.value))
  if (isRefusal(outcome)) return answerRefusal(outcome, form.typed, ambition)
  const done = 'saved' in outcome ? 'koers' : outcome.waits ? 'wacht' : 'stand'
  return redirect(`${back}?gedaan=${done}`, 303)
}

export default function AmbitionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, ambition, literal, own, others, answers, partyName, today, tailored, mayPropose, op } = loaderData
  const heading = texts.heading(ambition)
  return (
    <>
      <title>{texts.titleOf(heading)}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[
          partyName === null
            ? { href: href('/dijkbeeld'), label: texts.crumbs.region }
            : { href: href('/onze-dijk'), label: texts.crumbs.own },
          { label: heading },
        ]}
      />
      <Row>
        <Heading level={1}>{heading}</Heading>
        {own && <StateBadge kind={own.standing.state}>{own.label}</StateBadge>}
      </Row>
      <Lead>{own ? leadOf(own, programme.stateLabels) : partyName === null ? texts.lead.noParty : texts.lead.notYours(partyName)}</Lead>
      {loaderData.done && !actionData && <Notice kind="positive" role="status" title={loaderData.done} />}
      <NotSaved answer={actionData} deeds={own?.deeds ?? []} />
      {own && <Attention programme={programme} ambition={ambition} own={own} />}
      {ambition.grewFrom && (
        <Notice kind="info" title={texts.earlier.changed}>
          {ambition.grewFrom.map((origin) => (
            <p key={origin.ambition.number}>
              <LinkAction href={`/groei/versies/${origin.version}/ambities/${origin.ambition.number}`}>
                {texts.earlier.before(texts.heading(origin.ambition), origin.version)}
              </LinkAction>
            </p>
          ))}
        </Notice>
      )}
      {own?.team && (
        <Notice kind="info" title={texts.team.title(own.team.name)}>
          {texts.team.body(own.team.members)}
        </Notice>
      )}
      {own ? (
        <Grid columns="2-1">
          <Stack>
            <Agreed programme={programme} ambition={ambition} literal={literal} />
            <OwnCriteria own={own} ambition={ambition} labels={programme.stateLabels} />
            {own.mayUpdate ? (
              <StateForm programme={programme} own={own} today={today} answer={actionData} />
            ) : (
              <Card>
                <p>{own.team ? texts.readOnlyTeam : texts.readOnly}</p>
              </Card>
            )}
          </Stack>
          <Stack>
            <OwnEvidence own={own} ambition={ambition} />
            <Planning own={own} ambition={ambition} />
            <History own={own} />
            {tailored && <Tailored ambition={ambition} tailored={tailored} mayPropose={mayPropose} />}
            <Together ambition={ambition} op={op} mayAsk={own.mayUpdate} />
            <Others programme={programme} others={others} title={texts.others.title} />
          </Stack>
        </Grid>
      ) : (
        <Grid columns="2-1">
          <Stack>
            <Agreed programme={programme} ambition={ambition} literal={literal} />
            {answers && <AnswersOfAll answers={answers} heading={heading} />}
            {!answers && <PlainCriteria ambition={ambition} labels={programme.stateLabels} />}
          </Stack>
          <Stack>
            <Together ambition={ambition} op={op} mayAsk={false} />
            <Others programme={programme} others={others} title={answers ? texts.others.all : texts.others.title} />
          </Stack>
        </Grid>
      )}
    </>
  )
}

type Labels = Record<string, string>

function leadOf({ standing, label }: OwnView, labels: Labels): string {
  if (standing.since === null) return texts.lead.untouched
  if (standing.lapse) return texts.lead.lapsed(label, standing.since, standing.held && labels[standing.held])
  const ends = [standing.reviewOn, standing.proofUntil].filter((day) => day !== undefined).sort()
  const until = standing.asks ? undefined : ends[0]
  return [texts.lead.since(label, standing.since), until && texts.lead.until(until)].filter(Boolean).join(' ')
}

function OwnCriteria({ own, ambition, labels }: { own: OwnView; ambition: Ambition; labels: Labels }) {
  return (
    <Card labelledBy="criteria">
      <Heading level={2} id="criteria">
        {texts.criteria.title}
      </Heading>
      <CriterionNote note={ambition.note} />
      <CriteriaList groups={own.criteria} labels={{ achieved: labels['achieved'] ?? '', secured: labels['secured'] ?? '' }} />
      {own.mayUpdate && (
        <Actions>
          <LinkButton look="secondary" href={href('/ambities/:number/criteria', { number: ambition.number })}>
            {texts.criteriaButton}
          </LinkButton>
        </Actions>
      )}
    </Card>
  )
}

/** For a party that this ambition does not bind: what the others are asked. */
function PlainCriteria({ ambition, labels }: { ambition: Ambition; labels: Labels }) {
  return (
    <Card labelledBy="criteria">
      <Heading level={2} id="criteria">
        {texts.criteria.title}
      </Heading>
      <CriterionNote note={ambition.note} />
      {(['achieved', 'secured'] as const).map((level) => {
        const items = ambition.criteria.filter((criterion) => criterion.level === level)
        return (
          items.length > 0 && (
            <div key={level}>
              <Heading level={3}>{labels[level]}</Heading>
              <ul>
                {items.map((criterion) => (
                  <li key={criterion.id}>{criterion.text}</li>
                ))}
              </ul>
            </div>
          )
        )
      })}
    </Card>
  )
}

function OwnEvidence({ own, ambition }: { own: OwnView; ambition: Ambition }) {
  return (
    <Card labelledBy="evidence">
      <Heading level={2} id="evidence">
        {texts.evidence.title}
      </Heading>
      <EvidenceList evidence={own.evidence} />
      {own.mayUpdate && (
        <Actions>
          <LinkButton look="secondary" icon="plus" href={href('/ambities/:number/bewijs', { number: ambition.number })}>
            {texts.evidenceButton}
          </LinkButton>
        </Actions>
      )}
    </Card>
  )
}

function Planning({ own, ambition }: { own: OwnView; ambition: Ambition }) {
  const { outlook, nextOn } = own
  return (
    <Card labelledBy="planning">
      <Heading level={2} id="planning">
        {texts.planning.title}
      </Heading>
      <DescriptionList
        items={[
          { term: texts.planning.owner, value: own.owner },
          {
            term: texts.planning.nextOn,
            value: nextOn === null ? texts.planning.none : `${formatDay(nextOn)}${own.nextPassed ? `. ${texts.planning.passed}` : ''}`,
          },
          {
            term: texts.outlook.title,
            value: outlook ? texts.outlook.told(texts.form.outlooks[outlook.outlook].label, outlook.on) : texts.outlook.none,
          },
        ]}
      />
      {outlook?.note && <Small>{outlook.note}</Small>}
      {own.mayUpdate && (
        <Actions>
          <LinkButton look="secondary" href={href('/ambities/:number/planning', { number: ambition.number })}>
            {texts.planButton}
          </LinkButton>
        </Actions>
      )}
    </Card>
  )
}

function History({ own }: { own: OwnView }) {
  return (
    <Card labelledBy="history">
      <Heading level={2} id="history">
        {texts.history.title}
      </Heading>
      {own.history.length === 0 ? (
        <Small>{texts.history.none}</Small>
      ) : (
        <Timeline items={own.history.map(({ id, state, title, on, when, note }) => ({ id, kind: state, title, day: on, when, note }))} />
      )}
      {own.deeds.length > 0 && (
        <Details summary={texts.history.all}>
          <DeedList deeds={own.deeds} />
        </Details>
      )}
    </Card>
  )
}
