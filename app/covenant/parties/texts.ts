import type { PartyType } from '../programme/rules.ts'
import type { OfficeFunction, OfficeRefusal, RenewalRefusal, SignatureRefusal } from './rules.ts'

const functions: Record<OfficeFunction, string> = {
  mayor: 'Burgemeester',
  waterBoardChair: 'Dijkgraaf',
  kingsCommissioner: 'Commissaris van de Koning',
  portfolioHolder: 'Portefeuillehouder',
  coordinator: 'Coördinator',
  deputyCoordinator: 'Vervanger',
  signalReceiver: 'Ontvanger van meldingen',
  bibobContact: 'Contactpersoon Bibob',
  careFraudContact: 'Contactpersoon zorgfraude',
  traffickingContact: 'Aandachtsfunctionaris mensenhandel',
}

/** What somebody in this function does here, for whoever fills it in. */
const functionHints: Record<OfficeFunction, string> = {
  mayor: 'Staat aan het hoofd van de gemeente.',
  waterBoardChair: 'Staat aan het hoofd van het waterschap.',
  kingsCommissioner: 'Staat aan het hoofd van de provincie.',
  portfolioHolder: 'Bestuurder die ondermijning onder zich heeft. Dit kunnen er meer zijn.',
  coordinator: 'Houdt bij hoe het met de ambities staat. Andere partijen kunnen hier terecht.',
  deputyCoordinator: 'Neemt het over als de coördinator er niet is.',
  signalReceiver: 'Bekijkt wat medewerkers intern melden (2.1). Dit kunnen er meer zijn.',
  bibobContact: 'Ontvangt tips van andere partijen en geeft ze door (3.5). Dit kunnen er meer zijn.',
  careFraudContact: 'Vast aanspreekpunt voor signalen over zorgfraude (1.2). Dit kunnen er meer zijn.',
  traffickingContact: 'Vast aanspreekpunt bij signalen van mensenhandel (3.8). Dit kunnen er meer zijn.',
}

const partyTypes: Record<PartyType, { one: string; many: string }> = {
  gemeente: { one: 'Gemeente', many: 'Gemeenten' },
  waterschap: { one: 'Waterschap', many: 'Waterschappen' },
  provincie: { one: 'Provincie', many: 'Provincie' },
}

const done = {
  toegevoegd: 'Bewaard. De nieuwe naam staat nu bij de contactgegevens.',
  bewaard: 'Bewaard. De wijziging staat nu bij de contactgegevens.',
  weggehaald: 'De regel is weg.',
  handtekening: 'Bewaard. Wie tekende en wanneer, staat nu op deze pagina.',
  vernieuwd: 'Bewaard. De toezegging is vernieuwd.',
}

/** 'Commissaris van de Koning' inside a sentence: only its first letter is there because it stood alone. */
const lower = (words: string) => words.slice(0, 1).toLowerCase() + words.slice(1)

export const texts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'U bent hier',
  functions,
  functionHints,
  partyTypes,
  vacant: 'Nog niet ingevuld',
  since: (day: string) => `sinds ${day}`,
  next: (name: string, day: string) => `Vanaf ${day}: ${name}.`,
  until: (day: string) => `tot en met ${day}`,
  signedBy: (name: string, role: string, day: string) => `Getekend door ${name}, ${lower(role)}, op ${day}.`,
  notSigned: 'Wie tekende, is nog niet ingevuld.',
  changedMeanwhile:
    'Een collega veranderde dit net. Wat u typte staat hieronder en is nog niet bewaard. Kijk wat klopt en bewaar dan opnieuw.',
  nowThere: (what: string) => `Nu staat er: ${what}.`,
  mailTo: (name: string) => `E-mail aan ${name}`,
  call: (name: string) => `Bel ${name}`,
  basisteam: (name: string) => `basisteam ${name}`,
  code: (code: string) => `code ${code}`,

  list: {
    title: 'Partijen',
    lead: (parties: number) => `Alle ${parties} partijen op een rij, met wie u kunt bellen of mailen.`,
    find: 'Zoek een partij of persoon',
    search: 'Zoek op naam of functie',
    searchHint: 'Bijvoorbeeld burgemeester, of Emmen',
    searchButton: 'Zoek',
    searchAgain: 'Toon alle partijen',
    filter: 'Kies een soort partij',
    all: 'Alle partijen',
    found: (parties: number) => (parties === 1 ? '1 partij gevonden.' : `${parties} partijen gevonden.`),
    nothing: 'Geen partij of persoon met dit woord',
    nothingHint: 'Probeer een korter woord, of kies een andere soort partij.',
    csv: 'Download als csv',
    supporters: 'Ondersteuners',
    supportersLead: 'Zij helpen de partijen. Zij tekenden de afspraken niet. Daarom staan zij niet in het dijkbeeld.',
    fileName: 'partijen.csv',
    columns: [
      'Partij',
      'Soort',
      'Code',
      'Basisteam',
      'Functie',
      'Naam',
      'E-mail',
      'Telefoon',
      'Sinds',
      'Getekend door',
      'Functie bij tekenen',
      'Getekend op',
    ],
  },

  party: {
    now: 'Wie is wie',
    before: 'Eerder',
    beforeCaption: 'Wie eerder een functie had',
    beforeColumns: ['Functie', 'Naam', 'Van', 'Tot en met'] as const,
    nobodyBefore: 'Hier staat nog niemand die een functie had en nu niet meer.',
    signature: 'Handtekening',
    signatureExplained: 'Met deze handtekening verbindt de partij zich aan de ambities die bij haar horen (afspraak A).',
    add: 'Voeg iemand toe',
    change: 'Wijzig',
    recordSignature: 'Leg de handtekening vast',
    changeSignature: 'Wijzig de handtekening',
    renewed: (name: string, role: string, day: string) => `${name}, ${lower(role)}, vernieuwde de toezegging op ${day}.`,
    renewalAsked: (role: string) => `Een nieuwe ${lower(role)} is gevraagd om de toezegging te vernieuwen`,
    renewalBody: (name: string, day: string) =>
      `${name} begon op ${day}, na de ondertekening. Deze vraag komt één keer. De standen veranderen er niet door.`,
    renew: 'Vernieuw de toezegging',
    empty: 'Een functie staat leeg',
    emptyLine: (role: string, day: string) => `${role}: leeg sinds ${day}.`,
    emptyAsks: (number: string, title: string) => `${number} ${title} hangt van deze functie af. Kijk of dit zo nog klopt.`,
    emptyLapses: (number: string, title: string, day: string) =>
      `${number} ${title} hangt van deze functie af. Is de functie op ${day} nog leeg, dan is herijken nodig.`,
    emptyLapsed: (number: string, title: string, day: string) =>
      `${number} ${title} hangt van deze functie af. De functie is te lang leeg: sinds ${day} is herijken nodig.`,
    left: (day: string) => `Deze partij doet niet meer mee sinds ${day}. Wat zij deed, blijft te lezen.`,
    notYet: (day: string) => `Deze partij doet mee vanaf ${day}.`,
    leaves: (day: string) => `Deze partij doet niet meer mee vanaf ${day}.`,
    decision: 'Bekijk het besluit van de werkgroep',
    done,
  },

  office: {
    addTitle: 'Voeg iemand toe',
    addLead: (party: string) => `Wie heeft een functie bij ${party}? Alle partijen zien deze gegevens.`,
    changeTitle: (role: string, name: string) => `Wijzig ${lower(role)} ${name}`,
    changeLead: 'Vertrekt deze persoon? Vul dan de laatste dag in. De naam blijft staan bij Eerder.',
    function: 'Functie',
    functionMissing: 'Kies een functie.',
    holder: 'Naam',
    holderMissing: 'Vul een naam in, bijvoorbeeld Anja de Vries.',
    email: 'E-mailadres van het werk',
    emailWrong: 'Dit lijkt geen e-mailadres. Schrijf het zoals naam@organisatie.nl.',
    phone: 'Telefoonnummer van het werk',
    phoneWrong: 'Dit lijkt geen telefoonnummer. Gebruik cijfers, bijvoorbeeld 0591 12 34 56.',
    fromOn: 'Eerste dag in deze functie',
    fromOnMissing: 'Vul de eerste dag in, bijvoorbeeld 15 12 2026.',
    untilOn: 'Laatste dag in deze functie',
    remove: 'Haal deze regel weg',
    removeExplained:
      'Doe dit alleen als de regel een vergissing is. Er blijft dan niets van staan. Vertrekt iemand, vul dan de laatste dag in.',
    removeSure: 'Ja, deze regel is een vergissing',
    removeSureMissing: 'Kruis aan dat de regel een vergissing is. Anders blijft hij staan.',
    removeButton: 'Haal weg',
    refused: {
      functionElsewhere: 'Deze functie bestaat niet bij uw soort organisatie. Kies een andere functie.',
      endsBeforeStart: 'De laatste dag ligt voor de eerste dag. Pas een van de twee aan.',
      overlaps: 'Iemand anders heeft deze functie op die dagen al. Geef die persoon eerst een laatste dag.',
      contactMissing: 'Vul bij de coördinator een e-mailadres of telefoonnummer in. Andere partijen moeten iemand kunnen bereiken.',
    } satisfies Record<OfficeRefusal, string>,
  },

  renewal: {
    title: 'Vernieuw de toezegging',
    lead: (name: string, role: string) =>
      `${name} werd ${lower(role)} nadat de afspraken waren getekend. Met deze stap zegt ${name}: wij staan nog achter de afspraken.`,
    means: 'U tekent niet opnieuw. Er verandert niets aan de standen van de ambities. Alle partijen lezen dat de toezegging is vernieuwd.',
    renewedOn: 'Dag waarop de toezegging is vernieuwd',
    renewedOnMissing: 'Vul een dag in, bijvoorbeeld 15 12 2026.',
    button: 'Ja, wij staan erachter',
    nothing: 'Er is niets te vernieuwen',
    nothingBody: 'De handtekening is van wie nu aan het hoofd staat, of de toezegging is al vernieuwd.',
    back: 'Naar de pagina van uw organisatie',
    refused: {
      nothingToRenew: 'De toezegging is al vernieuwd. U hoeft niets meer te doen.',
      dayInFuture: 'Deze dag moet nog komen. Kies vandaag of een dag ervoor.',
      dayBeforeOffice: 'Deze dag ligt voor de eerste dag in de functie. Kijk de dag na.',
    } satisfies Record<RenewalRefusal, string>,
  },

  signature: {
    title: 'Leg de handtekening vast',
    lead: (party: string) => `Wie tekende de afspraken voor ${party}, en wanneer? Alle partijen zien dit.`,
    signedBy: 'Naam van wie tekende',
    signedByMissing: 'Vul in wie tekende.',
    signedFunction: 'Functie bij het tekenen',
    signedFunctionMissing: 'Kies de functie van wie tekende.',
    signedOn: 'Dag van tekenen',
    signedOnMissing: 'Vul de dag van tekenen in, bijvoorbeeld 15 12 2026.',
    refused: {
      dayInFuture: 'Deze dag moet nog komen. Kies vandaag of een dag ervoor.',
      dayBeforeSigning: 'Deze dag ligt voor de ondertekening van de afspraken. Kijk de dag na.',
      functionElsewhere: 'Met deze functie kan niemand voor uw organisatie tekenen. Kies een andere functie.',
    } satisfies Record<SignatureRefusal, string>,
  },
}
