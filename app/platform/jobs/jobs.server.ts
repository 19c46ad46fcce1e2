import { fromKysely, PgBoss } from 'pg-boss'
import { jobStore, type Database, type Tx } from '../database/party.server.ts'

/** Every job of the product and what it is told. Never more than which party or message: who reads a job reads nothing of them. */
export type Jobs = {
  /** Look who must be told something today, at this party (else at all). */
  messages: { partyId?: string }
  /** Send this message by mail. */
  mail: { messageId: string }
}

/** The tables are made by a migration, and nothing of the library may change them while the product runs. */
const settings = { schema: 'pgboss', migrate: false, createSchema: false, reindex: false, monitorVacuum: false } as const

/**
 * Puts a job in the queue in the transaction of the deed that asks for it: when the deed is undone there is no job, and when the job fails
 * the deed stands.
 */
export async function enqueue<K extends keyof Jobs>(tx: Tx, job: K, about: Jobs[K]): Promise<void> {
  // On this connection and no other: the embedded database has only one, and this transaction holds it.
  const boss = new PgBoss({ ...settings, db: fromKysely(tx), supervise: false, schedule: false })
  await boss.send(job, about)
}

type JobHandlers = { [K in keyof Jobs]: (about: Jobs[K]) => Promise<void> }

type Running = { stop(): Promise<void> }

/**
 * Does the jobs as they come, beside the pages. `everyMorning` gives what the job `messages` is told at seven. A job that fails comes back
 * later; how often stands with its queue (migration 0015).
 */
export async function startJobs(
  database: Database,
  handlers: JobHandlers,
  options: { onError: (error: unknown) => void; everyMorning?: boolean; pollSeconds?: number },
): Promise<Running> {
  const boss = new PgBoss({
    ...settings,
    db: jobStore(database),
    ...(database.engine === 'embedded' && { backend: 'pglite' as const }),
    // Looking after the queues is little work: once a minute is plenty, and leaves the one connection of an embedded database to the pages.
    superviseIntervalSeconds: 60,
    maintenanceIntervalSeconds: 3600,
    cronMonitorIntervalSeconds: 30,
    schedule: options.everyMorning ?? false,
  })
  boss.on('error', options.onError)
  await boss.start()
  const work = { pollingIntervalSeconds: options.pollSeconds ?? 3, batchSize: 1 }
  for (const job of Object.keys(handlers) as (keyof Jobs)[]) {
    await boss.work(job, work, async ([one]: { data: unknown }[]) => {
      if (one) await (handlers[job] as (about: unknown) => Promise<void>)(one.data)
    })
  }
  if (options.everyMorning) await boss.schedule('messages', '0 7 * * *', {}, { tz: 'Europe/Amsterdam' })
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}
