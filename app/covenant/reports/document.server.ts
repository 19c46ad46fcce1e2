// A frozen report as files. Each is made once, at freezing, and kept as bytes.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { canonicalJson } from '../../platform/files/canonical-json.ts'
import { csv, type CsvCell } from '../../platform/files/csv.ts'
import { ods, type OdsCell, type OdsSheet } from '../../platform/files/ods.ts'
import { formatDay } from '../../platform/settings/day.ts'
import type { State } from '../programme/rules.ts'
import { dikeSvg } from '../progress/drawing.ts'
import { standingKey } from '../progress/rules.ts'
import {
  abbreviationsOf,
  changesOf,
  matrixOf,
  programmeOf,
  subjectName,
  weakSpotsOf,
  type ReportAmbition,
  type ReportContent,
  type ReportStanding,
} from './rules.ts'
import { holderName, texts, weakWords } from './texts.ts'

export type FrozenReport = { json: Uint8Array; sha256: string; pdf: Uint8Array; ods: Uint8Array; csv: Uint8Array }

/** Everything that is kept of a round: the canonical JSON, what proves that it was not changed, and the files made of it. */
export function freezeReport(content: ReportContent): FrozenReport {
  const { json, sha256 } = freezeBytes(content)
  const dike = dikeSvg(content.picture, programmeOf(content))
  return { json, sha256, pdf: reportPdf(content, { sha256, dike }), ods: reportOds(content), csv: reportCsv(content) }
}

export function freezeBytes(content: ReportContent): { json: Uint8Array; sha256: string } {
  const json = canonicalJson(content)
  return { json, sha256: createHash('sha256').update(json).digest('hex') }
}

/** What was frozen, read back from its bytes. */
export function readReport(json: Uint8Array): ReportContent {
  const content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as ReportContent
  if (content.format !== 'dijkwacht-report' || content.version !== 1)
    throw new Error('These bytes are not a report that this version can read.')
  return content
}

// ---- PDF ----

const folder = join(process.cwd(), 'app/covenant/reports')

let compiler: NodeCompiler | undefined

/** One compiler for the whole process, made at the first report; what it remembers of a report is dropped when the report is done. */
function typst(): NodeCompiler {
  if (!compiler) {
    const fonts = readdirSync(join(folder, 'fonts')).filter((name) => name.endsWith('.ttf'))
    const fontBlobs = fonts.toSorted().map((name) => readFileSync(join(folder, 'fonts', name)))
    compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] })
  }
  return compiler
}

/**
 * PDF/UA-1 (ISO 14289-1): Typst refuses to write it when a picture has no text, a heading is skipped or a letter cannot be shown.
 * The same content gives the same bytes; the only date in it is the day of freezing.
 */
export function reportPdf(content: ReportContent, { sha256, dike }: { sha256: string; dike: string }): Uint8Array {
  const view = pdfView(content, sha256, dike)
  const creationTimestamp = Date.parse(`${content.round.frozenOn}T12:00:00Z`) / 1000
  const replaced = new Set<string>()
  for (;;) {
    const data = JSON.stringify(replaced.size > 0 ? withoutLetters({ ...view, replaced: true }, replaced) : view)
    try {
      const pdf = typst().pdf({ mainFilePath: join(folder, 'report.typ'), inputs: { data } }, { pdfStandard: 'ua-1', creationTimestamp })
      return new Uint8Array(pdf)
    } catch (error) {
      const message = error instanceof Error ? `${error.message} ${'code' in error ? String(error.code) : ''}` : String(error)
      const missing = missingLetters(message).filter((letter) => !replaced.has(letter))
      // Typst's own message is all there is to learn why; without it a failed report says nothing.
      if (missing.length === 0) throw new Error(`The report could not be set: ${message}`, { cause: error })
      for (const letter of missing) replaced.add(letter)
    } finally {
      typst().evictCache(0)
    }
  }
}

const unknownLetter = '□'

/** The letters that no font at hand can show, out of Typst's message; emoji and Chinese, mostly. */
function missingLetters(message: string): string[] {
  const named = [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)]
  const plain = named.map(([, text = '']) =>
    text.replace(/\\{1,2}u\{([0-9a-f]+)\}/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  )
  return [...new Set(plain.flatMap((text) => [...text]))].filter((letter) => letter !== unknownLetter)
}

function withoutLetters<T>(value: T, letters: ReadonlySet<string>): T {
  if (typeof value === 'string') return [...value].map((letter) => (letters.has(letter) ? unknownLetter : letter)).join('') as T
  if (Array.isArray(value)) return value.map((each: unknown) => withoutLetters(each, letters)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutLetters(each, letters)])) as T
}

/** A word too long for a line gets places where it may break; without them it would run off the paper. */
function breakable(text: string): string {
  return text.replace(/\S{40,}/gu, (word) => word.match(/.{1,20}/gsu)?.join('\u200b') ?? word)
}

function paragraphs(text: string): string[] {
  return text === ''
    ? [texts.noThemeText]
    : text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(breakable)
}

/** Everything that stands on paper, as words; `report.typ` only says where. */
function pdfView(content: ReportContent, sha256: string, dike: string) {
  const { round, programme } = content
  const letters = abbreviationsOf(programme.stateLabels, programme.states)
  const band = content.practice ? texts.practiceBand : null
  const awaited = content.parties.filter((party) => party.confirmedOn === null).length
  const changes = changesOf(content)
  return {
    title: breakable(round.title),
    author: programme.title,
    description: `${programme.title}. ${texts.referenceOn(round.referenceOn)}.`,
    band,
    footer: breakable([round.title, band].filter((part) => part !== null).join(' · ')),
    kicker: texts.kicker(programme.title),
    dates: [texts.referenceOn(round.referenceOn), texts.frozenOn(round.frozenOn)],
    words: texts,
    keyLines: content.keyLines.map(breakable),
    awaited: texts.awaited(awaited),
    dike: { heading: texts.dike(round.referenceOn), svg: dike, alt: dikeAlt(content) },
    changes: changes && texts.changes(changes),
    themes: content.themes.map((theme) => {
      const { ambitions, rows } = matrixOf(content, theme.number)
      return {
        heading: breakable(`${theme.number} ${theme.title}`),
        inOrder: texts.themeInOrder(theme.inOrder, theme.counted),
        text: paragraphs(theme.text),
        ambitions: ambitions.map(({ number, title }) => ({ number, title: breakable(title) })),
        rows: rows.map(({ party, cells }) => ({
          name: breakable(party.confirmedOn === null ? `${party.name} *` : party.name),
          cells: cells.map((cell) => cell?.state ?? null),
        })),
      }
    }),
    states: programme.states.map((state) => ({ state, letters: letters.get(state) ?? '', label: programme.stateLabels[state] })),
    shared: texts.shared(content.ambitions),
    unconfirmed: awaited === 0 ? null : `* ${texts.notConfirmed}.`,
    weakSpots: weakSpotsOf(content).map(({ ambition, spots }) => ({
      heading: breakable(`${ambition.number} ${ambition.title}`),
      spots: spots.map((spot) => ({ holder: holderName(content, ambition, spot.subject), words: breakable(weakWords(spot)) })),
    })),
    asks: content.standings.flatMap((cell) => {
      const ambition = content.ambitions.find((each) => each.number === cell.ambition)
      return cell.asks && ambition
        ? [{ holder: `${ambition.number} ${holderName(content, ambition, cell.subject)}`, words: cell.asks.words }]
        : []
    }),
    confirmations: content.parties.map((party) => [breakable(party.fullName), texts.confirmation(party.confirmedOn)]),
    profile: profileOf(content),
    colophon: [
      [texts.round, round.code],
      [texts.referenceDay, formatDay(round.referenceOn)],
      [texts.frozenDay, formatDay(round.frozenOn)],
    ],
    sha256,
    replaced: false,
  }
}

function dikeAlt({ programme, round, parties, picture: { totals } }: ReportContent): string {
  return texts.dikeAlt(programme.region, round.referenceOn, parties.length, totals.inOrder, totals.counted, totals.weak)
}

function profileOf({ themes, picture }: ReportContent): { head: string[]; rows: string[][] } {
  return {
    head: [texts.party, ...themes.map((theme) => `${theme.number} ${theme.short}`), texts.together, texts.holes, texts.cracks],
    rows: picture.sections.map((section) => [
      section.party.name,
      ...section.layers.map((layer) => (layer.count === 0 ? texts.nothing : texts.partOf(layer.inOrder, layer.count))),
      texts.partOf(section.inOrder, section.count),
      String(section.weak.filter((weak) => weak.kind === 'hole').length),
      String(section.weak.filter((weak) => weak.kind === 'crack').length),
    ]),
  }
}

// ---- Spreadsheets ----

/** What is said of one standing, in the order of `standingColumns`. */
function standingRows(content: ReportContent): { subject: string; ambition: ReportAmbition; cell: ReportStanding; before: State | null }[] {
  const before = new Map(content.previous?.changes.map((change) => [standingKey(change.subject, change.ambition), change.from]))
  return content.standings.flatMap((cell) => {
    const ambition = content.ambitions.find((each) => each.number === cell.ambition)
    if (!ambition) return []
    const from = before.get(standingKey(cell.subject, cell.ambition)) ?? (content.previous ? cell.state : null)
    return [{ subject: cell.subject, ambition, cell, before: from }]
  })
}

function standingReason(cell: ReportStanding): string {
  return cell.lapse?.words ?? cell.asks?.words ?? ''
}

function subjectConfirmation(content: ReportContent, ambition: ReportAmbition, subject: string): string {
  if (ambition.measuredPer === 'party')
    return texts.confirmation(content.parties.find((party) => party.id === subject)?.confirmedOn ?? null)
  const sharing = content.parties.filter((party) => party.basisteam === subject && ambition.appliesTo.includes(party.type))
  return texts.partOf(sharing.filter((party) => party.confirmedOn !== null).length, sharing.length)
}

/** One row per state: for whoever wants to count it another way. */
export function reportCsv(content: ReportContent): Uint8Array {
  const { round, programme } = content
  const head = [
    texts.round,
    texts.referenceDay,
    texts.theme,
    texts.ambition,
    texts.title,
    texts.measuredPer,
    texts.holder,
    texts.state,
    texts.since,
    texts.reason,
    texts.previousState,
    texts.confirmed,
  ]
  const rows = standingRows(content).map(({ subject, ambition, cell, before }): CsvCell[] => [
    round.code,
    round.referenceOn,
    ambition.theme,
    // A number such as 3.10 would become 3.1, or a day.
    texts.ambitionNumber(ambition.number),
    ambition.title,
    texts.measured[ambition.measuredPer],
    subjectName(content, subject),
    programme.stateLabels[cell.state],
    cell.since,
    standingReason(cell),
    before && programme.stateLabels[before],
    subjectConfirmation(content, ambition, subject),
  ])
  const band: CsvCell[][] = content.practice ? [[texts.practiceBand]] : []
  return csv([...band, head, ...rows])
}

export function reportOds(content: ReportContent): Uint8Array {
  const { round, programme } = content
  const intro = [...(content.practice ? [texts.practiceBand] : []), `${round.title}. ${texts.referenceOn(round.referenceOn)}.`]
  const sheets = [summarySheet, profileSheet, matrixSheet, standingsSheet, themesSheet].map((sheet) => ({ intro, ...sheet(content) }))
  return ods(sheets, {
    title: round.title,
    subject: `${programme.title}. ${texts.referenceOn(round.referenceOn)}.`,
    createdOn: round.frozenOn,
  })
}

const wide = (label: string) => ({ label, width: 6 })
const narrow = (label: string) => ({ label, width: 2.6 })

function summarySheet(content: ReportContent): OdsSheet {
  const { round, programme, picture, previous } = content
  const { totals } = picture
  const rows: OdsCell[][] = [
    [texts.round, round.code],
    [texts.referenceDay, { day: round.referenceOn }],
    [texts.frozenDay, { day: round.frozenOn }],
    [texts.agreed, totals.counted],
    [texts.inOrder, totals.inOrder],
    ...(previous ? [[texts.previousInOrder(previous.title), previous.totals.inOrder]] : []),
    [texts.weakTogether, totals.weak],
    [texts.withoutWeak, totals.withoutWeak],
    [texts.waterLevel, { share: picture.waterLevel }],
    [texts.awaited(content.parties.filter((party) => party.confirmedOn === null).length)],
    ...content.keyLines.map((line, index): OdsCell[] => [texts.keyLine(index + 1), line]),
    [programme.title, texts.madeBy],
  ]
  return {
    name: texts.sheets.summary,
    columns: [
      { label: texts.what, width: 8 },
      { label: texts.value, width: 16 },
    ],
    rows,
  }
}

function profileSheet({ themes, picture }: ReportContent): OdsSheet {
  return {
    name: texts.sheets.profile,
    columns: [
      wide(texts.party),
      ...themes.flatMap((theme) => [
        narrow(`${theme.number} ${theme.short}: ${texts.inOrder.toLowerCase()}`),
        narrow(`${theme.number} ${theme.short}: ${texts.agreedShort}`),
      ]),
      narrow(texts.holes),
      narrow(texts.cracks),
    ],
    rows: picture.sections.map((section) => [
      section.party.name,
      ...section.layers.flatMap((layer) => [layer.inOrder, layer.count]),
      section.weak.filter((weak) => weak.kind === 'hole').length,
      section.weak.filter((weak) => weak.kind === 'crack').length,
    ]),
  }
}

function matrixSheet(content: ReportContent): OdsSheet {
  const themes = content.themes.map((theme) => matrixOf(content, theme.number))
  return {
    name: texts.sheets.matrix,
    columns: [
      wide(texts.party),
      narrow(texts.confirmed),
      ...themes.flatMap(({ ambitions }) => ambitions.map((ambition) => narrow(`${ambition.number} ${ambition.title}`))),
    ],
    rows: content.parties.map((party, index) => [
      party.name,
      party.confirmedOn === null ? texts.notConfirmed : { day: party.confirmedOn },
      ...themes.flatMap(
        ({ rows }) => rows[index]?.cells.map((cell) => (cell ? content.programme.stateLabels[cell.state] : texts.nothing)) ?? [],
      ),
    ]),
  }
}

function standingsSheet(content: ReportContent): OdsSheet {
  const { stateLabels } = content.programme
  return {
    name: texts.sheets.standings,
    columns: [
      narrow(texts.theme),
      narrow(texts.ambition),
      wide(texts.title),
      narrow(texts.measuredPer),
      wide(texts.holder),
      { label: texts.state, width: 4 },
      narrow(texts.since),
      { label: texts.reason, width: 12 },
      { label: texts.previousState, width: 4 },
    ],
    rows: standingRows(content).map(({ subject, ambition, cell, before }) => [
      ambition.theme,
      ambition.number,
      ambition.title,
      texts.measured[ambition.measuredPer],
      subjectName(content, subject),
      stateLabels[cell.state],
      cell.since === null ? null : { day: cell.since },
      standingReason(cell),
      before && stateLabels[before],
    ]),
  }
}

function themesSheet({ themes }: ReportContent): OdsSheet {
  return {
    name: texts.sheets.themes,
    columns: [narrow(texts.theme), wide(texts.title), narrow(texts.inOrder), narrow(texts.agreed), { label: texts.explanation, width: 18 }],
    rows: themes.map((theme) => [theme.number, theme.title, theme.inOrder, theme.counted, theme.text]),
  }
}
