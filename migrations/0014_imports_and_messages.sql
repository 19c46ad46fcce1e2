-- A spreadsheet that a party sent: first to look at (open), then done, and perhaps taken back. What was read from it is kept until it
-- is done; what it did is kept as a list of what to take back. The facts themselves stand in the tables of progress.
create table imports (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  name text not null,
  format text not null check (format in ('ods', 'xlsx', 'csv')),
  sheets jsonb,
  stage text not null check (stage in ('open', 'done', 'undone')),
  deeds jsonb not null default '[]',
  made_by uuid not null,
  made_on date not null,
  done_on date,
  undo_until date,
  undone_on date,
  recorded_at timestamptz not null,
  check ((stage = 'open') = (done_on is null)),
  check ((stage = 'undone') = (undone_on is not null))
);
create index on imports (party_id, seq desc);

alter table imports enable row level security;
alter table imports force row level security;
create policy own_party on imports for select using (party_id = (select current_party()));
create policy own_party_adds on imports for insert with check (party_id = (select current_party()) and made_by = (select current_person()));
create policy own_party_changes on imports for update
  using (party_id = (select current_party())) with check (party_id = (select current_party()));
-- What was only looked at is no fact, and goes when it is no longer needed.
create policy own_party_forgets on imports for delete using (party_id = (select current_party()) and stage = 'open');

grant select, insert, delete on imports to dijkwacht_app;
grant update (sheets, stage, deeds, done_on, undo_until, undone_on) on imports to dijkwacht_app;

-- What a person is told: about a round, a date, a change that waits, or once a month how things stand. `made_once` says what about, so
-- that nobody is told twice. `about` holds numbers and days, never a note or a name. `mail`: 'none' when it stays in the inbox; 'kept' when
-- it would have gone by mail and there is no mail here or no address; 'waiting', 'sent', 'failed'.
create table messages (
  id uuid primary key,
  seq bigint generated always as identity,
  person_id uuid not null references people (id),
  party_id text references parties (id),
  kind text not null check (kind in ('roundOpened', 'roundSoon', 'roundAwaited', 'deadlines', 'waits', 'digest')),
  made_once text not null,
  about jsonb not null,
  made_on date not null,
  read_on date,
  mail text not null check (mail in ('none', 'kept', 'waiting', 'sent', 'failed')),
  mailed_at timestamptz,
  recorded_at timestamptz not null
);
create unique index on messages (person_id, coalesce(party_id, ''), made_once);
create index on messages (person_id, seq desc);

-- What a person wants of it.
create table message_wishes (
  person_id uuid primary key references people (id),
  digest boolean not null default true,
  email text check (length(email) <= 254)
);

-- Only the hash of the address is kept: who reads this table cannot read a calendar.
create table calendar_feeds (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references people (id),
  party_id text references parties (id),
  made_on date not null,
  revoked_on date,
  recorded_at timestamptz not null
);
create index on calendar_feeds (person_id);

do $$
declare mine text;
begin
  foreach mine in array array['messages', 'message_wishes', 'calendar_feeds'] loop
    execute format('alter table %I enable row level security', mine);
    execute format('alter table %I force row level security', mine);
  end loop;
end
$$;

-- The messenger is the product itself: it makes messages from what each person may see, and reads none of what they are about.
create policy own_messages on messages for select
  using (person_id = (select current_person()) and party_id is not distinct from (select current_party()));
create policy own_messages_read on messages for update
  using (person_id = (select current_person()) and party_id is not distinct from (select current_party()));
create policy messenger on messages for all using ((select has_role('messenger'))) with check ((select has_role('messenger')));
create policy own_wishes on message_wishes for all using (person_id = (select current_person())) with check (person_id = (select current_person()));
create policy messenger on message_wishes for select using ((select has_role('messenger')));
create policy own_feeds on calendar_feeds for all
  using (person_id = (select current_person()) and party_id is not distinct from (select current_party()))
  with check (person_id = (select current_person()) and party_id is not distinct from (select current_party()));
create policy doorkeeper on calendar_feeds for select using ((select has_role('doorkeeper')));
create policy messenger on seats for select using ((select has_role('messenger')));

grant select, insert on messages, message_wishes, calendar_feeds to dijkwacht_app;
grant update (read_on, mail, mailed_at) on messages to dijkwacht_app;
grant update (digest, email) on message_wishes to dijkwacht_app;
grant update (revoked_on) on calendar_feeds to dijkwacht_app;
