import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { ods, type OdsCell, type OdsSheet } from './ods.ts'

const about = { title: 'Proef & <zo>', subject: 'Een proef', createdOn: '2026-11-23' }
const sheet = (...rows: OdsCell[][]): OdsSheet => ({
  name: 'Blad',
  columns: [
    { label: 'Wat', width: 4 },
    { label: 'Waarde', width: 2.5 },
  ],
  rows,
})
const partsOf = (bytes: Uint8Array) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
const contentOf = (...rows: OdsCell[][]) => partsOf(ods([sheet(...rows)], about))['content.xml'] ?? ''

describe('an OpenDocument spreadsheet', () => {
  test('says what it is in its first bytes, not compressed', () => {
    const bytes = ods([sheet()], about)
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, 100))
    expect(start.startsWith('PK')).toBe(true)
    expect(start.slice(30, 84)).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')
  })

  test('names every part in its manifest', () => {
    const parts = partsOf(ods([sheet()], about))
    const named = [...parts['META-INF/manifest.xml']!.matchAll(/full-path="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(named)).toEqual(
      new Set(['/', ...Object.keys(parts).filter((name) => name !== 'mimetype' && !name.startsWith('META-INF'))]),
    )
  })

  test('has a title, a language and the day it was made', () => {
    const meta = partsOf(ods([sheet()], about))['meta.xml']
    expect(meta).toContain('<dc:title>Proef &amp; &lt;zo&gt;</dc:title>')
    expect(meta).toContain('<dc:language>nl-NL</dc:language>')
    expect(meta).toContain('<meta:creation-date>2026-11-23T00:00:00Z</meta:creation-date>')
  })

  test('texts are texts, numbers numbers, days days and shares shares', () => {
    const content = contentOf(['Emmen', 12.5], [{ day: '2026-11-16' }, { share: 0.25 }], [null, ''])
    expect(content).toContain('office:value-type="string"><text:p>Emmen</text:p>')
    expect(content).toContain('office:value-type="float" office:value="12.5"')
    expect(content).toContain('office:value-type="date" office:date-value="2026-11-16"><text:p>16-11-2026</text:p>')
    expect(content).toContain('office:value-type="percentage" office:value="0.25"><text:p>25%</text:p>')
    expect(content).toContain('<table:table-row><table:table-cell/><table:table-cell/></table:table-row>')
  })

  test('the head is a head that repeats on paper, below the lines of introduction', () => {
    const content = partsOf(ods([{ ...sheet(), intro: ['Oefening'] }], about))['content.xml']!
    expect(content.indexOf('Oefening')).toBeLessThan(content.indexOf('<table:table-header-rows>'))
    expect(content).toMatch(/<table:table-header-rows><table:table-row><table:table-cell table:style-name="head"[^>]*><text:p>Wat</)
  })

  test('a text that looks like a formula is a text', () => {
    const content = contentOf(['=cmd|x', '+1'])
    expect(content).toContain('office:value-type="string"><text:p>=cmd|x</text:p>')
    expect(content).not.toContain('formula')
  })

  test('lines, tabs and spaces are kept', () => {
    expect(contentOf(['  a  b\nc\td'])).toContain(
      '<text:p><text:s text:c="2"/>a<text:s text:c="2"/>b</text:p><text:p>c<text:tab/>d</text:p>',
    )
  })

  test('a sheet gets a name that every program takes', () => {
    const content = partsOf(ods([{ ...sheet(), name: `Thema [1]/2: ${'x'.repeat(40)}` }], about))['content.xml']
    expect(content).toContain(`table:name="Thema  1  2  ${'x'.repeat(18)}"`)
  })

  test('the same sheets give the same bytes', () => {
    expect(ods([sheet(['a', 1])], about)).toEqual(ods([sheet(['a', 1])], about))
  })

  test('whatever the text, the file is XML without formulas or characters that XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const content = contentOf([text])
        // oxlint-disable-next-line no-control-regex
        expect(content).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        const words = content.slice(content.indexOf('</table:table-header-rows>')).replaceAll(/<\/?[a-z-]+:[^<>]*>/g, '')
        expect(words).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/)
      }),
    )
  })
})
