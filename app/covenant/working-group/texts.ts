import type { ParticipationKind, ParticipationRefusal } from '../parties/rules.ts'
import type { DecisionKind, DecisionRefusal } from './rules.ts'

const kinds: Record<DecisionKind, { label: string; hint: string }> = {
  byName: { label: 'Bij naam', hint: 'Vanaf nu zien alle partijen de standen van elkaar.' },
  regionOnly: {
    label: 'Alleen de regio',
    hint: 'Vanaf nu ziet een partij haar eigen standen en die van de regio, niet die van een andere partij.',
  },
  notApplicable: {
    label: 'Niet van toepassing',
    hint: 'Een ambitie geldt niet voor één partij. De partij legt daarna zelf de stand vast.',
  },
  other: { label: 'Ander besluit', hint: 'Dit verandert niets aan wat partijen zien.' },
}

export const texts = {
  pageTitle: (page: string) => `${page} – Dijkwacht`,
  crumbs: 'U bent hier',
  kinds,

  list: {
    title: 'Werkgroep',
    lead: (count: number) =>
      count === 0
        ? 'Hier komen de besluiten van de werkgroep.'
        : count === 1
          ? 'De werkgroep nam 1 besluit. Iedereen mag het lezen.'
          : `De werkgroep nam ${count} besluiten. Iedereen mag ze lezen.`,
    record: 'Leg een besluit vast',
    participation: 'Een partij doet mee of stopt',
    publicPage: 'De publieke pagina',
    done: 'Bewaard. Het besluit staat hieronder.',
    who: 'Wie ziet wat van elkaar',
    byName: (day: string) => `De werkgroep besloot op ${day}: bij naam.`,
    byNameMeans:
      'Elke partij ziet van elke andere partij welke stand een ambitie heeft, sinds wanneer, en waarom een stand herijkt moet worden.',
    regionOnly: (day: string) => `De werkgroep besloot op ${day}: alleen de regio.`,
    noChoice: 'De werkgroep besloot nog niet dat partijen elkaar bij naam zien.',
    regionOnlyMeans: 'Een partij ziet haar eigen standen en het beeld van de hele regio. Bij andere partijen staat geen naam.',
    neverShared: 'Notities, bewijs dat niet gedeeld is en het logboek ziet alleen de eigen partij. Een besluit verandert daar niets aan.',
    decisions: 'Besluiten',
    search: 'Zoek in de besluiten',
    searchHint: 'Bijvoorbeeld Emmen, of 3.4',
    searchButton: 'Zoek',
    searchAgain: 'Toon alle besluiten',
    found: (count: number) => (count === 1 ? '1 besluit gevonden.' : `${count} besluiten gevonden.`),
    nothing: 'Geen besluit met dit woord',
    nothingHint: 'Probeer een korter woord.',
    empty: 'Er is nog geen besluit vastgelegd',
    emptyHint: 'De secretaris legt hier vast wat de werkgroep besluit.',
    about: (party: string, number: string, title: string) => `${party}, ambitie ${number}: ${title}`,
  },

  record: {
    title: 'Leg een besluit vast',
    lead: 'Iedereen leest wat u hier vastlegt. U kunt het daarna niet meer wijzigen. Is iets veranderd? Leg dan een nieuw besluit vast.',
    kind: 'Wat voor besluit is het?',
    kindMissing: 'Kies wat voor besluit het is.',
    name: 'Titel',
    nameMissing: 'Geef het besluit een titel, bijvoorbeeld Wij zien elkaar bij naam.',
    body: 'Wat is er besloten, en waarom?',
    bodyMissing: 'Schrijf op wat er is besloten.',
    bodyHint: 'Noem geen personen of zaken. Alle partijen lezen dit.',
    decidedOn: 'Dag van het besluit',
    decidedOnMissing: 'Vul de dag van het besluit in, bijvoorbeeld 15 12 2026.',
    onlyFor: 'Alleen bij “Niet van toepassing”',
    party: 'Voor welke partij?',
    ambition: 'Welke ambitie?',
    none: 'Geen keuze',
    refused: {
      dayInFuture: 'Deze dag moet nog komen. Kies vandaag of een dag ervoor.',
      dayBeforeSigning: 'Deze dag ligt voor de ondertekening van de afspraken. Kijk de dag na.',
      onlyNotApplicable: 'Een partij of ambitie hoort alleen bij “Niet van toepassing”. Haal die keuze weg, of kies dat besluit.',
      partyMissing: 'Kies voor welke partij de ambitie niet geldt.',
      ambitionMissing: 'Kies welke ambitie niet geldt.',
      doesNotApply: 'Deze ambitie gold al niet voor deze partij. Kies een andere ambitie of partij.',
      perBasisteam: 'Deze ambitie geldt voor een heel basisteam, niet voor één partij. Kies een andere ambitie.',
      alreadyRecorded: 'Dit besluit staat er al. U hoeft het niet nog een keer te bewaren.',
    } satisfies Record<DecisionRefusal, string>,
  },

  participation: {
    title: 'Een partij doet mee of stopt',
    lead: 'De werkgroep besluit dat een partij meedoet of stopt. U legt hier het besluit vast, en vanaf welke dag het geldt.',
    means:
      'Wat een partij deed, blijft te lezen. Het dijkbeeld en de tellingen van een dag tonen wie op die dag meedeed. Een vastgelegd halfjaarbericht verandert nooit.',
    undo: 'Klopt een besluit niet? Leg dan een nieuw besluit vast voor dezelfde dag. Het laatste besluit telt.',
    onlyKnown: 'Alleen partijen uit het convenant staan in de lijst. Een partij die er nog niet in staat, komt erbij in een nieuwe versie.',
    party: 'Welke partij?',
    partyMissing: 'Kies een partij.',
    choose: 'Kies een partij',
    kind: 'Wat is er besloten?',
    kindMissing: 'Kies of de partij meedoet of stopt.',
    kinds: {
      joined: { label: 'De partij doet mee', hint: 'Vanaf deze dag telt zij mee. Wat zij nog niet vastlegde, is niet gestart.' },
      left: { label: 'De partij stopt', hint: 'Vanaf deze dag telt zij niet meer mee, en wachten wij niet meer op haar antwoord.' },
    } satisfies Record<ParticipationKind, { label: string; hint: string }>,
    onDay: 'Eerste dag waarop dit geldt',
    onDayMissing: 'Vul de eerste dag in, bijvoorbeeld 15 12 2026.',
    decision: (party: string, kind: ParticipationKind, day: string) =>
      kind === 'joined' ? `${party} doet mee vanaf ${day}` : `${party} doet niet meer mee vanaf ${day}`,
    history: 'Wat eerder is besloten',
    line: (party: string, kind: ParticipationKind, day: string) => `${day}: ${party} ${kind === 'joined' ? 'doet mee' : 'stopt'}.`,
    nothingYet: 'Alle partijen van het convenant doen mee sinds de ondertekening.',
    refused: {
      partyUnknown: 'Deze partij staat niet in het convenant. Kies een andere partij.',
      dayBeforeSigning: 'Deze dag ligt voor de ondertekening van de afspraken. Kijk de dag na.',
      dayFarAway: 'Deze dag ligt meer dan een jaar vooruit. Kies een dag dichterbij.',
      unchanged: 'Dit was op die dag al zo. Kies een andere dag, of het andere besluit.',
      nobodyLeft: 'Dan doet er niemand meer mee. Kijk na of u dit bedoelt.',
      laterDecision: 'Over deze partij is al iets besloten voor een latere dag. Kies een dag daarna.',
    } satisfies Record<ParticipationRefusal, string>,
  },
}
