-- Who sees what of another party. Everything that lets one party see something of another stands here and nowhere else.
-- Applied again whenever this file changes.
--
--   every party sees of every other:   name and contact (offices, commitments);
--                                      the confirmed state of an ambition, its date and the reason why it lapsed,
--                                      by name once the working group has decided so, until then only as the region;
--                                      evidence that the other party chose to share, with its file;
--                                      proposals to change what is agreed, what is said of them, and by whom.
--   secretary and RIEC adviser besides: the same by name at all times, criteria answered, who is awaited in a round,
--                                      and per kind of party how many pieces of evidence serve a point, without saying which.
--   nobody:                            drafts and changes that wait, notes, unshared evidence, the audit log.
--
-- States and criteria are given out by functions that belong to the role dijkwacht_sharing. That role may read only the
-- columns granted to it below.

do $$ begin execute format('grant dijkwacht_sharing to %I', current_user); end $$;
grant create on schema public to dijkwacht_sharing;
grant usage on schema public to dijkwacht_app, dijkwacht_sharing;

revoke all on state_changes, state_answers, criterion_answers, evidence, evidence_links, decisions from dijkwacht_sharing;
grant select (id, seq, subject, ambition, kind, state, reason, holds_on, needs_confirmation) on state_changes to dijkwacht_sharing;
grant select (change_id, outcome) on state_answers to dijkwacht_sharing;
grant select (seq, subject, ambition, criterion, yes, holds_on) on criterion_answers to dijkwacht_sharing;
grant select (id, valid_until, holds_on, ended_on) on evidence to dijkwacht_sharing;
grant select (evidence_id, party_id, subject, ambition, criterion) on evidence_links to dijkwacht_sharing;
grant select (id, type) on parties to dijkwacht_sharing;
grant select on ambition_families to dijkwacht_sharing;
grant select (seq, kind, decided_on) on decisions to dijkwacht_sharing;

do $$
declare source text;
begin
  foreach source in array array['state_changes', 'state_answers', 'criterion_answers', 'evidence', 'evidence_links', 'decisions'] loop
    execute format('drop policy if exists sharing on %I', source);
    execute format('create policy sharing on %I for select to dijkwacht_sharing using (true)', source);
  end loop;
end
$$;

drop policy if exists sharing on fact_versions;
create policy sharing on fact_versions for all to dijkwacht_sharing using (true) with check (true);

create or replace function sees_by_name() returns boolean language sql stable security definer set search_path = public as $$
  select has_role('secretary') or has_role('riecAdviser') or (is_visitor() and coalesce((
    select kind = 'byName' from decisions where kind in ('byName', 'regionOnly') order by decided_on desc, seq desc limit 1), false))
$$;

-- A name that tells nobody which party it is and differs per ambition, so that two ambitions cannot be laid side by side. Ambitions
-- that grew from each other share it: they carry the same facts.
create or replace function shown_subject(subject text, ambition text, by_name boolean) returns text language sql stable as $$
  select case when by_name or subject = current_party() or subject = current_basisteam() then subject
    else 'unnamed-' || md5(subject || '/' || coalesce((select f.family from ambition_families f where f.ambition = $2), $2)) end
$$;

-- Changes whenever anything below could answer differently; says nothing else. Empty for nobody.
create or replace function shared_version() returns text language sql stable security definer set search_path = public as $$
  select case when is_visitor() then
    (case when sees_by_name() then 'named' else coalesce(current_party(), '') end) || '/' ||
    coalesce((select md5(string_agg(version::text, '' order by changed_by)) from fact_versions), '') end
$$;

-- The last counted change per subject and ambition on a day. The reason is given only where a party itself said that the
-- state lapsed; reasons for other changes stay with the party.
create or replace function shared_states(day date)
returns table (subject text, ambition text, kind text, state text, holds_on date, seq bigint, reason text)
language sql stable security definer set search_path = public as $$
  with visitor as materialized (select sees_by_name() as by_name, is_visitor() as here)
  select distinct on (c.subject, c.ambition)
    shown_subject(c.subject, c.ambition, visitor.by_name), c.ambition, c.kind, c.state, c.holds_on, c.seq,
    case when c.state = 'lapsed' and visitor.by_name then c.reason end
  from visitor, state_changes c left join state_answers a on a.change_id = c.id
  where visitor.here and c.holds_on <= day and (not c.needs_confirmation or a.outcome = 'confirmed')
  order by c.subject, c.ambition, c.holds_on desc, c.seq desc
$$;

-- From when until when each criterion was proved, without saying by what. Only where something ended or will end: a criterion
-- whose evidence has no end can never lower a dike.
create or replace function shared_proofs(day date)
returns table (subject text, ambition text, criterion text, holds_on date, valid_until date, ended_on date)
language sql stable security definer set search_path = public as $$
  with visitor as materialized (select sees_by_name() as by_name, is_visitor() as here),
  proofs as (
    select l.subject, l.ambition, l.criterion, e.holds_on, e.valid_until, e.ended_on,
      bool_or(e.valid_until is not null or e.ended_on is not null) over (partition by l.subject, l.ambition, l.criterion) as ends
    from evidence_links l join evidence e on e.id = l.evidence_id
    where l.criterion is not null and e.holds_on <= day
  )
  select shown_subject(p.subject, p.ambition, visitor.by_name), p.ambition, p.criterion, p.holds_on, p.valid_until, p.ended_on
  from visitor, proofs p
  where visitor.here and p.ends
$$;

create or replace function shared_criteria(day date)
returns table (subject text, ambition text, criterion text, yes boolean)
language sql stable security definer set search_path = public as $$
  select distinct on (subject, ambition, criterion) subject, ambition, criterion, yes
  from criterion_answers
  where (has_role('secretary') or has_role('riecAdviser')) and holds_on <= day
  order by subject, ambition, criterion, holds_on desc, seq desc
$$;

-- How many pieces of evidence serve each point today, per kind of party. It says nothing of what they are or whose.
create or replace function counted_evidence(day date)
returns table (ambition text, criterion text, party_type text, items bigint)
language sql stable security definer set search_path = public as $$
  select l.ambition, l.criterion, p.type, count(distinct l.evidence_id)
  from evidence_links l join evidence e on e.id = l.evidence_id join parties p on p.id = l.party_id
  where (has_role('secretary') or has_role('riecAdviser')) and (e.ended_on is null or e.ended_on > day)
  group by l.ambition, l.criterion, p.type
$$;

alter function sees_by_name() owner to dijkwacht_sharing;
alter function shared_version() owner to dijkwacht_sharing;
alter function shared_states(date) owner to dijkwacht_sharing;
alter function shared_proofs(date) owner to dijkwacht_sharing;
alter function shared_criteria(date) owner to dijkwacht_sharing;
alter function counted_evidence(date) owner to dijkwacht_sharing;
revoke create on schema public from dijkwacht_sharing;

drop policy if exists contact_of_others on offices;
create policy contact_of_others on offices for select using ((select is_visitor()));
drop policy if exists signature_of_others on commitments;
create policy signature_of_others on commitments for select using ((select is_visitor()));

drop policy if exists shared_by_choice on evidence;
create policy shared_by_choice on evidence for select to dijkwacht_app
  using (shared and ended_on is null and ((select current_party()) is not null or (select has_role('secretary')) or (select has_role('riecAdviser'))));
drop policy if exists shared_by_choice on evidence_links;
create policy shared_by_choice on evidence_links for select to dijkwacht_app
  using (exists (select from evidence where evidence.id = evidence_id and shared and ended_on is null)
    and ((select current_party()) is not null or (select has_role('secretary')) or (select has_role('riecAdviser'))));
drop policy if exists shared_by_choice on files;
create policy shared_by_choice on files for select to dijkwacht_app
  using (exists (select from evidence where evidence.file_id = files.id and shared and ended_on is null)
    and ((select current_party()) is not null or (select has_role('secretary')) or (select has_role('riecAdviser'))));

drop policy if exists awaited on round_confirmations;
create policy awaited on round_confirmations for select to dijkwacht_app
  using ((select has_role('secretary')) or (select has_role('riecAdviser')));
drop policy if exists supporters_read on round_texts;
create policy supporters_read on round_texts for select to dijkwacht_app using ((select has_role('riecAdviser')));
-- A frozen report names the parties, so it follows the same decision.
drop policy if exists frozen_report on reports;
create policy frozen_report on reports for select to dijkwacht_app using ((select sees_by_name()));

-- A proposal is made to be read by everybody who takes part, with what they say of it and under whose name.
do $$
declare growing text;
begin
  foreach growing in array array['proposals', 'proposal_comments', 'proposal_decisions'] loop
    execute format('drop policy if exists shared_with_all on %I', growing);
    execute format($policy$create policy shared_with_all on %I for select to dijkwacht_app
      using ((select current_party()) is not null or (select has_role('secretary')) or (select has_role('riecAdviser')))$policy$, growing);
  end loop;
end
$$;
