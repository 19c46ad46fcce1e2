import { expect, test, type Page } from '@playwright/test'
import { extractText } from 'unpdf'
import { fillDay, stepIn } from './steps.ts'

// The whole round with everybody in it, told in order; it ends frozen, and reads the same a year later.
test.describe.configure({ mode: 'serial' })

const secretary = 'Sanne Brinkmars'
const round = '/halfjaarbericht/2027-H1'
const docs = 'docs/round.md'

async function moveDay(page: Page, day: [string, string, string]) {
  await page.goto('/oefenen/dag')
  await fillDay(page, 'Of kies zelf een dag', day)
  await page.getByRole('button', { name: 'Verzet de dag' }).click()
}

test('the secretary opens the round', async ({ page }) => {
  await stepIn(page, secretary)
  await moveDay(page, ['17', '5', '2027'])
  await page.goto('/halfjaarbericht/nieuw')
  await page.getByLabel('Code').fill('2027-H1')
  await page.getByLabel('Titel').fill('Halfjaarbericht juni 2027')
  await fillDay(page, 'Peildatum', ['17', '5', '2027'])
  await page.getByRole('button', { name: 'Open de ronde' }).click()
  await expect(page.getByText('De ronde is open.')).toBeVisible()
  await expect(page.getByText('0 van 17').first()).toBeVisible()
})

test(`a coordinator's part takes as many steps and screens as ${docs} says, and fits in fifteen minutes`, async ({ page }) => {
  await stepIn(page, 'Folkert Turfwal')
  let screens = 0
  let deeds = 0
  const screen = async (deed: () => Promise<unknown>) => {
    deeds += 1
    await deed()
    screens += 1
  }
  await screen(() => page.goto(round))
  await screen(() => page.getByRole('link', { name: 'Vul deze ronde in' }).click())
  await expect(page.getByRole('heading', { name: 'Veranderd sinds het vorige bericht' })).toBeVisible()
  deeds += 1
  await page.getByRole('checkbox', { name: /kloppen nog/ }).check({ force: true })
  deeds += 1
  await page.getByLabel('Wat wilt u de secretaris meegeven?').fill('Wij helpen graag bij 3.6.')
  await screen(() => page.getByRole('button', { name: 'Klaar, dit is onze stand' }).click())
  await expect(page.getByText('Uw partij heeft deze ronde ingevuld.')).toBeVisible()
  console.log(`coordinator's part of a round: ${screens} screens, ${deeds} steps`)
  expect({ screens, deeds }).toEqual({ screens: 3, deeds: 5 })
})

test('the board of the party confirms', async ({ page }) => {
  await stepIn(page, 'Hendrik Markewold')
  await page.goto(round)
  await page.getByRole('link', { name: 'Bevestig deze ronde' }).click()
  await page.getByRole('button', { name: 'Ja, dit klopt' }).click()
  await expect(page.getByText('Uw partij heeft deze ronde bevestigd.')).toBeVisible()
})

test('the secretary sees who is awaited and writes', async ({ page }) => {
  await stepIn(page, secretary)
  await page.goto(round)
  await expect(page.getByText('1 van de 17 partijen hebben bevestigd.')).toBeVisible()
  await expect(page.getByText('Wij helpen graag bij 3.6.')).toBeVisible()
  await page.goto(`${round}/tekst/3`)
  await page.getByLabel('Wat is bereikt?').fill('Meer gemeenten hebben hun beleid bij de tijd.')
  await page.getByLabel('Welke hulp is nodig, en wie biedt die?').fill('Assen helpt met een tekst.')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await page.goto(`${round}/teksten`)
  await page.getByLabel('Welk besluit vraagt u aan de bestuurders?').fill('Stel de stand vast.\nStem in met één tekst.')
  await page.getByLabel('Ontwikkelingen in de wet').fill('Dit halfjaar verandert er niets.')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByText('Bewaard.')).toBeVisible()
})

test('the RIEC reads and notes; the portfolio holder agrees; only then it can be frozen', async ({ page }) => {
  await stepIn(page, secretary)
  await page.goto(`${round}/bevries`)
  await page.getByRole('button', { name: 'Bevries nu' }).click()
  await expect(page.getByRole('alert')).toContainText('stemde nog niet in')
  await stepIn(page, 'Roel Veldhunse')
  await page.goto(`${round}/concept`)
  await page.getByLabel('Wat wilt u de secretaris zeggen?').fill('Helder zo.')
  await page.getByRole('button', { name: 'Ik heb het gelezen' }).click()
  await stepIn(page, 'Gerda Markhorst')
  await page.goto(`${round}/concept`)
  await page.getByRole('button', { name: 'Ik stem in' }).click()
  await expect(page.getByText('U stemde in met dit bericht.')).toBeVisible()
  await stepIn(page, secretary)
  await page.goto(round)
  await expect(page.getByText('Helder zo.')).toBeVisible()
  await page.goto(`${round}/bevries`)
  await page.getByRole('button', { name: 'Bevries nu' }).click()
  await expect(page.getByText('Het bericht is bevroren.')).toBeVisible()
  await expect(page.getByText('Niet bevestigd: laatst bekende stand').first()).toBeVisible()
})

test('the page for the board prints on one side of A4, and says the picture in words', async ({ page }) => {
  await stepIn(page, secretary)
  await page.goto(round)
  await page.emulateMedia({ media: 'print' })
  const printed = await page.pdf({ format: 'A4', printBackground: true })
  const [first = '', second = ''] = (await extractText(new Uint8Array(printed))).text.map((each) => each.replaceAll(/\s+/g, ' '))
  for (const words of [
    'In vijf regels',
    'De dijk op 17 mei 2027',
    'De dijk heeft 17 vakken.',
    'Gevraagd besluit',
    'Stem in met één tekst.',
    'Geld',
  ])
    expect(first).toContain(words)
  expect(first).not.toContain('Per thema')
  expect(second).toContain('Per thema')
})

test('it is discussed, and a party sends its own page on', async ({ page }) => {
  await stepIn(page, secretary)
  await page.goto(`${round}/besproken`)
  for (const group of await page.getByRole('group', { name: /^Besluit:/ }).all()) {
    await group.getByRole('radio', { name: 'Ingestemd', exact: true }).check({ force: true })
  }
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByText('De bestuurders bespraken dit bericht op 17 mei 2027.')).toBeVisible()
  await stepIn(page, 'Folkert Turfwal')
  await page.goto(`${round}/partij/assen`)
  await page.getByRole('button', { name: 'Leg vast' }).click()
  await expect(page.getByText('Dat uw partij haar bladzijde doorstuurde, staat vast.')).toBeVisible()
})

test('a year later every file has the same bytes, and opening again leaves them as they were', async ({ page }) => {
  await stepIn(page, 'Folkert Turfwal')
  const formats = ['json', 'pdf', 'ods', 'csv']
  const bytes = async () => {
    const files = []
    for (const format of formats) files.push(await (await page.request.get(`${round}/bericht/${format}?versie=1`)).body())
    return files
  }
  const before = await bytes()
  await moveDay(page, ['17', '5', '2028'])
  const after = await bytes()
  expect(before.map((file, at) => Buffer.compare(file, after[at]!))).toEqual([0, 0, 0, 0])
  await stepIn(page, secretary)
  await page.goto(`${round}/heropen`)
  await page.getByLabel('Waarom opent u deze ronde opnieuw?').fill('Een zin klopte niet.')
  await page.getByRole('button', { name: 'Open opnieuw' }).click()
  const again = await bytes()
  expect(before.map((file, at) => Buffer.compare(file, again[at]!))).toEqual([0, 0, 0, 0])
  await moveDay(page, ['23', '11', '2026'])
})
