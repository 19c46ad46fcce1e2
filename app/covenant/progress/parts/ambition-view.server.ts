import { listSeats } from '../../../platform/identity/sessions.server.ts'
import type { Tx } from '../../../platform/database/party.server.ts'
import type { Day } from '../../../platform/settings/day.ts'
import { addDays } from '../../../platform/settings/day.ts'
import type { Visitor } from '../../../platform/web/visitor.ts'
import {
  carriedNumbers,
  criteriaFor,
  findCriterion,
  findParty,
  levels,
  partiesOf,
  subjectsOf,
  type Ambition,
  type Criterion,
  type Level,
  type Programme,
  type State,
} from '../../programme/rules.ts'
import { findEvent } from '../../law/queries.server.ts'
import { personOf } from '../commands.server.ts'
import {
  findCard,
  findOwnFacts,
  findRegion,
  listDeeds,
  listEvidence,
  listLapseReasons,
  listOutlooks,
  listSharedCriteria,
  listSharedEvidence,
  type Deed,
  type Evidence,
  type OwnFacts,
} from '../queries.server.ts'
import {
  answersOn,
  historyOf,
  isWaiting,
  mayConfirm,
  mayUpdate,
  openCriteria,
  standingKey,
  standingOn,
  unprovedCriteria,
  withdraw,
  type LapseReason,
  type Standing,
  type StateChange,
} from '../rules.ts'
import { isRefusal } from '../../../platform/web/outcome.ts'
import { texts } from '../texts.ts'
import { deedLines, whoDid } from './deeds.tsx'
import type { OwnAmbition } from './own-ambition.server.ts'

// ---- One's own party ----

export type CriterionView = Criterion & {
  yes: boolean | undefined
  proofs: { id: string; title: string; validUntil: Day | null }[]
  expired: boolean
}

export type OwnView = Awaited<ReturnType<typeof findOwnView>>

/** Everything a party knows of one of its ambitions, for the screen. */
export async function findOwnView(tx: Tx, visitor: Visitor, programme: Programme, { ambition, party, subject }: OwnAmbition) {
  const { today } = visitor
  const facts = await findOwnFacts(tx, visitor, programme, ambition.number)
  const deeds = await listDeeds(tx, subject, ambition)
  const evidence = await listEvidence(tx, subject, programme, ambition.number)
  const card = await findCard(tx, subject, ambition)
  const outlook = (await listOutlooks(tx, visitor, programme)).get(ambition.number)
  const standing = standingOn(facts.changes, facts.proofs, ambition, today, facts.calls)
  const waiting = facts.changes.find(isWaiting)
  const calledBy = standing.lapse?.reason === 'law' ? standing.lapse.id : standing.asks?.reason === 'law' ? standing.asks.id : undefined
  const event = calledBy === undefined ? undefined : await findEvent(tx, calledBy)
  const isTeam = ambition.measuredPer === 'basisteam'
  return {
    subject,
    standing,
    label: programme.stateLabels[standing.state],
    partyName: party.fullName,
    team: isTeam
      ? {
          name: programme.basisteams.find((team) => team.id === subject)?.name ?? subject,
          members: partiesOf(programme, ambition, subject).map((member) => member.name),
        }
      : undefined,
    version: card.version,
    owner: card.owner ?? ambition.owner[party.type] ?? '',
    nextOn: card.nextOn,
    nextPassed: card.nextOn !== null && card.nextOn < today,
    outlook,
    mayUpdate: mayUpdate(personOf(visitor), ambition),
    waiting: waiting && (await waitingView(tx, visitor, programme, ambition, waiting, deeds)),
    event: event && { id: event.id, title: event.title, question: event.question, confirmed: event.status === 'confirmed' },
    why: whyOf(standing, ambition, evidence, deeds),
    criteria: criteriaOf(ambition, facts, evidence, today),
    open: Object.fromEntries(
      levels.map((level) => [
        level,
        {
          answers: openCriteria(ambition, level, facts.answers, today).length,
          proofs: unprovedCriteria(ambition, level, facts.proofs, today).length,
        },
      ]),
    ) as Record<Level, { answers: number; proofs: number }>,
    history: historyView(programme, ambition, facts, evidence, deeds, today),
    deeds: deedLines(deeds, programme),
    evidence: evidence.map((item) => evidenceLine(item, today)),
  }
}

async function waitingView(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  ambition: Ambition,
  change: StateChange,
  deeds: readonly Deed[],
) {
  const person = personOf(visitor)
  const deed = deeds.find((each) => each.changeId === change.id && (each.kind === 'set' || each.kind === 'reconfirm'))
  const seats = await listSeats(tx, visitor.today)
  const names = seats
    .filter(
      (seat) =>
        seat.partyId === visitor.partyId &&
        mayConfirm({ ...seat, ambitions: carriedNumbers(programme, seat.ambitions), basisteam: visitor.basisteam }, change),
    )
    .map((seat) => seat.name)
  return {
    id: change.id,
    kind: change.kind,
    label: programme.stateLabels[change.state],
    holdsOn: change.holdsOn,
    by: deed ? whoDid(deed, programme) : texts.waiting.somebody,
    names,
    otherMembers: ambition.measuredPer === 'basisteam',
    mayAnswer: mayConfirm(person, change),
    mayWithdraw: !isRefusal(withdraw(person, change)),
  }
}

/** Why an ambition lapsed or asks, in sentences, from the own facts. */
function whyOf(standing: Standing, ambition: Ambition, evidence: readonly Evidence[], deeds: readonly Deed[]): string[] {
  if (standing.asks) {
    const { reason, since, criterion, lapsesOn } = standing.asks
    if (reason === 'interval') return [texts.asks.interval(ambition.reviewMonths, since)]
    if (reason === 'evidence') return [...endedSentences(criterion, since, ambition, evidence), texts.asks.evidence(since)]
    return [texts.asks[reason](since), lapsesOn === undefined ? texts.asks.noLapse : texts.asks.until(addDays(lapsesOn, -1))]
  }
  if (!standing.lapse) return []
  const { reason, on, criterion } = standing.lapse
  if (reason === 'interval') return [texts.lapse.interval(ambition.reviewMonths, on)]
  if (reason === 'evidence') return endedSentences(criterion, on, ambition, evidence)
  if (reason !== 'set') return [texts.lapse[reason](on)]
  const deed = deeds.find((each) => each.kind === 'set' && each.state === 'lapsed' && each.holdsOn === on)
  return [texts.lapse.set(on), ...(deed?.text ? [texts.lapse.reason(deed.text)] : [])]
}

function endedSentences(criterion: string | undefined, on: Day, ambition: Ambition, evidence: readonly Evidence[]): string[] {
  const serving = evidence.filter((item) => item.links.some((link) => link.ambition === ambition.number && link.criterion === criterion))
  const expired = serving.find((item) => item.validUntil !== null && addDays(item.validUntil, 1) === on)
  if (expired?.validUntil) return [texts.lapse.expired(expired.title, expired.validUntil)]
  const ended = serving.find((item) => item.endedOn === on)
  if (ended) return [texts.lapse.ended(ended.title, on)]
  return [texts.lapse.unproved(findCriterion(ambition, criterion)?.text ?? '', on)]
}

function countsOn(item: Evidence, day: Day): boolean {
  return (item.endedOn === null || item.endedOn > day) && (item.validUntil === null || item.validUntil >= day)
}

function criteriaOf(ambition: Ambition, facts: OwnFacts, evidence: readonly Evidence[], today: Day) {
  const given = answersOn(facts.answers, today)
  return levels.map((level) => {
    const items = ambition.criteria
      .filter((criterion) => criterion.level === level)
      .map((criterion): CriterionView => {
        const serving = evidence.filter((item) =>
          item.links.some((link) => link.ambition === ambition.number && link.criterion === criterion.id),
        )
        const proofs = serving.filter((item) => countsOn(item, today)).map(({ id, title, validUntil }) => ({ id, title, validUntil }))
        return { ...criterion, yes: given.get(criterion.id), proofs, expired: serving.length > 0 && proofs.length === 0 }
      })
    return { level, items, yes: items.filter((item) => item.yes).length }
  })
}

function historyView(
  programme: Programme,
  ambition: Ambition,
  facts: OwnFacts,
  evidence: readonly Evidence[],
  deeds: readonly Deed[],
  today: Day,
): { id: string; state: State; title: string; on: Day; when: string; note: string | null }[] {
  return historyOf(facts.changes, facts.proofs, ambition, today, facts.calls).map((turn, index) => {
    const { state } = turn.standing
    const label = programme.stateLabels[state]
    const deed = turn.change && deeds.find((each) => each.changeId === turn.change?.id && each.kind === turn.change?.kind)
    const second = turn.change && deeds.find((each) => each.changeId === turn.change?.id && each.kind === 'confirmed')
    const bySelf = turn.kind === 'lapse' || turn.kind === 'ask' || turn.kind === 'askEnds'
    return {
      id: turn.change?.id ?? `${turn.on} ${index}`,
      state,
      on: turn.on,
      title:
        turn.kind === 'ask' || turn.kind === 'askEnds'
          ? texts.history[turn.kind === 'ask' ? 'asks' : 'askEnds']
          : turn.kind === 'reconfirm' && turn.before === state
            ? texts.history.reconfirmed(label)
            : label,
      when:
        bySelf || !deed
          ? texts.history.bySelf(turn.on)
          : texts.history.by(turn.on, whoDid(deed, programme), second && whoDid(second, programme)),
      note: bySelf ? whyOf(turn.standing, ambition, evidence, deeds).join(' ') : (deed?.text ?? null),
    }
  })
}

export type EvidenceLine = {
  id: string
  title: string
  kind: Evidence['kind']
  datedOn: Day
  validUntil: Day | null
  expired: boolean
  shared: boolean
  endedOn: Day | null
}

function evidenceLine(item: Evidence, today: Day): EvidenceLine {
  const { id, title, kind, datedOn, validUntil, shared, endedOn } = item
  return {
    id,
    title,
    kind,
    datedOn,
    validUntil,
    expired: validUntil !== null && validUntil < today,
    shared,
    endedOn: endedOn !== null && endedOn <= today ? endedOn : null,
  }
}

// ---- The others ----

export type OthersView = Awaited<ReturnType<typeof findOthersView>>
export type SubjectRow = { id: string; name: string; state: State; label: string; since: Day | null; why: string | null }

/** How the other parties stand, as far as this visitor may know it, and what they share. */
export async function findOthersView(tx: Tx, visitor: Visitor, whole: Programme, ambition: Ambition, ownSubject: string | undefined) {
  const region = await findRegion(tx, whole, visitor.today)
  const { programme } = region
  const counts = region.counts.find((each) => each.ambition === ambition.number)
  const shared = await listSharedEvidence(tx, visitor, programme, ambition.number)
  const rows = region.kind === 'named' ? await namedRows(tx, visitor, programme, ambition, region.standings, ownSubject) : undefined
  return {
    rows,
    counts: counts?.states ?? ({} as Partial<Record<State, number>>),
    subjects: (counts?.subjects ?? 0) - (counts?.states.notApplicable ?? 0),
    shared: shared.map((item) => ({
      id: item.id,
      title: item.title,
      kind: item.kind,
      datedOn: item.datedOn,
      party: findParty(whole, item.partyId)?.name ?? item.partyId,
    })),
  }
}

async function namedRows(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  ambition: Ambition,
  standings: ReadonlyMap<string, Standing>,
  ownSubject: string | undefined,
): Promise<SubjectRow[]> {
  const reasons = await listLapseReasons(tx, programme, visitor.today)
  return subjectsOf(programme, ambition)
    .filter((subject) => subject !== ownSubject)
    .map((subject) => {
      const key = standingKey(subject, ambition.number)
      const { state, since, lapse } = standings.get(key) ?? { state: 'notStarted' as const, since: null }
      return {
        id: subject,
        name: nameOfSubject(programme, ambition, subject),
        state,
        label: programme.stateLabels[state],
        since,
        why: lapse ? whyOthers(lapse.reason, reasons.get(key)) : null,
      }
    })
}

function whyOthers(reason: LapseReason, told: string | undefined): string {
  return reason === 'set' && told ? told : texts.others.reasons[reason]
}

function nameOfSubject(programme: Programme, ambition: Ambition, subject: string): string {
  if (ambition.measuredPer === 'basisteam')
    return texts.others.team(programme.basisteams.find((team) => team.id === subject)?.name ?? subject)
  return findParty(programme, subject)?.name ?? subject
}

/** What every party answered, for the secretary and the RIEC adviser; undefined for others. */
export async function findAnswersView(tx: Tx, visitor: Visitor, programme: Programme, ambition: Ambition) {
  if (visitor.partyId !== null) return undefined
  const answers = (await listSharedCriteria(tx, programme, visitor.today)).filter((answer) => answer.ambition === ambition.number)
  const criteria = criteriaFor(ambition, 'secured')
  return {
    criteria,
    rows: subjectsOf(programme, ambition).map((subject) => ({
      id: subject,
      name: nameOfSubject(programme, ambition, subject),
      answers: criteria.map(
        (criterion) => answers.find((answer) => answer.subject === subject && answer.criterion === criterion.id)?.yes ?? null,
      ),
    })),
  }
}
