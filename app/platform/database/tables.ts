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
  law_events: {
    id: string
    seq: GeneratedAlways<number>
    kind: string
    title: string
    on_day: Day | null
    changed: string
    question: string
    source: string
    ambitions: string[]
    party_types: string[]
    term_months: number
    replaces: string | null
    reason: string | null
    entered_by: string | null
    entered_on: Day
    recorded_at: Moment
  }
  law_answers: {
    event_id: string
    outcome: string
    reason: string | null
    answered_by: string | null
    answered_on: Day
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
  renewals: {
    id: string
    party_id: string
    function: string
    holder: string
    renewed_on: Day
    recorded_by: string
    recorded_at: Moment
  }
  participations: {
    id: string
    seq: GeneratedAlways<number>
    party_id: string
    kind: string
    on_day: Day
    decision_id: string
    recorded_by: string
    recorded_at: Moment
  }
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
  asks: {
    id: string
    seq: GeneratedAlways<number>
    party_id: string
    ambition: string
    title: string
    body: string
    by_on: Day | null
    audience: string
    asked_by: string
    asked_on: Day
    recorded_at: Moment
  }
  ask_steps: {
    id: string
    seq: GeneratedAlways<number>
    ask_id: string
    party_id: string | null
    kind: string
    body: string | null
    taken_by: string
    taken_on: Day
    recorded_at: Moment
  }
  offers: {
    id: string
    seq: GeneratedAlways<number>
    party_id: string | null
    ambition: string
    title: string
    body: string
    until_on: Day | null
    offered_by: string
    offered_on: Day
    ended_on: Day | null
    recorded_at: Moment
  }
  evidence_sources: Shared & {
    evidence_id: string
    source_id: string
    source_party: string
    source_title: string
    source_dated_on: Day
    source_sha256: string | null
    taken_by: string
    taken_on: Day
    recorded_at: Moment
  }
  risk_degrees: {
    id: string
    seq: GeneratedAlways<number>
    party_id: string
    dimension: string
    degree: number
    year: number
    source: string
    explanation: string | null
    found_by: string
    found_on: Day
    recorded_at: Moment
  }
  deviations: {
    id: string
    seq: GeneratedAlways<number>
    party_id: string
    ambition: string
    what: string
    why: string
    until_on: Day
    proposed_by: string
    proposed_on: Day
    recorded_at: Moment
  }
  deviation_steps: {
    id: string
    seq: GeneratedAlways<number>
    deviation_id: string
    party_id: string
    kind: string
    reason: string | null
    decided_on: Day
    taken_by: string
    recorded_at: Moment
  }
  imports: {
    id: string
    seq: GeneratedAlways<number>
    party_id: string
    name: string
    format: string
    sheets: unknown
    stage: string
    deeds: unknown
    made_by: string
    made_on: Day
    done_on: Day | null
    undo_until: Day | null
    undone_on: Day | null
    recorded_at: Moment
  }
  calendar_feeds: {
    id: string
    token_hash: string
    person_id: string
    party_id: string | null
    made_on: Day
    revoked_on: Day | null
    recorded_at: Moment
  }
  messages: {
    id: string
    seq: GeneratedAlways<number>
    person_id: string
    party_id: string | null
    kind: string
    made_once: string
    about: unknown
    made_on: Day
    read_on: Day | null
    mail: string
    mailed_at: Moment | null
    recorded_at: Moment
  }
  message_wishes: { person_id: string; digest: boolean; email: string | null }
  budget_entries: {
    id: string
    seq: GeneratedAlways<number>
    kind: string
    made_on: string | null
    corrects: string | null
    theme: number | null
    party_id: string | null
    cents: number
    booked_on: Day
    note: string
    recorded_by: string
    recorded_at: Moment
  }
  rounds: {
    code: string
    title: string
    reference_on: Day
    opened_on: Day
    opened_by: string
    recorded_at: Moment
    frozen_on: Day | null
    data_closes_on: Day | null
    confirm_closes_on: Day | null
    version: Generated<number>
  }
  round_texts: {
    round: string
    theme: number
    body: string
    achieved: Generated<string>
    running: Generated<string>
    obstacle: Generated<string>
    help: Generated<string>
    version: Generated<number>
    written_by: string
    recorded_at: Moment
  }
  round_confirmations: {
    round: string
    party_id: string
    confirmed_by: string
    confirmed_on: Day
    recorded_at: Moment
    states: string | null
  }
  round_fillings: {
    round: string
    party_id: string
    note: string
    states: string
    filled_by: string
    filled_on: Day
    recorded_at: Moment
  }
  round_words: {
    round: string
    examples: unknown
    law: string
    growth: string
    decisions: unknown
    figures: unknown
    planning: string
    version: number
    written_by: string
    recorded_at: Moment
  }
  round_notes: {
    id: string
    seq: GeneratedAlways<number>
    round: string
    role: string
    body: string
    written_by: string
    written_on: Day
    recorded_at: Moment
  }
  round_agreements: { round: string; version: number; mark: string; agreed_by: string; agreed_on: Day; recorded_at: Moment }
  round_reopenings: { round: string; version: number; reason: string; reopened_by: string; reopened_on: Day; recorded_at: Moment }
  round_discussions: {
    round: string
    discussed_on: Day
    outcomes: unknown
    version: number
    recorded_by: string
    recorded_at: Moment
  }
  report_sendings: { round: string; version: number; party_id: string; sent_on: Day; sent_by: string; recorded_at: Moment }
  reports: {
    round: string
    version: Generated<number>
    json: Uint8Array
    sha256: string
    pdf: Uint8Array
    ods: Uint8Array
    csv: Uint8Array
    frozen_on: Day
    frozen_by: string
    recorded_at: Moment
  }
  public_page: {
    one_row: Generated<boolean>
    version: number
    is_on: boolean
    content: unknown
    published_on: Day
    decision_id: string
    recorded_by: string
    recorded_at: Moment
  }
  borders: { one_row: Generated<boolean>; name: string; sha256: string; rings: unknown; loaded_by: string; recorded_at: Moment }
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
