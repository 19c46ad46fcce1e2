import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { record } from '../../platform/audit/commands.server.ts'
import type { Tx } from '../../platform/database/party.server.ts'
import { enqueue } from '../../platform/jobs/jobs.server.ts'
import type { Day } from '../../platform/settings/day.ts'
import { isRefusal, refuse } from '../../platform/web/outcome.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import {
  criteriaFor,
  findAmbition,
  findParty,
  numbersOf,
  type Ambition,
  type Party,
  type Programme,
  type State,
} from '../programme/rules.ts'
import {
  findCard,
  findChange,
  findEvidence,
  findNotApplicableDecision,
  findOutlook,
  findOwnFacts,
  subjectFor,
  type Evidence,
  type Outlook,
} from './queries.server.ts'
import * as rules from './rules.ts'

/** Where a deed lands: one ambition of one subject, as this visitor may touch it. */
type Place = { party: Party; partyId: string; ambition: Ambition; subject: string; basisteam: string | null }

function place(programme: Programme, visitor: Visitor, number: string): Place | undefined {
  const ambition = findAmbition(programme, number)
  const party = visitor.partyId === null ? undefined : findParty(programme, visitor.partyId)
  const subject = ambition && subjectFor(programme, visitor, ambition)
  if (!ambition || !party || subject === undefined) return undefined
  return { party, partyId: party.id, ambition, subject, basisteam: ambition.measuredPer === 'basisteam' ? visitor.basisteam : null }
}

export const personOf = (visitor: Visitor): rules.Person => ({ ...visitor, personId: visitor.personId ?? '' })

/**
 * Takes the card of this ambition for this transaction and counts the deed. Refused when somebody did something since the page
 * was opened; `seen` undefined is a deed that nothing can have overtaken.
 */
async function touchCard(tx: Tx, at: Place, seen: number | undefined) {
  // The first deed under a new number takes owner and date along.
  const before = at.ambition.grewFrom && (await findCard(tx, at.subject, at.ambition))
  const brought = before && { owner: before.owner, next_on: before.nextOn }
  const touched = await tx
    .insertInto('cards')
    .values({ party_id: at.partyId, basisteam: at.basisteam, ambition: at.ambition.number, version: 1, ...brought })
    .onConflict((conflict) => {
      const touch = conflict.columns(['subject', 'ambition']).doUpdateSet((set) => ({ version: set('cards.version', '+', 1) }))
      return seen === undefined ? touch : touch.where('cards.version', '=', seen)
    })
    .returning('version')
    .executeTakeFirst()
  // A card that was not there yet was seen as version 0.
  return touched && (seen === undefined || touched.version === seen + 1) ? touched : refuse('changedMeanwhile')
}

const whereOf = (at: Place) => `${at.subject} ${at.ambition.number}`

export type StateForm = {
  state: State
  holdsOn: Day
  reason: string | null
  note: string | null
  outlook: Outlook | null
  seen: number | undefined
}

/** A party says how one of its ambitions stands. Achieved and secured then wait for a second person. */
export async function setState(tx: Tx, visitor: Visitor, programme: Programme, number: string, form: StateForm) {
  const at = place(programme, visitor, number)
  if (!at) return refuse('notFound')
  if (!rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
  const touched = await touchCard(tx, at, form.seen)
  if (isRefusal(touched)) return touched

  const facts = await findOwnFacts(tx, visitor, programme, number)
  const decision = form.state === 'notApplicable' ? await findNotApplicableDecision(tx, at.partyId, at.ambition) : undefined
  const outcome = rules.setState({
    programme,
    ambition: at.ambition,
    party: at.party,
    changes: facts.changes,
    proofs: facts.proofs,
    answers: facts.answers,
    calls: facts.calls,
    day: visitor.today,
    to: form.state,
    holdsOn: form.holdsOn,
    // Other parties read why something lapsed, and nobody but the own party reads a note: so a note never becomes that reason.
    reason: form.state === 'lapsed' ? form.reason : (form.reason ?? form.note),
    decision: decision ?? null,
  })
  if (isRefusal(outcome)) return outcome
  const changeId = await saveChange(tx, visitor, at, outcome.change, form.note, decision?.id ?? null)
  const told = await findOutlook(tx, at.subject, at.ambition)
  if (form.outlook && form.outlook !== told?.outlook) await saveOutlook(tx, visitor, at, form.outlook, null)
  await record(tx, visitor, 'state.set', whereOf(at), {
    changeId,
    state: form.state,
    holdsOn: form.holdsOn,
    waits: outcome.change.needsConfirmation,
  })
  return { changeId, waits: outcome.change.needsConfirmation }
}

/** The form of the ambition page: a state, or where the state stays as it is the road ahead alone. */
export async function updateAmbition(tx: Tx, visitor: Visitor, programme: Programme, number: string, form: StateForm) {
  const outcome = await setState(tx, visitor, programme, number, form)
  if (!isRefusal(outcome) && outcome.waits) await tellSecond(tx, visitor)
  if (!isRefusal(outcome) || outcome.refused !== 'unchanged' || !form.outlook) return outcome
  // The card was taken and its version checked a moment ago, in this same transaction.
  return setOutlook(tx, visitor, programme, number, { outlook: form.outlook, note: form.note, seen: undefined })
}

/** Who can be the second person is told in the inbox, after this deed. Last in its transaction: nothing of the deed waits for it. */
export async function tellSecond(tx: Tx, visitor: Visitor) {
  await enqueue(tx, 'messages', visitor.partyId === null ? {} : { partyId: visitor.partyId })
}

/** Only the road ahead: on track, attention or obstacle, apart from the state. */
export async function setOutlook(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  number: string,
  form: { outlook: Outlook; note: string | null; seen: number | undefined },
) {
  const at = place(programme, visitor, number)
  if (!at) return refuse('notFound')
  if (!rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
  const touched = await touchCard(tx, at, form.seen)
  if (isRefusal(touched)) return touched
  const told = await findOutlook(tx, at.subject, at.ambition)
  if (told?.outlook === form.outlook && form.note === null) return refuse('unchanged')
  await saveOutlook(tx, visitor, at, form.outlook, form.note)
  await record(tx, visitor, 'outlook.set', whereOf(at), { outlook: form.outlook })
  return { saved: true as const }
}

/** Still so: one step, and only after expired evidence also a second person. */
export async function reconfirm(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  number: string,
  form: { reason: string | null; seen: number | undefined },
) {
  const at = place(programme, visitor, number)
  if (!at) return refuse('notFound')
  if (!rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
  const touched = await touchCard(tx, at, form.seen)
  if (isRefusal(touched)) return touched

  const facts = await findOwnFacts(tx, visitor, programme, number)
  const outcome = rules.reconfirm({
    programme,
    ambition: at.ambition,
    party: at.party,
    changes: facts.changes,
    proofs: facts.proofs,
    calls: facts.calls,
    day: visitor.today,
    reason: form.reason,
  })
  if (isRefusal(outcome)) return outcome
  const changeId = await saveChange(tx, visitor, at, outcome.change, null, null)
  await record(tx, visitor, 'state.reconfirmed', whereOf(at), {
    changeId,
    state: outcome.change.state,
    waits: outcome.change.needsConfirmation,
  })
  if (outcome.change.needsConfirmation) await tellSecond(tx, visitor)
  return { changeId, waits: outcome.change.needsConfirmation }
}

/** The second person agrees or does not; or the change is taken back before that. */
export async function answerChange(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  changeId: string,
  form: { outcome: rules.Outcome; reason: string | null; ambition?: string },
) {
  const change = await findChange(tx, visitor, programme, changeId, form.ambition)
  const at = change && place(programme, visitor, change.ambition)
  if (!change || !at || change.ambition !== (form.ambition ?? change.ambition)) return refuse('notFound')
  const touched = await touchCard(tx, at, undefined)
  if (isRefusal(touched)) return touched
  // Read again under the lock of the card: two second persons may answer at the same moment.
  const current = (await findChange(tx, visitor, programme, changeId, change.ambition)) ?? change
  const person = personOf(visitor)
  const facts = await findOwnFacts(tx, visitor, programme, change.ambition)
  const outcome =
    form.outcome === 'confirmed'
      ? rules.confirmProved(person, current, at.ambition, facts, visitor.today)
      : form.outcome === 'declined'
        ? rules.decline(person, current, form.reason ?? '')
        : rules.withdraw(person, current)
  if (isRefusal(outcome)) return outcome
  await tx
    .insertInto('state_answers')
    .values({
      change_id: changeId,
      party_id: at.partyId,
      basisteam: at.basisteam,
      outcome: outcome.outcome,
      reason: form.reason,
      answered_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, `state.${outcome.outcome}`, whereOf(at), { changeId, state: change.state })
  return outcome
}

/**
 * Takes a change back, also one that counted: it is then as if it was never said, on every day. The change itself stays, with who took
 * it back. Only for undoing a deed as a whole; somebody who changes their mind sets another state.
 */
export async function takeBack(tx: Tx, visitor: Visitor, programme: Programme, changeId: string) {
  const change = await findChange(tx, visitor, programme, changeId)
  const at = change && place(programme, visitor, change.ambition)
  if (!change || !at) return refuse('notFound')
  if (!rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
  const touched = await touchCard(tx, at, undefined)
  if (isRefusal(touched)) return touched
  // Read again under the lock of the card: a second person may answer at the same moment.
  if ((await findChange(tx, visitor, programme, changeId))?.outcome !== undefined) return refuse('changedMeanwhile')
  await tx
    .insertInto('state_answers')
    .values({
      change_id: changeId,
      party_id: at.partyId,
      basisteam: at.basisteam,
      outcome: 'withdrawn',
      reason: null,
      answered_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  await record(tx, visitor, 'state.takenBack', whereOf(at), { changeId })
  return { takenBack: true as const }
}

async function saveChange(tx: Tx, visitor: Visitor, at: Place, change: rules.NewChange, note: string | null, decisionId: string | null) {
  const id = uuid()
  await tx
    .insertInto('state_changes')
    .values({
      id,
      party_id: at.partyId,
      basisteam: at.basisteam,
      ambition: at.ambition.number,
      kind: change.kind,
      state: change.state,
      holds_on: change.holdsOn,
      reason: change.reason,
      note,
      needs_confirmation: change.needsConfirmation,
      decision_id: decisionId,
      set_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  return id
}

async function saveOutlook(tx: Tx, visitor: Visitor, at: Place, outlook: Outlook, note: string | null) {
  await tx
    .insertInto('outlooks')
    .values({
      id: uuid(),
      party_id: at.partyId,
      basisteam: at.basisteam,
      ambition: at.ambition.number,
      outlook,
      note,
      holds_on: visitor.today,
      set_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
}

/** Owner and next date. */
export async function plan(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  number: string,
  form: { owner: string | null; nextOn: Day | null; seen: number | undefined },
) {
  const at = place(programme, visitor, number)
  if (!at) return refuse('notFound')
  if (!rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
  const touched = await touchCard(tx, at, form.seen)
  if (isRefusal(touched)) return touched
  await tx
    .updateTable('cards')
    .set({ owner: form.owner, next_on: form.nextOn })
    .where('subject', '=', at.subject)
    .where('ambition', '=', number)
    .execute()
  await record(tx, visitor, 'ambition.planned', whereOf(at), { nextOn: form.nextOn })
  return { saved: true as const }
}

/**
 * Answers criteria with yes or no, from today. A statement beside a yes becomes evidence of the weakest kind, a statement, so that
 * the yes is proved at once.
 */
export async function answerCriteria(
  tx: Tx,
  visitor: Visitor,
  programme: Programme,
  number: string,
  form: { answers: { criterion: string; yes: boolean; statement: string | null }[]; statementTitle: string; seen: number | undefined },
) {
  const at = place(programme, visitor, number)
  if (!at) return refuse('notFound')
  if (!rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
  const known = new Set(at.ambition.criteria.map((criterion) => criterion.id))
  if (form.answers.some((answer) => !known.has(answer.criterion))) return refuse('notFound')
  const touched = await touchCard(tx, at, form.seen)
  if (isRefusal(touched)) return touched

  const facts = await findOwnFacts(tx, visitor, programme, number)
  const given = rules.answersOn(facts.answers, visitor.today)
  const changed = form.answers.filter((answer) => given.get(answer.criterion) !== answer.yes)
  const stated = form.answers.filter((answer) => answer.yes && answer.statement !== null)
  if (changed.length === 0 && stated.length === 0) return refuse('unchanged')
  await saveAnswers(tx, visitor, at, changed)
  const statements: string[] = []
  for (const answer of stated) {
    const added = await saveEvidence(tx, visitor, programme, {
      kind: 'statement',
      title: form.statementTitle,
      datedOn: visitor.today,
      validUntil: null,
      url: null,
      body: answer.statement,
      file: null,
      shared: false,
      links: [{ ambition: number, criterion: answer.criterion }],
    })
    if (isRefusal(added)) return added
    statements.push(added.evidenceId)
  }
  await record(tx, visitor, 'criteria.answered', whereOf(at), {
    yes: changed.filter((answer) => answer.yes).map((answer) => answer.criterion),
    no: changed.filter((answer) => !answer.yes).map((answer) => answer.criterion),
    statements,
  })
  return { saved: changed.length + stated.length }
}

async function saveAnswers(tx: Tx, visitor: Visitor, at: Place, answers: { criterion: string; yes: boolean; holdsOn?: Day }[]) {
  if (answers.length === 0) return
  await tx
    .insertInto('criterion_answers')
    .values(
      answers.map((answer) => ({
        id: uuid(),
        party_id: at.partyId,
        basisteam: at.basisteam,
        ambition: at.ambition.number,
        criterion: answer.criterion,
        yes: answer.yes,
        holds_on: answer.holdsOn ?? visitor.today,
        answered_by: visitor.personId ?? '',
        recorded_at: visitor.at,
      })),
    )
    .execute()
}

export type EvidenceForm = {
  kind: rules.EvidenceKind
  title: string
  datedOn: Day
  validUntil: Day | null
  url: string | null
  body: string | null
  file: { name: string; mediaType: string; content: Uint8Array } | null
  shared: boolean
  /** For which criteria, or (criterion null) only for the ambition as a whole. */
  links: { ambition: string; criterion: string | null }[]
}

/** Adds a piece of evidence for one or more ambitions. A criterion that it proves is thereby answered yes. */
export async function addEvidence(tx: Tx, visitor: Visitor, programme: Programme, form: EvidenceForm) {
  const saved = await saveEvidence(tx, visitor, programme, form)
  if (isRefusal(saved)) return saved
  await record(tx, visitor, 'evidence.added', saved.evidenceId, { kind: form.kind, ambitions: saved.ambitions, shared: form.shared })
  return saved
}

/** A newer version takes the place of an older one from today; the older stays to be read. */
export async function replaceEvidence(tx: Tx, visitor: Visitor, programme: Programme, evidenceId: string, form: EvidenceForm) {
  const old = await findEvidence(tx, programme, evidenceId)
  if (!old || !isOwn(old, visitor)) return refuse('notFound')
  if (old.endedOn !== null) return refuse('alreadyReplaced')
  const kept = await keepsProved(tx, visitor, programme, old, form.validUntil !== null && form.validUntil < visitor.today ? [] : form.links)
  if (isRefusal(kept)) return kept
  const saved = await saveEvidence(tx, visitor, programme, form, old)
  if (isRefusal(saved)) return saved
  const ended = await endOld(tx, visitor, evidenceId)
  if (isRefusal(ended)) return ended
  await record(tx, visitor, 'evidence.replaced', saved.evidenceId, { replaces: evidenceId, kind: form.kind })
  return saved
}

/** Takes back evidence that should not have been there. Refused while it is all that proves a state that stands. */
export async function withdrawEvidence(tx: Tx, visitor: Visitor, programme: Programme, evidenceId: string) {
  const old = await findEvidence(tx, programme, evidenceId)
  if (!old || !isOwn(old, visitor)) return refuse('notFound')
  if (old.endedOn !== null) return refuse('alreadyReplaced')
  const kept = await keepsProved(tx, visitor, programme, old, [])
  if (isRefusal(kept)) return kept
  const ended = await endOld(tx, visitor, evidenceId)
  if (isRefusal(ended)) return ended
  await record(tx, visitor, 'evidence.withdrawn', evidenceId)
  return { withdrawn: true as const }
}

/**
 * Takes the cards of everything this evidence serves, before it ends. Refused for whoever does not keep one of them up to date, and
 * while it is all that proves a state that stands. `links` are those of the newer version, as far as that still proves something today.
 */
async function keepsProved(tx: Tx, visitor: Visitor, programme: Programme, old: Evidence, links: EvidenceForm['links']) {
  for (const number of ambitionsIn(old.links)) {
    const at = place(programme, visitor, number)
    if (!at || !rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
    const touched = await touchCard(tx, at, undefined)
    if (isRefusal(touched)) return touched
    const facts = await findOwnFacts(tx, visitor, programme, number)
    const standing = rules.standingOn(facts.changes, facts.proofs, at.ambition, visitor.today, facts.calls)
    if (standing.state !== 'achieved' && standing.state !== 'secured') continue
    const needed = new Set(criteriaFor(at.ambition, standing.state).map((criterion) => criterion.id))
    const others = await listOtherProofs(tx, old.id, at)
    const ending = old.links.filter(
      ({ ambition, criterion }) =>
        ambition === number &&
        criterion !== null &&
        needed.has(criterion) &&
        !links.some((link) => link.ambition === number && link.criterion === criterion),
    )
    const lost = ending.filter(
      (link) =>
        rules.proofsThatHold(
          others.filter((proof) => proof.criterion === link.criterion),
          visitor.today,
        ).length === 0,
    )
    if (lost.length > 0)
      return refuse(
        'lastProof',
        lost.map((link) => link.criterion ?? ''),
      )
  }
  return { kept: true as const }
}

async function listOtherProofs(tx: Tx, evidenceId: string, at: Place): Promise<rules.Proof[]> {
  const rows = await tx
    .selectFrom('evidence_links')
    .innerJoin('evidence', 'evidence.id', 'evidence_links.evidence_id')
    .select(['criterion', 'holds_on', 'dated_on', 'valid_until', 'ended_on'])
    .where('subject', '=', at.subject)
    .where('ambition', 'in', numbersOf(at.ambition))
    .where('evidence.id', '<>', evidenceId)
    .execute()
  return rows.map((row) => ({
    subject: at.subject,
    ambition: at.ambition.number,
    criterion: row.criterion ?? '',
    holdsOn: row.holds_on,
    datedOn: row.dated_on,
    validUntil: row.valid_until,
    replacedOn: row.ended_on,
  }))
}

/** Lets the other parties read it, or no longer. What somebody already downloaded stays with them. */
export async function shareEvidence(tx: Tx, visitor: Visitor, programme: Programme, evidenceId: string, form: { shared: boolean }) {
  const old = await findEvidence(tx, programme, evidenceId)
  if (!old || !isOwn(old, visitor)) return refuse('notFound')
  if (!keepsEvidence(visitor, programme, old)) return refuse('notYours')
  if (old.endedOn !== null) return refuse('alreadyReplaced')
  if (old.shared === form.shared) return refuse('unchanged')
  await tx.updateTable('evidence').set({ shared: form.shared }).where('id', '=', evidenceId).execute()
  await record(tx, visitor, form.shared ? 'evidence.shared' : 'evidence.unshared', evidenceId)
  return { shared: form.shared }
}

/** Whoever keeps every ambition that it serves up to date may share, replace and withdraw it. */
export function keepsEvidence(visitor: Visitor, programme: Programme, evidence: Evidence): boolean {
  return (
    isOwn(evidence, visitor) &&
    evidence.links.length > 0 &&
    ambitionsIn(evidence.links).every((number) => {
      const ambition = findAmbition(programme, number)
      return ambition !== undefined && rules.mayUpdate(personOf(visitor), ambition)
    })
  )
}

const isOwn = (evidence: Evidence, visitor: Visitor) => evidence.partyId === visitor.partyId
const ambitionsIn = (links: { ambition: string }[]) => [...new Set(links.map((link) => link.ambition))]

async function endOld(tx: Tx, visitor: Visitor, evidenceId: string) {
  const { numUpdatedRows } = await tx
    .updateTable('evidence')
    .set({ ended_on: visitor.today })
    .where('id', '=', evidenceId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { ended: true as const } : refuse('alreadyReplaced')
}

async function saveEvidence(tx: Tx, visitor: Visitor, programme: Programme, form: EvidenceForm, replaces?: Evidence) {
  const numbers = ambitionsIn(form.links)
  const places: (Place & { answers: rules.Answer[] })[] = []
  const standings: rules.Standing[] = []
  for (const number of numbers) {
    const at = place(programme, visitor, number)
    if (!at) return refuse('notFound')
    if (!rules.mayUpdate(personOf(visitor), at.ambition)) return refuse('notYours')
    const known = new Set(at.ambition.criteria.map((criterion) => criterion.id))
    if (form.links.some((link) => link.ambition === number && link.criterion !== null && !known.has(link.criterion)))
      return refuse('notFound')
    const touched = await touchCard(tx, at, undefined)
    if (isRefusal(touched)) return touched
    const facts = await findOwnFacts(tx, visitor, programme, number)
    places.push({ ...at, answers: facts.answers })
    standings.push(rules.standingOn(facts.changes, facts.proofs, at.ambition, visitor.today, facts.calls))
  }
  const allowed = rules.addEvidence({
    kind: form.kind,
    datedOn: form.datedOn,
    validUntil: form.validUntil,
    url: form.url,
    ambitions: numbers,
    standings,
    day: visitor.today,
  })
  if (isRefusal(allowed)) return allowed

  // What also serves an ambition of the basisteam can be read by its other municipalities; the page says so.
  const basisteam = places.find((at) => at.basisteam !== null)?.basisteam ?? null
  const partyId = visitor.partyId ?? ''
  const fileId = form.file && (await saveFile(tx, visitor, basisteam, form.file))
  const evidenceId = uuid()
  const holdsOn = replaces ? visitor.today : allowed.holdsOn
  await tx
    .insertInto('evidence')
    .values({
      id: evidenceId,
      party_id: partyId,
      basisteam,
      kind: form.kind,
      title: form.title,
      dated_on: form.datedOn,
      valid_until: form.validUntil,
      url: form.kind === 'link' ? form.url : null,
      body: form.body,
      file_id: fileId,
      shared: form.shared,
      holds_on: holdsOn,
      ended_on: null,
      replaces: replaces?.id ?? null,
      added_by: visitor.personId ?? '',
      recorded_at: visitor.at,
    })
    .execute()
  if (form.links.length > 0) {
    await tx
      .insertInto('evidence_links')
      .values(
        form.links.map((link) => ({
          evidence_id: evidenceId,
          party_id: partyId,
          basisteam: places.find((at) => at.ambition.number === link.ambition)?.basisteam ?? null,
          subject: places.find((at) => at.ambition.number === link.ambition)?.subject ?? partyId,
          ambition: link.ambition,
          criterion: link.criterion,
        })),
      )
      .execute()
  }
  for (const at of places) {
    const given = rules.answersOn(at.answers, visitor.today)
    const proved = form.links.flatMap((link) => (link.ambition === at.ambition.number && link.criterion !== null ? [link.criterion] : []))
    await saveAnswers(
      tx,
      visitor,
      at,
      // A no that somebody gave holds until today; where nobody answered yet, the yes goes back as far as its proof.
      proved
        .filter((criterion) => given.get(criterion) !== true)
        .map((criterion) => ({ criterion, yes: true, holdsOn: given.has(criterion) ? visitor.today : holdsOn })),
    )
  }
  return { evidenceId, ambitions: numbers }
}

async function saveFile(
  tx: Tx,
  visitor: Visitor,
  basisteam: string | null,
  file: { name: string; mediaType: string; content: Uint8Array },
) {
  const id = uuid()
  await tx
    .insertInto('files')
    .values({
      id,
      party_id: visitor.partyId ?? '',
      basisteam,
      name: file.name,
      media_type: file.mediaType,
      size: file.content.byteLength,
      sha256: createHash('sha256').update(file.content).digest('hex'),
      content: file.content,
      recorded_at: visitor.at,
    })
    .execute()
  return id
}
