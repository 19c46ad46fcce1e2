import { expect, test } from '@playwright/test'
import { expectNoSidewaysScroll, fillDay, stepIn } from './steps.ts'

test('a new dijkgraaf is asked once, renews the commitment, and every party can read it', async ({ page }) => {
  await stepIn(page, 'Karel Brinkbroek')
  await page.goto('/onze-dijk')
  await page.getByRole('link', { name: 'Vernieuw de toezegging' }).click()
  await expect(page.getByText('Karel Brinkbroek werd dijkgraaf nadat de afspraken waren getekend.')).toBeVisible()
  await expectNoSidewaysScroll(page)

  await fillDay(page, 'Dag waarop de toezegging is vernieuwd', ['1', '1', '2025'])
  await page.getByRole('button', { name: 'Ja, wij staan erachter' }).click()
  await expect(page.getByText('Deze dag ligt voor de eerste dag in de functie. Kijk de dag na.').first()).toBeVisible()

  await fillDay(page, 'Dag waarop de toezegging is vernieuwd', ['20', '11', '2026'])
  await page.getByRole('button', { name: 'Ja, wij staan erachter' }).click()
  await expect(page.getByText('Bewaard. De toezegging is vernieuwd.')).toBeVisible()

  await page.goto('/onze-dijk')
  await expect(page.getByRole('link', { name: 'Vernieuw de toezegging' })).toHaveCount(0)
  await stepIn(page, 'Folkert Turfwal')
  await page.goto('/partijen/vechtstromen')
  await expect(page.getByText('Karel Brinkbroek, dijkgraaf, vernieuwde de toezegging op 20 november 2026.')).toBeVisible()
})

test('the secretary writes down that a party stops, the dike of the days after follows, and a later decision undoes it', async ({
  page,
}) => {
  const decide = async (kind: string) => {
    await page.goto('/werkgroep/deelname')
    await page.getByLabel('Welke partij?').selectOption({ label: 'Gemeente Westerveld' })
    await page.getByRole('radio', { name: kind }).check({ force: true })
    await fillDay(page, 'Eerste dag waarop dit geldt', ['1', '11', '2026'])
    await page.getByLabel('Wat is er besloten, en waarom?').fill('Besproken in de werkgroep.')
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await expect(page.getByText('Bewaard. Het besluit staat hieronder.')).toBeVisible()
  }
  const rows = async (path: string) => {
    await page.goto(path)
    return page.locator('.dw-matrix tbody tr').count()
  }
  await stepIn(page, 'Sanne Brinkmars')
  expect(await rows('/dijkbeeld')).toBe(17)
  await decide('De partij stopt')
  expect(await rows('/dijkbeeld')).toBe(16)
  expect(await rows('/dijkbeeld?op=2026-10-31')).toBe(17)
  await decide('De partij doet mee')
  expect(await rows('/dijkbeeld')).toBe(17)
})
