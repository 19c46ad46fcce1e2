import { findProgramme } from './covenant/programme/queries.server.ts'
import { makeMessages, sendMessage } from './covenant/reminders/commands.server.ts'
import { messenger } from './covenant/reminders/queries.server.ts'
import { read, type Database } from './platform/database/party.server.ts'
import { findPracticeDay } from './platform/identity/practice-day.server.ts'
import type { Installation } from './platform/identity/request-context.ts'
import { startJobs } from './platform/jobs/jobs.server.ts'
import { makeMailer } from './platform/mail/mail.server.ts'
import { dayOf, momentOn, type Day, type Moment } from './platform/settings/day.ts'

type Surroundings = {
  database: Database
  installation: Installation
  mail: { smtpUrl: string; from: string } | undefined
  /** Where people find this installation. */
  address: string
  onError: (error: unknown) => void
}

/** How often to look whether somebody moved the practice day. */
const lookAgainAfter = 4000

/** Every job of the product, done beside the pages. In live use the day begins at seven; in practice whenever somebody moves it. */
export async function runJobs({ database, installation, mail, address, onError }: Surroundings): Promise<{ stop(): Promise<void> }> {
  const mailer = mail && makeMailer(mail)
  const practice = installation.mode === 'practice'
  const now = async () => {
    const clock = installation.clock()
    const start = installation.practiceDay
    const at: Moment = start === undefined ? clock.toISOString() : momentOn(start, clock)
    return read(database, messenger(at, dayOf(at)), async (tx) => {
      const moved = practice ? ((await findPracticeDay(tx)) ?? start) : undefined
      const day: Day = moved ?? dayOf(at)
      return { programme: await findProgramme(tx, day), day, at: moved === undefined ? at : momentOn(moved, clock) }
    })
  }

  async function tell(about: { partyId?: string }) {
    const { programme, ...today } = await now()
    if (programme) await makeMessages(database, programme, { ...today, ...about }, { hasMail: mailer !== undefined })
  }

  async function send({ messageId }: { messageId: string }) {
    const { programme, ...today } = await now()
    if (programme && mailer) await sendMessage(database, programme, messageId, { ...today, mailer, address, practice })
  }

  const jobs = await startJobs(database, { messages: tell, mail: send }, { onError, everyMorning: !practice })
  let known: Day | undefined
  const look = async () => {
    const { day } = await now()
    if (day === known) return
    await tell({})
    known = day
  }
  let looking: Promise<void> = Promise.resolve()
  const lookAgain = () => {
    looking = looking.then(look).catch(onError)
  }
  const timer = practice ? setInterval(lookAgain, lookAgainAfter) : undefined
  return {
    async stop() {
      clearInterval(timer)
      await looking
      await jobs.stop()
      mailer?.close()
    },
  }
}
