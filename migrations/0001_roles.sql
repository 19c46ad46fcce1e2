-- Two roles that nobody can log in with. A request runs as dijkwacht_app, which row level security binds.
-- dijkwacht_sharing owns the few functions that show one party something of another (who-sees-what.sql).
do $$
begin
  if not exists (select from pg_roles where rolname = 'dijkwacht_app') then
    create role dijkwacht_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'dijkwacht_sharing') then
    create role dijkwacht_sharing nologin;
  end if;
end
$$;

revoke create on schema public from public;
grant usage on schema public to dijkwacht_app, dijkwacht_sharing;

-- What `read` and `write` say about the visitor. An empty setting means: nobody, and so no rows.
create function current_person() returns uuid language sql stable
  as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function current_party() returns text language sql stable
  as $$ select nullif(current_setting('app.party', true), '') $$;
create function current_basisteam() returns text language sql stable
  as $$ select nullif(current_setting('app.basisteam', true), '') $$;
create function has_role(wanted text) returns boolean language sql stable
  as $$ select wanted = any (string_to_array(coalesce(current_setting('app.roles', true), ''), ',')) $$;
-- Somebody is there at all. A statement outside `read` and `write` has no roles and meets closed doors.
create function is_visitor() returns boolean language sql stable
  as $$ select coalesce(current_setting('app.roles', true), '') <> '' $$;
