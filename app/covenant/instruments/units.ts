// A structured text as the sentences that the checks look at, each with what it stands in.
import type { Article, StructuredText } from './structure.ts'

export type Unit = {
  /** Which of the texts that are judged together. */
  text: number
  article: Article
  /** One for all sentences of one article, paragraph or list. */
  articleKey: string
  paragraphKey: string
  /** Verbatim. */
  quote: string
  /** Small letters without accents: what patterns are tried on. */
  low: string
  /** With what leads a list item in before it. */
  led: string
  /** A heading of an article, which never decides by itself. */
  isTitle: boolean
  isDefinition: boolean
  order: number
}

const isPlain = /^[\u0020-\u007E]*$/u

export function plain(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[‘’´`]/g, "'")
    .replaceAll(/[“”„]/g, '"')
    .toLowerCase()
}

const abbreviation =
  /(?:^|[\s(])(?:art|artt|nr|nrs|o\.a|d\.w\.z|d\.i|m\.b\.t|i\.v\.m|b\.v|bijv|incl|excl|ca|jl|resp|blz|stb|stcrt|mr|dr|jo|max|min|vgl|evt|e\.d|m\.n|n\.a\.v|i\.p\.v|zgn|sub|p|\d{1,2}[a-z]?)\.$/iu

export function sentencesOf(text: string): string[] {
  const found: string[] = []
  let begin = 0
  for (const match of text.matchAll(/[.!?]["”')\]]*\s+(?=[\p{Lu}\d"“„'(€])/gu)) {
    const end = match.index + match[0].trimEnd().length
    if (
      abbreviation.test(text.slice(Math.max(begin, end - 14), end)) &&
      !/\b(?:lid|onder|lijst|wet)\s+\S{1,3}\.$/iu.test(text.slice(Math.max(begin, end - 24), end))
    )
      continue
    found.push(text.slice(begin, end).trim())
    begin = match.index + match[0].length
  }
  const rest = text.slice(begin).trim()
  return rest === '' ? found : [...found, rest]
}

const definitionTitle = /^(?:begrip|begripsbepaling|begripsomschrijving|definitie|begrippen)/u
const definitionWords =
  /\b(?:wordt|worden) (?:in \S+ \S+ )?(?:mede |tevens |niet )?verstaan\b|\bverstaan onder\b|\bwordt (?:mede )?begrepen\b/u

/** `byClause`: a semicolon ends a sentence too, as in the lists of policy rules. */
export function unitsOf(text: StructuredText, index: number, byClause: boolean): Unit[] {
  const units: Unit[] = []
  text.articles.forEach((article, position) => {
    const articleKey = `${index}:${position}`
    const inDefinitions = definitionTitle.test(plain(article.title))
    const add = (quote: string, lead: string, paragraph: number, isTitle = false) => {
      if (quote === '') return
      const low = plain(quote)
      const led = lead === '' ? low : `${plain(lead)} ${low}`
      units.push({
        text: index,
        article,
        articleKey,
        paragraphKey: `${articleKey}:${paragraph}`,
        quote,
        low,
        led,
        isTitle,
        isDefinition: inDefinitions || definitionWords.test(led),
        order: units.length,
      })
    }
    const split = (part: string) => (byClause ? sentencesOf(part).flatMap((each) => each.split(/(?<=;)\s+/u)) : sentencesOf(part))
    if (article.title !== '') add(article.title, '', -1, true)
    // What leads a clause in stands before the colon at the beginning of its sentence, or above the list.
    const addAll = (part: string, above: string, paragraph: number) => {
      let lead = above
      for (const sentence of split(part)) {
        const own = /^([^:]{3,160}):/u.exec(sentence)?.[1]
        add(sentence.replace(/;$/u, ''), own === undefined || lead === above ? lead : '', paragraph)
        if (byClause && own !== undefined) lead = own
        else if (sentence.endsWith('.')) lead = ''
      }
    }
    article.paragraphs.forEach((paragraph, number) => {
      addAll(paragraph.text, '', number)
      const itemLead = split(paragraph.text).at(-1) ?? ''
      for (const item of paragraph.items) addAll(item.text, itemLead, number)
    })
  })
  return units
}
