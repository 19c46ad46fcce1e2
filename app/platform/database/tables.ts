import type { Generated, GeneratedAlways } from 'kysely'

/** What `pg` is told to give for date, timestamptz and bigint: a day, a moment, a number (party.server.ts). */
type Day = string
type Moment = string

type Shared = { party_id: string; basisteam: string | null }
type Fact = Shared & { seq: GeneratedAlways<number>; subject: GeneratedAlways<string>; ambition: string; recorded_at: Moment }

export type Tables = {
  programmes: { id: string; version: number; source: string; sha256: string; installed_at: Moment }
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
  vaults: { id: string; party_id: string; purpose: string }
  vault_records: { vault: string; party_id: string; number: number; epoch: number; bytes: Uint8Array; signed_by: string }
  vault_grants: { vault: string; party_id: string; epoch: number; recipient: string; sealed: Uint8Array }
  vault_links: { vault: string; party_id: string; epoch: number; sealed: Uint8Array }
  vault_slots: { id: string; member: string; party_id: string; person_id: string; kind: string; kdf: string; sealed: Uint8Array }
  vault_parts: { item: string; number: number; bytes: Uint8Array; day: Day }
  vault_items: {
    id: string
    dossier: string
    vault: string
    kind: string
    day: Day
    head: Uint8Array
    parts: number
    size: number
    signed: Uint8Array | null
  }
  vault_wraps: { item: string; party_id: string; vault: string; recipient: string; epoch: number; alg: string; sealed: Uint8Array }
  vault_dossiers: { id: string; vault: string; party_id: string; stage: string; day: Day; via: string }
  vault_boxes: { look_up_hash: Uint8Array; vault: string; party_id: string; dossier: string; kem: Uint8Array; memory: Uint8Array }
  vault_forwardings: {
    id: string
    dossier: string
    items: string[]
    from_vault: string
    party_id: string
    to_vault: string
    to_party: string
    day: Day
    bytes: Uint8Array
    signed: Uint8Array
  }
  vault_indexes: { vault: string; party_id: string; sealed: Uint8Array }
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
