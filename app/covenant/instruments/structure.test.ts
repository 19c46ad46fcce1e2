import { describe, expect, test } from 'vitest'
import { eurosIn, numberInWords } from './bibob.ts'
import { readHtml } from './read-html.ts'
import { readXml } from './read-xml.ts'
import { linesOf, readDay, structure } from './structure.ts'
import { sentencesOf } from './units.ts'

const of = (text: string) => structure(linesOf(text))

describe('articles', () => {
  test('number, title, paragraphs and items, in the ways they are printed', () => {
    const { articles } = of(
      'Artikel 2.3.1.2 Vergunning\n1. Het is verboden:\na. te roken;\nb. te drinken.\n2 Dit geldt altijd.\nArt. 3 Slot\nLosse zin.',
    )
    expect(articles).toMatchObject([
      { number: '2.3.1.2', title: 'Vergunning', paragraphs: [{ number: '1', items: [{ mark: 'a' }, { mark: 'b' }] }, { number: '2' }] },
      { number: '3', title: 'Slot', paragraphs: [{ number: null, text: 'Losse zin.' }] },
    ])
  })

  test('a sentence that was broken before a reference is no heading', () => {
    const { articles } = of(
      'Artikel 5 Kosten\nDit is een vergunning als bedoeld in\nArtikel 3 van de Alcoholwet, of in\nArtikel 2:28, eerste lid.',
    )
    expect(articles.map((each) => each.number)).toEqual(['5'])
  })

  test('text behind the heading on the same line is text', () => {
    expect(of('Artikel 1 Begrippen: eigen onderzoek: het onderzoek.').articles[0]).toMatchObject({
      title: 'Begrippen',
      paragraphs: [{ text: 'Begrippen: eigen onderzoek: het onderzoek.' }],
    })
  })

  test.each([
    'Artikel 4 (vervallen)',
    'Artikel 4 Sluiting [gereserveerd]',
    'Artikel 4\nVervallen.',
    'Artikel 4 Sluiting\nDit artikel is per 1 januari 2024 vervallen.',
    'Artikel 4 Vervallen per 1 mei 2023',
  ])('%j holds no rule', (text) => {
    expect(of(text).articles[0]?.state).not.toBe('live')
  })

  test('a paragraph that is repealed leaves the rest of its article', () => {
    expect(of('Artikel 4 Sluiting\n1. De burgemeester sluit.\n2. (vervallen)').articles[0]?.state).toBe('live')
  })

  test('notes stand apart, also when they have articles of their own', () => {
    const text = of('Artikel 1 Regel\nEen regel.\nToelichting\nAlgemeen\nArtikel 1\nHierover zeggen wij meer.')
    expect(text.articles).toHaveLength(1)
    expect(text.notes).toContain('Hierover zeggen wij meer.')
  })

  test('from and until when it holds, in figures and in words', () => {
    expect(of('APV X\nGeldend van 01-10-2025 t/m 31-12-2025\nArtikel 1 A\nB.')).toMatchObject({ from: '2025-10-01', until: '2025-12-31' })
    expect(of('APV X\nArtikel 9 Slot\nDeze verordening treedt in werking op 1 maart 2024.')).toMatchObject({ from: '2024-03-01' })
    expect(readDay('31 februari 2024')).toBeNull()
  })

  test('two versions in one file are seen, an amendment is not taken for one', () => {
    const version = (year: number) => `Verordening X\nGeldend van 01-01-${year} t/m heden\nArtikel 1 A\nEen.\nArtikel 2 B\nTwee.\n`
    expect(of(version(2020) + version(2024)).hasTwoVersions).toBe(true)
    expect(of(version(2024)).hasTwoVersions).toBe(false)
  })
})

describe('what comes in', () => {
  test('scripts, styles and hidden parts of a web page are not read', () => {
    const lines = readHtml(
      '<html><head><title>x</title></head><body><script>Artikel 1 Kwaad</script><p hidden>Weg</p><h3>Artikel&nbsp;2 Goed</h3><p>Caf&eacute; &#8211; open.</p></body></html>',
    )
    expect(lines.map((each) => each.text).filter(Boolean)).toEqual(['Artikel 2 Goed', 'Café – open.'])
  })

  test('articles of a CVDR publication come from its elements', () => {
    const lines = readXml(
      '<cvdr><body><intitule>APV X</intitule><regeling><artikel><kop><label>Artikel</label><nr>2:77</nr><titel>Sluiting</titel></kop><lid><lidnr>1.</lidnr><al>De <nadruk>burgemeester</nadruk> sluit.</al></lid></artikel></regeling></body></cvdr>',
    )
    expect(structure(lines).articles).toMatchObject([
      { number: '2:77', title: 'Sluiting', paragraphs: [{ number: '1', text: 'De burgemeester sluit.' }] },
    ])
  })

  test('sentences end where a reader ends them', () => {
    expect(sentencesOf('Zie art. 3 van de wet. De grens is € 1.000. Middelen: lijst II. 2. Ook dit.')).toEqual([
      'Zie art. 3 van de wet.',
      'De grens is € 1.000.',
      'Middelen: lijst II.',
      '2. Ook dit.',
    ])
  })

  test.each([
    ['een bouwsom boven eur 1.000.000', [1_000_000]],
    ['bouwkosten van € 0,5 miljoen', [500_000]],
    ['bouwkosten van € 750.000,- of meer', [750_000]],
    ['meer dan zevenhonderdvijftigduizend euro', [750_000]],
    ['een bouwsom van 600.000 euro', [600_000]],
    ['meer dan anderhalf miljoen euro', [1_500_000]],
    ['de bouwsom ligt boven zeven ton', [700_000]],
    ['niets over geld', []],
  ])('%s', (text, sums) => {
    expect(eurosIn(text)).toEqual(sums)
  })

  test('numbers in words', () => {
    expect(['tweehonderdvijftigduizend', 'vijfentwintig', 'duizend', 'onzin'].map(numberInWords)).toEqual([250_000, 25, 1000, undefined])
  })
})
