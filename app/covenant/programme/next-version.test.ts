import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nextVersion, write, type VersionFile } from '../../../test/next-version.ts'
import { programmeCommand } from './command-line.server.ts'
import { readProgramme, type FileProblem, type UsedNumber } from './file.ts'
import type { Programme } from './rules.ts'

const first = programmeOf(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
const used: UsedNumber[] = first.ambitions.map(({ number, title }) => ({ number, title, undone: null }))

function programmeOf(text: string): Programme {
  const read = readProgramme(text)
  if ('problems' in read) throw new Error(read.problems[0]?.message)
  return read.programme
}

function problemsOf(file: VersionFile, more: UsedNumber[] = []): (FileProblem & { text: string })[] {
  const text = write(file)
  const read = readProgramme(text, { programme: first, version: 1, used: [...used, ...more] })
  const lines = text.split('\n')
  return 'problems' in read ? read.problems.map((problem) => ({ ...problem, text: lines[problem.line - 1] ?? '' })) : []
}

const lineOf = (file: VersionFile, number: string) => {
  const found = file.mapping.find((each) => each.ambition === number || each.from?.[0] === number)
  if (!found) throw new Error(number)
  return found
}
const without = (file: VersionFile, number: string) => file.mapping.splice(file.mapping.indexOf(lineOf(file, number)), 1)

describe('a next version', () => {
  test('with one ambition split, one sharpened, two merged, one withdrawn and one new is in order', () => {
    expect(problemsOf(nextVersion({ termMonths: 6 }))).toEqual([])
  })

  test('keeps its mapping out of the programme that it becomes', () => {
    const read = readProgramme(write(nextVersion()))
    if ('problems' in read) throw new Error(read.problems[0]?.message)
    expect(Object.keys(read.programme)).not.toContain('mapping')
    expect(read.next).toMatchObject({ version: 2, from: '2026-12-01' })
    expect(read.next?.mapping.find((line) => line.ambition === '1.1')).toEqual({
      relation: 'same',
      ambition: '1.1',
      from: ['1.1'],
      proposals: [],
    })
  })

  test.each<[string, (file: VersionFile) => unknown, string, string, string]>([
    ['forgets an old ambition', (file) => without(file, '5.2'), 'mapping', 'Ambitie 5.2 (', 'mapping:'],
    ['forgets an ambition of its own', (file) => without(file, '2.6'), 'ambitions[2.6].number', 'staat niet in “mapping”', 'number: "2.6"'],
    [
      'maps two onto one without saying merged',
      (file) => (lineOf(file, '4.6').relation = 'same'),
      'mapping[4.6].from',
      'Schrijf dan merged.',
      'from:',
    ],
    [
      'names an old number that does not exist',
      (file) => (lineOf(file, '1.7').from = ['1.99']),
      'mapping[1.7]',
      'gesplitst',
      'relation: split',
    ],
    [
      'names two that do not exist',
      (file) => (lineOf(file, '5.2').from = ['9.9']),
      'mapping[28].from',
      'Ambitie 9.9 staat niet in de vorige',
      'from:',
    ],
    [
      'names a new number that does not exist',
      (file) => (lineOf(file, '2.6').ambition = '2.7'),
      'mapping[2.7].ambition',
      'Ambitie 2.7 staat niet in dit bestand',
      'ambition:',
    ],
    [
      'splits into one',
      (file) => {
        without(file, '1.8')
        file.ambitions.splice(
          file.ambitions.findIndex(({ number }) => number === '1.8'),
          1,
        )
      },
      'mapping[1.7]',
      'Ambitie 1.5 wordt hier in één deel gesplitst',
      'relation: split',
    ],
    [
      'withdraws what it also uses',
      (file) => (lineOf(file, '5.2').from = ['3.6']),
      'mapping[28].from[1]',
      'Ambitie 3.6 vervalt en wordt ook gebruikt',
      '3.6',
    ],
    [
      'withdraws without a reason',
      (file) => delete lineOf(file, '5.2').reason,
      'mapping[28].reason',
      'waarom deze ambitie vervalt',
      'relation: withdrawn',
    ],
    ['has the wrong number', (file) => (file.version = 3), 'version', 'De volgende versie is nummer 2.', 'version: 3'],
    ['is of another programme', (file) => (file['id'] = 'fryslan-2024'), 'id', 'Hier hoort “drenthe-2024”', 'id:'],
    ['lets a party leave', (file) => file.parties.pop(), 'parties', 'Uittreden gaat apart', 'parties:'],
    [
      'lets a party join',
      (file) => file.parties.push({ ...file.parties.at(-1)!, id: 'nieuwland', code: 'pv99' } as never),
      'parties[nieuwland].id',
      'Toetreden gaat apart',
      'id: nieuwland',
    ],
    [
      'renames a party',
      (file) => (file.parties[0]!.name = 'Anders'),
      'parties[aa-en-hunze]',
      'zijn anders dan in de vorige',
      'id: aa-en-hunze',
    ],
    [
      'says the same of what asks more',
      (file) => (lineOf(file, '3.6').relation = 'same'),
      'mapping[3.6].relation',
      'Hier is meer veranderd dan woorden',
      'relation: same',
    ],
    [
      'says the same of what leans on somebody else',
      (file) => (file.ambitions.find(({ number }) => number === '2.1')!['dependsOn'] = [{ function: 'signalReceiver', graceDays: 30 }]),
      'mapping[2.1].relation',
      'Hier is meer veranderd dan woorden',
      'relation: same',
    ],
    [
      'uses a number for something else',
      (file) => {
        file.ambitions.find(({ number }) => number === '4.6')!.number = '4.2'
        lineOf(file, '4.6').ambition = '4.2'
      },
      'mapping[4.2].ambition',
      'Een nummer houdt altijd dezelfde betekenis',
      'ambition:',
    ],
    [
      'uses an old number twice without saying split',
      (file) => Object.assign(lineOf(file, '2.6'), { relation: 'sharpened', from: ['3.6'] }),
      'mapping[2.6].from[1]',
      'Uit ambitie 3.6 komt al iets voort',
      '3.6',
    ],
    [
      'gives a term to what is the same',
      (file) => (lineOf(file, '1.1').termMonths = 3),
      'mapping[1.1].termMonths',
      'hoort alleen bij sharpened',
      'termMonths',
    ],
    [
      'measures per basisteam what was measured per party',
      (file) => {
        file.ambitions.find(({ number }) => number === '3.6')!['measuredPer'] = 'basisteam'
      },
      'mapping[3.6].relation',
      'gold eerst per partij',
      'relation: sharpened',
    ],
    [
      'merges what bound different parties',
      (file) => {
        lineOf(file, '4.6').from = ['4.1', '3.4']
      },
      'mapping[3.4].from',
      'Uit ambitie 3.4 komt al',
      '',
    ],
    ['has a mapping and no number', (file) => delete (file as Partial<VersionFile>).version, 'mapping', 'hoort “version”', 'mapping:'],
    [
      'has a number and no mapping',
      (file) => delete (file as Partial<VersionFile>).mapping,
      'version',
      'hoort bij een volgende versie',
      'version:',
    ],
  ])('that %s is refused, with its line and field', (_name, change, field, message, text) => {
    const file = nextVersion()
    change(file)
    const problems = problemsOf(file)
    const found = problems.find((problem) => problem.message.includes(message))
    expect({ problems: found ? [] : problems, message: found?.message }).toMatchObject({
      problems: [],
      message: expect.stringContaining(message) as string,
    })
    if (text !== '') expect({ field: found?.field, text: found?.text.includes(text) }).toEqual({ field, text: true })
  })

  test('without a mapping is told how to become one', () => {
    const read = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'), { programme: first, version: 1, used })
    expect(read).toMatchObject({ problems: [{ field: '', message: expect.stringContaining('“version: 2”') as string }] })
  })

  test('may use a number of an undone version again for what it was, and for nothing else', () => {
    const line = { relation: 'new' as const, ambition: '2.6', from: [], proposals: [] }
    expect(problemsOf(nextVersion(), [{ number: '2.6', title: 'Nieuwe collega’s op weg', undone: line }])).toEqual([])
    expect(problemsOf(nextVersion(), [{ number: '2.6', title: 'Iets anders', undone: line }])).toMatchObject([
      { field: 'mapping[2.6].ambition' },
    ])
  })
})

test('the example of a next version is in order after the one before it, and the command says so', async () => {
  const said: string[] = []
  const code = await programmeCommand(['check', 'programmes/oefenkust-2025-versie-2.yaml', '--after', 'programmes/oefenkust-2025.yaml'], {
    readFile: (path) => Promise.resolve(readFileSync(path, 'utf8')),
    out: (line) => said.push(line),
    err: (line) => said.push(line),
  })
  expect([code, said]).toEqual([0, ['programmes/oefenkust-2025-versie-2.yaml: in orde. 5 partijen, 9 ambities, 39 standen.']])
})
