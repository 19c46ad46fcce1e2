import { sql } from 'kysely'
import type { Tx } from '../database/party.server.ts'
import type { Visitor } from '../web/visitor.ts'
import { hashOf, start } from './chain.ts'

/**
 * Writes down what this visitor does, in the same transaction as the deed. `subject` says to what (an id, or 'coevorden 3.6');
 * `details` holds values we chose (a state, a date), never text that a person typed.
 */
export async function record(
  tx: Tx,
  visitor: Visitor,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const chain = visitor.partyId ?? 'programme'
  // One statement makes the head where it is missing, locks it and reads it: two writers can never take the same number.
  const head = await tx
    .insertInto('audit_heads')
    .values({ chain, number: 0, hash: start })
    .onConflict((conflict) => conflict.column('chain').doUpdateSet({ number: sql`audit_heads.number` }))
    .returning(['number', 'hash'])
    .executeTakeFirstOrThrow()
  const number = head.number + 1
  const entry = { chain, number, at: visitor.at, personId: visitor.personId, personName: visitor.name, action, subject, details }
  const hash = hashOf(head.hash, entry)
  await tx
    .with('written', (write) =>
      write.insertInto('audit_events').values({
        chain,
        number,
        at: visitor.at,
        person_id: visitor.personId,
        person_name: visitor.name,
        action,
        subject,
        details: JSON.stringify(details),
        previous_hash: head.hash,
        hash,
      }),
    )
    .updateTable('audit_heads')
    .set({ number, hash })
    .where('chain', '=', chain)
    .execute()
}
