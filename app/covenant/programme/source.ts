// The signed covenant itself: whoever reads an ambition in our words may see the literal words beside it.
// The text comes from a document that was made for paper. So lines break anywhere, blank lines mean nothing,
// a footnote stands in the middle of the sentence that the page cut in two, and a number at the start of a line
// may be the start of an ambition or the end of "artikel 26".
import { compareNumbers } from './rules.ts'

export type LiteralTexts = { found: Record<string, string>; missed: string[] }

type Line = {
  text: string
  /** A page ended just before this line. */
  opensPage: boolean
}

/** A line that may be where an ambition starts. */
type Start = { at: number; rank: number; isSure: boolean; rest: string }

/** A row of starts that follow each other in the order of the numbers. */
type Chain = { start: Start; before: Chain | undefined; count: number; sure: number }

type Footnotes = { lines: Set<number>; numbers: Set<string> }

type Words = () => ReadonlySet<string>

/** No ambition is longer. Whatever is, swallowed a text that is not its own. */
const maxLength = 6000
const maxFootnoteLines = 60

const dottedStart = /^(\d{1,3}(?:\.\d{1,3}){0,2})\.(?:\s+(.*))?$/u
const bareStart = /^(\d{1,3}(?:\.\d{1,3}){1,2})(?:\s+(.*))?$/u
const headingStart = /^(\d{1,3})\.?\s+\p{Lu}/u
const namedHeading = /^(?:thema|hoofdstuk|deel)\s+(?:\d{1,2}|[ivx]{1,5})\b/iu
const footnoteStart = /^(\d{1,2})\s+(?=[\p{Lu}‘“"'(]|https?:|www\.|zie\s)/u
const markedWord = /(\p{Ll}[”’'")»\].,;:]{0,2})(\d{1,2})(?![\d\p{L}]|[.,]\d)/gu
const pageNumber = /^(?:[-–—]\s?\d{1,3}\s?[-–—]|\d{1,3}|(?:pagina|blz\.?|bladzijde)\s+\d{1,3}(?:\s*(?:van|\/)\s*\d{1,3})?)$/iu
const tableOfContents = /\.{4,}\s*\d{1,3}$/u
const sentencePart = /[.!?;:][”’'")»\]]?\d{0,2}$/u
const fullStop = /[.!?][”’'")»\]]?\d{0,2}$/u
const opensSentence = /^[\p{Lu}‘“"'(«[]/u
const closing =
  /^(?:\d{1,2}\.?\s+)?(?:Ondertekening|ONDERTEKENING|Handtekeningen|HANDTEKENINGEN|Slotbepaling(?:en)?|SLOTBEPALING(?:EN)?|Bijlagen?(?:\s+[\p{L}\d]{1,3})?|BIJLAGEN?(?:\s+[\p{L}\d]{1,3})?)[.:]?$|^Aldus\s+(?:overeengekomen|opgemaakt|vastgesteld|getekend|ondertekend)(?:\s|$)/u
/** After these words a number points at another place in the text: it does not start an ambition. */
const pointsElsewhere =
  /(?:^|\s)(?:artikel(?:en)?|art\.?|ambities?|afspraak|afspraken|nummers?|nr\.?|punt(?:en)?|onderde(?:el|len)|paragraaf|par\.?|hoofdstuk|lid|leden|zie|ook|onder|bij|in|van|uit|met|en|of|tot|t\/m|de|het|als|naar|volgens)$/iu
const joinsWords = /^(?:en|of|en\/of|tot|als|noch)(?=[\s,]|$)/iu

/**
 * The literal text of each numbered ambition, on one line, without the footnotes and the marks that point at them.
 * What is not found is missed rather than guessed: a wrong sentence beside an ambition is worse than none.
 */
export function findLiteralTexts(text: string, numbers: readonly string[]): LiteralTexts {
  const lines = linesOf(text)
  const footnotes = findFootnotes(lines)
  const order = [...new Set(numbers)].toSorted(compareNumbers)
  const { starts, end } = chooseStarts(lines, footnotes, order)
  const words = wordsOf(lines)

  const texts = new Map<string, string>()
  starts.forEach((start, place) => {
    const next = starts[place + 1]
    const between = { from: start.at + 1, to: next?.at ?? end, number: order[start.rank]!, next: next && order[next.rank]! }
    const found = assemble(lines, footnotes, start.rest, { from: between.from, to: endOf(lines, footnotes, between) }, words)
    if (found !== '') texts.set(order[start.rank]!, found)
  })
  return { found: Object.fromEntries(texts), missed: numbers.filter((number) => !texts.has(number)) }
}

function linesOf(text: string): Line[] {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029\u0085\v]/g, '\n')
    .replace(/[\uFEFF\u200B-\u200D\u2060]/g, '')
    .replace(/\u00AD(?=[^\S\n]*\n)/g, '-')
    .replace(/\u00AD/g, '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => digit.normalize('NFKC'))
  const pages = plain.split('\f').map((page) =>
    page
      .split('\n')
      .map((line) => line.replace(/\s+/gu, ' ').trim())
      .filter((line) => line !== ''),
  )
  const first = pages[0]
  if (first && pages.length === 1) return linesByPageNumber(first)
  const running = runningLines(pages)
  return pages.flatMap((page, number) =>
    page
      .filter((line, at) => (at > 0 && at < page.length - 1) || !running.has(withoutDigits(line)))
      .map((line, at) => ({ text: line, opensPage: number > 0 && at === 0 })),
  )
}

/** Without form feeds the page numbers tell where pages end, when they are numbers that go up one by one. */
function linesByPageNumber(texts: readonly string[]): Line[] {
  const numbers = texts.filter((text) => pageNumber.test(text)).map((text) => Number(/\d+/.exec(text)?.[0]))
  const areNumbered = numbers.length >= 3 && numbers.every((number, at) => at === 0 || number === numbers[at - 1]! + 1)
  const lines: Line[] = []
  let opensPage = false
  for (const text of texts) {
    if (areNumbered && pageNumber.test(text)) opensPage = true
    else {
      lines.push({ text, opensPage })
      opensPage = false
    }
  }
  return lines
}

/** Lines that head or foot three pages or more belong to the paper, not to the text. */
function runningLines(pages: readonly (readonly string[])[]): Set<string> {
  const times = new Map<string, number>()
  for (const page of pages) {
    const edges = new Set([page[0], page.at(-1)].filter((line) => line !== undefined).map(withoutDigits))
    for (const edge of edges) times.set(edge, (times.get(edge) ?? 0) + 1)
  }
  return new Set([...times].filter(([line, count]) => count >= 3 && line.length <= 120).map(([line]) => line))
}

function withoutDigits(line: string): string {
  return line.slice(0, 200).replace(/\d+/g, '#')
}

/**
 * A footnote starts with a number that a word before it carries. It goes on until the page ends. Where the document does not
 * say so, it goes on until the first line that closes a sentence; what follows is then the sentence that the page cut in two.
 */
function findFootnotes(lines: readonly Line[]): Footnotes {
  const footnotes: Footnotes = { lines: new Set(), numbers: new Set() }
  const awaited = new Set<string>()
  const startsAt = (at: number) => {
    const text = lines[at]?.text ?? ''
    const standsAlone = /^\d{1,2}$/.test(text) && opensSentence.test(lines[at + 1]?.text ?? '')
    const number = standsAlone ? text : footnoteStart.exec(text)?.[1]
    return number !== undefined && awaited.has(number) ? { number, standsAlone } : undefined
  }
  for (let at = 0; at < lines.length; at += 1) {
    const footnote = startsAt(at)
    if (!footnote) {
      for (const [, , mark] of lines[at]!.text.matchAll(markedWord)) awaited.add(mark!)
      continue
    }
    awaited.delete(footnote.number)
    footnotes.numbers.add(footnote.number)
    footnotes.lines.add(at)
    if (footnote.standsAlone) footnotes.lines.add((at += 1))
    const last = lastOfFootnote(lines, at, startsAt)
    while (at < last) footnotes.lines.add((at += 1))
  }
  extendToPageEnd(lines, footnotes)
  return footnotes
}

function lastOfFootnote(lines: readonly Line[], from: number, startsAt: (at: number) => unknown): number {
  let last: number | undefined
  for (let at = from; at < from + maxFootnoteLines; at += 1) {
    if (last === undefined && fullStop.test(tail(lines[at]!.text))) last = at
    const next = lines[at + 1]
    // The next footnote was already awaited when this one began, so it stands on the same page and all between is footnote.
    if (next && startsAt(at + 1)) return at
    if (!next || next.opensPage || dottedStart.test(next.text) || closing.test(next.text)) return last ?? at
  }
  return last ?? from
}

/** Where the document tells its pages apart, whatever stands under a footnote belongs to it. */
function extendToPageEnd(lines: readonly Line[], footnotes: Footnotes): void {
  const lastPage = lines.findLastIndex(({ opensPage }) => opensPage)
  let inFootnote = false
  for (let at = 0; at < lastPage; at += 1) {
    const { text, opensPage } = lines[at]!
    if (footnotes.lines.has(at)) inFootnote = true
    else if (opensPage || dottedStart.test(text)) inFootnote = false
    else if (inFootnote) footnotes.lines.add(at)
  }
}

function chooseStarts(lines: readonly Line[], footnotes: Footnotes, order: readonly string[]): { starts: Start[]; end: number } {
  const { starts, closings } = candidates(lines, footnotes, order)
  const parts: { chain: Chain; end: number }[] = []
  let next = 0
  for (const end of [...closings, lines.length]) {
    const inside: Start[] = []
    while (next < starts.length && starts[next]!.at < end) inside.push(starts[next++]!)
    const chain = longestChain(inside)
    if (chain) parts.push({ chain, end })
  }
  // The ambitions stand together. The first part that holds most of them wins, so that an annex which repeats them does not.
  const most = parts.reduce((count, { chain }) => Math.max(count, chain.count), 0)
  const chosen = parts.find(({ chain }) => chain.count * 2 > most)
  return chosen ? { starts: unroll(chosen.chain), end: chosen.end } : { starts: [], end: lines.length }
}

function candidates(lines: readonly Line[], footnotes: Footnotes, order: readonly string[]): { starts: Start[]; closings: number[] } {
  const ranks = new Map(order.map((number, rank) => [number, rank]))
  const found: (Start & { isDotted: boolean })[] = []
  const closings: number[] = []
  let before = ''
  lines.forEach(({ text }, at) => {
    if (footnotes.lines.has(at) || pageNumber.test(text)) return
    const followsOn = isOpen(before)
    if (!followsOn && closing.test(text)) closings.push(at)
    const dotted = dottedStart.exec(text)
    const [, number, rest] = dotted ?? bareStart.exec(text) ?? []
    const rank = number === undefined ? undefined : ranks.get(number)
    // The number may stand alone on its line, with the sentence under it.
    const opens = opensSentence.test(rest || lines[at + 1]?.text || '')
    if (rank !== undefined && opens && !followsOn && !tableOfContents.test(tail(text))) {
      const isSure = before === '' || sentencePart.test(tail(before)) || headingStart.test(before)
      found.push({ at, rank, isSure, rest: rest ?? '', isDotted: dotted !== null })
    }
    before = text
  })
  // A covenant writes its numbers in one way. Where that is with a dot behind them, a number without is only a start after a full stop.
  const dottedRanks = new Set(found.filter(({ isDotted }) => isDotted).map(({ rank }) => rank))
  const starts = dottedRanks.size * 2 > order.length ? found.filter(({ isDotted, isSure }) => isDotted || isSure) : found
  return { starts, closings }
}

/** Whether a line waits for a number: "zoals in artikel" does, a heading "Ambities" does not. */
function isOpen(line: string): boolean {
  return pointsElsewhere.test(tail(line)) && !/^\p{Lu}\p{L}+$/u.test(line) && !headingStart.test(line)
}

function tail(text: string): string {
  return text.slice(-60)
}

/** The chain with most numbers; of equals the one with the surest starts; of equals the latest, so that a table of contents loses. */
function longestChain(starts: readonly Start[]): Chain | undefined {
  const best = new Map<number, Chain>()
  let longest: Chain | undefined
  for (const start of starts) {
    let before: Chain | undefined
    for (const [rank, chain] of best) if (rank < start.rank) before = longer(before, chain)
    const chain = { start, before, count: (before?.count ?? 0) + 1, sure: (before?.sure ?? 0) + Number(start.isSure) }
    best.set(start.rank, longer(best.get(start.rank), chain))
    longest = longer(longest, chain)
  }
  return longest
}

function longer(one: Chain | undefined, other: Chain): Chain {
  if (!one) return other
  return (one.count - other.count || one.sure - other.sure || one.start.at - other.start.at) > 0 ? one : other
}

function unroll(chain: Chain): Start[] {
  const starts: Start[] = []
  for (let link: Chain | undefined = chain; link; link = link.before) starts.push(link.start)
  return starts.reverse()
}

type Between = { from: number; to: number; number: string; next: string | undefined }

/** An ambition ends where the next one starts, or earlier: at the heading of a theme, or at a number that nobody asked for. */
function endOf(lines: readonly Line[], footnotes: Footnotes, { from, to, number, next }: Between): number {
  const chapter = chapterOf(number)
  const nextChapter = next === undefined ? undefined : chapterOf(next)
  let heading: number | undefined
  let lastStop: number | undefined
  let before = lines[from - 1]?.text ?? ''
  for (let at = from; at < to; at += 1) {
    const { text } = lines[at]!
    if (footnotes.lines.has(at) || pageNumber.test(text)) continue
    const afterStop = fullStop.test(tail(before))
    if (afterStop) {
      lastStop = at
      const other = dottedStart.exec(text)?.[1]
      if (other?.includes('.') && compareNumbers(other, number) > 0 && (next === undefined || compareNumbers(other, next) < 0))
        return heading ?? at
    }
    if (nextChapter !== chapter) {
      const named = Number(headingStart.exec(text)?.[1])
      const isNext = named === nextChapter || namedHeading.test(text)
      if (isNext && !isOpen(before)) heading = at
      else if (heading === undefined && afterStop && named > chapter && (nextChapter === undefined || named < nextChapter)) heading = at
    }
    before = text
  }
  if (heading !== undefined) return heading
  // A heading without a number: a line of its own after the last full stop, before the first ambition of the next theme.
  const endsOpen = !fullStop.test(tail(before)) && opensSentence.test(lines[lastStop ?? -1]?.text ?? '')
  return next !== undefined && nextChapter !== chapter && lastStop !== undefined && endsOpen && to - lastStop <= 2 ? lastStop : to
}

function assemble(
  lines: readonly Line[],
  footnotes: Footnotes,
  opening: string,
  { from, to }: { from: number; to: number },
  words: Words,
): string {
  if (opening.length > maxLength) return ''
  const parts = [opening]
  let length = opening.length
  let isUnderFootnote = false
  for (let at = from; at < to; at += 1) {
    const { text, opensPage } = lines[at]!
    if (footnotes.lines.has(at)) {
      isUnderFootnote = true
      continue
    }
    if (pageNumber.test(text)) continue
    // After a finished sentence, what stands under a footnote on the same page still belongs to the footnote.
    if (isUnderFootnote && !opensPage && fullStop.test(tail(parts.at(-1)!))) break
    isUnderFootnote = false
    addLine(parts, text, words)
    length += text.length
    if (length > maxLength) return ''
  }
  return parts
    .join('')
    .replace(markedWord, (marked, word: string, mark: string) => (footnotes.numbers.has(mark) ? word : marked))
    .replace(/\s+/gu, ' ')
    .trim()
}

function addLine(parts: string[], line: string, words: Words): void {
  const last = parts.at(-1)!
  const isBroken = last.endsWith('-') && !last.endsWith(' -') && !joinsWords.test(line)
  if (!isBroken) {
    parts.push(' ', line)
    return
  }
  if (!keepsHyphen(last, line, words())) parts[parts.length - 1] = last.slice(0, -1)
  parts.push(line)
}

/** "Bibob-" at the end of a line may be half of "Bibob-beleid"; "bewust-" is half of "bewustwording". The same word elsewhere tells. */
function keepsHyphen(line: string, next: string, words: ReadonlySet<string>): boolean {
  const left = /[\p{L}\d]+(?=-$)/u.exec(tail(line))?.[0] ?? ''
  const right = /^[\p{L}\d]+/u.exec(next.slice(0, 60))?.[0] ?? ''
  if (words.has(`${left}-${right}`.toLowerCase())) return true
  if (words.has(`${left}${right}`.toLowerCase())) return false
  return !/^\p{Ll}/u.test(right) || /\p{Lu}$/u.test(left)
}

/** Every word of the document, gathered once and only when a line asks. */
function wordsOf(lines: readonly Line[]): Words {
  let words: Set<string> | undefined
  return () => {
    words ??= new Set(lines.flatMap(({ text }) => (text.match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []).map((word) => word.toLowerCase())))
    return words
  }
}

function chapterOf(number: string): number {
  return Number.parseInt(number, 10)
}
