// Bibob policy (ambitions 3.2, 3.3 and 3.5): where it is applied, from which sum, and whether it knows the law of today.
import type { PatternName } from './knowledge.ts'
import { best, type Judgement, type Mode, type World } from './judging.ts'
import { plain, type Unit } from './units.ts'
import { texts } from './texts.ts'

const says = texts.reasons

/** The highest sum that the covenant allows, in euro excluding VAT; lower is stricter. */
const highestSum = 750_000
const vat = 1.21

export const bibobChecks: Record<string, (world: World) => Judgement> = {
  'second-tranche': secondTranche,
  'environment-act': environmentAct,
  'area-alcohol': (world) => area(world, 'alcohol'),
  'area-establishment': (world) => area(world, 'establishment-area', 'establishment-area-out'),
  'area-coffeeshop': (world) => area(world, 'coffeeshop'),
  'area-sex': (world) => area(world, 'sex-area'),
  'area-building': (world) => area(world, 'building-area'),
  'area-environment': (world) => area(world, 'environment-area'),
  threshold,
  'tip-between-bodies': tipBetweenBodies,
  'option-gaming': (world) => option(world, 'option-gaming'),
  'option-events': (world) => option(world, 'option-events'),
  'option-subsidies': (world) => option(world, 'option-subsidies'),
  'option-real-estate': (world) => option(world, 'option-real-estate'),
  'option-public-contracts': (world) => option(world, 'option-public-contracts'),
}

const isHistory = (world: World, unit: Unit) => world.has(unit, 'history')

function area(world: World, name: PatternName, out?: PatternName): Judgement {
  // A word that is only explained is not applied yet.
  const named = world
    .find(name)
    .filter(
      (unit) =>
        !unit.isDefinition &&
        (!isHistory(world, unit) || /toegepast|toepassing/u.test(unit.led)) &&
        !(out && world.test(unit.low, out) && !/exploitatievergunning/u.test(unit.low)),
    )
    .filter((unit) => !isOpening(unit) && world.test(unit.low, name))
  const ledIn =
    named.length > 0
      ? named
      : world
          .find(name)
          .filter((unit) => !unit.isDefinition && !isOpening(unit) && !isHistory(world, unit) && !(out && world.test(unit.led, out)))
  const kept = ledIn.filter((unit) => !world.has(unit, 'applied-not'))
  const first = best(kept, (unit) => modeOf(world, unit) !== 'onbekend')
  if (first) return { verdict: 'ja', reason: says.found, unit: first, mode: modeOf(world, first) }
  if (ledIn[0]) return { verdict: 'nee', reason: says.areaNot, unit: ledIn[0], mode: 'niet' }
  const annex = annexReference(world)
  if (annex) return { verdict: 'onbekend', reason: says.elsewhere, unit: annex, mode: 'onbekend' }
  return { verdict: 'nee', reason: says.missing, mayBeElsewhere: true, mode: 'onbekend' }
}

/** What stands above the rules: on what they rest, not what they say. */
function isOpening(unit: Unit): boolean {
  return unit.article.number === null && /^(?:gelet op|overwegende|gezien|besluit|bron:|geldend van)/u.test(unit.low)
}

function annexReference(world: World): Unit | undefined {
  return world
    .find('annex')
    .find(
      (unit) =>
        !(world.texts[unit.text]?.hasAnnex ?? false) &&
        !isOpening(unit) &&
        /genoemd|opgenomen|vermeld|staan|staat|bijlage \d|in (?:de )?bijlage/u.test(unit.low),
    )
}

function modeOf(world: World, unit: Unit): Mode {
  const row = `${plain(unit.article.title)} ${unit.led}`
  if (world.test(unit.led, 'mode-never')) return 'niet'
  if (world.test(unit.low, 'mode-sample')) return 'steekproef'
  if (world.test(unit.low, 'mode-always')) return 'altijd'
  if (world.test(unit.low, 'mode-risk')) return 'risicogestuurd'
  if (world.test(row, 'mode-sample')) return 'steekproef'
  if (world.test(row, 'mode-always')) return 'altijd'
  if (world.test(row, 'mode-risk')) return 'risicogestuurd'
  // Who simply applies it leaves nothing to choose.
  const simply = /\b(?:wordt|worden|past|passen)\b.*(?:toegepast|\btoe\b|getoetst)/u.test(unit.led)
  return simply && !/\b(?:kan|kunnen|beginsel|indien|als|mits|mogelijk|bouwsom)\b/u.test(unit.led) ? 'altijd' : 'onbekend'
}

/** What the covenant leaves to each party never fails. */
function option(world: World, name: PatternName): Judgement {
  const named = world.find(name).filter((unit) => !unit.isDefinition && !isOpening(unit) && world.test(unit.low, name))
  const unit = best(
    named,
    (each) => world.test(each.low.replace(/^[^:]*:/u, ''), name),
    (each) => modeOf(world, each) !== 'onbekend',
  )
  if (!unit) return { verdict: 'nvt', reason: says.optionSilent, mode: 'onbekend' }
  const mode = modeOf(world, unit)
  return mode === 'niet' ? { verdict: 'nvt', reason: says.areaNot, unit, mode } : { verdict: 'ja', reason: says.option, unit, mode }
}

function secondTranche(world: World): Judgement {
  const usable = (unit: Unit) => !isOpening(unit) && !unit.isDefinition
  const fine = (unit: Unit) =>
    usable(unit) &&
    !/(?:nog niet|niet (?:verwerkt|meegenomen|gemeld|doorgegeven|geregistreerd|aan het)|geen (?:melding|mededeling)|meldt[^;]{0,40}niet|in voorbereiding|wetsvoorstel|zodra de tweede)/u.test(
      unit.led,
    )
  const reports = world
    .find('second-strong', 'second-bureau')
    .filter((unit) => fine(unit) && !/\badvies (?:te )?vragen|advies gevraagd|om advies/u.test(unit.low))
  const registers = world
    .find('second-register', 'second-bureau')
    .filter(
      (unit) =>
        fine(unit) &&
        /bureau|lbb|bibob/u.test(`${unit.led} ${plain(unit.article.title)}`) &&
        /register/u.test(unit.led) &&
        !/handelsregister|kadaster|kvk|bibob-register/u.test(unit.led.replace(/bibob-?register/gu, 'register')),
    )
  const named = world.find('second-named').filter((unit) => fine(unit) && !/1 oktober 2022/u.test(unit.low.replace(/.*bibob.*/u, '')))
  const found = reports[0] ?? registers[0] ?? named[0]
  if (found) return { verdict: 'ja', reason: says.found, unit: found }
  const denied = world.find('second-named').find((unit) => usable(unit) && !fine(unit))
  if (denied) return { verdict: 'nee', reason: says.missing, unit: denied, mayBeElsewhere: true }
  const weak = world.find('second-weak').find((unit) => fine(unit)) ?? tipUnits(world)[0]
  return weak
    ? { verdict: 'onbekend', reason: says.secondWeak, unit: weak }
    : { verdict: 'nee', reason: says.missing, mayBeElsewhere: true }
}

function environmentAct(world: World): Judgement {
  const all = world.find('environment-act').filter((unit) => !unit.isTitle)
  const future = all.filter(
    (unit) =>
      world.has(unit, 'environment-act-future') && !/sinds|is in werking getreden|per 1 januari 2024|vanaf 1 januari 2024/u.test(unit.led),
  )
  const now = all.filter((unit) => !future.includes(unit))
  const ofRules = now.filter((unit) => !isOpening(unit))
  const oldLaw = world.know.repealedLaws.find((law) => law.name === 'Wabo')
  const keepsOld =
    oldLaw !== undefined &&
    oldLaw.repealedOn <= world.on &&
    world.units.some((unit) => oldLaw.expression.test(unit.low) && !isHistory(world, unit))
  const first =
    best(
      ofRules,
      (unit) => /5\.31|artikel/u.test(unit.low),
      (unit) => !unit.isDefinition,
    ) ?? now[0]
  const terms = world.find('environment-act-terms').find((unit) => !isHistory(world, unit))
  if (first && !keepsOld)
    return ofRules.length > 0 || terms
      ? { verdict: 'ja', reason: says.found, unit: first }
      : { verdict: 'onbekend', reason: says.unclear, unit: first }
  if (first ?? future[0]) return { verdict: 'deels', reason: says.environmentFuture, unit: future[0] ?? first }
  if (terms) return { verdict: 'onbekend', reason: says.environmentTerms, unit: terms }
  return { verdict: 'nee', reason: says.missing, mayBeElsewhere: true }
}

function tipUnits(world: World): Unit[] {
  return world.find('tip', 'other-body').filter((unit) => {
    const low = unit.low.replaceAll(
      /wijst (?:op|het)[^;]{0,10}|officier van justitie[^;]{0,20}(?:wijst|tipt|wijzen)[^;]{0,40}bestuursorgaan|(?:aan|wijst) het bestuursorgaan/gu,
      ' ',
    )
    return (
      !isOpening(unit) &&
      world.test(low, 'other-body') &&
      !world.has(unit, 'tip-off') &&
      !(unit.isDefinition && !/mede|ander bestuursorgaan/u.test(unit.low))
    )
  })
}

function tipBetweenBodies(world: World): Judgement {
  const first = best(tipUnits(world), (unit) => !unit.isDefinition)
  if (first) return { verdict: 'ja', reason: says.found, unit: first }
  const prosecutor = world.find('tip', 'prosecutor').find((unit) => !isOpening(unit))
  return { verdict: 'nee', reason: prosecutor ? says.prosecutorOnly : says.missing, mayBeElsewhere: true }
}

type Sum = { euro: number; unit: Unit; special: boolean }

function threshold(world: World): Judgement {
  const sums = world.units.flatMap((unit) => sumsIn(world, unit))
  const general = sums.filter((sum) => !sum.special)
  const asked = general.length > 0 ? general : sums
  const high = asked.filter((sum) => sum.euro > highestSum)
  const highSpecial = sums.filter((sum) => sum.special && sum.euro > highestSum)
  if (high.length > 0 && high.length === asked.length) return { verdict: 'nee', reason: says.thresholdHigh, unit: high[0]?.unit }
  if (high.length > 0) {
    const low = asked.find((sum) => sum.euro <= highestSum)
    return low
      ? { verdict: 'deels', reason: says.thresholdMixed, unit: high[0]?.unit }
      : { verdict: 'nee', reason: says.thresholdHigh, unit: high[0]?.unit }
  }
  if (asked.length > 0 && highSpecial.length > 0) return { verdict: 'deels', reason: says.thresholdMixed, unit: highSpecial[0]?.unit }
  // Only sums for some kinds of building say nothing of the others.
  if (general[0]) return { verdict: 'ja', reason: says.thresholdLow, unit: general[0].unit }
  const always = world
    .find('any-sum')
    .find(
      (unit) =>
        !unit.isDefinition && world.has(unit, 'building-area') && !world.has(unit, 'special-sum') && !world.has(unit, 'applied-not'),
    )
  if (always) return { verdict: 'ja', reason: says.thresholdNone, unit: always }
  if (sums[0]) return { verdict: 'onbekend', reason: says.thresholdUnknown, unit: sums[0].unit }
  const building = area(world, 'building-area')
  if (building.verdict === 'nee') return { verdict: 'nee', reason: says.missing, mayBeElsewhere: true }
  return { verdict: 'onbekend', reason: building.verdict === 'onbekend' ? building.reason : says.thresholdUnknown, unit: building.unit }
}

function sumsIn(world: World, unit: Unit): Sum[] {
  if (unit.isTitle || isHistory(world, unit)) return []
  const paragraph = world.articleOf(unit)
  const isRow = unit.quote.includes(' | ')
  const header = isRow
    ? (paragraph.find((each) => /(?:drempel|ondergrens|bouwsom|bouwkosten|grens)/u.test(each.low) && each.low.includes(' | '))?.low ?? '')
    : ''
  const speaksOfBuilding =
    world.test(unit.led, 'building-sum') ||
    (/\b(?:grens|bedrag)\b/u.test(unit.low) && paragraph.some((each) => world.has(each, 'building-sum')))
  if (!speaksOfBuilding) return []
  const isBuilding = /bouw/u.test(unit.led) || paragraph.some((each) => /bouwsom|bouwkosten|bouwactiviteit|bouwen/u.test(each.low))
  if (!isBuilding) return []
  const buildingNear = /bouwsom|bouwkosten|bouwactiviteit|\bbouw/u.test(unit.low)
  if (world.test(unit.low, 'other-sum') && !buildingNear) return []
  const withVat = /inclusief (?:de )?(?:btw|omzetbelasting)|incl\.? (?:btw|omzetbelasting)/u.test(`${unit.led} ${header}`)
  return eurosIn(unit.low, isRow && header !== '').map((euro) => ({
    euro: withVat ? euro / vat : euro,
    unit,
    special: isSpecial(world, unit),
  }))
}

/** A sum for some branches or areas; the sum that counts is the one for all building. */
function isSpecial(world: World, unit: Unit): boolean {
  if (!world.test(unit.low, 'special-sum')) return false
  // 'hoger dan …, en in de risicocategorieën … ongeacht de bouwsom' is a general sum with something added.
  const before = unit.low.split(/€|\beur\b|euro/u)[0] ?? ''
  return world.test(before, 'special-sum') && !/bouwsom[^;]{0,40}$/u.test(before.replace(/^.*special/u, ''))
    ? true
    : world.test(before, 'special-sum') && /^(?:\S+ ){0,3}(?:voor|bij|in) /u.test(before) && !/omgevingsvergunning/u.test(before)
}

const ones: Record<string, number> = {
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  elf: 11,
  twaalf: 12,
  dertien: 13,
  veertien: 14,
  vijftien: 15,
  zestien: 16,
  zeventien: 17,
  achttien: 18,
  negentien: 19,
}
const tens: Record<string, number> = {
  twintig: 20,
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
}

/** 'zevenhonderdvijftig' as a figure; undefined when it is no number. */
export function numberInWords(word: string): number | undefined {
  if (word === '') return undefined
  if (word.includes('duizend')) {
    const [before = '', after = ''] = word.split('duizend')
    const left = before === '' ? 1 : numberInWords(before)
    const right = after === '' ? 0 : numberInWords(after.replace(/^en(?=.)/u, ''))
    return left === undefined || right === undefined ? undefined : left * 1000 + right
  }
  if (word.includes('honderd')) {
    const [before = '', after = ''] = word.split('honderd')
    const left = before === '' ? 1 : (ones[before] ?? tens[before])
    const right = after === '' ? 0 : numberInWords(after.replace(/^en(?=.)/u, ''))
    return left === undefined || right === undefined ? undefined : left * 100 + right
  }
  if (word in ones) return ones[word]
  if (word in tens) return tens[word]
  for (const [name, ten] of Object.entries(tens)) {
    if (!word.endsWith(name)) continue
    const one = ones[word.slice(0, -name.length).replace(/en$/u, '')] ?? ones[word.slice(0, -name.length).replace(/en$/u, 'n')]
    if (one !== undefined && one < 10) return ten + one
  }
  return undefined
}

/** Sums of money in a sentence, in figures or words, in euro. */
export function eurosIn(low: string, inColumn = false): number[] {
  const found: number[] = []
  const figure = String.raw`(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(\d+|-+|=))?`
  const scale = String.raw`\s*(miljoen|mln\.?|ton\b|duizend|k\b)?`
  const add = (digits: string, decimals: string | undefined, size: string | undefined) => {
    const whole = Number(digits.replaceAll(/[.\s]/gu, ''))
    const part = decimals !== undefined && /^\d+$/u.test(decimals) ? Number(`0.${decimals}`) : 0
    const times = size === undefined ? 1 : size.startsWith('m') ? 1_000_000 : size.startsWith('ton') ? 100_000 : 1000
    found.push((whole + part) * times)
  }
  for (const match of low.matchAll(new RegExp(String.raw`(?:€|\beur\b|\beuro\b)\s*${figure}${scale}`, 'gu')))
    add(match[1]!, match[2], match[3])
  if (found.length === 0)
    for (const match of low.matchAll(new RegExp(String.raw`${figure}${scale}\s*(?:,-+\s*)?(?:euro|eur)\b`, 'gu')))
      add(match[1]!, match[2], match[3])
  if (found.length === 0 && (inColumn || /bouwsom|bouwkosten/u.test(low)))
    for (const match of low.matchAll(/(?<![\d.:])(\d{2,3}(?:[. ]\d{3})+|\d{5,9})(?![\d:])/gu)) add(match[1]!, undefined, undefined)
  if (found.length > 0) return found
  for (const match of low.matchAll(/((?:[a-z]+\s+){0,4}?(?:miljoen|ton)\b|(?:[a-z]+\s+){0,4}?[a-z]+(?=\s+(?:euro|eur)\b))/gu)) {
    const words = (match[1] ?? '').split(/\s+/u)
    for (let begin = 0; begin < words.length; begin++) {
      const sum = wordsToSum(words.slice(begin))
      if (sum !== undefined) {
        found.push(sum)
        break
      }
    }
  }
  return found
}

function wordsToSum(words: readonly string[]): number | undefined {
  const last = words.at(-1) ?? ''
  if (last === 'miljoen' || last === 'ton') {
    const size = last === 'miljoen' ? 1_000_000 : 100_000
    const before = words.slice(0, -1).join('')
    if (before === 'anderhalf') return 1.5 * size
    if (before === 'half' || before === 'eenhalf') return size / 2
    if (/^(?:drie)?kwart$/u.test(before)) return (before === 'kwart' ? 0.25 : 0.75) * size
    const count = numberInWords(before)
    return count === undefined ? undefined : count * size
  }
  const sum = numberInWords(words.join(''))
  return sum !== undefined && sum >= 1000 ? sum : undefined
}
