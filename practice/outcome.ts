import type { NewEvent } from '../app/covenant/law/rules.ts'
import type { Day } from '../app/platform/settings/day.ts'

/**
 * Where each party ends, one letter per ambition, in the order of the covenant and with a space between the themes. The stories
 * lead there.
 * - n not started, p preparing, i implementing
 * - a achieved, s secured
 * - w implementing, and 'achieved' waits for the second person; v achieved, and 'secured' waits
 * - b was achieved, and the party took it back to implementing
 * - I lapsed because the interval passed, E because evidence expired, S because the party said so itself
 * - x not applicable, by decision of the working group
 * - '-' does not bind this kind of party; '.' is the state of the basisteam
 */
export const outcomes: Record<string, string> = {
  'aa-en-hunze': 'ia.aaa saaia aaa-saaaap spaap ss',
  assen: 'ss.sss sssss sas-sssssa sssas ss',
  'borger-odoorn': 'ss.sii isaai saa-sEipaa iaSii aa',
  coevorden: 'sa.svn sasap saa-aSsawa saIai wa',
  emmen: 'ss.sss sssss ssa-ssssas sssss ss',
  hoogeveen: 'ss.saa saaas asa-aEaiaa isaaa aa',
  meppel: 'sp.aia isaaa spp-iEaabp saain iI',
  'midden-drenthe': 'as.aia saaia aIa-aaaiai spiaa aI',
  noordenveld: 'as.iai ppIas aaa-iEiiis siaai aa',
  tynaarlo: 'ss.aai sasas aaa-asaiaa saSsa sa',
  westerveld: 'aa.iai aiapa aIs-iSaaia aiIin an',
  'de-wolden': 'ii.iaa isIaa aaa-iaaais saaai ai',
  'hunze-en-aas': 's--sss ss--a -a-as---sa saaai ia',
  noorderzijlvest: 'i--aaa ai--a -E-pa---ix saiin aa',
  vechtstromen: 'a--aia ai--a -s-sa---sa aasax aa',
  'drents-overijsselse-delta': 's--sas aa--s -a-ss---aa sasaa as',
  drenthe: 'a--sas aa--a -a-aa---ss sassa ss',
}

/** Ambition 1.3: who speaks for each basisteam, and which other municipality is the second person. */
export const triangles: { basisteam: string; outcome: string; speaks: string; agrees: string }[] = [
  { basisteam: 'noord-drenthe', outcome: 's', speaks: 'assen', agrees: 'tynaarlo' },
  { basisteam: 'zuidoost-drenthe', outcome: 's', speaks: 'emmen', agrees: 'coevorden' },
  { basisteam: 'zuidwest-drenthe', outcome: 'I', speaks: 'hoogeveen', agrees: 'meppel' },
]

/** Between which days a party brought things in order. Who has few people began later; that says nothing about the will. */
export const paces: Record<string, { from: Day; to: Day }> = {
  drenthe: { from: '2024-03-18', to: '2026-02-20' },
  assen: { from: '2024-03-11', to: '2026-01-30' },
  emmen: { from: '2024-03-04', to: '2025-12-19' },
  'hunze-en-aas': { from: '2024-04-08', to: '2026-03-13' },
  'drents-overijsselse-delta': { from: '2024-05-06', to: '2026-03-27' },
  hoogeveen: { from: '2024-04-15', to: '2026-05-15' },
  tynaarlo: { from: '2024-05-13', to: '2026-06-05' },
  coevorden: { from: '2024-05-20', to: '2026-06-12' },
  'borger-odoorn': { from: '2024-06-10', to: '2026-07-03' },
  'aa-en-hunze': { from: '2024-06-03', to: '2026-07-10' },
  'de-wolden': { from: '2024-09-02', to: '2026-10-02' },
  'midden-drenthe': { from: '2024-08-19', to: '2026-09-18' },
  vechtstromen: { from: '2024-09-16', to: '2026-09-11' },
  meppel: { from: '2024-10-07', to: '2026-10-16' },
  noorderzijlvest: { from: '2024-11-04', to: '2026-10-23' },
  noordenveld: { from: '2024-10-21', to: '2026-10-30' },
  westerveld: { from: '2024-12-02', to: '2026-10-30' },
}

/** The last day on which the evidence counted, where it expired and nobody has renewed it yet. */
export const expiries: Record<string, Day> = {
  'borger-odoorn 3.6': '2026-03-31',
  'hoogeveen 3.6': '2026-05-31',
  'meppel 3.6': '2026-06-30',
  'noordenveld 3.6': '2026-11-15',
  'noorderzijlvest 3.2': '2026-10-31',
}

/** Where new evidence lies ready, and the party waits for its second person to agree. */
export const renewalsThatWait: Record<string, Day> = { 'hoogeveen 3.6': '2026-11-19' }

/** Where the party itself said that it must be looked at again. */
export const ownLapses: Record<string, { on: Day; reason: string }> = {
  'coevorden 3.6': { on: '2026-06-08', reason: 'Lijst IA staat sinds 1 juli 2025 in de Opiumwet. Ons beleid is van daarvoor.' },
  'westerveld 3.6': { on: '2026-10-05', reason: 'Ons beleid noemt lijst IA nog niet. Wij passen het aan.' },
  'borger-odoorn 4.3': { on: '2026-06-15', reason: 'De nieuwe raad had nog geen bijeenkomst over integriteit.' },
  'tynaarlo 4.3': { on: '2026-10-12', reason: 'De bijeenkomst met de nieuwe raad is verzet naar januari.' },
}

/** Where the second person did not agree at first, or the first person took it back. The day is counted from the later success. */
export const firstAttempts: Record<string, { outcome: 'declined' | 'withdrawn'; reason: string | null }> = {
  'hoogeveen 2.2': { outcome: 'declined', reason: 'De lijst van wie waarover gaat moet er nog bij.' },
  'vechtstromen 1.6': { outcome: 'declined', reason: 'De directie heeft nog niet besloten.' },
  'tynaarlo 3.1': { outcome: 'withdrawn', reason: null },
}

/** Where something that was achieved went back to being worked on. */
export const setbacks: Record<string, { on: Day; reason: string }> = {
  'meppel 3.9': { on: '2026-01-19', reason: 'Er kwamen vijf nieuwe boa’s. Het aandeel met een training zakte onder 80 procent.' },
}

/** What the working group decided does not apply. The party writes down the state itself. */
export const notApplicable: Record<string, { decidedOn: Day; title: string; body: string; reason: string }> = {
  'noorderzijlvest 3.10': {
    decidedOn: '2024-10-10',
    title: 'Samen controleren: niet van toepassing op Noorderzijlvest',
    body: 'Het waterschap doet in het Drentse deel van zijn gebied geen eigen controles. Een ander waterschap doet dat daar. De werkgroep bekijkt dit elk jaar opnieuw.',
    reason: 'Wij doen in Drenthe geen eigen controles. De werkgroep stemde in op 10 oktober 2024.',
  },
  'vechtstromen 4.5': {
    decidedOn: '2025-03-13',
    title: 'VOG-P: niet van toepassing op Vechtstromen',
    body: 'Het waterschap ging al zijn functies na. Geen daarvan is aangewezen voor de VOG politiegegevens. Komt er een aangewezen functie bij, dan geldt de ambitie weer.',
    reason: 'Geen van onze functies is aangewezen. De werkgroep stemde in op 13 maart 2025.',
  },
}

/** What else the working group decided. */
/** An event of the legal calendar that the working group entered itself. */
export const inventedRuling: NewEvent = {
  kind: 'ruling',
  title: 'Verzonnen uitspraak over Bibob bij waterschappen',
  onDay: '2025-02-03',
  changed: 'Verzonnen voor de oefenomgeving. Een waterschap legt bij een aanbesteding vooraf uit wanneer het de Bibob-toets doet.',
  question: 'Staat in uw Bibob-beleid wanneer u bij een aanbesteding toetst?',
  source: 'Verzonnen, voor de oefenomgeving',
  ambitions: ['3.2'],
  partyTypes: ['waterschap'],
  termMonths: 3,
}

export const decisions: { kind: 'byName' | 'other'; decidedOn: Day; title: string; body: string }[] = [
  {
    kind: 'byName',
    decidedOn: '2024-04-18',
    title: 'Partijen zien elkaars standen bij naam',
    body: 'Alle partijen zien van elkaar hoe een ambitie ervoor staat. Zo weten wij wie kan helpen en wie hulp kan gebruiken. Wij maken er geen ranglijst van.',
  },
  {
    kind: 'other',
    decidedOn: '2024-06-13',
    title: 'Twee keer per jaar een bericht aan de bestuurders',
    body: 'De stand van eind juni en die van half december komen in een kort bericht. Elke partij kijkt haar eigen standen na.',
  },
  {
    kind: 'other',
    decidedOn: '2024-09-12',
    title: 'Vier keer per jaar een bericht om te delen',
    body: 'De werkgroep schrijft elk kwartaal een bericht over ondermijning of integriteit. Partijen delen het binnen tien werkdagen.',
  },
  {
    kind: 'other',
    decidedOn: '2025-09-11',
    title: 'Alle gemeenten kijken hun Damoclesbeleid na',
    body: 'Lijst IA staat sinds 1 juli 2025 in de Opiumwet. Elke gemeente gaat na of haar beleid daarbij past. Assen deelt een tekst die anderen kunnen overnemen.',
  },
  {
    kind: 'other',
    decidedOn: '2026-01-22',
    title: 'Na de termijn gaan wij door',
    body: 'De afgesproken termijn eindigt op 2 februari 2026. Wij leggen die stand vast en werken daarna verder aan wat nog niet op orde is.',
  },
  {
    kind: 'other',
    decidedOn: '2026-04-16',
    title: 'Een bijeenkomst over integriteit voor elke nieuwe raad',
    body: 'De provincie biedt een spelleider aan. Gemeenten die weinig tijd hebben, kunnen samen een avond houden.',
  },
]
