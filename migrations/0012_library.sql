-- Agreement B: parties help each other.
-- A party asks for help with an ambition. `audience` is the choice of the party that asks: everybody, or only the secretary and
-- the support team of RIEC.
create table asks (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  ambition text not null,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  by_on date,
  audience text not null check (audience in ('all', 'support')),
  asked_by uuid not null,
  asked_on date not null,
  recorded_at timestamptz not null
);
create index on asks (ambition);

-- What happened with it since. How an ask stands follows from its steps. party_id is whose step it is; null for RIEC.
create table ask_steps (
  id uuid primary key,
  seq bigint generated always as identity,
  ask_id uuid not null references asks (id),
  party_id text references parties (id),
  kind text not null check (kind in ('takenUp', 'letGo', 'answered', 'thanked', 'reopened', 'withdrawn')),
  body text,
  taken_by uuid not null,
  taken_on date not null,
  recorded_at timestamptz not null,
  check (kind not in ('answered', 'thanked', 'reopened') or body is not null)
);
create index on ask_steps (ask_id, seq);

-- What a party, or RIEC (party_id null), has to offer. ended_on: the first day on which it is not offered any more.
create table offers (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text references parties (id),
  ambition text not null,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  until_on date,
  offered_by uuid not null,
  offered_on date not null,
  ended_on date,
  recorded_at timestamptz not null,
  check (until_on is null or until_on >= offered_on)
);
create index on offers (ambition);

-- Where a piece of evidence came from, when it was taken over from another party: as it was called and dated there, on that day.
create table evidence_sources (
  evidence_id uuid primary key,
  party_id text not null references parties (id),
  basisteam text,
  source_id uuid not null,
  source_party text not null references parties (id),
  source_title text not null,
  source_dated_on date not null,
  source_sha256 text,
  taken_by uuid not null,
  taken_on date not null,
  recorded_at timestamptz not null,
  check (source_party <> party_id),
  foreign key (evidence_id, party_id) references evidence (id, party_id),
  -- Together with its party, so that nobody can name another than whose it was.
  foreign key (source_id, source_party) references evidence (id, party_id)
);
create index on evidence_sources (source_id);

do $$
declare name text;
begin
  foreach name in array array['asks', 'ask_steps', 'offers', 'evidence_sources'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to dijkwacht_app', name);
  end loop;
end
$$;

create policy own_party on asks for select using (party_id = (select current_party()));
create policy own_party_adds on asks for insert with check (party_id = (select current_party()));
create policy own_party on ask_steps for select
  using (party_id = (select current_party()) or exists (select from asks where asks.id = ask_id and asks.party_id = (select current_party())));
-- The party that asked thanks, reopens and withdraws; whoever else can see the ask takes it up and answers.
create policy own_party_adds on ask_steps for insert
  with check (
    (party_id = (select current_party()) or (party_id is null and (select has_role('riecAdviser'))))
    and exists (select from asks where asks.id = ask_id
      and (kind in ('thanked', 'reopened', 'withdrawn')) = (asks.party_id is not distinct from ask_steps.party_id)));
create policy own_party on offers for select
  using (party_id = (select current_party()) or (party_id is null and (select has_role('riecAdviser'))));
create policy own_party_adds on offers for insert
  with check (party_id = (select current_party()) or (party_id is null and (select has_role('riecAdviser'))));
create policy own_party_changes on offers for update
  using (party_id = (select current_party()) or (party_id is null and (select has_role('riecAdviser'))));
grant update (ended_on) on offers to dijkwacht_app;
create policy own_party on evidence_sources for select
  using (party_id = (select current_party()) or basisteam = (select current_basisteam()));
create policy own_party_adds on evidence_sources for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam()))
    and exists (select from evidence where evidence.id = source_id and shared and ended_on is null));
