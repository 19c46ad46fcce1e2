import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { addOffice, changeOffice } from '../commands.server.ts'
import { listCommitments, listOffices } from '../queries.server.ts'
import type { Office } from '../rules.ts'

const world = await smallWorld()
const dayFields = (name: string, day: string) => dateFields(name, day) as Record<string, string>

beforeEach(() => world.reset())

const coordinator: Omit<Office, 'id' | 'partyId'> = {
  function: 'coordinator',
  holder: 'Anja Abbes',
  email: 'anja@coevorden.example',
  phone: '0524 59 85 98',
  fromOn: '2024-03-01',
  untilOn: null,
}

async function add(visitor: Visitor, changes: Partial<typeof coordinator> = {}): Promise<string> {
  const outcome = await write(world.database, visitor, (tx) => addOffice(tx, visitor, { ...coordinator, ...changes }))
  if (isRefusal(outcome)) throw new Error(outcome.refused)
  return outcome.officeId
}

const officesOf = (partyId: string) => read(world.database, world.people.sanne, (tx) => listOffices(tx, partyId))
/** The content of a page, without the frame around it, which names the visitor's own party. */
const page = async (visitor: Visitor, path: string) => (await (await browser(world, visitor).open(path)).text()).split('<main')[1] ?? ''

const filled = (changes: Record<string, string> = {}): Record<string, string> => ({
  function: 'mayor',
  holder: 'Joke Jansen',
  email: 'j.jansen@coevorden.example',
  phone: '0524 59 85 98',
  ...dayFields('fromOn', '2026-01-01'),
  ...dayFields('untilOn', ''),
  ...changes,
})

describe('the contact page', () => {
  test('everybody finds all parties in the order of the covenant, and the supporters apart', async () => {
    await add(world.people.anja)
    for (const person of [world.people.egbert, world.people.sanne, world.people.rik]) {
      const html = await page(person, '/partijen')
      const order = [
        'Gemeente Aa en Hunze',
        'Gemeente Coevorden',
        'Provincie Drenthe',
        'Ondersteuners',
        'RIEC Noord-Nederland',
        'RUD Drenthe',
      ]
      expect(order.map((name) => html.indexOf(name)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(true)
      expect(html).toContain('Anja Abbes')
      expect(html).toContain('href="mailto:anja@coevorden.example"')
      expect(html).toContain('href="tel:0524598598"')
      expect(html).toContain('Nog niet ingevuld')
    }
  })

  test('a word finds parties, functions and people', async () => {
    await add(world.people.anja)
    const byName = await page(world.people.egbert, '/partijen?zoek=anja')
    expect(byName).toContain('1 partij gevonden.')
    expect(byName).not.toContain('Gemeente Emmen')
    const byFunction = await page(world.people.egbert, '/partijen?zoek=dijkgraaf')
    expect(byFunction).toContain('4 partijen gevonden.')
    expect(byFunction).not.toContain('Burgemeester')
    expect(await page(world.people.egbert, '/partijen?zoek=gm0109')).toContain('1 partij gevonden.')
  })

  test('a filter shows one kind of party, without supporters', async () => {
    const html = await page(world.people.egbert, '/partijen?soort=provincie')
    expect(html).toContain('1 partij gevonden.')
    expect(html).not.toContain('RUD Drenthe')
  })

  test('a strange filter or search does no harm and never comes back as markup', async () => {
    expect(await page(world.people.egbert, '/partijen?soort=__proto__')).toContain('Provincie Drenthe')
    const html = await page(world.people.egbert, `/partijen?zoek=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(html).toContain('Geen partij of persoon met dit woord')
    expect(html).not.toContain('<script>alert')
  })

  test('the CSV holds the same selection, says that it is practice, and runs nothing', async () => {
    await add(world.people.anja, { holder: '=HYPERLINK("x")' })
    const response = await browser(world, world.people.egbert).open('/partijen.csv?soort=gemeente')
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="partijen.csv"')
    const lines = (await response.text()).replace('\uFEFF', '').split('\r\n')
    expect(lines[0]).toBe('Oefenomgeving: verzonnen standen')
    expect(lines[1]).toContain('Partij;Soort;Code')
    expect(lines.join('\n')).toContain(`"'=HYPERLINK(""x"")"`)
    expect(lines.join('\n')).not.toContain('Waterschap')
  })

  test('somebody who left is no longer reachable there, and stays readable as a former holder', async () => {
    await add(world.people.anja, { untilOn: '2026-11-22' })
    expect(await page(world.people.egbert, '/partijen')).not.toContain('Anja Abbes')
    const html = await page(world.people.egbert, '/partijen/coevorden')
    expect(html).toContain('Anja Abbes')
    expect(html).toContain('22 nov 2026')
    expect(html).not.toContain('anja@coevorden.example')
  })
})

describe('the page of one party', () => {
  test('only the coordinator of that party gets buttons', async () => {
    await add(world.people.anja)
    expect(await page(world.people.anja, '/partijen/coevorden')).toContain('Voeg iemand toe')
    for (const person of [world.people.bram, world.people.egbert, world.people.sanne]) {
      const html = await page(person, '/partijen/coevorden')
      expect(html).toContain('Anja Abbes')
      expect(html).not.toMatch(/Voeg iemand toe|Wijzig|Leg de handtekening vast/)
    }
  })

  test.each([
    '/partijen/atlantis',
    '/partijen/riec-noord-nederland',
    '/partijen/__proto__',
    '/partijen/..%2F',
    `/partijen/${'x'.repeat(2000)}`,
  ])('%s does not exist', async (path) => {
    expect((await browser(world, world.people.anja).open(path)).status).toBe(404)
  })

  test('a message after saving is one of ours, never what the address says', async () => {
    expect(await page(world.people.anja, '/partijen/coevorden?gedaan=toegevoegd')).toContain(
      'Bewaard. De nieuwe naam staat nu bij de contactgegevens.',
    )
    expect(await page(world.people.anja, '/partijen/coevorden?gedaan=constructor')).not.toContain('role="status"')
  })
})

describe('adding somebody', () => {
  test('is saved for the own party and seen by the others', async () => {
    const response = await browser(world, world.people.anja).submit('/onze-functies/nieuw', filled())
    expect([response.status, response.headers.get('location')]).toEqual([303, '/partijen/coevorden?gedaan=toegevoegd'])
    expect(await page(world.people.wout, '/partijen/coevorden')).toContain('Joke Jansen')
  })

  test.each([
    ['without a name', { holder: ' ' }, 400, 'Vul een naam in'],
    ['with a name of a thousand characters', { holder: 'x'.repeat(1000) }, 400, 'Deze tekst is 1000 tekens lang.'],
    ['with a function that does not exist', { function: 'king' }, 400, 'Kies een functie.'],
    ['with a function of a water board', { function: 'waterBoardChair' }, 409, 'Deze functie bestaat niet bij uw soort organisatie.'],
    ['with an address that adds a reader', { email: 'a@b.nl?bcc=c@d.nl' }, 400, 'Dit lijkt geen e-mailadres.'],
    ['with two addresses', { email: 'a@b.nl,c@d.nl' }, 400, 'Dit lijkt geen e-mailadres.'],
    ['with a telephone number of letters', { phone: 'bel mij maar' }, 400, 'Dit lijkt geen telefoonnummer.'],
    ['with a telephone number of signs', { phone: '------' }, 400, 'Dit lijkt geen telefoonnummer.'],
    ['on a day that does not exist', dayFields('fromOn', '2026-02-30'), 400, 'Deze dag bestaat niet.'],
    ['on a day far away', dayFields('fromOn', '9999-01-01'), 400, 'Deze dag ligt te ver weg.'],
    ['with the days reversed', dayFields('untilOn', '2025-12-31'), 409, 'De laatste dag ligt voor de eerste dag.'],
    [
      'as a coordinator nobody can reach',
      { function: 'coordinator', email: '', phone: '' },
      409,
      'Vul bij de coördinator een e-mailadres of telefoonnummer in.',
    ],
  ])('%s is not saved, and what was typed comes back', async (_name, changes, status, sentence) => {
    const typed = filled({ ...changes })
    const response = await browser(world, world.people.anja).submit('/onze-functies/nieuw', typed)
    const html = await response.text()
    expect(response.status).toBe(status)
    expect(html).toContain(sentence)
    expect(html).toContain('Kijk dit nog even na')
    for (const name of ['holder', 'email', 'phone', 'fromOn.day', 'untilOn.year'])
      expect(html).toContain(`name="${name}" value="${typed[name]}"`)
    expect(await officesOf('coevorden')).toEqual([])
  })

  test('with a hostile name stays text everywhere', async () => {
    const name = '<img src=x onerror=alert(1)> & "Søren" 🌊'
    await browser(world, world.people.anja).submit('/onze-functies/nieuw', filled({ holder: name }))
    const html = await page(world.people.egbert, '/partijen/coevorden')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Søren&quot; 🌊')
    expect(html).not.toContain('<img')
  })

  test('twice at the same time gives one mayor', async () => {
    const anja = browser(world, world.people.anja)
    await anja.open('/partijen')
    const answers = await Promise.all([
      anja.submit('/onze-functies/nieuw', filled()),
      anja.submit('/onze-functies/nieuw', filled({ holder: 'Piet Post' })),
    ])
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303, 409]))
    expect(await officesOf('coevorden')).toHaveLength(1)
  })

  test('with a party of somebody else in the form still lands at the own party', async () => {
    await browser(world, world.people.anja).submit('/onze-functies/nieuw', filled({ partyId: 'emmen', party_id: 'emmen' }))
    expect([(await officesOf('emmen')).length, (await officesOf('coevorden')).length]).toEqual([0, 1])
  })

  test.each(['bram', 'cora', 'rik', 'fenna', 'sanne', 'roel'] as const)('is not for %s', async (name) => {
    const person = browser(world, world.people[name])
    const answers = [
      await person.open('/onze-functies/nieuw'),
      await person.submit('/onze-functies/nieuw', filled()),
      await person.open('/onze-handtekening'),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403])
  })
})

describe('changing somebody', () => {
  const seenIn = (html: string) => (/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"')

  test('gives a last day and keeps the name', async () => {
    const id = await add(world.people.anja)
    const anja = browser(world, world.people.anja)
    const seen = seenIn(await (await anja.open(`/onze-functies/${id}`)).text())
    const response = await anja.submit(
      `/onze-functies/${id}`,
      filled({ function: 'coordinator', holder: 'Anja Abbes', ...dayFields('untilOn', '2026-11-01'), seen }),
    )
    expect([response.status, response.headers.get('location')]).toEqual([303, '/partijen/coevorden?gedaan=bewaard'])
    expect((await officesOf('coevorden'))[0]).toMatchObject({ holder: 'Anja Abbes', untilOn: '2026-11-01' })
  })

  test('while a colleague saved first shows what there is now and loses nothing', async () => {
    const { anja } = world.people
    const id = await add(anja)
    const mine = browser(world, anja)
    const seen = seenIn(await (await mine.open(`/onze-functies/${id}`)).text())
    await write(world.database, anja, (tx) => changeOffice(tx, anja, id, { ...coordinator, phone: '0524 11 11 11' }))
    const refused = await mine.submit(`/onze-functies/${id}`, filled({ function: 'coordinator', holder: 'Anja Anders', seen }))
    const html = await refused.text()
    expect(refused.status).toBe(409)
    expect(html).toContain('Een collega veranderde dit net.')
    expect(html).toContain('0524 11 11 11')
    expect(html).toContain('value="Anja Anders"')
    const again = await mine.submit(`/onze-functies/${id}`, filled({ function: 'coordinator', holder: 'Anja Anders', seen: seenIn(html) }))
    expect(again.status).toBe(303)
  })

  test('of another party looks exactly like somebody who does not exist', async () => {
    const theirs = await add(world.people.egbert)
    const anja = browser(world, world.people.anja)
    const removal = { intent: 'remove', sure: 'yes', seen: '' }
    const answers = await Promise.all(
      [theirs, '0192f0c0-0000-7000-8000-000000000000', 'geen-id', '%00'].flatMap((id) => [
        anja.open(`/onze-functies/${id}`),
        anja.submit(`/onze-functies/${id}`, filled()),
        anja.submit(`/onze-functies/${id}`, removal),
      ]),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([404]))
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.text()).split('<main')[1]))
    expect(new Set(bodies).size).toBe(1)
    expect(await officesOf('emmen')).toHaveLength(1)
  })

  test('a mistake is taken away only when somebody says that it is one', async () => {
    const id = await add(world.people.anja)
    const anja = browser(world, world.people.anja)
    const unsure = await anja.submit(`/onze-functies/${id}`, { intent: 'remove' })
    expect(unsure.status).toBe(400)
    expect(await unsure.text()).toContain('Kruis aan dat de regel een vergissing is.')
    expect(await officesOf('coevorden')).toHaveLength(1)
    const seen = seenIn(await (await anja.open(`/onze-functies/${id}`)).text())
    const sure = await anja.submit(`/onze-functies/${id}`, { intent: 'remove', sure: 'yes', seen })
    expect(sure.headers.get('location')).toBe('/partijen/coevorden?gedaan=weggehaald')
    expect(await officesOf('coevorden')).toEqual([])
    expect((await anja.submit(`/onze-functies/${id}`, { intent: 'remove', sure: 'yes', seen })).status).toBe(404)
  })

  test('is not taken away when a colleague mended it in between', async () => {
    const { anja } = world.people
    const id = await add(anja)
    const mine = browser(world, anja)
    const seen = seenIn(await (await mine.open(`/onze-functies/${id}`)).text())
    await write(world.database, anja, (tx) => changeOffice(tx, anja, id, { ...coordinator, phone: '0524 11 11 11' }))
    const refused = await mine.submit(`/onze-functies/${id}`, { intent: 'remove', sure: 'yes', seen })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Een collega veranderde dit net.')
    expect(await officesOf('coevorden')).toHaveLength(1)
  })
})

describe('the signature', () => {
  const signed = (changes: Record<string, string> = {}) => ({
    signedBy: 'Joke Jansen',
    signedFunction: 'mayor',
    ...dayFields('signedOn', '2024-02-02'),
    ...changes,
  })
  const commitments = () => read(world.database, world.people.sanne, listCommitments)

  test('is recorded once and shown to everybody', async () => {
    const response = await browser(world, world.people.anja).submit('/onze-handtekening', signed())
    expect([response.status, response.headers.get('location')]).toEqual([303, '/partijen/coevorden?gedaan=handtekening'])
    expect(await page(world.people.egbert, '/partijen/coevorden')).toContain('Getekend door Joke Jansen, burgemeester, op 2 februari 2024.')
    expect(await page(world.people.egbert, '/partijen')).toContain('Getekend door Joke Jansen')
  })

  test.each([
    ['before the covenant', dayFields('signedOn', '2024-02-01'), 409, 'Deze dag ligt voor de ondertekening van de afspraken.'],
    ['on a day to come', dayFields('signedOn', '2026-11-24'), 409, 'Deze dag moet nog komen.'],
    ['on a day that does not exist', dayFields('signedOn', '2024-13-01'), 400, 'Deze dag bestaat niet.'],
    ['by a coordinator', { signedFunction: 'coordinator' }, 409, 'Met deze functie kan niemand voor uw organisatie tekenen.'],
    ['by nobody', { signedBy: '' }, 400, 'Vul in wie tekende.'],
  ])('%s is refused and nothing is kept', async (_name, changes, status, sentence) => {
    const response = await browser(world, world.people.anja).submit('/onze-handtekening', signed({ ...changes }))
    expect([response.status, (await response.text()).includes(sentence)]).toEqual([status, true])
    expect(await commitments()).toEqual([])
  })

  test('that a colleague recorded in between is not overwritten unseen', async () => {
    const anja = browser(world, world.people.anja)
    await anja.submit('/onze-handtekening', signed({ seen: '' }))
    const second = await anja.submit('/onze-handtekening', signed({ signedBy: 'Piet Post', seen: '' }))
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('Nu staat er: Burgemeester, Joke Jansen, 2 februari 2024.')
    expect(await commitments()).toMatchObject([{ signedBy: 'Joke Jansen' }])
  })
})
