import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

// Excel reads a cell that begins with one of these as a formula, also when the text is quoted. The last four are their full-width twins.
const startsFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u

/** A text that a spreadsheet would run gets an apostrophe in front, which a spreadsheet reads as: this is text. */
export function defused(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text
}

/**
 * For Excel with Dutch settings: semicolons, a byte order mark, a decimal comma. Texts that could run are defused; numbers are numbers,
 * also negative ones.
 */
export function csv(rows: readonly (readonly CsvCell[])[]): Uint8Array {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? dutchNumber(cell) : defused(cell ?? ''))))
  return new TextEncoder().encode(stringify(cells, { bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/ }))
}

function dutchNumber(value: number): string {
  return Number.isFinite(value) ? String(value).replace('.', ',') : ''
}
