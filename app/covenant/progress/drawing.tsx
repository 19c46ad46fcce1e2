// The pictures of the dike on a page. What is drawn with many elements is built as text in drawing.ts; here is what stands around it.
import { Fragment } from 'react'
import { stateClass, StateLegend } from '../../ui/state.tsx'
import { stratumOf } from '../../ui/strata.ts'
import { Cell, RowHead, Table, TableRegion } from '../../ui/table.tsx'
import { ThemeSwatch } from '../../ui/theme-swatch.tsx'
import { applies, type Ambition, type Party, type Programme, type State } from '../programme/rules.ts'
import { drawingTexts as texts } from './drawing-texts.ts'
import {
  dikeRowSvg,
  dikeRows,
  escapeMarkup,
  groupName,
  miniSvg,
  partyGroups,
  sectionName,
  stateWord,
  weakSwatchSvg,
  type StateOf,
} from './drawing.ts'
import type { DikePicture, Section } from './rules.ts'

type PartyLink = (party: Party) => string | undefined
type AmbitionLink = (ambition: Ambition) => string | undefined

/**
 * The dike of all parties. Wide: the drawing, a link over each section, the names below. Narrow: a list of small dikes.
 * The drawing is for the eye; `ProfileTable` says the same and belongs on the same page. `labelledBy` is the id of its heading.
 */
export function DikeFigure({
  picture,
  programme,
  labelledBy,
  mine,
  hrefOf,
  headingLevel = 3,
}: {
  picture: DikePicture
  programme: Programme
  labelledBy: string
  mine?: string | undefined
  hrefOf?: PartyLink | undefined
  headingLevel?: 3 | 4
}) {
  return (
    <figure className="dw-dike" aria-labelledby={labelledBy}>
      <div className="dw-dike__wide">
        {dikeRows(picture.sections).map((row, index) => (
          <DikeRow key={index} {...{ row, picture, programme, mine, hrefOf }} />
        ))}
      </div>
      <div className="dw-dike__list">
        {partyGroups(picture.sections).map(({ type, sections }, index) => (
          <SmallDikes
            key={index}
            title={groupName(type, sections.length)}
            {...{ sections, picture, programme, mine, hrefOf, headingLevel }}
          />
        ))}
      </div>
    </figure>
  )
}

function DikeRow({
  row,
  picture,
  programme,
  mine,
  hrefOf,
}: {
  row: Section[]
  picture: DikePicture
  programme: Programme
  mine: string | undefined
  hrefOf: PartyLink | undefined
}) {
  return (
    <>
      <div className="dw-dike__stage">
        <Drawn markup={dikeRowSvg(row, picture, programme)} />
        <ul className="dw-dike__links" aria-label={texts.sections}>
          {row.map((section) => {
            const href = hrefOf?.(section.party)
            const name = <span className="dw-vh">{sectionName(section)}</span>
            return <li key={section.party.id}>{href === undefined ? name : <a href={href}>{name}</a>}</li>
          })}
        </ul>
      </div>
      <table className="dw-dike__names" aria-hidden="true">
        <tbody>
          <tr>
            {row.map(({ party }) => (
              <td key={party.id} className={party.id === mine ? 'is-mine' : undefined}>
                <b className="dw-dike__by-hand">
                  {party.labelLines.map((line, index) => (
                    <Fragment key={index}>
                      {index > 0 && <br />}
                      {line}
                    </Fragment>
                  ))}
                </b>
                <b className="dw-dike__upright">{party.name}</b>
              </td>
            ))}
          </tr>
          <tr>
            {row.map(({ party, inOrder, count }) => (
              <td key={party.id} className="dw-dike__count">
                {`${inOrder}/${count}`}
              </td>
            ))}
          </tr>
          <tr>
            {partyGroups(row).map(({ type, sections }, index) => (
              <td key={index} colSpan={sections.length} className="dw-dike__group">
                <span>{sections.length === 1 ? texts.partyTypes[type].short : groupName(type, sections.length)}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  )
}

function SmallDikes({
  title,
  sections,
  picture,
  programme,
  mine,
  hrefOf,
  headingLevel,
}: {
  title: string
  sections: Section[]
  picture: DikePicture
  programme: Programme
  mine: string | undefined
  hrefOf: PartyLink | undefined
  headingLevel: 3 | 4
}) {
  const Tag = `h${headingLevel}` as const
  return (
    <>
      <Tag>{title}</Tag>
      <ul className="dw-list">
        {sections.map((section) => {
          const { party } = section
          const href = hrefOf?.(party)
          return (
            <li key={party.id} className={party.id === mine ? 'is-mine' : undefined}>
              <div className="dw-dike__row">
                {href === undefined ? <b>{party.name}</b> : <a href={href}>{party.name}</a>}
                <span className="dw-small">{texts.standing(section.inOrder, section.count, section.weak.length)}</span>
              </div>
              <Drawn markup={miniSvg(section, picture, programme)} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Markup of our own drawing functions, which escape every name that goes into it. */
function Drawn({ markup }: { markup: string }) {
  return <div dangerouslySetInnerHTML={{ __html: markup }} />
}

/** One party as a small dike, for a card or a list. */
export function MiniDike({ section, picture, programme }: { section: Section; picture: DikePicture; programme: Programme }) {
  return <Drawn markup={miniSvg(section, picture, programme)} />
}

export function DikeLegend({ programme }: { programme: Programme }) {
  return (
    <ul className="dw-legend" aria-label={texts.legend.name}>
      {programme.themes
        .map((theme, index) => (
          <li key={theme.number}>
            <ThemeSwatch position={index + 1} />
            {`${theme.number} ${theme.short}`}
          </li>
        ))
        .toReversed()}
      <li>
        <Drawn markup={weakSwatchSvg('hole')} />
        {texts.legend.hole(stateWord(programme, 'notStarted'))}
      </li>
      <li>
        <Drawn markup={weakSwatchSvg('crack')} />
        {texts.legend.crack(stateWord(programme, 'lapsed'))}
      </li>
      <li>
        <svg width="30" height="18" viewBox="0 0 30 18" aria-hidden="true" focusable="false">
          <path className="wline" d="M0 5h30" />
          <rect className="wbody" y="7" width="30" height="11" />
        </svg>
        {texts.legend.water}
      </li>
    </ul>
  )
}

/** Every number of the picture in words. */
export function ProfileTable({
  picture,
  programme,
  hrefOf,
}: {
  picture: DikePicture
  programme: Programme
  hrefOf?: PartyLink | undefined
}) {
  const columns = [
    { label: texts.table.party },
    ...programme.themes.map((theme) => ({ label: `${theme.number} ${theme.short}`, numeric: true })),
    { label: texts.table.together, numeric: true },
    { label: texts.table.weak },
  ]
  const weakWords = { hole: stateWord(programme, 'notStarted'), crack: stateWord(programme, 'lapsed') }
  return (
    <Table caption={texts.table.caption(picture.day)} columns={columns} dense tall stack>
      <tbody>
        {picture.sections.map(({ party, layers, inOrder, count, weak }) => {
          const href = hrefOf?.(party)
          return (
            <tr key={party.id}>
              <RowHead>{href === undefined ? party.name : <a href={href}>{party.name}</a>}</RowHead>
              {layers.map((layer, index) => (
                <Cell key={layer.theme} label={columns[index + 1]?.label} numeric>
                  {layer.count === 0 ? texts.table.nothingAgreed : texts.partOf(layer.inOrder, layer.count)}
                </Cell>
              ))}
              <Cell label={texts.table.together} numeric>
                <b>{texts.partOf(inOrder, count)}</b>
              </Cell>
              <Cell label={texts.table.weak}>
                {weak.length === 0 ? texts.table.none : weak.map(({ ambition, kind }) => `${ambition} ${weakWords[kind]}`).join(', ')}
              </Cell>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/**
 * All ambitions of all parties: a tile per cell, its word heard. Links stand in the heads only, so that the keyboard passes 45 stops and not 500.
 * Built as text: a region has some five hundred cells, a country ten thousand.
 */
export function Matrix({
  programme,
  stateOf,
  ambitions = programme.ambitions,
  parties = programme.parties,
  mine,
  hrefOfParty,
  hrefOfAmbition,
}: {
  programme: Programme
  stateOf: StateOf
  ambitions?: Ambition[]
  parties?: Party[]
  mine?: string | undefined
  hrefOfParty?: PartyLink | undefined
  hrefOfAmbition?: AmbitionLink | undefined
}) {
  const themes = programme.themes
    .map((theme, index) => ({ theme, position: index + 1, ambitions: ambitions.filter((ambition) => ambition.theme === theme.number) }))
    .filter((group) => group.ambitions.length > 0)
  const columns = themes.flatMap((group, groupIndex) =>
    group.ambitions.map((ambition, index) => ({ ambition, first: groupIndex > 0 && index === 0 })),
  )
  const words = Object.fromEntries(Object.entries(programme.stateLabels).map(([state, label]) => [state, escapeMarkup(label)]))
  const link = (href: string | undefined, text: string) => (href === undefined ? text : `<a href="${escapeMarkup(href)}">${text}</a>`)

  const themeHeads = themes.map(({ theme, position, ambitions: own }, index) => {
    const tooNarrow = own.length <= 3 && theme.short.length > 8
    const shown = tooNarrow ? `${theme.short.slice(0, 4)}.` : theme.short
    const words = tooNarrow
      ? `<span aria-hidden="true">${escapeMarkup(shown)}</span><span class="dw-vh">${escapeMarkup(theme.short)}</span>`
      : `<span>${escapeMarkup(shown)}</span>`
    return `<th scope="colgroup" colspan="${own.length}" class="dw-matrix__theme dw-stratum-${stratumOf(position)}${index > 0 ? ' is-first' : ''}">${words}</th>`
  })
  const ambitionHeads = columns.map(({ ambition, first }) => {
    const title = escapeMarkup(ambition.title)
    const text = `${escapeMarkup(ambition.number)}<span class="dw-vh"> ${title}</span>`
    return `<th scope="col" title="${title}"${first ? ' class="is-first"' : ''}>${link(hrefOfAmbition?.(ambition), text)}</th>`
  })
  const rows = parties.map((party) => {
    const cells = columns.map(({ ambition, first }) => {
      const state: State = applies(ambition, party) ? stateOf(party, ambition) : 'notApplicable'
      return `<td class="${stateClass[state]}${first ? ' is-first' : ''}"><span class="dw-vh">${words[state]}</span></td>`
    })
    const head = `<th scope="row">${link(hrefOfParty?.(party), escapeMarkup(party.name))}</th>`
    return `<tr${party.id === mine ? ' class="is-mine"' : ''}>${head}${cells.join('')}</tr>`
  })
  const markup =
    `<caption class="dw-vh">${texts.matrix.caption}</caption>` +
    `<thead><tr><th scope="col" rowspan="2"><span class="dw-vh">${texts.matrix.party}</span></th>${themeHeads.join('')}</tr><tr>${ambitionHeads.join('')}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody>`
  return (
    <TableRegion label={texts.matrix.region} plain>
      <table className="dw-matrix" dangerouslySetInnerHTML={{ __html: markup }} />
    </TableRegion>
  )
}

/** What the signs of the states mean, for the states this covenant uses. */
export function StatesLegend({ programme }: { programme: Programme }) {
  return (
    <StateLegend label={texts.states} items={programme.states.map((state) => ({ kind: state, label: programme.stateLabels[state] }))} />
  )
}

/** One party's own dike from crown to foot: a row per theme, a block per ambition that applies. */
export function CrossSection({
  programme,
  party,
  stateOf,
  hrefOf,
}: {
  programme: Programme
  party: Party
  stateOf: StateOf
  hrefOf: (ambition: Ambition) => string
}) {
  const layers = programme.themes.map((theme, index) => ({
    theme,
    position: index + 1,
    blocks: programme.ambitions
      .filter((ambition) => ambition.theme === theme.number && applies(ambition, party))
      .map((ambition) => ({ ambition, state: stateOf(party, ambition) }))
      .filter(({ state }) => state !== 'notApplicable'),
  }))
  return (
    <ol className="dw-cross" aria-label={texts.cross}>
      {layers
        .filter((layer) => layer.blocks.length > 0)
        .toReversed()
        .map(({ theme, position, blocks }) => (
          <li key={theme.number}>
            <span className="dw-cross__theme">
              <ThemeSwatch position={position} />
              {`${theme.number} ${theme.title}`}
            </span>
            <ul>
              {blocks.map(({ ambition, state }) => (
                <li key={ambition.number}>
                  <a className={`dw-block ${stateClass[state]}`} href={hrefOf(ambition)} title={ambition.title}>
                    <span>{ambition.number}</span>
                    <span className="dw-vh">{`${ambition.title}: ${programme.stateLabels[state]}`}</span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  )
}

/** Weak first, then from secured to not started: a topic, never parties. */
const stripOrder: State[] = ['lapsed', 'secured', 'achieved', 'implementing', 'preparing', 'notStarted']

/** How many parties stand in each state of one ambition, a tile for each. The first of each kind says how many there are. */
export function TopicStrip({ programme, counts }: { programme: Programme; counts: Partial<Record<State, number>> }) {
  return (
    <ul className="dw-strip" aria-label={texts.strip}>
      {stripOrder.flatMap((state) =>
        Array.from({ length: counts[state] ?? 0 }, (_, index) => (
          <li key={`${state}-${index}`} className={`dw-tile ${stateClass[state]}`} aria-hidden={index > 0 ? 'true' : undefined}>
            {index === 0 && <span className="dw-vh">{texts.times(counts[state] ?? 0, stateWord(programme, state))}</span>}
          </li>
        )),
      )}
    </ul>
  )
}

export type TimeStep = { href: string; lines: string[]; current?: boolean; frozen?: boolean }

/** Moments to look at, oldest first; a diamond is a frozen reference date. */
export function TimeSteps({ steps }: { steps: TimeStep[] }) {
  return (
    <nav aria-label={texts.moments}>
      <ol className="dw-time">
        {steps.map(({ href, lines, current, frozen }) => (
          <li key={href} className={frozen ? 'is-frozen' : undefined}>
            <a href={href} aria-current={current ? 'true' : undefined}>
              <span>
                {lines.map((line, index) => (
                  <span key={index} className="dw-time__line">
                    {line}
                  </span>
                ))}
                {frozen && <span className="dw-vh">{`, ${texts.frozen}`}</span>}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
