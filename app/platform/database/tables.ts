import type { Generated, GeneratedAlways } from 'kysely'

/** What `pg` is told to give for date, timestamptz and bigint: a day, a moment, a number (party.server.ts). */
type Day = string
type Moment = string

type Shared = { party_id: string; basisteam: string | null }
type Fact = Shared & { seq: GeneratedAlways<number>; subject: GeneratedAlways<string>; ambition: string; recorded_at: Moment }

export type Tables = {
  programmes: {
    id: string
    version: number
    source: string
    sha256: string
    installed_at: Moment
    from_on: Generated<Day | null>
    published_on: Generated<Day | null>
    published_by: Generated<string | null>
  }
  programme_undos: { id: string; version: number; reason: string; undone_on: Day; undone_by: string | null; recorded_at: Moment }
  ambition_families: { ambition: string; family: string }
  proposals: {
    id: string
    seq: GeneratedAlways<number>
    party_id: string | null
    kind: string
    ambition: string | null
    title: string
    motive: string
    effect_gemeente: string | null
    effect_waterschap: string | null
    effect_provincie: string | null
    proposed_by: string
    proposed_on: Day
    recorded_at: Moment
  }
  proposal_comments: {
    id: string
    seq: GeneratedAlways<number>
    proposal_id: string
    party_id: string | null
    body: string
    said_by: string
    said_on: Day
    recorded_at: Moment
  }
  proposal_decisions: {
    proposal_id: string
    outcome: string
    reason: string
    changed_to: string | null
    decided_on: Day
    decided_by: string
    recorded_at: Moment
  }
  parties: { id: string; code: string; name: string; full_name: string; type: string; basisteam: string | null; position: number }
  source_documents: {
    id: string
    seq: GeneratedAlways<number>
    name: string
    media_type: string
    sha256: string
    content: Uint8Array
    texts: unknown
    missed: string[]
    attached_by: string
    attached_on: Day
    recorded_at: Moment
  }
  decisions: {
    id: string
    seq: GeneratedAlways<number>
    kind: string
    title: string
    body: string
    decided_on: Day
    party_id: string | null
    ambition: string | null
    recorded_by: string
    recorded_at: Moment
  }
  people: { id: string; name: string }
  seats: {
    id: string
    person_id: string
    party_id: string | null
    role: string
    ambitions: Generated<string[]>
    from_on: Day
    until_on: Day | null
  }
  sessions: { token_hash: string; person_id: string; party_id: string | null; started_at: Moment }
  practice_day: { one_row: Generated<boolean>; day: Day }
  offices: {
    id: string
    party_id: string
    function: string
    holder: string
    email: string | null
    phone: string | null
    from_on: Day
    until_on: Day | null
    recorded_at: Moment
  }
  commitments: { id: string; party_id: string; signed_by: string; signed_function: string; signed_on: Day; recorded_at: Moment }
  cards: Shared & {
    subject: GeneratedAlways<string>
    ambition: string
    version: Generated<number>
    owner: string | null
    next_on: Day | null
  }
  state_changes: Fact & {
    id: string
    kind: string
    state: string
    holds_on: Day
    reason: string | null
    note: string | null
    needs_confirmation: boolean
    decision_id: string | null
    set_by: string
  }
  state_answers: Shared & { change_id: string; outcome: string; reason: string | null; answered_by: string; recorded_at: Moment }
  criterion_answers: Fact & { id: string; criterion: string; yes: boolean; holds_on: Day; answered_by: string }
  outlooks: Fact & { id: string; outlook: string; note: string | null; holds_on: Day; set_by: string }
  files: Shared & {
    id: string
    name: string
    media_type: string
    size: number
    sha256: string
    content: Uint8Array
    recorded_at: Moment
  }
  evidence: Shared & {
    id: string
    seq: GeneratedAlways<number>
    kind: string
    title: string
    dated_on: Day
    valid_until: Day | null
    url: string | null
    body: string | null
    file_id: string | null
    shared: Generated<boolean>
    holds_on: Day
    ended_on: Day | null
    replaces: string | null
    added_by: string
    recorded_at: Moment
  }
  evidence_links: Shared & { evidence_id: string; subject: string; ambition: string; criterion: string | null }
  rounds: { code: string; title: string; reference_on: Day; opened_on: Day; opened_by: string; recorded_at: Moment; frozen_on: Day | null }
  round_texts: { round: string; theme: number; body: string; version: Generated<number>; written_by: string; recorded_at: Moment }
  round_confirmations: { round: string; party_id: string; confirmed_by: string; confirmed_on: Day; recorded_at: Moment }
  reports: {
    round: string
    json: Uint8Array
    sha256: string
    pdf: Uint8Array
    ods: Uint8Array
    csv: Uint8Array
    frozen_on: Day
    frozen_by: string
    recorded_at: Moment
  }
  fact_versions: { changed_by: string; version: string }
  audit_events: {
    chain: string
    number: number
    at: Moment
    person_id: string | null
    person_name: string
    action: string
    subject: string
    details: unknown
    previous_hash: string
    hash: string
  }
  audit_heads: { chain: string; number: number; hash: string }
}
