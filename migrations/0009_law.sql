-- The legal calendar. An event is written down once and never changed: a correction is a new event that replaces an older one.
-- on_day null: not known yet when it takes effect, and then it asks nothing.
create table law_events (
  id text primary key,
  seq bigint generated always as identity,
  kind text not null check (kind in ('law', 'ruling', 'election')),
  title text not null check (title <> ''),
  on_day date check (on_day >= '2000-01-01'),
  changed text not null,
  question text not null check (question <> ''),
  source text not null,
  ambitions text[] not null check (cardinality(ambitions) > 0),
  party_types text[] not null check (cardinality(party_types) > 0),
  term_months integer not null check (term_months between 1 and 24),
  replaces text references law_events (id),
  reason text,
  entered_by uuid,
  entered_on date not null,
  recorded_at timestamptz not null,
  check ((replaces is null) = (reason is null))
);

-- What became of it, once. answered_by null: confirmed before it was shipped with the product.
create table law_answers (
  event_id text primary key references law_events (id),
  outcome text not null check (outcome in ('confirmed', 'withdrawn', 'replaced')),
  reason text,
  answered_by uuid,
  answered_on date not null,
  recorded_at timestamptz not null,
  check (outcome <> 'withdrawn' or reason is not null)
);

alter table law_events enable row level security;
alter table law_events force row level security;
alter table law_answers enable row level security;
alter table law_answers force row level security;

create policy everybody_reads on law_events for select using (is_visitor());
create policy everybody_reads on law_answers for select using (is_visitor());
create policy callers_write on law_events for insert
  with check (has_role('secretary') or has_role('riecAdviser') or has_role('installer'));
create policy callers_write on law_answers for insert
  with check (has_role('secretary') or has_role('riecAdviser') or has_role('installer'));
grant select, insert on law_events, law_answers to dijkwacht_app;

create trigger facts_changed after insert or update or delete on law_events for each statement execute function facts_changed();
create trigger facts_changed after insert or update or delete on law_answers for each statement execute function facts_changed();
