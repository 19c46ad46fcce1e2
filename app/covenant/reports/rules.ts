// Agreement C: twice a year the administrators get an account. A round has one reference day; the report tells how things stood that day.
import { addMonths, type Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import {
  dikePicture,
  standingKey,
  type DikePicture,
  type AskReason,
  type LapseReason,
  type Standing,
  type Standings,
} from '../progress/rules.ts'
import {
  ambitionsOf,
  findTheme,
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

// ---- A round: open --freeze--> frozen ----

export type Round = { code: string; title: string; referenceOn: Day } & ({ status: 'open' } | { status: 'frozen'; frozenOn: Day })

export type NewRound = { code: string; title: string; referenceOn: Day }

export const titleLength = 120
const themeTextLength = 4000

/** The year, a dash, and which one of that year: '2026-H1', or '2026-termijn'. It stands in addresses and file names. */
const codePattern = /^20\d{2}-[A-Za-z0-9]{1,12}$/

export type OpenRefusal =
  | 'codeNotARound'
  | 'titleMissing'
  | 'titleTooLong'
  | 'referenceDayBeforeSigning'
  | 'referenceDayFarAway'
  | 'alreadyOpen'
  | 'alreadyFrozen'

export type ThemeTextRefusal = 'alreadyFrozen' | 'themeUnknown' | 'textTooLong' | 'changedMeanwhile'
export type RoundConfirmRefusal = 'alreadyFrozen' | 'alreadyConfirmed' | 'referenceDayInFuture' | 'notForParty'
export type FreezeRefusal = 'alreadyFrozen' | 'referenceDayInFuture'
export type RoundRefusal = OpenRefusal | ThemeTextRefusal | RoundConfirmRefusal | FreezeRefusal

/** `rounds` are all that exist: a code is used once and never again. */
export function openRound(round: NewRound, rounds: readonly Round[], programme: Programme, today: Day): NewRound | Refused<OpenRefusal> {
  const title = cleanLine(round.title)
  if (!codePattern.test(round.code)) return refuse('codeNotARound')
  if (title === '') return refuse('titleMissing')
  if ([...title].length > titleLength) return refuse('titleTooLong')
  if (round.referenceOn < programme.signedOn) return refuse('referenceDayBeforeSigning')
  if (round.referenceOn > addMonths(today, 12)) return refuse('referenceDayFarAway')
  const same = rounds.find((each) => each.code.toLowerCase() === round.code.toLowerCase())
  if (same) return refuse(same.status === 'open' ? 'alreadyOpen' : 'alreadyFrozen')
  return { code: round.code, title, referenceOn: round.referenceOn }
}

/** `knownVersion` is the version the writer saw, `version` the one that is stored; 0 when nothing was written yet. An empty text is allowed. */
export function writeThemeText(
  round: Round,
  text: { theme: number; body: string; knownVersion: number; version: number },
  programme: Programme,
): { theme: number; body: string; version: number } | Refused<ThemeTextRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (!findTheme(programme, text.theme)) return refuse('themeUnknown')
  const body = cleanText(text.body)
  if ([...body].length > themeTextLength) return refuse('textTooLong')
  if (text.knownVersion !== text.version) return refuse('changedMeanwhile')
  return { theme: text.theme, body, version: text.version + 1 }
}

/**
 * A party says that its states of the reference day are right. Not before that day has come: what it confirms could still change.
 * A party that never confirms does not hold up the report; it appears as last known, and marked so.
 */
export function confirmRound(
  round: Round,
  party: { partyId: string; confirmedOn: Day | null },
  programme: Programme,
  today: Day,
): { partyId: string; confirmedOn: Day } | Refused<RoundConfirmRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (!programme.parties.some((each) => each.id === party.partyId)) return refuse('notForParty')
  if (party.confirmedOn !== null) return refuse('alreadyConfirmed')
  if (round.referenceOn > today) return refuse('referenceDayInFuture')
  return { partyId: party.partyId, confirmedOn: today }
}

/** Once, and for good. The reference day itself may be the day of freezing. */
export function freeze(round: Round, today: Day): { frozenOn: Day } | Refused<FreezeRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (round.referenceOn > today) return refuse('referenceDayInFuture')
  return { frozenOn: today }
}

type Person = { partyId: string | null; roles: readonly string[] }

/** Opening, writing and freezing are for the secretary of the working group. */
export function mayLeadRound(person: Person): boolean {
  return person.roles.includes('secretary')
}

/** A party speaks for itself: its coordinator or a member of its board. */
export function mayConfirmRound(person: Person, partyId: string): boolean {
  return person.partyId === partyId && (person.roles.includes('coordinator') || person.roles.includes('boardMember'))
}

/** The files that are kept of a frozen report. */
export const reportFormats = ['pdf', 'ods', 'csv', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

// ---- What a frozen report says ----

/**
 * Everything the report says, in words and figures, so that it reads the same when the programme, the words of the product or the
 * states have changed since. No names of people. Parties stand in the order of the covenant.
 */
export type ReportContent = {
  format: 'dijkwacht-report'
  version: 1
  practice: boolean
  round: { code: string; title: string; referenceOn: Day; frozenOn: Day }
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
  parties: ReportParty[]
  basisteams: { id: string; name: string }[]
  themes: ReportTheme[]
  ambitions: ReportAmbition[]
  /** One per subject and ambition: a basisteam's state once. */
  standings: ReportStanding[]
  picture: DikePicture
  /** The frozen report before this one, and what changed since. */
  previous: { code: string; title: string; referenceOn: Day; totals: DikePicture['totals']; changes: ReportChange[] } | null
}

/** `confirmedOn` null: the party did not confirm, so its states are as last known. */
export type ReportParty = {
  id: string
  name: string
  fullName: string
  type: PartyType
  basisteam: string | null
  confirmedOn: Day | null
}
/** `inOrder` of `counted` states; a basisteam's state counts once. */
type ReportTheme = { number: number; title: string; short: string; inOrder: number; counted: number; text: string }
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

/** How the frozen words come about; they are said by `texts.ts`. */
export type ReportWords = {
  keyLines: (facts: KeyFacts) => string[]
  lapsed: (lapse: { reason: LapseReason; on: Day; reviewMonths: number; criterion: string | null; said: string | null }) => string
  asks: (asks: { since: Day; reason: AskReason }) => string
}

export type ReportInput = {
  practice: boolean
  round: NewRound
  frozenOn: Day
  programme: Programme
  /** Those of the reference day. */
  standings: Standings
  confirmations: readonly { partyId: string; confirmedOn: Day }[]
  themeTexts: readonly { theme: number; body: string }[]
  /** What a party itself said when it let a state lapse, by `standingKey`. */
  reasons?: ReadonlyMap<string, string>
  previous?: ReportContent | null
}

const untouched: Standing = { state: 'notStarted', since: null }

export function reportContent(input: ReportInput, words: ReportWords): ReportContent {
  const { programme, round, standings } = input
  const confirmedOn = new Map(input.confirmations.map((confirmation) => [confirmation.partyId, confirmation.confirmedOn]))
  const picture = dikePicture(programme, standings, round.referenceOn)
  const cells = programme.ambitions.flatMap((ambition) =>
    subjectsOf(programme, ambition).map((subject) => reportStanding(input, words, ambition, subject)),
  )
  const facts: Omit<ReportContent, 'keyLines'> = {
    format: 'dijkwacht-report',
    version: 1,
    practice: input.practice,
    round: { code: round.code, title: cleanLine(round.title), referenceOn: round.referenceOn, frozenOn: input.frozenOn },
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
      confirmedOn: confirmedOn.get(party.id) ?? null,
    })),
    basisteams: programme.basisteams.map(({ id, name }) => ({ id, name })),
    themes: programme.themes.map((theme) => {
      const numbers = new Set(ambitionsOf(programme, theme.number).map((ambition) => ambition.number))
      const counted = cells.filter((cell) => numbers.has(cell.ambition) && cell.state !== 'notApplicable')
      const body = input.themeTexts.find((each) => each.theme === theme.number)?.body ?? ''
      return {
        number: theme.number,
        title: theme.title,
        short: theme.short,
        inOrder: counted.filter((cell) => isInOrder(cell.state)).length,
        counted: counted.length,
        text: cleanText(body),
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
  return { ...facts, keyLines: words.keyLines(keyFacts(facts)) }
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
  return { code, title, referenceOn, totals: previous.picture.totals, changes }
}

function keyFacts(content: Omit<ReportContent, 'keyLines'>): KeyFacts {
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

// ---- Text ----

// Control characters cannot be written in XML, and the characters that turn the direction of writing can make a text read as another.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu

/** Paragraphs kept; no control characters, no half characters, no more than one empty line together. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(unwanted, '')
    .normalize('NFC')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}

function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ')
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
