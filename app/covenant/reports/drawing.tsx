// The frozen report on a page, drawn from what was frozen and from nothing else.
import type { ReactNode } from 'react'
import { Card } from '../../ui/layout.tsx'
import { Heading, Lead, Small } from '../../ui/heading.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Cell, RowHead, Table } from '../../ui/table.tsx'
import { formatDay } from '../../platform/settings/day.ts'
import { subjectOf, type Ambition, type Party } from '../programme/rules.ts'
import { Matrix, ProfileTable, StatesLegend } from '../progress/drawing.tsx'
import { standingKey } from '../progress/rules.ts'
import { BudgetBar } from '../budget/drawing.tsx'
import { themeParts } from './conversation.ts'
import { changesOf, programmeOf, subjectName, themeChangesOf, weakSpotsOf, type ReportContent } from './rules.ts'
import { holderName, restOf, texts, weakWords } from './texts.ts'

type Level = 2 | 3

/**
 * The whole report, headings and all: `level` is the place of its title in the page. `dikeFigure` is the picture, which a page draws with
 * links and a file without; its heading has the id 'report-dike'.
 */
export function ReportArticle({ content, dikeFigure, level = 1 }: { content: ReportContent; dikeFigure: ReactNode; level?: 1 | 2 }) {
  const part: Level = level === 1 ? 2 : 3
  const { round, programme, picture } = content
  const covenant = programmeOf(content)
  const awaited = content.parties.filter((party) => party.confirmedOn === null).length
  return (
    <article className="dw-stack" aria-labelledby="report-title">
      {content.practice && (
        <p>
          <strong>{texts.practiceBand}</strong>
        </p>
      )}
      <div className="dw-board">
        <header>
          <Small>{texts.kicker(programme.title)}</Small>
          <Heading level={level} look={1} id="report-title">
            {round.title}
          </Heading>
          <Lead>{`${texts.referenceOn(round.referenceOn)}. ${texts.frozenOn(round.frozenOn)}.`}</Lead>
        </header>
        <Card labelledBy="report-key-lines">
          <Heading level={part} look={2} id="report-key-lines">
            {texts.keyLines}
          </Heading>
          <ol>
            {content.keyLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <Small>{texts.awaited(awaited)}</Small>
        </Card>
        <Card labelledBy="report-dike">
          <Heading level={part} look={2} id="report-dike">
            {texts.dike(round.referenceOn)}
          </Heading>
          {dikeFigure}
          {content.pictureLines.length > 0 && (
            <>
              <Heading level={part === 2 ? 3 : 4} look={3}>
                {texts.pictureHeading}
              </Heading>
              <p>{content.pictureLines.join(' ')}</p>
            </>
          )}
          <Small>{texts.dikeNote}</Small>
        </Card>
        <Card labelledBy="report-decisions">
          <Heading level={part} look={2} id="report-decisions">
            {texts.decisions}
          </Heading>
          {content.decisions.length === 0 ? (
            <p>{texts.noDecisions}</p>
          ) : (
            <ol>
              {content.decisions.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
          {content.budget && (
            <>
              <Heading level={part === 2 ? 3 : 4} look={3}>
                {texts.money}
              </Heading>
              <BudgetBar picture={content.budget} />
            </>
          )}
        </Card>
      </div>
      <PerTheme content={content} part={part} />
      <Rest content={content} part={part} />
      <Money content={content} part={part} />
      <Numbers content={content} part={part} />
      <Card labelledBy="report-matrix">
        <Heading level={part} look={2} id="report-matrix">
          {texts.matrix}
        </Heading>
        <p>{texts.matrixNote}</p>
        {texts.shared(content.ambitions) && <p>{texts.shared(content.ambitions)}</p>}
        <Matrix programme={covenant} stateOf={stateOf(content)} />
        <StatesLegend programme={covenant} />
      </Card>
      <WeakSpots content={content} part={part} />
      <Confirmations content={content} part={part} />
      <Card labelledBy="report-profile">
        <Heading level={part} look={2} id="report-profile">
          {texts.profile}
        </Heading>
        <p>{texts.profileNote}</p>
        <ProfileTable picture={picture} programme={covenant} />
      </Card>
      <Card labelledBy="report-colophon">
        <Heading level={part} look={2} id="report-colophon">
          {texts.colophon}
        </Heading>
        <DescriptionList
          items={[
            { term: texts.round, value: round.code },
            { term: texts.version, value: round.version },
            { term: texts.referenceDay, value: formatDay(round.referenceOn) },
            { term: texts.frozenDay, value: formatDay(round.frozenOn) },
          ]}
        />
      </Card>
    </article>
  )
}

function stateOf(content: ReportContent) {
  const states = new Map(content.standings.map((cell) => [standingKey(cell.subject, cell.ambition), cell.state]))
  return (party: Party, ambition: Ambition) => states.get(standingKey(subjectOf(ambition, party), ambition.number)) ?? 'notStarted'
}

function PerTheme({ content, part }: { content: ReportContent; part: Level }) {
  const changes = changesOf(content)
  return (
    <Card labelledBy="report-themes">
      <Heading level={part} look={2} id="report-themes">
        {texts.perTheme}
      </Heading>
      {changes && <p>{texts.changes(changes)}</p>}
      {content.themes.map((theme) => (
        <section key={theme.number} aria-labelledby={`report-theme-${theme.number}`}>
          <Heading level={part === 2 ? 3 : 4} look={3} id={`report-theme-${theme.number}`}>
            {`${theme.number} ${theme.title}`}
          </Heading>
          <p>
            <strong>{texts.themeInOrder(theme.inOrder, theme.counted)}</strong>
          </p>
          <ThemeSince content={content} theme={theme.number} />
          {(theme.text !== '' || themeParts.every((each) => theme.parts[each] === '')) &&
            paragraphsOf(theme.text).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
          {themeParts
            .filter((each) => theme.parts[each] !== '')
            .map((each) => (
              <p key={each}>
                <strong>{`${texts.parts[each]}: `}</strong>
                {theme.parts[each]}
              </p>
            ))}
        </section>
      ))}
    </Card>
  )
}

function ThemeSince({ content, theme }: { content: ReportContent; theme: number }) {
  const since = themeChangesOf(content, theme)
  return since && content.previous ? <p>{texts.themeSince(since, content.previous.referenceOn)}</p> : null
}

/** Examples, law, growth, own choices and planning; left out where there is nothing. */
function Rest({ content, part }: { content: ReportContent; part: Level }) {
  return (
    <>
      {content.examples.length > 0 && (
        <Card labelledBy="report-examples">
          <Heading level={part} look={2} id="report-examples">
            {texts.examples}
          </Heading>
          {content.examples.map((each) => (
            <section key={each.party + each.ambition}>
              <Heading level={part === 2 ? 3 : 4} look={3}>
                {texts.example(each.party, each.ambition)}
              </Heading>
              {paragraphsOf(each.body).map((paragraph, index) => (
                <p key={index}>{paragraph}</p>
              ))}
            </section>
          ))}
        </Card>
      )}
      {restOf(content).map(({ heading, text, rows }, at) => (
        <Card key={heading} labelledBy={`report-rest-${at}`}>
          <Heading level={part} look={2} id={`report-rest-${at}`}>
            {heading}
          </Heading>
          {text !== '' && paragraphsOf(text).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
          {rows.length > 0 && (
            <ul>
              {rows.map((row) => (
                <li key={row.on + row.title}>
                  <strong>{`${formatDay(row.on)}, ${row.title}: `}</strong>
                  {row.words}
                </li>
              ))}
            </ul>
          )}
        </Card>
      ))}
    </>
  )
}

function Money({ content, part }: { content: ReportContent; part: Level }) {
  const { budget, previous } = content
  if (!budget) return null
  const nameOf = (id: string | null) => (id === null ? texts.allParties : subjectName(content, id))
  const themes = budget.themes.map((row) => ({
    ...row,
    name: `${row.theme} ${content.themes.find((theme) => theme.number === row.theme)?.title ?? ''}`,
  }))
  const parties = budget.parties.map((row) => ({ ...row, name: nameOf(row.partyId) }))
  return (
    <Card labelledBy="report-budget">
      <Heading level={part} look={2} id="report-budget">
        {texts.budget}
      </Heading>
      <p>{budget.about}</p>
      <p>{texts.moneyLine(budget)}</p>
      {previous && previous.paid !== null && <p>{texts.paidSince(previous.referenceOn, budget.amounts.paid - previous.paid)}</p>}
      {[
        { caption: texts.budgetTheme, rows: themes },
        { caption: texts.budgetParty, rows: parties },
      ].map(({ caption, rows }) => (
        <Table
          key={caption}
          caption={caption}
          dense
          columns={[
            { label: texts.what },
            { label: texts.amounts.allocated, numeric: true },
            { label: texts.amounts.committed, numeric: true },
            { label: texts.amounts.paid, numeric: true },
          ]}
        >
          <tbody>
            {[...rows, { ...budget.amounts, name: texts.together }].map((row) => (
              <tr key={row.name}>
                <RowHead>{row.name}</RowHead>
                <Cell numeric nowrap>
                  {texts.cents(row.allocated)}
                </Cell>
                <Cell numeric nowrap>
                  {texts.cents(row.committed)}
                </Cell>
                <Cell numeric nowrap>
                  {texts.cents(row.paid)}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      ))}
    </Card>
  )
}

function Numbers({ content, part }: { content: ReportContent; part: Level }) {
  if (content.figures.length === 0) return null
  return (
    <Card labelledBy="report-figures">
      <Heading level={part} look={2} id="report-figures">
        {texts.figures}
      </Heading>
      <p>{texts.figuresNote}</p>
      <Table
        caption={texts.figuresTable}
        hideCaption
        dense
        columns={[
          { label: texts.figure },
          { label: texts.figureBefore, numeric: true },
          { label: texts.figureNow, numeric: true },
          { label: texts.figureRead },
        ]}
      >
        <tbody>
          {content.figures.map((each) => (
            <tr key={each.name}>
              <RowHead>{each.name}</RowHead>
              <Cell numeric>{each.isNew ? texts.nothing : texts.told(each.before)}</Cell>
              <Cell numeric>{texts.told(each.count)}</Cell>
              <Cell>{each.note}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function paragraphsOf(text: string): string[] {
  return text === '' ? [texts.noThemeText] : text.split('\n').filter((line) => line !== '')
}

function WeakSpots({ content, part }: { content: ReportContent; part: Level }) {
  const topics = weakSpotsOf(content)
  const asking = content.standings.flatMap((cell) => {
    const ambition = content.ambitions.find((each) => each.number === cell.ambition)
    return cell.asks && ambition ? [{ cell, ambition, words: cell.asks.words }] : []
  })
  return (
    <>
      <Card labelledBy="report-weak">
        <Heading level={part} look={2} id="report-weak">
          {texts.weakSpots}
        </Heading>
        {topics.length === 0 && <p>{texts.noWeakSpots}</p>}
        {topics.map(({ ambition, spots }) => (
          <section key={ambition.number} aria-labelledby={`report-weak-${ambition.number}`}>
            <Heading level={part === 2 ? 3 : 4} look={3} id={`report-weak-${ambition.number}`}>
              {`${ambition.number} ${ambition.title}`}
            </Heading>
            <ul>
              {spots.map((spot) => (
                <li key={spot.subject}>
                  <strong>{`${holderName(content, ambition, spot.subject)}: `}</strong>
                  {weakWords(spot)}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Card>
      {asking.length > 0 && (
        <Card labelledBy="report-asks">
          <Heading level={part} look={2} id="report-asks">
            {texts.asks}
          </Heading>
          <p>{texts.asksNote}</p>
          <ul>
            {asking.map(({ cell, ambition, words }) => (
              <li key={`${cell.subject} ${cell.ambition}`}>
                <strong>{`${ambition.number} ${holderName(content, ambition, cell.subject)}: `}</strong>
                {words}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Confirmations({ content, part }: { content: ReportContent; part: Level }) {
  return (
    <Card labelledBy="report-confirmations">
      <Heading level={part} look={2} id="report-confirmations">
        {texts.confirmations}
      </Heading>
      <Table caption={texts.confirmationsCaption} hideCaption columns={[{ label: texts.party }, { label: texts.confirmed }]} dense>
        <tbody>
          {content.parties.map((party) => (
            <tr key={party.id}>
              <RowHead>{party.fullName}</RowHead>
              <Cell>{texts.confirmation(party.confirmedOn, party.changedSince)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
