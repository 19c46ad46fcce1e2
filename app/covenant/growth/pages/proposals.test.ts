import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import { addSeat } from '../../../platform/identity/sessions.server.ts'
import { houseVisitor, type Visitor } from '../../../platform/web/visitor.ts'
import { comment, decide } from '../commands.server.ts'
import { listComments, listProposals } from '../queries.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())
const { people } = world

const filled = (more: Record<string, string> = {}) => ({
  kind: 'sharpen',
  ambition: '3.6',
  title: 'Ook lijst IA in het beleid',
  motive: 'De wet veranderde.\n\nOns beleid nog niet.',
  gemeente: 'Een wijziging van het beleid.',
  waterschap: '',
  provincie: '',
  ...more,
})
const decision = (more: Record<string, string> = {}) => ({
  outcome: 'adopted',
  reason: 'Iedereen zag het nut.',
  changedTo: '',
  ...(dateFields('decidedOn', '2026-11-23') as Record<string, string>),
  ...more,
})
const propose = (visitor: Visitor = people.anja, fields = filled()) => browser(world, visitor).submit('/groei/voorstel', fields)
const proposals = () => read(world.database, people.anja, listProposals)
const page = async (visitor: Visitor, path: string) => (await (await browser(world, visitor).open(path)).text()).split('<main')[1] ?? ''
async function proposed(visitor: Visitor = people.anja, title = 'Ook lijst IA in het beleid') {
  await propose(visitor, filled({ title }))
  const [first] = await proposals()
  return first!.id
}

describe('a proposal', () => {
  test('is read by every party, with what it does to each kind', async () => {
    expect((await propose()).status).toBe(303)
    const [proposal] = await proposals()
    expect(proposal).toMatchObject({
      partyId: 'coevorden',
      kind: 'sharpen',
      ambition: '3.6',
      effects: { gemeente: 'Een wijziging van het beleid.', waterschap: null, provincie: null },
      decision: null,
    })
    for (const name of ['egbert', 'wout', 'rik', 'sanne', 'roel'] as const) {
      const html = await page(people[name], `/groei/voorstellen/${proposal!.id}`)
      expect(html).toContain('Ook lijst IA in het beleid')
      expect(html).not.toContain('Anja')
    }
  })

  test.each([
    ['without a kind', filled({ kind: '' }), 400, 'Kies wat u voorstelt.'],
    ['without a title', filled({ title: ' ' }), 400, 'Geef het voorstel een titel.'],
    ['without a motive', filled({ motive: '' }), 400, 'Schrijf op waarom u dit voorstelt.'],
    ['about no ambition', filled({ ambition: '' }), 409, 'Kies de ambitie waar het om gaat.'],
    ['about an unknown ambition', filled({ ambition: '9.9' }), 409, 'Kies de ambitie waar het om gaat.'],
    ['for something new that is there already', filled({ kind: 'new' }), 409, 'Bij een nieuwe ambitie hoort nog geen ambitie.'],
    ['that does nothing to anybody', filled({ gemeente: '' }), 409, 'Vul bij ten minste één soort partij in'],
  ])('%s keeps nothing, and what was typed comes back', async (_name, fields, status, sentence) => {
    const response = await propose(people.anja, fields)
    const html = await response.text()
    expect([response.status, html.includes(sentence)]).toEqual([status, true])
    expect(html).toContain(`name="title" value="${fields.title}"`)
    expect(await proposals()).toEqual([])
  })

  test('that was sent twice is kept once', async () => {
    const anja = browser(world, people.anja)
    await anja.open('/groei')
    const answers = await Promise.all([anja.submit('/groei/voorstel', filled()), anja.submit('/groei/voorstel', filled())])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 409]))
    expect(await proposals()).toHaveLength(1)
  })

  test.each(['rik', 'fenna'] as const)('is not for %s to make or to react to', async (name) => {
    expect((await propose(people[name])).status).toBe(403)
    const id = await proposed()
    expect((await browser(world, people[name]).submit(`/groei/voorstellen/${id}`, { body: 'Goed.' })).status).toBe(403)
    expect(await page(people[name], `/groei/voorstellen/${id}`)).not.toContain('Plaats reactie')
  })

  test('is found by a word, a stage and in the order of ambitions', async () => {
    await propose()
    await propose(people.wout, filled({ kind: 'broaden', ambition: '1.1', title: 'Ook stagiairs', waterschap: 'Weinig werk.' }))
    expect(await page(people.anja, '/groei?zoek=stagiairs')).toContain('1 voorstel gevonden.')
    expect(await page(people.anja, '/groei?toon=rejected')).toContain('Geen voorstel gevonden')
    const ordered = await page(people.anja, '/groei?volgorde=ambitie')
    expect(ordered.indexOf('Ook stagiairs')).toBeLessThan(ordered.indexOf('Ook lijst IA'))
    const newest = await page(people.anja, '/groei')
    expect(newest.indexOf('Ook stagiairs')).toBeLessThan(newest.indexOf('Ook lijst IA'))
    const file = await (await browser(world, people.rik).open('/groei/voorstellen.csv?zoek=stagiairs')).text()
    expect(file).toContain('Ook stagiairs')
    expect(file).not.toContain('lijst IA')
    expect(file).not.toMatch(/Wout|Anja/)
  })

  test('stays text, whatever is in it', async () => {
    const id = await proposed()
    await browser(world, people.egbert).submit(`/groei/voorstellen/${id}`, { body: '<img src=x onerror=alert(1)>' })
    expect(await page(people.anja, `/groei/voorstellen/${id}`)).not.toContain('<img')
  })
})

describe('the discussion', () => {
  test('names the party of who spoke, and colleagues by name', async () => {
    const id = await proposed()
    expect((await browser(world, people.egbert).submit(`/groei/voorstellen/${id}`, { body: 'Wij doen mee.' })).status).toBe(303)
    expect(await page(people.els, `/groei/voorstellen/${id}`)).toContain('Egbert Eising, Gemeente Emmen')
    const elsewhere = await page(people.anja, `/groei/voorstellen/${id}`)
    expect(elsewhere).toContain('Iemand van Gemeente Emmen')
    expect(elsewhere).not.toContain('Egbert')
  })

  test('ends with the decision; a reaction that comes too late is given back', async () => {
    const id = await proposed()
    await browser(world, people.sanne).submit(`/groei/voorstellen/${id}/besluit`, decision())
    const late = await browser(world, people.egbert).submit(`/groei/voorstellen/${id}`, { body: 'Nog één ding.' })
    const html = await late.text()
    expect([late.status, html.includes('De werkgroep heeft net besloten.'), html.includes('Nog één ding.')]).toEqual([409, true, true])
    expect(await read(world.database, people.anja, (tx) => listComments(tx, id))).toEqual([])
  })
})

describe('the decision', () => {
  test.each([
    ['adopted', {}, 'Aangenomen op 23 november 2026.'],
    ['adoptedChanged', { changedTo: 'Ook lijst IA, vanaf 2027.' }, 'Ook lijst IA, vanaf 2027.'],
    ['rejected', {}, 'Niet overgenomen op 23 november 2026.'],
    ['later', {}, 'Later op 23 november 2026.'],
  ])('%s is read by everybody', async (outcome, more, sentence) => {
    const id = await proposed()
    const answer = await browser(world, people.sanne).submit(`/groei/voorstellen/${id}/besluit`, decision({ outcome, ...more }))
    expect(answer.status).toBe(303)
    expect(await page(people.wout, `/groei/voorstellen/${id}`)).toContain(sentence)
  })

  test('is taken once, also when two take it at the same moment', async () => {
    const id = await proposed()
    const sanne = browser(world, people.sanne)
    await sanne.open('/groei')
    const path = `/groei/voorstellen/${id}/besluit`
    const answers = await Promise.all([sanne.submit(path, decision()), sanne.submit(path, decision({ outcome: 'rejected' }))])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 409]))
    expect(await (await sanne.submit(path, decision({ outcome: 'later' }))).text()).toContain('Over dit voorstel is al besloten.')
  })

  test.each([
    ['without an outcome', decision({ outcome: '' }), 400, 'Kies wat de werkgroep besloot.'],
    ['without a reason', decision({ reason: '' }), 400, 'Schrijf op waarom de werkgroep dit besloot.'],
    ['tomorrow', decision(dateFields('decidedOn', '2026-11-24') as Record<string, string>), 409, 'Deze dag moet nog komen.'],
    [
      'before it was proposed',
      decision(dateFields('decidedOn', '2026-11-22') as Record<string, string>),
      409,
      'Toen was het voorstel er nog niet.',
    ],
    ['changed, without saying to what', decision({ outcome: 'adoptedChanged' }), 409, 'Schrijf op welke tekst is aangenomen.'],
    ['as proposed, with another text', decision({ changedTo: 'Anders.' }), 409, 'Een aangepaste tekst hoort bij'],
  ])('%s is not saved', async (_name, fields, status, sentence) => {
    const id = await proposed()
    const response = await browser(world, people.sanne).submit(`/groei/voorstellen/${id}/besluit`, fields)
    expect([response.status, (await response.text()).includes(sentence)]).toEqual([status, true])
    expect((await proposals())[0]?.decision).toBeNull()
  })

  test('is not written down by somebody who has a role at the party that proposed it; they may discuss', async () => {
    const doorkeeper = houseVisitor('doorkeeper', '2026-11-01T10:00:00.000Z', '2026-11-01')
    await write(world.database, doorkeeper, (tx) =>
      addSeat(tx, doorkeeper, {
        personId: people.sanne.personId ?? '',
        name: people.sanne.name,
        partyId: 'coevorden',
        role: 'coordinator',
        fromOn: '2026-11-01',
      }),
    )
    const [ours, theirs] = [await proposed(people.anja), await proposed(people.wout, 'Ook stagiairs')]
    const form = { outcome: 'adopted' as const, decidedOn: '2026-11-23', reason: 'Goed.', changedTo: null }
    const taken = (id: string, who = people.sanne) => write(world.database, who, (tx) => decide(tx, who, id, form))
    expect(await taken(ours)).toEqual({ refused: 'ownProposal' })
    expect(await write(world.database, people.sanne, (tx) => comment(tx, people.sanne, ours, { body: 'Graag.' }))).toHaveProperty(
      'commentId',
    )
    expect(await page(people.sanne, `/groei/voorstellen/${ours}`)).toContain('Vraag een andere secretaris')
    expect(await taken(theirs)).toEqual({ outcome: 'adopted' })
    // As coordinator of that party this same person is no secretary at all.
    const seated: Visitor = { ...people.sanne, partyId: 'coevorden', partyName: 'Gemeente Coevorden', roles: ['coordinator'] }
    expect(await taken(ours, seated)).toEqual({ refused: 'notSecretary' })
  })

  test('past the rule, the rows themselves refuse whoever is not secretary, and any change', async () => {
    const id = await proposed()
    const row = {
      proposal_id: id,
      outcome: 'adopted',
      reason: 'x',
      changed_to: null,
      decided_on: '2026-11-23',
      recorded_at: people.anja.at,
    }
    for (const who of [people.anja, people.egbert, people.roel]) {
      await expect(
        write(world.database, who, (tx) =>
          tx
            .insertInto('proposal_decisions')
            .values({ ...row, decided_by: who.personId ?? '' })
            .execute(),
        ),
      ).rejects.toThrow('row-level security')
    }
    await expect(
      write(world.database, people.anja, (tx) => tx.updateTable('proposals').set({ title: 'Anders' }).execute()),
    ).rejects.toThrow('permission denied')
    const foreign = {
      id: '01900000-0000-7000-8000-000000000001',
      proposal_id: id,
      party_id: 'emmen',
      body: 'x',
      said_by: people.anja.personId ?? '',
      said_on: '2026-11-23',
      recorded_at: people.anja.at,
    }
    await expect(write(world.database, people.anja, (tx) => tx.insertInto('proposal_comments').values(foreign).execute())).rejects.toThrow(
      'row-level security',
    )
  })
})

test('without proposals the page says how to begin', async () => {
  expect(await page(on('2026-11-23', people.anja), '/groei')).toContain('Er zijn nog geen voorstellen')
})
