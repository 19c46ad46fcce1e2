-- Functions that a single ambition leans on, besides those that every party has.
alter table offices drop constraint offices_function_check;
alter table offices add constraint offices_function_check check (function in (
  'mayor', 'waterBoardChair', 'kingsCommissioner', 'portfolioHolder', 'coordinator', 'deputyCoordinator',
  'signalReceiver', 'bibobContact', 'careFraudContact', 'traffickingContact'));

-- Agreement A: somebody who became head of a party after it signed, said that the commitment still stands. The name is kept as it was
-- that day, also when the office is corrected later.
create table renewals (
  id uuid primary key,
  party_id text not null references parties (id),
  function text not null check (function in ('mayor', 'waterBoardChair', 'kingsCommissioner')),
  holder text not null check (holder <> ''),
  renewed_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create unique index on renewals (party_id, function, holder);

-- The working group decided that a party takes part from a day, or no longer does. Added, never changed: a later decision about the
-- same day takes the place of an earlier one.
create table participations (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text not null references parties (id),
  kind text not null check (kind in ('joined', 'left')),
  on_day date not null,
  decision_id uuid not null references decisions (id),
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index on participations (party_id, on_day desc, seq desc);

alter table renewals enable row level security;
alter table renewals force row level security;
alter table participations enable row level security;
alter table participations force row level security;

create policy own_party on renewals for all using (party_id = (select current_party())) with check (party_id = (select current_party()));
create policy everybody_reads on participations for select using (is_visitor());
create policy secretary_writes on participations for insert with check (has_role('secretary'));

grant select, insert on renewals, participations to dijkwacht_app;

-- Both change what the dike of a day looks like, so they change the mark of the facts.
create trigger facts_changed after insert or update or delete on offices for each statement execute function facts_changed();
create trigger facts_changed after insert or update or delete on participations for each statement execute function facts_changed();
