// What every check works with: the sentences that count on a day, and what is found in them.
import type { Day } from '../../platform/settings/day.ts'
import type { Knowledge, PatternName } from './knowledge.ts'
import type { Article, StructuredText } from './structure.ts'
import { plain, type Unit } from './units.ts'

export type Verdict = 'ja' | 'deels' | 'nee' | 'onbekend' | 'nvt'
export type Mode = 'altijd' | 'risicogestuurd' | 'steekproef' | 'niet' | 'onbekend'

export type Judgement = {
  verdict: Verdict
  reason: string
  unit?: Unit | undefined
  /** A part that is missing here may stand elsewhere, so an amending text alone does not show it. */
  mayBeElsewhere?: boolean
  mode?: Mode
  /** Verbatim, and from no article. */
  looseQuote?: string
}

export class World {
  readonly know: Knowledge
  readonly on: Day
  readonly texts: readonly StructuredText[]
  /** In the order of the texts. */
  readonly units: readonly Unit[]
  readonly byArticle: Map<string, Unit[]>
  private readonly finds = new Map<string, readonly Unit[]>()
  private readonly spoken = new Map<PatternName, Map<Unit, boolean>>()
  private readonly made = new Map<string, unknown>()

  constructor(know: Knowledge, on: Day, texts: readonly StructuredText[], units: readonly Unit[]) {
    this.know = know
    this.on = on
    this.texts = texts
    this.units = units
    this.byArticle = Map.groupBy(units, (unit) => unit.articleKey)
  }

  test(low: string, name: PatternName): boolean {
    return this.know.patterns[name].test(low)
  }

  /** Does a sentence, with what leads it in, speak of this? */
  has(unit: Unit, ...names: PatternName[]): boolean {
    return names.every((name) => this.speaks(unit, name))
  }

  /** Sentences, no headings, that speak of all of these. */
  find(...names: PatternName[]): readonly Unit[] {
    const key = names.join(' ')
    const before = this.finds.get(key)
    if (before) return before
    const [first, ...others] = names
    const of = (name: PatternName) => this.units.filter((unit) => !unit.isTitle && this.speaks(unit, name))
    const base = others.length === 0 || first === undefined ? (first === undefined ? [] : of(first)) : this.find(first)
    const found = others.length === 0 ? base : base.filter((unit) => this.has(unit, ...others))
    this.finds.set(key, found)
    return found
  }

  /** What is worked out once for these sentences. */
  once<Value>(key: string, make: () => Value): Value {
    if (!this.made.has(key)) this.made.set(key, make())
    return this.made.get(key) as Value
  }

  private speaks(unit: Unit, name: PatternName): boolean {
    const known = this.spoken.get(name) ?? new Map<Unit, boolean>()
    this.spoken.set(name, known)
    const before = known.get(unit)
    if (before !== undefined) return before
    const has = this.test(unit.led, name)
    known.set(unit, has)
    return has
  }

  titleHas(article: Article, name: PatternName): boolean {
    return article.title !== '' && this.test(plain(article.title), name)
  }

  paragraphOf(unit: Unit): string {
    return (this.byArticle.get(unit.articleKey) ?? [])
      .filter((each) => each.paragraphKey === unit.paragraphKey)
      .map((each) => each.low)
      .join(' ')
  }

  articleOf(unit: Unit): Unit[] {
    return this.byArticle.get(unit.articleKey) ?? []
  }
}

/** The first that names most. */
export function best(units: readonly Unit[], ...weights: ((unit: Unit) => boolean)[]): Unit | undefined {
  let top: Unit | undefined
  let most = -1
  for (const unit of units) {
    const weight = weights.reduce((sum, each, index) => sum + (each(unit) ? 2 ** (weights.length - index) : 0), 0)
    if (weight > most) {
      top = unit
      most = weight
    }
  }
  return top
}
