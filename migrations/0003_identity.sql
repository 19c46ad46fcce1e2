create table people (
  id uuid primary key,
  name text not null check (name <> '')
);

-- A seat is one role of one person, at a party or (party_id null) for the whole programme.
create table seats (
  id uuid primary key,
  person_id uuid not null references people (id),
  party_id text references parties (id),
  role text not null check (role in (
    'coordinator', 'processOwner', 'boardMember', 'reader', 'privacyOfficer', 'secretary', 'riecAdviser')),
  ambitions text[] not null default '{}',
  from_on date not null,
  until_on date,
  check ((role in ('secretary', 'riecAdviser')) = (party_id is null)),
  check (until_on is null or until_on >= from_on)
);
create index on seats (person_id);
create index on seats (party_id);

-- Only the hash of the cookie is kept: who reads this table cannot become somebody.
create table sessions (
  token_hash text primary key,
  person_id uuid not null references people (id),
  party_id text references parties (id),
  started_at timestamptz not null
);

-- The movable day of a practice environment; one row, and none in live use.
create table practice_day (
  one_row boolean primary key default true check (one_row),
  day date not null
);

alter table people enable row level security;
alter table people force row level security;
alter table seats enable row level security;
alter table seats force row level security;
alter table sessions enable row level security;
alter table sessions force row level security;
alter table practice_day enable row level security;
alter table practice_day force row level security;

create policy colleagues on seats for select using (party_id = (select current_party()) or (party_id is null and (select is_visitor())));
create policy doorkeeper on seats for all using ((select has_role('doorkeeper')));
create policy colleagues on people for select using (exists (select from seats where seats.person_id = people.id));
create policy doorkeeper on people for all using ((select has_role('doorkeeper')));
create policy doorkeeper on sessions for all using ((select has_role('doorkeeper')));
create policy everybody_reads on practice_day for select using (is_visitor());
create policy doorkeeper on practice_day for all using ((select has_role('doorkeeper')));

grant select, insert on people, seats to dijkwacht_app;
grant select, insert, delete on sessions to dijkwacht_app;
grant select, insert, update on practice_day to dijkwacht_app;
