-- What must run before, or while, a practice becomes known. Each function is the owner's, does one thing, and tells little.

-- Lets a request in: the sign-in row is looked up, kept alive, and from here to the end of the transaction PostgreSQL
-- shows one practice to one person. No row: signed out. `allowed` false: this role can't. `record_open` false: not yours.
-- Opening somebody's record is itself an act, and is written down here, where no caller can forget it.
create function app.enter(p_id_hash bytea, p_request uuid, p_roles text[], p_client uuid, p_act text)
returns table (practice_id uuid, member_id uuid, account_id uuid, role text, name text, email text, locale text,
  practice_name text, time_zone text, client_id uuid, allowed boolean, record_open boolean)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  s record;
  opened uuid;
begin
  select i.practice_id, i.member_id, i.seen_at, m.account_id, m.role, m.name, m.email, m.locale,
      p.name as practice_name, coalesce(c.time_zone, p.time_zone) as time_zone, c.id as client_id
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
  opened := s.client_id;
  record_open := p_client is null;
  if allowed and p_client is not null then
    record_open := app.may_open(s.practice_id, s.member_id, s.role, s.client_id, p_client);
    opened := case when record_open then p_client end;
  end if;
  if allowed then
    perform set_config('app.practice_id', s.practice_id::text, true),
      set_config('app.member_id', s.member_id::text, true),
      set_config('app.role', s.role, true),
      set_config('app.client_id', coalesce(opened::text, ''), true);
    if p_act is not null and p_client is not null and record_open then
      insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, request_id)
        values (s.practice_id, p_request, 'R', p_act, s.member_id, s.role, p_client, p_request);
    end if;
  end if;
  return query select s.practice_id, s.member_id, s.account_id, s.role, s.name, s.email, s.locale, s.practice_name,
    s.time_zone, s.client_id, allowed, record_open;
end $$;
--> statement-breakpoint
-- 30 minutes at a desk, 30 days on a client's phone: the desk is shared, the phone is theirs (docs/decisions).
create function app.idle_time(p_role text) returns interval language sql immutable
  return case when p_role = 'client' then interval '30 days' else interval '30 minutes' end;
--> statement-breakpoint
create function app.absolute_time(p_role text) returns interval language sql immutable
  return case when p_role = 'client' then interval '90 days' else interval '12 hours' end;
--> statement-breakpoint
create function app.may_open(p_practice uuid, p_member uuid, p_role text, p_own uuid, p_client uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_role = 'client' then return coalesce(p_client = p_own, false); end if;
  if p_role = 'owner' then
    return exists (select 1 from clients c where c.practice_id = p_practice and c.id = p_client);
  end if;
  return p_role = 'therapist' and exists (select 1 from care_relations r where r.practice_id = p_practice
    and r.therapist_id = p_member and r.client_id = p_client and r.until is null);
end $$;
--> statement-breakpoint
-- For a request that learns only on its way which client it is about (a program by its own id).
create function app.open_record(p_client uuid, p_act text, p_event_id uuid, p_request uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid;
begin
  if app.practice() is null then return false; end if;
  select c.id into own from clients c where c.practice_id = app.practice() and c.member_id = app.member();
  if not app.may_open(app.practice(), app.member(), app.role(), own, p_client) then return false; end if;
  perform set_config('app.client_id', p_client::text, true);
  if p_act is not null then
    insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, request_id)
      values (app.practice(), p_event_id, 'R', p_act, app.member(), app.role(), p_client, p_request);
  end if;
  return true;
end $$;
--> statement-breakpoint
create function app.find_account(p_email text)
returns table (account_id uuid, password_hash text, practice_id uuid, member_id uuid, role text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.password_hash, m.practice_id, m.id, m.role from accounts a
    join members m on m.account_id = a.id and m.left_at is null
    where a.email = p_email order by m.created_at desc limit 1
$$;
--> statement-breakpoint
create function app.begin_sign_in(p_id_hash bytea, p_practice uuid, p_member uuid, p_device text, p_event_id uuid)
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_role text;
begin
  select m.role into strict its_role from members m
    where m.practice_id = p_practice and m.id = p_member and m.left_at is null and m.account_id is not null;
  delete from sign_ins where practice_id = p_practice and member_id = p_member
    and (absolute_until < now() or ended_at < now() - interval '1 day');
  insert into sign_ins (id_hash, practice_id, member_id, device, idle_until, absolute_until)
    values (p_id_hash, p_practice, p_member, left(p_device, 120), now() + app.idle_time(its_role),
      now() + app.absolute_time(its_role));
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role)
    values (p_practice, p_event_id, 'E', 'signed_in', p_member, its_role);
end $$;
--> statement-breakpoint
create function app.end_sign_in(p_id_hash bytea, p_event_id uuid)
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  s record;
begin
  update sign_ins set ended_at = now() where id_hash = p_id_hash and ended_at is null
    returning practice_id, member_id into s;
  if not found then return; end if;
  insert into audit_events (practice_id, id, action, event, actor_id)
    values (s.practice_id, p_event_id, 'E', 'signed_out', s.member_id);
end $$;
--> statement-breakpoint
-- Ends the other sign-ins of the person who is signed in: after a new password, for a lost phone.
create function app.end_other_sign_ins(p_id_hash bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update sign_ins set ended_at = now()
    where practice_id = app.practice() and member_id = app.member() and id_hash <> p_id_hash and ended_at is null
$$;
--> statement-breakpoint
create function app.own_password_hash() returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.password_hash from members m join accounts a on a.id = m.account_id
    where m.practice_id = app.practice() and m.id = app.member()
$$;
--> statement-breakpoint
create function app.change_own_password(p_hash text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update accounts set password_hash = p_hash where id = (
    select m.account_id from members m where m.practice_id = app.practice() and m.id = app.member())
$$;
--> statement-breakpoint
-- Seconds to wait before this try counts: two slips are free, then 0.2 s, doubling with each failure up to 20 s;
-- forgotten after a quarter of an hour.
create function app.wait_before_try(p_key bytea) returns double precision
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((
    select greatest(0, least(20, 0.2 * power(2, least(failures, 12) - 3)) - extract(epoch from now() - tried_at))
    from sign_in_tries where key = p_key and failures > 2 and tried_at > now() - interval '15 minutes'), 0)
$$;
--> statement-breakpoint
create function app.note_try(p_key bytea, p_failed boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not p_failed then
    delete from sign_in_tries where key = p_key;
    return;
  end if;
  insert into sign_in_tries as t (key, failures, tried_at) values (p_key, 1, now())
    on conflict (key) do update set tried_at = now(),
      failures = case when t.tried_at > now() - interval '15 minutes' then t.failures + 1 else 1 end;
  delete from sign_in_tries where tried_at < now() - interval '1 day';
end $$;
--> statement-breakpoint
create function app.look_at_invitation(p_token_hash bytea)
returns table (practice_name text, name text, email text, role text, locale text, open boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.name, m.name, m.email, m.role, m.locale,
      i.used_at is null and i.expires_at > now() and m.account_id is null and m.left_at is null
    from invitations i join practices p on p.id = i.practice_id
    join members m on m.practice_id = i.practice_id and m.id = i.member_id
    where i.token_hash = p_token_hash
$$;
--> statement-breakpoint
-- Answers 'accepted', 'invitation_spent' or 'email_taken'. The address counts as the invited one's if they had none.
create function app.accept_invitation(p_token_hash bytea, p_account uuid, p_email text, p_password_hash text,
  p_locale text, p_event_id uuid)
returns table (outcome text, practice_id uuid, member_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  i record;
begin
  select v.practice_id, v.member_id, v.id, m.email, m.role into i from invitations v
    join members m on m.practice_id = v.practice_id and m.id = v.member_id
    where v.token_hash = p_token_hash and v.used_at is null and v.expires_at > now()
      and m.account_id is null and m.left_at is null
    for update of v, m;
  if not found then return query select 'invitation_spent', null::uuid, null::uuid; return; end if;
  insert into accounts (id, email, password_hash) values (p_account, coalesce(i.email, p_email), p_password_hash)
    on conflict (email) do nothing;
  if not found then return query select 'email_taken', null::uuid, null::uuid; return; end if;
  update members set account_id = p_account, email = coalesce(i.email, p_email), locale = p_locale
    where practice_id = i.practice_id and id = i.member_id;
  update clients set locale = p_locale, email = coalesce(email, p_email), version = version + 1
    where practice_id = i.practice_id and member_id = i.member_id;
  update invitations set used_at = now() where practice_id = i.practice_id and member_id = i.member_id and used_at is null;
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role, object_type, object_id)
    values (i.practice_id, p_event_id, 'E', 'invitation.accepted', i.member_id, i.role, 'invitation', i.id);
  return query select 'accepted', i.practice_id, i.member_id;
end $$;
--> statement-breakpoint
-- Whether any program that was sent, of whichever client, holds an own exercise of this practice.
create function app.exercise_in_use(p_practice uuid, p_exercise uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p_practice = app.practice() and exists (select 1 from program_items i
    join programs p on p.practice_id = i.practice_id and p.id = i.program_id and p.status <> 'draft'
    where i.practice_id = p_practice and i.practice_exercise_id = p_exercise)
$$;
--> statement-breakpoint
create function app.is_set_up() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from practices)
$$;
--> statement-breakpoint
-- The first visit: makes the practice and its owner, once. False when somebody was first.
create function app.set_up_practice(p_practice uuid, p_practice_name text, p_time_zone text, p_member uuid, p_account uuid,
  p_name text, p_email text, p_password_hash text, p_locale text, p_event_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  lock table practices in exclusive mode;
  if exists (select 1 from practices) then return false; end if;
  insert into practices (id, name, time_zone) values (p_practice, p_practice_name, p_time_zone);
  insert into accounts (id, email, password_hash) values (p_account, p_email, p_password_hash);
  insert into members (practice_id, id, account_id, role, name, email, locale)
    values (p_practice, p_member, p_account, 'owner', p_name, p_email, p_locale);
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role)
    values (p_practice, p_event_id, 'C', 'practice.set_up', p_member, 'owner');
  return true;
end $$;
--> statement-breakpoint
revoke all on all functions in schema app from public;
--> statement-breakpoint
grant execute on all functions in schema app to verzacht_runtime;
--> statement-breakpoint
revoke execute on function app.may_open(uuid, uuid, text, uuid, uuid) from verzacht_runtime;
