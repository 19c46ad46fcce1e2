/**
 * Completes package-lock.json. A registry may lack the binaries that a package offers for other systems (Android, Mac, …).
 * `npm install` then leaves them out of the lock file, and `npm ci` refuses such a lock file as incomplete. They are optional, so
 * naming them is enough. Run by `npm run lock`, after every change of the dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs'

type Package = {
  version?: string
  optionalDependencies?: Record<string, string>
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
}
type Lock = { packages: Record<string, Package> }

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/** For what system a binary package is, read from its name. Undefined when the name does not say: then it is left alone. */
function systemOf(name: string): Pick<Package, 'os' | 'cpu' | 'libc'> | undefined {
  const words = name.split(/[^a-z0-9]+/).map((word) => (word === 'win' || word === 'windows' ? 'win32' : word))
  if (words.some((word) => word === 'wasm32' || word === 'wasi')) return { cpu: ['wasm32'] }
  const os = systems.find((system) => words.includes(system))
  if (!os) return undefined
  const cpu = processors.find(
    (processor) => words.includes(processor) || (processor === 'arm' && words.some((word) => /^armv?[67]/.test(word))),
  )
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined
  return { ...(cpu && { cpu: [cpu] }), os: [os], ...(libc && os === 'linux' && { libc: [libc] }) }
}

/** Node looks for a package in the folder of the one that asks, and then in every folder above it. */
function isThere(packages: Lock['packages'], from: string, name: string): boolean {
  const folders = from.split('/node_modules/').map((_part, at, parts) => parts.slice(0, at + 1).join('/node_modules/'))
  return ['', ...folders.filter((folder) => folder !== '').map((folder) => `${folder}/`)].some(
    (folder) => packages[`${folder}node_modules/${name}`],
  )
}

/** Adds the missing entries and returns their names. */
export function completeLock(lock: Lock): string[] {
  const added: string[] = []
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = range.replace(/^[~^>=\s]+/, '')
      const system = systemOf(name)
      if (!/^\d+\.\d+\.\d+/.test(version) || !system || isThere(lock.packages, from, name)) continue
      lock.packages[`node_modules/${name}`] = { version, ...system, optional: true, ...(entry.dev && { dev: true }) }
      added.push(`${name}@${version}`)
    }
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
  lock.packages = Object.fromEntries(sorted)
  return added
}

if (import.meta.main) {
  const file = process.argv[2] ?? 'package-lock.json'
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const added = completeLock(lock)
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(
    added.length === 0
      ? 'package-lock.json was al volledig.'
      : `package-lock.json aangevuld met ${added.length} pakketten voor andere systemen.`,
  )
}
