import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCalendar } from '../app/covenant/law/file.ts'
import { installProgramme } from '../app/covenant/programme/commands.server.ts'
import { makeMessages } from '../app/covenant/reminders/commands.server.ts'
import { findProgramme } from '../app/covenant/programme/queries.server.ts'
import { read, writeAll, type Database } from '../app/platform/database/party.server.ts'
import { momentOn, type Day } from '../app/platform/settings/day.ts'
import { houseVisitor } from '../app/platform/web/visitor.ts'
import { fillDrenthe } from './drenthe.ts'
import { texts } from './texts.ts'

/**
 * Makes the practice Drenthe in an empty database, with the product's own commands, whole or not at all. Does nothing where a
 * covenant is installed.
 */
export async function makePractice(database: Database, today: Day, say: (line: string) => void): Promise<void> {
  const signing = '2024-02-02'
  const installer = houseVisitor('installer', `${signing}T09:00:00.000Z`, signing)
  const found = await read(database, installer, findProgramme)
  if (found) return
  say(texts.making)
  const source = await readFile(join(process.cwd(), 'programmes/drenthe-2024.yaml'), 'utf8')
  const calendar = readCalendar(await readFile(join(process.cwd(), 'programmes/legal-calendar.yaml'), 'utf8'))
  await writeAll(database, async (as) => {
    const programme = await as(installer, (tx) => installProgramme(tx, installer, source))
    await fillDrenthe(as, programme, today, calendar, say)
  })
  // What everybody finds in the inbox on the first day. At a fixed time, so that it is the same each time that it is made.
  const programme = await read(database, installer, findProgramme)
  const at = momentOn(today, new Date(`${today}T06:00:00Z`))
  if (programme) await makeMessages(database, programme, { day: today, at }, { hasMail: false })
}
