-- A spreadsheet that a party sent: first to look at (open), then done, and perhaps taken back. What was read from it is kept until it
-- is done; what it did is kept as a list of what to take back. The facts themselves stand in the tables of progress.
create table imports (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  name text not null,
  format text not null check (format in ('ods', 'xlsx', 'csv')),
  sheets jsonb,
  status text not null check (status in ('open', 'done', 'undone')),
  deeds jsonb not null default '[]',
  made_by uuid not null,
  made_on date not null,
  done_on date,
  undo_until date,
  undone_on date,
  recorded_at timestamptz not null,
  check ((status = 'open') = (done_on is null)),
  check ((status = 'undone') = (undone_on is not null))
);
create index on imports (party_id, seq desc);

alter table imports enable row level security;
alter table imports force row level security;
create policy own_party on imports for select using (party_id = (select current_party()));
create policy own_party_adds on imports for insert with check (party_id = (select current_party()) and made_by = (select current_person()));
create policy own_party_changes on imports for update
  using (party_id = (select current_party())) with check (party_id = (select current_party()));
-- What was only looked at is no fact, and goes when it is no longer needed.
create policy own_party_forgets on imports for delete using (party_id = (select current_party()) and status = 'open');

grant select, insert, delete on imports to dijkwacht_app;
grant update (sheets, status, deeds, done_on, undo_until, undone_on) on imports to dijkwacht_app;
