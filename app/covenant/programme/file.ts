// A programme file is written by hand, by somebody who knows the covenant and not our code. So whatever is wrong
// comes back with its line, its field and what to do, all of it at once and in Dutch.
import { Alias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Document, ErrorCode, Node, Pair } from 'yaml'
import { z } from 'zod'
import {
  allStates,
  applies,
  functionsFor,
  levels,
  officeFunctions,
  partyTypes,
  type Ambition,
  type Party,
  type Programme,
  type State,
  type StateWithHeight,
} from './rules.ts'
import { texts } from './texts.ts'

export type FileProblem = { line: number; field: string; message: string }
export type ReadProgramme = { programme: Programme } | { problems: FileProblem[] }

const maxKilobytes = 1000
/** Enough for a shared sentence here and there, and far too few to fill the memory with. */
const maxAliases = 100
const maxDepth = 30
/** Whoever has more to mend starts with these. */
const maxProblems = 100
const maxUnknownFields = 20

const says = texts.fields
const wrong = texts.problems

/** Counts characters as a person does, and as JSON Schema does. */
const upTo = (max: number) =>
  z
    .string()
    .min(1)
    .refine((given) => [...given].length <= max, { error: wrong.tooLong(max) })
    .meta({ maxLength: max })
const line = (max: number) => upTo(max).regex(/^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u, { error: wrong.textForm })
const prose = (max: number) => upTo(max).regex(/^[^\p{Cc}]*[^\p{Cc}\s](?:[^\p{Cc}]|\n)*$/u, { error: wrong.textForm })
const slug = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: wrong.slug })
const day = z.iso
  .date({ error: (issue) => (typeof issue.input === 'string' ? wrong.day : undefined) })
  .refine((on) => on >= '1990-01-01' && on < '2101-01-01', { error: wrong.farDay })
const partyType = z.enum(partyTypes)

const water = z.strictObject({ on: day.describe(says.waterOn), level: z.number().min(0).max(1).describe(says.waterLevel) })

const budget = z.strictObject({
  cents: z.int().min(1).max(100_000_000_000).describe(says.budgetCents),
  about: line(200).describe(says.budgetAbout),
})

const stateInUse = z.strictObject({
  state: z.enum(allStates).describe(says.state),
  label: line(40).describe(says.stateLabel),
  height: z.exactOptional(z.number().min(0).max(2).describe(says.stateHeight)),
})

const basisteam = z.strictObject({ id: slug.describe(says.id), name: line(60) })

const party = z.strictObject({
  id: slug.describe(says.id),
  code: z
    .string()
    .regex(/^[a-z]{2}\d{1,6}$/, { error: wrong.code })
    .describe(says.partyCode),
  name: line(60).describe(says.partyName),
  fullName: line(80).describe(says.partyFullName),
  type: partyType.describe(says.partyType),
  basisteam: z.exactOptional(slug.describe(says.partyBasisteam)),
  labelLines: z.array(line(16)).min(1).max(4).describe(says.labelLines),
})

const supporter = z.strictObject({ id: slug.describe(says.id), name: line(80), role: line(200).describe(says.supporterRole) })

const theme = z.strictObject({
  number: z.int().min(1).max(99),
  title: line(100),
  short: line(30).describe(says.themeShort),
})

const dependence = z.strictObject({
  function: z.enum(officeFunctions).describe(says.dependsOnFunction),
  graceDays: z.int().min(0).max(730).default(60).describe(says.graceDays),
})

const criterion = z.strictObject({
  id: slug.describe(says.criterionId),
  level: z.enum(levels).describe(says.criterionLevel),
  text: line(240).describe(says.criterionText),
})

const ambition = z.strictObject({
  number: z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,3}){0,2}$/, { error: wrong.number })
    .describe(says.number),
  theme: z.int().min(1).max(99).describe(says.theme),
  title: line(80).describe(says.ambitionTitle),
  wording: prose(800).describe(says.wording),
  note: z.exactOptional(prose(800).describe(says.note)),
  page: z.exactOptional(z.int().min(1).max(999).describe(says.page)),
  appliesTo: z.array(partyType).min(1).max(3).describe(says.appliesTo),
  measuredPer: z.enum(['party', 'basisteam']).describe(says.measuredPer),
  owner: z
    .strictObject({
      gemeente: z.exactOptional(line(160)),
      waterschap: z.exactOptional(line(160)),
      provincie: z.exactOptional(line(160)),
    })
    .describe(says.owner),
  reviewMonths: z.int().min(1).max(120).describe(says.reviewMonths),
  lapses: z.enum(['hard', 'soft']).describe(says.lapses),
  dependsOn: z.exactOptional(z.array(dependence).min(1).max(5).describe(says.dependsOn)),
  criteria: z.array(criterion).min(1).max(30).describe(says.criteria),
})

const agreement = z.strictObject({
  letter: z
    .string()
    .regex(/^[A-Z]$/, { error: wrong.letter })
    .describe(says.letter),
  wording: prose(800).describe(says.agreementWording),
})

const programmeFile = z
  .strictObject({
    id: slug.describe(says.id),
    title: line(100).describe(says.title),
    region: line(60).describe(says.region),
    signedOn: day.describe(says.signedOn),
    termEndsOn: day.describe(says.termEndsOn),
    water: z.array(water).min(1).max(50).describe(says.water),
    budget: z.exactOptional(budget.describe(says.budget)),
    states: z.array(stateInUse).min(2).max(allStates.length).describe(says.states),
    basisteams: z.array(basisteam).max(250).describe(says.basisteams),
    parties: z.array(party).min(1).max(500).describe(says.parties),
    supporters: z.array(supporter).max(50).describe(says.supporters),
    themes: z.array(theme).min(1).max(12).describe(says.themes),
    ambitions: z.array(ambition).min(1).max(200).describe(says.ambitions),
    agreements: z.array(agreement).max(26).describe(says.agreements),
  })
  .describe(says.file)

type ProgrammeFile = z.infer<typeof programmeFile>

/** What an editor needs to check and complete a programme file while somebody writes it. */
export function programmeSchema(): object {
  return z.toJSONSchema(programmeFile, { io: 'input' })
}

export function readProgramme(yamlText: string): ReadProgramme {
  const whole = (message: string): ReadProgramme => ({ problems: [{ line: 1, field: '', message }] })
  if (yamlText.length > maxKilobytes * 1000) return whole(wrong.tooLarge(maxKilobytes))
  if (yamlText.includes('\0')) return whole(wrong.notText)

  const lines = new LineCounter()
  let document: Document
  try {
    // Duplicate keys are found below: the parser's own check compares every key with every other.
    document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: false })
  } catch {
    return whole(wrong.tooDeep)
  }
  const place = new Places(document, lines)

  const unreadable = [...document.errors, ...document.warnings]
  if (unreadable.length > 0) {
    const problems = unreadable.map(({ code, pos }) => ({ line: place.lineAt(pos[0]), field: '', message: saySyntax(code) }))
    return { problems: inOrder(problems) }
  }
  if (document.contents === null) return whole(wrong.empty)

  const shape = checkNodes(document, place)
  if (shape.length > 0) return { problems: inOrder(shape) }

  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: maxAliases })
  } catch {
    return whole(wrong.tooManyAliases)
  }
  if (value === null) return whole(wrong.empty)

  const parsed = programmeFile.safeParse(value)
  if (!parsed.success) {
    return { problems: inOrder(parsed.error.issues.flatMap((issue) => sayIssue(issue, value, place))) }
  }
  const crossed = crossCheck(parsed.data).map(({ path, message }) => ({ line: place.lineOf(path), field: sayField(path, value), message }))
  if (crossed.length > 0) return { problems: inOrder(crossed) }
  return { programme: programmeFrom(parsed.data) }
}

function programmeFrom(file: ProgrammeFile): Programme {
  const { states, ...rest } = file
  const heights: Record<StateWithHeight, number> = { notStarted: 0, preparing: 0, implementing: 0, achieved: 0, secured: 0, lapsed: 0 }
  const stateLabels: Record<State, string> = { ...texts.stateLabels }
  for (const { state, label, height } of states) {
    stateLabels[state] = label
    if (state !== 'notApplicable' && height !== undefined) heights[state] = height
  }
  return { ...rest, heights, stateLabels, states: states.map(({ state }) => state) }
}

type Path = readonly PropertyKey[]
type Crossed = { path: Path; message: string }

/** What no single field can tell. Runs only on a file whose every field is right by itself. */
function crossCheck(file: ProgrammeFile): Crossed[] {
  return [
    ...crossDates(file),
    ...crossStates(file),
    ...crossUnique(file),
    ...file.parties.flatMap((one, at) => crossParty(file, one, ['parties', at])),
    ...file.themes.flatMap(({ number }, at) =>
      file.ambitions.some((one) => one.theme === number) ? [] : [{ path: ['themes', at], message: wrong.themeEmpty }],
    ),
    ...file.ambitions.flatMap((one, at) => crossAmbition(file, one, ['ambitions', at])),
  ]
}

function crossDates(file: ProgrammeFile): Crossed[] {
  const found: Crossed[] = []
  if (file.termEndsOn < file.signedOn) found.push({ path: ['termEndsOn'], message: wrong.termReversed })
  file.water.forEach(({ on }, at) => {
    const before = file.water[at - 1]
    if (before && on <= before.on) found.push({ path: ['water', at, 'on'], message: wrong.waterDescending })
  })
  return found
}

function crossStates(file: ProgrammeFile): Crossed[] {
  const found: Crossed[] = []
  file.states.forEach(({ state, height }, at) => {
    if (state === 'notApplicable' && height !== undefined) found.push({ path: ['states', at, 'height'], message: wrong.heightNotAllowed })
    if (state !== 'notApplicable' && height === undefined) found.push({ path: ['states', at], message: wrong.heightMissing })
  })
  const uses = (state: State) => file.states.some((used) => used.state === state)
  for (const needed of ['notStarted', 'achieved'] as const) {
    if (!uses(needed)) found.push({ path: ['states'], message: wrong.stateNeeded(needed) })
  }
  const lapsing = file.ambitions.find(({ lapses }) => lapses === 'hard')
  if (lapsing && !uses('lapsed')) found.push({ path: ['states'], message: wrong.lapsedNeeded(lapsing.number) })
  return found
}

function crossUnique(file: ProgrammeFile): Crossed[] {
  // A state belongs to a party or to a basisteam by its id alone, so these ids may never meet.
  const owners = new Map<string, string>()
  const ids = (['parties', 'basisteams', 'supporters'] as const).flatMap((group) =>
    file[group].flatMap(({ id }, at): Crossed[] => {
      const taken = owners.get(id)
      owners.set(id, taken ?? `${group} ${at + 1}`)
      return taken === undefined ? [] : [{ path: [group, at, 'id'], message: wrong.usedTwice(id, taken) }]
    }),
  )
  return [
    ...ids,
    ...repeated(
      file.parties.map(({ code }) => code),
      (at) => ['parties', at, 'code'],
    ),
    ...repeated(
      file.themes.map(({ number }) => number),
      (at) => ['themes', at, 'number'],
    ),
    ...repeated(
      file.ambitions.map(({ number }) => number),
      (at) => ['ambitions', at, 'number'],
    ),
    ...repeated(
      file.agreements.map(({ letter }) => letter),
      (at) => ['agreements', at, 'letter'],
    ),
    ...repeated(
      file.states.map(({ state }) => state),
      (at) => ['states', at, 'state'],
    ),
  ]
}

function repeated(values: readonly (string | number)[], pathAt: (at: number) => Path): Crossed[] {
  const seen = new Set<string | number>()
  return values.flatMap((value, at) => {
    if (seen.has(value)) return [{ path: pathAt(at), message: wrong.twice(String(value)) }]
    seen.add(value)
    return []
  })
}

function crossParty(file: ProgrammeFile, one: Party, path: Path): Crossed[] {
  const found: Crossed[] = []
  if (one.basisteam !== undefined && !file.basisteams.some(({ id }) => id === one.basisteam)) {
    found.push({ path: [...path, 'basisteam'], message: wrong.basisteamUnknown(one.basisteam) })
  }
  const bound = file.ambitions.filter((other) => applies(other, one))
  if (bound.length === 0) found.push({ path, message: wrong.partyWithoutAmbition })
  const shared = bound.find(({ measuredPer }) => measuredPer === 'basisteam')
  if (shared && one.basisteam === undefined) found.push({ path, message: wrong.basisteamMissing(shared.number) })
  return found
}

function crossAmbition(file: ProgrammeFile, one: Ambition, path: Path): Crossed[] {
  const found: Crossed[] = []
  const themes = file.themes.map(({ number }) => number)
  const [chapter] = one.number.split('.').map(Number)
  if (!themes.includes(one.theme)) {
    found.push({ path: [...path, 'theme'], message: wrong.themeUnknown(one.theme, themes) })
  } else if (one.number.includes('.') && chapter !== one.theme && themes.includes(chapter!)) {
    found.push({ path: [...path, 'number'], message: wrong.themeDiffers(one.number, one.theme) })
  }
  for (const level of levels) {
    const used = file.states.some(({ state }) => state === level)
    const at = one.criteria.findIndex((asked) => asked.level === level)
    if (used && at === -1) found.push({ path: [...path, 'criteria'], message: wrong.criterionMissing(level) })
    if (!used && at !== -1) found.push({ path: [...path, 'criteria', at, 'level'], message: wrong.criterionUnused(level) })
  }
  for (const type of partyTypes) {
    const bound = one.appliesTo.includes(type)
    if (bound && one.owner[type] === undefined) found.push({ path: [...path, 'owner'], message: wrong.ownerMissing(type) })
    if (!bound && one.owner[type] !== undefined) found.push({ path: [...path, 'owner', type], message: wrong.ownerTooMany(type) })
  }
  one.dependsOn?.forEach((needed, at) => {
    if (!one.appliesTo.some((type) => functionsFor(type).includes(needed.function)))
      found.push({ path: [...path, 'dependsOn', at, 'function'], message: wrong.functionElsewhere })
  })
  if (one.dependsOn && one.measuredPer === 'basisteam') found.push({ path: [...path, 'dependsOn'], message: wrong.dependsPerBasisteam })
  return [
    ...found,
    ...repeated(one.dependsOn?.map((needed) => needed.function) ?? [], (at) => [...path, 'dependsOn', at, 'function']),
    ...repeated(one.appliesTo, (at) => [...path, 'appliesTo', at]),
    ...repeated(
      one.criteria.map(({ id }) => id),
      (at) => [...path, 'criteria', at, 'id'],
    ),
  ]
}

/** Where in the file a value stands. */
class Places {
  readonly #document: Document
  readonly #lines: LineCounter

  constructor(document: Document, lines: LineCounter) {
    this.#document = document
    this.#lines = lines
  }

  lineAt(offset: number): number {
    return Math.max(1, this.#lines.linePos(offset).line)
  }

  /** The line of the field's name; of what is missing, the line of what it is missing from. */
  lineOf(path: Path): number {
    let node: unknown = this.#document.contents
    let start = offsetOf(node)
    for (const step of path) {
      if (node instanceof Alias) node = node.resolve(this.#document)
      if (isMap(node)) {
        const pair: Pair | undefined = node.items.find(({ key }) => keyText(key) === String(step))
        if (!pair) break
        start = offsetOf(pair.key) ?? start
        node = pair.value
      } else if (isSeq(node)) {
        node = node.items[Number(step)]
        start = offsetOf(node) ?? start
      } else break
    }
    return this.lineAt(start ?? 0)
  }
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key)
}

function checkNodes(document: Document, place: Places): FileProblem[] {
  const found: FileProblem[] = []
  const say = (node: unknown, message: string) => found.push({ line: place.lineAt(offsetOf(node) ?? 0), field: '', message })
  visit(document, {
    Node(_key, node: Node, ancestors) {
      if (ancestors.length > maxDepth) {
        say(node, wrong.tooDeep)
        return visit.BREAK
      }
      return undefined
    },
    Alias(_key, node) {
      if (node.resolve(document) === undefined) say(node, wrong.aliasUnknown)
    },
    Map(_key, node, ancestors) {
      if (ancestors.length > maxDepth) return visit.BREAK
      const first = new Map<string, unknown>()
      for (const pair of node.items) {
        if (!isScalar(pair.key)) {
          say(pair.key, wrong.keyNotText)
          continue
        }
        const key = keyText(pair.key)
        const earlier = first.get(key)
        if (earlier === undefined) first.set(key, pair.key)
        else {
          found.push({
            line: place.lineAt(offsetOf(pair.key) ?? 0),
            field: key,
            message: wrong.duplicateKey(key, place.lineAt(offsetOf(earlier) ?? 0)),
          })
        }
      }
      return undefined
    },
  })
  return found
}

function saySyntax(code: ErrorCode): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return wrong.tab
    case 'BAD_INDENT':
      return wrong.indent
    case 'MISSING_CHAR':
      return wrong.missingCharacter
    case 'MULTIPLE_DOCS':
      return wrong.oneDocument
    case 'TAG_RESOLVE_FAILED':
      return wrong.tag
    case 'RESOURCE_EXHAUSTION':
      return wrong.tooDeep
    default:
      return wrong.syntax
  }
}

function sayIssue(issue: z.core.$ZodIssue, value: unknown, place: Places): FileProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownFields(issue.path)
    return issue.keys.slice(0, maxUnknownFields).map((key) => {
      const path = [...issue.path, key]
      return { line: place.lineOf(path), field: sayField(path, value), message: sayUnknownField(key, known) }
    })
  }
  return [{ line: place.lineOf(issue.path), field: sayField(issue.path, value), message: sayValue(issue, value) }]
}

function sayUnknownField(key: string, known: readonly string[]): string {
  const near = nearest(key, known)
  if (near !== undefined) return `${wrong.unknownField} ${wrong.didYouMean(near)}`
  return known.length > 0 ? wrong.unknownFieldKnown(known) : wrong.unknownField
}

function sayValue(issue: z.core.$ZodIssue, value: unknown): string {
  const given = valueAt(value, issue.path)
  switch (issue.code) {
    case 'invalid_type':
      return sayType(issue.expected, given, issue.path)
    case 'invalid_value': {
      const known = issue.values.map(String)
      if (given === undefined) return wrong.missing
      const near = typeof given === 'string' ? nearest(given, known) : undefined
      return near === undefined ? wrong.unknownValue(known) : `${wrong.unknownValue(known)} ${wrong.didYouMean(near)}`
    }
    case 'too_small':
      if (issue.origin === 'string') return wrong.tooShort
      return issue.origin === 'array' ? wrong.tooFew(Number(issue.minimum)) : wrong.tooLow(Number(issue.minimum))
    case 'too_big':
      if (issue.origin === 'string') return wrong.tooLong(Number(issue.maximum))
      return issue.origin === 'array' ? wrong.tooMany(Number(issue.maximum)) : wrong.tooHigh(Number(issue.maximum))
    case 'invalid_format':
    case 'custom':
      return issue.message
    default:
      return wrong.other
  }
}

function sayType(expected: string, given: unknown, path: Path): string {
  if (given === undefined) return wrong.missing
  if (given === null) return wrong.blank
  switch (expected) {
    case 'string':
      if (typeof given === 'object') return wrong.expectedTextNotList
      return path.at(-1) === 'number' ? wrong.expectedQuotedNumber : wrong.expectedText
    case 'number':
      return wrong.expectedNumber
    case 'int':
      return wrong.expectedWhole
    case 'array':
      return wrong.expectedList
    case 'object':
      return path.length === 0 ? wrong.notAProgramme : wrong.expectedFields
    default:
      return wrong.other
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, step) => {
    if (typeof inside !== 'object' || inside === null) return undefined
    return Object.hasOwn(inside, step) ? Reflect.get(inside, step) : undefined
  }, value)
}

/** 'ambitions[3.6].criteria[matrix].text': an item by its own number, id or letter where it has one, else by its place from 1. */
function sayField(path: Path, value: unknown): string {
  return path.reduce<string>((said, step, at) => {
    if (typeof step === 'number') return `${said}[${nameOf(valueAt(value, path.slice(0, at + 1))) ?? step + 1}]`
    return said === '' ? String(step) : `${said}.${String(step)}`
  }, '')
}

function nameOf(item: unknown): string | undefined {
  for (const key of ['number', 'id', 'letter', 'state']) {
    const name = valueAt(item, [key])
    if (typeof name === 'number' || (typeof name === 'string' && name !== '' && name.length <= 60)) return String(name)
  }
  return undefined
}

function knownFields(path: Path): string[] {
  let schema: unknown = programmeFile
  for (const step of path) {
    while (schema instanceof z.ZodExactOptional) schema = schema.unwrap()
    if (schema instanceof z.ZodArray) schema = schema.element
    else if (schema instanceof z.ZodObject) schema = schema.shape[String(step)]
    else return []
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 40) return undefined
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((one, other) => one.distance - other.distance)
  return best && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined
}

/** Letters to add, drop or replace to get from one word to the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const replaced = row[to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[to]! + 1, next[to - 1]! + 1))
    }
    row = next
  }
  return row[other.length]!
}

/** By line, and one problem to a field: mending the first often mends the others. */
function inOrder(problems: FileProblem[]): FileProblem[] {
  const first = new Map(problems.toReversed().map((problem) => [`${problem.line} ${problem.field}`, problem]))
  return problems
    .filter((problem) => problem.field === '' || first.get(`${problem.line} ${problem.field}`) === problem)
    .toSorted((one, other) => one.line - other.line)
    .slice(0, maxProblems)
}
