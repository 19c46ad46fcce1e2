// The budget as rows, for whoever wants to count it again.
import type { CsvCell } from '../../platform/files/csv.ts'
import type { OdsCell, OdsSheet } from '../../platform/files/ods.ts'
import type { Programme } from '../programme/rules.ts'
import { allocationOf, budgetOn, csvEuros, type Amounts, type BudgetPicture, type Entry } from './rules.ts'
import { texts } from './texts.ts'

const { columns, figures } = texts

function partyName(programme: Pick<Programme, 'parties'>, id: string | null): string {
  return id === null ? texts.allParties : (programme.parties.find((party) => party.id === id)?.name ?? id)
}

/** One row per entry; counter-entries below zero, so that a column adds up. */
export function entryRows(programme: Programme, entries: readonly Entry[]): CsvCell[][] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const head = [columns.day, columns.kind, columns.theme, columns.party, columns.note, columns.cents, columns.corrects]
  const rows = entries.map((entry): CsvCell[] => {
    const allocation = allocationOf(entry, byId)
    return [
      entry.bookedOn,
      texts.kinds[entry.kind],
      allocation?.theme ?? null,
      partyName(programme, allocation?.partyId ?? null),
      entry.note,
      csvEuros(entry.cents),
      entry.corrects === null ? null : texts.counter,
    ]
  })
  return [head, ...rows]
}

export function budgetSheets(programme: Programme, entries: readonly Entry[], day: string): OdsSheet[] {
  const picture = budgetOn(programme, entries, day)
  if (!picture) return []
  const [head, ...rows] = entryRows(programme, entries)
  return [
    ...pictureSheets(picture, programme),
    {
      name: texts.sheets.entries,
      columns: (head ?? []).map((label) => ({ label: String(label), width: label === columns.note ? 9 : 3.4 })),
      rows: rows.map((row): OdsCell[] => row.map((cell, at) => (at === 0 ? { day: String(cell) } : cell))),
    },
  ]
}

/** Summary, per theme and per party; each ends in the same sum. */
function pictureSheets(
  picture: BudgetPicture,
  names: Pick<Programme, 'parties'> & { themes: readonly { number: number; title: string }[] },
): OdsSheet[] {
  const amounts = ({ allocated, committed, paid }: Amounts): OdsCell[] => [csvEuros(allocated), csvEuros(committed), csvEuros(paid)]
  const wide = { allocated: 3.4, committed: 3.4, paid: 3.4 }
  const amountColumns = [
    { label: figures.allocated, width: wide.allocated },
    { label: figures.committed, width: wide.committed },
    { label: figures.paid, width: wide.paid },
  ]
  return [
    {
      name: texts.sheets.summary,
      columns: [
        { label: texts.what, width: 6 },
        { label: texts.amount, width: 4 },
      ],
      rows: [
        [figures.total, csvEuros(picture.total)],
        [figures.allocated, csvEuros(picture.amounts.allocated)],
        [figures.committed, csvEuros(picture.amounts.committed)],
        [figures.paid, csvEuros(picture.amounts.paid)],
        [figures.open, csvEuros(picture.open)],
        [figures.free, csvEuros(picture.free)],
      ],
    },
    {
      name: texts.sheets.themes,
      columns: [{ label: texts.theme, width: 8 }, ...amountColumns],
      rows: [
        ...picture.themes.map((row) => [
          `${row.theme} ${names.themes.find((theme) => theme.number === row.theme)?.title ?? ''}`,
          ...amounts(row),
        ]),
        [texts.together, ...amounts(picture.amounts)],
      ],
    },
    {
      name: texts.sheets.parties,
      columns: [{ label: texts.party, width: 8 }, ...amountColumns],
      rows: [
        ...picture.parties.map((row) => [partyName(names, row.partyId), ...amounts(row)]),
        [texts.together, ...amounts(picture.amounts)],
      ],
    },
  ]
}
