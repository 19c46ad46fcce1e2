import { comment, decide, propose } from '../app/covenant/growth/commands.server.ts'
import { listProposals } from '../app/covenant/growth/queries.server.ts'
import type { NewDecision, NewProposal } from '../app/covenant/growth/rules.ts'
import type { Programme } from '../app/covenant/programme/rules.ts'
import type { Tx } from '../app/platform/database/party.server.ts'
import type { Day } from '../app/platform/settings/day.ts'
import type { Diary } from './diary.ts'
import type { People } from './people.ts'

type PracticeProposal = NewProposal & {
  by: string
  on: Day
  comments: { by: string; on: Day; body: string }[]
  decision?: NewDecision
}

const none = { gemeente: null, waterschap: null, provincie: null }

/** Proposals in every stage. Nothing was published of them: practice Drenthe still has its first version. */
const proposals: PracticeProposal[] = [
  {
    by: 'assen',
    on: '2025-07-08',
    kind: 'sharpen',
    ambition: '3.6',
    title: 'Noem lijst IA in het beleid',
    motive: 'Sinds juli 2025 staat lijst IA in de wet. Ons beleid noemt haar nog niet overal. Eén tekst voor de hele regio helpt.',
    effects: { ...none, gemeente: 'Eén wijziging van het beleid. Assen deelt een tekst die u kunt overnemen.' },
    comments: [
      { by: 'emmen', on: '2025-07-17', body: 'Goed idee. Wij gebruiken de tekst van Assen graag.' },
      { by: 'tynaarlo', on: '2025-09-02', body: 'Kan dit samen met de jaarlijkse controle? Dan kost het ons minder tijd.' },
    ],
    decision: {
      outcome: 'adoptedChanged',
      decidedOn: '2025-10-09',
      reason: 'Iedereen zag het nut. De werkgroep koppelt het aan de jaarlijkse controle.',
      changedTo: 'Het beleid noemt lijst IA, uiterlijk bij de eerste jaarlijkse controle na 2025.',
    },
  },
  {
    by: 'hunze-en-aas',
    on: '2026-01-20',
    kind: 'broaden',
    ambition: '3.5',
    title: 'Waarschuw ook bij verhuur van grond',
    motive: 'Wij verhuren veel grond. Een waarschuwing van een buur komt nu vaak pas als het contract er ligt.',
    effects: { ...none, waterschap: 'Een vaste stap in het proces van verhuur.', provincie: 'Hetzelfde, voor eigen grond.' },
    comments: [{ by: 'drenthe', on: '2026-02-03', body: 'Dit past bij hoe wij al werken.' }],
    decision: {
      outcome: 'adopted',
      decidedOn: '2026-03-12',
      reason: 'Het is weinig werk en het voorkomt schade. Het komt in de volgende versie.',
      changedTo: null,
    },
  },
  {
    by: 'meppel',
    on: '2026-02-17',
    kind: 'withdraw',
    ambition: '5.2',
    title: 'Laat het bericht van de werkgroep vervallen',
    motive: 'Het delen van het bericht kost ons steeds opnieuw tijd. Kan het niet in de campagnes?',
    effects: { ...none, gemeente: 'Scheelt een paar uur per kwartaal.' },
    comments: [{ by: 'hoogeveen', on: '2026-02-24', body: 'Wij horen juist dat collega’s het lezen. Een kortere tekst hielp bij ons.' }],
    decision: {
      outcome: 'rejected',
      decidedOn: '2026-03-12',
      reason: 'Het bericht wordt gelezen. De werkgroep maakt het korter, zodat delen minder tijd kost.',
      changedTo: null,
    },
  },
  {
    by: 'de-wolden',
    on: '2026-05-19',
    kind: 'new',
    ambition: null,
    title: 'Eén plek voor oefeningen',
    motive: 'Elke partij bedenkt nu haar eigen oefening. Met één plek leren wij van elkaar.',
    effects: { gemeente: 'Eén keer per jaar een oefening delen.', waterschap: 'Hetzelfde.', provincie: 'De plek beheren.' },
    comments: [],
    decision: {
      outcome: 'later',
      decidedOn: '2026-06-18',
      reason: 'Eerst willen wij weten welke oefeningen er al zijn. De werkgroep vraagt het rond.',
      changedTo: null,
    },
  },
  {
    by: 'emmen',
    on: '2026-10-06',
    kind: 'sharpen',
    ambition: '4.4',
    title: 'Screen ook wie langer blijft dan gepland',
    motive: 'Inhuur begint vaak kort en duurt dan toch een jaar. Dan is er niet opnieuw gekeken.',
    effects: { gemeente: 'Eén extra moment per jaar.', waterschap: 'Hetzelfde, met minder inhuur.', provincie: 'Hetzelfde.' },
    comments: [
      {
        by: 'drents-overijsselse-delta',
        on: '2026-10-20',
        body: 'Bij ons gaat het om weinig mensen. Mag dit tegelijk met het jaargesprek?',
      },
      { by: 'coevorden', on: '2026-11-10', body: 'Wij steunen dit. Een voorbeeld van zo’n tweede moment zou helpen.' },
    ],
  },
  {
    by: 'noorderzijlvest',
    on: '2026-11-17',
    kind: 'broaden',
    ambition: '1.1',
    title: 'Betrek ook vrijwilligers',
    motive: 'Op onze dijken lopen veel vrijwilligers. Zij zien veel, en weten niet waar zij het kwijt kunnen.',
    effects: { ...none, waterschap: 'Eén bijeenkomst per jaar erbij.' },
    comments: [],
  },
]

/** What parties proposed, said and decided. */
export function discussGrowth(diary: Diary, programme: Programme, people: People) {
  for (const { by, on, comments, decision, ...proposal } of proposals) {
    const found = async (tx: Tx) => (await listProposals(tx)).find(({ title }) => title === proposal.title)?.id ?? ''
    diary.write(on, people.coordinator(by), (tx, visitor) => propose(tx, visitor, programme, proposal))
    for (const said of comments) {
      diary.write(said.on, people.coordinator(said.by), async (tx, visitor) => comment(tx, visitor, await found(tx), { body: said.body }))
    }
    if (decision) diary.write(decision.decidedOn, people.secretary, async (tx, visitor) => decide(tx, visitor, await found(tx), decision))
  }
}
