import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { smallWorld } from '../../../../test/world.ts'
import { read } from '../../../platform/database/party.server.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { listDecisions } from '../queries.server.ts'

const world = await smallWorld()
const dayFields = (name: string, day: string) => dateFields(name, day) as Record<string, string>

beforeEach(() => world.reset({ byName: false }))

const page = async (visitor: Visitor, path: string) => (await (await browser(world, visitor).open(path)).text()).split('<main')[1] ?? ''
const decisions = () => read(world.database, world.people.anja, listDecisions)
const record = (fields: Record<string, string>) => browser(world, world.people.sanne).submit('/werkgroep/besluit', fields)

const filled = (changes: Record<string, string> = {}): Record<string, string> => ({
  kind: 'byName',
  title: 'Wij zien elkaar bij naam',
  body: 'Zo leren wij van elkaar.\r\n\r\nDat spraken wij af.',
  ...dayFields('decidedOn', '2026-11-20'),
  partyId: '',
  ambition: '',
  ...changes,
})
const notApplicable = (changes: Record<string, string> = {}) =>
  filled({ kind: 'notApplicable', title: 'Geen haven', body: 'Hier ligt geen haven.', partyId: 'coevorden', ambition: '3.6', ...changes })

describe('the page of the working group', () => {
  test('says what shows while nothing was decided, and that nothing was', async () => {
    const html = await page(world.people.anja, '/werkgroep')
    expect(html).toContain('De werkgroep besloot nog niet dat partijen elkaar bij naam zien.')
    expect(html).toContain('Er is nog geen besluit vastgelegd')
  })

  test('shows everybody the decisions, newest first, in words', async () => {
    await record(notApplicable(dayFields('decidedOn', '2025-01-10')))
    await record(filled())
    for (const person of [world.people.anja, world.people.rik, world.people.roel]) {
      const html = await page(person, '/werkgroep')
      expect(html).toContain('De werkgroep besloot op 20 november 2026: bij naam.')
      expect(html.indexOf('Wij zien elkaar bij naam')).toBeLessThan(html.indexOf('Geen haven'))
      expect(html).toContain('Gemeente Coevorden, ambitie 3.6')
      expect(html).toContain('href="/convenant#ambitie-3.6"')
      expect(html).not.toContain('Leg een besluit vast')
    }
    expect(await page(world.people.sanne, '/werkgroep')).toContain('Leg een besluit vast')
  })

  test('finds a decision by a word, a party or a number', async () => {
    await record(filled())
    await record(notApplicable())
    expect(await page(world.people.anja, '/werkgroep?zoek=coevorden+3.6')).toContain('1 besluit gevonden.')
    expect(await page(world.people.anja, '/werkgroep?zoek=LEREN')).toContain('1 besluit gevonden.')
    const nothing = await page(world.people.anja, `/werkgroep?zoek=${encodeURIComponent('<b>')}`)
    expect(nothing).toContain('Geen besluit met dit woord')
    expect(nothing).not.toContain('<b>')
  })
})

describe('recording a decision', () => {
  test('is kept once, even when the form is sent twice', async () => {
    const sanne = browser(world, world.people.sanne)
    await sanne.open('/werkgroep')
    const answers = await Promise.all([sanne.submit('/werkgroep/besluit', filled()), sanne.submit('/werkgroep/besluit', filled())])
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303, 409]))
    expect(await decisions()).toMatchObject([
      { kind: 'byName', partyId: null, ambition: null, body: 'Zo leren wij van elkaar.\n\nDat spraken wij af.' },
    ])
  })

  test.each([
    ['without a kind', filled({ kind: '' }), 400, 'Kies wat voor besluit het is.'],
    ['of a kind that does not exist', filled({ kind: 'constructor' }), 400, 'Kies wat voor besluit het is.'],
    ['without a title', filled({ title: '  ' }), 400, 'Geef het besluit een titel'],
    ['with a body of five thousand signs', filled({ body: '🌊'.repeat(5000) }), 400, 'Deze tekst is 5000 tekens lang. Er passen er 4000.'],
    ['on a day that does not exist', filled(dayFields('decidedOn', '2026-02-29')), 400, 'Deze dag bestaat niet.'],
    ['on a day to come', filled(dayFields('decidedOn', '2026-11-24')), 409, 'Deze dag moet nog komen.'],
    ['before the signing', filled(dayFields('decidedOn', '2024-02-01')), 409, 'Deze dag ligt voor de ondertekening'],
    ['with a party where none belongs', filled({ partyId: 'emmen' }), 409, 'Een partij of ambitie hoort alleen bij'],
    [
      'that something does not apply, without a party',
      notApplicable({ partyId: '' }),
      409,
      'Kies voor welke partij de ambitie niet geldt.',
    ],
    [
      'that something does not apply to a supporter',
      notApplicable({ partyId: 'rud-drenthe' }),
      409,
      'Kies voor welke partij de ambitie niet geldt.',
    ],
    ['that an unknown ambition does not apply', notApplicable({ ambition: '99.1' }), 409, 'Kies welke ambitie niet geldt.'],
    [
      'that something does not apply that never did',
      notApplicable({ ambition: '3.4' }),
      409,
      'Deze ambitie gold al niet voor deze partij.',
    ],
    ['about an ambition of a basisteam', notApplicable({ ambition: '1.3' }), 409, 'Deze ambitie geldt voor een heel basisteam'],
  ])('%s keeps nothing, and what was typed comes back', async (_name, fields, status, sentence) => {
    const response = await record(fields)
    const html = await response.text()
    expect([response.status, html.includes(sentence)]).toEqual([status, true])
    expect(html).toContain(`name="title" value="${fields['title']}"`)
    expect(html).toContain(`name="decidedOn.day" value="${fields['decidedOn.day']}"`)
    expect(await decisions()).toEqual([])
  })

  test('with markup in it stays text', async () => {
    await record(filled({ title: '<script>alert(1)</script>', body: '<img src=x onerror=alert(1)>' }))
    const html = await page(world.people.anja, '/werkgroep')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toMatch(/<script|<img/)
  })

  test.each(['anja', 'bram', 'rik', 'pia', 'roel'] as const)('is not for %s', async (name) => {
    const person = browser(world, world.people[name])
    const answers = [await person.open('/werkgroep/besluit'), await person.submit('/werkgroep/besluit', filled())]
    expect(answers.map((answer) => answer.status)).toEqual([403, 403])
    expect(await decisions()).toEqual([])
  })
})
