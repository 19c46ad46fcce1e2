import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { achieved, answer, evidence, reading, state } from '../../../../test/given.ts'
import { dayAt, formulaAt, numberAt, odsRow, odsText, rawOds, rawXlsx, sheetFile, textAt } from '../../../../test/messy-sheets.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { addEvent } from '../../law/commands.server.ts'
import { findParty } from '../../programme/rules.ts'
import { plan, setOutlook } from '../../progress/commands.server.ts'
import { findOwnFacts, findRegion, listCards, listOutlooks, ownStandings } from '../../progress/queries.server.ts'
import { findSituation } from '../queries.server.ts'
import { readSheets } from '../read-sheet.ts'
import { judge } from '../rules.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const address = '/onze-dijk/invoer'

/** Sends a file and gives the address of its preview, or the words of the page that refused it. */
async function send(person: Visitor, file: File) {
  const page = browser(world, person)
  const response = await page.submit(address, { sheet: file })
  const to = response.headers.get('location') ?? ''
  return { page, to, status: response.status, words: to === '' ? await reading(response) : await reading(page.open(to)) }
}

async function doIt(page: ReturnType<typeof browser>, to: string, deed = 'do') {
  const html = await (await page.open(to)).text()
  return page.submit(to, { deed, mark: /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '' })
}

const standingOf = async (person: Visitor, number: string, day = person.today) => {
  const facts = await read(world.database, person, (tx) => findOwnFacts(tx, person, world.programme))
  return ownStandings(world.programme, facts, day).get(`${person.partyId} ${number}`)?.state
}

const csvFile = (lines: string[]) => sheetFile(lines.join('\n'), 'van-ons.csv')
const head = 'Nummer;Ambitie;Nieuwe stand;Vanaf;Reden;Wie dit draagt;Volgende datum;Weg vooruit'

describe('the template', () => {
  test.each(['ods', 'xlsx', 'csv'] as const)('as %s comes back without changing anything', async (format) => {
    const { anja } = world.people
    await state(world, anja, '1.1', { state: 'preparing' })
    const response = await browser(world, anja).open(`${address}/sjabloon/${format}`)
    expect(response.headers.get('content-disposition')).toContain(`ambities-coevorden-2026-11-23.${format}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const found = await readSheets(bytes, `a.${format}`)
    expect(isRefusal(found) ? found : found.sheets[0]?.rows.length).toBe(30)
    const { words } = await send(anja, sheetFile(bytes, `terug.${format}`))
    expect(words).toContain('Er verandert niets')
    expect(words).toContain('27 rijen veranderen niets')
  })

  test('holds for a process owner the own ambitions alone, and names no format that is not there', async () => {
    const { cora, sanne } = world.people
    const words = await (await browser(world, cora).open(`${address}/sjabloon/csv`)).text()
    expect(words).toContain('3.6')
    expect(words).not.toContain('3.7;')
    expect((await browser(world, cora).open(`${address}/sjabloon/pdf`)).status).toBe(404)
    expect((await browser(world, sanne).open(`${address}/sjabloon/csv`)).status).toBe(403)
  })
})

test('a sheet of 28 rows made by a stranger: every mistake is named by its row, nothing goes in; mended it goes in', async () => {
  const { anja, bram, egbert } = world.people
  const numbers = world.programme.ambitions.map((ambition) => ambition.number)
  const good = (number: string, row: number) => [textAt(`A${row}`, number), textAt(`C${row}`, 'In voorbereiding'), dayAt(`D${row}`, 46_327)]
  const header = ['Nummer', 'Titel', 'Stand', 'Datum', 'Toelichting', 'Trekker', 'Volgende datum', 'Vooruitzicht', 'Partij']
  const heading = { row: 2, cells: header.map((word, index) => textAt(`${'ABCDEFGHI'[index]}2`, word)) }
  const rows = numbers.map((number, index) => ({ row: index + 3, cells: good(number, index + 3), hidden: false }))
  const spoil = (row: number, cells: string[], hidden = false) => {
    rows[row - 3] = { row, cells, hidden }
  }
  spoil(3, [textAt('A3', '1.1'), textAt('C3', 'In vorbereiding'), dayAt('D3', 46_327)])
  spoil(4, [textAt('A4', '9.9'), textAt('C4', 'In uitvoering'), dayAt('D4', 46_327)])
  spoil(5, [textAt('A5', '1.4'), textAt('C5', 'In uitvoering'), textAt('D5', '31-02-2026')])
  spoil(6, [textAt('A6', '1.4'), textAt('C6', 'In uitvoering'), dayAt('D6', 46_327)])
  spoil(7, [textAt('A7', '1,5'), textAt('C7', 'Gereed'), dayAt('D7', 46_327)])
  spoil(8, [textAt('A8', '1.6'), textAt('C8', 'In uitvoering'), textAt('D8', 'x'), textAt('I8', 'Gemeente Emmen')])
  spoil(9, [textAt('A9', '2.1'), textAt('C9', 'In uitvoering')])
  spoil(10, [textAt('A10', '2.2'), textAt('C10', 'In uitvoering'), numberAt('D10', 46_327)])
  spoil(11, [textAt('A11', '2.3'), textAt('C11', 'In uitvoering'), dayAt('D11', 59)])
  spoil(12, [textAt('A12', '2.4'), formulaAt('C12', 'VLOOKUP(A1)'), dayAt('D12', 46_327)])
  spoil(13, [textAt('A13', '2.5'), textAt('C13', 'In uitvoering'), dayAt('D13', 46_327)], true)
  spoil(14, [numberAt('A14', '3.1'), textAt('C14', 'In uitvoering'), dayAt('D14', 46_327)])
  spoil(15, [textAt('A15', '3.2'), textAt('C15', 'In uitvoering'), dayAt('D15', 46_400)])
  spoil(16, [textAt('A16', '3.3'), textAt('G16', '1-1-2026')])
  spoil(17, [textAt('A17', '3.4'), textAt('C17', 'In uitvoering'), dayAt('D17', 46_327)])

  const { page, to, words } = await send(anja, sheetFile(rawXlsx([heading, ...rows], { merges: ['C18:C19'] }), 'vreemd.xlsx'))
  expect(words).toContain('17 rijen kloppen nog niet')
  for (const [row, mistake] of [
    [3, 'Bedoelt u ‘In voorbereiding’?'],
    [4, 'Het nummer ‘9.9’ kennen wij niet.'],
    [5, 'staat ‘31-02-2026’. Dat is geen dag die bestaat.'],
    [6, 'Deze ambitie staat ook in rij 5.'],
    [7, 'Deze punten staan nog niet op ja.'],
    [8, 'Deze rij is van Gemeente Emmen.'],
    [9, 'Vul bij ‘Vanaf’ de dag in'],
    [10, 'staat het getal 46327. Als datum is dat 1 november 2026.'],
    [11, 'ligt te ver weg (28 februari 1900)'],
    [12, 'een formule zonder uitkomst'],
    [13, 'Deze rij is verborgen'],
    [14, 'Wij weten daardoor niet of u 3.1 of 3.10 bedoelt.'],
    [15, 'Deze dag moet nog komen.'],
    [16, 'De dag in ‘Volgende datum’ is al voorbij.'],
    [17, 'Deze ambitie geldt niet voor uw organisatie.'],
    [18, 'samengevoegd met een andere'],
    [19, 'samengevoegd met een andere'],
  ] as const) {
    const after = words.slice(words.indexOf(`Rij ${row} `))
    expect({ row, says: after.slice(0, after.indexOf(`Rij ${row + 1} `)).includes(mistake) }).toEqual({ row, says: true })
  }
  expect(words).not.toContain('Voer dit in')
  expect((await doIt(page, to)).status).toBe(409)
  expect(await standingOf(anja, '5.2')).toBe('notStarted')

  const begin = performance.now()
  const mended = [
    heading,
    ...numbers.map((number, index) => ({ row: index + 3, cells: good(number, index + 3) })).filter((_, index) => numbers[index] !== '3.4'),
  ]
  const second = await send(anja, sheetFile(rawXlsx(mended), 'mooi.xlsx'))
  expect(second.words).toContain('27 ambities veranderen')
  const done = await doIt(second.page, second.to)
  expect(done.status).toBe(303)
  expect(performance.now() - begin).toBeLessThan(120_000)
  expect(await reading(second.page.open(done.headers.get('location') ?? ''))).toContain('Ingevoerd. 27 ambities zijn bijgewerkt.')
  expect(await standingOf(anja, '5.2')).toBe('preparing')
  expect(await standingOf(anja, '5.2', '2026-10-31')).toBe('notStarted')
  // For the other parties too: what is theirs to see changed, and nothing else.
  expect(await standingOf(egbert, '5.2')).toBe('notStarted')
  expect((await doIt(second.page, second.to)).status).toBe(409)
  expect((await browser(world, bram).open(second.to)).status).toBe(403)
})

test('achieved goes in as a change that waits for a second person, when criteria and evidence allow it', async () => {
  const { anja, bram } = world.people
  await evidence(world, anja, '3.6')
  const { page, to, words } = await send(anja, csvFile([head, '3.6;;Gereed;23-11-2026']))
  expect(words).toContain('Iemand anders dan u moet dit daarna nog bevestigen.')
  await doIt(page, to)
  expect(await standingOf(anja, '3.6')).toBe('notStarted')
  const facts = await read(world.database, anja, (tx) => findOwnFacts(tx, anja, world.programme, '3.6'))
  await answer(world, bram, facts.changes[0]?.id ?? '', 'confirmed')
  expect(await standingOf(anja, '3.6')).toBe('achieved')
  // Somebody answered, so it can no longer be taken back as a whole.
  expect(await reading(page.open(to))).toContain('Iemand deed daarna nog iets aan deze ambities: 3.6')
  expect((await page.submit(to, { deed: 'undo', mark: '' })).status).toBe(409)
  expect(await standingOf(anja, '3.6')).toBe('achieved')
})

describe('undo', () => {
  test('gives back every state on every day, owner, date and road ahead; the facts stay', async () => {
    const { anja, bram, egbert } = world.people
    await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram })
    await write(world.database, anja, (tx) =>
      plan(tx, anja, world.programme, '3.6', { owner: 'Juridische zaken', nextOn: '2027-01-05', seen: undefined }),
    )
    await write(world.database, anja, (tx) =>
      setOutlook(tx, anja, world.programme, '3.6', { outlook: 'onTrack', note: null, seen: undefined }),
    )
    const picture = async () => ({
      facts: [await standingOf(anja, '3.6'), await standingOf(anja, '3.6', '2026-10-15'), await standingOf(anja, '1.1')],
      cards: (await read(world.database, anja, (tx) => listCards(tx, anja, world.programme))).map(({ owner, nextOn }) => ({
        owner,
        nextOn,
      })),
      outlooks: [...(await read(world.database, anja, (tx) => listOutlooks(tx, anja, world.programme)))].map(([number, told]) => [
        number,
        told.outlook,
      ]),
      others: await read(world.database, egbert, async (tx) => {
        const region = await findRegion(tx, world.programme, egbert.today)
        return region.kind === 'named' ? region.standings.get('coevorden 3.6')?.state : undefined
      }),
    })
    const before = await picture()
    expect(before.facts).toEqual(['achieved', 'achieved', 'notStarted'])

    const lines = [
      '3.6;;In uitvoering;1-10-2026;Het beleid klopt niet meer;Veiligheid;leeg;Knelpunt',
      '1.1;;In voorbereiding;1 november 2026;;;;',
    ]
    const { page, to } = await send(anja, csvFile([head, ...lines]))
    await doIt(page, to)
    expect((await picture()).facts).toEqual(['implementing', 'implementing', 'preparing'])
    expect((await picture()).others).toBe('implementing')

    const words = await reading(page.open(to))
    expect(words).toContain('Tot en met 30 november 2026 kunt u deze invoer in één keer terugdraaien.')
    expect((await page.submit(to, { deed: 'undo', mark: '' })).status).toBe(303)
    const after = await picture()
    expect({ ...after, cards: after.cards.filter((card) => card.owner ?? card.nextOn) }).toEqual(before)
    const { changes } = await read(world.database, anja, (tx) => findOwnFacts(tx, anja, world.programme))
    expect(changes.map((change) => change.outcome)).toEqual(['confirmed', 'withdrawn', 'withdrawn'])
    expect(await reading(page.open('/ambities/3.6'))).toContain('nam in uitvoering terug')
    expect((await page.submit(to, { deed: 'undo', mark: '' })).status).toBe(409)
  })

  test('is too late after seven days, and not possible once somebody did something on one of the ambitions', async () => {
    const { anja } = world.people
    const { page, to } = await send(anja, csvFile([head, '1.1;;In voorbereiding;1-11-2026']))
    await doIt(page, to)
    const [last, late] = [browser(world, on('2026-11-30', anja)), browser(world, on('2026-12-01', anja))]
    expect(await reading(last.open(to))).toContain('Draai deze invoer terug')
    expect(await reading(late.open(to))).toContain('Terugdraaien kan niet meer.')
    expect((await late.submit(to, { deed: 'undo', mark: '' })).status).toBe(409)
    await write(world.database, anja, (tx) => plan(tx, anja, world.programme, '1.1', { owner: 'Iemand', nextOn: null, seen: undefined }))
    expect((await page.submit(to, { deed: 'undo', mark: '' })).status).toBe(409)
    expect(await standingOf(anja, '1.1')).toBe('preparing')
  })
})

test('what somebody else changes between looking and doing is seen first, and nothing is lost', async () => {
  const { anja } = world.people
  const { page, to } = await send(anja, csvFile([head, '1.1;;In voorbereiding;1-11-2026;;Veiligheid']))
  const html = await (await page.open(to)).text()
  const mark = /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? ''
  await write(world.database, anja, (tx) =>
    plan(tx, anja, world.programme, '1.1', { owner: 'Iemand anders', nextOn: null, seen: undefined }),
  )
  const response = await page.submit(to, { deed: 'do', mark })
  expect(response.status).toBe(409)
  expect(await reading(response)).toContain('Terwijl u keek, veranderde er iets')
  expect((await doIt(page, to)).status).toBe(303)
})

test('an OpenDocument sheet with notes, spaces and the words of the covenant goes in as well', async () => {
  const { anja } = world.people
  const cells = (words: string[]) => words.map((word) => odsText(word))
  const table =
    odsRow(cells(['Gemeente Coevorden'])) +
    odsRow(cells(['Nr.', 'STAND', 'Ingangsdatum'])) +
    odsRow(cells(['Ambitie 2.1', ' in  uitvoering ', '2026-11-02']))
  const { words } = await send(anja, sheetFile(rawOds(table), 'x.ods'))
  expect(words).toContain('Stand van niet gestart naar in uitvoering, vanaf 2 november 2026.')
})

test('a process owner changes only what is theirs, and carrying the rest along unchanged is no mistake', async () => {
  const { cora } = world.people
  const { words } = await send(
    cora,
    csvFile([head, '3.6;;In voorbereiding;1-11-2026', '1.1;;In voorbereiding;1-11-2026', '1.2;;Niet gestart;;;;;']),
  )
  expect(words).toContain('1 rij klopt nog niet')
  expect(words).toContain('U werkt deze ambitie niet bij.')
})

test('a preview is for who sent it, and for nobody of another party; a refused file says why in words', async () => {
  const { anja, egbert, cora } = world.people
  const { to } = await send(anja, csvFile([head, '1.1;;In voorbereiding;1-11-2026']))
  for (const other of [egbert, cora]) expect((await browser(world, other).open(to)).status).toBe(404)
  for (const other of [egbert, cora]) expect((await browser(world, other).submit(to, { deed: 'do', mark: '1.1:0' })).status).toBe(404)
  expect((await send(anja, sheetFile('', 'leeg.csv'))).words).toContain('Dit bestand is leeg.')
  expect((await send(anja, sheetFile('a;b;c\n1;2;3', 'anders.csv'))).words).toContain('Wij vonden geen rij met de kop ‘Nummer’')
  const none = await browser(world, anja).submit(address, {})
  expect([none.status, (await reading(none)).includes('Kies een bestand.')]).toEqual([400, true])
})

describe('several ambitions with one form', () => {
  const path = '/onze-dijk/samen'
  const fields = {
    deed: 'change',
    state: '',
    'holdsOn.day': '23',
    'holdsOn.month': '11',
    'holdsOn.year': '2026',
    reason: '',
    ownerDeed: 'keep',
    owner: '',
    nextDeed: 'keep',
    'nextOn.day': '',
    'nextOn.month': '',
    'nextOn.year': '',
    outlook: '',
  }
  const submit = async (person: Visitor, more: Record<string, string | string[]>) => {
    const page = browser(world, person)
    const mark = /name="mark" value="([^"]*)"/.exec(await (await page.open(path)).text())?.[1] ?? ''
    return page.submit(path, { ...fields, mark, ...more })
  }

  test('state, owner, date and road ahead change for all that were chosen', async () => {
    const { anja } = world.people
    const next = { nextDeed: 'set', 'nextOn.day': '5', 'nextOn.month': '1', 'nextOn.year': '2027' }
    const response = await submit(anja, {
      numbers: ['1.1', '1.2'],
      state: 'preparing',
      ownerDeed: 'set',
      owner: 'Veiligheid',
      outlook: 'attention',
      ...next,
    })
    expect(response.headers.get('location')).toBe(`${path}?bewaard=2`)
    expect([await standingOf(anja, '1.1'), await standingOf(anja, '1.2'), await standingOf(anja, '1.5')]).toEqual([
      'preparing',
      'preparing',
      'notStarted',
    ])
    const cards = await read(world.database, anja, (tx) => listCards(tx, anja, world.programme))
    expect(cards.map(({ owner, nextOn }) => [owner, nextOn])).toEqual([
      ['Veiligheid', '2027-01-05'],
      ['Veiligheid', '2027-01-05'],
    ])
  })

  test('when one cannot, none does, and each says why; what was typed stays', async () => {
    const { anja } = world.people
    const response = await submit(anja, { numbers: ['1.1', '1.5'], state: 'achieved', reason: 'Wij zijn zover' })
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(html).toContain('Deze punten staan nog niet op ja.')
    expect(html).toContain('Wij zijn zover')
    expect(await standingOf(anja, '1.1')).toBe('notStarted')
  })

  test('several are reconfirmed at once; what is not in order is named', async () => {
    const { anja, bram } = world.people
    await achieved(world, '3.6', '2024-03-01', { by: anja, second: bram })
    await achieved(world, '1.5', '2024-03-04', { by: anja, second: bram })
    expect(await standingOf(anja, '3.6')).toBe('lapsed')
    const refused = await submit(anja, { deed: 'reconfirm', numbers: ['1.5', '3.6', '1.1'] })
    expect(await reading(refused)).toContain('Er is nu niets te controleren.')
    const response = await submit(anja, { deed: 'reconfirm', numbers: ['1.5', '3.6'] })
    expect(response.status).toBe(303)
    expect([await standingOf(anja, '3.6'), await standingOf(anja, '1.5')]).toEqual(['achieved', 'achieved'])
  })

  test('nothing chosen, nothing asked and half an answer are said beside the field', async () => {
    const { anja } = world.people
    expect(await reading(submit(anja, { state: 'preparing' }))).toContain('Kies ten minste één ambitie.')
    expect(await reading(submit(anja, { numbers: '1.1' }))).toContain('U vulde niet in wat er verandert.')
    expect(await reading(submit(anja, { numbers: '1.1', ownerDeed: 'set' }))).toContain('Schrijf op wie dit draagt')
    expect(await reading(submit(anja, { numbers: '1.1', ownerDeed: 'empty' }))).toContain('Bij geen van deze ambities verandert er iets.')
  })

  test('what somebody did in the meantime is noticed; an ambition of somebody else is refused', async () => {
    const { anja, cora } = world.people
    const mark = '1.1:7'
    expect(await reading(submit(anja, { numbers: '1.1', state: 'preparing', mark }))).toContain('Terwijl u bezig was')
    expect(await reading(submit(cora, { numbers: '1.1', state: 'preparing' }))).toContain('U werkt deze ambitie niet bij.')
    expect((await browser(world, world.people.rik).open(path)).status).toBe(403)
  })
})

test('what a law asks of an ambition it asks of a row too: a reason, and a second person', async () => {
  const { anja, bram, sanne } = world.people
  await achieved(world, '3.6', '2026-05-04', { by: anja, second: bram })
  const event = { kind: 'law' as const, title: 'Een wet', onDay: '2026-11-01', changed: 'x', question: 'x?', source: 'x', termMonths: 3 }
  await write(world.database, sanne, (tx) =>
    addEvent(tx, sanne, world.programme, { ...event, ambitions: ['3.6'], partyTypes: ['gemeente'] }),
  )
  const situation = await read(world.database, anja, (tx) =>
    findSituation(tx, anja, world.programme, findParty(world.programme, 'coevorden')!),
  )
  expect(judge({ number: '3.6', reconfirm: true }, situation).problems).toMatchObject([{ refused: 'reasonMissing' }])
  expect(judge({ number: '3.6', reconfirm: true, reason: 'Wij keken het na.' }, situation).steps).toEqual([
    { kind: 'reconfirm', state: 'achieved', waits: true },
  ])
})
