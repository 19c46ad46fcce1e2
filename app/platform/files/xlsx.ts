// Office Open XML workbooks (ISO/IEC 29500), for who has no program for ODS. The same sheets as ods.ts, as small as a valid file can be.
import { strToU8, zipSync, type Zippable } from 'fflate'
import { daysBetween } from '../settings/day.ts'
import type { OdsCell, OdsSheet } from './ods.ts'

/** `choices` gives a column (counted from 0) a list to choose from. */
export type XlsxSheet = OdsSheet & { choices?: readonly { column: number; values: readonly string[] }[] }

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const zipTime = new Date(1980, 0, 1)
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function xlsx(sheets: readonly XlsxSheet[]): Uint8Array {
  const numbered = sheets.map((sheet, index) => ({ sheet, name: `sheet${index + 1}.xml`, id: `rId${index + 1}` }))
  const part = (xml: string) => [strToU8(declaration + xml), { level: 6, mtime: zipTime }] as Zippable[string]
  const files: Zippable = {
    '[Content_Types].xml': part(
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${numbered
        .map(({ name }) => `<Override PartName="/xl/worksheets/${name}" ContentType="${types}.worksheet+xml"/>`)
        .join('')}</Types>`,
    ),
    '_rels/.rels': part(
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': part(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbered
        .map(({ sheet, id }, index) => `<sheet name="${escaped(sheetName(sheet.name))}" sheetId="${index + 1}" r:id="${id}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': part(
      `<Relationships xmlns="${packaged}/relationships">${numbered
        .map(({ name, id }) => `<Relationship Id="${id}" Type="${relations}/worksheet" Target="worksheets/${name}"/>`)
        .join('')}<Relationship Id="rIdStyles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': part(styles),
  }
  for (const { sheet, name } of numbered) files[`xl/worksheets/${name}`] = part(sheetXml(sheet))
  return zipSync(files, { mtime: zipTime })
}

// Styles by their number: 0 plain, 1 heading, 2 day, 3 text (also what looks like a number), 4 share.
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8E4DA"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="9" fontId="0" fillId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

function sheetXml(sheet: XlsxSheet): string {
  const widths = sheet.columns.map(
    // About five characters to two centimetres.
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${Math.round(width * 5)}" customWidth="1"/>`,
  )
  const lines: { cells: readonly OdsCell[]; heading: boolean }[] = [
    ...(sheet.intro ?? []).map((line) => ({ cells: [line], heading: false })),
    { cells: sheet.columns.map((column) => column.label), heading: true },
    ...sheet.rows.map((cells) => ({ cells, heading: false })),
  ]
  const rows = lines.map(
    ({ cells, heading }, row) =>
      `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, heading)).join('')}</row>`,
  )
  const first = (sheet.intro?.length ?? 0) + 2
  const choices = (sheet.choices ?? []).map(({ column, values }) => {
    const at = `${letters(column)}${first}:${letters(column)}${first + sheet.rows.length - 1}`
    return `<dataValidation type="list" allowBlank="1" sqref="${at}"><formula1>"${escaped(values.join(','))}"</formula1></dataValidation>`
  })
  const validations = choices.length === 0 ? '' : `<dataValidations count="${choices.length}">${choices.join('')}</dataValidations>`
  return `<worksheet xmlns="${main}"><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData>${validations}</worksheet>`
}

function cellXml(cell: OdsCell, at: string, heading: boolean): string {
  if (cell === null || cell === '') return `<c r="${at}" s="3"/>`
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : ''
  // As a text of the sheet itself, which no program reads as a formula.
  if (typeof cell === 'string')
    return `<c r="${at}" s="${heading ? 1 : 3}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  if ('day' in cell) return `<c r="${at}" s="2"><v>${daysBetween('1899-12-30', cell.day)}</v></c>`
  return `<c r="${at}" s="4"><v>${cell.share}</v></c>`
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}

const sheetName = (name: string) => name.replace(/[[\]*?:/\\]/gu, ' ').slice(0, 31)

// oxlint-disable-next-line no-control-regex
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(notXml, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
}
