import { formatDay, type Day } from '../../platform/settings/day.ts'
import { formatCents } from '../budget/rules.ts'
import { texts as budgetTexts } from '../budget/texts.ts'
import { smallestCount, type RoundRefusal, type ThemePart, type ToldCount } from './conversation.ts'
import { practiceBand } from '../../platform/web/texts.ts'
import {
  subjectName,
  type KeyFacts,
  type PictureFacts,
  type ReportAmbition,
  type ReportContent,
  type ReportStanding,
  type ReportWords,
} from './rules.ts'

const words = ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']
/** In running text: words to ten, digits above. */
const spoken = (count: number) => words[count] ?? String(count)
// One acute is enough on a capital: Eén.
const capital = (text: string) => text.replace(/^éé/u, 'Eé').replace(/^./u, (letter) => letter.toUpperCase())
const counted = (count: number, one: string, many: string) => `${spoken(count)} ${count === 1 ? one : many}`
const listed = new Intl.ListFormat('nl', { type: 'conjunction' })

const holders = (count: number, measuredPer: 'party' | 'basisteam') =>
  measuredPer === 'party' ? counted(count, 'partij', 'partijen') : counted(count, 'basisteam', 'basisteams')

function keyLines(facts: KeyFacts): string[] {
  return [standLine(facts), termLine(facts), weakLine(facts), topicLine(facts), helpLine(facts)]
}

function standLine({ inOrder, counted: all, previous }: KeyFacts): string {
  const now = `${inOrder} van de ${all} afspraken ${inOrder === 1 ? 'is' : 'zijn'} op orde.`
  if (!previous) return `${now} Dit is het eerste bericht.`
  const then = previous.counted === all ? `${previous.inOrder}` : `${previous.inOrder} van de ${previous.counted}`
  return `${now} Op ${formatDay(previous.referenceOn)} waren dat er ${then}.`
}

function termLine({ term }: KeyFacts): string {
  return term.passed
    ? `De afgesproken termijn is voorbij: die liep tot en met ${formatDay(term.endsOn)}. De afspraken blijven gelden.`
    : `De afgesproken termijn loopt nog tot en met ${formatDay(term.endsOn)}.`
}

function weakLine({ parties, withoutWeak, weak, holes, cracks }: KeyFacts): string {
  if (weak === 0) return 'Geen enkele partij heeft een zwakke plek.'
  const without =
    withoutWeak === 0
      ? 'Elke partij heeft een zwakke plek.'
      : `${capital(spoken(withoutWeak))} van de ${parties} partijen ${withoutWeak === 1 ? 'heeft' : 'hebben'} geen zwakke plek.`
  const kinds = [holes > 0 && counted(holes, 'gat', 'gaten'), cracks > 0 && counted(cracks, 'scheur', 'scheuren')].filter(
    (kind) => kind !== false,
  )
  return `${without} Samen ${weak === 1 ? 'is er nog' : 'zijn er nog'} ${counted(weak, 'zwakke plek', 'zwakke plekken')}: ${listed.format(kinds)}.`
}

function topicLine({ topics }: KeyFacts): string {
  const [first] = topics
  if (!first) return 'Er is geen onderwerp met een zwakke plek. Nu gaat het om onderhoud.'
  if (topics.length === 1)
    return `Het zwakste onderwerp is ${first.number} ${first.title}: een zwakke plek bij ${holders(first.weak, first.measuredPer)}.`
  if (topics.length > 3)
    return `De zwakke plekken liggen verspreid over ${counted(topics.length, 'onderwerp', 'onderwerpen')}. Er is niet één zwakste.`
  return `De zwakste onderwerpen zijn ${listed.format(topics.map((topic) => `${topic.number} ${topic.title}`))}.`
}

function helpLine({ holes, cracks, topics }: KeyFacts): string {
  if (holes + cracks === 0) return 'Er is nu geen hulp nodig om een zwakke plek te herstellen.'
  const needs = [
    cracks > 0 && `${counted(cracks, 'afspraak vraagt', 'afspraken vragen')} om herijken`,
    holes > 0 && `${counted(holes, 'afspraak wacht', 'afspraken wachten')} op een begin`,
  ].filter((need) => need !== false)
  const helped = topics.find((topic) => topic.inOrder > 0)
  const help = helped
    ? ` Bij ${helped.number} ${helped.inOrder === 1 ? 'kan' : 'kunnen'} ${holders(helped.inOrder, helped.measuredPer)} helpen: daar is het op orde.`
    : ''
  return `Hulp is welkom: ${listed.format(needs)}.${help}`
}

const sections = (count: number, one: string, many: string) =>
  count === 0 ? `geen enkel vak ${one}` : counted(count, `vak ${one}`, `vakken ${many}`)

/** Every topic with a hole stands in it, however high the dike is there; few by name, many by number alone. */
function pictureLines({ parties, withoutWeak, aboveWater, holes, cracks }: PictureFacts): string[] {
  const topics = (all: PictureFacts['holes']) => {
    const named = all.length <= 3
    return listed.format(all.map(({ number, title, count }) => `${named ? `${number} ${title}` : number} (${count})`))
  }
  const heights = `De dijk heeft ${counted(parties, 'vak', 'vakken')}. ${capital(sections(aboveWater, 'komt', 'komen'))} tot het waterpeil en ${sections(withoutWeak, 'heeft', 'hebben')} geen zwakke plek.`
  return [
    heights,
    holes.length === 0 ? 'Er is geen gat.' : `Gaten, per onderwerp geteld: ${topics(holes)}.`,
    cracks.length === 0 ? 'Er is geen scheur.' : `Scheuren, per onderwerp geteld: ${topics(cracks)}.`,
  ]
}

export const reportWords: ReportWords = {
  keyLines,
  pictureLines,
  lapsed: ({ reason, on, reviewMonths, criterion, said }) => {
    if (reason === 'interval') return `Langer dan ${reviewMonths} maanden niet opnieuw bekeken, sinds ${formatDay(on)}.`
    if (reason === 'evidence') {
      const what = criterion === null ? 'Het bewijs' : `Het bewijs bij ‘${criterion.replace(/\.$/u, '')}’`
      return `${what} geldt niet meer sinds ${formatDay(on)}.`
    }
    if (reason === 'law') return `Na een wet, uitspraak of verkiezing niet op tijd opnieuw bekeken, sinds ${formatDay(on)}.`
    if (reason === 'office') return `Een functie was te lang niet bezet, sinds ${formatDay(on)}.`
    if (reason === 'sharpened') return `Na een aanscherping niet op tijd opnieuw bekeken, sinds ${formatDay(on)}.`
    return said === null
      ? `De partij vroeg zelf om herijken op ${formatDay(on)}.`
      : `De partij vroeg zelf om herijken op ${formatDay(on)}: ${said}`
  },
  asks: ({ since, reason }) =>
    reason !== 'evidence'
      ? `Is aan een nieuwe blik toe sinds ${formatDay(since)}.`
      : `Het bewijs is aan vernieuwing toe sinds ${formatDay(since)}.`,
}

const refused: Record<RoundRefusal, string> = {
  codeNotARound: 'Deze code past niet. Schrijf het jaar, een streepje en een kort woord, bijvoorbeeld 2026-H2.',
  titleMissing: 'Geef de ronde een titel, bijvoorbeeld Halfjaarbericht december 2026.',
  titleTooLong: 'Deze titel is te lang. Er passen 120 tekens.',
  referenceDayBeforeSigning: 'Deze peildatum ligt voor de ondertekening. Kies een latere dag.',
  referenceDayFarAway: 'Deze peildatum ligt meer dan een jaar vooruit. Kies een dag dichterbij.',
  referenceDayInFuture: 'De peildatum is nog niet geweest. Wacht tot die dag.',
  dataClosesBeforeReference: 'Deze dag ligt voor de peildatum. Kies een latere dag.',
  confirmClosesBeforeData: 'Deze dag ligt voor de dag waarop partijen klaar zijn met invullen. Kies een latere dag.',
  alreadyOpen: 'Deze ronde is al geopend.',
  alreadyFrozen: 'Deze ronde is al bevroren. Er verandert niets meer aan.',
  alreadyConfirmed: 'Uw partij heeft deze ronde al bevestigd.',
  notForParty: 'Alleen een partij die tekende, doet mee aan een ronde.',
  notFilledIn: 'Uw coördinator heeft deze ronde nog niet ingevuld. U kunt dat ook zelf doen.',
  unchangedNotSeen: 'Zet een vinkje als de andere standen nog kloppen. Klopt er één niet? Pas die eerst aan.',
  themeUnknown: 'Dit thema hoort niet bij deze afspraak.',
  textTooLong: 'Deze tekst is te lang. Maak hem korter.',
  tooManyDecisions: 'Vraag hooguit vijf besluiten. Eén besluit per regel.',
  decisionTooLong: 'Eén van deze besluiten is te lang. Er passen 240 tekens op een regel.',
  exampleIncomplete: 'Kies een partij en een ambitie die voor haar geldt, en schrijf wat er goed gaat. Of laat alles leeg.',
  figureIncomplete: 'Vul een naam in en een heel getal vanaf nul. Of laat alles leeg.',
  changedMeanwhile: 'Iemand anders heeft dit intussen veranderd. Wat u typte staat er nog; kijk wat u wilt houden.',
  alreadyAgreed: 'U stemde al in met dit bericht.',
  notAgreed: 'De bestuurlijk portefeuillehouder stemde nog niet in met dit bericht.',
  changedSinceAgreed: 'Er is iets veranderd nadat de portefeuillehouder instemde. Vraag opnieuw om instemming.',
  notFrozen: 'Deze ronde is nog niet bevroren.',
  reasonMissing: 'Schrijf op waarom u de ronde opnieuw opent.',
  dayInFuture: 'Deze dag moet nog komen. Kies vandaag of een dag ervoor.',
  dayBeforeFreezing: 'Op deze dag was het bericht er nog niet. Kies een latere dag.',
  alreadySent: 'Dit is al vastgelegd.',
}

export const themePartLabels: Record<ThemePart, string> = {
  achieved: 'Bereikt',
  running: 'Loopt',
  obstacle: 'Knelpunt',
  help: 'Hulp',
}

const notConfirmed = 'Niet bevestigd: laatst bekende stand'

export const texts = {
  refused,
  practiceBand,
  kicker: (programme: string) => `${programme}, aan de bestuurders`,
  referenceOn: (day: Day) => `Peildatum ${formatDay(day)}`,
  frozenOn: (day: Day) => `Bevroren op ${formatDay(day)}`,
  keyLines: 'In vijf regels',
  dike: (day: Day) => `De dijk op ${formatDay(day)}`,
  /** What somebody who does not see the picture needs; every figure is in the table that it names. */
  dikeAlt: (region: string, day: Day, parties: number, inOrder: number, all: number, weak: number) =>
    `Dijkprofiel van ${region} op ${formatDay(day)}: ${parties} partijen naast elkaar, ${inOrder} van de ${all} afspraken op orde, ${weak} zwakke plekken. Alle cijfers staan in de tabel Dijkprofiel.`,
  dikeNote: 'Hoe hoger de dijk, hoe verder de afspraken zijn. Een gat is niet gestart, een scheur vraagt om herijken.',
  perTheme: 'Per thema',
  theme: 'Thema',
  inOrder: 'Op orde',
  partOf: (part: number, whole: number) => `${part} van ${whole}`,
  themeInOrder: (part: number, whole: number) => `${part} van de ${whole} afspraken op orde.`,
  noThemeText: 'Geen toelichting.',
  matrix: 'Alle ambities, alle partijen',
  matrixNote: 'De volgorde is die van het convenant en zegt niets over prestaties. Rollen en taken verschillen in omvang en zwaarte.',
  shared: (ambitions: readonly ReportAmbition[]) => {
    const shared = ambitions.filter((ambition) => ambition.measuredPer === 'basisteam').map((ambition) => ambition.number)
    return shared.length === 0
      ? null
      : `${listed.format(shared)} geldt per basisteam: de stand staat bij elke gemeente van dat team en telt één keer.`
  },
  legend: 'Betekenis van de letters',
  notBound: 'Niet afgesproken met deze partij',
  party: 'Partij',
  weakSpots: 'Zwakke plekken per ambitie',
  noWeakSpots: 'Er is geen zwakke plek.',
  reason: 'Reden',
  holder: 'Bij',
  asks: 'Wat om aandacht vraagt',
  asksNote: 'Deze standen blijven gelden, maar vragen om een nieuwe blik.',
  changes: ({ referenceOn, up, down }: { referenceOn: Day; up: number; down: number }) =>
    up + down === 0
      ? `Sinds ${formatDay(referenceOn)} is geen stand veranderd.`
      : `Sinds ${formatDay(referenceOn)} ${up === 1 ? 'ging één stand' : `gingen ${spoken(up)} standen`} vooruit, ${counted(down, 'stand vraagt', 'standen vragen')} nu meer aandacht.`,
  confirmations: 'Wie bevestigde',
  confirmationsCaption: 'Bevestiging per partij',
  confirmed: 'Bevestigd',
  confirmation: (confirmedOn: Day | null, changedSince = false) => {
    if (confirmedOn === null) return notConfirmed
    return changedSince ? `Bevestigd op ${formatDay(confirmedOn)}, daarna nog veranderd` : `Bevestigd op ${formatDay(confirmedOn)}`
  },
  notConfirmed,
  awaited: (awaited: number) =>
    awaited === 0
      ? 'Alle partijen hebben hun stand bevestigd.'
      : `${capital(counted(awaited, 'partij heeft', 'partijen hebben'))} de stand niet bevestigd. Daar staat de laatst bekende stand.`,
  profile: 'Dijkprofiel',
  profileNote: 'Op orde is gereed of geborgd. Wat niet van toepassing is, telt nergens mee.',
  together: 'Samen',
  holes: 'Gaten',
  cracks: 'Scheuren',
  waterLevel: 'Waterpeil',
  nothing: '–',
  colophon: 'Colofon',
  colophonText: 'Dit bericht is gemaakt uit een bevroren bestand. Met het kenmerk hieronder is na te gaan dat niets is veranderd.',
  colophonMissing: 'Een teken dat dit lettertype niet heeft, staat hier als □. In het webbericht staat het wel.',
  sha256: 'SHA-256 van het JSON-bestand',
  checksum: 'SHA-256 van het JSON-bestand:',
  round: 'Ronde',
  madeBy: 'Gemaakt met Dijkwacht',
  page: 'Bladzijde',
  of: 'van',
  since: 'Sinds',
  ambition: 'Ambitie',
  title: 'Titel',
  state: 'Stand',
  previousState: 'Vorige stand',
  ambitionNumber: (number: string) => `ambitie ${number}`,
  keyLine: (line: number) => `Regel ${line}`,
  agreedShort: 'afspraken',
  measuredPer: 'Geldt per',
  measured: { party: 'partij', basisteam: 'basisteam' },
  explanation: 'Toelichting',
  what: 'Wat',
  value: 'Waarde',
  referenceDay: 'Peildatum',
  frozenDay: 'Bevroren op',
  agreed: 'Afspraken die tellen',
  weakTogether: 'Zwakke plekken samen',
  withoutWeak: 'Partijen zonder zwakke plek',
  previousInOrder: (title: string) => `Op orde in ${title}`,
  version: 'Versie',
  versionNumber: (version: number) => `Versie ${version}`,
  pictureHeading: 'Wat de tekening zegt',
  decisions: 'Gevraagd besluit',
  noDecisions: 'Er wordt nu geen besluit gevraagd.',
  money: 'Geld',
  moneyLine: (budget: { amounts: { paid: number }; open: number; free: number; total: number }) =>
    `Van ${formatCents(budget.total)}: betaald ${formatCents(budget.amounts.paid)}, toegezegd en nog te betalen ${formatCents(budget.open)}, nog niet toegezegd ${formatCents(budget.free)}.`,
  paidSince: (day: Day, cents: number) => `Sinds ${formatDay(day)} is ${formatCents(cents)} betaald.`,
  noMoney: 'Bij dit convenant hoort geen budget.',
  budget: 'Budget',
  budgetTheme: 'Budget per thema',
  budgetParty: 'Budget per partij',
  amounts: budgetTexts.figures,
  cents: formatCents,
  allParties: budgetTexts.allParties,
  parts: themePartLabels,
  themeTable: 'Bereikt, loopt, knelpunt en hulp per thema',
  themeSince: ({ up, down, inOrder }: { up: number; down: number; inOrder: number | null }, day: Day) => {
    const was = inOrder === null ? '' : ` Op ${formatDay(day)} waren het er ${inOrder}.`
    if (up + down === 0) return `Sinds vorig halfjaar is hier geen stand veranderd.${was}`
    return `Sinds vorig halfjaar: ${counted(up, 'stand vooruit', 'standen vooruit')}, ${counted(down, 'stand vraagt', 'standen vragen')} meer aandacht.${was}`
  },
  examples: 'Uitgelicht',
  example: (party: string, ambition: string) => `${party}, ${ambition}`,
  law: 'Ontwikkelingen in de wet',
  growth: 'Groeivoorstellen',
  deviations: 'Eigen keuzes van partijen',
  planning: 'Planning',
  figures: 'Cijfers van dit halfjaar',
  figuresNote: `Meer of minder zegt niet vanzelf dat het beter of slechter gaat. Een aantal mensen onder de ${spoken(smallestCount)} noemen wij niet.`,
  figuresTable: 'Cijfers, nu en vorig halfjaar',
  figure: 'Cijfer',
  figureNow: 'Nu',
  figureBefore: 'Vorig halfjaar',
  figureRead: 'Lees dit zo',
  told: (count: ToldCount) => (count === null ? 'niet genoemd' : String(count)),
  partyPage: (party: string) => `Bladzijde van ${party}`,
  partyTitle: (party: string, title: string) => `${party}: ${title}`,
  partyLine: (inOrder: number, count: number) => `${inOrder} van de ${count} ambities ${inOrder === 1 ? 'is' : 'zijn'} op orde.`,
  partyWeak: (holes: number, cracks: number) => {
    if (holes + cracks === 0) return 'Er is geen zwakke plek.'
    const kinds = [holes > 0 && counted(holes, 'gat', 'gaten'), cracks > 0 && counted(cracks, 'scheur', 'scheuren')]
    return `Dit vraagt nog aandacht: ${listed.format(kinds.filter((kind) => kind !== false))}.`
  },
  partyNote:
    'Deze bladzijde komt uit het halfjaarbericht van alle partijen samen. Partijen verschillen in omvang en taken; de standen zijn er om elkaar te helpen.',
  partyCaption: (party: string) => `Standen van ${party}`,
  regionHeading: 'In de hele regio',
  unchanged: 'geen verandering',
  wasState: (state: string) => `was ${state}`,
  sheets: {
    summary: 'Samenvatting',
    profile: 'Dijkprofiel',
    matrix: 'Matrix',
    standings: 'Standen',
    themes: 'Thema’s',
    budget: 'Budget',
    rest: 'Overige teksten',
  },
}

/** Why something is a weak spot, in words. */
export function weakWords(spot: ReportStanding): string {
  if (spot.state === 'notStarted')
    return spot.since === null ? 'Gat. Nog niets vastgelegd.' : `Gat. Niet gestart, gezegd op ${formatDay(spot.since)}.`
  return spot.lapse ? `Scheur. ${spot.lapse.words}` : 'Scheur.'
}

/** 'Coevorden', or 'basisteam Noord-Drenthe'. */
export function holderName(content: ReportContent, ambition: ReportAmbition, subject: string): string {
  const name = subjectName(content, subject)
  return ambition.measuredPer === 'basisteam' ? `basisteam ${name}` : name
}

/** Law, growth, own choices and planning: what the secretary wrote and what other rooms recorded. Left out where there is nothing. */
export function restOf(content: ReportContent): { heading: string; text: string; rows: ReportContent['developments']['law'] }[] {
  const { developments } = content
  return [
    { heading: texts.law, text: content.law, rows: developments.law },
    { heading: texts.growth, text: content.growth, rows: developments.growth },
    { heading: texts.deviations, text: '', rows: developments.deviations },
    { heading: texts.planning, text: content.planning, rows: [] },
  ].filter((part) => part.text !== '' || part.rows.length > 0)
}
