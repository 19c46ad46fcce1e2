import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { safeFileName, sniffDocument } from '../../../platform/files/sniff.server.ts'
import { texts as fileTexts } from '../../../platform/files/texts.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkAction, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { FileInput } from '../../../ui/text-input.tsx'
import { attachSource } from '../commands.server.ts'
import { sourceForm } from '../forms.ts'
import { pageTexts } from '../page-texts.ts'
import { findSourceDocument, type SourceDocument } from '../queries.server.ts'
import { programmeContext } from '../request-context.ts'
import type { Ambition } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/source'

const words = pageTexts.source

export async function loader({ context, request }: Route.LoaderArgs) {
  const document = await read(context.get(databaseContext), context.get(visitorContext), findSourceDocument)
  return {
    ambitions: context.get(programmeContext).ambitions,
    document,
    isDone: new URL(request.url).searchParams.get('gedaan') === 'bewaard',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, sourceForm)
  if ('problems' in form) return data({ problems: form.problems }, { status: 400 })
  const { source } = form.value
  const content = await source.bytes()
  const kind = await sniffDocument(content, source.name)
  if (isRefusal(kind))
    return unusable(kind.refused === 'kindNotAllowed' ? texts.sourceRefused.unknownType : fileTexts.refused[kind.refused])
  if (kind.extension !== 'pdf' && kind.extension !== 'txt') return unusable(texts.sourceRefused.unknownType)

  const visitor = context.get(visitorContext)
  const file = { name: safeFileName(source.name), mediaType: kind.mediaType, content }
  const outcome = await write(context.get(databaseContext), visitor, (tx) => attachSource(tx, visitor, context.get(programmeContext), file))
  if (!isRefusal(outcome)) return redirect('/convenant/bron?gedaan=bewaard', 303)
  if (outcome.refused === 'notSecretary') throw data({ reason: 'notForYou' }, { status: 403 })
  return unusable(outcome.refused === 'nothingFound' ? words.nothingFound : texts.sourceRefused[outcome.refused])
}

function unusable(message: string) {
  return data({ problems: { source: message } as Record<string, string> }, { status: 409 })
}

export default function Source({ loaderData: { ambitions, document, isDone }, actionData }: Route.ComponentProps) {
  const problems = actionData?.problems
  return (
    <>
      <title>{pageTexts.pageTitle(words.title)}</title>
      <Breadcrumb label={pageTexts.crumbs} items={[{ href: '/convenant', label: pageTexts.programme.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {isDone && document && !problems && (
        <Notice kind="positive" role="status">
          {words.done}
        </Notice>
      )}
      <Stack>
        <Card labelledBy="upload">
          <Heading level={2} id="upload">
            {document ? words.again : words.title}
          </Heading>
          {document && <Small>{words.againHint}</Small>}
          <form method="post" encType="multipart/form-data">
            <FileInput
              name="source"
              label={words.file}
              hint={words.fileHint}
              error={problems?.['source']}
              accept=".txt,.pdf,text/plain,application/pdf"
            />
            <Actions>
              <Button look={document ? 'secondary' : 'primary'}>{words.save}</Button>
              <LinkButton href="/convenant" look="quiet">
                {words.back}
              </LinkButton>
            </Actions>
          </form>
        </Card>
        {document && <Found document={document} ambitions={ambitions} />}
      </Stack>
    </>
  )
}

function Found({ document, ambitions }: { document: SourceDocument; ambitions: Ambition[] }) {
  const { columns } = words
  return (
    <>
      <Card labelledBy="now">
        <Heading level={2} id="now">
          {words.now}
        </Heading>
        <Notice
          kind={document.missed.length === 0 ? 'positive' : 'warning'}
          title={words.found(ambitions.length - document.missed.length, ambitions.length)}
        >
          {document.missed.length > 0 && words.missed(document.missed.join(', '))}
        </Notice>
        <DescriptionList
          items={[
            {
              term: words.name,
              value: (
                <LinkAction href="/convenant/bron/bestand" download>
                  {document.name}
                </LinkAction>
              ),
            },
            { term: words.attachedOn, value: formatDay(document.attachedOn) },
            { term: words.fingerprint, value: <code>{document.sha256.match(/.{8}/g)?.join(' ')}</code> },
          ]}
        />
      </Card>
      <Heading level={2}>{words.caption}</Heading>
      <Table
        caption={words.caption}
        hideCaption
        stack
        columns={[{ label: columns.number }, { label: columns.ours }, { label: columns.literal }]}
      >
        <tbody>
          {ambitions.map(({ number, title, wording }) => (
            <tr key={number}>
              <RowHead>{`${number} ${title}`}</RowHead>
              <Cell label={columns.ours}>{wording}</Cell>
              <Cell label={columns.literal}>{document.texts[number] ?? words.notFound}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
