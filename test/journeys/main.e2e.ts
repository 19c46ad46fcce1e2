import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { fillDay, stepIn } from './steps.ts'

// One after the other: each tells on from where the one before it stopped.
test.describe.configure({ mode: 'serial' })

const coordinator = 'COORD'
const second = 'SECOND'

async function stateOf(page: Page, number: string) {
  await page.goto(`/ambities/${number}`)
  return page.getByRole('heading', { level: 1 })
}
