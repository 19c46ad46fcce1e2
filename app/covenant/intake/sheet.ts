// What a spreadsheet says, cell by cell, whatever program wrote it. Nothing here knows what the columns mean.
import type { Day } from '../../platform/settings/day.ts'

/** Why a cell has no value that may be taken over. */
type BadCell = 'merged' | 'formulaEmpty' | 'formulaElsewhere' | 'error' | 'noSuchDay'

export type SheetCell =
  | { kind: 'empty' }
  /** `formula`: the outcome that the program kept, of a formula within this file. */
  | { kind: 'text'; text: string; formula?: true }
  | { kind: 'number'; text: string; formula?: true }
  | { kind: 'day'; day: Day; text: string; formula?: true }
  | { kind: 'bad'; why: BadCell; text: string }

/** `row` is the number that the program shows beside it. */
export type SheetRow = { row: number; hidden: boolean; cells: SheetCell[] }

export type Sheet = { name: string; hidden: boolean; rows: SheetRow[] }

export type SheetRefusal =
  | 'empty'
  | 'tooLarge'
  | 'kindNotAllowed'
  | 'contentDiffers'
  | 'encrypted'
  | 'macros'
  | 'damaged'
  | 'tooManyRows'
  | 'tooSlow'

export type SheetFormat = 'ods' | 'xlsx' | 'csv'

export const mostRows = 500
export const mostColumns = 60
export const mostSheets = 10
/** In one cell, a good deal more than any field takes. */
export const longestCell = 4000
/** Of one part of the file, unpacked. */
export const largestPart = 25 * 1024 * 1024
/** Of what is sent. A template of 28 rows is about 20 kB. */
export const largestSheet = 5 * 1024 * 1024

export const emptyCell: SheetCell = { kind: 'empty' }

export const isBlank = (cell: SheetCell | undefined) => cell === undefined || cell.kind === 'empty'

const msPerDay = 86_400_000

/**
 * The day of a number in a date cell. Counting from 1900 a spreadsheet believes in 29 February 1900 (number 60), which never was;
 * a file that counts from 1904 says so.
 */
export function dayOfSerial(serial: number, from: 1900 | 1904): Day | undefined {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < 0 || whole > 2_958_465) return undefined
  if (from === 1904) return isoDay(Date.UTC(1904, 0, 1) + whole * msPerDay)
  if (whole === 0 || whole === 60) return undefined
  return isoDay(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * msPerDay)
}

const isoDay = (time: number): Day => new Date(time).toISOString().slice(0, 10)

/** Leaves out what is empty at the end of rows and of the sheet. */
export function trimmed(rows: readonly SheetRow[]): SheetRow[] {
  return rows
    .map((row) => ({ ...row, cells: row.cells.slice(0, row.cells.findLastIndex((cell) => !isBlank(cell)) + 1) }))
    .filter((row) => row.cells.length > 0)
}
