// Damocles policy (ambition 3.6): what is covered by a closing on article 13b of the Opiumwet, and how it is weighed.
import type { PatternName } from './knowledge.ts'
import { best, type Judgement, type World } from './judging.ts'
import type { Unit } from './units.ts'
import { texts } from './texts.ts'

const says = texts.reasons

export const damoclesChecks: Record<string, (world: World) => Judgement> = {
  'list-ia': listIa,
  'preparatory-acts': preparatoryActs,
  proportionality,
  'dwelling-and-premises': dwellingAndPremises,
  'no-unlimited-closing': noUnlimitedClosing,
}

/** What the policy rests on is not yet what it says. */
function isOpening(unit: Unit): boolean {
  return (
    unit.article.number === null &&
    /^(?:gelet op|overwegende|gezien|besluit|bron:|geldend van|beleidsregels? |damoclesbeleid)/u.test(unit.low)
  )
}

const rules = (world: World, ...names: PatternName[]) => world.find(...names).filter((unit) => !isOpening(unit))

function annexReference(world: World): Unit | undefined {
  return rules(world, 'annex').find(
    (unit) =>
      !(world.texts[unit.text]?.hasAnnex ?? false) &&
      /bijlage/u.test(unit.low) &&
      /genoemd|opgenomen|vermeld|staan|staat|bijlage \d|matrix|in (?:de )?bijlage/u.test(unit.low),
  )
}

function listIa(world: World): Judgement {
  const named = rules(world, 'list-ia')
  const kept = named.filter((unit) => !world.has(unit, 'list-ia-off'))
  if (kept[0]) return { verdict: 'ja', reason: says.found, unit: kept[0] }
  return { verdict: 'nee', reason: says.missing, unit: named[0], mayBeElsewhere: true }
}

function preparatoryActs(world: World): Judgement {
  const all = [...rules(world, 'preparatory'), ...rules(world, 'law-10a'), ...rules(world, 'law-11a')]
  const named = all.filter((unit, index) => all.indexOf(unit) === index && !(unit.isDefinition && !world.has(unit, 'preparatory')))
  const kept = named.filter((unit) => !world.has(unit, 'preparatory-off'))
  if (kept.length === 0) return { verdict: 'nee', reason: says.missing, unit: named[0], mayBeElsewhere: true }
  const ten = kept.some((unit) => world.has(unit, 'law-10a'))
  const eleven = kept.some((unit) => world.has(unit, 'law-11a'))
  const words = kept.filter((unit) => world.has(unit, 'preparatory'))
  const first = best(
    kept,
    (unit) => world.has(unit, 'law-10a', 'law-11a'),
    (unit) => world.has(unit, 'preparatory'),
  )
  if (ten !== eleven) return { verdict: 'deels', reason: says.only11a, unit: first }
  if (named.length > kept.length && !ten) return { verdict: 'onbekend', reason: says.unclear, unit: first }
  return ten || words.some((unit) => !unit.isDefinition)
    ? { verdict: 'ja', reason: says.found, unit: first }
    : { verdict: 'onbekend', reason: says.unclear, unit: first }
}

function proportionality(world: World): Judgement {
  const usable = (unit: Unit) => !isOpening(unit) && !unit.isTitle
  const words = world.units.filter((unit) => usable(unit) && (world.has(unit, 'proportional-word') || partsIn(unit) >= 2))
  const weighed = words.filter((unit) => world.has(unit, 'weigh') && !world.has(unit, 'proportional-off') && !isHardship(world, unit))
  const strong = best(
    weighed,
    (unit) => partsIn(unit) >= 2,
    (unit) => world.has(unit, 'proportional-word'),
  )
  if (strong) return { verdict: 'ja', reason: says.found, unit: strong }
  const hardship = world.units.find((unit) => usable(unit) && isHardship(world, unit))
  if (hardship) return { verdict: 'deels', reason: says.hardshipOnly, unit: hardship }
  const doubtful = words.find((unit) => !world.has(unit, 'proportional-off'))
  if (doubtful) return { verdict: 'onbekend', reason: says.unclear, unit: doubtful }
  return { verdict: 'nee', reason: says.missing, unit: words[0], mayBeElsewhere: true }
}

const partsIn = (unit: Unit) =>
  [
    /\bgeschikt/u,
    /noodza/u,
    /(?<!on)evenwichtig/u,
    /in (?:een redelijke )?verhouding/u,
    /subsidiar|minder (?:ingrijpend|vergaand|zwaar)|lichter (?:middel|maatregel)/u,
  ].filter((part) => part.test(unit.low)).length

/** A way out for what is special is no weighing of each case. */
function isHardship(world: World, unit: Unit): boolean {
  return (
    world.has(unit, 'proportional-hardship') &&
    !/(?:elk|ieder|per geval|in alle gevallen|altijd)/u.test(unit.low.replaceAll(/4:84[^;]*/gu, '')) &&
    !/3:4/u.test(unit.low)
  )
}

function dwellingAndPremises(world: World): Judgement {
  const kept = (name: PatternName) => {
    const [off, subject] = [world.know.patterns['dwelling-off'].source, world.know.patterns[name].source]
    const leftOut = new RegExp(
      `(?:${off})(?:${subject})|(?:${subject})[^;]{0,30}(?:blijven|blijft|vallen|valt|zijn|is) (?:hier)?(?:buiten|niet onder|uitgezonderd|vrijgesteld)`,
      'u',
    )
    return rules(world, name).filter((unit) => !leftOut.test(unit.low.replaceAll('niet alleen', '')))
  }
  const dwellings = kept('dwelling').filter(
    (unit) =>
      !/zijnde (?:een )?woning|anders dan (?:een )?woning|(?:vervangende|andere) woning/u.test(unit.low) ||
      /\bwoningen? (?:en|of)|\bwoning:/u.test(unit.low),
  )
  const premises = kept('premises')
  const both = dwellings.find((unit) => premises.includes(unit))
  const notDefined = (unit: Unit) => !unit.isDefinition
  if (dwellings.length > 0 && premises.length > 0)
    return { verdict: 'ja', reason: says.found, unit: both ?? dwellings.find(notDefined) ?? dwellings[0] }
  if (premises[0])
    return { verdict: 'deels', reason: says.premisesOnly, unit: premises.find(notDefined) ?? premises[0], mayBeElsewhere: true }
  if (dwellings[0])
    return { verdict: 'deels', reason: says.dwellingOnly, unit: dwellings.find(notDefined) ?? dwellings[0], mayBeElsewhere: true }
  const annex = annexReference(world)
  return annex
    ? { verdict: 'onbekend', reason: says.elsewhere, unit: annex }
    : { verdict: 'nee', reason: says.missing, mayBeElsewhere: true }
}

function noUnlimitedClosing(world: World): Judgement {
  const unlimited = rules(world, 'unlimited').filter(
    (unit) =>
      !world.has(unit, 'unlimited-off') && !/rapportage|huurovereenkomst|arbeids|contract|vergunning voor onbepaalde/u.test(unit.low),
  )
  const isReview = (unit: Unit, near: boolean) =>
    world.has(unit, 'review') &&
    !(world.has(unit, 'review-of-policy') && !/sluiting/u.test(unit.low)) &&
    (/ambtshalve|uit eigen beweging|eigen initiatief/u.test(unit.low) ||
      (near && world.has(unit, 'review-own') && !world.has(unit, 'review-asked'))) &&
    !/(?:niet|geen)[^;]{0,20}(?:ambtshalve|heroverw)/u.test(unit.low) &&
    (near || /sluit|gesloten|opheff|opgeheven|heropen|heroverw|maatregel/u.test(unit.low))
  const reviews = rules(world, 'review').filter((unit) =>
    isReview(
      unit,
      unlimited.some((each) => each.articleKey === unit.articleKey),
    ),
  )
  if (unlimited.length === 0) {
    const annex = annexReference(world)
    if (annex && !reviews[0]) return { verdict: 'onbekend', reason: says.elsewhere, unit: annex }
    return { verdict: 'ja', reason: says.limited, unit: reviews[0] }
  }
  return reviews[0]
    ? { verdict: 'ja', reason: says.unlimitedReviewed, unit: reviews[0] }
    : { verdict: 'nee', reason: says.unlimited, unit: unlimited[0] }
}
