-- Who sees what of another party. Everything that lets one party see something of another stands here and nowhere else.
-- Applied again whenever this file changes.
--
--   every party sees of every other:   name and contact (offices, commitments, renewals), and so also which function is vacant;
--                                      from when until when it takes part (participations);
--                                      the confirmed state of an ambition, its date and the reason why it lapsed or is asked about,
--                                      by name once the working group has decided so, until then only as the region;
--                                      evidence that the other party chose to share, with its file;
--                                      proposals to change what is agreed, what is said of them, and by whom;
--                                      help that it asks of everybody or offers, with what came of it;
--                                      what it does otherwise by a deviation that the working group accepted;
--                                      once by name: how many parties answered a criterion yes and no.
--   the party whose document was taken over: by whom and when; and whoever took it over: that it was replaced or withdrawn.
--   secretary and RIEC adviser besides: the same by name at all times, criteria answered, who is awaited in a round and what
--                                      a party said with it, who sent on its page, help that is asked of them alone, risk profiles,
--                                      deviations that wait or were returned, and per kind of party how many pieces of evidence
--                                      serve a point, without saying which.
--   portfolio holder of the programme: the states by name, who is awaited, and who sent on its page.
--   nobody:                            drafts and changes that wait, notes, unshared evidence, the audit log.
--
-- States and criteria are given out by functions that belong to the role dijkwacht_sharing. That role may read only the
-- columns granted to it below.

do $$ begin execute format('grant dijkwacht_sharing to %I', current_user); end $$;
grant create on schema public to dijkwacht_sharing;
grant usage on schema public to dijkwacht_app, dijkwacht_sharing;

revoke all on state_changes, state_answers, criterion_answers, evidence, evidence_links, evidence_sources, decisions, law_events, law_answers from dijkwacht_sharing;
grant select (id, seq, subject, ambition, kind, state, reason, holds_on, needs_confirmation) on state_changes to dijkwacht_sharing;
grant select (change_id, outcome) on state_answers to dijkwacht_sharing;
grant select (seq, subject, ambition, criterion, yes, holds_on) on criterion_answers to dijkwacht_sharing;
grant select (id, dated_on, valid_until, holds_on, ended_on, replaces, shared) on evidence to dijkwacht_sharing;
grant select (evidence_id, party_id, basisteam, source_id, source_party, taken_on) on evidence_sources to dijkwacht_sharing;
grant select (evidence_id, party_id, subject, ambition, criterion) on evidence_links to dijkwacht_sharing;
grant select (id, type) on parties to dijkwacht_sharing;
grant select on ambition_families to dijkwacht_sharing;
grant select (seq, kind, decided_on) on decisions to dijkwacht_sharing;
grant select (id, on_day, ambitions, entered_on) on law_events to dijkwacht_sharing;
grant select (event_id, outcome, answered_on) on law_answers to dijkwacht_sharing;

do $$
declare source text;
begin
  foreach source in array array['state_changes', 'state_answers', 'criterion_answers', 'evidence', 'evidence_links', 'evidence_sources', 'decisions', 'law_events', 'law_answers'] loop
    execute format('drop policy if exists sharing on %I', source);
    execute format('create policy sharing on %I for select to dijkwacht_sharing using (true)', source);
  end loop;
end
$$;

grant select (seq, party_id, kind, on_day) on participations to dijkwacht_sharing;
drop policy if exists sharing on participations;
create policy sharing on participations for select to dijkwacht_sharing using (true);

drop policy if exists sharing on fact_versions;
create policy sharing on fact_versions for all to dijkwacht_sharing using (true) with check (true);

create or replace function sees_by_name() returns boolean language sql stable security definer set search_path = public as $$
  select has_role('secretary') or has_role('riecAdviser') or has_role('portfolioHolder') or (is_visitor() and coalesce((
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

-- Parties that do not take part on a day: left, or not joined yet. The same as `takesPart` in the room parties.
create or replace function parties_apart(day date) returns setof text language sql stable security definer set search_path = public as $$
  select party_id from participations m group by party_id
  having coalesce(
    (select l.kind from participations l where l.party_id = m.party_id and l.on_day <= day order by l.on_day desc, l.seq desc limit 1),
    (select case f.kind when 'joined' then 'left' else 'joined' end from participations f where f.party_id = m.party_id order by f.on_day, f.seq limit 1)
  ) = 'left'
$$;

-- The last counted change per subject and ambition on a day, since when it stands so without a break and what it was before it
-- lapsed; and the day of the first under that number, before which an earlier number may tell more. `review_months` ({"1.3": 6}) says
-- after how many months without a look a state lapsed by itself: a break too. The reason is given only where a party itself said that
-- the state lapsed; reasons for other changes stay with the party.
drop function if exists shared_states(date);
drop function if exists shared_states(date, jsonb);
create or replace function shared_states(day date, review_months jsonb default '{}')
returns table (subject text, ambition text, kind text, state text, holds_on date, seq bigint, reason text, since date, held text, first_on date)
language sql stable security definer set search_path = public as $$
  with visitor as materialized (select sees_by_name() as by_name, is_visitor() as here),
  -- Newest first and in one order only, so that the facts are sorted once.
  counted as (
    select c.subject, c.ambition, c.kind, c.state, c.holds_on, c.seq, c.reason, c.state in ('achieved', 'secured') as stood,
      lead(c.state) over newest as before, lead(c.holds_on) over newest as before_on, row_number() over newest as place
    from state_changes c left join state_answers a on a.change_id = c.id
    where c.holds_on <= day and case when c.needs_confirmation then a.outcome = 'confirmed' else a.outcome is null end
      and c.subject not in (select parties_apart(day))
    window newest as (partition by c.subject, c.ambition order by c.holds_on desc, c.seq desc)
  ),
  latest as (
    select subject, ambition, max(kind) filter (where place = 1) as kind, max(state) filter (where place = 1) as state,
      max(holds_on) as holds_on, max(seq) filter (where place = 1) as seq, max(reason) filter (where place = 1) as reason,
      min(holds_on) as first_on,
      max(holds_on) filter (where before is distinct from state
        or stood and before_on + make_interval(months => (review_months ->> ambition)::int) < holds_on) as since,
      min(place) filter (where state = 'achieved') as achieved_at, min(place) filter (where state = 'secured') as secured_at
    from counted group by subject, ambition
  )
  select shown_subject(l.subject, l.ambition, visitor.by_name), l.ambition, l.kind, l.state, l.holds_on, l.seq,
    case when l.state = 'lapsed' and visitor.by_name then l.reason end, coalesce(l.since, l.holds_on),
    case when l.state = 'lapsed' then case least(l.achieved_at, l.secured_at) when l.achieved_at then 'achieved' when l.secured_at then 'secured' end end,
    l.first_on
  from visitor, latest l
  where visitor.here
$$;

-- Which states an event of the law leaves alone, because what proves them on the day that it begins to ask is dated on or after it.
-- Also for the day itself, as if the event were confirmed on it: so that it can be told beforehand whom it will touch. An event names
-- the numbers of its time, and evidence those of its own: whatever grew from each other is looked up together.
create or replace function shared_spared(day date)
returns table (subject text, ambition text, event_id text, asks_on date)
language sql stable security definer set search_path = public as $$
  with visitor as materialized (select sees_by_name() as by_name, is_visitor() as here),
  phases as (
    select distinct e.id, e.ambitions, e.on_day, greatest(e.on_day, begins.on_day) as asks_on
    from law_events e left join law_answers a on a.event_id = e.id
      cross join lateral (values (e.entered_on), (case when a.outcome = 'confirmed' then a.answered_on end),
        (case when a.event_id is null then day end)) begins (on_day)
    where e.on_day <= day and begins.on_day <= day
  )
  select distinct shown_subject(l.subject, l.ambition, visitor.by_name), l.ambition, p.id, p.asks_on
  from visitor, phases p
    cross join lateral (
      select number from unnest(p.ambitions) number
      union select kin.ambition from unnest(p.ambitions) number join ambition_families f on f.ambition = number join ambition_families kin using (family)
    ) called (ambition)
    join evidence_links l on l.ambition = called.ambition
    join evidence e on e.id = l.evidence_id
  where visitor.here and l.criterion is not null and e.dated_on >= p.on_day and e.holds_on <= p.asks_on
    and (e.valid_until is null or e.valid_until >= p.asks_on) and (e.ended_on is null or e.ended_on > p.asks_on)
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
    where l.criterion is not null and e.holds_on <= day and l.subject not in (select parties_apart(day))
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

-- How many parties answered a criterion yes and no. Whether anybody may know follows the same decision as the states. `heirs`
-- ({"1.5": ["1.7", "1.8"]}) says under which numbers the answers of an earlier version count; null while there is one version. What was
-- answered under the number itself goes first; of several brought along all must be yes, as in `answersOn`.
drop function if exists shared_criteria_counts(date);
create or replace function shared_criteria_counts(day date, heirs jsonb default null)
returns table (ambition text, criterion text, yes bigint, no bigint)
language sql stable security definer set search_path = public as $$
  with latest as (
    select distinct on (subject, ambition, criterion) subject, ambition, criterion, yes
    from criterion_answers
    where holds_on <= day
    order by subject, ambition, criterion, holds_on desc, seq desc
  ),
  given as (
    select subject, heir, criterion, coalesce(bool_and(latest.yes) filter (where heir = latest.ambition), bool_and(latest.yes)) as yes
    from latest cross join lateral jsonb_array_elements_text(
      case when heirs is null then jsonb_build_array(latest.ambition) else coalesce(heirs -> latest.ambition, '[]') end) heir
    group by subject, heir, criterion
  )
  select heir, criterion, count(*) filter (where given.yes), count(*) filter (where not given.yes)
  from given where sees_by_name() group by heir, criterion
$$;

-- What became of the documents that the own party took over: when the source ended, and what took its place where that is shared.
create or replace function sources_since_taken()
returns table (evidence_id uuid, ended_on date, newer_id uuid)
language sql stable security definer set search_path = public as $$
  select s.evidence_id, e.ended_on, n.id
  from evidence_sources s join evidence e on e.id = s.source_id
    left join evidence n on n.replaces = e.id and n.shared and n.ended_on is null
  where s.party_id = current_party() or s.basisteam = current_basisteam()
$$;

-- Who took over what the own party shared.
create or replace function taken_by_others()
returns table (source_id uuid, party_id text, taken_on date)
language sql stable security definer set search_path = public as $$
  select source_id, party_id, taken_on from evidence_sources where source_party = current_party()
$$;

alter function shared_criteria_counts(date, jsonb) owner to dijkwacht_sharing;
alter function sources_since_taken() owner to dijkwacht_sharing;
alter function taken_by_others() owner to dijkwacht_sharing;
alter function sees_by_name() owner to dijkwacht_sharing;
alter function parties_apart(date) owner to dijkwacht_sharing;
alter function shared_version() owner to dijkwacht_sharing;
alter function shared_states(date, jsonb) owner to dijkwacht_sharing;
alter function shared_spared(date) owner to dijkwacht_sharing;
alter function shared_proofs(date) owner to dijkwacht_sharing;
alter function shared_criteria(date) owner to dijkwacht_sharing;
alter function counted_evidence(date) owner to dijkwacht_sharing;
revoke create on schema public from dijkwacht_sharing;

drop policy if exists contact_of_others on offices;
create policy contact_of_others on offices for select using ((select is_visitor()));
drop policy if exists signature_of_others on commitments;
create policy signature_of_others on commitments for select using ((select is_visitor()));

drop policy if exists renewal_of_others on renewals;
create policy renewal_of_others on renewals for select using ((select is_visitor()));

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

-- The money is of all parties together: everybody reads every entry.
drop policy if exists money_of_all on budget_entries;
create policy money_of_all on budget_entries for select to dijkwacht_app using ((select is_visitor()));

create or replace function makes_report() returns boolean language sql stable as $$
  select has_role('secretary') or has_role('riecAdviser') or has_role('portfolioHolder')
$$;

drop policy if exists awaited on round_confirmations;
create policy awaited on round_confirmations for select to dijkwacht_app using ((select makes_report()));
drop policy if exists awaited on round_fillings;
create policy awaited on round_fillings for select to dijkwacht_app using ((select makes_report()));
drop policy if exists awaited on report_sendings;
create policy awaited on report_sendings for select to dijkwacht_app using ((select makes_report()));
drop policy if exists supporters_read on round_texts;
create policy supporters_read on round_texts for select to dijkwacht_app using ((select makes_report()));
drop policy if exists supporters_read on round_words;
create policy supporters_read on round_words for select to dijkwacht_app using ((select makes_report()));
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
      using ((select current_party()) is not null or (select makes_report()))$policy$, growing);
  end loop;
end
$$;
-- Help that is asked of everybody; the support team also sees what is asked of it alone. Steps go with their ask.
drop policy if exists shared_by_choice on asks;
create policy shared_by_choice on asks for select to dijkwacht_app
  using ((audience = 'all' and (select is_visitor()) and (select current_person()) is not null)
    or (select has_role('secretary')) or (select has_role('riecAdviser')));
drop policy if exists shared_by_choice on ask_steps;
create policy shared_by_choice on ask_steps for select to dijkwacht_app using (exists (select from asks where asks.id = ask_id));
drop policy if exists shared_by_choice on offers;
create policy shared_by_choice on offers for select to dijkwacht_app using ((select is_visitor()) and (select current_person()) is not null);

-- A risk profile says where a party is vulnerable: for itself, and for who advises it. Others see what it does otherwise, once accepted.
drop policy if exists supporters_read on risk_degrees;
create policy supporters_read on risk_degrees for select to dijkwacht_app
  using ((select has_role('secretary')) or (select has_role('riecAdviser')));
drop policy if exists accepted_shared on deviations;
create policy accepted_shared on deviations for select to dijkwacht_app
  using ((select has_role('secretary')) or (select has_role('riecAdviser'))
    or (exists (select from deviation_steps s where s.deviation_id = deviations.id and s.kind = 'accepted')
      and (select current_person()) is not null));
drop policy if exists accepted_shared on deviation_steps;
create policy accepted_shared on deviation_steps for select to dijkwacht_app
  using ((select has_role('secretary')) or (select has_role('riecAdviser'))
    or (kind in ('accepted', 'ended') and (select current_person()) is not null));
-- Vaults. Everybody, also who reports without a name, sees of every vault its signed records: whose it is, its public keys, the random ids of its
-- members. The functions of vault_… give a reporter his own box and replies, by a secret that only he has. What one vault forwarded to
-- another both see, and the receiver gets a wrap and a dossier of exactly the items named in it.
drop policy if exists everybody_sees on vaults;
create policy everybody_sees on vaults for select using (is_visitor());
drop policy if exists everybody_sees on vault_records;
create policy everybody_sees on vault_records for select using (is_visitor());

drop policy if exists sends on vault_forwardings;
create policy sends on vault_forwardings for insert with check (party_id = (select current_party()));
drop policy if exists sees_both_ways on vault_forwardings;
create policy sees_both_ways on vault_forwardings for select using ((select current_party()) in (party_id, to_party));
drop policy if exists forwarded on vault_wraps;
create policy forwarded on vault_wraps for insert with check (exists (
  select from vault_forwardings f where f.party_id = (select current_party()) and f.to_vault = vault and f.to_vault = recipient and vault_wraps.item = any (f.items)));
drop policy if exists forwarded on vault_dossiers;
create policy forwarded on vault_dossiers for insert with check (via = 'forwarded' and exists (
  select from vault_forwardings f where f.party_id = (select current_party()) and f.to_vault = vault and f.dossier = vault_dossiers.id));

do $$
declare source text;
begin
  foreach source in array array['vault_items', 'vault_parts', 'vault_wraps', 'vault_boxes'] loop
    execute format('drop policy if exists sharing on %I', source);
    execute format('create policy sharing on %I for all to dijkwacht_sharing using (true)', source);
  end loop;
end
$$;
