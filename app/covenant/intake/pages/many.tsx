import { data, href, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { checkForm, typedList, typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readFields } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { CheckboxFields, RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea, TextInput } from '../../../ui/text-input.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { applies, compareNumbers, subjectOf, type Programme } from '../../programme/rules.ts'
import { isWaiting, mayUpdate, standingKey } from '../../progress/rules.ts'
import { changeMany } from '../commands.server.ts'
import { manyForm } from '../forms.ts'
import { findSituation, ownParty } from '../queries.server.ts'
import { judge, markOf, type Judged, type Situation, type Wish } from '../rules.ts'
import { labelsOf, texts, wishProblem } from '../texts.ts'
import type { Route } from './+types/many'

const words = texts.many

export async function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const party = ownParty(programme, visitor)
  if (!party) throw data(null, { status: 404 })
  const situation = await read(context.get(databaseContext), visitor, (tx) => findSituation(tx, visitor, programme, party))
  const done = Number(new URL(request.url).searchParams.get('bewaard') ?? 0)
  return {
    today: visitor.today,
    themes: choicesOf(programme, situation),
    states: programme.states.map((state) => ({ value: state as string, label: programme.stateLabels[state] })),
    outlooks: Object.entries(labelsOf(programme).outlooks).map(([value, label]) => ({ value, label })),
    versions: versionsOf(situation),
    done: Number.isSafeInteger(done) && done > 0 && done < 1000 ? done : 0,
  }
}

/** The ambitions that this person updates, per theme, with how they stand. */
function choicesOf(programme: Programme, situation: Situation) {
  const { party, person } = situation
  return programme.themes.flatMap((theme) => {
    const ambitions = programme.ambitions.filter(
      (ambition) => ambition.theme === theme.number && applies(ambition, party) && mayUpdate(person, ambition),
    )
    if (ambitions.length === 0) return []
    const options = ambitions.map((ambition) => {
      const subject = subjectOf(ambition, party)
      const standing = situation.standings.get(standingKey(subject, ambition.number))
      const nextOn = situation.cards.find((card) => card.subject === subject && card.ambition === ambition.number)?.nextOn
      const waits = situation.changes.some(
        (change) => change.subject === subject && change.ambition === ambition.number && isWaiting(change),
      )
      const more = [...(waits ? [words.waiting] : []), ...(nextOn ? [words.next(nextOn)] : [])]
      return {
        value: ambition.number,
        label: `${ambition.number} ${ambition.title}`,
        hint: words.now(programme.stateLabels[standing?.state ?? 'notStarted'], more),
      }
    })
    return { number: theme.number, title: theme.title, options }
  })
}

/** How every card was when the page was made: '1.1:3 1.2:0 …'. */
function versionsOf(situation: Situation): string {
  const { party, programme } = situation
  return programme.ambitions
    .filter((ambition) => applies(ambition, party) && mayUpdate(situation.person, ambition))
    .map((ambition) => {
      const subject = subjectOf(ambition, party)
      return `${ambition.number}:${situation.cards.find((card) => card.subject === subject && card.ambition === ambition.number)?.version ?? 0}`
    })
    .join(' ')
}

type NotDone = {
  problems: Problems | undefined
  typed: Typed
  refused: { name: string; message: string; points: string[] }[] | undefined
  meanwhile: boolean
  nothing: boolean
}

const answer = (typed: Typed, more: Partial<NotDone>, status: 400 | 409) =>
  data<NotDone>({ problems: undefined, refused: undefined, meanwhile: false, nothing: false, ...more, typed }, { status })

export async function action({ context, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const party = ownParty(programme, visitor)
  if (!party) throw data(null, { status: 404 })
  const form = checkForm(await readFields(request), manyForm)
  if ('problems' in form) return answer(form.typed, { problems: form.problems }, 400)
  const { wishes, mark } = form.value
  const judged = await read(database, visitor, async (tx) => {
    const situation = await findSituation(tx, visitor, programme, party, wishes)
    return wishes.map((wish) => judge(wish, situation)).toSorted((one, other) => compareNumbers(one.wish.number, other.wish.number))
  })
  const refused = judged.flatMap(refusalsOf)
  if (refused.length > 0) return answer(form.typed, { refused }, 409)
  const outcome = await write(database, visitor, (tx) => changeMany(tx, visitor, programme, wishes, seenOf(judged, wishes, mark)))
  if (!isRefusal(outcome)) return redirect(`${href('/onze-dijk/samen')}?bewaard=${outcome.changed}`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  return answer(form.typed, outcome.refused === 'nothingToDo' ? { nothing: true } : { meanwhile: true }, 409)
}

/** The mark of what would be done, at the versions that the page showed. */
function seenOf(judged: readonly Judged[], wishes: readonly Wish[], mark: string): string {
  const seen = new Map(mark.split(' ').map((each) => each.split(':') as [string, string]))
  const doing = judged.filter((each) => each.steps.length > 0 && wishes.includes(each.wish))
  return markOf(doing.map(({ wish }) => ({ wish, version: Number(seen.get(wish.number) ?? -1) })))
}

function refusalsOf({ wish, ambition, problems }: Judged) {
  const name = ambition ? `${ambition.number} ${ambition.title}` : wish.number
  return problems.map((problem) => ({ name, ...wishProblem(problem) }))
}

export default function ManyPage({ loaderData: { today, themes, states, outlooks, versions, done }, actionData }: Route.ComponentProps) {
  const typed = actionData?.typed
  const problems = actionData?.problems ?? {}
  const chosen = typedList(typed, 'numbers')
  const keep = { value: '', label: words.keep }
  const fieldDeeds = (['keep', 'set', 'empty'] as const).map((value) => ({ value, label: words[value] }))
  return (
    <>
      <title>{texts.titleOf(words.title)}</title>
      <Breadcrumb label={texts.crumbs.label} items={[{ href: href('/onze-dijk'), label: texts.crumbs.own }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      {done > 0 && !actionData && (
        <Notice kind="positive" role="status">
          {words.done(done)}
        </Notice>
      )}
      <ErrorSummary title={formTexts.mend} problems={actionData?.problems} />
      {actionData && <Refused answer={actionData} />}
      {themes.length === 0 ? (
        <EmptyState title={words.none.title} level={2}>
          {words.none.body}
        </EmptyState>
      ) : (
        <form method="post">
          <input type="hidden" name="mark" value={versions} />
          <Stack>
            <Card labelledBy="kies">
              <Heading level={2} id="kies">
                {words.choose}
              </Heading>
              {themes.map(({ number, title, options }, index) => (
                <CheckboxFields
                  key={number}
                  id={index === 0 ? 'numbers' : `numbers-${number}`}
                  name="numbers"
                  label={words.theme(`${number} ${title}`)}
                  error={index === 0 ? problems['numbers'] : undefined}
                  values={chosen}
                  options={options}
                />
              ))}
            </Card>
            <Card>
              <RadioCards
                name="deed"
                label={words.deed}
                error={problems['deed']}
                value={typedText(typed, 'deed', 'change')}
                options={[
                  { value: 'change', label: words.change, hint: words.changeHint },
                  { value: 'reconfirm', label: words.reconfirm, hint: words.reconfirmHint },
                ]}
              />
              <TextArea
                name="reason"
                label={words.reason}
                hint={words.reasonHint}
                optional={formTexts.optional}
                error={problems['reason']}
                value={typedText(typed, 'reason')}
                rows={2}
              />
              <Select
                name="state"
                label={words.state}
                error={problems['state']}
                value={typedText(typed, 'state')}
                options={[keep, ...states]}
              />
              <DateField
                name="holdsOn"
                label={words.holdsOn}
                hint={words.holdsOnHint}
                error={problems['holdsOn']}
                words={formTexts.dateParts}
                parts={typedDateParts(typed, 'holdsOn', today)}
              />
              <RadioCards
                name="ownerDeed"
                look="inline"
                label={words.ownerDeed}
                error={problems['ownerDeed']}
                value={typedText(typed, 'ownerDeed', 'keep')}
                options={fieldDeeds}
              />
              <TextInput
                name="owner"
                label={words.owner}
                optional={formTexts.optional}
                error={problems['owner']}
                value={typedText(typed, 'owner')}
              />
              <RadioCards
                name="nextDeed"
                look="inline"
                label={words.nextDeed}
                error={problems['nextDeed']}
                value={typedText(typed, 'nextDeed', 'keep')}
                options={fieldDeeds}
              />
              <DateField
                name="nextOn"
                label={words.nextOn}
                hint={formTexts.dateHint}
                optional={formTexts.optional}
                error={problems['nextOn']}
                words={formTexts.dateParts}
                parts={typedDateParts(typed, 'nextOn')}
              />
              <Select
                name="outlook"
                label={words.outlook}
                error={problems['outlook']}
                value={typedText(typed, 'outlook')}
                options={[keep, ...outlooks]}
              />
              <Actions>
                <Button>{words.save}</Button>
                <LinkButton href={href('/onze-dijk')} look="quiet">
                  {formTexts.cancel}
                </LinkButton>
              </Actions>
            </Card>
          </Stack>
        </form>
      )}
    </>
  )
}

function Refused({ answer: { refused, meanwhile, nothing } }: { answer: NotDone }) {
  if (meanwhile) {
    return (
      <Notice kind="warning" role="alert" title={words.meanwhile.title}>
        {words.meanwhile.body}
      </Notice>
    )
  }
  if (nothing) {
    return (
      <Notice kind="info" role="alert" title={words.refused}>
        {words.nothing}
      </Notice>
    )
  }
  if (!refused) return null
  return (
    <Notice kind="negative" role="alert" title={words.refused}>
      <p>{words.refusedBody}</p>
      <LinedList>
        {refused.map(({ name, message, points }) => (
          <li key={`${name} ${message}`}>
            <b>{name}</b>
            <div>{message}</div>
            {points.length > 0 && (
              <ul>
                {points.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </LinedList>
    </Notice>
  )
}
