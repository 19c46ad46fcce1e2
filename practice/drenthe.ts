import { recordDecision } from '../app/covenant/working-group/commands.server.ts'
import { addEvent, confirmEvent, installCalendar } from '../app/covenant/law/commands.server.ts'
import type { ShippedEvent } from '../app/covenant/law/file.ts'
import type { Programme } from '../app/covenant/programme/rules.ts'
import { houseVisitor } from '../app/platform/web/visitor.ts'
import type { Day } from '../app/platform/settings/day.ts'
import { spendBudget } from './budget.ts'
import { Diary, type As } from './diary.ts'
import { decisions, inventedRuling, notApplicable } from './outcome.ts'
import { discussGrowth } from './growth.ts'
import { introducePeople, type People } from './people.ts'
import { playRounds } from './rounds.ts'
import { lastDay, tellStories } from './stories.ts'
import { helpEachOther } from './together.ts'
import { texts } from './texts.ts'

export type { As } from './diary.ts'

/**
 * The practice Drenthe, from the signing in February 2024 to November 2026 or to today, whichever comes first. Made only with the
 * product's own commands, as the people who would have given them, day after day. Everything is invented, and always the same.
 */
export async function fillDrenthe(
  as: As,
  programme: Programme,
  today: Day,
  calendar: readonly ShippedEvent[],
  say: (line: string) => void,
): Promise<void> {
  const diary = new Diary()
  const people = introducePeople(diary, programme)
  decide(diary, programme, people)
  tellStories(diary, programme, people)
  spendBudget(diary, programme, people)
  playRounds(diary, programme, people)
  discussGrowth(diary, programme, people)
  keepCalendar(diary, programme, people, calendar)
  helpEachOther(diary, programme, people)

  let told = ''
  await diary.live(as, today < lastDay ? today : lastDay, (day) => {
    const half = `${day.slice(0, 4)} ${day < `${day.slice(0, 4)}-07-01` ? 1 : 2}`
    if (half === told) return
    told = half
    say(texts.halfYear(half.endsWith('1') ? 1 : 2, Number(day.slice(0, 4))))
  })
}

/** The calendar comes on the last day of the stories; what it then asks may take until February. */
const calendarSince = lastDay

function keepCalendar(diary: Diary, programme: Programme, people: People, calendar: readonly ShippedEvent[]) {
  let entered = ''
  diary.write('2026-07-02', people.secretary, async (tx, visitor) => {
    const outcome = await addEvent(tx, visitor, programme, inventedRuling)
    if ('eventId' in outcome) entered = outcome.eventId
    return outcome
  })
  // Touches one water board, which then let its three months pass.
  diary.write('2026-07-06', people.riecAdviser, (tx, visitor) => confirmEvent(tx, visitor, entered))
  const installer = (on: Day, at: string) => houseVisitor('installer', at, on)
  diary.write(calendarSince, installer, (tx, visitor) => installCalendar(tx, visitor, programme, calendar))
}

function decide(diary: Diary, programme: Programme, people: People) {
  for (const decision of decisions) {
    diary.write(decision.decidedOn, people.secretary, (tx, visitor) =>
      recordDecision(tx, visitor, programme, { ...decision, partyId: null, ambition: null }),
    )
  }
  for (const [name, { decidedOn, title, body }] of Object.entries(notApplicable)) {
    const [partyId = '', ambition = ''] = name.split(' ')
    diary.write(decidedOn, people.secretary, (tx, visitor) =>
      recordDecision(tx, visitor, programme, { kind: 'notApplicable', title, body, decidedOn, partyId, ambition }),
    )
  }
}
