import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { dayAt, formulaAt, numberAt, odsRow, odsText, rawOds, rawXlsx, textAt } from '../../../test/messy-sheets.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import { readSheets } from './read-sheet.ts'
import { readSheetFile } from './read-sheet.server.ts'
import { dayOfSerial } from './sheet.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
async function rowsOf(file: Uint8Array, name: string) {
  const found = await readSheets(file, name)
  if (isRefusal(found)) return found.refused
  return found.sheets.map((sheet) => sheet.rows.map((row) => row.cells.map((cell) => ('text' in cell ? cell.text : cell.kind))))[0]
}
const cellsOf = async (file: Uint8Array, name: string) => {
  const found = await readSheets(file, name)
  return isRefusal(found) ? [] : (found.sheets[0]?.rows.flatMap((row) => row.cells) ?? [])
}

describe('numbers that are days', () => {
  test.each([
    [1, 1900, '1900-01-01'],
    [59, 1900, '1900-02-28'],
    [61, 1900, '1900-03-01'],
    [46349, 1900, '2026-11-23'],
    [44887, 1904, '2026-11-23'],
    [46349.75, 1900, '2026-11-23'],
  ] as const)('%s counted from %s is %s', (serial, from, day) => expect(dayOfSerial(serial, from)).toBe(day))

  test.each([
    [60, 1900],
    [0, 1900],
    [-1, 1900],
    [99_999_999, 1904],
    [Number.NaN, 1900],
  ] as const)('%s counted from %s is no day', (serial, from) => expect(dayOfSerial(serial, from)).toBeUndefined())
})

describe('a workbook', () => {
  test('gives texts, numbers and days; a file that counts from 1904 says so', async () => {
    const rows = [{ row: 3, cells: [textAt('A3', 'a &amp; b'), numberAt('C3', '3.6000000000000001'), dayAt('D3', 44_887)] }]
    expect(await cellsOf(rawXlsx(rows, { date1904: true }), 'a.xlsx')).toEqual([
      { kind: 'text', text: 'a & b' },
      { kind: 'empty' },
      { kind: 'number', text: '3.6' },
      { kind: 'day', day: '2026-11-23', text: '44887' },
    ])
  })

  test('says of a formula that its outcome is one, and refuses one without outcome, with an error or about another file', async () => {
    const cells = [
      formulaAt('A1', 'B1', 'Gereed'),
      formulaAt('B1', 'C1'),
      formulaAt('C1', 'A9', '#REF!', 'e'),
      formulaAt('D1', "'[1]Blad1'!A1", 'Gereed'),
    ]
    expect(await cellsOf(rawXlsx([{ row: 1, cells }]), 'a.xlsx')).toEqual([
      { kind: 'text', text: 'Gereed', formula: true },
      { kind: 'bad', why: 'formulaEmpty', text: '' },
      { kind: 'bad', why: 'error', text: '#REF!' },
      { kind: 'bad', why: 'formulaElsewhere', text: 'Gereed' },
    ])
  })

  test('names every cell of a merged area, a hidden row, and 29 February 1900', async () => {
    const found = await readSheets(
      rawXlsx(
        [
          { row: 1, cells: [textAt('A1', 'samen')] },
          { row: 2, cells: [textAt('B2', 'los'), dayAt('C2', 60)], hidden: true },
        ],
        { merges: ['A1:A2'] },
      ),
      'a.xlsx',
    )
    expect(isRefusal(found) ? found : found.sheets[0]?.rows).toEqual([
      { row: 1, hidden: false, cells: [{ kind: 'bad', why: 'merged', text: 'samen' }] },
      {
        row: 2,
        hidden: true,
        cells: [
          { kind: 'bad', why: 'merged', text: 'samen' },
          { kind: 'text', text: 'los' },
          { kind: 'bad', why: 'noSuchDay', text: '60' },
        ],
      },
    ])
  })
})

describe('an OpenDocument sheet', () => {
  test('gives days, repeated cells, spaces and lines, leaves notes aside and marks what is hidden or merged', async () => {
    const table =
      odsRow([odsText('een<text:s text:c="2"/>twee'), '<table:table-cell table:number-columns-repeated="2"/>', odsText('x')]) +
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
      odsRow(
        [
          `<table:table-cell office:value-type="date" office:date-value="2026-11-23"><office:annotation><text:p>geheim</text:p></office:annotation><text:p>23 nov</text:p></table:table-cell>`,
          odsText('breed', ' table:number-columns-spanned="2"'),
          '<table:covered-table-cell/>',
        ],
        ' table:visibility="collapse"',
      )
    const found = await readSheets(rawOds(table), 'a.ods')
    expect(isRefusal(found) ? found : found.sheets[0]?.rows).toEqual([
      {
        row: 1,
        hidden: false,
        cells: [{ kind: 'text', text: 'een  twee' }, { kind: 'empty' }, { kind: 'empty' }, { kind: 'text', text: 'x' }],
      },
      {
        row: 1_000_002,
        hidden: true,
        cells: [
          { kind: 'day', day: '2026-11-23', text: '23 nov' },
          { kind: 'bad', why: 'merged', text: 'breed' },
          { kind: 'bad', why: 'merged', text: 'breed' },
        ],
      },
    ])
  })
})

describe('separated values', () => {
  test.each([
    ['semicolons and a byte order mark', bytes('\uFEFFnummer;stand;vanaf\n3.6;Gereed;"a;b"'), ['3.6', 'Gereed', 'a;b']],
    ['commas and CRLF', bytes('nummer,stand,vanaf\r\n3.6,Gereed,"a ""b"""\r\n'), ['3.6', 'Gereed', 'a "b"']],
    ['tabs', bytes('nummer\tstand\tvanaf\n3.6\tGereed\tx, y'), ['3.6', 'Gereed', 'x, y']],
    ['a separator that the first line tells', bytes('sep=,\nnummer,stand,vanaf\n3.6,Gereed,x'), ['3.6', 'Gereed', 'x']],
    ['Windows-1252', new Uint8Array([...bytes('nummer;stand;vanaf\n3.6;co'), 0xf6, ...bytes('rdinator;x')]), ['3.6', 'coördinator', 'x']],
    [
      'UTF-16',
      new Uint8Array([
        0xff,
        0xfe,
        ...[...'nummer\tstand\tvanaf\n3.6\té\tx'].flatMap((each) => [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8]),
      ]),
      ['3.6', 'é', 'x'],
    ],
  ])('with %s', async (_, file, expected) => {
    expect((await rowsOf(file, 'a.csv'))?.[1]).toEqual(expected)
  })
})

describe('files that are refused', () => {
  const bomb = () => rawXlsx([{ row: 1, cells: [textAt('A1', 'x'.repeat(4_000_000))] }])
  const many = () => bytes(`nummer;stand;x\n${'3.6;Gereed;x\n'.repeat(600)}`)
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  test.each([
    ['nothing', new Uint8Array(), 'a.ods', 'empty'],
    ['only empty rows', bytes('\n;;\n'), 'a.csv', 'empty'],
    ['more than 5 MB', new Uint8Array(6 * 1024 * 1024), 'a.csv', 'tooLarge'],
    ['a bomb of one letter', bomb(), 'a.xlsx', 'damaged'],
    ['more than 500 rows', many(), 'a.csv', 'tooManyRows'],
    ['entities', rawOds(odsRow([odsText('&b;')]), entity), 'a.ods', 'damaged'],
    ['entities in a workbook', rawXlsx([], { before: entity }), 'a.xlsx', 'damaged'],
    ['broken XML', rawOds('<table:table-row><x>'), 'a.ods', 'damaged'],
    ['another kind', bytes('%PDF-1.7'), 'a.pdf', 'kindNotAllowed'],
    ['a document of texts', zipSync({ a: strToU8('x') }), 'a.docx', 'contentDiffers'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'a.xls', 'kindNotAllowed'],
    [
      'a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le'), ...new Uint8Array(600)]),
      'a.xlsx',
      'encrypted',
    ],
    ['a zip that says it is a table', zipSync({ a: strToU8('x') }), 'a.csv', 'contentDiffers'],
    ['an open quote', bytes('nummer;stand;"x\n3.6;Gereed'), 'a.csv', 'damaged'],
  ])('%s', async (_, file, name, refused) => {
    expect(await rowsOf(file, name)).toBe(refused)
  })
})

test('a file is read in a thread of its own, and refused there too', async () => {
  const found = await readSheetFile(bytes('nummer;stand;vanaf\n3.6;Gereed;x'), 'a.csv')
  expect(isRefusal(found) ? found : found.sheets[0]?.rows).toHaveLength(2)
  expect(await readSheetFile(bytes('x'), 'a.exe')).toEqual({ refused: 'kindNotAllowed' })
})
