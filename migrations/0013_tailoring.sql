-- Agreement E: the same for everybody, and fitted to what a party has to deal with.
-- One degree of one dimension of a party, as somebody found it in a source of a year. Degrees are added, never changed: the newest of
-- the latest year counts.
create table risk_degrees (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  dimension text not null,
  degree smallint not null check (degree between 1 and 5),
  year smallint not null check (year between 1990 and 2100),
  source text not null check (source <> ''),
  explanation text,
  found_by uuid not null,
  found_on date not null,
  recorded_at timestamptz not null
);
create index on risk_degrees (party_id, dimension, year desc, seq desc);

-- What a party does otherwise than the ambition says, why, and until when. The criteria stay as they are.
create table deviations (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  ambition text not null,
  what text not null check (what <> ''),
  why text not null check (why <> ''),
  until_on date not null,
  proposed_by uuid not null,
  proposed_on date not null,
  recorded_at timestamptz not null,
  unique (id, party_id),
  check (until_on >= proposed_on)
);
create index on deviations (party_id, ambition);

-- party_id is the party of the deviation, whoever takes the step.
create table deviation_steps (
  id uuid primary key,
  seq bigint generated always as identity,
  deviation_id uuid not null,
  party_id text not null references parties (id),
  kind text not null check (kind in ('agreed', 'declined', 'accepted', 'returned', 'withdrawn', 'ended')),
  reason text,
  decided_on date not null,
  taken_by uuid not null,
  recorded_at timestamptz not null,
  foreign key (deviation_id, party_id) references deviations (id, party_id),
  check (kind not in ('declined', 'accepted', 'returned') or reason is not null)
);
create index on deviation_steps (deviation_id, seq);

do $$
declare name text;
begin
  foreach name in array array['risk_degrees', 'deviations', 'deviation_steps'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_party on %I for select using (party_id = (select current_party()))', name);
    execute format('grant select, insert on %I to dijkwacht_app', name);
  end loop;
end
$$;

create policy own_party_adds on risk_degrees for insert with check (party_id = (select current_party()));
create policy own_party_adds on deviations for insert with check (party_id = (select current_party()));
create policy own_party_adds on deviation_steps for insert
  with check (party_id = (select current_party()) and kind in ('agreed', 'declined', 'withdrawn', 'ended'));
-- The secretary records what the working group decided, about any party.
create policy working_group_adds on deviation_steps for insert
  with check ((select has_role('secretary')) and kind in ('accepted', 'returned'));
