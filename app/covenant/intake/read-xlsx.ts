// Office Open XML workbooks (ISO/IEC 29500), as far as a table of texts, numbers and days needs.
import { Damaged, readXml, TooManyRows } from './read-xml.ts'
import {
  dayOfSerial,
  emptyCell,
  longestCell,
  mostColumns,
  mostRows,
  mostSheets,
  trimmed,
  type Sheet,
  type SheetCell,
  type SheetRow,
} from './sheet.ts'

type Parts = (path: string) => string | undefined

export function readXlsx(partOf: Parts): Sheet[] {
  const book = readBook(partOf)
  const texts = readTexts(partOf(book.texts))
  const isDay = readDayStyles(partOf(book.styles))
  return book.sheets.slice(0, mostSheets).map(({ name, path, hidden }) => {
    const xml = partOf(path)
    if (xml === undefined) throw new Damaged(path)
    return { name, hidden, rows: readSheet(xml, { texts, isDay, from: book.from }) }
  })
}

function readBook(partOf: Parts) {
  const xml = partOf('xl/workbook.xml')
  if (xml === undefined) throw new Damaged('workbook')
  const targets = new Map<string, string>()
  readXml(
    partOf('xl/_rels/workbook.xml.rels') ?? '<Relationships/>',
    {
      open: (name, attributes) => {
        if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '')
      },
    },
    { keepPrefix: false },
  )
  const pathOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  const sheets: { name: string; path: string; hidden: boolean }[] = []
  let from: 1900 | 1904 = 1900
  readXml(
    xml,
    {
      open: (name, attributes) => {
        if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) from = 1904
        if (name !== 'sheet') return
        const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
        const target = targets.get(id)
        if (target === undefined) throw new Damaged('sheet')
        sheets.push({ name: attributes['name'] ?? '', path: pathOf(target), hidden: /hidden/i.test(attributes['state'] ?? '') })
      },
    },
    { keepPrefix: false },
  )
  const other = (ending: string) => pathOf([...targets.values()].find((target) => target.endsWith(ending)) ?? ending)
  return { sheets, from, texts: other('sharedStrings.xml'), styles: other('styles.xml') }
}

function readTexts(xml: string | undefined): string[] {
  const texts: string[] = []
  if (xml === undefined) return texts
  let current = ''
  let inText = false
  let inPhonetic = false
  readXml(
    xml,
    {
      open: (name) => {
        if (name === 'si') current = ''
        if (name === 'rPh') inPhonetic = true
        if (name === 't') inText = !inPhonetic
      },
      close: (name) => {
        if (name === 'si') texts.push(current)
        if (name === 'rPh') inPhonetic = false
        if (name === 't') inText = false
      },
      text: (text) => {
        if (inText && current.length < longestCell) current += text
      },
    },
    { keepPrefix: false },
  )
  return texts
}

const builtInDays = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a cell of this style shows its number as a day. */
function readDayStyles(xml: string | undefined): (style: number) => boolean {
  const formats = new Map<number, string>()
  const styles: number[] = []
  let inCellStyles = false
  if (xml !== undefined) {
    readXml(
      xml,
      {
        open: (name, attributes) => {
          if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
          if (name === 'cellXfs') inCellStyles = true
          if (name === 'xf' && inCellStyles) styles.push(Number(attributes['numFmtId'] ?? 0))
        },
        close: (name) => {
          if (name === 'cellXfs') inCellStyles = false
        },
      },
      { keepPrefix: false },
    )
  }
  return (style) => {
    const id = styles[style] ?? 0
    const format = formats.get(id)
    if (format === undefined) return builtInDays(id)
    // Without what is quoted, escaped or between brackets (a colour, a country) only a day or year leaves a d or y; Dutch Excel writes j.
    return /[dyj]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, ''))
  }
}

type Surroundings = { texts: string[]; isDay: (style: number) => boolean; from: 1900 | 1904 }

function readSheet(xml: string, about: Surroundings): SheetRow[] {
  const rows: SheetRow[] = []
  const merges: string[] = []
  let row: SheetRow | undefined
  let cell: { column: number; type: string; style: number; value: string; formula: string | undefined } | undefined
  let inside: 'v' | 'f' | 't' | undefined
  let inPhonetic = false
  readXml(
    xml,
    {
      open: (name, attributes) => {
        switch (name) {
          case 'row': {
            const number = Number(attributes['r'] ?? (rows.at(-1)?.row ?? 0) + 1)
            row = { row: number, hidden: /^(1|true)$/.test(attributes['hidden'] ?? ''), cells: [] }
            break
          }
          case 'c':
            cell = {
              column: columnOf(attributes['r'] ?? '') ?? row?.cells.length ?? 0,
              type: attributes['t'] ?? 'n',
              style: Number(attributes['s'] ?? 0),
              value: '',
              formula: undefined,
            }
            break
          case 'v':
            inside = 'v'
            break
          case 'f':
            inside = 'f'
            if (cell) cell.formula = ''
            break
          case 'rPh':
            inPhonetic = true
            break
          case 't':
            inside = inPhonetic ? undefined : 't'
            break
          case 'mergeCell':
            merges.push(attributes['ref'] ?? '')
        }
      },
      close: (name) => {
        if (name === 'v' || name === 'f' || name === 't') inside = undefined
        if (name === 'rPh') inPhonetic = false
        if (name === 'c' && cell && row) {
          if (cell.column < mostColumns) {
            while (row.cells.length < cell.column) row.cells.push(emptyCell)
            row.cells[cell.column] = valueOf(cell, about)
          }
          cell = undefined
        }
        if (name === 'row' && row) {
          if (row.cells.some((each) => each.kind !== 'empty')) rows.push(row)
          if (rows.length > mostRows) throw new TooManyRows()
          row = undefined
        }
      },
      text: (text) => {
        if (!cell || inside === undefined) return
        if (inside === 'f') cell.formula += text
        else if (cell.value.length < longestCell) cell.value += text
      },
    },
    { keepPrefix: false },
  )
  for (const merge of merges.slice(0, 2000)) spread(rows, merge)
  return trimmed(rows)
}

function valueOf(cell: { type: string; style: number; value: string; formula: string | undefined }, about: Surroundings): SheetCell {
  const { type, value } = cell
  const formula = cell.formula !== undefined
  if (formula && /\[\d+\]|'?file:/i.test(cell.formula ?? '')) return { kind: 'bad', why: 'formulaElsewhere', text: value }
  if (formula && value === '') return { kind: 'bad', why: 'formulaEmpty', text: '' }
  if (type === 'e') return { kind: 'bad', why: 'error', text: value }
  const outcome = formula ? { formula: true as const } : {}
  if (type === 's') return textCell(about.texts[Number(value)] ?? '', outcome)
  if (type === 'inlineStr' || type === 'str') return textCell(value, outcome)
  if (value === '') return emptyCell
  if (type === 'b') return textCell(value === '1' ? 'WAAR' : 'ONWAAR', outcome)
  if (type === 'd') return { kind: 'day', day: value.slice(0, 10), text: value, ...outcome }
  if (!about.isDay(cell.style)) return { kind: 'number', text: plainNumber(value), ...outcome }
  const day = dayOfSerial(Number(value), about.from)
  return day === undefined ? { kind: 'bad', why: 'noSuchDay', text: value } : { kind: 'day', day, text: value, ...outcome }
}

const textCell = (text: string, outcome: { formula?: true }): SheetCell =>
  text.trim() === '' ? emptyCell : { kind: 'text', text: text.slice(0, longestCell), ...outcome }

/** 3.6000000000000001 is how some programs write 3.6. */
export function plainNumber(text: string): string {
  const value = Number(text)
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : text
}

/** 'C7' is column 2. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Every cell of a merged area says so: which row its text belongs to, nobody can tell. */
function spread(rows: SheetRow[], merge: string) {
  const [, first = '', firstRow = '', last = '', lastRow = ''] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(merge) ?? []
  const [from, to] = [columnOf(first), columnOf(last)]
  if (from === undefined || to === undefined) return
  markMerged(rows, { rows: [Number(firstRow), Number(lastRow)], columns: [from, Math.min(to, mostColumns - 1)] })
}

export function markMerged(rows: SheetRow[], area: { rows: [number, number]; columns: [number, number] }) {
  const top = rows.find((row) => row.row === area.rows[0])?.cells[area.columns[0]]
  const text = top !== undefined && 'text' in top ? top.text : ''
  for (const row of rows) {
    if (row.row < area.rows[0] || row.row > area.rows[1]) continue
    for (let column = area.columns[0]; column <= area.columns[1]; column += 1) {
      while (row.cells.length <= column) row.cells.push(emptyCell)
      row.cells[column] = { kind: 'bad', why: 'merged', text }
    }
  }
}
