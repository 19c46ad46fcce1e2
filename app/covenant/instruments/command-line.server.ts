import { isDay, type Day } from '../../platform/settings/day.ts'
import { partyTypes, type PartyType } from '../programme/rules.ts'
import { instrumentKinds, readKnowledge } from './knowledge.ts'
import { Unreadable } from './problem.ts'
import { maxBytes, readInstrument } from './read.server.ts'
import { check, otherKind, type Asked, type Finding, type InstrumentKind, type Knowledge, type StructuredText } from './rules.ts'
import { texts } from './texts.ts'

export type InstrumentsLine = {
  readBytes: (path: string) => Promise<Uint8Array>
  sizeOf: (path: string) => Promise<number>
  /** Where the requirements and patterns stand. */
  readKnowledge: () => Promise<string>
  today: () => Day
  out: (line: string) => void
  err: (line: string) => void
}

type Judged = { file: string; findings: Finding[]; hash?: string; problem?: string }
type Options = Asked & { files: string[]; asJson: boolean }

const says = texts.command

/** `npm run -s instruments -- check …`. Needs no database. Exit code: 0 read and judged, 1 a file cannot be read, 2 not understood. */
export async function instrumentsCommand(args: readonly string[], line: InstrumentsLine): Promise<number> {
  const [command, ...rest] = args
  if (command !== 'check') return explain(line, command === undefined ? undefined : says.unknown(command))
  const options = optionsIn(rest, line.today)
  if (typeof options === 'string') return explain(line, options)
  const know = readKnowledge(await line.readKnowledge())
  const read: { judged: Judged; text?: StructuredText }[] = []
  for (const file of options.files) read.push(await judge(file, options, know, line))
  const problems = read.some(({ judged }) => judged.problem !== undefined)
  // Half a set of texts would say 'nee' about what stands in the other half.
  const combined = problems
    ? []
    : check(
        read.map(({ text }) => text!),
        options,
        know,
      ).map(({ text, ...found }) => ({ ...found, file: text === undefined ? null : (options.files[text] ?? null) }))
  const files = read.map(({ judged }) => judged)
  if (options.asJson) line.out(JSON.stringify({ files, combined }, undefined, 2))
  else tell(files, combined, know, options.kind, line)
  for (const { file, problem } of files) if (problem !== undefined) line.err(`${file}: ${problem}`)
  return problems ? 1 : 0
}

async function judge(
  file: string,
  asked: Asked,
  know: Knowledge,
  line: InstrumentsLine,
): Promise<{ judged: Judged; text?: StructuredText }> {
  const failed = (problem: string) => ({ judged: { file, findings: [], problem } })
  try {
    if ((await line.sizeOf(file)) > maxBytes) return failed(texts.problems.tooLarge)
  } catch {
    return failed(texts.problems.unreadable)
  }
  try {
    const { text, hash } = await readInstrument(await line.readBytes(file))
    const title = otherKind(text, asked.kind)
    if (title !== undefined) return failed(texts.problems.otherKind(asked.kind, title))
    return { judged: { file, hash, findings: check([text], asked, know) }, text }
  } catch (error) {
    if (error instanceof Unreadable) return failed(texts.problems[error.code])
    throw error
  }
}

function optionsIn(args: readonly string[], today: () => Day): Options | string {
  let kind: InstrumentKind | undefined
  let partyType: PartyType = 'gemeente'
  let on: Day | undefined
  let asJson = false
  const files: string[] = []
  const waiting = args.flatMap((arg) =>
    /^--(?:kind|for|on)=/u.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg],
  )
  while (waiting.length > 0) {
    const arg = waiting.shift()!
    if (arg === '--json') asJson = true
    else if (arg === '--kind') {
      const given = waiting.shift()
      kind = instrumentKinds.find((each) => each === given)
      if (!kind) return says.kindNeeded
    } else if (arg === '--for') {
      const given = waiting.shift()
      const found = partyTypes.find((each) => each === given)
      if (!found) return says.partyUnknown
      partyType = found
    } else if (arg === '--on') {
      const given = waiting.shift() ?? ''
      if (!isDay(given)) return says.dayNeeded
      on = given
    } else if (arg.startsWith('-')) return says.unknown(arg)
    else files.push(arg)
  }
  if (!kind) return says.kindNeeded
  if (files.length === 0) return says.fileNeeded
  return { kind, partyType, on: on ?? today(), files, asJson }
}

function tell(files: readonly Judged[], combined: readonly Finding[], know: Knowledge, kind: InstrumentKind, line: InstrumentsLine): void {
  for (const { file, findings } of files) {
    if (findings.length === 0) continue
    line.out(file)
    tellFindings(findings, know, kind, line)
  }
  if (files.length > 1 && combined.length > 0) {
    line.out(says.combined)
    tellFindings(combined, know, kind, line)
  }
  if (files.some(({ findings }) => findings.length > 0)) line.out(says.proposal)
}

function tellFindings(findings: readonly Finding[], know: Knowledge, kind: InstrumentKind, line: InstrumentsLine): void {
  const isAdvice = (id: string) => know.requirements.some((each) => each.kind === kind && each.id === id && each.advice === true)
  const say = (found: Finding) => {
    const place = found.article === null ? '' : ` (${says.article(found.article)})`
    line.out(`  ${says.verdicts[found.verdict].padEnd(9)} ${texts.requirements[found.id] ?? found.id}${place}: ${found.reason}`)
    if (found.quote !== null) line.out(`            “${found.quote}”`)
  }
  findings.filter((each) => !isAdvice(each.id)).forEach(say)
  const advice = findings.filter((each) => isAdvice(each.id))
  if (advice.length > 0) line.out(`  ${says.advice}:`)
  advice.forEach(say)
}

function explain(line: InstrumentsLine, first?: string): number {
  if (first !== undefined) line.err(first)
  for (const sentence of says.usage) line.err(sentence)
  return 2
}
