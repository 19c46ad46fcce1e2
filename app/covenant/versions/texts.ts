import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { PartyType, Relation, State } from '../programme/rules.ts'
import type { PublishRefusal, StateCounts, UndoRefusal } from './rules.ts'

const relations: Record<Relation, string> = {
  same: 'Hetzelfde gebleven',
  sharpened: 'Aangescherpt',
  split: 'Gesplitst',
  merged: 'Samengevoegd',
  new: 'Nieuw',
  withdrawn: 'Vervallen',
}

const means: Record<Relation, string> = {
  same: 'Stand, antwoorden en bewijs blijven zoals ze zijn.',
  sharpened: 'Stand, antwoorden en bewijs gaan mee. Wie gereed of geborgd is, wordt gevraagd of het ook zo nog klopt.',
  split: 'Elk deel begint met de stand, de antwoorden en het bewijs van het geheel.',
  merged: 'Alle antwoorden en al het bewijs gaan mee. De stand is die van de zwakste, tot u haar zelf bijwerkt.',
  new: 'Iedereen begint bij niet gestart.',
  withdrawn: 'Telt vanaf deze dag nergens meer mee. Wat u vastlegde, blijft te lezen.',
}

const types: Record<PartyType, string> = { gemeente: 'Gemeenten', waterschap: 'Waterschappen', provincie: 'Provincie' }

type Refusal = PublishRefusal | 'noProgramme' | 'notAdopted' | 'notSecretary'

const refused: Record<Refusal, (details: readonly string[]) => string> = {
  dayMissing: () => 'Vul de eerste dag in, of zet “from” in het bestand.',
  dayBeforeVersion: ([day = '']) => `De versie van nu geldt vanaf ${formatDay(day)}. Kies een latere dag.`,
  dayInFrozenRound: ([day = '']) => `Over ${formatDay(day)} is een bericht bevroren. Kies een dag daarna.`,
  dayFarAway: () => 'Deze dag is over meer dan twee jaar. Kies een dag dichterbij.',
  noProgramme: () => 'Er is nog geen convenant geladen.',
  notAdopted: (ids) => `De werkgroep nam dit voorstel niet aan, of het bestaat niet: ${ids.join(', ')}. Haal het weg bij “proposals”.`,
  notSecretary: () => 'Alleen de secretaris publiceert een versie.',
}

const undoRefused: Record<UndoRefusal | 'notSecretary', (details: readonly string[]) => string> = {
  nothingToUndo: () => 'Er is geen versie om terug te draaien.',
  tooLate: ([day = '']) => `Terugdraaien kon tot en met ${formatDay(day)}. Publiceer nu een volgende versie.`,
  frozenSince: ([day = '']) =>
    `Over ${formatDay(day)} is een bericht bevroren, met deze versie erin. Dat blijft zoals het is. Publiceer een volgende versie.`,
  reasonMissing: () => 'Schrijf op waarom u deze versie terugdraait.',
  notSecretary: () => 'Alleen de secretaris draait een versie terug.',
}

/** '3 gereed, 9 niet gestart', in the words of the covenant. */
const states = (counts: StateCounts, labels: Record<State, string>) =>
  Object.entries(counts)
    .map(([state, count]) => `${count} ${labels[state as State].toLowerCase()}`)
    .join(', ') || '–'

export const texts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'U bent hier',
  growth: 'Groei',
  relations,
  means,
  states,
  statesOf: (type: PartyType, before: string, after: string) => `${types[type]}: ${before === after ? before : `${before} → ${after}`}`,
  refused,

  list: {
    title: 'Versies van de afspraken',
    lead: 'Zo groeiden de afspraken. Elke dag telt de versie die toen gold. Wat eerder is vastgelegd, blijft zoals het was.',
    publish: 'Publiceer een volgende versie',
    version: (number: number) => `Versie ${number}`,
    first: (day: Day, ambitions: number) => `Getekend op ${formatDay(day)}, met ${ambitions} ambities.`,
    from: (day: Day, ambitions: number) => `Geldt vanaf ${formatDay(day)}, met ${ambitions} ambities.`,
    published: (day: Day) => `Gepubliceerd op ${formatDay(day)}.`,
    undone: (day: Day, reason: string) => `Teruggedraaid op ${formatDay(day)}. ${reason}`,
    now: 'Geldt nu',
    soon: 'Geldt straks',
    takenBack: 'Teruggedraaid',
    read: 'Lees wat er veranderde',
    readFirst: 'Lees hoe het was',
    changes: (count: number, relation: Relation) => `${count} ${relations[relation].toLowerCase()}`,
    donePublished: 'De versie is gepubliceerd. Alle partijen kunnen haar lezen.',
    doneUndone: 'De versie is teruggedraaid. De vorige geldt weer. Wat intussen is vastgelegd, blijft te lezen.',
  },

  version: {
    nothing: 'Dit is de eerste versie',
    nothingHint: 'Hieronder staan de ambities zoals ze toen waren.',
    what: 'Wat er veranderde',
    whatNot: (count: number) => (count === 1 ? '1 ambitie bleef hetzelfde.' : `${count} ambities bleven hetzelfde.`),
    ambitions: 'De ambities in deze versie',
    cameFrom: (numbers: string) => `Komt uit ${numbers}.`,
    why: (reason: string) => `Waarom: ${reason}`,
    term: (months: number) => `Kijkt u niet binnen ${months} maanden opnieuw? Dan wordt de stand herijken nodig.`,
    proposal: 'Lees het voorstel',
    undo: 'Draai deze versie terug',
    undoUntil: (day: Day) => `Dat kan tot en met ${formatDay(day)}.`,
  },

  publish: {
    title: 'Publiceer een volgende versie',
    lead: 'Kies het bestand van de volgende versie. U ziet eerst wat er met elke stand en elk bewijs gebeurt. Daarna pas publiceert u.',
    help: 'Een volgende versie is een kopie van het bestand van nu, met een nummer, een eerste dag en een lijst van wat er met elke ambitie gebeurt. In de map programmes staat een voorbeeld.',
    file: 'Bestand',
    fileHint: 'Een tekstbestand (yaml) van hooguit 1 MB.',
    fileMissing: 'Kies eerst een bestand.',
    fileTooLarge: 'Dit bestand is te groot. Een versie is hooguit 1 MB.',
    from: 'Eerste dag',
    fromHint: 'Mag leeg blijven als de dag in het bestand staat. Bijvoorbeeld 1 12 2026.',
    look: 'Kijk wat er gebeurt',
    problems: (count: number) => (count === 1 ? 'Er is 1 punt om te verbeteren' : `Er zijn ${count} punten om te verbeteren`),
    problem: (line: number, field: string, message: string) => `Regel ${line}${field === '' ? '' : `, ${field}`}: ${message}`,
    preview: (version: number, day: Day) => `Versie ${version}, vanaf ${formatDay(day)}`,
    nothingSaved: 'Er is nog niets veranderd. Dit zou er gebeuren als de versie vandaag gold.',
    totals: {
      caption: 'Alles samen, met de standen van vandaag',
      columns: ['', 'Nu', 'Met deze versie'],
      ambitions: 'Ambities',
      counted: 'Standen die meetellen',
      inOrder: 'Op orde',
      weak: 'Zwakke plekken',
    },
    caption: 'Wat er met elke ambitie gebeurt',
    columns: ['Ambitie', 'Wat er gebeurt', 'Standen', 'Bewijs bij punten'],
    evidence: (taken: number, kept: number) => `${taken} gaat mee${kept === 0 ? '' : `, ${kept} blijft te lezen in de geschiedenis`}`,
    noEvidence: 'Nog geen bewijs',
    asked: (count: number) =>
      count === 1 ? '1 partij krijgt de vraag of het nog klopt.' : `${count} partijen krijgen de vraag of het nog klopt.`,
    moves: (count: number) => (count === 1 ? '1 partij krijgt een andere stand' : `${count} partijen krijgen een andere stand`),
    move: (name: string, from: string, to: string) => `${name}: ${from === '' ? 'nieuw' : from} → ${to}`,
    gone: 'telt niet meer mee',
    publish: 'Publiceer deze versie',
    sure: 'Gepubliceerd is gepubliceerd: aan een versie verandert niets meer. Terugdraaien kan dertig dagen lang.',
  },

  undo: {
    title: (number: number) => `Draai versie ${number} terug`,
    lead: 'De vorige versie geldt dan weer, voor elke dag. Er gaat niets verloren.',
    happens: 'Wat er gebeurt',
    list: [
      'Elke stand is weer zoals in de vorige versie.',
      'Wat partijen vastlegden bij een ambitie die haar nummer hield, blijft meetellen.',
      'Wat zij vastlegden bij een nieuw nummer telt niet meer mee. Het blijft te lezen bij de teruggedraaide versie.',
      'Iedereen kan lezen dat en waarom de versie is teruggedraaid.',
    ],
    reason: 'Waarom draait u haar terug?',
    reasonHint: 'Alle partijen lezen dit. Noem geen personen.',
    reasonMissing: 'Schrijf op waarom u deze versie terugdraait.',
    button: 'Draai terug',
    refused: undoRefused,
  },

  command: {
    usage: [
      'Zo publiceert u een volgende versie:',
      '  npm run programme -- publish BESTAND --preview          laat zien wat er zou gebeuren',
      '  npm run programme -- publish BESTAND [--from DAG]       publiceert, vanaf die dag of die in het bestand',
      '  npm run programme -- publish --undo "REDEN"             draait de nieuwste versie terug, tot dertig dagen na publiceren',
    ],
    unreadable: 'Dit bestand kan ik niet lezen. Bestaat het, en klopt de naam?',
    day: (text: string) => `“${text}” is geen dag. Schrijf jjjj-mm-dd.`,
    problem: (path: string, line: number, field: string, message: string) =>
      `${path}:${line} ${field === '' ? 'bestand' : field}: ${message}`,
    published: (version: number, day: Day) => `Versie ${version} is gepubliceerd en geldt vanaf ${formatDay(day)}.`,
    undone: (version: number) => `Versie ${version} is teruggedraaid.`,
    nothingSaved: 'Er is niets veranderd.',
  },
}
