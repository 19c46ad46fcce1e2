// The Dutch words of this room.
import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { Programme } from '../programme/rules.ts'
import { texts as progressTexts } from '../progress/texts.ts'
import type { ColumnName, Judged, Labels, RowProblem, SheetProblem, Step, UndoRefusal } from './rules.ts'
import type { SheetFormat, SheetRefusal } from './sheet.ts'

const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)
const list = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`)
const ambitions = (count: number) => (count === 1 ? '1 ambitie' : `${count} ambities`)
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const outlookLabels: Labels['outlooks'] = {
  onTrack: progressTexts.form.outlooks.onTrack.label,
  attention: progressTexts.form.outlooks.attention.label,
  obstacle: progressTexts.form.outlooks.obstacle.label,
}

/** The words that may stand in the columns for the state and for the road ahead. */
export function labelsOf(programme: Programme): Labels {
  return { states: programme.stateLabels, outlooks: outlookLabels }
}

const columns: Record<ColumnName, string> = {
  party: 'Partij',
  number: 'Nummer',
  title: 'Ambitie',
  now: 'Stand nu',
  since: 'Sinds',
  state: 'Nieuwe stand',
  holdsOn: 'Vanaf',
  reason: 'Reden',
  owner: 'Wie dit draagt',
  nextOn: 'Volgende datum',
  outlook: 'Weg vooruit',
}

const inColumn = (column: ColumnName) => `‘${columns[column]}’`

/** What is wrong in a row, to somebody who is about to mend it. */
export function rowProblem(problem: RowProblem): string {
  switch (problem.code) {
    case 'otherParty':
      return `Deze rij is van ${short(problem.told)}. U voert alleen in voor uw eigen organisatie. Haal de rij weg.`
    case 'unknownNumber':
      return `Het nummer ‘${short(problem.told)}’ kennen wij niet. Kijk in de lijst met ambities welk nummer het is.`
    case 'unknownState':
      return `De stand ‘${short(problem.told)}’ kennen wij niet.${problem.near ? ` Bedoelt u ‘${problem.near}’?` : ' Kies een stand uit de uitleg bij het sjabloon.'}`
    case 'unknownOutlook':
      return `De weg vooruit ‘${short(problem.told)}’ kennen wij niet.${problem.near ? ` Bedoelt u ‘${problem.near}’?` : ` Kies ${lower(list(Object.values(outlookLabels)))}.`}`
    case 'doubleRow':
      return `Deze ambitie staat ook in rij ${problem.first}. Laat één van de twee rijen staan.`
    case 'numberMissing':
      return 'Er staat geen nummer in deze rij. Vul het nummer van de ambitie in, bijvoorbeeld 3.6.'
    case 'numberIsDay':
      return 'Het rekenblad maakte van het nummer een datum. Zet de cel op tekst en typ het nummer opnieuw, bijvoorbeeld 3.6.'
    case 'numberUnclear':
      return `Het rekenblad maakte van het nummer een getal. Wij weten daardoor niet of u ${problem.either.join(' of ')} bedoelt. Zet de cel op tekst, of vul in de kolom ‘Ambitie’ de titel in.`
    case 'hiddenRow':
      return 'Deze rij is verborgen, en er staat wel iets in. Maak de rij zichtbaar, of haal haar weg.'
    case 'badCell':
      return `In ${inColumn(problem.column)}: ${badCells[problem.why]}`
    case 'dayUnclear':
      return `In ${inColumn(problem.column)} staat ‘${short(problem.told)}’. Dat is geen dag die bestaat. Schrijf dag, maand en jaar, bijvoorbeeld 15-12-2026.`
    case 'dayIsNumber':
      return `In ${inColumn(problem.column)} staat het getal ${short(problem.told)}.${problem.day ? ` Als datum is dat ${formatDay(problem.day)}.` : ''} Zet de cel op datum, of schrijf de dag uit, bijvoorbeeld 15-12-2026.`
    case 'dayFarAway':
      return `De dag in ${inColumn(problem.column)} ligt te ver weg (${/^\d{4}-\d{2}-\d{2}$/.test(problem.told) ? formatDay(problem.told) : short(problem.told)}). Kies een dag tussen 1990 en 2100.`
    case 'tooLong':
      return `De tekst in ${inColumn(problem.column)} is ${problem.length} tekens lang. Er passen er ${problem.max}. Maak de tekst korter.`
  }
}

const badCells: Record<Extract<RowProblem, { code: 'badCell' }>['why'], string> = {
  merged: 'deze cel is samengevoegd met een andere. Splits de cellen en vul ze allebei in.',
  formulaEmpty: 'hier staat een formule zonder uitkomst. Open het bestand, bewaar het opnieuw, of typ de waarde zelf.',
  formulaElsewhere: 'hier staat een formule die een ander bestand nodig heeft. Typ de waarde zelf.',
  error: 'hier staat een foutmelding van het rekenblad. Typ de waarde zelf.',
  noSuchDay: 'hier staat een datum die niet bestaat. Typ de dag opnieuw, bijvoorbeeld 15-12-2026.',
}

/** What is wrong with what an ambition is asked, with the points that it is about. */
export function wishProblem(problem: Judged['problems'][number]): { message: string; points: string[] } {
  switch (problem.code) {
    case 'rule':
      return { message: progressTexts.refused[problem.refused], points: problem.points }
    case 'dayMissing':
      return { message: `De stand verandert. Vul bij ${inColumn('holdsOn')} de dag in waarop dit begon.`, points: [] }
    case 'dayWithoutState':
      return {
        message: `Er staat wel een dag bij ${inColumn('holdsOn')}, maar geen nieuwe stand. Vul een stand in, of maak de dag leeg.`,
        points: [],
      }
    case 'nextPassed':
      return { message: `De dag in ${inColumn('nextOn')} is al voorbij. Kies vandaag of een latere dag.`, points: [] }
    case 'notYours':
      return { message: 'U werkt deze ambitie niet bij. Dat doet de coördinator of de proceseigenaar. Haal uw wijziging weg.', points: [] }
    case 'unknownNumber':
      return { message: `Het nummer ‘${short(problem.told)}’ kennen wij niet.`, points: [] }
  }
}

/** One thing that changes, before and after. */
export function stepLine(step: Step, labels: Labels): string {
  switch (step.kind) {
    case 'state': {
      const second = step.waits ? ' Iemand anders dan u moet dit daarna nog bevestigen.' : ''
      return `Stand van ${lower(labels.states[step.from])} naar ${lower(labels.states[step.to])}, vanaf ${formatDay(step.on)}.${second}`
    }
    case 'reconfirm':
      return `${labels.states[step.state]} klopt nog.${step.waits ? ' Iemand anders dan u moet dit daarna nog bevestigen.' : ''}`
    case 'owner':
      return step.to === null ? `Wie dit draagt wordt leeg. Nu staat er: ${step.from ?? ''}.` : `Wie dit draagt wordt: ${step.to}.`
    case 'nextOn':
      return step.to === null ? 'De volgende datum wordt leeg.' : `De volgende datum wordt ${formatDay(step.to)}.`
    case 'outlook':
      return `De weg vooruit wordt: ${lower(labels.outlooks[step.to])}.`
  }
}

const refusedFiles: Record<SheetRefusal, string> = {
  empty: 'Dit bestand is leeg. Kies een bestand met ingevulde rijen.',
  tooLarge: 'Dit bestand is te groot. Een rekenblad mag hier hooguit 5 MB zijn. Gebruik het sjabloon.',
  kindNotAllowed:
    'Dit soort bestand kan hier niet. Kies een rekenblad: ods, xlsx of csv. Een oud xls-bestand kunt u opnieuw bewaren als xlsx.',
  contentDiffers: 'De inhoud past niet bij de naam van dit bestand. Bewaar het opnieuw als ods, xlsx of csv.',
  encrypted: 'Dit bestand heeft een wachtwoord. Bewaar het zonder wachtwoord en probeer het nog een keer.',
  macros: 'In dit bestand zitten macro’s. Bewaar het zonder macro’s, als ods, xlsx of csv.',
  damaged: 'Dit bestand is beschadigd, of er staat iets in dat wij niet mogen openen. Neem de rijen over in ons sjabloon.',
  tooManyRows: 'In dit bestand staan meer dan 500 rijen. Gebruik het sjabloon, met één rij per ambitie.',
  tooSlow: 'Dit bestand is te ingewikkeld om te lezen. Neem de rijen over in ons sjabloon.',
}

const sheetProblems: Record<SheetProblem, string> = {
  noHeader:
    'Wij vonden geen rij met de kop ‘Nummer’ en een kop als ‘Nieuwe stand’ of ‘Volgende datum’. Gebruik de koppen van het sjabloon.',
  noRows: 'Onder de koppen staan geen rijen.',
  columnTwice: 'Een kop staat er twee keer. Laat één van de twee kolommen staan.',
}

export const texts = {
  titleOf: (page: string) => `${page} – Dijkwacht`,
  crumbs: { label: 'Kruimelpad', own: 'Onze dijk' },
  columns,
  list,

  upload: {
    title: 'Invoeren met een rekenblad',
    lead: 'Vul het sjabloon in en stuur het op. U ziet eerst wat er verandert. Daarna beslist u.',
    steps: 'Zo gaat het',
    how: [
      'Download het sjabloon. Uw ambities staan er al in, met de stand van nu.',
      'Vul alleen in wat verandert. Een lege cel laat alles zoals het is.',
      'Stuur het bestand op. U ziet per rij wat er verandert, en per rij wat er niet klopt.',
      'Klopt alles? Voer het dan in. Bij een fout in één rij gaat er niets door.',
    ],
    template: 'Sjabloon',
    formats: { ods: 'ODS, voor LibreOffice en Excel', xlsx: 'XLSX, voor Excel', csv: 'CSV, alleen de tabel' } satisfies Record<
      SheetFormat,
      string
    >,
    send: 'Stuur uw rekenblad op',
    file: 'Uw rekenblad',
    fileHint: 'ods, xlsx of csv. Hooguit 5 MB en 500 rijen. Geen namen van inwoners, geen adressen.',
    button: 'Kijk wat er verandert',
    missing: 'Kies een bestand.',
    rules:
      'Voor gereed en geborgd geldt hetzelfde als op de pagina van de ambitie: de punten staan op ja, er is bewijs, en iemand anders dan u bevestigt het.',
    earlier: 'Eerdere invoer',
    none: 'Er is nog niets ingevoerd met een rekenblad.',
    done: (on: Day, count: number) => `${formatDay(on)}: ${ambitions(count)} ingevoerd`,
    undone: (on: Day) => `Teruggedraaid op ${formatDay(on)}`,
    look: 'Bekijk',
  },

  preview: {
    title: 'Kijk wat er verandert',
    crumb: 'Controleren',
    file: (name: string) => `Uit het bestand ${name}. Er is nog niets ingevoerd.`,
    good: (count: number) => `${ambitions(count)} ${count === 1 ? 'verandert' : 'veranderen'}`,
    goodBody:
      'Klopt dit? Voer het dan in. U kunt het tot en met zeven dagen later terugdraaien, zolang niemand daarna iets aan deze ambities deed.',
    mend: (count: number) => (count === 1 ? '1 rij klopt nog niet' : `${count} rijen kloppen nog niet`),
    mendBody: 'Er wordt niets ingevoerd. Pas deze rijen aan in uw rekenblad, bewaar het en stuur het opnieuw op.',
    nothing: { title: 'Er verandert niets', body: 'Alles in dit rekenblad staat al zo in Dijkwacht.' },
    problems: 'Wat nog niet klopt',
    changes: 'Wat er verandert',
    same: (count: number) => (count === 1 ? '1 rij verandert niets.' : `${count} rijen veranderen niets.`),
    row: 'Rij',
    ambition: 'Ambitie',
    what: 'Wat',
    rowName: (row: number) => `Rij ${row}`,
    formula: (names: readonly ColumnName[]) => `Bij ${list(names.map(inColumn))} staat een formule. Wij nemen de uitkomst over.`,
    do: 'Voer dit in',
    again: 'Kies een ander bestand',
    meanwhile: {
      title: 'Terwijl u keek, veranderde er iets',
      body: 'Iemand werkte een van deze ambities bij. Er is nog niets ingevoerd. Hieronder staat wat er nu zou veranderen.',
    },
  },

  done: {
    title: 'Ingevoerd met een rekenblad',
    just: (count: number) => `Ingevoerd. ${ambitions(count)} ${count === 1 ? 'is' : 'zijn'} bijgewerkt.`,
    what: (name: string, on: Day) => `Uit het bestand ${name}, op ${formatDay(on)}.`,
    list: 'Deze ambities zijn bijgewerkt',
    undoTitle: 'Terugdraaien',
    undoBody: (until: Day) => `Tot en met ${formatDay(until)} kunt u deze invoer in één keer terugdraaien.`,
    undoWhat:
      'Een stand die zo is gezet, telt dan op geen enkele dag meer mee. In de geschiedenis blijft staan dat hij is gezet en teruggenomen. Wie dit draagt en de volgende datum worden wat ze waren.',
    undoStays: (numbers: readonly string[]) =>
      `De weg vooruit van ${list(numbers)} was nog niet opgeschreven. Wat daar nu staat, blijft staan.`,
    undo: 'Draai deze invoer terug',
    undone: 'Teruggedraaid. Alles is weer zoals het was voor deze invoer.',
    undoneOn: (on: Day) => `Deze invoer is teruggedraaid op ${formatDay(on)}.`,
    refused: {
      notDone: 'Deze invoer is nog niet gedaan.',
      alreadyUndone: 'Deze invoer is al teruggedraaid.',
      tooLate: 'Terugdraaien kan niet meer. Zet de stand van een ambitie terug op haar eigen pagina.',
      changedSince: 'Terugdraaien kan niet meer in één keer. Iemand deed daarna nog iets aan deze ambities:',
    } satisfies Record<UndoRefusal, string>,
    notYours: 'U werkt niet al deze ambities bij. Vraag uw coördinator om dit terug te draaien.',
  },

  refusedTitle: 'Dit is niet ingevoerd',
  refusedFile: refusedFiles,
  sheetProblem: sheetProblems,
  alreadyDone: 'Dit was al ingevoerd. Er is niets veranderd.',

  many: {
    title: 'Meer ambities tegelijk',
    lead: 'Kies de ambities en vul één keer in wat er verandert. Kan er één niet, dan gaat er geen enkele door.',
    choose: 'Welke ambities?',
    theme: (title: string) => `Thema ${title}`,
    now: (state: string, more: readonly string[]) => [state, ...more].join(' · '),
    waiting: 'wacht op een tweede persoon',
    next: (on: Day) => `volgende datum ${formatDay(on)}`,
    noneChosen: 'Kies ten minste één ambitie.',
    deed: 'Wat wilt u doen?',
    deedMissing: 'Kies wat u wilt doen.',
    reconfirm: 'Zeggen dat de stand nog klopt',
    reconfirmHint: 'Alleen bij gereed en geborgd, of wat dat was. De controletermijn begint vandaag opnieuw',
    change: 'Iets veranderen',
    changeHint: 'Vul hieronder in wat er verandert. Wat u leeg laat, blijft zoals het is',
    state: 'Nieuwe stand',
    stateMissing: 'Kies een stand uit de lijst.',
    keep: 'Laat zoals het is',
    holdsOn: 'Vanaf welke dag is dit zo?',
    holdsOnHint: 'Alleen bij een nieuwe stand. Bijvoorbeeld 15 12 2026',
    dayMissing: 'Vul de dag in waarop dit begon, bijvoorbeeld 15 12 2026.',
    reason: 'Reden',
    reasonHint: 'Voor alle gekozen ambities dezelfde. Nodig bij een stap terug, en soms bij nog kloppen.',
    ownerDeed: 'Wie dit draagt',
    set: 'Vul in voor alle gekozen ambities',
    empty: 'Maak leeg',
    owner: 'Wie draagt deze ambities?',
    ownerMissing: 'Schrijf op wie dit draagt, of kies dat het blijft zoals het is.',
    nextDeed: 'Volgende datum',
    nextOn: 'Wat is de volgende datum?',
    nextMissing: 'Vul een dag in, of kies dat het blijft zoals het is.',
    keepMissing: 'Kies wat er met dit veld gebeurt.',
    outlook: 'Weg vooruit',
    outlookMissing: 'Kies een antwoord uit de lijst.',
    nothingAsked: 'U vulde niet in wat er verandert. Kies een stand, een datum, een eigenaar of de weg vooruit.',
    save: 'Bewaar voor alle gekozen ambities',
    done: (count: number) => `Bewaard. ${ambitions(count)} ${count === 1 ? 'is' : 'zijn'} bijgewerkt.`,
    refused: 'Er is niets bewaard',
    refusedBody: 'Bij deze ambities kan het niet. Haal ze uit uw keuze, of los eerst op wat er staat.',
    nothing: 'Bij geen van deze ambities verandert er iets.',
    meanwhile: {
      title: 'Terwijl u bezig was, veranderde er iets',
      body: 'Iemand werkte een van deze ambities bij. Wat u invulde, staat er nog. Er is nog niets bewaard. Kijk of het nog klopt en bewaar daarna opnieuw.',
    },
    none: { title: 'U werkt nu geen ambities bij', body: 'Vraag uw coördinator welke ambities van u zijn.' },
  },

  template: {
    file: (code: string, day: Day) => `ambities-${code}-${day}`,
    sheet: 'Ambities',
    about: (party: string, day: Day) => `${party}, stand op ${formatDay(day)}`,
    practice: 'Oefenomgeving: verzonnen standen',
    explain: 'Uitleg',
    explainColumns: { what: 'Kolom', how: 'Wat u invult' },
    rows: (labels: Labels, states: readonly string[]): [string, string][] => [
      ['Zo werkt het', 'Eén rij per ambitie. Vul alleen in wat verandert. Een lege cel laat alles zoals het is.'],
      ['', 'Stuur het bestand daarna op bij Onze dijk, Invoeren met een rekenblad. U ziet eerst wat er verandert.'],
      [columns.party, 'Uw eigen organisatie. Laat dit staan.'],
      [columns.number, 'Het nummer van de ambitie, als tekst. Laat dit staan: een rekenblad maakt van 3.10 anders 3.1.'],
      [
        `${columns.now}, ${lower(columns.since)}`,
        'Hoe het nu in Dijkwacht staat. Dit is om te lezen. Verandert u het, dan gebeurt er niets.',
      ],
      [columns.state, `Alleen als de stand verandert. Kies uit: ${states.join(', ')}.`],
      [columns.holdsOn, 'De dag waarop de nieuwe stand begon. Vandaag of eerder. Bijvoorbeeld 15-12-2026.'],
      [columns.reason, 'Nodig bij een stap terug, bij herijken nodig en bij niet van toepassing. Geen namen of adressen.'],
      [columns.owner, `Een functie is genoeg. Schrijf ‘leeg’ om het leeg te maken.`],
      [columns.nextOn, 'De dag waarop u hier iets wilt doen. Vandaag of later. Schrijf ‘leeg’ om het leeg te maken.'],
      [columns.outlook, `Kies uit: ${Object.values(labels.outlooks).join(', ')}.`],
      ['Gereed en geborgd', 'Alleen als de punten op ja staan en er bewijs is. Iemand anders dan u bevestigt het daarna.'],
      ['Let op', 'Voeg geen cellen samen, verberg geen rijen en gebruik geen formules met andere bestanden. Zet de koppen niet om.'],
    ],
  },
}
