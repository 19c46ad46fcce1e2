import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleInput, exampleProgramme, exampleReport, exampleStandings } from '../../../test/example-report.ts'
import { subjectsOf, type State } from '../programme/rules.ts'
import { standingKey, type Standing } from '../progress/rules.ts'
import { abbreviationsOf, changesOf, matrixOf, programmeOf, reportContent, weakSpotsOf, type KeyFacts } from './rules.ts'
import { reportWords } from './texts.ts'

const programme = exampleProgramme()
describe('what a report says', () => {
  const content = exampleReport()

  test('every party stands in it by name, in the order of the covenant, without a score of its own', () => {
    expect(content.parties.map((party) => party.id)).toEqual(programme.parties.map((party) => party.id))
    expect(Object.keys(content.parties[0]!)).toEqual(['id', 'name', 'fullName', 'type', 'basisteam', 'confirmedOn', 'changedSince'])
  })

  test('it holds 410 states, each of a basisteam once, and they add up to the totals', () => {
    expect(content.standings).toHaveLength(410)
    expect(content.standings.filter((cell) => cell.ambition === '1.3').map((cell) => cell.subject)).toHaveLength(3)
    const sum = (of: 'inOrder' | 'counted') => content.themes.reduce((total, theme) => total + theme[of], 0)
    expect({ inOrder: sum('inOrder'), counted: sum('counted') }).toEqual({
      inOrder: content.picture.totals.inOrder,
      counted: content.picture.totals.counted,
    })
    const weak = weakSpotsOf(content).reduce((total, { spots }) => total + spots.length, 0)
    expect(weak).toBe(content.picture.totals.weak)
  })

  test('a state of a basisteam stands in the row of each of its gemeenten', () => {
    const { ambitions, rows } = matrixOf(content, 1)
    const column = ambitions.findIndex((ambition) => ambition.number === '1.3')
    const subjects = rows.map((row) => row.cells[column]?.subject)
    expect(new Set(subjects.slice(0, 12)).size).toBe(3)
    expect(subjects.slice(12)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  test('a party that did not confirm appears as last known, and marked so', () => {
    expect(content.parties.filter((party) => party.confirmedOn === null).map((party) => party.name)).toEqual(['Aa en Hunze', 'Assen'])
  })

  test('the reason why a state lapsed stands in it in words', () => {
    const one = (standing: Standing, reasons?: Map<string, string>) => {
      const standings = new Map([[standingKey('emmen', '3.2'), standing]])
      const report = exampleReport({ standings, ...(reasons && { reasons }) })
      return report.standings.find((cell) => cell.subject === 'emmen' && cell.ambition === '3.2')?.lapse
    }
    const on = '2026-09-15'
    const criterion = programme.ambitions.find((ambition) => ambition.number === '3.2')!.criteria[0]!
    expect(one({ state: 'lapsed', since: on, held: 'secured', lapse: { reason: 'interval', on } })).toEqual({
      reason: 'interval',
      on,
      held: 'secured',
      words: 'Langer dan 24 maanden niet opnieuw bekeken, sinds 15 september 2026.',
    })
    expect(one({ state: 'lapsed', since: on, held: 'achieved', lapse: { reason: 'evidence', on, criterion: criterion.id } })?.words).toBe(
      `Het bewijs bij ‘${criterion.text.replace(/\.$/, '')}’ geldt niet meer sinds 15 september 2026.`,
    )
    const said = new Map([[standingKey('emmen', '3.2'), 'De wet is\u0000 veranderd.']])
    expect(one({ state: 'lapsed', since: on, lapse: { reason: 'set', on } }, said)?.words).toBe(
      'De partij vroeg zelf om herijken op 15 september 2026: De wet is veranderd.',
    )
  })

  test('the term may have passed without any state lapsing by it', () => {
    const all = (state: State) =>
      new Map(
        programme.ambitions.flatMap((ambition) =>
          subjectsOf(programme, ambition).map((subject) => [standingKey(subject, ambition.number), { state, since: '2025-01-01' }]),
        ),
      )
    const report = exampleReport({ standings: all('achieved') })
    expect(report.programme.termPassed).toBe(true)
    expect(report.picture.totals).toMatchObject({ inOrder: 410, weak: 0, withoutWeak: 17 })
  })

  test('it tells what changed since the report before, and nothing of a report about another covenant', () => {
    const previous = exampleReport({
      standings: exampleStandings(programme, 3),
      round: { code: '2026-H1', title: 'Juni', referenceOn: '2026-05-16' },
    })
    const next = exampleReport({ previous })
    expect(next.previous).toMatchObject({ code: '2026-H1', title: 'Juni', referenceOn: '2026-05-16', totals: previous.picture.totals })
    expect(changesOf(next)!.up + changesOf(next)!.down).toBeGreaterThan(0)
    expect(exampleReport({ previous: next, standings: exampleStandings(programme) }).previous?.changes).toEqual([])
    const coast = exampleProgramme('oefenkust-2025')
    expect(exampleReport({ programme: coast, standings: exampleStandings(coast), previous }).previous).toBeNull()
  })

  test('the covenant as it was can be drawn from it', () => {
    const was = programmeOf(content)
    expect(was.parties).toEqual(programme.parties)
    expect(was.ambitions.map((ambition) => ambition.number)).toEqual(programme.ambitions.map((ambition) => ambition.number))
    expect(was.heights).toEqual(programme.heights)
  })

  test('what was frozen does not change with what it was made of', () => {
    const input = exampleInput()
    const before = JSON.stringify(reportContent(input, reportWords))
    expect(JSON.stringify(reportContent(exampleInput(), reportWords))).toBe(before)
  })
})

describe('the message in five lines', () => {
  const facts: KeyFacts = {
    inOrder: 326,
    counted: 410,
    previous: { title: 'Juni', referenceOn: '2026-05-16', inOrder: 315, counted: 410 },
    term: { endsOn: '2026-02-02', passed: true },
    parties: 17,
    withoutWeak: 7,
    weak: 20,
    holes: 6,
    cracks: 14,
    topics: [{ number: '3.6', title: 'Actueel Damoclesbeleid', weak: 6, inOrder: 6, measuredPer: 'party' }],
  }
  const lines = (change: Partial<KeyFacts>) => reportWords.keyLines({ ...facts, ...change })

  test('an ordinary half year', () => {
    expect(lines({})).toEqual([
      '326 van de 410 afspraken zijn op orde. Op 16 mei 2026 waren dat er 315.',
      'De afgesproken termijn is voorbij: die liep tot en met 2 februari 2026. De afspraken blijven gelden.',
      'Zeven van de 17 partijen hebben geen zwakke plek. Samen zijn er nog 20 zwakke plekken: zes gaten en 14 scheuren.',
      'Het zwakste onderwerp is 3.6 Actueel Damoclesbeleid: een zwakke plek bij zes partijen.',
      'Hulp is welkom: 14 afspraken vragen om herijken en zes afspraken wachten op een begin. Bij 3.6 kunnen zes partijen helpen: daar is het op orde.',
    ])
  })

  test('the first report, within the term', () => {
    const [first, second] = lines({ previous: null, term: { endsOn: '2026-02-02', passed: false } })
    expect([first, second]).toEqual([
      '326 van de 410 afspraken zijn op orde. Dit is het eerste bericht.',
      'De afgesproken termijn loopt nog tot en met 2 februari 2026.',
    ])
  })

  test('one of everything is said in the singular', () => {
    const topics = [{ number: '1.3', title: 'Vast punt', weak: 1, inOrder: 1, measuredPer: 'basisteam' as const }]
    expect(lines({ inOrder: 1, withoutWeak: 1, weak: 1, holes: 1, cracks: 0, topics })).toEqual([
      '1 van de 410 afspraken is op orde. Op 16 mei 2026 waren dat er 315.',
      'De afgesproken termijn is voorbij: die liep tot en met 2 februari 2026. De afspraken blijven gelden.',
      'Eén van de 17 partijen heeft geen zwakke plek. Samen is er nog één zwakke plek: één gat.',
      'Het zwakste onderwerp is 1.3 Vast punt: een zwakke plek bij één basisteam.',
      'Hulp is welkom: één afspraak wacht op een begin. Bij 1.3 kan één basisteam helpen: daar is het op orde.',
    ])
  })

  test('nothing weak at all', () => {
    expect(lines({ withoutWeak: 17, weak: 0, holes: 0, cracks: 0, topics: [] }).slice(2)).toEqual([
      'Geen enkele partij heeft een zwakke plek.',
      'Er is geen onderwerp met een zwakke plek. Nu gaat het om onderhoud.',
      'Er is nu geen hulp nodig om een zwakke plek te herstellen.',
    ])
  })

  test('whatever the states are, it is five lines that name no party', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (seed) => {
        const report = exampleReport({ standings: exampleStandings(programme, seed) })
        expect(report.keyLines).toHaveLength(5)
        expect(report.parties.filter((party) => report.keyLines.some((line) => line.includes(party.name)))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

describe('letters for the states', () => {
  test('come from the words of the covenant and differ', () => {
    const letters = (file: string) => {
      const { stateLabels, states } = exampleProgramme(file)
      return [...abbreviationsOf(stateLabels, states).values()]
    }
    expect(letters('drenthe-2024')).toEqual(['NG', 'IV', 'IU', 'Ger', 'Geb', 'HN', 'NVT'])
    expect(new Set(letters('oefenkust-2025')).size).toBe(letters('oefenkust-2025').length)
  })
})
