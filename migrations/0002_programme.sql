-- One installation carries one covenant. Its text is the file as it was published, kept whole.
create table programmes (
  id text not null,
  version integer not null check (version > 0),
  source text not null,
  sha256 text not null,
  installed_at timestamptz not null,
  primary key (id, version)
);

create table parties (
  id text primary key,
  code text not null unique,
  name text not null,
  full_name text not null,
  type text not null check (type in ('gemeente', 'waterschap', 'provincie')),
  basisteam text,
  position integer not null unique
);

-- The signed covenant, as a secretary attached it, and the literal text that was found per ambition.
create table source_documents (
  id uuid primary key,
  seq bigint generated always as identity,
  name text not null,
  media_type text not null,
  sha256 text not null,
  content bytea not null,
  texts jsonb not null,
  missed text[] not null,
  attached_by uuid not null,
  attached_on date not null,
  recorded_at timestamptz not null
);

-- What the working group decided. A decision about one party names that party; everybody may read them all.
create table decisions (
  id uuid primary key,
  seq bigint generated always as identity,
  kind text not null check (kind in ('byName', 'regionOnly', 'notApplicable', 'other')),
  title text not null,
  body text not null,
  decided_on date not null,
  party_id text references parties (id),
  ambition text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  check ((kind = 'notApplicable') = (party_id is not null and ambition is not null))
);

alter table programmes enable row level security;
alter table programmes force row level security;
alter table parties enable row level security;
alter table parties force row level security;
alter table source_documents enable row level security;
alter table source_documents force row level security;
alter table decisions enable row level security;
alter table decisions force row level security;

create policy everybody_reads on programmes for select using (is_visitor());
create policy installer_writes on programmes for insert with check (has_role('installer'));
create policy everybody_reads on parties for select using (is_visitor());
create policy installer_writes on parties for insert with check (has_role('installer'));
create policy everybody_reads on source_documents for select using (is_visitor());
create policy secretary_writes on source_documents for insert with check (has_role('secretary'));
create policy everybody_reads on decisions for select using (is_visitor());
create policy secretary_writes on decisions for insert with check (has_role('secretary'));

grant select, insert on programmes, parties, source_documents, decisions to dijkwacht_app;
