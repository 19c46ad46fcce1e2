import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { fillDay, stepIn } from './steps.ts'

// One story, told in order: a state that was not started becomes achieved, with evidence and a second person, and ends in a report.
test.describe.configure({ mode: 'serial' })

const coordinator = 'Anja Veenbrink'
const second = 'Bram Heidewal'
const secretary = 'Sanne Brinkmars'
const ambition = '/ambities/1.6'

async function moveDay(page: Page, day: [string, string, string]) {
  await page.goto('/oefenen/dag')
  await fillDay(page, 'Of kies zelf een dag', day)
  await page.getByRole('button', { name: 'Verzet de dag' }).click()
}

async function standing(page: Page) {
  await page.goto(ambition)
  return page.locator('h1 + .dw-state, h1 ~ * .dw-state, .dw-state').first()
}

test('achieved without evidence is refused, and what was typed stays', async ({ page }) => {
  await stepIn(page, coordinator)
  await page.goto(ambition)
  await page.getByRole('radio', { name: /^Gereed/ }).check({ force: true })
  await page.getByLabel('Toelichting').fill('Wij hebben alle stukken bekeken.')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Toelichting')).toHaveValue('Wij hebben alle stukken bekeken.')
})

test('evidence that proves every point answers them with yes', async ({ page }) => {
  await stepIn(page, coordinator)
  await page.goto(`${ambition}/bewijs`)
  await page.getByRole('radio', { name: /^Document/ }).check({ force: true })
  await page
    .getByLabel('Bestand, bij een document')
    .setInputFiles({ name: 'verkenning.txt', mimeType: 'text/plain', buffer: Buffer.from('De verkenning is gedaan.') })
  await page.getByLabel('Titel').fill('Verkenning van onze stukken')
  await fillDay(page, 'Datum van het bewijs', ['20', '11', '2026'])
  await fillDay(page, 'Geldig tot en met', ['1', '3', '2027'])
  for (const point of await page.getByRole('group', { name: 'Welke punten bewijst het?' }).getByRole('checkbox').all())
    await point.check({ force: true })
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await expect(page.getByText('Bewaard. Het bewijs staat erbij.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Verkenning van onze stukken' }).first()).toBeVisible()
})

test('achieved then waits for a second person, and the setter cannot be that person', async ({ page }) => {
  await stepIn(page, coordinator)
  await page.goto(ambition)
  await page.getByRole('radio', { name: /^Gereed/ }).check({ force: true })
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByText('Iemand anders dan u moet dit nog bevestigen.')).toBeVisible()
  await page.getByRole('link', { name: 'Bekijk of neem terug' }).click()
  await expect(page.getByText('U vulde dit zelf in.')).toBeVisible()
})

test('the second person finds the question on the desk and agrees', async ({ page }) => {
  await stepIn(page, second)
  await page.goto('/onze-dijk')
  await page.getByRole('link', { name: /1\.6/ }).first().click()
  await page.goto(ambition)
  await page.getByRole('link', { name: 'Bekijk en antwoord' }).click()
  await page.getByRole('radio', { name: /^Ja, dit klopt/ }).check({ force: true })
  await page.getByRole('button', { name: 'Verstuur uw antwoord' }).click()
  await expect(page.getByText('U bent het ermee eens.')).toBeVisible()
  await expect(await standing(page)).toHaveText('Gereed')
})

test('the round is confirmed and frozen, and the report can be downloaded', async ({ page }) => {
  await stepIn(page, secretary)
  await moveDay(page, ['5', '12', '2026'])
  await stepIn(page, coordinator)
  await page.goto('/halfjaarbericht/2026-H2/invullen')
  await page.getByRole('checkbox', { name: /kloppen nog/ }).check({ force: true })
  await page.getByRole('button', { name: 'Klaar, dit is onze stand' }).click()
  await expect(page.getByText('Uw partij heeft deze ronde ingevuld.')).toBeVisible()
  await stepIn(page, second)
  await page.goto('/halfjaarbericht/2026-H2/bevestig')
  await page.getByRole('button', { name: 'Ja, dit klopt' }).click()
  await expect(page.getByText('Uw partij heeft deze ronde bevestigd.')).toBeVisible()

  await stepIn(page, secretary)
  await page.goto('/halfjaarbericht/2026-H2/tekst/1')
  await page.getByLabel('Wat is bereikt?').fill('Steeds meer organisaties hebben hun stukken bekeken.')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await stepIn(page, 'Gerda Markhorst')
  await page.goto('/halfjaarbericht/2026-H2/concept')
  await page.getByRole('button', { name: 'Ik stem in' }).click()
  await stepIn(page, secretary)
  await page.goto('/halfjaarbericht/2026-H2/bevries')
  await page.getByRole('button', { name: 'Bevries nu' }).click()
  await expect(page.getByText('Het bericht is bevroren.')).toBeVisible()

  for (const [name, begin] of [
    ['PDF', '%PDF-'],
    ['ODS (rekenblad)', 'PK'],
    ['CSV', '\uFEFF'],
    ['JSON', '{'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text.startsWith(begin)).toBe(true)
    expect(text.length).toBeGreaterThan(1000)
  }
})

test('after the evidence has run out the state asks for a fresh look, the day before it did not, and the report reads the same', async ({
  page,
}) => {
  await stepIn(page, coordinator)
  const report = async () => (await page.request.get('/halfjaarbericht/2026-H2/bericht/json')).body()
  const frozen = await report()
  await moveDay(page, ['1', '3', '2027'])
  await expect(await standing(page)).toHaveText('Gereed')
  await moveDay(page, ['2', '3', '2027'])
  await expect(await standing(page)).toHaveText('Herijken nodig')
  await expect(page.getByText('Het bewijs ‘Verkenning van onze stukken’ was geldig tot en met 1 maart 2027.').first()).toBeVisible()
  await page.goto('/onze-dijk?op=2027-03-01')
  await expect(page.getByRole('row', { name: /1\.6/ }).getByText('Gereed')).toBeVisible()
  await moveDay(page, ['5', '12', '2027'])
  expect(Buffer.compare(await report(), frozen)).toBe(0)
})
