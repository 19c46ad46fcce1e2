// Agreement C, for everybody: the account of the last frozen report, as far as the working group chose to publish it.
import type { Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import { themeParts, type ReportContent } from '../reports/rules.ts'

/** What may be chosen besides the counts per theme, which are always there. */
export const publicParts = ['texts', 'parties'] as const
export type PublicPart = (typeof publicParts)[number]

/** The copy that is published. No person, no evidence, no reason; parties only when that was chosen, in the order of the covenant. */
export type PublicContent = {
  practice: boolean
  region: string
  title: string
  intro: string
  round: { code: string; title: string; referenceOn: Day }
  /** `weak` counts a state of a basisteam once, like the report. */
  themes: { number: number; title: string; inOrder: number; counted: number; weak: number; text: string | null }[]
  totals: { inOrder: number; counted: number; weak: number }
  parties: { name: string; inOrder: number; counted: number }[] | null
}

export function publicContent(report: ReportContent, chosen: { parts: readonly PublicPart[]; intro: string }): PublicContent {
  const { round, programme, picture } = report
  const themeOf = new Map(report.ambitions.map((ambition) => [ambition.number, ambition.theme]))
  return {
    practice: report.practice,
    region: programme.region,
    title: programme.title,
    intro: chosen.intro,
    round: { code: round.code, title: round.title, referenceOn: round.referenceOn },
    themes: report.themes.map(({ number, title, inOrder, counted, text, parts }) => ({
      number,
      title,
      inOrder,
      counted,
      weak: report.standings.filter(
        (cell) => themeOf.get(cell.ambition) === number && (cell.state === 'notStarted' || cell.state === 'lapsed'),
      ).length,
      text:
        (chosen.parts.includes('texts') && [text, ...themeParts.map((part) => parts[part])].filter((each) => each !== '').join('\n\n')) ||
        null,
    })),
    totals: { inOrder: picture.totals.inOrder, counted: picture.totals.counted, weak: picture.totals.weak },
    parties: chosen.parts.includes('parties')
      ? picture.sections.map(({ party, inOrder, count }) => ({ name: party.name, inOrder, counted: count }))
      : null,
  }
}

export type PublishRefusal = 'nothingFrozen' | 'alreadyOff' | 'changedMeanwhile'

/** `version` is the one stored, `seen` the one the form showed; 0 while nothing was ever chosen. */
export function publish(
  wish: { isOn: boolean; seen: number },
  now: { version: number; isOn: boolean; report: ReportContent | undefined },
): { isOn: boolean; version: number } | Refused<PublishRefusal> {
  if (wish.seen !== now.version) return refuse('changedMeanwhile')
  if (wish.isOn && !now.report) return refuse('nothingFrozen')
  if (!wish.isOn && !now.isOn) return refuse('alreadyOff')
  return { isOn: wish.isOn, version: now.version + 1 }
}
