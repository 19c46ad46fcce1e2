import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { smallWorld } from '../../../../test/world.ts'
import { read } from '../../../platform/database/party.server.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { findSourceDocument } from '../queries.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const page = async (visitor: Visitor, path: string, day?: string) =>
  (await (await browser(world, visitor, day === undefined ? {} : { day }).open(path)).text()).split('<main')[1] ?? ''
const document = () => read(world.database, world.people.anja, findSourceDocument)

/** A made-up covenant in the form of a real one; ambition 1.2 is left out on purpose. */
const signedText = () =>
  [
    'Een verzonnen afspraak',
    '',
    ...world.programme.themes.flatMap((theme) => [
      `${theme.number}. ${theme.title}`,
      '',
      ...world.programme.ambitions
        .filter((ambition) => ambition.theme === theme.number && ambition.number !== '1.2')
        .flatMap(({ number }) => [`${number}. Partijen spreken hier letterlijk zin ${number.replace('.', ' punt ')} af.`, '']),
    ]),
    'Ondertekening',
  ].join('\n')

const attach = (content: BlobPart, name = 'convenant.txt', visitor = world.people.sanne) =>
  browser(world, visitor).submit('/convenant/bron', { source: new File([content], name, { type: 'text/html' }) })

describe('the page of the covenant', () => {
  test('shows everybody what was agreed: agreements, themes and every ambition with its own place', async () => {
    for (const person of [world.people.anja, world.people.rik, world.people.sanne, world.people.roel]) {
      const html = await page(person, '/convenant')
      for (const { number } of world.programme.ambitions) expect(html).toContain(`id="ambitie-${number}"`)
      for (const { letter } of world.programme.agreements) expect(html).toContain(`Afspraak ${letter}`)
      expect(html).toContain('2 februari 2024')
      expect(html).toContain('Gemeenten van een basisteam hebben samen één stand.')
    }
  })

  test('says on the day after the term, and not on its last day, that it has passed and that the work goes on', async () => {
    expect(await page(world.people.anja, '/convenant', '2026-02-02')).toContain('De termijn loopt nog.')
    expect(await page(world.people.anja, '/convenant', '2026-02-03')).toContain('De termijn is voorbij; het programma gaat door.')
  })

  test('leads a party to its own state of what binds it, and of nothing else', async () => {
    const anja = await page(world.people.anja, '/convenant')
    expect(anja).toContain('href="/ambities/3.6"')
    expect(anja).not.toContain('href="/ambities/3.4"')
    expect(await page(world.people.pia, '/convenant')).toContain('href="/ambities/3.4"')
    expect(await page(world.people.sanne, '/convenant')).not.toContain('href="/ambities/')
  })

  test('offers only the secretary to attach the signed text', async () => {
    expect(await page(world.people.sanne, '/convenant')).toContain('Voeg het ondertekende convenant toe')
    expect(await page(world.people.anja, '/convenant')).not.toContain('href="/convenant/bron"')
  })
})

describe('the signed text', () => {
  test('is found per ambition and stands beside our words, with what was missed', async () => {
    const response = await attach(signedText())
    expect([response.status, response.headers.get('location')]).toEqual([303, '/convenant/bron?gedaan=bewaard'])
    const html = await page(world.people.sanne, '/convenant/bron?gedaan=bewaard')
    expect(html).toContain('Bij 27 van de 28 ambities is de letterlijke tekst gevonden.')
    expect(html).toContain('Niet gevonden: 1.2.')
    expect(html).toContain('Partijen spreken hier letterlijk zin 3 punt 6 af.')
    const covenant = await page(world.people.rik, '/convenant')
    expect(covenant).toContain('Partijen spreken hier letterlijk zin 3 punt 6 af.')
    expect(covenant).toContain('De letterlijke tekst is niet gevonden.')
  })

  test('is downloaded as it was attached, as an attachment of its real kind', async () => {
    await attach(signedText(), '../../<b>convenant</b> ë.txt')
    const response = await browser(world, world.people.anja).open('/convenant/bron/bestand')
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"<>/]+\.txt"/)
    expect(await response.text()).toBe(signedText())
  })

  test('that nobody attached does not exist', async () => {
    expect((await browser(world, world.people.anja).open('/convenant/bron/bestand')).status).toBe(404)
  })

  test('is replaced by a later one', async () => {
    await attach(signedText())
    await attach(signedText().replaceAll('letterlijk', 'voortaan'), 'nieuw.txt')
    expect(await page(world.people.anja, '/convenant')).toContain('Partijen spreken hier voortaan zin 3 punt 6 af.')
    expect((await document())?.name).toBe('nieuw.txt')
  })

  test('with markup in it stays text', async () => {
    await attach(signedText().replace('letterlijk zin 3 punt 6', '<script>alert(1)</script> zin 3 punt 6'))
    const html = await page(world.people.anja, '/convenant')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; zin 3 punt 6')
    expect(html).not.toContain('<script')
  })

  test.each([
    ['without a file', '', '', 400, 'Kies eerst een bestand.'],
    ['that is empty', '', 'leeg.txt', 409, 'Dit bestand is leeg.'],
    [
      'that is a picture with another name',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      'convenant.pdf',
      409,
      'De inhoud past niet bij de naam',
    ],
    [
      'that is a web page with another name',
      '<!doctype html><script>alert(1)</script>',
      'convenant.txt',
      409,
      'De inhoud past niet bij de naam',
    ],
    ['that is a table', 'a;b\n1;2', 'convenant.csv', 409, 'Kies een tekstbestand (txt) of een pdf.'],
    ['of a kind we do not know', 'MZ', 'convenant.exe', 409, 'Kies een tekstbestand (txt) of een pdf.'],
    ['that is a damaged pdf', '%PDF-1.7 en dan niets', 'convenant.pdf', 409, 'Deze pdf is niet te openen.'],
    [
      'that is about something else',
      'Een recept voor appeltaart.',
      'recept.txt',
      409,
      'In dit bestand staat geen enkele ambitie met haar nummer.',
    ],
    ['larger than 20 MB', 'x'.repeat(20 * 1024 * 1024 + 1), 'groot.txt', 409, 'Dit bestand is te groot.'],
  ])('%s is refused and nothing is kept', async (_name, content, name, status, sentence) => {
    const response = await attach(content, name)
    expect([response.status, (await response.text()).includes(sentence)]).toEqual([status, true])
    expect(await document()).toBeUndefined()
  })

  test('sent as words instead of a file is refused', async () => {
    const response = await browser(world, world.people.sanne).submit('/convenant/bron', { source: 'convenant.txt' })
    expect([response.status, (await response.text()).includes('Kies eerst een bestand.')]).toEqual([400, true])
  })

  test.each(['anja', 'bram', 'pia', 'roel'] as const)('is not attached by %s', async (name) => {
    const open = await browser(world, world.people[name]).open('/convenant/bron')
    const posted = await attach(signedText(), 'convenant.txt', world.people[name])
    expect([open.status, posted.status, await document()]).toEqual([403, 403, undefined])
  })
})
