import type { AddressInfo } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from '@playwright/test'
import { build, type Rollup } from 'vite'
import { findBrowser } from '../../scripts/browser.ts'

const root = join(import.meta.dirname, '../..')

export type Script = {
  files: Map<string, string>
  entry: string
  /** With everything that it loads at once, in bytes. */ gzip: number
  gzipWithLazy: number
}

/** One entry with what it imports, made as small as for production. `vitest` is replaced by what runs in a page. */
export async function bundle(entry: string): Promise<Script> {
  const made = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { vitest: join(root, 'test/vault/in-page.ts') } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: join(root, entry), preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  })) as { output: Rollup.RollupOutput['output'] }
  const chunks = made.output.filter((each) => each.type === 'chunk')
  const files = new Map(chunks.map((chunk) => [`/${chunk.fileName}`, chunk.code]))
  const first = chunks.find((chunk) => chunk.isEntry)!
  const size = (name: string, seen = new Set<string>()): number => {
    const chunk = chunks.find((each) => each.fileName === name)
    if (!chunk || seen.has(name)) return 0
    seen.add(name)
    return gzipSync(chunk.code, { level: 9 }).length + chunk.imports.reduce((sum, each) => sum + size(each, seen), 0)
  }
  const all = chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0)
  return { files, entry: `/${first.fileName}`, gzip: size(first.fileName), gzipWithLazy: all }
}

/** A browser on an empty page of this machine from which these scripts can be loaded. Undefined where there is no browser. */
export async function openPage(script: Script): Promise<{ page: Page; close(): Promise<void> } | undefined> {
  const browser = await findBrowser()
  if (!browser) return undefined
  const server = createHttpServer((request, response) => {
    const code = script.files.get(request.url ?? '')
    response.setHeader('Content-Type', code === undefined ? 'text/html' : 'text/javascript')
    response.end(code ?? '<!doctype html><title>vault</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const started = await chromium.launch({
    executablePath: browser.path,
    env: { ...process.env, ...browser.env } as Record<string, string>,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const page = await started.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const close = async () => {
    await started.close()
    await new Promise((resolve) => server.close(resolve))
  }
  return { page, close }
}
