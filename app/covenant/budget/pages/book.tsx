import { data, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { typedText, type FormOutcome } from '../../../platform/web/form.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { formTexts } from '../../../platform/web/texts.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DateField, typedDateParts } from '../../../ui/date-field.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Actions } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { book } from '../commands.server.ts'
import { allocationForm, madeOnForm } from '../forms.ts'
import { listEntries } from '../queries.server.ts'
import { budgetOn, roomOn, type EntryKind, type NewEntry } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/book'

/** `?bij=` names the allocation or commitment that this is made on; without it, money is allocated. */
const askedBase = (request: Request) => new URL(request.url).searchParams.get('bij')
const nextKind = { allocation: 'commitment', commitment: 'payment' } as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const entries = await read(context.get(databaseContext), visitor, listEntries)
  const baseId = askedBase(request)
  const base = entries.find((entry) => entry.id === baseId && entry.corrects === null)
  if (!programme.budget || (baseId !== null && (!base || base.kind === 'payment'))) throw data(null, { status: 404 })
  const kind: EntryKind = base && base.kind !== 'payment' ? nextKind[base.kind] : 'allocation'
  const picture = budgetOn(programme, entries, '9999-12-31')
  return {
    kind,
    today: visitor.today,
    base: base && { note: base.note },
    room: base ? roomOn(base, entries) : (picture?.total ?? 0) - (picture?.amounts.allocated ?? 0),
    themes: programme.themes.map(({ number, title }) => ({ value: String(number), label: `${number} ${title}` })),
    parties: [{ value: '', label: texts.allParties }, ...programme.parties.map(({ id, fullName }) => ({ value: id, label: fullName }))],
  }
}

const fieldOf: Record<string, string> = {
  themeUnknown: 'theme',
  partyUnknown: 'partyId',
  notAboveZero: 'amount',
  aboveTotal: 'amount',
  aboveAllocation: 'amount',
  aboveCommitment: 'amount',
  dayInFuture: 'bookedOn',
  dayBeforeSigning: 'bookedOn',
  dayBeforeBase: 'bookedOn',
  alreadyBooked: 'note',
}

type Filled = { amount: number; bookedOn: string; note: string; theme?: number; partyId?: string | null }

export async function action({ context, request }: Route.ActionArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const madeOn = askedBase(request)
  const form: FormOutcome<Filled> = madeOn === null ? await readForm(request, allocationForm) : await readForm(request, madeOnForm)
  if ('problems' in form) return data({ problems: form.problems, typed: form.typed }, { status: 400 })
  const { amount: cents, bookedOn, note, theme = null, partyId = null } = form.value
  const outcome = await write(context.get(databaseContext), visitor, async (tx) => {
    const base = madeOn === null ? undefined : (await listEntries(tx)).find((entry) => entry.id === madeOn)
    const kind = base && base.kind !== 'payment' ? nextKind[base.kind] : madeOn === null ? 'allocation' : 'payment'
    const entry: NewEntry = { kind, madeOn, theme, partyId, cents, bookedOn, note }
    return book(tx, visitor, programme, entry)
  })
  if (isRefusal(outcome)) {
    const problems: Record<string, string> = { [fieldOf[outcome.refused] ?? '']: texts.refused[outcome.refused](outcome.details) }
    return data({ problems, typed: form.typed }, { status: 409 })
  }
  return redirect('/budget?gedaan=geboekt', 303)
}

export default function Book({ loaderData: { kind, today, base, room, themes, parties }, actionData }: Route.ComponentProps) {
  const { problems, typed } = actionData ?? {}
  const title = texts.book.titles[kind]
  return (
    <>
      <title>{texts.pageTitle(title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/budget', label: texts.title }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <Lead>{base ? `${texts.book.onWhat[kind]}: ${base.note}. ${texts.book.room(room)}` : texts.book.room(room)}</Lead>
      <ErrorSummary title={formTexts.mend} problems={problems} />
      <form method="post">
        {kind === 'allocation' && (
          <>
            <Select
              name="theme"
              label={texts.book.theme}
              error={problems?.['theme']}
              value={typedText(typed, 'theme', themes[0]?.value)}
              options={themes}
            />
            <Select
              name="partyId"
              label={texts.book.party}
              error={problems?.['partyId']}
              value={typedText(typed, 'partyId')}
              options={parties}
            />
          </>
        )}
        <TextInput
          name="amount"
          label={texts.book.amount}
          hint={texts.book.amountHint}
          error={problems?.['amount']}
          value={typedText(typed, 'amount')}
          inputMode="decimal"
          short
        />
        <DateField
          name="bookedOn"
          label={texts.book.day}
          hint={formTexts.dateHint}
          error={problems?.['bookedOn']}
          words={formTexts.dateParts}
          parts={typedDateParts(typed, 'bookedOn', today)}
        />
        <TextInput
          name="note"
          label={texts.book.note}
          hint={texts.book.noteHint}
          error={problems?.['note']}
          value={typedText(typed, 'note')}
        />
        <Actions>
          <Button>{formTexts.save}</Button>
          <LinkButton href="/budget" look="quiet">
            {formTexts.cancel}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}
