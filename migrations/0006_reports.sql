-- A round asks everybody on one reference day how things stand (agreement C).
create table rounds (
  code text primary key,
  title text not null,
  reference_on date not null,
  opened_on date not null,
  opened_by uuid not null,
  recorded_at timestamptz not null,
  frozen_on date
);

create table round_texts (
  round text not null references rounds (code),
  theme integer not null,
  body text not null,
  version integer not null default 1,
  written_by uuid not null,
  recorded_at timestamptz not null,
  primary key (round, theme)
);

create table round_confirmations (
  round text not null references rounds (code),
  party_id text not null references parties (id),
  confirmed_by uuid not null,
  confirmed_on date not null,
  recorded_at timestamptz not null,
  primary key (round, party_id)
);

-- Frozen: the canonical JSON and everything made of it, as bytes. Never changed, never made again.
create table reports (
  round text primary key references rounds (code),
  json bytea not null,
  sha256 text not null,
  pdf bytea not null,
  ods bytea not null,
  csv bytea not null,
  frozen_on date not null,
  frozen_by uuid not null,
  recorded_at timestamptz not null
);

alter table rounds enable row level security;
alter table rounds force row level security;
alter table round_texts enable row level security;
alter table round_texts force row level security;
alter table round_confirmations enable row level security;
alter table round_confirmations force row level security;
alter table reports enable row level security;
alter table reports force row level security;

create policy everybody_reads on rounds for select using (is_visitor());
create policy secretary_opens on rounds for insert with check (has_role('secretary'));
create policy secretary_freezes on rounds for update using (has_role('secretary') and frozen_on is null) with check (has_role('secretary') and frozen_on is not null);
create policy secretary_writes on round_texts for all using (has_role('secretary')) with check (has_role('secretary'));
create policy own_party on round_confirmations for all using (party_id = (select current_party())) with check (party_id = (select current_party()));
create policy secretary_freezes on reports for insert with check (has_role('secretary'));

grant select, insert on rounds, round_confirmations, reports to dijkwacht_app;
grant update (frozen_on) on rounds to dijkwacht_app;
grant select, insert, update on round_texts to dijkwacht_app;
