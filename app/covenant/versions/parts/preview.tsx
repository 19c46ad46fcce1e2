import { Badge } from '../../../ui/badge.tsx'
import { Details } from '../../../ui/details.tsx'
import { Heading, Small } from '../../../ui/heading.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import type { State } from '../../programme/rules.ts'
import type { Preview as Facts, PreviewLine } from '../rules.ts'
import { texts } from '../texts.ts'

const words = texts.publish

type Words = { labels: Record<State, string>; nameOf: Record<string, string> }

/** What a version would do to every state and piece of evidence. */
export function Preview({ preview, labels, nameOf }: { preview: Facts } & Words) {
  const { before, after } = preview.totals
  const rows = (['ambitions', 'counted', 'inOrder', 'weak'] as const).map((row) => ({ row, before: before[row], after: after[row] }))
  return (
    <Stack>
      <Heading level={2}>{words.preview(preview.version, preview.from)}</Heading>
      <p>{words.nothingSaved}</p>
      <Table caption={words.totals.caption} columns={words.totals.columns.map((label, at) => ({ label, numeric: at > 0 }))}>
        <tbody>
          {rows.map((each) => (
            <tr key={each.row}>
              <RowHead>{words.totals[each.row]}</RowHead>
              <Cell numeric>{each.before}</Cell>
              <Cell numeric>{each.after}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <Table caption={words.caption} columns={words.columns.map((label) => ({ label }))} stack>
        <tbody>
          {preview.lines.map((line) => (
            <Line
              key={`${line.ambition?.number ?? ''} ${line.from.map(({ number }) => number).join()}`}
              line={line}
              labels={labels}
              nameOf={nameOf}
            />
          ))}
        </tbody>
      </Table>
    </Stack>
  )
}

function Line({ line, labels, nameOf }: { line: PreviewLine } & Words) {
  const [, happens, states, evidence] = words.columns
  const { taken, kept } = line.evidence
  const old = line.from.filter(({ number }) => number !== line.ambition?.number)
  return (
    <tr>
      <RowHead>
        {line.ambition
          ? `${line.ambition.number} ${line.ambition.title}`
          : line.from.map(({ number, title }) => `${number} ${title}`).join(', ')}
      </RowHead>
      <Cell label={happens}>
        <Badge>{texts.relations[line.relation]}</Badge>
        {line.ambition && old.length > 0 && (
          <p>{texts.version.cameFrom(old.map(({ number, title }) => `${number} ${title}`).join(', '))}</p>
        )}
        {line.reason && <Small>{texts.version.why(line.reason)}</Small>}
        {line.asked > 0 && <p>{words.asked(line.asked)}</p>}
      </Cell>
      <Cell label={states}>
        {line.types.map(({ type, before, after }) => (
          <p key={type}>{texts.statesOf(type, texts.states(before, labels), texts.states(after, labels))}</p>
        ))}
        {line.moves.length > 0 && line.relation !== 'new' && line.relation !== 'withdrawn' && (
          <Details summary={words.moves(line.moves.length)}>
            <ul>
              {line.moves.map(({ subject, from, to }) => (
                <li key={subject}>
                  {words.move(
                    nameOf[subject] ?? subject,
                    from.map((state) => labels[state]).join(' + '),
                    to === null ? words.gone : labels[to],
                  )}
                </li>
              ))}
            </ul>
          </Details>
        )}
      </Cell>
      <Cell label={evidence}>{taken + kept === 0 ? words.noEvidence : words.evidence(taken, kept)}</Cell>
    </tr>
  )
}
