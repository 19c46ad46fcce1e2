import { sql } from 'kysely'
import type { Tx } from '../../platform/database/party.server.ts'
import type { Day, Moment } from '../../platform/settings/day.ts'
import type { Visitor } from '../../platform/web/visitor.ts'
import { listEvents } from '../law/queries.server.ts'
import { lawCalls, type LawEvent } from '../law/rules.ts'
import { findOfficeCalls, findBound } from '../parties/queries.server.ts'
import { findProgramme } from '../programme/queries.server.ts'
import { applies, findParty, subjectOf, subjectsOf, type Ambition, type Level, type Programme, type State } from '../programme/rules.ts'
import {
  countsPerAmbition,
  indexFacts,
  standingOn,
  standingsOn,
  type Answer,
  type Call,
  type EvidenceKind,
  type Outcome,
  type Proof,
  type StateChange,
  type Standings,
} from './rules.ts'

// ---- The region ----

export type Counts = ReturnType<typeof countsPerAmbition>

/**
 * How all parties stand on a day, as this visitor may know it. `unnamed` until the working group has decided that parties see each
 * other by name: then only how many stand where, with the visitor's own standings by name.
 */
export type Region = { /** The covenant with the parties that take part on that day. */ programme: Programme } & (
  | { kind: 'named'; standings: Standings; counts: Counts }
  | { kind: 'unnamed'; own: Standings; counts: Counts; totals: { inOrder: number; counted: number; weak: number } }
)

export async function findRegion(tx: Tx, programme: Programme, day: Day): Promise<Region> {
  const version = await findSharedVersion(tx)
  const key = `${programme.id} ${version} ${day}`
  const known = regions.get(key)
  if (known) return known
  const region = await makeRegion(tx, programme, day, version.startsWith('named/'))
  if (regions.size >= mostRegions) regions.delete(regions.keys().next().value ?? '')
  regions.set(key, region)
  return region
}

// Seventeen parties look at the same few days all the time. A picture is kept under the mark of the facts it was made of; the mark
// changes in the transaction that changes a fact, and holds for whom it is drawn where parties do not see each other by name.
const regions = new Map<string, Region>()
const mostRegions = 60

async function findSharedVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`select shared_version() as version`.execute(tx)
  return rows[0]?.version ?? ''
}

async function makeRegion(tx: Tx, whole: Programme, day: Day, byName: boolean): Promise<Region> {
  const programme = await findBound(tx, whole, day)
  const calls = await nameAndSpare(tx, await findCalls(tx, programme, day), day, byName)
  const [changes, proofs] = [await listSharedChanges(tx, programme, day), await listSharedProofs(tx, day)]
  const standings = standingsOn(indexFacts(programme, changes, proofs, calls), programme, day)
  if (byName) return { kind: 'named', programme, standings, counts: countsPerAmbition(programme, standings) }

  const counts = countsPerAmbition(programme, standings)
  const ownSubjects = new Set(programme.ambitions.flatMap((ambition) => subjectsOf(programme, ambition)))
  // Who has no name here has another one for each ambition, so its name alone says which ambition.
  const unnamed = Map.groupBy(
    changes.filter((change) => !ownSubjects.has(change.subject)),
    (change) => change.subject,
  )
  const proofsOf = Map.groupBy(proofs, (proof) => proof.subject)
  const callsOf = Map.groupBy(calls, (call) => call.subject)
  const perAmbition = Map.groupBy(unnamed, ([, [change]]) => change?.ambition)
  for (const count of counts) {
    const ambition = programme.ambitions.find((each) => each.number === count.ambition)
    if (!ambition) continue
    for (const [subject, own] of perAmbition.get(count.ambition) ?? []) {
      const standing = standingOn(own, proofsOf.get(subject) ?? [], ambition, day, callsOf.get(subject) ?? [])
      // countsPerAmbition took every subject without facts for not started; this one has facts, under another name.
      count.states.notStarted -= 1
      count.states[standing.state] += 1
    }
  }
  const sum = (states: State[]) => counts.reduce((total, count) => total + states.reduce((part, state) => part + count.states[state], 0), 0)
  const totals = {
    inOrder: sum(['achieved', 'secured']),
    weak: sum(['notStarted', 'lapsed']),
    counted: counts.reduce((total, count) => total + count.subjects - count.states.notApplicable, 0),
  }
  return { kind: 'unnamed', programme, own: standings, counts, totals }
}

/** Everything that calls a state into question up to a day, whatever the cause. Which states it touches is for the rules to say. */
async function findCalls(tx: Tx, programme: Programme, day: Day): Promise<Call[]> {
  const calls: Call[] = [...lawCalls(await listEvents(tx), programme), ...(await findOfficeCalls(tx, programme))]
  return calls.filter((call) => call.asksOn <= day)
}

/**
 * The calls as they touch the shared facts: without what the dates of another party's evidence spare, which only the database knows,
 * and on the names under which the facts of others are given out.
 */
async function nameAndSpare(tx: Tx, calls: readonly Call[], day: Day, byName: boolean): Promise<Call[]> {
  if (calls.length === 0) return []
  const named = byName ? calls : await unnamedCalls(tx, calls)
  const { rows } = await sql<{ subject: string; ambition: string; event_id: string; asks_on: Day }>`
    select subject, ambition, event_id, asks_on from shared_spared(${day}::date)`.execute(tx)
  const spared = new Set(rows.map((row) => `${row.event_id} ${row.asks_on} ${row.subject} ${row.ambition}`))
  return named.filter((call) => call.cause !== 'law' || !spared.has(`${call.id} ${call.asksOn} ${call.subject} ${call.ambition}`))
}

async function unnamedCalls(tx: Tx, calls: readonly Call[]): Promise<Call[]> {
  const { rows } = await sql<{ shown: string }>`
    select shown_subject(subject, ambition, false) as shown
    from unnest(${calls.map((call) => call.subject)}::text[], ${calls.map((call) => call.ambition)}::text[])
      with ordinality as called (subject, ambition, place) order by place`.execute(tx)
  return calls.map((call, index) => ({ ...call, subject: rows[index]?.shown ?? call.subject }))
}

/** Whom one event of the law touches: whom it asks now or once confirmed, and whom it made lapse. */
export type Touched = { subject: string; ambition: string; how: 'asked' | 'lapsed'; isNamed: boolean }[]

/** For an event that waits: as if it were confirmed today. For one in the future: as its day would find it, as known now. */
export async function findTouched(tx: Tx, programme: Programme, event: LawEvent, today: Day): Promise<Touched> {
  if (event.onDay === null || (event.status !== 'to_confirm' && event.status !== 'confirmed')) return []
  const counted: LawEvent = event.status === 'confirmed' ? event : { ...event, status: 'confirmed', enteredOn: today, answeredOn: today }
  const day = event.onDay > today ? event.onDay : today
  const byName = (await findSharedVersion(tx)).startsWith('named/')
  const calls = await nameAndSpare(tx, lawCalls([counted], programme), day, byName)
  const proofs = await listSharedProofs(tx, day)
  const changes = await listSharedChanges(tx, programme, day)
  const own = new Set(programme.ambitions.flatMap((ambition) => subjectsOf(programme, ambition)))
  const concerned = new Set(calls.map((call) => `${call.subject} ${call.ambition}`))
  return changes.flatMap((change) => {
    const { subject, ambition: number } = change
    const ambition = programme.ambitions.find((each) => each.number === number)
    if (!ambition || !concerned.has(`${subject} ${number}`)) return []
    const isOwn = (fact: { subject: string; ambition: string }) => fact.subject === subject && fact.ambition === number
    const standing = standingOn([change], proofs.filter(isOwn), ambition, day, calls.filter(isOwn))
    const how = standing.asks?.id === event.id ? 'asked' : standing.lapse?.id === event.id ? 'lapsed' : undefined
    return how ? [{ subject, ambition: number, how, isNamed: own.has(subject) } as const] : []
  })
}

async function listSharedChanges(tx: Tx, programme: Programme, day: Day): Promise<StateChange[]> {
  const reviewMonths = Object.fromEntries(
    programme.ambitions.flatMap(({ number, reviewMonths: months, lapses }) => (lapses === 'hard' ? [[number, months]] : [])),
  )
  const { rows } = await sql<{
    subject: string
    ambition: string
    kind: 'set' | 'reconfirm'
    state: State
    holds_on: Day
    seq: number
    since: Day
    held: Level | null
  }>`select subject, ambition, kind, state, holds_on, seq, since, held
    from shared_states(${day}::date, ${JSON.stringify(reviewMonths)}::jsonb)`.execute(tx)
  return rows.map((row) => ({
    id: '',
    seq: row.seq,
    subject: row.subject,
    ambition: row.ambition,
    kind: row.kind,
    state: row.state,
    holdsOn: row.holds_on,
    needsConfirmation: false,
    confirmed: true,
    since: row.since,
    ...(row.held && { held: row.held }),
  }))
}

async function listSharedProofs(tx: Tx, day: Day): Promise<Proof[]> {
  const { rows } = await sql<{
    subject: string
    ambition: string
    criterion: string
    holds_on: Day
    valid_until: Day | null
    ended_on: Day | null
  }>`select subject, ambition, criterion, holds_on, valid_until, ended_on from shared_proofs(${day}::date)`.execute(tx)
  return rows.map(proofOf)
}

/** The reasons that parties themselves gave for 'herijken nodig', per subject and ambition (`standingKey`). */
export async function listLapseReasons(tx: Tx, day: Day): Promise<Map<string, string>> {
  const { rows } = await sql<{ subject: string; ambition: string; reason: string }>`
    select subject, ambition, reason from shared_states(${day}::date) where reason is not null`.execute(tx)
  return new Map(rows.map((row) => [`${row.subject} ${row.ambition}`, row.reason]))
}

/** Which criteria every party answered yes or no; empty for whoever is not secretary or RIEC adviser. */
export async function listSharedCriteria(
  tx: Tx,
  day: Day,
): Promise<{ subject: string; ambition: string; criterion: string; yes: boolean }[]> {
  const { rows } = await sql<{ subject: string; ambition: string; criterion: string; yes: boolean }>`
    select subject, ambition, criterion, yes from shared_criteria(${day}::date)`.execute(tx)
  return rows
}

/** How many parties answered a criterion yes and no; empty while parties do not see each other by name. */
export async function listCriteriaCounts(tx: Tx, day: Day): Promise<{ ambition: string; criterion: string; yes: number; no: number }[]> {
  const { rows } = await sql<{ ambition: string; criterion: string; yes: number; no: number }>`
    select ambition, criterion, yes, no from shared_criteria_counts(${day}::date)`.execute(tx)
  return rows
}

const proofOf = (row: {
  subject: string
  ambition: string
  criterion: string
  holds_on: Day
  dated_on?: Day
  valid_until: Day | null
  ended_on: Day | null
}): Proof => ({
  subject: row.subject,
  ambition: row.ambition,
  criterion: row.criterion,
  holdsOn: row.holds_on,
  datedOn: row.dated_on ?? null,
  validUntil: row.valid_until,
  replacedOn: row.ended_on,
})

// ---- One's own party ----

export type OwnFacts = { changes: StateChange[]; proofs: Proof[]; answers: Answer[]; calls: Call[] }

function changeQuery(tx: Tx, visitor: Visitor) {
  return tx
    .selectFrom('state_changes')
    .leftJoin('state_answers', 'state_answers.change_id', 'state_changes.id')
    .select([
      'state_changes.id',
      'seq',
      'subject',
      'ambition',
      'kind',
      'state',
      'holds_on',
      'needs_confirmation',
      'set_by',
      'state_changes.recorded_at',
      'outcome',
    ])
    .where('subject', 'in', ownSubjects(visitor))
}

type ChangeRow = Awaited<ReturnType<ReturnType<typeof changeQuery>['execute']>>[number]

const changeOf = (row: ChangeRow): StateChange => ({
  id: row.id,
  seq: row.seq,
  subject: row.subject,
  ambition: row.ambition,
  kind: row.kind as StateChange['kind'],
  state: row.state as State,
  holdsOn: row.holds_on,
  needsConfirmation: row.needs_confirmation,
  // What needed no second person counts from the beginning, until it is taken back as part of an import.
  confirmed: row.needs_confirmation ? row.outcome === 'confirmed' : row.outcome === null,
  ...(row.outcome !== null && { outcome: row.outcome as Outcome }),
  setBy: row.set_by,
  recordedAt: row.recorded_at,
})

/** The facts of this visitor's own subjects: the party and, where an ambition is measured so, its basisteam. One ambition, or all. */
export async function findOwnFacts(tx: Tx, visitor: Visitor, ambition?: string, known?: Programme): Promise<OwnFacts> {
  const own = ownSubjects(visitor)
  let changes = changeQuery(tx, visitor).orderBy('seq')
  let proofs = tx
    .selectFrom('evidence_links')
    .innerJoin('evidence', 'evidence.id', 'evidence_links.evidence_id')
    .select(['subject', 'ambition', 'criterion', 'holds_on', 'dated_on', 'valid_until', 'ended_on'])
    .where('subject', 'in', own)
    .where('criterion', 'is not', null)
  let answers = tx
    .selectFrom('criterion_answers')
    .select(['subject', 'ambition', 'criterion', 'yes', 'holds_on', 'seq'])
    .where('subject', 'in', own)
    .orderBy('seq')
  if (ambition !== undefined) {
    changes = changes.where('ambition', '=', ambition)
    proofs = proofs.where('ambition', '=', ambition)
    answers = answers.where('ambition', '=', ambition)
  }
  const programme = known ?? (await findProgramme(tx))
  const calls = programme ? await findCalls(tx, programme, visitor.today) : []
  return {
    calls: calls.filter((call) => own.includes(call.subject) && (ambition === undefined || call.ambition === ambition)),
    changes: (await changes.execute()).map(changeOf),
    proofs: (await proofs.execute()).map((row) => proofOf({ ...row, criterion: row.criterion ?? '' })),
    answers: (await answers.execute()).map((row) => ({
      subject: row.subject,
      ambition: row.ambition,
      criterion: row.criterion,
      yes: row.yes,
      holdsOn: row.holds_on,
      seq: row.seq,
    })),
  }
}

function ownSubjects(visitor: Visitor): string[] {
  return [visitor.partyId, visitor.basisteam].filter((subject) => subject !== null)
}

/** How this visitor's own party stands on a day, from its own facts. */
export function ownStandings(programme: Programme, facts: OwnFacts, day: Day): Standings {
  return standingsOn(indexFacts(programme, facts.changes, facts.proofs, facts.calls), programme, day)
}

export type Outlook = 'onTrack' | 'attention' | 'obstacle'
export type Card = { subject: string; ambition: string; version: number; owner: string | null; nextOn: Day | null }

export async function listCards(tx: Tx, visitor: Visitor): Promise<Card[]> {
  const rows = await tx
    .selectFrom('cards')
    .select(['subject', 'ambition', 'version', 'owner', 'next_on'])
    .where('subject', 'in', ownSubjects(visitor))
    .execute()
  return rows.map((row) => ({ subject: row.subject, ambition: row.ambition, version: row.version, owner: row.owner, nextOn: row.next_on }))
}

export async function findCard(tx: Tx, subject: string, ambition: string): Promise<Card> {
  const row = await tx
    .selectFrom('cards')
    .select(['subject', 'ambition', 'version', 'owner', 'next_on'])
    .where('subject', '=', subject)
    .where('ambition', '=', ambition)
    .executeTakeFirst()
  return row
    ? { subject: row.subject, ambition: row.ambition, version: row.version, owner: row.owner, nextOn: row.next_on }
    : { subject, ambition, version: 0, owner: null, nextOn: null }
}

/** The road ahead of every own ambition, as last told. */
export async function listOutlooks(tx: Tx, visitor: Visitor): Promise<Map<string, { outlook: Outlook; note: string | null; on: Day }>> {
  const rows = await tx
    .selectFrom('outlooks')
    .distinctOn(['subject', 'ambition'])
    .select(['subject', 'ambition', 'outlook', 'note', 'holds_on'])
    .where('subject', 'in', ownSubjects(visitor))
    .orderBy('subject')
    .orderBy('ambition')
    .orderBy('holds_on', 'desc')
    .orderBy('seq', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.ambition, { outlook: row.outlook as Outlook, note: row.note, on: row.holds_on }]))
}

/** The road ahead of one ambition, as last told. */
export async function findOutlook(tx: Tx, subject: string, ambition: string): Promise<{ outlook: Outlook; on: Day } | undefined> {
  const row = await tx
    .selectFrom('outlooks')
    .select(['outlook', 'holds_on'])
    .where('subject', '=', subject)
    .where('ambition', '=', ambition)
    .orderBy('holds_on', 'desc')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row && { outlook: row.outlook as Outlook, on: row.holds_on }
}

/** How many pieces of evidence count today, per own ambition. */
export async function countEvidence(tx: Tx, visitor: Visitor): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('evidence_links')
    .innerJoin('evidence', 'evidence.id', 'evidence_links.evidence_id')
    .select((select) => ['ambition', select.fn.count<number>('evidence_id').distinct().as('items')])
    .where('subject', 'in', ownSubjects(visitor))
    .where('ended_on', 'is', null)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', visitor.today)]))
    .groupBy('ambition')
    .execute()
  return new Map(rows.map((row) => [row.ambition, row.items]))
}

/** Something that happened on one ambition, with its note and who did it; only for the own party. */
export type Deed = {
  kind: 'set' | 'reconfirm' | 'confirmed' | 'declined' | 'withdrawn' | 'answered' | 'evidenceAdded' | 'outlook'
  by: string | null
  partyId: string
  at: Moment
  holdsOn: Day | null
  state?: State
  changeId?: string
  outlook?: Outlook
  text: string | null
}

/** Everything done on one ambition of one subject, newest first. */
export async function listDeeds(tx: Tx, subject: string, ambition: string): Promise<Deed[]> {
  const { rows } = await sql<{
    kind: Deed['kind']
    by: string | null
    party_id: string
    recorded_at: Moment
    holds_on: Day | null
    state: State | null
    change_id: string | null
    outlook: Outlook | null
    text: string | null
  }>`
    select d.kind, people.name as by, d.party_id, d.recorded_at, d.holds_on, d.state, d.change_id, d.outlook, d.text from (
      select kind, set_by as person, party_id, recorded_at, holds_on, state, id as change_id, null as outlook,
          nullif(concat_ws(' ', reason, case when note is distinct from reason then note end), '') as text, seq
        from state_changes where subject = ${subject} and ambition = ${ambition}
      union all
      select a.outcome, a.answered_by, a.party_id, a.recorded_at, null, c.state, c.id, null, a.reason, c.seq
        from state_answers a join state_changes c on c.id = a.change_id where c.subject = ${subject} and c.ambition = ${ambition}
      union all
      select 'answered', answered_by, party_id, recorded_at, holds_on, null, null, null, null, max(seq)
        from criterion_answers where subject = ${subject} and ambition = ${ambition}
        group by answered_by, party_id, recorded_at, holds_on
      union all
      select 'evidenceAdded', e.added_by, e.party_id, e.recorded_at, e.holds_on, null, null, null, e.title, e.seq
        from evidence e where exists (select from evidence_links l where l.evidence_id = e.id and l.subject = ${subject} and l.ambition = ${ambition})
      union all
      select 'outlook', set_by, party_id, recorded_at, holds_on, null, null, outlook, note, seq
        from outlooks where subject = ${subject} and ambition = ${ambition}
    ) d left join people on people.id = d.person
    order by d.recorded_at desc, d.seq desc`.execute(tx)
  return rows.map((row) => ({
    kind: row.kind,
    by: row.by,
    partyId: row.party_id,
    at: row.recorded_at,
    holdsOn: row.holds_on,
    ...(row.state && { state: row.state }),
    ...(row.change_id && { changeId: row.change_id }),
    ...(row.outlook && { outlook: row.outlook }),
    text: row.text,
  }))
}

// ---- Evidence ----

export type Evidence = {
  id: string
  partyId: string
  kind: EvidenceKind
  title: string
  datedOn: Day
  validUntil: Day | null
  url: string | null
  body: string | null
  file: { id: string; name: string; size: number; mediaType: string } | null
  shared: boolean
  endedOn: Day | null
  replaces: string | null
  addedOn: Moment
  links: { subject: string; ambition: string; criterion: string | null }[]
}

function evidenceQuery(tx: Tx) {
  return tx
    .selectFrom('evidence')
    .leftJoin('files', 'files.id', 'evidence.file_id')
    .select((select) => [
      'evidence.id',
      'evidence.party_id',
      'kind',
      'title',
      'dated_on',
      'valid_until',
      'url',
      'body',
      'file_id',
      'files.name as file_name',
      'files.size as file_size',
      'files.media_type as file_type',
      'shared',
      'ended_on',
      'replaces',
      'evidence.recorded_at',
      select
        .selectFrom('evidence_links')
        .whereRef('evidence_links.evidence_id', '=', 'evidence.id')
        .select(
          sql<{ subject: string; ambition: string; criterion: string | null }[]>`
            coalesce(json_agg(json_build_object('subject', subject, 'ambition', ambition, 'criterion', criterion) order by ambition, criterion), '[]')`.as(
            'links',
          ),
        )
        .as('links'),
    ])
}

type EvidenceRow = Awaited<ReturnType<ReturnType<typeof evidenceQuery>['execute']>>[number]

const evidenceOf = (row: EvidenceRow): Evidence => ({
  id: row.id,
  partyId: row.party_id,
  kind: row.kind as EvidenceKind,
  title: row.title,
  datedOn: row.dated_on,
  validUntil: row.valid_until,
  url: row.url,
  body: row.body,
  file: row.file_id ? { id: row.file_id, name: row.file_name ?? '', size: row.file_size ?? 0, mediaType: row.file_type ?? '' } : null,
  shared: row.shared,
  endedOn: row.ended_on,
  replaces: row.replaces,
  addedOn: row.recorded_at,
  links: row.links ?? [],
})

/** Evidence of one subject for one ambition, newest first, with what was replaced or withdrawn. */
export async function listEvidence(tx: Tx, subject: string, ambition: string): Promise<Evidence[]> {
  const rows = await evidenceQuery(tx)
    .where((where) =>
      where.exists(
        where
          .selectFrom('evidence_links')
          .whereRef('evidence_links.evidence_id', '=', 'evidence.id')
          .where('evidence_links.subject', '=', subject)
          .where('evidence_links.ambition', '=', ambition)
          .select('evidence_links.evidence_id'),
      ),
    )
    .orderBy('evidence.seq', 'desc')
    .execute()
  return rows.map(evidenceOf)
}

/** What other parties chose to share for one ambition. */
export async function listSharedEvidence(tx: Tx, visitor: Visitor, ambition: string): Promise<Evidence[]> {
  const rows = await evidenceQuery(tx)
    .where('shared', '=', true)
    .where('ended_on', 'is', null)
    .where('evidence.party_id', '<>', visitor.partyId ?? '')
    .where((where) =>
      where.exists(
        where
          .selectFrom('evidence_links')
          .whereRef('evidence_links.evidence_id', '=', 'evidence.id')
          .where('evidence_links.ambition', '=', ambition)
          .select('evidence_links.evidence_id'),
      ),
    )
    .orderBy('evidence.seq', 'desc')
    .execute()
  return rows.map(evidenceOf)
}

/** Undefined when it does not exist or is not for this visitor: the two must look alike. */
export async function findEvidence(tx: Tx, id: string): Promise<Evidence | undefined> {
  if (!isUuid(id)) return undefined
  const row = await evidenceQuery(tx).where('evidence.id', '=', id).executeTakeFirst()
  return row && evidenceOf(row)
}

/** The version before and after this one, as far as this visitor may see them. */
export async function findVersions(
  tx: Tx,
  evidence: Evidence,
): Promise<{ before?: { id: string; title: string }; after?: { id: string; title: string } }> {
  const rows = await tx
    .selectFrom('evidence')
    .select(['id', 'title', 'replaces'])
    .where((where) => where.or([where('replaces', '=', evidence.id), ...(evidence.replaces ? [where('id', '=', evidence.replaces)] : [])]))
    .execute()
  const before = rows.find((row) => row.id === evidence.replaces)
  const after = rows.find((row) => row.replaces === evidence.id)
  return {
    ...(before && { before: { id: before.id, title: before.title } }),
    ...(after && { after: { id: after.id, title: after.title } }),
  }
}

export async function findEvidenceFile(tx: Tx, id: string): Promise<{ name: string; mediaType: string; content: Uint8Array } | undefined> {
  if (!isUuid(id)) return undefined
  const row = await tx
    .selectFrom('evidence')
    .innerJoin('files', 'files.id', 'evidence.file_id')
    .select(['files.name', 'files.media_type', 'files.content'])
    .where('evidence.id', '=', id)
    .executeTakeFirst()
  return row && { name: row.name, mediaType: row.media_type, content: row.content }
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** One change of the own party or basisteam. */
export async function findChange(tx: Tx, visitor: Visitor, id: string): Promise<(StateChange & { text: string | null }) | undefined> {
  if (!isUuid(id)) return undefined
  const row = await changeQuery(tx, visitor).select(['state_changes.reason', 'note']).where('state_changes.id', '=', id).executeTakeFirst()
  return row && { ...changeOf(row), text: row.reason ?? row.note }
}

/** The decision of the working group that an ambition does not apply to a party. */
export async function findNotApplicableDecision(
  tx: Tx,
  partyId: string,
  ambition: string,
): Promise<{ id: string; decidedOn: Day } | undefined> {
  const row = await tx
    .selectFrom('decisions')
    .select(['id', 'decided_on'])
    .where('kind', '=', 'notApplicable')
    .where('party_id', '=', partyId)
    .where('ambition', '=', ambition)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row && { id: row.id, decidedOn: row.decided_on }
}

/** The subject of an ambition for this visitor's party; undefined when it does not apply or there is no party. */
export function subjectFor(programme: Programme, visitor: Visitor, ambition: Ambition): string | undefined {
  const party = visitor.partyId === null ? undefined : findParty(programme, visitor.partyId)
  return party && applies(ambition, party) ? subjectOf(ambition, party) : undefined
}

// ---- Taken over from each other (agreement B) ----

/** Everything that parties share now, of every party, newest first. */
export async function listLibrary(tx: Tx): Promise<Evidence[]> {
  const rows = await evidenceQuery(tx).where('shared', '=', true).where('ended_on', 'is', null).orderBy('evidence.seq', 'desc').execute()
  return rows.map(evidenceOf)
}

export type Source = {
  evidenceId: string
  sourceId: string
  partyId: string
  title: string
  datedOn: Day
  sha256: string | null
  takenOn: Day
  /** The day on which the other party replaced or withdrew it, and what took its place where that is shared. */
  endedOn: Day | null
  newerId: string | null
}

/** Where own evidence was taken over from, and what became of it there. One piece of evidence, or all of the own party. */
export async function listSources(tx: Tx, evidenceId?: string): Promise<Source[]> {
  let query = tx
    .selectFrom('evidence_sources')
    .select(['evidence_id', 'source_id', 'source_party', 'source_title', 'source_dated_on', 'source_sha256', 'taken_on'])
    .orderBy('taken_on', 'desc')
    .orderBy('recorded_at', 'desc')
  if (evidenceId !== undefined) query = query.where('evidence_id', '=', evidenceId)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const { rows: since } = await sql<{ evidence_id: string; ended_on: Day | null; newer_id: string | null }>`
    select evidence_id, ended_on, newer_id from sources_since_taken()`.execute(tx)
  return rows.map((row) => {
    const now = since.find((each) => each.evidence_id === row.evidence_id)
    return {
      evidenceId: row.evidence_id,
      sourceId: row.source_id,
      partyId: row.source_party,
      title: row.source_title,
      datedOn: row.source_dated_on,
      sha256: row.source_sha256,
      takenOn: row.taken_on,
      endedOn: now?.ended_on ?? null,
      newerId: now?.newer_id ?? null,
    }
  })
}

/** Who took over what the own party shared, newest first. */
export async function listTakers(tx: Tx): Promise<{ sourceId: string; partyId: string; takenOn: Day }[]> {
  const { rows } = await sql<{ source_id: string; party_id: string; taken_on: Day }>`
    select source_id, party_id, taken_on from taken_by_others() order by taken_on desc`.execute(tx)
  return rows.map((row) => ({ sourceId: row.source_id, partyId: row.party_id, takenOn: row.taken_on }))
}
