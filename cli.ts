import { join } from 'node:path'
import { readdir, readFile, stat } from 'node:fs/promises'
import type { ServerBuild } from 'react-router'
import { openConfiguredDatabase } from './app/platform/database/open.server.ts'
import type { Database } from './app/platform/database/party.server.ts'
import { readSettings, type Settings } from './app/platform/settings/settings.ts'
import type * as Entry from './app/entry.server.tsx'
import { cliTexts as texts } from './server-texts.ts'

const [command, ...args] = process.argv.slice(2)
const out = (line: string) => console.log(line)
const err = (line: string) => console.error(line)

process.exitCode = await run().catch((error: unknown) => {
  err(error instanceof Error ? error.message : String(error))
  return 1
})

async function run(): Promise<number> {
  switch (command) {
    case 'programme': {
      if (args[0] === 'publish') {
        const { publishCommand } = await import('./app/covenant/versions/command-line.server.ts')
        return withDatabase((database, { practiceDay }) =>
          publishCommand(args.slice(1), {
            database,
            practiceDay,
            clock: () => new Date(),
            readFile: (path) => readFile(path, 'utf8'),
            out,
            err,
          }),
        )
      }
      const { programmeCommand } = await import('./app/covenant/programme/command-line.server.ts')
      return programmeCommand(args, { readFile: (path) => readFile(path, 'utf8'), out, err })
    }
    case 'instruments': {
      const { instrumentsCommand } = await import('./app/covenant/instruments/command-line.server.ts')
      return instrumentsCommand(args, {
        readBytes: (path) => readFile(path),
        sizeOf: async (path) => (await stat(path)).size,
        readKnowledge: () => readFile(join(import.meta.dirname, 'programmes/instruments.yaml'), 'utf8'),
        today: () => new Date().toISOString().slice(0, 10),
        out,
        err,
      })
    }
    case 'audit': {
      const { auditCommand } = await import('./app/platform/audit/command-line.server.ts')
      return withDatabase((database) => auditCommand(args, { database, out, err }))
    }
    case 'report': {
      const { makePractice, reportCommand } = await entry()
      return withDatabase(async (database, settings) => {
        if (settings.mode === 'practice') await makePractice(database, settings.practiceDay ?? '', err)
        return reportCommand(args, { database, practiceDay: settings.practiceDay, clock: () => new Date(), out, err })
      })
    }
    case 'backup':
    case 'restore':
      return withSettings(async (settings) => {
        const { backupCommand } = await import('./app/platform/database/backup-command.server.ts')
        const { readProgramme } = await import('./app/covenant/programme/file.ts')
        const programmes = await Promise.all(
          (await readdir('programmes'))
            .filter((name) => name.endsWith('.yaml'))
            .map(async (name) => readProgramme(await readFile(join('programmes', name), 'utf8'))),
        )
        const ids = programmes.flatMap((read) => ('problems' in read ? [] : [read.programme.id]))
        return backupCommand(command, args, { settings, clock: () => new Date(), programmes: ids, out, err })
      })
    default:
      err(texts.usage)
      return 2
  }
}

// The report draws its page as the product does, so it needs the build; the other commands do not.
async function entry(): Promise<typeof Entry> {
  const build = (await import(join(import.meta.dirname, 'build/server/index.js'))) as ServerBuild
  return build.entry.module as unknown as typeof Entry
}

async function withSettings(act: (settings: Settings) => Promise<number>): Promise<number> {
  const read = readSettings(process.env)
  if ('problems' in read) {
    for (const problem of read.problems) err(problem)
    return 1
  }
  return act(read.settings)
}

async function withDatabase(act: (database: Database, settings: Settings) => Promise<number>): Promise<number> {
  return withSettings(async (settings) => {
    const database = await openConfiguredDatabase(settings, { beside: true })
    try {
      return await act(database, settings)
    } finally {
      await database.close()
    }
  })
}
