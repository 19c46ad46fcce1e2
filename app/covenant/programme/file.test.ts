import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { programmeSchema, readProgramme, type FileProblem } from './file.ts'

const good = `
id: proefland-2025
title: Proef
region: Proefland
signedOn: 2025-01-15
termEndsOn: 2027-01-15
water:
  - { on: 2025-01-15, level: 0 }
  - { on: 2027-01-15, level: 1 }
states:
  - { state: notStarted, label: Niet gestart, height: 0 }
  - { state: achieved, label: Gereed, height: 1 }
  - { state: secured, label: Geborgd, height: 1.1 }
  - { state: lapsed, label: Herijken nodig, height: 0.5 }
  - { state: notApplicable, label: Niet van toepassing }
basisteams:
  - { id: noord, name: Noord }
parties:
  - id: proefdam
    code: gm9999
    name: Proefdam
    fullName: Gemeente Proefdam
    type: gemeente
    basisteam: noord
    labelLines: [Proef-, dam]
  - id: proefwater
    code: ws9999
    name: Proefwater
    fullName: Waterschap Proefwater
    type: waterschap
    labelLines: [Proefwater]
supporters: []
themes:
  - { number: 1, title: Samen, short: Samen }
ambitions:
  - number: '1.1'
    theme: 1
    title: Samen kijken
    wording: Partijen kijken samen.
    appliesTo: [gemeente, waterschap]
    measuredPer: party
    owner:
      gemeente: Adviseur
      waterschap: Jurist
    reviewMonths: 12
    lapses: hard
    criteria:
      - id: seen
        level: achieved
        text: Er is gekeken.
      - id: again
        level: secured
        text: Er is opnieuw gekeken.
  - number: '1.2'
    theme: 1
    title: Samen praten
    wording: Elk basisteam praat.
    appliesTo: [gemeente]
    measuredPer: basisteam
    owner:
      gemeente: Secretaris
    reviewMonths: 6
    lapses: soft
    criteria:
      - id: talked
        level: achieved
        text: Er is gepraat.
      - id: again
        level: secured
        text: Er is opnieuw gepraat.
agreements: []
`.trimStart()

describe('a programme file becomes a programme', () => {
  test.each(['drenthe-2024', 'oefenkust-2025'])('%s has no problems', (name) => {
    expect(readProgramme(shipped(name))).not.toHaveProperty('problems')
  })

  test('the smallest file that says everything is enough', () => {
    const read = readProgramme(good)
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    expect(read.programme.states).toEqual(['notStarted', 'achieved', 'secured', 'lapsed', 'notApplicable'])
    expect(read.programme.stateLabels.preparing).toBe('In voorbereiding')
    expect(read.programme.ambitions[0]).not.toHaveProperty('page')
  })

  test('Windows line ends and a byte order mark do not matter', () => {
    expect(readProgramme(`\uFEFF${good.replaceAll('\n', '\r\n')}`)).toEqual(readProgramme(good))
  })

  test('the day of signing stays a day, also without quotes', () => {
    const read = readProgramme(good)
    expect('programme' in read && read.programme.signedOn).toBe('2025-01-15')
  })
})

describe('what is wrong in one field comes back with its line, its field and what to do', () => {
  test.each<[string, string, string, number, string, string]>([
    ['a field that is missing', 'title: Proef\n', '', 1, 'title', 'Dit veld mist. Vul het in.'],
    ['a field without a value', 'title: Proef', 'title:', 2, 'title', 'Hier staat niets. Vul iets in, of haal het veld weg.'],
    ['a text of nothing', 'title: Proef', "title: ''", 2, 'title', 'Hier staat niets. Vul iets in.'],
    [
      'a text of spaces',
      'title: Proef',
      "title: '  '",
      2,
      'title',
      'Hier staat een teken dat niet kan, of alleen witruimte. Typ de tekst opnieuw.',
    ],
    [
      'a text with a hidden character',
      'title: Proef',
      'title: "Pr\\u0007oef"',
      2,
      'title',
      'Hier staat een teken dat niet kan, of alleen witruimte. Typ de tekst opnieuw.',
    ],
    ['a text that is too long', 'title: Proef', `title: ${'x'.repeat(101)}`, 2, 'title', 'Dit is te lang. Gebruik hoogstens 100 tekens.'],
    ['a number where text belongs', 'title: Proef', 'title: 12', 2, 'title', 'Hier hoort tekst. Zet aanhalingstekens om de waarde.'],
    ['a list where text belongs', 'title: Proef', 'title: [a]', 2, 'title', 'Hier hoort tekst.'],
    [
      'an impossible day',
      'signedOn: 2025-01-15',
      'signedOn: 2025-02-30',
      4,
      'signedOn',
      'Dit is geen dag. Schrijf jjjj-mm-dd, bijvoorbeeld 2024-02-02.',
    ],
    [
      'a day in Dutch order',
      'signedOn: 2025-01-15',
      'signedOn: 15-01-2025',
      4,
      'signedOn',
      'Dit is geen dag. Schrijf jjjj-mm-dd, bijvoorbeeld 2024-02-02.',
    ],
    [
      'a year where a day belongs',
      'signedOn: 2025-01-15',
      'signedOn: 2025',
      4,
      'signedOn',
      'Hier hoort tekst. Zet aanhalingstekens om de waarde.',
    ],
    [
      'a day far away',
      'termEndsOn: 2027-01-15',
      'termEndsOn: 9999-12-31',
      5,
      'termEndsOn',
      'Deze dag ligt te ver weg. Kies een dag tussen 1990 en 2100.',
    ],
    [
      'water above the brim',
      'on: 2027-01-15, level: 1 ',
      'on: 2027-01-15, level: 1.5 ',
      8,
      'water[2].level',
      'Dit getal is te hoog. Het is hoogstens 1.',
    ],
    [
      'water below the ground',
      'on: 2025-01-15, level: 0',
      'on: 2025-01-15, level: -1',
      7,
      'water[1].level',
      'Dit getal is te laag. Het is minstens 0.',
    ],
    [
      'a level in quotes',
      'on: 2025-01-15, level: 0',
      "on: 2025-01-15, level: '0'",
      7,
      'water[1].level',
      'Hier hoort een getal, zonder aanhalingstekens.',
    ],
    [
      'a level that is no number',
      'on: 2025-01-15, level: 0',
      'on: 2025-01-15, level: .nan',
      7,
      'water[1].level',
      'Hier hoort een getal, zonder aanhalingstekens.',
    ],
    [
      'a field that does not exist, close to one that does',
      'reviewMonths: 12',
      'reviewMonths: 12\n    pages: 3',
      45,
      'ambitions[1.1].pages',
      'Dit veld ken ik niet. Bedoelt u “page”?',
    ],
    [
      'a field that does not exist at all',
      'region: Proefland',
      'region: Proefland\nkleur: rood',
      4,
      'kleur',
      'Dit veld ken ik niet. Hier kan: id, version, from, mapping, title, region, signedOn, termEndsOn, water, budget, states, basisteams, parties, supporters, themes, ambitions, agreements.',
    ],
    [
      'a kind of party that does not exist',
      'type: waterschap',
      'type: waterschp',
      29,
      'parties[proefwater].type',
      'Dit kan hier niet. Kies uit: gemeente, waterschap, provincie. Bedoelt u “waterschap”?',
    ],
    [
      'a state that does not exist',
      'state: secured,',
      'state: zeker,',
      12,
      'states[zeker].state',
      'Dit kan hier niet. Kies uit: notStarted, preparing, implementing, achieved, secured, lapsed, notApplicable.',
    ],
    [
      'a number of an ambition without quotes',
      "number: '1.2'",
      'number: 1.10',
      53,
      'ambitions[1.1].number',
      "Zet aanhalingstekens om het nummer, bijvoorbeeld '3.10'. Anders wordt 3.10 gelezen als 3.1.",
    ],
    [
      'a number of an ambition with letters',
      "number: '1.2'",
      'number: een.twee',
      53,
      'ambitions[een.twee].number',
      "Schrijf het nummer zoals '3.10'.",
    ],
    [
      'an id with capitals',
      'id: proefdam',
      'id: Proefdam',
      18,
      'parties[Proefdam].id',
      'Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld hunze-en-aas.',
    ],
    [
      'a code without letters',
      'code: gm9999',
      "code: '9999'",
      19,
      'parties[proefdam].code',
      'Schrijf de code met twee letters en dan cijfers, bijvoorbeeld gm0114.',
    ],
    ['half a month', 'reviewMonths: 12', 'reviewMonths: 1.5', 44, 'ambitions[1.1].reviewMonths', 'Hier hoort een heel getal.'],
    [
      'no months at all',
      'reviewMonths: 12',
      'reviewMonths: 0',
      44,
      'ambitions[1.1].reviewMonths',
      'Dit getal is te laag. Het is minstens 1.',
    ],
    [
      'a text where a list belongs',
      'appliesTo: [gemeente]',
      'appliesTo: gemeente',
      57,
      'ambitions[1.2].appliesTo',
      'Hier hoort een lijst. Begin elke regel met een streepje.',
    ],
    [
      'a list without items',
      'labelLines: [Proefwater]',
      'labelLines: []',
      30,
      'parties[proefwater].labelLines',
      'Zet hier minstens één regel.',
    ],
    [
      'a list that is too long',
      'labelLines: [Proefwater]',
      'labelLines: [a, b, c, d, e]',
      30,
      'parties[proefwater].labelLines',
      'Zet hier hoogstens 4 regels.',
    ],
    [
      'a text where fields belong',
      '    owner:\n      gemeente: Secretaris',
      '    owner: Secretaris',
      59,
      'ambitions[1.2].owner',
      'Hier horen velden met een naam en een dubbele punt.',
    ],
    [
      'a criterion without words',
      'text: Er is gepraat.',
      "text: ''",
      66,
      'ambitions[1.2].criteria[talked].text',
      'Hier staat niets. Vul iets in.',
    ],
  ])('%s', (_name, from, to, line, field, message) => {
    expect(problemsOf(changed(from, to))).toEqual([{ line, field, message }])
  })
})

describe('what only the whole file can tell comes back in the same way', () => {
  test.each<[string, string, string, number, string, string]>([
    [
      'a term that ends before it begins',
      'termEndsOn: 2027-01-15',
      'termEndsOn: 2024-01-15',
      5,
      'termEndsOn',
      'De termijn eindigt voor de ondertekening. Draai de dagen om.',
    ],
    [
      'water that runs back in time',
      'on: 2027-01-15, level: 1 ',
      'on: 2025-01-15, level: 1 ',
      8,
      'water[2].on',
      'Zet de dagen van het water op volgorde, van vroeg naar laat.',
    ],
    [
      'a state without a height',
      'label: Geborgd, height: 1.1',
      'label: Geborgd',
      12,
      'states[secured]',
      'Geef deze stand een hoogte, bijvoorbeeld “height: 0.65”.',
    ],
    [
      'a height for what does not apply',
      'label: Niet van toepassing',
      'label: Niet van toepassing, height: 1',
      14,
      'states[notApplicable].height',
      'Wat niet van toepassing is, heeft geen hoogte. Haal dit veld weg.',
    ],
    [
      'no state to begin with',
      '  - { state: notStarted, label: Niet gestart, height: 0 }\n',
      '',
      9,
      'states',
      'De stand notStarted mist. Elk programma gebruikt die.',
    ],
    [
      'no state to arrive at when something lapses',
      '  - { state: lapsed, label: Herijken nodig, height: 0.5 }\n',
      '',
      9,
      'states',
      'De stand lapsed mist. Ambitie 1.1 heeft “lapses: hard” en kan dus herijken nodig krijgen.',
    ],
    [
      'a state that stands there twice',
      '  - { state: lapsed',
      '  - { state: achieved, label: Af, height: 1 }\n  - { state: lapsed',
      13,
      'states[achieved].state',
      '“achieved” staat er al. Kies een andere waarde.',
    ],
    [
      'an id of a party that a basisteam has',
      'id: proefwater',
      'id: noord',
      16,
      'basisteams[noord].id',
      '“noord” is al gebruikt bij parties 2. Elke partij, elk basisteam en elke ondersteuner heeft een eigen id.',
    ],
    [
      'a code that stands there twice',
      'code: ws9999',
      'code: gm9999',
      26,
      'parties[proefwater].code',
      '“gm9999” staat er al. Kies een andere waarde.',
    ],
    [
      'a basisteam that does not exist',
      'basisteam: noord',
      'basisteam: zuid',
      23,
      'parties[proefdam].basisteam',
      'Basisteam “zuid” staat niet in de lijst basisteams.',
    ],
    [
      'a municipality without the basisteam that an ambition needs',
      '    basisteam: noord\n',
      '',
      18,
      'parties[proefdam]',
      'Ambitie 1.2 geldt per basisteam. Zet erbij onder welk basisteam deze partij valt.',
    ],
    [
      'a party that nothing binds',
      '    appliesTo: [gemeente, waterschap]\n    measuredPer: party\n    owner:\n      gemeente: Adviseur\n      waterschap: Jurist',
      '    appliesTo: [gemeente]\n    measuredPer: party\n    owner:\n      gemeente: Adviseur',
      25,
      'parties[proefwater]',
      'Geen ambitie geldt voor deze partij. Pas “appliesTo” aan of haal de partij weg.',
    ],
    [
      'a theme that does not exist',
      '    theme: 1\n    title: Samen praten',
      '    theme: 7\n    title: Samen praten',
      54,
      'ambitions[1.2].theme',
      'Thema 7 bestaat niet. Kies uit: 1.',
    ],
    [
      'a theme without ambitions',
      '  - { number: 1, title: Samen, short: Samen }',
      '  - { number: 1, title: Samen, short: Samen }\n  - { number: 2, title: Leeg, short: Leeg }',
      34,
      'themes[2]',
      'Geen ambitie hoort bij dit thema. Voeg een ambitie toe of haal het thema weg.',
    ],
    [
      'a number that stands there twice',
      "number: '1.2'",
      "number: '1.1'",
      53,
      'ambitions[1.1].number',
      '“1.1” staat er al. Kies een andere waarde.',
    ],
    [
      'an ambition without a criterion for secured',
      '      - id: again\n        level: secured\n        text: Er is opnieuw gekeken.\n',
      '',
      46,
      'ambitions[1.1].criteria',
      'Er is geen criterium voor geborgd. Voeg er minstens één toe met “level: secured”.',
    ],
    [
      'an ambition without a criterion for achieved',
      '        level: achieved\n        text: Er is gekeken.',
      '        level: secured\n        text: Er is gekeken.',
      46,
      'ambitions[1.1].criteria',
      'Er is geen criterium voor gereed. Voeg er minstens één toe met “level: achieved”.',
    ],
    [
      'a criterion that stands there twice',
      'id: seen',
      'id: again',
      50,
      'ambitions[1.1].criteria[again].id',
      '“again” staat er al. Kies een andere waarde.',
    ],
    [
      'an ambition that nobody carries',
      '      waterschap: Jurist\n',
      '',
      41,
      'ambitions[1.1].owner',
      'Zet erbij wie dit bij een waterschap draagt.',
    ],
    [
      'an owner where the ambition does not bind',
      '      gemeente: Secretaris',
      '      gemeente: Secretaris\n      provincie: Jurist',
      61,
      'ambitions[1.2].owner.provincie',
      'De ambitie geldt niet voor een provincie. Haal deze regel weg.',
    ],
    [
      'a kind of party named twice',
      'appliesTo: [gemeente]',
      'appliesTo: [gemeente, gemeente]',
      57,
      'ambitions[1.2].appliesTo[2]',
      '“gemeente” staat er al. Kies een andere waarde.',
    ],
  ])('%s', (_name, from, to, line, field, message) => {
    expect(problemsOf(changed(from, to))).toEqual([{ line, field, message }])
  })

  test('a number that belongs to another theme', () => {
    const two = changed(
      '  - { number: 1, title: Samen, short: Samen }',
      '  - { number: 1, title: Samen, short: Samen }\n  - { number: 2, title: Twee, short: Twee }',
    )
    expect(problemsOf(two.replace("number: '1.2'", "number: '2.2'"))).toContainEqual({
      line: 54,
      field: 'ambitions[2.2].number',
      message: 'Nummer 2.2 hoort niet bij thema 1. Pas het nummer of het thema aan.',
    })
  })

  test('a level that the covenant does not use', () => {
    const problems = problemsOf(changed('  - { state: secured, label: Geborgd, height: 1.1 }\n', ''))
    expect(problems.map(({ line }) => line)).toEqual([50, 67])
    expect(problems[0]?.message).toBe('Dit programma gebruikt de stand geborgd niet. Haal dit criterium weg of voeg de stand toe.')
  })
})

describe('a file that is hardly a programme', () => {
  test.each<[string, string, number, string]>([
    ['an empty file', '', 1, 'Het bestand is leeg. Begin met een kopie van een ander programma.'],
    ['a file of comments', '# nog niets\n', 1, 'Het bestand is leeg. Begin met een kopie van een ander programma.'],
    ['a file that says nothing', '~', 1, 'Het bestand is leeg. Begin met een kopie van een ander programma.'],
    ['a sentence', 'Hallo', 1, 'Hier horen velden te staan, zoals “title: Onze aanpak”.'],
    ['a list', '- a\n- b', 1, 'Hier horen velden te staan, zoals “title: Onze aanpak”.'],
    ['a picture', '\u0089PNG\0\0', 1, 'Dit is geen tekstbestand. Bewaar het programma als gewone tekst (UTF-8).'],
    ['a file of more than a megabyte', `# ${'x'.repeat(1_000_000)}`, 1, 'Het bestand is te groot. Een programma is hoogstens 1000 kB.'],
    ['a tab', 'title: Proef\nwater:\n\t- on: 2024-02-02', 3, 'Hier staat een tab. Spring in met spaties.'],
    [
      'a quote that does not close',
      'id: proef\ntitle: "Proef',
      2,
      'Hier mist een teken, zoals een aanhalingsteken, haakje of dubbele punt.',
    ],
    [
      'a line that stands askew',
      'id: proef\n  title: Proef\n',
      1,
      'Deze regel is niet te lezen als YAML. Let op dubbele punten, streepjes en aanhalingstekens.',
    ],
    [
      'two programmes in one file',
      'id: a\n---\nid: b',
      2,
      'Er staan meer programma’s in dit bestand. Maak er één bestand per programma van.',
    ],
    ['a list as name of a field', 'id: a\n? [b]\n: c', 2, 'De naam van een veld is één woord, zonder haakjes.'],
    ['a tag', 'id: !!python/object x', 1, 'Woorden die met een uitroepteken beginnen, kunnen hier niet. Zet er aanhalingstekens omheen.'],
    ['a reference to nothing', 'id: *weg', 1, 'Deze verwijzing met * wijst nergens heen. Schrijf de tekst gewoon uit.'],
    [
      'a field that stands there twice',
      'id: a\ntitle: b\nid: c',
      3,
      'Het veld “id” staat er twee keer. De eerste keer staat op regel 1. Haal er één weg.',
    ],
    ['a file that goes ever deeper', '['.repeat(100_000), 1, 'De inspringing gaat te diep. Een programma heeft hoogstens zes lagen.'],
    [
      'a file that goes deep and comes back',
      `a: ${'['.repeat(200)}${']'.repeat(200)}`,
      1,
      'De inspringing gaat te diep. Een programma heeft hoogstens zes lagen.',
    ],
  ])('%s gets one clear answer', (_name, text, line, message) => {
    expect(problemsOf(text)[0]).toMatchObject({ line, message })
  })

  test('references that would fill the memory are refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`),
    ].join('\n')
    expect(problemsOf(bomb)).toEqual([
      { line: 1, field: '', message: 'Er staan te veel verwijzingen met * in dit bestand. Schrijf de tekst gewoon uit.' },
    ])
  })

  test('a few references are fine, and a problem in one is found where it is written', () => {
    const shared = changed('wording: Partijen kijken samen.', 'wording: &zin Partijen kijken samen.').replace(
      'wording: Elk basisteam praat.',
      'wording: *zin',
    )
    expect(readProgramme(shared)).toHaveProperty('programme')
  })

  test('an owner that refers to itself does no harm', () => {
    expect(problemsOf(changed('    owner:\n      gemeente: Secretaris', '    owner: &x\n      gemeente: *x'))).not.toEqual([])
  })

  test('names that mean something to the machine are just unknown fields', () => {
    const problems = problemsOf(changed('region: Proefland', 'region: Proefland\n__proto__: { a: 1 }\nconstructor: x'))
    expect(problems.map(({ field }) => field)).toEqual(['__proto__', 'constructor'])
  })

  test('a hundred thousand fields are refused within seconds', { timeout: 10_000 }, () => {
    expect(problemsOf(Array.from({ length: 100_000 }, (_, at) => `a${at}:`).join('\n')).length).toBeGreaterThan(1)
  })

  test('everything that is wrong is said at once, in the order of the file', () => {
    const text = changed('title: Proef', 'title: 1')
      .replace('type: waterschap', 'type: zee')
      .replace('reviewMonths: 6', 'reviewMonths: zes')
    expect(problemsOf(text).map(({ line, field }) => `${line} ${field}`)).toEqual([
      '2 title',
      '29 parties[proefwater].type',
      '61 ambitions[1.2].reviewMonths',
    ])
  })

  test('no change to a line makes it fail: it loads, or it says what to do', { timeout: 60_000 }, () => {
    const lines = good.split('\n')
    const wild = fc.constantFrom(
      '',
      '-',
      '  - x',
      'a: [',
      '}',
      ': :',
      'null',
      '&a *a',
      '? ',
      '!!binary x',
      '"',
      '|',
      'id: {}',
      '  number: 1e999',
      '\u2028',
      '%TAG',
      '---',
      '\t',
    )
    fc.assert(
      fc.property(fc.nat({ max: lines.length - 1 }), wild, fc.boolean(), (at, line, indented) => {
        const indent = indented ? /^ */.exec(lines[at]!)![0] : ''
        const read = readProgramme(lines.toSpliced(at, 1, indent + line).join('\n'))
        if ('problems' in read) {
          expect(read.problems.length).toBeGreaterThan(0)
          for (const problem of read.problems) {
            expect(problem.line).toBeGreaterThan(0)
            expect(problem.line).toBeLessThanOrEqual(lines.length)
            expect(problem.message).toMatch(/^[A-Z“].*[.?]$/)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('the schema for editors', () => {
  test('the committed file is what the code makes', () => {
    const committed: unknown = JSON.parse(readFileSync(new URL('../../../programmes/programme.schema.json', import.meta.url), 'utf8'))
    expect(committed).toEqual(programmeSchema())
  })

  test('every programme that ships tells the editor where it is', () => {
    for (const name of ['drenthe-2024', 'oefenkust-2025'])
      expect(shipped(name)).toMatch(/^# yaml-language-server: \$schema=\.\/programme\.schema\.json\n/)
  })
})

function shipped(name: string): string {
  return readFileSync(new URL(`../../../programmes/${name}.yaml`, import.meta.url), 'utf8')
}

function changed(from: string, to: string): string {
  if (!good.includes(from)) throw new Error(`Not in the file: ${from}`)
  return good.replace(from, to)
}

function problemsOf(text: string): FileProblem[] {
  const read = readProgramme(text)
  return 'problems' in read ? read.problems : []
}
