// Reading an instrument: from its text, kind, party type and a day to findings. A finding is a proposal; a jurist decides.
import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { PartyType } from '../programme/rules.ts'
import { apvChecks } from './apv.ts'
import { bibobChecks } from './bibob.ts'
import { damoclesChecks } from './damocles.ts'
import { World, type Judgement, type Mode, type Verdict } from './judging.ts'
import type { InstrumentKind, Knowledge, Requirement } from './knowledge.ts'
import type { Article, StructuredText } from './structure.ts'
import { texts as words } from './texts.ts'
import { plain, unitsOf, type Unit } from './units.ts'

export type { InstrumentKind, Knowledge } from './knowledge.ts'
export type { StructuredText } from './structure.ts'
export type { Verdict } from './judging.ts'

export type Finding = {
  id: string
  verdict: Verdict
  /** As printed; null when it stands in no article, or nowhere. */
  article: string | null
  /** Verbatim; null when nothing shows it. */
  quote: string | null
  reason: string
  /** How the Wet Bibob is applied in an area. */
  mode?: Mode
  /** Not part of what was agreed. */
  advice?: true
  /** Which of the texts, when several are judged together. */
  text?: number
}

export type Asked = { kind: InstrumentKind; partyType: PartyType; on: Day }

const says = words.reasons
const checks: Record<InstrumentKind, Record<string, (world: World) => Judgement>> = {
  apv: apvChecks,
  bibob: bibobChecks,
  damocles: damoclesChecks,
}

/** What the texts together say for each requirement of their kind. */
export function check(texts: readonly StructuredText[], asked: Asked, know: Knowledge): Finding[] {
  const judge = judgeOf(texts, asked, know)
  return know.requirements
    .filter((each) => each.kind === asked.kind)
    .map((requirement) => finding(requirement, judge(requirement), texts.length))
}

/** Why a text cannot be what it was offered as; undefined when it can. */
export function otherKind(text: StructuredText, kind: InstrumentKind): string | undefined {
  const title = plain(text.title)
  const all = plain([text.title, ...text.opening].join('\n'))
  const isBylaw = /verordening|\bapv\b/u.test(title)
  const is = {
    bibob: /bibob|integriteitsbeoordeling/u.test(title) && !isBylaw,
    damocles: /damocles|\b13b\b/u.test(title) && !isBylaw,
    apv: isBylaw && !/bibob|damocles|13b/u.test(title),
  }
  const others = (['apv', 'bibob', 'damocles'] as const).filter((other) => other !== kind && is[other])
  if (others.length > 0 && !is[kind]) return text.title
  if (kind === 'apv') return undefined
  const body = `${all}\n${text.articles
    .flatMap((article) => [article.title, ...article.paragraphs.flatMap((each) => [each.text, ...each.items.map((item) => item.text)])])
    .join('\n')
    .toLowerCase()}`
  const speaks = kind === 'bibob' ? /bibob|integriteitsbeoordeling/u : /damocles|13b|opiumwet/u
  return speaks.test(body) ? undefined : text.title
}

function finding(requirement: Requirement, judgement: Judgement, texts: number): Finding {
  const { unit } = judgement
  return {
    id: requirement.id,
    verdict: judgement.verdict,
    article: unit?.article.number ?? null,
    quote: unit?.quote ?? judgement.looseQuote ?? null,
    reason: judgement.reason,
    ...(judgement.mode ? { mode: judgement.mode } : {}),
    ...(requirement.advice ? { advice: true as const } : {}),
    ...(texts > 1 && unit ? { text: unit.text } : {}),
  }
}

function judgeOf(texts: readonly StructuredText[], asked: Asked, know: Knowledge): (requirement: Requirement) => Judgement {
  const { kind, partyType, on } = asked
  const all = texts.flatMap((text, index) => unitsOf(text, index, kind === 'bibob')).map((unit, order) => ({ ...unit, order }))
  const inForce = texts.map((text) => (text.from === null || text.from <= on) && (text.until === null || on <= text.until))
  const someHolds = inForce.some(Boolean)
  const ofTexts = all.filter((unit) => inForce[unit.text] && !unit.article.isInstruction)
  const holds = (article: Article) =>
    article.from !== 'unknown' && (article.from === null || article.from <= on) && (article.until === null || on <= article.until)
  const world = (units: readonly Unit[]) => new World(know, on, texts, units)
  const live = world(ofTexts.filter((unit) => unit.article.state === 'live' && holds(unit.article)))
  // Most texts have nothing that is repealed, waits or is only explained: then there is nothing to look at again.
  const orLive = (units: readonly Unit[]) => (units.length === live.units.length ? live : world(units))
  const gone = lazily(() => orLive(ofTexts.filter((unit) => holds(unit.article))))
  const later = lazily(() => orLive(ofTexts.filter((unit) => unit.article.state === 'live')))
  const withNotes = lazily(() => orLive([...live.units, ...notesOf(texts)]))
  const asks = texts.map((text) => asksOf(text, know, kind))
  const onlyAmendments = texts.every((text) => text.isAmending)
  const amends = texts.some((text) => text.isAmending)

  return (requirement) => {
    const { id } = requirement
    if (!requirement.parties.includes(partyType)) return { verdict: 'nvt', reason: says.notAskedOfParty }
    if (asks.every((ids) => ids !== undefined && !ids.includes(id) && id !== 'no-repealed-laws'))
      return { verdict: 'nvt', reason: says.notAsked }
    if (requirement.optional !== true && !someHolds) return { verdict: 'nee', reason: says.textNotInForce(formatDay(on)) }
    if (id === 'no-repealed-laws') return onlyAmendments ? { verdict: 'onbekend', reason: says.amendingOnly } : repealedLaws(live, texts)
    const judge = checks[kind][id]
    if (!judge) throw new Error(`No check for ${id}`)
    const judgement = judge(live)
    if (requirement.since !== undefined && on < requirement.since && judgement.verdict !== 'ja')
      return { verdict: 'nvt', reason: says.notYetAsked }
    if (judgement.verdict === 'nvt') return judgement
    const amended = amends && !onlyAmendments ? touchedByAmendment(judgement, texts, all) : undefined
    if (amended) return amended
    if (onlyAmendments && judgement.verdict !== 'ja' && !(judgement.verdict === 'deels' && judgement.mayBeElsewhere === false))
      return { verdict: 'onbekend', reason: says.amendingOnly, ...(judgement.mode ? { mode: judgement.mode } : {}) }
    if (judgement.verdict !== 'nee' || judgement.unit) return judgement
    return explainMissing(id, judgement, { judge, live, gone, later, withNotes })
  }
}

type Others = { judge: (world: World) => Judgement; live: World; gone: () => World; later: () => World; withNotes: () => World }

/** Not in force, repealed, or only in the notes: still no, and the reader is told where it stands. */
function explainMissing(id: string, judgement: Judgement, { judge: judgeIn, live, gone, later, withNotes }: Others): Judgement {
  const judge = (world: World) => (world === live ? judgement : judgeIn(world))
  const isThere = (found: Judgement) => found.verdict === 'ja' || found.verdict === 'deels'
  const waiting = judge(later())
  if (isThere(waiting) && waiting.unit) {
    const unknown = waiting.unit.article.from === 'unknown'
    return { ...waiting, verdict: unknown ? 'onbekend' : 'nee', reason: unknown ? says.articleDayUnknown : says.articleNotInForce }
  }
  const buried = judge(gone())
  if (isThere(buried) && buried.unit && buried.unit.article.state !== 'live') return { ...buried, verdict: 'nee', reason: says.repealed }
  const titled = gone().units.find(
    (unit) => unit.article.state !== 'live' && unit.isTitle && (subjectOfTitle[id] ?? neverMatches).test(unit.low),
  )
  if (titled) return { ...judgement, unit: titled, reason: says.repealed }
  const noted = judge(withNotes())
  if (isThere(noted) && noted.unit?.text === -1) return { ...judgement, reason: says.onlyInNotes }
  return judgement
}

const neverMatches = /(?!)/u
/** What a heading of a repealed article says that it was about. */
const subjectOfTitle: Record<string, RegExp> = {
  closing: /sluit[^;]*(?:gebouw|pand|publiek)|(?:gebouw|pand)[^;]*sluit/u,
  'closed-building-entry': /betreden|verblijf[^;]*gesloten|gesloten (?:woning|pand|gebouw|lokaal)/u,
  'establishment-permit': /exploitati|openbare inrichting|horeca/u,
  'sex-establishment-permit': /seks|prostitutie|escort/u,
  'arcade-permit': /speelautomatenhal|automatenhal/u,
  'malafide-climate': /ondernemersklimaat|malafide|bedrijfsmatige activiteit/u,
  'fight-events': /vechtsport|evenement/u,
  'list-ia': /lijst ia/u,
  'preparatory-acts': /voorbereiding/u,
  proportionality: /evenredig/u,
  'dwelling-and-premises': /woning|lokal/u,
  threshold: /bouwsom|drempel/u,
  'tip-between-bodies': /\btip/u,
  'area-alcohol': /alcohol/u,
  'area-establishment': /horeca|exploitatie|openbare inrichting/u,
  'area-coffeeshop': /coffeeshop/u,
  'area-sex': /seks|prostitutie|escort/u,
  'area-building': /\bbouw/u,
  'area-environment': /milieu/u,
}

/** An amending text beside the whole: what it changes in the deciding article is not yet done. */
function touchedByAmendment(judgement: Judgement, texts: readonly StructuredText[], all: readonly Unit[]): Judgement | undefined {
  const { unit } = judgement
  if (!unit || unit.article.number === null || texts[unit.text]?.isAmending) return undefined
  const number = unit.article.number.toLowerCase().replaceAll('.', '\\.')
  const named = new RegExp(`artikel(?:en)?[^;]{0,60}(?<![\\d:.])${number}(?![\\d:a-z]|\\.\\d)`, 'u')
  const instruction = all.find((each) => each.article.isInstruction && named.test(each.low))
  return instruction ? { verdict: 'onbekend', reason: says.amendingOnly, unit: instruction } : undefined
}

function repealedLaws(world: World, texts: readonly StructuredText[]): Judgement {
  const isPast = (low: string) => world.know.patterns.history.test(low)
  const openings = texts.flatMap((text) => text.opening.filter((line) => !isPast(plain(line))))
  for (const law of world.know.repealedLaws) {
    if (law.repealedOn > world.on) continue
    const reason = says.repealedLaw(law.name, law.now)
    const above = openings.find((line) => law.expression.test(plain(line)))
    const unit = world.units.find(
      (each) =>
        law.expression.test(each.low) && !isPast(each.led) && !/overgang|slotbepaling|historie|intrekking/u.test(plain(each.article.title)),
    )
    const isLoose = unit === undefined || unit.article.number === null
    if (above !== undefined && isLoose && unit === undefined) return { verdict: 'nee', reason, looseQuote: above }
    if (above !== undefined && !isLoose) return { verdict: 'nee', reason, looseQuote: above }
    if (unit) return { verdict: 'nee', reason, unit }
  }
  return { verdict: 'ja', reason: says.noRepealedLaw }
}

/** What a text about one subject is asked; undefined: everything. */
function asksOf(text: StructuredText, know: Knowledge, kind: InstrumentKind): string[] | undefined {
  if (kind !== 'apv') return undefined
  const title = plain(text.title)
  if (!/verordening/u.test(title) || /algemene? plaatselijke|\bapv\b/u.test(title)) return undefined
  const about = know.bylaws.filter((bylaw) => bylaw.title.test(title))
  return about.length === 0 ? undefined : about.flatMap((bylaw) => bylaw.asks)
}

/** The notes as an article of no text, to see whether something stands only there. */
function notesOf(texts: readonly StructuredText[]): Unit[] {
  const article: Article = {
    number: null,
    title: '',
    headings: [],
    paragraphs: texts.flatMap((text) => text.notes.map((note) => ({ number: null, text: note, items: [] }))),
    state: 'live',
    from: null,
    until: null,
    isInstruction: false,
  }
  const first = texts[0]
  if (!first) return []
  return unitsOf({ ...first, articles: [article] }, -1, false)
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
