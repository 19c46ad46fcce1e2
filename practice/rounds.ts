import { publish } from '../app/covenant/publication/commands.server.ts'
import {
  agreeRound,
  confirmRound,
  discussRound,
  draftReport,
  fillRound,
  freezeRound,
  openRound,
  readRound,
  sendPage,
  writeThemeText,
  writeWords,
} from '../app/covenant/reports/commands.server.ts'
import type { RoundWords, ThemeParts } from '../app/covenant/reports/conversation.ts'
import { markOf } from '../app/covenant/reports/document.server.ts'
import { findRound } from '../app/covenant/reports/queries.server.ts'
import { refuse } from '../app/platform/web/outcome.ts'
import type { Programme } from '../app/covenant/programme/rules.ts'
import { addDays, type Day } from '../app/platform/settings/day.ts'
import { workday, type Diary } from './diary.ts'
import type { People } from './people.ts'
import { dice } from './random.ts'

type PracticeRound = {
  code: string
  title: string
  referenceOn: Day
  openedOn: Day
  /** Undefined while the round is still open. */
  frozenOn: Day | undefined
  /** Parties that did not get round to it. Their states stand in the report as last known. */
  silent: string[]
  /** One text per theme, in the order of the themes: the first sentence is what was achieved, the rest what runs now. */
  themeTexts: string[]
  /** Where it is stuck and which help there is, per theme number. */
  more?: Record<number, Pick<ThemeParts, 'obstacle' | 'help'>>
  words?: RoundWords
  /** What the administrators said to each thing that was asked. */
  said?: string[]
}

const asksToKnow = 'Stel de stand vast en stuur haar naar uw raad, algemeen bestuur of Staten.'

/** What the secretary wrote. Nobody is named for what is not there yet, only for what helps. */
export const rounds: PracticeRound[] = [
  {
    code: '2024-H1',
    title: 'Halfjaarbericht juni 2024',
    referenceOn: '2024-06-28',
    openedOn: '2024-05-30',
    frozenOn: '2024-07-12',
    silent: ['westerveld', 'noorderzijlvest', 'meppel'],
    themeTexts: [
      'De handtekeningen staan. Veel partijen maken nu een jaarplan voor bewustwording. Emmen en Assen begonnen als eersten en delen hun plannen met wie dat wil.',
      'De meeste partijen richten hun meldpunt in. Het helpt om eerst een vaste ontvanger en een vervanger te kiezen. Het RIEC denkt mee over een protocol.',
      'Bijna iedereen kijkt naar het Bibob-beleid. De gemeenten leggen hun APV naast de vier onderwerpen. Een gezamenlijke lijst maakt dat werk kleiner.',
      'Er is veel goed werk van vóór de afspraken. Dat tellen wij mee als het nog klopt. De lijst met functies voor de VOG-P vraagt de meeste tijd.',
      'De werkgroep schrijft vanaf het najaar elk kwartaal een bericht. Geef aan ons door wie dat bij u ontvangt.',
    ],
  },
  {
    code: '2024-H2',
    title: 'Halfjaarbericht december 2024',
    referenceOn: '2024-12-13',
    openedOn: '2024-11-14',
    frozenOn: '2024-12-27',
    silent: ['westerveld'],
    themeTexts: [
      'In de driehoeken staat ondermijning nu vaker vast op de agenda. De ondermijningsbus trok veel belangstelling. Partijen kunnen hem ook in 2025 lenen.',
      'Het interne meldpunt werkt bij steeds meer partijen. Wie nog zoekt naar een handige vorm, kan bij Hoogeveen of Emmen kijken.',
      'De eerste partijen hebben hun Bibob-beleid bij de tijd. De waterschappen en de provincie kiezen samen bij welke processen Bibob hoort.',
      'Integriteit komt overal ter sprake. De protocollen tegen agressie zijn bij de meeste partijen vastgesteld of bijna.',
      'De eerste twee berichten van de werkgroep zijn breed gedeeld. Korte teksten werken het best, zo horen wij terug.',
    ],
  },
  {
    code: '2025-H1',
    title: 'Halfjaarbericht juni 2025',
    referenceOn: '2025-06-27',
    openedOn: '2025-05-28',
    frozenOn: '2025-07-11',
    silent: ['meppel', 'noordenveld'],
    themeTexts: [
      'Bijna alle partijen hebben een plan van aanpak. Nu gaat het om volhouden: elk jaar opnieuw kijken of het nog klopt.',
      'De gemeenten houden hun LIO steeds vaker op vaste dagen. Dat helpt om signalen niet te laten liggen. Het RIEC heeft een nieuw voorbeeld van een protocol.',
      'Vanaf 1 juli 2025 staat lijst IA in de Opiumwet. Dat raakt het Damoclesbeleid van alle gemeenten. Wij zoeken samen naar één tekst.',
      'De screening bij inhuur krijgt meer aandacht. Emmen deelt zijn lijst met functies. Die scheelt anderen veel werk.',
      'De campagne over meldingen liep bij acht partijen tegelijk. Samen optrekken maakte haar goedkoper en beter zichtbaar.',
    ],
  },
  {
    code: '2025-H2',
    title: 'Halfjaarbericht december 2025',
    referenceOn: '2025-12-12',
    openedOn: '2025-11-13',
    frozenOn: '2025-12-26',
    silent: [],
    themeTexts: [
      'De bewustwording staat bij de meeste partijen stevig. Nieuwe medewerkers horen in hun eerste maanden wat ondermijning is.',
      'Doorzenden gaat vaker binnen de afgesproken dagen. De lijst met adressen is door alle partijen nagekeken.',
      'Assen deelt een tekst over lijst IA die anderen kunnen overnemen. Enkele gemeenten hebben daar al gebruik van gemaakt.',
      'Vóór de verkiezingen van maart maken de gemeenten hun programma voor nieuwe raadsleden. Integriteit hoort daar vanaf het begin bij.',
      'Alle partijen hebben nu een ontvanger voor het bericht van de werkgroep. Delen lukt meestal binnen tien werkdagen.',
    ],
  },
  {
    code: '2026-termijn',
    title: 'Stand aan het einde van de termijn',
    referenceOn: '2026-02-02',
    openedOn: '2026-01-08',
    frozenOn: '2026-02-16',
    silent: ['westerveld'],
    themeTexts: [
      'Twee jaar na de ondertekening is bewustwording overal begonnen en bij de meeste partijen op orde. Wij houden vast wat werkt.',
      'De informatiepositie is veel sterker dan in 2024. Waar het overleg nog niet vast staat, helpt een buurgemeente of het RIEC.',
      'Dit is het grootste thema, met het meeste werk. Veel beleid is vernieuwd. Wat nog open ligt pakken wij samen op, onderwerp voor onderwerp.',
      'Bescherming en integriteit staan goed. De VOG-P vraagt nog tijd, omdat van elke functie moet worden nagegaan of zij is aangewezen.',
      'Het bericht van de werkgroep en de campagnes zijn een vaste gewoonte geworden. De afspraken lopen na deze termijn gewoon door.',
    ],
  },
  {
    code: '2026-H1',
    title: 'Halfjaarbericht juni 2026',
    referenceOn: '2026-06-26',
    openedOn: '2026-05-28',
    frozenOn: '2026-07-10',
    silent: ['noorderzijlvest'],
    themeTexts: [
      'De nieuwe raden hebben kennisgemaakt met het onderwerp. In de gemeenten staat bewustwording op de agenda van het eerste jaar.',
      'De meldpunten en het LIO draaien. Het vraagt aandacht om ook in drukke maanden bij elkaar te komen. Een vaste dag helpt.',
      'Het Damoclesbeleid is nu het onderwerp waar samen optrekken het meest oplevert. De tekst van Assen ligt klaar.',
      'Na de verkiezingen heeft elke nieuwe raad een bijeenkomst over integriteit nodig. De provincie biedt een spelleider aan.',
      'De meeste campagnes zijn herhaald. Wie geen tijd heeft voor een eigen campagne, kan aansluiten bij die van een andere partij.',
    ],
    more: {
      2: { obstacle: 'In drukke maanden schuift het overleg op.', help: 'Het RIEC helpt met een protocol en een vaste agenda.' },
      3: {
        obstacle: 'Het Damoclesbeleid noemt bij enkele gemeenten lijst IA nog niet.',
        help: 'Assen deelt een tekst. Eén tekst, door elke gemeente zelf vast te stellen.',
      },
      4: { obstacle: 'Nog niet elke nieuwe raad is bijgepraat over integriteit.', help: 'De provincie biedt een spelleider aan.' },
    },
    words: {
      examples: [
        {
          partyId: 'assen',
          ambition: '3.6',
          body: 'Assen schreef één tekst over lijst IA en deelt die. Wie hem overneemt, is in een middag klaar met het voorstel.',
        },
        {
          partyId: 'emmen',
          ambition: '4.5',
          body: 'Emmen maakte een lijst van functies. Andere partijen leggen hun functies daarnaast en zien snel welke meetellen.',
        },
      ],
      law: 'Lijst IA staat een jaar in de Opiumwet. Beleid van voor die tijd vraagt om een nieuwe blik.\n\nVoor de bescherming van bestuurders en medewerkers verandert er dit halfjaar niets.',
      growth: 'De werkgroep denkt na over een scherpere ambitie 4.5: de VOG-P ook bij inhuur. In december ligt er een voorstel.',
      decisions: [
        asksToKnow,
        'Stem in met één tekst voor het Damoclesbeleid; elke gemeente stelt hem zelf vast.',
        'Gebruik het geld dat nog vrij is voor opleiding van toezichthouders.',
      ],
      figures: [
        { name: 'Partijen die samen een campagne hielden', count: 9, people: false, note: 'Meedoen is vrij.' },
        { name: 'Medewerkers die een training volgden', count: 212, people: true, note: 'Alle trainingen samen.' },
        { name: 'Bestuurders die een spelavond leidden', count: 3, people: true, note: 'De provincie zocht er nog twee bij.' },
      ],
      planning:
        'In september een bijeenkomst over het Damoclesbeleid. In oktober de campagne over anoniem melden. In december het volgende bericht.',
    },
    said: ['Vastgesteld in de vergadering van juli.', 'Elke gemeente kiest zelf het moment.', 'Eerst een begroting in het najaar.'],
  },
  {
    code: '2026-H2',
    title: 'Halfjaarbericht december 2026',
    referenceOn: '2026-11-16',
    openedOn: '2026-11-05',
    frozenOn: undefined,
    // These filled in already; the others have until 30 November.
    silent: [
      'aa-en-hunze',
      'borger-odoorn',
      'coevorden',
      'meppel',
      'midden-drenthe',
      'noordenveld',
      'westerveld',
      'de-wolden',
      'noorderzijlvest',
      'drenthe',
    ],
    themeTexts: [
      '',
      '',
      'Het Damoclesbeleid vraagt bij enkele gemeenten nog een laatste stap. Zij kunnen de tekst van Assen overnemen.',
      '',
      '',
    ],
  },
]

const noWords: RoundWords = { examples: [], law: '', growth: '', decisions: [asksToKnow], figures: [], planning: '' }

/** Writes in the diary how every round was opened, filled in, confirmed, written, read, agreed, frozen, discussed and sent on. */
export function playRounds(diary: Diary, programme: Programme, people: People): void {
  for (const round of rounds) {
    const { code, title, referenceOn, openedOn, frozenOn } = round
    diary.write(openedOn, people.secretary, (tx, visitor) => openRound(tx, visitor, programme, { code, title, referenceOn }))

    for (const party of programme.parties) {
      if (round.silent.includes(party.id)) continue
      const fate = dice(`${code} ${party.id}`)
      const days = frozenOn === undefined ? 5 : 11
      const filledOn = workday(addDays(referenceOn, fate.between(0, days - 2)))
      const note = fate.chance(0.2) ? 'Wij helpen graag een buurgemeente die hier nog aan begint.' : ''
      diary.write(filledOn, people.coordinator(party.id), (tx, visitor) =>
        fillRound(tx, visitor, programme, code, { unchangedSeen: true, note }),
      )
      // In the open round some boards still have to look.
      if (frozenOn === undefined && fate.chance(0.3)) continue
      const confirmedOn = workday(addDays(filledOn, fate.between(0, 2)))
      diary.write(confirmedOn, people.boardMember(party.id), (tx, visitor) => confirmRound(tx, visitor, programme, code))
    }

    const writtenOn = frozenOn === undefined ? addDays(openedOn, 12) : addDays(frozenOn, -1)
    for (const [index, body] of round.themeTexts.entries()) {
      const theme = programme.themes[index]?.number
      if (theme === undefined || body === '') continue
      const [achieved = '', ...rest] = body.split(/(?<=[.!?]) /u)
      const parts = { achieved, running: rest.join(' '), obstacle: '', help: '', ...round.more?.[theme] }
      diary.write(writtenOn, people.secretary, (tx, visitor) =>
        writeThemeText(tx, visitor, programme, code, { theme, parts, knownVersion: 0 }),
      )
    }
    if (frozenOn === undefined) continue
    const words = round.words ?? noWords
    diary.write(writtenOn, people.secretary, (tx, visitor) => writeWords(tx, visitor, programme, code, { ...words, knownVersion: 0 }))
    diary.write(writtenOn, people.riecAdviser, (tx, visitor) => readRound(tx, visitor, code, { note: '' }))
    diary.write(frozenOn, people.portfolioHolder, async (tx, visitor) => {
      const known = await findRound(tx, code)
      if (!known) return refuse('notFound')
      const seen = markOf(await draftReport(tx, visitor, programme, known, true))
      return agreeRound(tx, visitor, programme, code, { seen }, true)
    })
    diary.write(frozenOn, people.secretary, (tx, visitor) => freezeRound(tx, visitor, programme, code, true))
    const discussedOn = workday(addDays(frozenOn, 10))
    diary.write(discussedOn, people.secretary, (tx, visitor) =>
      discussRound(tx, visitor, code, {
        discussedOn,
        knownVersion: 0,
        outcomes: words.decisions.map((asked, at) => ({
          asked,
          outcome: at === 2 ? 'postponed' : 'agreed',
          words: round.said?.[at] ?? '',
        })),
      }),
    )
    for (const party of programme.parties) {
      const fate = dice(`${code} ${party.id} stuurt`)
      if (!fate.chance(0.8)) continue
      const sentOn = workday(addDays(discussedOn, fate.between(3, 30)))
      diary.write(sentOn, people.coordinator(party.id), (tx, visitor) => sendPage(tx, visitor, programme, code, { sentOn }))
    }
  }
  const decidedOn = '2026-09-17'
  diary.write(decidedOn, people.secretary, (tx, visitor) =>
    publish(tx, visitor, programme, {
      isOn: true,
      parts: ['texts'],
      intro: '',
      body: 'Inwoners mogen zien waar de regio staat. Op de pagina staan de aantallen per thema en de teksten uit het halfjaarbericht, en geen regel per partij.',
      decidedOn,
      seen: 0,
    }),
  )
}
