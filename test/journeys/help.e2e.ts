import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, fillDay, stepIn } from './steps.ts'

// One story, told in order: two parties help each other with an ask, and with a document from the library.
test.describe.configure({ mode: 'serial' })

const asking = 'Anja Veenbrink'
const helping = 'Folkert Turfwal'
const secretary = 'Sanne Brinkmars'
const title = 'Wie leest onze tekst na?'
let ask = ''

async function checkPage(page: Page, javaScriptEnabled: boolean | undefined) {
  if (javaScriptEnabled !== false) await expectAccessible(page)
}

test('Coevorden asks for help with an ambition', async ({ page, javaScriptEnabled }) => {
  await stepIn(page, asking)
  await page.goto('/ambities/3.6')
  await page.getByRole('link', { name: 'Vraag hulp bij deze ambitie' }).click()
  await expect(page.getByLabel('Bij welke ambitie?')).toHaveValue('3.6')
  await page.getByRole('button', { name: 'Stel de vraag' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel('Wat zoekt u, in één zin?').fill(title)
  await page.getByLabel('Vertel er iets meer over').fill('De tekst over lijst IA ligt klaar.')
  await fillDay(page, 'Wanneer heeft u het nodig?', ['31', '12', '2027'])
  await page.getByRole('button', { name: 'Stel de vraag' }).click()
  await expect(page.getByText('Uw vraag staat er.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Wie dit op orde heeft' })).toBeVisible()
  ask = new URL(page.url()).pathname
  await checkPage(page, javaScriptEnabled)
})

test('Assen finds the ask at the ambition, offers help and answers', async ({ page, javaScriptEnabled }) => {
  await stepIn(page, helping)
  await page.goto('/hulpaanbod/nieuw?ambitie=3.6')
  await page.getByLabel('Wat biedt u aan, in één zin?').fill('Een middag meelezen')
  await page.getByLabel('Vertel er iets meer over').fill('Bij ons op kantoor.')
  await page.getByRole('button', { name: 'Zet het aanbod neer' }).click()
  await expect(page.getByText('Uw aanbod staat er.')).toBeVisible()
  await checkPage(page, javaScriptEnabled)

  await page.goto('/dijkbeeld/ambitie/3.6')
  await page.getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('radio', { name: /^Geef een antwoord/ }).check({ force: true })
  await page.getByLabel('Uw tekst').fill('Wij lezen mee. Stuur maar op.')
  await page.getByRole('button', { name: 'Verstuur' }).click()
  await expect(page.getByText('Assen antwoordt.')).toBeVisible()
})

test('Coevorden closes the ask with thanks, which everybody can read', async ({ page, javaScriptEnabled }) => {
  await stepIn(page, asking)
  await page.goto(ask)
  await page.getByRole('radio', { name: /^Dit helpt/ }).check({ force: true })
  await page.getByLabel('Uw tekst').fill('Veel dank aan jullie jurist.')
  await page.getByRole('button', { name: 'Verstuur' }).click()
  await expect(page.getByText('Gesloten, met dank')).toBeVisible()

  await stepIn(page, secretary)
  await page.goto('/hulpvraag/dank')
  await expect(page.getByRole('listitem').filter({ hasText: 'Veel dank aan jullie jurist.' })).toContainText('Coevorden dankt Assen')
  await checkPage(page, javaScriptEnabled)
})

test('Coevorden takes over what Assen shares, and both see it', async ({ page, javaScriptEnabled }) => {
  await stepIn(page, asking)
  await page.goto('/bibliotheek?zoek=assen+3.6')
  await page.getByRole('link', { name: 'Damoclesbeleid' }).first().click()
  const document = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Neem over' }).click()
  await page.getByLabel('Titel bij u').fill('Beleid van Assen, om aan te passen')
  await checkPage(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Neem over' }).click()
  await expect(page.getByText(/^Overgenomen van Assen op/)).toBeVisible()
  await checkPage(page, javaScriptEnabled)
  await page.goto(document)
  await expect(page.getByText(/^Uw organisatie nam dit over op/)).toBeVisible()

  await stepIn(page, helping)
  await page.goto(document)
  await expect(page.getByRole('listitem').filter({ hasText: /^Coevorden, op/ })).toBeVisible()
})
