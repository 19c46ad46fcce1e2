// OpenDocument 1.3 spreadsheets (ISO/IEC 26300), the open standard that Dutch government has agreed to use. As small as a valid file can be.
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Day } from '../settings/day.ts'

export type OdsCell = string | number | null | { day: Day } | { share: number }

export type OdsSheet = {
  name: string
  /** Lines above the table, each in the first column. */
  intro?: readonly string[]
  /** Width in centimetres. */
  columns: readonly { label: string; width: number }[]
  rows: readonly (readonly OdsCell[])[]
}

export type OdsAbout = { title: string; subject?: string; createdOn: Day }

const odsMediaType = 'application/vnd.oasis.opendocument.spreadsheet'

// Local time, because that is what the zip format writes: so the bytes are the same in every time zone.
const zipTime = new Date(1980, 0, 1)

/**
 * Texts are written as cells of type string, which no program reads as a formula; so they are not defused as in CSV, where an apostrophe is
 * the only way to say so, and a sentence that begins with a dash stays as it was written. No cell ever has a formula.
 */
export function ods(sheets: readonly OdsSheet[], about: OdsAbout): Uint8Array {
  const part = (xml: string) => [strToU8(xml), { level: 6, mtime: zipTime }] as Zippable[string]
  return zipSync(
    {
      // First and not compressed, so that the kind of file can be read from its first bytes.
      mimetype: [strToU8(odsMediaType), { level: 0, mtime: zipTime }],
      'META-INF/manifest.xml': part(manifest),
      'content.xml': part(contentXml(sheets)),
      'styles.xml': part(stylesXml),
      'meta.xml': part(metaXml(about)),
    },
    { mtime: zipTime },
  )
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

const manifest = `${declaration}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${odsMediaType}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`

const namespaces = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'office:version="1.3"',
].join(' ')

const stylesXml = `${declaration}<office:document-styles ${namespaces}><office:styles>
<style:default-style style:family="table-cell"><style:paragraph-properties/><style:text-properties fo:language="nl" fo:country="NL" fo:font-size="10pt"/></style:default-style>
<style:style style:name="Default" style:family="table-cell"><style:table-cell-properties style:vertical-align="top"/></style:style>
</office:styles></office:document-styles>`

const cellStyles = `<number:date-style style:name="N1" number:language="nl" number:country="NL"><number:day number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/></number:date-style>
<number:percentage-style style:name="N2"><number:number number:min-integer-digits="1" number:decimal-places="0"/><number:text>%</number:text></number:percentage-style>
<style:style style:name="day" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N1"/>
<style:style style:name="share" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N2"/>
<style:style style:name="wrap" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:wrap-option="wrap"/></style:style>
<style:style style:name="head" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:wrap-option="wrap" fo:background-color="#e8e4da"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="intro" style:family="table-cell" style:parent-style-name="Default"><style:text-properties fo:font-weight="bold"/></style:style>`

function contentXml(sheets: readonly OdsSheet[]): string {
  const widths = [...new Set(sheets.flatMap((sheet) => sheet.columns.map((column) => column.width)))]
  const columnStyles = widths.map(
    (width) =>
      `<style:style style:name="${columnStyle(width)}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
  )
  const tables = sheets.map((sheet) => {
    const columns = sheet.columns.map((column) => `<table:table-column table:style-name="${columnStyle(column.width)}"/>`)
    const intro = (sheet.intro ?? []).map((line) => row([cell(line, 'intro')]))
    const head = row(sheet.columns.map((column) => cell(column.label, 'head')))
    const rows = sheet.rows.map((cells) => row(cells.map((each) => cell(each))))
    return `<table:table table:name="${escaped(sheetName(sheet.name))}">${columns.join('')}${intro.join('')}<table:table-header-rows>${head}</table:table-header-rows>${rows.join('')}</table:table>`
  })
  return `${declaration}<office:document-content ${namespaces}><office:automatic-styles>${columnStyles.join('')}${cellStyles}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('\n')}</office:spreadsheet></office:body></office:document-content>`
}

const row = (cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const columnStyle = (width: number) => `w${String(width).replace('.', '_')}`
// A sheet name may not hold these, nor be longer than Excel allows.
const sheetName = (name: string) => name.replace(/[[\]*?:/\\]/gu, ' ').slice(0, 31)

function cell(value: OdsCell, style?: 'head' | 'intro'): string {
  if (value === null || value === '') return '<table:table-cell/>'
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      : '<table:table-cell/>'
  }
  if (typeof value === 'string') {
    const lines = value.split('\n').map((line) => `<text:p>${spaced(line)}</text:p>`)
    return `<table:table-cell table:style-name="${style ?? 'wrap'}" office:value-type="string">${lines.join('')}</table:table-cell>`
  }
  if ('day' in value) {
    const [year, month, day] = value.day.split('-')
    return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${escaped(value.day)}"><text:p>${escaped(`${day}-${month}-${year}`)}</text:p></table:table-cell>`
  }
  return `<table:table-cell table:style-name="share" office:value-type="percentage" office:value="${value.share}"><text:p>${Math.round(value.share * 100)}%</text:p></table:table-cell>`
}

function metaXml({ title, subject, createdOn }: OdsAbout): string {
  return `${declaration}<office:document-meta ${namespaces}><office:meta><meta:generator>Dijkwacht</meta:generator><dc:title>${escaped(title)}</dc:title>${
    subject === undefined ? '' : `<dc:subject>${escaped(subject)}</dc:subject>`
  }<dc:language>nl-NL</dc:language><meta:creation-date>${createdOn}T00:00:00Z</meta:creation-date><dc:date>${createdOn}T00:00:00Z</dc:date></office:meta></office:document-meta>`
}

// What XML 1.0 cannot hold at all, not even escaped.
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

/** XML folds runs of white space into one; OpenDocument has elements for the others. */
function spaced(line: string): string {
  return escaped(line.replace(/\r/gu, ''))
    .replace(/\t/gu, '<text:tab/>')
    .replace(/^ +| {2,}/gu, (run) => `<text:s text:c="${run.length}"/>`)
}
