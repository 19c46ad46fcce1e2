// The words of the dike from every side.
import type { PartyType, State } from '../covenant/programme/rules.ts'
import { formatDay, formatDayShort, type Day } from '../platform/settings/day.ts'
import type { SideName } from './sides.ts'

const list = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`)
const times = (count: number) => `${count} keer`

const names: Record<SideName, string> = {
  kaart: 'Kaart',
  thema: 'Per thema',
  ambitie: 'Per ambitie',
  partij: 'Per partij',
  tijd: 'Door de tijd',
  vergelijk: 'Twee dagen',
  matrix: 'Matrix',
}

export const sidesTexts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: { label: 'Kruimelpad', region: 'Dijkbeeld' },
  title: 'De dijk van alle kanten',
  open: 'Bekijk de dijk van alle kanten',
  tabs: 'Kies een kant',
  names,
  lead: {
    kaart: (what: string, day: Day) => `Waar de partijen liggen, en hoe hun stuk dijk staat: ${what}, op ${formatDay(day)}.`,
    thema: (what: string, day: Day) => `Eén laag van de dijk bij alle partijen: ${what}, op ${formatDay(day)}.`,
    ambitie: (what: string, day: Day) => `Eén ambitie bij alle partijen: ${what}, op ${formatDay(day)}.`,
    partij: (what: string, day: Day) => `Het stuk dijk van ${what}, van de ondertekening tot ${formatDay(day)}.`,
    tijd: (what: string, day: Day) => `De hele dijk op elk moment tot ${formatDay(day)}: ${what}.`,
    vergelijk: (_what: string, day: Day) => `Wat er veranderde tot ${formatDay(day)}.`,
    matrix: (what: string, day: Day) => `Alle standen naast elkaar: ${what}, op ${formatDay(day)}.`,
  } satisfies Record<SideName, (what: string, day: Day) => string>,
  all: 'alle ambities',
  theme: (theme: { number: number; title: string }) => `thema ${theme.number}, ${theme.title}`,
  ambition: (ambition: { number: string; title: string }) => `${ambition.number} ${ambition.title}`,
  schematic: 'Deze kaart is een schema. Waterschappen en provincie omvatten meer gemeenten en staan daarom ernaast.',
  bordered: 'De gemeenten hebben hier hun echte grenzen. Waterschappen en provincie omvatten meer gemeenten en staan daarom ernaast.',
  borders: 'Laad echte grenzen, of haal ze weg',
  notApplicable: 'geldt hier niet',
  picture: 'De tekening',
  mapRegion: 'Kaart met een dijkvak per partij',
  table: 'De tabel',
  csv: 'Download deze tabel als CSV',
  choose: 'Kies wat u ziet',
  fields: {
    theme: 'Thema',
    ambition: 'Ambitie',
    party: 'Partij',
    type: 'Soort partij',
    state: 'Stand',
    onlyWeak: 'Alleen ambities met een gat of een scheur',
    with: 'Vergelijk met',
    everything: 'Alles',
    show: 'Toon',
  },
  types: { gemeente: 'Gemeenten', waterschap: 'Waterschappen', provincie: 'Provincie' } satisfies Record<PartyType, string>,
  noOthers: 'U ziet de regio als geheel. De werkgroep besloot nog niet dat partijen elkaars standen bij naam zien.',
  onlyOwn: 'Een partij bij naam ziet u pas als de werkgroep dat besluit. Uw eigen partij ziet u wel.',
  columns: {
    party: 'Partij',
    type: 'Soort',
    ambition: 'Ambitie',
    title: 'Titel',
    theme: 'Thema',
    inOrder: 'Op orde',
    of: 'Van',
    weak: 'Zwakke plekken',
    state: 'Stand',
    since: 'Sinds',
    day: 'Dag',
    dry: 'Partijen zonder zwakke plek',
    from: (day: Day) => `Stand op ${formatDayShort(day)}`,
    to: (day: Day) => `Stand op ${formatDayShort(day)}`,
    inOrderOn: (day: Day) => `Op orde op ${formatDayShort(day)}`,
    weakOn: (day: Day) => `Zwakke plekken op ${formatDayShort(day)}`,
  },
  caption: (name: string, day: Day) => `${name}, ${formatDay(day)}`,
  notAsked: 'niet gevraagd',
  neverSet: 'nog niets vastgelegd',
  momentOf: (inOrder: number, counted: number, weak: number) =>
    `${inOrder} van ${counted} op orde, ${weak === 0 ? 'geen zwakke plek' : weak === 1 ? '1 zwakke plek' : `${weak} zwakke plekken`}`,
  compare: {
    none: (from: Day, to: Day) => `Tussen ${formatDay(from)} en ${formatDay(to)} veranderde er geen stand.`,
    sum: (from: Day, to: Day, changes: number) =>
      `Tussen ${formatDay(from)} en ${formatDay(to)} ${changes === 1 ? 'veranderde 1 stand' : `veranderden ${changes} standen`}.`,
    toInOrder: (count: number) => `${times(count)} kwam een ambitie op orde.`,
    fromInOrder: (count: number) => `${times(count)} was een ambitie op orde en nu niet meer.`,
    weak: (closed: number, opened: number) =>
      opened === 0
        ? `${times(closed)} ging een zwakke plek dicht.`
        : `${times(closed)} ging een zwakke plek dicht, en ${times(opened)} kwam er een bij.`,
    joined: (parties: readonly string[]) => `${list(parties)} ${parties.length === 1 ? 'doet' : 'doen'} sindsdien mee.`,
    left: (parties: readonly string[]) => `${list(parties)} ${parties.length === 1 ? 'doet' : 'doen'} niet meer mee.`,
    sameDay: 'U vergelijkt een dag met zichzelf. Kies een andere dag om te vergelijken.',
  },
  filtered: (ambitions: number, all: number, parties: number) => `U ziet ${ambitions} van de ${all} ambities, bij ${parties} partijen.`,
  nothing: 'Niets met deze keuze',
  nothingBody: 'Op deze dag is er geen stand die hierbij past. Kies iets anders.',
  stateOf: (labels: Record<State, string>, state: State | undefined) => (state === undefined ? 'niet gevraagd' : labels[state]),
  asOf: (region: string, day: Day) => `${region}, ${formatDay(day)}`,
  fileName: (side: SideName, day: Day) => `dijk-${side}-${day}.csv`,
}
