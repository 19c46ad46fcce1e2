// An invented report of the real size, for the tests of the reports.
import { readFileSync } from 'node:fs'
import { readProgramme } from '../app/covenant/programme/file.ts'
import { allStates, subjectsOf, type Programme } from '../app/covenant/programme/rules.ts'
import { standingKey, type Standing, type Standings } from '../app/covenant/progress/rules.ts'
import { reportContent, type ReportContent, type ReportInput } from '../app/covenant/reports/rules.ts'
import { reportWords } from '../app/covenant/reports/texts.ts'

const read = new Map<string, Programme>()

export function exampleProgramme(file = 'drenthe-2024'): Programme {
  const known = read.get(file)
  if (known) return known
  const outcome = readProgramme(readFileSync(`programmes/${file}.yaml`, 'utf8'))
  if ('problems' in outcome) throw new Error('the programme cannot be read')
  read.set(file, outcome.programme)
  return outcome.programme
}

/** States in a fixed, irregular pattern; `seed` shifts it. */
export function exampleStandings(programme: Programme, seed = 0): Standings {
  const standings = new Map<string, Standing>()
  let count = seed
  for (const ambition of programme.ambitions) {
    for (const subject of subjectsOf(programme, ambition)) {
      count += 1
      const state = allStates[(count * (count + 3) * 5 + Math.floor(count / 3) + seed) % allStates.length] ?? 'notStarted'
      const standing: Standing = { state, since: state === 'notStarted' ? null : '2026-03-01' }
      if (state === 'lapsed') {
        const reason = (['interval', 'evidence', 'set'] as const)[(count >> 1) % 3]!
        standing.held = 'achieved'
        standing.lapse = { reason, on: '2026-09-15', ...(reason === 'evidence' && { criterion: ambition.criteria[0]!.id }) }
      }
      if (ambition.lapses === 'soft' && state === 'achieved') standing.asks = { reason: 'interval', since: '2026-08-01' }
      standings.set(standingKey(subject, ambition.number), standing)
    }
  }
  return standings
}

export function exampleInput(change: Partial<ReportInput> = {}): ReportInput {
  const programme = change.programme ?? exampleProgramme()
  return {
    practice: true,
    round: { code: '2026-H2', title: 'Halfjaarbericht december 2026', referenceOn: '2026-11-16' },
    frozenOn: '2026-11-23',
    programme,
    standings: exampleStandings(programme),
    confirmations: programme.parties.slice(2).map((party) => ({ partyId: party.id, confirmedOn: '2026-11-20' })),
    themeTexts: programme.themes.map((theme) => ({
      theme: theme.number,
      body: `Bij thema ${theme.number} is in dit halfjaar veel gedaan.\n\nOp de plekken waar het nog niet loopt, helpt de provincie.`,
    })),
    ...change,
  }
}

export function exampleReport(change: Partial<ReportInput> = {}): ReportContent {
  return reportContent(exampleInput(change), reportWords)
}
