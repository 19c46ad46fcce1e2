import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions, Card } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextArea } from '../../../ui/text-input.tsx'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { programmeOn } from '../../programme/rules.ts'
import { draftReport, writeThemeText } from '../commands.server.ts'
import { themeTextForm } from '../forms.ts'
import { texts } from '../page-texts.ts'
import { noParts, themeParts } from '../conversation.ts'
import { findRound, listFillings, listThemeTexts } from '../queries.server.ts'
import { themePartLabels } from '../texts.ts'
import type { Route } from './+types/theme-text'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  return read(context.get(databaseContext), visitor, async (tx) => {
    const round = await findRound(tx, params.round)
    if (!round || round.status === 'frozen') throw data(null, { status: 404 })
    const programme = programmeOn(context.get(versionsContext), round.referenceOn)
    const theme = programme.themes.find((each) => String(each.number) === params.theme)
    if (!theme) throw data(null, { status: 404 })
    const stored = (await listThemeTexts(tx, round.code)).find((text) => text.theme === theme.number)
    const draft = await draftReport(tx, visitor, programme, round, false)
    const figures = draft.themes.find((each) => each.number === theme.number)
    return {
      round,
      theme,
      parts: stored?.parts ?? noParts,
      notes: (await listFillings(tx, round.code))
        .filter((filling) => filling.note !== '')
        .map(({ partyId, note }) => ({ party: programme.parties.find((each) => each.id === partyId)?.name ?? partyId, note })),
      version: stored?.version ?? 0,
      figures: figures && { inOrder: figures.inOrder, counted: figures.counted },
    }
  })
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const form = await readForm(request, themeTextForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed, overtaken: false }, { status: 400 })
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const outcome = await write(context.get(databaseContext), visitor, (tx) =>
    writeThemeText(tx, visitor, programme, params.round, { theme: Number(params.theme), ...form.value }),
  )
  if (isRefusal(outcome)) {
    if (outcome.refused === 'notFound') throw data(null, { status: 404 })
    const field = outcome.refused === 'textTooLong' ? (outcome.details?.[0] ?? '') : ''
    const problems: Record<string, string> = { [field]: texts.refused[outcome.refused] }
    return data({ problems, typed: form.typed, overtaken: outcome.refused === 'changedMeanwhile' }, { status: 409 })
  }
  return redirect(`/halfjaarbericht/${params.round}?gedaan=bewaard`, 303)
}

export default function ThemeText({ loaderData: { round, theme, parts, notes, version, figures }, actionData }: Route.ComponentProps) {
  const { problems, typed, overtaken } = actionData ?? {}
  const here = `/halfjaarbericht/${round.code}`
  const title = texts.theme.title(`${theme.number} ${theme.title}`)
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <Breadcrumb
        label={texts.crumbs}
        items={[{ href: '/halfjaarbericht', label: texts.list.title }, { href: here, label: round.title }, { label: theme.short }]}
      />
      <Heading level={1}>{title}</Heading>
      {figures && <Lead>{texts.theme.stand(figures.inOrder, figures.counted)}</Lead>}
      <ErrorSummary title={formTexts.mend} problems={problems} />
      {overtaken && (
        <Notice kind="warning" title={texts.theme.others}>
          {themeParts.map((part) => (
            <p key={part}>
              <strong>{`${themePartLabels[part]}: `}</strong>
              {parts[part]}
            </p>
          ))}
        </Notice>
      )}
      <form method="post">
        <input type="hidden" name="knownVersion" value={version} />
        {themeParts.map((part) => (
          <TextArea
            key={part}
            name={part}
            label={texts.theme.parts[part]}
            hint={texts.theme.hint}
            error={problems?.[part]}
            value={typedText(typed, part, parts[part])}
            rows={4}
            optional={formTexts.optional}
          />
        ))}
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href={here} look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
      {notes.length > 0 && (
        <Card labelledBy="notes">
          <Heading level={2} id="notes">
            {texts.theme.notes}
          </Heading>
          <ul>
            {notes.map(({ party, note }) => (
              <li key={party}>
                <strong>{`${party}: `}</strong>
                {note}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
