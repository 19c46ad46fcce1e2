-- Who did what, when, for which party; one chain of hashes per party and one for the programme ('programme').
-- Rows are only ever added: no update, no delete, and no foreign key, because this account outlives what it tells of.
create table audit_events (
  chain text not null,
  number integer not null check (number > 0),
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  action text not null,
  subject text not null,
  details jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (chain, number)
);

-- The head of each chain: the lock that lets one writer add at a time, and what shows that a tail was cut off.
create table audit_heads (
  chain text primary key,
  number integer not null,
  hash text not null
);

alter table audit_events enable row level security;
alter table audit_events force row level security;
alter table audit_heads enable row level security;
alter table audit_heads force row level security;

create function current_chain() returns text language sql stable
  as $$ select case when is_visitor() then coalesce(current_party(), 'programme') end $$;

create policy own_chain on audit_events for select using (chain = (select current_chain()));
create policy own_chain_grows on audit_events for insert with check (chain = (select current_chain()));
create policy verifier_reads on audit_events for select using ((select has_role('verifier')));
create policy own_chain on audit_heads for all using (chain = (select current_chain())) with check (chain = (select current_chain()));
create policy verifier_reads on audit_heads for select using ((select has_role('verifier')));

grant select, insert on audit_events to dijkwacht_app;
grant select, insert, update on audit_heads to dijkwacht_app;
