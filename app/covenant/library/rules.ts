// Agreement B: parties help each other. An ask belongs to the party that asks; whoever helps is thanked, and nobody is counted.
import { type Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse, type Refused } from '../../platform/web/outcome.ts'

export const audiences = ['all', 'support'] as const
export type Audience = (typeof audiences)[number]

export type AskStepKind = 'takenUp' | 'letGo' | 'answered' | 'thanked' | 'reopened' | 'withdrawn'
/** `partyId` is whose step it is; null for RIEC. */
export type AskStep = { kind: AskStepKind; partyId: string | null; body: string | null; on: Day }

export type Ask = {
  id: string
  partyId: string
  ambition: string
  title: string
  body: string
  byOn: Day | null
  audience: Audience
  askedOn: Day
  /** Oldest first. */
  steps: AskStep[]
}

export type AskState = 'open' | 'takenUp' | 'answered' | 'thanked' | 'withdrawn'

export type AskStanding = {
  state: AskState
  /** Who took it up and has not let go. */
  takenUpBy: string | null | undefined
  /** Who answered or took it up since it was last opened, in that order. */
  helpers: (string | null)[]
}

/** How an ask stands on a day; undefined before it was asked. */
export function askOn({ askedOn, steps }: Pick<Ask, 'askedOn' | 'steps'>, day: Day): AskStanding | undefined {
  if (askedOn > day) return undefined
  let standing: AskStanding = { state: 'open', takenUpBy: undefined, helpers: [] }
  for (const step of steps) if (step.on <= day) standing = afterStep(standing, step)
  return standing
}

function afterStep({ takenUpBy, helpers }: AskStanding, { kind, partyId }: AskStep): AskStanding {
  const withHelper = helpers.includes(partyId) ? helpers : [...helpers, partyId]
  switch (kind) {
    case 'takenUp':
      return { state: 'takenUp', takenUpBy: partyId, helpers: withHelper }
    case 'letGo':
      return { state: 'open', takenUpBy: undefined, helpers: helpers.filter((helper) => helper !== partyId) }
    case 'answered':
      return { state: 'answered', takenUpBy, helpers: withHelper }
    case 'thanked':
      return { state: 'thanked', takenUpBy, helpers }
    case 'reopened':
      return { state: 'open', takenUpBy: undefined, helpers: [] }
    case 'withdrawn':
      return { state: 'withdrawn', takenUpBy, helpers }
  }
}

/** Still looks for help, or for a word of thanks. */
export function isLive(standing: AskStanding): boolean {
  return standing.state !== 'thanked' && standing.state !== 'withdrawn'
}

export type Person = { personId: string; partyId: string | null; roles: readonly string[]; ambitions: readonly string[] }

/** Who speaks for a party about an ambition: coordinator, administrator, or who owns that ambition; and for RIEC its adviser. */
export function speaksFor(person: Person, ambition: string): boolean {
  if (person.partyId === null) return person.roles.includes('riecAdviser')
  if (person.roles.includes('coordinator') || person.roles.includes('boardMember')) return true
  return person.roles.includes('processOwner') && person.ambitions.includes(ambition)
}

export type AskRefusal = 'notYours' | 'doesNotApply' | 'dayPassed'

/** Only a party asks, and only about what the covenant asks of it. */
export function ask(
  form: { ambition: string; byOn: Day | null },
  facts: { person: Person; applies: boolean; day: Day },
): { asked: true } | Refused<AskRefusal> {
  if (facts.person.partyId === null || !speaksFor(facts.person, form.ambition)) return refuse('notYours')
  if (!facts.applies) return refuse('doesNotApply')
  return form.byOn !== null && form.byOn < facts.day ? refuse('dayPassed') : { asked: true }
}

export type StepRefusal = 'notYours' | 'ownAsk' | 'alreadyTakenUp' | 'alreadyClosed' | 'notClosed' | 'nobodyToThank' | 'bodyMissing'

/** Whether this person may take this step with an ask now. The party that asks thanks, reopens and withdraws; others help. */
export function takeStep(
  kind: AskStepKind,
  asked: Ask,
  facts: { person: Person; body: string | null; day: Day },
): { kind: AskStepKind } | Refused<StepRefusal> {
  const { person } = facts
  if (!speaksFor(person, asked.ambition)) return refuse('notYours')
  const isOwn = person.partyId === asked.partyId
  const standing = askOn(asked, facts.day) ?? { state: 'open', takenUpBy: undefined, helpers: [] }
  const live = isLive(standing)
  const needsBody = kind === 'answered' || kind === 'thanked' || kind === 'reopened'
  const done = needsBody && !facts.body?.trim() ? refuse('bodyMissing' as const) : { kind }

  if (kind === 'takenUp' || kind === 'answered' || kind === 'letGo') {
    if (isOwn) return refuse('ownAsk')
    if (!live) return refuse('alreadyClosed')
    if (kind === 'takenUp' && standing.state !== 'open') return refuse('alreadyTakenUp')
    if (kind === 'letGo' && (standing.state !== 'takenUp' || standing.takenUpBy !== person.partyId)) return refuse('notYours')
    return done
  }
  if (!isOwn) return refuse('notYours')
  if (kind === 'reopened') {
    if (standing.state === 'open' || standing.state === 'takenUp') return refuse('notClosed')
    return done
  }
  if (!live) return refuse('alreadyClosed')
  return kind === 'thanked' && standing.helpers.length === 0 ? refuse('nobodyToThank') : done
}

/** The steps that this person may take now, for the screen. */
export function stepsFor(asked: Ask, person: Person, day: Day): AskStepKind[] {
  const kinds: AskStepKind[] = ['answered', 'takenUp', 'letGo', 'thanked', 'reopened', 'withdrawn']
  return kinds.filter((kind) => !isRefusal(takeStep(kind, asked, { person, body: 'x', day })))
}

/** Who helped whom, newest first. Every thanks once, in the order of its days; there is no sum and no order of parties. */
export function thanksOf(asks: readonly Ask[], day: Day) {
  return asks
    .flatMap((asked) =>
      asked.steps.flatMap((step, index) => {
        if (step.kind !== 'thanked' || step.on > day) return []
        const helpers = askOn({ askedOn: asked.askedOn, steps: asked.steps.slice(0, index) }, day)?.helpers ?? []
        return [
          {
            id: asked.id,
            on: step.on,
            from: asked.partyId,
            to: helpers,
            ambition: asked.ambition,
            title: asked.title,
            body: step.body ?? '',
          },
        ]
      }),
    )
    .sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0))
}

// ---- Offers ----

export type Offer = {
  id: string
  partyId: string | null
  ambition: string
  title: string
  body: string
  untilOn: Day | null
  offeredOn: Day
  endedOn: Day | null
}

export function isOffered(offer: Offer, day: Day): boolean {
  return offer.offeredOn <= day && (offer.untilOn === null || offer.untilOn >= day) && (offer.endedOn === null || offer.endedOn > day)
}

export type OfferRefusal = 'notYours' | 'dayPassed'

/** A party may also offer help with what does not bind it: a neighbour can know more than it needs. */
export function offer(
  form: { ambition: string; untilOn: Day | null },
  facts: { person: Person; day: Day },
): { offered: true } | Refused<OfferRefusal> {
  if (!speaksFor(facts.person, form.ambition)) return refuse('notYours')
  return form.untilOn !== null && form.untilOn < facts.day ? refuse('dayPassed') : { offered: true }
}

export function endOffer(offered: Offer, person: Person, day: Day): { ended: true } | Refused<'notYours' | 'alreadyEnded'> {
  if (offered.partyId !== person.partyId || !speaksFor(person, offered.ambition)) return refuse('notYours')
  return isOffered(offered, day) ? { ended: true } : refuse('alreadyEnded')
}

/** What others offer where this is asked, and what others ask where this is offered. */
/** `kin` are the numbers under which the same ambition stands in other versions. */
export function offersFor(
  asked: Pick<Ask, 'ambition' | 'partyId'>,
  offers: readonly Offer[],
  day: Day,
  kin: readonly string[] = [asked.ambition],
): Offer[] {
  return offers.filter((each) => kin.includes(each.ambition) && each.partyId !== asked.partyId && isOffered(each, day))
}

export function asksFor(
  offered: Pick<Offer, 'ambition' | 'partyId'>,
  asks: readonly Ask[],
  day: Day,
  kin: readonly string[] = [offered.ambition],
): Ask[] {
  return asks.filter((each) => {
    const standing = askOn(each, day)
    return kin.includes(each.ambition) && each.partyId !== offered.partyId && standing !== undefined && isLive(standing)
  })
}

// ---- The library ----

export type TakeOverRefusal = 'ownDocument' | 'nothingToTake' | 'notShared' | 'alreadyTaken' | 'noAmbition'

/** A paper or a link can be taken over; what somebody stated or counted is true of that party alone. */
export function takeOver(
  source: { partyId: string; kind: string; shared: boolean; endedOn: Day | null },
  facts: { person: Person; taken: boolean },
): { taken: true } | Refused<TakeOverRefusal> {
  if (source.partyId === facts.person.partyId) return refuse('ownDocument')
  if (!source.shared || source.endedOn !== null) return refuse('notShared')
  if (source.kind !== 'document' && source.kind !== 'link') return refuse('nothingToTake')
  return facts.taken ? refuse('alreadyTaken') : { taken: true }
}
