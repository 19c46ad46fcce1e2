import { read, write, type Database } from '../../platform/database/party.server.ts'
import { findPracticeDay } from '../../platform/identity/practice-day.server.ts'
import { dayOf, isDay, type Day } from '../../platform/settings/day.ts'
import { isRefusal } from '../../platform/web/outcome.ts'
import { houseVisitor } from '../../platform/web/visitor.ts'
import { previewVersion, publishVersion, undoVersion } from './commands.server.ts'
import { texts } from './texts.ts'

type Surroundings = {
  database: Database
  practiceDay: Day | undefined
  clock: () => Date
  readFile: (path: string) => Promise<string>
  out: (line: string) => void
  err: (line: string) => void
}

const says = texts.command

/** `npm run programme -- publish …`: 0 done, 1 refused or problems in the file, 2 not understood. */
export async function publishCommand(given: readonly string[], around: Surroundings): Promise<number> {
  const args = [...given]
  const take = (option: string) => {
    const at = args.indexOf(option)
    return at === -1 ? undefined : args.splice(at, 2)[1]
  }
  const at = around.clock().toISOString()
  const doorkeeper = houseVisitor('doorkeeper', at, dayOf(at))
  const practiceDay = around.practiceDay && ((await read(around.database, doorkeeper, findPracticeDay)) ?? around.practiceDay)
  const secretary = { ...houseVisitor('installer', at, practiceDay ?? dayOf(at)), roles: ['secretary' as const] }

  if (args.includes('--undo')) {
    const reason = take('--undo') ?? ''
    if (args.length > 0) return explain(around)
    const undone = await write(around.database, secretary, (tx) => undoVersion(tx, secretary, { reason }))
    if (isRefusal(undone)) return refuse(around, texts.undo.refused[undone.refused](undone.details ?? []))
    around.out(says.undone(undone.version))
    return 0
  }

  const from = args.includes('--from') ? (take('--from') ?? '') : undefined
  if (from !== undefined && !isDay(from)) return refuse(around, says.day(from), 2)
  const isPreview = args.includes('--preview')
  if (isPreview) args.splice(args.indexOf('--preview'), 1)
  const [path, ...more] = args
  if (path === undefined || path.startsWith('-') || more.length > 0) return explain(around)

  const source = await around.readFile(path).catch(() => undefined)
  if (source === undefined) return refuse(around, says.unreadable)
  const outcome = await write(around.database, secretary, (tx) => previewVersion(tx, secretary, source, from))
  if ('refused' in outcome) return refuse(around, texts.refused[outcome.refused](outcome.details ?? []))
  if ('problems' in outcome) {
    for (const { line, field, message } of outcome.problems) around.err(says.problem(path, line, field, message))
    return 1
  }
  const { preview } = outcome
  around.out(texts.publish.preview(preview.version, preview.from))
  for (const line of preview.lines) {
    const named = line.ambition ?? line.from[0]
    const changed = line.moves.length === 0 ? '' : `; ${texts.publish.moves(line.moves.length)}`
    const { taken, kept } = line.evidence
    const evidence = taken + kept === 0 ? '' : `; ${texts.publish.evidence(taken, kept)}`
    around.out(`  ${named?.number} ${named?.title}: ${texts.relations[line.relation].toLowerCase()}${changed}${evidence}`)
  }
  if (isPreview) {
    around.out(says.nothingSaved)
    return 0
  }
  const published = await write(around.database, secretary, (tx) => publishVersion(tx, secretary, source, from))
  if (isRefusal(published)) return refuse(around, says.nothingSaved)
  around.out(says.published(published.version, published.from))
  return 0
}

function refuse({ err }: Surroundings, sentence: string, code = 1): number {
  err(sentence)
  return code
}

function explain({ err }: Surroundings): number {
  for (const sentence of says.usage) err(sentence)
  return 2
}
