-- A fact has the day from which it holds (holds_on) and the moment it was recorded (recorded_at); seq orders what was
-- recorded. Facts are added, never changed. Where an ambition is measured per basisteam, `basisteam` is filled and every
-- gemeente of that basisteam may read and add; party_id then says which party recorded it.
-- No foreign keys to people: the account of what happened outlives the account of who did it.

-- One card per subject and ambition: who owns it, what is the next date, and how often anything on it changed.
-- The version is how a second person learns that somebody else was here in between.
create table cards (
  party_id text not null references parties (id),
  basisteam text,
  subject text generated always as (coalesce(basisteam, party_id)) stored,
  ambition text not null,
  version integer not null default 0,
  owner text,
  next_on date,
  primary key (subject, ambition)
);

create table state_changes (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  basisteam text,
  subject text generated always as (coalesce(basisteam, party_id)) stored,
  ambition text not null,
  kind text not null check (kind in ('set', 'reconfirm')),
  state text not null check (state in (
    'notStarted', 'preparing', 'implementing', 'achieved', 'secured', 'lapsed', 'notApplicable')),
  holds_on date not null,
  reason text,
  note text,
  needs_confirmation boolean not null,
  decision_id uuid references decisions (id),
  set_by uuid not null,
  recorded_at timestamptz not null,
  check (state not in ('achieved', 'secured') or kind = 'reconfirm' or needs_confirmation)
);
create index on state_changes (subject, ambition, holds_on desc, seq desc);

-- The second person's answer, once.
create table state_answers (
  change_id uuid primary key references state_changes (id),
  party_id text not null references parties (id),
  basisteam text,
  outcome text not null check (outcome in ('confirmed', 'declined', 'withdrawn')),
  reason text,
  answered_by uuid not null,
  recorded_at timestamptz not null
);

create table criterion_answers (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  basisteam text,
  subject text generated always as (coalesce(basisteam, party_id)) stored,
  ambition text not null,
  criterion text not null,
  yes boolean not null,
  holds_on date not null,
  answered_by uuid not null,
  recorded_at timestamptz not null
);
create index on criterion_answers (subject, ambition, criterion, holds_on desc, seq desc);

create table outlooks (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  basisteam text,
  subject text generated always as (coalesce(basisteam, party_id)) stored,
  ambition text not null,
  outlook text not null check (outlook in ('onTrack', 'attention', 'obstacle')),
  note text,
  holds_on date not null,
  set_by uuid not null,
  recorded_at timestamptz not null
);
create index on outlooks (subject, ambition, holds_on desc, seq desc);

create table files (
  id uuid primary key,
  party_id text not null references parties (id),
  basisteam text,
  name text not null,
  media_type text not null,
  size integer not null check (size > 0),
  sha256 text not null,
  content bytea not null,
  recorded_at timestamptz not null,
  unique (id, party_id)
);

-- ended_on: the first day on which this item no longer proves anything, because it was replaced or withdrawn.
create table evidence (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  basisteam text,
  kind text not null check (kind in ('document', 'link', 'figure', 'statement')),
  title text not null check (title <> ''),
  dated_on date not null,
  valid_until date,
  url text,
  body text,
  file_id uuid,
  shared boolean not null default false,
  holds_on date not null,
  ended_on date,
  replaces uuid,
  added_by uuid not null,
  recorded_at timestamptz not null,
  unique (id, party_id),
  -- Together with the party: a piece of evidence hangs on a file and on an older version of its own party, never of another.
  foreign key (file_id, party_id) references files (id, party_id),
  foreign key (replaces, party_id) references evidence (id, party_id),
  check (valid_until is null or valid_until >= dated_on),
  check ((kind = 'document') = (file_id is not null)),
  check ((kind = 'link') = (url is not null)),
  check (kind not in ('figure', 'statement') or body is not null)
);
create index on evidence (party_id);
create index on evidence (file_id);

-- criterion null: it belongs to the ambition, but proves no criterion by itself.
create table evidence_links (
  evidence_id uuid not null,
  party_id text not null references parties (id),
  basisteam text,
  subject text not null,
  ambition text not null,
  criterion text,
  foreign key (evidence_id, party_id) references evidence (id, party_id),
  unique nulls not distinct (evidence_id, ambition, criterion)
);
create index on evidence_links (subject, ambition);

do $$
declare fact text;
begin
  foreach fact in array array['cards', 'state_changes', 'state_answers', 'criterion_answers', 'outlooks', 'files', 'evidence', 'evidence_links'] loop
    execute format('alter table %I enable row level security', fact);
    execute format('alter table %I force row level security', fact);
    execute format($policy$create policy own_party on %I for select
      using (party_id = (select current_party()) or basisteam = (select current_basisteam()))$policy$, fact);
    execute format('grant select, insert on %I to dijkwacht_app', fact);
  end loop;
end
$$;

-- What a party adds is its own, and hangs on nothing of another party: a foreign key alone would let a row point anywhere.
create policy own_party_adds on cards for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam())));
create policy own_party_changes on cards for update
  using (party_id = (select current_party()) or basisteam = (select current_basisteam()));
create policy own_party_adds on state_changes for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam())));
create policy own_party_adds on state_answers for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam()))
    and exists (select from state_changes c where c.id = change_id
      and coalesce(c.basisteam, c.party_id) = coalesce(state_answers.basisteam, state_answers.party_id)));
create policy own_party_adds on criterion_answers for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam())));
create policy own_party_adds on outlooks for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam())));
create policy own_party_adds on files for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam())));
create policy own_party_adds on evidence for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam())));
create policy own_party_changes on evidence for update using (party_id = (select current_party()));
create policy own_party_adds on evidence_links for insert
  with check (party_id = (select current_party()) and (basisteam is null or basisteam = (select current_basisteam()))
    and subject = coalesce(basisteam, party_id));

grant update (version, owner, next_on) on cards to dijkwacht_app;
grant update (ended_on, shared) on evidence to dijkwacht_app;
