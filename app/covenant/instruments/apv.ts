// The APV (ambition 3.1): closing, licences, conduct, climate and events. Content decides, never an article number.
import type { PatternName } from './knowledge.ts'
import { best, type Judgement, type World } from './judging.ts'
import { plain, type Unit } from './units.ts'
import { texts } from './texts.ts'

const says = texts.reasons
const no = (reason: string, unit?: Unit, mayBeElsewhere = true): Judgement => ({ verdict: 'nee', reason, unit, mayBeElsewhere })
const partly = (reason: string, unit: Unit | undefined, mayBeElsewhere = true): Judgement => ({
  verdict: 'deels',
  reason,
  unit,
  mayBeElsewhere,
})
const unclear = (reason: string, unit?: Unit): Judgement => ({ verdict: 'onbekend', reason, unit })
const yes = (unit: Unit | undefined, reason = says.found): Judgement => ({ verdict: 'ja', reason, unit })

type Scheme = 'establishment' | 'sex' | 'arcade'
const schemes: readonly Scheme[] = ['establishment', 'sex', 'arcade']

export const apvChecks: Record<string, (world: World) => Judgement> = {
  closing,
  'closed-building-entry': closedBuildingEntry,
  'establishment-permit': establishmentPermit,
  'sex-establishment-permit': sexPermit,
  'arcade-permit': arcadePermit,
  'bad-conduct-establishment': (world) => conduct(world, 'establishment', establishmentPermit(world)),
  'bad-conduct-sex': (world) => conduct(world, 'sex', sexPermit(world)),
  'bad-conduct-arcade': (world) => conduct(world, 'arcade', arcadePermit(world)),
  'malafide-climate': malafideClimate,
  'fight-events': fightEvents,
  designation,
}

function closing(world: World): Judgement {
  const acts = world
    .find('closing-act', 'closing-power')
    .filter((unit) => (world.has(unit, 'authority') || /\bhij\b/u.test(unit.low)) && !world.has(unit, 'closing-off'))
  const isPublic = (unit: Unit) =>
    world.has(unit, 'public-building') ||
    (world.titleHas(unit.article, 'public-building') &&
      /\b(?:gebouw|pand|lokaal|ruimte)/u.test(unit.low) &&
      !world.has(unit, 'named-premises'))
  const all = acts.filter(isPublic)
  // A list of closed premises, or somebody who must stay out, is no power to close.
  const powers = all.filter((unit) => !/\bgesloten (?:gebouw|pand|woning|lokaal|ruimte)/u.test(unit.low))
  const open = powers.filter(
    (unit) => !world.has(unit, 'licensed-only') || world.has(unit, 'widening') || /of (?:een )?ander/u.test(unit.low),
  )
  const doubtful = open.filter((unit) => /(?:niet|met uitzondering van)[^;]{0,30}(?:gebouw|pand)/u.test(unit.low))
  const sure = open.find((unit) => !doubtful.includes(unit))
  if (sure) return yes(sure)
  if (doubtful.length > 0) return unclear(says.unclear, doubtful[0])
  if (powers.length > 0) return no(says.closingLicensedOnly, powers[0])
  const reference = referenceTo(world, 'closing-act', 'sluiting')
  if (reference) return unclear(says.elsewhere, reference)
  const premises = acts.find((unit) => world.has(unit, 'named-premises'))
  return premises ? no(says.closingLicensedOnly, premises) : no(says.missing)
}

function closedBuildingEntry(world: World): Judgement {
  const bans = world.find('enter', 'closed').filter((unit) => world.has(unit, 'ban') || /weg te blijven|verplicht/u.test(unit.led))
  const real = bans.filter((unit) => !/verbod[^;]{0,60}(?:geldt|gelden|is) niet/u.test(unit.low))
  const drugs = real.filter((unit) => world.has(unit, 'law-13b'))
  const nuisance = real.filter((unit) => world.has(unit, 'law-174a'))
  const first = drugs.find((unit) => nuisance.includes(unit)) ?? drugs[0] ?? nuisance[0]
  if (drugs.length > 0 && nuisance.length > 0) return yes(first)
  if (first) return partly(says.entryOne, first)
  const general = real.find((unit) => world.has(unit, 'some-law'))
  if (general) return unclear(says.unclear, general)
  const place = real.find((unit) => /\bwoning|\blokaal|\bpand|\bgebouw/u.test(unit.low))
  return place ? no(says.entryOtherGround, place) : no(says.missing)
}

const noPermit =
  /\bgeen (?:\S+ ){0,4}\S*vergunning|niet vergunning|(?:behoeft|behoeven|hoeft|hoeven) geen|zonder vergunning (?:is )?toegestaan/u

function asksPermit(world: World, unit: Unit): boolean {
  return permitSentences(world).has(unit)
}

function permitSentences(world: World): ReadonlySet<Unit> {
  return world.once('permits', () => new Set(world.find('permit-asked').filter((unit) => !noPermit.test(unit.low))))
}

const subjects: readonly PatternName[] = ['establishment', 'sex', 'escort', 'arcade', 'event', 'establishment-narrow']

/** A sentence speaks of its subject itself, or of 'de inrichting' under a heading that names it. */
function isAbout(world: World, unit: Unit, subject: PatternName): boolean {
  if (world.has(unit, subject)) return true
  return (
    world.titleHas(unit.article, subject) &&
    /\b(?:inrichting|bedrijf|onderneming|zaak|hal|gelegenheid|exploit|vestig|dit|deze|daarvan)/u.test(unit.low) &&
    !/speelgelegenheid/u.test(unit.low) &&
    !subjects.some((other) => other !== subject && world.has(unit, other))
  )
}

function permitsFor(world: World, subject: PatternName): Unit[] {
  return world.once(`permits for ${subject}`, () => [...permitSentences(world)].filter((unit) => isAbout(world, unit, subject)))
}

function establishmentPermits(world: World): Unit[] {
  return world.once('establishment permits', () => findEstablishmentPermits(world))
}

function findEstablishmentPermits(world: World): Unit[] {
  return permitsFor(world, 'establishment').filter(
    (unit) =>
      // Who operates something may be forbidden other things in it.
      world.test(unit.led.replaceAll(/exploitant\S*/gu, ' '), 'exploit') &&
      (!world.has(unit, 'establishment-narrow') || world.has(unit, 'widening')) &&
      !/vergunning[^;]{0,40}(?:bedoeld in|op grond van|krachtens|ingevolge)[^;]{0,30}(?:alcoholwet|drank- en)/u.test(
        unit.low.split(/uitzondering|geldt niet|behalve|tenzij/u)[0] ?? '',
      ),
  )
}

function notifiedOnly(world: World, subject: PatternName): Unit | undefined {
  return world
    .find('notify')
    .find((unit) => isAbout(world, unit, subject) && !asksPermit(world, unit) && !/ongewone|wijzig/u.test(unit.low))
}

/** 'geldt de Verordening …': another text that is not here. */
function referenceTo(world: World, subject: PatternName, ownTitle: string): Unit | undefined {
  if (world.texts.some((text) => isBylaw(text.title, ownTitle))) return undefined
  return world
    .find('reference', 'refers')
    .find(
      (unit) =>
        new RegExp(
          `(?:\\S*verordening|\\bregeling)[^;]{0,60}(?:${world.know.patterns[subject].source})|(?:${world.know.patterns[subject].source})\\S*verordening|(?:${world.know.patterns[subject].source})[^;]{0,140}\\b(?:[a-z]*verordening [a-z]|een (?:afzonderlijke|aparte|eigen|andere) verordening|afzonderlijke verordening)`,
          'u',
        ).test(unit.led) &&
        !/deze verordening/u.test(unit.led.replace(/^.*?deze verordening(?= verstaan| wordt)/u, '')) &&
        !world.has(unit, 'history'),
    )
}

function isBylaw(title: string, subject: string): boolean {
  const low = plain(title)
  return new RegExp(subject, 'u').test(low) && !/algemene plaatselijke|\bapv\b/u.test(low)
}

function establishmentPermit(world: World): Judgement {
  const permits = establishmentPermits(world)
  if (permits.length === 0) {
    const reference = referenceTo(world, 'establishment', 'horeca|openbare inrichting')
    if (reference) return unclear(says.elsewhere, reference)
    const notified = notifiedOnly(world, 'establishment')
    return notified ? no(says.notification, notified) : no(says.missing)
  }
  const articles = new Set(permits.map((unit) => unit.articleKey))
  const numbers = permits.flatMap((unit) => unit.article.number ?? [])
  const exemptions = world
    .find('permit-not-asked', 'wet')
    .filter(
      (unit) =>
        !world.has(unit, 'also-holds') &&
        !/terras|sluitingstijd|sluitingsuur/u.test(unit.led) &&
        (articles.has(unit.articleKey) ||
          numbers.some((number) => namesArticle(unit, number)) ||
          (world.has(unit, 'establishment') && (world.has(unit, 'permit') || unit.isDefinition))) &&
        (unit.isDefinition || exemptsWet(unit.led)),
    )
  const wet =
    exemptions.find((unit) => !isDry(world, unit) && !unit.isDefinition) ??
    exemptions.find((unit) => !isDry(world, unit) && /niet (?:mede )?(?:verstaan|begrepen)|uitzondering|uitgezonderd/u.test(unit.led))
  if (wet) return partly(says.wetExempted, wet, false)
  const dry =
    exemptions.find((unit) => isDry(world, unit)) ?? world.find('permit-not-asked', 'dry').find((unit) => articles.has(unit.articleKey))
  if (dry && !world.has(dry, 'widening')) return partly(says.dryExempted, dry, false)
  const narrow = [...world.units.filter((unit) => unit.isDefinition && !unit.isTitle), ...permits].find(
    (unit) =>
      world.has(unit, 'establishment') &&
      !world.has(unit, 'wet-or-dry') &&
      (/(?:in de zin van|bedoeld in|omschreven in)[^;]{0,30}(?:alcoholwet|drank- en)/u.test(unit.low) ||
        world.has(unit, 'wet-definition')) &&
      /\b(?:openbare inrichting|horecabedrijf|horeca-?inrichting|inrichting)\b/u.test(unit.led),
  )
  if (narrow) return partly(says.wetOnly, narrow, false)
  return yes(
    best(
      permits,
      (unit) => world.has(unit, 'wet-or-dry'),
      (unit) => world.has(unit, 'ban'),
    ),
  )
}

const exemptsWet = (low: string) => /alcohol|drank|horecawet|\bdhw\b/u.test(low)
const isDry = (world: World, unit: Unit) => world.has(unit, 'dry')

function namesArticle(unit: Unit, number: string): boolean {
  if (!/artikel/u.test(unit.led)) return false
  const escaped = number.toLowerCase().replaceAll('.', '\\.')
  return new RegExp(`(?<![\\d:.])${escaped}(?![\\d:a-z]|\\.\\d)`, 'u').test(unit.led)
}

function sexPermit(world: World): Judgement {
  const permits = permitsFor(world, 'sex').filter(
    (unit) => !/straatprostitutie|\braamverhuur|verspreid|brochure|reclame|adverte/u.test(unit.low),
  )
  const escorts = permitsFor(world, 'escort').filter((unit) => !world.has(unit, 'escort-out'))
  const main = permits.find((unit) => escorts.includes(unit)) ?? permits[0]
  if (!main) {
    if (escorts[0]) return partly(says.escortOnly, escorts[0])
    const reference = referenceTo(world, 'sex', 'seks|prostitutie|escort')
    if (reference) return unclear(says.elsewhere, reference)
    const notified = notifiedOnly(world, 'sex')
    return notified ? no(says.notification, notified) : no(says.missing)
  }
  const defined = world
    .find('sex', 'escort')
    .some((unit) => (unit.isDefinition || /^(?:\S+ ){0,3}seks(?:inrichting|bedrijf)\s*:/u.test(unit.low)) && !world.has(unit, 'escort-out'))
  const left = world.find('escort', 'permit-not-asked').find((unit) => world.has(unit, 'escort-out'))
  if (left) return partly(says.escortMissing, left, false)
  return escorts.length > 0 || defined ? yes(main) : partly(says.escortMissing, main)
}

function arcadePermit(world: World): Judgement {
  const inBylaw = (unit: Unit) => isBylaw(world.texts[unit.text]?.title ?? '', 'speelautoma|automatenhal')
  const permits = world
    .find('permit-asked')
    .filter(
      (unit) =>
        asksPermit(world, unit) &&
        (isAbout(world, unit, 'arcade') || (inBylaw(unit) && /\bhal\b|inrichting|exploit|vestig/u.test(unit.low))),
    )
  if (permits[0]) return yes(permits[0])
  const reference = referenceTo(world, 'arcade', 'speelautoma|automatenhal')
  if (reference) return unclear(says.elsewhere, reference)
  return no(says.arcadeMissing)
}

function permitUnits(world: World, scheme: Scheme): Unit[] {
  if (scheme === 'establishment') return establishmentPermits(world)
  if (scheme === 'sex') return [...permitsFor(world, 'sex'), ...permitsFor(world, 'escort')]
  const inBylaw = (unit: Unit) => isBylaw(world.texts[unit.text]?.title ?? '', 'speelautoma|automatenhal')
  return world.find('permit-asked').filter((unit) => asksPermit(world, unit) && (isAbout(world, unit, 'arcade') || inBylaw(unit)))
}

const bylawOf: Record<Scheme, string> = {
  establishment: 'horeca|openbare inrichting',
  sex: 'seks|prostitutie|escort',
  arcade: 'speelautoma|automatenhal',
}

/** Does a sentence on conduct or certificates belong to this scheme? */
function directlyFor(world: World, unit: Unit, scheme: Scheme, permits: readonly Unit[]): boolean {
  if (isBylaw(world.texts[unit.text]?.title ?? '', bylawOf[scheme])) return true
  if (permits.some((permit) => permit.articleKey === unit.articleKey)) return true
  const names = (other: Scheme) => world.has(unit, other) || (other === 'sex' && world.has(unit, 'escort'))
  if (names(scheme) && !(scheme === 'establishment' && world.has(unit, 'establishment-narrow'))) return true
  if (schemes.some((other) => other !== scheme && names(other))) return false
  const numbers = permits.filter((permit) => permit.text === unit.text).flatMap((permit) => permit.article.number ?? [])
  if (numbers.some((number) => namesArticle(unit, number))) return true
  if (namesOtherArticle(unit)) return false
  return world.titleHas(unit.article, scheme) && !world.articleOf(unit).some((each) => asksPermit(world, each))
}

const namesOtherArticle = (unit: Unit) => /\bartikel(?:en)? \d/u.test(unit.led) && !/wet\b/u.test(unit.led)

/** An article of conduct that names no scheme, and no permit of its own. */
function orphans(world: World, all: readonly Unit[]): Unit[] {
  return all.filter(
    (unit) =>
      !world.articleOf(unit).some((each) => asksPermit(world, each)) &&
      !(['establishment', 'sex', 'escort', 'arcade', 'event', 'branch', 'fight'] as const).some(
        (name) => world.has(unit, name) || world.titleHas(unit.article, name),
      ) &&
      !/kamerverhuur|standplaats|terras|kansspel|speelgelegenheid|collecte|\bmarkt|camping|huisvesting|verhuur/u.test(
        `${plain(unit.article.title)} ${unit.led}`,
      ) &&
      !namesOtherArticle(unit) &&
      !world.has(unit, 'general-permit') &&
      !/algemen/u.test(plain(unit.article.title)) &&
      world.has(unit, 'refuses'),
  )
}

/** Which scheme an orphan belongs to by where it stands: the same section, or the permit just before it. */
function standsWith(world: World, unit: Unit, permits: readonly Unit[]): boolean {
  const section = unit.article.headings.at(-1)
  const all = world.find('permit-asked').filter((each) => asksPermit(world, each) && each.text === unit.text)
  if (section !== undefined) {
    const inSection = all.filter((each) => each.article.headings.at(-1) === section)
    if (inSection.length > 0) return inSection.every((each) => permits.some((permit) => permit.articleKey === each.articleKey))
  }
  const before = all.filter((each) => each.order < unit.order).at(-1)
  return before !== undefined && permits.some((permit) => permit.articleKey === before.articleKey)
}

function conduct(world: World, scheme: Scheme, permit: Judgement): Judgement {
  const all = world.find('conduct').filter((unit) => !world.has(unit, 'conduct-off'))
  const permits = permitUnits(world, scheme)
  const direct = all.filter((unit) => directlyFor(world, unit, scheme, permits))
  if (permit.verdict === 'onbekend') return unclear(permit.reason)
  if (permits.length === 0) {
    const some = direct.find((unit) => world.has(unit, 'conduct-any', 'in-charge'))
    return some ? unclear(says.schemeMissing, some) : no(says.schemeMissing)
  }
  const loose = direct.length === 0 ? orphans(world, all) : []
  const near = loose.filter((unit) => standsWith(world, unit, permits))
  const lacking = () => schemes.filter((each) => lacksOwn(world, each, all))
  const left =
    near.length === 0 && loose.some((unit) => isOfOneScheme(world, unit)) && lacking().length === 1 && lacking()[0] === scheme
      ? loose.filter((unit) => isOfOneScheme(world, unit))
      : []
  const own = [...direct, ...near, ...left]
  if (own.length === 0) {
    const vog = world.find('any-vog').find((unit) => directlyFor(world, unit, scheme, permits) || standsWith(world, unit, permits))
    return vog ? no(says.conductVog, vog) : no(says.conductMissing)
  }
  const charged = own.filter((unit) => testsInCharge(world, unit))
  const whole = charged.find((unit) => isInAnyRespect(world, unit))
  if (whole) return yes(whole)
  const any = own.find((unit) => isInAnyRespect(world, unit))
  return any ? partly(says.conductNotInCharge, any) : partly(says.conductNotAny, charged[0] ?? own[0])
}

/** 'De vergunning' of an operator and a manager: one licence, that stands somewhere else in the text. */
const isOfOneScheme = (world: World, unit: Unit) => world.has(unit, 'in-charge') && !/\b(?:een vergunning|vergunningen)\b/u.test(unit.led)

function lacksOwn(world: World, scheme: Scheme, all: readonly Unit[]): boolean {
  const permits = permitUnits(world, scheme)
  return permits.length > 0 && !all.some((unit) => directlyFor(world, unit, scheme, permits))
}

const isInAnyRespect = (world: World, unit: Unit) => world.has(unit, 'conduct-any')

function testsInCharge(world: World, unit: Unit): boolean {
  const leftOut = /(?:niet zijnde|met uitzondering van|behalve|uitgezonderd|niet de)[^;]{0,20}(?:beheerder|leidinggevende)/u
  if (world.has(unit, 'in-charge')) return !leftOut.test(unit.led)
  return world
    .articleOf(unit)
    .some(
      (other) =>
        other !== unit &&
        !other.isTitle &&
        world.has(other, 'in-charge') &&
        !leftOut.test(other.led) &&
        (world.has(other, 'conduct') ||
          /overeenkomstig|eveneens|tevens|zelfde eis|diezelfde|dezelfde|geldt ook|gelden ook/u.test(other.low)),
    )
}

function malafideClimate(world: World): Judgement {
  const core = new Set([...world.byArticle].filter(([, its]) => its.some((unit) => world.has(unit, 'climate'))).map(([key]) => key))
  const named = (unit: Unit) => core.has(unit.articleKey) || world.has(unit, 'climate') || /bedrijfsmatige activiteit/u.test(unit.led)
  const isElsewhere = (unit: Unit) => /alcoholverbod|veiligheidsrisico|cameratoezicht|parkeer|hondenuitlaat/u.test(unit.led)
  // A scheme may be spread over articles: what is designated in one asks the permit of another.
  const designations = world
    .find('designate')
    .filter((unit) => !isElsewhere(unit) && (world.has(unit, 'branch') || world.has(unit, 'area') || world.has(unit, 'building')))
    .filter((unit) => named(unit) || (core.size > 0 && world.has(unit, 'branch')))
  const permits = world.find('permit-asked').filter((unit) => asksPermit(world, unit) && !world.has(unit, 'event'))
  const ofScheme = permits.filter(
    (unit) =>
      core.has(unit.articleKey) ||
      designations.some((each) => each.articleKey === unit.articleKey) ||
      (designations.length > 0 &&
        world.has(unit, 'designate') &&
        (world.has(unit, 'branch') || world.has(unit, 'building') || world.has(unit, 'area'))),
  )
  const relevant = ofScheme.filter(
    (unit) => !world.has(unit, 'sex') && !world.has(unit, 'arcade') && (!world.has(unit, 'establishment') || world.has(unit, 'designate')),
  )
  if (relevant.length === 0) {
    const doubtful = designations.find((unit) => named(unit) && (world.has(unit, 'branch') || world.has(unit, 'building')))
    return doubtful ? unclear(says.climateNoPermit, doubtful) : no(says.missing)
  }
  const parts = ['branch', 'area', 'building'] as const
  // What is left out does not count, and only what is designated or licensed does.
  const counted = [...designations, ...relevant.filter((unit) => world.has(unit, 'designate') || designations.length === 0)].filter(
    (unit) => !world.has(unit, 'permit-not-asked'),
  )
  const designated = designations.filter((unit) => counted.includes(unit))
  const fixed = relevant.find((unit) => world.has(unit, 'fixed-branch') && !world.has(unit, 'designate'))
  const missing = parts.filter(
    (part) =>
      !designated.some((unit) => world.has(unit, part)) &&
      !(part === 'branch' && fixed && !world.has(fixed, 'designate') && !/\been bedrijf\b/u.test(fixed.low)),
  )
  const first =
    best(
      designated,
      (unit) => parts.every((part) => world.has(unit, part)),
      (unit) => world.has(unit, 'branch'),
    ) ?? relevant[0]
  if (missing.length === 0) return yes(first)
  return partly(says.climatePart(missing.map((part) => texts.parts[part])), first)
}

function fightEvents(world: World): Judgement {
  const permits = world
    .find('event', 'permit-asked')
    .filter((unit) => asksPermit(world, unit) && world.has(unit, 'event-hold') && !/openbare inrichting te exploiteren/u.test(unit.low))
  const fights = world.find('fight')
  const kept = fights.filter((unit) => !world.has(unit, 'fight-out-of-out'))
  const out = kept.filter((unit) => leavesOutFights(world, unit))
  const included = kept.filter((unit) => !out.includes(unit) && !onlyDefinesFights(unit))
  const licensed = included.filter((unit) => asksPermit(world, unit))
  if (out.length > 0)
    return included.length > 0 && permits.length > 0 ? unclear(says.unclear, out[0]) : no(says.fightExcluded, out[0], false)
  if (permits.length > 0 && included.length > 0)
    return yes(
      best(
        included,
        (unit) => world.has(unit, 'event') || world.has(unit, 'permit'),
        (unit) => world.has(unit, 'designate') || world.has(unit, 'refuses'),
      ),
    )
  if (licensed[0]) return yes(licensed[0])
  if (permits.length > 0) {
    if (kept[0]) return unclear(says.unclear, kept[0])
    return partly(says.fightMissing, permits[0])
  }
  const reference = referenceTo(world, 'event', 'evenement')
  if (reference) return unclear(says.elsewhere, reference)
  const notified = notifiedOnly(world, 'event')
  return notified ? no(says.notification, notified) : no(says.missing)
}

function leavesOutFights(world: World, unit: Unit): boolean {
  if (!world.has(unit, 'fight-out')) return false
  // In the same breath: 'met uitzondering van vechtsport', or an item of a list of what is left out.
  const fight = world.know.patterns.fight.source
  const out = world.know.patterns['fight-out'].source
  const near = new RegExp(`${out}[^;]{0,160}(?:${fight})|(?:${fight})[^;]{0,80}${out}`, 'u')
  return (
    near.test(unit.led) &&
    !/geldt niet alleen|niet alleen|(?:vrijstelling|uitzondering|lid)[^;]{0,60}(?:geldt|gelden|is) niet (?:voor|van toepassing)/u.test(
      unit.led,
    )
  )
}

const onlyDefinesFights = (unit: Unit) =>
  /^(?:\S+ ){0,2}(?:vechtsport\S*|vechtgala\S*)\s*:|^(?:onder )?(?:een )?vechtsport\S* wordt verstaan|wordt onder (?:een )?vechtsport\S* verstaan/u.test(
    unit.low,
  ) && !/mede verstaan|aangewezen|vergunning/u.test(unit.low)

/** Whether anything was designated stands in an order, seldom in the text itself. */
function designation(world: World): Judgement {
  const order = world.find('designation-order')[0]
  if (order) return yes(order)
  const climate = malafideClimate(world)
  return climate.verdict === 'nee' ? { verdict: 'nvt', reason: says.notAsked } : unclear(says.designationUnknown)
}
