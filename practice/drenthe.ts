import { recordDecision } from '../app/covenant/working-group/commands.server.ts'
import type { Programme } from '../app/covenant/programme/rules.ts'
import type { Day } from '../app/platform/settings/day.ts'
import { Diary, type As } from './diary.ts'
import { decisions, notApplicable } from './outcome.ts'
import { discussGrowth } from './growth.ts'
import { introducePeople, type People } from './people.ts'
import { playRounds } from './rounds.ts'
import { lastDay, tellStories } from './stories.ts'
import { texts } from './texts.ts'

export type { As } from './diary.ts'

/**
 * The practice Drenthe, from the signing in February 2024 to November 2026 or to today, whichever comes first. Made only with the
 * product's own commands, as the people who would have given them, day after day. Everything is invented, and always the same.
 */
export async function fillDrenthe(as: As, programme: Programme, today: Day, say: (line: string) => void): Promise<void> {
  const diary = new Diary()
  const people = introducePeople(diary, programme)
  decide(diary, programme, people)
  tellStories(diary, programme, people)
  playRounds(diary, programme, people)
  discussGrowth(diary, programme, people)

  let told = ''
  await diary.live(as, today < lastDay ? today : lastDay, (day) => {
    const half = `${day.slice(0, 4)} ${day < `${day.slice(0, 4)}-07-01` ? 1 : 2}`
    if (half === told) return
    told = half
    say(texts.halfYear(half.endsWith('1') ? 1 : 2, Number(day.slice(0, 4))))
  })
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
