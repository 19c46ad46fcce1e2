import { practiceBand } from './platform/web/texts.ts'
import type { Role } from './platform/web/visitor.ts'

/** The frame around every page. */
export const texts = {
  product: 'Dijkwacht',
  titleOf: (page: string | undefined) => (page ? `${page} – Dijkwacht` : 'Dijkwacht'),
  skipLink: 'Naar de inhoud',
  mainMenu: 'Hoofdmenu',
  menu: 'Menu',
  closeMenu: 'Sluit menu',
  stepOut: 'Stap uit',
  footer: 'Dijkwacht is van alle partijen samen.',
  footerLinks: 'Over Dijkwacht',
  practice: {
    label: 'Oefenomgeving',
    band: practiceBand,
    today: (day: string) => `Het is hier ${day}.`,
    move: 'Verzet de dag',
  },
  nav: {
    region: 'Dijkbeeld',
    own: 'Onze dijk',
    parties: 'Partijen',
    programme: 'Convenant',
    workingGroup: 'Werkgroep',
    growth: 'Groei',
    law: 'Wetskalender',
    together: 'Elkaar helpen',
    reports: 'Halfjaarbericht',
    messages: 'Berichten',
    log: 'Logboek',
    help: 'Hulp',
    reading: 'Zo leest u het dijkbeeld',
    accessibility: 'Toegankelijkheid',
    privacy: 'Privacy',
  },
  roles: {
    coordinator: 'coördinator',
    processOwner: 'proceseigenaar',
    boardMember: 'bestuurder',
    reader: 'lezer',
    privacyOfficer: 'functionaris gegevensbescherming',
    secretary: 'secretaris van de werkgroep',
    riecAdviser: 'adviseur van het RIEC',
    portfolioHolder: 'bestuurlijk portefeuillehouder',
  } satisfies Record<Role, string>,
  programmeSeat: 'Programma',
  errors: {
    notFound: {
      title: 'Deze pagina is er niet',
      body: 'Misschien is het adres veranderd, of hoort de pagina bij een andere partij. Kijk of het adres klopt.',
    },
    notForYou: {
      title: 'Deze pagina is niet voor uw rol',
      body: 'Wilt u hier wel bij kunnen? Vraag het de coördinator van uw organisatie. Op de pagina Partijen staat wie dat is.',
    },
    notSignedIn: { title: 'U bent er niet meer in', body: 'Stap opnieuw in. Er is niets veranderd.' },
    noProgramme: { title: 'Er is nog geen convenant geladen', body: 'Vraag de beheerder om een convenant te laden.' },
    tooLarge: { title: 'Dit is te groot', body: 'Een bestand mag hooguit 20 MB zijn. Er is niets bewaard.' },
    unreadable: { title: 'Dit kwam niet goed aan', body: 'Ga terug en probeer het nog een keer. Er is niets bewaard.' },
    ours: {
      title: 'Het lukt nu niet',
      body: 'Er ging bij ons iets mis. Wat u net deed, is niet bewaard. Ga terug en probeer het over vijf minuten nog eens.',
      number: (number: string) => `Blijft het misgaan? Noem dan dit nummer: ${number}.`,
    },
    home: 'Naar het begin',
  },
}
