-- Somebody near a client, who sees what the client shares with them and nothing else. The client names them, says what is
-- shared and takes it back; nobody in the practice does, or sees that it was done, but by the log that its owner answers for.
create table relatives (
	practice_id uuid not null,
	client_id uuid not null,
	id uuid not null,
	member_id uuid not null,
	parts text[] not null,
	version integer default 1 not null,
	made_at timestamp with time zone default now() not null,
	ended_at timestamp with time zone,
	constraint relatives_pk primary key (practice_id, client_id, id),
	constraint relatives_client_fk foreign key (practice_id, client_id) references clients (practice_id, id),
	constraint relatives_member_fk foreign key (practice_id, member_id) references members (practice_id, id),
	constraint relatives_parts check (cardinality(parts) between 1 and 3 and parts <@ array['program', 'days', 'progress'])
);
--> statement-breakpoint
create unique index relatives_member on relatives (practice_id, member_id);
--> statement-breakpoint
alter table relatives enable row level security;
--> statement-breakpoint
alter table relatives force row level security;
--> statement-breakpoint
create policy owner on relatives for all to verzacht_owner using (true) with check (true);
--> statement-breakpoint
create policy backup on relatives for select to verzacht_backup using (true);
--> statement-breakpoint
create policy tenant on relatives as restrictive for all to verzacht_runtime
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy own on relatives for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
-- Whom nobody named yet, of those who were made to be: their maker can't see them before. Nobody else is to be named.
create function app.unnamed_relatives() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.id from members m where app.role() = 'client' and m.practice_id = app.practice() and m.role = 'relative'
    and m.account_id is null
    and not exists (select from relatives r where r.practice_id = m.practice_id and r.member_id = m.id)
$$;
--> statement-breakpoint
create policy named on relatives for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client' and ended_at is null
    and member_id in (select app.unnamed_relatives()));
--> statement-breakpoint
create policy changed on relatives for update to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client' and ended_at is null);
--> statement-breakpoint
grant select, insert on relatives to verzacht_runtime;
--> statement-breakpoint
grant update (parts, version) on relatives to verzacht_runtime;
--> statement-breakpoint
grant select on relatives to verzacht_backup;
--> statement-breakpoint
alter table members drop constraint members_role;
--> statement-breakpoint
alter table members add constraint members_role check (role in ('owner', 'therapist', 'assistant', 'client', 'relative'));
--> statement-breakpoint
create policy named on members for insert to verzacht_runtime
  with check ((select app.role()) = 'client' and role = 'relative' and account_id is null);
--> statement-breakpoint
-- A relative is seen by who named them, by themselves, and in the log that the owner reads; and sees nobody else.
create policy near on members as restrictive for select to verzacht_runtime
  using (id = (select app.member()) or ((select app.role()) <> 'relative' and (role <> 'relative'
    or (select app.role()) = 'owner'
    or id in (select r.member_id from relatives r where r.practice_id = (select app.practice())))));
--> statement-breakpoint
create function app.stay_relative() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'a relative stays one, and nobody becomes one' using errcode = 'check_violation';
end $$;
--> statement-breakpoint
create trigger stays_relative before update of role on members for each row
  when (old.role <> new.role and 'relative' in (old.role, new.role)) execute function app.stay_relative();
--> statement-breakpoint
alter table invitations add column of_relative boolean default false not null;
--> statement-breakpoint
-- A link is for whom the client shares something with now, and for nobody else who is here.
create policy named on invitations for all to verzacht_runtime
  using (of_relative and created_by = (select app.member()) and (select app.role()) = 'client'
    and member_id in (select r.member_id from relatives r where r.practice_id = (select app.practice())
      and r.client_id = (select app.record()) and r.ended_at is null))
  with check (of_relative and created_by = (select app.member()) and (select app.role()) = 'client'
    and member_id in (select r.member_id from relatives r where r.practice_id = (select app.practice())
      and r.client_id = (select app.record()) and r.ended_at is null));
--> statement-breakpoint
-- That a client makes a link for somebody near is not the practice's to see.
create policy near on invitations as restrictive for all to verzacht_runtime
  using (not of_relative or (select app.role()) = 'client');
--> statement-breakpoint
-- Letters to somebody near, and word to a client that something is shared, wait without being shown to who keeps the post.
alter table mails drop constraint mails_kind;
--> statement-breakpoint
alter table mails add constraint mails_kind check (kind in ('invitation', 'password', 'address', 'notice', 'shared')
  and (kind = 'invitation') = (invitation_id is not null));
--> statement-breakpoint
create policy near on mails as restrictive for select to verzacht_runtime
  using (kind <> 'shared' and member_id not in (select m.id from members m
    where m.practice_id = (select app.practice()) and m.role = 'relative'));
--> statement-breakpoint
-- Word of it to the client who shares, at the address they sign in with.
create function app.post_shared(p_id uuid, p_subject text, p_body text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its text;
begin
  select a.email into its from members m join accounts a on a.id = m.account_id
    where app.role() = 'client' and m.practice_id = app.practice() and m.id = app.member() and m.left_at is null;
  if found then
    perform app.post_own_letter(app.practice(), app.member(), p_id, 'shared', its, p_subject, p_body, interval '1 day');
  end if;
end $$;
--> statement-breakpoint
-- No table opens to a relative, whatever its other policies say: what is shared comes by the functions below alone.
do $$
declare t text;
begin
  foreach t in array array[
    'audit_seals', 'audit_tallies', 'care_relations', 'check_ins', 'client_keys', 'client_summaries', 'clients', 'consents',
    'deliveries', 'emergency_looks', 'erasure_decisions', 'erasure_requests', 'goal_scores', 'goals', 'health_lists',
    'invitations', 'look_questions', 'mails', 'member_names', 'measure_assignments', 'measure_licences', 'measure_scores', 'notes',
    'parked_matters', 'plan_periods', 'practice_contacts', 'practice_exercises', 'private_lines', 'program_items',
    'program_versions', 'programs', 'push_devices', 'record_copies', 'record_statements', 'relatives',
    'release_decisions', 'reminder_suggestions', 'reminders', 'report_shares', 'reports', 'retention_terms',
    'safety_agreements', 'session_corrections', 'session_echoes', 'session_entries', 'sessions', 'signals',
    'statement_answers', 'verdict_agreements', 'verdict_answers'
  ] loop
    execute format($policy$create policy not_of_relatives on %I as restrictive for all to verzacht_runtime
      using ((select app.role()) <> 'relative')$policy$, t);
  end loop;
end $$;
--> statement-breakpoint
-- What a relative does to their own account is written down; about a record they write nothing by themselves.
create policy not_of_relatives on audit_events as restrictive for all to verzacht_runtime
  using ((select app.role()) <> 'relative') with check ((select app.role()) <> 'relative' or client_id is null);
--> statement-breakpoint
-- With whom the viewer looks along; no row: nothing is shared with them now.
create function app.shared() returns table (client_id uuid, first_name text, parts text[], time_zone text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.client_id, split_part(btrim(c.name), ' ', 1), r.parts, c.time_zone
    from relatives r join clients c on c.practice_id = r.practice_id and c.id = r.client_id
    where app.role() = 'relative' and r.practice_id = app.practice() and r.member_id = app.member() and r.ended_at is null
$$;
--> statement-breakpoint
-- Whose part the viewer may see now, with the look written down; null: it is not shared with them.
create function app.look_along(p_part text, p_event text, p_id uuid, p_request uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_client uuid;
begin
  select s.client_id into its_client from app.shared() s where p_part is null or p_part = any(s.parts);
  if its_client is null then return null; end if;
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, request_id, ground)
    values (app.practice(), p_id, 'R', p_event, app.member(), app.role(), its_client, p_request, 'shared');
  return its_client;
end $$;
--> statement-breakpoint
-- That the relative opened what is shared: whose it is, and which parts.
create function app.shared_with_me(p_id uuid, p_request uuid) returns table (first_name text, parts text[])
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.look_along(null, 'shared.read', p_id, p_request) is null then return; end if;
  return query select s.first_name, s.parts from app.shared() s;
end $$;
--> statement-breakpoint
-- The exercises that are practised now: what the library says of them, how long, and on which days. Not the title, the
-- words or the remarks of whoever made the program; and nothing that releases while release is not open, or rests.
create function app.shared_program(p_today date, p_id uuid, p_request uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_client uuid := app.look_along('program', 'shared.program_read', p_id, p_request);
  found_items jsonb;
begin
  if its_client is null then return null; end if;
  select coalesce(jsonb_agg(jsonb_build_object('exercise', x.content, 'dose', i.dose, 'days', i.days,
      'timesPerDay', i.times_per_day) order by i.position), '[]') into found_items
    from programs p
    join program_items i on i.practice_id = p.practice_id and i.program_id = p.id and i.version = p.version
    cross join lateral (
      select l.content from library_exercises l where l.id = i.library_exercise_id
      union all select e.content from practice_exercises e where e.practice_id = i.practice_id and e.id = i.practice_exercise_id
    ) x
    where p.practice_id = app.practice() and p.client_id = its_client and p.status = 'active'
      and p.starts_on <= p_today and (p.ends_on is null or p.ends_on >= p_today)
      and (x.content ->> 'group' <> 'release' or (select d.open and not exists (select from signals g
          where g.practice_id = d.practice_id and g.client_id = d.client_id and g.pauses and g.raised_at > d.decided_at)
        from release_decisions d
        where d.practice_id = p.practice_id and d.client_id = its_client order by d.id desc limit 1));
  return found_items;
end $$;
--> statement-breakpoint
-- The days on which something was practised, and nothing about them.
create function app.shared_days(p_from date, p_to date, p_id uuid, p_request uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_client uuid := app.look_along('days', 'shared.days_read', p_id, p_request);
begin
  if its_client is null then return null; end if;
  return (select coalesce(jsonb_agg(distinct s.practised_on order by s.practised_on), '[]') from sessions s
    where s.practice_id = app.practice() and s.client_id = its_client and s.practised_on between p_from and p_to);
end $$;
--> statement-breakpoint
-- Sums of the ratings of each day, as lib/progress draws them.
create function app.shared_progress(p_from date, p_to date, p_id uuid, p_request uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_client uuid := app.look_along('progress', 'shared.progress_read', p_id, p_request);
begin
  if its_client is null then return null; end if;
  return (select coalesce(jsonb_agg(jsonb_build_array(d.day, d.sessions, d.tb, d.tbn, d.ta, d.tan, d.sb, d.sbn, d.sa, d.san)
      order by d.day), '[]') from (
    select s.practised_on as day, count(*) as sessions,
      coalesce(sum(s.tension_before), 0) as tb, count(s.tension_before) as tbn,
      coalesce(sum(s.tension_after), 0) as ta, count(s.tension_after) as tan,
      coalesce(sum(s.safety_before), 0) as sb, count(s.safety_before) as sbn,
      coalesce(sum(s.safety_after), 0) as sa, count(s.safety_after) as san
    from sessions s where s.practice_id = app.practice() and s.client_id = its_client
      and s.practised_on between p_from and p_to group by s.practised_on) d);
end $$;
--> statement-breakpoint
-- Out with this transaction: sign-ins and link end, and an account that opens nothing else goes with its password, its
-- address and the letters to it. The name stays with what was seen under it. Taken in the order in which whoever else takes
-- them does: the share as who makes a link, the link as who comes in by it, then sign-ins, account and member.
create function app.take_back(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_member uuid;
  its_account uuid;
begin
  select r.member_id into its_member from relatives r
    join members m on m.practice_id = r.practice_id and m.id = r.member_id and m.role = 'relative'
    where app.role() = 'client' and r.practice_id = app.practice() and r.client_id = app.record() and r.id = p_id
      and r.ended_at is null
    for update of r;
  if not found then return false; end if;
  update invitations set expires_at = least(expires_at, now())
    where practice_id = app.practice() and member_id = its_member and used_at is null;
  perform from sign_ins where practice_id = app.practice() and member_id = its_member and ended_at is null for update;
  perform from accounts where id = (select account_id from members where practice_id = app.practice() and id = its_member)
    for update;
  select account_id into its_account from members where practice_id = app.practice() and id = its_member for update;
  update relatives set ended_at = now() where practice_id = app.practice() and client_id = app.record() and id = p_id;
  -- Whoever came in while the account was waited for goes too.
  update sign_ins set ended_at = now()
    where practice_id = app.practice() and member_id = its_member and ended_at is null;
  delete from mails where practice_id = app.practice() and member_id = its_member;
  update members set left_at = now(), email = null where practice_id = app.practice() and id = its_member;
  if its_account is not null and not exists (select 1 from members where account_id = its_account and left_at is null) then
    update members set account_id = null where account_id = its_account;
    delete from accounts where id = its_account;
  end if;
  return true;
end $$;
--> statement-breakpoint
-- Whom a client named is destroyed with the record: member, sign-ins, links, account.
create function app.forget_relative() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_account uuid;
begin
  select m.account_id into its_account from members m
    where m.practice_id = old.practice_id and m.id = old.member_id and m.role = 'relative';
  if not found then return null; end if;
  perform app.erase_rows(app.tables_with('member_id', '{clients,relatives}'), old.practice_id, 'member_id', old.member_id);
  delete from members where practice_id = old.practice_id and id = old.member_id;
  if its_account is not null and not exists (select from members m where m.account_id = its_account) then
    delete from accounts where id = its_account;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger forgotten after delete on relatives for each row execute function app.forget_relative();
--> statement-breakpoint
-- What a sign-in has to show before more is shared: null where it showed it in the last ten minutes (as app.enter asks).
create function app.lacks_fresh(p_id_hash bytea) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when i.fresh_at > now() - interval '10 minutes' then null when i.factor_at is null then 'password'
    else 'code' end
    from (select app.practice() as practice_id, app.member() as member_id) viewer
    left join sign_ins i on i.id_hash = p_id_hash and i.practice_id = viewer.practice_id and i.member_id = viewer.member_id
$$;
--> statement-breakpoint
-- What a relative sees is somebody else's: a week without a look ends their sign-in, and so does a month.
create or replace function app.idle_time(p_role text) returns interval language sql immutable
  return case p_role when 'client' then interval '30 days' when 'relative' then interval '7 days'
    else interval '30 minutes' end;
--> statement-breakpoint
create or replace function app.absolute_time(p_role text) returns interval language sql immutable
  return case p_role when 'client' then interval '90 days' when 'relative' then interval '30 days'
    else interval '12 hours' end;
--> statement-breakpoint
-- As before (0031), and a relative may come in without a second factor, as a client does.
create or replace function app.enter(p_id_hash bytea, p_request uuid, p_roles text[], p_client uuid, p_act text)
returns table (practice_id uuid, member_id uuid, account_id uuid, role text, name text, email text, locale text,
  practice_name text, time_zone text, client_id uuid, allowed boolean, record_open boolean, lacks text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  s record;
  opened uuid;
  in_emergency boolean;
begin
  select i.practice_id, i.member_id, i.seen_at, i.factor_at, i.fresh_at, m.account_id, m.role, m.name, m.email, m.locale,
      p.name as practice_name, p.factor_exempt, coalesce(c.time_zone, p.time_zone) as time_zone, c.id as client_id
    into s
    from sign_ins i
    join members m on m.practice_id = i.practice_id and m.id = i.member_id and m.left_at is null
    join practices p on p.id = i.practice_id
    left join clients c on c.practice_id = i.practice_id and c.member_id = i.member_id
    where i.id_hash = p_id_hash and i.ended_at is null and i.idle_until > now() and i.absolute_until > now();
  if not found then return; end if;

  if s.seen_at < now() - interval '1 minute' then
    -- A page enters several times at once: whoever finds the row taken need not wait, it is being kept alive already.
    update sign_ins set seen_at = now(), idle_until = now() + app.idle_time(s.role)
      where id_hash = (select id_hash from sign_ins where id_hash = p_id_hash for update skip locked);
  end if;

  allowed := s.role = any(p_roles);
  if allowed then
    if s.factor_at is null and s.role not in ('client', 'relative') and not s.factor_exempt and not 'unfinished' = any(p_roles) then
      lacks := 'second_factor';
    elsif 'fresh' = any(p_roles) and (s.fresh_at is null or s.fresh_at <= now() - interval '10 minutes') then
      lacks := case when s.factor_at is null then 'password' else 'code' end;
    end if;
    allowed := lacks is null;
  end if;
  opened := s.client_id;
  record_open := p_client is null;
  if allowed and p_client is not null then
    record_open := app.may_open(s.practice_id, s.member_id, s.role, s.client_id, p_client);
    in_emergency := record_open and s.role = 'therapist' and not app.treats(s.practice_id, s.member_id, p_client);
    opened := case when record_open then p_client end;
    -- An emergency is for looking: nothing leaves the house.
    if in_emergency and p_act ~ '(exported|printed)$' then allowed := false; end if;
  end if;
  if allowed then
    perform set_config('app.practice_id', s.practice_id::text, true),
      set_config('app.member_id', s.member_id::text, true),
      set_config('app.role', s.role, true),
      set_config('app.client_id', coalesce(opened::text, ''), true);
    if in_emergency then perform set_config('app.ground', 'emergency', true); end if;
    if p_act is not null and p_client is not null and record_open then
      insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, request_id)
        values (s.practice_id, p_request, 'R', p_act, s.member_id, s.role, p_client, p_request);
    end if;
    -- An emergency is for looking: from here on this transaction changes nothing, whatever it tries.
    if in_emergency then perform set_config('transaction_read_only', 'on', true); end if;
  end if;
  return query select s.practice_id, s.member_id, s.account_id, s.role, s.name, s.email, s.locale, s.practice_name,
    s.time_zone, s.client_id, allowed, record_open, lacks;
end $$;
--> statement-breakpoint
-- As before (0037), and nobody near a client is asked for a second factor.
create or replace function app.own_second_factor()
returns table (secret bytea, made_at timestamptz, codes_left int, asked boolean, passkeys int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.secret, f.made_at,
      (select count(*)::int from recovery_codes r where r.account_id = app.own_account() and r.used_at is null),
      not p.factor_exempt and app.role() not in ('client', 'relative'),
      (select count(*)::int from passkeys k where k.account_id = app.own_account())
    from practices p left join second_factors f on f.account_id = app.own_account() where p.id = app.practice()
$$;
--> statement-breakpoint
revoke all on function app.shared(), app.look_along(text, text, uuid, uuid), app.shared_with_me(uuid, uuid),
  app.shared_program(date, uuid, uuid), app.shared_days(date, date, uuid, uuid), app.shared_progress(date, date, uuid, uuid),
  app.take_back(uuid), app.forget_relative(), app.stay_relative(), app.lacks_fresh(bytea), app.unnamed_relatives(),
  app.post_shared(uuid, text, text) from public;
--> statement-breakpoint
grant execute on function app.shared(), app.shared_with_me(uuid, uuid), app.shared_program(date, uuid, uuid),
  app.shared_days(date, date, uuid, uuid), app.shared_progress(date, date, uuid, uuid), app.take_back(uuid),
  app.lacks_fresh(bytea), app.unnamed_relatives(), app.post_shared(uuid, text, text) to verzacht_runtime;
