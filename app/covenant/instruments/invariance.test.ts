import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { know } from '../../../test/instruments/labelled.ts'
import { check, type Finding, type InstrumentKind } from './rules.ts'
import { linesOf, structure } from './structure.ts'

const folder = join(import.meta.dirname, '../../../test/instruments/fixtures')
const on = '2026-11-23'
const fixtures: [string, InstrumentKind][] = [
  ['01-veenhart-volledig.txt', 'apv'],
  ['02-esdrecht-andere-nummers.txt', 'apv'],
  ['03-zandwolde-verouderd.txt', 'apv'],
  ['06-esdrecht-speelautomatenverordening.txt', 'apv'],
  ['bibob-01-veenhart-actueel.txt', 'bibob'],
]

const judge = (text: string, kind: InstrumentKind) => check([structure(linesOf(text))], { kind, partyType: 'gemeente', on }, know)
const verdicts = (findings: readonly Finding[]) => Object.fromEntries(findings.map(({ id, verdict }) => [id, verdict]))

function parts(text: string): { opening: string; articles: string[] } {
  const [opening = '', ...articles] = `${text.trimEnd()}\n`.split(/^(?=Artikel )/m)
  return { opening, articles }
}

const unrelated = [
  'Artikel 99:1 Hondenpoep\n1. De eigenaar of houder van een hond ruimt de uitwerpselen van die hond onmiddellijk op.\n',
  'Artikel 99:2 Houtopstanden\n1. Het is verboden zonder omgevingsvergunning een houtopstand te vellen.\n2. Het college kan voorschriften aan de vergunning verbinden.\n',
  'Artikel 99:3 Standplaatsen\n1. Het is verboden zonder vergunning van het college een standplaats in te nemen.\n2. De vergunning wordt geweigerd als niet aan de eisen van welstand wordt voldaan.\n',
  'Artikel 99:4 Straatartiesten\n1. De burgemeester kan gebieden aanwijzen waar het verboden is als straatartiest op te treden.\n',
  'Artikel 99:5 Vuurwerk\nHet is verboden consumentenvuurwerk te gebruiken op een door het college aangewezen plaats.\n',
  'Artikel 99:6 Collecteren\nHet is verboden zonder vergunning van het college een openbare inzameling te houden. Een verklaring omtrent het gedrag kan worden gevraagd.\n',
]

describe.each(fixtures)('%s', (name, kind) => {
  const text = readFileSync(join(folder, name), 'utf8')
  const { opening, articles } = parts(text)
  const before = verdicts(judge(text, kind))

  test('articles in another order give the same verdicts', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (moved) => {
        expect(verdicts(judge(opening + moved.join(''), kind))).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  test('other numbers give the same verdicts', () => {
    fc.assert(
      fc.property(fc.constantFrom('9:', '7.', '4.2.', ''), fc.integer({ min: 100, max: 800 }), (prefix, first) => {
        const numbers = articles.map((article) => /^Artikel (\S+)/.exec(article)?.[1] ?? '')
        const renumbered = numbers.reduce(
          (whole, number, index) =>
            whole.replaceAll(
              new RegExp(`\\b([Aa]rtikel )${number.replace('.', '\\.')}(?![\\da-z:])(?!.{0,25}(?:wet|Wet))`, 'g'),
              `$1@${prefix}${first + index}`,
            ),
          opening + articles.join(''),
        )
        expect(verdicts(judge(renumbered.replaceAll('@', ''), kind))).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })

  test('articles about something else change no verdict', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(articles.length), fc.constantFrom(...unrelated)), { maxLength: 6 }), (added) => {
        const grown = [...articles]
        for (const [at, article] of added.filter(([, one], index) => added.findIndex(([, other]) => other === one) === index))
          grown.splice(at, 0, article)
        expect(verdicts(judge(opening + grown.join(''), kind))).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  test('a deciding article that is repealed decides no longer', () => {
    for (const found of judge(text, kind)) {
      if (found.verdict !== 'ja' || found.article === null || (found.mode !== undefined && kind === 'apv')) continue
      for (const gone of [
        (article: string) => article.replace(/^(Artikel \S+)(.*)$/m, kind === 'bibob' ? '$1 (vervallen)' : '$1$2 (vervallen)'),
        (article: string) => `${/^Artikel \S+/.exec(article)?.[0]} Vervallen\n`,
        (article: string) =>
          `${article
            .split('\n')[0]
            ?.slice(0, 60)
            .replace(/[:.].*/, '')}\n[vervallen]\n`,
        (article: string) => `${/^Artikel \S+/.exec(article)?.[0]}\nDit artikel is vervallen.\n`,
      ]) {
        const changed = articles.map((article) => (article.startsWith(`Artikel ${found.article} `) ? gone(article) : article))
        const after = judge(opening + changed.join(''), kind).find((each) => each.id === found.id)
        expect([found.id, after?.verdict, after?.article]).not.toEqual([found.id, 'ja', found.article])
        if (kind === 'apv') expect([found.id, after?.verdict]).toEqual([found.id, expect.stringMatching(/^(?:nee|deels)$/)])
      }
    }
  })

  test('a line broken in the middle, doubled spaces and a word broken off change nothing', () => {
    const wrapped = text.replaceAll(/(.{60,75}?) /g, '$1\n').replaceAll(' van ', '  van ')
    expect(verdicts(judge(wrapped, kind))).toEqual(before)
    const hyphens = text.replaceAll(/vergunning/g, 'vergun-\nning').replaceAll('levensgedrag', 'levens-\ngedrag')
    expect(verdicts(judge(hyphens, kind))).toEqual(before)
  })
})
