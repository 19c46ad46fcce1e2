import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readProgramme } from '../programme/file.ts'
import { recordDecision, whoSeesWhom, type NewDecision } from './rules.ts'

const today = '2026-11-23'
const outcome = readProgramme(readFileSync('programmes/drenthe-2024.yaml', 'utf8'))
if ('problems' in outcome) throw new Error(outcome.problems[0]?.message)
const { programme } = outcome

const byName: NewDecision = {
  kind: 'byName',
  title: 'Bij naam',
  body: 'Wij zien elkaar.',
  decidedOn: '2024-03-14',
  partyId: null,
  ambition: null,
}
const notApplicable: NewDecision = { ...byName, kind: 'notApplicable', partyId: 'coevorden', ambition: '3.6' }

describe('what the working group decides', () => {
  test.each([
    ['today', { ...byName, decidedOn: today }],
    ['on the day of the signing', { ...byName, decidedOn: '2024-02-02' }],
    ['that one ambition does not bind one party', notApplicable],
  ])('%s is written down as it is', (_name, decision) => {
    expect(recordDecision(decision, programme, today)).toEqual(decision)
  })

  test.each([
    ['tomorrow', { ...byName, decidedOn: '2026-11-24' }, 'dayInFuture'],
    ['before there was a covenant', { ...byName, decidedOn: '2024-02-01' }, 'dayBeforeSigning'],
    ['about a party, without saying that something does not apply', { ...byName, partyId: 'coevorden' }, 'onlyNotApplicable'],
    ['about an ambition, without saying that it does not apply', { ...byName, kind: 'other', ambition: '3.6' }, 'onlyNotApplicable'],
    ['that something does not apply to nobody', { ...notApplicable, partyId: null }, 'partyMissing'],
    ['that something does not apply to a supporter', { ...notApplicable, partyId: 'rud-drenthe' }, 'partyMissing'],
    ['that nothing does not apply', { ...notApplicable, ambition: null }, 'ambitionMissing'],
    ['about an ambition that does not exist', { ...notApplicable, ambition: '9.9' }, 'ambitionMissing'],
    ['about an ambition that never bound this party', { ...notApplicable, ambition: '3.4' }, 'doesNotApply'],
    ['about an ambition of a whole basisteam', { ...notApplicable, ambition: '1.3' }, 'perBasisteam'],
  ] as const)('%s is refused', (_name, decision, refused) => {
    expect(recordDecision(decision, programme, today)).toEqual({ refused })
  })

  test('the same decision is not written down twice, a new one on another day is', () => {
    expect(recordDecision(byName, programme, today, [byName])).toEqual({ refused: 'alreadyRecorded' })
    expect(recordDecision({ ...byName, decidedOn: today }, programme, today, [byName])).toMatchObject({ decidedOn: today })
  })

  test('the newest choice between names and region counts', () => {
    const regionOnly = { ...byName, kind: 'regionOnly' as const }
    expect(whoSeesWhom([notApplicable])).toBeUndefined()
    expect(whoSeesWhom([notApplicable, regionOnly, byName])).toBe(regionOnly)
    expect(whoSeesWhom([byName, regionOnly])).toBe(byName)
  })
})
