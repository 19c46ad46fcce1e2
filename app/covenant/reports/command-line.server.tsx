import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { read, type Database } from '../../platform/database/party.server.ts'
import { dayOf, type Day } from '../../platform/settings/day.ts'
import { houseVisitor } from '../../platform/web/visitor.ts'
import states from '../../ui/states.svg?raw'
import styles from '../../ui/styles.css?inline'
import { StrataDefs } from '../../ui/theme-swatch.tsx'
import { Article } from './parts/article.tsx'
import { texts } from './page-texts.ts'
import { findReport, findReportFile, listRounds } from './queries.server.ts'
import { standAlone } from './stand-alone.ts'
import { storedFormats, type ReportContent } from './rules.ts'

type Surroundings = {
  database: Database
  practiceDay: Day | undefined
  clock: () => Date
  out: (line: string) => void
  err: (line: string) => void
}

/** `--round 2026-H1 --out MAP`: writes the frozen report as it was frozen, and the page that is drawn from it. Gives the exit code. */
export async function reportCommand(args: string[], { database, practiceDay, clock, out, err }: Surroundings): Promise<number> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const [code, folder] = [option('--round'), option('--out')]
  const known = ['--round', '--out']
  if (!code || !folder || args.length !== 4 || known.includes(code) || known.includes(folder)) {
    err(texts.command.usage)
    return 2
  }
  const at = clock().toISOString()
  const secretary = { ...houseVisitor('guest', at, practiceDay ?? dayOf(at)), roles: ['secretary' as const] }
  const found = await read(database, secretary, async (tx) => {
    const report = await findReport(tx, code)
    if (!report) return { frozen: (await listRounds(tx)).filter((round) => round.status === 'frozen').map((round) => round.code) }
    const files = []
    for (const format of storedFormats) files.push({ format, bytes: (await findReportFile(tx, code, format)) ?? new Uint8Array() })
    return { report, files }
  })
  if (!found.report) {
    err(texts.command.noRound(code, found.frozen.toSorted()))
    return 1
  }
  try {
    await mkdir(folder, { recursive: true })
    const page = new TextEncoder().encode(reportPage(found.report))
    for (const { format, bytes } of [{ format: 'html', bytes: page }, ...found.files]) {
      const path = join(folder, `halfjaarbericht-${code}.${format}`)
      await writeFile(path, bytes)
      out(texts.command.written(path))
    }
  } catch {
    err(texts.command.cannotWrite(folder))
    return 1
  }
  return 0
}

/** One file that reads the same anywhere: its styles and signs stand in it, and nothing is fetched. */
function reportPage({ content, sha256 }: { content: ReportContent; sha256: string }): string {
  const body = renderToStaticMarkup(
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{content.round.title}</title>
      </head>
      <body>
        <StrataDefs />
        <main className="dw-main dw-wrap">
          <Article content={content} sha256={sha256} linked={false} />
        </main>
      </body>
    </html>,
  )
  return `<!doctype html>${body.replace('</head>', () => `<style>${standAlone(styles, { 'states.svg': states })}</style></head>`)}`
}
