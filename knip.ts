import type { KnipConfig } from 'knip'

export default {
  entry: [
    'scripts/*.{ts,mjs}',
    'bench/*.ts',
    'test/journeys/*.e2e.ts',
    'test/slow/writer.ts',
    'test/vault/{page,in-page,bench-page,make-sample}.ts',
    'test/vault/entries/*.ts',
    'app/covenant/intake/sheet-worker.ts',
  ],
  // Debian's age opens an exported vault in a test.
  ignoreBinaries: ['age'],
  project: ['**/*.{ts,tsx,mjs,css}'],
  // Lets the style sheets count as users of the packages that they import.
  compilers: {
    css: (text) => [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].map(([, path]) => `import '${path}'`).join('\n'),
  },
} satisfies KnipConfig
