-- A round as a conversation (agreement C): parties fill in, their board confirms, the secretary writes, the RIEC reads, the
-- administrator who leads the programme agrees, and what was frozen is discussed and sent on. Nothing that was frozen is replaced:
-- a round that is opened again gets a next version beside the old one.

alter table seats drop constraint seats_role_check;
alter table seats drop constraint seats_check;
alter table seats add constraint seats_role_check check (role in (
  'coordinator', 'processOwner', 'boardMember', 'reader', 'privacyOfficer', 'secretary', 'riecAdviser', 'portfolioHolder'));
alter table seats add constraint seats_check check ((role in ('secretary', 'riecAdviser', 'portfolioHolder')) = (party_id is null));

alter table rounds add column data_closes_on date;
alter table rounds add column confirm_closes_on date;
alter table rounds add column version integer not null default 1;

-- Until now one text per theme; it stays readable as 'body'.
alter table round_texts add column achieved text not null default '';
alter table round_texts add column running text not null default '';
alter table round_texts add column obstacle text not null default '';
alter table round_texts add column help text not null default '';

-- Which states a party saw when it filled in and when it confirmed, so that a later change shows.
alter table round_confirmations add column states text;

create table round_fillings (
  round text not null references rounds (code),
  party_id text not null references parties (id),
  note text not null default '',
  states text not null,
  filled_by uuid not null,
  filled_on date not null,
  recorded_at timestamptz not null,
  primary key (round, party_id)
);

-- What the report says apart from the themes.
create table round_words (
  round text primary key references rounds (code),
  examples jsonb not null default '[]',
  law text not null default '',
  growth text not null default '',
  decisions jsonb not null default '[]',
  figures jsonb not null default '[]',
  planning text not null default '',
  version integer not null default 1,
  written_by uuid not null,
  recorded_at timestamptz not null
);

create table round_notes (
  id uuid primary key,
  seq bigint generated always as identity,
  round text not null references rounds (code),
  role text not null check (role in ('riecAdviser', 'portfolioHolder')),
  body text not null,
  written_by uuid not null,
  written_on date not null,
  recorded_at timestamptz not null
);
create index on round_notes (round);

-- Agreed with exactly these words and figures: `mark` is their hash.
create table round_agreements (
  round text not null references rounds (code),
  version integer not null,
  mark text not null,
  agreed_by uuid not null,
  agreed_on date not null,
  recorded_at timestamptz not null,
  primary key (round, version, mark)
);

create table round_reopenings (
  round text not null references rounds (code),
  -- The version that was begun.
  version integer not null,
  reason text not null check (reason <> ''),
  reopened_by uuid not null,
  reopened_on date not null,
  recorded_at timestamptz not null,
  primary key (round, version)
);

create table round_discussions (
  round text primary key references rounds (code),
  discussed_on date not null,
  outcomes jsonb not null default '[]',
  version integer not null default 1,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);

-- That a party sent its own page to its council, general board or States, and when.
create table report_sendings (
  round text not null references rounds (code),
  version integer not null,
  party_id text not null references parties (id),
  sent_on date not null,
  sent_by uuid not null,
  recorded_at timestamptz not null,
  primary key (round, version, party_id)
);

alter table reports add column version integer not null default 1;
alter table reports drop constraint reports_pkey;
alter table reports add primary key (round, version);

do $$
declare name text;
begin
  foreach name in array array['round_fillings', 'round_words', 'round_notes', 'round_agreements', 'round_reopenings', 'round_discussions',
    'report_sendings'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end
$$;

-- Frozen to open is now possible too; which step may follow which is for the rules of the round.
drop policy secretary_freezes on rounds;
create policy secretary_leads on rounds for update using (has_role('secretary')) with check (has_role('secretary'));
create policy own_party on round_fillings for all
  using (party_id = (select current_party())) with check (party_id = (select current_party()));
create policy own_party on report_sendings for all
  using (party_id = (select current_party())) with check (party_id = (select current_party()));
create policy secretary_writes on round_words for all using (has_role('secretary')) with check (has_role('secretary'));
create policy reader_notes on round_notes for insert
  with check ((role = 'riecAdviser' and has_role('riecAdviser')) or (role = 'portfolioHolder' and has_role('portfolioHolder')));
create policy makers_read on round_notes for select
  using (has_role('secretary') or has_role('riecAdviser') or has_role('portfolioHolder'));
create policy portfolio_holder_agrees on round_agreements for insert with check (has_role('portfolioHolder'));
create policy makers_read on round_agreements for select
  using (has_role('secretary') or has_role('riecAdviser') or has_role('portfolioHolder'));
create policy secretary_reopens on round_reopenings for insert with check (has_role('secretary'));
create policy everybody_reads on round_reopenings for select using (is_visitor());
create policy secretary_records on round_discussions for all using (has_role('secretary')) with check (has_role('secretary'));
create policy everybody_reads on round_discussions for select using (is_visitor());

grant update (frozen_on, version) on rounds to dijkwacht_app;
grant update (states, confirmed_by, confirmed_on, recorded_at) on round_confirmations to dijkwacht_app;
grant select, insert, update on round_fillings, round_words, round_discussions to dijkwacht_app;
grant select, insert on round_notes, round_agreements, round_reopenings, report_sendings to dijkwacht_app;
