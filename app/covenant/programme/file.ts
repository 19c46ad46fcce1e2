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
  relations,
  type Ambition,
  type MappingLine,
  type Party,
  type Programme,
  type State,
  type StateWithHeight,
} from './rules.ts'
import { texts } from './texts.ts'

export type FileProblem = { line: number; field: string; message: string }
export type ReadProgramme = { programme: Programme; next?: NextVersion } | { problems: FileProblem[] }

/** What a file says of the version that it is; absent in the first. `from` may be said when it is published. */
export type NextVersion = { version: number; from?: string; mapping: MappingLine[] }

/** What a next version is held against: the version before it, and what every number has meant until now. */
export type Before = {
  programme: Programme
  version: number
  used: readonly UsedNumber[]
}
/** `line` is how an undone version came to this number: only in the same way it may be used again. Null: it may not. */
export type UsedNumber = { number: string; title: string; undone: MappingLine | null }

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

const oldNumber = z.string().regex(/^\d{1,3}(?:\.\d{1,3}){0,2}$/, { error: wrong.number })

const mappingLine = z.strictObject({
  relation: z.enum(relations).describe(says.relation),
  ambition: z.exactOptional(oldNumber.describe(says.mappedAmbition)),
  from: z.exactOptional(z.array(oldNumber).min(1).max(20).describe(says.mappedFrom)),
  reason: z.exactOptional(line(400).describe(says.mappedReason)),
  termMonths: z.exactOptional(z.int().min(1).max(24).describe(says.termMonths)),
  proposals: z.exactOptional(
    z
      .array(z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { error: wrong.proposalForm }))
      .min(1)
      .max(20)
      .describe(says.proposals),
  ),
})

const programmeFile = z
  .strictObject({
    id: slug.describe(says.id),
    version: z.exactOptional(z.int().min(2).max(999).describe(says.version)),
    from: z.exactOptional(day.describe(says.from)),
    mapping: z.exactOptional(z.array(mappingLine).min(1).max(400).describe(says.mapping)),
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

/** `before` only for a file that is to be the next version of what is installed. */
export function readProgramme(yamlText: string, before?: Before): ReadProgramme {
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
  const sayAll = (crossed: Crossed[]) =>
    inOrder(crossed.map(({ path, message }) => ({ line: place.lineOf(path), field: sayField(path, value), message })))
  const crossed = crossCheck(parsed.data)
  if (crossed.length > 0) return { problems: sayAll(crossed) }
  const programme = programmeFrom(parsed.data)
  const next = nextFrom(parsed.data)
  if (before) {
    const against = crossBefore(parsed.data, programme, next, before)
    if (against.length > 0) return { problems: sayAll(against) }
  }
  return next ? { programme, next } : { programme }
}

function nextFrom({ version, from, mapping }: ProgrammeFile): NextVersion | undefined {
  if (version === undefined || mapping === undefined) return undefined
  return { version, ...(from !== undefined && { from }), mapping: mapping.map(lineFrom) }
}

/** Where a line names no old number, 'same' and 'sharpened' mean the same number. */
function lineFrom(written: NonNullable<ProgrammeFile['mapping']>[number]): MappingLine {
  const { relation, ambition: number, from, proposals, reason, termMonths } = written
  const keeps = relation === 'same' || relation === 'sharpened'
  return {
    relation,
    ...(number !== undefined && { ambition: number }),
    from: from ?? (keeps && number !== undefined ? [number] : []),
    ...(reason !== undefined && { reason }),
    ...(termMonths !== undefined && { termMonths }),
    proposals: proposals ?? [],
  }
}

function programmeFrom(file: ProgrammeFile): Programme {
  const { states, version: _version, from: _from, mapping: _mapping, ...rest } = file
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
    ...crossMapping(file),
  ]
}

/** What a mapping must be by itself: every ambition once, and each kind of line with the numbers that belong to it. */
function crossMapping(file: ProgrammeFile): Crossed[] {
  if (file.mapping === undefined) {
    const alone = (['version', 'from'] as const).find((field) => file[field] !== undefined)
    return alone === undefined ? [] : [{ path: [alone], message: wrong.mappingMissing }]
  }
  if (file.version === undefined) return [{ path: ['mapping'], message: wrong.versionMissing }]
  const found: Crossed[] = []
  const lines = file.mapping.map(lineFrom)
  const numbers = new Set(file.ambitions.map(({ number }) => number))
  const targets = new Map<string, number>()
  const taken = new Map<string, { at: number; relation: MappingLine['relation'] }>()
  lines.forEach((one, at) => {
    const say = (field: string, message: string) => found.push({ path: ['mapping', at, field], message })
    const { relation, ambition: number } = one
    if (relation === 'withdrawn') {
      if (number !== undefined) say('ambition', wrong.withdrawnHasAmbition)
      if (one.from.length === 0) say('from', wrong.fromNeeded)
      if (one.reason === undefined) say('reason', wrong.reasonNeeded)
    } else if (number === undefined) {
      say('ambition', wrong.missing)
    } else if (!numbers.has(number)) {
      say('ambition', wrong.mappedUnknown(number))
    } else if (targets.has(number)) {
      say('ambition', wrong.mappedTwice(number))
    } else targets.set(number, at)

    if (relation === 'new' && one.from.length > 0) say('from', wrong.newHasFrom)
    if (relation === 'merged' && one.from.length < 2) say('from', wrong.mergedNeedsTwo)
    if (relation === 'split' && one.from.length === 0) say('from', wrong.fromNeeded)
    if (['same', 'sharpened', 'split'].includes(relation) && one.from.length > 1) say('from', wrong.sayMerged(relation))
    if (one.termMonths !== undefined && relation !== 'sharpened') say('termMonths', wrong.termOnlySharpened)
    one.from.forEach((old, position) => {
      const earlier = taken.get(old)
      if (earlier === undefined) taken.set(old, { at, relation })
      else if (relation === 'withdrawn' || earlier.relation === 'withdrawn')
        found.push({ path: ['mapping', at, 'from', position], message: wrong.withdrawnYetUsed(old) })
      else if (!(relation === 'split' && earlier.relation === 'split'))
        found.push({ path: ['mapping', at, 'from', position], message: wrong.usedAlready(old) })
    })
  })
  lines.forEach((one, at) => {
    const [old] = one.from
    if (one.relation !== 'split' || one.from.length !== 1) return
    if (lines.filter((other) => other.relation === 'split' && other.from[0] === old).length < 2)
      found.push({ path: ['mapping', at], message: wrong.splitAlone(old ?? '') })
  })
  file.ambitions.forEach(({ number }, at) => {
    if (!targets.has(number)) found.push({ path: ['ambitions', at, 'number'], message: wrong.notMapped(number) })
  })
  return found
}

/** What a next version may not change, and what its mapping says of the version before it. */
function crossBefore(file: ProgrammeFile, programme: Programme, next: NextVersion | undefined, before: Before): Crossed[] {
  const { programme: old } = before
  if (file.id !== old.id) return [{ path: ['id'], message: wrong.otherProgramme(old.id) }]
  if (!next) return [{ path: [], message: wrong.noNextVersion(before.version + 1) }]
  const found: Crossed[] = []
  if (next.version !== before.version + 1) found.push({ path: ['version'], message: wrong.wrongVersion(before.version + 1) })
  if (programme.signedOn !== old.signedOn) found.push({ path: ['signedOn'], message: wrong.signedOnChanged(old.signedOn) })
  for (const state of old.states) {
    if (!programme.states.includes(state)) found.push({ path: ['states'], message: wrong.stateGone(state) })
  }
  if (JSON.stringify(programme.basisteams) !== JSON.stringify(old.basisteams)) {
    found.push({ path: ['basisteams'], message: wrong.basisteamsChanged })
  }
  found.push(...crossParties(programme, old))

  const oldNumbers = new Map(old.ambitions.map((one) => [one.number, one]))
  const used = new Map(before.used.map((one) => [one.number, one]))
  const mentioned = new Set(next.mapping.flatMap((one) => one.from))
  next.mapping.forEach((one, at) => {
    const say = (field: string, message: string) => found.push({ path: ['mapping', at, field], message })
    const unknown = one.from.find((number) => !oldNumbers.has(number))
    if (unknown !== undefined) return say('from', wrong.oldUnknown(unknown))
    const number = one.ambition
    const target = programme.ambitions.find((each) => each.number === number)
    if (number === undefined || !target) return
    const origins = one.from.flatMap((from) => oldNumbers.get(from) ?? [])
    if (origins.some(({ measuredPer }) => measuredPer !== target.measuredPer)) say('relation', wrong.measureChanged)
    const forAll = target.appliesTo.every((type) => origins.every(({ appliesTo }) => appliesTo.includes(type)))
    if (one.relation === 'merged' && !forAll) say('relation', wrong.mergedForOthers)
    if (one.relation === 'same' && origins[0] && !isSame(origins[0], target)) say('relation', wrong.notTheSame)
    const keepsNumber = (one.relation === 'same' || one.relation === 'sharpened') && one.from[0] === number
    const earlier = used.get(number)
    if (!keepsNumber && earlier && !(earlier.undone && isAsBefore(earlier, one, target))) {
      say('ambition', wrong.numberUsed(number, earlier.title))
    }
    return undefined
  })
  for (const { number, title } of old.ambitions) {
    if (!mentioned.has(number)) found.push({ path: ['mapping'], message: wrong.forgotten(number, title) })
  }
  return found
}

function crossParties(programme: Programme, old: Programme): Crossed[] {
  const essence = ({ id, code, name, fullName, type, basisteam: team }: Party) => JSON.stringify([id, code, name, fullName, type, team])
  const known = new Map(old.parties.map((one) => [one.id, one]))
  const found = programme.parties.flatMap((one, at): Crossed[] => {
    const earlier = known.get(one.id)
    if (!earlier) return [{ path: ['parties', at, 'id'], message: wrong.partyJoined(one.id) }]
    return essence(one) === essence(earlier) ? [] : [{ path: ['parties', at], message: wrong.partyChanged(one.id) }]
  })
  const gone = old.parties.filter(({ id }) => !programme.parties.some((one) => one.id === id))
  return [...found, ...gone.map(({ id }): Crossed => ({ path: ['parties'], message: wrong.partyLeft(id) }))]
}

/** The words may be better; what is asked, of whom and how often must be what it was. */
function isSame(one: Ambition, other: Ambition): boolean {
  const essence = ({ appliesTo, measuredPer, reviewMonths, lapses, criteria, dependsOn = [] }: Ambition) =>
    JSON.stringify([
      appliesTo.toSorted(),
      measuredPer,
      reviewMonths,
      lapses,
      criteria.map(({ id, level }) => `${id} ${level}`).toSorted(),
      dependsOn.map((needed) => `${needed.function} ${needed.graceDays}`).toSorted(),
    ])
  return essence(one) === essence(other)
}

/** A number of an undone version may come back as what it was, and as nothing else. */
function isAsBefore(earlier: UsedNumber, one: MappingLine, target: Ambition): boolean {
  const { undone } = earlier
  return undone?.relation === one.relation && undone.from.toSorted().join() === one.from.toSorted().join() && earlier.title === target.title
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
  for (const key of ['number', 'id', 'letter', 'state', 'ambition']) {
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
