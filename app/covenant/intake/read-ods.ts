// OpenDocument spreadsheets (ISO/IEC 26300), as far as a table of texts, numbers and days needs.
import { readXml, TooManyRows } from './read-xml.ts'
import { markMerged, plainNumber } from './read-xlsx.ts'
import { emptyCell, longestCell, mostColumns, mostRows, mostSheets, trimmed, type Sheet, type SheetCell, type SheetRow } from './sheet.ts'

type Open = { repeated: number; covered: boolean; attributes: Record<string, string>; text: string; lines: number }

export function readOds(xml: string): Sheet[] {
  const sheets: Sheet[] = []
  let sheet: Sheet | undefined
  let merges: { rows: [number, number]; columns: [number, number] }[] = []
  let at = 0
  let row: (SheetRow & { repeated: number }) | undefined
  let cell: Open | undefined
  // An annotation hangs inside its cell, and is not what the cell says.
  let aside = 0
  let paragraph = 0
  readXml(
    xml,
    {
      open: (name, attributes) => {
        switch (name) {
          case 'table:table':
            sheet = { name: attributes['table:name'] ?? '', hidden: false, rows: [] }
            merges = []
            at = 0
            break
          case 'table:table-row':
            row = {
              row: at + 1,
              hidden: /collapse|filter/.test(attributes['table:visibility'] ?? ''),
              cells: [],
              repeated: countOf(attributes['table:number-rows-repeated']),
            }
            break
          case 'table:table-cell':
          case 'table:covered-table-cell':
            cell = {
              repeated: countOf(attributes['table:number-columns-repeated']),
              covered: name === 'table:covered-table-cell',
              attributes,
              text: '',
              lines: 0,
            }
            break
          case 'office:annotation':
          case 'table:detective':
            aside += 1
            break
          case 'text:p':
            paragraph += 1
            if (cell && aside === 0) {
              if (cell.lines > 0) cell.text += '\n'
              cell.lines += 1
            }
            break
          case 'text:s':
            add(' '.repeat(Math.min(countOf(attributes['text:c']), 100)))
            break
          case 'text:tab':
            add('\t')
            break
          case 'text:line-break':
            add('\n')
        }
      },
      close: (name) => {
        switch (name) {
          case 'office:annotation':
          case 'table:detective':
            aside -= 1
            break
          case 'text:p':
            paragraph -= 1
            break
          case 'table:table-cell':
          case 'table:covered-table-cell':
            if (cell && row) addCell(row, cell)
            cell = undefined
            break
          case 'table:table-row':
            if (row && sheet) addRow(sheet, row)
            row = undefined
            break
          case 'table:table':
            if (sheet) {
              for (const merge of merges) markMerged(sheet.rows, merge)
              sheet.rows = trimmed(sheet.rows)
              if (sheets.length < mostSheets) sheets.push(sheet)
            }
            sheet = undefined
        }
      },
      text: (text) => {
        if (paragraph > 0) add(text)
      },
    },
    { keepPrefix: true },
  )
  return sheets

  function add(text: string) {
    if (cell && aside === 0 && cell.text.length < longestCell) cell.text += text
  }

  function addCell(into: SheetRow, open: Open) {
    const [wide, high] = [countOf(open.attributes['table:number-columns-spanned']), countOf(open.attributes['table:number-rows-spanned'])]
    const from = into.cells.length
    if ((wide > 1 || high > 1) && merges.length < 2000 && from < mostColumns) {
      merges.push({ rows: [into.row, into.row + high - 1], columns: [from, Math.min(from + wide, mostColumns) - 1] })
    }
    const value = open.covered ? emptyCell : valueOf(open)
    for (let count = 0; count < open.repeated && into.cells.length < mostColumns; count += 1) into.cells.push(value)
  }

  function addRow(to: Sheet, { repeated, ...made }: SheetRow & { repeated: number }) {
    at += repeated
    if (made.cells.every((each) => each.kind === 'empty')) return
    for (let count = 0; count < repeated; count += 1) {
      to.rows.push({ ...made, row: made.row + count, cells: [...made.cells] })
      if (to.rows.length > mostRows) throw new TooManyRows()
    }
  }
}

/** How often something is repeated, or how far it reaches: at least once, whatever is written. */
function countOf(text: string | undefined): number {
  const count = Number(text ?? 1)
  return Number.isSafeInteger(count) && count > 0 ? count : 1
}

function valueOf({ attributes, text }: Open): SheetCell {
  const type = attributes['office:value-type'] ?? attributes['calcext:value-type']
  const written = attributes['table:formula']
  if (written !== undefined && /'file:|"file:|\[['"]?(?:https?|file):/i.test(written)) return { kind: 'bad', why: 'formulaElsewhere', text }
  if (attributes['calcext:value-type'] === 'error') return { kind: 'bad', why: 'error', text }
  if (written !== undefined && type === undefined) return { kind: 'bad', why: 'formulaEmpty', text }
  const outcome = written === undefined ? {} : { formula: true as const }
  if (type === 'date') {
    const day = (attributes['office:date-value'] ?? '').slice(0, 10)
    return /^\d{4}-\d{2}-\d{2}$/.test(day) ? { kind: 'day', day, text, ...outcome } : { kind: 'bad', why: 'noSuchDay', text }
  }
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    return { kind: 'number', text: plainNumber(attributes['office:value'] ?? text), ...outcome }
  }
  return text.trim() === '' ? emptyCell : { kind: 'text', text, ...outcome }
}
