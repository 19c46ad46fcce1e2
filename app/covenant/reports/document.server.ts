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
  fromVersion1,
  matrixOf,
  partyReport,
  programmeOf,
  subjectName,
  themeChangesOf,
  weakSpotsOf,
  type PartyReport,
  type ReportAmbition,
  type ReportContent,
  type ReportStanding,
  type ReportVersion1,
} from './rules.ts'
import { themeParts } from './conversation.ts'
import { holderName, restOf, texts, weakWords } from './texts.ts'

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
  const content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as ReportContent | ReportVersion1
  if (content.format === 'dijkwacht-report' && content.version === 1) return fromVersion1(content)
  if (content.format === 'dijkwacht-report' && content.version === 2) return content
  throw new Error('These bytes are not a report that this version can read.')
}

/**
 * The hash of everything that the report says, apart from who confirmed and the day of freezing: what the portfolio holder agrees with.
 * A party that confirms afterwards does not undo that; a word or a figure that changes does.
 */
export function markOf(content: ReportContent): string {
  const said = {
    ...content,
    round: { ...content.round, frozenOn: '' },
    parties: content.parties.map((party) => ({ ...party, confirmedOn: null, changedSince: false })),
  }
  return freezeBytes(said).sha256
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
  return setPdf('report.typ', pdfView(content, sha256, dike), content.round.frozenOn)
}

/** The page of one party, of the same report. */
function partyPdf(content: ReportContent, own: PartyReport, sha256: string): Uint8Array {
  return setPdf('party.typ', partyView(content, own, sha256), content.round.frozenOn)
}

function setPdf(template: 'report.typ' | 'party.typ', view: object, day: string): Uint8Array {
  const creationTimestamp = Date.parse(`${day}T12:00:00Z`) / 1000
  const replaced = new Set<string>()
  for (;;) {
    const data = JSON.stringify(replaced.size > 0 ? withoutLetters({ ...view, replaced: true }, replaced) : view)
    try {
      const pdf = typst().pdf({ mainFilePath: join(folder, template), inputs: { data } }, { pdfStandard: 'ua-1', creationTimestamp })
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
    pictureLines: content.pictureLines.map(breakable),
    decisions: content.decisions.map(breakable),
    budget: budgetView(content),
    examples: content.examples.map((each) => ({
      heading: breakable(texts.example(each.party, each.ambition)),
      text: paragraphs(each.body),
    })),
    rest: restOf(content).map(({ heading, text, rows }) => ({
      heading,
      text: text === '' ? [] : paragraphs(text),
      rows: rows.map((row) => ({ title: breakable(`${formatDay(row.on)}, ${row.title}`), words: breakable(row.words) })),
    })),
    figures: content.figures.map((each) => [
      breakable(each.name),
      each.isNew ? texts.nothing : texts.told(each.before),
      texts.told(each.count),
      breakable(each.note),
    ]),
    changes: changes && texts.changes(changes),
    themes: content.themes.map((theme) => {
      const { ambitions, rows } = matrixOf(content, theme.number)
      const since = themeChangesOf(content, theme.number)
      const hasParts = themeParts.some((part) => theme.parts[part] !== '')
      return {
        heading: breakable(`${theme.number} ${theme.title}`),
        inOrder: texts.themeInOrder(theme.inOrder, theme.counted),
        since: since && content.previous && texts.themeSince(since, content.previous.referenceOn),
        text: theme.text === '' && hasParts ? [] : paragraphs(theme.text),
        parts: themeParts
          .filter((part) => theme.parts[part] !== '')
          .map((part) => ({ label: texts.parts[part], text: paragraphs(theme.parts[part]) })),
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
    confirmations: content.parties.map((party) => [breakable(party.fullName), texts.confirmation(party.confirmedOn, party.changedSince)]),
    profile: profileOf(content),
    colophon: [
      [texts.round, round.code],
      [texts.version, String(round.version)],
      [texts.referenceDay, formatDay(round.referenceOn)],
      [texts.frozenDay, formatDay(round.frozenOn)],
    ],
    sha256,
    replaced: false,
  }
}

function budgetView(content: ReportContent) {
  const { budget, previous } = content
  if (!budget) return null
  const row = (name: string, { allocated, committed, paid }: { allocated: number; committed: number; paid: number }) => [
    breakable(name),
    texts.cents(allocated),
    texts.cents(committed),
    texts.cents(paid),
  ]
  return {
    about: breakable(budget.about),
    line: texts.moneyLine(budget),
    since: previous && previous.paid !== null ? texts.paidSince(previous.referenceOn, budget.amounts.paid - previous.paid) : null,
    // Of a thousand, so that a whole column of nothing still has a width.
    shares: [budget.amounts.paid, budget.open, budget.free].map((cents) => Math.max(0, Math.round((cents / budget.total) * 1000))),
    themes: [...budget.themes.map((each) => row(themeName(content, each.theme), each)), row(texts.together, budget.amounts)],
    parties: [...budget.parties.map((each) => row(budgetParty(content, each.partyId), each)), row(texts.together, budget.amounts)],
  }
}

const themeName = (content: ReportContent, number: number) =>
  `${number} ${content.themes.find((theme) => theme.number === number)?.title ?? ''}`.trim()
const budgetParty = (content: ReportContent, id: string | null) => (id === null ? texts.allParties : subjectName(content, id))

/** Everything that stands on the page of one party, as words. */
function partyView(content: ReportContent, own: PartyReport, sha256: string) {
  const { round, programme } = content
  const band = content.practice ? texts.practiceBand : null
  const title = texts.partyTitle(own.party.fullName, round.title)
  return {
    title: breakable(title),
    author: programme.title,
    description: `${programme.title}. ${texts.referenceOn(round.referenceOn)}.`,
    band,
    footer: breakable([title, band].filter((part) => part !== null).join(' · ')),
    kicker: programme.title,
    dates: [texts.referenceOn(round.referenceOn), texts.frozenOn(round.frozenOn)],
    words: texts,
    lines: partyLines(content, own).map(breakable),
    keyLines: content.keyLines.map(breakable),
    caption: breakable(texts.partyCaption(own.party.fullName)),
    rows: own.rows.map(({ ambition, cell, before }) => ({
      ambition: breakable(`${ambition.number} ${ambition.title}`),
      state: cell.state,
      label: programme.stateLabels[cell.state],
      why: breakable(standingReason(cell)),
      before: beforeWords(content, before),
    })),
    confirmation: `${texts.confirmation(own.party.confirmedOn, own.party.changedSince)}.`,
    sha256,
    replaced: false,
  }
}

/** What the page of a party says in words, before its table. */
export function partyLines(content: ReportContent, own: PartyReport): string[] {
  const changes = content.previous && texts.changes({ referenceOn: content.previous.referenceOn, up: own.up, down: own.down })
  return [texts.partyLine(own.inOrder, own.count), texts.partyWeak(own.holes, own.cracks), ...(changes ? [changes] : [])]
}

export function beforeWords(content: ReportContent, before: State | null): string {
  if (!content.previous) return texts.nothing
  return before === null ? texts.unchanged : texts.wasState(content.programme.stateLabels[before])
}

/** The page of one party in a format; undefined when there is no such party in the report. JSON and text as bytes too. */
export function partyFile(
  content: ReportContent,
  sha256: string,
  partyId: string,
  format: 'pdf' | 'ods' | 'csv' | 'json' | 'txt',
): Uint8Array | undefined {
  const own = partyReport(content, partyId)
  if (!own) return undefined
  switch (format) {
    case 'pdf':
      return partyPdf(content, own, sha256)
    case 'ods':
      return partyOds(content, own)
    case 'csv':
      return csv([...(content.practice ? [[texts.practiceBand]] : []), ...partyRows(content, own)])
    case 'json':
      return canonicalJson({
        format: 'dijkwacht-party-page',
        version: 1,
        reportSha256: sha256,
        round: content.round,
        practice: content.practice,
        ...own,
      })
    case 'txt':
      return new TextEncoder().encode(partyText(content, own))
  }
}

function partyRows(content: ReportContent, own: PartyReport): CsvCell[][] {
  const head = [texts.theme, texts.ambition, texts.title, texts.state, texts.since, texts.reason, texts.previousState]
  return [
    head,
    ...own.rows.map(({ ambition, cell, before }): CsvCell[] => [
      ambition.theme,
      texts.ambitionNumber(ambition.number),
      ambition.title,
      content.programme.stateLabels[cell.state],
      cell.since,
      standingReason(cell),
      content.previous ? content.programme.stateLabels[before ?? cell.state] : null,
    ]),
  ]
}

function partyOds(content: ReportContent, own: PartyReport): Uint8Array {
  const title = texts.partyTitle(own.party.fullName, content.round.title)
  const intro = [...(content.practice ? [texts.practiceBand] : []), title, ...partyLines(content, own)]
  const [head, ...rows] = partyRows(content, own)
  return ods(
    [
      {
        name: texts.sheets.standings,
        intro,
        columns: (head ?? []).map((label, at) => ({ label: String(label), width: [2.6, 3, 7, 4, 3, 12, 4][at] ?? 4 })),
        rows: rows.map((row) => row.map((cell, at): OdsCell => (at === 4 && typeof cell === 'string' ? { day: cell } : cell))),
      },
    ],
    { title, subject: texts.referenceOn(content.round.referenceOn), createdOn: content.round.frozenOn },
  )
}

/** A short text without signs or tables, to put in a message. */
export function reportText(content: ReportContent): string {
  const { round, programme, budget } = content
  const lines = [
    ...(content.practice ? [texts.practiceBand, ''] : []),
    round.title,
    `${programme.title}. ${texts.referenceOn(round.referenceOn)}. ${texts.frozenOn(round.frozenOn)}.`,
    '',
    ...content.keyLines.map((line, at) => `${at + 1}. ${line}`),
    '',
    ...content.pictureLines,
    '',
    `${texts.decisions}:`,
    ...(content.decisions.length === 0 ? [texts.noDecisions] : content.decisions.map((line) => `- ${line}`)),
    ...(budget ? ['', texts.moneyLine(budget)] : []),
  ]
  return `${lines.join('\n')}\n`
}

function partyText(content: ReportContent, own: PartyReport): string {
  const weak = own.rows.filter(({ cell }) => cell.state === 'notStarted' || cell.state === 'lapsed')
  const lines = [
    ...(content.practice ? [texts.practiceBand, ''] : []),
    texts.partyTitle(own.party.fullName, content.round.title),
    `${texts.referenceOn(content.round.referenceOn)}.`,
    '',
    ...partyLines(content, own),
    ...weak.map(({ ambition, cell }) => `- ${ambition.number} ${ambition.title}: ${weakWords(cell)}`),
    '',
    `${texts.regionHeading}:`,
    ...content.keyLines.map((line, at) => `${at + 1}. ${line}`),
  ]
  return `${lines.join('\n')}\n`
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
  if (ambition.measuredPer === 'party') {
    const own = content.parties.find((party) => party.id === subject)
    return texts.confirmation(own?.confirmedOn ?? null, own?.changedSince)
  }
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
  const sheets = [summarySheet, profileSheet, matrixSheet, standingsSheet, themesSheet, budgetSheet, restSheet].map((sheet) => ({
    intro,
    ...sheet(content),
  }))
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
    ...content.pictureLines.map((line): OdsCell[] => [texts.pictureHeading, line]),
    ...content.decisions.map((line): OdsCell[] => [texts.decisions, line]),
    [texts.version, round.version],
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
    columns: [
      narrow(texts.theme),
      wide(texts.title),
      narrow(texts.inOrder),
      narrow(texts.agreed),
      ...themeParts.map((part) => ({ label: texts.parts[part], width: 9 })),
      { label: texts.explanation, width: 9 },
    ],
    rows: themes.map((theme) => [
      theme.number,
      theme.title,
      theme.inOrder,
      theme.counted,
      ...themeParts.map((part) => theme.parts[part]),
      theme.text,
    ]),
  }
}

/** In euros, as numbers; each part ends in the same sum. */
function budgetSheet(content: ReportContent): OdsSheet {
  const { budget } = content
  const row = (name: string, each: { allocated: number; committed: number; paid: number }): OdsCell[] => [
    name,
    each.allocated / 100,
    each.committed / 100,
    each.paid / 100,
  ]
  return {
    name: texts.sheets.budget,
    columns: [wide(texts.what), narrow(texts.amounts.allocated), narrow(texts.amounts.committed), narrow(texts.amounts.paid)],
    rows: budget
      ? [
          ...budget.themes.map((each) => row(themeName(content, each.theme), each)),
          row(texts.together, budget.amounts),
          ...budget.parties.map((each) => row(budgetParty(content, each.partyId), each)),
          row(texts.together, budget.amounts),
          [texts.amounts.total, budget.total / 100],
          [texts.amounts.open, budget.open / 100],
          [texts.amounts.free, budget.free / 100],
        ]
      : [[texts.noMoney]],
  }
}

/** Examples, law, growth, own choices, planning and figures. */
function restSheet(content: ReportContent): OdsSheet {
  return {
    name: texts.sheets.rest,
    columns: [wide(texts.what), { label: texts.title, width: 8 }, { label: texts.value, width: 16 }],
    rows: [
      ...content.examples.map((each): OdsCell[] => [texts.examples, texts.example(each.party, each.ambition), each.body]),
      ...restOf(content).flatMap(({ heading, text, rows }): OdsCell[][] => [
        ...(text === '' ? [] : [[heading, null, text]]),
        ...rows.map((row): OdsCell[] => [heading, `${formatDay(row.on)}, ${row.title}`, row.words]),
      ]),
      ...content.figures.flatMap((each): OdsCell[][] => [
        [texts.figureNow, each.name, each.count ?? texts.told(null)],
        [texts.figureBefore, each.name, each.isNew ? null : (each.before ?? texts.told(null))],
      ]),
    ],
  }
}
