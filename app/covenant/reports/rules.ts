// Agreement C: twice a year the administrators get an account. A round has one reference day; the report tells how things stood that day.
import type { Day } from '../../platform/settings/day.ts'
import { budgetOn, type BudgetPicture, type Entry } from '../budget/rules.ts'
import {
  dikePicture,
  standingKey,
  type AskReason,
  type DikePicture,
  type LapseReason,
  type Standing,
  type Standings,
} from '../progress/rules.ts'
import {
  ambitionsOf,
  subjectsOf,
  termPassed,
  type Ambition,
  type Level,
  type PartyType,
  type Programme,
  type State,
  type StateWithHeight,
  type WaterPoint,
} from '../programme/rules.ts'
import {
  hasChanged,
  masked,
  noParts,
  noWords,
  statesMark,
  type Figure,
  type NewRound,
  type RoundWords,
  type ThemeParts,
  type ToldCount,
} from './conversation.ts'
import { cleanLine, cleanText } from './text.ts'

export { mayConfirmRound, mayFillRound, mayLeadRound, themeParts, type Round } from './conversation.ts'

/** The files that are kept of a frozen report. */
export const storedFormats = ['pdf', 'ods', 'csv', 'json'] as const
export type StoredFormat = (typeof storedFormats)[number]
/** And what is made of the frozen JSON when somebody asks for it. */
export const reportFormats = [...storedFormats, 'txt'] as const
export type ReportFormat = (typeof reportFormats)[number]

// ---- What a frozen report says ----

/**
 * Everything the report says, in words and figures, so that it reads the same when the programme, the words of the product or the
 * states have changed since. No names of people. Parties stand in the order of the covenant.
 */
export type ReportContent = {
  format: 'dijkwacht-report'
  version: 2
  practice: boolean
  round: { code: string; title: string; referenceOn: Day; frozenOn: Day; version: number }
  programme: {
    id: string
    title: string
    region: string
    signedOn: Day
    termEndsOn: Day
    termPassed: boolean
    water: WaterPoint[]
    heights: Record<StateWithHeight, number>
    stateLabels: Record<State, string>
    states: State[]
  }
  keyLines: string[]
  /** What the picture shows, in words: whoever does not see it misses nothing. */
  pictureLines: string[]
  /** What the administrators are asked to decide. */
  decisions: string[]
  examples: { party: string; ambition: string; body: string }[]
  law: string
  growth: string
  planning: string
  developments: Developments
  figures: ReportFigure[]
  budget: (Omit<BudgetPicture, 'day'> & { about: string }) | null
  parties: ReportParty[]
  basisteams: { id: string; name: string }[]
  themes: ReportTheme[]
  ambitions: ReportAmbition[]
  /** One per subject and ambition: a basisteam's state once. */
  standings: ReportStanding[]
  picture: DikePicture
  /** The frozen report before this one, and what changed since. */
  previous: {
    code: string
    title: string
    referenceOn: Day
    totals: DikePicture['totals']
    themes: { number: number; inOrder: number; counted: number }[]
    paid: number | null
    changes: ReportChange[]
  } | null
}

/** What other rooms record between two reference days: new law, proposals to sharpen the covenant, and where a party chose its own way. */
export type Developments = {
  law: { on: Day; title: string; words: string }[]
  growth: { on: Day; title: string; words: string }[]
  deviations: { on: Day; title: string; words: string }[]
}
const noDevelopments: Developments = { law: [], growth: [], deviations: [] }

/** `count` null: fewer than five people, or so close to an earlier report that the difference would tell. `before` as the last report told it. */
type ReportFigure = { name: string; count: ToldCount; before: ToldCount; isNew: boolean; note: string }

/**
 * `confirmedOn` null: the party did not confirm, so its states are as last known. `changedSince`: it confirmed, and a state was changed
 * afterwards.
 */
export type ReportParty = {
  id: string
  name: string
  fullName: string
  type: PartyType
  basisteam: string | null
  confirmedOn: Day | null
  changedSince: boolean
}
/** `inOrder` of `counted` states; a basisteam's state counts once. `text` is what rounds of before had instead of the parts. */
type ReportTheme = {
  number: number
  title: string
  short: string
  inOrder: number
  counted: number
  text: string
  parts: ThemeParts
}
export type ReportAmbition = { number: string; theme: number; title: string; appliesTo: PartyType[]; measuredPer: Ambition['measuredPer'] }
export type ReportStanding = {
  subject: string
  ambition: string
  state: State
  since: Day | null
  lapse?: { reason: LapseReason; on: Day; held: Level | null; words: string }
  /** A soft ambition that asks for a look; it has not lapsed. */
  asks?: { since: Day; words: string }
}
type ReportChange = { subject: string; ambition: string; from: State; to: State }

/** What the key message is made of. Topics have names in it, parties do not. */
export type KeyFacts = {
  inOrder: number
  counted: number
  previous: { title: string; referenceOn: Day; inOrder: number; counted: number } | null
  term: { endsOn: Day; passed: boolean }
  parties: number
  withoutWeak: number
  weak: number
  holes: number
  cracks: number
  /** The ambitions with most weak spots, those that share the first place together. */
  topics: { number: string; title: string; weak: number; inOrder: number; measuredPer: Ambition['measuredPer'] }[]
}

/** What the picture shows: each topic with a hole or a crack, and at how many. A hole in a high dike is as much a hole. */
export type PictureFacts = {
  parties: number
  withoutWeak: number
  /** How many sections reach the water level. */
  aboveWater: number
  holes: { number: string; title: string; count: number }[]
  cracks: { number: string; title: string; count: number }[]
}

/** How the frozen words come about; they are said by `texts.ts`. */
export type ReportWords = {
  keyLines: (facts: KeyFacts) => string[]
  pictureLines: (facts: PictureFacts) => string[]
  lapsed: (lapse: { reason: LapseReason; on: Day; reviewMonths: number; criterion: string | null; said: string | null }) => string
  asks: (asks: { since: Day; reason: AskReason }) => string
}

export type ReportInput = {
  practice: boolean
  round: NewRound & { version?: number }
  frozenOn: Day
  programme: Programme
  /** Those of the reference day. */
  standings: Standings
  /** `states`: what the party confirmed (`statesMark`); null in rounds of before. Of a party that left, nothing is told. */
  confirmations: readonly { partyId: string; confirmedOn: Day; states?: string | null }[]
  themeTexts: readonly { theme: number; body: string; parts?: ThemeParts }[]
  words?: RoundWords
  developments?: Developments
  /** Every entry of the budget; those of the reference day and before count. */
  entries?: readonly Entry[]
  /** What a party itself said when it let a state lapse, by `standingKey`. */
  reasons?: ReadonlyMap<string, string>
  previous?: ReportContent | null
}

const untouched: Standing = { state: 'notStarted', since: null }

export function reportContent(input: ReportInput, words: ReportWords): ReportContent {
  const { programme, round, standings } = input
  const confirmations = new Map(input.confirmations.map((confirmation) => [confirmation.partyId, confirmation]))
  const said = input.words ?? noWords
  const picture = dikePicture(programme, standings, round.referenceOn)
  const cells = programme.ambitions.flatMap((ambition) =>
    subjectsOf(programme, ambition).map((subject) => reportStanding(input, words, ambition, subject)),
  )
  const facts: Untold = {
    format: 'dijkwacht-report',
    version: 2,
    practice: input.practice,
    round: {
      code: round.code,
      title: cleanLine(round.title),
      referenceOn: round.referenceOn,
      frozenOn: input.frozenOn,
      version: round.version ?? 1,
    },
    decisions: said.decisions,
    examples: said.examples.map(({ partyId, ambition, body }) => ({
      party: programme.parties.find((party) => party.id === partyId)?.name ?? partyId,
      ambition: `${ambition} ${programme.ambitions.find((each) => each.number === ambition)?.title ?? ''}`.trim(),
      body,
    })),
    law: said.law,
    growth: said.growth,
    planning: said.planning,
    developments: input.developments ?? noDevelopments,
    figures: said.figures.map((figure) => toldFigure(figure, input.previous)),
    budget: reportBudget(programme, input.entries ?? [], round.referenceOn),
    programme: {
      id: programme.id,
      title: programme.title,
      region: programme.region,
      signedOn: programme.signedOn,
      termEndsOn: programme.termEndsOn,
      termPassed: termPassed(programme, round.referenceOn),
      water: programme.water,
      heights: programme.heights,
      stateLabels: programme.stateLabels,
      states: programme.states,
    },
    parties: programme.parties.map((party) => ({
      id: party.id,
      name: party.name,
      fullName: party.fullName,
      type: party.type,
      basisteam: party.basisteam ?? null,
      confirmedOn: confirmations.get(party.id)?.confirmedOn ?? null,
      changedSince: hasChanged(confirmations.get(party.id)?.states, statesMark(programme, party.id, standings)),
    })),
    basisteams: programme.basisteams.map(({ id, name }) => ({ id, name })),
    themes: programme.themes.map((theme) => {
      const numbers = new Set(ambitionsOf(programme, theme.number).map((ambition) => ambition.number))
      const counted = cells.filter((cell) => numbers.has(cell.ambition) && cell.state !== 'notApplicable')
      const text = input.themeTexts.find((each) => each.theme === theme.number)
      return {
        number: theme.number,
        title: theme.title,
        short: theme.short,
        inOrder: counted.filter((cell) => isInOrder(cell.state)).length,
        counted: counted.length,
        text: cleanText(text?.body ?? ''),
        parts: text?.parts ?? noParts,
      }
    }),
    ambitions: programme.ambitions.map(({ number, theme, title, appliesTo, measuredPer }) => ({
      number,
      theme,
      title,
      appliesTo,
      measuredPer,
    })),
    standings: cells,
    picture,
    previous: sincePrevious(input.previous, programme.id, cells),
  }
  return { ...facts, keyLines: words.keyLines(keyFacts(facts)), pictureLines: words.pictureLines(pictureFacts(facts)) }
}

/** Everything but the sentences that are made of the rest. */
type Untold = Omit<ReportContent, 'keyLines' | 'pictureLines'>

function toldFigure(figure: Figure, previous: ReportContent | null | undefined): ReportFigure {
  const earlier = previous?.figures.find((each) => each.name === figure.name)
  const count = figure.count ?? 0
  return {
    name: figure.name,
    // What the report before last told is kept in the last one, so that two reports apart cannot be subtracted either.
    count: figure.people ? masked(count, [earlier?.count ?? null, earlier?.before ?? null]) : count,
    before: earlier?.count ?? null,
    isNew: earlier === undefined,
    note: figure.note,
  }
}

function reportBudget(programme: Programme, entries: readonly Entry[], day: Day): ReportContent['budget'] {
  const picture = budgetOn(programme, entries, day)
  if (!picture) return null
  const { total, amounts, open, free, themes, parties } = picture
  return { total, amounts, open, free, themes, parties, about: programme.budget?.about ?? '' }
}

function pictureFacts(content: Untold): PictureFacts {
  const { picture } = content
  const topics = (state: State) =>
    content.ambitions.flatMap(({ number, title }) => {
      const count = content.standings.filter((cell) => cell.ambition === number && cell.state === state).length
      return count === 0 ? [] : [{ number, title, count }]
    })
  return {
    parties: content.parties.length,
    withoutWeak: picture.totals.withoutWeak,
    aboveWater: picture.sections.filter((section) => section.height >= picture.waterLevel).length,
    holes: topics('notStarted'),
    cracks: topics('lapsed'),
  }
}

function reportStanding(input: ReportInput, words: ReportWords, ambition: Ambition, subject: string): ReportStanding {
  const key = standingKey(subject, ambition.number)
  const standing = input.standings.get(key) ?? untouched
  const told: ReportStanding = { subject, ambition: ambition.number, state: standing.state, since: standing.since }
  if (standing.lapse) {
    const { reason, on } = standing.lapse
    const criterion = ambition.criteria.find((each) => each.id === standing.lapse?.criterion)?.text ?? null
    const said = reason === 'set' ? cleanLine(input.reasons?.get(key) ?? '') || null : null
    const lapsed = words.lapsed({ reason, on, reviewMonths: ambition.reviewMonths, criterion, said })
    told.lapse = { reason, on, held: standing.held ?? null, words: lapsed }
  }
  if (standing.asks) told.asks = { since: standing.asks.since, words: words.asks(standing.asks) }
  return told
}

function sincePrevious(
  previous: ReportContent | null | undefined,
  programmeId: string,
  cells: ReportStanding[],
): ReportContent['previous'] {
  // Figures of another covenant cannot be compared with these.
  if (!previous || previous.programme.id !== programmeId) return null
  const before = new Map(previous.standings.map((cell) => [standingKey(cell.subject, cell.ambition), cell.state]))
  const changes = cells.flatMap((cell): ReportChange[] => {
    const from = before.get(standingKey(cell.subject, cell.ambition))
    return from === undefined || from === cell.state ? [] : [{ subject: cell.subject, ambition: cell.ambition, from, to: cell.state }]
  })
  const { code, title, referenceOn } = previous.round
  return {
    code,
    title,
    referenceOn,
    totals: previous.picture.totals,
    themes: previous.themes.map(({ number, inOrder, counted }) => ({ number, inOrder, counted })),
    paid: previous.budget?.amounts.paid ?? null,
    changes,
  }
}

function keyFacts(content: Untold): KeyFacts {
  const { totals } = content.picture
  const { previous } = content
  const topics = content.ambitions.map(({ number, title, measuredPer }) => {
    const cells = content.standings.filter((cell) => cell.ambition === number)
    return {
      number,
      title,
      measuredPer,
      weak: cells.filter((cell) => isWeak(cell.state)).length,
      inOrder: cells.filter((cell) => isInOrder(cell.state)).length,
    }
  })
  const most = Math.max(0, ...topics.map((topic) => topic.weak))
  return {
    inOrder: totals.inOrder,
    counted: totals.counted,
    previous: previous && {
      title: previous.title,
      referenceOn: previous.referenceOn,
      inOrder: previous.totals.inOrder,
      counted: previous.totals.counted,
    },
    term: { endsOn: content.programme.termEndsOn, passed: content.programme.termPassed },
    parties: content.parties.length,
    withoutWeak: totals.withoutWeak,
    weak: totals.weak,
    holes: content.standings.filter((cell) => cell.state === 'notStarted').length,
    cracks: content.standings.filter((cell) => cell.state === 'lapsed').length,
    topics: most === 0 ? [] : topics.filter((topic) => topic.weak === most),
  }
}

// ---- Reading a report ----

function isInOrder(state: State): boolean {
  return state === 'achieved' || state === 'secured'
}

function isWeak(state: State): boolean {
  return state === 'notStarted' || state === 'lapsed'
}

/** The parties × ambitions of one theme. `undefined` where an ambition does not bind a party. A basisteam's state stands in each of its rows. */
export function matrixOf(
  content: ReportContent,
  theme: number,
): { ambitions: ReportAmbition[]; rows: { party: ReportParty; cells: (ReportStanding | undefined)[] }[] } {
  const ambitions = content.ambitions.filter((ambition) => ambition.theme === theme)
  const standings = new Map(content.standings.map((cell) => [standingKey(cell.subject, cell.ambition), cell]))
  const rows = content.parties.map((party) => ({
    party,
    cells: ambitions.map((ambition) =>
      ambition.appliesTo.includes(party.type) ? standings.get(standingKey(reportSubject(ambition, party), ambition.number)) : undefined,
    ),
  }))
  return { ambitions, rows }
}

function reportSubject(ambition: ReportAmbition, party: ReportParty): string {
  return ambition.measuredPer === 'basisteam' && party.basisteam !== null ? party.basisteam : party.id
}

/** The weak spots by topic, topics and subjects in the order of the covenant. Topics without one are left out. */
export function weakSpotsOf(content: ReportContent): { ambition: ReportAmbition; spots: ReportStanding[] }[] {
  return content.ambitions
    .map((ambition) => ({ ambition, spots: content.standings.filter((cell) => cell.ambition === ambition.number && isWeak(cell.state)) }))
    .filter(({ spots }) => spots.length > 0)
}

/** How many states went up since the report before, and how many ask for more care; by the heights of the covenant. */
export function changesOf(content: ReportContent): { title: string; referenceOn: Day; up: number; down: number } | null {
  if (!content.previous) return null
  const { title, referenceOn, changes } = content.previous
  const { heights } = content.programme
  const steps = changes.map(({ from, to }) => (from === 'notApplicable' || to === 'notApplicable' ? 0 : heights[to] - heights[from]))
  return { title, referenceOn, up: steps.filter((step) => step > 0).length, down: steps.filter((step) => step < 0).length }
}

/** The same for one theme; `inOrder` is how many there were, null where the report before did not say. */
export function themeChangesOf(content: ReportContent, theme: number): { up: number; down: number; inOrder: number | null } | null {
  if (!content.previous) return null
  const numbers = new Set(content.ambitions.filter((ambition) => ambition.theme === theme).map((ambition) => ambition.number))
  const changes = content.previous.changes.filter((change) => numbers.has(change.ambition))
  const steps = changesOf({ ...content, previous: { ...content.previous, changes } })
  const before = content.previous.themes.find((each) => each.number === theme)
  return { up: steps?.up ?? 0, down: steps?.down ?? 0, inOrder: before?.inOrder ?? null }
}

// ---- The page of one party ----

export type PartyReport = {
  party: ReportParty
  inOrder: number
  count: number
  holes: number
  cracks: number
  /** `before` is the state in the report before, where it was another one. */
  rows: { ambition: ReportAmbition; cell: ReportStanding; before: State | null }[]
  up: number
  down: number
}

/** What the report says of one party, for its own council, general board or States. */
export function partyReport(content: ReportContent, partyId: string): PartyReport | undefined {
  const party = content.parties.find((each) => each.id === partyId)
  const section = content.picture.sections.find((each) => each.party.id === partyId)
  if (!party || !section) return undefined
  const before = new Map(content.previous?.changes.map((change) => [standingKey(change.subject, change.ambition), change.from]))
  const rows = content.ambitions.flatMap((ambition) => {
    if (!ambition.appliesTo.includes(party.type)) return []
    const subject = reportSubject(ambition, party)
    const cell = content.standings.find((each) => each.ambition === ambition.number && each.subject === subject)
    return cell ? [{ ambition, cell, before: before.get(standingKey(subject, ambition.number)) ?? null }] : []
  })
  const own = new Set(rows.map((row) => standingKey(row.cell.subject, row.ambition.number)))
  const changes = content.previous?.changes.filter((change) => own.has(standingKey(change.subject, change.ambition))) ?? []
  const steps = changesOf({ ...content, previous: content.previous && { ...content.previous, changes } })
  return {
    party,
    inOrder: section.inOrder,
    count: section.count,
    holes: section.weak.filter((weak) => weak.kind === 'hole').length,
    cracks: section.weak.filter((weak) => weak.kind === 'crack').length,
    rows,
    up: steps?.up ?? 0,
    down: steps?.down ?? 0,
  }
}

// ---- Reports of before ----

/** The first form of the canonical JSON. It is never written any more and read for good. */
export type ReportVersion1 = Omit<
  ReportContent,
  | 'version'
  | 'round'
  | 'pictureLines'
  | 'decisions'
  | 'examples'
  | 'law'
  | 'growth'
  | 'planning'
  | 'developments'
  | 'figures'
  | 'budget'
  | 'parties'
  | 'themes'
  | 'previous'
> & {
  version: 1
  round: Omit<ReportContent['round'], 'version'>
  parties: Omit<ReportParty, 'changedSince'>[]
  themes: Omit<ReportTheme, 'parts'>[]
  previous: Omit<NonNullable<ReportContent['previous']>, 'themes' | 'paid'> | null
}

/** A report of the first form as the pages read it now. Its bytes stay as they are; what it did not tell stays empty. */
export function fromVersion1(old: ReportVersion1): ReportContent {
  return {
    ...old,
    version: 2,
    round: { ...old.round, version: 1 },
    pictureLines: [],
    decisions: [],
    examples: [],
    law: '',
    growth: '',
    planning: '',
    developments: noDevelopments,
    figures: [],
    budget: null,
    parties: old.parties.map((party) => ({ ...party, changedSince: false })),
    themes: old.themes.map((theme) => ({ ...theme, parts: noParts })),
    previous: old.previous && { ...old.previous, themes: [], paid: null },
  }
}

/** The short name of a party or basisteam. */
export function subjectName(content: ReportContent, subject: string): string {
  const known = content.parties.find((party) => party.id === subject) ?? content.basisteams.find((basisteam) => basisteam.id === subject)
  return known?.name ?? subject
}

/**
 * Letters for a narrow table, from the covenant's own words for the states: the first letters of several words, the beginning of one word,
 * and longer where two would be the same.
 */
export function abbreviationsOf(stateLabels: Record<State, string>, states: readonly State[]): Map<State, string> {
  const chosen = new Map<State, string>()
  const words = (state: State) => stateLabels[state].split(/\s+/).filter(Boolean)
  const draft = (state: State, length: number) => {
    const [first = '?', ...others] = words(state)
    if (others.length === 0) return first.slice(0, length).replace(/^./u, (letter) => letter.toUpperCase())
    return [first, ...others].map((word) => word.slice(0, length).replace(/^./u, (letter) => letter.toUpperCase())).join('')
  }
  for (const state of states) {
    let length = 1
    const clashes = () => states.some((other) => other !== state && draft(other, length) === draft(state, length))
    while (length < 12 && clashes()) length += 1
    chosen.set(state, draft(state, length))
  }
  return chosen
}

/** The covenant as it was when the report was frozen, as far as a picture needs it. */
export function programmeOf(content: ReportContent): Programme {
  const { programme, picture } = content
  return {
    id: programme.id,
    title: programme.title,
    region: programme.region,
    signedOn: programme.signedOn,
    termEndsOn: programme.termEndsOn,
    water: programme.water,
    basisteams: content.basisteams,
    parties: picture.sections.map((section) => section.party),
    supporters: [],
    themes: content.themes.map(({ number, title, short }) => ({ number, title, short })),
    ambitions: content.ambitions.map((ambition) => ({
      ...ambition,
      wording: '',
      criteria: [],
      owner: {},
      reviewMonths: 0,
      lapses: 'hard' as const,
    })),
    heights: programme.heights,
    stateLabels: programme.stateLabels,
    states: programme.states,
    agreements: [],
  }
}
