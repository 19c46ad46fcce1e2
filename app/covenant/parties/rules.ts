// Agreement A: who speaks for a party, from when until when, and who signed for it.
import type { Day } from '../../platform/settings/day.ts'
import { refuse, type Refused } from '../../platform/web/outcome.ts'
import type { PartyType } from '../programme/rules.ts'

export const officeFunctions = [
  'mayor',
  'waterBoardChair',
  'kingsCommissioner',
  'portfolioHolder',
  'coordinator',
  'deputyCoordinator',
] as const
export type OfficeFunction = (typeof officeFunctions)[number]

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

/** The head of each kind of party; the other functions exist everywhere. */
const heads: Record<PartyType, OfficeFunction> = { gemeente: 'mayor', waterschap: 'waterBoardChair', provincie: 'kingsCommissioner' }

export function functionsFor(type: PartyType): OfficeFunction[] {
  return [heads[type], 'portfolioHolder', 'coordinator', 'deputyCoordinator']
}

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

/** One holder at a time per function, save portfolio holders, of whom a party may have several. */
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
  if (office.function !== 'portfolioHolder' && others.some((other) => other.function === office.function && overlaps(other)))
    return refuse('overlaps')
  return office
}

/** Who may tie a party to the covenant: its head, or a portfolio holder. */
export function signatoriesFor(type: PartyType): OfficeFunction[] {
  return [heads[type], 'portfolioHolder']
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
