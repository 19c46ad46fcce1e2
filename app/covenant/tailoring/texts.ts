import { formatDay, type Day } from '../../platform/settings/day.ts'
import type { DeviationState, Dimension, ProposeRefusal, DegreeRefusal, StepKind, StepRefusal } from './rules.ts'

const dimensions: Record<Dimension, { label: string; inside: string; hint: string }> = {
  inhabitants: { label: 'Inwoners', inside: 'veel inwoners', hint: 'Hoeveel mensen wonen er in uw gebied?' },
  countryside: { label: 'Buitengebied', inside: 'veel buitengebied', hint: 'Stille wegen, leegstaande schuren en stallen.' },
  border: {
    label: 'Grens met Duitsland',
    inside: 'de grens met Duitsland',
    hint: 'Hoe dichtbij is de grens, en hoe makkelijk gaat men erover?',
  },
  motorways: { label: 'Snelwegen', inside: 'de snelwegen', hint: 'Bijvoorbeeld de A28 of de A37, met parkeerplaatsen en afritten.' },
  holidayParks: { label: 'Vakantieparken', inside: 'vakantieparken', hint: 'Ook parken waar mensen vast wonen.' },
  asylumCentres: {
    label: 'Opvang van asielzoekers',
    inside: 'opvang van asielzoekers',
    hint: 'Het gaat om wie daar misbruik van maakt, niet om wie er woont.',
  },
  businessParks: { label: 'Bedrijventerreinen', inside: 'bedrijventerreinen', hint: 'Denk aan loodsen, garages en leegstand.' },
  waterways: { label: 'Vaarwegen', inside: 'vaarwegen', hint: 'Kanalen, havens, ligplaatsen en lozingen.' },
  realEstate: { label: 'Vastgoed en pacht', inside: 'vastgoed en pacht', hint: 'Wat u zelf verkoopt, verhuurt of verpacht.' },
  procurement: { label: 'Inkoop', inside: 'inkoop', hint: 'Hoeveel koopt u in, en in welke branches?' },
  subsidies: { label: 'Subsidies', inside: 'subsidies', hint: 'Hoeveel geeft u, en aan hoeveel ontvangers?' },
  careProviders: { label: 'Zorgaanbieders', inside: 'zorgaanbieders', hint: 'Hoeveel aanbieders, en hoeveel pgb’s?' },
}

const states: Record<DeviationState, string> = {
  waitsForBoard: 'Wacht op een bestuurder',
  declined: 'Niet voorgelegd',
  waitsForWorkingGroup: 'Wacht op de werkgroep',
  returned: 'Teruggegeven door de werkgroep',
  accepted: 'Aanvaard door de werkgroep',
  passed: 'Aanvaard, en nu voorbij',
  withdrawn: 'Teruggenomen',
  ended: 'Aanvaard, en beëindigd',
}

const steps: Record<StepKind, string> = {
  agreed: 'Een bestuurder was het eens',
  declined: 'Een bestuurder legde dit niet voor',
  accepted: 'De werkgroep aanvaardde dit',
  returned: 'De werkgroep gaf dit terug',
  withdrawn: 'Teruggenomen',
  ended: 'Beëindigd: de partij doet weer wat de ambitie zegt',
}

export const texts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'U bent hier',
  dimensions,
  states,
  steps,

  overview: {
    title: 'Maatwerk',
    lead: 'Wat gelijk kan, doen wij gelijk. Waar uw gebied anders is, kijkt u dieper. Doet u iets anders dan de ambitie zegt? Dan vraagt u dat aan de werkgroep.',
    never: 'De punten van een ambitie blijven altijd staan. Maatwerk staat ernaast, in woorden.',
    profile: 'Ons risicoprofiel',
    profileHint: 'Een 5 betekent: dit speelt hier veel. Een hoog cijfer is geen oordeel. Het zegt waar u het eerst en het diepst kijkt.',
    profileWho: 'Dit zien uw eigen organisatie, de secretaris en de adviseur van het RIEC. Andere partijen zien het niet.',
    caption: 'Ons risicoprofiel, zoals het nu bekend is',
    captionYear: (year: number) => `Ons risicoprofiel over ${year}`,
    captionOf: (party: string) => `Risicoprofiel van ${party}`,
    columns: { dimension: 'Onderwerp', degree: 'Hoeveel', year: 'Jaar', source: 'Bron', bears: 'Kijk dieper bij', change: 'Wijzig' },
    degree: (degree: number) => `${degree} van 5`,
    unknown: 'nog niet ingevuld',
    noneYet: 'Het risicoprofiel is nog niet ingevuld',
    fill: 'Vul in',
    renew: 'Vul opnieuw in',
    fillOf: (dimension: string) => ` ${dimension.toLowerCase()}`,
    years: 'Eerdere jaren',
    none: '–',
    deviations: 'Afwijkingen',
    propose: 'Stel een afwijking voor',
    noDeviations: 'Er is geen afwijking',
    noDeviationsHint: 'U ziet hier wat de werkgroep aanvaardde, en wat uw eigen organisatie voorstelde.',
    until: (day: Day) => `tot en met ${formatDay(day)}`,
    parties: 'Risicoprofielen van de partijen',
    noProfiles: 'Nog geen partij vulde een risicoprofiel in.',
    waiting: (count: number) => (count === 1 ? '1 voorstel wacht op de werkgroep.' : `${count} voorstellen wachten op de werkgroep.`),
    done: { profiel: 'Bewaard. Het cijfer staat in het profiel.' } as Record<string, string>,
  },

  degree: {
    title: (dimension: string) => `Risicoprofiel: ${dimension.toLowerCase()}`,
    lead: 'Wat u eerder invulde blijft bewaard. Zo ziet u later wat er veranderde.',
    degree: 'Hoeveel speelt dit in uw gebied?',
    degreeMissing: 'Kies een cijfer van 1 tot en met 5.',
    degrees: {
      1: '1: bijna niet',
      2: '2: een beetje',
      3: '3: zoals bij de meeste partijen',
      4: '4: meer dan bij de meeste partijen',
      5: '5: heel veel',
    } as Record<string, string>,
    year: 'Over welk jaar gaat dit?',
    yearMissing: 'Vul een jaar in, bijvoorbeeld 2026.',
    source: 'Waar komt dit vandaan?',
    sourceHint: 'Bijvoorbeeld: CBS, of het gebiedsbeeld van het RIEC. Noem geen personen of adressen.',
    sourceMissing: 'Schrijf op waar het cijfer vandaan komt.',
    explanation: 'Toelichting',
    history: 'Wat er eerder stond',
    historyLine: (degree: number, year: number, day: Day, source: string) =>
      `${degree} van 5 over ${year}, ingevuld op ${formatDay(day)}. Bron: ${source}`,
    refused: {
      yearInFuture: 'Dit jaar moet nog beginnen. Kies dit jaar of een jaar ervoor.',
      unchanged: 'Dit staat er al zo. U hoeft het niet nog een keer te bewaren.',
    } satisfies Record<DegreeRefusal, string>,
  },

  propose: {
    title: 'Stel een afwijking voor',
    lead: 'Doet uw organisatie iets anders dan de ambitie zegt? Leg uit wat, waarom en tot wanneer. Eerst is een bestuurder van uw organisatie aan zet, daarna de werkgroep.',
    ambition: 'Bij welke ambitie?',
    ambitionMissing: 'Kies een ambitie.',
    what: 'Wat doet u anders?',
    whatMissing: 'Schrijf op wat u anders doet.',
    whatHint: 'Alle partijen lezen dit als de werkgroep het aanvaardt. Noem geen personen of zaken.',
    why: 'Waarom past dat beter bij uw gebied?',
    whyMissing: 'Schrijf op waarom.',
    until: 'Tot en met welke dag?',
    untilMissing: 'Vul een dag in. Daarna kijkt u er opnieuw naar.',
    untilHint: 'Hooguit vier jaar. Bijvoorbeeld 15 12 2027',
    button: 'Leg het voor aan een bestuurder',
    refused: {
      notYours: 'Alleen de coördinator stelt een afwijking voor.',
      doesNotApply: 'Deze ambitie geldt niet voor uw organisatie. Kies een andere.',
      perBasisteam: 'Deze ambitie is van het hele basisteam. Daar kan één partij niet van afwijken.',
      alreadyThere: 'Bij deze ambitie loopt al een afwijking. Beëindig die eerst, of neem haar terug.',
      untilPassed: 'Deze dag is vandaag of al voorbij. Kies een dag die nog komt.',
      untilTooFar: 'Dit is meer dan vier jaar. Kies een dag die dichterbij ligt.',
    } satisfies Record<ProposeRefusal, string>,
  },

  deviation: {
    title: (party: string, ambition: string) => `Maatwerk van ${party} bij ${ambition}`,
    what: 'Wat is er anders?',
    why: 'Waarom?',
    until: 'Tot en met',
    proposed: 'Voorgesteld',
    proposedOn: (day: Day, by: string | null) => (by === null ? formatDay(day) : `${formatDay(day)}, door ${by}`),
    stays: 'De punten van de ambitie blijven zoals ze zijn. Deze afwijking staat ernaast.',
    ambition: 'Naar de ambitie',
    history: 'Wat er gebeurde',
    step: (kind: StepKind, day: Day) => `${formatDay(day)}: ${steps[kind].charAt(0).toLowerCase()}${steps[kind].slice(1)}.`,
    yourTurn: 'Wat wilt u doen?',
    kinds: {
      agreed: { label: 'Ja, leg dit voor aan de werkgroep', hint: 'U bent het als bestuurder eens met het voorstel.' },
      declined: { label: 'Nee, leg dit niet voor', hint: 'Schrijf hieronder waarom.' },
      accepted: { label: 'De werkgroep aanvaardde dit', hint: 'Alle partijen zien de afwijking vanaf nu.' },
      returned: { label: 'De werkgroep gaf dit terug', hint: 'De partij leest waarom, en kan opnieuw voorstellen.' },
      withdrawn: { label: 'Neem het voorstel terug', hint: 'Het blijft bij uw eigen organisatie te lezen.' },
      ended: { label: 'Beëindig de afwijking', hint: 'U doet vanaf nu weer wat de ambitie zegt.' },
    } satisfies Record<StepKind, { label: string; hint: string }>,
    kindMissing: 'Kies wat u wilt doen.',
    reason: 'Waarom?',
    reasonHint: 'Nodig bij een nee, en bij wat de werkgroep besluit.',
    decidedOn: 'Dag van het besluit van de werkgroep',
    save: 'Bewaar',
    done: {
      voorgesteld: 'Bewaard. Een bestuurder van uw organisatie is nu aan zet.',
      gedaan: 'Bewaard.',
    } as Record<string, string>,
    refused: {
      notYours: 'Dit is niet aan u.',
      ownProposal: 'U stelde dit zelf voor. Iemand anders moet ernaar kijken.',
      alreadyAnswered: 'Iemand anders was u voor. Kijk hieronder wat er gebeurde. Wat u typte staat er nog.',
      reasonMissing: 'Schrijf op waarom.',
      dayInFuture: 'Deze dag moet nog komen. Kies vandaag of een dag ervoor.',
      dayBeforeProposal: 'Deze dag ligt voor de dag waarop de bestuurder het eens was. Kijk de dag na.',
    } satisfies Record<StepRefusal, string>,
  },

  /** Beside an ambition. */
  beside: {
    title: 'Past bij ons gebied',
    deeper: (found: { dimension: Dimension; degree: number; year: number; source: string }[]) => {
      const [first] = found
      if (!first) return ''
      const said = found.map(({ dimension, degree }) => `${dimensions[dimension].inside} (${degree} van 5)`)
      const list = said.length === 1 ? said[0] : `${said.slice(0, -1).join(', ')} en ${said.at(-1)}`
      return `Uw profiel zegt: ${list}. Kijk hier dieper naar.`
    },
    sources: (found: { dimension: Dimension; year: number; source: string }[]) =>
      `Bron: ${[...new Set(found.map(({ source, year }) => `${source}, ${year}`))].join('; ')}.`,
    deviation: (what: string, until: Day) => `Afwijking, aanvaard tot en met ${formatDay(until)}: ${what}`,
    waits: (what: string) => `Voorgestelde afwijking, nog niet aanvaard: ${what}`,
    stays: 'De punten hiernaast blijven gelden.',
    read: 'Lees de afwijking',
    propose: 'Stel een afwijking voor',
    nothing: 'Er is geen afwijking, en uw profiel vraagt hier geen extra diepte.',
    profile: 'Naar ons risicoprofiel',
  },
}
