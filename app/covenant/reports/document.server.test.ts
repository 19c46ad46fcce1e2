import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { exampleProgramme, exampleReport, exampleStandings } from '../../../test/example-report.ts'
import { freezeBytes, freezeReport, markOf, partyFile, readReport, reportCsv, reportOds, reportPdf, reportText } from './document.server.ts'
import { standingKey, type Standing } from '../progress/rules.ts'
import { subjectsOf } from '../programme/rules.ts'
import { noWords } from './conversation.ts'
import { dikeSvg } from '../progress/drawing.ts'
import { matrixOf, programmeOf, weakSpotsOf, type ReportContent } from './rules.ts'

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

type Tag = { role: string; alt: string | undefined; inside: string[] }

/** The tags of all pages in reading order, each with the roles of what stands in it. */
async function tagsOf(pdf: Uint8Array): Promise<Tag[]> {
  type Node = { role?: string; alt?: string; children?: Node[] }
  const rolesIn = (node: Node): string[] => [node.role ?? '', ...(node.children ?? []).flatMap(rolesIn)]
  const walk = (node: Node): Tag[] => [
    { role: node.role ?? '', alt: node.alt, inside: rolesIn(node) },
    ...(node.children ?? []).flatMap(walk),
  ]
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const tags: Tag[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const tree = (await (await document.getPage(number)).getStructTree()) as Node | null
    if (tree) tags.push(...walk(tree))
  }
  return tags
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

  test('of the first form are read for good, and stay the same bytes', () => {
    const bytes = readFileSync('test/frozen/report-version-1.frozen')
    const old = readReport(bytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe('d5a6ad70bd0ba24abb758192254e0b6c0cacef0a471ed4f5e8cb55be3267683d')
    expect(old).toMatchObject({ version: 2, round: { version: 1 }, budget: null, decisions: [] })
    expect(old.keyLines).toHaveLength(5)
    expect(old.themes[0]?.text).toContain('Bij thema 1')
    // Also what is made of an old one when somebody asks for it today, and a report that has it as the one before.
    expect(partyFile(old, sha256, 'emmen', 'pdf')?.length).toBeGreaterThan(1000)
    expect(exampleReport({ previous: old }).previous?.title).toBe(old.round.title)
  })

  test('of something else are not read as a report', () => {
    expect(() => readReport(new TextEncoder().encode('{"format":"dijkwacht-report","version":3}'))).toThrow('not a report')
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

  test('has its headings in order, a text for every picture, and heads in every table', async () => {
    const tags = await tagsOf(pdf)
    const levels = tags.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []))
    expect(levels.length).toBeGreaterThan(8)
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    const figures = tags.filter(({ role }) => role === 'Figure')
    expect(figures.length).toBeGreaterThan(0)
    expect(figures.filter(({ alt }) => !alt)).toEqual([])
    const tables = tags.filter(({ role }) => role === 'Table')
    expect(tables.length).toBeGreaterThan(2)
    expect(tables.filter(({ inside }) => !inside.includes('TH'))).toEqual([])
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

  test('the ODS has seven sheets, and the band on each in practice', () => {
    const xml = strFromU8(unzipSync(reportOds(content))['content.xml']!)
    expect([...xml.matchAll(/<table:table table:name="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Samenvatting',
      'Dijkprofiel',
      'Matrix',
      'Standen',
      'Thema’s',
      'Budget',
      'Overige teksten',
    ])
    expect(xml.split('Oefenomgeving: verzonnen standen')).toHaveLength(8)
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

describe('the page for the board', () => {
  const decisions = Array.from({ length: 5 }, () => 'Stem in met een besluit dat twee hele regels lang is. '.repeat(4).slice(0, 230))

  test('is one side of A4: the message, the dike with its words, what is asked and the money; the themes begin on the next', async () => {
    const [first = '', second = ''] = await textOf(
      freezeReport(exampleReport({ words: { ...noWords, decisions }, previous: exampleReport() })).pdf,
    )
    for (const words of [
      'In vijf regels',
      'De dijk op 16 november 2026',
      'Gaten, per onderwerp geteld',
      'Gevraagd besluit',
      'Geld',
      'Van € 521.667',
    ])
      expect(first).toContain(words)
    expect(first).not.toContain('Per thema')
    expect(second).toContain('Per thema')
  })
})

describe('a hole in a high dike', () => {
  const programme = exampleProgramme()
  const standings = new Map<string, Standing>(
    programme.ambitions.flatMap((ambition) =>
      subjectsOf(programme, ambition).map((subject): [string, Standing] => [
        standingKey(subject, ambition.number),
        subject === 'emmen' && ambition.number === '4.5' ? { state: 'notStarted', since: null } : { state: 'secured', since: '2026-01-01' },
      ]),
    ),
  )
  const content = exampleReport({ standings })

  test('stands in the picture, in the words and in the tables, whatever the mean is', async () => {
    const section = content.picture.sections.find((each) => each.party.id === 'emmen')!
    expect(section.height).toBeGreaterThan(1)
    expect(section.weak).toEqual([{ ambition: '4.5', kind: 'hole' }])
    expect(content.pictureLines.join(' ')).toMatch(/Gaten, per onderwerp geteld: 4\.5 .* \(1\)\./)
    expect(weakSpotsOf(content).map(({ ambition }) => ambition.number)).toEqual(['4.5'])
    const { ambitions, rows } = matrixOf(content, 4)
    const column = ambitions.findIndex((ambition) => ambition.number === '4.5')
    expect(rows.find((row) => row.party.id === 'emmen')?.cells[column]?.state).toBe('notStarted')
    const { pdf, ods, csv } = freezeReport(content)
    const whole = (await textOf(pdf)).join(' ')
    expect(whole).toContain('Emmen: Gat. Nog niets vastgelegd.')
    expect(strFromU8(unzipSync(ods)['content.xml']!)).toContain('Niet gestart')
    expect(new TextDecoder().decode(csv)).toMatch(/ambitie 4\.5;[^\n]*Emmen;Niet gestart/)
    expect(reportText(content)).toContain('Gaten, per onderwerp geteld: 4.5')
    const holesIn = (report: ReportContent) => dikeSvg(report.picture, programmeOf(report)).split('<ellipse').length - 1
    expect(holesIn(content)).toBe(1)
  })
})

describe('the pages of the parties', () => {
  const content = exampleReport({ previous: exampleReport({ standings: exampleStandings(exampleProgramme(), 3) }) })

  // Ten times what it takes on an idle machine is still less.
  test('seventeen are made in under five seconds, each PDF/UA-1 with its own states and the mark of the report', async () => {
    const started = performance.now()
    const pages = content.parties.map((party) => partyFile(content, sha256, party.id, 'pdf')!)
    const took = performance.now() - started
    console.log(`17 party pages: ${took.toFixed(0)} ms`)
    expect(took).toBeLessThan(5000)
    expect(insideOf(pages[4]!)).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const whole = (await textOf(pages[4]!)).join(' ')
    for (const words of [content.parties[4]!.fullName, '1.1', sha256, 'In de hele regio']) expect(whole).toContain(words)
    expect(partyFile(content, sha256, 'nergens', 'pdf')).toBeUndefined()
  })

  test('the same in a table, as data and as text', () => {
    const text = (format: 'csv' | 'json' | 'txt') => new TextDecoder().decode(partyFile(content, sha256, 'emmen', format))
    expect(text('csv').split('\r\n').length).toBeGreaterThan(27)
    expect(JSON.parse(text('json'))).toMatchObject({ format: 'dijkwacht-party-page', party: { id: 'emmen' }, reportSha256: sha256 })
    expect(text('txt')).toContain('Gemeente Emmen')
    expect(strFromU8(unzipSync(partyFile(content, sha256, 'emmen', 'ods')!)['content.xml']!)).toContain('Emmen')
  })
})

test('what the portfolio holder agrees with changes with a word or a figure, not with a confirmation or the day of freezing', () => {
  const mark = markOf(exampleReport())
  expect(markOf(exampleReport({ confirmations: [], frozenOn: '2026-12-01' }))).toBe(mark)
  expect(markOf(exampleReport({ words: { ...noWords, law: 'Nieuw.' } }))).not.toBe(mark)
  expect(markOf(exampleReport({ standings: exampleStandings(exampleProgramme(), 1) }))).not.toBe(mark)
})

test('a party that left in the middle is in the report before and not in this one, and nothing breaks', () => {
  const programme = exampleProgramme()
  const without = { ...programme, parties: programme.parties.filter((party) => party.id !== 'westerveld') }
  const content = exampleReport({
    programme: without,
    standings: exampleStandings(without),
    previous: exampleReport(),
    confirmations: programme.parties.map((party) => ({ partyId: party.id, confirmedOn: '2026-11-20' })),
  })
  expect(content.parties).toHaveLength(16)
  expect(JSON.stringify(content)).not.toContain('westerveld')
  expect(content.keyLines[0]).toMatch(/van de \d+ afspraken .* waren dat er \d+ van de \d+\./)
  expect(partyFile(content, sha256, 'westerveld', 'txt')).toBeUndefined()
})
