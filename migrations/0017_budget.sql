-- The money that belongs to the covenant. Entries are added and never changed; what is wrong is turned back by a
-- counter-entry. An allocation sets money apart for a theme and a party (none: for all of them); a commitment is made on an
-- allocation, a payment on a commitment.
create table budget_entries (
  id uuid primary key,
  seq bigint generated always as identity,
  kind text not null check (kind in ('allocation', 'commitment', 'payment')),
  -- The entry that this one is made on: an allocation for a commitment, a commitment for a payment.
  made_on uuid references budget_entries (id),
  -- The entry that this one turns back. Once.
  corrects uuid unique references budget_entries (id),
  theme integer,
  party_id text references parties (id),
  cents bigint not null check (cents <> 0),
  booked_on date not null,
  note text not null check (note <> ''),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  check ((kind = 'allocation') = (made_on is null)),
  check ((kind = 'allocation') = (theme is not null)),
  check (kind = 'allocation' or party_id is null),
  check ((cents < 0) = (corrects is not null))
);
create index on budget_entries (made_on);

alter table budget_entries enable row level security;
alter table budget_entries force row level security;

create policy secretary_books on budget_entries for insert with check (has_role('secretary'));

grant select, insert on budget_entries to dijkwacht_app;
