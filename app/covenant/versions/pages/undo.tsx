import { data, redirect } from 'react-router'
import { write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { versionsContext } from '../../programme/request-context.ts'
import { undoVersion } from '../commands.server.ts'
import { undoForm } from '../forms.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/undo'

const words = texts.undo

export function loader({ context, params }: Route.LoaderArgs) {
  const version = context.get(versionsContext).find((each) => String(each.version) === params.version)
  if (!version || version.publishedOn === null || version.undone) throw data(null, { status: 404 })
  return { version: version.version }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, undoForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const visitor = context.get(visitorContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    undoVersion(tx, visitor, { ...form.value, version: Number(params.version) }),
  )
  if (!isRefusal(outcome)) return redirect('/groei/versies?gedaan=teruggedraaid', 303)
  const problems: Record<string, string> = { reason: words.refused[outcome.refused](outcome.details ?? []) }
  return data({ problems, typed: form.typed }, { status: 409 })
}

export default function Undo({ loaderData: { version }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const title = words.title(version)
  const back = `/groei/versies/${version}`
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/groei/versies', label: texts.list.title }, { href: back, label: texts.list.version(version) }, { label: title }]}
      />
      <Heading level={1}>{title}</Heading>
      <Lead>{words.lead}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <Stack>
        <Card labelledBy="gebeurt">
          <Heading level={2} id="gebeurt">
            {words.happens}
          </Heading>
          <ul>
            {words.list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Card>
        <form method="post">
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            error={problems?.['reason']}
            value={typedText(typed, 'reason')}
          />
          <Actions>
            <Button>{words.button}</Button>
            <LinkButton href={back} look="quiet">
              {formTexts.cancel}
            </LinkButton>
          </Actions>
        </form>
      </Stack>
    </>
  )
}
