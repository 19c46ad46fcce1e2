import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLiteralTexts } from './source.ts'

const covenant = readFileSync(new URL('made-up-covenant.txt', import.meta.url), 'utf8')

const expected: Record<string, string> = {
  '1.1':
    'Partijen weten welke kleine havens er zijn en houden de lijst van die havens elk jaar samen bij, ook voor steigers zonder vaste beheerder.',
  '1.2': 'Gemeenten lopen met de politie een havenronde. Zij spreken vooraf af wie welke haven neemt.',
  '1.3':
    'De provincie en het waterschap geven schippers een meldknop. Wat daarmee binnenkomt, telt mee bij 2.4. Schippers krijgen altijd antwoord.',
  '2.1':
    'Gemeenten maken met elk vakantiepark afspraken over verblijf, brandveiligheid en het nachtregister. De beheerder van het park tekent ook.',
  '2.2':
    'Partijen vragen door voordat zij grond of gebouwen verhuren. Dat doen zij in elk geval bij: Loodsen, Schuren, Steigers met een opslag, Bunkers en Vuurtorens. Over andere gebouwen besluit elke partij zelf.',
  '2.4': 'Wie aan zee iets vreemds ziet, kan dat zonder naam vertellen aan de Noordzeelijn of aan een andere plek die de gemeente kiest.',
  '2.5': 'Partijen hebben een actueel Kust-beleid. Het Kust-beleid staat op de website.',
  '2.6': 'Partijen tellen elk half jaar de lege panden.',
  '2.7': 'Partijen delen die telling met elkaar, in- en extern.',
  '2.8': 'Partijen bewaren van de telling alleen totalen.',
  '2.9': 'Partijen evalueren de telling binnen twaalf maanden.',
  '2.10': 'Partijen schrijven samen, naast wat in ambitie 2.9 en in artikel 2.1 van de statuten staat, een kort verslag van alle verhuur.',
  '3.1': 'Nieuwe collega’s leren in de eerste maand wat er aan de kust speelt.',
  '3.2': 'Bestuurders oefenen elk jaar hoe zij omgaan met druk van buiten, en wie meer dan één keer oefende, helpt een ander.',
}
const numbers = [...Object.keys(expected), '2.3', '3.3']

describe('the literal text of each ambition is found in a signed covenant', () => {
  test('every ambition that stands in it, and the numbers that do not are missed', () => {
    expect(findLiteralTexts(covenant, numbers)).toEqual({ found: expected, missed: ['2.3', '3.3'] })
  })

  test('an ambition that a page cut in two comes out whole, without the footnotes in between', () => {
    const { found } = findLiteralTexts(covenant, numbers)
    expect(found['2.2']).toContain('een opslag, Bunkers en Vuurtorens.')
    expect(JSON.stringify(found)).not.toContain('wijkagent')
  })

  test('2.10 is not mistaken for 2.1, and comes after 2.9', () => {
    const { found } = findLiteralTexts(covenant, ['2.10', '2.1', '2.9'])
    expect(Object.keys(found)).toEqual(['2.1', '2.9', '2.10'])
    expect(found['2.1']).toContain('vakantiepark')
    expect(found['2.10']).toContain('verslag')
  })

  test('a number inside a sentence starts nothing', () => {
    const text = '1.1. Partijen doen wat staat in ambitie\n1.2. Dat is niet veel.\n1.3. Partijen delen zij dat, zie\n1.2. Einde.'
    expect(findLiteralTexts(text, ['1.1', '1.2', '1.3']).missed).toEqual(['1.2'])
  })

  test.each(['Ambities', 'AMBITIES', '1. Onze nieuwe afspraken', 'Thema 1: samen'])(
    'the heading “%s” may stand right above an ambition',
    (heading) => {
      expect(findLiteralTexts(`${heading}\n1.1. Partijen doen iets\nsamen.`, ['1.1']).found).toEqual({ '1.1': 'Partijen doen iets samen.' })
    },
  )

  test('the text of an ambition that nobody asked for is not added to the one before it', () => {
    const { found } = findLiteralTexts(covenant, ['2.5', '2.8'])
    expect(found).toEqual({ '2.5': expected['2.5'], '2.8': expected['2.8'] })
  })

  test('what stands under the signatures belongs to no ambition', () => {
    expect(findLiteralTexts(covenant, numbers).found['3.1']).not.toContain('Namens')
  })

  test('a table of contents in front and an annex behind change nothing', () => {
    const contents = numbers.map((number) => `${number}. Over iets ......... 4`).join('\n')
    const annex = numbers.map((number) => `${number}. Uitleg bij dit nummer.`).join('\n')
    expect(findLiteralTexts(`Inhoud\n${contents}\n${covenant}\n\nBijlage 1\n${annex}`, numbers).found).toEqual(expected)
  })

  test('a table of contents without dots changes nothing either', () => {
    const contents = Object.keys(expected)
      .map((number) => `${number}. Over iets`)
      .join('\n')
    expect(findLiteralTexts(`Inhoud\n${contents}\n${covenant}`, numbers).found).toEqual(expected)
  })
})

describe('how the document was made does not matter', () => {
  test.each([
    ['Windows line ends', covenant.replaceAll('\n', '\r\n')],
    ['old Mac line ends', covenant.replaceAll('\n', '\r')],
    ['spaces that do not break', covenant.replaceAll(' ', '\u00A0')],
    ['no byte order mark', covenant.replace('\uFEFF', '')],
    [
      'no blank lines',
      covenant
        .split('\n')
        .filter((line) => line.trim() !== '')
        .join('\n'),
    ],
    ['soft hyphens inside words', covenant.replaceAll('gemeente', 'ge\u00ADmeente')],
    ['a soft hyphen where a line breaks', covenant.replace('nacht-\n', 'nacht\u00AD\n')],
    ['raised digits for footnotes', covenant.replaceAll(/(?<=\p{Ll})([1-6])(?!\d)/gu, (digit) => '⁰¹²³⁴⁵⁶'[Number(digit)]!)],
    ['numbers without a dot behind them', covenant.replaceAll(/^(\d\.\d{1,2})\. (?!Schippers)/gm, '$1 ')],
    ['numbers on a line of their own', covenant.replaceAll(/^(\d\.\d{1,2}\.) /gm, '$1\n')],
    ['headings without a number', covenant.replaceAll(/^\d\. (?=\p{Lu})/gmu, '')],
  ])('%s', (_name, text) => {
    expect(findLiteralTexts(text, numbers).found).toEqual(expected)
  })

  test('form feeds between pages, with the same line above every page and a number below', () => {
    const pages = covenant.split(/\n(?= (?:Voorwoord|Afspraken|Ambities|Bunkers|Ondertekening))/)
    expect(pages).toHaveLength(6)
    const text = pages.map((page, at) => `Samen alert, versie 3\n${page}\nPagina ${at + 1} van 6`).join('\n\f')
    expect(findLiteralTexts(text, numbers).found).toEqual(expected)
  })

  test('page numbers alone tell where a footnote of two sentences ends', () => {
    const text = [
      '1',
      '1.1. Partijen kijken samen1 naar Loodsen,',
      '1 Samen is met twee. Het mag ook',
      'met drie. Dat is',
      'goed.',
      'Alleen is niet samen.',
      '2',
      'Schuren en alles daarachter.',
      '3',
    ].join('\n')
    expect(findLiteralTexts(text, ['1.1']).found).toEqual({ '1.1': 'Partijen kijken samen naar Loodsen, Schuren en alles daarachter.' })
  })

  test('white space, blank lines, the width of the page and hyphens never change what is found', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        expect(findLiteralTexts(layOut(layout), numbers)).toEqual({ found: expected, missed: ['2.3', '3.3'] })
      }),
      { numRuns: 150 },
    )
  })
})

describe('a document that is not a covenant does no harm', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\f\n\t '],
    ['a letter', 'Beste collega,\n\nHierbij de afspraak.\n'],
    ['numbers only', '1\n2\n3\n1.1\n2.2\n'],
  ])('%s gives nothing and misses everything', (_name, text) => {
    expect(findLiteralTexts(text, ['1.1', '2.2'])).toEqual({ found: {}, missed: ['1.1', '2.2'] })
  })

  test('no text makes it fail, and nothing is both found and missed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1.1.', '1.2. Wij', '2. Kop', 'woord2', '2 Met', '.', '\n', '\f', ' ', '7', 'Bijlage', 'aan-')),
        (pieces) => {
          const { found, missed } = findLiteralTexts(pieces.join(' '), ['1.1', '1.2'])
          expect([...Object.keys(found), ...missed].toSorted()).toEqual(['1.1', '1.2'])
        },
      ),
    )
  })

  test('a text that runs on under a number is missed, not shown', () => {
    expect(findLiteralTexts(`1.1. Partijen ${'praten en '.repeat(1000)}.`, ['1.1']).missed).toEqual(['1.1'])
  })

  test.each([
    ['dots', '.'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['starts', '1.1. Wij doen.\n'],
    ['page numbers', '3\n'],
    ['footnotes', 'kust2\n2 Ook zee.\n'],
    ['broken words', '1.1. aan-\n'],
    ['signatures', '1.1. Wij.\nOndertekening\n'],
    ['one long line', 'woord '],
  ])('five megabytes of %s are read within seconds', { timeout: 15_000 }, (_name, piece) => {
    const text = piece.repeat(Math.ceil(5_000_000 / piece.length))
    expect(Object.keys(findLiteralTexts(text, numbers).found).length).toBeLessThan(2)
  })
})

type Layout = { width: number; blanks: number[]; spaces: string[]; hyphens: boolean[] }

const layouts: fc.Arbitrary<Layout> = fc.record({
  width: fc.integer({ min: 25, max: 160 }),
  blanks: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 20 }),
  spaces: fc.array(fc.constantFrom(' ', '  ', '\u00A0', '\t', ' \u202F'), { minLength: 1, maxLength: 20 }),
  hyphens: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
})

/** The paragraphs of the made-up covenant, each a list of words, as they were before somebody made a page of them. */
const paragraphs = covenant
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && line !== '\uFEFF')
  .reduce<string[]>((blocks, line) => {
    const startsBlock = /^(?:\d|[AB]\.|Bunkers|Ondertekening|Aldus|Voorwoord|Afspraken|Ambities|Een verzonnen|De kust)/.test(line)
    const last = blocks.at(-1)
    if (startsBlock || last === undefined) blocks.push(line)
    else
      blocks[blocks.length - 1] = /(?:nacht|Noordzee)-$/.test(last)
        ? last.slice(0, -1) + line
        : last.endsWith('Kust-')
          ? last + line
          : `${last} ${line}`
    return blocks
  }, [])
  .map((paragraph) => paragraph.split(/\s+/u))

function layOut({ width, blanks, spaces, hyphens }: Layout): string {
  let turn = 0
  const next = <Value>(values: readonly Value[]): Value => values[(turn += 1) % values.length]!
  const lines: string[] = []
  for (const words of paragraphs) {
    let line = ''
    let count = 0
    for (const word of words) {
      // A page never leaves one word on a line that has room for two.
      if (count >= 2 && line.length + word.length + 1 > width) {
        const room = /^\p{Ll}{8,}/u.test(word) && next(hyphens)
        lines.push(room ? `${line}${next(spaces)}${word.slice(0, 4)}-` : line)
        line = room ? word.slice(4) : word
        count = 1
      } else {
        line = count === 0 ? word : `${line}${next(spaces)}${word}`
        count += 1
      }
    }
    lines.push(line)
  }
  return lines.map((line) => `${next(spaces)}${line}${next(spaces)}${'\n'.repeat(1 + next(blanks))}`).join('')
}
