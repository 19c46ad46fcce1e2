-- Who holds which office at a party, from when until when (agreement A; contact page). The holder need not be a user.
create table offices (
  id uuid primary key,
  party_id text not null references parties (id),
  function text not null check (function in (
    'mayor', 'waterBoardChair', 'kingsCommissioner', 'portfolioHolder', 'coordinator', 'deputyCoordinator')),
  holder text not null check (holder <> ''),
  email text,
  phone text,
  from_on date not null,
  until_on date,
  recorded_at timestamptz not null,
  check (until_on is null or until_on >= from_on)
);
create index on offices (party_id);

-- Agreement A: who signed the covenant for this party, and when.
create table commitments (
  id uuid primary key,
  party_id text not null unique references parties (id),
  signed_by text not null check (signed_by <> ''),
  signed_function text not null check (signed_function in ('mayor', 'waterBoardChair', 'kingsCommissioner', 'portfolioHolder')),
  signed_on date not null,
  recorded_at timestamptz not null
);

alter table offices enable row level security;
alter table offices force row level security;
alter table commitments enable row level security;
alter table commitments force row level security;

create policy own_party on offices for all using (party_id = (select current_party())) with check (party_id = (select current_party()));
create policy own_party on commitments for all using (party_id = (select current_party())) with check (party_id = (select current_party()));

grant select, insert, update, delete on offices, commitments to dijkwacht_app;
