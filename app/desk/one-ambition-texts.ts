// The words of the page of one ambition over all parties.
import { formatDay, type Day } from '../platform/settings/day.ts'

export const texts = {
  title: (number: string, title: string) => `${number} ${title}`,
  lead: (inOrder: number, of: number, weak: number, day: Day | undefined) =>
    `${day === undefined ? 'Nu is' : `Op ${formatDay(day)} was`} deze ambitie bij ${inOrder} van de ${of} op orde. ${
      weak === 0 ? 'Er zijn geen zwakke plekken.' : weak === 1 ? 'Er is 1 zwakke plek.' : `Er zijn ${weak} zwakke plekken.`
    }`,
  own: 'Naar deze ambitie bij uw eigen organisatie',
  agreed: 'Lees wat is afgesproken',
  crumbs: { label: 'U bent hier', region: 'Dijkbeeld' },
  dike: 'De dijk van deze ambitie',
  unnamed:
    'De werkgroep heeft nog niet besloten dat partijen elkaar bij naam zien. Daarom ziet u hier aantallen, en alleen uw eigen stand bij naam.',
  table: 'Stand per partij',
  caption: (number: string, day: Day) => `Ambitie ${number} per partij, ${formatDay(day)}`,
  columns: { party: 'Partij', state: 'Stand', since: 'Sinds', why: 'Waarom' },
  never: '–',
  downloadTable: 'Download als CSV',
  downloadPicture: 'Download de tekening (SVG)',
  counts: 'Hoe het bij allen samen staat',
  criteria: 'De punten',
  criteriaCaption: (number: string) => `Ambitie ${number}: hoeveel partijen een punt beantwoordden`,
  criteriaAnswers: (number: string) => `Ambitie ${number}: wat elke partij antwoordde`,
  criterion: 'Punt',
  yes: 'Ja',
  no: 'Nee',
  open: 'Nog geen antwoord',
  noCounts: 'U ziet hier aantallen zodra partijen elkaar bij naam zien.',
  level: { achieved: 'voor gereed', secured: 'voor geborgd' },
  point: (text: string, level: string) => `${text} (${level})`,
  deviations: 'Maatwerk',
  deviation: (party: string, what: string, until: Day) => `${party}, tot en met ${formatDay(until)}: ${what}`,
  deviationsHint: 'De werkgroep aanvaardde dit. De punten blijven voor iedereen gelijk.',
  shared: 'Wat partijen hierover delen',
  noShared: 'Nog niemand anders deelt hier een stuk.',
  sharedLine: (party: string, day: Day) => `${party}, ${formatDay(day)}`,
  library: 'Alles in de bibliotheek bij deze ambitie',
  asks: 'Hulp gevraagd',
  noAsks: 'Er staat geen vraag open.',
  offers: 'Hulp aangeboden',
  noOffers: 'Er is geen aanbod.',
  ask: 'Vraag hulp',
  offer: 'Bied hulp aan',
  by: (party: string, day: Day) => `${party}, ${formatDay(day)}`,
  riec: 'het RIEC',
  csv: { name: (number: string, day: Day) => `ambitie-${number}-${day}`, practice: 'Oefenomgeving: verzonnen standen' },
}
