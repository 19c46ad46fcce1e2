import { href } from 'react-router'
import { Heading, Small } from '../../../ui/heading.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { MarkedList } from '../../../ui/marked-list.tsx'
import { StateTile } from '../../../ui/state.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { LinedList } from '../../../ui/task-list.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import type { Programme } from '../../programme/rules.ts'
import { TopicStrip } from '../drawing.tsx'
import { texts } from '../texts.ts'
import type { findAnswersView, OthersView } from './ambition-view.server.ts'

/** How the others stand, in the order of the covenant, and what they share. Help, never a ranking. */
export function Others({ programme, others, title }: { programme: Programme; others: OthersView; title: string }) {
  const { counts, rows, shared } = others
  const inOrder = (counts.achieved ?? 0) + (counts.secured ?? 0)
  const weak = (counts.notStarted ?? 0) + (counts.lapsed ?? 0)
  return (
    <Card labelledBy="others">
      <Heading level={2} id="others">
        {title}
      </Heading>
      <Stack>
        <div>
          <p>
            {texts.others.inOrder(inOrder, others.subjects)} {texts.others.weak(weak)}
          </p>
          <TopicStrip programme={programme} counts={counts} />
        </div>
        {rows ? (
          <div>
            <MarkedList
              items={rows.map((row) => ({
                id: row.id,
                mark: <StateTile kind={row.state} />,
                title: row.name,
                children: (
                  <>
                    {row.label}
                    {row.since && `, ${texts.others.since(row.since)}`}
                    {row.why && <p>{row.why}</p>}
                  </>
                ),
              }))}
            />
          </div>
        ) : (
          <Small>{texts.others.unnamed}</Small>
        )}
        <div>
          <Heading level={3}>{texts.others.shared}</Heading>
          {shared.length === 0 ? (
            <Small>{texts.others.noShared}</Small>
          ) : (
            <LinedList>
              {shared.map((item) => (
                <li key={item.id}>
                  <a href={href('/bewijs/:evidenceId', { evidenceId: item.id })}>{item.title}</a>
                  <div className="dw-small">{`${item.party}, ${texts.lower(texts.evidence.kinds[item.kind].label)} ${texts.evidence.dated(item.datedOn)}`}</div>
                </li>
              ))}
            </LinedList>
          )}
        </div>
      </Stack>
    </Card>
  )
}

function Unanswered() {
  return (
    <>
      <span aria-hidden="true">{texts.criteria.dash}</span>
      <VisuallyHidden>{texts.criteria.unanswered}</VisuallyHidden>
    </>
  )
}

type Answers = NonNullable<Awaited<ReturnType<typeof findAnswersView>>>

/** What every party answered, for the secretary and the RIEC adviser. */
export function AnswersOfAll({ answers, heading }: { answers: Answers; heading: string }) {
  return (
    <Card labelledBy="answers">
      <Heading level={2} id="answers">
        {texts.others.criteriaTitle}
      </Heading>
      <Small>{texts.others.criteriaHint}</Small>
      <ol>
        {answers.criteria.map((criterion) => (
          <li key={criterion.id}>{`${criterion.text} (${texts.lower(texts.criteria.levels[criterion.level])})`}</li>
        ))}
      </ol>
      <Table
        caption={texts.others.criteriaCaption(heading)}
        dense
        columns={[{ label: texts.others.party }, ...answers.criteria.map((_, index) => ({ label: String(index + 1) }))]}
      >
        <tbody>
          {answers.rows.map((row) => (
            <tr key={row.id}>
              <RowHead>{row.name}</RowHead>
              {row.answers.map((answer, index) => (
                <Cell key={index}>{answer === null ? <Unanswered /> : answer ? texts.criteria.yes : texts.criteria.no}</Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
