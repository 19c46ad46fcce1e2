import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { openTestDatabaseAsOwner } from '../../../../test/database.ts'
import { achieved, evidence, post, reading, state } from '../../../../test/given.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import type { Mail, Mailer } from '../../../platform/mail/mail.server.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { openRound } from '../../reports/commands.server.ts'
import { makeMessages, sendMessage, setWishes } from '../commands.server.ts'
import { listMessages } from '../queries.server.ts'

const world = await smallWorld()
beforeEach(async () => {
  await world.reset()
  await (await openTestDatabaseAsOwner()).query('delete from pgboss.job')
})

const when = (day = '2026-11-23') => ({ day, at: `${day}T07:00:00.000Z` })
const tell = (day?: string, hasMail = false) => makeMessages(world.database, world.programme, when(day), { hasMail })
const open = async (referenceOn = '2026-12-10') => {
  const { sanne } = world.people
  const opened = await write(world.database, sanne, (tx) =>
    openRound(tx, sanne, world.programme, { code: '2026-H2', title: 'Halfjaarbericht', referenceOn }),
  )
  if (isRefusal(opened)) throw new Error(opened.refused)
}
const jobs = async () => {
  const { rows } = await (
    await openTestDatabaseAsOwner()
  ).query<{ name: string; data: { messageId?: string } }>('select name, data from pgboss.job order by created_on')
  return rows
}

describe('the inbox', () => {
  test('holds for everybody what they must know and nothing for who has nothing to do; told twice is told once', async () => {
    const { anja, egbert, rik, sanne, wout } = world.people
    await open()
    expect(await tell()).toBeGreaterThan(5)
    expect(await tell()).toBe(0)
    for (const person of [anja, egbert, wout])
      expect(await reading(browser(world, person).open('/berichten'))).toContain('Er is een ronde: Halfjaarbericht')
    for (const person of [rik, sanne]) expect(await reading(browser(world, person).open('/berichten'))).toContain('Er zijn geen berichten')
  })

  test('is read by its owner alone, and can be put on read', async () => {
    const { anja, bram } = world.people
    await open()
    await tell()
    const page = browser(world, anja)
    expect(await reading(page.open('/berichten'))).toContain('Er zijn 2 berichten die u nog niet las.')
    await page.submit('/berichten', { deed: 'readAll' })
    expect(await reading(page.open('/berichten?gedaan=gelezen'))).toContain('U hebt alles gelezen.')
    expect(await reading(browser(world, bram).open('/berichten'))).toContain('Er zijn 2 berichten die u nog niet las.')
    const seen = await read(world.database, bram, (tx) => tx.selectFrom('messages').select('person_id').execute())
    expect(new Set(seen.map((row) => row.person_id))).toEqual(new Set([bram.personId]))
  })

  test('a state that waits puts a job in the queue in the same deed, and the second person finds the question', async () => {
    const { anja, bram, egbert } = world.people
    await evidence(world, anja, '3.6')
    await post(browser(world, anja), '/ambities/3.6', {
      intent: 'state',
      state: 'achieved',
      'holdsOn.day': '23',
      'holdsOn.month': '11',
      'holdsOn.year': '2026',
      reason: '',
      note: 'GEHEIM',
      outlook: '',
    })
    expect((await jobs()).map(({ name, data }) => ({ name, data }))).toEqual([{ name: 'messages', data: { partyId: 'coevorden' } }])
    await makeMessages(world.database, world.programme, { ...when(), partyId: 'coevorden' }, { hasMail: false })
    const words = await reading(browser(world, bram).open('/berichten'))
    expect(words).toContain('Een collega vraagt u als tweede persoon')
    expect(words).not.toContain('GEHEIM')
    expect(await reading(browser(world, anja).open('/berichten'))).not.toContain('Een collega vraagt u')
    expect(await reading(browser(world, egbert).open('/berichten'))).not.toContain('Een collega')
  })

  test('what will lapse is told thirty days before, of the own party alone', async () => {
    const { anja, bram, egbert } = world.people
    await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram, validUntil: '2026-12-20' })
    await tell('2026-11-19')
    const before = await read(world.database, anja, (tx) => listMessages(tx, anja))
    expect(before.map((message) => message.about.kind)).toEqual(['digest'])
    await tell('2026-11-20')
    const words = await reading(browser(world, anja).open('/berichten'))
    expect(words).toContain('het bewijs geldt tot en met 20 december 2026')
    expect(await reading(browser(world, egbert).open('/berichten'))).not.toContain('20 december')
  })
})

describe('what somebody wishes', () => {
  test('no digest is no digest; a mail address must be one', async () => {
    const { anja } = world.people
    const page = browser(world, anja)
    const wrong = await page.submit('/berichten', { deed: 'wishes', email: 'a@b.nl, c@d.nl' })
    expect([wrong.status, (await reading(wrong)).includes('Dit is geen mailadres.')]).toEqual([400, true])
    expect((await page.submit('/berichten', { deed: 'wishes', email: 'anja@voorbeeld.nl' })).status).toBe(303)
    await tell()
    expect(await read(world.database, anja, (tx) => listMessages(tx, anja))).toEqual([])
    expect(await (await page.open('/berichten')).text()).toContain('anja@voorbeeld.nl')
  })

  test('without a mail server the inbox shows what would have been mailed', async () => {
    const { anja } = world.people
    await tell()
    const words = await reading(browser(world, anja).open('/berichten'))
    expect(words).toContain('Dit zou ook per mail zijn gegaan.')
    expect(words).toContain('Er is een bericht voor u in Dijkwacht')
    expect(words).toContain('Deze installatie verstuurt geen mail.')
  })
})

describe('mail', () => {
  const sent: Mail[] = []
  const mailer: Mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
  const options = { ...when(), mailer, address: 'https://dijkwacht.voorbeeld.nl', practice: true }
  const wish = (person = world.people.anja, digest = true) =>
    write(world.database, person, (tx) => setWishes(tx, person, { digest, email: 'anja@voorbeeld.nl' }))
  const mailJobs = async () => (await jobs()).filter((job) => job.name === 'mail').map((job) => job.data.messageId ?? '')

  test('goes to who gave an address, once, with counts and titles and nothing that somebody wrote', async () => {
    const { anja, bram } = world.people
    sent.length = 0
    await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram, validUntil: '2026-12-10', title: 'GEHEIM' })
    await wish()
    await tell(undefined, true)
    const ids = await mailJobs()
    expect(ids).toHaveLength(2)
    for (const id of [...ids, ...ids]) await sendMessage(world.database, world.programme, id, options)
    expect(sent.map((mail) => mail.to)).toEqual(['anja@voorbeeld.nl', 'anja@voorbeeld.nl'])
    const text = sent.map((mail) => mail.text).join('\n')
    expect(text).toContain('3.6 Actueel Damoclesbeleid')
    expect(text).toContain('Op orde: 1 van 27 ambities.')
    for (const word of ['GEHEIM', 'Anja', 'Bram', 'Besluit']) expect(text).not.toContain(word)
    const messages = await read(world.database, anja, (tx) => listMessages(tx, anja))
    expect(messages.map((message) => message.mail)).toEqual(['sent', 'sent'])
  })

  test('that fails leaves the message in the inbox and is tried again', async () => {
    const { anja } = world.people
    await wish()
    await tell(undefined, true)
    const [id = ''] = await mailJobs()
    const broken: Mailer = { send: () => Promise.reject(new Error('no server')), close: () => {} }
    await expect(sendMessage(world.database, world.programme, id, { ...options, mailer: broken })).rejects.toThrow('no server')
    expect((await read(world.database, anja, (tx) => listMessages(tx, anja)))[0]?.mail).toBe('failed')
    await sendMessage(world.database, world.programme, id, options)
    expect((await read(world.database, anja, (tx) => listMessages(tx, anja)))[0]?.mail).toBe('sent')
  })

  test('goes to nobody who left, or took the address away', async () => {
    const { anja } = world.people
    sent.length = 0
    await wish()
    await tell(undefined, true)
    const [id = ''] = await mailJobs()
    await write(world.database, anja, (tx) => setWishes(tx, anja, { digest: true, email: null }))
    await sendMessage(world.database, world.programme, id, options)
    await wish()
    await tell('2026-12-01', true)
    const later = (await mailJobs()).at(-1) ?? ''
    await (await openTestDatabaseAsOwner()).query(`update seats set until_on = '2026-12-01' where person_id = $1`, [anja.personId])
    await sendMessage(world.database, world.programme, later, { ...options, ...when('2026-12-02') })
    expect(sent).toEqual([])
  })
})

test('nobody writes a message to somebody else, reads their wishes or finds their calendar', async () => {
  const { anja, egbert } = world.people
  await tell()
  const tables = ['messages', 'message_wishes', 'calendar_feeds'] as const
  await write(world.database, egbert, (tx) => setWishes(tx, egbert, { digest: true, email: 'egbert@voorbeeld.nl' }))
  for (const table of tables) {
    const rows = await read(world.database, anja, (tx) => tx.selectFrom(table).select('person_id').execute())
    expect(rows.filter((row) => row.person_id !== anja.personId)).toEqual([])
  }
  const attempt = write(world.database, anja, (tx) =>
    tx
      .insertInto('messages')
      .values({
        id: '0190a000-0000-7000-8000-000000000009',
        person_id: egbert.personId ?? '',
        party_id: 'emmen',
        kind: 'digest',
        made_once: 'x',
        about: '{}',
        made_on: anja.today,
        read_on: null,
        mail: 'none',
        mailed_at: null,
        recorded_at: anja.at,
      })
      .execute(),
  )
  await expect(attempt).rejects.toThrow('row-level security')
  expect(await state(world, on('2026-11-24', anja), '1.1', { state: 'preparing' })).toMatchObject({ waits: false })
})
