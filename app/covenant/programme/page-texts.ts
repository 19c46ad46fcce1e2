import type { PartyType } from './rules.ts'

const types: Record<PartyType, string> = { gemeente: 'gemeenten', waterschap: 'waterschappen', provincie: 'provincie' }

const list = new Intl.ListFormat('nl-NL')
const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)

export const pageTexts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'U bent hier',

  programme: {
    title: 'Convenant',
    lead: (parties: number, ambitions: number) =>
      `${parties} partijen spraken samen ${ambitions} ambities af. Hier leest u welke, in gewone woorden.`,
    term: 'Termijn',
    signedOn: 'Getekend op',
    termEndsOn: 'Termijn tot en met',
    termRunning: 'De termijn loopt nog.',
    termPassed: 'De termijn is voorbij; het programma gaat door.',
    parties: 'Partijen',
    partiesLink: (count: number) => `Bekijk de ${count} partijen`,
    document: 'Ondertekende tekst',
    download: (name: string) => `Download ${name}`,
    attachedOn: (day: string) => `Toegevoegd op ${day}.`,
    noDocument: 'Het ondertekende convenant is nog niet toegevoegd. Daarom staan hier alleen onze eigen woorden.',
    attach: 'Voeg het ondertekende convenant toe',
    attachAgain: 'Vervang het ondertekende convenant',
    themes: 'Ga naar een thema',
    agreements: 'Afspraken',
    agreement: (letter: string) => `Afspraak ${letter}`,
    appliesTo: 'Geldt voor',
    types: (appliesTo: PartyType[]) => `${capital(list.format(appliesTo.map((type) => types[type])))}.`,
    perBasisteam: 'Gemeenten van een basisteam hebben samen één stand.',
    owner: 'Wie dit draagt',
    ownerOf: (type: PartyType, owner: string) => `${capital(types[type])}: ${owner}`,
    review: 'Opnieuw kijken',
    reviewEvery: (months: number) =>
      months === 1
        ? 'Elke maand.'
        : months % 12 === 0
          ? months === 12
            ? 'Elk jaar.'
            : `Elke ${months / 12} jaar.`
          : `Elke ${months} maanden.`,
    lapses: { hard: 'Daarna is herijken nodig.', soft: 'Daarna komt er een vraag. De stand blijft staan.' },
    page: 'In het convenant',
    pageNumber: (page: number) => `bladzijde ${page}`,
    criteria: (count: number) => `Waaraan ziet u dat het klaar is? (${count} punten)`,
    criteriaFor: (state: string) => `Nodig voor ${state.toLowerCase()}`,
    criteriaAlso: (state: string) => `Ook nodig voor ${state.toLowerCase()}`,
    ours: 'In onze woorden',
    literal: 'In het convenant staat',
    literalMissed: 'De letterlijke tekst is niet gevonden. Lees hem in het bestand zelf.',
    ownState: 'Bekijk onze stand',
  },

  source: {
    title: 'Ondertekend convenant',
    lead: 'Voeg het ondertekende convenant toe. Dijkwacht zoekt daarin de letterlijke tekst van elke ambitie. Zo leest iedereen die naast onze woorden.',
    file: 'Bestand',
    fileHint:
      'Een tekstbestand (txt) of een pdf waarin u tekst kunt selecteren. Hooguit 20 MB. Alle partijen kunnen het bestand downloaden.',
    fileMissing: 'Kies eerst een bestand.',
    nothingFound: 'In dit bestand staat geen enkele ambitie met haar nummer. Is dit het goede bestand? Er is niets bewaard.',
    save: 'Voeg toe',
    again: 'Wilt u een ander bestand?',
    againHint: 'Het nieuwe bestand komt in plaats van dit bestand. Het oude blijft bewaard.',
    now: 'Dit staat er nu',
    done: 'Bewaard. Kijk hieronder of de tekst bij elke ambitie klopt.',
    name: 'Bestand',
    attachedOn: 'Toegevoegd op',
    fingerprint: 'Kenmerk (SHA-256)',
    found: (found: number, all: number) => `Bij ${found} van de ${all} ambities is de letterlijke tekst gevonden.`,
    missed: (numbers: string) => `Niet gevonden: ${numbers}. Lees die in het bestand zelf.`,
    caption: 'Onze woorden naast de letterlijke tekst',
    columns: { number: 'Ambitie', ours: 'In onze woorden', literal: 'In het convenant staat' },
    notFound: 'Niet gevonden',
    back: 'Terug naar het convenant',
  },
}
