import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The floors of the house, lowest first. A room uses only its own floor's room and what lies lower. */
const floors: string[][] = [
  ['app/ui'],
  ['app/platform/settings'],
  ['app/platform/web'],
  ['app/platform/database'],
  ['app/platform/audit'],
  ['app/platform/identity'],
  ['app/platform/files'],
  ['app/platform/jobs'],
  ['app/platform/mail'],
  ['app/platform/vault'],
  ['app/covenant/programme'],
  ['app/covenant/law'],
  ['app/covenant/parties'],
  ['app/covenant/borders'],
  ['app/covenant/working-group'],
  ['app/covenant/growth'],
  ['app/covenant/tailoring', 'app/covenant/instruments'],
  ['app/covenant/progress'],
  ['app/covenant/library'],
  ['app/covenant/intake'],
  ['app/covenant/versions'],
  ['app/covenant/budget'],
  ['app/covenant/reports'],
  ['app/covenant/calendar'],
  ['app/covenant/reminders'],
  ['app/covenant/publication'],
  ['app/desk'],
]

/** Of another covenant room: what it knows, sees, does, proves, draws and says, and never how it asks or looks. */
const frontDoors = /^(rules|queries\.server|commands\.server|proof\.server|drawing|drawing\.tsx|texts|request-context)$/

type Import = { from: string; to: string }

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function importsOf(file: string, source = readFileSync(file, 'utf8')): Import[] {
  return [...source.matchAll(/(?:^|\n)\s*(?:import|export)[^'"\n]*?(?:\n[^'"]*?)?from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].flatMap(
    (match) => {
      const target = match[1] ?? match[2] ?? ''
      return target.includes('+types/') ? [] : [{ from: file, to: relative('.', resolve(dirname(file), target.replace(/\?url$/, ''))) }]
    },
  )
}

const roomOf = (file: string) => floors.flat().find((room) => file.startsWith(`${room}/`))
const floorOf = (room: string) => floors.findIndex((floor) => floor.includes(room))

function faultIn({ from, to }: Import): string | undefined {
  const own = roomOf(from)
  const other = roomOf(to)
  if (!own) return undefined
  if (!other) return to.startsWith('app/') || !to.startsWith('test') ? `${from} looks up to ${to}` : `${from} uses a test: ${to}`
  if (own === other) return undefined
  if (floorOf(other) >= floorOf(own)) return `${from} looks up to ${to}`
  const inside = to.slice(other.length + 1).replace(/\.tsx?$/, '')
  return other.startsWith('app/covenant/') && !frontDoors.test(inside) ? `${from} enters ${other} by ${inside}` : undefined
}

const sources = filesIn('app')

describe('the floors', () => {
  test('every file stands in a room, or is one of the lists at the top', () => {
    const top = [
      'routes.ts',
      'doors.ts',
      'root.tsx',
      'texts.ts',
      'entry.server.tsx',
      'doorkeeper.server.ts',
      'frame.ts',
      'jobs.server.ts',
    ].map((name) => `app/${name}`)
    expect(sources.filter((file) => !roomOf(file) && !top.includes(file))).toEqual([])
  })

  test('no room looks up, and no room enters another by the back door', () => {
    expect(sources.flatMap((file) => importsOf(file)).flatMap((each) => faultIn(each) ?? [])).toEqual([])
  })

  test('this guard notices a step up and a back door', () => {
    const up = importsOf('app/covenant/parties/rules.ts', "import { x } from '../progress/rules.ts'")
    const back = importsOf('app/covenant/progress/pages/a.tsx', "import { x } from '../../parties/pages/list.tsx'")
    const many = importsOf('app/ui/a.tsx', "import {\n  x,\n  y,\n} from '../desk/texts.ts'")
    expect([...up, ...back, ...many].map((each) => faultIn(each))).toEqual([
      'app/covenant/parties/rules.ts looks up to app/covenant/progress/rules.ts',
      'app/covenant/progress/pages/a.tsx enters app/covenant/parties by pages/list',
      'app/ui/a.tsx looks up to app/desk/texts.ts',
    ])
  })
})

describe('the rules', () => {
  const rules = sources.filter((file) => /(^|\/)rules\.ts$/.test(file))

  test('rules know no database, request, clock or chance', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|Math\.random|randomUUID|process\.|fetch\(|\.server(\.ts)?'|from 'kysely'|from 'react/
    expect(rules.length).toBeGreaterThan(4)
    expect(rules.filter((file) => impure.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  test('the clock is read at the edge of the product and nowhere else', () => {
    const clock = /\bDate\.now\(|\bnew Date\(\)/
    expect(sources.filter((file) => clock.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  test('only the edge reads the environment', () => {
    expect(sources.filter((file) => readFileSync(file, 'utf8').includes('process.env'))).toEqual([])
  })
})

describe('the screens', () => {
  const screens = sources.filter((file) => file.endsWith('.tsx') && !file.endsWith('.server.tsx'))

  test('no page carries a script, a handler or a style of its own', () => {
    const forbidden =
      /\bon[A-Z][a-z]+=\{|\buse(?:State|Effect|Reducer|Ref|LayoutEffect)\(|<Scripts\b|<ScrollRestoration\b|\sstyle=|<style\b|<script\b/
    expect(screens.filter((file) => forbidden.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  test('every page of a covenant room looks things up at most once', () => {
    const pages = sources.filter((file) => /\/pages\//.test(file))
    const often = pages.filter((file) => {
      const loader = /export async function loader[\s\S]*?\n}\n/.exec(readFileSync(file, 'utf8'))?.[0] ?? ''
      return (loader.match(/\bread\(/g) ?? []).length > 1
    })
    expect(often).toEqual([])
  })
})

describe('the words', () => {
  /** From the last column of GLOSSARY.md: words that another word of ours replaces. */
  const notOurs = [...readFileSync('GLOSSARY.md', 'utf8').matchAll(/^\|[^|]*\| +`?(\w+)`?[^|]*\|[^|]*\|([^|]*)\|$/gm)].flatMap((row) =>
    (row[2] ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => /^[a-z]+$/.test(word)),
  )

  test('no table, column or route parameter bears a word that the glossary replaced', () => {
    expect(notOurs.length).toBeGreaterThan(5)
    const schema = readdirSync('migrations')
      // The tables of pg-boss bear its own words.
      .filter((name) => name !== '0015_jobs.sql')
      .map((name) => readFileSync(`migrations/${name}`, 'utf8').replaceAll(/--.*$/gm, ''))
      .join('\n')
    const names = new Set([...schema.matchAll(/^\s*(?:create table )?([a-z_]+)[ (]/gm)].map((match) => match[1] ?? ''))
    expect(notOurs.filter((word) => names.has(word) || names.has(`${word}s`) || names.has(`${word}_id`))).toEqual([])
  })

  test('the product speaks of itself alone', () => {
    const files = [
      ...sources,
      ...filesIn('practice'),
      ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].filter((file) => existsSync(file)),
    ]
    expect(files.filter((file) => /\b(TODO|FIXME|XXX)\b/.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  test("a room's README fits on a card", () => {
    const readmes = floors
      .flat()
      .map((room) => `${room}/README.md`)
      .filter((file) => existsSync(file))
    expect(readmes.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 15)).toEqual([])
  })
})
