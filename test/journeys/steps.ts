import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Steps in at the front page as one of the practice people. */
export async function stepIn(page: Page, name: string) {
  await page.goto('/')
  const door = page.getByRole('button', { name: `Stap in als ${name}`, exact: true })
  if (!(await door.first().isVisible()))
    await page
      .locator('details')
      .filter({ has: page.locator('button', { hasText: `Stap in als ${name}` }) })
      .first()
      .locator('summary')
      .click()
  await door.first().click()
  await expect(page.getByRole('button', { name: 'Stap uit' })).toBeVisible()
}

export async function fillDay(page: Page, legend: string, [day, month, year]: [string, string, string]) {
  const group = page.getByRole('group', { name: legend })
  await group.getByLabel('Dag').fill(day)
  await group.getByLabel('Maand').fill(month)
  await group.getByLabel('Jaar').fill(year)
}

/** WCAG 2.2 AA as far as a machine can tell. */
export async function expectAccessible(page: Page) {
  await expectNoViolations(new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']))
}

/** The contrast of the text (WCAG 1.4.3) in the colours the page has now. */
export async function expectContrast(page: Page) {
  await expectNoViolations(new AxeBuilder({ page }).withRules(['color-contrast']))
}

async function expectNoViolations(axe: AxeBuilder) {
  const { violations } = await axe.analyze()
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}

/** Nothing on a page may need scrolling sideways, except a table in its own region. */
export async function expectNoSidewaysScroll(page: Page) {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(excess).toBeLessThanOrEqual(0)
}
