import { expect, test, type Page } from '@playwright/test'

/** Presses Tab until something with this role and name has the focus. */
async function tabTo(page: Page, role: 'link' | 'button' | 'radio' | 'textbox', name: string | RegExp) {
  const wanted = page.getByRole(role, { name }).first()
  for (let press = 0; press < 150; press++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not reach ${role} ${String(name)}`)
}

test('somebody without a mouse steps in, skips to the content, and writes down how it goes', async ({ page }) => {
  await page.goto('/')
  await tabTo(page, 'button', 'Stap in als Folkert Turfwal')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Onze dijk')

  await page.keyboard.press('Tab')
  while (!(await page.getByRole('link', { name: 'Naar de inhoud' }).evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()

  await tabTo(page, 'link', /5\.2 Bericht van de werkgroep delen/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('5.2')

  await tabTo(page, 'textbox', /Toelichting/)
  await page.keyboard.type('De tekst staat klaar.')
  await tabTo(page, 'radio', /Op koers|Aandacht|Knelpunt/)
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'button', 'Bewaar')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toBeVisible()
})

test('a form with a mistake puts the focus on what to mend', async ({ page }) => {
  await page.goto('/oefenen/dag')
  await page.getByRole('group', { name: 'Of kies zelf een dag' }).getByLabel('Dag').fill('31')
  await page.getByRole('group', { name: 'Of kies zelf een dag' }).getByLabel('Maand').fill('2')
  await page.getByRole('button', { name: 'Verzet de dag' }).last().press('Enter')
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByRole('alert').getByRole('link').press('Enter')
  await expect(page.getByRole('group', { name: 'Of kies zelf een dag' }).getByLabel('Dag')).toBeFocused()
})
