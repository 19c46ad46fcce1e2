// Several ambitions of a party at once: what the rows of a spreadsheet or of the form for many ask, and what would come of it.
import { isDay, type Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse, type Refused } from '../../platform/web/outcome.ts'
import { applies, findAmbition, subjectOf, type Ambition, type Party, type Programme, type State } from '../programme/rules.ts'
import * as progress from '../progress/rules.ts'
import { isBlank, type Sheet, type SheetCell, type SheetRow } from './sheet.ts'

export type Outlook = 'onTrack' | 'attention' | 'obstacle'

// ---- What is asked ----

/** What somebody wants of one ambition. Undefined: as it is. `owner` and `nextOn` null: empty them. */
export type Wish = {
  number: string
  reconfirm?: boolean | undefined
  state?: State | undefined
  holdsOn?: Day | undefined
  reason?: string | undefined
  owner?: string | null | undefined
  nextOn?: Day | null | undefined
  outlook?: Outlook | undefined
}

/** Everything that a wish is judged by: one party, today. */
export type Situation = {
  programme: Programme
  party: Party
  person: progress.Person
  changes: readonly progress.StateChange[]
  proofs: readonly progress.Proof[]
  answers: readonly progress.Answer[]
  calls: readonly progress.Call[]
  standings: progress.Standings
  cards: readonly { subject: string; ambition: string; version: number; owner: string | null; nextOn: Day | null }[]
  outlooks: ReadonlyMap<string, { outlook: Outlook }>
  /** Decisions that an ambition does not apply to this party, by number. */
  decisions: ReadonlyMap<string, { decidedOn: Day }>
  day: Day
}

export type Step =
  | { kind: 'state'; from: State; to: State; on: Day; waits: boolean }
  | { kind: 'reconfirm'; state: State; waits: boolean }
  | { kind: 'owner'; from: string | null; to: string | null }
  | { kind: 'nextOn'; from: Day | null; to: Day | null }
  | { kind: 'outlook'; from: Outlook | null; to: Outlook }

type WishProblem =
  | { code: 'rule'; refused: progress.SetRefusal | progress.ReconfirmRefusal; points: string[] }
  | { code: 'dayMissing' | 'nextPassed' | 'notYours' | 'unknownNumber' | 'dayWithoutState'; told: string }

export type Judged = { wish: Wish; ambition: Ambition | undefined; steps: Step[]; problems: WishProblem[]; version: number }

/** What one wish would do, by the same rules as the forms; a wish that changes nothing does nothing. */
export function judge(wish: Wish, situation: Situation): Judged {
  const { programme, party, person, day } = situation
  const ambition = findAmbition(programme, wish.number)
  const none = { wish, ambition, steps: [], version: 0 }
  if (!ambition) return { ...none, problems: [{ code: 'unknownNumber', told: wish.number }] }
  if (!applies(ambition, party)) return { ...none, problems: [{ code: 'rule', refused: 'doesNotApply', points: [] }] }

  const subject = subjectOf(ambition, party)
  const card = situation.cards.find((each) => each.subject === subject && each.ambition === ambition.number)
  const steps: Step[] = []
  const problems: WishProblem[] = []
  const refused = ({ refused: code, details }: Refused<progress.SetRefusal | progress.ReconfirmRefusal>) =>
    problems.push({ code: 'rule', refused: code, points: pointsOf(ambition, details) })
  const facts = { programme, ambition, party, changes: situation.changes, proofs: situation.proofs, calls: situation.calls, day }
  const standing = situation.standings.get(progress.standingKey(subject, ambition.number)) ?? { state: 'notStarted' as const, since: null }

  if (wish.reconfirm) {
    const outcome = progress.reconfirm({ ...facts, reason: wish.reason ?? null })
    if (isRefusal(outcome)) refused(outcome)
    else steps.push({ kind: 'reconfirm', state: outcome.change.state, waits: outcome.change.needsConfirmation })
  } else if (wish.state !== undefined && wish.state !== standing.state) {
    if (wish.holdsOn === undefined) problems.push({ code: 'dayMissing', told: '' })
    else {
      const outcome = progress.setState({
        ...facts,
        answers: situation.answers,
        to: wish.state,
        holdsOn: wish.holdsOn,
        reason: wish.reason ?? null,
        decision: situation.decisions.get(ambition.number) ?? null,
      })
      if (isRefusal(outcome)) refused(outcome)
      else {
        const { needsConfirmation: waits } = outcome.change
        steps.push({ kind: 'state', from: standing.state, to: wish.state, on: wish.holdsOn, waits })
      }
    }
  } else if (wish.state === undefined && wish.holdsOn !== undefined) problems.push({ code: 'dayWithoutState', told: '' })

  if (wish.owner !== undefined && wish.owner !== (card?.owner ?? null)) {
    steps.push({ kind: 'owner', from: card?.owner ?? null, to: wish.owner })
  }
  if (wish.nextOn !== undefined && wish.nextOn !== (card?.nextOn ?? null)) {
    if (wish.nextOn !== null && wish.nextOn < day) problems.push({ code: 'nextPassed', told: '' })
    else steps.push({ kind: 'nextOn', from: card?.nextOn ?? null, to: wish.nextOn })
  }
  const told = situation.outlooks.get(ambition.number)?.outlook ?? null
  if (wish.outlook !== undefined && wish.outlook !== told) steps.push({ kind: 'outlook', from: told, to: wish.outlook })

  // Whoever only carries along what stood there already changes nothing, and so does nothing that is not theirs.
  if (steps.length + problems.length > 0 && !progress.mayUpdate(person, ambition)) {
    return { ...none, problems: [{ code: 'notYours', told: '' }] }
  }
  return { wish, ambition, steps, problems, version: card?.version ?? 0 }
}

function pointsOf(ambition: Ambition, ids: readonly string[] | undefined): string[] {
  return (ids ?? []).map((id) => ambition.criteria.find((criterion) => criterion.id === id)?.text ?? id)
}

/** Changes when anything on one of these ambitions was touched: what was looked at is then no longer what would be done. */
export function markOf(judged: readonly Pick<Judged, 'wish' | 'version'>[]): string {
  return judged.map(({ wish, version }) => `${wish.number}:${version}`).join(' ')
}

// ---- What a spreadsheet says ----

export const columns = ['party', 'number', 'title', 'now', 'since', 'state', 'holdsOn', 'reason', 'owner', 'nextOn', 'outlook'] as const
export type ColumnName = (typeof columns)[number]

/** Plain words that somebody may have put above a column; the first is that of the template. */
const headings: Record<ColumnName, readonly string[]> = {
  party: ['partij', 'organisatie', 'gemeente', 'waterschap'],
  number: ['nummer', 'nr', 'ambitienummer', 'ambitie nr', 'ambitie nummer'],
  title: ['ambitie', 'titel', 'omschrijving', 'onderwerp'],
  now: ['stand nu', 'huidige stand', 'stand in dijkwacht'],
  since: ['sinds', 'stand sinds'],
  state: ['nieuwe stand', 'stand', 'stage', 'voortgang'],
  holdsOn: ['vanaf', 'vanaf welke dag', 'ingangsdatum', 'datum', 'per'],
  reason: ['reden', 'toelichting', 'motivering'],
  owner: ['wie dit draagt', 'eigenaar', 'wie draagt dit', 'trekker'],
  nextOn: ['volgende datum', 'volgende actie', 'planning'],
  outlook: ['weg vooruit', 'vooruitzicht', 'hoe gaat het verder'],
}

export type RowProblem =
  | { code: 'otherParty' | 'unknownNumber' | 'unknownState' | 'unknownOutlook'; told: string; near: string | undefined }
  | { code: 'doubleRow'; first: number }
  | { code: 'numberMissing' | 'numberIsDay' | 'hiddenRow' }
  | { code: 'numberUnclear'; told: string; either: string[] }
  | { code: 'badCell'; column: ColumnName; why: 'merged' | 'formulaEmpty' | 'formulaElsewhere' | 'error' | 'noSuchDay' }
  | { code: 'dayUnclear'; column: ColumnName; told: string }
  | { code: 'dayIsNumber'; column: ColumnName; told: string; day: Day | undefined }
  | { code: 'dayFarAway'; column: ColumnName; told: string }
  | { code: 'tooLong'; column: ColumnName; length: number; max: number }

export type ReadRow = { row: number; number: string | undefined; wish: Wish | undefined; problems: RowProblem[]; formulas: ColumnName[] }

export type SheetProblem = 'noHeader' | 'noRows' | 'columnTwice'

const lengths: Partial<Record<ColumnName, number>> = { reason: 1000, owner: 200 }
const earliest: Day = '1990-01-01'
const latest: Day = '2100-12-31'

/** A word in the column that empties a field; an empty cell leaves it as it is. */
const emptyWord = 'leeg'

export type Labels = { states: Record<State, string>; outlooks: Record<Outlook, string> }

/** From the first sheet that has a row of headings with a number and something to change. */
export function readRows(
  sheets: readonly Sheet[],
  about: { programme: Programme; party: Party; labels: Labels },
): ReadRow[] | Refused<SheetProblem> {
  for (const sheet of sheets) {
    if (sheet.hidden) continue
    const header = findHeader(sheet)
    if (!header) continue
    if (header.double) return refuse('columnTwice')
    const rows = sheet.rows.slice(header.at + 1).filter((row) => isAboutSomething(row, header.places))
    if (rows.length === 0) return refuse('noRows')
    return withDoubles(rows.map((row) => readRow(row, header.places, about)))
  }
  return refuse('noHeader')
}

type Places = ReadonlyMap<ColumnName, number>

function findHeader(sheet: Sheet): { at: number; places: Places; double: boolean } | undefined {
  for (const [at, row] of sheet.rows.slice(0, 30).entries()) {
    const places = new Map<ColumnName, number>()
    let double = false
    for (const [index, cell] of row.cells.entries()) {
      const name = columnNamed(textOf(cell))
      if (name === undefined) continue
      if (places.has(name)) double = true
      else places.set(name, index)
    }
    const asks = (['state', 'owner', 'nextOn', 'outlook'] as const).some((name) => places.has(name))
    if (places.has('number') && asks) return { at, places, double }
  }
  return undefined
}

function columnNamed(text: string): ColumnName | undefined {
  const word = plain(text)
  return word === '' ? undefined : columns.find((name) => headings[name].includes(word))
}

/** Without capitals, accents, signs and double spaces. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const textOf = (cell: SheetCell | undefined) => (cell === undefined || cell.kind === 'empty' ? '' : cell.text)

/** A line under the table that says nothing in our columns is no row. */
function isAboutSomething(row: SheetRow, places: Places): boolean {
  return [...places.values()].some((index) => !isBlank(row.cells[index]))
}

function readRow(row: SheetRow, places: Places, about: { programme: Programme; party: Party; labels: Labels }): ReadRow {
  const cellOf = (name: ColumnName): SheetCell => row.cells[places.get(name) ?? -1] ?? { kind: 'empty' }
  const problems: RowProblem[] = []
  const formulas: ColumnName[] = []
  // What only tells how it was, is for the reader of the sheet.
  for (const name of columns) {
    const cell = cellOf(name)
    if (name === 'now' || name === 'since' || name === 'title') continue
    if (cell.kind === 'bad') problems.push({ code: 'badCell', column: name, why: cell.why })
    else if ('formula' in cell && cell.formula) formulas.push(name)
  }

  const party = textOf(cellOf('party'))
  const { party: own } = about
  const ownNames = [own.name, own.fullName, own.code, own.id].map(plain)
  if (party !== '' && cellOf('party').kind !== 'bad' && !ownNames.includes(plain(party))) {
    problems.push({ code: 'otherParty', told: party, near: undefined })
  }

  const number = readNumber(cellOf('number'), textOf(cellOf('title')), about.programme)
  if (isProblem(number)) {
    if (cellOf('number').kind !== 'bad') problems.push(number)
    return { row: row.row, number: undefined, wish: undefined, problems, formulas }
  }

  const wish: Wish = { number }
  const read = <T>(name: ColumnName, value: (cell: SheetCell) => T | RowProblem): T | undefined => {
    const cell = cellOf(name)
    if (cell.kind === 'empty' || cell.kind === 'bad') return undefined
    const outcome = value(cell)
    if (!isProblem(outcome)) return outcome
    problems.push(outcome)
    return undefined
  }
  const text = (name: ColumnName) => (cell: SheetCell) => {
    const given = textOf(cell).replaceAll('\u0000', '').normalize('NFC').trim()
    const max = lengths[name] ?? 200
    const length = [...given].length
    return length > max ? { code: 'tooLong' as const, column: name, length, max } : given
  }
  wish.state = read('state', (cell) => wordOf(textOf(cell), about.labels.states, 'unknownState'))
  wish.holdsOn = read('holdsOn', (cell) => dayIn(cell, 'holdsOn'))
  wish.reason = read('reason', text('reason'))
  wish.owner = read('owner', (cell) => (plain(textOf(cell)) === emptyWord ? null : text('owner')(cell)))
  wish.nextOn = read('nextOn', (cell) => (plain(textOf(cell)) === emptyWord ? null : dayIn(cell, 'nextOn')))
  wish.outlook = read('outlook', (cell) => wordOf(textOf(cell), about.labels.outlooks, 'unknownOutlook'))
  const asks = wish.state ?? wish.owner ?? wish.nextOn ?? wish.outlook ?? wish.holdsOn
  if (row.hidden && asks !== undefined) problems.push({ code: 'hiddenRow' })
  return { row: row.row, number, wish, problems, formulas }
}

function isProblem(value: unknown): value is RowProblem {
  return typeof value === 'object' && value !== null && 'code' in value
}

/**
 * 'Ambitie 3.6', '3,6' and the number 3.6 are all 3.6. A cell with a number cannot tell 3.1 from 3.10: then the title decides, and without
 * a title that is ours nothing does.
 */
function readNumber(cell: SheetCell, title: string, programme: Programme): string | RowProblem {
  if (cell.kind === 'empty') return { code: 'numberMissing' }
  if (cell.kind === 'day') return { code: 'numberIsDay' }
  const told = textOf(cell).trim()
  const [, theme, place] = /^(?:ambitie\s*)?(\d{1,2})\s*[.,]\s*(\d{1,2})\.?$/i.exec(told) ?? []
  if (theme === undefined || place === undefined) return { code: 'unknownNumber', told, near: undefined }
  const number = `${Number(theme)}.${place}`
  const passedAsNumber = cell.kind === 'number' || told.includes(',')
  const longer = `${number}0`
  if (passedAsNumber && findAmbition(programme, number) && findAmbition(programme, longer)) {
    const either = [number, longer]
    const meant = either.filter((each) => plain(findAmbition(programme, each)?.title ?? '') === plain(title))
    return meant.length === 1 ? meant[0]! : { code: 'numberUnclear', told, either }
  }
  return findAmbition(programme, number) ? number : { code: 'unknownNumber', told, near: undefined }
}

function wordOf<K extends string>(told: string, labels: Record<K, string>, code: 'unknownState' | 'unknownOutlook'): K | RowProblem {
  const word = plain(told)
  const keys = Object.keys(labels) as K[]
  const exact = keys.find((key) => plain(labels[key]) === word)
  if (exact !== undefined) return exact
  const near = keys
    .map((key) => ({ label: labels[key], distance: distance(plain(labels[key]), word) }))
    .sort((one, other) => one.distance - other.distance)[0]
  return { code, told, near: near && near.distance <= 3 ? near.label : undefined }
}

/** How many letters must change to make one word the other. Words of a cell, so short. */
function distance(one: string, other: string): number {
  if (other.length > 60) return other.length
  let before = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1
      now.push(Math.min(before[column]! + 1, now[column - 1]! + 1, before[column - 1]! + change))
    }
    before = now
  }
  return before[other.length]!
}

const monthNames = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

function dayIn(cell: SheetCell, column: ColumnName): Day | RowProblem {
  if (cell.kind === 'day') return within(cell.day, column, cell.day)
  const told = textOf(cell).trim()
  if (cell.kind === 'number' || /^\d{5}$/.test(told)) {
    // What the number would be as a day helps whoever looks for the mistake; it is never taken over.
    const whole = Math.floor(Number(told))
    const day = whole > 60 && whole < 100_000 ? serialDay(whole) : undefined
    return { code: 'dayIsNumber', column, told, day }
  }
  const day = writtenDay(told)
  return day === undefined || !isDay(day) ? { code: 'dayUnclear', column, told } : within(day, column, told)
}

const serialDay = (serial: number): Day => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)

function within(day: Day, column: ColumnName, told: string): Day | RowProblem {
  if (!isDay(day)) return { code: 'dayUnclear', column, told }
  return day < earliest || day > latest ? { code: 'dayFarAway', column, told: day } : day
}

/** Day, month, year, as is usual here; or year, month, day. Never a year of two digits. */
function writtenDay(told: string): Day | undefined {
  const two = (part: string) => part.padStart(2, '0')
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(told) ?? []
  if (year !== undefined) return `${year}-${two(month!)}-${two(date!)}`
  const [, first, second, third] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: 0?0:00(?::00)?)?$/.exec(told) ?? []
  if (first !== undefined) return `${third}-${two(second!)}-${two(first)}`
  const [, named, name, inYear] = /^(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})$/i.exec(told) ?? []
  if (name === undefined) return undefined
  const short = name.toLowerCase()
  const index = monthNames.findIndex((each) => short.startsWith(each) || (each === 'mrt' && short === 'maart'))
  return index === -1 ? undefined : `${inYear}-${two(String(index + 1))}-${two(named!)}`
}

/** The same ambition twice: nobody can tell which of the two is meant. */
function withDoubles(rows: ReadRow[]): ReadRow[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    if (row.number === undefined) return row
    const before = first.get(row.number)
    if (before === undefined) {
      first.set(row.number, row.row)
      return row
    }
    return { ...row, problems: [...row.problems, { code: 'doubleRow', first: before }] }
  })
}

// ---- Taking it back ----

export const undoDays = 7

/** One ambition as an import left it. `before` is what a card and the road ahead said; a state is taken back by its change. */
export type Deed = {
  number: string
  subject: string
  changeId: string | null
  planned: { owner: string | null; nextOn: Day | null } | null
  outlook: { before: Outlook | null } | null
  /** The version of the card after the import. */
  version: number
}

export type UndoRefusal = 'notDone' | 'alreadyUndone' | 'tooLate' | 'changedSince'

/** An import can be taken back as a whole, until a fixed day and while nobody did anything on one of its ambitions. */
export function undo(
  made: { stage: 'open' | 'done' | 'undone'; undoUntil: Day | null; deeds: readonly Deed[] },
  cards: Situation['cards'],
  day: Day,
): { deeds: readonly Deed[] } | Refused<UndoRefusal> {
  if (made.stage === 'undone') return refuse('alreadyUndone')
  if (made.stage !== 'done' || made.undoUntil === null) return refuse('notDone')
  if (day > made.undoUntil) return refuse('tooLate')
  const changed = made.deeds.filter(
    (deed) => cards.find((card) => card.subject === deed.subject && card.ambition === deed.number)?.version !== deed.version,
  )
  return changed.length > 0
    ? refuse(
        'changedSince',
        changed.map((deed) => deed.number),
      )
    : { deeds: made.deeds }
}
