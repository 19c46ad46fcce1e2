// From lines to articles. Every reader (plain text, HTML, CVDR, PDF, DOCX) gives lines; here they become one structured text.
import { addDays, isDay, type Day } from '../../platform/settings/day.ts'

/** What a reader gives: a line of text, and what it knows of it. Plain text knows nothing. */
export type Line = {
  text: string
  /** `article` with its number and title; `lid` and `item` with their mark; `heading`; `notes` for a line in explanatory notes. */
  role?: 'article' | 'heading' | 'notes' | 'annex' | 'plain'
  number?: string
  title?: string
}

type Paragraph = { number: string | null; text: string; items: { mark: string; text: string }[] }

type ArticleState = 'live' | 'repealed' | 'reserved'

export type Article = {
  /** As printed; null for text that stands outside any article. */
  number: string | null
  title: string
  /** Headings above it, outermost first. */
  headings: string[]
  paragraphs: Paragraph[]
  state: ArticleState
  /** From and until when this article holds by itself; 'unknown' when a day is still to be set. */
  from: Day | 'unknown' | null
  until: Day | null
  /** An instruction of an amending text, not a rule by itself. */
  isInstruction: boolean
}

export type StructuredText = {
  title: string
  /** Lines before the first article: title, in force, considerations. */
  opening: string[]
  articles: Article[]
  /** Explanatory notes, never a rule. */
  notes: string[]
  hasAnnex: boolean
  isAmending: boolean
  from: Day | null
  until: Day | null
  /** Several publications of one text in one file. */
  hasTwoVersions: boolean
}

const articleNumber = String.raw`(?:\d+[a-z]{0,3}(?:(?:[.:]\s?|-)\d+[a-z]{0,3})*|[IVX]+[a-z]?)`
const articleLine = new RegExp(
  String.raw`^(?:Artikel|ARTIKEL|Art\.|Artikelen|ARTIKELEN)\s+(${articleNumber})(?![\d:])\.?(?:\s+(?:t\/m|tot en met)\s+${articleNumber})?\s*(.*)$`,
  'u',
)
/** After a number at the beginning of a line this goes on with a sentence, so the line is no heading. */
const goesOn =
  /^(?:[,;]|van\b|is\b|wordt\b|worden\b|en\b|of\b|tot\b|lid\b|leden\b|jo\b|juncto\b|bepaalt\b|geldt\b|gelden\b|onder\b|bedoeld\b|genoemd\b|zijn\b|kan\b|vervalt\b|vervallen de\b|komt\b|komen\b|treedt\b|treden\b|luidt\b|op grond\b|blijft\b|heeft\b|in de\b|uit\b|dat\b|die\b|aanhef\b|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|enig)\s+(?:en\s+\w+\s+)?(?:lid|volzin)\b|(?:Wet|wet|Opiumwet|Alcoholwet|Gemeentewet|Awb|Omgevingswet)\b)/u
const chapterLine = /^(?:hoofdstuk|afdeling|paragraaf|titel|deel|§)\s*[\divxlc]+[a-z]?(?:[.:]\d+[a-z]?)*\b/iu
const annexLine = /^(?:bijlage|annex)\b[^.;]{0,120}$/iu
const notesLine =
  /^(?:nota van toelichting|(?:algemene |artikelsgewijze |korte )?toelichting(?:en)?)\b(?:\s*(?:op|bij|behorende|algemeen|per artikel|artikelsgewijs|[-–(]|van de|artikel).{0,110})?[:.]?$/iu
const notesOfOneArticle = /^toelichting\s+(?:op |bij )?artikel\s/iu
const notesInline =
  /^[[(]?(?:(?:algemene |artikelsgewijze )?toelichting(?:\s+(?:op|bij|artikel)\b[^:]{0,60}(?::\d+\S*)?)?|noot|n\.b\.)\s*:\s+\S/iu
const paragraphMark = /^(?:(?:lid\s+)?(\d{1,2}[a-z]{0,2})[.)]|(\d{1,2})\s(?=\p{Lu}))\s*(?=\S)/u
const itemMark = /^(?:([a-z]{1,2}|[ivx]{1,4})[.)]|(\d{1,2})[°º]\.?|[-–—•▪*])\s+(?=\S)/u
const gone = String.raw`(?:vervallen|gereserveerd|ingetrokken|geschrapt)`
const goneTail = String.raw`(?:\s+(?:per|met ingang van|sinds|bij|op)\s.{0,60})?`
const goneAlone = new RegExp(
  String.raw`^[\s[(*_\-–]*(?:dit artikel is\s+|artikel\s+)?(?:(?:per|met ingang van)\s.{4,30}?\s)?${gone}${goneTail}[\s\])*_.;]*$`,
  'iu',
)
const goneInTitle = new RegExp(String.raw`(?:^|[\s([–—:*-])${gone}${goneTail}[\s\])*.;]*$`, 'iu')
/** 'B. In artikel 2:28 vervalt …': the inserted article is over. */
const instructs = /^[A-Z]{1,2}[.)]?\s.{0,80}\bartikel\b.*(?:vervalt|gewijzigd|ingevoegd|luiden|luidende|vervangen|toegevoegd|vernummerd)/u
const endsInNewText = /(?:luiden|luidende|luidend|als volgt)(?:\s+als volgt)?\s*:?["“”']*$/iu

/** One form for all: composed letters, plain spaces, words that a line end broke made whole. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00A0\u2007\u202F\u2009\u200A\t]/g, ' ')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll('ﬁ', 'fi')
    .replaceAll('ﬂ', 'fl')
    .replaceAll(/(\p{Ll})[-‐]\n\s*(?!(?:en|of|dan wel|\/)\s)(\p{Ll})/gu, '$1$2')
    .replaceAll(/ {2,}/g, ' ')
}

export function linesOf(text: string): Line[] {
  return tidy(text)
    .replaceAll(/((?:luiden|luidende|luidend|als volgt)\s*:)\s*(?=["“„']?Artikel \d)/giu, '$1\n')
    .split(/[\n\f\v\u2028\u2029]/)
    .map((line) => ({ text: line.trim() }))
}

/** The structured text that lines make. */
export function structure(lines: readonly Line[]): StructuredText {
  const builder = new Builder()
  for (const line of lines) builder.add(line)
  return builder.finish()
}

class Builder {
  private opening: string[] = []
  private notes: string[] = []
  private articles: Article[] = []
  private loose: Article = emptyArticle(null, '', [])
  private current: Article | undefined
  private headings: { rank: number; text: string }[] = []
  private inNotes: 'all' | 'one' | undefined
  private hasAnnex = false
  private afterBlank = true
  private afterNewText = false
  private lastLine = ''
  private wholes = new Set<Article>()

  add(line: Line): void {
    const text = line.text.replaceAll(/\s+/g, ' ').trim()
    if (text === '' && line.role !== 'article') {
      this.afterBlank = true
      return
    }
    this.place({ ...line, text })
    this.lastLine = text
    this.afterBlank = false
  }

  private place(line: Line): void {
    const bare = line.text.replace(/^[#*_>"“„']+\s*/u, '').replace(/[*_]+$/u, '')
    if (line.role === 'notes') return void this.notes.push(line.text)
    if (line.role === 'annex' || (line.role === undefined && annexLine.test(bare) && bare.length < 100 && !/[.;]$/.test(bare)))
      return this.startAnnex(bare)
    const heading = line.role === 'article' ? { number: line.number ?? '', rest: line.title ?? '' } : this.headingIn(line, bare)
    if (this.inNotes !== undefined) {
      const leaves = line.role === 'article' || (this.inNotes === 'one' && heading !== undefined)
      if (!leaves) return void this.notes.push(line.text)
      this.inNotes = undefined
    }
    if (heading) return this.startArticle(heading.number, heading.rest, line.role === 'article')
    if (line.role !== 'plain' && bare.length < 140 && notesLine.test(bare)) {
      this.inNotes = notesOfOneArticle.test(bare) ? 'one' : 'all'
      return void this.notes.push(line.text)
    }
    if (line.role !== 'plain' && notesInline.test(bare)) {
      this.inNotes = 'one'
      return void this.notes.push(line.text)
    }
    if (line.role === 'heading' || (chapterLine.test(bare) && bare.length < 160 && !/[.;,]$/.test(bare))) return this.startChapter(bare)
    if (this.current && this.wholes.has(this.current) && instructs.test(bare)) {
      this.current = emptyArticle(null, '', [])
      this.articles.push(this.current)
    }
    if (this.current) return this.addText(this.current, line.text)
    this.opening.push(line.text)
    // A title is a line by itself, also without a full stop.
    if (this.lastLine.length < shortLine && !/[-‐]$/u.test(this.lastLine)) this.afterBlank = true
    this.addText(this.loose, line.text)
  }

  private headingIn(line: Line, bare: string): { number: string; rest: string } | undefined {
    if (line.role === 'plain') return undefined
    const match = articleLine.exec(bare)
    if (!match) return undefined
    const rest = (match[2] ?? '').replace(/^[.:–—-]\s*/u, '').trim()
    // A sentence that was broken before 'Artikel …' goes on without a capital or a title.
    return goesOn.test(rest) ? undefined : { number: (match[1] ?? '').replaceAll(' ', ''), rest }
  }

  private startAnnex(text: string): void {
    this.hasAnnex = true
    this.inNotes = undefined
    this.headings = [{ rank: 0, text }]
    this.current = emptyArticle(null, text, [text])
    this.articles.push(this.current)
  }

  private startChapter(text: string): void {
    const rank = /^(?:hoofdstuk|deel|titel)/iu.test(text) ? 1 : /^afdeling/iu.test(text) ? 2 : 3
    this.headings = [...this.headings.filter((each) => each.rank < rank), { rank, text }]
    // What follows a heading without an article belongs to no article.
    if (this.current && this.articles.length > 0) {
      this.current = emptyArticle(
        null,
        text,
        this.headings.map((each) => each.text),
      )
      this.articles.push(this.current)
    } else this.opening.push(text)
  }

  private startArticle(number: string, rest: string, isSure: boolean): void {
    const isWhole = this.afterNewText || (this.lastLine !== '' && endsInNewText.test(this.lastLine))
    const isSentence = !isSure && readsAsSentence(rest) && !goneInTitle.test(rest)
    const title = isSentence ? (/^([^:.;]{1,80}):/u.exec(rest)?.[1] ?? '') : rest
    this.current = emptyArticle(
      number,
      title,
      this.headings.map((each) => each.text),
    )
    this.articles.push(this.current)
    if (isWhole) this.wholes.add(this.current)
    this.afterNewText = false
    if (isSentence) this.addText(this.current, rest)
  }

  private addText(article: Article, text: string): void {
    const last = article.paragraphs.at(-1)
    const paragraph = paragraphMark.exec(text)
    const item = itemMark.exec(text)
    const isRow = text.includes(' | ')
    this.afterNewText = endsInNewText.test(text) || (this.afterNewText && !paragraph)
    const isInstructionMark = /^[A-Z]{1,2}[.)]?\s+(?=\S)/u.test(text) && /^(?:[A-Z]{1,2}[.)])/u.test(text)
    if (paragraph) {
      const number = paragraph[1] ?? paragraph[2] ?? null
      const rest = text.slice(paragraph[0].length)
      // A figure within a list of letters is an item of it, until the figures go on where the paragraphs were.
      const isSub = last !== undefined && last.items.length > 0 && number === '1'
      if (isSub) last.items.push({ mark: number!, text: rest })
      else article.paragraphs.push(splitItems({ number, text: rest, items: [] }))
    } else if (item && last) last.items.push({ mark: item[1] ?? item[2] ?? '–', text: text.slice(item[0].length) })
    else if (
      !last ||
      this.afterBlank ||
      isRow ||
      isInstructionMark ||
      /[.:;!?)\]]$/.test(this.lastLine) ||
      last.text.includes(' | ') ||
      goneAlone.test(text)
    )
      article.paragraphs.push(splitItems({ number: null, text, items: [] }))
    else {
      // A line goes on where the one before broke off.
      const lastItem = last.items.at(-1)
      if (lastItem) lastItem.text += ` ${text}`
      else last.text += ` ${text}`
    }
  }

  finish(): StructuredText {
    const title = titleIn(this.opening)
    const isAmending = looksAmending(title, this.opening, this.articles)
    this.loose.paragraphs = this.loose.paragraphs.filter((each) => each.text !== title && !/^(?:bron:|geldend van)/iu.test(each.text))
    const hasRules = this.articles.some((each) => each.number !== null)
    const all = [...(hasText(this.loose) ? [this.loose] : []), ...this.articles].filter(
      (article) => article.number !== null || hasText(article),
    )
    for (const article of all) settle(article, isAmending && !this.wholes.has(article))
    const whole = all.map((article) => textOf(article)).join('\n')
    const { from, until } = termOf(this.opening, hasRules ? all : [this.loose])
    setOwnTerms(all)
    return {
      title,
      opening: this.opening,
      articles: all,
      notes: this.notes,
      hasAnnex: this.hasAnnex,
      isAmending,
      from,
      until,
      hasTwoVersions: !isAmending && holdsTwoVersions(this.opening, whole, this.articles),
    }
  }
}

function emptyArticle(number: string | null, title: string, headings: string[]): Article {
  return { number, title, headings, paragraphs: [], state: 'live', from: null, until: null, isInstruction: false }
}

const hasText = (article: Article) => article.paragraphs.length > 0

function textOf(article: Article): string {
  return article.paragraphs.map((each) => [each.text, ...each.items.map((item) => `${item.mark}. ${item.text}`)].join('\n')).join('\n')
}

const verb =
  /\b(?:is|zijn|wordt|worden|kan|kunnen|mag|mogen|geldt|gelden|heeft|hebben|sluit|past|wijkt|verboden|moet|moeten|vallen|valt|weegt|toetst|krijgt|treedt|wijst|weigert|dient|bestaat|ziet|luidt|verleent|meldt)\b/u

/** What stands behind the number of an article: its title, or already its text. */
function readsAsSentence(rest: string): boolean {
  if (rest.length > 130 || /[^.]:\s+\S|[.;]\s+\S|[^.][;]$/u.test(rest)) return true
  if (rest.endsWith('.') && rest.length > 60) return true
  if (!verb.test(rest)) return false
  return rest.endsWith('.') || (rest.length > 40 && /^(?:De|Het|Een|Dit|Deze|Bij|Ook|Op|Als|Voor|In|Wie|Ieder|Niemand)\b/u.test(rest))
}

/** 'bij: a. het een; b. het ander' within one line is a list too. */
function splitItems(paragraph: Paragraph): Paragraph {
  const marks = [...paragraph.text.matchAll(/(^|[:;,]\s+(?:en\s+|of\s+)?)([a-z])[.)]\s+/gu)]
  if (marks.length < 2 || marks[0]?.[2] !== 'a') return paragraph
  const rising = marks.filter((mark, index) => mark[2] === String.fromCodePoint(97 + index))
  if (rising.length < 2) return paragraph
  const items = rising.map((mark, index) => {
    const begin = mark.index + mark[0].length
    const end = rising[index + 1]?.index ?? paragraph.text.length
    return { mark: mark[2]!, text: paragraph.text.slice(begin, end).trim() }
  })
  const first = rising[0]!
  return { ...paragraph, text: paragraph.text.slice(0, first.index + (first[1] ?? '').trimEnd().length).trim(), items }
}

function settle(article: Article, inAmendment: boolean): void {
  const said = article.paragraphs.filter((each) => each.items.length > 0 || !goneAlone.test(each.text))
  const loneGone = article.paragraphs.some((each) => each.number === null && each.items.length === 0 && goneAlone.test(each.text))
  const onlyGone = article.number !== null && article.paragraphs.length > 0 && said.length === 0
  if (goneInTitle.test(article.title) || (article.number !== null && (loneGone || onlyGone))) {
    const words = `${article.title} ${article.paragraphs.map((each) => each.text).join(' ')}`
    article.state = /gereserveerd/iu.test(words) && !/vervallen/iu.test(words) ? 'reserved' : 'repealed'
  }
  article.isInstruction = inAmendment
}

function titleIn(opening: readonly string[]): string {
  const candidates = opening.slice(0, 12).filter((line) => !/^(?:bron\b|geldend van|gemeenteblad|officiële uitgave)/iu.test(line))
  const named = candidates.find(
    (line) =>
      line.length < 260 &&
      /verordening|beleidsregel|beleidslijn|beleid\b|damocles|bibob|besluit|regeling|\bapv\b|protocol|plan\b/iu.test(line),
  )
  return named ?? candidates[0] ?? ''
}

const amendingTitle =
  /wijzigings(?:verordening|besluit|regeling)|\bwijziging van\b|\btot (?:\w+ )?wijziging\b|\bhoudende wijziging|^\W*\w+ wijziging\b/iu
const changesAsFollows = /word(?:t|en) als volgt gewijzigd|word(?:t|en) (?:de volgende|\w+) wijziging(?:en)? aangebracht/iu

function looksAmending(title: string, opening: readonly string[], articles: readonly Article[]): boolean {
  const first = articles.find((each) => each.number !== null)
  const inFirst = first !== undefined && changesAsFollows.test(textOf(first))
  const inOpening = opening.some((line) => changesAsFollows.test(line))
  const instructs =
    inFirst ||
    inOpening ||
    articles.some((each) => /\b(?:ingevoegd|komt te luiden|komen te luiden|vervangen|vervalt|toegevoegd|gewijzigd)\b/iu.test(textOf(each)))
  return inFirst || inOpening || (amendingTitle.test(title) && instructs)
}

/** A line that was broken to fit is longer than this. */
const shortLine = 55

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const dayWords = String.raw`(?:\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+(?:${months.join('|')})\s+\d{4})`

export function readDay(text: string): Day | null {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (iso && isDay(iso[0])) return iso[0]
  const figures = /(\d{1,2})[-/](\d{1,2})[-/](\d{4})/.exec(text)
  const words = new RegExp(String.raw`(\d{1,2})\s+(${months.join('|')})\s+(\d{4})`, 'iu').exec(text)
  const month = words ? months.indexOf(words[2]!.toLowerCase()) + 1 : Number(figures?.[2])
  const [day, year] = words ? [words[1], words[3]] : [figures?.[1], figures?.[3]]
  if (day === undefined || year === undefined) return null
  const found = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(found) ? found : null
}

const thisText = String.raw`(?:deze|dit|de onderhavige)\s+(?:verordening|beleidsregels?|beleidslijn|beleid|regeling|besluit|nota|regels)`
const since = new RegExp(
  String.raw`(?:geldend|geldig)\s+(?:van|vanaf|per|sinds)\s*:?\s*(${dayWords})(?:\s*(?:t\/m|tot en met|tot|-|–)\s*(${dayWords}|heden))?`,
  'iu',
)
const entersInto = new RegExp(
  String.raw`(?:${thisText}|zij|hij|het)\b[^.]{0,60}?(?:treedt|treden)[^.]{0,40}?\bin werking\b[^.]{0,50}?(${dayWords})|(?:${thisText})[^.]{0,30}(?:treedt|treden|geldt|gelden)\s+(?:met ingang van|op|per|vanaf)\s+(${dayWords})`,
  'iu',
)
const datum = new RegExp(
  String.raw`(?:inwerkingtreding|in werking(?:getreden)?|datum inwerkingtreding)\s*(?:op|per|:)?\s*(${dayWords})`,
  'iu',
)
const ends = new RegExp(
  String.raw`${thisText}\b[^.]{0,60}?(?:vervalt|vervallen|geldt tot|gelden tot|ingetrokken|loopt tot)\b[^.]{0,40}?(${dayWords})`,
  'iu',
)

function termOf(opening: readonly string[], articles: readonly Article[]): { from: Day | null; until: Day | null } {
  const top = opening.join('\n')
  const stated = since.exec(top)
  const closing = articles.map((each) => textOf(each)).join('\n')
  const endMatch = ends.exec(`${top}\n${closing}`)
  // The day itself is the first on which it is gone.
  const end = endMatch ? readDay(endMatch[1] ?? '') : null
  if (stated) {
    const until = readDay(stated[2] ?? '')
    return { from: readDay(stated[1] ?? ''), until: until ?? (end === null ? null : addDays(end, -1)) }
  }
  const match = entersInto.exec(closing) ?? entersInto.exec(top) ?? datum.exec(top)
  return { from: match ? readDay(match[1] ?? match[2] ?? '') : null, until: end === null ? null : addDays(end, -1) }
}

/** 'Artikel 2:41a treedt in werking op …': an article that begins on a day of its own. */
function setOwnTerms(articles: readonly Article[]): void {
  for (const article of articles) {
    const text = textOf(article)
    if (!/in werking|vervalt/iu.test(`${text} ${article.title}`)) continue
    for (const sentence of text.split(/(?<=[.;])\s+/u)) {
      if (!/treedt|treden/iu.test(sentence) || !/in werking/iu.test(sentence)) continue
      const day = readDay(sentence) ?? (/nader te bepalen|te bepalen tijdstip|nog te bepalen/iu.test(sentence) ? 'unknown' : null)
      if (day === null) continue
      if (/\bdit artikel\b/iu.test(sentence)) article.from = day
      const except = /(?:met uitzondering van|behalve)\s+(.*)/iu.exec(sentence)?.[1]
      const named = except ?? (/^(?:de )?artikel/iu.test(sentence) ? sentence : '')
      const own = except ? (readDay(except) ?? (/te bepalen/iu.test(except) ? 'unknown' : null)) : day
      if (own === null) continue
      for (const [, number] of named.matchAll(new RegExp(String.raw`(?:artikel(?:en)?|,|\ben)\s+(${articleNumber})(?![\d-])`, 'giu')))
        for (const other of articles) if (other.number === number && other !== article) other.from = own
    }
    const bracket = /[[(](?:dit artikel )?treedt in werking (?:op|per|met ingang van) ([^\])]+)[\])]/iu.exec(`${article.title} ${text}`)
    if (bracket) article.from = readDay(bracket[1] ?? '') ?? 'unknown'
  }
}

function holdsTwoVersions(opening: readonly string[], whole: string, articles: readonly Article[]): boolean {
  const stated = new Set([...`${opening.join('\n')}\n${whole}`.matchAll(new RegExp(since, 'giu'))].map((match) => readDay(match[1] ?? '')))
  if (stated.size > 1) return true
  const counts = new Map<string, number>()
  for (const each of articles)
    if (each.number !== null && !/^[IVX]+$/.test(each.number)) counts.set(each.number, (counts.get(each.number) ?? 0) + 1)
  const twice = [...counts.values()].filter((count) => count > 1).length
  return twice >= 2 && twice * 3 >= counts.size && articles.length > 3
}
