import { programmeSchema, readProgramme, type Before, type FileProblem, type ReadProgramme } from './file.ts'
import { cellsOf, criteriaFor, type Ambition, type Programme } from './rules.ts'
import { texts } from './texts.ts'

export type CommandLine = {
  readFile: (path: string) => Promise<string>
  /** One line for the reader or the next program. */
  out: (line: string) => void
  /** One line for whoever looks at the screen. */
  err: (line: string) => void
}

const defaultFile = 'programmes/drenthe-2024.yaml'
const says = texts.command

/** `npm run programme -- …`. Needs no database. Gives the exit code: 0 in order, 1 problems in a file, 2 not understood. */
export async function programmeCommand(args: readonly string[], line: CommandLine): Promise<number> {
  const [command, ...rest] = args
  switch (command) {
    case 'check':
      return check(rest, line)
    case 'list':
      return list(rest, line)
    case 'schema':
      line.out(JSON.stringify(programmeSchema(), undefined, 2))
      return 0
    case undefined:
      return explain(line)
    default:
      return explain(line, says.unknown(command))
  }
}

export async function checkProgrammeFile(path: string, readFile: CommandLine['readFile'], before?: Before): Promise<ReadProgramme> {
  let text: string
  try {
    text = await readFile(path)
  } catch {
    return { problems: [{ line: 1, field: '', message: says.unreadable }] }
  }
  return readProgramme(text, before)
}

/** The ambitions as other programs read them: what was agreed, for whom, and what shows that it is so. */
function listAmbitions(programme: Programme): Ambition[] {
  return programme.ambitions
}

async function check(given: readonly string[], line: CommandLine): Promise<number> {
  const after = given.indexOf('--after')
  const args = after === -1 ? given : given.toSpliced(after, 2)
  const beforePath = after === -1 ? undefined : given[after + 1]
  if (after !== -1 && beforePath === undefined) return explain(line, says.fileNeeded)
  const option = args.find((arg) => arg.startsWith('-'))
  if (option !== undefined) return explain(line, says.unknown(option))
  if (args.length === 0) return explain(line, says.fileNeeded)
  let before: Before | undefined
  if (beforePath !== undefined) {
    const checked = await checkProgrammeFile(beforePath, line.readFile)
    if ('problems' in checked) {
      sayProblems(beforePath, checked.problems, line)
      return 1
    }
    const { programme, next } = checked
    const used = programme.ambitions.map(({ number, title }) => ({ number, title, undone: null }))
    before = { programme, version: next?.version ?? 1, used }
  }
  let exitCode = 0
  for (const path of args) {
    const checked = await checkProgrammeFile(path, line.readFile, before)
    if ('problems' in checked) {
      sayProblems(path, checked.problems, line)
      exitCode = 1
    } else {
      const { parties, ambitions } = checked.programme
      line.out(
        `${path}: ${says.inOrder({ parties: parties.length, ambitions: ambitions.length, counted: cellsOf(checked.programme).counted })}`,
      )
    }
  }
  return exitCode
}

async function list(args: readonly string[], line: CommandLine): Promise<number> {
  let path = defaultFile
  let asJson = false
  const waiting = [...args]
  while (waiting.length > 0) {
    const arg = waiting.shift()!
    if (arg === '--json') asJson = true
    else if (arg === '--file') {
      const given = waiting.shift()
      if (given === undefined) return explain(line, says.fileNeeded)
      path = given
    } else return explain(line, says.unknown(arg))
  }
  const checked = await checkProgrammeFile(path, line.readFile)
  if ('problems' in checked) {
    sayProblems(path, checked.problems, line)
    return 1
  }
  const ambitions = listAmbitions(checked.programme)
  if (asJson) line.out(JSON.stringify(ambitions, undefined, 2))
  else for (const ambition of ambitions) line.out(sayAmbition(ambition))
  return 0
}

function sayProblems(path: string, problems: readonly FileProblem[], line: CommandLine): void {
  for (const problem of problems) {
    line.err(`${path}:${problem.line} ${problem.field === '' ? says.wholeFile : problem.field}: ${problem.message}`)
  }
  line.err(says.problemCount(problems.length))
}

function sayAmbition(ambition: Ambition): string {
  const achieved = criteriaFor(ambition, 'achieved').length
  const bound = ambition.appliesTo.map((type) => texts.partyTypes[type].many).join(', ')
  const shared = ambition.measuredPer === 'basisteam' ? `, ${says.perBasisteam}` : ''
  return `${ambition.number.padEnd(5)} ${ambition.title} (${bound}${shared}; ${says.criteria(achieved, ambition.criteria.length - achieved)})`
}

function explain(line: CommandLine, first?: string): number {
  if (first !== undefined) line.err(first)
  for (const sentence of says.usage) line.err(sentence)
  return 2
}
