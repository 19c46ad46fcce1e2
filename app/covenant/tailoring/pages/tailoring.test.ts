import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { reading } from '../../../../test/given.ts'
import { smallWorld, type PersonName } from '../../../../test/world.ts'
import { read } from '../../../platform/database/party.server.ts'
import { listDeviations } from '../queries.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const as = (name: PersonName) => browser(world, world.people[name])
const look = (name: PersonName, path: string) => reading(as(name).open(path))
const degree = (more: Record<string, string> = {}) => ({ degree: '5', year: '2026', source: 'CBS van dit jaar', explanation: '', ...more })

describe('the risk profile', () => {
  test('is filled in by the coordinator, says at the ambition to look deeper, and keeps what was there', async () => {
    expect((await as('anja').submit('/maatwerk/profiel/border', degree())).status).toBe(303)
    const words = await look('anja', '/maatwerk')
    expect(words).toContain('5 van 5')
    expect(words).toContain('CBS van dit jaar')
    expect(await look('anja', '/ambities/3.7')).toContain('Uw profiel zegt: de grens met Duitsland (5 van 5). Kijk hier dieper naar.')
    await as('anja').submit('/maatwerk/profiel/border', degree({ degree: '2' }))
    expect(await look('anja', '/ambities/3.7')).not.toContain('Uw profiel zegt')
    expect(await look('anja', '/maatwerk/profiel/border')).toContain(
      '5 van 5 over 2026, ingevuld op 23 november 2026. Bron: CBS van dit jaar',
    )
  })

  test('is seen by the own party, the secretary and the RIEC adviser, and by no other party', async () => {
    await as('anja').submit('/maatwerk/profiel/border', degree())
    for (const name of ['rik', 'bram', 'sanne', 'roel'] as const) expect(await look(name, '/maatwerk')).toContain('CBS van dit jaar')
    for (const name of ['egbert', 'wout'] as const) expect(await look(name, '/maatwerk')).not.toContain('CBS van dit jaar')
  })

  test.each([
    [{ degree: '6' }, 400, 'Kies een cijfer van 1 tot en met 5.'],
    [{ year: 'vorig jaar' }, 400, 'Vul een jaar in'],
    [{ source: '' }, 400, 'Schrijf op waar het cijfer vandaan komt.'],
    [{ year: '2027' }, 409, 'Dit jaar moet nog beginnen.'],
  ])('%o is refused with words', async (more, status, says) => {
    const response = await as('anja').submit('/maatwerk/profiel/border', degree(more as Record<string, string>))
    expect(response.status).toBe(status)
    expect(await reading(response)).toContain(says)
  })

  test('of something unknown is not found, and nobody else than a coordinator fills it in', async () => {
    expect((await as('anja').open('/maatwerk/profiel/zeedijk')).status).toBe(404)
    for (const name of ['bram', 'rik', 'cora', 'sanne', 'roel'] as const)
      expect((await as(name).submit('/maatwerk/profiel/border', degree())).status).toBe(403)
  })
})

describe('a deviation', () => {
  const proposal = (more: Record<string, string> = {}) => ({
    ambition: '2.3',
    what: 'Wij doen mee met de buren.',
    why: 'Wij zijn klein.',
    ...dateFields('untilOn', '2027-06-30'),
    ...more,
  })
  async function propose(): Promise<string> {
    const response = await as('anja').submit('/maatwerk/nieuw', proposal())
    expect(response.status).toBe(303)
    return (response.headers.get('location') ?? '').split('?')[0] ?? ''
  }
  const decide = (name: PersonName, path: string, kind: string, reason = 'Daarom.') =>
    as(name).submit(path, { kind, reason, ...dateFields('decidedOn', '2026-11-23') })

  test('goes from coordinator to administrator to working group, and stands beside the criteria, which stay', async () => {
    const path = await propose()
    expect((await decide('anja', path, 'agreed')).status).toBe(403)
    expect((await decide('bram', path, 'agreed', '')).status).toBe(303)
    expect(await look('anja', '/ambities/2.3')).toContain('Voorgestelde afwijking, nog niet aanvaard: Wij doen mee met de buren.')
    expect(await look('sanne', '/maatwerk')).toContain('1 voorstel wacht op de werkgroep.')
    expect((await decide('sanne', path, 'accepted', '')).status).toBe(409)
    expect((await decide('sanne', path, 'accepted')).status).toBe(303)
    const words = await look('anja', '/ambities/2.3')
    expect(words).toContain('Afwijking, aanvaard tot en met 30 juni 2027: Wij doen mee met de buren.')
    const first = world.programme.ambitions.find((each) => each.number === '2.3')?.criteria[0]?.text ?? ''
    expect(words).toContain(first)
    expect(await read(world.database, world.people.egbert, (tx) => listDeviations(tx, world.programme, '2026-11-23'))).toEqual([
      {
        partyId: 'coevorden',
        party: 'Gemeente Coevorden',
        ambition: '2.3',
        what: 'Wij doen mee met de buren.',
        why: 'Wij zijn klein.',
        acceptedOn: '2026-11-23',
        untilOn: '2027-06-30',
      },
    ])
    expect(await look('egbert', '/dijkbeeld/ambitie/2.3')).toContain(
      'Gemeente Coevorden, tot en met 30 juni 2027: Wij doen mee met de buren.',
    )
    expect(await look('egbert', path)).not.toContain('Anja')
  })

  test('that waits or was returned is not there for another party', async () => {
    const path = await propose()
    for (const step of [
      ['bram', 'agreed'],
      ['sanne', 'returned'],
    ] as const) {
      for (const name of ['egbert', 'wout'] as const) {
        expect((await as(name).open(path)).status).toBe(404)
        expect((await decide(name, path, 'agreed')).status).toBe(404)
        expect(await look(name, '/maatwerk')).not.toContain('Wij doen mee met de buren.')
      }
      expect((await decide(step[0], path, step[1])).status).toBe(303)
    }
    expect((await as('egbert').open(path)).status).toBe(404)
    expect(await look('anja', path)).toContain('de werkgroep gaf dit terug')
    expect(await look('anja', path)).toContain('Daarom.')
  })

  test('decided twice: the second sees it, and what was typed stays', async () => {
    const path = await propose()
    await decide('bram', path, 'agreed')
    await decide('sanne', path, 'accepted')
    const second = await decide('sanne', path, 'returned', 'Ik was te laat.')
    expect(second.status).toBe(409)
    const html = await second.text()
    expect(html).toContain('Iemand anders was u voor.')
    expect(html).toContain('Ik was te laat.')
  })

  test.each([
    [{ ambition: '3.4' }, 409, 'Deze ambitie geldt niet voor uw organisatie.'],
    [{ ambition: '1.3' }, 409, 'Deze ambitie is van het hele basisteam.'],
    [{ what: '' }, 400, 'Schrijf op wat u anders doet.'],
    [dateFields('untilOn', '2026-11-23'), 409, 'Deze dag is vandaag of al voorbij.'],
    [dateFields('untilOn', '2036-01-01'), 409, 'Dit is meer dan vier jaar.'],
  ])('%o is refused with words', async (more, status, says) => {
    const response = await as('anja').submit('/maatwerk/nieuw', proposal(more as Record<string, string>))
    expect(response.status).toBe(status)
    expect(await reading(response)).toContain(says)
  })

  test('is proposed once at a time per ambition', async () => {
    await propose()
    expect((await as('anja').submit('/maatwerk/nieuw', proposal())).status).toBe(409)
  })
})
