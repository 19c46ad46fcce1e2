export const texts = {
  tooLong: (length: number, max: number) => `Deze tekst is ${length} tekens lang. Er passen er ${max}. Maak de tekst korter.`,
  dayDoesNotExist: 'Deze dag bestaat niet. Vul dag, maand en jaar in met cijfers, bijvoorbeeld 15 12 2026.',
  dayFarAway: 'Deze dag ligt te ver weg. Kies een dag tussen 1990 en 2100.',
  formTooLarge: 'Dit formulier is te groot. Een bestand mag hooguit 20 MB zijn.',
  formUnreadable: 'Dit formulier kwam niet goed aan. Probeer het nog een keer.',
  wrongHost: 'Dit adres hoort niet bij deze oefenomgeving. Gebruik http://localhost met het poortnummer.',
  otherSite: (origin: string) => `Op dit adres antwoordt Dijkwacht niet. Gebruik ${origin}.`,
  noLength: 'Dit formulier kwam niet heel aan. Probeer het nog een keer.',
  wrongMethod: 'Dit kan niet op deze manier.',
  foreignOrigin: 'Dit formulier kwam van een andere website. Er is niets veranderd.',
  noSuchFile: 'Dit bestand bestaat niet.',
  strangeAddress: 'Dit adres klopt niet.',
  failed: 'Er ging iets mis. Probeer het nog een keer.',
}

/** On every page and every export of a practice environment. */
export const practiceBand = 'Oefenomgeving: verzonnen standen'

/** Words that every form uses. */
export const formTexts = {
  mend: 'Kijk dit nog even na',
  dateParts: { day: 'Dag', month: 'Maand', year: 'Jaar' },
  dateHint: 'Bijvoorbeeld 15 12 2026',
  optional: '(mag leeg blijven)',
  save: 'Bewaar',
  cancel: 'Ga terug zonder te bewaren',
  download: (kind: string) => `Download als ${kind}`,
}
