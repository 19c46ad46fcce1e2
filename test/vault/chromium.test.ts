import { expect, test } from 'vitest'
import { bundle, openPage } from './browser.ts'
import type { Outcome } from './in-page.ts'

const failures = (outcomes: Outcome[]) => outcomes.filter(({ failed }) => failed !== undefined)

/** A browser that knows neither ML-KEM nor Ed25519, as Firefox and older Chromium. */
function withoutNewAlgorithms() {
  const unknown = /ML-?KEM|Ed25519/
  for (const name of ['importKey', 'generateKey', 'encapsulateBits', 'decapsulateBits'] as const) {
    const subtle = SubtleCrypto.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
    const original = subtle[name]
    if (!original) continue
    subtle[name] = async function (...given) {
      if (unknown.test(JSON.stringify(given))) throw new DOMException('unknown algorithm', 'NotSupportedError')
      return original.apply(this, given)
    }
  }
}

test('the same tests hold in a worker of Chromium with its own cryptography, and in a page with the fallback', async (context) => {
  const script = await bundle('test/vault/page.ts')
  const opened = await openPage(script)
  if (!opened) return context.skip('no browser was found on this machine')
  const { page } = opened
  try {
    const native = await page.evaluate(
      (entry) =>
        new Promise<Outcome[]>((resolve, reject) => {
          const worker = new Worker(entry, { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data as Outcome[])
          worker.onerror = ({ message }) => reject(new Error(message))
        }),
      script.entry,
    )
    expect(failures(native)).toEqual([])
    expect(native.length).toBeGreaterThan(60)

    await page.evaluate(withoutNewAlgorithms)
    await page.addScriptTag({ type: 'module', url: script.entry })
    await page.waitForFunction('"runVaultTests" in globalThis')
    const fallback = await page.evaluate(() => (globalThis as unknown as { runVaultTests(): Promise<Outcome[]> }).runVaultTests())
    expect(failures(fallback)).toEqual([])
    expect(fallback.length).toBe(native.length)
  } finally {
    await opened.close()
  }
}, 240_000)
