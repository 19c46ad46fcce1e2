// Spreadsheets as strangers make them, written part by part so that every oddity can be put in by hand.
import { strToU8, zipSync, type Zippable } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Cells in the words of the format itself: `<c r="A1" t="inlineStr"><is><t>…</t></is></c>`. */
export const textAt = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
export const numberAt = (at: string, value: number | string) => `<c r="${at}"><v>${value}</v></c>`
/** A day is a number with the second style. */
export const dayAt = (at: string, serial: number) => `<c r="${at}" s="1"><v>${serial}</v></c>`
export const formulaAt = (at: string, formula: string, value = '', type = 'str') =>
  `<c r="${at}" t="${type}"><f>${formula}</f>${value === '' ? '' : `<v>${value}</v>`}</c>`

export function rawXlsx(
  rows: { row: number; cells: string[]; hidden?: boolean }[],
  options: { date1904?: boolean; merges?: string[]; before?: string } = {},
) {
  const { date1904 = false, merges = [], before = '' } = options
  const body = rows.map(({ row, cells, hidden }) => `<row r="${row}"${hidden ? ' hidden="1"' : ''}>${cells.join('')}</row>`).join('')
  const merged = merges.length === 0 ? '' : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return zipSync(parts(`${before}<worksheet xmlns="${main}"><sheetData>${body}</sheetData>${merged}</worksheet>`, date1904))
}

function parts(sheet: string, date1904: boolean): Zippable {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return {
    '[Content_Types].xml': strToU8(
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(`<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  }
}

/** The table of a spreadsheet in OpenDocument, in the words of the format itself. */
export function rawOds(table: string, doctype = ''): Uint8Array {
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'META-INF/manifest.xml': strToU8('<manifest/>'),
    'content.xml': strToU8(
      `<?xml version="1.0"?>${doctype}<office:document-content ${names}><office:body><office:spreadsheet><table:table table:name="Blad1">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  })
}

export const odsText = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`
export const odsRow = (cells: string[], more = '') => `<table:table-row${more}>${cells.join('')}</table:table-row>`

export const sheetFile = (bytes: Uint8Array | string, name: string) =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name)
