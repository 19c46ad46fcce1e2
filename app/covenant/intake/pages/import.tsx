import { data, href, redirect } from 'react-router'
import { read, write } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { readForm } from '../../../platform/web/read-form.server.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Heading, Lead, Small } from '../../../ui/heading.tsx'
import { Actions, Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { programmeContext } from '../../programme/request-context.ts'
import { compareNumbers, findAmbition, type Party, type Programme } from '../../programme/rules.ts'
import { mayUpdate } from '../../progress/rules.ts'
import { doImport, undoImport } from '../commands.server.ts'
import { importForm } from '../forms.ts'
import { findImport, findSituation, ownParty, type Import } from '../queries.server.ts'
import { judge, markOf, readRows, undo, type Situation } from '../rules.ts'
import { labelsOf, rowProblem, stepLine, texts, wishProblem } from '../texts.ts'
import type { Route } from './+types/import'

type Line = { row: number; name: string; lines: { message: string; points: string[] }[]; notes: string[] }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [visitor, programme] = [context.get(visitorContext), context.get(programmeContext)]
  const party = ownParty(programme, visitor)
  const found = await read(context.get(databaseContext), visitor, async (tx) => {
    const made = party && (await findImport(tx, visitor, params.importId))
    if (!made || !party) return undefined
    const rows = made.sheets === null ? [] : readRows(made.sheets, { programme, party, labels: labelsOf(programme) })
    const wishes = isRefusal(rows) ? [] : rows.flatMap((row) => row.wish ?? [])
    return { made, party, situation: await findSituation(tx, visitor, programme, party, wishes) }
  })
  if (!found) throw data(null, { status: 404 })
  const { made, situation } = found
  const about = { id: made.id, name: made.name }
  if (made.stage === 'open') return { ...about, open: preview(made, programme, found.party, situation), done: undefined }
  const isJustDone = new URL(request.url).searchParams.get('gedaan') === 'ingevoerd'
  return { ...about, open: undefined, done: account(made, programme, situation, visitor, isJustDone) }
}

/** Row by row, what would come of it now. */
function preview(made: Import, programme: Programme, party: Party, situation: Situation) {
  const labels = labelsOf(programme)
  const rows = readRows(made.sheets ?? [], { programme, party, labels })
  if (isRefusal(rows)) return { refused: texts.sheetProblem[rows.refused], wrong: [], changes: [], same: 0, mark: '' }
  const [wrong, changes, marked]: [Line[], Line[], ReturnType<typeof judge>[]] = [[], [], []]
  let same = 0
  for (const { row, number, wish, problems, formulas } of rows) {
    const judged = wish && judge(wish, situation)
    const messages = [
      ...problems.map((problem) => ({ message: rowProblem(problem), points: [] })),
      ...(judged?.problems ?? []).map(wishProblem),
    ]
    const ambition = findAmbition(programme, number ?? '')
    const name = ambition ? `${ambition.number} ${ambition.title}` : ''
    if (messages.length > 0) wrong.push({ row, name, lines: messages, notes: [] })
    else if (judged && judged.steps.length > 0) {
      marked.push(judged)
      const lines = judged.steps.map((step) => ({ message: stepLine(step, labels), points: [] }))
      changes.push({ row, name, lines, notes: formulas.length > 0 ? [texts.preview.formula(formulas)] : [] })
    } else same += 1
  }
  const inOrder = marked.toSorted((one, other) => compareNumbers(one.wish.number, other.wish.number))
  return { refused: undefined, wrong, changes, same, mark: markOf(inOrder) }
}

function account(made: Import, programme: Programme, situation: Situation, visitor: Visitor, isJustDone: boolean) {
  const outcome = undo(made, situation.cards, visitor.today)
  const ambitions = made.deeds.flatMap((deed) => findAmbition(programme, deed.number) ?? [])
  const updatesAll = ambitions.every((ambition) => mayUpdate(situation.person, ambition))
  return {
    isJustDone,
    doneOn: made.doneOn ?? '',
    undoneOn: made.undoneOn,
    undoUntil: made.undoUntil ?? '',
    ambitions: ambitions.map(({ number, title }) => ({ number, name: `${number} ${title}` })),
    stays: made.deeds.filter((deed) => deed.outlook && deed.outlook.before === null).map((deed) => deed.number),
    refused: isRefusal(outcome)
      ? { message: texts.done.refused[outcome.refused], numbers: outcome.details ?? [] }
      : updatesAll
        ? undefined
        : { message: texts.done.notYours, numbers: [] },
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const [visitor, programme, database] = [context.get(visitorContext), context.get(programmeContext), context.get(databaseContext)]
  const form = await readForm(request, importForm)
  if ('problems' in form) return data({ refused: 'rowsWrong' as const, numbers: [] as string[] }, { status: 400 })
  const here = href('/onze-dijk/invoer/:importId', { importId: params.importId })
  const outcome =
    form.value.deed === 'do'
      ? await write(database, visitor, (tx) => doImport(tx, visitor, programme, params.importId, form.value.mark ?? ''))
      : await write(database, visitor, (tx) => undoImport(tx, visitor, programme, params.importId))
  if (!isRefusal(outcome)) return redirect(`${here}?gedaan=${form.value.deed === 'do' ? 'ingevoerd' : 'teruggedraaid'}`, 303)
  if (outcome.refused === 'notFound') throw data(null, { status: 404 })
  if (outcome.refused === 'notYours') throw data({ reason: 'notForYou' }, { status: 403 })
  return data({ refused: outcome.refused, numbers: outcome.details ?? [] }, { status: 409 })
}

export default function ImportPage({ loaderData: { name, open, done }, actionData }: Route.ComponentProps) {
  const title = open ? texts.preview.title : texts.done.title
  return (
    <>
      <title>{texts.titleOf(title)}</title>
      <Breadcrumb
        label={texts.crumbs.label}
        items={[
          { href: href('/onze-dijk'), label: texts.crumbs.own },
          { href: href('/onze-dijk/invoer'), label: texts.upload.title },
          { label: open ? texts.preview.crumb : texts.done.title },
        ]}
      />
      <Heading level={1}>{title}</Heading>
      {open && <Preview name={name} open={open} refused={actionData?.refused} />}
      {done && <Done name={name} done={done} refused={actionData?.refused} />}
    </>
  )
}

function Preview({ name, open, refused }: { name: string; open: ReturnType<typeof preview>; refused: string | undefined }) {
  const words = texts.preview
  const { wrong, changes, same, mark } = open
  const isReady = wrong.length === 0 && changes.length > 0 && open.refused === undefined
  return (
    <>
      <Lead>{words.file(name)}</Lead>
      {refused === 'changedMeanwhile' && (
        <Notice kind="warning" role="alert" title={words.meanwhile.title}>
          {words.meanwhile.body}
        </Notice>
      )}
      {open.refused !== undefined && (
        <Notice kind="negative" title={texts.refusedTitle}>
          {open.refused}
        </Notice>
      )}
      {wrong.length > 0 && (
        <Notice kind="negative" title={words.mend(wrong.length)}>
          {words.mendBody}
        </Notice>
      )}
      {isReady && (
        <Notice kind="info" title={words.good(changes.length)}>
          {words.goodBody}
        </Notice>
      )}
      {open.refused === undefined && wrong.length + changes.length === 0 && (
        <Notice kind="info" title={words.nothing.title}>
          {words.nothing.body}
        </Notice>
      )}
      <Stack>
        {wrong.length > 0 && <Lines title={words.problems} lines={wrong} />}
        {changes.length > 0 && <Lines title={words.changes} lines={changes} />}
      </Stack>
      {same > 0 && <Small>{words.same(same)}</Small>}
      <form method="post">
        <input type="hidden" name="deed" value="do" />
        <input type="hidden" name="mark" value={mark} />
        <Actions>
          {isReady && <Button>{words.do}</Button>}
          <LinkButton href={href('/onze-dijk/invoer')} look={isReady ? 'quiet' : 'primary'}>
            {words.again}
          </LinkButton>
        </Actions>
      </form>
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: Line[] }) {
  const words = texts.preview
  return (
    <Card flush>
      <Table caption={title} stack columns={[{ label: words.row }, { label: words.ambition }, { label: words.what }]}>
        <tbody>
          {lines.map(({ row, name, lines: said, notes }) => (
            <tr key={row}>
              <RowHead>{words.rowName(row)}</RowHead>
              <Cell label={words.ambition}>{name || '–'}</Cell>
              <Cell label={words.what}>
                {said.map(({ message, points }) => (
                  <div key={message}>
                    {message}
                    {points.length > 0 && (
                      <ul>
                        {points.map((point) => (
                          <li key={point}>{point}</li>
                        ))}
                      </ul>
                    )}
                  </div>
                ))}
                {notes.map((note) => (
                  <div key={note} className="dw-small">
                    {note}
                  </div>
                ))}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Done({ name, done, refused }: { name: string; done: ReturnType<typeof account>; refused: string | undefined }) {
  const words = texts.done
  return (
    <>
      <Lead>{words.what(name, done.doneOn)}</Lead>
      {refused === 'alreadyDone' && <Notice kind="info">{texts.alreadyDone}</Notice>}
      {done.undoneOn ? (
        <Notice kind="positive" role="status" title={words.undoneOn(done.undoneOn)}>
          {words.undone}
        </Notice>
      ) : (
        done.isJustDone && (
          <Notice kind="positive" role="status">
            {words.just(done.ambitions.length)}
          </Notice>
        )
      )}
      <Stack>
        <Card labelledBy="ambities">
          <Heading level={2} id="ambities">
            {words.list}
          </Heading>
          <LinedList>
            {done.ambitions.map((ambition) => (
              <li key={ambition.number}>
                <a className="nl-link" href={href('/ambities/:number', { number: ambition.number })}>
                  {ambition.name}
                </a>
              </li>
            ))}
          </LinedList>
        </Card>
        {!done.undoneOn && (
          <Card labelledBy="terug">
            <Heading level={2} id="terug">
              {words.undoTitle}
            </Heading>
            {done.refused ? (
              <p>
                {done.refused.message} {texts.list(done.refused.numbers)}
              </p>
            ) : (
              <form method="post">
                <p>{words.undoBody(done.undoUntil)}</p>
                <p>{words.undoWhat}</p>
                {done.stays.length > 0 && <p>{words.undoStays(done.stays)}</p>}
                <input type="hidden" name="deed" value="undo" />
                <Actions>
                  <Button look="secondary">{words.undo}</Button>
                </Actions>
              </form>
            )}
          </Card>
        )}
      </Stack>
    </>
  )
}
