import type { Programme } from '../../covenant/programme/rules.ts'
import type { Round } from '../../covenant/reports/rules.ts'
import type { Day } from '../../platform/settings/day.ts'
import { dayFromQuery, type DayProblem } from '../../platform/web/day-query.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { addressOf } from '../forms.ts'
import { askedSide, type AskedSide, type SideName } from '../sides.ts'

export const sidesPath = '/dijkbeeld/kanten'

/** The day to compare with: asked, or the last reference day before the day that is looked at, or the signing. */
export function withDay(
  url: URL,
  programme: Programme,
  day: Day,
  today: Day,
  rounds: readonly Pick<Round, 'referenceOn'>[],
): { day: Day; problem?: DayProblem } {
  const asked = url.searchParams.get('met')
  if (asked) {
    const query = new URL(url)
    query.searchParams.set('op', asked)
    return dayFromQuery(query, { signedOn: programme.signedOn, today })
  }
  const before = rounds.map((round) => round.referenceOn).filter((on) => on < day)
  return { day: before.toSorted().at(-1) ?? programme.signedOn }
}

export function sideFrom(url: URL, programme: Programme, visitor: Visitor): AskedSide {
  return askedSide(url.searchParams, programme, visitor.partyId ?? undefined)
}

/** A link to a view carries the day, the party and the theme, so that whoever opens it sees the same. */
export function sideAddress(
  path: string,
  asked: AskedSide,
  days: { op: Day | undefined; met: Day | undefined },
  side: SideName = asked.side,
): string {
  return addressOf(path, {
    kijk: side,
    op: days.op,
    met: side === 'vergelijk' ? days.met : undefined,
    thema: asked.theme === undefined ? undefined : String(asked.theme),
    ambitie: side === 'kaart' || side === 'ambitie' ? asked.ambition : undefined,
    partij: side === 'partij' ? asked.party : undefined,
    soort: side === 'matrix' ? asked.type : undefined,
    stand: side === 'matrix' ? asked.state : undefined,
    toon: side === 'matrix' && asked.onlyWeak ? 'zwak' : undefined,
  })
}
