import { Heading, Small } from '../../../ui/heading.tsx'
import { Card, Row } from '../../../ui/layout.tsx'
import { Cell, RowHead, Table } from '../../../ui/table.tsx'
import { ThemeSwatch } from '../../../ui/theme-swatch.tsx'
import { stratumOf } from '../../../ui/strata.ts'
import type { PublicContent } from '../rules.ts'
import { texts } from '../texts.ts'

const words = texts.page

/** What everybody reads, and what the secretary sees before it is published. `level` is that of its headings. */
export function PublicBody({ content, level }: { content: PublicContent; level: 2 | 3 }) {
  const { round, themes, parties } = content
  const told = themes.filter((theme) => theme.text !== null)
  return (
    <>
      <Card labelledBy="themas">
        <Heading level={level} id="themas">
          {words.themes}
        </Heading>
        <ul className="dw-public-themes" aria-hidden="true">
          {themes.map((theme, index) => (
            <li key={theme.number}>
              <Row>
                <ThemeSwatch position={index + 1} />
                <span>{theme.title}</span>
              </Row>
              <Bar position={index + 1} {...theme} />
            </li>
          ))}
        </ul>
        <Small>{words.legend}</Small>
        <Table
          caption={words.caption(round.referenceOn)}
          columns={[{ label: words.columns.theme }, { label: words.columns.inOrder }, { label: words.columns.weak, numeric: true }]}
          stack
        >
          <tbody>
            {themes.map((theme) => (
              <tr key={theme.number}>
                <RowHead>{`${theme.number} ${theme.title}`}</RowHead>
                <Cell label={words.columns.inOrder}>{words.partOf(theme.inOrder, theme.counted)}</Cell>
                <Cell label={words.columns.weak} numeric>
                  {theme.weak}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      {told.length > 0 && (
        <Card labelledBy="teksten">
          <Heading level={level} id="teksten">
            {words.texts}
          </Heading>
          {told.map((theme) => (
            <section key={theme.number}>
              <Heading level={level === 2 ? 3 : 4}>{`${theme.number} ${theme.title}`}</Heading>
              {(theme.text ?? '').split(/\n{2,}/).map((paragraph, index) => (
                <p key={index}>{paragraph}</p>
              ))}
            </section>
          ))}
        </Card>
      )}
      {parties && (
        <Card labelledBy="partijen">
          <Heading level={level} id="partijen">
            {words.parties}
          </Heading>
          <Table
            caption={words.partiesCaption(round.referenceOn)}
            columns={[{ label: words.columns.party }, { label: words.columns.inOrder }]}
            stack
          >
            <tbody>
              {parties.map((party) => (
                <tr key={party.name}>
                  <RowHead>{party.name}</RowHead>
                  <Cell label={words.columns.inOrder}>{words.partOf(party.inOrder, party.counted)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      <Small>{[words.source(round.title, round.referenceOn), content.practice ? words.practice : ''].join(' ').trim()}</Small>
    </>
  )
}

const bar = { width: 800, height: 30, edge: 2, mostHoles: 40 }

/** A layer as long as its share, with the texture it has in the dike, in an outline of the whole; what is weak stays visible as holes. */
function Bar({ position, inOrder, counted, weak }: { position: number; inOrder: number; counted: number; weak: number }) {
  const stratum = stratumOf(position)
  const whole = bar.width - 2 * bar.edge
  const share = (count: number) => (counted === 0 ? 0 : Math.round((count / counted) * whole))
  const inside = { x: bar.edge, y: bar.edge, width: share(inOrder), height: bar.height - 2 * bar.edge }
  const holes = Math.min(weak, bar.mostHoles)
  const start = bar.width - bar.edge - Math.max(share(weak), holes * 11)
  return (
    <svg className="dw-public-bar" viewBox={`0 0 ${bar.width} ${bar.height}`} focusable="false">
      <rect className={`s${stratum}`} {...inside} />
      <rect fill={`url(#d-t${stratum})`} {...inside} />
      <rect className="baseline" {...inside} width={whole} />
      {Array.from({ length: holes }, (_, index) => (
        <ellipse
          key={index}
          className="hole"
          cx={Math.round(start + ((bar.width - bar.edge - start) * (index + 0.5)) / holes)}
          cy={bar.height / 2}
          rx={4.5}
          ry={6}
        />
      ))}
    </svg>
  )
}
