import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedList, typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { CheckboxFields, RadioCards } from '../../../ui/choices.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { Details } from '../../../ui/details.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { publish } from '../commands.server.ts'
import { publishForm } from '../forms.ts'
import { PublicBody } from '../parts/public-body.tsx'
import { findLastReport, findPublicPage } from '../queries.server.ts'
import { publicContent, publicParts } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/choose'

const words = texts.choose

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { page, report } = await read(context.get(databaseContext), visitor, async (tx) => ({
    page: await findPublicPage(tx),
    report: await findLastReport(tx),
  }))
  return {
    today: visitor.today,
    page,
    isNewer: page?.content && report && page.content.round.code !== report.round.code ? report.round.title : undefined,
    preview: report && publicContent(report, { parts: publicParts, intro: '' }),
    isDone: new URL(request.url).searchParams.get('gedaan') === 'bewaard',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, publishForm)
  if ('problems' in form) return answer(form.problems, form.typed, 400)
  const visitor = context.get(visitorContext)
  const { wish, intro, ...rest } = form.value
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    publish(tx, visitor, context.get(programmeContext), { ...rest, isOn: wish === 'on', intro: intro ?? '' }),
  )
  if (!isRefusal(outcome)) return redirect('/werkgroep/publieke-pagina?gedaan=bewaard', 303)
  const { refused } = outcome
  if (refused === 'notSecretary') throw data({ reason: 'notForYou' }, { status: 403 })
  if (refused === 'changedMeanwhile') return data({ problems: {} as Problems, typed: form.typed, changedMeanwhile: true }, { status: 409 })
  if (refused === 'nothingFrozen' || refused === 'alreadyOff') return answer({ wish: words.refused[refused] }, form.typed, 409)
  if (refused === 'dayInFuture' || refused === 'dayBeforeSigning')
    return answer({ decidedOn: words.decisionRefused[refused] }, form.typed, 409)
  return answer({ '': words.decisionRefused.alreadyRecorded }, form.typed, 409)
}

function answer(problems: Problems, typed: Typed, status: 400 | 409) {
  return data({ problems, typed, changedMeanwhile: false }, { status })
}

export default function ChoosePage({ loaderData: { today, page, isNewer, preview, isDone }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const content = page?.content
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/werkgroep', label: texts.workingGroup }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      {isDone && (
        <Notice kind="positive" role="status">
          {words.done}
        </Notice>
      )}
      <Notice kind="info" title={content && page.isOn ? words.isOn(content.round.title, page.publishedOn) : words.isOff}>
        {isNewer && <p>{words.newer(isNewer)}</p>}
        {page?.isOn && (
          <p>
            <LinkAction href="/regio">{words.look}</LinkAction>
          </p>
        )}
        {!preview && <p>{words.noReport}</p>}
      </Notice>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {actionData?.changedMeanwhile && (
        <Notice kind="warning" role="alert">
          {words.changed}
        </Notice>
      )}
      <form method="post">
        <input type="hidden" name="seen" value={page?.version ?? 0} />
        <RadioCards
          name="wish"
          label={words.wish}
          error={problems?.['wish']}
          value={typedText(typed, 'wish')}
          options={(['on', 'off'] as const).map((value) => ({ value, ...words.wishes[value] }))}
        />
        <CheckboxFields
          name="parts"
          label={words.parts}
          hint={words.partsHint}
          optional={formTexts.optional}
          error={problems?.['parts']}
          values={typedList(typed, 'parts')}
          options={publicParts.map((value) => ({ value, ...words.part[value] }))}
        />
        <TextArea
          name="intro"
          label={words.intro}
          hint={words.introHint}
          optional={formTexts.optional}
          error={problems?.['intro']}
          value={typedText(typed, 'intro', content?.intro ?? '')}
          rows={4}
        />
        <TextArea name="body" label={words.body} error={problems?.['body']} value={typedText(typed, 'body')} rows={4} />
        <DateField
          name="decidedOn"
          label={words.decidedOn}
          hint={formTexts.dateHint}
          error={problems?.['decidedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'decidedOn', today)}
        />
        <Actions>
          <Button>{words.save}</Button>
          <LinkButton href="/werkgroep" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
      {preview && (
        <Details summary={words.preview}>
          <PublicBody content={preview} level={2} />
        </Details>
      )}
    </>
  )
}
