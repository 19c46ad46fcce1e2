import type { Level, PartyType, State } from './rules.ts'

/** What a covenant calls the states when it does not use one and so does not name it. */
const stateLabels: Record<State, string> = {
  notStarted: 'Niet gestart',
  preparing: 'In voorbereiding',
  implementing: 'In uitvoering',
  achieved: 'Gereed',
  secured: 'Geborgd',
  lapsed: 'Herijken nodig',
  notApplicable: 'Niet van toepassing',
}

const partyTypes: Record<PartyType, { one: string; many: string }> = {
  gemeente: { one: 'gemeente', many: 'gemeenten' },
  waterschap: { one: 'waterschap', many: 'waterschappen' },
  provincie: { one: 'provincie', many: 'provincies' },
}

const levels: Record<Level, string> = { achieved: 'gereed', secured: 'geborgd' }

/** Shown by the editor of whoever writes a programme file, at each field. */
const fields = {
  file: 'Een samenwerkingsafspraak als gegevens: wie tekenden, welke ambities, en wanneer een ambitie gereed is.',
  id: 'Korte naam in kleine letters, met streepjes. Verander hem niet meer als het programma in gebruik is.',
  title: 'De naam zoals die op de schermen staat.',
  region: 'De naam van het gebied, bijvoorbeeld Drenthe.',
  signedOn: 'De dag van ondertekening: jjjj-mm-dd.',
  termEndsOn: 'De laatste dag van de afgesproken termijn: jjjj-mm-dd.',
  water: 'Welk deel op welke dag gereed hoort te zijn. Daartussen stijgt het water in een rechte lijn.',
  waterOn: 'Een dag: jjjj-mm-dd.',
  waterLevel: 'Van 0 (niets hoeft gereed te zijn) tot 1 (alles).',
  budget: 'Geld dat bij deze afspraak hoort. Weglaten als er geen geld bij hoort.',
  budgetCents: 'Het bedrag in centen: 52166700 is € 521.667,00.',
  budgetAbout: 'Waar het geld vandaan komt en waar het voor is, in één zin.',
  states: 'De standen die dit programma gebruikt, met hun naam en hoogte in de dijk.',
  state: 'Een van de zeven vaste standen.',
  stateLabel: 'Hoe de stand op het scherm heet.',
  stateHeight: 'Hoe hoog een ambitie met deze stand de dijk maakt. Bij notApplicable weglaten.',
  basisteams: 'De politiebasisteams. Nodig als een ambitie per basisteam geldt.',
  parties: 'De partijen die tekenden, in de volgorde van de afspraak.',
  partyCode: 'De officiële code, bijvoorbeeld gm0114, ws0646 of pv22.',
  partyName: 'De korte naam, bijvoorbeeld Emmen.',
  partyFullName: 'De volledige naam, bijvoorbeeld Gemeente Emmen.',
  partyType: 'gemeente, waterschap of provincie.',
  partyBasisteam: 'De id van het basisteam waar de gemeente onder valt.',
  labelLines: 'De naam onder de tekening, met de hand in regels verdeeld.',
  supporters: 'Wie helpt zonder partij te zijn. Zij staan nooit in de dijk, de matrix of een telling.',
  supporterRole: 'Wat deze ondersteuner doet, in één zin.',
  themes: 'De thema’s. Elk thema is een laag van de dijk.',
  themeShort: 'Korte naam voor in de tekening.',
  ambitions: 'De ambities, in de volgorde van de afspraak.',
  number: "Het nummer, tussen aanhalingstekens: '3.10'.",
  theme: 'Het nummer van het thema.',
  ambitionTitle: 'Een titel van een paar woorden.',
  wording: 'Wat er is afgesproken, in eigen gewone woorden. Niet de letterlijke tekst van de afspraak.',
  note: 'Waar u bij deze ambitie op let, bijvoorbeeld wat er niet gevraagd wordt.',
  page: 'De bladzijde in de ondertekende afspraak. Weglaten als u die niet weet.',
  appliesTo: 'Voor welke soorten partijen de ambitie geldt.',
  measuredPer: 'party: elke partij heeft een eigen stand. basisteam: één stand per basisteam.',
  criteria: 'Waar u ja of nee op antwoordt. Schrijf elk punt als een zin die waar kan zijn.',
  criterionId: 'Korte naam in kleine letters, uniek binnen de ambitie. Verander hem niet meer na gebruik.',
  criterionLevel: 'achieved: nodig voor gereed. secured: ook nodig voor geborgd.',
  criterionText: 'Een korte zin die waar kan zijn.',
  owner: 'Wie de ambitie binnen de partij draagt, per soort partij.',
  reviewMonths: 'Na hoeveel maanden de partij opnieuw kijkt of de stand nog klopt.',
  lapses: 'hard: na die tijd is herijken nodig. soft: er komt alleen een vraag.',
  agreements: 'De afspraken naast de ambities.',
  letter: 'De letter van de afspraak, bijvoorbeeld A.',
  agreementWording: 'Wat er is afgesproken, in eigen gewone woorden.',
}

const list = (words: readonly string[]) => words.join(', ')

/** Each sentence says what to do in the file. */
const problems = {
  empty: 'Het bestand is leeg. Begin met een kopie van een ander programma.',
  tooLarge: (maxKilobytes: number) => `Het bestand is te groot. Een programma is hoogstens ${maxKilobytes} kB.`,
  notText: 'Dit is geen tekstbestand. Bewaar het programma als gewone tekst (UTF-8).',
  tooDeep: 'De inspringing gaat te diep. Een programma heeft hoogstens zes lagen.',
  tooManyAliases: 'Er staan te veel verwijzingen met * in dit bestand. Schrijf de tekst gewoon uit.',
  aliasUnknown: 'Deze verwijzing met * wijst nergens heen. Schrijf de tekst gewoon uit.',
  notAProgramme: 'Hier horen velden te staan, zoals “title: Onze aanpak”.',
  duplicateKey: (key: string, firstLine: number) =>
    `Het veld “${key}” staat er twee keer. De eerste keer staat op regel ${firstLine}. Haal er één weg.`,
  keyNotText: 'De naam van een veld is één woord, zonder haakjes.',
  tab: 'Hier staat een tab. Spring in met spaties.',
  indent: 'De inspringing klopt niet. Zet deze regel recht onder de regels die erbij horen.',
  missingCharacter: 'Hier mist een teken, zoals een aanhalingsteken, haakje of dubbele punt.',
  oneDocument: 'Er staan meer programma’s in dit bestand. Maak er één bestand per programma van.',
  tag: 'Woorden die met een uitroepteken beginnen, kunnen hier niet. Zet er aanhalingstekens omheen.',
  syntax: 'Deze regel is niet te lezen als YAML. Let op dubbele punten, streepjes en aanhalingstekens.',

  missing: 'Dit veld mist. Vul het in.',
  blank: 'Hier staat niets. Vul iets in, of haal het veld weg.',
  expectedText: 'Hier hoort tekst. Zet aanhalingstekens om de waarde.',
  expectedTextNotList: 'Hier hoort tekst.',
  expectedQuotedNumber: "Zet aanhalingstekens om het nummer, bijvoorbeeld '3.10'. Anders wordt 3.10 gelezen als 3.1.",
  expectedNumber: 'Hier hoort een getal, zonder aanhalingstekens.',
  expectedWhole: 'Hier hoort een heel getal.',
  expectedList: 'Hier hoort een lijst. Begin elke regel met een streepje.',
  expectedFields: 'Hier horen velden met een naam en een dubbele punt.',
  unknownField: 'Dit veld ken ik niet.',
  unknownFieldKnown: (known: readonly string[]) => `Dit veld ken ik niet. Hier kan: ${list(known)}.`,
  didYouMean: (word: string) => `Bedoelt u “${word}”?`,
  unknownValue: (known: readonly string[]) => `Dit kan hier niet. Kies uit: ${list(known)}.`,
  tooShort: 'Hier staat niets. Vul iets in.',
  tooLong: (max: number) => `Dit is te lang. Gebruik hoogstens ${max} tekens.`,
  tooFew: (min: number) => (min === 1 ? 'Zet hier minstens één regel.' : `Zet hier minstens ${min} regels.`),
  tooMany: (max: number) => `Zet hier hoogstens ${max} regels.`,
  tooLow: (min: number) => `Dit getal is te laag. Het is minstens ${min}.`,
  tooHigh: (max: number) => `Dit getal is te hoog. Het is hoogstens ${max}.`,
  day: 'Dit is geen dag. Schrijf jjjj-mm-dd, bijvoorbeeld 2024-02-02.',
  farDay: 'Deze dag ligt te ver weg. Kies een dag tussen 1990 en 2100.',
  slug: 'Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld hunze-en-aas.',
  number: "Schrijf het nummer zoals '3.10'.",
  code: 'Schrijf de code met twee letters en dan cijfers, bijvoorbeeld gm0114.',
  letter: 'Schrijf één hoofdletter.',
  textForm: 'Hier staat een teken dat niet kan, of alleen witruimte. Typ de tekst opnieuw.',
  other: 'Deze waarde kan hier niet.',

  termReversed: 'De termijn eindigt voor de ondertekening. Draai de dagen om.',
  waterDescending: 'Zet de dagen van het water op volgorde, van vroeg naar laat.',
  usedTwice: (value: string, where: string) =>
    `“${value}” is al gebruikt bij ${where}. Elke partij, elk basisteam en elke ondersteuner heeft een eigen id.`,
  twice: (value: string) => `“${value}” staat er al. Kies een andere waarde.`,
  themeUnknown: (theme: number, known: readonly number[]) => `Thema ${theme} bestaat niet. Kies uit: ${list(known.map(String))}.`,
  themeDiffers: (number: string, theme: number) => `Nummer ${number} hoort niet bij thema ${theme}. Pas het nummer of het thema aan.`,
  themeEmpty: 'Geen ambitie hoort bij dit thema. Voeg een ambitie toe of haal het thema weg.',
  criterionMissing: (level: Level) => `Er is geen criterium voor ${levels[level]}. Voeg er minstens één toe met “level: ${level}”.`,
  criterionUnused: (level: Level) => `Dit programma gebruikt de stand ${levels[level]} niet. Haal dit criterium weg of voeg de stand toe.`,
  ownerMissing: (type: PartyType) => `Zet erbij wie dit bij een ${partyTypes[type].one} draagt.`,
  ownerTooMany: (type: PartyType) => `De ambitie geldt niet voor een ${partyTypes[type].one}. Haal deze regel weg.`,
  basisteamUnknown: (id: string) => `Basisteam “${id}” staat niet in de lijst basisteams.`,
  basisteamMissing: (number: string) => `Ambitie ${number} geldt per basisteam. Zet erbij onder welk basisteam deze partij valt.`,
  partyWithoutAmbition: 'Geen ambitie geldt voor deze partij. Pas “appliesTo” aan of haal de partij weg.',
  heightMissing: 'Geef deze stand een hoogte, bijvoorbeeld “height: 0.65”.',
  heightNotAllowed: 'Wat niet van toepassing is, heeft geen hoogte. Haal dit veld weg.',
  stateNeeded: (state: State) => `De stand ${state} mist. Elk programma gebruikt die.`,
  lapsedNeeded: (number: string) => `De stand lapsed mist. Ambitie ${number} heeft “lapses: hard” en kan dus herijken nodig krijgen.`,
}

const command = {
  usage: [
    'Zo gebruikt u dit:',
    '  npm run programme -- check BESTAND …           kijkt een programma na',
    '  npm run programme -- list [--json]             toont de ambities van Drenthe',
    '  npm run programme -- list --file BESTAND       toont de ambities van een ander programma',
    '  npm run -s programme -- schema                 toont het JSON Schema voor tekstverwerkers',
  ],
  unknown: (word: string) => `“${word}” ken ik niet.`,
  fileNeeded: 'Zet erbij welk bestand u bedoelt.',
  unreadable: 'Dit bestand kan ik niet lezen. Bestaat het, en klopt de naam?',
  wholeFile: 'bestand',
  inOrder: (facts: { parties: number; ambitions: number; counted: number }) =>
    `in orde. ${facts.parties} partijen, ${facts.ambitions} ambities, ${facts.counted} standen.`,
  problemCount: (count: number) => (count === 1 ? 'Er is 1 punt om te verbeteren.' : `Er zijn ${count} punten om te verbeteren.`),
  perBasisteam: 'per basisteam',
  criteria: (achieved: number, secured: number) => `${achieved} criteria voor gereed, ${secured} voor geborgd`,
}

const sourceRefused = {
  unknownType: 'Kies een tekstbestand (txt) of een pdf.',
  tooLarge: 'Dit bestand is te groot. Kies een bestand van hoogstens 20 MB.',
  empty: 'Dit bestand is leeg. Kies een ander bestand.',
  notText: 'Dit is geen tekstbestand. Kies een txt of een pdf.',
  locked: 'Deze pdf heeft een wachtwoord. Kies een pdf zonder wachtwoord.',
  damaged: 'Deze pdf is niet te openen. Maak de pdf opnieuw en probeer het nog eens.',
  tooManyPages: 'Deze pdf heeft te veel bladzijden. Kies alleen de ondertekende afspraak.',
  noText: 'In deze pdf staat geen tekst, alleen beeld. Kies een pdf met tekst, of een txt.',
}

export const texts = { stateLabels, partyTypes, levels, fields, problems, command, sourceRefused }
