import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely'
import pg from 'pg'
import type { Visitor } from '../web/visitor.ts'
import { isRefusal } from '../web/outcome.ts'
import type { Tables } from './tables.ts'

export type Tx = Transaction<Tables>

// The server opens the database outside the build and the pages read it inside, so the key must be the same in both.
const inside: unique symbol = Symbol.for('dijkwacht.kysely')
const asOne: unique symbol = Symbol.for('dijkwacht.asOne')
const beneath: unique symbol = Symbol.for('dijkwacht.pool')

/** Where the rows are. The Kysely instance stays inside this file: `read` and `write` are the only doors to data. */
export type Database = {
  engine: 'embedded' | 'postgres'
  close(): Promise<void>
  [inside]: Kysely<Tables>
  [beneath]: pg.Pool
  /** Several statements in one round trip; the rows of the last. */
  [asOne]: (statements: string) => Promise<unknown[]>
}

// Days stay days and moments keep their zone: a Date would lose both.
const parsers = new Map<number, (text: string) => unknown>([
  [1082, (text) => text],
  [1184, (text) => new Date(text).toISOString()],
  [20, (text) => Number(text)],
])

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

export function openDatabase(engine: Database['engine'], pool: pg.Pool, options: { onQuery?: (statement: string) => void } = {}): Database {
  const { onQuery } = options
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: (event: { query: { sql: string } }) => onQuery(event.query.sql) }),
  })
  const together = async (statements: string) => {
    onQuery?.(statements)
    const results = (await pool.query(statements)) as unknown as pg.QueryResult[]
    return results.at(-1)?.rows ?? []
  }
  return { engine, close: () => kysely.destroy(), [inside]: kysely, [beneath]: pool, [asOne]: together }
}

/** Looks something up as this visitor. The transaction is read only and sees one moment: a loader cannot write. */
export async function read<T>(database: Database, visitor: Visitor, look: (tx: Tx) => Promise<T>): Promise<T> {
  return database[inside].connection().execute(async (connection) => {
    // Beginning and becoming go in one round trip; half of the time of a small page is round trips.
    await sql.raw(`start transaction isolation level repeatable read read only; ${becoming(visitor)}`).execute(connection)
    try {
      return await look(connection as unknown as Tx)
    } finally {
      // There is nothing to keep, and after an error this undoes just as well.
      await sql.raw('rollback').execute(connection)
    }
  })
}

/**
 * One small look as this visitor, in one round trip: statements that travel together are one transaction. The values of the question
 * are texts, and travel in it as literals.
 */
export async function glance<Row>(database: Database, visitor: Visitor, question: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = question.compile(database[inside])
  const whole = text.replace(/\$(\d+)/g, (_, place: string) => {
    const value = parameters[Number(place) - 1]
    if (typeof value !== 'string') throw new Error('A glance takes texts only.')
    return pg.escapeLiteral(value)
  })
  const reading = `select set_config('transaction_read_only', 'on', true)`
  return (await database[asOne](`${reading}; ${becoming(visitor)}; ${whole}`)) as Row[]
}

/** Does something as this visitor. Whatever was saved is undone when the outcome is a refusal or an error is thrown. */
export async function write<T>(database: Database, visitor: Visitor, act: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await database[inside].transaction().execute(async (tx) => {
      await become(tx, visitor)
      const outcome = await act(tx)
      if (isRefusal(outcome)) throw new Undo(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undo) return error.outcome as T
    throw error
  }
}

/**
 * Many deeds of many people in one transaction: all of it or nothing. For making a practice environment, where a refusal is a
 * mistake of ours; requests use `write`.
 */
export async function writeAll(
  database: Database,
  act: (as: <T>(visitor: Visitor, deed: (tx: Tx) => Promise<T>) => Promise<T>) => Promise<void>,
): Promise<void> {
  await database[inside].transaction().execute(async (tx) => {
    await act(async (visitor, deed) => {
      await become(tx, visitor)
      const outcome = await deed(tx)
      if (isRefusal(outcome)) throw new Error(`${visitor.name} was refused: ${outcome.refused} ${outcome.details?.join(', ') ?? ''}`)
      return outcome
    })
  })
}

/** For the health page: answers, or throws. Touches no table. */
export async function ping(database: Database): Promise<void> {
  await sql`select 1`.execute(database[inside])
}

/**
 * For the job library alone: its own statements on its own tables, as the role of the application and as nobody, so that row level
 * security shows it nothing of any party.
 */
export function jobStore(database: Database): {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
} {
  return {
    async executeSql(text, values) {
      const connection = await database[beneath].connect()
      let broken: Error | undefined
      try {
        await connection.query('set role dijkwacht_app')
        const result = (await connection.query(text, values)) as
          | pg.QueryResult<Record<string, unknown>>
          | pg.QueryResult<Record<string, unknown>>[]
        // Several statements at once answer with several results; the last that has rows is the answer.
        return { rows: Array.isArray(result) ? (result.findLast((each) => each.rows.length > 0)?.rows ?? []) : result.rows }
      } finally {
        await connection.query('rollback; reset role').catch((error: unknown) => {
          broken = error as Error
        })
        connection.release(broken)
      }
    },
  }
}

class Undo extends Error {
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('undo')
    this.outcome = outcome
  }
}

async function become(tx: Tx, visitor: Visitor): Promise<void> {
  await sql.raw(becoming(visitor)).execute(tx)
}

// Everything ends with the transaction, so the next user of this connection starts as nobody. Role last: until then the
// settings are made by the login role.
function becoming({ personId, partyId, basisteam, roles }: Visitor): string {
  const settings = {
    'app.person': personId,
    'app.party': partyId,
    'app.basisteam': basisteam,
    'app.roles': roles.join(','),
    role: 'dijkwacht_app',
  }
  const each = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value ?? '')}, true)`)
  return `select ${each.join(', ')}`
}
