import { formatDay, type Day } from '../../platform/settings/day.ts'
import { texts as reportTexts } from './texts.ts'

const spoken = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const texts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'Kruimelpad',
  list: {
    title: 'Halfjaarbericht',
    lead: 'Twee keer per jaar horen de bestuurders hoe het ervoor staat. Een bevroren bericht verandert nooit meer.',
    open: 'Nieuwe ronde openen',
    caption: 'Alle rondes, de nieuwste bovenaan',
    columns: { round: 'Ronde', reference: 'Peildatum', state: 'Stand', download: 'Bericht' },
    isOpen: 'Open',
    isFrozen: (day: Day) => `Bevroren op ${formatDay(day)}`,
    empty: 'Er is nog geen ronde',
    emptyBody: 'De secretaris van de werkgroep opent een ronde. Daarna bevestigt elke partij haar standen.',
    read: 'Lees',
  },
  open: {
    title: 'Nieuwe ronde openen',
    lead: 'Kies een dag. Alle partijen bevestigen daarna hoe het die dag stond.',
    code: 'Code',
    codeHint: 'Het jaar en welke helft, bijvoorbeeld 2026-H2. De code staat in het adres en in de naam van het bestand.',
    codeMissing: 'Vul een code in, bijvoorbeeld 2026-H2.',
    name: 'Titel',
    nameHint: 'Zo heet het bericht, bijvoorbeeld Halfjaarbericht december 2026.',
    titleMissing: 'Vul een titel in, bijvoorbeeld Halfjaarbericht december 2026.',
    reference: 'Peildatum',
    referenceMissing: 'Vul de peildatum in, bijvoorbeeld 15 12 2026.',
    button: 'Open de ronde',
  },
  round: {
    openLead: (day: Day) => `Deze ronde is open. De peildatum is ${formatDay(day)}.`,
    frozenLead: (day: Day) => `Dit bericht is bevroren op ${formatDay(day)}. Er verandert niets meer aan.`,
    done: {
      geopend: 'De ronde is open. De partijen zien haar nu bij Wat vraagt nu aandacht.',
      bevestigd: 'Bewaard. Uw partij heeft deze ronde bevestigd.',
      bewaard: 'Bewaard.',
      bevroren: 'Het bericht is bevroren. U kunt het nu downloaden.',
    } as Record<string, string>,
    own: 'Uw partij',
    ownConfirmed: (day: Day) => `Uw partij bevestigde deze ronde op ${formatDay(day)}.`,
    ownWaits: 'Uw partij heeft deze ronde nog niet bevestigd. Kijk of uw standen kloppen op de peildatum.',
    ownLater: (day: Day) => `U kunt bevestigen vanaf ${formatDay(day)}. Werk tot die dag uw standen bij.`,
    ownDike: 'Bekijk onze dijk',
    confirm: 'Bevestig deze ronde',
    awaited: 'Wie nog bevestigt',
    awaitedCaption: 'Bevestigingen per partij',
    awaitedLead: (confirmed: number, all: number) =>
      confirmed === all
        ? 'Alle partijen hebben bevestigd.'
        : `${confirmed} van de ${all} partijen hebben bevestigd. Bel of mail gerust wie nog niet toekwam aan deze vraag.`,
    party: 'Partij',
    answer: 'Bevestigd',
    notYet: 'nog niet',
    contact: 'Contact',
    themes: 'Tekst per thema',
    themesLead: 'Schrijf kort: wat is bereikt, wat loopt, waar is hulp nodig. Noem onderwerpen, geen partijen.',
    noText: 'Nog geen tekst.',
    edit: (theme: string) => `Schrijf bij ${theme}`,
    freeze: 'Bevries het bericht',
    draft: 'Lees het concept',
    draftNote: 'Dit is een concept. Pas na het bevriezen staat het vast.',
    notByName:
      'De werkgroep heeft nog niet besloten dat partijen elkaar bij naam zien. Zolang dat niet zo is, ziet u alleen het beeld van de regio.',
    downloads: 'Downloaden',
    downloadNames: { pdf: 'PDF', ods: 'ODS (rekenblad)', csv: 'CSV', json: 'JSON' },
    print: 'Afdrukken kan met de PDF, of met de knop van uw browser.',
  },
  confirm: {
    title: 'Bevestig deze ronde',
    lead: (day: Day) => `Klopt het, zo staat het op ${formatDay(day)}? Daarna staat uw partij in het bericht als bevestigd.`,
    numbers: (inOrder: number, count: number, weak: number) =>
      `${inOrder} van uw ${spoken(count, 'ambitie', 'ambities')} op orde, ${spoken(weak, 'zwakke plek', 'zwakke plekken')}.`,
    caption: 'Uw standen op de peildatum',
    ambition: 'Ambitie',
    state: 'Stand',
    waiting: 'Wacht op een tweede persoon',
    waitingNote: (count: number) =>
      `${spoken(count, 'wijziging wacht', 'wijzigingen wachten')} nog op een tweede persoon. Zolang die niet bevestigt, telt de wijziging niet mee.`,
    button: 'Ja, dit klopt',
    back: 'Terug naar de ronde',
  },
  theme: {
    title: (theme: string) => `Tekst bij ${theme}`,
    label: 'Wat is er te vertellen?',
    hint: 'Hooguit 4.000 tekens. Noem onderwerpen en geen personen of zaken. Een lege regel begint een nieuwe alinea.',
    farTooLong: 'Deze tekst is veel te lang. Er passen 4.000 tekens.',
    others: 'Zo staat de tekst er nu',
    stand: (inOrder: number, counted: number) => `${inOrder} van de ${counted} afspraken bij dit thema zijn op orde.`,
  },
  freeze: {
    title: 'Bevries het bericht',
    lead: 'Na het bevriezen verandert er niets meer aan dit bericht. Ook niet als iemand later een stand van voor de peildatum bijwerkt.',
    confirmed: (confirmed: number, all: number) =>
      `${confirmed} van de ${all} partijen hebben bevestigd. De andere staan erin met hun laatst bekende stand.`,
    missing: (count: number) =>
      count === 0 ? 'Bij elk thema staat een tekst.' : `Bij ${spoken(count, 'thema', 'thema’s')} staat nog geen tekst.`,
    check: 'Lees het concept nog een keer door voordat u verder gaat.',
    button: 'Bevries nu',
  },
  refused: {
    ...reportTexts.refused,
    notSecretary: 'Dit doet de secretaris van de werkgroep.',
    notForYou: 'Dit doet de coördinator of de bestuurder van een partij.',
  },
  command: {
    usage: 'Gebruik: npm run report -- --round 2026-H1 --out MAP',
    noRound: (code: string, rounds: string[]) =>
      `Ronde ${code} is er niet of is nog niet bevroren.${rounds.length > 0 ? ` Bevroren rondes: ${rounds.join(', ')}.` : ' Er is nog geen bevroren ronde.'}`,
    noProgramme: 'Er is nog geen convenant geladen.',
    written: (path: string) => `Geschreven: ${path}`,
    cannotWrite: (path: string) => `De map ${path} kan niet gemaakt of beschreven worden.`,
  },
}
