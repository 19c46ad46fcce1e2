// The words of the help page, in Dutch at B1. A section is a heading and blocks.
import type { State } from '../covenant/programme/rules.ts'

/** Small dikes that the page draws. */
export type HelpDike = 'high' | 'low' | 'weak'
export type HelpBlock =
  | string
  | { heading: string }
  | { list: string[] }
  | { steps: string[] }
  | { terms: { term: string; value: string }[] }
  | { dikes: { dike: HelpDike; says: string }[] }
  | { signs: true }
  | { link: string; label: string }

export type HelpSection = { id: string; title: string; blocks: HelpBlock[] }

const states: Record<State, string> = {
  notStarted: 'Er is nog niets besloten. In de dijk is dit een gat.',
  preparing: 'Er is een eigenaar en een datum. Er ligt een eerste versie, of die komt eraan.',
  implementing: 'Het besluit is genomen. U voert het nu in.',
  achieved: 'Het is er, en u kunt het laten zien. Iemand anders dan u heeft dat bevestigd.',
  secured: 'Het werkt in de praktijk en iemand houdt het bij. Ook dit is door een tweede persoon bevestigd.',
  lapsed: 'Dit was gereed of geborgd en vraagt nu een nieuwe blik. In de dijk is dit een scheur.',
  notApplicable: 'Dit geldt niet voor uw organisatie, door een besluit van de werkgroep. Het telt nergens mee.',
}

export const helpTexts = {
  title: 'Hulp',
  lead: 'Hier leest u hoe Dijkwacht werkt. Zoek hieronder uw onderwerp, of lees het van boven naar beneden.',
  contents: 'Op deze pagina',
  top: 'Terug naar de inhoudsopgave',
  print: 'Hulp bij Dijkwacht',

  sections: (about: { labels: Record<State, string>; used: readonly State[]; parties: number; isPractice: boolean }): HelpSection[] => [
    {
      id: 'dijkbeeld',
      title: 'Zo leest u het dijkbeeld',
      blocks: [
        `Het dijkbeeld laat alle ${about.parties} partijen zien als één dijk. Elke partij heeft een eigen stuk: een dijkvak. De volgorde is die van het convenant.`,
        { heading: 'Hoogte' },
        'Een dijkvak wordt hoger als meer ambities verder zijn. Elk thema is een laag. De lagen tellen even zwaar. Een partij met minder ambities tekent dus op dezelfde schaal.',
        { heading: 'Gaten en scheuren' },
        'Een gemiddelde kan een zwakke plek verbergen. Daarom staan zwakke plekken altijd in de tekening, in de laag waar zij horen. Ook een hoge dijk met een gat is zwak.',
        {
          dikes: [
            { dike: 'high', says: 'Alles is gereed. De dijk komt tot het waterpeil.' },
            { dike: 'low', says: 'Veel is nog in voorbereiding. De dijk is lager, en er is geen zwakke plek.' },
            {
              dike: 'weak',
              says: `Een rond gat: ${about.labels.notStarted.toLowerCase()}. Een grillige scheur: ${about.labels.lapsed.toLowerCase()}.`,
            },
          ],
        },
        { heading: 'Water' },
        'De blauwe streepjeslijn is het waterpeil. Die laat zien welk deel op die dag gereed hoort te zijn. Bij de start stond het water laag. In de afgesproken termijn steeg het tot alles gereed hoort te zijn. Geborgd komt boven het water uit: dat is de waakhoogte.',
        { heading: 'Door de tijd' },
        'Boven de tekening staan momenten. Een ruit is een peildatum waarvan het halfjaarbericht is vastgelegd. U kunt ook zelf een dag kiezen. U ziet dan de standen van die dag, zoals wij die nu kennen. Wat toen is vastgelegd, staat in het halfjaarbericht.',
        { heading: 'Van alle kanten' },
        'Dezelfde dijk kunt u op zeven manieren bekijken: op een kaart, per thema, per ambitie, per partij, door de tijd, twee dagen naast elkaar en als matrix. Bij elke tekening staat een tabel die u kunt opslaan. Het adres van de pagina onthoudt dag, thema en partij. Stuurt u de link aan een collega, dan ziet die hetzelfde.',
        { link: '/dijkbeeld/kanten', label: 'Bekijk de dijk van alle kanten' },
        { heading: 'Geen ranglijst' },
        'Het dijkbeeld vergelijkt geen partijen. Niemand krijgt een cijfer, een plaats of een kleur. Er is ook geen gemiddelde van de regio: een dijk is zo sterk als zijn zwakste plek. Een zwakke plek is een onderwerp om samen op te pakken.',
        'Alles wat in de tekening staat, staat ook in de tabel eronder. Die tabel kunt u opslaan voor een rekenprogramma.',
      ],
    },
    {
      id: 'standen',
      title: 'De standen',
      blocks: [
        'Elke ambitie heeft een stand. U zet de stand van uw eigen organisatie zelf.',
        { signs: true },
        { terms: about.used.map((state) => ({ term: about.labels[state], value: states[state] })) },
        'Op orde betekent: gereed of geborgd. Een zwakke plek is een gat of een scheur.',
        'Naast de stand kunt u zeggen hoe de weg vooruit eruitziet: op koers, aandacht of knelpunt. Dat verandert de dijk niet.',
      ],
    },
    {
      id: 'werk',
      title: 'Zo werkt u een ambitie bij',
      blocks: [
        {
          steps: [
            'Ga naar Onze dijk. Bovenaan staat wat nu aandacht vraagt, met de tijd die het kost.',
            'Open de ambitie. U ziet wat is afgesproken en welke punten erbij horen.',
            'Beantwoord de punten met ja of nee. Voeg bij elk punt bewijs toe.',
            'Kies de nieuwe stand en de dag vanaf wanneer die geldt. Schrijf er kort iets bij.',
            'Bij gereed en geborgd vraagt Dijkwacht een tweede persoon. Tot die antwoordt, telt de vorige stand.',
          ],
        },
        { heading: 'Wie werkt bij?' },
        'De coördinator werkt alle ambities bij. Een proceseigenaar werkt de ambities bij die van hem of haar zijn. Een ambitie die voor een heel basisteam geldt, werken de coördinatoren van die gemeenten bij.',
        { heading: 'Bewijs' },
        'Bewijs is een document, een link, een cijfer of een verklaring. Een verklaring is het minst sterk: u zegt dan zelf dat het zo is. Geef bewijs een datum, en als dat kan ook een einddatum. Eén bewijs mag bij meer punten en meer ambities horen. Een oude versie blijft bewaard.',
        'Zet geen namen van burgers, geen adressen en geen zaken in bewijs of toelichting.',
        { heading: 'De tweede persoon' },
        'De tweede persoon is een coördinator, een bestuurder of de proceseigenaar van die ambitie, bij dezelfde partij. Het is nooit degene die de stand zette. De tweede persoon kan ook nee zeggen, met een reden. Dan blijft de stand zoals hij was.',
        { heading: 'Hoe een stand verloopt' },
        'Een ambitie die op orde is, vraagt na een tijd om een nieuwe blik. Dat gaat vanzelf, op de dag zelf.',
        {
          list: [
            'De controletermijn is voorbij. Klopt alles nog, dan bevestigt één persoon dat in één stap.',
            'Het bewijs geldt niet meer. Voeg nieuw bewijs toe of schrijf waarom het nog klopt. Daarna bevestigt een tweede persoon.',
            'Een wet, een uitspraak of een verkiezing vraagt of het nog juist is, en niemand antwoordde op tijd. Zie hieronder bij de wetskalender.',
            'U zegt zelf dat het niet meer klopt, bijvoorbeeld na een nieuwe wet. Schrijf dan de reden op. De andere partijen kunnen die reden lezen.',
          ],
        },
        'Enkele ambities verlopen nooit vanzelf. Daar vraagt Dijkwacht alleen of het nog klopt. De looptijd van het convenant zelf laat niets verlopen.',
        { heading: 'Met zijn tweeën aan één ambitie' },
        'Heeft een collega iets bewaard terwijl u bezig was? Dan zegt Dijkwacht dat. U ziet wat er veranderde en uw eigen tekst blijft staan.',
      ],
    },
    {
      id: 'wetskalender',
      title: 'De wetskalender',
      blocks: [
        'In de wetskalender staan wetten, uitspraken en verkiezingen die uw stand kunnen raken. Dijkwacht vraagt dan: is dit nog juist?',
        {
          list: [
            'U krijgt de vraag alleen als u na de dag van de wijziging niet meer keek, en er ook geen bewijs is van die dag of later.',
            'Ja: schrijf waarom het nog juist is, en voeg bewijs toe als dat nodig is. Een tweede persoon bevestigt het.',
            'Nee: zet de stand op herijken nodig en schrijf de reden op.',
            'Geen antwoord: na de termijn, meestal drie maanden, is herijken nodig. De dag ervoor verandert er niets.',
          ],
        },
        'De secretaris of de adviseur van het RIEC zet een wijziging in de kalender. Een ander bevestigt die en ziet vooraf wie het raakt. Tot dan vraagt Dijkwacht alleen, en vervalt er niets.',
        'Een wijziging verdwijnt nooit. Klopt er iets niet? Dan komt er een verbetering bij, met de reden.',
      ],
    },
    {
      id: 'teksten-lezen',
      title: 'Een APV, Bibob-beleid of Damoclesbeleid laten lezen',
      blocks: [
        'Dijkwacht kan de tekst van een APV, van Bibob-beleid en van Damoclesbeleid lezen. Per eis uit het convenant ziet u wat er staat, met het artikel en de zin. Het is een voorstel: een jurist beoordeelt de tekst.',
        'Dit gaat nu met een opdracht in de terminal, op de computer waar Dijkwacht staat:',
        {
          list: [
            'npm run -s instruments -- check --kind apv apv.txt',
            'Bibob-beleid van een waterschap: --kind bibob --for waterschap',
            'Zoals het op een dag gold: --on 2025-07-01',
            'Als gegevens voor een ander programma: --json',
          ],
        },
        'U kunt meer bestanden tegelijk geven, zoals de APV en de verordening over speelautomatenhallen. Dan leest u ook wat zij samen regelen. Het mag txt, html, xml van lokaleregelgeving.overheid.nl, pdf of docx zijn.',
        { heading: 'Wat de uitkomsten betekenen' },
        {
          terms: [
            { term: 'Ja', value: 'De tekst regelt dit.' },
            { term: 'Deels', value: 'Er ontbreekt iets. De zin erbij zegt wat.' },
            { term: 'Nee', value: 'Het staat er niet, het is vervallen, het staat alleen in de toelichting of het geldt op die dag niet.' },
            { term: 'Onbekend', value: 'De tekst is niet duidelijk, of verwijst naar een tekst die er niet bij is. Kijk dit zelf na.' },
            { term: 'N.v.t.', value: 'Dit is van deze tekst of van uw soort organisatie niet te vragen.' },
          ],
        },
        { heading: 'Wat Dijkwacht niet kan' },
        {
          list: [
            'Een scan lezen: er moet tekst in de pdf staan.',
            'Een wijziging verwerken in de oude tekst. Geef de hele, bijgewerkte tekst.',
            'Zien of iets echt is aangewezen. Dat staat in een aanwijzingsbesluit.',
            'Elke manier van schrijven kennen. Staat er nee of onbekend terwijl u het wel leest? Dan heeft u gelijk.',
          ],
        },
      ],
    },
    {
      id: 'rekenblad',
      title: 'Veel tegelijk en met een rekenblad',
      blocks: [
        'Onder uw lijst bij Onze dijk staat Meer ambities tegelijk. U kiest de ambities en vult één keer in wat er verandert. Kan er één niet, dan gaat er geen enkele door.',
        'Houdt u een eigen lijst bij in een rekenblad? Download dan het sjabloon bij Invoeren met een rekenblad.',
        {
          list: [
            'Een lege cel laat alles zoals het is.',
            'U ziet per rij wat er verandert, en per rij wat er niet klopt. Daarna beslist u.',
            'Voor gereed en geborgd gelden dezelfde eisen als op de pagina van de ambitie. Een tweede persoon bevestigt het.',
            'Tot en met zeven dagen later kunt u de invoer in één keer terugdraaien, zolang niemand daarna iets aan die ambities deed. In de geschiedenis blijft staan wat er was.',
          ],
        },
        { link: '/onze-dijk/invoer', label: 'Naar invoeren met een rekenblad' },
      ],
    },
    {
      id: 'berichten',
      title: 'Berichten en agenda',
      blocks: [
        'Bij Berichten staat wat u moet weten: een ronde die begint, een datum die aankomt, of een collega die u als tweede persoon vraagt. Eén keer per maand leest u er hoe uw dijk ervoor staat.',
        'Verstuurt uw installatie mail en vult u een mailadres in? Dan krijgt u het maandbericht en berichten over een ronde of over wat verloopt ook per mail. In een mail staan alleen nummers, titels en aantallen. Het maandbericht kunt u uitzetten.',
        { heading: 'In uw eigen agenda' },
        'Bij Agenda maakt u een geheim adres. Zet dat in uw agendaprogramma. Wie het adres heeft, kan uw data lezen: deel het niet. U kunt het intrekken of vernieuwen. Hebt u geen rol meer, dan stopt het vanzelf.',
        { link: '/agenda', label: 'Naar de agenda' },
      ],
    },
    {
      id: 'elkaar-helpen',
      title: 'Elkaar helpen, en maatwerk',
      blocks: [
        'Bij Elkaar helpen vraagt uw organisatie hulp bij een ambitie, of biedt u hulp aan. De vraag staat er op naam van de partij. U kiest of alle partijen haar zien, of alleen de secretaris en het RIEC.',
        {
          steps: [
            'Stel uw vraag. U ziet meteen wie hulp aanbiedt, wie dit op orde heeft en wat anderen delen.',
            'Een ander pakt de vraag op of antwoordt.',
            'Helpt het? Sluit de vraag met een woord van dank. Zoekt u nog verder? Open haar dan weer.',
          ],
        },
        { heading: 'De bibliotheek' },
        'In de bibliotheek staat wat partijen delen. Met Neem over krijgt u een eigen kopie, met de herkomst erbij. De kopie bewijst pas iets als u zegt welk punt zij bij u bewijst. Voor gereed kijkt nog steeds een tweede persoon mee. Verandert het stuk bij de ander? Dan ziet u dat.',
        { heading: 'Risicoprofiel en afwijkingen' },
        'In het risicoprofiel schrijft u op wat in uw gebied speelt, van 1 tot en met 5, met bron en jaar. Het profiel bepaalt mee wat u het eerst ziet bij Wat vraagt nu aandacht, en zegt bij een ambitie waar u dieper kijkt. Andere partijen zien uw profiel niet.',
        'Doet u iets anders dan een ambitie zegt? Stel dan een afwijking voor. Een bestuurder van uw organisatie moet het eens zijn, en de werkgroep aanvaardt haar of geeft haar terug. De punten blijven altijd staan.',
        { link: '/maatwerk', label: 'Naar maatwerk' },
      ],
    },
    {
      id: 'halfjaarbericht',
      title: 'Het halfjaarbericht',
      blocks: [
        'Twee keer per jaar maken de partijen samen een bericht voor hun bestuurders. Zo’n ronde heeft één peildatum.',
        {
          steps: [
            'De secretaris van de werkgroep opent een ronde en kiest de peildatum.',
            'Elke partij kijkt of haar standen van die dag kloppen. Vanaf de peildatum kan de coördinator of een bestuurder dat bevestigen.',
            'De secretaris schrijft bij elk thema een korte tekst.',
            'De secretaris legt het bericht vast. Daarna verandert het niet meer, ook niet als een stand later anders wordt.',
          ],
        },
        'Bevestigt een partij niet, dan gaat het bericht toch door. Bij die partij staat dan dat de standen de laatst bekende zijn.',
        'U kunt het bericht opslaan als PDF, als rekenblad (ODS), als tabel (CSV) en als gegevens (JSON). Bij elk bericht staat een controlegetal. Daarmee kunt u later nagaan of uw bestand hetzelfde is gebleven.',
      ],
    },
    {
      id: 'functies',
      title: 'Functies, meedoen en de publieke pagina',
      blocks: [
        { heading: 'Een functie staat leeg' },
        'Enkele ambities leunen op één persoon, zoals een aandachtsfunctionaris mensenhandel. Vul bij Partijen de laatste dag in als iemand vertrekt, en de opvolger zodra u die kent.',
        'Staat zo’n functie leeg, dan vraagt de ambitie of het nog klopt. Blijft dat antwoord uit en is de termijn voorbij, dan is herijken nodig. Die termijn is meestal 60 dagen. U kunt ook eerder herbevestigen en zeggen hoe u het nu regelt.',
        'Vulde u een functie nog nooit in? Dan staat zij niet leeg en verandert er niets.',
        { heading: 'Een nieuwe burgemeester, dijkgraaf of commissaris' },
        'Wie na de ondertekening begint, krijgt één keer de vraag om de toezegging te vernieuwen. De coördinator of de bestuurder legt dat vast. De standen veranderen er niet door.',
        { heading: 'De publieke pagina' },
        'De werkgroep kan een pagina aanzetten die iedereen mag lezen. Er staat wat de werkgroep koos: altijd de aantallen per thema voor de hele regio, en soms de teksten of een regel per partij. De cijfers komen uit het laatste vastgelegde halfjaarbericht. Een nieuw bericht komt er pas op als de secretaris dat doet.',
        { heading: 'Een partij doet mee of stopt' },
        'De secretaris legt het besluit van de werkgroep vast, met de eerste dag. Dijkbeeld en tellingen van een dag tonen wie op die dag meedoet. Wat een partij deed, blijft te lezen. Een vastgelegd halfjaarbericht verandert niet.',
      ],
    },
    {
      id: 'wie-ziet-wat',
      title: 'Wie ziet wat',
      blocks: [
        'Uw organisatie ziet alles van zichzelf. Hieronder staat precies wat anderen van u zien, en u van hen. Meer is er niet.',
        { heading: 'Elke partij ziet van elke andere partij' },
        {
          list: [
            'de naam en de contactgegevens van de functies, en wie wanneer tekende;',
            'de bevestigde stand van een ambitie, sinds wanneer die geldt en waarom die is verlopen;',
            'bewijs dat de andere partij zelf deelt, met het bestand;',
            'de hulp die zij aan alle partijen vraagt of aanbiedt, met antwoord en dank;',
            'een afwijking die de werkgroep aanvaardde;',
            'hoeveel partijen een punt met ja of nee beantwoordden, zodra u elkaar bij naam ziet.',
          ],
        },
        'De standen zijn pas bij naam te zien als de werkgroep dat heeft besloten. Tot die tijd ziet u alleen hoeveel partijen waar staan. Een vastgelegd halfjaarbericht noemt de partijen en volgt daarom hetzelfde besluit.',
        'Neemt een ander uw gedeelde stuk over? Dan ziet u wie en wanneer. De ander ziet het als u dat stuk later vervangt of intrekt.',
        { heading: 'De secretaris van de werkgroep en de adviseur van het RIEC zien daarnaast' },
        {
          list: [
            'de standen bij naam, ook voordat de werkgroep dat heeft besloten;',
            'welke punten een partij met ja of nee heeft beantwoord;',
            'op welke partij het halfjaarbericht nog wacht;',
            'hulpvragen die alleen aan hen zijn gesteld;',
            'risicoprofielen, en afwijkingen die nog wachten of zijn teruggegeven.',
          ],
        },
        { heading: 'Niemand buiten uw organisatie ziet' },
        {
          list: [
            'een stand die nog wacht op een tweede persoon;',
            'uw toelichting en uw weg vooruit;',
            'bewijs dat u niet deelt;',
            'uw logboek.',
          ],
        },
        { heading: 'Samen in een basisteam' },
        'Bij een ambitie die per basisteam geldt, delen de gemeenten van dat basisteam één stand. Zij zien bij die ambitie ook elkaars toelichting en bewijs.',
        { heading: 'Binnen uw organisatie' },
        'Iedereen met een rol ziet alle ambities en al het bewijs van de eigen organisatie. Het logboek lezen de coördinator, de bestuurder en de functionaris gegevensbescherming. De secretaris leest het logboek van het programma, en niet dat van de partijen.',
        'Deze regels staan op één plek in de software. De database zelf dwingt ze af, bij elke vraag opnieuw.',
      ],
    },
    {
      id: 'oefenen',
      title: 'De oefenomgeving',
      blocks: [
        about.isPractice
          ? 'U bent nu in de oefenomgeving. Alle standen, mensen, bewijzen en besluiten zijn hier verzonnen. De namen van de partijen en de ambities zijn echt.'
          : 'In een oefenomgeving zijn alle standen, mensen, bewijzen en besluiten verzonnen. De namen van de partijen en de ambities zijn echt.',
        'Dat staat altijd bovenaan de pagina, en ook op elk overzicht en bericht dat Dijkwacht maakt. Gebruik die cijfers nergens als feit.',
        { heading: 'Instappen' },
        'Op de voorpagina stapt u in als een van de verzonnen mensen. Elke rol ziet en kan iets anders. Met de knop Stap uit gaat u terug.',
        { heading: 'De dag verzetten' },
        'De oefenomgeving heeft een eigen dag. Kies bovenaan Verzet de dag om te zien hoe standen verlopen. De nieuwe dag geldt voor iedereen in deze oefenomgeving. U kunt altijd terug naar het begin van de oefening.',
        'De oefenomgeving is alleen te bereiken vanaf de computer waarop zij draait. Zet er niets in wat echt is.',
      ],
    },
    {
      id: 'toegankelijkheid',
      title: 'Toegankelijkheid',
      blocks: [
        'Iedereen moet met Dijkwacht kunnen werken. Wij willen voldoen aan WCAG 2.2, niveau AA.',
        { heading: 'Wat wij doen' },
        {
          list: [
            'Alles werkt met het toetsenbord en zonder script.',
            'Een stand is nooit alleen een kleur: er is ook een woord, een teken en een patroon.',
            'Bij elke tekening staat een tabel met dezelfde gegevens.',
            'Pagina’s passen op een scherm van 320 beeldpunten breed. Alleen brede tabellen schuiven, in hun eigen vak.',
            'Er is een lichte en een donkere weergave. Die volgt uw apparaat.',
          ],
        },
        { heading: 'Hoe wij dat nagaan' },
        'Wij controleren pagina’s met het programma axe, in licht en donker, smal en breed, met en zonder script. Wij lopen routes na met het toetsenbord. De kleuren zijn nagerekend op contrast.',
        { heading: 'Wat wij nog niet weten of kunnen' },
        {
          list: [
            'Er is nog geen onderzoek gedaan door een onafhankelijk bureau.',
            'Mensen die een schermlezer gebruiken, hebben Dijkwacht nog niet getest.',
            'De brede tabel met alle ambities en partijen is met een schermlezer lang. De lijst op Onze dijk en de CSV zijn dan handiger.',
            'Documenten die partijen zelf toevoegen, zijn misschien niet toegankelijk. Vraag die partij dan om een andere versie.',
          ],
        },
        'Loopt u ergens tegenaan? Vertel het ons, zie Contact.',
      ],
    },
    {
      id: 'privacy',
      title: 'Privacy',
      blocks: [
        'Dijkwacht gaat over afspraken tussen organisaties, niet over burgers. Deze versie bewaart geen signalen, geen zaken en geen gegevens van burgers.',
        { heading: 'Wat wij van mensen bewaren' },
        {
          list: [
            'van mensen die met Dijkwacht werken: de naam, de rol, bij welke partij en van wanneer tot wanneer;',
            'van mensen met een functie bij een partij: de naam, de functie, het zakelijke e-mailadres en telefoonnummer, en wie er tekende;',
            'in het logboek van uw organisatie: wie wanneer wat veranderde.',
          ],
        },
        { heading: 'Hoe lang' },
        'Deze versie verwijdert niets vanzelf. Oude functies en het logboek blijven staan, zodat later te zien is wie wat deed. Wilt u dat er iets verdwijnt? Vraag het uw functionaris gegevensbescherming.',
        { heading: 'Cookies en andere partijen' },
        'Er is één cookie. Die onthoudt dat u bent ingestapt, en vervalt als u uw browser sluit. Wij volgen u niet. Pagina’s halen niets op bij anderen: geen lettertypen, geen plaatjes, geen scripts.',
        'De technische lijst van bezoeken bevat het adres van de pagina, het tijdstip en hoe lang het duurde. Wat u typt, staat er niet in.',
      ],
    },
    {
      id: 'groei',
      title: 'Groei van de afspraken',
      blocks: [
        'De afspraken groeien mee met het werk. Op de pagina Groei staan de voorstellen en de versies.',
        { heading: 'Een voorstel' },
        {
          steps: [
            'Een partij stelt voor om een ambitie aan te scherpen, te verbreden, toe te voegen of te laten vervallen.',
            'Alle partijen lezen het en kunnen reageren.',
            'De werkgroep besluit. De secretaris legt het besluit vast, met de reden. Dat gebeurt één keer.',
          ],
        },
        'Is de secretaris ook actief bij de partij van het voorstel? Dan legt een andere secretaris het besluit vast.',
        { heading: 'Een nieuwe versie' },
        'Wat is aangenomen, komt in een volgende versie. De secretaris kijkt eerst wat er met elke stand en elk bewijs gebeurt, en publiceert dan. De versie geldt vanaf haar eerste dag. Voor elke dag daarvoor telt de versie van toen: eerdere beelden en bevroren berichten veranderen niet.',
        {
          terms: [
            { term: 'Aangescherpt', value: 'Alles gaat mee. U krijgt de vraag of het ook zo nog klopt.' },
            { term: 'Gesplitst', value: 'Elk deel begint met de stand en het bewijs van het geheel.' },
            { term: 'Samengevoegd', value: 'Al het bewijs gaat mee. De stand is die van de zwakste, tot u haar bijwerkt.' },
            { term: 'Nieuw', value: 'Iedereen begint bij niet gestart.' },
            { term: 'Vervallen', value: 'Telt niet meer mee. Wat u vastlegde, blijft te lezen bij de versie waar het bij hoort.' },
          ],
        },
        { heading: 'Terugdraaien' },
        'Dertig dagen lang kan de secretaris een versie terugdraaien. De vorige geldt dan weer. Wat u vastlegde bij een nummer dat bleef, telt mee. Wat u vastlegde bij een nieuw nummer telt niet mee en blijft te lezen.',
        { link: '/groei', label: 'Naar Groei' },
      ],
    },
    {
      id: 'beveiliging',
      title: 'Beveiliging',
      blocks: [
        'Wij zeggen liever te weinig toe dan te veel.',
        { heading: 'Wat u mag verwachten' },
        {
          list: [
            'Een partij kan niets van een andere partij zien of veranderen, behalve wat bij Wie ziet wat staat. De database bewaakt dat zelf.',
            'Elke wijziging komt in het logboek. Dat is een ketting: wie achteraf een regel verandert, breekt de ketting, en dat is te zien.',
            'Bestanden worden nagekeken op hun inhoud, en uw browser voert ze niet uit.',
          ],
        },
        { heading: 'Wat wij niet kunnen beloven' },
        {
          list: [
            'In deze versie gaat nog niets op slot. Wie de server en de database beheert, kan alles lezen wat erin staat, ook bewijs dat u niet deelt.',
            'Zet daarom geen persoonsgegevens, signalen of zaken in Dijkwacht.',
            'Inloggen bestaat nog niet. Daarom werkt nu alleen de oefenomgeving.',
            'Wie de database kan veranderen, kan ook een heel logboek opnieuw schrijven. Bewaar daarom af en toe het laatste controlegetal op een andere plek.',
          ],
        },
      ],
    },
    {
      id: 'ronde',
      title: 'De ronde en het halfjaarbericht',
      blocks: [
        'Twee keer per jaar kijken alle partijen hoe het op één dag stond: de peildatum. Uw coördinator vult in en uw eigen bestuurder bevestigt. Dat kost samen hooguit een kwartier als er weinig veranderde.',
        {
          list: [
            'U ziet eerst wat er veranderde sinds het vorige bericht. Wat niet veranderde, bevestigt u in één keer.',
            'De secretaris schrijft, het RIEC leest mee en de bestuurlijk portefeuillehouder stemt in. Daarna wordt het bericht bevroren.',
            'Kwam u er niet aan toe? Dan staat uw laatst bekende stand in het bericht, met dat erbij.',
            'Een bevroren bericht verandert nooit. Wordt een ronde opnieuw geopend, dan komt er een versie naast.',
            'Elke partij heeft een eigen bladzijde voor haar raad, algemeen bestuur of Staten. Leg vast wanneer u die stuurde.',
          ],
        },
        { heading: 'Budget' },
        'Iedereen kan zien waar het geld van het convenant naartoe gaat. De secretaris houdt het bij. Een fout wordt teruggedraaid met een tegenboeking; de eerste boeking blijft staan.',
        { link: '/halfjaarbericht', label: 'Naar het halfjaarbericht' },
      ],
    },
    {
      id: 'contact',
      title: 'Contact',
      blocks: [
        {
          terms: [
            {
              term: 'Over een stand of bewijs van uw organisatie',
              value: 'Vraag het uw coördinator. Op de pagina Partijen staat wie dat is.',
            },
            {
              term: 'Over een andere partij',
              value: 'Bel of mail de coördinator van die partij. De gegevens staan op de pagina Partijen.',
            },
            { term: 'Over het convenant, de werkgroep of het halfjaarbericht', value: 'Vraag het de secretaris van de werkgroep.' },
            {
              term: 'Iets werkt niet, of is niet toegankelijk',
              value: 'Vraag het de beheerder van Dijkwacht. Staat er een nummer op de pagina? Noem dat erbij.',
            },
            {
              term: 'Een zwakke plek in de beveiliging',
              value: 'Meld het de beheerder, en deel het niet met anderen. In het bestand SECURITY.md bij de software staat hoe.',
            },
          ],
        },
        { link: '/partijen', label: 'Naar de partijen' },
      ],
    },
  ],
}
