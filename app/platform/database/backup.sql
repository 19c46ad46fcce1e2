-- Who makes a backup reads every row of every table and changes nothing. Nobody logs in as this role, and no request can take it:
-- it is given to the owner of the tables alone. Row level security is forced, so without it even the owner would see nothing.
do $$
declare part regclass;
begin
  if not exists (select from pg_roles where rolname = 'dijkwacht_backup') then
    create role dijkwacht_backup nologin;
  end if;
  execute format('grant dijkwacht_backup to %I', current_user);
  grant usage on schema public, pgboss to dijkwacht_backup;
  grant select on all tables in schema public to dijkwacht_backup;
  grant select on all sequences in schema public to dijkwacht_backup;
  grant select on pgboss.job to dijkwacht_backup;
  for part in select oid from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity loop
    execute format('drop policy if exists backup on %s', part);
    execute format('create policy backup on %s for select to dijkwacht_backup using (true)', part);
  end loop;
end
$$;
