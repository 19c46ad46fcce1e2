import { record } from '../audit/commands.server.ts'
import { write, type Database, type Tx } from '../database/party.server.ts'
import type { Day } from '../settings/day.ts'
import { houseVisitor, type Visitor } from '../web/visitor.ts'

/** The day that this practice environment has reached; undefined when nobody ever set one. */
export async function findPracticeDay(tx: Tx): Promise<Day | undefined> {
  return (await tx.selectFrom('practice_day').select('day').executeTakeFirst())?.day
}

/** Moves the day for everybody in this practice environment. */
export async function movePracticeDay(database: Database, visitor: Visitor, day: Day): Promise<void> {
  const doorkeeper = { ...houseVisitor('doorkeeper', visitor.at, visitor.today), personId: visitor.personId, name: visitor.name }
  await write(database, doorkeeper, async (tx) => {
    await tx
      .insertInto('practice_day')
      .values({ day })
      .onConflict((conflict) => conflict.column('one_row').doUpdateSet({ day }))
      .execute()
    await record(tx, doorkeeper, 'practiceDay.moved', day)
  })
}
