import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import { read, write, type Database, type Tx } from '../../platform/database/party.server.ts'
import { enqueue } from '../../platform/jobs/jobs.server.ts'
import type { Mailer } from '../../platform/mail/mail.server.ts'
import type { Day, Moment } from '../../platform/settings/day.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { titleOf, type Programme } from '../programme/rules.ts'
import { findPartyFacts, findWishes, listRecipients, messenger, personIn, type Wishes } from './queries.server.ts'
import { mailStateOf, remindersFor, type About } from './rules.ts'
import { mailOf } from './texts.ts'

export const titlesOf = (programme: Programme) => (number: string) => `${number} ${titleOf(programme, number)}`.trim()

/**
 * Writes to everybody what they must be told on a day and were not told before. May be asked as often as one likes: the second time there
 * is nothing new. Looks as each of them may look, and writes as the house.
 */
export async function makeMessages(
  database: Database,
  programme: Programme,
  when: { at: Moment; day: Day; partyId?: string | undefined },
  options: { hasMail: boolean },
): Promise<number> {
  const house = messenger(when.at, when.day)
  const recipients = await read(database, house, (tx) => listRecipients(tx, programme, when.at, when.day, when.partyId))
  const parties = new Map<string, Awaited<ReturnType<typeof findPartyFacts>>>()
  const made: { visitor: Visitor; wishes: Wishes; message: ReturnType<typeof remindersFor>[number] }[] = []
  for (const { visitor, wishes, earlier } of recipients) {
    // Readers of the programme may not know what others confirmed; so what one of a party knows is kept for that party alone.
    const key = `${visitor.partyId ?? ''} ${visitor.partyId === null ? visitor.roles.join() : ''}`
    const facts = parties.get(key) ?? (await findPartyFacts(database, visitor, programme))
    parties.set(key, facts)
    const messages = remindersFor({ ...facts, programme, person: personIn(visitor), wantsDigest: wishes.digest, earlier, day: when.day })
    made.push(...messages.map((message) => ({ visitor, wishes, message })))
  }
  if (made.length === 0) return 0
  return write(database, house, async (tx) => {
    let count = 0
    for (const { visitor, wishes, message } of made) {
      const mail = mailStateOf(message, { hasMail: options.hasMail, email: wishes.email })
      const saved = await tx
        .insertInto('messages')
        .values({
          id: uuid(),
          person_id: visitor.personId ?? '',
          party_id: visitor.partyId,
          kind: message.about.kind,
          made_once: message.madeOnce,
          about: JSON.stringify(message.about),
          made_on: when.day,
          read_on: null,
          mail,
          mailed_at: null,
          recorded_at: when.at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!saved) continue
      count += 1
      if (mail === 'waiting') await enqueue(tx, 'mail', { messageId: saved.id })
    }
    if (count > 0) await record(tx, house, 'messages.made', when.day, { count })
    return count
  })
}

/** Sends one message. Throws when the mail server does not take it, so that the job comes back; the message stays in the inbox meanwhile. */
export async function sendMessage(
  database: Database,
  programme: Programme,
  messageId: string,
  options: { at: Moment; day: Day; mailer: Mailer; address: string; practice: boolean },
): Promise<void> {
  const house = messenger(options.at, options.day)
  const found = await read(database, house, async (tx) => {
    const message = await tx
      .selectFrom('messages')
      .select(['person_id', 'party_id', 'about', 'mail'])
      .where('id', '=', messageId)
      .executeTakeFirst()
    if (!message || (message.mail !== 'waiting' && message.mail !== 'failed')) return undefined
    const recipients = await listRecipients(tx, programme, options.at, options.day, message.party_id ?? undefined)
    const isHere = recipients.some(({ visitor }) => visitor.personId === message.person_id && visitor.partyId === message.party_id)
    return { message, isHere, wishes: await findWishes(tx, message.person_id) }
  })
  if (!found) return
  // Who left in the meantime, or took the address away, gets no mail.
  const { email } = found.wishes
  if (!found.isHere || email === null) return mark('kept')
  const { subject, text } = mailOf(found.message.about as About, titlesOf(programme), options)
  try {
    await options.mailer.send({ id: messageId, to: email, subject, text })
  } catch (error) {
    await mark('failed')
    throw error
  }
  return mark('sent')

  async function mark(mail: 'kept' | 'sent' | 'failed') {
    await write(database, house, (tx) =>
      tx
        .updateTable('messages')
        .set({ mail, mailed_at: mail === 'sent' ? options.at : null })
        .where('id', '=', messageId)
        .execute(),
    )
  }
}

export async function readMessages(tx: Tx, visitor: Visitor) {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ read_on: visitor.today })
    .where('person_id', '=', visitor.personId ?? '')
    .where('read_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await record(tx, visitor, 'messages.read', visitor.personId ?? '', { count: Number(numUpdatedRows) })
  return { read: Number(numUpdatedRows) }
}

export async function setWishes(tx: Tx, visitor: Visitor, wishes: Wishes) {
  const { digest, email } = wishes
  await tx
    .insertInto('message_wishes')
    .values({ person_id: visitor.personId ?? '', digest, email })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ digest, email }))
    .execute()
  await record(tx, visitor, 'messages.wishes', visitor.personId ?? '', { digest, byMail: email !== null })
  return { saved: true as const }
}
