import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../platform/settings/day.ts'
import { readCalendar } from '../law/file.ts'
import { lawCalls, type LawEvent } from '../law/rules.ts'
import { readProgramme } from '../programme/file.ts'
import { applies, partyTypes, subjectOf, type Party, type Programme } from '../programme/rules.ts'
import { standingOn, type StateChange } from './rules.ts'

const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error('unreadable')
const parties = partyTypes.map((type): Party => ({
  id: type,
  code: type,
  name: type,
  fullName: type,
  type,
  labelLines: [type],
  ...(type === 'gemeente' && { basisteam: 'team' }),
}))
const programme: Programme = { ...outcome.programme, parties, basisteams: [{ id: 'team', name: 'team' }] }

/** The whole shipped calendar; what was confirmed is taken as confirmed beforehand, so that it counts from its own day. */
const events = readCalendar(readFileSync('programmes/legal-calendar.yaml', 'utf8')).map(({ confirmed, ...event }): LawEvent => ({
  ...event,
  replaces: null,
  reason: null,
  enteredBy: null,
  enteredOn: '2020-01-01',
  status: confirmed ? 'confirmed' : 'to_confirm',
  answeredOn: confirmed ? '2020-01-01' : null,
  answerReason: null,
}))
const calls = lawCalls(events, programme)

/** Lives through the years: secured on the first of January 2020, and put right four weeks after each time that it sank. */
function walk(party: Party): string[] {
  const lines: { on: Day; line: string }[] = []
  for (const real of programme.ambitions.filter((each) => applies(each, party))) {
    // Nothing but the law: the interval is another story.
    const ambition = { ...real, reviewMonths: 1200 }
    const subject = subjectOf(ambition, party)
    const own = calls.filter((call) => call.subject === subject && call.ambition === ambition.number)
    const secured = (holdsOn: Day, seq: number): StateChange => ({
      id: String(seq),
      seq,
      subject,
      ambition: ambition.number,
      kind: seq === 0 ? 'set' : 'reconfirm',
      state: 'secured',
      holdsOn,
      needsConfirmation: true,
      confirmed: true,
    })
    const changes = [secured('2020-01-01', 0)]
    let asked = ''
    for (let day = '2020-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      const { lapse, asks } = standingOn(changes, [], ambition, day, own)
      if (asks && !asks.lapsesOn && asked !== asks.id) {
        lines.push({ on: day, line: `${day}  ${ambition.number.padEnd(4)} asks   ${asks.id}` })
        asked = asks.id ?? ''
      }
      if (lapse?.on !== day) continue
      lines.push({ on: day, line: `${day}  ${ambition.number.padEnd(4)} sinks  ${lapse.id}` })
      changes.push(secured(addDays(day, 28), changes.length))
    }
  }
  return lines.sort((one, other) => (one.line < other.line ? -1 : 1)).map(({ line }) => line)
}

test('from 2020 to 2027 a gemeente sinks by the law on these days', () => {
  expect(walk(parties[0]!).join('\n')).toMatchInlineSnapshot(`
    "2020-11-01  3.2  sinks  bibob-eerste-tranche
    2020-11-01  3.3  sinks  bibob-eerste-tranche
    2021-07-01  3.1  asks   alcoholwet
    2021-07-01  3.2  asks   alcoholwet
    2021-07-01  3.3  asks   alcoholwet
    2022-05-02  3.6  sinks  damocles-evenredig
    2022-08-25  3.1  sinks  levensgedrag
    2022-10-01  3.5  asks   bibob-tweede-tranche
    2022-10-01  4.5  sinks  vog-politiegegevens
    2022-11-30  3.6  sinks  damocles-onbepaald
    2023-01-01  3.2  sinks  bibob-tweede-tranche
    2023-01-01  3.3  sinks  bibob-tweede-tranche
    2023-04-01  4.2  sinks  integriteit-2023
    2023-04-01  4.3  sinks  integriteit-2023
    2023-08-01  4.5  sinks  vog-politiegegevens-functies
    2024-04-01  3.1  sinks  omgevingswet
    2024-04-01  3.2  sinks  omgevingswet
    2024-04-01  3.3  sinks  omgevingswet
    2025-03-01  1.4  asks   wgs
    2025-04-01  1.2  sinks  rechtmatige-zorg
    2025-04-01  2.2  sinks  rechtmatige-zorg
    2025-06-01  2.3  sinks  wgs
    2025-07-01  3.6  asks   opiumwet-lijst-ia
    2026-06-18  1.1  sinks  raadsverkiezing-2026
    2026-06-18  4.1  sinks  raadsverkiezing-2026
    2026-06-18  4.2  sinks  raadsverkiezing-2026
    2026-06-18  4.3  sinks  raadsverkiezing-2026"
  `)
})

test('a waterschap on these', () => {
  expect(walk(parties[1]!).join('\n')).toMatchInlineSnapshot(`
    "2020-11-01  3.2  sinks  bibob-eerste-tranche
    2022-10-01  3.5  asks   bibob-tweede-tranche
    2022-10-01  4.5  sinks  vog-politiegegevens
    2023-01-01  3.2  sinks  bibob-tweede-tranche
    2023-01-01  3.4  sinks  bibob-tweede-tranche
    2023-04-01  4.2  sinks  integriteit-2023
    2023-04-01  4.3  sinks  integriteit-2023
    2024-04-01  3.2  sinks  omgevingswet
    2024-04-01  3.4  sinks  omgevingswet
    2025-03-01  1.4  asks   wgs
    2025-06-01  2.2  sinks  wgs
    2027-03-17  1.1  asks   verkiezingen-2027
    2027-03-17  4.1  asks   verkiezingen-2027
    2027-03-17  4.2  asks   verkiezingen-2027
    2027-03-17  4.3  asks   verkiezingen-2027"
  `)
})

test('and a provincie on these', () => {
  expect(walk(parties[2]!).join('\n')).toMatchInlineSnapshot(`
    "2020-11-01  3.2  sinks  bibob-eerste-tranche
    2022-10-01  3.5  asks   bibob-tweede-tranche
    2022-10-01  4.5  sinks  vog-politiegegevens
    2023-01-01  3.2  sinks  bibob-tweede-tranche
    2023-01-01  3.4  sinks  bibob-tweede-tranche
    2023-04-01  4.2  sinks  integriteit-2023
    2023-04-01  4.3  sinks  integriteit-2023
    2024-04-01  3.2  sinks  omgevingswet
    2024-04-01  3.4  sinks  omgevingswet
    2025-03-01  1.4  asks   wgs
    2025-06-01  2.2  sinks  wgs
    2027-03-17  1.1  asks   verkiezingen-2027
    2027-03-17  4.1  asks   verkiezingen-2027
    2027-03-17  4.2  asks   verkiezingen-2027
    2027-03-17  4.3  asks   verkiezingen-2027"
  `)
})
