import { book, turnBack } from '../app/covenant/budget/commands.server.ts'
import type { Programme } from '../app/covenant/programme/rules.ts'
import { isRefusal } from '../app/platform/web/outcome.ts'
import type { Day } from '../app/platform/settings/day.ts'
import type { Diary } from './diary.ts'
import type { People } from './people.ts'

type Payment = { on: Day; cents: number; note: string }
type Commitment = { on: Day; cents: number; note: string; payments: Payment[] }
type Allocation = { on: Day; theme: number; partyId: string | null; cents: number; note: string; commitments: Commitment[] }

/** Where the money went, as far as it went. */
const allocations: Allocation[] = [
  {
    on: '2024-06-17',
    theme: 1,
    partyId: null,
    cents: 8_500_000,
    note: 'Bewustwording in alle organisaties',
    commitments: [
      {
        on: '2024-09-02',
        cents: 4_235_000,
        note: 'Ondermijningsbus, twee seizoenen',
        payments: [
          { on: '2024-11-29', cents: 2_117_500, note: 'Eerste seizoen' },
          { on: '2025-10-31', cents: 2_117_500, note: 'Tweede seizoen' },
        ],
      },
      {
        on: '2026-03-09',
        cents: 1_865_420,
        note: 'Bijeenkomsten voor nieuwe raden',
        payments: [{ on: '2026-07-17', cents: 932_710, note: 'Eerste helft van de bijeenkomsten' }],
      },
    ],
  },
  {
    on: '2024-06-17',
    theme: 2,
    partyId: 'drenthe',
    cents: 9_600_000,
    note: 'Informatiepositie: protocollen en een analist',
    commitments: [
      {
        on: '2024-10-14',
        cents: 7_800_000,
        note: 'Analist, drie jaar een dag per week',
        payments: [
          { on: '2024-12-20', cents: 2_600_000, note: 'Analist 2024 en 2025, eerste deel' },
          { on: '2025-12-19', cents: 2_600_000, note: 'Analist, tweede deel' },
        ],
      },
    ],
  },
  {
    on: '2024-09-16',
    theme: 3,
    partyId: 'assen',
    cents: 5_400_000,
    note: 'Gezamenlijke teksten voor beleid',
    commitments: [
      {
        on: '2025-08-25',
        cents: 3_146_000,
        note: 'Tekst over lijst IA en een juridische toets',
        payments: [{ on: '2025-11-28', cents: 3_146_000, note: 'Tekst en toets' }],
      },
    ],
  },
  {
    on: '2024-09-16',
    theme: 3,
    partyId: null,
    cents: 11_000_000,
    note: 'Opleiding van toezichthouders en boa’s',
    commitments: [
      {
        on: '2025-01-20',
        cents: 9_438_000,
        note: 'Training in vier groepen per jaar',
        payments: [
          { on: '2025-06-30', cents: 3_146_000, note: 'Training voorjaar 2025' },
          { on: '2025-12-15', cents: 3_146_000, note: 'Training najaar 2025' },
          { on: '2026-06-29', cents: 1_573_000, note: 'Training voorjaar 2026' },
        ],
      },
    ],
  },
  {
    on: '2024-11-18',
    theme: 4,
    partyId: 'emmen',
    cents: 4_200_000,
    note: 'Lijst van functies en uitleg bij screening',
    commitments: [
      {
        on: '2025-03-03',
        cents: 2_904_000,
        note: 'Onderzoek naar functies en een handreiking',
        payments: [{ on: '2025-09-26', cents: 2_904_000, note: 'Handreiking klaar' }],
      },
    ],
  },
  {
    on: '2025-01-13',
    theme: 5,
    partyId: null,
    cents: 6_750_000,
    note: 'Campagnes en het bericht van de werkgroep',
    commitments: [
      {
        on: '2025-02-10',
        cents: 4_961_000,
        note: 'Campagne over anoniem melden',
        payments: [
          { on: '2025-05-30', cents: 2_480_500, note: 'Campagne 2025' },
          { on: '2026-10-30', cents: 1_240_250, note: 'Campagne 2026, eerste deel' },
        ],
      },
    ],
  },
]

/** Writes in the diary how the money was allocated, committed and paid, with one mistake that was turned back. */
export function spendBudget(diary: Diary, programme: Programme, people: People): void {
  const write = (on: Day, entry: Parameters<typeof book>[3], then?: (entryId: string) => void) =>
    diary.write(on, people.secretary, async (tx, visitor) => {
      const outcome = await book(tx, visitor, programme, entry)
      if (!isRefusal(outcome)) then?.(outcome.entryId)
      return outcome
    })
  for (const { on, theme, partyId, cents, note, commitments } of allocations) {
    const ids = { allocation: '', commitments: commitments.map(() => '') }
    write(on, { kind: 'allocation', madeOn: null, theme, partyId, cents, bookedOn: on, note }, (id) => (ids.allocation = id))
    for (const [at, commitment] of commitments.entries()) {
      const later = (kind: 'commitment' | 'payment', each: Payment, madeOn: () => string, then?: (id: string) => void) =>
        diary.write(each.on, people.secretary, async (tx, visitor) => {
          const entry = { kind, madeOn: madeOn(), theme: null, partyId: null, cents: each.cents, bookedOn: each.on, note: each.note }
          const outcome = await book(tx, visitor, programme, entry)
          if (!isRefusal(outcome)) then?.(outcome.entryId)
          return outcome
        })
      later(
        'commitment',
        commitment,
        () => ids.allocation,
        (id) => (ids.commitments[at] = id),
      )
      for (const payment of commitment.payments) later('payment', payment, () => ids.commitments[at] ?? '')
    }
  }
  let mistake = ''
  const wrong = { kind: 'allocation' as const, madeOn: null, theme: 4, partyId: null, cents: 3_000_000, bookedOn: '2025-04-07' }
  write('2025-04-07', { ...wrong, note: 'Spelavonden over integriteit' }, (id) => (mistake = id))
  diary.write('2025-04-10', people.secretary, (tx, visitor) =>
    turnBack(tx, visitor, mistake, { bookedOn: '2025-04-10', note: 'De provincie betaalt de spelavonden zelf' }),
  )
}
