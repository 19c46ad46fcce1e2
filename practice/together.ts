// How parties help each other, and what fits the covenant to their area. Invented, like everything here.
import { askForHelp, offerHelp, stepAsk, takeOver } from '../app/covenant/library/commands.server.ts'
import type { AskStepKind, Audience } from '../app/covenant/library/rules.ts'
import type { Programme } from '../app/covenant/programme/rules.ts'
import { replaceEvidence } from '../app/covenant/progress/commands.server.ts'
import { listLibrary } from '../app/covenant/progress/queries.server.ts'
import { addDegree, decideDeviation, proposeDeviation } from '../app/covenant/tailoring/commands.server.ts'
import type { Dimension } from '../app/covenant/tailoring/rules.ts'
import type { Day } from '../app/platform/settings/day.ts'
import type { Diary, Who } from './diary.ts'
import type { People } from './people.ts'

type PracticeAsk = {
  party: string
  on: Day
  ambition: string
  title: string
  body: string
  byOn?: Day
  audience?: Audience
  steps: { by: string; on: Day; kind: AskStepKind; body?: string }[]
}

const riec = 'riec'

const asks: PracticeAsk[] = [
  {
    party: 'westerveld',
    on: '2025-03-10',
    ambition: '2.3',
    title: 'Hoe regelt u het LIO met weinig mensen?',
    body: 'Wij hebben één adviseur. Een overleg met vaste leden lukt ons niet elke zes weken. Hoe doet een andere kleine gemeente dat?',
    steps: [
      { by: 'de-wolden', on: '2025-03-12', kind: 'takenUp' },
      {
        by: 'de-wolden',
        on: '2025-03-20',
        kind: 'answered',
        body: 'Wij houden het samen met de buren, op een vaste dag. Kom de volgende keer mee kijken.',
      },
      { by: 'westerveld', on: '2025-04-03', kind: 'thanked', body: 'Dank. Wij waren erbij en sluiten aan. Dit scheelt ons veel tijd.' },
    ],
  },
  {
    party: 'noorderzijlvest',
    on: '2026-01-26',
    ambition: '3.4',
    title: 'Wie heeft al gekozen waar Bibob bij pacht past?',
    body: 'Wij verpachten veel grond. Wij zoeken een voorbeeld van een keuze die uit te leggen is.',
    steps: [
      {
        by: 'hunze-en-aas',
        on: '2026-01-29',
        kind: 'answered',
        body: 'Onze keuze staat in de bibliotheek. De bijlage met de afwegingen helpt het meest.',
      },
      { by: 'noorderzijlvest', on: '2026-02-12', kind: 'thanked', body: 'Precies wat wij zochten. Dank voor het delen.' },
    ],
  },
  {
    party: 'coevorden',
    on: '2026-04-13',
    ambition: '4.3',
    title: 'Wie heeft een goede spelvorm voor een nieuwe raad?',
    body: 'De nieuwe raad begint net. Wij zoeken een avond over integriteit die mensen aan het praten krijgt.',
    steps: [
      { by: 'drenthe', on: '2026-04-15', kind: 'takenUp' },
      { by: 'drenthe', on: '2026-04-22', kind: 'answered', body: 'Onze spelleider komt graag langs. De opzet staat in de bibliotheek.' },
      { by: 'coevorden', on: '2026-06-18', kind: 'thanked', body: 'Het was een mooie avond. Dank aan de spelleider.' },
    ],
  },
  {
    party: 'emmen',
    on: '2026-09-07',
    ambition: '1.4',
    title: 'Welke gegevens mogen wij meegeven aan het RIEC?',
    body: 'Bij een nieuwe aanpak twijfelen wij over de grondslag. Wij willen dit eerst met het ondersteuningsteam bespreken.',
    audience: 'support',
    steps: [
      { by: riec, on: '2026-09-08', kind: 'takenUp' },
      { by: riec, on: '2026-09-15', kind: 'answered', body: 'Wij komen langs en nemen de lijst met grondslagen mee.' },
      { by: 'emmen', on: '2026-09-29', kind: 'thanked', body: 'Dank, nu weten wij wat wel en niet kan.' },
    ],
  },
  {
    party: 'hoogeveen',
    on: '2026-10-26',
    ambition: '3.6',
    title: 'Wie loopt de tekst over lijst IA met ons na?',
    body: 'Onze tekst ligt klaar. Wij willen graag dat iemand meeleest die dit al heeft gedaan.',
    byOn: '2026-12-11',
    steps: [
      { by: 'assen', on: '2026-11-02', kind: 'takenUp' },
      { by: 'assen', on: '2026-11-13', kind: 'answered', body: 'Wij lezen mee en sturen onze opmerkingen. Let op de hoeveelheden.' },
    ],
  },
  {
    party: 'tynaarlo',
    on: '2026-11-09',
    ambition: '4.3',
    title: 'Wie doet de bijeenkomst over integriteit samen met ons?',
    body: 'Onze bijeenkomst is verzet naar januari. Samen met een buurgemeente wordt het leuker en goedkoper.',
    byOn: '2027-01-15',
    steps: [],
  },
  {
    party: 'meppel',
    on: '2026-11-16',
    ambition: '3.9',
    title: 'Zijn er nog plaatsen in een training voor boa’s?',
    body: 'Wij hebben vijf nieuwe boa’s. Wij schuiven graag aan bij een training die al gepland is.',
    steps: [],
  },
]

const offers: { by: string; on: Day; ambition: string; title: string; body: string; untilOn?: Day }[] = [
  {
    by: 'assen',
    on: '2025-09-22',
    ambition: '3.6',
    title: 'Meelezen met een Damoclesbeleid',
    body: 'Wij hebben lijst IA al verwerkt. Stuur uw tekst, dan kijken wij mee.',
  },
  {
    by: 'drenthe',
    on: '2026-03-23',
    ambition: '4.3',
    title: 'Een spelleider voor een avond over integriteit',
    body: 'Voor raden, algemene besturen en staten. Kies samen met een buurgemeente een avond.',
    untilOn: '2027-06-30',
  },
  {
    by: 'emmen',
    on: '2026-11-02',
    ambition: '3.9',
    title: 'Vier plaatsen bij onze training voor toezichthouders',
    body: 'De training is in januari, in twee dagdelen.',
    untilOn: '2027-01-29',
  },
  {
    by: riec,
    on: '2026-08-31',
    ambition: '2.3',
    title: 'Meekijken bij het begin van een LIO',
    body: 'Een adviseur van het ondersteuningsteam zit een keer bij en helpt met het protocol.',
  },
]

const taken: { party: string; from: string; ambition: string; on: Day; title: string }[] = [
  { party: 'meppel', from: 'emmen', ambition: '1.1', on: '2025-02-10', title: 'Jaarplan bewustwording, naar het voorbeeld van Emmen' },
  {
    party: 'noorderzijlvest',
    from: 'hunze-en-aas',
    ambition: '3.4',
    on: '2026-02-03',
    title: 'Keuzes voor Bibob bij pacht, als voorbeeld',
  },
  { party: 'westerveld', from: 'assen', ambition: '3.6', on: '2026-10-08', title: 'Tekst over lijst IA, om aan te passen' },
  { party: 'hoogeveen', from: 'assen', ambition: '3.6', on: '2026-10-20', title: 'Tekst over lijst IA van Assen' },
]

type Line = [dimension: Dimension, degree: number, source: string, explanation?: string]
const profiles: Record<string, { on: Day; year: number; lines: Line[] }[]> = {
  assen: [
    {
      on: '2025-02-17',
      year: 2025,
      lines: [
        ['inhabitants', 4, 'CBS'],
        ['motorways', 4, 'Eigen kaart'],
        ['businessParks', 4, 'Gebiedsbeeld van het RIEC'],
        ['asylumCentres', 3, 'Eigen gegevens'],
      ],
    },
  ],
  coevorden: [
    {
      on: '2025-03-03',
      year: 2025,
      lines: [
        ['border', 5, 'Eigen kaart'],
        ['countryside', 4, 'CBS'],
        ['holidayParks', 3, 'Gegevens van de regio'],
      ],
    },
    {
      on: '2026-02-16',
      year: 2026,
      lines: [
        ['holidayParks', 4, 'Gegevens van de regio', 'Er kwam een park bij waar mensen vast wonen.'],
        ['businessParks', 3, 'Gebiedsbeeld van het RIEC'],
      ],
    },
  ],
  emmen: [
    {
      on: '2025-02-24',
      year: 2025,
      lines: [
        ['inhabitants', 5, 'CBS'],
        ['border', 4, 'Eigen kaart'],
        ['careProviders', 5, 'Eigen telling'],
        ['businessParks', 4, 'Gebiedsbeeld van het RIEC'],
      ],
    },
  ],
  westerveld: [
    {
      on: '2025-05-12',
      year: 2025,
      lines: [
        ['holidayParks', 5, 'Gegevens van de regio'],
        ['countryside', 5, 'CBS'],
        ['inhabitants', 1, 'CBS'],
      ],
    },
  ],
  'hunze-en-aas': [
    {
      on: '2025-06-16',
      year: 2025,
      lines: [
        ['waterways', 5, 'Eigen kaart'],
        ['realEstate', 4, 'Eigen administratie', 'Wij verpachten veel grond langs het water.'],
        ['procurement', 4, 'Jaarrekening'],
      ],
    },
  ],
  drenthe: [
    {
      on: '2025-06-23',
      year: 2025,
      lines: [
        ['subsidies', 5, 'Jaarrekening'],
        ['realEstate', 3, 'Eigen administratie'],
      ],
    },
  ],
}

/** Writes in the diary how parties asked, offered, thanked and took over, and how they fitted the covenant to their area. */
export function helpEachOther(diary: Diary, programme: Programme, people: People): void {
  const who = (name: string): Who => (name === riec ? people.riecAdviser : people.coordinator(name))
  for (const { party, on, steps, ...form } of asks) {
    let askId = ''
    diary.write(on, who(party), async (tx, visitor) => {
      const asked = await askForHelp(tx, visitor, programme, { byOn: null, audience: 'all', ...form })
      if ('askId' in asked) askId = asked.askId
      return asked
    })
    for (const { by, on: stepOn, kind, body } of steps)
      diary.write(stepOn, who(by), (tx, visitor) => stepAsk(tx, visitor, askId, { kind, body: body ?? null }))
  }
  for (const { by, on, ...form } of offers)
    diary.write(on, who(by), (tx, visitor) => offerHelp(tx, visitor, programme, { untilOn: null, ...form }))

  for (const { party, from, ambition, on, title } of taken) {
    diary.write(on, who(party), async (tx, visitor) => {
      const source = (await listLibrary(tx, programme)).find(
        (each) =>
          each.partyId === from &&
          (each.kind === 'document' || each.kind === 'link') &&
          each.links.some((link) => link.ambition === ambition),
      )
      return takeOver(tx, visitor, programme, source?.id ?? '', { title, datedOn: on, links: [{ ambition, criterion: null }] })
    })
  }
  // What Meppel took over got a newer version at Emmen, so that Meppel is told to look.
  diary.write('2026-01-19', people.keeper('emmen', '1.1'), async (tx, visitor) => {
    const old = (await listLibrary(tx, programme)).find(
      (each) => each.partyId === 'emmen' && each.kind === 'link' && each.links.some((link) => link.ambition === '1.1'),
    )
    if (!old) throw new Error('Emmen shares no plan for 1.1.')
    const { kind, validUntil, url, body, links } = old
    const form = {
      kind,
      title: 'Jaarplan bewustwording 2026',
      datedOn: '2026-01-19',
      validUntil,
      url,
      body,
      file: null,
      shared: true,
      links,
    }
    return replaceEvidence(tx, visitor, programme, old.id, form)
  })
  tailor(diary, programme, people)
}

function tailor(diary: Diary, programme: Programme, people: People) {
  for (const [party, versions] of Object.entries(profiles)) {
    for (const { on, year, lines } of versions) {
      for (const [dimension, degree, source, explanation] of lines) {
        const form = { degree, year, source, explanation: explanation ?? null }
        diary.write(on, people.coordinator(party), (tx, visitor) => addDegree(tx, visitor, dimension, form))
      }
    }
  }

  const deviate = (party: string, on: Day, agreedOn: Day, form: Parameters<typeof proposeDeviation>[3]) => {
    const known = { id: '' }
    diary.write(on, people.coordinator(party), async (tx, visitor) => {
      const proposed = await proposeDeviation(tx, visitor, programme, form)
      if ('deviationId' in proposed) known.id = proposed.deviationId
      return proposed
    })
    diary.write(agreedOn, people.boardMember(party), (tx, visitor) =>
      decideDeviation(tx, visitor, known.id, { kind: 'agreed', reason: null, decidedOn: null }),
    )
    return known
  }
  const accepted = deviate('westerveld', '2025-05-19', '2025-05-26', {
    ambition: '2.3',
    what: 'Wij houden geen eigen LIO, maar doen mee met dat van De Wolden.',
    why: 'Wij hebben te weinig mensen voor een eigen overleg. Samen zitten de juiste mensen wel om tafel.',
    untilOn: '2027-06-30',
  })
  diary.write('2025-06-12', people.secretary, (tx, visitor) =>
    decideDeviation(tx, visitor, accepted.id, {
      kind: 'accepted',
      reason: 'Het doel wordt zo beter gehaald. De punten blijven gelden, ook voor het gezamenlijke overleg.',
      decidedOn: '2025-06-12',
    }),
  )
  deviate('aa-en-hunze', '2026-11-09', '2026-11-12', {
    ambition: '2.4',
    what: 'Wij maken geen eigen meldplek, maar wijzen inwoners op die van Assen.',
    why: 'Inwoners kennen die plek al. Een tweede plek maakt het onduidelijk waar men moet zijn.',
    untilOn: '2028-11-30',
  })
}
