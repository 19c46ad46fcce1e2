// The Dutch words of the pages of this room. The words of the pictures stand in drawing-texts.ts.
import { formatDay, formatDayShort, type Day } from '../../platform/settings/day.ts'
import type { DayProblem } from '../../platform/web/day-query.ts'
import type { Ambition, Level, PartyType, State } from '../programme/rules.ts'
import type { Deed, Outlook } from './queries.server.ts'
import type { EvidenceKind, Outcome, Refusal } from './rules.ts'

const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)
const months = (count: number) => (count === 1 ? '1 maand' : `${count} maanden`)
const list = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`)
const points = (count: number) => (count === 1 ? '1 punt' : `${count} punten`)

/** What a command may answer besides the refusals of the rules. */
export type CommandRefusal = Refusal | 'changedMeanwhile' | 'lastProof' | 'alreadyReplaced'

const partyTypes: Record<PartyType, { one: string; many: string }> = {
  gemeente: { one: 'de gemeente', many: 'gemeenten' },
  waterschap: { one: 'het waterschap', many: 'waterschappen' },
  provincie: { one: 'de provincie', many: 'provincies' },
}

const outlooks: Record<Outlook, { label: string; hint: string }> = {
  onTrack: { label: 'Op koers', hint: 'Het gaat zoals u dacht' },
  attention: { label: 'Aandacht', hint: 'Het lukt, als u er nu iets aan doet' },
  obstacle: { label: 'Knelpunt', hint: 'Er staat iets in de weg, en u lost het niet alleen op' },
}

const kinds: Record<EvidenceKind, { label: string; hint: string }> = {
  document: { label: 'Document', hint: 'Een besluit, plan of verslag als bestand' },
  link: { label: 'Link', hint: 'Een pagina op internet, bijvoorbeeld de bekendmaking' },
  figure: { label: 'Cijfer', hint: 'Een aantal met uitleg, zonder namen of adressen' },
  statement: { label: 'Verklaring', hint: 'U schrijft zelf dat het zo is. Dit is het minst sterke bewijs' },
}

const levels: Record<Level, string> = { achieved: 'Gereed', secured: 'Geborgd' }

const deeds: Record<Deed['kind'], (about: { state: string; outlook: string; text: string }) => string> = {
  set: ({ state }) => `zette de stand op ${state}`,
  reconfirm: ({ state }) => `zei dat ${state} nog klopt`,
  confirmed: ({ state }) => `was het eens met ${state}`,
  declined: ({ state }) => `was het niet eens met ${state}`,
  withdrawn: ({ state }) => `nam ${state} terug`,
  answered: () => 'beantwoordde punten',
  evidenceAdded: ({ text }) => `voegde bewijs toe: ${text}`,
  outlook: ({ outlook }) => `schreef bij de weg vooruit: ${outlook}`,
}

export const texts = {
  titleOf: (page: string) => `${page} – Dijkwacht`,
  crumbs: { label: 'Kruimelpad', region: 'Dijkbeeld', own: 'Onze dijk' },
  heading: ({ number, title }: Pick<Ambition, 'number' | 'title'>) => `${number} ${title}`,
  list,
  lower,

  lead: {
    untouched: 'Hier is nog niets over vastgelegd.',
    since: (label: string, on: Day) => `${label} sinds ${formatDay(on)}.`,
    until: (on: Day) => `Dit geldt tot en met ${formatDay(on)}.`,
    lapsed: (label: string, on: Day, held: string | undefined) =>
      held === undefined ? `${label} sinds ${formatDay(on)}.` : `${label} sinds ${formatDay(on)}. Daarvoor was dit ${lower(held)}.`,
    noParty: 'Hier ziet u wat er is afgesproken en hoe de partijen ervoor staan.',
    notYours: (party: string) =>
      `Deze ambitie geldt niet voor ${party}. U hoeft hier niets te doen. U kunt wel zien hoe anderen het aanpakken.`,
  },

  done: {
    stand: 'Bewaard. De nieuwe stand telt meteen mee.',
    wacht: 'Bewaard. Iemand anders dan u moet dit nog bevestigen. Tot dan telt de vorige stand.',
    koers: 'Bewaard. U schreef op hoe het verder gaat.',
    punten: 'Bewaard. De antwoorden tellen mee vanaf vandaag.',
    bewijs: 'Bewaard. Het bewijs staat erbij.',
    vervangen: 'Bewaard. De nieuwe versie telt vanaf vandaag.',
    planning: 'Bewaard. De planning is bijgewerkt.',
    klopt: 'Bewaard. De controletermijn begint vandaag opnieuw.',
    bevestigd: 'U bent het ermee eens. De nieuwe stand telt nu mee.',
    afgewezen: 'U bent het er niet mee eens. De stand blijft zoals hij was.',
    teruggenomen: 'De wijziging is teruggenomen. De stand blijft zoals hij was.',
    overgenomen: 'Overgenomen. Het is nu een eigen stuk van uw organisatie, en de herkomst staat erbij.',
    gedeeld: 'De andere partijen kunnen dit bewijs nu lezen.',
    nietGedeeld: 'De andere partijen kunnen dit bewijs niet meer lezen. Wat zij al bewaarden, blijft bij hen.',
    ingetrokken: 'Het bewijs is ingetrokken. Het telt vanaf vandaag niet meer mee.',
  } as Record<string, string>,

  lapse: {
    title: (held: string | undefined) => (held === undefined ? 'Herijken is nodig' : `Dit was ${lower(held)}`),
    interval: (reviewMonths: number, on: Day) => `De controletermijn van ${months(reviewMonths)} is voorbij sinds ${formatDay(on)}.`,
    expired: (title: string, until: Day) => `Het bewijs ‘${title}’ was geldig tot en met ${formatDay(until)}.`,
    ended: (title: string, on: Day) => `Het bewijs ‘${title}’ is ingetrokken op ${formatDay(on)}.`,
    unproved: (criterion: string, on: Day) => `Voor ‘${criterion}’ is sinds ${formatDay(on)} geen geldig bewijs meer.`,
    set: (on: Day) => `Uw organisatie zei zelf dat dit niet meer klopt, op ${formatDay(on)}.`,
    reason: (reason: string) => `Reden: ${reason}`,
    stepInterval: 'Kijk of het nog klopt. Als dat zo is, bent u met één stap klaar.',
    stepEvidence: 'Voeg nieuw bewijs toe, of schrijf waarom het zonder kan. Daarna bevestigt iemand anders dan u het.',
  },
  asks: {
    title: 'Kijk of dit nog klopt',
    interval: (reviewMonths: number, since: Day) =>
      `De laatste controle is meer dan ${months(reviewMonths)} geleden, sinds ${formatDay(since)}. Deze stand verloopt niet vanzelf.`,
    evidence: (since: Day) => `Sinds ${formatDay(since)} is er een bewijs verlopen. Deze stand verloopt niet vanzelf.`,
  },
  waiting: {
    title: 'Dit wacht op een tweede persoon',
    what: (by: string, state: string, on: Day) =>
      `${by} wil dat de stand vanaf ${formatDay(on)} ${lower(state)} is. Iemand anders moet dat bevestigen.`,
    still: (by: string, state: string, on: Day) =>
      `${by} zegt dat ${lower(state)} nog klopt, vanaf ${formatDay(on)}. Iemand anders moet dat bevestigen.`,
    who: (names: readonly string[]) => `Dat kan door ${list(names)}.`,
    whoTeam: 'Dat kan ook door iemand van een andere gemeente in dit basisteam.',
    nobody: 'Niemand anders bij uw organisatie heeft nu de rol om dit te bevestigen. Vraag uw coördinator om een tweede persoon.',
    answer: 'Bekijk en antwoord',
    look: 'Bekijk wat er gevraagd is',
    own: 'Bekijk of neem terug',
    somebody: 'Iemand',
  },
  toForm: 'Werk de stand bij',
  reconfirmButton: 'Controleer of het nog klopt',
  evidenceButton: 'Voeg bewijs toe',
  criteriaButton: 'Beantwoord de punten',
  planButton: 'Pas de planning aan',

  agreed: {
    title: 'Wat is afgesproken',
    appliesTo: (types: readonly { type: PartyType; count: number }[], all: boolean, total: number) =>
      all
        ? `Geldt voor alle ${total} partijen.`
        : `Geldt voor ${list(types.map(({ type, count }) => (count === 1 ? partyTypes[type].one : `de ${count} ${partyTypes[type].many}`)))}.`,
    perBasisteam: (count: number) => `Er is één stand per basisteam. Er zijn ${count} basisteams.`,
    review: (reviewMonths: number) => `Controle elke ${months(reviewMonths)}. Zonder controle is herijken nodig.`,
    reviewSoft: (reviewMonths: number) => `Na ${months(reviewMonths)} vraagt Dijkwacht of het nog klopt. De stand verloopt niet vanzelf.`,
    page: (page: number) => `Bladzijde ${page} van de ondertekende afspraak.`,
    literal: 'Lees de letterlijke afspraak',
    source: (name: string) => `Uit ${name}.`,
    missed: 'In de bijgevoegde afspraak vonden wij deze tekst niet. Bekijk het hele document bij Convenant.',
    notAttached: 'De letterlijke tekst staat er nog niet bij.',
    attach: 'Voeg de ondertekende afspraak toe',
    attachAsk: 'De secretaris van de werkgroep kan de ondertekende afspraak toevoegen.',
  },
  team: {
    title: (name: string) => `Eén stand voor basisteam ${name}`,
    body: (names: readonly string[]) =>
      `Deze stand geldt voor ${list(names)} samen. De coördinatoren van deze gemeenten werken hem bij. Zij lezen ook elkaars toelichting en bewijs bij deze ambitie.`,
  },

  criteria: {
    title: 'Wanneer is het klaar?',
    levels,
    count: (label: string, yes: number, of: number) => `${label}: ${yes} van ${of}`,
    yes: 'ja',
    no: 'nee',
    unanswered: 'nog niet beantwoord',
    said: { yes: 'Beantwoord met ja.', no: 'Beantwoord met nee.', open: 'Nog niet beantwoord.' },
    proved: 'Bewijs:',
    unproved: 'Hier is nog geen bewijs bij.',
    expired: 'Het bewijs hierbij geldt niet meer.',
    until: (on: Day) => `geldig tot en met ${formatDay(on)}`,
    dash: '–',
    note: 'Waar u op let:',
    page: {
      title: (heading: string) => `Punten van ${heading}`,
      crumb: 'Punten',
      lead: 'Wat klopt er nu bij uw organisatie? U kunt later verder gaan. Alleen wat u verandert, wordt bewaard.',
      weakest:
        'Een verklaring telt mee, maar is het minst sterke bewijs. Hebt u een besluit, verslag of link? Voeg die dan toe als bewijs.',
      write: 'Schrijf een verklaring',
      another: 'Schrijf nog een verklaring',
      statement: 'Waaruit blijkt dat?',
      statementHint: 'Wat u hier schrijft bij een ja, wordt een verklaring. Geen namen of adressen.',
      keep: 'Nog niet',
      statementNeedsYes: 'U schreef waaruit dit blijkt. Kies daarom ja, of maak het veld leeg.',
      answersGone: 'Een antwoord kunt u veranderen in ja of nee. Terug naar nog niet beantwoord kan niet.',
      statementTitle: (heading: string) => `Verklaring bij ${heading}`,
      level: (label: string) => `Nodig voor ${lower(label)}`,
    },
  },

  form: {
    title: 'Werk de stand bij',
    state: 'Wat is nu de stand?',
    stateHint: 'U kiest zelf. De werkgroep kan iets vragen, maar nooit iets veranderen.',
    stateMissing: 'Kies hoe het er nu voor staat.',
    now: 'Zo staat het nu.',
    states: {
      notStarted: 'Er is nog niets besloten',
      preparing: 'Er is een eigenaar, een datum en een concept',
      implementing: 'Het besluit is genomen en wordt ingevoerd',
      achieved: 'Het is klaar en u kunt het laten zien',
      secured: 'Het werkt in de praktijk en is opnieuw bekeken',
      lapsed: 'Het was klaar, maar er is iets veranderd. Geef de reden',
      notApplicable: 'Dit kan alleen na een besluit van de werkgroep. Geef de reden',
    } satisfies Record<State, string>,
    second: 'Iemand anders dan u bevestigt dit.',
    open: (count: number) => `Nu nog open: ${points(count)}.`,
    unproved: (count: number) => `Nu nog zonder bewijs: ${points(count)}.`,
    reason: 'Reden',
    reasonHint:
      'Alleen nodig bij een stap terug, bij herijken nodig en bij niet van toepassing. De reden bij herijken nodig lezen de andere partijen ook.',
    note: 'Toelichting',
    noteHint: 'Wat is gedaan, wat komt nog? Geen namen of adressen. Alleen uw eigen organisatie leest dit.',
    noteHintTeam: 'Wat is gedaan, wat komt nog? Geen namen of adressen. Alleen de gemeenten van dit basisteam lezen dit.',
    outlook: 'Hoe gaat het verder?',
    outlookHint: 'Dit staat los van de stand. Alleen uw eigen organisatie ziet dit.',
    outlookHintTeam: 'Dit staat los van de stand. Alleen de gemeenten van dit basisteam zien dit.',
    outlookMissing: 'Kies hoe het verder gaat.',
    outlooks,
    holdsOn: 'Vanaf welke dag is dit zo?',
    holdsOnHint: 'Vandaag, of een eerdere dag als het toen al zo was. Bijvoorbeeld 15 12 2026',
    holdsOnMissing: 'Vul de dag in waarop dit begon, bijvoorbeeld 15 12 2026.',
    onlyOutlook: 'De stand wacht op een tweede persoon. U kunt wel opschrijven hoe het verder gaat.',
  },
  readOnly: 'De coördinator of de proceseigenaar van uw organisatie werkt deze stand bij. U kunt meelezen.',
  readOnlyTeam: 'De coördinatoren van de gemeenten in dit basisteam werken deze stand bij. U kunt meelezen.',

  outlook: {
    title: 'De weg vooruit',
    told: (label: string, on: Day) => `${label}, opgeschreven op ${formatDay(on)}.`,
    none: 'Nog niet opgeschreven.',
  },
  planning: {
    title: 'Planning',
    owner: 'Wie dit draagt',
    nextOn: 'Volgende datum',
    none: 'Nog geen datum',
    passed: 'Deze dag is voorbij.',
    page: {
      title: (heading: string) => `Planning van ${heading}`,
      crumb: 'Planning',
      lead: 'Wie draagt deze ambitie, en wanneer kijkt u weer?',
      ownerHint: 'Een functie is genoeg. Schrijf geen naam van een inwoner of bedrijf op.',
      ownerUsual: (owner: string) => `Laat u dit leeg, dan staat er: ${owner}.`,
      nextHint: 'De dag waarop u hier iets wilt doen. Dijkwacht vraagt dan uw aandacht. Bijvoorbeeld 15 12 2026',
      nextPassed: 'Deze dag is al voorbij. Kies vandaag of een latere dag.',
    },
  },

  history: {
    title: 'Geschiedenis',
    none: 'Er is nog niets vastgelegd.',
    reconfirmed: (label: string) => `${label}, nog steeds`,
    bySelf: (on: Day) => `${formatDay(on)}, vanzelf`,
    by: (on: Day, who: string, second: string | undefined) =>
      second === undefined ? `${formatDay(on)}, ${who}` : `${formatDay(on)}, ${who}, bevestigd door ${second}`,
    asks: 'Dijkwacht vraagt of dit nog klopt',
    all: 'Alles wat er gebeurde',
    deed: (who: string, what: string) => `${who} ${what}`,
    on: (day: Day) => formatDayShort(day),
    deeds,
    somebodyOf: (party: string) => `Iemand van ${party}`,
  },
  meanwhile: {
    title: 'Terwijl u bezig was, veranderde er iets',
    body: 'Wat u invulde, staat er nog. Er is nog niets van bewaard. Kijk wat er veranderde en bewaar daarna opnieuw.',
    other: 'Iemand paste de planning of een bewijsstuk aan.',
  },

  evidence: {
    title: 'Bewijs',
    none: { title: 'Er is nog geen bewijs.', body: 'Een besluit, een link, een cijfer of een verklaring: alles telt.' },
    dated: (on: Day) => `van ${formatDay(on)}`,
    until: (on: Day) => `geldig tot en met ${formatDay(on)}`,
    expired: (on: Day) => `geldig tot en met ${formatDay(on)}, nu verlopen`,
    noEnd: 'zonder einddatum',
    shared: 'gedeeld',
    unshared: 'niet gedeeld',
    ended: (on: Day) => `telt niet meer mee sinds ${formatDay(on)}`,
    earlier: (count: number) => (count === 1 ? '1 eerder bewijsstuk' : `${count} eerdere bewijsstukken`),
    kinds,
  },
  evidenceForm: {
    addTitle: (heading: string) => `Bewijs bij ${heading}`,
    addCrumb: 'Bewijs toevoegen',
    addLead: 'Waarmee laat u zien dat het zo is?',
    addButton: 'Voeg toe',
    replaceTitle: (title: string) => `Nieuwe versie van ${title}`,
    replaceCrumb: 'Nieuwe versie',
    replaceLead: 'De nieuwe versie telt vanaf vandaag. De oude blijft te lezen.',
    replaceButton: 'Vervang',
    personal: {
      title: 'Geen persoonsgegevens',
      body: 'Haal namen, adressen en zaken van inwoners en bedrijven weg, ook uit een bijlage. Bij kleine aantallen schrijft u “minder dan 5”.',
    },
    kind: 'Wat voor bewijs is het?',
    kindHint: 'Vul daarna alleen het veld in dat erbij hoort.',
    kindMissing: 'Kies wat voor bewijs het is.',
    file: 'Bestand, bij een document',
    fileHint: 'pdf, docx, xlsx, odt, ods, txt, csv, png of jpg. Hooguit 20 MB.',
    fileMissing: 'Kies een bestand, of kies een ander soort bewijs.',
    fileAgain: 'Kies het bestand opnieuw. Een bestand blijft niet staan als er nog iets anders moet.',
    url: 'Adres, bij een link',
    urlHint: 'Begint met https://',
    urlMissing: 'Vul het adres van de pagina in, of kies een ander soort bewijs.',
    figure: 'Cijfer met uitleg, bij een cijfer',
    figureHint: 'Bijvoorbeeld: 42 van de 60 medewerkers volgden de training.',
    figureMissing: 'Schrijf het cijfer op, of kies een ander soort bewijs.',
    statement: 'Verklaring, bij een verklaring',
    statementHint: 'Schrijf wat er is en waar dat te vinden is.',
    statementMissing: 'Schrijf de verklaring op, of kies een ander soort bewijs.',
    titleField: 'Titel',
    titleHint: 'Bijvoorbeeld: Besluit van 14 maart 2026',
    titleMissing: 'Geef het bewijs een titel.',
    datedOn: 'Datum van het bewijs',
    datedHint: 'De dag van het besluit, verslag of cijfer. Bijvoorbeeld 15 12 2026',
    datedMissing: 'Vul de datum van het bewijs in, bijvoorbeeld 15 12 2026.',
    validUntil: 'Geldig tot en met',
    validHint: 'Alleen als het bewijs een einddatum heeft. Daarna vraagt Dijkwacht om nieuw bewijs.',
    proves: 'Welke punten bewijst het?',
    provesHint: 'Een punt dat u aankruist, staat daarna op ja.',
    provesNothing: 'Kruist u niets aan, dan hoort het bewijs bij de ambitie als geheel.',
    alsoProves: 'Bewijst dit ook punten van andere ambities?',
    alsoFor: (heading: string) => `Punten van ${heading}`,
    alsoTeam: 'De gemeenten van uw basisteam lezen bewijs dat ook bij deze ambitie hoort.',
    unknownPoint: 'Een van deze punten bestaat niet meer. Kies opnieuw.',
    share: 'Deel dit bewijs met de andere partijen',
    shareHint:
      'Alle partijen, de secretaris en het RIEC kunnen het dan lezen. Kruist u dit niet aan, dan leest alleen uw eigen organisatie het.',
    shareHintTeam:
      'Alle partijen, de secretaris en het RIEC kunnen het dan lezen. Kruist u dit niet aan, dan lezen alleen de gemeenten van uw basisteam het.',
  },
  evidencePage: {
    kind: 'Soort',
    party: 'Van',
    dated: 'Datum',
    valid: 'Geldig tot en met',
    noEnd: 'Geen einddatum',
    expired: (on: Day) => `${formatDay(on)}. Dit is nu verlopen.`,
    link: 'Adres',
    body: 'Inhoud',
    file: 'Bestand',
    download: (name: string, size: string) => `Download ${name} (${size})`,
    serves: 'Hoort bij',
    whole: 'de ambitie als geheel',
    readers: 'Wie dit leest',
    readersShared: 'Alle partijen, de secretaris en het RIEC',
    readersOwn: 'Alleen de eigen organisatie',
    readersTeam: 'Alleen de gemeenten van het basisteam',
    before: 'Vorige versie',
    after: 'Nieuwere versie',
    replaced: (on: Day) => ({
      title: 'Er is een nieuwere versie',
      body: `Deze versie telt niet meer mee sinds ${formatDay(on)}. U kunt haar nog wel lezen.`,
    }),
    withdrawn: (on: Day) => ({ title: 'Dit bewijs is ingetrokken', body: `Het telt niet meer mee sinds ${formatDay(on)}.` }),
    shareTitle: 'Delen',
    share: 'Deel met de andere partijen',
    shareBody: 'Alle partijen, de secretaris en het RIEC kunnen het dan lezen. Kijk eerst of er geen namen, adressen of zaken in staan.',
    unshare: 'Deel niet langer',
    unshareBody: 'De andere partijen kunnen het dan niet meer openen. Wat zij al bewaarden, blijft bij hen.',
    replaceTitle: 'Vervangen',
    replaceBody: 'Is er een nieuwe versie? Voeg die toe. De oude blijft te lezen.',
    replace: 'Voeg een nieuwe versie toe',
    withdrawTitle: 'Intrekken',
    withdrawBody:
      'Hoort dit bewijs hier niet? Dan kunt u het intrekken. Het telt dan vanaf vandaag niet meer mee en niemand van een andere partij kan het nog lezen. Terugdraaien kan niet. Uw eigen organisatie kan het nog wel zien.',
    withdrawSure: 'Ja, ik wil dit bewijs intrekken',
    withdrawMissing: 'Kruis aan dat u het zeker weet.',
    withdraw: 'Trek dit bewijs in',
    actions: 'Wat u kunt doen',
  },

  confirm: {
    title: (heading: string) => `Klopt dit? ${heading}`,
    crumb: 'Bevestigen',
    ask: 'Wat wordt er gevraagd',
    from: (before: string, to: string) => `De stand was ${lower(before)} en wordt ${lower(to)}.`,
    still: (to: string) => `De stand ${lower(to)} is nog steeds goed.`,
    by: 'Ingevuld door',
    on: 'Op',
    holdsOn: 'Vanaf',
    text: 'Toelichting',
    noText: 'Er staat geen toelichting bij.',
    answerTitle: 'Uw antwoord',
    explain: 'Kijk of de punten kloppen en of het bewijs dat laat zien. U hoeft geen expert te zijn.',
    outcome: 'Bent u het ermee eens?',
    yes: 'Ja, dit klopt',
    yesHint: 'De nieuwe stand telt dan meteen mee',
    no: 'Nee, nog niet',
    noHint: 'De stand blijft zoals hij was. Schrijf wat er nog moet',
    outcomeMissing: 'Kies ja of nee.',
    reason: 'Wat moet er nog?',
    reasonHint: 'Alleen nodig bij nee. Uw eigen organisatie leest dit.',
    reasonHintTeam: 'Alleen nodig bij nee. De gemeenten van dit basisteam lezen dit.',
    send: 'Verstuur uw antwoord',
    withdrawTitle: 'Terugnemen',
    withdrawBody: 'Klopt het toch niet? Neem de wijziging terug zolang niemand heeft geantwoord. De stand blijft zoals hij was.',
    withdraw: 'Neem de wijziging terug',
    answered: {
      confirmed: 'Deze wijziging is bevestigd.',
      declined: 'Iemand was het hier niet mee eens. De stand bleef zoals hij was.',
      withdrawn: 'Deze wijziging is teruggenomen.',
    } satisfies Record<Outcome, string>,
    noSecond: 'Deze wijziging had geen tweede persoon nodig.',
    notYou: {
      ownChange: 'U vulde dit zelf in. Iemand anders dan u bevestigt het.',
      notASecondPerson: 'U kunt dit niet bevestigen. Dat doet de coördinator, een bestuurder of de proceseigenaar van deze ambitie.',
      alreadyAnswered: 'Hier is al op geantwoord.',
    },
    back: 'Terug naar de ambitie',
  },

  reconfirm: {
    title: (heading: string) => `Klopt dit nog? ${heading}`,
    crumb: 'Controleren',
    nothing: { title: 'Er is nu niets te controleren', body: 'Controleren kan als de stand gereed of geborgd is, of dat was.' },
    waiting: { title: 'Er wacht al een wijziging', body: 'Eerst antwoordt een tweede persoon. Daarna kunt u hier verder.' },
    simple: (label: string, reviewMonths: number) =>
      `Is ${lower(label)} nog steeds goed? Dan geldt het weer ${months(reviewMonths)}, vanaf vandaag.`,
    evidence:
      'Er is een bewijs verlopen. Voeg eerst nieuw bewijs toe, of schrijf waarom het zonder kan. Daarna bevestigt iemand anders dan u het.',
    renewed: 'Er is nieuw bewijs. Zeg dat de stand weer klopt. Daarna bevestigt iemand anders dan u het.',
    byOwnHand: 'Uw organisatie zei zelf dat dit niet meer klopte. Schrijf wat er veranderde. Daarna bevestigt iemand anders dan u het.',
    reason: 'Waarom klopt het weer?',
    reasonHint: 'Geen namen of adressen. Alleen uw eigen organisatie leest dit.',
    reasonHintTeam: 'Geen namen of adressen. Alleen de gemeenten van dit basisteam lezen dit.',
    yes: 'Ja, dit klopt nog',
    ask: 'Vraag een tweede persoon',
    no: 'Nee, werk de stand bij',
  },

  others: {
    title: 'Zo deden anderen het',
    all: 'Hoe de partijen ervoor staan',
    count: (count: number, label: string) => `${count} × ${lower(label)}`,
    unnamed: 'De werkgroep heeft nog niet besloten dat partijen elkaar bij naam zien. Daarom ziet u alleen aantallen.',
    inOrder: (count: number, of: number) => (count === 1 ? `1 van de ${of} is klaar.` : `${count} van de ${of} zijn klaar.`),
    weak: (count: number) =>
      count === 0
        ? 'Er is geen zwakke plek.'
        : count === 1
          ? 'Op 1 plek is het nog een zwakke plek.'
          : `Op ${count} plekken is het nog een zwakke plek.`,
    shared: 'Gedeeld bewijs',
    noShared: 'Niemand deelde hier nog bewijs.',
    team: (name: string) => `Basisteam ${name}`,
    states: 'Stand per partij',
    party: 'Partij',
    state: 'Stand',
    since: (on: Day) => `sinds ${formatDay(on)}`,
    criteriaTitle: 'Wat partijen antwoordden',
    criteriaCaption: (heading: string) => `Antwoord per punt en per partij, ${heading}`,
    criteriaHint: 'De cijfers boven de kolommen zijn de punten in deze lijst.',
    reasons: {
      interval: 'De controletermijn is voorbij.',
      evidence: 'Een bewijs is verlopen.',
      set: 'De partij zei dit zelf.',
    },
  },

  refused: {
    doesNotApply: 'Deze ambitie geldt niet voor uw organisatie. Er is niets veranderd.',
    stateNotUsed: 'Deze stand wordt hier niet gebruikt. Kies een andere stand.',
    alreadyWaiting: 'Er wacht al een wijziging op een tweede persoon. Eerst komt daar een antwoord op.',
    dayInFuture: 'Deze dag moet nog komen. Kies vandaag of een eerdere dag.',
    dayBeforeSigning: 'Op deze dag was de afspraak nog niet getekend. Kies een latere dag.',
    dayBeforeLast: 'Er is al iets vastgelegd vanaf een latere dag. Kies die dag of een dag daarna.',
    unchanged: 'Dit is al zo. Er was niets te bewaren.',
    notYetAchieved: 'Geborgd kan pas als het eerst gereed is. Zet de stand eerst op gereed.',
    nothingToLapse: 'Herijken nodig kan alleen als het eerst gereed of geborgd was. Kies een andere stand.',
    criteriaOpen: 'Deze punten staan nog niet op ja. Beantwoord ze eerst.',
    proofMissing: 'Bij deze punten is nog geen bewijs. Voeg eerst bewijs toe.',
    reasonMissing: 'Schrijf erbij waarom. Dat is hier nodig.',
    decisionMissing: 'Niet van toepassing kan pas als de werkgroep dat heeft besloten. Vraag de secretaris om het besluit vast te leggen.',
    nothingToReconfirm: 'Er is nu niets te controleren. De stand is niet gereed of geborgd.',
    proofOrReasonMissing: 'Bij deze punten is geen geldig bewijs meer. Voeg nieuw bewijs toe, of schrijf waarom het zonder kan.',
    alreadyAnswered: 'Hier is al op geantwoord. Er is niets meer te doen.',
    ownChange: 'U vulde dit zelf in. Iemand anders dan u bevestigt het.',
    notASecondPerson: 'U kunt dit niet bevestigen. Dat doet de coördinator, een bestuurder of de proceseigenaar van deze ambitie.',
    notYours: 'Dit kunt u niet veranderen. Vraag het de coördinator van uw organisatie.',
    datedInFuture: 'Deze dag moet nog komen. Kies de dag van het bewijs zelf.',
    endsBeforeStart: 'Deze dag ligt voor de datum van het bewijs. Kies een latere dag, of laat dit leeg.',
    noAmbition: 'Kies bij welke ambitie dit bewijs hoort.',
    linkNotWeb: 'Dit is geen adres van een webpagina. Een adres begint met https://',
    changedMeanwhile: 'Iemand anders veranderde hier net iets. Er is nog niets van u bewaard.',
    lastProof: 'Dit is het enige bewijs bij een stand die nu telt. Voeg eerst ander bewijs toe bij deze punten.',
    alreadyReplaced: 'Dit bewijs is al vervangen of ingetrokken. Er is niets veranderd.',
  } satisfies Record<CommandRefusal, string>,
  refusedTitle: 'Dit is niet bewaard',

  dayProblems: {
    unreadable: 'De gekozen dag is geen bestaande dag.',
    beforeSigning: 'De gekozen dag ligt voor de ondertekening.',
    afterToday: 'De gekozen dag moet nog komen.',
  } satisfies Record<DayProblem, string>,

  /** Taken over from another party, or by one. */
  taken: {
    title: 'Waar dit vandaan komt',
    from: (title: string, party: string, dated: Day, taken: Day) =>
      `Overgenomen van ${party} op ${formatDay(taken)}. Daar heet het ‘${title}’, van ${formatDay(dated)}.`,
    hash: (sha256: string) => `Kenmerk van het bestand: ${sha256}`,
    see: 'Bekijk het daar',
    changedTitle: (party: string) => `Bij ${party} is dit veranderd`,
    changed: (title: string, on: Day, newer: boolean) =>
      newer
        ? `‘${title}’ is daar op ${formatDay(on)} vervangen door een nieuwe versie. Kijk of u die ook wilt overnemen. Uw eigen stuk blijft zoals het is.`
        : `‘${title}’ is daar op ${formatDay(on)} vervangen of ingetrokken. Kijk of uw eigen stuk nog klopt. Het blijft zoals het is.`,
    newer: 'Bekijk de nieuwe versie',
    toOwn: 'Naar uw eigen stuk',
    takers: 'Wie dit overnam',
    taker: (party: string, on: Day) => `${party}, op ${formatDay(on)}`,
    thanks: 'Uw werk helpt anderen. Dank dat u het deelt.',
  },

  /** The ways from one's own ambition to the others. */
  together: {
    title: 'Samen verder',
    all: 'Zo staat het bij alle partijen',
    ask: 'Vraag hulp bij deze ambitie',
    library: 'Wat anderen hierover delen',
  },

  csv: {
    practice: 'Oefenomgeving: verzonnen standen',
    asOf: (region: string, day: Day) => `${region}, zoals het stond op ${formatDay(day)}`,
    own: (party: string, day: Day) => `${party}, zoals het stond op ${formatDay(day)}`,
    unnamed: 'De werkgroep heeft nog niet besloten dat partijen elkaar bij naam zien. Daarom staan hier aantallen en uw eigen stand.',
    party: 'Partij',
    code: 'Code',
    type: 'Soort',
    inOrder: (theme: string) => `${theme}: op orde`,
    of: (theme: string) => `${theme}: van`,
    together: 'Samen',
    weak: 'Zwakke plekken',
    none: 'geen',
    theme: 'Thema',
    number: 'Nummer',
    ambition: 'Ambitie',
    subjects: 'Aantal standen',
    ownState: 'Eigen stand',
    notAsked: 'geldt hier niet',
    state: 'Stand',
    since: 'Sinds',
    until: 'Geldt tot en met',
    criteriaYes: 'Punten op ja',
    criteria: 'Punten',
    evidence: 'Bewijsstukken',
    owner: 'Wie dit draagt',
    nextOn: 'Volgende datum',
    outlook: 'Weg vooruit',
    names: { profile: 'dijkprofiel', matrix: 'matrix', own: 'ambities', dike: 'dijk' },
  },
}
