-- Agreement C: the programme grows. A later version is published from a file, and counts from its first day.
alter table programmes add column from_on date;
alter table programmes add column published_on date;
alter table programmes add column published_by uuid;
alter table programmes add check (version = 1 or (from_on is not null and published_on is not null));

-- Undoing is a fact of its own. What was published stays, and so does what parties wrote under it.
create table programme_undos (
  id text not null,
  version integer not null check (version > 1),
  reason text not null check (reason <> ''),
  undone_on date not null,
  undone_by uuid,
  recorded_at timestamptz not null,
  primary key (id, version),
  foreign key (id, version) references programmes (id, version)
);

-- Numbers that grew from each other belong to one family, under the name of one of them. Where parties do not see each other by name,
-- a party keeps one pseudonym within a family: else a fact from before a change would seem to be of another party than one from after.
create table ambition_families (
  ambition text primary key,
  family text not null
);

alter table programme_undos enable row level security;
alter table programme_undos force row level security;
alter table ambition_families enable row level security;
alter table ambition_families force row level security;

create policy secretary_publishes on programmes for insert with check (has_role('secretary') and version > 1);
create policy everybody_reads on programme_undos for select using (is_visitor());
create policy secretary_writes on programme_undos for insert with check (has_role('secretary'));
create policy everybody_reads on ambition_families for select using (is_visitor());
create policy secretary_writes on ambition_families for insert with check (has_role('secretary'));
create policy secretary_changes on ambition_families for update using (has_role('secretary')) with check (has_role('secretary'));

grant select, insert on programme_undos to dijkwacht_app;
grant select, insert, update on ambition_families to dijkwacht_app;

create trigger facts_changed after insert on programmes for each statement execute function facts_changed();
create trigger facts_changed after insert on programme_undos for each statement execute function facts_changed();
