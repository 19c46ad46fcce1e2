import { expect, test } from '@playwright/test'
import { expectAccessible, expectContrast, expectNoSidewaysScroll, stepIn } from './steps.ts'

const coordinator = {
  name: 'Folkert Turfwal',
  paths: [
    '/',
    '/dijkbeeld',
    '/dijkbeeld?op=2025-03-01',
    '/dijkbeeld?toon=zwak',
    '/dijkbeeld/kanten',
    '/dijkbeeld/kanten?kijk=kaart&ambitie=3.6',
    '/dijkbeeld/kanten?kijk=thema&thema=3',
    '/dijkbeeld/kanten?kijk=partij',
    '/dijkbeeld/kanten?kijk=tijd',
    '/dijkbeeld/kanten?kijk=vergelijk',
    '/dijkbeeld/kanten?kijk=matrix&toon=zwak',
    '/onze-dijk',
    '/onze-dijk?zoek=bestaatniet',
    '/onze-dijk/samen',
    '/onze-dijk/invoer',
    '/berichten',
    '/agenda',
    '/ambities/3.6',
    '/ambities/1.3',
    '/ambities/3.4',
    '/ambities/3.6/criteria',
    '/ambities/3.6/planning',
    '/ambities/3.6/herbevestig',
    '/ambities/3.6/bewijs',
    '/partijen',
    '/partijen/emmen',
    '/partijen/assen',
    '/onze-functies/nieuw',
    '/onze-handtekening',
    '/onze-handtekening/vernieuw',
    '/convenant',
    '/werkgroep',
    '/groei',
    '/groei?zoek=bestaatniet',
    '/groei/voorstel',
    '/groei/versies',
    '/groei/versies/1',
    '/groei/versies/1/ambities/3.6',
    '/wetskalender',
    '/wetskalender?jaar=2026',
    '/wetskalender/wgs',
    '/dijkbeeld/ambitie/3.6',
    '/dijkbeeld/ambitie/1.3?op=2025-03-01',
    '/hulpvraag',
    '/hulpvraag/nieuw?ambitie=3.6',
    '/hulpvraag/dank',
    '/hulpaanbod/nieuw',
    '/bibliotheek',
    '/bibliotheek?zoek=bestaatniet',
    '/maatwerk',
    '/maatwerk/nieuw?ambitie=2.3',
    '/maatwerk/profiel/border',
    '/halfjaarbericht',
    '/halfjaarbericht/2026-H1',
    '/halfjaarbericht/2026-H2',
    '/halfjaarbericht/2026-H2/bevestig',
    '/halfjaarbericht/2026-H2/invullen',
    '/halfjaarbericht/2026-H1/partij/assen',
    '/halfjaarbericht/vragen',
    '/budget',
    '/logboek',
    '/logboek?controleer=ja',
    '/hulp',
    '/oefenen/dag',
    '/bestaat-niet',
  ],
}
const secretary = {
  name: 'Sanne Brinkmars',
  paths: [
    '/',
    '/dijkbeeld',
    '/ambities/3.6',
    '/ambities/1.3',
    '/werkgroep/besluit',
    '/groei',
    '/groei/versies/nieuw',
    '/wetskalender',
    '/wetskalender/nieuw',
    '/wetskalender/opiumwet-2026',
    '/wetskalender/raadsverkiezing-2026/verbeter',
    '/werkgroep/deelname',
    '/dijkbeeld/grenzen',
    '/werkgroep/publieke-pagina',
    '/dijkbeeld/ambitie/3.6',
    '/maatwerk',
    '/convenant/bron',
    '/halfjaarbericht/nieuw',
    '/halfjaarbericht/2026-H2',
    '/halfjaarbericht/2026-H2/concept',
    '/halfjaarbericht/2026-H2/tekst/1',
    '/halfjaarbericht/2026-H2/bevries',
    '/halfjaarbericht/2026-H2/teksten',
    '/halfjaarbericht/2026-H1/heropen',
    '/halfjaarbericht/2026-H1/besproken',
    '/budget',
    '/budget/boek',
    '/logboek',
    '/berichten',
    '/agenda',
    '/onze-dijk',
  ],
}
const reader = { name: 'Dirk Woldkeur', paths: ['/dijkbeeld', '/onze-dijk', '/ambities/3.6', '/partijen/assen', '/logboek'] }
const stranger = { name: undefined, paths: ['/', '/regio', '/hulp', '/oefenen/dag', '/bestaat-niet'] }

for (const { name, paths } of [coordinator, secretary, reader, stranger]) {
  for (const width of [320, 1320]) {
    test(`${name ?? 'a stranger'} can use every page, by day and in the dark, ${width} wide`, async ({ page, javaScriptEnabled }) => {
      test.setTimeout(300_000)
      const strange: string[] = []
      page.on('request', (request) => {
        if (new URL(request.url()).hostname !== '127.0.0.1') strange.push(request.url())
      })
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 40[34]/.test(message.text())) strange.push(message.text())
      })
      await page.setViewportSize({ width, height: 900 })
      if (name) await stepIn(page, name)
      for (const path of paths) {
        await test.step(path, async () => {
          await page.emulateMedia({ colorScheme: 'light' })
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
          await expect(page).toHaveTitle(/Dijkwacht/)
          await expect(page.getByText('Oefenomgeving: verzonnen standen').first()).toBeVisible()
          await expect(page.locator('script')).toHaveCount(0)
          await expect(page.locator('[style]')).toHaveCount(0)
          await expectNoSidewaysScroll(page)
          if (javaScriptEnabled !== false) await expectAccessible(page)
          await page.emulateMedia({ colorScheme: 'dark' })
          await expectNoSidewaysScroll(page)
          // The dark mode is the same page with other colours; what a machine can tell of it is their contrast.
          if (javaScriptEnabled !== false) await expectContrast(page)
        })
      }
      expect(strange).toEqual([])
    })
  }
}

test('the menu of a phone opens and closes without script', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await stepIn(page, 'Folkert Turfwal')
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await expect(page.locator('#menu').getByRole('link', { name: 'Partijen' })).toBeVisible()
  await page.getByRole('button', { name: 'Sluit menu' }).click()
  await expect(page.locator('#menu').getByRole('link', { name: 'Partijen' })).toBeHidden()
})

test('at 400 % zoom nothing needs scrolling sideways', async ({ page }) => {
  // 1280 CSS pixels at 400 % leave 320 (WCAG 1.4.10); letters twice as large besides (1.4.4).
  await page.setViewportSize({ width: 320, height: 256 })
  await stepIn(page, 'Folkert Turfwal')
  for (const path of ['/dijkbeeld', '/onze-dijk', '/ambities/3.6']) {
    await page.goto(path)
    await expectNoSidewaysScroll(page)
  }
})
