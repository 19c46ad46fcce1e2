-- Agreement C: what should be asked differently, proposed by a party (or, party_id null, by somebody of the programme), discussed by all
-- and decided once by the working group.
create table proposals (
  id uuid primary key,
  seq bigint generated always as identity,
  party_id text references parties (id),
  kind text not null check (kind in ('sharpen', 'broaden', 'new', 'withdraw')),
  ambition text,
  title text not null check (title <> ''),
  motive text not null check (motive <> ''),
  effect_gemeente text,
  effect_waterschap text,
  effect_provincie text,
  proposed_by uuid not null,
  proposed_on date not null,
  recorded_at timestamptz not null,
  check ((kind = 'new') = (ambition is null))
);

create table proposal_comments (
  id uuid primary key,
  seq bigint generated always as identity,
  proposal_id uuid not null references proposals (id),
  party_id text references parties (id),
  body text not null check (body <> ''),
  said_by uuid not null,
  said_on date not null,
  recorded_at timestamptz not null
);
create index on proposal_comments (proposal_id);

-- The key is the proposal: it is decided once.
create table proposal_decisions (
  proposal_id uuid primary key references proposals (id),
  outcome text not null check (outcome in ('adopted', 'adoptedChanged', 'rejected', 'later')),
  reason text not null check (reason <> ''),
  changed_to text,
  decided_on date not null,
  decided_by uuid not null,
  recorded_at timestamptz not null,
  check ((outcome = 'adoptedChanged') = (changed_to is not null))
);

do $$
declare growing text;
begin
  foreach growing in array array['proposals', 'proposal_comments', 'proposal_decisions'] loop
    execute format('alter table %I enable row level security', growing);
    execute format('alter table %I force row level security', growing);
    execute format('grant select, insert on %I to dijkwacht_app', growing);
  end loop;
end
$$;

create policy own_party_adds on proposals for insert
  with check (proposed_by = (select current_person()) and party_id is not distinct from (select current_party())
    and (party_id is not null or has_role('secretary') or has_role('riecAdviser')));
create policy own_party_adds on proposal_comments for insert
  with check (said_by = (select current_person()) and party_id is not distinct from (select current_party())
    and (party_id is not null or has_role('secretary') or has_role('riecAdviser')));
create policy secretary_decides on proposal_decisions for insert
  with check (has_role('secretary') and decided_by = (select current_person()));

-- Somebody may have a role at a party and one for the programme. Who writes down a decision must see the own roles, wherever they are.
create policy own_seats on seats for select using (person_id = (select current_person()));
