// Agreement A: who speaks for a party, from when until when, and who signed for it.
import { addDays, type Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import {
  applies,
  functionsFor,
  headFunctions,
  isContact,
  officeFunctions,
  originKey,
  originsOf,
  subjectOf,
  type Ambition,
  type OfficeFunction,
  type PartyType,
  type Programme,
} from '../programme/rules.ts'

export { functionsFor, officeFunctions, type OfficeFunction }

export type Office = {
  id: string
  partyId: string
  function: OfficeFunction
  holder: string
  email: string | null
  phone: string | null
  fromOn: Day
  untilOn: Day | null
}

export type Commitment = { partyId: string; signedBy: string; signedFunction: OfficeFunction; signedOn: Day }

function holdsOn(office: Pick<Office, 'fromOn' | 'untilOn'>, day: Day): boolean {
  return office.fromOn <= day && (office.untilOn === null || office.untilOn >= day)
}

/** A function and who holds it; nobody when it is vacant. `next` are those who begin later. */
export type OfficeLine = { function: OfficeFunction; now: Office[]; next: Office[] }

/** Every function that a party of this kind has, with who holds it on a day. */
export function linesOn(type: PartyType, offices: readonly Office[], day: Day): OfficeLine[] {
  return functionsFor(type).map((name) => {
    const own = offices.filter((office) => office.function === name)
    return { function: name, now: own.filter((office) => holdsOn(office, day)), next: own.filter((office) => office.fromOn > day) }
  })
}

/** Who held an office before this day, latest first. */
export function officesBefore(offices: readonly Office[], day: Day): (Office & { untilOn: Day })[] {
  return offices
    .filter((office): office is Office & { untilOn: Day } => office.untilOn !== null && office.untilOn < day)
    .toSorted((one, other) => (one.untilOn < other.untilOn ? 1 : one.untilOn > other.untilOn ? -1 : 0))
}

/** What a form showed, so that a later save can tell whether somebody changed it in between. */
export function seenOffice(office: Omit<Office, 'id' | 'partyId'>): string {
  const { function: name, holder, email, phone, fromOn, untilOn } = office
  return JSON.stringify([name, holder, email, phone, fromOn, untilOn])
}

export function seenSignature(signature: Omit<Commitment, 'partyId'> | undefined): string {
  return signature ? JSON.stringify([signature.signedBy, signature.signedFunction, signature.signedOn]) : ''
}

export type OfficeRefusal = 'functionElsewhere' | 'endsBeforeStart' | 'overlaps' | 'contactMissing'

/** One holder at a time per function, save portfolio holders and contacts, of whom a party may have several. */
export function keepOffice(
  office: Omit<Office, 'id' | 'partyId'>,
  others: readonly Pick<Office, 'function' | 'fromOn' | 'untilOn'>[],
  type: PartyType,
): Omit<Office, 'id' | 'partyId'> | Refused<OfficeRefusal> {
  if (!functionsFor(type).includes(office.function)) return refuse('functionElsewhere')
  if (office.untilOn !== null && office.untilOn < office.fromOn) return refuse('endsBeforeStart')
  if (office.function === 'coordinator' && office.email === null && office.phone === null) return refuse('contactMissing')
  const overlaps = (other: Pick<Office, 'fromOn' | 'untilOn'>) =>
    (other.untilOn === null || other.untilOn >= office.fromOn) && (office.untilOn === null || office.untilOn >= other.fromOn)
  const several = office.function === 'portfolioHolder' || isContact(office.function)
  if (!several && others.some((other) => other.function === office.function && overlaps(other))) return refuse('overlaps')
  return office
}

/** Who may tie a party to the covenant: its head, or a portfolio holder. */
export function signatoriesFor(type: PartyType): OfficeFunction[] {
  return [headFunctions[type], 'portfolioHolder']
}

export type SignatureRefusal = 'dayInFuture' | 'dayBeforeSigning' | 'functionElsewhere'

/** A party may sign later than the others, never earlier than the covenant. */
export function sign(
  signature: Omit<Commitment, 'partyId'>,
  covenant: { signedOn: Day },
  type: PartyType,
  today: Day,
): Omit<Commitment, 'partyId'> | Refused<SignatureRefusal> {
  if (signature.signedOn > today) return refuse('dayInFuture')
  if (signature.signedOn < covenant.signedOn) return refuse('dayBeforeSigning')
  return signatoriesFor(type).includes(signature.signedFunction) ? signature : refuse('functionElsewhere')
}

// ---- A function that stands empty ----

/** `from` is the first day without anybody, `filledOn` the first day with somebody again; null while it is empty. */
export type Vacancy = { function: OfficeFunction; from: Day; filledOn: Day | null }

/**
 * When a function of one party stood empty. What was never filled is not vacant: nobody left, and a party that did not yet write down
 * who does it must not sink for that.
 */
export function vacanciesOf(name: OfficeFunction, offices: readonly Pick<Office, 'function' | 'fromOn' | 'untilOn'>[]): Vacancy[] {
  const held = offices.filter((office) => office.function === name).toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  const vacancies: Vacancy[] = []
  let until: Day | undefined
  for (const office of held) {
    if (until !== undefined && office.fromOn > addDays(until, 1))
      vacancies.push({ function: name, from: addDays(until, 1), filledOn: office.fromOn })
    if (office.untilOn === null) return vacancies
    if (until === undefined || office.untilOn > until) until = office.untilOn
  }
  if (until !== undefined) vacancies.push({ function: name, from: addDays(until, 1), filledOn: null })
  return vacancies
}

/** The functions of a party that are empty on a day, and which ambitions lean on them. `lapsesOn` is the first day after the grace. */
export type Empty = { function: OfficeFunction; from: Day; ambitions: { number: string; lapsesOn: Day; soft: boolean }[] }

export function emptyOn(
  programme: Programme,
  party: Programme['parties'][number],
  offices: readonly Pick<Office, 'function' | 'fromOn' | 'untilOn'>[],
  day: Day,
): Empty[] {
  return functionsFor(party.type).flatMap((name) => {
    const now = vacanciesOf(name, offices).find((vacancy) => vacancy.from <= day && (vacancy.filledOn === null || vacancy.filledOn > day))
    if (!now) return []
    const ambitions = programme.ambitions.flatMap((ambition) => {
      const needed = applies(ambition, party) ? ambition.dependsOn?.find((each) => each.function === name) : undefined
      return needed ? [{ number: ambition.number, lapsesOn: addDays(now.from, needed.graceDays), soft: ambition.lapses === 'soft' }] : []
    })
    return ambitions.length > 0 ? [{ function: name, from: now.from, ambitions }] : []
  })
}

/** What an empty function asks of a state that leans on it; the room progress reads it with those of law and growth. */
export type OfficeCall = {
  subject: string
  ambition: string
  /** Only for what was brought along from an earlier version (`originKey`). */
  of?: string
  cause: 'office'
  id: OfficeFunction
  asksOn: Day
  lapsesOn: Day | null
  sparesFrom: Day
  endsOn: Day | null
}

/**
 * Every time that an ambition of a party stood without the person it leans on. Who says again, after the function fell empty, that the
 * state still stands, is spared: somebody looked at it. What was brought along from an earlier version leans on whom it leaned on then.
 */
export function officeCalls(
  programme: Programme,
  offices: readonly Pick<Office, 'partyId' | 'function' | 'fromOn' | 'untilOn'>[],
): OfficeCall[] {
  const ofParty = Map.groupBy(offices, (office) => office.partyId)
  return programme.ambitions.flatMap((ambition) => {
    const parties = programme.parties.filter((party) => applies(ambition, party))
    const terms: { words: Ambition; of?: string }[] = [
      { words: ambition },
      ...originsOf(ambition).map((origin) => ({ words: origin.ambition, of: originKey(origin) })),
    ]
    return terms.flatMap(({ words, of }) =>
      (words.dependsOn ?? []).flatMap((needed) =>
        parties.flatMap((party) =>
          vacanciesOf(needed.function, ofParty.get(party.id) ?? []).map((vacancy): OfficeCall => ({
            subject: subjectOf(ambition, party),
            ambition: ambition.number,
            ...(of !== undefined && { of }),
            cause: 'office',
            id: needed.function,
            asksOn: vacancy.from,
            lapsesOn: words.lapses === 'soft' ? null : addDays(vacancy.from, needed.graceDays),
            sparesFrom: vacancy.from,
            endsOn: vacancy.filledOn,
          })),
        ),
      ),
    )
  })
}

// ---- A new head renews the commitment ----

/** Somebody who became head of a party after it signed, said that the signature still stands. */
export type Renewal = { partyId: string; function: OfficeFunction; holder: string; renewedOn: Day }

/** The head who is asked once to renew the commitment; undefined when that is done, or when this head signed. It lapses nothing. */
export function renewalAsked(
  type: PartyType,
  facts: { offices: readonly Office[]; signature: Commitment | undefined; renewals: readonly Renewal[] },
  day: Day,
): Office | undefined {
  const { signature } = facts
  if (!signature) return undefined
  const head = facts.offices.find((office) => office.function === headFunctions[type] && holdsOn(office, day))
  if (!head || head.fromOn <= signature.signedOn || isSamePerson(head.holder, signature.signedBy)) return undefined
  return facts.renewals.some((renewal) => isSamePerson(renewal.holder, head.holder)) ? undefined : head
}

function isSamePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
  return plain(one) === plain(other)
}

export type RenewalRefusal = 'nothingToRenew' | 'dayInFuture' | 'dayBeforeOffice'

/** `asked` is the head as `renewalAsked` found it. */
export function renew(renewal: { renewedOn: Day }, asked: Office | undefined, today: Day): Renewal | Refused<RenewalRefusal> {
  if (!asked) return refuse('nothingToRenew')
  if (renewal.renewedOn > today) return refuse('dayInFuture')
  if (renewal.renewedOn < asked.fromOn) return refuse('dayBeforeOffice')
  return { partyId: asked.partyId, function: asked.function, holder: asked.holder, renewedOn: renewal.renewedOn }
}

// ---- Taking part from a day, until a day ----

export const participationKinds = ['joined', 'left'] as const
export type ParticipationKind = (typeof participationKinds)[number]

/** The working group decided that a party takes part from this day, or no longer does. A later decision about the same day takes its place. */
export type Participation = { partyId: string; kind: ParticipationKind; onDay: Day; seq: number }

/** Whether a party takes part on a day. Without any decision it does; before a first joining it does not. */
export function takesPart(partyId: string, participation: readonly Participation[], day: Day): boolean {
  const own = participation
    .filter((each) => each.partyId === partyId)
    .toSorted((one, other) => (one.onDay === other.onDay ? one.seq - other.seq : one.onDay < other.onDay ? -1 : 1))
  const last = own.findLast((each) => each.onDay <= day)
  return last ? last.kind === 'joined' : own[0]?.kind !== 'joined'
}

/** The parties of the covenant that take part on a day, in its order. */
export function partiesOn(programme: Programme, participation: readonly Participation[], day: Day): Programme['parties'] {
  if (participation.length === 0) return programme.parties
  return programme.parties.filter((party) => takesPart(party.id, participation, day))
}

/** The covenant as it binds on a day: the same, with the parties that take part. */
export function boundOn(programme: Programme, participation: readonly Participation[], day: Day): Programme {
  const parties = partiesOn(programme, participation, day)
  return parties.length === programme.parties.length ? programme : { ...programme, parties }
}

export type ParticipationRefusal = 'partyUnknown' | 'dayBeforeSigning' | 'dayFarAway' | 'unchanged' | 'nobodyLeft' | 'laterDecision'

/** Joining and leaving may be written down a year ahead. */
export function changeParticipation(
  change: Omit<Participation, 'seq'>,
  programme: Programme,
  participation: readonly Participation[],
  today: Day,
): Omit<Participation, 'seq'> | Refused<ParticipationRefusal> {
  if (!programme.parties.some((party) => party.id === change.partyId)) return refuse('partyUnknown')
  if (change.onDay < programme.signedOn) return refuse('dayBeforeSigning')
  if (change.onDay > addDays(today, 366)) return refuse('dayFarAway')
  // In the order of their days, so that no day ever says two things.
  if (participation.some((each) => each.partyId === change.partyId && each.onDay > change.onDay)) return refuse('laterDecision')
  if (takesPart(change.partyId, participation, change.onDay) === (change.kind === 'joined')) {
    const first = !participation.some((each) => each.partyId === change.partyId)
    // Who signed later than the others: the first decision about a party may say from when it took part.
    if (!(first && change.kind === 'joined' && change.onDay > programme.signedOn)) return refuse('unchanged')
  }
  if (change.kind === 'left' && partiesOn(programme, participation, change.onDay).length <= 1) return refuse('nobodyLeft')
  return { partyId: change.partyId, kind: change.kind, onDay: change.onDay }
}
