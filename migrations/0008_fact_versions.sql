-- A mark that changes in the same transaction as anything another party may see of progress. Whoever kept a picture of the region
-- compares marks and knows whether it still holds. One row per party that changes something, so that parties never wait for each other.
create table fact_versions (
  changed_by text primary key,
  version uuid not null
);

alter table fact_versions enable row level security;
alter table fact_versions force row level security;
-- Only the functions of the sharing role (who-sees-what.sql) reach the rows; to everybody else the table is empty.
grant select on fact_versions to dijkwacht_app;
grant select, insert, update on fact_versions to dijkwacht_sharing;

create function facts_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into fact_versions values (coalesce(current_party(), ''), gen_random_uuid())
    on conflict (changed_by) do update set version = excluded.version;
  return null;
end
$$;

do $$
declare facts text;
begin
  execute format('grant dijkwacht_sharing to %I', current_user);
  grant create on schema public to dijkwacht_sharing;
  alter function facts_changed() owner to dijkwacht_sharing;
  revoke create on schema public from dijkwacht_sharing;
  foreach facts in array array['state_changes', 'state_answers', 'evidence', 'evidence_links', 'decisions'] loop
    execute format('create trigger facts_changed after insert or update or delete on %I for each statement execute function facts_changed()', facts);
  end loop;
end
$$;
