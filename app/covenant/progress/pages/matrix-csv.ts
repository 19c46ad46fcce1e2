import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { applies, findParty, programmeOn, subjectOf, type Ambition, type Party } from '../../programme/rules.ts'
import { askedDay, csvAnswer } from '../parts/csv-answer.server.ts'
import { findRegion } from '../queries.server.ts'
import { standingKey, type Standings } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/matrix-csv'

/** A row per ambition: the state of every party, or until parties see each other by name how many stand where. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { day, remark } = askedDay(request, context.get(programmeContext), visitor)
  const whole = programmeOn(context.get(versionsContext), day)
  const region = await read(context.get(databaseContext), visitor, (tx) => findRegion(tx, whole, day))
  const { programme } = region
  const words = texts.csv
  const stateOf = (standings: Standings, ambition: Ambition, party: Party) =>
    applies(ambition, party)
      ? programme.stateLabels[standings.get(standingKey(subjectOf(ambition, party), ambition.number))?.state ?? 'notStarted']
      : words.notAsked
  const about = (ambition: Ambition) => [ambition.theme, ambition.number, ambition.title]
  const head = [words.theme, words.number, words.ambition]

  const ownParty = findParty(programme, visitor.partyId ?? '')
  const rows =
    region.kind === 'named'
      ? [
          [...head, ...programme.parties.map((party) => party.name)],
          ...programme.ambitions.map((ambition) => [
            ...about(ambition),
            ...programme.parties.map((party) => stateOf(region.standings, ambition, party)),
          ]),
        ]
      : [
          [
            ...head,
            words.subjects,
            ...programme.states.map((state) => programme.stateLabels[state]),
            ...(ownParty ? [words.ownState] : []),
          ],
          ...region.counts.map((count) => {
            const ambition = programme.ambitions.find((each) => each.number === count.ambition)!
            return [
              ...about(ambition),
              count.subjects,
              ...programme.states.map((state) => count.states[state]),
              ...(ownParty ? [stateOf(region.own, ambition, ownParty)] : []),
            ]
          }),
        ]
  return csvAnswer(rows, {
    mode: context.get(installationContext).mode,
    title: words.asOf(programme.region, day),
    remarks: [remark, region.kind === 'named' ? undefined : words.unnamed],
    name: words.names.matrix,
    day,
  })
}
