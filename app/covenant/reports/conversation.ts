// Agreement C as a conversation: parties fill in, their boards confirm, the secretary writes, the RIEC reads, the portfolio holder agrees,
// and what was frozen is discussed and sent on. Values in and out, as in rules.ts.
import { addDays, addMonths, type Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import { applies, findTheme, subjectOf, type Programme } from '../programme/rules.ts'
import { standingKey, type Standings } from '../progress/rules.ts'
import { cleanLine, cleanText, lengthOf } from './text.ts'

// ---- A round: open --freeze--> frozen --reopen--> open, with a next version ----

export type Round = {
  code: string
  title: string
  referenceOn: Day
  /** Until when parties fill in, and until when their boards confirm. They remind and shut nobody out; null in rounds of before. */
  dataClosesOn: Day | null
  confirmClosesOn: Day | null
  /** The version that is made now, or was frozen last. */
  version: number
} & ({ status: 'open' } | { status: 'frozen'; frozenOn: Day })

export type NewRound = { code: string; title: string; referenceOn: Day; dataClosesOn?: Day | null; confirmClosesOn?: Day | null }

export const titleLength = 120

/** Two weeks to fill in and one more to confirm, unless the secretary chose other days. */
const daysToFill = 14
const daysToConfirm = 7

/** The year, a dash, and which one of that year: '2026-H1', or '2026-termijn'. It stands in addresses and file names. */
const codePattern = /^20\d{2}-[A-Za-z0-9]{1,12}$/

export type OpenRefusal =
  | 'codeNotARound'
  | 'titleMissing'
  | 'titleTooLong'
  | 'referenceDayBeforeSigning'
  | 'referenceDayFarAway'
  | 'dataClosesBeforeReference'
  | 'confirmClosesBeforeData'
  | 'alreadyOpen'
  | 'alreadyFrozen'
export type ThemeTextRefusal = 'alreadyFrozen' | 'themeUnknown' | 'textTooLong' | 'changedMeanwhile'
export type WordsRefusal =
  | 'alreadyFrozen'
  | 'textTooLong'
  | 'tooManyDecisions'
  | 'decisionTooLong'
  | 'exampleIncomplete'
  | 'figureIncomplete'
  | 'changedMeanwhile'
export type FillRefusal = 'alreadyFrozen' | 'referenceDayInFuture' | 'notForParty' | 'unchangedNotSeen' | 'textTooLong'
export type RoundConfirmRefusal = 'alreadyFrozen' | 'alreadyConfirmed' | 'referenceDayInFuture' | 'notForParty' | 'notFilledIn'
export type ReadRefusal = 'alreadyFrozen' | 'textTooLong'
export type AgreeRefusal = 'alreadyFrozen' | 'referenceDayInFuture' | 'changedMeanwhile' | 'alreadyAgreed'
export type FreezeRefusal = 'alreadyFrozen' | 'referenceDayInFuture' | 'notAgreed' | 'changedSinceAgreed'
export type ReopenRefusal = 'notFrozen' | 'reasonMissing' | 'textTooLong'
export type DiscussRefusal = 'notFrozen' | 'dayInFuture' | 'dayBeforeFreezing' | 'changedMeanwhile' | 'textTooLong'
export type SendRefusal = 'notFrozen' | 'notForParty' | 'dayInFuture' | 'dayBeforeFreezing' | 'alreadySent'
export type RoundRefusal =
  | OpenRefusal
  | ThemeTextRefusal
  | WordsRefusal
  | FillRefusal
  | RoundConfirmRefusal
  | ReadRefusal
  | AgreeRefusal
  | FreezeRefusal
  | ReopenRefusal
  | DiscussRefusal
  | SendRefusal

/** `rounds` are all that exist: a code is used once and never again. */
export function openRound(
  round: NewRound,
  rounds: readonly Round[],
  programme: Programme,
  today: Day,
): Required<NewRound> | Refused<OpenRefusal> {
  const title = cleanLine(round.title)
  if (!codePattern.test(round.code)) return refuse('codeNotARound')
  if (title === '') return refuse('titleMissing')
  if (lengthOf(title) > titleLength) return refuse('titleTooLong')
  if (round.referenceOn < programme.signedOn) return refuse('referenceDayBeforeSigning')
  if (round.referenceOn > addMonths(today, 12)) return refuse('referenceDayFarAway')
  const dataClosesOn = round.dataClosesOn ?? addDays(round.referenceOn, daysToFill)
  const confirmClosesOn = round.confirmClosesOn ?? addDays(dataClosesOn, daysToConfirm)
  if (dataClosesOn < round.referenceOn) return refuse('dataClosesBeforeReference')
  if (confirmClosesOn < dataClosesOn) return refuse('confirmClosesBeforeData')
  const same = rounds.find((each) => each.code.toLowerCase() === round.code.toLowerCase())
  if (same) return refuse(same.status === 'open' ? 'alreadyOpen' : 'alreadyFrozen')
  return { code: round.code, title, referenceOn: round.referenceOn, dataClosesOn, confirmClosesOn }
}

// ---- A party: fills in, and its board confirms ----

/** The states that somebody saw, so that a later change shows. Only what a report shows is in it: the state, not how it was proved. */
export function statesMark(programme: Programme, partyId: string, standings: Standings): string {
  const party = programme.parties.find((each) => each.id === partyId)
  if (!party) return ''
  return programme.ambitions
    .filter((ambition) => applies(ambition, party))
    .map(
      (ambition) => `${ambition.number} ${standings.get(standingKey(subjectOf(ambition, party), ambition.number))?.state ?? 'notStarted'}`,
    )
    .join(';')
}

/** Whether what a party confirmed is no longer how it stands. */
export function hasChanged(confirmed: string | null | undefined, now: string): boolean {
  return typeof confirmed === 'string' && confirmed !== now
}

const fillNoteLength = 1000

/**
 * A party says once that all that did not change is still right, and may give the secretary something to tell. It may do so again as
 * long as the round is open.
 */
export function fillRound(
  round: Round,
  filling: { partyId: string; unchangedSeen: boolean; note: string },
  programme: Programme,
  today: Day,
): { note: string } | Refused<FillRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (!programme.parties.some((each) => each.id === filling.partyId)) return refuse('notForParty')
  if (round.referenceOn > today) return refuse('referenceDayInFuture')
  if (!filling.unchangedSeen) return refuse('unchangedNotSeen')
  const note = cleanText(filling.note)
  return lengthOf(note) > fillNoteLength ? refuse('textTooLong') : { note }
}

/**
 * A party says that its states of the reference day are right. Not before that day has come: what it confirms could still change; and
 * again when they did change. A party that never confirms does not hold up the report; it appears as last known, and marked so.
 */
export function confirmRound(
  round: Round,
  party: { partyId: string; filled: boolean; confirmedOn: Day | null; changedSince: boolean },
  programme: Programme,
  today: Day,
): { partyId: string; confirmedOn: Day } | Refused<RoundConfirmRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (!programme.parties.some((each) => each.id === party.partyId)) return refuse('notForParty')
  if (round.referenceOn > today) return refuse('referenceDayInFuture')
  if (party.confirmedOn !== null && !party.changedSince) return refuse('alreadyConfirmed')
  if (!party.filled) return refuse('notFilledIn')
  return { partyId: party.partyId, confirmedOn: today }
}

// ---- The secretary writes ----

export const themeParts = ['achieved', 'running', 'obstacle', 'help'] as const
export type ThemePart = (typeof themeParts)[number]
export type ThemeParts = Record<ThemePart, string>
export const noParts: ThemeParts = { achieved: '', running: '', obstacle: '', help: '' }
const themePartLength = 1500

/** `knownVersion` is the version the writer saw, `version` the one that is stored; 0 when nothing was written yet. Any part may be empty. */
export function writeThemeText(
  round: Round,
  text: { theme: number; parts: ThemeParts; knownVersion: number; version: number },
  programme: Programme,
): { theme: number; parts: ThemeParts; version: number } | Refused<ThemeTextRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (!findTheme(programme, text.theme)) return refuse('themeUnknown')
  const parts: ThemeParts = { ...noParts }
  for (const part of themeParts) {
    parts[part] = cleanText(text.parts[part])
    if (lengthOf(parts[part]) > themePartLength) return refuse('textTooLong', [part])
  }
  if (text.knownVersion !== text.version) return refuse('changedMeanwhile')
  return { theme: text.theme, parts, version: text.version + 1 }
}

/** A good example: what one party did at one ambition. */
type Example = { partyId: string; ambition: string; body: string }
/** `people`: what is counted are people, so that a small number is not told. `count` null: not filled in. */
export type Figure = { name: string; count: number | null; people: boolean; note: string }
export type RoundWords = {
  examples: Example[]
  law: string
  growth: string
  decisions: string[]
  figures: Figure[]
  planning: string
}
export const noWords: RoundWords = { examples: [], law: '', growth: '', decisions: [], figures: [], planning: '' }

export const mostExamples = 2
export const mostFigures = 5
const mostDecisions = 5
const decisionLength = 240
const wordsLength = 2000
const exampleLength = 600
const figureLength = 120

export function writeWords(
  round: Round,
  words: RoundWords & { knownVersion: number; version: number },
  programme: Programme,
): { words: RoundWords; version: number } | Refused<WordsRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  const [law, growth, planning] = [cleanText(words.law), cleanText(words.growth), cleanText(words.planning)]
  for (const [field, text] of Object.entries({ law, growth, planning })) {
    if (lengthOf(text) > wordsLength) return refuse('textTooLong', [field])
  }
  const decisions = words.decisions.map(cleanLine).filter((line) => line !== '')
  if (decisions.length > mostDecisions) return refuse('tooManyDecisions')
  if (decisions.some((line) => lengthOf(line) > decisionLength)) return refuse('decisionTooLong')

  const examples: Example[] = []
  for (const [place, example] of words.examples.slice(0, mostExamples).entries()) {
    const body = cleanText(example.body)
    if (body === '' && example.partyId === '' && example.ambition === '') continue
    const party = programme.parties.find((each) => each.id === example.partyId)
    const ambition = programme.ambitions.find((each) => each.number === example.ambition)
    if (body === '' || !party || !ambition || !applies(ambition, party)) return refuse('exampleIncomplete', [String(place + 1)])
    if (lengthOf(body) > exampleLength) return refuse('textTooLong', [`example${place + 1}.body`])
    examples.push({ partyId: party.id, ambition: ambition.number, body })
  }
  const figures: Figure[] = []
  for (const [place, figure] of words.figures.slice(0, mostFigures).entries()) {
    const [name, note] = [cleanLine(figure.name), cleanLine(figure.note)]
    if (name === '' && note === '' && figure.count === null) continue
    const { count } = figure
    if (name === '' || count === null || !Number.isSafeInteger(count) || count < 0) return refuse('figureIncomplete', [String(place + 1)])
    if (lengthOf(name) > figureLength || lengthOf(note) > figureLength) return refuse('textTooLong', [`figure${place + 1}.name`])
    figures.push({ name, count, people: figure.people, note })
  }
  if (words.knownVersion !== words.version) return refuse('changedMeanwhile')
  return { words: { examples, law, growth, decisions, figures, planning }, version: words.version + 1 }
}

// ---- The RIEC reads, the portfolio holder agrees, the secretary freezes ----

const readNoteLength = 2000

/** An empty note says: read, and nothing to add. */
export function readRound(round: Round, note: string): { body: string } | Refused<ReadRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  const body = cleanText(note)
  return lengthOf(body) > readNoteLength ? refuse('textTooLong') : { body }
}

/** `seen` and `mark` are the hashes of what the page showed and of what it would say now. */
export function agreeRound(
  round: Round,
  { seen, mark, agreed }: { seen: string; mark: string; agreed: readonly string[] },
  today: Day,
): { mark: string } | Refused<AgreeRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (round.referenceOn > today) return refuse('referenceDayInFuture')
  if (seen !== mark) return refuse('changedMeanwhile')
  if (agreed.includes(mark)) return refuse('alreadyAgreed')
  return { mark }
}

/** Once per version, and with exactly the words and figures that were agreed. The reference day itself may be the day of freezing. */
export function freeze(
  round: Round,
  { mark, agreed }: { mark: string; agreed: readonly string[] },
  today: Day,
): { frozenOn: Day } | Refused<FreezeRefusal> {
  if (round.status === 'frozen') return refuse('alreadyFrozen')
  if (round.referenceOn > today) return refuse('referenceDayInFuture')
  if (agreed.length === 0) return refuse('notAgreed')
  if (!agreed.includes(mark)) return refuse('changedSinceAgreed')
  return { frozenOn: today }
}

// ---- After freezing ----

const reasonLength = 500

/** The frozen version stays as it is; a next one begins beside it. */
export function reopen(round: Round, reason: string): { version: number; reason: string } | Refused<ReopenRefusal> {
  if (round.status === 'open') return refuse('notFrozen')
  const cleaned = cleanLine(reason)
  if (cleaned === '') return refuse('reasonMissing')
  if (lengthOf(cleaned) > reasonLength) return refuse('textTooLong')
  return { version: round.version + 1, reason: cleaned }
}

export const outcomes = ['agreed', 'changed', 'postponed', 'rejected'] as const
/** What the administrators decided on one thing that was asked. */
type DecisionOutcome = { asked: string; outcome: (typeof outcomes)[number]; words: string }
export type Discussion = { discussedOn: Day; outcomes: DecisionOutcome[] }
const outcomeLength = 500

export function discuss(
  round: Round,
  discussion: Discussion & { knownVersion: number; version: number },
  today: Day,
): (Discussion & { version: number }) | Refused<DiscussRefusal> {
  if (round.status === 'open') return refuse('notFrozen')
  if (discussion.discussedOn > today) return refuse('dayInFuture')
  if (discussion.discussedOn < round.frozenOn) return refuse('dayBeforeFreezing')
  const cleaned = discussion.outcomes.map((each) => ({ ...each, words: cleanText(each.words) }))
  if (cleaned.some((each) => lengthOf(each.words) > outcomeLength)) return refuse('textTooLong')
  if (discussion.knownVersion !== discussion.version) return refuse('changedMeanwhile')
  return { discussedOn: discussion.discussedOn, outcomes: cleaned, version: discussion.version + 1 }
}

/** A party tells that it sent its own page to its council, general board or States. Once per version. */
export function sendPage(
  round: Round,
  sending: { partyId: string; sentOn: Day; before: Day | null },
  programme: Programme,
  today: Day,
): { sentOn: Day } | Refused<SendRefusal> {
  if (round.status === 'open') return refuse('notFrozen')
  if (!programme.parties.some((each) => each.id === sending.partyId)) return refuse('notForParty')
  if (sending.before !== null) return refuse('alreadySent')
  if (sending.sentOn > today) return refuse('dayInFuture')
  if (sending.sentOn < round.frozenOn) return refuse('dayBeforeFreezing')
  return { sentOn: sending.sentOn }
}

// ---- Who may ----

type Person = { partyId: string | null; roles: readonly string[] }

/** Opening, writing and freezing are for the secretary of the working group. */
export function mayLeadRound(person: Person): boolean {
  return person.roles.includes('secretary')
}

/** The coordinator fills in; a member of the board may do it where the coordinator is away. */
export function mayFillRound(person: Person, partyId: string): boolean {
  return person.partyId === partyId && (person.roles.includes('coordinator') || person.roles.includes('boardMember'))
}

/** A party speaks through a member of its own board. */
export function mayConfirmRound(person: Person, partyId: string): boolean {
  return person.partyId === partyId && person.roles.includes('boardMember')
}

// ---- The steps of the conversation ----

type StepKind = 'reference' | 'filled' | 'confirmed' | 'written' | 'read' | 'agreed' | 'frozen' | 'discussed' | 'sent'
/** `count` of `of` where parties do it; `by` the day by which it is meant to be done. */
export type RoundStep = { kind: StepKind; isDone: boolean; on: Day | null; count?: number; of?: number; by?: Day | null }

/**
 * How far a round is. `filled`, `confirmed` and `sent` are what this person may know: all parties, or the own one (`parties` 1). Waiting
 * for one party never holds the others up, so the first step that is not done is where most people are, not a gate.
 */
export function roundSteps(facts: {
  round: Round
  today: Day
  parties: number
  filled: number
  confirmed: number
  sent: number
  themes: number
  written: number
  readOn: Day | null
  agreedOn: Day | null
  discussedOn: Day | null
}): RoundStep[] {
  const { round, parties } = facts
  const frozenOn = round.status === 'frozen' ? round.frozenOn : null
  const isFrozen = frozenOn !== null
  return [
    { kind: 'reference', isDone: round.referenceOn <= facts.today, on: round.referenceOn },
    { kind: 'filled', isDone: isFrozen || facts.filled === parties, on: null, count: facts.filled, of: parties, by: round.dataClosesOn },
    {
      kind: 'confirmed',
      isDone: isFrozen || facts.confirmed === parties,
      on: null,
      count: facts.confirmed,
      of: parties,
      by: round.confirmClosesOn,
    },
    { kind: 'written', isDone: isFrozen || facts.written === facts.themes, on: null },
    { kind: 'read', isDone: isFrozen || facts.readOn !== null, on: facts.readOn },
    { kind: 'agreed', isDone: isFrozen || facts.agreedOn !== null, on: facts.agreedOn },
    { kind: 'frozen', isDone: isFrozen, on: frozenOn },
    { kind: 'discussed', isDone: facts.discussedOn !== null, on: facts.discussedOn },
    { kind: 'sent', isDone: facts.sent === parties, on: null, count: facts.sent, of: parties },
  ]
}

// ---- Small numbers ----

/** Fewer people than this are not counted aloud: a small number points at somebody. */
export const smallestCount = 5

/** What a report tells of a number of people; null: not told. */
export type ToldCount = number | null

/**
 * A number of people as it may be told, given what earlier reports told of the same thing. Zero points at nobody. A number that lies
 * less than five from one that was told before would tell the difference, so that is not told either.
 */
export function masked(count: number, toldBefore: readonly ToldCount[] = []): ToldCount {
  if (count !== 0 && count < smallestCount) return null
  const near = toldBefore.some((told) => told !== null && told !== count && Math.abs(told - count) < smallestCount)
  return near ? null : count
}
