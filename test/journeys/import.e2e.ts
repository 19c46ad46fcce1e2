import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll, stepIn } from './steps.ts'

test('a coordinator fills in the template, sees the mistakes by row, mends them, puts it in and takes it back', async ({
  page,
  javaScriptEnabled,
}) => {
  await stepIn(page, 'Erik Brinkwold')
  await page.goto('/onze-dijk')
  await page.getByRole('link', { name: 'Invoeren met een rekenblad' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV, alleen de tabel' }).click()
  const template = await readFile(await (await download).path(), 'utf8')
  const lines = template.split('\r\n')
  const at = lines.findIndex((line) => line.startsWith('Partij;'))
  const head = lines[at]?.split(';') ?? []
  const place = (name: string) => head.indexOf(name)
  const untouched = lines.findIndex((line, index) => index > at && line.split(';')[place('Stand nu')] === 'Niet gestart')
  expect(untouched).toBeGreaterThan(at)
  const number = lines[untouched]?.split(';')[place('Nummer')] ?? ''

  const filled = (fields: Record<string, string>) => {
    const cells = lines[untouched]?.split(';') ?? []
    for (const [name, value] of Object.entries(fields)) cells[place(name)] = value
    return [...lines.slice(0, untouched), cells.join(';'), ...lines.slice(untouched + 1)].join('\r\n')
  }
  const send = async (text: string) => {
    await page.goto('/onze-dijk/invoer')
    await page
      .getByLabel('Uw rekenblad', { exact: true })
      .setInputFiles({ name: 'van-ons.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'Kijk wat er verandert' }).click()
  }

  await send(filled({ 'Nieuwe stand': 'In vorbereiding', Vanaf: '31-2-2026' }))
  await expect(page.getByText('1 rij klopt nog niet')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: `Rij ${untouched + 1}` })).toBeVisible()
  await expect(page.getByText('Bedoelt u ‘In voorbereiding’?')).toBeVisible()
  await expect(page.getByText('Dat is geen dag die bestaat.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Voer dit in' })).toHaveCount(0)
  await expectNoSidewaysScroll(page)
  if (javaScriptEnabled !== false) await expectAccessible(page)

  await send(filled({ 'Nieuwe stand': 'In voorbereiding', Vanaf: '2-11-2026' }))
  await expect(page.getByText('Stand van niet gestart naar in voorbereiding, vanaf 2 november 2026.')).toBeVisible()
  await page.getByRole('button', { name: 'Voer dit in' }).click()
  await expect(page.getByText('Ingevoerd. 1 ambitie is bijgewerkt.')).toBeVisible()
  if (javaScriptEnabled !== false) await expectAccessible(page)
  const here = page.url()
  await page.goto(`/ambities/${number}`)
  await expect(page.locator('.dw-state').first()).toHaveText('In voorbereiding')

  await page.goto(here)
  await page.getByRole('button', { name: 'Draai deze invoer terug' }).click()
  await expect(page.getByText('Alles is weer zoals het was voor deze invoer.')).toBeVisible()
  await page.goto(`/ambities/${number}`)
  await expect(page.locator('.dw-state').first()).toHaveText('Niet gestart')
})
