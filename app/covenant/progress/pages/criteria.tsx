import { href, redirect } from 'react-router'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choices.tsx'
import { Details } from '../../../ui/details.tsx'
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
import { formTexts } from '../../../platform/web/texts.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { answerCriteria } from '../commands.server.ts'
import { answerName, criteriaForm, statementName } from '../forms.ts'
import { findOwnView } from '../parts/ambition-view.server.ts'
import { answerProblems, answerRefusal } from '../parts/answer.ts'
import { CriterionNote, CriterionStatus } from '../parts/criteria-list.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { openForUpdate } from '../parts/own-ambition.server.ts'
import { Seen } from '../parts/state-form.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/criteria'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const own = openForUpdate(programme, visitor, params.number, request)
  const view = await read(context.get(databaseContext), visitor, (tx) => findOwnView(tx, visitor, programme, own))
  return { ambition: own.ambition, labels: programme.stateLabels, view }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const { ambition } = openForUpdate(programme, visitor, params.number, request)
  const form = await readForm(request, criteriaForm(ambition.criteria))
  if ('problems' in form) return answerProblems(form.problems, form.typed)
  const statementTitle = texts.criteria.page.statementTitle(texts.heading(ambition))
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    answerCriteria(tx, visitor, programme, ambition.number, { ...form.value, statementTitle }),
  )
  if (isRefusal(outcome)) return answerRefusal(outcome, form.typed, ambition)
  return redirect(`${href('/ambities/:number', { number: ambition.number })}?gedaan=punten`, 303)
}

export default function CriteriaPage({ loaderData: { ambition, labels, view }, actionData }: Route.ComponentProps) {
  const words = texts.criteria.page
  const heading = texts.heading(ambition)
  const back = href('/ambities/:number', { number: ambition.number })
  const problems = actionData?.problems ?? {}
  return (
    <>
      <title>{texts.titleOf(words.title(heading))}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[{ href: href('/onze-dijk'), label: texts.crumbs.own }, { href: back, label: heading }, { label: words.crumb }]}
      />
      <Heading level={1}>{words.title(heading)}</Heading>
      <Lead>{words.lead}</Lead>
      <NotSaved answer={actionData} deeds={view.deeds} />
      <CriterionNote note={ambition.note} />
      <Notice kind="info">{words.weakest}</Notice>
      <form method="post">
        <Seen own={view} />
        <Stack>
          {view.criteria
            .filter(({ items }) => items.length > 0)
            .map(({ level, items }) => (
              <Card key={level} labelledBy={`level-${level}`}>
                <Heading level={2} id={`level-${level}`}>
                  {words.level(labels[level])}
                </Heading>
                {items.map((item) => (
                  <div key={item.id}>
                    <RadioCards
                      name={answerName(item.id)}
                      look="inline"
                      label={item.text}
                      hint={item.yes === undefined && !item.expired ? undefined : <CriterionStatus item={item} />}
                      error={problems[answerName(item.id)]}
                      value={typedText(actionData?.typed, answerName(item.id), item.yes === undefined ? '' : item.yes ? 'yes' : 'no')}
                      options={[
                        { value: 'yes', label: capital(texts.criteria.yes) },
                        { value: 'no', label: capital(texts.criteria.no) },
                        ...(item.yes === undefined ? [{ value: '', label: words.keep }] : []),
                      ]}
                    />
                    <Details
                      summary={item.proofs.length > 0 ? words.another : words.write}
                      open={item.proofs.length === 0 || typedText(actionData?.typed, statementName(item.id)) !== ''}
                    >
                      <TextArea
                        name={statementName(item.id)}
                        rows={2}
                        label={words.statement}
                        hint={words.statementHint}
                        optional={formTexts.optional}
                        error={problems[statementName(item.id)]}
                        value={typedText(actionData?.typed, statementName(item.id))}
                      />
                    </Details>
                  </div>
                ))}
              </Card>
            ))}
        </Stack>
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={back} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
