import { data, redirect } from 'react-router'
import { write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { FileInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { previewVersion, publishVersion } from '../commands.server.ts'
import { publishForm } from '../forms.ts'
import { Preview } from '../parts/preview.tsx'
import { texts } from '../texts.ts'
import type { Route } from './+types/publish'

const words = texts.publish
const largest = 1_000_000

export function loader({ context }: Route.LoaderArgs) {
  const { parties, basisteams, stateLabels } = context.get(programmeContext)
  const names = [...parties.map(({ id, name }) => [id, name] as const), ...basisteams.map(({ id, name }) => [id, name] as const)]
  return { labels: stateLabels, nameOf: Object.fromEntries(names) }
}

/** First a look, with nothing saved; then, with the text that was looked at, publishing. */
export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, publishForm)
  const typed = form.typed
  const wrong = (problems: Record<string, string>, status: 400 | 409 = 400) =>
    data({ problems, typed, lines: undefined, looked: undefined }, { status })
  if ('problems' in form) return wrong(form.problems)
  const { file, from } = form.value
  const isFile = file instanceof File && file.size > 0
  if (isFile && file.size > largest) return wrong({ file: words.fileTooLarge })
  const source = isFile ? await file.text() : form.value.source
  if (source === null) return wrong({ file: words.fileMissing })

  const visitor = context.get(visitorContext)
  const database = context.get(databaseContext)
  const day = from ?? undefined
  if (form.value.publish === 'ja') {
    const published = await write(database, visitor, (tx) => publishVersion(tx, visitor, source, day))
    if (!isRefusal(published)) return redirect('/groei/versies?gedaan=gepubliceerd', 303)
  }
  const outcome = await write(database, visitor, (tx) => previewVersion(tx, visitor, source, day))
  if ('refused' in outcome) {
    const field = outcome.refused.startsWith('day') ? 'from' : 'file'
    return wrong({ [field]: texts.refused[outcome.refused](outcome.details ?? []) }, 409)
  }
  if ('problems' in outcome) {
    const lines = outcome.problems.map(({ line, field, message }) => words.problem(line, field, message))
    return data({ problems: undefined, typed, lines, looked: undefined }, { status: 409 })
  }
  return data({ problems: undefined, typed, lines: undefined, looked: { preview: outcome.preview, source } })
}

export default function Publish({ loaderData: { labels, nameOf }, actionData }: Route.ComponentProps) {
  const { problems, typed, lines, looked } = actionData ?? {}
  const [year = '', month = '', date = ''] = looked?.preview.from.split('-') ?? []
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/groei', label: texts.growth }, { href: '/groei/versies', label: texts.list.title }, { label: words.title }]}
      />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {lines && (
        <Notice kind="negative" role="alert" title={words.problems(lines.length)}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Stack>
        {looked && (
          <>
            <Preview preview={looked.preview} labels={labels} nameOf={nameOf} />
            <form method="post">
              <input type="hidden" name="source" value={looked.source} />
              <input type="hidden" name="from.day" value={date} />
              <input type="hidden" name="from.month" value={month} />
              <input type="hidden" name="from.year" value={year} />
              <input type="hidden" name="publish" value="ja" />
              <Small>{words.sure}</Small>
              <Actions>
                <Button>{words.publish}</Button>
                <LinkButton href="/groei/versies" look="quiet">
                  {formTexts.cancel}
                </LinkButton>
              </Actions>
            </form>
          </>
        )}
        <Card>
          <p>{words.help}</p>
          <form method="post" encType="multipart/form-data">
            <FileInput name="file" label={words.file} hint={words.fileHint} error={problems?.['file']} accept=".yaml,.yml,.txt" />
            <DateField
              name="from"
              label={words.from}
              hint={words.fromHint}
              error={problems?.['from']}
              words={formTexts.dateParts}
              parts={typed && typedText(typed, 'publish') === '' ? typedDateParts(typed, 'from', '') : { day: '', month: '', year: '' }}
            />
            <Actions>
              <Button look="secondary">{words.look}</Button>
            </Actions>
          </form>
        </Card>
      </Stack>
    </>
  )
}
