/** The vault in Chromium: what sealing and opening cost, and how large its scripts are. Alone: `node bench/vault.ts`. */
import { bundle, openPage } from '../test/vault/browser.ts'
import type { Measured } from '../test/vault/bench-page.ts'

/** `aim` undefined: only told. A floor is met from the aim upward. */
export type Figure = { what: string; value: number; unit: string; aim?: number; floor?: number }

export async function measureVault(): Promise<Figure[]> {
  const [reporter, member, script] = [
    await bundle('test/vault/entries/reporter.ts'),
    await bundle('test/vault/entries/member.ts'),
    await bundle('test/vault/bench-page.ts'),
  ]
  const sizes: Figure[] = [
    { what: "Vault: script of the reporter's path, gzip", value: reporter.gzip / 1000, unit: 'kB', aim: 25 },
    { what: 'Vault: the same with the fallback, gzip', value: reporter.gzipWithLazy / 1000, unit: 'kB', aim: 50 },
    {
      what: 'Vault: everything of a member with search, words and fallback, gzip',
      value: member.gzipWithLazy / 1000,
      unit: 'kB',
      aim: 120,
    },
  ]
  const opened = await openPage(script)
  if (!opened) return sizes
  try {
    await opened.page.addScriptTag({ type: 'module', url: script.entry })
    await opened.page.waitForFunction('"measureVault" in globalThis')
    const measured = await opened.page.evaluate(() => (globalThis as unknown as { measureVault(): Promise<Measured> }).measureVault())
    const ms = (what: string, value: number, more: Partial<Figure> = {}): Figure => ({
      what: `Vault in Chromium: ${what}`,
      value,
      unit: 'ms',
      ...more,
    })
    return [
      ms('opening 1,000 signals after ingest', measured.opening, { aim: 500 }),
      ms('opening 1,000 signals before ingest', measured.openingBefore, { aim: 1000 }),
      ms('the same with the fallback', measured.openingFallback),
      ms('verifying the chain and sealing a report of 2 kB', measured.sealing, { aim: 20 }),
      ms('sealing an attachment of 10 MB', measured.attachment, { aim: 200 }),
      ms('unlocking by passphrase (meant to be slow)', measured.unlocking, { floor: 400, aim: 1000 }),
      ms('a new epoch', measured.rotating, { aim: 50 }),
      ms('wrapping 10,000 items anew', measured.rewrapping, { aim: 5000 }),
      ...sizes,
    ]
  } finally {
    await opened.close()
  }
}

if (import.meta.main) {
  for (const { what, value, unit, aim } of await measureVault())
    console.log(`${what}: ${value.toFixed(1)} ${unit}${aim ? ` (aim ${aim})` : ''}`)
}
