import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { checkProgrammeFile, programmeCommand } from './command-line.server.ts'
import { programmeSchema } from './file.ts'

async function run(args: string[], files: Record<string, string> = {}) {
  const out: string[] = []
  const err: string[] = []
  const exitCode = await programmeCommand(args, {
    readFile: async (path) => files[path] ?? readFile(new URL(`../../../${path}`, import.meta.url), 'utf8'),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  return { exitCode, out: out.join('\n'), err: err.join('\n') }
}

describe('npm run programme -- check', () => {
  test('says that the covenants that ship are in order', async () => {
    expect(await run(['check', 'programmes/drenthe-2024.yaml', 'programmes/oefenkust-2025.yaml'])).toEqual({
      exitCode: 0,
      out: 'programmes/drenthe-2024.yaml: in orde. 17 partijen, 28 ambities, 410 standen.\nprogrammes/oefenkust-2025.yaml: in orde. 5 partijen, 8 ambities, 31 standen.',
      err: '',
    })
  })

  test('names file, line and field of every problem', async () => {
    const drenthe = await readFile(new URL('../../../programmes/drenthe-2024.yaml', import.meta.url), 'utf8')
    const broken = drenthe.replace('region: Drenthe', 'regio: Drenthe')
    expect(await run(['check', 'mijn.yaml'], { 'mijn.yaml': broken })).toEqual({
      exitCode: 1,
      out: '',
      err: [
        'mijn.yaml:5 region: Dit veld mist. Vul het in.',
        'mijn.yaml:7 regio: Dit veld ken ik niet. Bedoelt u “region”?',
        'Er zijn 2 punten om te verbeteren.',
      ].join('\n'),
    })
  })

  test('checks the other files too when one is wrong', async () => {
    const { exitCode, out, err } = await run(['check', 'leeg.yaml', 'programmes/drenthe-2024.yaml'], { 'leeg.yaml': '' })
    expect(exitCode).toBe(1)
    expect(err).toBe(
      'leeg.yaml:1 bestand: Het bestand is leeg. Begin met een kopie van een ander programma.\nEr is 1 punt om te verbeteren.',
    )
    expect(out).toContain('drenthe-2024.yaml: in orde')
  })

  test('a file that does not exist is one problem', async () => {
    expect(await run(['check', 'weg.yaml'])).toMatchObject({
      exitCode: 1,
      err: 'weg.yaml:1 bestand: Dit bestand kan ik niet lezen. Bestaat het, en klopt de naam?\nEr is 1 punt om te verbeteren.',
    })
    expect(await checkProgrammeFile('weg.yaml', () => Promise.reject(new Error('ENOENT')))).toHaveProperty('problems')
  })
})

describe('npm run programme -- list', () => {
  test('as JSON gives the 28 ambitions of Drenthe with all that other programs need', async () => {
    const { exitCode, out } = await run(['list', '--json'])
    const ambitions: Record<string, unknown>[] = JSON.parse(out)
    expect(exitCode).toBe(0)
    expect(ambitions).toHaveLength(28)
    for (const ambition of ambitions) {
      expect(ambition).toMatchObject({
        number: expect.stringMatching(/^\d\.\d{1,2}$/),
        theme: expect.any(Number),
        title: expect.any(String),
        wording: expect.any(String),
        appliesTo: expect.any(Array),
        measuredPer: ambition['number'] === '1.3' ? 'basisteam' : 'party',
        criteria: expect.arrayContaining([
          expect.objectContaining({ level: 'achieved', text: expect.any(String) }),
          expect.objectContaining({ level: 'secured', text: expect.any(String) }),
        ]),
      })
    }
  })

  test('gives one line for each ambition, for people', async () => {
    const { out } = await run(['list'])
    expect(out.split('\n')).toHaveLength(28)
    expect(out).toContain('1.3   Vast punt in de driehoek (gemeenten, per basisteam; 4 criteria voor gereed, 2 voor geborgd)')
    expect(out).toContain('3.4   Risicogerichte keuzes Bibob (waterschappen, provincies; 4 criteria voor gereed, 2 voor geborgd)')
  })

  test('lists another covenant on request', async () => {
    const { out } = await run(['list', '--json', '--file', 'programmes/oefenkust-2025.yaml'])
    expect(JSON.parse(out)).toHaveLength(8)
  })

  test('a file with problems is not listed', async () => {
    const { exitCode, out, err } = await run(['list', '--json', '--file', 'mijn.yaml'], { 'mijn.yaml': 'id: x' })
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toContain('mijn.yaml:1 title: Dit veld mist. Vul het in.')
  })
})

test('npm run programme -- schema gives the schema for editors', async () => {
  expect(JSON.parse((await run(['schema'])).out)).toEqual(programmeSchema())
})

test.each([
  ['nothing at all', [], 'Zo gebruikt u dit:'],
  ['a command that does not exist', ['chekc'], '“chekc” ken ik niet.'],
  ['a check of nothing', ['check'], 'Zet erbij welk bestand u bedoelt.'],
  ['a check with an option', ['check', '--alles', 'x.yaml'], '“--alles” ken ik niet.'],
  ['a list with an option that does not exist', ['list', '--yaml'], '“--yaml” ken ik niet.'],
  ['a list of no file', ['list', '--file'], 'Zet erbij welk bestand u bedoelt.'],
])('%s is answered with how to use it', async (_name, args, first) => {
  const { exitCode, out, err } = await run(args)
  expect([exitCode, out]).toEqual([2, ''])
  expect(err.startsWith(first)).toBe(true)
  expect(err).toContain('npm run programme -- check BESTAND')
})
