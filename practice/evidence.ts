import type { EvidenceKind } from '../app/covenant/progress/rules.ts'

type Piece = { kind: Exclude<EvidenceKind, 'document'>; title: string; body?: string }
/** `main` proves most of what 'achieved' asks, `also` the rest, `secured` what 'secured' asks besides. */
type Pieces = { main: Piece; also: Piece; secured: Piece; /** How long the main piece counts, where it has an end. */ validMonths?: number }

const link = (title: string): Piece => ({ kind: 'link', title })
const figure = (title: string, body: string): Piece => ({ kind: 'figure', title, body })
const statement = (title: string, body: string): Piece => ({ kind: 'statement', title, body })

/** What people show for each ambition. A year is put in the place of {year}. */
export const pieces: Record<string, Pieces> = {
  '1.1': {
    main: link('Jaarplan bewustwording {year}'),
    also: figure('Bereik van de bijeenkomsten in {year}', '186 medewerkers en bestuurders deden mee.'),
    secured: figure(
      'Bereik per afdeling over 24 maanden',
      'Alle afdelingen zijn bereikt. De scan laat zien dat meer mensen weten waar zij melden.',
    ),
  },
  '1.2': {
    main: link('Sessie zorgcriminaliteit sociaal domein'),
    also: statement('Contactpersoon en meldwijze zorgfraude', 'Er is een contactpersoon en een vervanger. De meldwijze staat op intranet.'),
    secured: link('Integriteitseisen bij de inkoop van zorg'),
  },
  '1.3': {
    main: link('Afspraak vast agendapunt basisteamdriehoek'),
    also: figure('Agenda’s met het vaste punt', 'Het punt stond op alle agenda’s van de laatste zes maanden.'),
    secured: figure('Agenda’s van een heel jaar', 'Het punt stond een jaar lang op elke agenda.'),
  },
  '1.4': {
    main: link('Lijst van onderzoeken met nummer en rol'),
    also: statement('Aanspreekpunt bekend bij het RIEC', 'Het RIEC heeft de naam van ons aanspreekpunt en van de vervanger.'),
    secured: statement('Halfjaarlijkse blik op casussen', 'Wij bekijken elk halfjaar met het RIEC waar onze hulp nodig is.'),
  },
  '1.5': {
    main: link('Plan van aanpak ondermijning {year}'),
    also: statement(
      'Plan vastgesteld, met eigenaar en datum',
      'Het bestuur stelde het plan vast. De eigenaar en de datum van nakijken staan erin.',
    ),
    secured: link('Acties voor dit jaar, met voortgang'),
    validMonths: 30,
  },
  '1.6': {
    main: link('Verkenning beleidsstukken en begroting'),
    also: statement('Besluit van de directie over de lijst', 'De directie besloot per stuk: opnemen, niet opnemen of later.'),
    secured: statement('Lijst nagelopen bij begroting en jaarstukken', 'De lijst lag naast de begroting en de jaarstukken van dit jaar.'),
  },
  '2.1': {
    main: link('Pagina van het interne meldpunt'),
    also: figure('Test van het meldpunt', 'Getest op kantoor en buiten. De eerste reactie kwam binnen twee werkdagen.'),
    secured: figure(
      'Meldingen per halfjaar besproken',
      'Het aantal is besproken met de directie. De eerste reactie was bijna altijd op tijd.',
    ),
  },
  '2.2': {
    main: link('Werkinstructie doorzenden'),
    also: statement(
      'Lijst van bevoegde instanties',
      'De lijst is nagelopen. Wij sturen langs een veilige weg en houden bij wat wij sturen.',
    ),
    secured: figure('Doorlooptijd van doorzenden', 'Gewoon binnen vijf werkdagen, bij spoed dezelfde dag. De adressen zijn nagekeken.'),
  },
  '2.3': {
    main: link('Privacyprotocol voor het LIO'),
    also: figure('Vergaderingen van het LIO in {year}', 'Het overleg was er elke zes tot acht weken. Elk signaal kreeg een vervolg.'),
    secured: statement(
      'Wie er wanneer bij zit',
      'Anderen kwamen alleen als dat nodig was. De reden staat vast. Het protocol is nagekeken.',
    ),
  },
  '2.4': {
    main: link('Overeenkomst anoniem meldpunt'),
    also: link('Pagina over anoniem melden op de website'),
    secured: figure(
      'Aandacht voor anoniem melden',
      'Twee keer in de huis-aan-huiskrant en op sociale media. Meldingen zijn op tijd beoordeeld.',
    ),
    validMonths: 24,
  },
  '2.5': {
    main: link('Programma informatieveiligheid en privacy {year}'),
    also: figure('Oefening met nepmail', 'Alle afdelingen deden mee. De uitkomst is besproken per afdeling.'),
    secured: statement('Toegangsrechten nagekeken', 'De rechten zijn dit jaar nagekeken en waar nodig ingetrokken.'),
  },
  '3.1': {
    main: link('APV, geldende versie'),
    also: statement('Toets van de vier onderwerpen', 'Een jurist legde de vier onderwerpen naast de APV. Alle vier zijn geregeld.'),
    secured: statement(
      'Jaarlijkse toets door een jurist',
      'De APV is dit jaar naast wet en rechtspraak gelegd. Wij weten welke bepalingen wij gebruiken.',
    ),
  },
  '3.2': {
    main: link('Beleidsregel Wet Bibob'),
    also: statement('Toets aan de nieuwe wetten', 'Het beleid past bij de wijziging van oktober 2022 en bij de Omgevingswet.'),
    secured: statement(
      'Werkinstructie Bibob in gebruik',
      'Het beleid is nagekeken. De mensen die het toepassen werken met één instructie.',
    ),
  },
  '3.3': {
    main: link('Toepassingsgebieden in de Bibob-beleidsregel'),
    also: statement('Keuze over de vijf andere onderwerpen', 'Over elk onderwerp is een keuze gemaakt, met een korte uitleg.'),
    secured: statement('Praktijk van het Bibob-beleid nagegaan', 'Een collega keek mee bij tien aanvragen. Het beleid werd gevolgd.'),
  },
  '3.4': {
    main: link('Besluit over processen met een Bibob-stap'),
    also: statement('Keuze gedeeld met de andere partijen', 'Alle andere partijen kregen het besluit met de weging van de risico’s.'),
    secured: statement('Risico’s opnieuw gewogen', 'De risico’s zijn opnieuw gewogen. De gekozen processen hebben een vaste stap.'),
  },
  '3.5': {
    main: link('Instructie voor de Bibob-tip'),
    also: statement('Contactpersoon bekend bij alle partijen', 'De contactpersoon en de vervanger staan op de lijst van de werkgroep.'),
    secured: figure('Tips gegeven en gekregen', 'Minder dan 5. Elke ontvangen tip is binnen vier weken beoordeeld.'),
  },
  '3.6': {
    main: link('Damoclesbeleid'),
    also: statement('Toets aan rechtspraak en evenredigheid', 'Bij elke sluiting vraagt het beleid of die nodig en evenwichtig is.'),
    secured: statement(
      'Jaarlijkse blik op het Damoclesbeleid',
      'Het beleid is nagekeken na de nieuwe drugslijst. Wij bespraken hoe het in de praktijk werkt.',
    ),
  },
  '3.7': {
    main: link('Regionaal drugsconvenant, ondertekend'),
    also: statement('Werkinstructie bij het convenant', 'De betrokken medewerkers kregen uitleg over de werkinstructie.'),
    secured: statement('Evaluatie van de werkwijze', 'Wij bekeken of wij zo werken. Het is bekend wanneer het convenant afloopt.'),
    validMonths: 28,
  },
  '3.8': {
    main: link('Collegebesluit beleid tegen mensenhandel'),
    also: statement('Aandachtsfunctionaris en meldroute', 'Er is een aandachtsfunctionaris. De meldroute staat op intranet.'),
    secured: statement('Jaargesprek met de ketenregisseur', 'Wij bespraken het afgelopen jaar met de ketenregisseur.'),
    validMonths: 26,
  },
  '3.9': {
    main: figure('Toezichthouders en boa’s met training', '86 procent volgde de training in de laatste drie jaar.'),
    also: link('Programma van de training'),
    secured: figure(
      'Aandeel opgeleid over een jaar',
      'Het aandeel bleef een jaar lang boven 80 procent. De planning voor volgend jaar ligt klaar.',
    ),
  },
  '3.10': {
    main: link('Draaiboek gezamenlijke controle'),
    also: figure('Gezamenlijke controles in {year}', '6 controles met andere partijen, om te voorkomen en om in te grijpen.'),
    secured: link('Jaarplanning van gezamenlijke controles'),
  },
  '4.1': {
    main: link('Protocol agressie en geweld'),
    also: link('Protocol voor bestuurders en gekozen vertegenwoordigers'),
    secured: figure('Jaarcijfers agressie besproken', 'De cijfers zijn besproken in het bestuur. Nieuwe bestuurders kregen uitleg.'),
  },
  '4.2': {
    main: link('Integriteitsbeleid'),
    also: statement('Overzicht van kwetsbare functies', 'Alle kwetsbare functies en processen staan in het beleid, elk met een maatregel.'),
    secured: link('Jaarlijkse verantwoording over integriteit'),
  },
  '4.3': {
    main: figure(
      'Sessies over integriteit in {year}',
      'Eén met medewerkers, één met het dagelijks bestuur en één met de gekozen vertegenwoordigers.',
    ),
    also: statement('Wie het initiatief nam', 'De uitnodiging kwam van de burgemeester, de dijkgraaf of de commissaris.'),
    secured: link('Kalender met sessies over integriteit'),
  },
  '4.4': {
    main: link('Overzicht van functies en screening'),
    also: statement(
      'Zelfde eisen bij inhuur',
      'De eisen staan in de contracten voor inhuur. Alleen de directie mag een uitzondering maken.',
    ),
    secured: figure('Steekproef screening', 'Bij minder dan 5 procent ontbrak iets. Dat is hersteld.'),
  },
  '4.5': {
    main: link('Lijst van functies voor de VOG-P'),
    also: statement(
      'Plan voor wie er al werkt',
      'Nieuwe mensen lieten de verklaring zien voor zij begonnen. Voor de anderen is er een plan.',
    ),
    secured: figure('Functies met een VOG-P geteld', 'Alle functies zijn geteld. De termijn voor opnieuw screenen is vijf jaar.'),
  },
  '5.1': {
    main: link('Communicatiestrategie ondermijning'),
    also: figure('Campagne voor inwoners in {year}', 'De campagne liep drie weken. De volgende staat gepland.'),
    secured: figure('Wat de laatste campagne opleverde', 'De berichten zijn ruim 12.000 keer bekeken. De campagne komt elk jaar terug.'),
    validMonths: 32,
  },
  '5.2': {
    main: link('Bericht van de werkgroep op intranet'),
    also: statement(
      'Ontvanger en weg van het bericht',
      'De werkgroep kent onze ontvanger. Het bericht gaat via intranet en de nieuwsbrief.',
    ),
    secured: figure('Bereik van de laatste vier berichten', 'Alle vier gedeeld. Ongeveer 300 collega’s lazen het laatste bericht.'),
  },
}

/** Papers that really are a file, for those who want to see one. Everything else points to an address that leads nowhere. */
export const documents = new Set([
  'coevorden 1.5',
  'coevorden 2.2',
  'coevorden 3.6',
  'coevorden 4.2',
  'assen 3.6',
  'assen 2.3',
  'emmen 4.5',
  'emmen 4.1',
  'drenthe 4.3',
  'drenthe 3.4',
  'hunze-en-aas 3.4',
  'hoogeveen 2.2',
])

/** What a party chose to share with the others. */
export const shared = new Set([
  'assen 3.6',
  'assen 2.3',
  'assen 3.3',
  'emmen 4.5',
  'emmen 1.1',
  'emmen 2.1',
  'drenthe 4.3',
  'drenthe 5.1',
  'drenthe 3.4',
  'hoogeveen 1.2',
  'hoogeveen 4.2',
  'tynaarlo 4.4',
  'hunze-en-aas 3.4',
  'coevorden 2.3',
  'coevorden 3.1',
  'drents-overijsselse-delta 2.5',
  'vechtstromen 4.3',
  'borger-odoorn 1.1',
  'de-wolden 2.2',
])

/** What people say about the road ahead. */
export const notes = {
  onTrack: [
    'Het concept ligt bij het bestuur.',
    'De datum staat. Wij verwachten geen vertraging.',
    'Wij nemen een tekst van een andere gemeente over. Dat scheelt veel werk.',
    'De training staat gepland.',
  ],
  attention: [
    'De jurist heeft pas na de zomer tijd.',
    'Wij wachten op een besluit van de directie.',
    'De collega die dit deed werkt hier niet meer. Wij zoeken een opvolger.',
    'Een voorbeeld van een andere partij zou ons helpen.',
  ],
  obstacle: [
    'Er is nog geen budget voor dit jaar.',
    'Wij komen er alleen niet uit. Wij vragen de werkgroep mee te denken.',
    'De vacature staat al een halfjaar open.',
  ],
} satisfies Record<string, [string, ...string[]]>
