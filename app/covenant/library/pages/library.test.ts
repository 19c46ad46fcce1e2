import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { evidence, reading, state } from '../../../../test/given.ts'
import { openTestDatabaseAsOwner } from '../../../../test/database.ts'
import { smallWorld, type PersonName } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import { replaceEvidence } from '../../progress/commands.server.ts'
import { findEvidence } from '../../progress/queries.server.ts'
import { texts as progressTexts } from '../../progress/texts.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const as = (name: PersonName) => browser(world, world.people[name])
const look = (name: PersonName, path: string) => reading(as(name).open(path))
const asking = (more: Record<string, string> = {}) => ({
  ambition: '3.6',
  title: 'Wie heeft een tekst over lijst IA?',
  body: 'Ons beleid is ouder.',
  ...dateFields('byOn', '2026-12-11'),
  audience: 'all',
  ...more,
})

async function ask(name: PersonName = 'anja', more: Record<string, string> = {}): Promise<string> {
  const response = await as(name).submit('/hulpvraag/nieuw', asking(more))
  expect(response.status).toBe(303)
  return (response.headers.get('location') ?? '').split('?')[0] ?? ''
}

describe('asking for help', () => {
  test('stands at all parties by the name of the party, never of the person', async () => {
    const path = await ask()
    for (const name of ['egbert', 'wout', 'roel', 'sanne', 'rik'] as const) {
      const words = await look(name, path)
      expect(words).toContain('Coevorden vroeg dit op 23 november 2026. Graag een antwoord voor 11 december 2026.')
      expect(words).not.toContain('Anja')
    }
    expect(await look('egbert', '/hulpvraag')).toContain('Wie heeft een tekst over lijst IA?')
  })

  test('of the support team alone is hidden from other parties, everywhere', async () => {
    const path = await ask('anja', { audience: 'support' })
    expect((await as('egbert').open(path)).status).toBe(404)
    expect(await look('egbert', '/hulpvraag')).not.toContain('lijst IA')
    expect(await look('egbert', '/dijkbeeld/ambitie/3.6')).not.toContain('Wie heeft een tekst over lijst IA?')
    for (const name of ['roel', 'sanne', 'rik'] as const) expect(await look(name, path)).toContain('Wie heeft een tekst over lijst IA?')
    expect((await as('egbert').submit(path, { kind: 'answered', body: 'x' })).status).toBe(404)
  })

  test('with something missing says so beside the field and keeps what was typed', async () => {
    const response = await as('anja').submit(
      '/hulpvraag/nieuw',
      asking({ title: '', body: 'Dit blijft staan.', ...dateFields('byOn', '') } as Record<string, string>),
    )
    expect(response.status).toBe(400)
    const html = await response.text()
    expect(html).toContain('Schrijf in één zin wat u zoekt.')
    expect(html).toContain('Dit blijft staan.')
  })

  test.each([
    ['for a day that has passed', dateFields('byOn', '2026-11-01'), 'Deze dag is al voorbij.'],
    ['about what does not bind the party', { ambition: '3.4' }, 'Deze ambitie geldt niet voor uw organisatie.'],
  ])('%s is refused', async (_name, more, says) => {
    const response = await as('anja').submit('/hulpvraag/nieuw', asking(more as Record<string, string>))
    expect(response.status).toBe(409)
    expect(await reading(response)).toContain(says)
  })

  test('by a process owner is about the ambition of that owner', async () => {
    expect((await as('cora').submit('/hulpvraag/nieuw', asking())).status).toBe(303)
    expect((await as('cora').submit('/hulpvraag/nieuw', asking({ ambition: '1.1' }))).status).toBe(409)
  })
})

describe('helping', () => {
  test('goes from taking up to an answer to thanks, which the list tells without counting', async () => {
    const path = await ask()
    expect((await as('egbert').submit(path, { kind: 'takenUp', body: '' })).status).toBe(303)
    expect(await look('anja', '/hulpvraag')).toContain('Opgepakt door Emmen')
    expect((await as('egbert').submit(path, { kind: 'answered', body: 'Wij sturen onze tekst.' })).status).toBe(303)
    expect(await look('anja', path)).toContain('Emmen antwoordt.')
    expect((await as('anja').submit(path, { kind: 'thanked', body: 'Dank, dit scheelt werk.' })).status).toBe(303)
    const words = await look('wout', '/hulpvraag/dank')
    expect(words).toContain('Coevorden dankt Emmen')
    expect(words).toContain('Dank, dit scheelt werk.')
    expect(await look('wout', path)).toContain('Gesloten, met dank')
  })

  test('by RIEC is told as RIEC', async () => {
    const path = await ask('anja', { audience: 'support' })
    await as('roel').submit(path, { kind: 'answered', body: 'Wij komen langs.' })
    await as('anja').submit(path, { kind: 'thanked', body: 'Dank.' })
    expect(await look('anja', '/hulpvraag/dank')).toContain('Coevorden dankt het RIEC')
    expect(await look('egbert', '/hulpvraag/dank')).not.toContain('het RIEC')
  })

  test('at the same moment as another loses nothing of what was typed', async () => {
    const path = await ask()
    await as('egbert').submit(path, { kind: 'takenUp', body: '' })
    const second = await as('wout').submit(path, { kind: 'takenUp', body: 'Wij kunnen dit ook.' })
    expect(second.status).toBe(409)
    const html = await second.text()
    expect(html).toContain('Een ander was u voor en helpt al.')
    expect(html).toContain('Wij kunnen dit ook.')
    await as('anja').submit(path, { kind: 'withdrawn', body: '' })
    expect((await as('wout').submit(path, { kind: 'answered', body: 'Te laat' })).status).toBe(409)
  })

  test('is not for a reader, the secretary, or the party that asked', async () => {
    const path = await ask()
    for (const name of ['rik', 'sanne', 'fenna'] as const)
      expect((await as(name).submit(path, { kind: 'answered', body: 'x' })).status).toBe(403)
    expect((await as('anja').submit(path, { kind: 'answered', body: 'x' })).status).toBe(409)
  })

  test('is suggested by name only to who asks, and only once parties see each other by name', async () => {
    const { egbert, els } = world.people
    await evidence(world, egbert, '3.6')
    const changed = await state(world, egbert, '3.6', { state: 'achieved' })
    await as('els').submit(`/ambities/3.6/bevestig/${changed.changeId}`, { outcome: 'confirmed' })
    expect(els.partyId).toBe('emmen')
    const path = await ask()
    expect(await look('anja', path)).toContain('Bij deze partijen is de ambitie gereed of geborgd. Bellen mag. Emmen')
    expect(await look('wout', path)).not.toContain('Wie dit op orde heeft')
    const owner = await openTestDatabaseAsOwner()
    await owner.query(`update decisions set kind = 'regionOnly'`)
    expect(await look('anja', path)).not.toContain('Wie dit op orde heeft')
  })
})

describe('offering', () => {
  const offering = { ambition: '3.6', title: 'Meelezen', body: 'Stuur uw tekst.', ...dateFields('untilOn', '') }

  test('stands at every ask on the same ambition, and the asks at the offer', async () => {
    const path = await ask()
    const made = await as('egbert').submit('/hulpaanbod/nieuw', offering)
    expect(made.status).toBe(303)
    const offer = (made.headers.get('location') ?? '').split('?')[0] ?? ''
    expect(await look('anja', path)).toContain('Meelezen')
    expect(await look('wout', offer)).toContain('Wie heeft een tekst over lijst IA?')
    expect(await look('wout', '/dijkbeeld/ambitie/3.6')).toContain('Meelezen')
    expect((await as('anja').submit(offer)).status).toBe(403)
    expect((await as('egbert').submit(offer)).status).toBe(303)
    expect((await as('egbert').submit(offer)).status).toBe(409)
    expect(await look('anja', path)).toContain('Nog niemand biedt hier hulp aan.')
  })

  test('RIEC offers too, a reader does not', async () => {
    expect((await as('roel').submit('/hulpaanbod/nieuw', offering)).status).toBe(303)
    expect(await look('anja', '/hulpvraag')).toContain('het RIEC, 23 november 2026')
    expect((await as('rik').submit('/hulpaanbod/nieuw', offering)).status).toBe(403)
  })
})

describe('the library', () => {
  const content = new TextEncoder().encode('Tekst over lijst IA.')
  const shareDocument = (more: Parameters<typeof evidence>[3] = {}) =>
    evidence(world, world.people.egbert, '3.6', {
      kind: 'document',
      title: 'Beleid met lijst IA',
      body: null,
      file: { name: 'beleid.txt', mediaType: 'text/plain', content },
      shared: true,
      ...more,
    })
  const taking = { title: 'Voorbeeld van Emmen', ...dateFields('datedOn', '2026-11-23'), ambition: '3.6' }

  test('finds what is shared by word, kind and ambition, and nothing else', async () => {
    await shareDocument()
    await evidence(world, world.people.egbert, '3.6', { title: 'Niet gedeeld' })
    const words = await look('anja', '/bibliotheek')
    expect(words).toContain('Beleid met lijst IA')
    expect(words).not.toContain('Niet gedeeld')
    expect(await look('anja', '/bibliotheek?zoek=emmen+3.6')).toContain('1 stuk gevonden.')
    expect(await look('anja', '/bibliotheek?soort=link')).toContain('Niets gevonden')
    expect(await look('anja', '/bibliotheek?ambitie=1.1')).toContain('Niets gevonden')
    expect(await look('roel', '/bibliotheek')).toContain('Beleid met lijst IA')
  })

  test('a document that is taken over is an own copy with its source, proves nothing by itself, and both sides see it', async () => {
    const { evidenceId } = await shareDocument()
    const done = await as('anja').submit(`/bibliotheek/${evidenceId}/neem-over`, taking)
    expect(done.status).toBe(303)
    const own = (done.headers.get('location') ?? '').split('?')[0] ?? ''
    const words = await look('anja', own)
    expect(words).toContain('Overgenomen van Emmen op 23 november 2026. Daar heet het ‘Beleid met lijst IA’')
    expect(words).toContain('Kenmerk van het bestand: ')
    expect(new Uint8Array(await (await as('anja').open(`${own}/bestand`)).arrayBuffer())).toEqual(content)
    expect(await look('egbert', `/bibliotheek/${evidenceId}`)).toContain('Coevorden, op 23 november 2026')
    expect(await look('egbert', `/bewijs/${evidenceId}`)).toContain('Dank dat u het deelt.')
    expect(await look('wout', `/bibliotheek/${evidenceId}`)).not.toContain('Coevorden')

    // No criterion was ticked: nothing is proved, and achieved is refused.
    const refused = await as('anja').submit('/ambities/3.6', {
      state: 'achieved',
      ...dateFields('holdsOn', '2026-11-23'),
      outlook: '',
      reason: '',
      note: '',
    })
    expect(refused.status).toBe(409)
    expect((await as('anja').submit(`/bibliotheek/${evidenceId}/neem-over`, taking)).status).toBe(409)
  })

  test('with every point ticked it still takes a second person', async () => {
    const { evidenceId } = await shareDocument()
    const ambition = world.programme.ambitions.find((each) => each.number === '3.6')!
    const proves = ambition.criteria.map((criterion) => `3.6 ${criterion.id}`)
    await as('anja').submit(`/bibliotheek/${evidenceId}/neem-over`, { ...taking, proves })
    await state(world, world.people.anja, '3.6', { state: 'achieved' })
    expect(await look('anja', '/ambities/3.6')).toContain(progressTexts.waiting.title)
  })

  test('whoever took it over is told when the source is replaced, and keeps the own copy', async () => {
    const { evidenceId } = await shareDocument({ criteria: [], links: [{ ambition: '3.6', criterion: null }] })
    const done = await as('anja').submit(`/bibliotheek/${evidenceId}/neem-over`, taking)
    const own = (done.headers.get('location') ?? '').split('?')[0] ?? ''
    expect(await look('anja', own)).not.toContain('Bij Emmen is dit veranderd')
    const { egbert } = world.people
    await write(world.database, egbert, (tx) =>
      replaceEvidence(tx, egbert, world.programme, evidenceId, {
        kind: 'link',
        title: 'Nieuw beleid',
        datedOn: '2026-11-23',
        validUntil: null,
        url: 'https://www.example.org/nieuw',
        body: null,
        file: null,
        shared: true,
        links: [{ ambition: '3.6', criterion: null }],
      }),
    )
    expect(await look('anja', own)).toContain('Bij Emmen is dit veranderd')
    expect(await look('anja', own)).toContain('Bekijk de nieuwe versie')
    expect(await look('anja', '/bibliotheek')).toContain('Bij Emmen is dit veranderd')
    const kept = await read(world.database, world.people.anja, (tx) => findEvidence(tx, world.programme, own.split('/').at(-1) ?? ''))
    expect(kept).toMatchObject({ title: 'Voorbeeld van Emmen', endedOn: null })
  })

  test.each([
    ['an unshared document', false, 'document'],
    ['a statement', true, 'statement'],
  ] as const)('%s cannot be taken over', async (_name, shared, kind) => {
    const { evidenceId } =
      kind === 'document'
        ? await shareDocument({ shared })
        : await evidence(world, world.people.egbert, '3.6', { shared, title: 'Zo is het' })
    for (const name of ['anja', 'cora'] as const) {
      expect((await as(name).open(`/bibliotheek/${evidenceId}/neem-over`)).status).toBe(404)
      expect([404, 409]).toContain((await as(name).submit(`/bibliotheek/${evidenceId}/neem-over`, taking)).status)
    }
  })

  test('taking over for an ambition that somebody else keeps, or with a day to come, is refused beside the field', async () => {
    const { evidenceId } = await shareDocument()
    const path = `/bibliotheek/${evidenceId}/neem-over`
    expect(await reading(as('cora').submit(path, { ...taking, ambition: '1.1' }))).toContain('Deze ambitie houdt iemand anders bij.')
    const late = await as('anja').submit(path, { ...taking, ...dateFields('datedOn', '2026-12-24') })
    expect(late.status).toBe(409)
    expect(await reading(late)).toContain('Deze dag moet nog komen.')
    expect((await as('rik').submit(path, taking)).status).toBe(403)
  })
})
