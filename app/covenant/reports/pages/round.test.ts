import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { extractText } from 'unpdf'
import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { setState } from '../../progress/commands.server.ts'
import { write } from '../../../platform/database/party.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const round = { code: '2026-H2', title: 'Halfjaarbericht december 2026', ...dateFields('referenceOn', '2026-11-16') }
const sanne = () => browser(world, world.people.sanne)

async function openedRound() {
  const response = await sanne().submit('/halfjaarbericht/nieuw', round)
  expect(response.headers.get('location')).toBe('/halfjaarbericht/2026-H2?gedaan=geopend')
}

const gerda = () => browser(world, world.people.gerda)

async function agreed(path = '/halfjaarbericht/2026-H2') {
  const page = await (await gerda().open(`${path}/concept`)).text()
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
  return gerda().submit(`${path}/concept`, { deed: 'agree', seen, note: '' })
}

async function frozenRound() {
  await openedRound()
  expect((await agreed()).headers.get('location')).toBe('/halfjaarbericht/2026-H2?gedaan=ingestemd')
  const response = await sanne().submit('/halfjaarbericht/2026-H2/bevries')
  expect(response.headers.get('location')).toBe('/halfjaarbericht/2026-H2?gedaan=bevroren')
}

async function report(format: string, path = '/halfjaarbericht/2026-H2') {
  const response = await browser(world, world.people.anja).open(`${path}/bericht/${format}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function prepare(day: string, state: 'preparing' | 'implementing', person = world.people.anja) {
  const visitor = on(day, person)
  return write(world.database, visitor, (tx) =>
    setState(tx, visitor, world.programme, '1.1', {
      state,
      holdsOn: day,
      reason: null,
      note: 'Alleen voor ons',
      outlook: null,
      seen: undefined,
    }),
  )
}

describe('opening a round', () => {
  test('the secretary opens one, and everybody sees it in the list', async () => {
    await openedRound()
    const page = await (await browser(world, world.people.wout).open('/halfjaarbericht')).text()
    expect(page).toContain('Halfjaarbericht december 2026')
    expect(page).toContain('16 november 2026')
  })

  test('the same code a second time is refused beside the field, and what was typed stays', async () => {
    await openedRound()
    const response = await sanne().submit('/halfjaarbericht/nieuw', { ...round, title: 'Nog een keer' })
    expect(response.status).toBe(409)
    const page = await response.text()
    expect(page).toContain('Deze ronde is al geopend.')
    expect(page).toContain('value="Nog een keer"')
  })

  test.each([
    ['an empty form', { code: '', title: '', ...dateFields('referenceOn', '') }, 'Vul een code in, bijvoorbeeld 2026-H2.', 400],
    ['a day that does not exist', { ...round, ...dateFields('referenceOn', '2026-02-31') }, 'Deze dag bestaat niet.', 400],
    [
      'a day before the signing',
      { ...round, ...dateFields('referenceOn', '2024-02-01') },
      'Deze peildatum ligt voor de ondertekening.',
      409,
    ],
    ['a day far away', { ...round, ...dateFields('referenceOn', '2099-01-01') }, 'meer dan een jaar vooruit', 409],
    ['a code with markup', { ...round, code: '2026-<b>' }, 'Deze code past niet.', 409],
  ])('%s is told in Dutch and opens nothing', async (_name, fields, sentence, status) => {
    const response = await sanne().submit('/halfjaarbericht/nieuw', fields)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(sentence)
    expect(await (await sanne().open('/halfjaarbericht')).text()).toContain('Er is nog geen ronde')
  })

  test('a coordinator does not open a round', async () => {
    const response = await browser(world, world.people.anja).submit('/halfjaarbericht/nieuw', round)
    expect(response.status).toBe(403)
  })
})

describe('an open round', () => {
  beforeEach(openedRound)

  const fill = (person = world.people.anja, note = '') =>
    browser(world, person).submit('/halfjaarbericht/2026-H2/invullen', { unchangedSeen: 'yes', note })

  test('the coordinator fills in, a member of the board confirms once, and only for its own party', async () => {
    const [anja, bram] = [browser(world, world.people.anja), browser(world, world.people.bram)]
    const early = await bram.submit('/halfjaarbericht/2026-H2/bevestig')
    expect([early.status, (await early.text()).includes('Uw coördinator heeft deze ronde nog niet ingevuld.')]).toEqual([409, true])
    expect((await fill()).headers.get('location')).toBe('/halfjaarbericht/2026-H2?gedaan=ingevuld')
    expect((await anja.submit('/halfjaarbericht/2026-H2/bevestig')).status).toBe(409)
    expect((await bram.submit('/halfjaarbericht/2026-H2/bevestig')).status).toBe(303)
    expect(await (await anja.open('/halfjaarbericht/2026-H2')).text()).toContain('Uw partij bevestigde deze ronde op 23 november 2026.')
    const again = await bram.submit('/halfjaarbericht/2026-H2/bevestig')
    expect([again.status, (await again.text()).includes('Uw partij heeft deze ronde al bevestigd.')]).toEqual([409, true])
    expect(await (await browser(world, world.people.egbert).open('/halfjaarbericht/2026-H2')).text()).toContain('nog niet bevestigd')
  })

  test('what did not change is confirmed together, and not unseen; what was typed stays', async () => {
    const anja = browser(world, world.people.anja)
    expect(await (await anja.open('/halfjaarbericht/2026-H2/invullen')).text()).toContain('Deze 27 ambities kloppen nog')
    const unseen = await anja.submit('/halfjaarbericht/2026-H2/invullen', { note: 'Wij zoeken hulp.' })
    const page = await unseen.text()
    expect([unseen.status, page.includes('Zet een vinkje'), page.includes('Wij zoeken hulp.')]).toEqual([409, true, true])
  })

  test('a state that changes between confirming and freezing is marked in the report, and may be confirmed again', async () => {
    const bram = browser(world, world.people.bram)
    await fill()
    await bram.submit('/halfjaarbericht/2026-H2/bevestig')
    await prepare('2026-11-12', 'preparing')
    expect(await (await bram.open('/halfjaarbericht/2026-H2')).text()).toContain('Daarna is een stand veranderd.')
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain('daarna nog veranderd')
    expect(await (await sanne().open('/halfjaarbericht/2026-H2/concept')).text()).toContain('daarna nog veranderd')
    expect((await bram.submit('/halfjaarbericht/2026-H2/bevestig')).status).toBe(303)
    expect(await (await sanne().open('/halfjaarbericht/2026-H2/concept')).text()).not.toContain('daarna nog veranderd')
  })

  test('who is awaited and what parties gave along is for who makes the report, not for another party', async () => {
    await fill(world.people.anja, 'Wij zoeken hulp bij 3.6')
    await browser(world, world.people.bram).submit('/halfjaarbericht/2026-H2/bevestig')
    for (const person of [world.people.sanne, world.people.roel, world.people.gerda]) {
      const page = await (await browser(world, person).open('/halfjaarbericht/2026-H2')).text()
      expect([page.includes('1 van de 17 partijen hebben bevestigd'), page.includes('Wij zoeken hulp bij 3.6')]).toEqual([true, true])
    }
    const other = await (await browser(world, world.people.wout).open('/halfjaarbericht/2026-H2')).text()
    expect([other.includes('Wie nog bevestigt'), other.includes('Wij zoeken hulp')]).toEqual([false, false])
  })

  test('the RIEC reads and notes, the portfolio holder agrees with what stands there, and a change asks for it again', async () => {
    const roel = browser(world, world.people.roel)
    expect((await roel.submit('/halfjaarbericht/2026-H2/concept', { deed: 'read', note: 'Noem de wet erbij.' })).status).toBe(303)
    expect((await roel.submit('/halfjaarbericht/2026-H2/concept', { deed: 'agree', seen: 'x' })).status).toBe(409)
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain('Noem de wet erbij.')
    expect((await sanne().submit('/halfjaarbericht/2026-H2/bevries')).status).toBe(409)
    expect((await agreed()).status).toBe(303)
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain('stemde in op 23 november 2026')
    await sanne().submit('/halfjaarbericht/2026-H2/tekst/1', {
      achieved: 'Nieuwe zin.',
      running: '',
      obstacle: '',
      help: '',
      knownVersion: '0',
    })
    const changed = await sanne().submit('/halfjaarbericht/2026-H2/bevries')
    expect([changed.status, (await changed.text()).includes('Vraag opnieuw om instemming.')]).toEqual([409, true])
    // A party that confirms afterwards undoes nothing.
    await agreed()
    await fill()
    await browser(world, world.people.bram).submit('/halfjaarbericht/2026-H2/bevestig')
    expect((await sanne().submit('/halfjaarbericht/2026-H2/bevries')).status).toBe(303)
  })

  test('the rest of the report: half an example is told at its field and everything typed stays', async () => {
    const fields = {
      knownVersion: '0',
      decisions: 'Stel vast.',
      law: 'Nieuwe wet.',
      growth: '',
      planning: '',
      'example1.body': 'Goed zo',
      'figure1.name': 'Trainingen',
      'figure1.count': 'veel',
    }
    const unreadable = await sanne().submit('/halfjaarbericht/2026-H2/teksten', fields)
    expect([unreadable.status, (await unreadable.text()).includes('Vul een heel getal in')]).toEqual([400, true])
    const half = await sanne().submit('/halfjaarbericht/2026-H2/teksten', { ...fields, 'figure1.count': '3', 'figure1.people': 'yes' })
    const page = await half.text()
    expect([half.status, page.includes('Kies een partij en een ambitie'), page.includes('Goed zo'), page.includes('Nieuwe wet.')]).toEqual([
      409,
      true,
      true,
      true,
    ])
    const whole = { ...fields, 'figure1.count': '3', 'figure1.people': 'yes', 'example1.partyId': 'emmen', 'example1.ambition': '3.6' }
    expect((await sanne().submit('/halfjaarbericht/2026-H2/teksten', whole)).status).toBe(303)
    const draft = await (await sanne().open('/halfjaarbericht/2026-H2/concept')).text()
    for (const words of ['Stel vast.', 'Nieuwe wet.', 'Goed zo', 'niet genoemd']) expect(draft).toContain(words)
    expect((await sanne().submit('/halfjaarbericht/2026-H2/teksten', whole)).status).toBe(409)
  })

  test('before the reference day nobody confirms and nobody freezes', async () => {
    const early = { day: '2026-11-15' }
    const confirmed = await browser(world, world.people.bram, early).submit('/halfjaarbericht/2026-H2/bevestig')
    const frozen = await browser(world, world.people.sanne, early).submit('/halfjaarbericht/2026-H2/bevries')
    for (const response of [confirmed, frozen]) {
      expect(response.status).toBe(409)
      expect(await response.text()).toContain('De peildatum is nog niet geweest.')
    }
  })

  test('the secretary writes a text; a second writer sees what stands there and loses nothing', async () => {
    const path = '/halfjaarbericht/2026-H2/tekst/3'
    const empty = { achieved: '', running: '', obstacle: '', help: '' }
    expect((await sanne().submit(path, { ...empty, achieved: 'Alle gemeenten delen hun APV.', knownVersion: '0' })).status).toBe(303)
    const second = await sanne().submit(path, { ...empty, running: 'Mijn eigen tekst.', knownVersion: '0' })
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toContain('Alle gemeenten delen hun APV.')
    expect(page).toContain('Mijn eigen tekst.')
    expect((await sanne().submit(path, { ...empty, running: 'Mijn eigen tekst.', knownVersion: '1' })).status).toBe(303)
  })

  test('a text of 20,000 characters is told to be too long, and kept', async () => {
    const body = 'a'.repeat(20_000)
    const response = await sanne().submit('/halfjaarbericht/2026-H2/tekst/1', { achieved: body, knownVersion: '0' })
    const page = await response.text()
    expect([response.status, page.includes('Deze tekst is te lang.'), page.includes(body)]).toEqual([409, true, true])
  })

  test('a theme or a round that does not exist is not found', async () => {
    const answers = await Promise.all(
      ['/halfjaarbericht/2026-H2/tekst/9', '/halfjaarbericht/1999-H1', '/halfjaarbericht/1999-H1/bevries'].map((path) =>
        sanne().open(path),
      ),
    )
    expect(answers.map((each) => each.status)).toEqual([404, 404, 404])
  })
})

describe('freezing', () => {
  test('the report can be read and downloaded in four formats', async () => {
    await frozenRound()
    const anja = browser(world, world.people.anja)
    expect(await (await anja.open('/halfjaarbericht/2026-H2')).text()).toContain('In vijf regels')
    const pdf = await anja.open('/halfjaarbericht/2026-H2/bericht/pdf')
    expect(pdf.headers.get('content-disposition')).toContain('attachment')
    expect(new TextDecoder().decode((await report('pdf')).slice(0, 5))).toBe('%PDF-')
    expect(new TextDecoder().decode((await report('ods')).slice(0, 2))).toBe('PK')
    expect(new TextDecoder().decode(await report('csv'))).toContain('Oefenomgeving: verzonnen standen')
    expect((await anja.open('/halfjaarbericht/2026-H2/bericht/exe')).status).toBe(404)
  })

  test('the reference day decides: what holds from a later day is not in it, what is recorded later about that day neither', async () => {
    await prepare('2026-11-10', 'preparing')
    await prepare('2026-11-20', 'implementing')
    await frozenRound()
    const before = await report('json')
    const content = JSON.parse(new TextDecoder().decode(before)) as { standings: { subject: string; ambition: string; state: string }[] }
    expect(content.standings.find((each) => each.subject === 'coevorden' && each.ambition === '1.1')?.state).toBe('preparing')
    await prepare('2026-11-12', 'preparing', world.people.egbert)
    expect(Buffer.compare(await report('json'), before)).toBe(0)
    expect(Buffer.compare(await report('pdf'), await report('pdf'))).toBe(0)
  })

  test('the page shows the checksum of the bytes that are downloaded', async () => {
    await frozenRound()
    const checksum = createHash('sha256')
      .update(await report('json'))
      .digest('hex')
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain(checksum)
  })

  test('after freezing nobody confirms, writes or freezes again', async () => {
    await frozenRound()
    const before = await report('json')
    const confirmed = await browser(world, world.people.bram)
      .submit('/halfjaarbericht/2026-H2/bevestig')
      .catch(() => undefined)
    const written = await sanne()
      .submit('/halfjaarbericht/2026-H2/tekst/1', { achieved: 'Te laat', knownVersion: '0' })
      .catch(() => undefined)
    const again = await sanne().submit('/halfjaarbericht/2026-H2/bevries')
    expect([confirmed?.status, written?.status]).not.toContain(303)
    expect(again.headers.get('location')).toBe('/halfjaarbericht/2026-H2')
    expect(Buffer.compare(await report('json'), before)).toBe(0)
  })

  test('two people who freeze at the same moment make one report', async () => {
    await openedRound()
    await agreed()
    const answers = await Promise.all([1, 2].map(() => sanne().submit('/halfjaarbericht/2026-H2/bevries')))
    expect(answers.map((each) => each.headers.get('location') ?? '').toSorted()).toEqual([
      '/halfjaarbericht/2026-H2',
      '/halfjaarbericht/2026-H2?gedaan=bevroren',
    ])
  })

  // Two whole rounds, with their files, on a machine that may be busy.
  test('opening again makes a next version beside the old one, whose bytes stay', { timeout: 60_000 }, async () => {
    await frozenRound()
    const first = await report('json')
    expect((await sanne().submit('/halfjaarbericht/2026-H2/heropen', { reason: '' })).status).toBe(409)
    expect((await sanne().submit('/halfjaarbericht/2026-H2/heropen', { reason: 'Een zin ontbrak.' })).status).toBe(303)
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain('Een zin ontbrak.')
    expect(Buffer.compare(await report('json'), first)).toBe(0)
    await sanne().submit('/halfjaarbericht/2026-H2/tekst/1', { achieved: 'De zin die ontbrak.', knownVersion: '0' })
    expect((await sanne().submit('/halfjaarbericht/2026-H2/bevries')).status).toBe(409)
    await agreed()
    expect((await sanne().submit('/halfjaarbericht/2026-H2/bevries')).status).toBe(303)
    const second = new TextDecoder().decode(await report('json'))
    expect([second.includes('De zin die ontbrak.'), second.includes('"version":2')]).toEqual([true, true])
    const anja = browser(world, world.people.anja)
    const old = new Uint8Array(await (await anja.open('/halfjaarbericht/2026-H2/bericht/json?versie=1')).arrayBuffer())
    expect(Buffer.compare(old, first)).toBe(0)
    expect(await (await anja.open('/halfjaarbericht/2026-H2?versie=1')).text()).toContain('Dit is versie 1. De laatste versie is versie 2.')
    expect((await anja.open('/halfjaarbericht/2026-H2?versie=7')).status).toBe(404)
  })

  test('each party has its page in five formats, and says once when it sent it on', async () => {
    await frozenRound()
    const anja = browser(world, world.people.anja)
    const path = '/halfjaarbericht/2026-H2/partij/coevorden'
    expect(await (await anja.open(path)).text()).toContain('Gemeente Coevorden: Halfjaarbericht december 2026')
    for (const format of ['pdf', 'ods', 'csv', 'json', 'txt']) expect((await anja.open(`${path}/${format}`)).status).toBe(200)
    expect((await anja.open('/halfjaarbericht/2026-H2/partij/nergens/pdf')).status).toBe(404)
    expect((await anja.submit(path, dateFields('sentOn', '2026-12-24'))).status).toBe(409)
    expect((await anja.submit(path, dateFields('sentOn', '2026-11-23'))).status).toBe(303)
    expect((await anja.submit(path, dateFields('sentOn', '2026-11-23'))).status).toBe(409)
    expect(await (await anja.open(path)).text()).toContain('Gestuurd aan de gemeenteraad op 23 november 2026.')
    expect((await anja.submit('/halfjaarbericht/2026-H2/partij/emmen', dateFields('sentOn', '2026-11-23'))).status).toBe(403)
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain('doorgestuurd 23 november 2026')
    expect(await (await browser(world, world.people.wout).open('/halfjaarbericht/2026-H2')).text()).not.toContain('doorgestuurd 23')
  })

  test('the discussion is written down after freezing, for everybody to read', async () => {
    await frozenRound()
    const path = '/halfjaarbericht/2026-H2/besproken'
    expect((await sanne().submit(path, { ...dateFields('discussedOn', '2026-12-30'), knownVersion: '0' })).status).toBe(409)
    expect((await sanne().submit(path, { ...dateFields('discussedOn', '2026-11-23'), knownVersion: '0' })).status).toBe(303)
    expect(await (await browser(world, world.people.wout).open('/halfjaarbericht/2026-H2')).text()).toContain(
      'De bestuurders bespraken dit bericht op 23 november 2026.',
    )
  })

  test('no download names a person', async () => {
    await frozenRound()
    const anja = browser(world, world.people.anja)
    const names = Object.values(world.people).flatMap((person) => [person.name, person.name.split(' ').at(-1) ?? ''])
    for (const format of ['json', 'csv', 'txt']) {
      const whole = await (await anja.open(`/halfjaarbericht/2026-H2/bericht/${format}`)).text()
      const own = await (await anja.open(`/halfjaarbericht/2026-H2/partij/coevorden/${format}`)).text()
      expect(names.filter((name) => whole.includes(name) || own.includes(name))).toEqual([])
    }
    for (const path of ['bericht', 'partij/coevorden']) {
      const bytes = async (format: string) =>
        new Uint8Array(await (await anja.open(`/halfjaarbericht/2026-H2/${path}/${format}`)).arrayBuffer())
      const inside = Object.values(unzipSync(await bytes('ods'))).map((file) => strFromU8(file))
      const { text } = await extractText(await bytes('pdf'), { mergePages: true })
      expect(text).toContain('Coevorden')
      const whole = [...inside, text].join(' ')
      expect(names.filter((name) => whole.includes(name))).toEqual([])
    }
  })

  test('a note that was only for the own party is nowhere in the report', async () => {
    await prepare('2026-11-10', 'preparing')
    await frozenRound()
    expect(new TextDecoder().decode(await report('json'))).not.toContain('Alleen voor ons')
  })

  test('before the decision that parties see each other by name, a party cannot read the report and the secretary can', async () => {
    await world.reset({ byName: false })
    await frozenRound()
    const anja = browser(world, world.people.anja)
    const page = await (await anja.open('/halfjaarbericht/2026-H2')).text()
    expect(page).toContain('De werkgroep heeft nog niet besloten dat partijen elkaar bij naam zien.')
    expect(page).not.toContain('In vijf regels')
    expect((await anja.open('/halfjaarbericht/2026-H2/bericht/json')).status).toBe(404)
    expect(await (await sanne().open('/halfjaarbericht/2026-H2')).text()).toContain('In vijf regels')
  })
})
