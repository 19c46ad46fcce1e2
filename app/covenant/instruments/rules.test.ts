import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsOf, know, measure, readLabelled } from '../../../test/instruments/labelled.ts'
import { check, otherKind, type InstrumentKind } from './rules.ts'
import { linesOf, structure } from './structure.ts'

const folder = join(import.meta.dirname, '../../../test/instruments/fixtures')
const read = (name: string) => structure(linesOf(readFileSync(join(folder, name), 'utf8')))
type Expected = Record<string, Record<string, { verdict: string; article: string | null; quote: string | null }>>
const expectedIn = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Expected
const cases = Object.entries({ ...expectedIn('apv-expected.json'), ...expectedIn('policy-expected.json') })
const kindOf = (file: string): InstrumentKind => (file.startsWith('bibob') ? 'bibob' : file.startsWith('damocles') ? 'damocles' : 'apv')
const gemeente = (kind: InstrumentKind, on = '2026-11-23') => ({ kind, partyType: 'gemeente' as const, on })
const apv = (...lines: string[]) => structure(linesOf(['Algemene plaatselijke verordening Toetsveen 2024', ...lines].join('\n')))
const verdictsOf = (found: ReturnType<typeof check>) => Object.fromEntries(found.map(({ id, verdict }) => [id, verdict]))

describe('the fixtures', () => {
  test.each(cases)('%s gives its expected findings', (files, expected) => {
    const findings = check(files.split('+').map(read), gemeente(kindOf(files)), know)
    for (const [id, { verdict, article, quote }] of Object.entries(expected)) {
      const found = findings.find((each) => each.id === id)
      expect({ id, verdict: found?.verdict, article: found?.article }).toEqual({ id, verdict, article })
      if (quote === null) expect([id, found?.quote]).toEqual([id, null])
      else expect(found?.quote).toContain(quote)
    }
  })

  test.each(cases.flatMap(([files]) => files.split('+')))('%s: every quote stands in the text', (file) => {
    const plain = readFileSync(join(folder, file), 'utf8').replaceAll(/\s+/g, ' ')
    const quotes = check([read(file)], gemeente(kindOf(file)), know).flatMap((each) => each.quote ?? [])
    expect(quotes.filter((quote) => !plain.includes(quote))).toEqual([])
  })
})

describe('texts in other words', () => {
  test.each(['labelled.yaml', 'variants.yaml'] as const)('%s: what is said is so, and nothing is called a yes that is none', (file) => {
    const { wrong, falseYes } = measure(readLabelled(file))
    expect(wrong).toEqual([])
    expect(falseYes).toBe(0)
  })

  test('there are texts enough of every kind', () => {
    const all = [...readLabelled('labelled.yaml'), ...readLabelled('variants.yaml')]
    const count = (kind: InstrumentKind) => all.filter((each) => each.kind === kind).length
    expect([count('apv'), count('bibob'), count('damocles')]).toEqual([
      expect.toSatisfy((n: number) => n >= 15),
      expect.toSatisfy((n: number) => n >= 10),
      expect.toSatisfy((n: number) => n >= 8),
    ])
  })
})

describe('what can be asked', () => {
  test('a water board is not asked for the areas of municipalities, nor for an APV', () => {
    const bibob = check([read('bibob-01-veenhart-actueel.txt')], { kind: 'bibob', partyType: 'waterschap', on: '2026-11-23' }, know)
    expect(verdictsOf(bibob)).toMatchObject({ 'area-alcohol': 'nvt', threshold: 'nvt', 'second-tranche': 'ja', 'no-repealed-laws': 'ja' })
    const other = check([read('01-veenhart-volledig.txt')], { kind: 'apv', partyType: 'provincie', on: '2026-11-23' }, know)
    expect(new Set(other.map((each) => each.verdict))).toEqual(new Set(['nvt']))
  })

  test('a bylaw on one subject is asked for that subject alone', () => {
    const found = verdictsOf(check([read('06-esdrecht-speelautomatenverordening.txt')], gemeente('apv'), know))
    expect(found).toMatchObject({ closing: 'nvt', 'establishment-permit': 'nvt', 'arcade-permit': 'ja' })
  })

  test('a text that does not hold on the day says no to everything', () => {
    const found = check([read('01-veenhart-volledig.txt')], gemeente('apv', '2025-01-01'), know)
    expect(found.filter((each) => each.verdict !== 'nee')).toEqual([])
  })

  test('what the covenant leaves to each party never fails', () => {
    const options = ['bibob-01-veenhart-actueel.txt', 'bibob-02-zandwolde-verouderd.txt']
      .flatMap((name) => check([read(name)], gemeente('bibob'), know))
      .filter((each) => each.id.startsWith('option-'))
    expect(options).toHaveLength(10)
    expect(options.filter(({ verdict, mode }) => !['ja', 'nvt', 'onbekend'].includes(verdict) || mode === undefined)).toEqual([])
  })

  test('how the law is applied in an area follows from the words', () => {
    const dense = readLabelled('variants.yaml').find((each) => each.name === 'bibob-proza-dicht-opeen')!
    const modes = Object.fromEntries(findingsOf(dense).map(({ id, mode }) => [id, mode]))
    expect(modes).toMatchObject({
      'option-real-estate': 'steekproef',
      'option-subsidies': 'risicogestuurd',
      'option-public-contracts': 'niet',
      'option-events': 'onbekend',
      'area-alcohol': 'altijd',
    })
  })

  test('a text of another kind is not judged', () => {
    expect(otherKind(read('bibob-01-veenhart-actueel.txt'), 'apv')).toContain('Wet Bibob')
    expect(otherKind(read('damocles-01-veenhart-actueel.txt'), 'bibob')).toContain('13b')
    expect(otherKind(read('01-veenhart-volledig.txt'), 'damocles')).toContain('plaatselijke verordening')
    expect(otherKind(read('01-veenhart-volledig.txt'), 'apv')).toBeUndefined()
  })
})

describe('an amendment beside the whole text', () => {
  const whole = apv(
    'Artikel 2:77 Sluiting',
    'De burgemeester kan een voor het publiek toegankelijk gebouw sluiten.',
    'Artikel 2:78 Slot',
    'Deze verordening wordt aangehaald als APV.',
  )

  test('what it changes in the deciding article makes the finding unknown', () => {
    const change = structure(
      linesOf(
        'Verordening tot wijziging van de APV Toetsveen 2024\nArtikel I\nA. In artikel 2:77 wordt "een voor het publiek toegankelijk gebouw" vervangen door "een openbare inrichting".',
      ),
    )
    expect(check([whole, change], gemeente('apv'), know).find((each) => each.id === 'closing')?.verdict).toBe('onbekend')
  })

  test('an article that it inserts whole counts', () => {
    const change = structure(
      linesOf(
        'Verordening tot wijziging van de APV Toetsveen 2024\nArtikel I\nNa artikel 2:78 wordt een artikel ingevoegd, luidende:\nArtikel 2:79 Escort\nHet is verboden zonder vergunning een seksinrichting of escortbedrijf te exploiteren.',
      ),
    )
    expect(check([whole, change], gemeente('apv'), know).find((each) => each.id === 'sex-establishment-permit')).toMatchObject({
      verdict: 'ja',
      article: '2:79',
    })
  })
})

test('an article of conduct elsewhere counts only when it refers to the scheme', () => {
  const scheme = ['Artikel 2:28 Openbare inrichting', 'Het is verboden zonder vergunning een openbare inrichting te exploiteren.']
  const of = (line: string) =>
    check([apv('Artikel 1:9 Levensgedrag', line, ...scheme)], gemeente('apv'), know).find((each) => each.id === 'bad-conduct-establishment')
      ?.verdict
  const conduct = 'wordt geweigerd als de exploitant of leidinggevende in enig opzicht van slecht levensgedrag is.'
  expect(of(`De vergunning, bedoeld in artikel 2:28, ${conduct}`)).toBe('ja')
  expect(of(`De vergunning, bedoeld in artikel 5:17, ${conduct}`)).toBe('nee')
  expect(of(`Een vergunning of ontheffing op grond van deze verordening ${conduct}`)).toBe('nee')
})
