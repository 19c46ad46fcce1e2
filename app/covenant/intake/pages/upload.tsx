import { data, href, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { safeFileName } from '../../../platform/files/sniff.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkAction } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { FileInput } from '../../../ui/text-input.tsx'
import { keepImport } from '../commands.server.ts'
import { uploadForm } from '../forms.ts'
import { listImports } from '../queries.server.ts'
import { readSheetFile } from '../read-sheet.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/upload'

const words = texts.upload

export async function loader({ context }: Route.LoaderArgs) {
  const imports = await read(context.get(databaseContext), context.get(visitorContext), listImports)
  return {
    imports: imports.map(({ id, doneOn, undoneOn, deeds }) => ({ id, doneOn, undoneOn, count: deeds.length })),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, uploadForm)
  if ('problems' in form) return data({ problems: form.problems }, { status: 400 })
  const visitor = context.get(visitorContext)
  const { sheet } = form.value
  const found = await readSheetFile(new Uint8Array(await sheet.arrayBuffer()), sheet.name)
  if (isRefusal(found)) return unusable(texts.refusedFile[found.refused])
  const file = { name: safeFileName(sheet.name), format: found.format, sheets: found.sheets }
  const kept = await write(context.get(databaseContext), visitor, (tx) => keepImport(tx, visitor, file))
  if (isRefusal(kept)) throw data(null, { status: 404 })
  return redirect(href('/onze-dijk/invoer/:importId', { importId: kept.importId }), 303)
}

function unusable(message: string) {
  return data({ problems: { sheet: message } as Record<string, string> }, { status: 409 })
}

export default function UploadPage({ loaderData: { imports }, actionData }: Route.ComponentProps) {
  const problems = actionData?.problems
  return (
    <>
      <title>{texts.titleOf(words.title)}</title>
      <Breadcrumb label={texts.crumbs.label} items={[{ href: href('/onze-dijk'), label: texts.crumbs.own }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <Grid columns="1-1">
        <Stack>
          <Card labelledBy="sjabloon">
            <Heading level={2} id="sjabloon">
              {words.template}
            </Heading>
            <ul>
              {(['ods', 'xlsx', 'csv'] as const).map((format) => (
                <li key={format}>
                  <LinkAction href={href('/onze-dijk/invoer/sjabloon/:format', { format })} download>
                    {words.formats[format]}
                  </LinkAction>
                </li>
              ))}
            </ul>
          </Card>
          <Card labelledBy="opsturen">
            <Heading level={2} id="opsturen">
              {words.send}
            </Heading>
            <form method="post" encType="multipart/form-data">
              <FileInput name="sheet" label={words.file} hint={words.fileHint} error={problems?.['sheet']} accept=".ods,.xlsx,.csv" />
              <Actions>
                <Button>{words.button}</Button>
              </Actions>
            </form>
          </Card>
        </Stack>
        <Stack>
          <Card labelledBy="zo">
            <Heading level={2} id="zo">
              {words.steps}
            </Heading>
            <ol>
              {words.how.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <Small>{words.rules}</Small>
          </Card>
          <Card labelledBy="eerder">
            <Heading level={2} id="eerder">
              {words.earlier}
            </Heading>
            {imports.length === 0 ? (
              <p>{words.none}</p>
            ) : (
              <LinedList>
                {imports.map(({ id, doneOn, undoneOn, count }) => (
                  <li key={id}>
                    <LinkAction href={href('/onze-dijk/invoer/:importId', { importId: id })}>{words.done(doneOn ?? '', count)}</LinkAction>
                    {undoneOn && <div className="dw-small">{words.undone(undoneOn)}</div>}
                  </li>
                ))}
              </LinedList>
            )}
          </Card>
        </Stack>
      </Grid>
    </>
  )
}
