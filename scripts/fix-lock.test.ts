import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { completeLock } from './fix-lock.ts'

const root = dirname(import.meta.dirname)

test('a binary that the registry did not have for another system is named in the lock file all the same', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/tool': {
        dev: true,
        version: '1.0.0',
        optionalDependencies: {
          '@tool/linux-x64-musl': '1.0.0',
          '@tool/darwin-arm64': '~1.0.0',
          '@tool/there': '1.0.0',
          '@tool/win-x64': '1.0.0',
        },
      },
      'node_modules/@tool/linux-x64-musl': { version: '1.0.0' },
    },
  }
  expect(completeLock(lock)).toEqual(['@tool/darwin-arm64@1.0.0', '@tool/win-x64@1.0.0'])
  expect(lock.packages).toMatchObject({
    'node_modules/@tool/darwin-arm64': { version: '1.0.0', os: ['darwin'], cpu: ['arm64'], optional: true, dev: true },
    'node_modules/@tool/win-x64': { version: '1.0.0', os: ['win32'], cpu: ['x64'], optional: true, dev: true },
  })
  expect(completeLock(lock)).toEqual([])
})

test('a package inside another package is found where Node would find it', () => {
  const lock = {
    packages: {
      'node_modules/outer/node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-darwin-x64': '1.0.0' } },
      'node_modules/outer/node_modules/tool-darwin-x64': { version: '1.0.0' },
    },
  }
  expect(completeLock(lock)).toEqual([])
})

test('npm accepts the lock file of this version on a fresh clone', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'dw-lock-file-'))
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    if (existsSync(join(root, name))) copyFileSync(join(root, name), join(folder, name))
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  rmSync(folder, { recursive: true, force: true })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

test('the lock file names no registry, so that it works at every place', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http')
})
