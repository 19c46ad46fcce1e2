// The Dutch words of this room.
import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { DateKind } from './rules.ts'

const kinds: Record<DateKind, string> = {
  nextOn: 'Volgende datum',
  reviewEnds: 'Laatste dag van de controletermijn',
  evidenceEnds: 'Laatste dag dat het bewijs geldt',
  answerAsked: 'Uw antwoord is gevraagd',
  round: 'Peildatum',
  termEnds: 'Einde van de termijn',
}

export const texts = {
  titleOf: (page: string) => `${page} – Dijkwacht`,
  title: 'Agenda',
  lead: 'De data van uw organisatie en van het convenant. U kunt ze ook in uw eigen agenda zetten.',
  kinds,
  dates: 'Wat er komt',
  ahead: 'Data vanaf vandaag',
  past: 'Onlangs',
  none: 'Er staan geen data in de komende tijd.',
  day: 'Dag',
  what: 'Wat',
  about: 'Waarover',
  kind: (kind: DateKind) => kinds[kind],

  feed: {
    title: 'In uw eigen agenda',
    what: 'U krijgt een geheim adres. Zet dat in uw agendaprogramma bij ‘agenda toevoegen via internet’. Uw agenda haalt de data dan zelf op.',
    holds: 'Er staan nummers en titels van ambities in, en dagen. Geen toelichting, geen bewijs en geen namen van mensen.',
    careful: 'Wie het adres heeft, kan de data lezen. Deel het niet. U kunt het altijd intrekken.',
    stops: 'Hebt u geen rol meer, dan stopt het vanzelf.',
    make: 'Maak een geheim adres',
    renew: 'Maak een nieuw adres',
    renewBody: 'Het oude adres werkt dan niet meer.',
    revoke: 'Trek het adres in',
    since: (on: Day) =>
      `U hebt een adres sinds ${formatDay(on)}. Wij bewaren het zelf niet, en kunnen het dus niet nog een keer laten zien.`,
    madeTitle: 'Dit is uw geheime adres',
    madeBody: 'Kopieer het nu. Dit is de enige keer dat u het ziet.',
    address: 'Adres van uw agenda',
    revoked: 'Het adres is ingetrokken. Uw agendaprogramma haalt niets meer op.',
  },

  calendar: {
    name: 'Dijkwacht',
    practice: (title: string) => `Oefenen: ${title}`,
    entry: (kind: DateKind, title: string) => `${kinds[kind]}: ${title}`,
    open: (address: string) => `Bekijk het in Dijkwacht: ${address}`,
  },
}
