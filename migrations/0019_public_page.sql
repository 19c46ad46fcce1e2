-- The page about the region that anybody may read, once the working group has switched it on. It keeps its own copy of what was chosen,
-- so that nothing else has to open for whoever is nobody. One row; what it was before stands in the audit log and the decisions.
create table public_page (
  one_row boolean primary key default true check (one_row),
  version integer not null,
  is_on boolean not null,
  content jsonb,
  published_on date not null,
  decision_id uuid not null references decisions (id),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  check (not is_on or content is not null)
);

alter table public_page enable row level security;
alter table public_page force row level security;

create policy public_when_on on public_page for select using (is_on and is_visitor());
create policy secretary_chooses on public_page for all using (has_role('secretary')) with check (has_role('secretary'));

grant select, insert on public_page to dijkwacht_app;
grant update (version, is_on, content, published_on, decision_id, recorded_by, recorded_at) on public_page to dijkwacht_app;

-- Real borders, loaded by the secretary, already made simple: rings per party.
create table borders (
  one_row boolean primary key default true check (one_row),
  name text not null,
  sha256 text not null,
  rings jsonb not null,
  loaded_by uuid not null,
  recorded_at timestamptz not null
);

alter table borders enable row level security;
alter table borders force row level security;

create policy everybody_reads on borders for select using (is_visitor());
create policy secretary_writes on borders for all using (has_role('secretary')) with check (has_role('secretary'));

grant select, insert, update, delete on borders to dijkwacht_app;
