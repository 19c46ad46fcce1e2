// The dike as text: pure functions of numbers, without a screen, so that a page, a PDF and a file draw the same picture.
import { paintByClass, paintsFromDefs, strataDefs, stratumOf, type Paint } from '../../ui/strata.ts'
import type { Ambition, Party, PartyType, Programme, State } from '../programme/rules.ts'
import { drawingTexts as texts } from './drawing-texts.ts'
import type { DikePicture, Section, Weak } from './rules.ts'

/** How one ambition stands at one party; what does not apply to it is never asked. */
export type StateOf = (party: Party, ambition: Ambition) => State

const width = 1200
const height = 352
const base = 344
/** Room for the staff on the left, and a margin on the right. dike.css knows the same two. */
const left = 76
const right = 8
const field = width - left - right
/** How high the highest state may reach; the rest of the sky holds the words about the water. */
const reach = 291.5
/** A theme that was agreed on never disappears from the picture. */
const thinnest = 0.04
const smallestHole = 5
const largestHole = 9.5
/** More parties than this do not fit side by side, and the dike goes on below. */
const widest = 18

const round = (value: number) => String(Math.round(value * 10) / 10)

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** The word for a state inside a sentence. */
export function stateWord(programme: Programme, state: State): string {
  return programme.stateLabels[state].toLowerCase()
}

export function sectionName(section: Section): string {
  return texts.section(section.party.name, section.inOrder, section.count, section.weak.length)
}

/** The parties in rows that fit side by side: one row for a region, more for a country. */
export function dikeRows(sections: Section[]): Section[][] {
  const rows = Math.ceil(sections.length / widest)
  const perRow = Math.ceil(sections.length / Math.max(rows, 1))
  return Array.from({ length: rows }, (_, row) => sections.slice(row * perRow, (row + 1) * perRow))
}

/** Neighbours of the same type, in the order of the covenant. */
export function partyGroups(sections: Section[]): { type: PartyType; sections: Section[] }[] {
  const groups: { type: PartyType; sections: Section[] }[] = []
  for (const section of sections) {
    const last = groups.at(-1)
    if (last?.type === section.party.type) last.sections.push(section)
    else groups.push({ type: section.party.type, sections: [section] })
  }
  return groups
}

export function groupName(type: PartyType, parties: number): string {
  return parties === 1 ? texts.partyTypes[type].one : texts.partyTypes[type].many
}

/** Drawn height of a state that is worth 1, such that the highest state of this covenant still fits. */
function unitOf(programme: Programme, room: number): number {
  return room / Math.max(1.1, ...Object.values(programme.heights))
}

/**
 * How thick each layer of a section is drawn. The layers weigh the same, and a theme in which nothing applies has no layer,
 * so that the top of the drawing is the height of the section.
 */
function thicknesses(section: Section, unit: number): number[] {
  const layers = section.layers.filter((layer) => layer.count > 0).length
  return section.layers.map((layer) => (layer.count === 0 ? 0 : (Math.max(layer.height, thinnest) * unit) / layers))
}

/** A hole is an open place, a crack runs from top to bottom and gets thinner. */
function weakSpot(kind: Weak['kind'], x: number, y: number, size: number, paint: Paint): string {
  if (kind === 'hole') return `<ellipse${paint('hole')} cx="${round(x)}" cy="${round(y)}" rx="${round(size)}" ry="${round(size * 0.84)}"/>`
  const at = (i: number, j: number) => `${round(x + size * i * 1.25)} ${round(y + size * j * 1.2)}`
  const points = [
    at(-0.5, -1.15),
    at(0.05, -0.5),
    at(-0.55, 0.05),
    at(0.02, 0.5),
    at(-0.2, 1.2),
    at(0.6, 0.42),
    at(0.1, 0.02),
    at(0.75, -0.45),
  ]
  return `<path${paint('crack')} d="M${points.join('L')}L${at(0.4, -1.15)}Z"/>`
}

function waterLabel(picture: DikePicture, programme: Programme): string {
  if (picture.waterLevel <= 0) return texts.waterAtStart
  if (picture.waterLevel < 1) return texts.waterRising(picture.waterLevel)
  return texts.waterFull(programme.water.find((point) => point.level >= 1)?.on)
}

/** One row of the dike, without its frame. */
function drawRow(row: Section[], picture: DikePicture, programme: Programme, paint: Paint): string {
  const unit = unitOf(programme, reach)
  const span = field / row.length
  const pad = Math.min(7, span * 0.107)
  const start = (index: number) => left + index * span
  const edge = { from: left - 2, to: width - right + 2 }
  const themes = programme.themes.length

  // boundaries[k] is the top of layer k in every section; boundary 0 is the foot.
  const layers = row.map((section) => thicknesses(section, unit))
  const boundaries: number[][] = [row.map(() => 0)]
  for (let k = 0; k < themes; k += 1) boundaries.push(row.map((_, index) => boundaries[k]![index]! + (layers[index]![k] ?? 0)))

  // A level stretch per section, straight lines between neighbours.
  const line = (k: number, backwards = false) => {
    const points: [number, number][] = row.flatMap((_, index): [number, number][] => {
      const y = base - boundaries[k]![index]!
      return [
        [start(index) + pad, y],
        [start(index) + span - pad, y],
      ]
    })
    const all: [number, number][] = [[edge.from, points[0]![1]], ...points, [edge.to, points.at(-1)![1]]]
    if (backwards) all.reverse()
    return all.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')
  }
  const across = `x="${edge.from}" width="${edge.to - edge.from}"`

  let svg = `<rect${paint('sky')} ${across} y="0" height="${base}"/>`
  const water = base - unit * picture.waterLevel
  if (picture.waterLevel > 0) {
    const body = `${across} y="${round(water)}" height="${round(base - water)}"`
    svg += `<rect${paint('wbody')} ${body}/><rect${paint('waves')} ${body}/>`
  }
  for (let k = 0; k < themes; k += 1) {
    const shape = `M${line(k)}L${line(k + 1, true)}Z`
    const stratum = stratumOf(k + 1)
    svg += `<path${paint(`s${stratum}`)} d="${shape}"/><path${paint(`t${stratum}`)} d="${shape}"/>`
  }
  for (let k = 1; k < themes; k += 1) svg += `<path${paint('edge')} d="M${line(k)}"/>`
  svg += `<path${paint('crown')} d="M${line(themes)}"/>`
  if (picture.waterLevel > 0) svg += `<path${paint('wline')} d="M${edge.from} ${round(water)}H${edge.to}"/>`

  row.forEach((section, index) => {
    const usable = span - 2 * pad
    section.layers.forEach(({ weak }, k) => {
      const thick = layers[index]![k] ?? 0
      const y = base - boundaries[k]![index]! - thick / 2
      const size = Math.max(smallestHole, Math.min(largestHole, thick / 2.6, usable / weak.length / 2.2))
      weak.forEach(({ kind }, j) => {
        svg += weakSpot(kind, start(index) + pad + (usable * (j + 1)) / (weak.length + 1), y, size, paint)
      })
    })
  })

  let before = 0
  for (const group of partyGroups(row).slice(0, -1)) {
    before += group.sections.length
    svg += `<path${paint('border')} d="M${round(start(before))} 4V${base}"/>`
  }
  svg += `<path${paint('baseline')} d="M${edge.from} ${base}H${edge.to}"/>`
  return svg + drawStaff(programme, unit, paint) + drawWaterLabel(picture, programme, water, paint)
}

/** What a height means, on the left. */
function drawStaff(programme: Programme, unit: number, paint: Paint): string {
  const top = Math.max(1.1, ...Object.values(programme.heights)) + 0.04
  let svg = `<path${paint('staff')} d="M${left - 2} ${round(base - unit * top)}V${base}"/>`
  let lastY = Number.NEGATIVE_INFINITY
  const marks = (['secured', 'achieved', 'implementing', 'preparing', 'notStarted'] as const)
    .filter((state) => programme.states.includes(state))
    .map((state) => ({ state, y: base - unit * programme.heights[state] }))
    .toSorted((one, other) => one.y - other.y)
  for (const { state, y } of marks) {
    if (y - lastY < 13) continue
    lastY = y
    const own = stateWord(programme, state)
    const word = own.length <= 8 ? own : texts.staff[state]
    svg += `<path${paint('staff')} d="M${left - 9} ${round(y)}h7"/>`
    svg += `<text${paint('axis')} x="${left - 13}" y="${round(y + 4.5)}" text-anchor="end">${escapeMarkup(word)}</text>`
  }
  return svg
}

/** In the sky with an arrow, never on the line itself. */
function drawWaterLabel(picture: DikePicture, programme: Programme, water: number, paint: Paint): string {
  const label = `<text${paint('level')} x="${left + 10}" y="22">${escapeMarkup(waterLabel(picture, programme))}</text>`
  if (picture.waterLevel <= 0) return label
  const arrow = `M${left + 22} 29V${round(water - 4)}M${left + 17} ${round(water - 9)}l5 6 5-6`
  return `${label}<path${paint('warrow')} d="${arrow}"/>`
}

/** One row of the dike for on a page; its names, links and numbers stand around it in HTML. */
export function dikeRowSvg(row: Section[], picture: DikePicture, programme: Programme): string {
  return `<svg viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${drawRow(row, picture, programme, paintByClass)}</svg>`
}

/** One party as a small dike: the same heights, weak spots spread over the width. */
export function miniSvg(section: Section, picture: DikePicture, programme: Programme): string {
  const [miniWidth, miniHeight] = [360, 76]
  const paint = paintByClass
  const foot = miniHeight - 3
  const unit = unitOf(programme, miniHeight - 13)
  const water = foot - unit * picture.waterLevel
  const slope = (y: number) => 12 + (foot - y) * 0.75
  let svg = `<svg class="dw-mini" viewBox="0 0 ${miniWidth} ${miniHeight}" preserveAspectRatio="none" aria-hidden="true" focusable="false">`
  if (picture.waterLevel > 0) {
    const body = `width="${miniWidth}" y="${round(water)}" height="${round(foot - water)}"`
    svg += `<rect${paint('wbody')} ${body}/><rect${paint('waves')} ${body}/>`
  }
  let y = foot
  let spots = ''
  let drawn = 0
  thicknesses(section, unit).forEach((thick, k) => {
    const top = y - thick
    const stratum = stratumOf(k + 1)
    const corners = [slope(y), y, slope(top), top].map(round)
    const shape = `M${corners[0]} ${corners[1]}L${corners[2]} ${corners[3]}H${round(miniWidth - slope(top))}L${round(miniWidth - slope(y))} ${corners[1]}Z`
    svg += `<path${paint(`s${stratum}`)} d="${shape}"/><path${paint(`t${stratum}`)} d="${shape}"/>`
    if (k > 0) svg += `<path${paint('edge')} d="M${corners[0]} ${corners[1]}H${round(miniWidth - slope(y))}"/>`
    for (const { kind } of section.layers[k]?.weak ?? []) {
      drawn += 1
      spots += weakSpot(kind, 70 + ((miniWidth - 140) * drawn) / (section.weak.length + 1), (y + top) / 2, 5.2, paint)
    }
    y = top
  })
  svg += `<path${paint('crown')} d="M12 ${foot}L${round(slope(y))} ${round(y)}H${round(miniWidth - slope(y))}L${miniWidth - 12} ${foot}"/>${spots}`
  if (picture.waterLevel > 0) svg += `<path${paint('wline')} d="M0 ${round(water)}H${miniWidth}"/>`
  return `${svg}<path${paint('baseline')} d="M0 ${foot}H${miniWidth}"/></svg>`
}

/** The hole or the crack of the legend, on a piece of dike. */
export function weakSwatchSvg(kind: Weak['kind']): string {
  return (
    `<svg width="22" height="18" viewBox="0 0 22 18" aria-hidden="true" focusable="false">` +
    `<rect class="s3" width="22" height="18" rx="3"/>${weakSpot(kind, 11, 9, 7, paintByClass)}</svg>`
  )
}

// ---- The picture that leaves the page ----

const fontFamily = 'Atkinson Hyperlegible Next, Arial, sans-serif'
const line = (stroke: string, strokeWidth: number, more = '') => ` fill="none" stroke="${stroke}" stroke-width="${strokeWidth}"${more}`
const mark = (stroke: string) => line(stroke, 1.3, ' stroke-linecap="round"')
const letters = (fill: string, size: number, more = '') => ` font-family="${fontFamily}" font-size="${size}" fill="${fill}"${more}`

/** The light colours of tokens.css, written out: a file that stands alone has no style sheet and is always on paper. */
const lightPaints: Record<string, string> = {
  'sky-top': ' stop-color="#e9f2f5"',
  'sky-bottom': ' stop-color="#fbfbf8"',
  wbody: ' fill="#bcdcea"',
  wwave: line('#8fc2d8', 1.4),
  wline: line('#1d6a92', 2.5, ' stroke-dasharray="9 5"'),
  warrow: line('#1d6a92', 2),
  s1: ' fill="#3b2a1c"',
  s2: ' fill="#82602f"',
  s3: ' fill="#d3b77d"',
  s4: ' fill="#8b9a4f"',
  s5: ' fill="#2c5535"',
  m1: ' fill="#8d7257"',
  m2: mark('#b8955f'),
  m3: mark('#a58748'),
  m4: mark('#6a7837'),
  m5: mark('#6c9770'),
  edge: line('#fffdf6', 1.6),
  crown: line('#15232b', 2, ' stroke-linejoin="round"'),
  baseline: line('#15232b', 2),
  staff: line('#15232b', 2),
  border: line('#15232b', 1, ' stroke-opacity=".28" stroke-dasharray="2 4"'),
  hole: ' fill="#fffdf6" stroke="#15232b" stroke-width="1.8"',
  crack: ' fill="#ffdf9a" stroke="#1a1206" stroke-width="1.6" stroke-linejoin="round"',
  axis: letters('#47565f', 14),
  level: letters('#1d6a92', 16, ' font-weight="700"'),
  name: letters('#15232b', 13.5, ' font-weight="600"'),
  number: letters('#47565f', 14),
}

const paintInLight: Paint = (name) => paintsFromDefs[name] ?? lightPaints[name] ?? ''

/**
 * The whole dike with its names as one file that needs no style sheet: for the report and for download.
 * It says in words, in `title` and `desc`, what it shows.
 */
export function dikeSvg(picture: DikePicture, programme: Programme): string {
  const rows = dikeRows(picture.sections)
  const below = 128
  const body = rows
    .map(
      (row, index) =>
        `<g transform="translate(0 ${index * (height + below)})">${drawRow(row, picture, programme, paintInLight)}${drawNames(row)}</g>`,
    )
    .join('')
  const total = Math.max(rows.length, 1) * (height + below)
  const title = escapeMarkup(texts.picture(programme.region, picture.day))
  const words = escapeMarkup(picture.sections.map(sectionName).join('. '))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" role="img">` +
    `<title>${title}</title><desc>${words}</desc>${strataDefs(paintInLight)}` +
    `<rect fill="#ffffff" width="${width}" height="${total}"/>${body}</svg>`
  )
}

/** Name, numbers and type of each party under its section. */
function drawNames(row: Section[]): string {
  const span = field / row.length
  const text = (paint: string, x: number, y: number, words: string) =>
    `<text${paintInLight(paint)} x="${round(x)}" y="${round(y)}" text-anchor="middle">${escapeMarkup(words)}</text>`
  let svg = ''
  row.forEach(({ party, inOrder, count }, index) => {
    const middle = left + (index + 0.5) * span
    fitLines(party.labelLines, Math.floor(span / 7.4))
      .slice(0, 4)
      .forEach((words, number) => (svg += text('name', middle, height + 16 + number * 16.5, words)))
    svg += text('number', middle, height + 90, `${inOrder}/${count}`)
  })
  let before = 0
  for (const { type, sections } of partyGroups(row)) {
    const from = left + before * span
    const to = from + sections.length * span
    const name = sections.length === 1 && span < 90 ? texts.partyTypes[type].short : groupName(type, sections.length)
    svg += `<path${paintInLight('staff')} d="M${round(from + 3)} ${height + 101}H${round(to - 3)}"/>`
    svg += text('number', (from + to) / 2, height + 119, name)
    before += sections.length
  }
  return svg
}

/** Lines broken by hand, broken once more between words where they are still too long. */
function fitLines(lines: string[], most: number): string[] {
  return lines.flatMap((words) => {
    const fitted: string[] = []
    for (const word of words.split(' ')) {
      const last = fitted.at(-1)
      if (last !== undefined && last.length + 1 + word.length <= most) fitted[fitted.length - 1] = `${last} ${word}`
      else fitted.push(word)
    }
    return fitted
  })
}

/** Whoever meets this picture outside the product must see that its figures are invented. */
export function withBand(svg: string, words: string): string {
  const band = `<text x="1192" y="16" text-anchor="end" font-family="sans-serif" font-size="14" font-weight="700" fill="#15232b">${escapeMarkup(words)}</text>`
  return svg.replace(/<\/svg>\s*$/, `${band}</svg>`)
}

/**
 * One party as a block of its layers, for on a map or beside its neighbours in a small picture. `foot` is where it stands, `room` how high
 * it may become. The water stands behind it.
 */
export function sectionBlock(
  section: Section,
  picture: DikePicture,
  programme: Programme,
  { x, foot, width: wide, room, size }: { x: number; foot: number; width: number; room: number; size: number },
): string {
  const paint = paintByClass
  const unit = unitOf(programme, room)
  const water = foot - unit * picture.waterLevel
  let svg = ''
  if (picture.waterLevel > 0) {
    const body = `x="${round(x)}" width="${round(wide)}" y="${round(water)}" height="${round(foot - water)}"`
    svg += `<rect${paint('wbody')} ${body}/><rect${paint('waves')} ${body}/>`
  }
  let y = foot
  let spots = ''
  thicknesses(section, unit).forEach((thick, k) => {
    if (thick === 0) return
    const stratum = stratumOf(k + 1)
    const shape = `x="${round(x)}" width="${round(wide)}" y="${round(y - thick)}" height="${round(thick)}"`
    svg += `<rect${paint(`s${stratum}`)} ${shape}/><rect${paint(`t${stratum}`)} ${shape}/>`
    if (y < foot) svg += `<path${paint('edge')} d="M${round(x)} ${round(y)}h${round(wide)}"/>`
    const { weak } = section.layers[k]!
    weak.forEach(({ kind }, j) => {
      spots += weakSpot(kind, x + (wide * (j + 1)) / (weak.length + 1), y - thick / 2, size, paint)
    })
    y -= thick
  })
  svg += `<path${paint('crown')} d="M${round(x)} ${foot}V${round(y)}h${round(wide)}V${foot}"/>${spots}`
  if (picture.waterLevel > 0) svg += `<path${paint('wline')} d="M${round(x)} ${round(water)}h${round(wide)}"/>`
  return svg
}
