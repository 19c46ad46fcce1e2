import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { exampleProgramme, exampleReport, exampleStandings } from '../../../test/example-report.ts'
import { freezeBytes, freezeReport, readReport, reportCsv, reportOds, reportPdf } from './document.server.ts'
import type { ReportContent } from './rules.ts'

const dike =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20"><rect width="100" height="20" fill="#bcdcea"/><text x="4" y="12" font-family="Atkinson Hyperlegible Next" font-size="6">dijk</text></svg>'
const sha256 = 'a'.repeat(64)
const pdfOf = (content: ReportContent) => reportPdf(content, { sha256, dike })

/** All text of a PDF file, its packed streams unpacked. */
function insideOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const plain = bytes.toString('latin1')
  const streams = [...plain.matchAll(/stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length
    const end = plain.indexOf('endstream', start)
    try {
      return inflateSync(bytes.subarray(start, end)).toString('latin1')
    } catch {
      return ''
    }
  })
  return [plain, ...streams].join('\n')
}

async function textOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(pdf))
  return text.map((page) => page.replaceAll(/\s+/g, ' '))
}

const withText = (body: string) => exampleReport({ themeTexts: [{ theme: 1, body }] })

describe('the frozen bytes', () => {
  const content = exampleReport()

  test('are the same whatever the order of the keys', () => {
    const shuffled = (value: unknown, order: number[]): unknown => {
      if (Array.isArray(value)) return value.map((each) => shuffled(each, order))
      if (typeof value !== 'object' || value === null) return value
      const entries = Object.entries(value).map(([key, each], index) => ({ key, each, at: order[index % order.length]! }))
      return Object.fromEntries(entries.toSorted((one, other) => one.at - other.at).map(({ key, each }) => [key, shuffled(each, order)]))
    }
    const { sha256: hash } = freezeBytes(content)
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 3, maxLength: 20 }), (order) => {
        expect(freezeBytes(shuffled(content, order) as ReportContent).sha256).toBe(hash)
      }),
      { numRuns: 20 },
    )
  })

  test('read back as they were frozen', () => {
    const { json } = freezeBytes(content)
    expect(readReport(json)).toEqual(content)
    expect(freezeBytes(readReport(json)).json).toEqual(json)
  })

  test('of something else are not read as a report', () => {
    expect(() => readReport(new TextEncoder().encode('{"format":"dijkwacht-report","version":2}'))).toThrow('not a report')
  })
})

describe('the PDF', () => {
  const content = exampleReport({ previous: exampleReport({ standings: exampleStandings(exampleProgramme(), 3) }) })
  const pdf = pdfOf(content)

  test('is PDF/UA-1: tagged, with a language, a title and the mark', () => {
    const inside = insideOf(pdf)
    expect(inside.startsWith('%PDF-1.7')).toBe(true)
    expect(inside).toContain('/StructTreeRoot')
    expect(inside).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
    expect(inside).toMatch(/\/Lang\s*\(nl/)
    expect(inside).toMatch(/\/DisplayDocTitle true/)
    expect(inside).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(inside).toContain('Halfjaarbericht december 2026')
    for (const tag of ['/H1', '/H2', '/Table', '/TH', '/Figure', '/L']) expect(inside).toMatch(new RegExp(`/S\\s*${tag}\\b`))
    expect(inside).toMatch(/\/Alt\s*[(<]/)
  })

  test('numbers its pages in words', async () => {
    const pages = await textOf(pdf)
    expect(pages.length).toBeGreaterThanOrEqual(6)
    pages.forEach((page, index) => expect(page).toContain(`Bladzijde ${index + 1} van ${pages.length}`))
  })

  test('says on every page of a practice environment that the states are invented, and nowhere else', async () => {
    const practice = await textOf(pdf)
    expect(practice.filter((page) => !page.includes('Oefenomgeving: verzonnen standen'))).toEqual([])
    const real = await textOf(pdfOf(exampleReport({ practice: false })))
    expect(real.filter((page) => page.includes('Oefenomgeving'))).toEqual([])
  })

  test('holds the key message, every party, the reasons, who confirmed and the hash', async () => {
    const whole = (await textOf(pdf)).join(' ')
    for (const words of [
      ...content.keyLines.map((line) => line.slice(0, 40)),
      ...content.parties.map((party) => party.fullName),
      'Scheur. De partij vroeg zelf om herijken op 15 september 2026.',
      'Niet bevestigd: laatst bekende stand',
      'Aa en Hunze *',
      'Ger Gereed',
      sha256,
    ]) {
      expect(whole).toContain(words)
    }
  })

  test('is made again with the same bytes', () => {
    expect(Buffer.from(pdfOf(content)).equals(Buffer.from(pdf))).toBe(true)
  })

  test.each([
    ['a picture', '#image("x.png")'],
    ['reading a file', '#read("/etc/passwd") #include "report.typ"'],
    ['emphasis and formulas', '*vet* _schuin_ $x^2$ `code` = kop'],
    ['a label and a reference', 'zie <label> en @label'],
    ['the end of a string', '") #panic("weg") // \\u{41} \\'],
    ['markup of the web', '<script>alert(1)</script> &amp; "aanhaling"'],
  ])('sets %s as text and never runs it', async (_name, body) => {
    const pages = await textOf(pdfOf(withText(body)))
    expect(pages.join(' ').replaceAll(' ', '')).toContain(body.replaceAll(' ', ''))
  })

  test('takes names and titles with markup in them as they are', async () => {
    const programme = exampleProgramme()
    const title = 'Bericht #1 *nieuw* @x'
    const parties = programme.parties.map((party) => ({ ...party, name: `${party.name} #x`, fullName: `${party.fullName} $y$` }))
    const content = exampleReport({ programme: { ...programme, parties }, round: { code: '2026-H2', title, referenceOn: '2026-11-16' } })
    const pages = await textOf(pdfOf(content))
    expect(pages[0]).toContain(title)
    expect(pages.join(' ')).toContain('Gemeente Emmen $y$')
  })

  test('a word too long for the paper is broken and still whole', async () => {
    const word = 'onderhandelingspositie'.repeat(40)
    const pages = await textOf(pdfOf(withText(word)))
    expect(pages.join('').replaceAll(/[\s\u200b\u00ad-]/g, '')).toContain(word)
  })

  test('letters of other scripts are shown, right to left too', () => {
    expect(insideOf(pdfOf(withText('Łódź, Αθήνα, Київ, مرحبا, שלום')))).not.toContain('□')
  })

  test('a letter that no font has becomes a square, and the report says so', async () => {
    const whole = (await textOf(pdfOf(withText('Goed gedaan 🦫! 漢字')))).join(' ')
    expect(whole).toContain('Goed gedaan □! □□')
    expect(whole).toContain('Een teken dat dit lettertype niet heeft')
  })

  test('any text at all gives a PDF', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (body) => {
        expect(pdfOf(withText(body)).length).toBeGreaterThan(1000)
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  test('the longest texts a secretary may write fit', async () => {
    const body = 'Een zin die wat zegt over dit thema. '.repeat(120).slice(0, 4000)
    const programme = exampleProgramme()
    const themeTexts = programme.themes.map((theme) => ({ theme: theme.number, body }))
    expect((await textOf(pdfOf(exampleReport({ themeTexts })))).length).toBeGreaterThan(8)
  })

  test('a report of another covenant, with nothing weak and everything confirmed, is a PDF too', async () => {
    const programme = exampleProgramme('oefenkust-2025')
    const standings = new Map([...exampleStandings(programme)].map(([key]) => [key, { state: 'secured' as const, since: '2026-01-01' }]))
    const confirmations = programme.parties.map((party) => ({ partyId: party.id, confirmedOn: '2026-11-20' }))
    const whole = (await textOf(pdfOf(exampleReport({ programme, standings, confirmations })))).join(' ')
    expect(whole).toContain('Er is geen zwakke plek.')
    expect(whole).toContain('Alle partijen hebben hun stand bevestigd.')
  })

  test('a picture that is no picture is an error that says why', () => {
    expect(() => reportPdf(content, { sha256, dike: 'geen svg' })).toThrow(/could not be set: .*(svg|SVG)/)
  })

  // Ten times the goal, for a machine that is busy with other tests; the bench measures on an idle one.
  test('is made well within three seconds', () => {
    const started = performance.now()
    pdfOf(content)
    const took = performance.now() - started
    console.log(`report PDF: ${took.toFixed(0)} ms`)
    expect(took).toBeLessThan(3000)
  })
})

describe('the spreadsheets', () => {
  const content = exampleReport({ themeTexts: [{ theme: 1, body: '=HYPERLINK("http://x")' }] })

  test('the ODS has five sheets, and the band on each in practice', () => {
    const xml = strFromU8(unzipSync(reportOds(content))['content.xml']!)
    expect([...xml.matchAll(/<table:table table:name="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Samenvatting',
      'Dijkprofiel',
      'Matrix',
      'Standen',
      'Thema’s',
    ])
    expect(xml.split('Oefenomgeving: verzonnen standen')).toHaveLength(6)
    expect(strFromU8(unzipSync(reportOds(exampleReport({ practice: false })))['content.xml']!)).not.toContain('Oefenomgeving')
  })

  test('no cell of the ODS has a formula, whatever a text begins with', () => {
    const xml = strFromU8(unzipSync(reportOds(content))['content.xml']!)
    expect(xml).toContain('office:value-type="string"><text:p>=HYPERLINK(&quot;http://x&quot;)')
    expect(xml).not.toContain('table:formula')
  })

  test('the CSV has a row for each of the 410 states, under a head and the band', () => {
    const lines = new TextDecoder().decode(reportCsv(content)).trimEnd().split('\r\n')
    expect(lines).toHaveLength(412)
    expect(lines[0]).toBe('Oefenomgeving: verzonnen standen')
    expect(lines[1]).toBe('Ronde;Peildatum;Thema;Ambitie;Titel;Geldt per;Bij;Stand;Sinds;Reden;Vorige stand;Bevestigd')
    expect(lines[2]).toMatch(/^2026-H2;2026-11-16;1;ambitie 1\.1;.*;partij;Aa en Hunze;/)
  })

  test('a name that a spreadsheet would run is defused in the CSV', () => {
    const programme = exampleProgramme()
    const parties = programme.parties.map((party) => ({ ...party, name: `=1+1 ${party.name}` }))
    const text = new TextDecoder().decode(reportCsv(exampleReport({ programme: { ...programme, parties } })))
    expect(text).toContain(";'=1+1 Emmen;")
    expect(text).not.toContain(';=1+1')
  })

  test('everything is made at once, and again with the same bytes', () => {
    const [one, other] = [freezeReport(content), freezeReport(content)]
    for (const file of ['json', 'pdf', 'ods', 'csv'] as const) expect(Buffer.from(one[file]).equals(Buffer.from(other[file]))).toBe(true)
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})
