import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { safeFileName } from '../../../platform/files/sniff.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import type { Problems } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { FileInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { loadBorders, removeBorders } from '../commands.server.ts'
import { bordersForm } from '../forms.ts'
import { findBorders } from '../queries.server.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/borders'

const path = '/dijkbeeld/grenzen'

export async function loader({ context, request }: Route.LoaderArgs) {
  const borders = await read(context.get(databaseContext), context.get(visitorContext), findBorders)
  const done = new URL(request.url).searchParams.get('gedaan') ?? ''
  return { name: borders?.name, done: Object.hasOwn(texts.done, done) ? texts.done[done as keyof typeof texts.done] : undefined }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, bordersForm)
  if ('problems' in form) return answer({ borders: texts.fileMissing }, 400)
  const visitor = context.get(visitorContext)
  const database = context.get(databaseContext)
  if ('deed' in form.value) {
    const removed = await write(database, visitor, (tx) => removeBorders(tx, visitor))
    if (isRefusal(removed)) throw data({ reason: 'notForYou' }, { status: 403 })
    return redirect(`${path}?gedaan=weg`, 303)
  }
  const { borders } = form.value
  const file = { name: safeFileName(borders.name), content: new Uint8Array(await borders.arrayBuffer()) }
  const outcome = await write(database, visitor, (tx) => loadBorders(tx, visitor, context.get(programmeContext), file))
  if (!isRefusal(outcome)) return redirect(`${path}?gedaan=geladen`, 303)
  if (outcome.refused === 'notSecretary') throw data({ reason: 'notForYou' }, { status: 403 })
  return answer({ borders: texts.refused[outcome.refused](outcome.details ?? []) }, 409)
}

function answer(problems: Problems, status: 400 | 409) {
  return data({ problems }, { status })
}

export default function BordersPage({ loaderData: { name, done }, actionData }: Route.ComponentProps) {
  const problems = actionData?.problems
  return (
    <>
      <title>{texts.pageTitle(texts.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/dijkbeeld/kanten', label: texts.side }, { label: texts.title }]} />
      <Heading level={1}>{texts.title}</Heading>
      <Lead>{texts.lead}</Lead>
      {done && (
        <Notice kind="positive" role="status">
          {done}
        </Notice>
      )}
      <p>{name ? texts.now(name) : texts.none}</p>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post" encType="multipart/form-data">
        <FileInput name="borders" label={texts.file} hint={texts.fileHint} error={problems?.['borders']} />
        <Actions>
          <Button>{texts.load}</Button>
          <LinkButton href="/dijkbeeld/kanten" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
      {name && (
        <form method="post">
          <Button name="deed" value="remove" look="secondary">
            {texts.remove}
          </Button>
        </form>
      )}
    </>
  )
}
