import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { formatDay } from '../../../platform/settings/day.ts'
import { checkForm, typedText, type Problems, type Typed } from '../../../platform/web/form.ts'
import { readFields } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, LinkAction } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/choices.tsx'
import { Details } from '../../../ui/details.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Grid } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { readMessages, setWishes, titlesOf } from '../commands.server.ts'
import { inboxForm, wishesForm } from '../forms.ts'
import { findWishes, listMessages } from '../queries.server.ts'
import { mailOf, said, texts } from '../texts.ts'
import type { Route } from './+types/inbox'

export async function loader({ context, request }: Route.LoaderArgs) {
  const [visitor, programme, installation] = [context.get(visitorContext), context.get(programmeContext), context.get(installationContext)]
  const found = await read(context.get(databaseContext), visitor, async (tx) => ({
    messages: await listMessages(tx, visitor),
    wishes: await findWishes(tx, visitor.personId ?? ''),
  }))
  const titles = titlesOf(programme)
  const place = { address: new URL(request.url).origin, practice: installation.mode === 'practice' }
  const done = new URL(request.url).searchParams.get('gedaan')
  return {
    messages: found.messages.map(({ about, mail, ...message }) => ({
      ...message,
      ...said(about, titles),
      mail,
      letter: mail === 'none' ? undefined : mailOf(about, titles, place),
    })),
    wishes: found.wishes,
    hasMail: installation.hasMail === true,
    done: done === 'bewaard' || done === 'gelezen' ? (done as 'bewaard' | 'gelezen') : undefined,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const [visitor, database] = [context.get(visitorContext), context.get(databaseContext)]
  const fields = await readFields(request)
  const asked = checkForm(fields, inboxForm)
  if ('problems' in asked) throw data(null, { status: 400 })
  if (asked.value.deed === 'readAll') {
    await write(database, visitor, (tx) => readMessages(tx, visitor))
    return redirect('/berichten?gedaan=gelezen', 303)
  }
  const form = checkForm(fields, wishesForm)
  if ('problems' in form) return data<{ problems: Problems; typed: Typed }>({ problems: form.problems, typed: form.typed }, { status: 400 })
  await write(database, visitor, (tx) => setWishes(tx, visitor, form.value))
  return redirect('/berichten?gedaan=bewaard', 303)
}

export default function InboxPage({ loaderData: { messages, wishes, hasMail, done }, actionData }: Route.ComponentProps) {
  const unread = messages.filter((message) => message.readOn === null).length
  const words = texts.wishes
  const typed = actionData?.typed
  return (
    <>
      <title>{texts.titleOf(texts.title)}</title>
      <Heading level={1}>{texts.title}</Heading>
      <Lead>{texts.lead(unread)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={actionData?.problems} />
      {done && !actionData && (
        <Notice kind="positive" role="status">
          {done === 'bewaard' ? words.saved : texts.read}
        </Notice>
      )}
      <Grid columns="2-1">
        <Card labelledBy="postvak">
          <Heading level={2} id="postvak">
            {texts.inbox}
          </Heading>
          {messages.length === 0 ? (
            <EmptyState title={texts.none.title}>{texts.none.body}</EmptyState>
          ) : (
            <LinedList>
              {messages.map(({ id, title, lines, path, madeOn, readOn, mail, letter }) => (
                <li key={id}>
                  <Heading level={3}>{title}</Heading>
                  <p className="dw-small">
                    <time dateTime={madeOn}>{formatDay(madeOn)}</time> {readOn === null && <Badge>{texts.fresh}</Badge>}
                  </p>
                  {lines.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                  <LinkAction href={path} about={title}>
                    {texts.look}
                  </LinkAction>
                  {letter && (
                    <>
                      <p className="dw-small">{texts.mail[mail]}</p>
                      <Details summary={texts.mailShow}>
                        <p>
                          <b>{letter.subject}</b>
                        </p>
                        {letter.text
                          .split('\n')
                          .filter((line) => line !== '')
                          .map((line) => (
                            <p key={line}>{line}</p>
                          ))}
                      </Details>
                    </>
                  )}
                </li>
              ))}
            </LinedList>
          )}
          {unread > 0 && (
            <form method="post">
              <input type="hidden" name="deed" value="readAll" />
              <Actions>
                <Button look="secondary">{texts.readAll}</Button>
              </Actions>
            </form>
          )}
        </Card>
        <Card labelledBy="wensen">
          <Heading level={2} id="wensen">
            {words.title}
          </Heading>
          {!hasMail && <Small>{words.noMail}</Small>}
          <form method="post">
            <input type="hidden" name="deed" value="wishes" />
            <CheckboxField
              name="digest"
              label={words.digest}
              hint={words.digestHint}
              checked={typed ? typedText(typed, 'digest') !== '' : wishes.digest}
            />
            <TextInput
              name="email"
              type="email"
              label={words.email}
              hint={words.emailHint}
              optional={formTexts.optional}
              error={actionData?.problems['email']}
              value={typedText(typed, 'email', wishes.email ?? '')}
            />
            <Actions>
              <Button>{words.save}</Button>
            </Actions>
          </form>
          <LinkAction href="/agenda">{texts.agenda}</LinkAction>
        </Card>
      </Grid>
    </>
  )
}
