-- A mark that changes in the same transaction as any fact. Whoever kept something that was made of facts compares marks and knows
-- whether it still holds (kept.server.ts). Every table has it, also one that is made later, save what changes all the time and is
-- never kept: who stepped in, the day of a practice environment, the audit log and the marks themselves.
-- Applied again whenever this file changes or a table came.
do $$
declare facts text;
begin
  for facts in select tablename from pg_tables where schemaname = 'public'
    and tablename not in ('migrations', 'fact_versions', 'sessions', 'practice_day', 'audit_events', 'audit_heads') loop
    execute format('create or replace trigger facts_changed after insert or update or delete or truncate on %I
      for each statement execute function facts_changed()', facts);
  end loop;
end
$$;

do $$ begin execute format('grant dijkwacht_sharing to %I', current_user); end $$;
grant create on schema public to dijkwacht_sharing;

-- Says nothing but whether something changed. Empty before the first fact, and for nobody.
create or replace function facts_version() returns text language sql stable security definer set search_path = public as $$
  select case when is_visitor() then coalesce((select md5(string_agg(version::text, '' order by changed_by)) from fact_versions), '') else '' end
$$;

alter function facts_version() owner to dijkwacht_sharing;
revoke create on schema public from dijkwacht_sharing;
