import { csv } from '../../platform/files/csv.ts'
import { ods, type OdsCell, type OdsSheet } from '../../platform/files/ods.ts'
import { xlsx } from '../../platform/files/xlsx.ts'
import { applies, subjectOf, type Ambition } from '../programme/rules.ts'
import { mayUpdate, standingKey } from '../progress/rules.ts'
import { columns, type Situation } from './rules.ts'
import type { SheetFormat } from './sheet.ts'
import { labelsOf, texts } from './texts.ts'

const widths = {
  party: 4,
  number: 2,
  title: 7,
  now: 3.5,
  since: 2.6,
  state: 3.5,
  holdsOn: 2.6,
  reason: 6,
  owner: 4.5,
  nextOn: 2.8,
  outlook: 2.8,
}

/** One row for each ambition that this person updates, with how it stands, to fill in what changes. */
export function template(format: SheetFormat, situation: Situation, practice: boolean): Uint8Array {
  const { programme, party, person, day } = situation
  const labels = labelsOf(programme)
  const states = programme.states.map((state) => labels.states[state])
  const rows = programme.ambitions
    .filter((ambition) => applies(ambition, party) && mayUpdate(person, ambition))
    .map((ambition) => rowOf(ambition, situation))
  const words = texts.template
  const sheet = {
    name: words.sheet,
    intro: [words.about(party.fullName, day), ...(practice ? [words.practice] : [])],
    columns: columns.map((name) => ({ label: texts.columns[name], width: widths[name] })),
    rows,
    choices: [
      { column: columns.indexOf('state'), values: states },
      { column: columns.indexOf('outlook'), values: Object.values(labels.outlooks) },
    ],
  }
  if (format === 'csv') {
    const plain = (cell: OdsCell) => (cell !== null && typeof cell === 'object' ? ('day' in cell ? cell.day : cell.share) : cell)
    return csv([...sheet.intro.map((line) => [line]), sheet.columns.map((column) => column.label), ...rows.map((row) => row.map(plain))])
  }
  const explained: OdsSheet = {
    name: words.explain,
    columns: [
      { label: words.explainColumns.what, width: 5 },
      { label: words.explainColumns.how, width: 18 },
    ],
    rows: words.rows(labels, states),
  }
  return format === 'xlsx' ? xlsx([sheet, explained]) : ods([sheet, explained], { title: words.about(party.fullName, day), createdOn: day })
}

/** What is filled in already changes nothing when it comes back; what is for the new state stays empty. */
function rowOf(ambition: Ambition, situation: Situation): OdsCell[] {
  const { programme, party } = situation
  const subject = subjectOf(ambition, party)
  const standing = situation.standings.get(standingKey(subject, ambition.number))
  const card = situation.cards.find((each) => each.subject === subject && each.ambition === ambition.number)
  const outlook = situation.outlooks.get(ambition.number)?.outlook
  const labels = labelsOf(programme)
  return [
    party.fullName,
    ambition.number,
    ambition.title,
    labels.states[standing?.state ?? 'notStarted'],
    standing?.since ? { day: standing.since } : null,
    null,
    null,
    null,
    card?.owner ?? null,
    card?.nextOn ? { day: card.nextOn } : null,
    outlook ? labels.outlooks[outlook] : null,
  ]
}
