import { beforeEach, describe, expect, test } from 'vitest'
import { browser, dateFields } from '../../../../test/browse.ts'
import { reading } from '../../../../test/given.ts'
import { smallWorld } from '../../../../test/world.ts'

const world = await smallWorld()
beforeEach(() => world.reset())

const sanne = () => browser(world, world.people.sanne)
const entry = (amount: string, note: string, day = '2026-11-20') => ({ amount, note, ...dateFields('bookedOn', day) })

async function nextLink(words: string): Promise<string> {
  const page = await (await sanne().open('/budget')).text()
  return new RegExp(`href="([^"]+)"[^>]*>${words}`).exec(page)?.[1] ?? ''
}

describe('the budget', () => {
  test('is written by the secretary and read by all: allocated, committed, paid, turned back', async () => {
    expect((await sanne().submit('/budget/boek', { ...entry('10.000', 'Bewustwording'), theme: '1', partyId: 'emmen' })).status).toBe(303)
    expect((await sanne().submit(await nextLink('Zeg toe'), entry('6.000', 'Bus'))).status).toBe(303)
    expect((await sanne().submit(await nextLink('Boek een betaling'), entry('2.500,50', 'Rekening'))).status).toBe(303)
    const page = await reading(browser(world, world.people.wout).open('/budget'))
    expect(page).toContain('Betaald € 2.500,50, toegezegd en nog te betalen € 3.499,50, nog niet toegezegd € 515.667.')
    const back = await sanne().submit(await nextLink('Draai terug'), { note: 'Dubbel', ...dateFields('bookedOn', '2026-11-21') })
    expect(back.headers.get('location')).toBe('/budget?gedaan=teruggedraaid')
    expect(await reading(sanne().open('/budget'))).toContain('Betaald € 0, toegezegd en nog te betalen € 6.000')
    const csv = await (await browser(world, world.people.wout).open('/budget.csv')).text()
    expect(csv).toContain('2026-11-20;Betaald;1;Emmen;Rekening;2500,5;')
    expect(csv).toContain('2026-11-21;Betaald;1;Emmen;Dubbel;-2500,5;tegenboeking')
    expect((await browser(world, world.people.wout).open('/budget.ods')).headers.get('content-type')).toContain('opendocument')
  })

  test.each([
    ['a negative amount', entry('-5', 'x'), 'Vul een bedrag boven nul in.', 409],
    ['no amount', entry('', 'x'), 'Vul een bedrag in', 400],
    ['something else than an amount', entry('veel', 'x'), 'Dit is geen bedrag.', 400],
    ['more than there is', entry('600.000', 'x'), 'Zoveel is er niet meer te verdelen. Er is nog € 521.667.', 409],
    ['a day before the signing', entry('5', 'x', '2024-02-01'), 'Deze dag ligt voor de ondertekening.', 409],
  ])('%s is told beside the field, and what was typed stays', async (_name, fields, sentence, status) => {
    const response = await sanne().submit('/budget/boek', { ...fields, theme: '1', partyId: '' })
    const page = await response.text()
    expect([response.status, page.includes(sentence), page.includes('value="x"')]).toEqual([status, true, true])
  })

  test('two people who allocate the last money at the same moment: one is told that there is not enough', async () => {
    const deed = (note: string) => sanne().submit('/budget/boek', { ...entry('400.000', note), theme: '1', partyId: '' })
    const answers = await Promise.all([deed('een'), deed('twee')])
    expect(answers.map((each) => each.status).toSorted((one, other) => one - other)).toEqual([303, 409])
  })

  test('nobody else books', async () => {
    const response = await browser(world, world.people.anja).submit('/budget/boek', { ...entry('5', 'x'), theme: '1', partyId: '' })
    expect(response.status).toBe(403)
  })
})
