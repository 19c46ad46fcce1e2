// Comma-separated values as programs write them in the Netherlands: with semicolons, tabs or commas, in UTF-8, UTF-16 or Windows-1252.
import { Damaged, TooManyRows } from './read-xml.ts'
import { emptyCell, longestCell, mostColumns, mostRows, trimmed, type Sheet, type SheetCell } from './sheet.ts'

/** Undefined when these bytes are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const starts = (...marks: number[]) => marks.every((mark, index) => bytes[index] === mark)
  if (starts(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (starts(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/u.test(text) ? undefined : text
}

const separators = [';', '\t', ','] as const

export function readCsv(text: string): Sheet[] {
  const [, told] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const body = told === undefined ? text : text.replace(/^[^\n]*\n/, '')
  const separator = told ?? bestSeparator(body)
  const first = told === undefined ? 1 : 2
  const rows = parse(body, separator).map(({ line, cells }) => ({ row: line + first - 1, hidden: false, cells: cells.map(cellOf) }))
  return [{ name: '', hidden: false, rows: trimmed(rows) }]
}

const cellOf = (text: string): SheetCell => (text.trim() === '' ? emptyCell : { kind: 'text', text: text.slice(0, longestCell) })

/** The one that most lines agree on: in a table every line has as many. */
function bestSeparator(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).slice(0, 30)
  const score = (separator: string) =>
    lines.reduce((sum, line) => {
      const count = line.replace(/"[^"]*"/g, '').split(separator).length - 1
      return sum + (count >= 2 ? count : 0)
    }, 0)
  return [...separators].sort((one, other) => score(other) - score(one))[0] ?? ';'
}

/** RFC 4180, with any ending of a line. `line` counts records, as a spreadsheet does when it opens the file. */
function parse(text: string, separator: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = []
  let [cells, cell, line, at]: [string[], string, number, number] = [[], '', 0, 0]
  const endCell = () => {
    if (cells.length < mostColumns) cells.push(cell)
    cell = ''
  }
  const endRecord = () => {
    endCell()
    line += 1
    if (cells.some((each) => each.trim() !== '')) records.push({ line, cells })
    if (records.length > mostRows) throw new TooManyRows()
    cells = []
  }
  while (at < text.length) {
    const character = text[at]!
    if (character === '"' && cell === '') {
      let end = at + 1
      for (;;) {
        end = text.indexOf('"', end)
        if (end === -1) throw new Damaged('quote')
        if (text[end + 1] !== '"') break
        end += 2
      }
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
      continue
    }
    if (character === separator) endCell()
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at += 1
      endRecord()
    } else cell += character
    at += 1
  }
  if (cell !== '' || cells.length > 0) endRecord()
  return records
}
