import { data } from 'react-router'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, installationContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { programmeContext, versionsContext } from '../../programme/request-context.ts'
import { applies, findParty, programmeOn, subjectOf } from '../../programme/rules.ts'
import { askedDay, csvAnswer } from '../parts/csv-answer.server.ts'
import { countEvidence, findOwnFacts, listCards, listOutlooks, ownStandings } from '../queries.server.ts'
import { answersOn, standingKey } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Route } from './+types/own-csv'

/** The ambitions of one's own party. States and answers are those of the day; owner, date and road ahead those of now. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const { day, remark } = askedDay(request, context.get(programmeContext), visitor)
  const programme = programmeOn(context.get(versionsContext), day)
  const party = findParty(programme, visitor.partyId ?? '')
  if (!party) throw data(null, { status: 404 })
  const own = await read(context.get(databaseContext), visitor, async (tx) => ({
    facts: await findOwnFacts(tx, visitor, programme),
    cards: await listCards(tx, visitor, programme),
    outlooks: await listOutlooks(tx, visitor, programme),
    evidence: await countEvidence(tx, visitor, programme),
  }))
  const standings = ownStandings(programme, own.facts, day)
  const words = texts.csv
  const rows = programme.ambitions
    .filter((ambition) => applies(ambition, party))
    .map((ambition) => {
      const standing = standings.get(standingKey(subjectOf(ambition, party), ambition.number))
      const card = own.cards.find((each) => each.ambition === ambition.number)
      const outlook = own.outlooks.get(ambition.number)
      const given = answersOn(
        own.facts.answers.filter((answer) => answer.ambition === ambition.number),
        day,
      )
      const ends = [standing?.reviewOn, standing?.proofUntil].filter((end) => end !== undefined).sort()
      return [
        ambition.theme,
        ambition.number,
        ambition.title,
        programme.stateLabels[standing?.state ?? 'notStarted'],
        standing?.since ?? '',
        ends[0] ?? '',
        ambition.criteria.filter((criterion) => given.get(criterion.id)).length,
        ambition.criteria.length,
        own.evidence.get(ambition.number) ?? 0,
        card?.owner ?? ambition.owner[party.type] ?? '',
        card?.nextOn ?? '',
        outlook ? texts.form.outlooks[outlook.outlook].label : '',
      ]
    })
  return csvAnswer(
    [
      [
        words.theme,
        words.number,
        words.ambition,
        words.state,
        words.since,
        words.until,
        words.criteriaYes,
        words.criteria,
        words.evidence,
        words.owner,
        words.nextOn,
        words.outlook,
      ],
      ...rows,
    ],
    { mode: context.get(installationContext).mode, title: words.own(party.fullName, day), remarks: [remark], name: words.names.own, day },
  )
}
