import { expect, test } from '@playwright/test'
import { fillDay, stepIn } from './steps.ts'

// One story, told in order: the secretary enters an event and sees whom it touches, and a second person confirms it.
test.describe.configure({ mode: 'serial' })

const title = 'Nieuwe regels voor zorgcriminaliteit'
let address = ''

test('the secretary adds an event and sees whom it will touch', async ({ page }) => {
  await stepIn(page, 'Sanne Brinkmars')
  await page.goto('/wetskalender')
  await page.getByRole('link', { name: 'Voeg toe' }).click()
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('radio', { name: 'Wet', exact: true }).check({ force: true })
  await page.getByLabel('Titel').fill(title)
  await fillDay(page, 'Vanaf welke dag geldt het?', ['1', '11', '2026'])
  await page.getByLabel('Wat verandert er?').fill('Er is een nieuw meldpunt.')
  await page.getByLabel('Wat moet een partij zich afvragen?').fill('Kent uw organisatie het meldpunt?')
  await page.getByLabel('Bron').fill('Verzonnen')
  await page.getByRole('checkbox', { name: /^1\.1 / }).check({ force: true })
  await page.getByRole('checkbox', { name: 'Gemeenten' }).check({ force: true })
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect(page.getByText('Bewaard. Iemand anders dan u bevestigt dit nu.')).toBeVisible()
  await expect(page.getByText('standen worden gevraagd.')).toBeVisible()
  await expect(page.getByRole('cell', { name: /Assen/ })).toBeVisible()
  await expect(page.getByText('U voerde dit zelf in. Iemand anders bevestigt het.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bevestig', exact: true })).toHaveCount(0)
  address = new URL(page.url()).pathname
})

test('a second person confirms it', async ({ page }) => {
  await stepIn(page, 'Roel Veldhunse')
  await page.goto('/wetskalender')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await page.getByRole('button', { name: 'Bevestig', exact: true }).click()
  await expect(page.getByText('Bevestigd. De partijen die dit raakt, zien nu de vraag.')).toBeVisible()
})

test('a party that it touches sees the question', async ({ page }) => {
  await stepIn(page, 'Folkert Turfwal')
  await page.goto('/ambities/1.1')
  await expect(page.getByText('Is dit nog juist?').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Gemeenteraadsverkiezing 2026' })).toBeVisible()
})
