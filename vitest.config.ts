import { reactRouter } from '@react-router/dev/vite'
import { configDefaults, defineConfig } from 'vitest/config'

/** Tests that have nothing to do with the choice of database run once, in the run on the embedded one. */
const onlyOnce = [
  'test/slow/**',
  'scripts/**',
  'app/platform/database/embedded*.test.ts',
  'app/platform/database/lock*.test.ts',
  'app/platform/vault/!(host.server).test.ts',
  'test/vault/**',
]

export default defineConfig({
  // The plugin stays on: tests send requests to the same server build that the product runs.
  plugins: [reactRouter()],
  test: {
    include: [
      'app/**/*.test.{ts,tsx}',
      'test/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'practice/**/*.test.ts',
      'bench/**/*.test.ts',
      '*.test.ts',
    ],
    exclude: [...configDefaults.exclude, ...(process.env['DIJKWACHT_TEST_DATABASE'] === 'postgres' ? onlyOnce : [])],
    globalSetup: 'test/prepare.ts',
    // One database per worker, made once: a fresh one for each file would cost seconds each.
    // Pages link to their style sheet, so it must have an address in tests too.
    css: { include: [/styles\.css/] },
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
