import type { ReactNode } from 'react'
import { read } from '../../../platform/database/party.server.ts'
import { databaseContext, visitorContext } from '../../../platform/identity/request-context.ts'
import { addMonths } from '../../../platform/settings/day.ts'
import { LinkAction } from '../../../ui/button.tsx'
import { Heading, Lead } from '../../../ui/heading.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Breadcrumb } from '../../../ui/link-sets.tsx'
import { listEntries } from '../../budget/queries.server.ts'
import { budgetOn } from '../../budget/rules.ts'
import { listOffices } from '../../parties/queries.server.ts'
import { programmeContext } from '../../programme/request-context.ts'
import { findAmbition } from '../../programme/rules.ts'
import { findRegion } from '../../progress/queries.server.ts'
import { dikePicture } from '../../progress/rules.ts'
import { texts } from '../page-texts.ts'
import { findReport, listRounds } from '../queries.server.ts'
import { texts as reportTexts } from '../texts.ts'
import type { Route } from './+types/questions'

const words = texts.questions
const mostTopics = 5

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext)
  const programme = context.get(programmeContext)
  const { today } = visitor
  return read(context.get(databaseContext), visitor, async (tx) => {
    const region = await findRegion(tx, programme, today)
    const rounds = await listRounds(tx)
    const frozen = rounds.find((round) => round.status === 'frozen')
    const report = frozen && (await findReport(tx, frozen.code))
    const nextYear = addMonths(today, 12)
    const standings = region.kind === 'named' ? [...region.standings.values()] : []
    const ends = standings.map(({ reviewOn, proofUntil }) => [reviewOn, proofUntil].filter((day) => day !== undefined).toSorted()[0])
    const holders = new Set(
      (await listOffices(tx))
        .filter((each) => each.function === 'portfolioHolder' && each.fromOn <= today && (each.untilOn ?? today) >= today)
        .map((each) => each.partyId),
    )
    const totals = region.kind === 'named' ? dikePicture(programme, region.standings, today).totals : region.totals
    return {
      today,
      totals,
      topics: region.counts
        .map(({ ambition, states }) => ({
          topic: `${ambition} ${findAmbition(programme, ambition)?.title ?? ''}`,
          weak: states.notStarted + states.lapsed,
          help: states.achieved + states.secured,
        }))
        .filter((topic) => topic.weak > 0)
        .toSorted((one, other) => other.weak - one.weak)
        .slice(0, mostTopics),
      last: report
        ? {
            code: frozen.code,
            title: report.content.round.title,
            referenceOn: report.content.round.referenceOn,
            inOrder: report.content.picture.totals.inOrder,
            decisions: report.content.decisions,
            keyLines: report.content.keyLines,
          }
        : null,
      open: rounds.find((round) => round.status === 'open') ?? null,
      budget: budgetOn(programme, await listEntries(tx), today),
      states: {
        secured: region.counts.reduce((sum, count) => sum + count.states.secured, 0),
        achieved: region.counts.reduce((sum, count) => sum + count.states.achieved, 0),
      },
      soon: region.kind === 'named' ? { count: ends.filter((day) => day !== undefined && day <= nextYear).length, nextYear } : null,
      holders: { known: programme.parties.filter((party) => holders.has(party.id)).length, all: programme.parties.length },
      ownParty: visitor.partyId,
    }
  })
}

export default function Questions({ loaderData }: Route.ComponentProps) {
  const { today, totals, topics, last, open, budget, states, soon, holders, ownParty } = loaderData
  return (
    <>
      <title>{texts.pageTitle(words.title)}</title>
      <Breadcrumb label={texts.crumbs} items={[{ href: '/halfjaarbericht', label: texts.list.title }, { label: words.title }]} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead(today)}</Lead>
      <Stack>
        <Question id="done" title={words.done.q}>
          <p>
            {totals.inOrder === totals.counted ? words.done.all(totals.counted) : words.done.a(totals.inOrder, totals.counted)}{' '}
            {totals.weak > 0 && words.done.weak(totals.weak)}
          </p>
          <LinkAction href="/dijkbeeld" arrow>
            {words.done.link}
          </LinkAction>
        </Question>
        <Question id="needs" title={words.needs.q}>
          {topics.length === 0 ? (
            <p>{words.needs.none}</p>
          ) : (
            <>
              <p>{words.needs.a}</p>
              <ul>
                {topics.map((each) => (
                  <li key={each.topic}>{words.needs.topic(each.topic, each.weak, each.help)}</li>
                ))}
              </ul>
            </>
          )}
        </Question>
        <Question id="changed" title={words.changed.q}>
          {last ? (
            <>
              <p>{words.changed.a(last.title, last.referenceOn, last.inOrder, totals.inOrder)}</p>
              <LinkAction href={`/halfjaarbericht/${last.code}`} arrow>
                {words.changed.link}
              </LinkAction>
            </>
          ) : (
            <p>{words.changed.none}</p>
          )}
        </Question>
        <Question id="costs" title={words.costs.q}>
          <p>{budget ? reportTexts.moneyLine(budget) : words.costs.none}</p>
          <LinkAction href="/budget" arrow>
            {words.costs.link}
          </LinkAction>
        </Question>
        <Question id="decide" title={words.decide.q}>
          {last && last.decisions.length > 0 ? (
            <>
              <p>{words.decide.a(last.title)}</p>
              <ol>
                {last.decisions.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
            </>
          ) : (
            <p>{words.decide.none}</p>
          )}
          {open && (
            <p>
              {words.decide.open}{' '}
              <a className="nl-link" href={`/halfjaarbericht/${open.code}`}>
                {open.title}
              </a>
            </p>
          )}
        </Question>
        <Question id="tell" title={words.tell.q}>
          {last ? (
            <>
              <p>{words.tell.a}</p>
              <ol>
                {last.keyLines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
              {ownParty && (
                <p>
                  <LinkAction href={`/halfjaarbericht/${last.code}/partij/${ownParty}`} arrow>
                    {words.tell.own}
                  </LinkAction>
                </p>
              )}
              <LinkAction href={`/halfjaarbericht/${last.code}/bericht/txt`} download>
                {words.tell.all}
              </LinkAction>
            </>
          ) : (
            <p>{words.tell.none}</p>
          )}
        </Question>
        <Question id="lasts" title={words.lasts.q}>
          <p>{words.lasts.a(states.secured, states.achieved)}</p>
          {soon && <p>{words.lasts.soon(soon.count, soon.nextYear)}</p>}
          <p>{words.lasts.offices(holders.known, holders.all)}</p>
        </Question>
      </Stack>
    </>
  )
}

function Question({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Card labelledBy={id}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      {children}
    </Card>
  )
}
