-- What a host keeps of sealed matters. Everything in a bytea is sealed, public, or signed by a member; no row says at what time something came, only the day.
create table vaults (
  id text primary key,
  party_id text not null references parties (id),
  purpose text not null,
  unique (party_id, purpose),
  unique (id, party_id)
);

-- Signed by keepers, each record naming the one before. Only ever added.
create table vault_records (
  vault text not null,
  party_id text not null,
  number integer not null,
  epoch integer not null,
  bytes bytea not null,
  signed_by jsonb not null,
  primary key (vault, number),
  foreign key (vault, party_id) references vaults (id, party_id)
);

create table vault_grants (
  vault text not null,
  party_id text not null,
  epoch integer not null,
  recipient text not null,
  sealed bytea not null,
  primary key (vault, epoch, recipient),
  foreign key (vault, party_id) references vaults (id, party_id)
);

create table vault_links (
  vault text not null,
  party_id text not null,
  epoch integer not null,
  sealed bytea not null,
  primary key (vault, epoch),
  foreign key (vault, party_id) references vaults (id, party_id)
);

-- Which person a member is stands here only; the records of a vault know a random id.
create table vault_slots (
  id text primary key,
  member text not null,
  party_id text not null references parties (id),
  person_id uuid not null,
  kind text not null,
  kdf jsonb not null,
  sealed bytea not null
);

-- Parts of bodies, also of items that are not handed in yet: those may be swept away when their day is past.
create table vault_parts (
  item text not null,
  number integer not null check (number between 0 and 99999),
  bytes bytea not null check (length(bytes) <= 4300000),
  day date not null,
  primary key (item, number)
);

-- The vault is where the item was made or sent to; who may open it shows in the wraps.
create table vault_items (
  id text primary key,
  dossier text not null,
  vault text not null references vaults (id),
  kind text not null,
  day date not null,
  head bytea not null check (length(head) <= 2048),
  parts integer not null,
  size bigint not null,
  signed bytea
);
create index on vault_items (dossier);

create table vault_wraps (
  item text not null references vault_items (id) on delete cascade,
  party_id text not null,
  vault text not null,
  -- A vault, or the reporter by the hash of his key.
  recipient text not null,
  epoch integer not null,
  alg text not null check (alg in ('hpke', 'a256gcm')),
  sealed bytea not null check (length(sealed) <= 2048),
  primary key (item, recipient),
  foreign key (vault, party_id) references vaults (id, party_id)
);
create index on vault_wraps (recipient);

create table vault_dossiers (
  id text not null,
  vault text not null,
  party_id text not null,
  stage text not null check (stage in ('new', 'inProgress', 'forwarded', 'closed')),
  day date not null,
  via text not null check (via in ('reporter', 'server', 'member', 'forwarded')),
  primary key (id, vault),
  foreign key (vault, party_id) references vaults (id, party_id)
);

create table vault_boxes (
  look_up_hash bytea primary key,
  vault text not null,
  party_id text not null,
  dossier text not null unique,
  kem bytea not null,
  memory bytea not null check (length(memory) <= 2048),
  foreign key (vault, party_id) references vaults (id, party_id)
);

create table vault_forwardings (
  id text primary key,
  dossier text not null,
  items text[] not null,
  from_vault text not null,
  party_id text not null,
  to_vault text not null,
  to_party text not null,
  day date not null,
  bytes bytea not null,
  signed bytea not null,
  foreign key (from_vault, party_id) references vaults (id, party_id),
  foreign key (to_vault, to_party) references vaults (id, party_id)
);

create table vault_indexes (
  vault text primary key,
  party_id text not null,
  sealed bytea not null,
  foreign key (vault, party_id) references vaults (id, party_id)
);

do $$
declare name text;
begin
  foreach name in array array['vaults', 'vault_records', 'vault_grants', 'vault_links', 'vault_slots', 'vault_parts', 'vault_items', 'vault_wraps',
    'vault_dossiers', 'vault_boxes', 'vault_forwardings', 'vault_indexes'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['vaults', 'vault_records', 'vault_grants', 'vault_links', 'vault_wraps', 'vault_dossiers', 'vault_boxes', 'vault_indexes'] loop
    execute format('create policy own_party on %I for all using (party_id = (select current_party())) with check (party_id = (select current_party()))', name);
  end loop;
  foreach name in array array['vault_wraps', 'vault_dossiers', 'vault_boxes'] loop
    execute format('create policy reporter_hands_in on %I for insert with check (has_role(''reporter''))', name);
  end loop;
end
$$;

create policy own_person on vault_slots for all using (party_id = (select current_party()) and person_id = (select current_person()))
  with check (party_id = (select current_party()) and person_id = (select current_person()));

-- An item is there for whoever has a wrap of it, so also for who it was forwarded to; it goes with its last wrap.
create policy has_wrap on vault_items for select using (exists (select from vault_wraps where vault_wraps.item = vault_items.id));
create policy hands_in on vault_items for insert with check (
  has_role('reporter') or exists (select from vaults where vaults.id = vault and vaults.party_id = (select current_party())));
create policy has_wrap on vault_parts for select using (exists (select from vault_wraps where vault_wraps.item = vault_parts.item));

-- In the name of dijkwacht_sharing, because whoever hands in may not look at what others have.
create function vault_is_handed_in(item text) returns boolean language sql stable security definer set search_path = public
  as $$ select exists (select from vault_items where vault_items.id = item) $$;
create function vault_arrived(item text) returns table (number integer, size integer) language sql stable security definer set search_path = public
  as $$ select vault_parts.number, length(bytes) from vault_parts where is_visitor() and vault_parts.item = $1 and not vault_is_handed_in($1) order by 1 $$;
create function vault_box(look_up_hash bytea) returns setof vault_boxes language sql stable security definer set search_path = public
  as $$ select * from vault_boxes where is_visitor() and vault_boxes.look_up_hash = $1 $$;
create function vault_replies(look_up_hash bytea, reply_to text)
  returns table (id text, head bytea, parts integer, size bigint, signed bytea, epoch integer, alg text, sealed bytea)
  language sql stable security definer set search_path = public
  as $$ select i.id, i.head, i.parts, i.size, i.signed, w.epoch, w.alg, w.sealed
    from vault_box($1) b join vault_items i on i.dossier = b.dossier join vault_wraps w on w.item = i.id and w.recipient = reply_to
    where i.kind = 'reply' order by i.id $$;
create function vault_reply_part(look_up_hash bytea, item text, number integer) returns bytea language sql stable security definer set search_path = public
  as $$ select p.bytes from vault_box($1) b join vault_items i on i.dossier = b.dossier and i.kind = 'reply'
    join vault_parts p on p.item = i.id and p.number = $3 where i.id = $2 $$;

create function vault_items_go_with_last_wrap() returns trigger language plpgsql security definer set search_path = public as $$
begin
  with orphans as (
    delete from vault_items where id in (select item from gone) and not exists (select from vault_wraps where vault_wraps.item = vault_items.id) returning id)
  delete from vault_parts where item in (select id from orphans);
  return null;
end
$$;

create policy arrives on vault_parts for insert with check (is_visitor() and not vault_is_handed_in(item));

do $$
declare name text;
begin
  execute format('grant dijkwacht_sharing to %I', current_user);
  grant create on schema public to dijkwacht_sharing;
  alter function vault_is_handed_in(text) owner to dijkwacht_sharing;
  alter function vault_arrived(text) owner to dijkwacht_sharing;
  alter function vault_box(bytea) owner to dijkwacht_sharing;
  alter function vault_replies(bytea, text) owner to dijkwacht_sharing;
  alter function vault_reply_part(bytea, text, integer) owner to dijkwacht_sharing;
  alter function vault_items_go_with_last_wrap() owner to dijkwacht_sharing;
  revoke create on schema public from dijkwacht_sharing;
end
$$;

create trigger items_go after delete on vault_wraps referencing old table as gone for each statement execute function vault_items_go_with_last_wrap();

grant select, insert on vaults, vault_records, vault_forwardings, vault_items, vault_parts to dijkwacht_app;
grant select, insert, delete on vault_grants, vault_links, vault_slots to dijkwacht_app;
grant select, insert, update, delete on vault_wraps, vault_dossiers, vault_boxes, vault_indexes to dijkwacht_app;
grant select, delete on vault_items, vault_parts, vault_wraps to dijkwacht_sharing;
grant select on vault_boxes to dijkwacht_sharing;
