import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { browser } from '../../../../test/browse.ts'
import { freezeAgreed } from '../../../../test/given.ts'
import { nextVersion, write as fileOf } from '../../../../test/next-version.ts'
import { on, smallWorld } from '../../../../test/world.ts'
import { read, write } from '../../../platform/database/party.server.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import { listVersions } from '../../programme/queries.server.ts'
import { setState } from '../../progress/commands.server.ts'
import { draftReport, openRound } from '../../reports/commands.server.ts'
import { findReportFile, findRound } from '../../reports/queries.server.ts'
import { storedFormats } from '../../reports/rules.ts'
import { publishCommand } from '../command-line.server.ts'
import { publishVersion, undoVersion } from '../commands.server.ts'

const world = await smallWorld()
beforeEach(() => world.reset())
const { database, people } = world

const page = async (visitor: Visitor, path: string) => (await (await browser(world, visitor).open(path)).text()).split('<main')[1] ?? ''
const publish = (source = fileOf(nextVersion())) => write(database, people.sanne, (tx) => publishVersion(tx, people.sanne, source))
const versions = () => read(database, people.sanne, listVersions)
const file = (text: string) => new File([text], 'versie-2.yaml', { type: 'application/yaml' })
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('publishing on the page', () => {
  test('shows first what happens, then publishes what was shown, and is undone', async () => {
    const sanne = browser(world, people.sanne)
    const looked = await (await sanne.submit('/groei/versies/nieuw', { file: file(fileOf(nextVersion())) })).text()
    for (const words of ['Versie 2, vanaf 1 december 2026', 'Aangescherpt', 'Gesplitst', 'Samengevoegd', 'Vervallen', 'Nieuw']) {
      expect(looked).toContain(words)
    }
    expect(await versions()).toHaveLength(1)

    const fields = Object.fromEntries(
      ['source', 'from.day', 'from.month', 'from.year', 'publish'].map((name) => [name, unescaped(hidden(looked, name))]),
    )
    const published = await sanne.submit('/groei/versies/nieuw', fields)
    expect([published.status, published.headers.get('location')]).toEqual([303, '/groei/versies?gedaan=gepubliceerd'])
    expect((await versions()).map(({ from }) => from)).toEqual(['2024-02-02', '2026-12-01'])
    expect(await page(people.rik, '/groei/versies')).toContain('Geldt straks')
    expect(await page(people.rik, '/groei/versies/2')).toContain('Dit doet de werkgroep zelf.')

    expect((await sanne.submit('/groei/versies/2/terug', { reason: '' })).status).toBe(400)
    expect((await sanne.submit('/groei/versies/2/terug', { reason: 'Er stond een fout in.' })).status).toBe(303)
    expect(await page(people.rik, '/groei/versies')).toContain('Er stond een fout in.')
    expect((await sanne.open('/groei/versies/2/terug')).status).toBe(404)
  })

  test('says every mistake of the file with its line, and saves nothing', async () => {
    const wrong = nextVersion()
    wrong.mapping = wrong.mapping.filter((line) => line.ambition !== '1.1' && line.from?.[0] !== '5.2')
    const answer = await browser(world, people.sanne).submit('/groei/versies/nieuw', { file: file(fileOf(wrong)) })
    const html = unescaped(await answer.text())
    expect(answer.status).toBe(409)
    expect(html).toMatch(/Regel \d+, ambitions\[1\.1\]\.number: Ambitie 1\.1 staat niet in “mapping”/)
    expect(await versions()).toHaveLength(1)
  })

  test.each([
    ['nothing', { file: new File([], '') }, 400, 'Kies eerst een bestand.'],
    ['a picture', { file: new File([new Uint8Array([0x89, 0x50, 0, 1])], 'x.yaml') }, 409, 'Dit is geen tekstbestand.'],
    ['too much', { file: new File([new Uint8Array(1_000_001)], 'x.yaml') }, 400, 'Dit bestand is te groot.'],
  ])('refuses %s', async (_name, fields, status, sentence) => {
    const answer = await browser(world, people.sanne).submit('/groei/versies/nieuw', fields)
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([status, true])
  })
})

describe('after publishing', () => {
  test('every frozen report keeps its bytes, and its reference day is told as before', async () => {
    const sanne = on('2026-11-20', people.sanne)
    await write(database, people.anja, (tx) =>
      setState(tx, on('2026-11-01', people.anja), world.programme, '5.2', {
        state: 'preparing',
        holdsOn: '2026-11-01',
        reason: null,
        note: 'Begonnen.',
        outlook: null,
        seen: undefined,
      }),
    )
    await write(database, sanne, (tx) =>
      openRound(tx, sanne, world.programme, { code: '2026-H2', title: 'Halfjaar', referenceOn: '2026-11-19' }),
    )
    await freezeAgreed(world, '2026-H2', sanne.today)
    const bytes = async () =>
      read(database, people.sanne, async (tx) => {
        const files = []
        for (const format of storedFormats) files.push(Buffer.from((await findReportFile(tx, '2026-H2', format)) ?? []).toString('base64'))
        return files
      })
    const draft = async () =>
      read(database, sanne, async (tx) => {
        const [round, newest] = [await findRound(tx, '2026-H2'), (await listVersions(tx))[1]]
        return JSON.stringify(await draftReport(tx, sanne, newest?.programme ?? world.programme, round!, true))
      })
    const before = [await bytes(), await draft()]
    await publish()
    expect([await bytes(), await draft()]).toEqual(before)
    const later = on('2026-12-02', people.sanne)
    expect(await page(later, '/dijkbeeld?op=2026-11-19')).toContain('5.2')
    expect(await page(later, '/dijkbeeld')).not.toContain('/ambities/5.2')
    await write(database, later, (tx) => undoVersion(tx, later, { reason: 'Fout.' }))
    expect([await bytes(), await draft()]).toEqual(before)
  })

  test('a party finds what it wrote: under the new number, and as it was', async () => {
    const then = on('2026-11-01', people.anja)
    for (const number of ['5.2', '1.5']) {
      await write(database, then, (tx) =>
        setState(tx, then, world.programme, number, {
          state: 'preparing',
          holdsOn: then.today,
          reason: null,
          note: `Notitie bij ${number}.`,
          outlook: null,
          seen: undefined,
        }),
      )
    }
    await publish()
    const anja = on('2026-12-05', people.anja)
    const now = await page(anja, '/ambities/1.7')
    expect(now).toContain('Notitie bij 1.5.')
    expect(now).toContain('Lees hoe het was: 1.5')
    const gone = await browser(world, anja).open('/ambities/5.2')
    expect([gone.status, gone.headers.get('location')]).toEqual([302, '/groei/versies/1/ambities/5.2'])
    const earlier = await page(anja, '/groei/versies/1/ambities/5.2')
    expect(earlier).toContain('Notitie bij 5.2.')
    expect(earlier).toContain('Deze ambitie is vervallen.')
    expect(await page(on('2026-12-05', people.egbert), '/groei/versies/1/ambities/5.2')).not.toContain('Notitie bij 5.2.')
    expect(await page(anja, '/onze-dijk')).not.toContain('/ambities/5.2')
    expect(await page(anja, '/onze-dijk?op=2026-11-10')).toContain('/ambities/5.2')
  })

  test('whoever owned what was split owns both parts', async () => {
    const source = nextVersion()
    const line = source.mapping.find((each) => each.ambition === '3.6')!
    Object.assign(line, { relation: 'same', ambition: '3.11', from: ['3.6'] })
    const ambition = source.ambitions.find(({ number }) => number === '3.6')!
    Object.assign(ambition, { number: '3.11', criteria: ambition.criteria.filter(({ id }) => id !== 'second-look') })
    await publish(fileOf(source))
    const cora = browser(world, on('2026-12-05', people.cora))
    expect((await cora.open('/ambities/3.11/criteria')).status).toBe(200)
  })

  test('what was written under a version that was undone is there to be read', async () => {
    await publish()
    const anja = on('2026-12-05', people.anja)
    const [, second] = await versions()
    await write(database, anja, (tx) =>
      setState(tx, anja, second!.programme, '2.6', {
        state: 'preparing',
        holdsOn: anja.today,
        reason: null,
        note: 'Alvast begonnen.',
        outlook: null,
        seen: undefined,
      }),
    )
    const sanne = on('2026-12-06', people.sanne)
    await write(database, sanne, (tx) => undoVersion(tx, sanne, { reason: 'Fout.' }))
    const found = await browser(world, on('2026-12-07', people.anja)).open('/ambities/2.6')
    expect(found.headers.get('location')).toBe('/groei/versies/2/ambities/2.6')
    const html = await page(on('2026-12-07', people.anja), '/groei/versies/2/ambities/2.6')
    expect(html).toContain('Alvast begonnen.')
    expect(html).toContain('Deze versie is teruggedraaid.')
  })
})

describe('npm run programme -- publish', () => {
  const run = async (args: string[], text = fileOf(nextVersion())) => {
    const [out, err]: [string[], string[]] = [[], []]
    const code = await publishCommand(args, {
      database,
      practiceDay: '2026-11-23',
      clock: () => new Date('2026-11-23T10:00:00.000Z'),
      readFile: (path) => (path === 'weg' ? readFile('/bestaat/niet', 'utf8') : Promise.resolve(text)),
      out: (line) => out.push(line),
      err: (line) => err.push(line),
    })
    return { code, out, err }
  }

  test('looks, publishes from a day, and undoes', async () => {
    const looked = await run(['v2.yaml', '--preview'])
    expect([looked.code, looked.out[0], looked.out.at(-1)]).toEqual([0, 'Versie 2, vanaf 1 december 2026', 'Er is niets veranderd.'])
    expect(await versions()).toHaveLength(1)
    const published = await run(['v2.yaml', '--from', '2026-12-15'])
    expect([published.code, published.out.at(-1)]).toEqual([0, 'Versie 2 is gepubliceerd en geldt vanaf 15 december 2026.'])
    expect(await run(['--undo', 'Er stond een fout in.'])).toEqual({ code: 0, out: ['Versie 2 is teruggedraaid.'], err: [] })
  })

  test.each<[string, string[], number, string]>([
    ['nothing', [], 2, 'Zo publiceert u een volgende versie:'],
    ['two files', ['a', 'b'], 2, 'Zo publiceert u een volgende versie:'],
    ['an unknown option', ['--hulp'], 2, 'Zo publiceert u een volgende versie:'],
    ['a file that is not there', ['weg'], 1, 'Dit bestand kan ik niet lezen.'],
    ['a day that does not exist', ['a', '--from', '2026-02-30'], 2, '“2026-02-30” is geen dag.'],
    ['a day in the past of the version now', ['a', '--from', '2024-01-01'], 1, 'De versie van nu geldt vanaf 2 februari 2024.'],
    ['undoing without a reason', ['--undo'], 1, 'Er is geen versie om terug te draaien.'],
  ])('does not take %s', async (_name, args, code, sentence) => {
    const said = await run(args)
    expect([said.code, said.err[0]?.includes(sentence)]).toEqual([code, true])
  })

  test('says what is wrong in the file', async () => {
    const said = await run(['v2.yaml'], fileOf({ ...nextVersion(), version: 7 }))
    expect([said.code, said.err]).toEqual([1, [expect.stringMatching(/^v2\.yaml:\d+ version: De volgende versie is nummer 2\.$/)]])
  })
})
